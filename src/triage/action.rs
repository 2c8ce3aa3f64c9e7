//! What every action does before and after its own step: open the case, answer with what became of it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::case_page;
use super::dossier::{self, Dossier};
use super::history;
use super::pages::{CasePage, StalePanel, Typed};
use super::review;
use super::wording::Wording;
use crate::access::Session;
use crate::access::desk::{self, go_on};
use crate::access::policy::{Action, Verdict, judge};
use crate::app::App;
use crate::cases::access_code::AccessCode;
use crate::cases::case::Act;
use crate::cases::change::{Changed, Seen};
use crate::cases::event::EventKind;
use crate::cases::queries::insert_look;
use crate::cases::reference::Reference;
use crate::cases::words::{EventWords, WORDS};
use crate::db::Id;
use crate::render::words::Arg;
use crate::render::{ErrorSummary, Flash};
use crate::time::Moment;
use crate::vault::CaseKey;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult};

/// A case in the hands of somebody who may do what they want with it.
pub struct Opened {
    pub app: web::Data<App>,
    pub request: HttpRequest,
    pub me: Session,
    pub say: Wording,
    pub dossier: Dossier,
}

/// Whoever looked so short a while ago is taken to be looking still, in minutes.
pub const STILL_LOOKING: i64 = 10;

/// A form that comes a second time within so many minutes was sent twice.
const JUST_NOW: i64 = 5;

/// Opens the case of an address for an action. What comes back may show all of the case, so that this
/// counts as a look, unless it follows one.
pub async fn open(
    app: &web::Data<App>,
    request: &HttpRequest,
    me: &Session,
    action: Action,
) -> WebResult<Opened> {
    let case = find(app, request, me, action).await?;
    let since = app.now().plus(chrono::Duration::minutes(-STILL_LOOKING));
    let is_mine = |(who, at): &(Id, Moment)| *who == me.staff.id && *at > since;
    if !case.dossier.looks.iter().any(is_mine) {
        case.note_look().await?;
    }
    Ok(case)
}

/// The case of an address, not yet looked at. Not there and not visible are the same: 404.
pub async fn find(
    app: &web::Data<App>,
    request: &HttpRequest,
    me: &Session,
    action: Action,
) -> WebResult<Opened> {
    // What their role may never do is refused the same, whatever stands in the address.
    if judge(action.into(), Some(&me.staff), None) != Verdict::Allowed {
        return Err(WebError::NotAllowed);
    }
    let reference = request
        .match_info()
        .get("reference")
        .and_then(Reference::parse);
    let reference = reference.ok_or(WebError::NotFound)?;
    let dossier = dossier::load(app, &me.staff, reference)
        .await?
        .ok_or(WebError::NotFound)?;
    if !dossier.may(&me.staff, action) {
        return Err(WebError::NotAllowed);
    }
    Ok(Opened {
        app: app.clone(),
        request: request.clone(),
        me: me.clone(),
        say: Wording::new(app, me.staff.lang),
        dossier,
    })
}

impl Opened {
    /// Records that this person looked at the case.
    pub async fn note_look(&self) -> WebResult<()> {
        let (case_id, staff_id, at) = (self.dossier.case.id, self.me.staff.id, self.app.now());
        let id = Id::new(at);
        let note = move |conn: &mut _| insert_look(conn, id, case_id, staff_id, at);
        Ok(self.app.db.write(note).await?)
    }

    /// The address of the case's page.
    pub fn place(&self) -> String {
        format!("/desk/cases/{}", self.dossier.case.reference)
    }

    /// The address of an action.
    pub fn action(&self, noun: &str) -> String {
        format!("{}/{noun}", self.place())
    }

    pub fn version(&self) -> i32 {
        self.dossier.case.version
    }

    pub fn may(&self, action: Action) -> bool {
        self.dossier.may(&self.me.staff, action)
    }

    pub fn act(&self) -> Act {
        Act {
            by: Some(self.me.staff.id),
            at: self.app.now(),
        }
    }

    /// The case as the sender of `typed` saw it.
    pub fn seen(&self, typed: &Typed) -> Seen {
        Seen {
            id: self.dossier.case.id,
            version: typed.version(),
        }
    }

    /// The access code that a form hands out: the same for the same form, so that a button pressed twice
    /// shows what the first press made.
    pub fn code_of(&self, form: &'static str, typed: &Typed) -> AccessCode {
        let vault = &self.app.vault;
        let (case_id, version) = (self.dossier.case.id, typed.version().to_be_bytes());
        let id = vault.mac(
            "code of a form",
            &[form.as_bytes(), case_id.bytes(), &version],
        );
        AccessCode::derive(vault, &id)
    }

