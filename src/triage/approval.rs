//! `POST /desk/cases/{reference}/approval`: a second person approves an answer before it leaves, or sends
//! it back with words. Only where the desk is set to ask for four eyes; no clock waits for it.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::mails;
use super::pages::{ActionForm, ApprovalPanel, Typed};
use super::row::Names;
use crate::access::policy::{self, Action, Relation};
use crate::access::{Lead, Posted, Staff};
use crate::app::App;
use crate::cases::answer::{ANSWER, Answer, Blocker};
use crate::cases::answering::Draft;
use crate::cases::approval::{self, Approval, Asking, Decision, Guard};
use crate::cases::change::Changed;
use crate::cases::complaint::Complaint;
use crate::cases::facts::{ApprovalState, SecondLook, State};
use crate::db::Id;
use crate::render::Field;
use crate::web::{WebError, WebResult};

const FORM: &str = "approval";
/// What the second person may do in the table of rights.
const APPROVE: Action = Action::Approve;

/// By the complainant's word, or because somebody here hid it from the others.
fn is_about_staff(case: &Opened) -> bool {
    let complaint = case.dossier.complaint.as_ref();
    case.dossier.case.is_restricted || complaint.is_some_and(Complaint::is_about_staff)
}

/// What four eyes look at, where the desk asks for them.
pub fn guard(case: &Opened, answer: &Answer) -> WebResult<Option<Guard>> {
    if !case.app.config.four_eyes {
        return Ok(None);
    }
    Ok(Some(Guard {
        digest: approval::digest(&case.app.vault, case.dossier.case.id, answer)?,
        is_about_staff: is_about_staff(case),
    }))
}

/// What keeps this answer from leaving until a second person has read it.
pub fn missing(case: &Opened, answer: &Answer) -> Option<Blocker> {
    match guard(case, answer) {
        Ok(guard) => {
            let approvals = &case.dossier.approvals;
            approval::missing(&case.dossier.case, answer, &guard?, approvals)
        }
        Err(_unreadable) => Some(Blocker::ApprovalMissing),
    }
}

/// Whether the next step of this answer is to ask for a second person.
pub fn wants(case: &Opened, answer: &Answer) -> bool {
    missing(case, answer) == Some(Blocker::ApprovalMissing)
}

/// The approval of the draft as it is: of its words, the newest.
fn current(case: &Opened) -> Option<&Approval> {
    let guard = guard(case, &case.dossier.draft()).ok()??;
    let of = |state: ApprovalState| {
        let mut newest = case.dossier.approvals.iter().rev();
        newest.find(|it| it.digest == guard.digest && it.state == state)
    };
    // The same words may have been sent back before, and shown again.
    of(ApprovalState::Pending)
        .or_else(|| of(ApprovalState::Approved))
        .or_else(|| of(ApprovalState::SentBack))
}

/// How it stands with the second person, and what they can do.
pub fn panel(case: &Opened, names: &Names) -> Option<ApprovalPanel> {
    if !case.app.config.four_eyes || case.dossier.case.state == State::Answered {
        return None;
    }
    let draft = case.dossier.draft();
    let reasons = approval::reasons(&case.dossier.case, &draft, is_about_staff(case));
    if reasons.is_empty() || case.dossier.answer.is_none() {
        return None;
    }
    let found = current(case);
    let is_settled = found.is_some_and(|it| it.state == ApprovalState::Approved);
    let nobody = !is_settled && !others(case).any(|person| may_approve(case, person));
    Some(ApprovalPanel {
        lead: needed(case, &reasons),
        lines: found.map(|it| lines(case, names, it)).unwrap_or_default(),
        warning: nobody.then(|| case.say("triage-approval-nobody")),
        letter_href: case.action("answer"),
        form: form(case),
    })
}

fn needed(case: &Opened, reasons: &[SecondLook]) -> String {
    let words: Vec<String> = reasons
        .iter()
        .map(|reason| case.say(&format!("triage-approval-reason-{}", reason.key())))
        .collect();
    case.with(
        "triage-approval-needed",
        &[("reasons", words.join("; ").into())],
    )
}

fn lines(case: &Opened, names: &Names, found: &Approval) -> Vec<String> {
    let name = |id: Option<Id>| id.and_then(|id| names.get(&id)).cloned();
    let told = |key: &str, who: Option<String>, at| {
        let args = [
            ("who", who.unwrap_or_default().into()),
            ("at", case.say.time(at).into()),
        ];
        case.with(&format!("triage-approval-{key}"), &args)
    };
    let mut lines = vec![told("waits", name(Some(found.asked_by)), found.asked_at)];
    let key = match found.state {
        ApprovalState::Approved => Some("approved"),
        ApprovalState::SentBack => Some("sent-back"),
        ApprovalState::Pending | ApprovalState::Void => None,
    };
    if let (Some(key), Some(at)) = (key, found.decided_at) {
        lines.push(told(key, name(found.decided_by), at));
    }
    let said = super::received::reason(
        case.dossier.key.as_ref(),
        found.sealed.as_deref().unwrap_or_default(),
    );
    lines.extend(Some(said).filter(|said| !said.is_empty()));
    lines
}

