//! `/desk/keys`: what single keys do, and the switch that turns them off (WCAG 2.2, 2.1.4). The script
//! is `static/keys.js`; without it this page says what there would be.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::pages::{KeyGroup, KeyLine, KeysPage};
use super::wording::Wording;
use crate::access::preferences::{KEYS, choose};
use crate::access::{Posted, Session, desk};
use crate::app::App;
use crate::render::Flash;
use crate::web::WebResult;

const PLACE: &str = "/desk/keys";

/// A thing to do, with its keys.
type Deed = (&'static str, &'static [&'static str]);

/// Where keys act, and what they do there.
const SHEET: [(&str, &[Deed]); 3] = [
    (
        "everywhere",
        &[("help", &["?"]), ("search", &["/"]), ("queue", &["g", "q"])],
    ),
    (
        "list",
        &[
            ("down", &["j"]),
            ("up", &["k"]),
            ("open", &["Enter"]),
            ("select", &["x"]),
        ],
    ),
    (
        "case",
        &[
            ("assign", &["a"]),
            ("verify", &["v"]),
            ("incident", &["i"]),
            ("measures", &["m"]),
            ("reply", &["r"]),
            ("note", &["n"]),
        ],
    ),
];

pub async fn show(app: web::Data<App>, me: Session, request: HttpRequest) -> WebResult {
    let say = Wording::new(&app, me.staff.lang);
    let groups = SHEET.iter().map(|(place, keys)| KeyGroup {
        title: say.say(&format!("keys-in-{place}")),
        lines: keys
            .iter()
            .map(|(what, keys)| KeyLine {
                keys: keys.to_vec(),
                words: say.say(&format!("keys-{what}")),
            })
            .collect(),
    });
    let content = KeysPage {
        groups: groups.collect(),
        is_on: me.preferences.value(&KEYS) == "on",
    };
    let layout = desk::layout(&app, &request, &me, say.say("keys-title"));
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

pub async fn post(app: web::Data<App>, me: Session, form: Posted) -> WebResult {
    let (id, value) = (me.staff.id, form.0.get("keys").to_owned());
    let key = if value == "off" {
        "keys-done-off"
    } else {
        "keys-done-on"
    };
    app.db
        .write(move |conn| choose(conn, id, &KEYS, &value))
        .await?;
    let done = app.pages.words.say(me.staff.lang, key, &[]);
    desk::go_on(&app, PLACE, &Flash::success(done))
}
