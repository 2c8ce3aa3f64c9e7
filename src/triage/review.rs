//! `POST /desk/cases/{reference}/review`: an objection to an answer is written down, looked into by
//! somebody else, and answered: by mail, or by a letter or call that is recorded.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::{ActionForm, ReviewPanel, Typed};
use super::row::Names;
use super::{mails, moment_fields};
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::answer::Blocker;
use crate::cases::case::Refusal;
use crate::cases::change::{Changed, Seen};
use crate::cases::complaint::Email;
use crate::cases::facts::{Delivery, ReviewResult, State};
use crate::cases::outcome::Outcome;
use crate::cases::review::{self, Handed, REVIEW, Review, ReviewAnswer, Sending};
use crate::cases::store as case_store;
use crate::render::Field;
use crate::web::{WebError, WebResult};

const ASK: &str = "review-ask";
const ANSWER: &str = "review-answer";
const HAND: &str = "review-hand";
const RESEND: &str = "review-resend";

/// Every review of the case, the newest first.
pub fn panels(case: &Opened, names: &Names) -> WebResult<Vec<ReviewPanel>> {
    let newest_first = case.dossier.reviews.iter().rev();
    newest_first
        .map(|(review, answer)| panel(case, names, review, answer))
        .collect()
}

fn panel(
    case: &Opened,
    names: &Names,
    review: &Review,
    answer: &ReviewAnswer,
) -> WebResult<ReviewPanel> {
    let is_sent = review.sent_at.is_some();
    let letter = if is_sent {
        letter(case, review, answer)?
    } else {
        Vec::new()
    };
    let is_open = review.is_open();
    let may = is_open && case.may(Action::Work) && case.dossier.key.is_some();
    Ok(ReviewPanel {
        lines: lines(case, names, review),
        reason: reason(case, review),
        lang: case.dossier.case.lang().tag(),
        warning: warning(case, review),
        saved: saved(case, names, review),
        letter,
        forms: if may {
            forms(case, review, answer)
        } else {
            Vec::new()
        },
    })
}

fn lines(case: &Opened, names: &Names, review: &Review) -> Vec<String> {
    let at = case.say.time(review.asked_at);
    let by = review.asked_by.and_then(|id| names.get(&id));
    let asked = match by {
        None => case.with("triage-review-asked", &[("at", at.into())]),
        Some(who) => {
            let args = [("at", at.into()), ("who", who.into())];
            case.with("triage-review-asked-by", &args)
        }
    };
    let duty = case
        .dossier
        .duties
        .iter()
        .find(|duty| duty.id == review.duty_id);
    let due = duty.map(|duty| {
        let day = case.say.date(duty.due_on);
        let open = case.with("triage-review-due", &[("day", day.into())]);
        duty.verdict
            .map_or(open, |verdict| case.say.verdict(verdict))
    });
    let barred: Vec<_> = case
        .dossier
        .barred
        .iter()
        .filter_map(|id| names.get(id).cloned())
        .collect();
    let rule = (review.is_open() && !barred.is_empty())
        .then(|| case.with("triage-review-rule", &[("who", barred.join(", ").into())]));
    let sent = review.sent_at.map(|at| {
        let who = review.sent_by.and_then(|id| names.get(&id)).cloned();
        let args = [
            ("at", case.say.time(at).into()),
            ("who", who.unwrap_or_default().into()),
        ];
        let sent = case.with("triage-review-sent-none", &args);
        format!("{sent} {}", case.say(state(case, review)))
    });
    [Some(asked), due, rule, sent]
        .into_iter()
        .flatten()
        .collect()
}

fn state(case: &Opened, review: &Review) -> &'static str {
    match review.delivery {
        Delivery::Done => "triage-review-state-done",
        Delivery::Failed => "triage-review-state-failed",
        _ if mails::address(case).is_some() => "triage-review-state-pending-email",
        _ => "triage-review-state-pending-hand",
    }
}

