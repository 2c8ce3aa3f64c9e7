//! What is known about a case and who sent it, as lists of facts.

use super::action::Opened;
use super::pages::Facts;
use super::received;
use super::row::Names;
use crate::cases::complaint::{
    ComplainantRole, Complaint, Harm, Leaked, LearnedBy, Said, Under16, Wish,
};
use crate::cases::event::EventKind;
use crate::cases::facts::{Channel, Gate, ReceivedSource};
use crate::lang::Lang;
use crate::mail::inbound::MailWords;

/// What the complainant filled in besides the story.
pub fn told(case: &Opened, complaint: &Complaint) -> Facts {
    let mut facts = Facts::default();
    let label = |what: &str| case.say(&format!("triage-fact-{what}"));
    let behalf = complaint.behalf.as_ref();
    let keyed =
        |group: &str, key: Option<&'static str>| key.map(|key| case.say(&format!("{group}-{key}")));
    let yes_no = |key: Option<&'static str>| key.map(|key| case.say(key));
    facts.add(label("person"), Some(complaint.full_name.clone()));
    facts.add(
        label("role"),
        keyed("role", complaint.role.map(ComplainantRole::key)),
    );
    facts.add(
        label("on-behalf"),
        behalf.and_then(|behalf| behalf.who.clone()),
    );
    facts.add(
        label("relation"),
        behalf.and_then(|behalf| behalf.relation.clone()),
    );
    facts.add(
        label("under-16"),
        yes_no(behalf.and_then(|it| it.under_16).map(Under16::key)),
    );
    contacts(&mut facts, case, complaint);
    facts.add(label("account"), complaint.account_contact.clone());
    let leaked = complaint.leaked.iter().copied().map(Leaked::key);
    facts.add_lines(label("leaked"), lines(case, "leaked", leaked));
    of_kind(&mut facts, case, complaint);
    facts.add(label("third-party"), complaint.third_party.clone());
    facts.add(
        label("learned"),
        keyed("learned_by", complaint.learned_by.map(LearnedBy::key)),
    );
    facts.add(label("noticed"), complaint.noticed.clone());
    let harm = complaint.harm.iter().copied().map(Harm::key);
    facts.add_lines(label("harm"), lines(case, "harm", harm));
    facts.add(label("order"), complaint.order_code.clone());
    let wishes = complaint.wishes.iter().copied().map(Wish::key);
    facts.add_lines(label("wishes"), lines(case, "wish", wishes));
    facts.add(label("about-staff"), about_staff(case, complaint));
    let partners = if complaint.may_ask_partners() {
        "partners-yes"
    } else {
        "partners-no"
    };
    facts.add(label("partners"), Some(label(partners)));
    facts.add(label("support"), complaint.support_needs.clone());
    facts
}

/// What is asked of some kinds of complaint and some people only.
const OF_KIND: [&str; 10] = [
    "account_sign",
    "account_since",
    "password_works",
    "codes_to",
    "used_for",
    "request_what",
    "request_when",
    "request_how",
    "request_reply",
    "connection",
];

fn of_kind(facts: &mut Facts, case: &Opened, complaint: &Complaint) {
    let answers = complaint.answers().into_iter();
    for answer in answers.filter(|answer| OF_KIND.contains(&answer.field)) {
        let said = answer.said.into_iter().map(|said| match said {
            Said::Text(text) => text.to_owned(),
            Said::Words(key) => case.say(key),
        });
        facts.add_lines(case.say(answer.question), said.collect());
    }
}

fn contacts(facts: &mut Facts, case: &Opened, complaint: &Complaint) {
    let label = |what: &str| case.say(&format!("triage-fact-{what}"));
    let given = &complaint.contacts;
    facts.add(
        label("email"),
        given.email.as_ref().map(|email| email.as_str().to_owned()),
    );
    facts.add(
        label("phone"),
        given.phone.as_ref().map(|phone| phone.typed.clone()),
    );
    facts.add(label("address"), given.postal_address.clone());
}

fn about_staff(case: &Opened, complaint: &Complaint) -> Option<String> {
    let answer = case.say(complaint.about_staff?.key());
    let who = complaint.about_staff_who.as_ref();
    Some(who.map_or(answer.clone(), |who| format!("{answer}: {who}")))
}

fn lines(case: &Opened, group: &str, keys: impl Iterator<Item = &'static str>) -> Vec<String> {
    keys.map(|key| case.say(&format!("{group}-{key}")))
        .collect()
}

