//! A complaint is sent: checked, stored in one piece with its files and its acknowledgement, then the
//! receipt.

use std::collections::BTreeSet;

use actix_web::{HttpRequest, web};
use chrono::Duration;

use super::body::{self, Body, Sent};
use super::come_back::ComeBack;
use super::form::Place;
use super::kept::{self, Kept};
use super::receipt;
use crate::app::App;
use crate::cases::complaint::{Complaint, FieldErrors, ReplyChannel, Source};
use crate::cases::draft::store as draft_store;
use crate::cases::facts::Channel;
use crate::cases::open::{self, Inserted, Opening, Prepared};
use crate::cases::store;
use crate::db::{self, Conn, Id};
use crate::files::store::{self as file_store, Taken};
use crate::files::{Adopted, NewFileRow, Owner, Stored};
use crate::mail::reception;
use crate::time::Moment;
use crate::web::csrf::Visitor;
use crate::web::page::{see_other, with_cookie};
use crate::web::{WebError, WebResult, address, limits};

/// `POST /complaints`
pub(super) async fn post(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    payload: web::Payload,
) -> WebResult {
    let place = Place::of(&request, &app, &visitor);
    let mut sent = match body::read(place, &request, payload).await {
        Body::Read(sent) => sent,
        Body::Unread(sent, why) => return place.come_back(&request, sent, why).await,
    };
    let Some(issued_at) = visitor.issued_at(&app, &sent.csrf_token) else {
        return place.come_back(&request, sent, ComeBack::Expired).await;
    };
    let complaint = match Complaint::parse(&sent.form, Source::Form) {
        Ok(complaint) => complaint,
        Err(errors) => return place.mend(&request, sent, errors).await,
    };
    match send(place, &request, &mut sent, (complaint, issued_at)).await {
        Ok(Outcome::Sent(shown)) => {
            app.mail_waits.notify_one();
            let response = see_other(&format!("{}/complaints/receipt", place.lang.prefix()));
            with_cookie(response, &receipt::cookie(&app, &shown)?)
        }
        Ok(Outcome::Busy(minutes)) => {
            let why = ComeBack::Busy { minutes };
            place.come_back(&request, sent, why).await
        }
        Ok(Outcome::FilesRefused) => place.mend(&request, sent, FieldErrors::default()).await,
        Err(why) => {
            // The page says that it was not stored.
            why.note("a complaint could not be stored");
            sent.is_unsure = true;
            place.come_back(&request, sent, ComeBack::Unavailable).await
        }
    }
}

/// What became of a form that has no error in its answers.
enum Outcome {
    Sent(receipt::Shown),
    /// Too many at once; try again in so many minutes.
    Busy(u32),
    FilesRefused,
}

/// The files of a complaint, and the draft that has some of them.
struct Attached<'a> {
    kept: Option<&'a Kept>,
    /// Came with the form itself.
    stored: &'a [Stored],
}

impl Attached<'_> {
    /// What the files are, whatever they are called.
    fn digests(&self) -> BTreeSet<[u8; 32]> {
        let kept = self.kept.iter().flat_map(|kept| &kept.files);
        let kept = kept.map(|(_, words)| words.sha256);
        kept.chain(self.stored.iter().map(|stored| stored.sha256))
            .collect()
    }
}

async fn send(
    place: Place<'_>,
    request: &HttpRequest,
    sent: &mut Sent,
    (complaint, issued_at): (Complaint, Moment),
) -> WebResult<Outcome> {
    let app = place.app;
    let kept = kept::find(place, sent).await?;
    kept::fit(app, sent, kept.as_ref().map_or(&[][..], |kept| &kept.files)).await;
    if !sent.refused.is_empty() {
        return Ok(Outcome::FilesRefused);
    }
    let attached = Attached {
        kept: kept.as_ref(),
        stored: &sent.stored,
    };
    if let Err(wait) = admit(request, app, &complaint)
        && !is_known(app, sent, (&complaint, &attached)).await?
    {
        return Ok(Outcome::Busy(wait.minutes));
    }
    // A form that was kept has been under way for longer than its token says.
    let begun_at = kept
        .as_ref()
        .map_or(issued_at, |kept| kept.draft.created_at.min(issued_at));
    let opening = opening(place, sent, complaint, begun_at);
    let (shown, is_taken) = record(app, opening, &attached).await?;
    if !is_taken {
        // Sent twice: its files are in the case already.
        kept::discard(app, sent).await;
        if let Some(kept) = kept {
            kept::remove(app, kept.draft.id).await?;
        }
    }
    Ok(Outcome::Sent(shown))
}

/// Counts the form against what one network and one contact may send.
fn admit(request: &HttpRequest, app: &App, complaint: &Complaint) -> Result<(), limits::Wait> {
    let contact = match complaint.reply_channel {
        ReplyChannel::Email => complaint.email().map(|email| email.as_str().to_lowercase()),
        ReplyChannel::Phone => complaint
            .contacts
            .phone
            .as_ref()
            .and_then(|it| it.e164.clone()),
        ReplyChannel::Post => None,
    };
    let print = contact.map(|contact| app.vault.print("form contact", &contact));
    app.limits
        .form(address::client(request, &app.config), print)
}

/// Whether this very form was stored before: then it only wants its receipt.
async fn is_known(app: &App, sent: &Sent, said: Said<'_>) -> Result<bool, WebError> {
    let Some(submission) = sent.submission() else {
        return Ok(false);
    };
    Ok(match find_before(app, submission, said).await? {
        Before::Nothing => false,
        Before::Same => true,
        Before::Other => {
            let changed = changed_submission(app, submission, said)?;
            find_before(app, changed, said).await? == Before::Same
        }
    })
}

/// A complaint with its files.
type Said<'a> = (&'a Complaint, &'a Attached<'a>);

