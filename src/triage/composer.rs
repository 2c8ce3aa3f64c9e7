//! The form in which an answer is written: its fields, what was done taken over from the checklist, and
//! back from what was typed to an answer.

use super::action::Opened;
use super::approval;
use super::pages::{ActionForm, Typed};
use super::templates::{self, Purpose};
use super::wording::Wording;
use crate::cases::answer::{Answer, RequestReply};
use crate::cases::measure::{MeasureKind, MeasureStatus};
use crate::cases::outcome::{Cause, Outcome};
use crate::cases::reference::Reference;
use crate::render::Field;
use crate::render::words::day;

pub const FORM: &str = "answer";

/// The buttons that move the answer on: the first is the next step of the draft as it is.
fn with_next_step(case: &Opened, draft: &Answer, form: ActionForm) -> ActionForm {
    let (ask, send) = (
        case.say("triage-approval-ask"),
        case.say("triage-answer-send"),
    );
    if approval::wants(case, draft) {
        form.button_of("ask", ask, "btn-primary")
            .button_of("send", send, "btn-outline-primary")
    } else if case.app.config.four_eyes {
        form.button_of("send", send, "btn-primary")
            .button_of("ask", ask, "btn-outline-primary")
    } else {
        form.button_of("send", send, "btn-primary")
    }
}

/// The draft as the form shows it: where nothing was written about what was done, the checklist says it.
pub fn prefilled(case: &Opened) -> Answer {
    let mut answer = case.dossier.draft();
    for (kind, text) in [
        (MeasureKind::Technical, &mut answer.technical),
        (MeasureKind::Business, &mut answer.business),
    ] {
        if text.is_empty() {
            *text = recorded(case, kind).join("\n");
        }
    }
    answer
}

/// The finished steps of a kind, a line each, in the complainant's language. Notes and evidence are the
/// desk's own and stay there.
fn recorded(case: &Opened, kind: MeasureKind) -> Vec<String> {
    let say = Wording::new(&case.app, case.dossier.case.lang());
    let told = [
        MeasureStatus::Signs,
        MeasureStatus::NoSigns,
        MeasureStatus::Unable,
    ];
    let done = case.dossier.measures.iter();
    done.filter(|done| done.measure.kind() == kind && told.contains(&done.status))
        .map(|done| {
            let label = say.say(&format!("measure-{}", done.measure.key().to_lowercase()));
            // What stands in brackets tells staff how it is done.
            let what = label.split(" (").next().unwrap_or_default();
            let args = [
                ("what", what.into()),
                ("day", day(say.lang, say.zone.day(done.at)).into()),
                (
                    "status",
                    say.small(&format!("status-{}", done.status.key())).into(),
                ),
            ];
            say.with("triage-answer-step", &args)
        })
        .collect()
}

/// Puts the steps that are not told yet behind what was typed about them.
pub fn take_over_steps(case: &Opened, typed: &mut Typed) {
    for (kind, name) in [
        (MeasureKind::Technical, "technical"),
        (MeasureKind::Business, "business"),
    ] {
        let mut text = typed.text(name).to_owned();
        for line in recorded(case, kind) {
            if !text.contains(&line) {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&line);
            }
        }
        typed.set(name, text);
    }
}

pub fn form(case: &Opened, draft: &Answer) -> ActionForm {
    let title = case.say("triage-answer-title");
    let form = ActionForm::new(FORM, case.action("answer"), case.version(), title)
        .field(templates::field(case, Purpose::Answer))
        .field(outcome_field(case).chosen(&[draft.outcome.as_str()]))
        .field(cause_field(case).chosen(&[draft.cause.as_str()]));
    let form = TEXTS
        .iter()
        .fold(form, |form, text| form.field(text.field(case, draft)));
    let form = requests(case, draft)
        .into_iter()
        .fold(form, ActionForm::field);
    with_next_step(case, draft, form)
        .button_of(
            "preview",
            case.say("triage-answer-preview"),
            "btn-outline-primary",
        )
        .button_of(
            "save",
            case.say("triage-answer-save"),
            "btn-outline-secondary",
        )
        .button_here(
            "use",
            case.say("triage-template-use"),
            "btn-outline-secondary",
        )
        .button_here(
            "steps",
            case.say("triage-answer-steps"),
            "btn-outline-secondary",
        )
}

fn outcome_field(case: &Opened) -> Field {
    let field = Field::select("outcome", case.say("triage-answer-outcome"))
        .hint(case.say("triage-answer-dismissed-hint"))
        .width("field-medium")
        .choice("", case.say("triage-answer-outcome-none"));
    let sendable = Outcome::ALL
        .into_iter()
        .filter(|it| *it != Outcome::NotComplaint);
    sendable.fold(field, |field, outcome| {
        field.choice(
            outcome.key(),
            case.say(&format!("outcome-{}", outcome.key())),
        )
    })
}

