//! The desk: the queue, search, the page of a case, and one file for each thing done there.

mod action;
mod answer;
mod answer_letter;
mod approval;
mod assignment;
mod callbacks;
mod callers;
mod case_page;
mod clocks;
mod composer;
mod contact;
mod conversation;
mod counts;
mod dispatch;
mod display;
mod dossier;
mod duty;
mod entry_fields;
mod entry_receipt;
mod erasure;
mod facts;
mod files;
mod formatted;
mod gate;
mod held;
mod history;
mod horizon;
mod identity;
mod kept;
mod letter_words;
mod letters;
mod load;
mod mails;
mod marking;
mod measures;
mod moment_fields;
mod near;
mod new_case;
mod notes;
mod outlook;
mod pages;
mod past;
mod pen;
mod pen_item;
mod pen_queries;
mod prepared;
mod queries;
mod queue;
mod queue_filters;
mod queue_list;
mod queue_side;
mod quotes;
mod reached;
mod received;
mod restriction;
mod review;
mod row;
mod saved;
mod scans;
mod search;
mod sender;
mod sending_again;
mod sendings;
mod similar;
mod templates;
mod typed_date;
mod verification;
mod wording;
mod writing;

pub use pages::samples;

use crate::access::policy::{Action, Rule};
use crate::access::routes::Site;

/// The routes of this room.
pub fn routes(site: &mut Site) {
    site.at("/desk")
        .get("", Rule::Reader, queue::show)
        .post("/search", Rule::Reader, search::post)
        .post("/views", Rule::Reader, saved::post)
        .post("/views/{id}/removal", Rule::Reader, saved::remove)
        .post("/display", Rule::Reader, display::post)
        .get("/cases/new", Rule::Handler, new_case::show)
        .post("/cases/new", Rule::Handler, new_case::post)
        .get("/calls", Rule::Handler, callers::show)
        .post("/calls", Rule::Handler, callers::post)
        .get("/kept", Rule::Session, kept::show)
        .post("/kept", Rule::Session, kept::post)
        .get("/templates", Rule::Lead, prepared::show)
        .get("/templates/{key}/{language}", Rule::Lead, prepared::edit)
        .post("/templates/{key}/{language}", Rule::Lead, prepared::post)
        .get("/mail", Rule::Handler, pen::show)
        .get("/mail/aside", Rule::Handler, pen::show_aside);
    site.at("/desk/mail/{id}")
        .get("", Rule::Handler, pen_item::show)
        .get("/raw", Rule::Handler, pen_item::raw)
        .post("/case", Rule::Handler, pen_item::open_case)
        .post("/conversation", Rule::Handler, pen_item::attach)
        .post("/dismissal", Rule::Handler, pen_item::dismiss)
        .post("/return", Rule::Handler, pen_item::put_back);
    of_a_case(site.at("/desk/cases/{reference}"));
}

fn of_a_case(case: &mut Site) {
    case.get("", Action::Read, case_page::show)
        .post("/assignment", Action::Work, assignment::post)
        .post("/verification", Action::Work, verification::post)
        .post("/measures", Action::Work, measures::post)
        .post("/incident", Action::Work, gate::post)
        .post("/notes", Action::Work, notes::post)
        .post("/links", Action::Link, near::links::post)
        .post("/identity", Action::Work, identity::post)
        .get("/answer", Action::Read, answer_letter::preview)
        .post("/answer", Action::Work, answer::post)
        .post("/approval", Action::Approve, approval::post)
        .get("/messages", Action::Read, writing::preview)
        .post("/messages", Action::Work, writing::post)
        .get("/messages/{message}", Action::Read, formatted::show)
        .post("/messages/{message}/mark", Action::Work, marking::post)
        .post("/dispatch", Action::Work, dispatch::post)
        .post("/resending", Action::Work, sending_again::post)
        .post("/reached", Action::Work, reached::post)
        .get("/letters/{letter}", Action::Read, letters::show)
        .post("/letters/{letter}", Action::Work, letters::post)
        .post("/callbacks", Action::Work, callbacks::post)
        .post("/received", Action::Work, received::post)
        .post("/received-decision", Action::Work, received::decide)
        .post("/duties", Action::Work, duty::post)
        .post("/acceptance", Action::Work, held::accept)
        .post("/dismissal", Action::Dismiss, held::dismiss)
        .post("/restriction", Action::Restrict, restriction::post)
        .get("/files/{id}", Action::Read, files::get)
        .get("/files/{id}/preview", Action::Read, files::preview)
        .post("/review", Action::Work, review::post)
        .post("/contact", Action::Work, contact::post)
        .post("/code", Action::Work, contact::issue)
        .post("/erasure", Action::Erase, erasure::post);
}
