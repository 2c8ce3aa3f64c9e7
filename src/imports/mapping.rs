//! Which column says what: guessed by its heading in Vietnamese or English, or told in a file.

use std::collections::BTreeMap;

use figment::Figment;
use figment::providers::{Format as _, Toml};
use serde::Deserialize;

use super::table::{BadFile, Cell, Table};
use crate::text::words::{fold, words};

/// What a column can say, with headings that people write, folded.
macro_rules! fields {
    ($($field:ident = $key:literal: [$($heading:literal),+ $(,)?]),+ $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field {
            $($field),+
        }

        impl Field {
            pub const ALL: &[Self] = &[$(Self::$field),+];

            /// The name in a mapping.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$field => $key),+
                }
            }

            const fn headings(self) -> &'static [&'static str] {
                match self {
                    $(Self::$field => &[$($heading),+]),+
                }
            }
        }
    };
}

fields! {
    Number = "number": ["ma ho so", "ma", "so ho so", "ma khieu nai", "so", "stt", "reference", "number", "no", "id", "ticket"],
    Received = "received": ["ngay nhan", "ngay tiep nhan", "thoi diem nhan", "nhan ngay", "ngay khieu nai", "ngay gui", "received", "date received", "received on", "received at", "date"],
    ReceivedTime = "received_time": ["gio nhan", "gio tiep nhan", "time received", "received time"],
    Channel = "channel": ["kenh", "kenh tiep nhan", "hinh thuc tiep nhan", "nguon", "channel", "source"],
    Kind = "kind": ["loai", "loai khieu nai", "phan loai", "kind", "type", "category"],
    Name = "name": ["ho ten", "ho va ten", "ho va ten nguoi gui", "ten khach hang", "khach hang", "nguoi khieu nai", "nguoi gui", "ten", "name", "full name", "customer", "complainant"],
    Email = "email": ["email", "e mail", "thu dien tu", "dia chi email", "mail"],
    Phone = "phone": ["dien thoai", "so dien thoai", "sdt", "di dong", "phone", "telephone", "mobile"],
    Contact = "contact": ["lien he", "thong tin lien he", "contact"],
    Address = "address": ["dia chi", "dia chi lien he", "dia chi nhan thu", "address", "postal address"],
    Story = "story": ["noi dung", "noi dung khieu nai", "mo ta", "chi tiet", "dien giai", "story", "what happened", "description", "details", "content", "complaint"],
    OrderCode = "order_code": ["ma don hang", "don hang", "order code", "order", "order number"],
    ThirdParty = "third_party": ["ben thu ba", "third party"],
    Status = "status": ["trang thai", "tinh trang", "status", "state"],
    Acknowledged = "acknowledged": ["ngay xac nhan", "ngay xac nhan tiep nhan", "acknowledged", "acknowledged on"],
    Answered = "answered": ["ngay tra loi", "ngay phan hoi", "ngay giai quyet", "ngay hoan thanh", "tra loi ngay", "ngay dong", "answered", "answered on", "date answered", "resolved", "closed"],
    Outcome = "outcome": ["ket luan", "ket qua xu ly", "outcome", "conclusion", "resolution"],
    Cause = "cause": ["nguyen nhan", "cause"],
    AnswerText = "answer": ["noi dung tra loi", "cau tra loi", "tra loi", "noi dung phan hoi", "answer", "reply"],
    AboutStaff = "about_staff": ["lien quan nhan vien", "khieu nai nhan vien", "about staff"],
}

/// What a file of `--mapping` may say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    sheet: Option<String>,
    header_row: Option<u32>,
    /// Field → heading, or letter of the column.
    columns: BTreeMap<String, String>,
    /// Field → (what stands in the cell → our key).
    values: BTreeMap<String, BTreeMap<String, String>>,
    /// Field → our key, where the cell is empty or there is no column.
    defaults: BTreeMap<String, String>,
}

/// Where each field stands.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The row with the headings.
    pub head: u32,
    places: BTreeMap<Field, (usize, String)>,
}

impl Columns {
    pub fn place(&self, field: Field) -> Option<usize> {
        self.places.get(&field).map(|(place, _)| *place)
    }

    /// `D` for the fourth.
    pub fn letter(&self, field: Field) -> String {
        self.place(field).map(letter).unwrap_or_default()
    }