fn cause_field(case: &Opened) -> Field {
    let field = Field::select("cause", case.say("triage-answer-cause"))
        .optional()
        .choice("", case.say("triage-answer-cause-none"));
    Cause::all().fold(field, |field, cause| {
        field.choice(&cause.key(), case.say(&format!("cause-{}", cause.key())))
    })
}

/// A text of the answer: its name, its words in the locales, how many lines it has.
struct Text {
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    is_optional: bool,
    rows: u8,
    of: fn(&mut Answer) -> &mut String,
}

const fn text(
    name: &'static str,
    label: &'static str,
    rows: u8,
    of: fn(&mut Answer) -> &mut String,
) -> Text {
    Text {
        name,
        label,
        hint: None,
        is_optional: rows == 1,
        rows,
        of,
    }
}

const TEXTS: [Text; 9] = [
    Text {
        hint: Some("triage-answer-summary-hint"),
        ..text("summary", "triage-answer-summary", 2, |answer| {
            &mut answer.summary
        })
    },
    text("technical", "triage-answer-technical", 3, |answer| {
        &mut answer.technical
    }),
    text("business", "triage-answer-business", 3, |answer| {
        &mut answer.business
    }),
    Text {
        hint: Some("triage-answer-reasons-hint"),
        ..text("reasons", "triage-answer-reasons", 4, |answer| {
            &mut answer.reasons
        })
    },
    Text {
        hint: Some("triage-answer-inaccurate-hint"),
        is_optional: true,
        ..text("inaccurate_data", "triage-answer-inaccurate", 2, |answer| {
            &mut answer.inaccurate_data
        })
    },
    text("remedy", "triage-answer-remedy", 3, |answer| {
        &mut answer.remedy
    }),
    text("guidance", "triage-answer-guidance", 3, |answer| {
        &mut answer.guidance
    }),
    Text {
        hint: Some("triage-answer-where-hint"),
        ..text("where_to", "triage-answer-where-to-go", 1, |answer| {
            &mut answer.where_to
        })
    },
    Text {
        hint: Some("triage-answer-other-hint"),
        ..text("duplicate_of", "triage-answer-other-case", 1, |answer| {
            &mut answer.duplicate_of
        })
    },
];

impl Text {
    fn field(&self, case: &Opened, draft: &Answer) -> Field {
        let value = (self.of)(&mut draft.clone()).clone();
        let label = case.say(self.label);
        let field = match self.rows {
            1 => Field::text(self.name, label),
            rows => Field::textarea(self.name, label).rows(rows),
        };
        let field = field.value(value);
        let field = if self.is_optional {
            field.optional()
        } else {
            field
        };
        match self.hint {
            Some(hint) => field.hint(case.say(hint)),
            None => field,
        }
    }
}

/// Two fields for each request about the person's own data.
fn requests(case: &Opened, draft: &Answer) -> Vec<Field> {
    let mut fields = Vec::new();
    for wish in case.dossier.case.request_wishes() {
        let reply = draft.request(wish.key()).cloned().unwrap_or_default();
        let name = case.say(&format!("wish-{}", wish.key()));
        for (part, value) in [("reasons", reply.reasons), ("guidance", reply.guidance)] {
            let args = [("wish", name.as_str().into())];
            let label = case.with(&format!("triage-answer-request-{part}"), &args);
            let field = Field::textarea(&format!("request_{}_{part}", wish.key()), label);
            fields.push(field.rows(2).value(value));
        }
    }
    fields
}

/// The answer as typed; what the form doesn't ask stays as drafted.
pub fn parse(case: &Opened, typed: &mut Typed) -> Answer {
    let mut answer = case.dossier.draft();
    let outcome = Outcome::from_key(typed.text("outcome"));
    let outcome = outcome.filter(|outcome| *outcome != Outcome::NotComplaint);
    outcome
        .map_or("", Outcome::key)
        .clone_into(&mut answer.outcome);
    answer.cause = Cause::from_key(typed.text("cause"))
        .map(Cause::key)
        .unwrap_or_default();
    for text in &TEXTS {
        typed.text(text.name).clone_into((text.of)(&mut answer));
    }
    if !answer.duplicate_of.is_empty() {
        match Reference::parse(&answer.duplicate_of) {
            Some(reference) => answer.duplicate_of = reference.to_string(),
            None => typed.refuse("duplicate_of", case.say("blocker-duplicate-missing")),
        }
    }
    answer.requests = case
        .dossier
        .case
        .request_wishes()
        .into_iter()
        .map(|wish| RequestReply {
            wish: wish.key().to_owned(),
            reasons: typed
                .text(&format!("request_{}_reasons", wish.key()))
                .to_owned(),
            guidance: typed
                .text(&format!("request_{}_guidance", wish.key()))
                .to_owned(),
        })
        .collect();
    answer
}
