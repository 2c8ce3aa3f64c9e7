//! Signing in, setting up, staff, one's own settings.

pub mod cli;
mod code;
mod confirmation;
mod enrolment;
mod entry;
mod letters;
mod list;
mod log;
mod pages;
pub mod people;
pub mod record;
mod sessions;
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
        .get("/sign-in/code", Rule::Secret, code::show)
        .post("/sign-in/code", Rule::Secret, code::post)
        .get(
            "/sign-in/second-factor",
            Rule::Secret,
            enrolment::show_at_entry,
        )
        .post(
            "/sign-in/second-factor",
            Rule::Secret,
            enrolment::post_at_entry,
        )
        .post("/sign-out", Rule::Session, sign_in::sign_out)
        .get("/set-up/{token}", Rule::Secret, set_up::show)
        .post("/set-up/{token}", Rule::Secret, set_up::submit)
        .get("/desk/staff", Rule::Admin, list::show)
        .post("/desk/staff", Rule::Admin, list::add)
        .post("/desk/staff/{id}/roles", Rule::Admin, list::roles)
        .post("/desk/staff/{id}/access", Rule::Admin, list::access)
        .post("/desk/staff/{id}/link", Rule::Admin, list::link)
        .post(
            "/desk/staff/{id}/second-factor",
            Rule::Admin,
            list::second_factor,
        )
        .get("/desk/staff/log", Rule::Overseer, log::show)
        .get("/desk/confirm", Rule::Session, confirmation::show)
        .post("/desk/confirm", Rule::Session, confirmation::post)
        .get(enrolment::IN_SETTINGS, Rule::Session, enrolment::show)
        .post(enrolment::IN_SETTINGS, Rule::Session, enrolment::post)
        .post(
            "/desk/settings/second-factor/removal",
            Rule::Session,
            enrolment::remove,
        )
        .post(
            "/desk/settings/recovery-codes",
            Rule::Session,
            enrolment::renew,
        )
        .post("/desk/settings/sessions", Rule::Session, sessions::post)
        .get("/desk/settings", Rule::Session, settings::show)
        .post("/desk/settings/language", Rule::Session, settings::language)
        .post("/desk/settings/password", Rule::Session, settings::password);
}
