//! From cases to mails for staff: how a case is told in a line, and one mail per recipient however
//! many cases it is about. Used by whoever raises an alarm.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::message::{
    AnswerFailedMail, AnswerTodayMail, AssignedMail, CaseLine, OverdueMail, PossibleIncidentMail,
    UnreadMail,
};
use super::outbox::{MailKind, hex, unread_key};
use super::people::{Access, Audience, People, Recipient};
use super::room::{PostRoom, Unwritable};
use super::store::NewOutboxRow;
use crate::cases::Case;
use crate::db::Id;
use crate::duties::deadline::Rules;
use crate::duties::duty::Length;
use crate::duties::standing::{DaysLeft, Today};
use crate::duties::store::Duty;
use crate::lang::Lang;
use crate::render::Pages;
use crate::render::words::{self, Arg};
use crate::time::Moment;
use crate::vault::Vault;

/// What writing to staff takes. Nothing here touches the database.
#[derive(Clone, Copy)]
pub struct Alerts<'a> {
    pub room: &'a PostRoom,
    pub pages: &'a Pages,
    pub vault: &'a Vault,
    pub rules: &'a Rules,
    pub people: &'a People,
    pub now: Moment,
}

/// A case that somebody has to be told about.
#[derive(Clone, Copy)]
pub struct Concern<'a> {
    pub case: &'a Case,
    pub access: &'a Access,
    /// The duty it is about; `None`: the case as such.
    pub duty: Option<&'a Duty>,
}

