//! A case and the mail that acknowledges it, in one piece: for the form, for what staff enter from a
//! letter, and for whatever way in comes next.

use std::sync::Arc;

use chrono::NaiveTime;

use super::message::{AcknowledgementMail, Receipt, Request};
use super::named;
use super::outbox::{self, MailKind};
use super::room::{PostRoom, Unwritable};
use super::store::NewOutboxRow;
use crate::cases::complaint::Wish;
use crate::cases::open::{self, Inserted, Opening, Prepared};
use crate::cases::status_link;
use crate::db::{Conn, Result};
use crate::duties::deadline::Rules;
use crate::render::Pages;
use crate::time::Moment;
use crate::vault::Vault;

/// What is needed to take a complaint in.
#[derive(Clone, Copy)]
pub struct Reception<'a> {
    pub vault: &'a Vault,
    pub rules: &'a Arc<Rules>,
    pub pages: &'a Pages,
    pub room: &'a PostRoom,
    /// The Message-ID of the mail that the complaint came by; its acknowledgement answers that.
    pub answers: Option<&'a str>,
}

/// A case about to be stored, with its acknowledgement for whoever left an address.
pub struct Received {
    pub prepared: Prepared,
    acknowledgement: Option<NewOutboxRow>,
    /// Who of the staff it says it is about, and what their names are opened with.
    about: Option<(String, Vault)>,
}

impl Reception<'_> {
    /// Counts, seals and writes, outside any transaction. The acknowledgement is held back while a
    /// person has to look at the case first.
    pub fn take(
        &self,
        opening: &Opening,
        now: Moment,
    ) -> std::result::Result<Received, Unwritable> {
        let prepared = open::prepare(self.vault, self.rules, opening, now)?;
        let acknowledgement = self.acknowledge(opening, &prepared, now)?;
        let complaint = &opening.complaint;
        let about = complaint.about_staff_who.clone();
        let about = about.filter(|_| complaint.is_about_staff());
        Ok(Received {
            prepared,
            acknowledgement,
            about: about.map(|about| (about, self.vault.clone())),
        })
    }

    fn acknowledge(
        &self,
        opening: &Opening,
        prepared: &Prepared,
        now: Moment,
    ) -> std::result::Result<Option<NewOutboxRow>, Unwritable> {
        let Some(address) = opening.complaint.email() else {
            return Ok(None);
        };
        let reference = prepared.case.reference.to_string();
        let link = status_link::token(self.vault, prepared.case.id);
        let requests: Vec<_> = prepared
            .duties
            .iter()
            .filter(|duty| Wish::from_key(&duty.rule).is_some())
            .map(|duty| Request {
                duty: &duty.rule,
                due_on: duty.due_on,
            })
            .collect();
        let local = self.rules.zone.local(opening.received_at);
        let receipt = Receipt {
            reference: &reference,
            link: &link,
            received_at: opening.received_at,
            // Staff who know only the day enter its midnight.
            is_to_the_minute: opening.entered_by.is_none() || local.time() != NaiveTime::MIN,
            due_on: prepared.case.due_on,
            requests: &requests,
        };
        let mail = AcknowledgementMail::new(
            &self.pages.words,
            opening.language,
            self.rules.zone,
            &self.room.letterhead,
            &receipt,
        );
        let about = (MailKind::Acknowledgement, &prepared.case, &prepared.key);
        let tools = (self.pages, self.vault);
        let whom = (address.as_str(), &mail);
        let letter = match self.answers {
            None => self.room.to_complainant(tools, about, whom, now),
            Some(id) => self.room.in_answer_to(id, tools, about, (whom, now)),
        };
        letter.map(Some)
    }
}

/// Stores case and acknowledgement together, inside one `db.write`.
pub fn store(conn: &mut Conn, received: &Received) -> Result<Inserted> {
    let inserted = open::insert(conn, &received.prepared)?;
    if let (Inserted::New, Some((about, vault))) = (&inserted, &received.about) {
        named::shut_out(conn, vault, received.prepared.case.id, about)?;
    }
    if let (Inserted::New, Some(mail)) = (&inserted, &received.acknowledgement) {
        outbox::enqueue(conn, mail)?;
    }
    Ok(inserted)
}