/// The complainant's words; none when they gave none, or were erased.
fn reason(case: &Opened, review: &Review) -> Vec<String> {
    let sealed = case.dossier.key.as_ref().zip(review.reason.as_deref());
    let words = sealed.and_then(|(key, sealed)| {
        use crate::cases::words::{EventWords, WORDS};
        key.open_json::<EventWords>(WORDS, sealed).ok()
    });
    match words {
        Some(words) => words
            .lines
            .iter()
            .flat_map(|(_, text)| text.lines())
            .map(str::to_owned)
            .collect(),
        None => vec![case.say("triage-review-no-reason")],
    }
}

fn warning(case: &Opened, review: &Review) -> Option<String> {
    let key = if review.sent_at.is_some() {
        None
    } else if case.dossier.barred.contains(&case.me.staff.id) {
        Some("triage-review-barred")
    } else {
        None
    };
    let others = case.dossier.staff.iter().filter(|person| {
        let is_free = !case.dossier.barred.contains(&person.id);
        person.disabled_at.is_none() && person.roles.may_work() && is_free
    });
    let key = match (key, others.count()) {
        (Some(_), 0) => Some("triage-review-nobody"),
        (key, _) => key,
    };
    key.map(|key| case.say(key))
}

fn saved(case: &Opened, names: &Names, review: &Review) -> Option<String> {
    let at = review.updated_at.filter(|_| review.sent_at.is_none())?;
    let who = review.updated_by.and_then(|id| names.get(&id)).cloned();
    let args = [
        ("at", case.say.time(at).into()),
        ("who", who.unwrap_or_default().into()),
    ];
    Some(case.with("triage-review-saved-at", &args))
}

fn forms(case: &Opened, review: &Review, answer: &ReviewAnswer) -> Vec<ActionForm> {
    if review.sent_at.is_some() {
        let again = (review.delivery == Delivery::Failed).then(|| resend_form(case));
        return again.into_iter().chain([hand_form(case)]).collect();
    }
    if case.dossier.barred.contains(&case.me.staff.id) {
        return Vec::new();
    }
    vec![answer_form(case, answer)]
}

fn form(case: &Opened, id: &'static str, title: String) -> ActionForm {
    ActionForm::new(id, case.action("review"), case.version(), title).hidden("what", id.to_owned())
}

fn answer_form(case: &Opened, answer: &ReviewAnswer) -> ActionForm {
    let say = |key: &str| case.say(&format!("triage-review-{key}"));
    let result = ReviewResult::ALL
        .iter()
        .fold(Field::radios("result", say("result")), |field, result| {
            field.choice(result.key(), say(&format!("result-{}", result.key())))
        });
    let outcome = Field::select("outcome", say("outcome"))
        .hint(say("outcome-hint"))
        .optional()
        .choice("", say("result-none"));
    let outcome = new_outcomes().fold(outcome, |field, outcome| {
        let words = case.say(&format!("outcome-{}", outcome.key()));
        field.choice(outcome.key(), words)
    });
    let text = |name: &str, rows: u8, value: &str| {
        Field::textarea(name, say(name)).rows(rows).value(value)
    };
    form(case, ANSWER, say("title"))
        .field(result.chosen(&[answer.result.as_str()]))
        .field(outcome.chosen(&[answer.outcome.as_str()]))
        .field(text("reasons", 4, &answer.reasons).hint(say("reasons-hint")))
        .field(text("remedy", 3, &answer.remedy).hint(say("remedy-hint")))
        .field(text("guidance", 3, &answer.guidance))
        .button_of("send", say("send"), "btn-primary")
        .button_of("save", say("save"), "btn-outline-secondary")
}

/// What a review may find instead.
fn new_outcomes() -> impl Iterator<Item = Outcome> {
    Outcome::ALL
        .into_iter()
        .filter(|it| it.is_on_substance() || *it == Outcome::OutOfScope)
}

