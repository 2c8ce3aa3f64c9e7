//! `POST /desk/display`: how the queue looks and whether it refreshes itself, as each person likes it.

use actix_web::web;

use super::queue_filters::{Asked, href};
use super::wording::Wording;
use crate::access::preferences::{COLUMNS, Choice, DENSITY, LIVE, Preferences, choose};
use crate::access::{Posted, Reader};
use crate::app::App;
use crate::render::Field;
use crate::web::forms::Form;
use crate::web::{WebResult, page};

/// The fields of the choices about looks.
pub fn fields(say: &Wording, preferences: &Preferences) -> Vec<Field> {
    let said = |key: &str| say.say(&format!("queue-display-{key}"));
    let density = DENSITY.values.iter().fold(
        Field::radios(DENSITY.name, said("density")),
        |field, value| field.choice(value, said(value)),
    );
    let columns = COLUMNS.iter().fold(
        Field::checkboxes("columns", said("columns")),
        |field, column| field.choice(column.name, said(column.name)),
    );
    let is_shown = |column: &&Choice| preferences.value(column) == "show";
    let shown: Vec<&str> = COLUMNS
        .iter()
        .filter(is_shown)
        .map(|column| column.name)
        .collect();
    vec![
        density.chosen(&[preferences.value(&DENSITY)]),
        columns.chosen(&shown),
    ]
}

/// What a form chooses; one without a choice leaves it as it is.
fn chosen(form: &Form) -> Vec<(&'static Choice, String)> {
    let named = [&DENSITY, &LIVE].into_iter();
    let mut chosen: Vec<_> = named
        .filter(|choice| form.has(choice.name))
        .map(|choice| (choice, form.get(choice.name).to_owned()))
        .collect();
    if form.has(DENSITY.name) {
        chosen.extend(COLUMNS.iter().map(|column| {
            let is_shown = form.all("columns").any(|name| name == column.name);
            let value = if is_shown { "show" } else { "hide" };
            (column, value.to_owned())
        }));
    }
    chosen
}

pub async fn post(app: web::Data<App>, me: Reader, form: Posted) -> WebResult {
    let (chosen, id) = (chosen(&form.0), me.staff.id);
    app.db
        .write(move |conn| {
            let mut all = chosen.iter();
            all.try_for_each(|(choice, value)| choose(conn, id, choice, value))
        })
        .await?;
    // Read and written anew: no address but the queue's own.
    let back = Asked::of_query(form.0.get("query"));
    Ok(page::see_other(&href(&back, "")))
}
