//! One row as a complaint with its dates, or everything that is wrong with it. What is wrong is told
//! without what stands in the cells: it may be about a person.

use super::cell::{When, time_of, when};
use super::mapping::{Columns, Field, Mapping, folded};
use super::table::Cell;
use crate::app::App;
use crate::cases::answer::Answer;
use crate::cases::complaint::{Complaint, ComplaintForm, Email, Kind, Phone, Source};
use crate::cases::facts::Channel;
use crate::cases::outcome::{Cause, Outcome};
use crate::lang::Lang;
use crate::time::Moment;

/// A row that is in order.
pub struct Read {
    /// What tells it from every other row; nothing of how it ended.
    pub fingerprint: [u8; 16],
    pub complaint: Complaint,
    pub channel: Channel,
    pub received_at: Moment,
    pub acknowledged_at: Option<Moment>,
    pub answered: Option<Ended>,
}

/// How a former case ended.
pub struct Ended {
    pub at: Moment,
    pub outcome: Outcome,
    pub words: Answer,
}

pub struct Reader<'a> {
    app: &'a App,
    mapping: &'a Mapping,
    columns: &'a Columns,
}

/// Cells of a row, and what was found wrong with them so far.
struct Row<'a> {
    reader: &'a Reader<'a>,
    cells: &'a [Cell],
    wrong: Vec<String>,
}

impl<'a> Reader<'a> {
    pub const fn new(app: &'a App, mapping: &'a Mapping, columns: &'a Columns) -> Self {
        Self {
            app,
            mapping,
            columns,
        }
    }

    pub fn read(&self, cells: &[Cell]) -> Result<Read, Vec<String>> {
        let mut row = Row {
            reader: self,
            cells,
            wrong: Vec::new(),
        };
        let received_at = row.received();
        let channel = row.channel();
        let kind = row.kind();
        let complaint = row.complaint(channel, kind);
        let acknowledged_at = row.later(Field::Acknowledged, received_at);
        let answered = row.answered(received_at);
        let fingerprint = row.fingerprint(received_at);
        match (received_at, channel, complaint) {
            (Some(received_at), Some(channel), Some(complaint)) if row.wrong.is_empty() => {
                Ok(Read {
                    fingerprint,
                    complaint,
                    channel,
                    received_at,
                    acknowledged_at,
                    answered,
                })
            }
            _ => Err(row.wrong),
        }
    }
}