fn hand_form(case: &Opened) -> ActionForm {
    let say = |key: &str| case.say(&format!("triage-review-{key}"));
    let [date, time] = moment_fields::fields(&case.say, "review-hand", case.app.now());
    let how = Field::radios("how", say("hand-how"))
        .choice("letter", say("hand-letter"))
        .choice("call", say("hand-call"))
        .choice("hand", say("hand-hand"));
    form(case, HAND, say("hand"))
        .field(how)
        .field(date)
        .field(time)
        .field(Field::textarea("proof", say("hand-proof")).rows(2))
        .button(say("hand-button"))
}

fn resend_form(case: &Opened) -> ActionForm {
    let address = mails::address(case).unwrap_or_default();
    form(case, RESEND, case.say("triage-review-resend"))
        .field(Field::email("email", case.say("triage-resend-email")).value(address))
        .button(case.say("triage-review-resend"))
        .open(true)
}

/// Where staff write down an objection that came by phone, letter or mail.
pub fn ask_form(case: &Opened) -> Option<ActionForm> {
    let is_open = case.dossier.reviews.iter().any(|(it, _)| it.is_open());
    let is_answered = case.dossier.case.state == State::Answered;
    let may = case.may(Action::Work) && case.dossier.key.is_some();
    (is_answered && !is_open && may).then(|| {
        let say = |key: &str| case.say(&format!("triage-review-{key}"));
        form(case, ASK, say("ask"))
            .lead(say("ask-lead"))
            .field(Field::textarea("reason", say("ask-reason")).rows(3))
            .button(say("ask-button"))
    })
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    match form.0.get("what") {
        ASK => ask(case, typed(ASK, &form.0)).await,
        ANSWER => answer(case, typed(ANSWER, &form.0)).await,
        HAND => hand(case, typed(HAND, &form.0)).await,
        RESEND => resend(case, typed(RESEND, &form.0)).await,
        _ => Err(WebError::NotUnderstood),
    }
}

async fn ask(case: Opened, mut typed: Typed) -> WebResult {
    if typed.text("reason").is_empty() {
        typed.refuse("reason", case.say("triage-review-error-reason"));
        return case.again(&typed);
    }
    let sealed = review::seal_reason(case.key()?, typed.text("reason"))?;
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let rules = app.rules.clone();
    let changed = app
        .db
        .write(move |conn| {
            if let Some(stale) = stale(conn, seen)? {
                return Ok(stale);
            }
            review::open(conn, &rules, act, seen.id, sealed.as_deref())
        })
        .await?;
    let done = case.say("triage-review-asked-done");
    case.finish(typed, changed, done).await
}

/// Opening a review compares no version by itself, because complainants have none.
fn stale(conn: &mut crate::db::Conn, seen: Seen) -> crate::db::Result<Option<Changed>> {
    Ok(match case_store::find(conn, seen.id)? {
        None => Some(Changed::Gone),
        Some(case) if case.version != seen.version => Some(Changed::Stale(Box::new(case))),
        Some(_) => None,
    })
}

fn parse(typed: &Typed) -> ReviewAnswer {
    let text = |name: &str| typed.text(name).to_owned();
    let result = ReviewResult::from_key(typed.text("result"));
    let outcome = new_outcomes().find(|outcome| outcome.key() == typed.text("outcome"));
    ReviewAnswer {
        result: result.map_or("", ReviewResult::key).to_owned(),
        outcome: outcome.map_or("", Outcome::key).to_owned(),
        reasons: text("reasons"),
        remedy: text("remedy"),
        guidance: text("guidance"),
    }
}

