//! What stands in the texts of a dossier, in the language of whoever makes it. What people wrote stays in
//! theirs.

use super::load::Whole;
use super::redact::Own;
use crate::app::App;
use crate::cases::answer::Answer;
use crate::cases::complaint::{Contacts, Email, Said};
use crate::cases::facts::Channel;
use crate::cases::message::Direction;
use crate::db::Id;
use crate::duties::explanation::explain;
use crate::duties::store::Duty;
use crate::mail::message::sections;
use crate::mail::store::Fate;
use crate::reports::say::Say;
use crate::time::Moment;

/// Tells about a case.
pub struct Teller<'a> {
    app: &'a App,
    pub say: &'a Say,
    pub whole: &'a Whole,
    own: Own,
}

/// A text, line by line.
#[derive(Default)]
pub struct Text(String);

impl Text {
    pub fn line(&mut self, text: &str) {
        self.0.push_str(text.trim_end());
        self.0.push_str("\r\n");
    }

    pub fn heading(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.line("");
        }
        self.line(text);
        self.line(&"=".repeat(text.chars().count()));
    }

    pub fn indented(&mut self, text: &str) {
        for line in text.lines() {
            self.line(&format!("    {line}"));
        }
    }

    pub fn labelled(&mut self, label: &str, text: &str) {
        if text.contains('\n') {
            self.line(&format!("{label}:"));
            self.indented(text);
        } else if !text.is_empty() {
            self.line(&format!("{label}: {text}"));
        }
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl<'a> Teller<'a> {
    pub fn new(app: &'a App, say: &'a Say, whole: &'a Whole) -> Self {
        let masked = say.say("reports-dossier-masked");
        let other_case = say.say("reports-dossier-other-case");
        Self {
            own: Own::of(whole, masked, other_case),
            app,
            say,
            whole,
        }
    }

    /// What staff wrote, without other people.
    pub fn staff_words(&self, text: &str) -> String {
        self.own.redact(text)
    }

    /// What stands for any other case: which one is not for the reader of this.
    pub fn other_case(&self) -> &str {
        &self.own.other_case
    }

    pub fn tag(&self, id: &str) -> String {
        let mut tags = self.whole.tags.iter();
        let found = tags.find(|tag| tag.id.to_string() == id);
        found.map_or_else(|| id.to_owned(), |tag| tag.name.clone())
    }

    pub fn who(&self, id: Option<Id>) -> String {
        let Some(id) = id else {
            return self.say.say("dossier-desk");
        };
        let name = self.whole.names.get(&id).cloned();
        name.unwrap_or_else(|| self.say.say("reports-gone"))
    }

    pub fn by(&self, id: Option<Id>, at: Moment) -> String {
        let args = [
            ("who", self.who(id).into()),
            ("at", self.say.time(at).into()),
        ];
        self.say.with("dossier-by", &args)
    }

    fn begin(&self, part: &str) -> Text {
        let mut text = Text::default();
        text.line(&self.app.organisation.name);
        text.line(&self.whole.case.reference.to_string());
        text.heading(&self.say.say(&format!("dossier-part-{part}")));
        if self.whole.key.is_none() {
            text.line(&self.say.say("dossier-erased"));
        }
        text
    }

    fn labelled(&self, text: &mut Text, key: &str, said: &str) {
        text.labelled(&self.say.say(key), said);
    }

    fn end(&self, mut text: Text, is_empty: bool) -> String {
        if is_empty {
            text.line(&self.say.say("dossier-nothing"));
        }
        text.into_string()
    }

    pub fn read_first(&self, who: &str) -> String {
        let mut text = self.begin("read");
        let args = [
            ("at", self.say.time(self.app.now()).into()),
            ("who", who.into()),
        ];
        text.line(&self.say.with("dossier-made", &args));
        text.line("");
        for part in super::PARTS.iter().skip(1) {
            text.line(&format!(
                "- {}",
                self.say.say(&format!("dossier-part-{part}"))
            ));
        }
        text.line("");
        text.line(&self.say.say("reports-dossier-plain"));
        text.line(&self.say.say("reports-dossier-redacted"));
        text.line("");
        for n in 1..=4 {
            text.line(&self.say.say(&format!("dossier-verify-{n}")));
        }
        text.line("");
        match &self.whole.broken {
            None => text.line(&self.say.say("dossier-chain-whole")),
            Some(why) => {
                let args = [("why", why.as_str().into())];
                text.line(&self.say.with("dossier-chain-broken", &args));
            }
        }
        text.into_string()
    }

    pub fn complaint(&self) -> String {
        let mut text = self.begin("complaint");
        let case = &self.whole.case;
        let channel = self.say.say(&format!("channel-{}", case.channel.key()));
        self.labelled(&mut text, "reports-col-channel", &channel);
        self.labelled(&mut text, "dossier-policy", &case.policy_version);
        if case.is_restricted {
            text.line(&self.say.say("dossier-restricted"));
        }
        if let Some(complaint) = &self.whole.submitted {
            for answer in complaint.answers() {
                text.line("");
                text.line(&self.say.say(answer.question));
                for said in answer.said {
                    match said {
                        Said::Text(said) => text.indented(said),
                        Said::Words(key) => text.indented(&self.say.say(key)),
                    }
                }
            }
        }
        if let Some(contacts) = &self.whole.contacts {
            text.heading(&self.say.say("dossier-contacts-now"));
            text.line(&contact_line(contacts));
        }
        text.into_string()
    }

    pub fn dates(&self) -> String {
        let mut text = self.begin("dates");
        let case = &self.whole.case;
        let state = self.say.say(&format!("state-{}", case.state.key()));
        self.labelled(&mut text, "dossier-state", &state);
        let received = self.say.time(case.received_at);
        self.labelled(&mut text, "dossier-received", &received);
        if case.channel != Channel::Form {
            let entered = self.by(case.entered_by, case.entered_at);
            self.labelled(&mut text, "reports-col-entered", &entered);
        }
        let reason = self.whole.received_reason.as_deref().unwrap_or_default();
        let reason = self.staff_words(reason);
        self.labelled(&mut text, "dossier-received-reason", &reason);
        self.labelled(&mut text, "dossier-due", &self.say.day(case.due_on));
        text.heading(&self.say.say("dossier-counted"));
        let rules = &self.app.rules;
        for line in explain(rules, &case.deadline(rules), self.say.lang) {
            text.line(&format!("- {line}"));
        }
        text.heading(&self.say.say("dossier-duties"));
        for duty in &self.whole.duties {
            self.duty(&mut text, duty);
        }
        text.into_string()
    }

    fn duty(&self, text: &mut Text, duty: &Duty) {
        let lang = self.say.lang;
        let at = |at: Moment| [("at", self.say.time(at).into())];
        if let Some(rule) = self.app.rules.find_duty(&duty.rule) {
            text.line(rule.label(lang));
            let args = [("basis", rule.basis(lang).into())];
            text.indented(&self.say.with("dossier-basis", &args));
        } else {
            text.line(&duty.rule);
        }
        let last = duty.late_from.plus(chrono::Duration::minutes(-1));
        text.indented(&self.say.with("dossier-until", &at(last)));
        match (duty.met_at, duty.verdict) {
            (Some(met_at), Some(verdict)) => {
                text.indented(&self.say.with("dossier-met", &at(met_at)));
                text.indented(&self.say.say(&format!("verdict-{}", verdict.as_str())));
            }
            _ => text.indented(&self.say.say("dossier-open")),
        }
    }

    pub fn measures(&self) -> String {
        let mut text = self.begin("measures");
        for (row, findings) in &self.whole.measures {
            let key = row.key.key();
            let name = self.say.say(&format!("measure-{}", key.to_lowercase()));
            let status = self.say.say(&format!("status-{}", row.status.key()));
            text.line("");
            text.line(&format!("{key}. {name}: {status}"));
            text.indented(&self.by(Some(row.updated_by), row.updated_at));
            text.indented(&self.staff_words(&findings.note));
            if !findings.evidence.is_empty() {
                let evidence = self.staff_words(&findings.evidence);
                let label = self.say.say("dossier-evidence");
                text.indented(&format!("{label}: {evidence}"));
            }
        }
        self.end(text, self.whole.measures.is_empty())
    }

    pub fn messages(&self) -> String {
        let mut text = self.begin("messages");
        for (message, words) in &self.whole.messages {
            let from = match message.direction {
                Direction::In => self.say.say("dossier-direction-in"),
                Direction::Out => self.say.say("dossier-direction-out"),
            };
            let via = self.say.say(&format!("triage-via-{}", message.via.key()));
            text.line("");
            text.line(&format!("{from}, {}, {via}", self.say.time(message.at)));
            text.indented(&words.from);
            text.indented(&words.subject);
            text.indented(&words.text);
        }
        self.end(text, self.whole.messages.is_empty())
    }

    pub fn answer(&self) -> String {
        let mut text = self.begin("answer");
        if let Some((row, answer)) = &self.whole.answer {
            text.line(&match row.sent_at {
                None => self.say.say("dossier-draft"),
                Some(at) => {
                    let at = [("at", self.say.time(at).into())];
                    self.say.with("dossier-sent-at", &at)
                }
            });
            text.line(&self.by(Some(row.updated_by), row.updated_at));
            self.parts(&mut text, answer);
        }
        for (review, answer) in &self.whole.reviews {
            let at = [("at", self.say.time(review.asked_at).into())];
            text.heading(&self.say.with("dossier-review", &at));
            for part in [&answer.reasons, &answer.remedy, &answer.guidance] {
                text.indented(part);
            }
        }
        let is_empty = self.whole.answer.is_none() && self.whole.reviews.is_empty();
        self.end(text, is_empty)
    }

    fn parts(&self, text: &mut Text, answer: &Answer) {
        let words = &self.app.pages.words;
        let lang = self.whole.case.lang();
        for section in sections(words, lang, answer, String::new()) {
            text.line("");
            text.line(&section.heading);
            for paragraph in &section.paragraphs {
                text.indented(paragraph);
            }
        }
    }

    pub fn sendings(&self) -> String {
        let mut text = self.begin("sendings");
        for fate in &self.whole.fates {
            self.fate(&mut text, fate);
        }
        let is_empty = !self.proofs(&mut text) && self.whole.fates.is_empty();
        self.end(text, is_empty)
    }

    fn fate(&self, text: &mut Text, fate: &Fate) {
        let known = [
            "acknowledgement",
            "verifying",
            "answer",
            "question",
            "reply",
        ];
        let kind = if known.contains(&fate.kind.as_str()) {
            fate.kind.as_str()
        } else {
            "other"
        };
        let kind = self.say.say(&format!("sendings-kind-{kind}"));
        let at = |at: Moment| self.say.time(at);
        let args = [("kind", kind.into()), ("at", at(fate.created_at).into())];
        text.line(&self.say.with("dossier-mail", &args));
        match (fate.state.as_str(), fate.finished_at) {
            ("sent", Some(left)) => {
                let route = fate.route.clone().unwrap_or_default();
                let args = [("at", at(left).into()), ("route", route.into())];
                text.indented(&self.say.with("dossier-mail-sent", &args));
            }
            (state, _) => {
                let args = [("state", state.into())];
                text.indented(&self.say.with("dossier-mail-state", &args));
            }
        }
        if let Some(back) = fate.bounced_at {
            let why = fate.bounce.clone().unwrap_or_default();
            let args = [("at", at(back).into()), ("why", why.into())];
            text.indented(&self.say.with("dossier-mail-bounced", &args));
        }
    }

    pub fn looks(&self) -> String {
        let mut text = self.begin("looks");
        for (who, at) in self.whole.looks.iter().rev() {
            let args = [
                ("at", self.say.time(*at).into()),
                ("who", self.who(Some(*who)).into()),
            ];
            text.line(&self.say.with("dossier-look", &args));
        }
        self.end(text, self.whole.looks.is_empty())
    }

    pub fn begin_history(&self) -> Text {
        self.begin("history")
    }

    pub fn rules(&self) -> &crate::duties::deadline::Rules {
        &self.app.rules
    }

    pub fn try_say(&self, key: &str, args: &[(&str, crate::render::words::Arg)]) -> Option<String> {
        let words = &self.app.pages.words;
        words.try_say(self.say.lang, key, args).ok()
    }
}

fn contact_line(contacts: &Contacts) -> String {
    let all = [
        contacts.email.as_ref().map(Email::as_str),
        contacts.phone.as_ref().map(|phone| phone.typed.as_str()),
        contacts.postal_address.as_deref(),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
