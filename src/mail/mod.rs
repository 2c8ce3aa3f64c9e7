//! Mail out of the desk: what is said ([`message`]), what waits ([`outbox`]), how it leaves
//! ([`delivery`]) and over which way ([`transport`]).
//!
//! To send something: make a mail of [`message`], have [`PostRoom`] write and seal it outside any
//! transaction, and [`outbox::enqueue`] it in the transaction of what it reports.

pub mod alerting;
pub mod bounce;
pub mod delivery;
pub mod dkim;
pub mod erasure;
mod files;
pub mod imap;
pub mod inbound;
mod kind;
pub mod letter;
pub mod message;
pub mod named;
pub mod outbox;
pub mod pause;
pub mod people;
pub mod reception;
pub mod reply_address;
mod room;
mod smtp;
pub mod store;
mod thread;
pub mod transport;
pub mod troubles;
mod wire;

pub use delivery::{Courier, deliver_due};
pub use room::{PostRoom, Unwritable, WrongMail};
pub use smtp::{Patience, SmtpServer};
