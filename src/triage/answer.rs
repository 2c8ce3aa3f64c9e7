//! `POST /desk/cases/{reference}/answer`: the draft, saved or sent; `GET` shows it as it will be read.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::{ActionForm, Composer, PreviewPage, Sent, Typed};
use super::row::Names;
use super::templates::{self, Purpose};
use super::{identity, mails};
use crate::access::desk;
use crate::access::policy::Action;
use crate::access::{Handler, Posted, Reader};
use crate::app::App;
use crate::cases::answer::{ANSWER, Answer, Blocker, RequestReply, blockers};
use crate::cases::change::{self, Changed, Sending};
use crate::cases::complaint::ReplyChannel;
use crate::cases::facts::{Delivery, State};
use crate::cases::outcome::{Cause, Outcome};
use crate::cases::reference::Reference;
use crate::render::Field;
use crate::web::{WebError, WebResult, page};

const FORM: &str = "answer";

/// The composer, until the answer is sent.
pub fn composer(case: &Opened, names: &Names) -> Option<Composer> {
    let is_open = case.dossier.case.state != State::Answered && case.dossier.complaint.is_some();
    (is_open && case.may(Action::Work)).then(|| {
        let draft = case.dossier.draft();
        Composer {
            warning: identity::warning(case),
            blockers: blocker_words(case, &draft),
            saved: saved(case, names),
            form: form(case, &draft),
        }
    })
}

fn saved(case: &Opened, names: &Names) -> Option<String> {
    let (row, _) = case.dossier.answer.as_ref()?;
    let who = names.get(&row.updated_by).cloned().unwrap_or_default();
    let args = [
        ("at", case.say.time(row.updated_at).into()),
        ("who", who.into()),
    ];
    Some(case.with("triage-answer-saved", &args))
}

fn blocker_words(case: &Opened, answer: &Answer) -> Vec<String> {
    let is_lead = case.may(Action::Dismiss);
    let missing = blockers(
        &case.dossier.case,
        &case.dossier.statuses(),
        answer,
        is_lead,
    );
    missing
        .iter()
        .map(|blocker| blocker_in_words(case, blocker))
        .collect()
}

pub fn blocker_in_words(case: &Opened, blocker: &Blocker) -> String {
    match blocker {
        Blocker::RequestMissing(wish) => {
            let wish = case.say.small(&format!("wish-{wish}"));
            case.with(blocker.key(), &[("wish", wish.into())])
        }
        Blocker::BlankLeft(_, blanks) => {
            case.with(blocker.key(), &[("blanks", blanks.as_str().into())])
        }
        other => case.say(other.key()),
    }
}

fn form(case: &Opened, draft: &Answer) -> ActionForm {
    let title = case.say("triage-answer-title");
    let form = ActionForm::new(FORM, case.action("answer"), case.version(), title)
        .field(templates::field(case, Purpose::Answer))
        .field(outcome_field(case).chosen(&[draft.outcome.as_str()]))
        .field(cause_field(case).chosen(&[draft.cause.as_str()]));
    let form = TEXTS
        .iter()
        .fold(form, |form, text| form.field(text.field(case, draft)));
    let form = requests(case, draft)
        .into_iter()
        .fold(form, ActionForm::field);
    form.button_of("send", case.say("triage-answer-send"), "btn-primary")
        .button_of(
            "preview",
            case.say("triage-answer-preview"),
            "btn-outline-primary",
        )
        .button_of(
            "save",
            case.say("triage-answer-save"),
            "btn-outline-secondary",
        )
        .button_here(
            "use",
            case.say("triage-template-use"),
            "btn-outline-secondary",
        )
}

fn outcome_field(case: &Opened) -> Field {
    let field = Field::select("outcome", case.say("triage-answer-outcome"))
        .hint(case.say("triage-answer-dismissed-hint"))
        .width("field-medium")
        .choice("", case.say("triage-answer-outcome-none"));
    let sendable = Outcome::ALL
        .into_iter()
        .filter(|it| *it != Outcome::NotComplaint);
    sendable.fold(field, |field, outcome| {
        field.choice(
            outcome.key(),
            case.say(&format!("outcome-{}", outcome.key())),
        )
    })
}

