//! The digest of one reader from the state of the desk: pure. Own cases before the team's, the most
//! overdue first, only what the reader may see.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

use super::mail::{DigestMail, Group, Section};
use super::plan::Owed;
use crate::access::Staff;
use crate::cases::Case;
use crate::cases::facts::{CorrectionState, State};
use crate::cases::outcome::Outcome;
use crate::cases::received::store::Correction;
use crate::cases::review;
use crate::db::Id;
use crate::duties::calendar::DayKind;
use crate::duties::standing::{Standing, Today, Verdict, case_standing};
use crate::duties::store::Duty;
use crate::lang::Lang;
use crate::mail::alerting::{Alerts, Concern};
use crate::mail::message::CaseLine;
use crate::mail::outbox::hex;
use crate::mail::people::{Access, may_see};
use crate::mail::troubles::Trouble;
use crate::render::words::{self, Arg};
use crate::time::Moment;

/// Cases listed per section; the rest is a number and a link.
const MOST: usize = 20;

/// The desk as it stands.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The most urgent first.
    pub open: Vec<OpenCase>,
    pub access: BTreeMap<Id, Access>,
    /// Complainants wrote back and nobody has read it, whatever state the case is in; the longest
    /// waiting first.
    pub unread: Vec<Case>,
    /// Entered and answered since the digest before.
    pub received: Vec<Case>,
    pub answered: Vec<Case>,
    /// A mail of theirs did not reach the complainant, and nobody has found another way.
    pub unreached: Vec<Case>,
    /// Since when the mailbox that complaints come to can't be read.
    pub mailbox_fails_since: Option<Moment>,
    /// Moments of receipt that were corrected since the digest before, or wait for a second person.
    pub corrections: Vec<(Correction, Case)>,
    /// Mails that wait since an hour and more, and mails given up.
    pub stuck: (i64, i64),
    /// Mails that wait to be sorted, and when the oldest was received.
    pub mails: (i64, Option<Moment>),
    pub root: Option<(NaiveDate, Vec<u8>)>,
    /// Rows that can't be read: what they are about is missing here.
    pub troubles: BTreeSet<Trouble>,
}

/// A case with something still to be done.
#[derive(Clone, Debug)]
pub struct OpenCase {
    pub case: Case,
    /// The earliest first.
    pub duties: Vec<Duty>,
}

/// Who reads: a member of staff, or whoever is behind the duty address.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub staff: Option<&'a Staff>,
    pub lang: Lang,
}

/// A digest, and whether there is nothing in it to act on.
pub struct Compiled {
    pub mail: DigestMail,
    pub is_all_clear: bool,
}

impl Compiled {
    /// The duty person hears that all is clear every day (its absence is the alarm), others on
    /// Mondays.
    pub fn is_to_be_sent(&self, is_on_duty: bool, day: NaiveDate) -> bool {
        !self.is_all_clear || is_on_duty || day.weekday() == Weekday::Mon
    }
}

/// Compiles the digest `owed` to `reader`.
pub fn compile(
    alerts: &Alerts<'_>,
    snapshot: &Snapshot,
    owed: &Owed,
    reader: Reader<'_>,
) -> Compiled {
    let today = Today::at(alerts.rules, alerts.now);
    Digest {
        alerts,
        snapshot,
        owed,
        reader,
        today,
    }
    .compile()
}

struct Digest<'a> {
    alerts: &'a Alerts<'a>,
    snapshot: &'a Snapshot,
    owed: &'a Owed,
    reader: Reader<'a>,
    today: Today,
}

/// A case in a section, and the duty that put it there.
type Entry<'a> = (&'a OpenCase, Option<&'a Duty>);

