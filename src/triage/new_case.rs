//! `GET/POST /desk/cases/new`: a complaint that came by letter, telephone, in person, over a network, to a
//! colleague or from an authority, with the moment at which it really came, never later than now.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::action::typed;
use super::entry_fields::sections;
use super::entry_receipt::{self, Receipt};
use super::pages::{Checked, EnteredPage, LetterButton, NewCasePage, Typed};
use super::scans::{self, Scans, Sent};
use super::similar::{self, Marks};
use super::wording::Wording;
use crate::access::extract::find_session;
use crate::access::{Handler, Session, desk, kept};
use crate::app::App;
use crate::cases::Case;
use crate::cases::complaint::{Complaint, ComplaintForm, FieldErrors, ReplyChannel, Source};
use crate::cases::facts::Channel;
use crate::cases::open::{Inserted, Opening};
use crate::cases::paper::{self, Noted};
use crate::cases::words::WORDS;
use crate::db;
use crate::files::store::{self as file_store, Taken};
use crate::lang::Lang;
use crate::mail::reception;
use crate::render::ErrorSummary;
use crate::render::words::end_of;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult};

pub async fn show(app: web::Data<App>, me: Handler, request: HttpRequest) -> WebResult {
    let submission = ("submission_id".to_owned(), fresh_submission());
    let typed = Typed::new("new", vec![submission]);
    let entry = Entry::new(&app, &request, &me);
    entry.form(
        &typed,
        &FieldErrors::default(),
        (&Scans::default(), Aside::default()),
    )
}

fn fresh_submission() -> String {
    format!("{:032x}", rand::random::<u128>())
}

