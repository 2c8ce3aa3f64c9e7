//! `POST /desk/cases/{reference}/answer`: the draft is saved, shown to a second person, or sent.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::composer::{self, FORM, parse};
use super::pages::{Composer, Typed};
use super::row::Names;
use super::templates::{self, Purpose};
use super::{approval, identity, mails};
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::answer::{ANSWER, Answer, Blocker, blockers};
use crate::cases::answering::{self, Draft};
use crate::cases::change::{Changed, Sending};
use crate::cases::facts::State;
use crate::web::{WebResult, page};

/// The composer, until the answer is sent.
pub fn composer(case: &Opened, names: &Names) -> Option<Composer> {
    let is_open = case.dossier.case.state != State::Answered && case.dossier.complaint.is_some();
    (is_open && case.may(Action::Work)).then(|| {
        let draft = composer::prefilled(case);
        Composer {
            warning: identity::warning(case),
            blockers: blocker_words(case, &draft),
            saved: saved(case, names),
            form: composer::form(case, &draft),
            templates_href: case.may(Action::Dismiss).then_some("/desk/templates"),
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

/// Everything that keeps this answer from leaving but for the second person.
pub fn found(case: &Opened, answer: &Answer) -> Vec<Blocker> {
    let is_lead = case.may(Action::Dismiss);
    blockers(
        &case.dossier.case,
        &case.dossier.statuses(),
        answer,
        is_lead,
    )
}

/// The same with the second person, once nothing else is missing.
fn all(case: &Opened, answer: &Answer) -> Vec<Blocker> {
    let mut found = found(case, answer);
    if found.is_empty() {
        found.extend(approval::missing(case, answer));
    }
    found
}

pub fn blocker_words(case: &Opened, answer: &Answer) -> Vec<String> {
    let all = all(case, answer);
    all.iter()
        .map(|blocker| blocker_in_words(case, blocker))
        .collect()
}

/// Puts what is missing beside the fields that mend it.
pub fn refuse(case: &Opened, typed: &mut Typed, blockers: &[Blocker]) {
    for blocker in blockers {
        typed.refuse(field_of(blocker), blocker_in_words(case, blocker));
    }
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
        Blocker::ApprovalPending(since) => {
            case.with(blocker.key(), &[("since", case.say.time(*since).into())])
        }
        other => case.say(other.key()),
    }
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
    if typed.is("do", "steps") {
        composer::take_over_steps(&case, &mut typed);
        return case.filled(&typed);
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
    if typed.is("do", "ask") {
        approval::ask(case, typed, answer).await
    } else if is_preview || typed.is("do", "send") {
        send(case, typed, answer).await
    } else {
        save(case, typed, answer).await
    }
}

async fn save(case: Opened, typed: Typed, answer: Answer) -> WebResult {
    let guard = approval::guard(&case, &answer)?;
    let draft = Draft {
        by: case.me.staff.id,
        sealed: case.key()?.seal_json(ANSWER, &answer)?,
        digest: guard.map(|guard| guard.digest).unwrap_or_default(),
    };
    let (act, seen) = (case.act(), case.seen(&typed));
    let app = case.app.clone();
    let changed = app
        .db
        .write(move |conn| answering::keep_draft(conn, act, seen, &draft))
        .await?;
    if typed.is("do", "preview") && matches!(changed, Changed::Done(_)) {
        return Ok(page::see_other(&case.action("answer")));
    }
    let done = case.say("triage-answer-saved-done");
    case.finish(typed, changed, done).await
}

async fn send(case: Opened, mut typed: Typed, answer: Answer) -> WebResult {
    let is_lead = case.may(Action::Dismiss);
    let missing = all(&case, &answer);
    if !missing.is_empty() && typed.version() == case.version() {
        refuse(&case, &mut typed, &missing);
        return case.again(&typed);
    }
    let guard = approval::guard(&case, &answer)?;
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
            let changed =
                answering::send_guarded(conn, &rules, (act, seen), &sending, guard.as_ref())?;
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
