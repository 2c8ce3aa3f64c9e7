//! Signing in, setting up, staff, one's own settings.

pub mod cli;
mod list;
mod pages;
pub mod people;
mod set_up;
mod settings;
mod sign_in;

pub use pages::samples;

use crate::access::policy::Rule;
use crate::access::routes::Site;

/// The routes of this room.
pub fn routes(site: &mut Site) {
    site.at("")
        .get("/sign-in", Rule::Public, sign_in::show)
        .post("/sign-in", Rule::Public, sign_in::sign_in)
        .post("/sign-out", Rule::Session, sign_in::sign_out)
        .get("/set-up/{token}", Rule::Secret, set_up::show)
        .post("/set-up/{token}", Rule::Secret, set_up::submit)
        .get("/desk/staff", Rule::Admin, list::show)
        .post("/desk/staff", Rule::Admin, list::add)
        .post("/desk/staff/{id}/roles", Rule::Admin, list::roles)
        .post("/desk/staff/{id}/access", Rule::Admin, list::access)
        .post("/desk/staff/{id}/link", Rule::Admin, list::link)
        .get("/desk/settings", Rule::Session, settings::show)
        .post("/desk/settings/language", Rule::Session, settings::language)
        .post("/desk/settings/password", Rule::Session, settings::password);
}
