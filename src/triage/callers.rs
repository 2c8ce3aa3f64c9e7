//! `GET/POST /desk/calls`: somebody on the telephone asks about a case. What they may be told until they
//! were called back on the known number stands here, and nothing else: state and date. Each such look
//! is in the history.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::{Opened, typed};
use super::pages::{CallerCase, CallersPage, Typed};
use super::queries::search;
use super::wording::Wording;
use super::{callbacks, dossier};
use crate::access::policy::Action;
use crate::access::{Handler, Posted, Session, Staff, desk};
use crate::app::App;
use crate::cases::calls::{self, Asked};
use crate::cases::case::Act;
use crate::cases::complaint::Phone;
use crate::cases::queries::insert_look;
use crate::cases::reference::Reference;
use crate::cases::words::{EventWords, WORDS};
use crate::db::Id;
use crate::duties::standing::DaysLeft;
use crate::render::words::end_of;
use crate::render::{ErrorSummary, Field};
use crate::web::WebResult;

/// So many cases of one telephone number are shown.
const MOST: usize = 5;

pub async fn show(app: web::Data<App>, me: Handler, request: HttpRequest) -> WebResult {
    page(&app, &request, &me, &Typed::new("calls", Vec::new()), None)
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let mut typed = typed("calls", &form.0);
    let say = Wording::new(&app, me.staff.lang);
    let Some((references, found_by)) = wanted(&app, &me.staff, typed.text("q")).await? else {
        typed.refuse("q", say.say("triage-calls-error"));
        return page(&app, &request, &me, &typed, None);
    };
    let mut found = Vec::new();
    for reference in references {
        let dossier = dossier::load(&app, &me.staff, reference).await?;
        let Some(dossier) = dossier.filter(|dossier| dossier.may(&me.staff, Action::Work)) else {
            continue;
        };
        found.push(Opened {
            app: app.clone(),
            request: request.clone(),
            me: me.0.clone(),
            say: say.clone(),
            dossier,
        });
    }
    note(&app, &me, &found, (found_by, typed.text("caller"))).await?;
    page(&app, &request, &me, &typed, Some(&found))
}

/// The references that `q` means: itself, or the newest cases with that telephone number. `None` when it
/// is neither.
async fn wanted(
    app: &App,
    me: &Staff,
    q: &str,
) -> WebResult<Option<(Vec<Reference>, &'static str)>> {
    if let Some(reference) = Reference::parse(q) {
        return Ok(Some((vec![reference], "reference")));
    }
    let Some(number) = Phone::parse(q).and_then(|phone| phone.e164) else {
        return Ok(None);
    };
    let tokens = app.vault.query_tokens(&number);
    let me = me.clone();
    let limit = i64::try_from(MOST).unwrap_or(i64::MAX);
    let cases = app
        .db
        .read(move |conn| search(conn, &me, &tokens, limit))
        .await?;
    let references = cases.iter().map(|case| case.reference).collect();
    Ok(Some((references, "phone")))
}

/// Each case that was shown says so in its history, with what the caller said of themselves.
async fn note(
    app: &App,
    me: &Session,
    found: &[Opened],
    (found_by, caller): (&'static str, &str),
) -> WebResult<()> {
    let mut asked = Vec::new();
    for case in found {
        let lines = vec![("triage-calls-caller".to_owned(), caller.to_owned())];
        let key = case.dossier.key.as_ref().filter(|_| !caller.is_empty());
        let seal = |key: &crate::vault::CaseKey| key.seal_json(WORDS, &EventWords { lines });
        asked.push(Asked {
            case_id: case.dossier.case.id,
            found_by,
            sealed: key.map(seal).transpose()?,
        });
    }
    let act = Act {
        by: Some(me.staff.id),
        at: app.now(),
    };
    let staff_id = me.staff.id;
    app.db
        .write(move |conn| {
            for each in &asked {
                insert_look(conn, Id::new(act.at), each.case_id, staff_id, act.at)?;
                calls::asked(conn, act, each)?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

fn page(
    app: &App,
    request: &HttpRequest,
    me: &Session,
    typed: &Typed,
    found: Option<&[Opened]>,
) -> WebResult {
    let say = Wording::new(app, me.staff.lang);
    let error = |name: &str| {
        let mut errors = typed.errors().iter();
        errors
            .find(|(field, _)| field == name)
            .map(|(_, words)| words.clone())
    };
    let fields = vec![
        Field::text("q", say.say("triage-calls-q"))
            .hint(say.say("triage-calls-q-hint"))
            .autocomplete("off")
            .width("field-medium")
            .value(typed.text("q"))
            .error(error("q")),
        Field::text("caller", say.say("triage-calls-caller"))
            .hint(say.say("triage-calls-caller-hint"))
            .autocomplete("off")
            .optional()
            .value(typed.text("caller")),
    ];
    let errors = ErrorSummary::of(&fields);
    let content = CallersPage {
        none: found
            .filter(|found| found.is_empty())
            .map(|_| say.say("triage-calls-none")),
        cases: found.unwrap_or_default().iter().map(told).collect(),
        fields,
        errors,
    };
    let mut layout = desk::layout(app, request, me, say.say("triage-calls-title"));
    layout.has_errors = !content.errors.is_empty();
    let status = if layout.has_errors {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    desk::show(app, request, status, layout, &content)
}

/// State and date, in the words to say.
fn told(case: &Opened) -> CallerCase {
    let row = &case.dossier.case;
    let standing = match row.verdict {
        Some(verdict) => case.say.verdict(verdict),
        None => DaysLeft::of(row.due_on, row.late_from, &case.say.today).say(case.me.staff.lang),
    };
    CallerCase {
        reference: row.reference.to_string(),
        state_key: row.state.key().to_owned(),
        state: case.say.state(row),
        due: end_of(case.me.staff.lang, row.due_on),
        standing,
        has_number: !callbacks::known_numbers(case).is_empty(),
        callback: callbacks::form(case, &format!("callbacks-{}", row.reference)),
    }
}
