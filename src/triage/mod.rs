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
mod dispatch;
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
mod pages;
mod past;
mod pen;
mod pen_item;
mod pen_queries;
mod prepared;
mod queries;
mod queue;
mod queue_filters;
mod quotes;
mod reached;
mod received;
mod restriction;
mod review;
mod row;
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

use actix_web::web::{self, ServiceConfig, get, post};

pub use pages::samples;

/// The routes of this room.
pub fn routes(site: &mut ServiceConfig) {
    site.route("/desk", get().to(queue::show))
        .route("/desk/search", post().to(search::post))
        .route("/desk/cases/new", get().to(new_case::show))
        .route("/desk/cases/new", post().to(new_case::post))
        .route("/desk/mail", get().to(pen::show))
        .route("/desk/mail/aside", get().to(pen::show_aside))
        .service(
            web::scope("/desk/mail/{id}")
                .route("", get().to(pen_item::show))
                .route("/raw", get().to(pen_item::raw))
                .route("/case", post().to(pen_item::open_case))
                .route("/conversation", post().to(pen_item::attach))
                .route("/dismissal", post().to(pen_item::dismiss))
                .route("/return", post().to(pen_item::put_back)),
        )
        .route("/desk/templates", get().to(prepared::show))
        .route("/desk/templates/{key}/{language}", get().to(prepared::edit))
        .route(
            "/desk/templates/{key}/{language}",
            post().to(prepared::post),
        )
        .route("/desk/kept", get().to(kept::show))
        .route("/desk/kept", post().to(kept::post))
        .route("/desk/calls", get().to(callers::show))
        .route("/desk/calls", post().to(callers::post))
        .service(
            web::scope("/desk/cases/{reference}")
                .route("", get().to(case_page::show))
                .route("/assignment", post().to(assignment::post))
                .route("/verification", post().to(verification::post))
                .route("/measures", post().to(measures::post))
                .route("/incident", post().to(gate::post))
                .route("/notes", post().to(notes::post))
                .route("/links", post().to(near::links::post))
                .route("/identity", post().to(identity::post))
                .route("/answer", get().to(answer_letter::preview))
                .route("/answer", post().to(answer::post))
                .route("/approval", post().to(approval::post))
                .route("/messages", get().to(writing::preview))
                .route("/messages", post().to(writing::post))
                .route("/messages/{message}", get().to(formatted::show))
                .route("/messages/{message}/mark", post().to(marking::post))
                .route("/dispatch", post().to(dispatch::post))
                .route("/resending", post().to(sending_again::post))
                .route("/reached", post().to(reached::post))
                .route("/letters/{letter}", get().to(letters::show))
                .route("/letters/{letter}", post().to(letters::post))
                .route("/callbacks", post().to(callbacks::post))
                .route("/received", post().to(received::post))
                .route("/received-decision", post().to(received::decide))
                .route("/duties", post().to(duty::post))
                .route("/acceptance", post().to(held::accept))
                .route("/dismissal", post().to(held::dismiss))
                .route("/restriction", post().to(restriction::post))
                .route("/files/{id}", get().to(files::get))
                .route("/files/{id}/preview", get().to(files::preview))
                .route("/review", post().to(review::post))
                .route("/contact", post().to(contact::post))
                .route("/code", post().to(contact::issue))
                .route("/erasure", post().to(erasure::post)),
        );
}