/// People at work who did not write in the draft.
fn others(case: &Opened) -> impl Iterator<Item = &Staff> {
    let authors = authors(case);
    let staff = case.dossier.staff.iter();
    staff.filter(move |person| person.disabled_at.is_none() && !authors.contains(&person.id))
}

fn authors(case: &Opened) -> Vec<Id> {
    let events = case.dossier.events.iter().map(|(event, _)| event);
    let saved = case.dossier.answer.as_ref().map(|(row, _)| row.updated_by);
    approval::authors(events, saved)
}

fn may_approve(case: &Opened, person: &Staff) -> bool {
    let listed = case.dossier.access.iter().find(|(id, _)| *id == person.id);
    let relation = Relation {
        is_restricted: case.dossier.case.is_restricted,
        listed: listed.map(|(_, is_allowed)| *is_allowed),
        is_assigned: case.dossier.case.assignee_id.is_some(),
    };
    policy::allows(person, relation, APPROVE)
}

/// Who may approve what I ask for now.
fn second_persons(case: &Opened) -> Vec<&Staff> {
    let not_me = |person: &&Staff| person.id != case.me.staff.id;
    let all = others(case).filter(not_me);
    all.filter(|person| may_approve(case, person)).collect()
}

/// For whoever may be the second person, while these very words wait.
pub fn form(case: &Opened) -> Option<ActionForm> {
    let found = current(case)?;
    let is_mine = authors(case).contains(&case.me.staff.id);
    (found.state == ApprovalState::Pending && case.may(APPROVE) && !is_mine).then(|| {
        let say = |key: &str| case.say(&format!("triage-approval-{key}"));
        ActionForm::new(FORM, case.action(FORM), case.version(), say("decide"))
            .field(
                Field::textarea("note", say("note"))
                    .hint(say("note-hint"))
                    .optional()
                    .rows(2),
            )
            .button_of("approve", say("approve"), "btn-primary")
            .button_of("send-back", say("send-back"), "btn-outline-secondary")
    })
}

/// Keeps what was typed and asks for a second person.
pub async fn ask(case: Opened, mut typed: Typed, answer: Answer) -> WebResult {
    let Some(guard) = guard(&case, &answer)? else {
        return Err(WebError::NotUnderstood);
    };
    let blockers = super::answer::found(&case, &answer);
    if !blockers.is_empty() && typed.version() == case.version() {
        super::answer::refuse(&case, &mut typed, &blockers);
        return case.again(&typed);
    }
    let by = case.me.staff.id;
    let asking = Asking {
        draft: Draft {
            by,
            sealed: case.key()?.seal_json(ANSWER, &answer)?,
            digest: guard.digest,
        },
        answer,
        is_about_staff: guard.is_about_staff,
        is_lead: case.may(Action::Dismiss),
    };
    let mails = mails::second_look(&case, &second_persons(&case))?;
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let changed = app
        .db
        .write(move |conn| {
            let changed = approval::ask(conn, act, seen, &asking)?;
            if let Changed::Done(_) = &changed {
                for mail in &mails {
                    mails::enqueue(conn, mail)?;
                }
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say("triage-approval-asked");
    if matches!(changed, Changed::Done(_)) {
        FORM.clone_into(&mut typed.form);
    }
    case.finish(typed, changed, done).await
}

pub async fn post(app: web::Data<App>, me: Lead, request: HttpRequest, form: Posted) -> WebResult {
    let case = action::open(&app, &request, &me, APPROVE).await?;
    let mut typed = typed(FORM, &form.0);
    let is_approved = match typed.text("do") {
        "approve" => true,
        "send-back" => false,
        _ => return Err(WebError::NotUnderstood),
    };
    if !is_approved && typed.text("note").is_empty() {
        typed.refuse("note", case.say("triage-approval-error-note"));
        return case.again(&typed);
    }
    let guard = guard(&case, &case.dossier.draft())?;
    let decision = Decision {
        by: case.me.staff.id,
        digest: guard.map(|guard| guard.digest).unwrap_or_default(),
        is_approved,
        sealed: match typed.text("note") {
            "" => None,
            note => Some(case.seal_words(&[("", note)])?),
        },
    };
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| approval::decide(conn, act, seen, &decision))
        .await?;
    let done = case.say(if is_approved {
        "triage-approval-done"
    } else {
        "triage-approval-back-done"
    });
    case.finish(typed, changed, done).await
}