pub async fn post(
    app: web::Data<App>,
    me: Result<Handler, actix_web::Error>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, actix_web::Error> {
    let me = match me {
        Ok(me) => me,
        Err(why) => {
            if find_session(&app, &request).await?.is_some() {
                return Err(why);
            }
            let form = scans::read_words(&app, &request, payload).await;
            let kept = match &form {
                Some(form) => kept::keep_read(&app, &request, form).await,
                None => None,
            };
            return kept.ok_or(why);
        }
    };
    Ok(record(app, me, request, payload).await?)
}

async fn record(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    payload: web::Payload,
) -> WebResult {
    let entry = Entry::new(&app, &request, &me);
    let Sent { form, mut scans } = scans::read(&app, (&me, &entry.say), &request, payload).await?;
    let mut typed = typed("new", &form);
    if typed.is("do", "check") {
        return entry.check(&typed, &scans).await;
    }
    let receipt = entry_receipt::read(&entry.say, &mut typed);
    let answers = with_reply_channel(&form);
    let complaint = Complaint::parse(&answers, Source::Staff);
    let submission = u128::from_str_radix(typed.text("submission_id"), 16).ok();
    let (Some(receipt), Some(submission), Ok(complaint), false) =
        (receipt, submission, &complaint, scans.has_problems())
    else {
        let errors = complaint.err().unwrap_or_default();
        return entry.form(&typed, &errors, (&scans, Aside::default()));
    };
    let submission = told_apart(&app, submission, (&receipt, &scans), complaint)?;
    let opening = Opening {
        complaint: complaint.clone(),
        channel: receipt.channel,
        language: Lang::from_tag(typed.text("language")),
        received_at: receipt.received_at,
        entered_by: Some((me.staff.id, receipt.reason.clone())),
        is_held: false,
        submission: Some(submission),
        policy_version: app.organisation.policy_version.clone(),
    };
    let received = match entry.record(&opening, (&receipt, &scans)).await {
        Ok(Some(received)) => received,
        Ok(None) => {
            scans.let_go_carried(&entry.say);
            return entry.form(&typed, &FieldErrors::default(), (&scans, Aside::default()));
        }
        Err(why) => return entry.not_stored(&typed, &scans, &why),
    };
    kept::forget_sent(&app, &request, (me.staff.id, &form)).await?;
    entry
        .entered(&received, &opening.complaint, &marks(&typed))
        .await
}

/// The answers as typed. A letter may not say how it wants to be answered: then the way that the
/// contacts in it allow, first the one it came by.
fn with_reply_channel(posted: &Form) -> ComplaintForm {
    let is_told = !posted.get("reply_channel").trim().is_empty();
    let kept = posted
        .pairs()
        .filter(|(name, _)| is_told || *name != "reply_channel");
    let fallback = (!is_told).then(|| ("reply_channel", fitting(posted).key()));
    ComplaintForm::from_pairs(kept.chain(fallback))
}

fn fitting(posted: &Form) -> ReplyChannel {
    let by_post = (ReplyChannel::Post, "postal_address");
    let by_mail = (ReplyChannel::Email, "email");
    let by_phone = (ReplyChannel::Phone, "phone");
    let order = match Channel::from_key(posted.get("channel")) {
        Some(Channel::Phone) => [by_phone, by_mail, by_post],
        Some(Channel::Social | Channel::StaffInbox) => [by_mail, by_phone, by_post],
        _ => [by_post, by_mail, by_phone],
    };
    let there = order
        .into_iter()
        .find(|(_, field)| !posted.get(field).trim().is_empty());
    // Nothing at all: the answer is written as a letter and waits at the counter.
    there.map_or(ReplyChannel::Post, |(channel, _)| channel)
}

/// The id of what was entered: the form's own and what stands in it. Sent twice it is one case; changed
/// and sent again it is another, for nothing that was typed is dropped.
fn told_apart(
    app: &App,
    form: u128,
    (receipt, scans): (&Receipt, &Scans),
    complaint: &Complaint,
) -> WebResult<[u8; 16]> {
    let words = serde_json::to_vec(complaint)?;
    let noted = serde_json::to_vec(&(&receipt.noted, receipt.authority_due_on))?;
    let parts: [&[u8]; 7] = [
        &form.to_be_bytes(),
        receipt.channel.key().as_bytes(),
        &receipt.received_at.micros().to_be_bytes(),
        receipt.reason.as_bytes(),
        &words,
        &noted,
        &scans.digests(),
    ];
    let mac = app.vault.mac("entered case", &parts);
    Ok(mac.first_chunk().copied().unwrap_or(form.to_be_bytes()))
}

/// What the typed answers offer to find similar cases by.
fn marks(typed: &Typed) -> Marks {
    let some = |names: &[&str]| names.iter().filter_map(|name| typed.some(name)).collect();
    Marks {
        contacts: some(&["phone", "email", "account_contact"]),
        texts: some(&["story", "order_code", "envelope"]),
    }
}

/// What stands over the form besides its errors.
#[derive(Default)]
struct Aside {
    checked: Option<Checked>,
    notice: Option<String>,
}

/// Somebody entering a complaint.
struct Entry<'a> {
    app: &'a web::Data<App>,
    request: &'a HttpRequest,
    me: &'a Session,
    say: Wording,
}

impl<'a> Entry<'a> {
    fn new(app: &'a web::Data<App>, request: &'a HttpRequest, me: &'a Session) -> Self {
        Self {
            app,
            request,
            me,
            say: Wording::new(app, me.staff.lang),
        }
    }

