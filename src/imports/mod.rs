//! `leakdesk import cases`: the list that a company kept before it had a desk. Each row becomes a case as it
//! was: received when it was received, open or answered. Nobody is written to, nothing is warned about that
//! lies in the past, and the same list twice imports nothing twice.

mod cell;
mod mapping;
mod row;
mod table;

use std::collections::HashMap;

use anyhow::Context as _;

use crate::access::Staff;
use crate::access::policy::{Rule, Verdict, judge};
use crate::app::App;
use crate::cases::imported::{self, Former, FormerAnswer};
use crate::cases::open::{self, Inserted, Opening, Prepared};
use crate::cases::outcome::Outcome;
use crate::cases::store;
use crate::db::{self, Conn};
use crate::duties::rungs::Rungs;
use crate::lang::Lang;

pub use mapping::{Columns, Field, Mapping};
pub use row::Read;
pub use table::{BadFile, Table};

/// Label under which the received reason of an import is told.
const REASON: &str = "Nhập từ danh sách cũ";

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A case; its reference, unless it was only a trial.
    Opened {
        reference: Option<String>,
        /// Answered, or still open and perhaps overdue.
        told: String,
    },
    /// Imported before, as this case.
    Known(String),
    /// Nothing tells it from another row of the same list.
    SameAs(u32),
    /// What has to be mended, in one line each.
    Bad(Vec<String>),
}

/// What an import came to, row by row, in the order of the list.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub rows: Vec<(u32, Fate)>,
}

impl Report {
    fn count(&self, is_meant: impl Fn(&Fate) -> bool) -> usize {
        self.rows.iter().filter(|(_, fate)| is_meant(fate)).count()
    }

    pub fn opened(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Opened { .. }))
    }

    pub fn known(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Known(_) | Fate::SameAs(_)))
    }

    pub fn bad(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Bad(_)))
    }
}

/// Imports the rows of `table`; with `is_trial` it only says what would become of each.
pub async fn run(
    app: &App,
    (table, mapping): (&Table, &Mapping),
    by: &Staff,
    is_trial: bool,
) -> anyhow::Result<Report> {
    let columns = mapping.columns(table)?;
    let reader = row::Reader::new(app, mapping, &columns);
    let mut seen: HashMap<[u8; 16], u32> = HashMap::new();
    let mut report = Report::default();
    for (number, cells) in table.rows_below(columns.head) {
        if cells.iter().all(table::Cell::is_empty) {
            continue;
        }
        let fate = match reader.read(cells) {
            Err(why) => Fate::Bad(why),
            Ok(read) => {
                if let Some(first) = seen.get(&read.fingerprint) {
                    Fate::SameAs(*first)
                } else {
                    seen.insert(read.fingerprint, number);
                    import(app, (number, &read), by, is_trial).await?
                }
            }
        };
        report.rows.push((number, fate));
    }
    Ok(report)
}

/// One row, in a transaction of its own.
async fn import(
    app: &App,
    (number, read): (u32, &Read),
    by: &Staff,
    is_trial: bool,
) -> anyhow::Result<Fate> {
    let told = told(app, read);
    let token = open::submission_hash(&app.vault, &read.fingerprint);
    if is_trial {
        let known = move |conn: &mut Conn| store::find_by_submission(conn, &token);
        let known = app.db.read(known).await?;
        return Ok(known.map_or(
            Fate::Opened {
                reference: None,
                told,
            },
            |case| Fate::Known(case.reference.to_string()),
        ));
    }
    let (prepared, former) = prepare(app, (number, read), by)?;
    let reference = prepared.case.reference.to_string();
    let (rules, now) = (app.rules.clone(), app.now());
    let write = move |conn: &mut Conn| imported::insert(conn, &rules, &prepared, &former, now);
    Ok(match app.db.write(write).await? {
        Inserted::New => Fate::Opened {
            reference: Some(reference),
            told,
        },
        Inserted::Already(case) => Fate::Known(case.reference.to_string()),
    })
}

fn prepare(
    app: &App,
    (number, read): (u32, &Read),
    by: &Staff,
) -> anyhow::Result<(Prepared, Former)> {
    let now = app.now();
    let opening = Opening {
        complaint: read.complaint.clone(),
        channel: read.channel,
        language: Lang::Vi,
        received_at: read.received_at,
        entered_by: Some((by.id, format!("{REASON}, dòng {number}"))),
        is_held: false,
        submission: Some(read.fingerprint),
        policy_version: app.organisation.policy_version.clone(),
    };
    let mut prepared = open::prepare(&app.vault, &app.rules, &opening, now)?;
    let rungs = Rungs::on(&app.today(), &app.rules.calendar, &app.ladder);
    imported::silence(&mut prepared, &rungs);
    let answered = read.answered.as_ref().map(|answer| {
        let sealed = prepared
            .key
            .seal_json(crate::cases::answer::ANSWER, &answer.words);
        sealed.map(|sealed| FormerAnswer {
            at: answer.at,
            outcome: answer.outcome,
            cause: answer.words.cause(),
            sealed,
        })
    });
    let former = Former {
        by: by.id,
        row: i64::from(number),
        acknowledged_at: read.acknowledged_at,
        answered: answered.transpose()?,
    };
    Ok((prepared, former))
}

/// The dates of a row, and nothing personal.
fn told(app: &App, read: &Read) -> String {
    let day = |at| app.zone.day(at);
    let deadline = crate::duties::deadline::count(&app.rules, read.received_at);
    let received = day(read.received_at);
    let channel = read.channel.key();
    let kind = read.complaint.kind.key();
    let end = match &read.answered {
        Some(answer) if answer.outcome == Outcome::NotComplaint => {
            format!("no complaint, {}", day(answer.at))
        }
        Some(answer) => {
            let verdict = if answer.at < deadline.late_from {
                "in time"
            } else {
                "late"
            };
            let outcome = answer.outcome.key();
            format!("answered {} ({outcome}), {verdict}", day(answer.at))
        }
        None if deadline.late_from <= app.now() => {
            format!("open, overdue since {}", deadline.due_on)
        }
        None => format!("open, due {}", deadline.due_on),
    };
    format!("received {received} ({channel}, {kind}), {end}")
}

/// Who answers for an import: somebody who may move cases in.
pub async fn find_importer(app: &App, email: &str) -> db::Result<Option<Staff>> {
    use crate::access::store as staff_store;
    let vault = app.vault.clone();
    let print = staff_store::email_print(&vault, email);
    let find = move |conn: &mut Conn| staff_store::find_by_email(conn, &vault, print);
    let found = app.db.read(find).await?;
    let may = |person: &Staff| judge(Rule::Importer, Some(person), None) == Verdict::Allowed;
    Ok(found.filter(|person| person.disabled_at.is_none() && may(person)))
}

/// Reads a list: XLSX (and its kin) by its content, else CSV.
pub fn read_file(path: &std::path::Path, mapping: &Mapping) -> anyhow::Result<Table> {
    let size = std::fs::metadata(path)
        .with_context(|| format!("{} can't be read", path.display()))?
        .len();
    if size > table::LARGEST {
        return Err(BadFile::TooLarge.into());
    }
    let bytes = std::fs::read(path).with_context(|| format!("{} can't be read", path.display()))?;
    Ok(Table::read(bytes, mapping.sheet())?)
}