    /// Field, letter and heading, for the report.
    pub fn list(&self) -> impl Iterator<Item = (Field, String, &str)> {
        let places = self.places.iter();
        places.map(|(field, (place, heading))| (*field, letter(*place), heading.as_str()))
    }
}

fn letter(place: usize) -> String {
    let mut letters = String::new();
    let mut rest = place + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters
}

/// A heading or a value as it is compared.
pub fn folded(text: &str) -> String {
    words(&fold(text)).join(" ")
}

/// Rows in which headings are looked for.
const HEAD_WITHIN: usize = 20;

impl Mapping {
    pub fn parse(text: &str) -> Result<Self, BadFile> {
        let wrong = |why: String| BadFile::Columns(format!("the mapping: {why}"));
        let mapping: Self = Figment::from(Toml::string(text))
            .extract()
            .map_err(|why| wrong(why.to_string()))?;
        let columns = mapping.columns.keys();
        let named = columns
            .chain(mapping.values.keys())
            .chain(mapping.defaults.keys());
        for name in named {
            if Field::ALL.iter().all(|field| field.key() != name) {
                let known: Vec<_> = Field::ALL.iter().map(|field| field.key()).collect();
                return Err(wrong(format!(
                    "there is no field “{name}”; there are {}",
                    known.join(", ")
                )));
            }
        }
        Ok(mapping)
    }

    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Our key for what stands in a cell, where the mapping names it.
    pub fn value(&self, field: Field, cell: &str) -> Option<&str> {
        let named = self.values.get(field.key())?;
        let wanted = folded(cell);
        let found = named.iter().find(|(typed, _)| folded(typed) == wanted);
        found.map(|(_, key)| key.as_str())
    }

    pub fn usual(&self, field: Field) -> Option<&str> {
        self.defaults.get(field.key()).map(String::as_str)
    }

    /// Finds the headings, and with them the columns.
    pub fn columns(&self, table: &Table) -> Result<Columns, BadFile> {
        let within = table.rows().take(HEAD_WITHIN);
        let candidates = within
            .filter(|(number, _)| self.header_row.is_none_or(|wanted| wanted == *number))
            .map(|(number, cells)| self.in_row(number, cells));
        let best = candidates
            .max_by_key(|columns| (columns.places.len(), std::cmp::Reverse(columns.head)))
            .unwrap_or_default();
        let misses = |field: Field| best.place(field).is_none();
        if misses(Field::Received) || misses(Field::Story) {
            return Err(BadFile::Columns(
                "no row has headings for the day of receipt and for what happened: name them with \
                 --mapping, e.g. [columns] received = \"Ngày nhận\", story = \"Nội dung\""
                    .to_owned(),
            ));
        }
        let lost = self.columns.iter().find(|(name, _)| {
            let field = Field::ALL.iter().find(|field| field.key() == *name);
            field.is_some_and(|field| misses(*field))
        });
        match lost {
            Some((name, heading)) => Err(BadFile::Columns(format!(
                "the mapping says that {name} stands under “{heading}”, and there is no such column"
            ))),
            None => Ok(best),
        }
    }

    fn in_row(&self, head: u32, cells: &[Cell]) -> Columns {
        let mut columns = Columns {
            head,
            places: BTreeMap::new(),
        };
        let headings: Vec<String> = cells.iter().map(|cell| folded(&cell.text())).collect();
        for field in Field::ALL {
            let told = self.columns.get(field.key());
            let place = match told {
                Some(told) => {
                    let wanted = folded(told);
                    let by_heading = headings.iter().position(|it| *it == wanted);
                    let is_letter =
                        |place: &usize| letter(*place).eq_ignore_ascii_case(told.trim());
                    by_heading.or_else(|| (0..cells.len()).find(is_letter))
                }
                None => field.headings().iter().find_map(|heading| {
                    let is_free =
                        |place: &usize| !columns.places.values().any(|(taken, _)| taken == place);
                    let place = headings.iter().position(|it| it == heading);
                    place.filter(is_free)
                }),
            };
            if let Some(place) = place {
                let heading = cells.get(place).map(Cell::text).unwrap_or_default();
                columns.places.insert(*field, (place, heading));
            }
        }
        columns
    }
}