fn cause_field(case: &Opened) -> Field {
    let field = Field::select("cause", case.say("triage-answer-cause"))
        .optional()
        .choice("", case.say("triage-answer-cause-none"));
    Cause::all().fold(field, |field, cause| {
        field.choice(&cause.key(), case.say(&format!("cause-{}", cause.key())))
    })
}

/// A text of the answer: its name, its words in the locales, how many lines it has.
struct Text {
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    is_optional: bool,
    rows: u8,
    of: fn(&mut Answer) -> &mut String,
}

const fn text(
    name: &'static str,
    label: &'static str,
    rows: u8,
    of: fn(&mut Answer) -> &mut String,
) -> Text {
    Text {
        name,
        label,
        hint: None,
        is_optional: rows == 1,
        rows,
        of,
    }
}

const TEXTS: [Text; 9] = [
    Text {
        hint: Some("triage-answer-summary-hint"),
        ..text("summary", "triage-answer-summary", 2, |answer| {
            &mut answer.summary
        })
    },
    text("technical", "triage-answer-technical", 3, |answer| {
        &mut answer.technical
    }),
    text("business", "triage-answer-business", 3, |answer| {
        &mut answer.business
    }),
    Text {
        hint: Some("triage-answer-reasons-hint"),
        ..text("reasons", "triage-answer-reasons", 4, |answer| {
            &mut answer.reasons
        })
    },
    Text {
        hint: Some("triage-answer-inaccurate-hint"),
        is_optional: true,
        ..text("inaccurate_data", "triage-answer-inaccurate", 2, |answer| {
            &mut answer.inaccurate_data
        })
    },
    text("remedy", "triage-answer-remedy", 3, |answer| {
        &mut answer.remedy
    }),
    text("guidance", "triage-answer-guidance", 3, |answer| {
        &mut answer.guidance
    }),
    Text {
        hint: Some("triage-answer-where-hint"),
        ..text("where_to", "triage-answer-where-to-go", 1, |answer| {
            &mut answer.where_to
        })
    },
    Text {
        hint: Some("triage-answer-other-hint"),
        ..text("duplicate_of", "triage-answer-other-case", 1, |answer| {
            &mut answer.duplicate_of
        })
    },
];

impl Text {
    fn field(&self, case: &Opened, draft: &Answer) -> Field {
        let value = (self.of)(&mut draft.clone()).clone();
        let label = case.say(self.label);
        let field = match self.rows {
            1 => Field::text(self.name, label),
            rows => Field::textarea(self.name, label).rows(rows),
        };
        let field = field.value(value);
        let field = if self.is_optional {
            field.optional()
        } else {
            field
        };
        match self.hint {
            Some(hint) => field.hint(case.say(hint)),
            None => field,
        }
    }
}

/// Two fields for each request about the person's own data.
fn requests(case: &Opened, draft: &Answer) -> Vec<Field> {
    let mut fields = Vec::new();
    for wish in case.dossier.case.request_wishes() {
        let reply = draft.request(wish.key()).cloned().unwrap_or_default();
        let name = case.say(&format!("wish-{}", wish.key()));
        for (part, value) in [("reasons", reply.reasons), ("guidance", reply.guidance)] {
            let args = [("wish", name.as_str().into())];
            let label = case.with(&format!("triage-answer-request-{part}"), &args);
            let field = Field::textarea(&format!("request_{}_{part}", wish.key()), label);
            fields.push(field.rows(2).value(value));
        }
    }
    fields
}

