//! Mails: what they say, how they leave, what waits, who is warned and when.

mod deadlines;
pub(crate) mod desk;
mod digest;
mod outgoing;
mod paused;
mod returned;
mod signed;
mod smtp;
mod troubles;
mod waiting;
mod words;
