//! The mailbox that complaints come to, read over IMAP.
//!
//! A message is taken by UID, in the order it arrived, and marked as seen only after what it became
//! was committed; a crash in between takes it once more, and whoever takes it knows it by its
//! contents. What is seen already is taken too, when it is new: somebody may have looked into the
//! mailbox with a telephone. The mailbox itself is left as it is: nothing is moved or deleted.
//!
//! When the server numbers its messages anew (UIDVALIDITY), what arrived since shortly before the
//! last look is gone through, not the whole mailbox. A mailbox that is out of reach is tried again at
//! growing intervals and said to be so on the desk's pages, in the digest and by `leakdesk doctor`;
//! what arrived meanwhile keeps the instant at which it did.

mod fetching;
mod reading;
mod server;
pub mod store;
mod watch;

pub use reading::{Fetched, Office, Place, Report};
pub use server::{ImapServer, WrongMailbox};
pub use watch::{Mailbox, attend, poll};
