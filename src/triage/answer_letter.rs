//! The answer as the complainant reads it: a draft beside the complaint, or as it was sent.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::{self, Opened};
use super::answer::blocker_words;
use super::composer::FORM;
use super::pages::{ActionForm, Beside, PreviewPage, Sent};
use super::{approval, case_page, facts, identity, mails};
use crate::access::policy::Action;
use crate::access::{Reader, desk};
use crate::app::App;
use crate::cases::answer::Answer;
use crate::cases::complaint::ReplyChannel;
use crate::cases::facts::{Delivery, State};
use crate::cases::outcome::Outcome;
use crate::web::{WebError, WebResult};

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
    let lang = case.dossier.case.lang().tag();
    let beside = case.dossier.complaint.as_ref().map(|complaint| Beside {
        lang,
        story: case_page::paragraphs(&complaint.story),
        told: facts::told(&case, complaint),
    });
    let content = PreviewPage {
        beside,
        heading: title.clone(),
        back: format!("{}#{FORM}", case.place()),
        warning: identity::warning(&case),
        blockers: if is_open { blockers } else { Vec::new() },
        subject,
        how: how(&case),
        letter_lang: lang,
        letter,
        form: send.or_else(|| approval::form(&case)),
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