    /// Whether this person was given this very code a moment ago, by what such an event tells of.
    pub fn has_just_given(&self, code: &AccessCode, kind: EventKind) -> bool {
        let since = self.app.now().plus(chrono::Duration::minutes(-JUST_NOW));
        let mut events = self.dossier.events.iter().rev().map(|(event, _)| event);
        let last = events.find(|event| event.kind == kind);
        let is_mine = last.is_some_and(|it| it.actor_id == Some(self.me.staff.id) && it.at > since);
        is_mine && code.matches(&self.app.vault, &self.dossier.case.code_hash)
    }

    pub fn say(&self, key: &str) -> String {
        self.say.say(key)
    }

    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.say.with(key, args)
    }

    /// The key of the case; a case without one was erased and is not worked any more.
    pub fn key(&self) -> WebResult<&CaseKey> {
        self.dossier.key.as_ref().ok_or(WebError::NotAllowed)
    }

    /// Seals labelled lines as the body of an event; empty ones are left out.
    pub fn seal_words(&self, lines: &[(&str, &str)]) -> WebResult<Vec<u8>> {
        let lines = lines.iter().filter(|(_, text)| !text.is_empty());
        let lines = lines.map(|(label, text)| ((*label).to_owned(), (*text).to_owned()));
        Ok(self.key()?.seal_json(
            WORDS,
            &EventWords {
                lines: lines.collect(),
            },
        )?)
    }

    /// Back to the case, with a message.
    pub fn done(&self, anchor: &str, words: String) -> WebResult {
        go_on(
            &self.app,
            &format!("{}#{anchor}", self.place()),
            &Flash::success(words),
        )
    }

    /// The page of the case.
    pub fn page(&self, status: StatusCode, page: &CasePage) -> WebResult {
        let args = [("reference", self.dossier.case.reference.to_string().into())];
        let title = self.with("triage-case-title", &args);
        let mut layout = desk::layout(&self.app, &self.request, &self.me, title);
        layout.has_errors = !page.errors.is_empty();
        desk::show(&self.app, &self.request, status, layout, page)
    }

    /// The page once more with what was typed and what is wrong with it.
    pub fn again(&self, typed: &Typed) -> WebResult {
        self.once_more(StatusCode::UNPROCESSABLE_ENTITY, typed, false)
    }

    /// The page once more with a form that was filled in for its sender; nothing is saved, so the form
    /// stays as old as it was.
    pub fn filled(&self, typed: &Typed) -> WebResult {
        let mut page = case_page::build(self);
        page.sent = super::answer_letter::sent(self)?;
        if let Some(form) = page.forms().find(|form| form.id == typed.form) {
            form.refill(typed);
            form.version = typed.version();
        }
        self.page(StatusCode::OK, &page)
    }

    fn once_more(&self, status: StatusCode, typed: &Typed, is_stale: bool) -> WebResult {
        let mut page = case_page::build(self);
        page.reviews = review::panels(self, &self.dossier.names())?;
        let form = page.forms().find(|form| form.id == typed.form);
        let mut differences = form.map(|form| form.refill(typed)).unwrap_or_default();
        for difference in &mut differences {
            for side in [&mut difference.theirs, &mut difference.yours] {
                if side.is_empty() {
                    *side = self.say("triage-stale-empty");
                }
            }
        }
        if is_stale {
            page.stale = Some(StalePanel {
                words: history::last_change(self),
                changes: history::since(self, typed),
                differences,
                form_href: format!("#{}", typed.form),
            });
        }
        let mut errors = ErrorSummary::default();
        for (field, words) in typed.errors() {
            let dash = if field.is_empty() { "" } else { "-" };
            errors.push(format!("#{}{dash}{field}", typed.form), words.clone());
        }
        page.errors = errors;
        self.page(status, &page)
    }

    /// Answers with what became of a change; `done` says what was done.
    pub async fn finish(self, mut typed: Typed, changed: Changed, done: String) -> WebResult {
        match changed {
            Changed::Done(_) => self.done(&typed.form, done),
            Changed::Gone => Err(WebError::NotFound),
            Changed::Stale(_) => {
                let now = open(&self.app, &self.request, &self.me, Action::Read).await?;
                now.once_more(StatusCode::CONFLICT, &typed, true)
            }
            Changed::Refused(_, refusal) => {
                typed.refuse("", self.say(refusal.key()));
                let now = open(&self.app, &self.request, &self.me, Action::Read).await?;
                now.once_more(StatusCode::CONFLICT, &typed, false)
            }
        }
    }
}

/// What was typed into the form with this id. Texts are brought to one normal form.
pub fn typed(id: impl Into<String>, form: &Form) -> Typed {
    let pairs = form
        .pairs()
        .map(|(name, value)| (name.to_owned(), cleaned(value)))
        .collect();
    Typed::new(id, pairs)
}

/// NFC; line ends as the desk keeps them; no control characters, which no database need take.
fn cleaned(text: &str) -> String {
    let text = crate::text::words::nfc(&text.replace("\r\n", "\n"));
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}
