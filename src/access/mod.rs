//! Who may do what: passwords, sessions, roles, the one policy function, and extractors, so that a
//! handler which has a [`Handler`] is allowed to work cases.

pub mod credential;
pub mod desk;
pub mod extract;
pub mod failures;
pub mod kept;
pub mod next;
pub mod password;
pub mod policy;
pub mod preferences;
pub mod roles;
pub mod routes;
pub mod second_factor;
pub mod session;
pub mod store;
pub mod token;

pub use extract::{
    Admin, Exporter, Fresh, Handler, Importer, Lead, Overseer, Posted, Reader, Session,
};
pub use store::Staff;