/// How the case came in and how it is to be answered.
pub fn of_case(case: &Opened, names: &Names) -> Facts {
    let row = &case.dossier.case;
    let mut facts = Facts::default();
    let label = |what: &str| case.say(&format!("triage-fact-{what}"));
    facts.add(
        label("kind"),
        Some(case.say(&format!("triage-kind-{}", row.kind.key()))),
    );
    facts.add(
        label("channel"),
        Some(case.say(&format!("channel-{}", row.channel.key()))),
    );
    let reply = case.say(&format!("triage-reply-{}", row.reply_channel.key()));
    facts.add(label("reply"), Some(reply));
    facts.add(
        label("language"),
        Some(case.say(match row.lang() {
            Lang::Vi => "triage-language-vi",
            Lang::En => "triage-language-en",
        })),
    );
    let identity = case.say(&format!("identity-{}", row.identity.key()));
    facts.add(case.say("triage-identity-title"), Some(identity));
    facts.add_lines(case.say("triage-gate-title"), gate(case));
    let outcome = row
        .outcome
        .map(|outcome| case.say(&format!("outcome-{}", outcome.key())));
    facts.add(label("outcome"), outcome);
    facts.add(
        label("cause"),
        row.cause
            .map(|cause| case.say(&format!("cause-{}", cause.key()))),
    );
    facts.add(label("policy"), Some(row.policy_version.clone()));
    let entered_by = row.entered_by.and_then(|id| names.get(&id));
    facts.add(
        label("entered"),
        entered_by.map(|who| {
            let args = [
                ("at", case.say.time(row.entered_at).into()),
                ("who", who.into()),
            ];
            case.with("triage-fact-entered-by", &args)
        }),
    );
    if !matches!(
        row.received_source,
        ReceivedSource::System | ReceivedSource::Handler
    ) {
        let source = format!("received-source-{}", row.received_source.key());
        facts.add(label("received-source"), Some(case.say(&source)));
    }
    of_mails(&mut facts, case);
    facts.add(
        label("received-reason"),
        case.dossier.received_reason.clone(),
    );
    facts.add_lines(label("paper"), paper(case));
    facts
}

/// The real address of a case that came by mail, and what was attached and is not handed out apart.
fn of_mails(facts: &mut Facts, case: &Opened) {
    let mails = &case.dossier.mails;
    let first = mails
        .first()
        .filter(|_| case.dossier.case.channel == Channel::Email);
    let label = |what: &str| case.say(&format!("triage-fact-{what}"));
    facts.add(label("mail-sender"), first.map(MailWords::sender));
    let files = mails.iter().flat_map(|mail| &mail.files);
    let inside = files.filter(|file| !file.is_apart).take(50);
    let names = inside.map(|file| file.name.clone()).collect();
    facts.add_lines(label("mail-inside"), names);
}

/// What was noted of envelope and document when it was entered.
fn paper(case: &Opened) -> Vec<String> {
    let events = case.dossier.events.iter();
    let noted = events.filter(|(event, _)| event.kind == EventKind::EntryNoted);
    noted
        .flat_map(|(_, words)| &words.lines)
        .map(|(label, text)| format!("{}: {text}", case.say(label)))
        .collect()
}

fn gate(case: &Opened) -> Vec<String> {
    let row = &case.dossier.case;
    let answer = case.say(match row.gate {
        Gate::Unanswered => "triage-gate-result-unanswered",
        Gate::No => "triage-gate-result-no",
        Gate::Yes => "triage-gate-result-yes",
    });
    let detected = row.detected_at.map(|at| {
        case.with(
            "triage-gate-detected-at",
            &[("at", case.say.time(at).into())],
        )
    });
    std::iter::once(answer).chain(detected).collect()
}

/// The days of the promise, and the ones only staff see.
pub fn dates(case: &Opened, names: &Names) -> Facts {
    let row = &case.dossier.case;
    let mut facts = Facts::default();
    let until = |on| case.with("triage-clock-until", &[("day", case.say.date(on).into())]);
    facts.add(
        case.say("triage-fact-received"),
        Some(case.say.time(row.received_at)),
    );
    received::facts(case, names, &mut facts);
    facts.add(case.say("triage-clock-promise"), Some(until(row.due_on)));
    facts.add(case.say("triage-clock-act-by"), Some(until(row.act_by_on)));
    if row.legal_latest_on != row.due_on {
        let lines = vec![
            until(row.legal_latest_on),
            case.say("triage-clock-legal-note"),
        ];
        facts.add_lines(case.say("triage-clock-legal"), lines);
    }
    facts
}