impl Row<'_> {
    fn cell(&self, field: Field) -> &Cell {
        let place = self.reader.columns.place(field);
        let cell = place.and_then(|place| self.cells.get(place));
        cell.unwrap_or(&Cell::Nothing)
    }

    fn text(&self, field: Field) -> String {
        self.cell(field).text()
    }

    fn complain(&mut self, field: Field, why: &str) {
        let letter = self.reader.columns.letter(field);
        let column = if letter.is_empty() {
            String::new()
        } else {
            format!(" (column {letter})")
        };
        self.wrong.push(format!("{}{column}: {why}", field.key()));
    }

    /// The instant that a cell names; a day alone is its beginning.
    fn instant(&mut self, field: Field) -> Option<(When, Moment)> {
        if self.cell(field).is_empty() {
            return None;
        }
        let Some(found) = when(self.cell(field)) else {
            self.complain(field, "not a day such as 20/11/2026 or 2026-11-20");
            return None;
        };
        let zone = self.reader.app.zone;
        let at = match found.time {
            Some(time) => zone.at(found.day.and_time(time)),
            None => zone.start_of(found.day),
        };
        if at > self.reader.app.now() {
            self.complain(field, "lies in the future");
            return None;
        }
        Some((found, at))
    }

    fn received(&mut self) -> Option<Moment> {
        if self.cell(Field::Received).is_empty() {
            self.complain(Field::Received, "empty");
            return None;
        }
        let (found, at) = self.instant(Field::Received)?;
        let apart = self.cell(Field::ReceivedTime);
        if found.time.is_some() || apart.is_empty() {
            return Some(at);
        }
        let Some(time) = time_of(apart) else {
            self.complain(Field::ReceivedTime, "not a time such as 9:30");
            return None;
        };
        let at = self.reader.app.zone.at(found.day.and_time(time));
        if at > self.reader.app.now() {
            self.complain(Field::ReceivedTime, "lies in the future");
            return None;
        }
        Some(at)
    }

    /// An instant that can't lie before the receipt; a day alone is as early on it as it can be.
    fn later(&mut self, field: Field, received_at: Option<Moment>) -> Option<Moment> {
        let (found, at) = self.instant(field)?;
        let received_at = received_at?;
        if found.time.is_none() && found.day == self.reader.app.zone.day(received_at) {
            return Some(at.max(received_at));
        }
        if at < received_at {
            self.complain(field, "lies before the receipt");
            return None;
        }
        Some(at)
    }

    /// One of our own keys: as the mapping says, as it is, or by its name in either language.
    fn choice<T: Copy>(
        &mut self,
        field: Field,
        all: &[(T, String)],
        names: impl Fn(&str) -> Vec<String>,
    ) -> Option<T> {
        let cell = self.text(field);
        let mapping = self.reader.mapping;
        let told = if cell.is_empty() {
            mapping.usual(field)
        } else {
            mapping.value(field, &cell)
        };
        let wanted = folded(told.unwrap_or(&cell));
        if wanted.is_empty() {
            return None;
        }
        let words = &self.reader.app.pages.words;
        let is_meant = |(_, key): &&(T, String)| {
            let said = names(key).into_iter().flat_map(|name| {
                let said = move |lang| words.try_say(lang, &name, &[]).ok();
                Lang::ALL.into_iter().filter_map(said)
            });
            folded(key) == wanted || said.map(|said| folded(&said)).any(|said| said == wanted)
        };
        let found = all.iter().find(is_meant).map(|(value, _)| *value);
        if found.is_none() {
            let known: Vec<&str> = all.iter().map(|(_, key)| key.as_str()).collect();
            let why = format!(
                "not one of {}; say what it means under [values.{}] of a mapping",
                known.join(", "),
                field.key()
            );
            self.complain(field, &why);
        }
        found
    }

    fn channel(&mut self) -> Option<Channel> {
        let all: Vec<_> = Channel::ALL
            .iter()
            .map(|channel| (*channel, channel.key().to_owned()))
            .collect();
        let typed = folded(&self.text(Field::Channel));
        let by_habit = CHANNELS.iter().find(|(name, _)| *name == typed);
        if let Some((_, channel)) = by_habit {
            return Some(*channel);
        }
        let before = self.wrong.len();
        let found = self.choice(Field::Channel, &all, |key| vec![format!("channel-{key}")]);
        if found.is_none() && self.wrong.len() == before {
            self.complain(
                Field::Channel,
                "empty; a mapping may give one for all: [defaults] channel = \"email\"",
            );
        }
        found
    }

    fn kind(&mut self) -> Kind {
        let all: Vec<_> = Kind::ALL
            .iter()
            .map(|kind| (*kind, kind.key().to_owned()))
            .collect();
        let names = |key: &str| vec![format!("triage-kind-{key}"), format!("kind-{key}")];
        let found = self.choice(Field::Kind, &all, names);
        found.unwrap_or(Kind::Other)
    }

    fn complaint(&mut self, channel: Option<Channel>, kind: Kind) -> Option<Complaint> {
        let (email, phone) = self.contacts();
        let address = self.text(Field::Address);
        let reply = reply_channel((&email, &phone, &address), channel);
        let about_staff = match folded(&self.text(Field::AboutStaff)).as_str() {
            "co" | "yes" | "x" | "1" | "true" => "yes",
            _ => "",
        };
        let fields = [
            ("kind", kind.key().to_owned()),
            ("story", self.text(Field::Story)),
            ("full_name", self.text(Field::Name)),
            ("email", email),
            ("phone", phone),
            ("postal_address", address),
            ("order_code", self.text(Field::OrderCode)),
            ("third_party", self.text(Field::ThirdParty)),
            ("reply_channel", reply.to_owned()),
            ("about_staff", about_staff.to_owned()),
        ];
        let form = ComplaintForm::from_pairs(fields);
        match Complaint::parse(&form, Source::Staff) {
            Ok(complaint) => Some(complaint),
            Err(errors) => {
                for error in errors.iter() {
                    let words = &self.reader.app.pages.words;
                    let args: Vec<_> = error
                        .args
                        .iter()
                        .map(|(name, value)| (*name, (*value).into()))
                        .collect();
                    let said = words.say(Lang::En, error.key, &args);
                    self.wrong.push(format!("{}: {said}", error.field));
                }
                None
            }
        }
    }

    /// Address and number, also where one column holds either. A number that lost its zero in a
    /// spreadsheet gets it back.
    fn contacts(&self) -> (String, String) {
        let mut email = self.text(Field::Email);
        let mut phone = match self.cell(Field::Phone) {
            Cell::Number(number) => with_zero(*number),
            other => other.text(),
        };
        let either = match self.cell(Field::Contact) {
            Cell::Number(number) => with_zero(*number),
            other => other.text(),
        };
        if either.contains('@') {
            email = if email.is_empty() { either } else { email };
        } else if phone.is_empty() {
            phone = either;
        }
        (email, phone)
    }

    fn answered(&mut self, received_at: Option<Moment>) -> Option<Ended> {
        let status = folded(&self.text(Field::Status));
        let is_done = DONE.contains(&status.as_str());
        let is_open = OPEN.contains(&status.as_str());
        if !status.is_empty() && !is_done && !is_open {
            match self.reader.mapping.value(Field::Status, &status) {
                Some("answered" | "open") => {}
                _ => self.complain(
                    Field::Status,
                    "neither open nor answered; say what it means under [values.status] of a mapping",
                ),
            }
        }
        let told = self.reader.mapping.value(Field::Status, &status);
        let (is_done, is_open) = (
            is_done || told == Some("answered"),
            is_open || told == Some("open"),
        );
        let is_dated = !self.cell(Field::Answered).is_empty();
        if !is_dated {
            if is_done {
                self.complain(
                    Field::Answered,
                    "empty, and the case is said to be answered",
                );
            }
            return None;
        }
        if is_open {
            self.complain(
                Field::Answered,
                "filled in, and the case is said to be open",
            );
            return None;
        }
        let at = self.later(Field::Answered, received_at);
        let outcome = self.outcome();
        let cause = self.cause();
        let (at, outcome) = (at?, outcome?);
        Some(Ended {
            at,
            outcome,
            words: Answer {
                outcome: outcome.key().to_owned(),
                cause: cause.map(Cause::key).unwrap_or_default(),
                reasons: self.text(Field::AnswerText),
                ..Answer::default()
            },
        })
    }

    fn outcome(&mut self) -> Option<Outcome> {
        let all: Vec<_> = Outcome::ALL
            .iter()
            .map(|outcome| (*outcome, outcome.key().to_owned()))
            .collect();
        let before = self.wrong.len();
        let found = self.choice(Field::Outcome, &all, |key| vec![format!("outcome-{key}")]);
        if found.is_none() && self.wrong.len() == before {
            self.complain(Field::Outcome, "empty, and the case is answered");
        }
        found
    }

    fn cause(&mut self) -> Option<Cause> {
        let all: Vec<_> = Cause::all().map(|cause| (cause, cause.key())).collect();
        self.choice(Field::Cause, &all, |key| vec![format!("cause-{key}")])
    }

    fn fingerprint(&self, received_at: Option<Moment>) -> [u8; 16] {
        let day = received_at.map(|at| self.reader.app.zone.day(at).to_string());
        let mut parts = vec![day.unwrap_or_default()];
        let told = [
            Field::Number,
            Field::Name,
            Field::Email,
            Field::Phone,
            Field::Contact,
            Field::Address,
            Field::OrderCode,
            Field::Story,
        ];
        parts.extend(told.map(|field| folded(&self.text(field))));
        let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
        let mac = self.reader.app.vault.mac("imported row", &parts);
        let mut fingerprint = [0; 16];
        for (byte, of_mac) in fingerprint.iter_mut().zip(mac) {
            *byte = of_mac;
        }
        fingerprint
    }
}

