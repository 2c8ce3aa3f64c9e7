//! What this machine can do at best: a page that does nothing, a commit that waits for the disk.

use std::path::Path;
use std::time::Duration;

use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::prelude::*;
use diesel::{PgConnection, SqliteConnection, sql_query};

use super::Plan;
use super::figures::Rate;
use super::rig::free_port;
use super::rig::http::Client;
use super::rig::program::wait_for;

/// About as long as a queue page.
const PAGE: usize = 30_000;

/// About as long as a sealed complaint.
const ROW: usize = 1_000;

/// Pages a second of a server that has nothing to do but answer.
pub fn bare_pages(plan: &Plan) -> Rate {
    let port = free_port();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let page = web::Data::new("x".repeat(PAGE));
            let answer = |page: web::Data<String>| async move {
                HttpResponse::Ok().body(page.get_ref().clone())
            };
            let make = move || {
                App::new()
                    .app_data(page.clone())
                    .route("/", web::get().to(answer))
            };
            let server = HttpServer::new(make)
                .workers(2)
                .tcp_nodelay(true)
                .disable_signals();
            server
                .bind(("127.0.0.1", port))
                .unwrap()
                .run()
                .await
                .unwrap();
        });
    });
    let address = format!("127.0.0.1:{port}");
    wait_for("bare server", Duration::from_secs(10), || {
        Client::new(&*address).get("/").ok()
    });
    let ready = |_| Client::new(&*address);
    Rate::measured((plan.clients, plan.each), ready, |client| {
        client.get("/").is_ok()
    })
}

/// Commits a second, one row each, waiting for the disk each time, one after the other.
pub fn sqlite_commits(folder: &Path, how_long: Duration) -> Rate {
    let path = folder.join("raw.db");
    let connect = |_| {
        let mut connection = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        for statement in [
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE raw (id INTEGER PRIMARY KEY, body BLOB NOT NULL)",
        ] {
            sql_query(statement).execute(&mut connection).unwrap();
        }
        connection
    };
    let insert = format!("INSERT INTO raw (body) VALUES (zeroblob({ROW}))");
    Rate::measured((1, how_long), connect, |connection| {
        sql_query(&insert).execute(connection).is_ok()
    })
}

/// The same on PostgreSQL, from many connections at once.
pub fn postgres_commits(url: &str, plan: &Plan) -> Rate {
    let mut connection = PgConnection::establish(url).unwrap();
    sql_query("CREATE TABLE raw (body BYTEA NOT NULL)")
        .execute(&mut connection)
        .unwrap();
    let connect = |_| PgConnection::establish(url).unwrap();
    let insert = format!("INSERT INTO raw (body) VALUES (decode(repeat('00', {ROW}), 'hex'))");
    Rate::measured((plan.clients, plan.each), connect, |connection| {
        sql_query(&insert).execute(connection).is_ok()
    })
}
