//! `GET /desk/reports/board`: the same figures, to be printed for the board.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::pages::BoardPage;
use super::report;
use super::say::Say;
use crate::access::{Reader, desk};
use crate::app::App;
use crate::web::WebResult;

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let (span, step) = report::asked(&app, &request)?;
    let counts = report::count(&app, &me, span, step).await?;
    let say = Say::new(&app, me.staff.lang);
    let title = say.say("reports-board-title");
    let made = [
        ("at", say.time(app.now()).into()),
        ("who", me.staff.name.as_str().into()),
    ];
    let content = BoardPage {
        back: format!("/desk/reports?{}&by={}", span.query(), step.key()),
        title: title.clone(),
        organisation: app.organisation.name.clone(),
        period: say.span(span),
        made: say.with("reports-made", &made),
        shown: report::shown(&app, &say, &counts, (span, step)),
    };
    let layout = desk::layout(&app, &request, &me, title);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}