/// What lists say where we say something else, folded.
const CHANNELS: [(&str, Channel); 18] = [
    ("web", Channel::Form),
    ("website", Channel::Form),
    ("form", Channel::Form),
    ("mail", Channel::Email),
    ("e mail", Channel::Email),
    ("thu dien tu", Channel::Email),
    ("buu dien", Channel::Post),
    ("thu giay", Channel::Post),
    ("cong van", Channel::Post),
    ("letter", Channel::Post),
    ("tai quay", Channel::Counter),
    ("van phong", Channel::Counter),
    ("in person", Channel::Counter),
    ("hotline", Channel::Phone),
    ("goi dien", Channel::Phone),
    ("zalo", Channel::Social),
    ("facebook", Channel::Social),
    ("fanpage", Channel::Social),
];
const DONE: [&str; 11] = [
    "da tra loi",
    "da dong",
    "dong",
    "hoan thanh",
    "da giai quyet",
    "da xu ly",
    "xong",
    "answered",
    "closed",
    "resolved",
    "done",
];
const OPEN: [&str; 10] = [
    "mo",
    "moi",
    "da tiep nhan",
    "dang xu ly",
    "dang xac minh",
    "chua tra loi",
    "open",
    "new",
    "in progress",
    "pending",
];

/// How the answer goes: by what can be read of the contacts.
fn reply_channel(
    (email, phone, address): (&str, &str, &str),
    channel: Option<Channel>,
) -> &'static str {
    if Email::parse(email).is_some() {
        "email"
    } else if Phone::parse(phone).is_some() {
        "phone"
    } else if !address.is_empty() {
        "post"
    } else {
        // Nothing can be wrong about a contact that isn't there.
        match (channel, email.is_empty(), phone.is_empty()) {
            (Some(Channel::Phone), _, true) | (_, false, true) => "phone",
            (_, true, _) => "email",
            (_, false, false) => "post",
        }
    }
}

fn with_zero(number: f64) -> String {
    let digits = number.to_string();
    if digits.len() == 9 && digits.chars().all(|c| c.is_ascii_digit()) {
        format!("0{digits}")
    } else {
        digits
    }
}
