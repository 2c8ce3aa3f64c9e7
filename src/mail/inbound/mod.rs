//! Mail into the desk.

mod charset;
mod headers;
mod html;
pub mod judge;
mod mime;
pub mod parse;
mod received;
mod report;
mod signs;
mod transfer;

pub use headers::Mailbox;
pub use report::Report;
pub use signs::Signs;
