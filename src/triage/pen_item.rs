//! `GET /desk/mail/{id}`: one mail that belongs to no case, and what can be done with it.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::TryStreamExt as _;

use super::action::typed;
use super::pages::{ActionForm, Candidate, PenItemPage, Typed};
use super::wording::Wording;
use super::{pen as list, pen_queries};
use crate::access::desk::go_on;
use crate::access::{Handler, Posted, desk, store as staff_store};
use crate::app::App;
use crate::cases::reference::Reference;
use crate::db::Id;
use crate::mail::inbound::pen::{self, Decided, Item, Seen};
use crate::mail::inbound::{self, Inbound, MailWords, Place};
use crate::mail::named::names;
use crate::render::words::Arg;
use crate::render::{ErrorSummary, Field, Flash};
use crate::web::{WebError, WebResult};

const ATTACHING: &str = "conversation";
const DISMISSAL: &str = "dismissal";
const RETURN: &str = "return";

/// The address of a mail.
pub fn place_of(id: Id) -> String {
    format!("/desk/mail/{id}")
}

/// The sender by the real address, or that there is none.
pub fn sender_of(say: &Wording, words: &MailWords) -> String {
    let sender = words.sender();
    if sender.is_empty() {
        say.say("pen-no-sender")
    } else {
        sender
    }
}

pub fn source(say: &Wording, mail: &Inbound) -> String {
    say.say(&format!("received-source-{}", mail.received_source.key()))
}

pub fn size(say: &Wording, mail: &Inbound) -> String {
    let kilobytes = mail.size.saturating_add(1023) / 1024;
    say.with("pen-size", &[("n", kilobytes.into())])
}

async fn opened(app: &App, request: &HttpRequest) -> WebResult<Item> {
    let id = id_of(request)?;
    let found = pen::find(app.inbox(), id).await.map_err(fault)?;
    found.ok_or(WebError::NotFound)
}

fn id_of(request: &HttpRequest) -> WebResult<Id> {
    let id = request.match_info().get("id").and_then(Id::parse);
    id.ok_or(WebError::NotFound)
}

fn fault(why: inbound::Fault) -> WebError {
    match why {
        inbound::Fault::Db(why) => why.into(),
        inbound::Fault::Files(why) => WebError::Unavailable(why.to_string()),
        why => WebError::Internal(why.into()),
    }
}

pub async fn show(app: web::Data<App>, me: Handler, request: HttpRequest) -> WebResult {
    let item = opened(&app, &request).await?;
    let typed = Typed::new("", Vec::new());
    answer(&app, &me, &request, (StatusCode::OK, item, &typed)).await
}

/// The raw message, to be kept and never shown: for somebody who has to see what really came.
pub async fn raw(app: web::Data<App>, _me: Handler, request: HttpRequest) -> WebResult {
    let item = opened(&app, &request).await?;
    let raw = item.raw.ok_or(WebError::NotFound)?;
    let key = raw.key(&app.vault, None)?;
    let pieces = app.files.read(key, &raw).await;
    let pieces = pieces.map_err(|why| WebError::Unavailable(why.to_string()))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/octet-stream"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"thu-goc.eml\""))
        .insert_header(("content-security-policy", "default-src 'none'; sandbox"))
        .streaming(Box::pin(pieces.map_ok(web::Bytes::from))))
}

async fn answer(
    app: &App,
    me: &Handler,
    request: &HttpRequest,
    (status, item, typed): (StatusCode, Item, &Typed),
) -> WebResult {
    let say = Wording::new(app, me.staff.lang);
    let candidates = pen_queries::candidates(app, &me.staff, &item).await?;
    let decided_by = pen_queries::name_of(app, item.row.decided_by).await?;
    let content = page(&say, &item, candidates, decided_by, typed);
    let mut layout = desk::layout(app, request, me, content.subject.clone());
    layout.has_errors = !content.errors.is_empty();
    desk::show(app, request, status, layout, &content)
}

