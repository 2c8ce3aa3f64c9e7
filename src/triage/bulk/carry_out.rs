//! `POST /desk/bulk/changes`: does what the preview told, case by case, and says what became of each.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::super::action::Opened;
use super::super::pages::{BulkConfirm, BulkDonePage};
use super::super::{dossier, mails};
use super::judge::{Found, Known, Skip, judge, outcome};
use super::{Asked, Chosen, Deed, Ground, hidden, hidden_cases, queries};
use crate::access::policy::Action;
use crate::access::{Handler, Posted, Session, Staff, desk};
use crate::app::App;
use crate::cases::Case;
use crate::cases::case::Act;
use crate::cases::change::{self, Seen};
use crate::cases::facts::LinkWhy;
use crate::cases::links::{self, Linking, Sealed};
use crate::cases::reference::Reference;
use crate::cases::tag;
use crate::db::{self, Conn, Id};
use crate::mail::alerting::{Alerts, Concern};
use crate::mail::outbox::MailKind;
use crate::mail::people::{Access, Audience, People};
use crate::mail::store::NewOutboxRow;
use crate::web::{WebError, WebResult};

/// How often the mail is written anew because a case changed while it was being written.
const ATTEMPTS: usize = 5;

/// A case, and how it was left.
pub(super) struct Outcome {
    pub found: Found,
    pub result: Result<Case, Skip>,
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let asked = Asked::parse(&form.0)?;
    let ground = Ground::load(&app, &me).await?;
    let deed = ground.deed(&me.staff, &asked)?;
    let deed = deed.ok_or(WebError::NotUnderstood)?;
    // Whoever has seen no version was told nothing of what would happen.
    let is_seen = asked.chosen.iter().all(|one| one.version.is_some());
    if !is_seen || asked.chosen.len() > super::MOST {
        return Err(WebError::NotUnderstood);
    }
    let outcomes = match &deed {
        Deed::Assign(to) => assign(&app, &me, &ground, (to, &asked.chosen)).await?,
        Deed::Verify => verify(&app, &me, &request, &asked.chosen).await?,
        Deed::Tag { .. } => tag(&app, &me, (&deed, &asked.chosen)).await?,
        Deed::Link { main, why } => link(&app, &me, (*main, *why), &asked.chosen).await?,
    };
    mails::wake(&app);
    let page = told(&ground, &asked, &deed, &outcomes);
    let layout = desk::layout(&app, &request, &me, page.heading.clone());
    desk::show(&app, &request, StatusCode::OK, layout, &page)
}

/// Everything in one transaction, together with the one mail that tells of it: however many cases
/// somebody is given at once, they get one mail, and it lists what they were given.
async fn assign(
    app: &web::Data<App>,
    me: &Session,
    ground: &Ground,
    (to, chosen): (&Staff, &[Chosen]),
) -> WebResult<Vec<Outcome>> {
    for _ in 0..ATTEMPTS {
        let (person, deed, list) = (me.staff.clone(), Deed::Assign(to.clone()), chosen.to_vec());
        let judged = {
            let (person, deed, list) = (person.clone(), deed.clone(), list.clone());
            let read = move |conn: &mut Conn| judge_all(conn, &person, &deed, &list);
            app.db.read(read).await?
        };
        let planned = going(&judged);
        let given = judged.iter().filter_map(|(_, judged)| judged.as_ref().ok());
        let mail = assigned(app, me, ground, (to, given.collect()))?;
        let (act, to_id) = (act(app, me), to.id);
        let write = move |conn: &mut Conn| {
            let judged = judge_all(conn, &person, &deed, &list)?;
            if going(&judged) != planned {
                return Ok(None);
            }
            let mut outcomes = Vec::with_capacity(judged.len());
            for (found, judged) in judged {
                let result = match judged {
                    Ok(known) => {
                        outcome(change::assign(conn, act, seen(&known.case), Some(to_id))?)
                    }
                    Err(skip) => Err(skip),
                };
                outcomes.push(Outcome { found, result });
            }
            for mail in &mail {
                mails::enqueue(conn, mail)?;
            }
            Ok(Some(outcomes))
        };
        if let Some(outcomes) = app.db.write(write).await? {
            return Ok(outcomes);
        }
    }
    Err(WebError::Unavailable(
        "cases keep changing while they are assigned".to_owned(),
    ))
}

type Judged = (Found, Result<Known, Skip>);