/// The answer as typed; what the form doesn't ask stays as drafted.
fn parse(case: &Opened, typed: &mut Typed) -> Answer {
    let mut answer = case.dossier.draft();
    let outcome = Outcome::from_key(typed.text("outcome"));
    let outcome = outcome.filter(|outcome| *outcome != Outcome::NotComplaint);
    outcome
        .map_or("", Outcome::key)
        .clone_into(&mut answer.outcome);
    answer.cause = Cause::from_key(typed.text("cause"))
        .map(Cause::key)
        .unwrap_or_default();
    for text in &TEXTS {
        typed.text(text.name).clone_into((text.of)(&mut answer));
    }
    if !answer.duplicate_of.is_empty() {
        match Reference::parse(&answer.duplicate_of) {
            Some(reference) => answer.duplicate_of = reference.to_string(),
            None => typed.refuse("duplicate_of", case.say("blocker-duplicate-missing")),
        }
    }
    answer.requests = case
        .dossier
        .case
        .request_wishes()
        .into_iter()
        .map(|wish| RequestReply {
            wish: wish.key().to_owned(),
            reasons: typed
                .text(&format!("request_{}_reasons", wish.key()))
                .to_owned(),
            guidance: typed
                .text(&format!("request_{}_guidance", wish.key()))
                .to_owned(),
        })
        .collect();
    answer
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(FORM, &form.0);
    if typed.is("do", "use") {
        templates::take_over(&case, Purpose::Answer, &mut typed);
        return if typed.has_errors() {
            case.again(&typed)
        } else {
            case.filled(&typed)
        };
    }
    // The preview's button sends what was saved before.
    let is_preview = typed.is("do", "send-saved");
    let answer = if is_preview {
        case.dossier.draft()
    } else {
        parse(&case, &mut typed)
    };
    if typed.has_errors() {
        return case.again(&typed);
    }
    if is_preview || typed.is("do", "send") {
        send(case, typed, answer).await
    } else {
        save(case, typed, answer).await
    }
}

async fn save(case: Opened, typed: Typed, answer: Answer) -> WebResult {
    let sealed = case.key()?.seal_json(ANSWER, &answer)?;
    let (act, seen, by) = (case.act(), case.seen(&typed), case.me.staff.id);
    let app = case.app.clone();
    let changed = app
        .db
        .write(move |conn| change::save_draft(conn, act, by, seen, &sealed))
        .await?;
    if typed.is("do", "preview") && matches!(changed, Changed::Done(_)) {
        return Ok(page::see_other(&case.action("answer")));
    }
    let done = case.say("triage-answer-saved-done");
    case.finish(typed, changed, done).await
}

