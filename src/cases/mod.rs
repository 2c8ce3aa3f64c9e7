//! The noun. A *complaint* is what a person submits; a *case* is what the desk works on: an identity
//! with a history. Here is what may happen to a case, and nothing of pages or mail servers.

pub mod access_code;
pub mod answer;
pub mod answering;
pub mod approval;
pub mod calls;
pub mod case;
pub mod change;
pub mod complaint;
pub mod contact;
pub mod conversation;
mod counted;
pub(crate) mod crockford;
pub mod delivery;
pub mod draft;
pub mod erase;
pub mod event;
pub mod facts;
pub mod imported;
pub mod letters;
pub mod links;
pub mod measure;
pub mod member_link;
pub mod message;
pub mod open;
pub mod outcome;
pub mod paper;
pub mod queries;
pub mod received;
pub mod reference;
pub mod review;
pub mod status_link;
pub mod store;
pub mod withdrawal;
pub mod words;

pub use store::Case;
