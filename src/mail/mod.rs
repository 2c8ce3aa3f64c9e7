//! Mail out of the desk: what is said ([`message`]), what waits ([`outbox`]), how it leaves
//! ([`delivery`]) and over which way ([`transport`]).

mod files;
pub mod letter;
pub mod message;
mod smtp;
pub mod transport;
mod wire;

pub use smtp::{Patience, SmtpServer};
