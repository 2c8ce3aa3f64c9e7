//! A page that says what follows from a wish, asks for a reason and for a box to be ticked: taking the
//! complaint back, having the person erased. What differs is in their own files.

use actix_web::{HttpRequest, web};

use super::action_page::ActionPage;
use super::carried::{Carried, To};
use super::conversation;
use super::notice::Held;
use super::open::{Door, Opened, door, said, unwritten};
use super::review::cleaned;
use crate::app::App;
use crate::cases::case::Act;
use crate::cases::change::Changed;
use crate::cases::conversation::receive;
use crate::db::{Conn, Id, Result};
use crate::duties::deadline::Rules;
use crate::render::Field;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::forms::Form;

pub(super) struct Wish {
    /// In addresses, and in the keys of its words.
    pub here: &'static str,
    pub to: To,
    pub is_possible: fn(&Opened) -> bool,
    /// What follows from it, in words.
    pub about: fn(&Opened, ActionPage) -> ActionPage,
    /// Records it; the reason is sealed.
    pub ask: Ask,
}

type Ask = fn(&mut Conn, &Rules, Act, Id, Option<&[u8]>) -> Result<Changed>;

impl Wish {
    fn words(&self, case: &Opened, what: &str) -> String {
        case.say(&format!("tracking-{}-{what}", self.here))
    }
}

pub(super) async fn get(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    wish: &Wish,
) -> WebResult {
    match door(&app, &request, visitor).await? {
        Door::Open(case) => case.show(&page(&case, wish, ("", false), None), wish.here),
        Door::Shut(shut) => shut.page(),
    }
}

/// With what was typed before the case was shut here.
pub(super) fn resumed(case: &Opened, wish: &Wish, reason: &str) -> WebResult {
    let page = page(case, wish, (reason, false), Some(Held::Resumed));
    case.show(&page, wish.here)
}

fn page(
    case: &Opened,
    wish: &Wish,
    (reason, is_unsure): (&str, bool),
    held: Option<Held>,
) -> ActionPage {
    let page = ActionPage::of(case, wish.here).held((&case.app.pages.words, case.lang), held);
    let words = |what: &str| wish.words(case, what);
    if !(wish.is_possible)(case) {
        return page.lead(words("not"));
    }
    let sure = Field::checkboxes("sure", words("confirm"))
        .choice("yes", words("sure"))
        .error(is_unsure.then(|| words("unsure")));
    (wish.about)(case, page)
        .field(
            Field::textarea("reason", words("reason"))
                .rows(3)
                .optional()
                .value(reason),
        )
        .field(sure)
        .button(words("button"), true)
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    (visitor, form): (Visitor, Form),
    wish: &'static Wish,
) -> WebResult {
    let reason = cleaned(form.get("reason"));
    let case = match door(&app, &request, visitor).await? {
        Door::Open(case) => case,
        Door::Shut(shut) => return shut.carrying(Carried::new(wish.to, &reason)),
    };
    if let Err(held) = case.admit(form.get("csrf_token")) {
        return case.show(&page(&case, wish, (&reason, false), Some(held)), wish.here);
    }
    if form.get("sure") != "yes" {
        return case.show(&page(&case, wish, (&reason, true), None), wish.here);
    }
    let words = case.seal_words("", &reason)?;
    let message = case.message(&wish.words(&case, "message"), &reason)?;
    let (rules, at, id) = (app.rules.clone(), app.now(), case.found.case.id);
    let written = app
        .db
        .write(move |conn| {
            let act = Act { by: None, at };
            let changed = (wish.ask)(conn, &rules, act, id, words.as_deref())?;
            if let Changed::Done(_) = &changed {
                receive(conn, id, &message)?;
            }
            Ok(changed)
        })
        .await;
    match written {
        Ok(Changed::Done(_)) => case.done(wish.words(&case, "done")),
        Ok(_) => refused(case, wish, &reason).await,
        Err(why) => {
            let held = Some(unwritten(why));
            case.show(&page(&case, wish, (&reason, false), held), wish.here)
        }
    }
}

/// Sent twice it was done once, and that is what its sender wants to hear. Else the case has moved on: what
/// was typed is not lost, and can go as a message.
async fn refused(case: Box<Opened>, wish: &Wish, reason: &str) -> WebResult {
    let case = case.reloaded().await?;
    let wanted = said(&wish.words(&case, "message"), reason);
    let mut messages = case.found.messages.iter();
    if messages.any(|(_, words)| words.text == wanted) {
        return case.done(wish.words(&case, "done"));
    }
    if reason.is_empty() || (wish.is_possible)(&case) {
        let held = Some(Held::Refused);
        return case.show(&page(&case, wish, (reason, false), held), wish.here);
    }
    conversation::resumed(&case, reason, Held::Refused)
}
