//! `POST /desk/reports/export`: a list of cases, or the figures, to take away. Whoever does it is written
//! down before the first byte leaves.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use futures_util::stream;

use super::asked::Asked;
use super::export::{self, Carrier, Export, Format};
use super::pages::{ExportForm, Hidden};
use super::queries::{self, ExportRow, Eyes};
use super::report;
use super::say::Say;
use super::span::{Span, Step};
use crate::access::desk::{confirm_first, go_on};
use crate::access::{Exporter, Posted};
use crate::app::App;
use crate::db::{Conn, Id};
use crate::render::{Field, Flash};
use crate::web::forms::Form;
use crate::web::{WebError, WebResult};

pub async fn post(app: web::Data<App>, me: Exporter, form: Posted) -> WebResult {
    let form = form.0;
    let format = Format::parse(form.get("format")).ok_or(WebError::NotUnderstood)?;
    if format == Format::JsonLines {
        return Err(WebError::NotUnderstood);
    }
    let eyes = Eyes::of(&me.staff);
    if !me.is_fresh(&app) {
        return Ok(confirm_first(&place(&app, &form)));
    }
    if form.get("table") == "figures" {
        let (span, step) = report::of_form(&app, &form);
        let counts = report::count(&app, &me, span, step).await?;
        let say = Say::new(&app, me.staff.lang);
        let sheet = export::figures(&say, &counts, (span, step));
        let filter = format!("{}&by={}", span.query(), step.key());
        note(&app, &me, ("figures", format, filter), sheet.rows.len()).await?;
        let bytes = export::whole(format, form.get("bom") == "yes", &sheet)?;
        let name = format!("so-lieu-{}-{}", span.from, span.to);
        return Ok(answer(format, &name).body(bytes));
    }
    let asked = Asked::parse(&form, Span::last_year(app.today().day));
    let with_words = form.get("words") == "yes";
    let export = Export::prepare(&app, eyes, asked, with_words).await?;
    if format == Format::Sheet && export.is_too_long_for_sheet() {
        let say = Say::new(&app, me.staff.lang);
        let args = [("most", export::MOST_IN_SHEET.into())];
        let words = say.with("reports-export-many", &args);
        return go_on(&app, &asked.href(), &Flash::warning(words));
    }
    let filter = export.filter();
    note(&app, &me, ("cases", format, filter), export.len()).await?;
    let name = format!("ho-so-{}-{}", asked.span.from, asked.span.to);
    let carrier = Carrier::new(&app, me.staff.lang);
    if format == Format::Sheet {
        return Ok(answer(format, &name).body(carrier.sheet(&export).await?));
    }
    let start = (carrier, export, form.get("bom") == "yes", 0_usize);
    let pieces = stream::try_unfold(start, |(carrier, export, bom, piece)| async move {
        let found = carrier.csv_piece(&export, piece, bom).await;
        let found =
            found.inspect_err(|why| tracing::error!(error = %why, "an export broke off"))?;
        let next = |bytes| (Bytes::from(bytes), (carrier, export, bom, piece + 1));
        Ok::<_, crate::db::Error>(found.map(next))
    });
    Ok(answer(format, &name).streaming(pieces))
}

/// The page that an export is asked for on.
fn place(app: &App, form: &Form) -> String {
    if form.get("table") == "figures" {
        let (span, step) = report::of_form(app, form);
        return format!("/desk/reports?{}&by={}", span.query(), step.key());
    }
    Asked::parse(form, Span::last_year(app.today().day)).href()
}

/// Writes down who takes what.
async fn note(
    app: &App,
    me: &Exporter,
    (what, format, filter): (&str, Format, String),
    rows: usize,
) -> WebResult<()> {
    let at = app.now();
    let row = ExportRow {
        id: Id::new(at),
        at,
        staff_id: Some(me.staff.id),
        what: what.to_owned(),
        format: format.key().to_owned(),
        filter,
        case_id: None,
        row_count: i64::try_from(rows).unwrap_or(i64::MAX),
    };
    let write = move |conn: &mut Conn| queries::insert_export(conn, &row);
    Ok(app.db.write(write).await?)
}

fn answer(format: Format, name: &str) -> actix_web::HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, format.media_type()))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.{}\"", format.key()),
        ))
        .insert_header(("content-security-policy", "default-src 'none'; sandbox"))
        .insert_header((CONTENT_ENCODING, "identity"));
    answer
}

fn fields(say: &Say) -> Vec<Field> {
    let format = Field::select("format", say.say("reports-export-format"))
        .choice("xlsx", say.say("reports-export-xlsx"))
        .choice("csv", say.say("reports-export-csv"));
    let bom = Field::checkboxes("bom", say.say("reports-export-csv-options"))
        .choice("yes", say.say("reports-export-bom"))
        .chosen(&["yes"]);
    vec![format, bom]
}

/// The list of a page, to take away.
pub fn cases_form(say: &Say, asked: &Asked) -> ExportForm {
    let hidden = asked.pairs().into_iter();
    let words = Field::checkboxes("words", say.say("reports-export-personal"))
        .choice("yes", say.say("reports-export-words"));
    let mut fields = fields(say);
    fields.push(words);
    ExportForm {
        hidden: hidden.map(|(name, value)| Hidden { name, value }).collect(),
        fields,
        about: say.say("reports-export-about"),
    }
}

/// The figures of a report, to take away.
pub fn figures_form(say: &Say, span: Span, step: Step) -> ExportForm {
    let hidden = [
        ("table", "figures".to_owned()),
        ("from", span.from.to_string()),
        ("to", span.to.to_string()),
        ("by", step.key().to_owned()),
    ];
    ExportForm {
        hidden: hidden
            .into_iter()
            .map(|(name, value)| Hidden { name, value })
            .collect(),
        fields: fields(say),
        about: say.say("reports-export-about"),
    }
}