impl<'a> Digest<'a> {
    fn compile(&self) -> Compiled {
        let open: Vec<&OpenCase> = self
            .snapshot
            .open
            .iter()
            .filter(|it| self.sees(&it.case))
            .collect();
        let lists = [
            (
                "digest-overdue",
                Self::standing(&open, Standing::Overdue, &self.today),
            ),
            (
                "digest-today",
                Self::standing(&open, Standing::DueToday, &self.today),
            ),
            (
                "digest-soon",
                Self::standing(&open, Standing::DueSoon, &self.today),
            ),
            (
                "digest-unacknowledged",
                Self::under(&open, |rule| rule == "acknowledge"),
            ),
            (
                "digest-reports",
                Self::under(&open, |rule| rule.starts_with("report_")),
            ),
            ("digest-unassigned", Self::unassigned(&open)),
        ];
        let [overdue, due_today, soon, ..] = &lists;
        let subject = self.subject(overdue.1.len(), due_today.1.len(), soon.1.len());
        let mails = usize::try_from(self.snapshot.mails.0).unwrap_or(0);
        let held = open.iter().filter(|it| it.case.is_held).count() + mails;
        let waiting = open.iter().filter(|it| it.case.is_waiting).count();
        let unread = self.unread();
        let is_all_clear = lists.iter().all(|(_, list)| list.is_empty())
            && held == 0
            && unread.is_empty()
            && self.unreached() == 0
            && self.snapshot.mailbox_fails_since.is_none()
            && !self.has_pending_corrections()
            && self.snapshot.troubles.is_empty()
            && self.snapshot.stuck == (0, 0);
        let numbered = lists.iter().zip(1_usize..);
        let letterhead = &self.alerts.room.letterhead;
        let at = words::time_of(self.reader.lang, self.alerts.rules.zone, self.alerts.now);
        let mail = DigestMail {
            from: letterhead.clone(),
            subject,
            opening: self.say("digest-opening", &[("at", at.into())]),
            notes: self.notes(),
            sections: numbered
                .map(|((key, list), n)| self.section(n, key, list))
                .chain([self.replies(&unread, (waiting, held))])
                .collect(),
            counts: self.counts(),
            queue_url: letterhead.queue_url(),
            root: self.root(),
        };
        Compiled { mail, is_all_clear }
    }

    fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.alerts.pages.words.say(self.reader.lang, key, args)
    }

    /// An address that is nobody's sees no restricted case.
    fn sees(&self, case: &Case) -> bool {
        let nobody = Access::new();
        let access = self.snapshot.access.get(&case.id).unwrap_or(&nobody);
        match self.reader.staff {
            Some(person) => may_see(person, case, access),
            None => !case.is_restricted,
        }
    }

    fn standing(open: &[&'a OpenCase], standing: Standing, today: &Today) -> Vec<Entry<'a>> {
        let stands = |it: &&&OpenCase| {
            let case = &it.case;
            case_standing(case.next_late_from, case.next_act_by_on, today) == Some(standing)
        };
        // The queue's rule: where a case stands is where its most urgent duty stands.
        let urgent = |it: &&'a OpenCase| {
            it.duties
                .iter()
                .min_by_key(|duty| (duty.act_by_on, duty.late_from))
        };
        open.iter()
            .filter(stands)
            .map(|it| (*it, urgent(it)))
            .collect()
    }

    fn under(open: &[&'a OpenCase], is_meant: impl Fn(&str) -> bool) -> Vec<Entry<'a>> {
        let first = |it: &'a OpenCase| it.duties.iter().find(|duty| is_meant(&duty.rule));
        open.iter()
            .filter_map(|it| Some((*it, Some(first(it)?))))
            .collect()
    }

    fn unassigned(open: &[&'a OpenCase]) -> Vec<Entry<'a>> {
        open.iter()
            .filter(|it| it.case.assignee_id.is_none())
            .map(|it| (*it, None))
            .collect()
    }

    fn subject(&self, overdue: usize, due_today: usize, soon: usize) -> String {
        let day = words::day(self.reader.lang, self.owed.day);
        if overdue + due_today + soon == 0 {
            return self.say("digest-subject-clear", &[("day", day.into())]);
        }
        let args = [
            ("overdue", overdue.into()),
            ("today", due_today.into()),
            ("soon", soon.into()),
            ("day", day.into()),
        ];
        self.say("digest-subject", &args)
    }

    fn section(&self, number: usize, key: &str, entries: &[Entry<'_>]) -> Section {
        let me = self.reader.staff.map(|person| person.id);
        let is_mine = |entry: &&Entry<'_>| me.is_some() && entry.0.case.assignee_id == me;
        let mine: Vec<_> = entries.iter().filter(is_mine).collect();
        let others: Vec<_> = entries.iter().filter(|entry| !is_mine(entry)).collect();
        let room_left = MOST.saturating_sub(mine.len());
        let mut groups = Vec::new();
        for (key, list, most) in [
            ("digest-mine", &mine, MOST),
            ("digest-others", &others, room_left),
        ] {
            let cases: Vec<CaseLine> = list
                .iter()
                .take(most)
                .map(|entry| self.line(entry))
                .collect();
            if !cases.is_empty() {
                let title = if mine.is_empty() {
                    String::new()
                } else {
                    self.say(key, &[])
                };
                groups.push(Group { title, cases });
            }
        }
        let count = entries.len();
        let more = match count.saturating_sub(MOST) {
            0 => String::new(),
            n => self.say("mail-more-cases", &[("n", n.into())]),
        };
        let title = self.say(key, &[]);
        Section {
            title: format!("{number}. {title} ({count})"),
            groups,
            more,
        }
    }

    fn line(&self, (open, duty): &Entry<'_>) -> CaseLine {
        let nobody = Access::new();
        let access = self.snapshot.access.get(&open.case.id).unwrap_or(&nobody);
        let concern = Concern {
            case: &open.case,
            access,
            duty: *duty,
        };
        let mut line = self.alerts.line(self.reader.lang, concern, true);
        if let Some(missing) = self.missing(&open.case) {
            line.dates = format!("{} · {missing}", line.dates);
        }
        line
    }

    /// What the case lacks before its answer can leave.
    fn missing(&self, case: &Case) -> Option<String> {
        if case.is_undelivered() {
            return Some(self.say("digest-not-sent", &[]));
        }
        if case.state == State::Answered {
            return None;
        }
        let lacks = match (case.technical_done, case.business_done) {
            (true, true) => return None,
            (false, true) => "digest-lacks-technical",
            (true, false) => "digest-lacks-business",
            (false, false) => "digest-lacks-both",
        };
        Some(self.say(lacks, &[]))
    }

    fn notes(&self) -> Vec<String> {
        let lang = self.reader.lang;
        let mut notes = Vec::new();
        if self.owed.covers_from < self.owed.day {
            let from = words::day(lang, self.owed.covers_from);
            let until = words::day(lang, self.owed.day);
            notes.push(self.say(
                "digest-covers",
                &[("from", from.into()), ("until", until.into())],
            ));
        } else if self.owed.is_late {
            notes.push(self.say("digest-late", &[]));
        }
        notes.extend(self.calendar_note());
        match self.snapshot.troubles.len() {
            0 => {}
            n => notes.push(self.say("digest-unreadable", &[("n", n.into())])),
        }
        notes.extend(self.reviews());
        if let Some(oldest) = self.snapshot.mails.1 {
            let at = words::time_of(lang, self.alerts.rules.zone, oldest);
            notes.push(self.say("digest-pen-oldest", &[("at", at.into())]));
        }
        notes.extend(self.corrections().map(|it| self.correction(it)));
        let (waiting, given_up) = self.snapshot.stuck;
        if waiting > 0 {
            notes.push(self.say("digest-mail-waits", &[("n", waiting.into())]));
        }
        if let Some(since) = self.snapshot.mailbox_fails_since {
            let since = words::time_of(lang, self.alerts.rules.zone, since);
            notes.push(self.say("digest-mailbox-fails", &[("since", since.into())]));
        }
        match self.unreached() {
            0 => {}
            n => notes.push(self.say("digest-unreached", &[("n", n.into())])),
        }
        if given_up > 0 {
            notes.push(self.say("digest-mail-lost", &[("n", given_up.into())]));
        }
        notes
    }

    /// How many answers are under review, and by when the first of them is to be done with.
    fn reviews(&self) -> Option<String> {
        let cases = self.snapshot.open.iter().filter(|it| self.sees(&it.case));
        let duties = cases.flat_map(|it| &it.duties);
        let due: Vec<NaiveDate> = duties
            .filter(|duty| duty.rule == review::DUTY)
            .map(|duty| duty.due_on)
            .collect();
        let first = words::day(self.reader.lang, *due.iter().min()?);
        let args = [("n", due.len().into()), ("first", first.into())];
        Some(self.say("digest-reviews", &args))
    }

    /// How many cases of the reader's did not reach their complainant.
    fn unreached(&self) -> usize {
        let cases = self.snapshot.unreached.iter();
        cases.filter(|case| self.sees(case)).count()
    }

    fn corrections(&self) -> impl Iterator<Item = &'a (Correction, Case)> {
        let all = self.snapshot.corrections.iter();
        all.filter(|(_, case)| self.sees(case))
    }

    fn has_pending_corrections(&self) -> bool {
        self.corrections()
            .any(|(correction, _)| correction.state == CorrectionState::Pending)
    }

    /// Both moments, and whether a second person is waited for.
    fn correction(&self, (correction, case): &(Correction, Case)) -> String {
        let zone = self.alerts.rules.zone;
        let at = |at| words::time_of(self.reader.lang, zone, at);
        let key = match correction.state {
            CorrectionState::Pending => "digest-correction-pending",
            CorrectionState::Done | CorrectionState::Refused => "digest-correction",
        };
        let args = [
            ("reference", case.reference.to_string().into()),
            ("from", at(correction.from_at).into()),
            ("to", at(correction.to_at).into()),
        ];
        self.say(key, &args)
    }

    fn calendar_note(&self) -> Option<String> {
        let tomorrow = self.today.day.succ_opt()?;
        let day = self.alerts.rules.calendar.find_day(tomorrow)?;
        let key = match day.kind {
            DayKind::Statutory => "digest-tomorrow-holiday",
            DayKind::Makeup | DayKind::SwapOff => "digest-tomorrow-off",
            DayKind::SwapWork => "digest-tomorrow-worked",
        };
        Some(self.say(key, &[("name", day.name(self.reader.lang).into())]))
    }

    /// Cases whose complainants wrote back; of those answered nothing else may be open.
    fn unread(&self) -> Vec<OpenCase> {
        let found = |case: &Case| self.snapshot.open.iter().find(|it| it.case.id == case.id);
        let seen = self.snapshot.unread.iter().filter(|case| self.sees(case));
        seen.map(|case| OpenCase {
            case: case.clone(),
            duties: found(case).map(|it| it.duties.clone()).unwrap_or_default(),
        })
        .collect()
    }

    /// Line 7: `Người gửi vừa phản hồi, chưa đọc (2) · Chờ bổ sung (3) · Thư chờ phân loại (1)`, with
    /// the cases of the first. `to_sort`: whatever waits for a person to say what it is.
    fn replies(&self, unread: &[OpenCase], (waiting, to_sort): (usize, usize)) -> Section {
        let entries: Vec<Entry<'_>> = unread.iter().map(|it| (it, it.duties.first())).collect();
        let count = |key: &str, n: usize| self.say(key, &[("n", n.into())]);
        let section = self.section(7, "digest-unread", &entries);
        let rest = [
            count("digest-waiting", waiting),
            count("digest-held", to_sort),
        ];
        Section {
            title: format!("{} · {}", section.title, rest.join(" · ")),
            ..section
        }
    }

    fn counts(&self) -> Vec<String> {
        let seen = |cases: &'a [Case]| cases.iter().filter(|case| self.sees(case));
        let received = seen(&self.snapshot.received).count();
        let is_dismissed = |case: &&Case| case.outcome == Some(Outcome::NotComplaint);
        let answered = seen(&self.snapshot.answered).filter(|case| !is_dismissed(case));
        let in_time = |case: &&Case| case.verdict == Some(Verdict::InTime);
        let (answered, in_time) = (answered.clone().count(), answered.filter(in_time).count());
        let dismissed = seen(&self.snapshot.answered).filter(is_dismissed).count();
        let count = |key: &str, n: usize| self.say(key, &[("n", n.into())]);
        let mut counts = vec![
            count("digest-received", received),
            self.say(
                "digest-answered",
                &[("n", answered.into()), ("in_time", in_time.into())],
            ),
        ];
        if dismissed > 0 {
            counts.push(count("digest-dismissed", dismissed));
        }
        counts
    }

    fn root(&self) -> String {
        let Some((day, root)) = &self.snapshot.root else {
            return String::new();
        };
        format!("{} {}", words::day(self.reader.lang, *day), hex(root))
    }
}
