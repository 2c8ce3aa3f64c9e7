//! The web shell around the activities: server, middleware, errors as pages, forms and tokens.

pub mod address;
pub mod assets;
mod body;
pub mod cookies;
pub mod csrf;
pub mod download;
pub mod error;
pub mod forms;
mod headers;
pub mod limits;
pub mod page;
pub mod server;
pub mod upload;

pub use error::{WebError, WebResult};