fn judge_all(
    conn: &mut Conn,
    me: &Staff,
    deed: &Deed,
    chosen: &[Chosen],
) -> db::Result<Vec<Judged>> {
    let mut all = Vec::with_capacity(chosen.len());
    for one in chosen {
        let found = queries::find(conn, me, one.reference)?;
        let judged = judge(me, deed, &found, one.version).cloned();
        all.push((found, judged));
    }
    Ok(all)
}

/// The cases something will be done to, as they are now.
fn going(judged: &[Judged]) -> Vec<(Id, i32)> {
    let going = judged.iter().filter_map(|(_, judged)| judged.as_ref().ok());
    going
        .map(|known| (known.case.id, known.case.version))
        .collect()
}

/// To `to`: these are yours now. Nobody is written to about what they gave themselves.
fn assigned(
    app: &App,
    me: &Session,
    ground: &Ground,
    (to, given): (&Staff, Vec<&Known>),
) -> WebResult<Vec<NewOutboxRow>> {
    if to.id == me.staff.id || given.is_empty() {
        return Ok(Vec::new());
    }
    let staff = ground.staff.iter();
    let active = staff.filter(|person| person.disabled_at.is_none());
    let people = People::new(active.cloned().collect(), app.post.duty_address.as_deref());
    let after: Vec<(Case, Access)> = given
        .into_iter()
        .map(|known| {
            let mut case = known.case.clone();
            case.assignee_id = Some(to.id);
            (case, known.access.iter().copied().collect())
        })
        .collect();
    let concerns: Vec<Concern<'_>> = after
        .iter()
        .map(|(case, access)| Concern {
            case,
            access,
            duty: None,
        })
        .collect();
    let alerts = Alerts {
        room: &app.post,
        pages: &app.pages,
        vault: &app.vault,
        rules: &app.rules,
        people: &people,
        now: app.now(),
    };
    let mails = alerts.write(MailKind::Assigned, Audience::Handler, &concerns);
    mails.map_err(|why| WebError::Internal(why.into()))
}

/// One after the other, each with the mail that tells its complainant.
async fn verify(
    app: &web::Data<App>,
    me: &Session,
    request: &HttpRequest,
    chosen: &[Chosen],
) -> WebResult<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(chosen.len());
    for one in chosen {
        let mail = verifying(app, me, request, *one).await?;
        let (person, one, act) = (me.staff.clone(), *one, act(app, me));
        let write = move |conn: &mut Conn| {
            let found = queries::find(conn, &person, one.reference)?;
            let result = match judge(&person, &Deed::Verify, &found, one.version) {
                Ok(known) => outcome(change::start_verifying(conn, act, seen(&known.case))?),
                Err(skip) => Err(skip),
            };
            if let (Ok(_), Some(mail)) = (&result, &mail) {
                mails::enqueue(conn, mail)?;
            }
            Ok(Outcome { found, result })
        };
        outcomes.push(app.db.write(write).await?);
    }
    Ok(outcomes)
}

/// The mail to the complainant, if verifying starts and they are told by mail.
async fn verifying(
    app: &web::Data<App>,
    me: &Session,
    request: &HttpRequest,
    one: Chosen,
) -> WebResult<Option<NewOutboxRow>> {
    let person = me.staff.clone();
    let found = app
        .db
        .read(move |conn| queries::find(conn, &person, one.reference))
        .await?;
    if judge(&me.staff, &Deed::Verify, &found, one.version).is_err() {
        return Ok(None);
    }
    let Some(dossier) = dossier::load(app, &me.staff, one.reference).await? else {
        return Ok(None);
    };
    let case = Opened {
        app: app.clone(),
        request: request.clone(),
        me: me.clone(),
        say: super::Wording::new(app, me.staff.lang),
        dossier,
    };
    mails::verifying(&case, "")
}

async fn tag(
    app: &App,
    me: &Session,
    (deed, chosen): (&Deed, &[Chosen]),
) -> WebResult<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(chosen.len());
    for one in chosen {
        let (person, deed, one) = (me.staff.clone(), deed.clone(), *one);
        let act = act(app, me);
        let write = move |conn: &mut Conn| {
            let found = queries::find(conn, &person, one.reference)?;
            let result = match (judge(&person, &deed, &found, one.version), &deed) {
                (Ok(known), Deed::Tag { tag, is_on }) => {
                    let changes = [(tag.id, *is_on)];
                    outcome(tag::set(conn, act, seen(&known.case), &changes)?)
                }
                (Err(skip), _) => Err(skip),
                (Ok(_), _) => Err(Skip::NotAllowed),
            };
            Ok(Outcome { found, result })
        };
        outcomes.push(app.db.write(write).await?);
    }
    Ok(outcomes)
}

