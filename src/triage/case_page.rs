//! `GET /desk/cases/{reference}`: everything about one case, and everything that can be done.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::{self, Opened};
use super::pages::{ActionForm, CasePage, Facts};
use super::row::Names;
use super::{
    answer, answer_letter, approval, assignment, callbacks, clocks, contact, conversation,
    dispatch, erasure, facts, files, gate, held, history, identity, kept, letters, measures, near,
    notes, past, reached, received, restriction, review, row, sending_again, sendings,
    verification,
};
use crate::access::Reader;
use crate::access::policy::Action;
use crate::app::App;
use crate::cases::facts::Gate;
use crate::duties::explanation::explain;
use crate::render::{ErrorSummary, NavLink};
use crate::web::WebResult;

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let case = action::find(&app, &request, &me, Action::Read).await?;
    case.note_look().await?;
    let mut page = build(&case);
    page.sent = answer_letter::sent(&case)?;
    page.alike = near::alike::panel(&case).await?;
    page.reviews = review::panels(&case, &case.dossier.names())?;
    kept::put_back(&case, &mut page).await?;
    case.page(StatusCode::OK, &page)
}

/// The page of an opened case, without what was typed or went wrong.
pub fn build(case: &Opened) -> CasePage {
    let names = case.dossier.names();
    let mut duties = case.dossier.duties.iter();
    let next = duties.find(|it| it.is_open()).map(|it| &it.rule);
    let row = row::row(&case.say, &names, &case.dossier.case, next);
    let complaint = case.dossier.complaint.as_ref();
    let (todo, letters) = (todo(case), letter_links(case));
    let reminders = dispatch::reminders(case);
    let past = past::past(case, &names);
    CasePage {
        reference: row.reference,
        title: row.title,
        state_key: row.state_key,
        state: row.state.unwrap_or_default(),
        flags: row.flags.into_iter().chain(received::flag(case)).collect(),
        detail: row.detail,
        tone: row.tone,
        standing: row.standing,
        due: row.due,
        strip: row.strip,
        assignee: row.assignee.unwrap_or_default(),
        stale: None,
        kept: None,
        errors: ErrorSummary::default(),
        urgent: urgent(case, &names),
        complaint_lang: case.dossier.case.lang().tag(),
        story: story(case),
        banners: contact::banners(case),
        reviews: Vec::new(),
        told: complaint.map_or_else(Facts::default, |complaint| facts::told(case, complaint)),
        // Those of a message stand with it.
        attachments: files::list(case, |row| !row.is_of_message()),
        conversation: conversation::conversation(case, &names),
        checklist: measures::checklist(case, &names),
        composer: answer::composer(case, &names),
        approval: approval::panel(case, &names),
        sent: None,
        linked: near::links::linked(case, &names),
        link_form: near::links::form(case),
        alike: Vec::new(),
        notes: notes::notes(case, &names),
        note_form: notes::form(case),
        history: past.lines,
        history_filters: past.filters,
        history_pages: past.pages,
        presence: past::presence(case, &names),
        looks: history::looks(case, &names),
        has_todo: !(todo.is_empty() && reminders.is_empty() && letters.is_empty()),
        reminders,
        letters,
        todo,
        sendings: sendings::lines(case),
        clocks: clocks::clocks(case),
        dates: facts::dates(case, &names),
        explanation: why(case),
        facts: facts::of_case(case, &names),
        side: side(case),
    }
}

/// Why the date is what it is.
fn why(case: &Opened) -> Vec<String> {
    let rules = &case.app.rules;
    explain(rules, &case.dossier.case.deadline(rules), case.say.lang)
}

/// What was complained about; once the person was erased, that it was.
fn story(case: &Opened) -> Vec<String> {
    let complaint = case.dossier.complaint.as_ref();
    complaint.map_or_else(
        || vec![case.say("triage-erased")],
        |complaint| paragraphs(&complaint.story),
    )
}

pub fn paragraphs(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What has to be decided before anything else.
fn urgent(case: &Opened, names: &Names) -> Vec<ActionForm> {
    let is_open = case.dossier.case.gate == Gate::Unanswered;
    held::acceptance(case)
        .into_iter()
        .chain(received::decision(case, names))
        .chain(gate::form(case).filter(|_| is_open))
        .collect()
}

fn letter_links(case: &Opened) -> Vec<NavLink> {
    let links = letters::links(case).into_iter();
    let dossier = case.me.staff.roles.may_export().then(|| {
        let reference = case.dossier.case.reference;
        let href = format!("/desk/reports/dossiers/{reference}");
        NavLink::new(case.say("reports-dossier-link"), href)
    });
    links
        .map(|(kind, href)| {
            let key = format!("triage-letter-{}-link", kind.key());
            NavLink::new(case.say(&key), href)
        })
        .chain(dossier)
        .collect()
}

/// The next steps.
fn todo(case: &Opened) -> Vec<ActionForm> {
    let first = reached::form(case)
        .into_iter()
        .chain(sending_again::form(case))
        .chain(dispatch::forms(case));
    first
        .chain(verification::form(case))
        .chain(assignment::form(case))
        .collect()
}

/// What is needed now and then.
fn side(case: &Opened) -> Vec<ActionForm> {
    let is_answered = case.dossier.case.gate != Gate::Unanswered;
    [
        callbacks::form(case, callbacks::FORM),
        identity::form(case),
        received::form(case),
        gate::form(case).filter(|_| is_answered),
        restriction::form(case),
        held::dismissal(case),
        contact::form(case),
        contact::code_form(case),
        review::ask_form(case),
    ]
    .into_iter()
    .flatten()
    .chain(erasure::forms(case))
    .collect()
}