fn page(
    say: &Wording,
    item: &Item,
    candidates: Vec<(Reference, String)>,
    decided_by: Option<String>,
    typed: &Typed,
) -> PenItemPage {
    let (row, words) = (&item.row, &item.words);
    let (tone, standing) = list::stands(say, row);
    let is_waiting = row.state == Place::Pen;
    let mut forms = vec![attach_form(say, row)];
    forms.push(if is_waiting {
        dismiss_form(say, row)
    } else {
        action(say, row, RETURN, "pen-return").button_of(
            RETURN,
            say.say("pen-return"),
            "btn-outline-secondary",
        )
    });
    let mut errors = ErrorSummary::default();
    for form in forms.iter_mut().filter(|form| form.id == typed.form) {
        form.refill(typed);
    }
    for (field, words) in typed.errors() {
        let dash = if field.is_empty() { "" } else { "-" };
        errors.push(format!("#{}{dash}{field}", typed.form), words.clone());
    }
    PenItemPage {
        back: if is_waiting {
            "/desk/mail"
        } else {
            "/desk/mail/aside"
        },
        subject: list::subject(say, words),
        sender: sender_of(say, words),
        facts: facts(say, item, decided_by),
        standing: is_waiting.then_some(standing),
        tone,
        due: is_waiting.then(|| list::due(say, row)),
        why: list::why(say, row),
        notes: notes(say, words),
        lang: if words.is_english { "en" } else { "vi" },
        text: paragraphs(&words.text),
        files: files(say, words),
        raw_href: item
            .raw
            .as_ref()
            .map(|_| format!("{}/raw", place_of(row.id))),
        candidates: candidates
            .into_iter()
            .map(|(reference, about)| candidate(say, row, reference, about))
            .collect(),
        open: list::open_form(say, row),
        forms,
        errors,
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    let parts = text.split("\n\n").map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn notes(say: &Wording, words: &MailWords) -> Vec<String> {
    let all = [
        (words.is_unreadable, "pen-note-unreadable"),
        (words.is_cut, "pen-note-cut"),
        (words.is_without_raw, "pen-note-without-raw"),
        (
            !words.says_something() && !words.is_unreadable,
            "pen-note-no-text",
        ),
    ];
    let held = all.into_iter().filter(|(holds, _)| *holds);
    held.map(|(_, key)| say.say(key)).collect()
}

fn files(say: &Wording, words: &MailWords) -> Vec<String> {
    let named = words.files.iter().map(|file| {
        let kilobytes = i64::try_from(file.size.div_ceil(1024)).unwrap_or(i64::MAX);
        let size = say.with("pen-size", &[("n", kilobytes.into())]);
        format!("{} ({size})", file.name)
    });
    named.collect()
}

fn facts(say: &Wording, item: &Item, decided_by: Option<String>) -> super::pages::Facts {
    let (row, words) = (&item.row, &item.words);
    let mut facts = super::pages::Facts::default();
    let received = format!("{} ({})", say.time(row.received_at), source(say, row));
    facts.add(say.say("pen-fact-received"), Some(received));
    facts.add(say.say("pen-fact-entered"), Some(say.time(row.entered_at)));
    facts.add_lines(
        say.say("pen-fact-to"),
        words.recipients.iter().take(10).cloned().collect(),
    );
    facts.add(say.say("pen-fact-size"), Some(size(say, row)));
    let decided = row.decided_at.zip(decided_by).map(|(at, by)| {
        let args: [(&str, Arg); 2] = [("at", say.time(at).into()), ("who", by.into())];
        say.with("pen-decided", &args)
    });
    facts.add(say.say("pen-fact-decided"), decided);
    let reason = Some(words.reason.clone()).filter(|reason| !reason.is_empty());
    facts.add(say.say("pen-fact-reason"), reason);
    facts.add(
        say.say("pen-fact-until"),
        row.keep_until.map(|at| say.time(at)),
    );
    facts
}

fn action(say: &Wording, row: &Inbound, noun: &str, title: &str) -> ActionForm {
    let place = format!("{}/{noun}", place_of(row.id));
    ActionForm::new(noun, place, row.version, say.say(title))
}

fn attach_form(say: &Wording, row: &Inbound) -> ActionForm {
    let field = Field::text("reference", say.say("pen-attach-reference"))
        .hint(say.say("pen-attach-hint"))
        .width("field-medium");
    action(say, row, ATTACHING, "pen-attach")
        .lead(say.say("pen-attach-lead"))
        .field(field)
        .button_of(ATTACHING, say.say("pen-attach"), "btn-outline-primary")
}

fn dismiss_form(say: &Wording, row: &Inbound) -> ActionForm {
    action(say, row, DISMISSAL, "pen-dismiss")
        .lead(say.say("pen-dismiss-lead"))
        .field(Field::textarea("reason", say.say("pen-dismiss-reason")).rows(2))
        .button_of(DISMISSAL, say.say("pen-dismiss"), "btn-outline-danger")
}

fn candidate(say: &Wording, row: &Inbound, reference: Reference, about: String) -> Candidate {
    let args = [("reference", reference.to_string().into())];
    let label = say.with("pen-attach-to", &args);
    let form = ActionForm::new(
        format!("to-{reference}"),
        format!("{}/{ATTACHING}", place_of(row.id)),
        row.version,
        label.clone(),
    );
    Candidate {
        reference: reference.to_string(),
        about,
        form: form.hidden("reference", reference.to_string()).button_of(
            ATTACHING,
            label,
            "btn-outline-primary",
        ),
    }
}

fn seen(me: &Handler, id: Id, typed: &Typed) -> Seen {
    Seen {
        id,
        version: typed.version(),
        by: me.staff.id,
    }
}

pub async fn open_case(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let id = id_of(&request)?;
    let typed = typed(format!("case-{id}"), &form.0);
    let decided = pen::open_case(app.inbox(), seen(&me, id, &typed)).await;
    app.mail_waits.notify_one();
    finish(&app, &me, &request, (typed, decided), "pen-opened").await
}

pub async fn attach(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let mut typed = typed(ATTACHING, &form.0);
    let say = Wording::new(&app, me.staff.lang);
    let item = opened(&app, &request).await?;
    let reference = Reference::parse(typed.text("reference"));
    let goal = match reference {
        Some(reference) => pen_queries::goal(&app, &me.staff, reference).await?,
        None => None,
    };
    let Some(goal) = goal else {
        typed.refuse("reference", say.say("pen-error-reference"));
        return answer(
            &app,
            &me,
            &request,
            (StatusCode::UNPROCESSABLE_ENTITY, item, &typed),
        )
        .await;
    };
    let is_their_address = goal.is_address_of(&item.words.address);
    let seen = seen(&me, item.row.id, &typed);
    let decided = pen::attach(app.inbox(), seen, (goal.case, goal.key), is_their_address).await;
    finish(&app, &me, &request, (typed, decided), "pen-attached").await
}

pub async fn dismiss(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let mut typed = typed(DISMISSAL, &form.0);
    let reason: String = typed.text("reason").trim().chars().take(1_000).collect();
    if reason.is_empty() {
        let say = Wording::new(&app, me.staff.lang);
        typed.refuse("reason", say.say("pen-error-reason"));
        let item = opened(&app, &request).await?;
        return answer(
            &app,
            &me,
            &request,
            (StatusCode::UNPROCESSABLE_ENTITY, item, &typed),
        )
        .await;
    }
    let seen = seen(&me, id_of(&request)?, &typed);
    let item = opened(&app, &request).await?;
    if is_for_others(&app, &me, &item.words).await? {
        let say = Wording::new(&app, me.staff.lang);
        typed.refuse("reason", say.say("pen-error-named"));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return answer(&app, &me, &request, (status, item, &typed)).await;
    }
    let decided = pen::dismiss(app.inbox(), seen, reason).await;
    finish(&app, &me, &request, (typed, decided), "pen-dismissed").await
}

/// Whether a mail names whoever wants to put it aside, and somebody else could judge it.
async fn is_for_others(app: &App, me: &Handler, words: &MailWords) -> WebResult<bool> {
    let said = format!("{} {}", words.subject, words.text);
    if !names(&said, &me.staff) {
        return Ok(false);
    }
    let vault = app.vault.clone();
    let staff = app
        .db
        .read(move |conn| staff_store::list_staff(conn, &vault))
        .await?;
    Ok(staff.iter().any(|person| {
        let is_at_work = person.disabled_at.is_none() && person.roles.may_work();
        is_at_work && person.id != me.staff.id && !names(&said, person)
    }))
}

pub async fn put_back(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let typed = typed(RETURN, &form.0);
    let seen = seen(&me, id_of(&request)?, &typed);
    let decided = pen::restore(app.inbox(), seen).await;
    finish(&app, &me, &request, (typed, decided), "pen-returned").await
}

async fn finish(
    app: &App,
    me: &Handler,
    request: &HttpRequest,
    (mut typed, decided): (Typed, Result<Decided, inbound::Fault>),
    done: &str,
) -> WebResult {
    let say = Wording::new(app, me.staff.lang);
    match decided.map_err(fault)? {
        Decided::Done => go_on(app, "/desk/mail", &Flash::success(say.say(done))),
        Decided::Case(reference) => {
            let place = format!("/desk/cases/{reference}");
            go_on(app, &place, &Flash::success(say.say(done)))
        }
        Decided::Gone => go_on(
            app,
            "/desk/mail",
            &Flash::warning(say.say("pen-error-gone")),
        ),
        Decided::Stale => again(app, me, request, &mut typed, "pen-error-stale").await,
        Decided::NoCase => again(app, me, request, &mut typed, "pen-error-no-case").await,
    }
}

/// The mail once more with why nothing was done; when it is nobody's to sort any more, the list.
async fn again(
    app: &App,
    me: &Handler,
    request: &HttpRequest,
    typed: &mut Typed,
    key: &str,
) -> WebResult {
    let say = Wording::new(app, me.staff.lang);
    let Ok(item) = opened(app, request).await else {
        return go_on(app, "/desk/mail", &Flash::warning(say.say(key)));
    };
    typed.refuse("", say.say(key));
    answer(app, me, request, (StatusCode::CONFLICT, item, typed)).await
}