/// Each of the others with `main`, which stays as it is but for its history.
async fn link(
    app: &App,
    me: &Session,
    (main, why): (Reference, LinkWhy),
    chosen: &[Chosen],
) -> WebResult<Vec<Outcome>> {
    let deed = Deed::Link { main, why };
    let mut outcomes = Vec::with_capacity(chosen.len());
    for one in chosen.iter().filter(|one| deed.concerns(one.reference)) {
        let (person, deed, one) = (me.staff.clone(), deed.clone(), *one);
        let act = act(app, me);
        let write = move |conn: &mut Conn| {
            let found = queries::find(conn, &person, one.reference)?;
            let main = queries::find(conn, &person, main)?.known;
            let main = main.filter(|main| main.lets(&person, Action::Link));
            let result = match (judge(&person, &deed, &found, one.version), main) {
                (Ok(known), Some(main)) => {
                    let linking = Linking {
                        other: main.case.id,
                        why,
                        sealed: Sealed::default(),
                    };
                    outcome(links::link(conn, act, seen(&known.case), &linking)?)
                }
                (Err(skip), _) => Err(skip),
                (Ok(_), None) => Err(Skip::NoMain),
            };
            Ok(Outcome { found, result })
        };
        outcomes.push(app.db.write(write).await?);
    }
    Ok(outcomes)
}

pub(super) fn act(app: &App, me: &Session) -> Act {
    Act {
        by: Some(me.staff.id),
        at: app.now(),
    }
}

/// The case as it was judged.
fn seen(case: &Case) -> Seen {
    Seen {
        id: case.id,
        version: case.version,
    }
}

fn told(ground: &Ground, asked: &Asked, deed: &Deed, outcomes: &[Outcome]) -> BulkDonePage {
    let words = match deed {
        Deed::Assign(to) => {
            let to = [("to", to.name.as_str().into())];
            ground.say.with("bulk-done-assign", &to)
        }
        Deed::Verify => ground.say.say("bulk-done-verify"),
        Deed::Tag { tag, is_on } => {
            let key = if *is_on {
                "bulk-done-tag"
            } else {
                "bulk-done-untag"
            };
            ground.say.with(key, &[("tag", tag.name.as_str().into())])
        }
        Deed::Link { main, .. } => {
            let reference = main.to_string();
            let args = [("reference", reference.into())];
            ground.say.with("bulk-done-link", &args)
        }
    };
    let mut page = result(ground, &asked.back, &words, outcomes);
    // Verifying has been told: the complainant's status page shows it, and a mail may be on its way.
    if !matches!(deed, Deed::Verify) {
        page.undo = undo(ground, &asked.back, outcomes);
    }
    page
}

/// What became of each.
pub(super) fn result(
    ground: &Ground,
    back: &str,
    words: &str,
    outcomes: &[Outcome],
) -> BulkDonePage {
    let mut page = BulkDonePage {
        heading: String::new(),
        done_title: String::new(),
        done: Vec::new(),
        skipped_title: String::new(),
        skipped: Vec::new(),
        undo: None,
        back: back.to_owned(),
    };
    for outcome in outcomes {
        match &outcome.result {
            Ok(_) => page
                .done
                .push(ground.line(&outcome.found, words.to_owned())),
            Err(skip) => page.skipped.push(ground.skipped(&outcome.found, skip)),
        }
    }
    let say = |key: &str, n: usize| ground.say.with(key, &[("n", n.into())]);
    let (done, all) = (page.done.len(), outcomes.len());
    let args = [("done", done.into()), ("all", all.into())];
    page.heading = ground.say.with("bulk-result-heading", &args);
    page.done_title = say("bulk-done-title", done);
    page.skipped_title = say("bulk-left-title", page.skipped.len());
    page
}

/// A button that takes back what was done, as long as nobody does anything else to these cases.
fn undo(ground: &Ground, back: &str, outcomes: &[Outcome]) -> Option<BulkConfirm> {
    let done: Vec<Found> = outcomes
        .iter()
        .filter_map(|outcome| {
            let case = outcome.result.as_ref().ok()?;
            let mut found = outcome.found.clone();
            if let Some(known) = &mut found.known {
                known.case = case.clone();
            }
            Some(found)
        })
        .collect();
    let count = [("n", done.len().into())];
    let fields = [hidden("back", back)];
    (!done.is_empty()).then(|| BulkConfirm {
        hidden: hidden_cases(done.iter())
            .into_iter()
            .chain(fields)
            .collect(),
        label: ground.say.with("bulk-undo-button", &count),
    })
}