    fn form(
        &self,
        typed: &Typed,
        errors: &FieldErrors,
        (scans, aside): (&Scans, Aside),
    ) -> WebResult {
        let sections = sections(&self.say, typed, errors);
        let files = scans.field(self.app, (self.me, &self.say), typed)?;
        let mut summary = ErrorSummary::of(sections.iter().flat_map(|section| &section.fields));
        for problem in &files.problems {
            summary.push("#files", problem.clone());
        }
        let has_errors = !summary.is_empty();
        let status = match (&aside.notice, has_errors) {
            (Some(_), _) => StatusCode::SERVICE_UNAVAILABLE,
            (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
            (None, false) => StatusCode::OK,
        };
        let content = NewCasePage {
            submission_id: typed.some("submission_id").unwrap_or_else(fresh_submission),
            sections,
            files,
            errors: summary,
            checked: aside.checked,
            notice: aside.notice,
        };
        let title = self.say.say("triage-new-title");
        let mut layout = desk::layout(self.app, self.request, self.me, title);
        layout.has_errors = has_errors;
        desk::show(self.app, self.request, status, layout, &content)
    }

    /// A letter is not typed twice because the database was busy.
    fn not_stored(&self, typed: &Typed, scans: &Scans, why: &WebError) -> WebResult {
        why.note("a complaint that staff entered could not be stored");
        let aside = Aside {
            notice: Some(self.say.say("triage-new-not-stored")),
            ..Aside::default()
        };
        self.form(typed, &FieldErrors::default(), (scans, aside))
    }

    /// The form as typed, with the cases that may be the same; nothing is stored.
    async fn check(&self, typed: &Typed, scans: &Scans) -> WebResult {
        let me = &self.me.staff;
        let rows = similar::rows(self.app, (&self.say, me), &marks(typed), None).await?;
        let key = if rows.is_empty() {
            "triage-similar-none"
        } else {
            "triage-similar-some"
        };
        let words = self.say.say(key);
        let aside = Aside {
            checked: Some(Checked { words, rows }),
            ..Aside::default()
        };
        self.form(typed, &FieldErrors::default(), (scans, aside))
    }

    /// Stores the case with its scans. Sent twice, it is stored once. `None`: changed and sent again from the
    /// page before; another case has the files it brings.
    async fn record(
        &self,
        opening: &Opening,
        (receipt, scans): (&Receipt, &Scans),
    ) -> WebResult<Option<Recorded>> {
        let app = self.app;
        let taken = app.reception().take(opening, app.now());
        let received = taken.map_err(|why| WebError::Internal(why.into()))?;
        let code = received.prepared.code.grouped().to_string();
        let hash = received.prepared.code.hash(&app.vault);
        let first = received.prepared.case.clone();
        let key = &received.prepared.key;
        let words = (!receipt.noted.lines.is_empty()).then_some(&receipt.noted);
        let noted = Noted {
            by: self.me.staff.id,
            at: first.entered_at,
            sealed: words.map(|words| key.seal_json(WORDS, words)).transpose()?,
            authority_due_on: receipt.authority_due_on,
        };
        let taken = Taken {
            at: first.entered_at,
            by: Some(self.me.staff.id),
        };
        let files = scans.rows(app, (first.id, key), taken)?;
        let rules = app.rules.clone();
        let written = app
            .db
            .write(move |conn| {
                let inserted = reception::store(conn, &received)?;
                if matches!(inserted, Inserted::New) {
                    paper::note(conn, &rules, received.prepared.case.clone(), &noted)?;
                    for file in &files {
                        file_store::insert(conn, file)?;
                    }
                }
                Ok(inserted)
            })
            .await;
        let inserted = match written {
            Err(db::Error::Unique(_)) if scans.has_carried() => return Ok(None),
            inserted => inserted?,
        };
        app.mail_waits.notify_one();
        let case = match inserted {
            Inserted::New => first,
            Inserted::Already(case) => {
                scans.discard(app).await;
                *case
            }
        };
        // A letter made since may have put another code in its place.
        let code = (case.code_hash == hash).then_some(code);
        Ok(Some(Recorded { case, code }))
    }

    /// Shows the code of the case, this once; sent twice, the same.
    async fn entered(
        &self,
        Recorded { case, code }: &Recorded,
        complaint: &Complaint,
        marks: &Marks,
    ) -> WebResult {
        let me = &self.me.staff;
        let by_mail = case.reply_channel == ReplyChannel::Email && complaint.email().is_some();
        let letter = code.as_ref().filter(|_| !by_mail).map(|code| LetterButton {
            action: format!("/desk/cases/{}/letters/acknowledgement", case.reference),
            version: case.version,
            code: code.clone(),
        });
        let mut notes = Vec::new();
        if case.late_from <= self.app.now() {
            notes.push(self.say.say("triage-entered-overdue"));
        }
        if complaint.reply_contact().is_none() {
            notes.push(self.say.say("triage-entered-no-contact"));
        }
        let content = EnteredPage {
            reference: case.reference.to_string(),
            code: code.clone(),
            due: end_of(me.lang, case.due_on),
            notes,
            letter,
            similar: similar::rows(self.app, (&self.say, me), marks, Some(case.id)).await?,
        };
        let title = self.say.say("triage-entered-title");
        let layout = desk::layout(self.app, self.request, self.me, title);
        desk::show(self.app, self.request, StatusCode::OK, layout, &content)
    }
}

/// A case that was stored, with its code while it is the one just made.
struct Recorded {
    case: Case,
    code: Option<String>,
}