/// What is stored under a form's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    /// The same complaint with the same files or more, or one whose words were erased.
    Same,
    /// Something else: the form was changed and sent again.
    Other,
}

async fn find_before(
    app: &App,
    submission: [u8; 16],
    (complaint, attached): Said<'_>,
) -> Result<Before, WebError> {
    let hash = open::submission_hash(&app.vault, &submission);
    let (vault, complaint, digests) = (app.vault.clone(), complaint.clone(), attached.digests());
    let found = app.db.read(move |conn| {
        let Some(case) = store::find_by_submission(conn, &hash)? else {
            return Ok(Before::Nothing);
        };
        let Some(key) = store::find_key(conn, &vault, case.id)? else {
            return Ok(Before::Same);
        };
        let before = store::find_complaint(conn, &key, case.id)?;
        let mut has_files = true;
        if !digests.is_empty() {
            let files = file_store::list_of_case(conn, case.id)?.into_iter();
            let known: BTreeSet<_> = files
                .filter_map(|file| Some(file.words(&vault, Some(&key)).ok()?.sha256))
                .collect();
            has_files = digests.is_subset(&known);
        }
        let is_same = has_files && before.is_none_or(|before| before == complaint);
        Ok(if is_same { Before::Same } else { Before::Other })
    });
    Ok(found.await?)
}

/// The id of a form that was changed after it was stored: made of its own and of what stands in it, so
/// that it, too, is stored once however often it is sent.
fn changed_submission(
    app: &App,
    submission: [u8; 16],
    (complaint, attached): Said<'_>,
) -> Result<[u8; 16], WebError> {
    let words = serde_json::to_vec(&(complaint, attached.digests()))?;
    let mac = app.vault.mac("changed submission", &[&submission, &words]);
    Ok(mac.first_chunk().copied().unwrap_or(submission))
}

fn opening(place: Place<'_>, sent: &Sent, complaint: Complaint, begun_at: Moment) -> Opening {
    let Place { app, lang, .. } = place;
    let now = app.now();
    let least = Duration::seconds(i64::from(app.config.min_fill_seconds));
    Opening {
        complaint,
        channel: Channel::Form,
        language: lang,
        received_at: now,
        entered_by: None,
        is_held: sent.is_trapped || now.since(begun_at) < least,
        submission: Some(sent.submission().unwrap_or_else(rand::random)),
        policy_version: app.organisation.policy_version.clone(),
    }
}

/// Stores the case, and gives what its receipt shows; a form sent twice is stored once and gets the same
/// (then `false`). Changed in between it is another complaint: nothing that was written is dropped.
async fn record(
    app: &App,
    mut opening: Opening,
    attached: &Attached<'_>,
) -> WebResult<(receipt::Shown, bool)> {
    let (shown, is_new) = store_once(app, &opening, attached).await?;
    if let (false, Some(submission)) = (is_new, opening.submission) {
        let said = (&opening.complaint, attached);
        if find_before(app, submission, said).await? == Before::Other {
            opening.submission = Some(changed_submission(app, submission, said)?);
            return store_once(app, &opening, attached).await;
        }
    }
    Ok((shown, is_new))
}

/// What the receipt shows, and whether the case is new.
async fn store_once(
    app: &App,
    opening: &Opening,
    attached: &Attached<'_>,
) -> WebResult<(receipt::Shown, bool)> {
    let received = app.reception().take(opening, opening.received_at)?;
    let code = received.prepared.code.grouped().to_string();
    let reference = received.prepared.case.reference;
    let taking = Taking::new(app, &received.prepared, attached)?;
    let inserted = app
        .db
        .write(move |conn| {
            let inserted = reception::store(conn, &received)?;
            if let Inserted::New = inserted {
                taking.write(conn)?;
            }
            Ok(inserted)
        })
        .await?;
    let (reference, is_new) = match inserted {
        Inserted::New => (reference, true),
        Inserted::Already(case) => (case.reference, false),
    };
    let reference = reference.to_string();
    Ok((receipt::Shown { reference, code }, is_new))
}

/// Files on their way into a case, sealed under its key, and the draft that ends with that.
struct Taking {
    adopted: Vec<Adopted>,
    new: Vec<NewFileRow>,
    draft: Option<Id>,
}

impl Taking {
    fn new(app: &App, prepared: &Prepared, attached: &Attached<'_>) -> WebResult<Self> {
        let (key, owner) = (&prepared.key, Owner::Case(prepared.case.id));
        let taken = Taken {
            at: prepared.case.received_at,
            by: None,
        };
        let kept = attached.kept.iter().flat_map(|kept| &kept.files);
        let adopted = kept.map(|(row, _)| row.adopted(&app.vault, key, owner.clone()));
        let new = attached
            .stored
            .iter()
            .map(|stored| NewFileRow::new(&app.vault, Some(key), stored, &owner, taken));
        Ok(Self {
            adopted: adopted.collect::<Result<_, _>>()?,
            new: new.collect::<Result<_, _>>()?,
            draft: attached.kept.map(|kept| kept.draft.id),
        })
    }

    fn write(&self, conn: &mut Conn) -> db::Result<()> {
        for file in &self.adopted {
            // Removed from the draft a moment ago: told as “try again”, with everything typed.
            if !file_store::adopt(conn, file)? {
                return Err(db::Error::Retry);
            }
        }
        for row in &self.new {
            file_store::insert(conn, row)?;
        }
        if let Some(draft) = self.draft {
            draft_store::delete(conn, draft)?;
            // One more was added a moment ago: it is not to be left out, nor without anybody it belongs to.
            if !file_store::list_of_draft(conn, draft)?.is_empty() {
                return Err(db::Error::Retry);
            }
        }
        Ok(())
    }
}
