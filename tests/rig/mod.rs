//! What the tests against the real program stand on: a folder to throw away, the program as a child
//! process, a plain HTTP client with cookies, a way into the database, a mail server.

pub mod database;
pub mod folder;
pub mod http;
pub mod mail;
pub mod mail_system;
pub mod page;
pub mod program;
pub mod samples;
pub mod visitor;

/// A port nobody listens on at the moment.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
