//! Signing in, setting up, staff, one's own settings.

use actix_web::web::{self, ServiceConfig};

pub mod cli;
mod list;
mod pages;
pub mod people;
mod set_up;
mod settings;
mod sign_in;

pub use pages::samples;

/// The routes of this room.
pub fn routes(site: &mut ServiceConfig) {
    site.route("/sign-in", web::get().to(sign_in::show))
        .route("/sign-in", web::post().to(sign_in::sign_in))
        .route("/sign-out", web::post().to(sign_in::sign_out))
        .route("/set-up/{token}", web::get().to(set_up::show))
        .route("/set-up/{token}", web::post().to(set_up::submit))
        .route("/desk/staff", web::get().to(list::show))
        .route("/desk/staff", web::post().to(list::add))
        .route("/desk/staff/{id}/roles", web::post().to(list::roles))
        .route("/desk/staff/{id}/access", web::post().to(list::access))
        .route("/desk/staff/{id}/link", web::post().to(list::link))
        .route("/desk/settings", web::get().to(settings::show))
        .route(
            "/desk/settings/language",
            web::post().to(settings::language),
        )
        .route(
            "/desk/settings/password",
            web::post().to(settings::password),
        );
}