impl Alerts<'_> {
    /// One mail per recipient about all `concerns`, which belong together and are reported in one
    /// transaction.
    pub fn write(
        &self,
        kind: MailKind,
        whom: Audience,
        concerns: &[Concern<'_>],
    ) -> Result<Vec<NewOutboxRow>, Unwritable> {
        self.by_recipient(whom, concerns)
            .into_values()
            .map(|(recipient, concerns)| {
                let key = format!("{}:{}:{}", kind.key(), recipient.key, digest_of(&concerns));
                self.letter(kind, key, &recipient, &concerns)
            })
            .collect()
    }

    /// One mail per handler and `hour` that the complainants of these cases wrote back.
    pub fn unread(
        &self,
        hour: &str,
        concerns: &[Concern<'_>],
    ) -> Result<Vec<NewOutboxRow>, Unwritable> {
        self.by_recipient(Audience::Handler, concerns)
            .into_values()
            .map(|(recipient, concerns)| {
                let key = unread_key(&recipient.key, hour);
                self.letter(MailKind::Unread, key, &recipient, &concerns)
            })
            .collect()
    }

    fn by_recipient<'c>(
        &self,
        whom: Audience,
        concerns: &'c [Concern<'c>],
    ) -> BTreeMap<String, (Recipient, Vec<&'c Concern<'c>>)> {
        let mut found: BTreeMap<String, (Recipient, Vec<&Concern<'_>>)> = BTreeMap::new();
        for concern in concerns {
            for recipient in self.people.audience(concern.case, concern.access, whom) {
                let entry = found
                    .entry(recipient.key.clone())
                    .or_insert_with(|| (recipient.clone(), Vec::new()));
                entry.0.may_see &= recipient.may_see;
                entry.1.push(concern);
            }
        }
        found
    }

    /// The mails that say “this may be an incident”, for the moment the gate is answered with a yes;
    /// the monitor sends what is missing, under the same keys.
    pub fn possible_incident(&self, concern: Concern<'_>) -> Result<Vec<NewOutboxRow>, Unwritable> {
        let kind = MailKind::PossibleIncident;
        let tell = |recipient: Recipient| {
            let key = format!("{}:{}:{}", kind.key(), concern.case.id, recipient.key);
            self.letter(kind, key, &recipient, &[&concern])
        };
        let whom = self
            .people
            .audience(concern.case, concern.access, Audience::Everybody);
        whom.into_iter().map(tell).collect()
    }

    /// The mail that tells the handler of `concern` that it is theirs, if they may see it;
    /// `sequence` is the number of the event that assigned it.
    pub fn assigned(
        &self,
        concern: Concern<'_>,
        sequence: i32,
    ) -> Result<Option<NewOutboxRow>, Unwritable> {
        let kind = MailKind::Assigned;
        let assignee = concern.case.assignee_id.map(|id| id.to_string());
        let whom = self
            .people
            .audience(concern.case, concern.access, Audience::Handler);
        let handler = whom
            .into_iter()
            .find(|recipient| Some(&recipient.key) == assignee.as_ref());
        handler
            .map(|handler| {
                let key = format!("{}:{}:{sequence}", kind.key(), concern.case.id);
                self.letter(kind, key, &handler, &[&concern])
            })
            .transpose()
    }

    fn letter(
        &self,
        kind: MailKind,
        key: String,
        to: &Recipient,
        concerns: &[&Concern<'_>],
    ) -> Result<NewOutboxRow, Unwritable> {
        let lang = to.lang;
        let lines = concerns
            .iter()
            .map(|concern| self.line(lang, **concern, to.may_see))
            .collect();
        let from = &self.room.letterhead;
        let tools = (self.pages, self.vault);
        let (what, whom) = ((kind, key), (to.address.as_str(), lang));
        macro_rules! send {
            ($mail:ident) => {
                self.room.to_staff(
                    tools,
                    what,
                    whom,
                    (&$mail::new(&self.pages.words, lang, from, lines), self.now),
                )
            };
        }
        match kind {
            MailKind::Assigned => send!(AssignedMail),
            MailKind::AnswerToday => send!(AnswerTodayMail),
            MailKind::PossibleIncident => send!(PossibleIncidentMail),
            MailKind::AnswerFailed => send!(AnswerFailedMail),
            MailKind::Unread => send!(UnreadMail),
            _ => send!(OverdueMail),
        }
    }

    /// A case in words, without anything about a person but who is responsible.
    pub fn line(&self, lang: Lang, concern: Concern<'_>, may_see: bool) -> CaseLine {
        let Concern { case, duty, .. } = concern;
        let say = |key: &str, args: &[(&str, Arg)]| self.pages.words.say(lang, key, args);
        let dates = self.dates(lang, case, duty);
        if !may_see {
            let (reference, url) = (String::new(), String::new());
            return CaseLine {
                reference,
                url,
                about: say("fact-restricted", &[]),
                dates,
            };
        }
        let reference = case.reference.to_string();
        let url = self.room.letterhead.case_url(&reference);
        let mut about = vec![
            say(&format!("kind-{}", case.kind.key()), &[]),
            say(&format!("channel-{}", case.channel.key()), &[]),
        ];
        let rule = duty.and_then(|duty| self.rules.find_duty(&duty.rule));
        about.extend(
            rule.filter(|rule| rule.key != "answer")
                .map(|it| it.label(lang).to_owned()),
        );
        let handler = match case.assignee_id.map(|id| self.people.name_of(id)) {
            Some(Some(name)) => name.to_owned(),
            _ => say("fact-unassigned", &[]),
        };
        let dates = format!("{dates} · {handler}");
        CaseLine {
            reference,
            url,
            about: about.join(" · "),
            dates,
        }
    }

    fn dates(&self, lang: Lang, case: &Case, duty: Option<&Duty>) -> String {
        let say = |key: &str, args: &[(&str, Arg)]| self.pages.words.say(lang, key, args);
        let (act_by_on, due_on, late_from) = match duty {
            Some(duty) => (duty.act_by_on, duty.due_on, duty.late_from),
            None => (case.next_act_by_on, case.next_due_on, case.next_late_from),
        };
        if late_from == Moment::FAR_FUTURE {
            return say("mail-nothing-open", &[]);
        }
        let is_hourly = duty
            .and_then(|duty| self.rules.find_duty(&duty.rule))
            .is_some_and(|rule| matches!(rule.length, Length::Hours(_)));
        let due = words::day(lang, due_on);
        let when = if is_hourly {
            let at = words::time_of(lang, self.rules.zone, late_from);
            say("mail-due-at", &[("at", at.into())])
        } else if act_by_on < due_on {
            let day = words::day(lang, act_by_on);
            say("mail-act-by", &[("day", day.into()), ("due", due.into())])
        } else {
            say("mail-due-on", &[("due", due.into())])
        };
        let today = Today::at(self.rules, self.now);
        format!(
            "{when} · {}",
            DaysLeft::of(due_on, late_from, &today).say(lang)
        )
    }
}

/// Names a round of warnings: the same cases, duties and rungs give the same name.
fn digest_of(concerns: &[&Concern<'_>]) -> String {
    let mut hash = Sha256::new();
    for concern in concerns {
        hash.update(concern.case.id.bytes());
        hash.update(
            concern
                .duty
                .map_or([0; 16], |duty: &Duty| *Id::bytes(&duty.id)),
        );
        hash.update(concern.case.sequence.to_be_bytes());
    }
    hex(hash.finalize().first_chunk::<12>().map_or(&[], |name| name))
}
