//! `POST /desk/bulk/undo`: takes back what the same person has just done to these cases, each as far as
//! nobody has done anything else to it since.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::carry_out::{Outcome, act, result};
use super::judge::{Skip, outcome};
use super::{Ground, MOST, chosen, queries};
use crate::access::next::own_path;
use crate::access::policy::{Action, allows};
use crate::access::{Handler, Posted, desk};
use crate::app::App;
use crate::cases::case::Refusal;
use crate::cases::change::Seen;
use crate::cases::undo;
use crate::db::Conn;
use crate::web::{WebError, WebResult};

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let chosen = chosen(&form.0)?;
    if chosen.is_empty() || chosen.len() > MOST {
        return Err(WebError::NotUnderstood);
    }
    let ground = Ground::load(&app, &me).await?;
    let mut outcomes = Vec::with_capacity(chosen.len());
    for one in chosen {
        let (person, act) = (me.staff.clone(), act(&app, &me));
        let write = move |conn: &mut Conn| {
            let found = queries::find(conn, &person, one.reference)?;
            let result = match &found.known {
                None => Err(Skip::Unknown),
                Some(known) if !allows(&person, known.relation, Action::Work) => {
                    Err(Skip::NotAllowed)
                }
                Some(known) => {
                    let other = undo::linked_with(conn, act, known.case.id)?;
                    let is_reached = match other {
                        Some(other) => queries::exists(conn, &person, other)?,
                        None => true,
                    };
                    if !is_reached {
                        let result = Err(Skip::Refused(Refusal::NothingToTakeBack));
                        return Ok(Outcome { found, result });
                    }
                    let seen = Seen {
                        id: known.case.id,
                        version: one.version.unwrap_or(0),
                    };
                    outcome(undo::take_back(conn, act, seen)?)
                }
            };
            Ok(Outcome { found, result })
        };
        outcomes.push(app.db.write(write).await?);
    }
    let words = ground.say.say("bulk-undone");
    let page = result(&ground, own_path(form.0.get("back")), &words, &outcomes);
    let layout = desk::layout(&app, &request, &me, page.heading.clone());
    desk::show(&app, &request, StatusCode::OK, layout, &page)
}