async fn send(case: Opened, mut typed: Typed, answer: Answer) -> WebResult {
    let is_lead = case.may(Action::Dismiss);
    let missing = blockers(
        &case.dossier.case,
        &case.dossier.statuses(),
        &answer,
        is_lead,
    );
    if !missing.is_empty() && typed.version() == case.version() {
        for blocker in &missing {
            typed.refuse(field_of(blocker), blocker_in_words(&case, blocker));
        }
        return case.again(&typed);
    }
    let mail = mails::answer(&case, &answer)?;
    let sealed = case.key()?.seal_json(ANSWER, &answer)?;
    let sending = Sending {
        answer,
        sealed,
        by: case.me.staff.id,
        is_lead,
    };
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let rules = app.rules.clone();
    let changed = app
        .db
        .write(move |conn| {
            let changed = change::send_answer(conn, &rules, act, seen, &sending)?;
            if let (Changed::Done(_), Some(mail)) = (&changed, &mail) {
                mails::enqueue(conn, mail)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say("triage-answer-sent-done");
    case.finish(typed, changed, done).await
}

/// The field that mends it, when it is one of the composer's.
fn field_of(blocker: &Blocker) -> &'static str {
    match blocker {
        Blocker::OutcomeMissing | Blocker::LeadOnly => "outcome",
        Blocker::SummaryMissing => "summary",
        Blocker::ReasonsMissing => "reasons",
        Blocker::TechnicalWordsMissing => "technical",
        Blocker::BusinessWordsMissing => "business",
        Blocker::RemedyMissing => "remedy",
        Blocker::WhereToMissing => "where_to",
        Blocker::DuplicateMissing => "duplicate_of",
        Blocker::BlankLeft(field, _) => field,
        _ => "",
    }
}

/// `GET`: the saved draft as the complainant will read it.
pub async fn preview(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Read).await?;
    let answer = case
        .dossier
        .answer
        .as_ref()
        .map(|(_, answer)| answer.clone());
    let answer = answer.ok_or(WebError::NotFound)?;
    let (subject, letter) = letter(&case, &answer)?;
    let blockers = blocker_words(&case, &answer);
    let is_open = case.dossier.case.state != State::Answered && case.may(Action::Work);
    let send = (is_open && blockers.is_empty()).then(|| {
        ActionForm::new(FORM, case.action("answer"), case.version(), String::new()).button_of(
            "send-saved",
            case.say("triage-answer-send"),
            "btn-primary",
        )
    });
    let reference = case.dossier.case.reference.to_string();
    let title = case.with(
        "triage-preview-title",
        &[("reference", reference.as_str().into())],
    );
    let content = PreviewPage {
        heading: title.clone(),
        back: format!("{}#{FORM}", case.place()),
        warning: identity::warning(&case),
        blockers: if is_open { blockers } else { Vec::new() },
        subject,
        how: how(&case),
        letter_lang: case.dossier.case.lang().tag(),
        letter,
        form: send,
    };
    let layout = desk::layout(&app, &request, &me, title);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

fn letter(case: &Opened, answer: &Answer) -> WebResult<(String, Vec<String>)> {
    if answer
        .outcome()
        .is_none_or(|outcome| outcome == Outcome::NotComplaint)
    {
        return Ok((case.say("triage-answer-title"), Vec::new()));
    }
    let lang = case.dossier.case.lang();
    let rendered = case.app.pages.mail(lang, &mails::letter(case, answer))?;
    let lines = rendered
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    Ok((rendered.subject, lines.map(str::to_owned).collect()))
}

fn how(case: &Opened) -> String {
    let complaint = case.dossier.complaint.as_ref();
    let to = complaint.and_then(|complaint| complaint.reply_contact());
    let Some(to) = to else {
        return case.say("triage-preview-nowhere");
    };
    let key = format!("triage-preview-{}", case.dossier.case.reply_channel.key());
    case.with(&key, &[("to", to.into())])
}

/// The answer as it was sent, and what has become of it.
pub fn sent(case: &Opened) -> WebResult<Option<Sent>> {
    let row = &case.dossier.case;
    let Some(at) = row.answered_at else {
        return Ok(None);
    };
    let at = case.say.time(at);
    let outcome = row
        .outcome
        .map(|outcome| case.say(&format!("outcome-{}", outcome.key())));
    let words = match (row.outcome, row.delivery, row.reply_channel) {
        (Some(Outcome::NotComplaint), ..) => {
            let args = [
                ("at", at.into()),
                ("outcome", outcome.unwrap_or_default().into()),
            ];
            case.with("triage-sent-none", &args)
        }
        (_, Delivery::Done, _) => {
            let verdict = row
                .verdict
                .map(|verdict| case.say.verdict(verdict))
                .unwrap_or_default();
            case.with(
                "triage-sent-done",
                &[("at", at.into()), ("verdict", verdict.into())],
            )
        }
        (_, Delivery::Failed, _) => case.with("triage-sent-failed", &[("at", at.into())]),
        (_, _, ReplyChannel::Email) if mails::address(case).is_some() => {
            case.with("triage-sent-pending-email", &[("at", at.into())])
        }
        _ => case.with("triage-sent-pending-hand", &[("at", at.into())]),
    };
    let letter = match &case.dossier.answer {
        Some((_, answer)) => letter(case, answer)?.1,
        None => Vec::new(),
    };
    Ok(Some(Sent {
        words,
        lang: row.lang().tag(),
        letter,
    }))
}
