//! The operators' listener: is it alive, is it ready. Never on the public address.

use actix_web::dev::Server;
use actix_web::web::{self, Data};
use actix_web::{App as Actix, HttpResponse, HttpServer};

use crate::app::App;
use crate::db;

/// Listens for operators.
pub fn listen(app: Data<App>) -> std::io::Result<Server> {
    let address = app.config.ops_listen;
    let server = HttpServer::new(move || {
        Actix::new()
            .app_data(app.clone())
            .route("/health/live", web::get().to(live))
            .route("/health/ready", web::get().to(ready))
    })
    .workers(1)
    .shutdown_timeout(2)
    .disable_signals()
    .bind(address)?;
    Ok(server.run())
}

async fn live() -> HttpResponse {
    HttpResponse::Ok().body("live\n")
}

/// Ready when the database can be read and written.
async fn ready(app: Data<App>) -> HttpResponse {
    match app
        .db
        .write(|conn| db::find_meta(conn, "key_fingerprint"))
        .await
    {
        Ok(_) => HttpResponse::Ok().body("ready\n"),
        Err(why) => {
            tracing::warn!(error = %why, "not ready");
            HttpResponse::ServiceUnavailable().body("the database does not answer\n")
        }
    }
}