async fn answer(case: Opened, mut typed: Typed) -> WebResult {
    let answer = parse(&typed);
    let sealed = case.key()?.seal_json(REVIEW, &answer)?;
    let (act, seen, by) = (case.act(), case.seen(&typed), case.me.staff.id);
    let app = case.app.clone();
    if !typed.is("do", "send") {
        let changed = app
            .db
            .write(move |conn| review::save_draft(conn, act, seen, (by, &sealed)))
            .await?;
        let done = case.say("triage-review-saved");
        return case.finish(typed, changed, done).await;
    }
    let missing = answer.blockers();
    if !missing.is_empty() {
        for blocker in &missing {
            typed.refuse(field_of(blocker, &answer), case.say(blocker.key()));
        }
        return case.again(&typed);
    }
    let mail = match open_review(&case) {
        Some(review) => mails::review_answer(&case, review, &answer)?,
        None => None,
    };
    let sending = Sending { answer, sealed, by };
    let changed = app
        .db
        .write(move |conn| {
            let changed = review::send(conn, act, seen, &sending)?;
            if let (Changed::Done(_), Some(mail)) = (&changed, &mail) {
                mails::enqueue(conn, mail)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say("triage-review-sent");
    case.finish(typed, changed, done).await
}

fn open_review(case: &Opened) -> Option<&Review> {
    let mut reviews = case.dossier.reviews.iter().map(|(review, _)| review);
    reviews.find(|review| review.is_open())
}

/// The field that mends it.
fn field_of(blocker: &Blocker, answer: &ReviewAnswer) -> &'static str {
    match blocker {
        Blocker::ReasonsMissing => "reasons",
        Blocker::RemedyMissing => "remedy",
        _ if answer.result().is_some() => "outcome",
        _ => "result",
    }
}

async fn hand(case: Opened, mut typed: Typed) -> WebResult {
    let at = moment_fields::read(&typed, case.say.zone, case.app.now());
    if at.is_none() {
        typed.refuse("date", case.say("triage-error-when"));
    }
    let how = ["letter", "call", "hand"];
    let how = how.into_iter().find(|how| typed.is("how", how));
    if how.is_none() {
        typed.refuse("how", case.say("triage-error-choose"));
    }
    if typed.text("proof").is_empty() {
        typed.refuse("proof", case.say("triage-review-error-proof"));
    }
    let (Some(at), Some(by_way_of), false) = (at, how, typed.has_errors()) else {
        return case.again(&typed);
    };
    let sealed = case.seal_words(&[("", typed.text("proof"))])?;
    let handed = Handed {
        by_way_of,
        at,
        sealed,
    };
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let rules = app.rules.clone();
    let changed = app
        .db
        .write(move |conn| review::record_handed(conn, &rules, act, seen, &handed))
        .await?;
    let done = case.say("triage-review-handed");
    case.finish(typed, changed, done).await
}

async fn resend(case: Opened, mut typed: Typed) -> WebResult {
    let Some(email) = Email::parse(typed.text("email")) else {
        typed.refuse("email", case.say("triage-resend-error"));
        return case.again(&typed);
    };
    let found = case.dossier.reviews.iter().find(|(it, _)| it.is_open());
    let Some((row, answer)) = found else {
        typed.refuse("", case.say(Refusal::NoReviewOpen.key()));
        return case.again(&typed);
    };
    let mail = mails::review_answer_to(&case, row, answer, email.as_str())?;
    let sealed = case.seal_words(&[("triage-resend-email", email.as_str())])?;
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let changed = app
        .db
        .write(move |conn| {
            let changed = review::resend(conn, act, seen, sealed.clone())?;
            if let Changed::Done(_) = &changed {
                mails::enqueue(conn, &mail)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say("triage-review-resent");
    case.finish(typed, changed, done).await
}

/// The answer as the complainant reads it.
fn letter(case: &Opened, review: &Review, answer: &ReviewAnswer) -> WebResult<Vec<String>> {
    let lang = case.dossier.case.lang();
    let mail = mails::review_letter(case, review, answer);
    let rendered = case.app.pages.mail(lang, &mail)?;
    let lines = rendered.text.lines().map(str::trim);
    Ok(lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect())
}
