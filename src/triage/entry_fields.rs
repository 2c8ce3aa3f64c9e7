//! The fields for entering a complaint: how it came in, and the questions of the public form.

use super::entry_receipt::BASES;
use super::pages::{Section, Typed};
use super::wording::Wording;
use crate::cases::complaint::{
    AboutStaff, ComplainantRole, FieldErrors, Harm, Kind, Leaked, LearnedBy, MayAskPartners,
    ReplyChannel, Under16, Wish,
};
use crate::cases::facts::Channel;
use crate::lang::Lang;
use crate::render::Field;
use crate::render::words::Arg;

/// Makes fields out of questions, what was typed and what has to be mended.
struct Asking<'a> {
    say: &'a Wording,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

/// Questions that staff do not ask as the form does: it says “you”.
const ABOUT_THEM: [&str; 11] = [
    "about-staff-who",
    "harm",
    "kind",
    "learned-by",
    "may-ask-partners",
    "noticed",
    "on-behalf-of",
    "relation",
    "reply-channel",
    "role",
    "wish",
];

type Options = Vec<(&'static str, &'static str)>;

pub fn sections(say: &Wording, typed: &Typed, errors: &FieldErrors) -> Vec<Section> {
    let asking = Asking { say, typed, errors };
    let section = |id: &'static str, fields| Section {
        id,
        title: say.say(&format!("triage-new-{id}")),
        fields,
    };
    vec![
        section("how", asking.receipt()),
        section("authority", asking.document()),
        section("who", asking.person()),
        section("what", asking.matter()),
        section("wishes", asking.wishes()),
    ]
}

impl Asking<'_> {
    /// As it lies on the table: how it came, the stamp on it, the envelope.
    fn receipt(&self) -> Vec<Field> {
        let channels = Channel::BY_HAND.iter().fold(
            Field::radios("channel", self.label("channel")),
            |field, channel| {
                let words = format!("channel-{}", channel.key());
                field.choice(channel.key(), self.say.say(&words))
            },
        );
        let bases = BASES.into_iter().fold(
            Field::select("received_basis", self.label("received-basis"))
                .choice("", self.say.say("triage-answer-outcome-none")),
            |field, basis| field.choice(basis, self.say.say(&format!("triage-new-basis-{basis}"))),
        );
        let languages = Lang::ALL.into_iter().fold(
            Field::radios("language", self.label("language")),
            |field, lang| {
                field.choice(lang.tag(), self.say.say(&format!("triage-language-{lang}")))
            },
        );
        let language = self
            .typed
            .some("language")
            .unwrap_or_else(|| "vi".to_owned());
        vec![
            self.chosen(channels),
            self.day("received_on", "received-on"),
            self.own("received_at", "received-at")
                .inputmode("numeric")
                .width("field-short"),
            self.chosen(bases),
            self.own("received_reason", "received-reason"),
            self.own("envelope", "envelope").optional(),
            self.own("handed_by", "handed-by").optional(),
            languages.chosen(&[language]),
        ]
    }

    /// Only an authority's document has these.
    fn document(&self) -> Vec<Field> {
        vec![
            self.own("document_from", "document-from").optional(),
            self.own("document_number", "document-number").optional(),
            self.day("document_on", "document-on").optional(),
            self.day("document_due_on", "document-due-on").optional(),
        ]
    }

    /// As a letter tells it: first the story, then what staff make of it.
    fn matter(&self) -> Vec<Field> {
        vec![
            self.filled(
                Field::textarea("story", self.ask("story"))
                    .hint(self.label("story-hint"))
                    .rows(9),
            ),
            self.group(
                Field::radios("kind", self.ask("kind")),
                Kind::options().collect(),
            ),
            self.group(
                Field::checkboxes("leaked", self.ask("leaked")).optional(),
                Leaked::options().collect(),
            ),
            self.line("third_party"),
            self.group(
                Field::select("learned_by", self.ask("learned-by"))
                    .choice("", self.say.say("triage-answer-outcome-none"))
                    .optional(),
                LearnedBy::options().collect(),
            ),
            self.line("noticed"),
            self.line("order_code"),
            self.group(
                Field::checkboxes("harm", self.ask("harm")).optional(),
                Harm::options().collect(),
            ),
        ]
    }

    /// As in the head of a letter.
    fn person(&self) -> Vec<Field> {
        vec![
            self.filled(
                Field::text("full_name", self.ask("full-name"))
                    .autocomplete("off")
                    .optional(),
            ),
            self.filled(
                Field::tel("phone", self.ask("phone"))
                    .autocomplete("off")
                    .optional(),
            ),
            self.filled(
                Field::email("email", self.ask("email"))
                    .autocomplete("off")
                    .optional(),
            ),
            self.filled(
                Field::textarea("postal_address", self.ask("postal-address"))
                    .autocomplete("off")
                    .rows(2)
                    .optional(),
            ),
            self.group(
                Field::radios("reply_channel", self.ask("reply-channel"))
                    .hint(self.label("reply-channel-hint"))
                    .optional(),
                ReplyChannel::options().collect(),
            ),
            self.line("account_contact"),
            self.group(
                Field::select("complainant_role", self.ask("role"))
                    .choice("", self.say.say("triage-answer-outcome-none"))
                    .optional(),
                ComplainantRole::options().collect(),
            ),
            self.line("on_behalf_of"),
            self.line("relation"),
            self.group(
                Field::select("under_16", self.ask("under-16"))
                    .choice("", self.say.say("triage-answer-outcome-none"))
                    .optional(),
                Under16::options().collect(),
            ),
        ]
    }

    fn wishes(&self) -> Vec<Field> {
        vec![
            self.group(
                Field::checkboxes("wish", self.ask("wish")).optional(),
                Wish::options().collect(),
            ),
            self.group(
                Field::radios("about_staff", self.ask("about-staff")).optional(),
                AboutStaff::options().collect(),
            ),
            self.line("about_staff_who"),
            self.group(
                Field::radios("may_ask_partners", self.ask("may-ask-partners")).optional(),
                MayAskPartners::options().collect(),
            ),
            self.line("support_needs"),
        ]
    }

    fn label(&self, name: &str) -> String {
        self.say.say(&format!("triage-new-{name}"))
    }

    /// A line that only staff fill in, with its hint.
    fn own(&self, name: &str, words: &str) -> Field {
        let field = Field::text(name, self.label(words)).autocomplete("off");
        self.filled(field.hint(self.label(&format!("{words}-hint"))))
    }

    /// A day as it is typed from paper.
    fn day(&self, name: &str, words: &str) -> Field {
        self.own(name, words)
            .inputmode("numeric")
            .width("field-medium")
    }

    /// The question of the public form; where that speaks to the complainant, the same about them.
    fn ask(&self, name: &str) -> String {
        let room = if ABOUT_THEM.contains(&name) {
            "triage-ask"
        } else {
            "complaint"
        };
        self.say.say(&format!("{room}-{name}"))
    }

    fn line(&self, name: &str) -> Field {
        let label = self.ask(&name.replace('_', "-"));
        self.filled(Field::text(name, label).autocomplete("off").optional())
    }

    fn filled(&self, field: Field) -> Field {
        let (value, error) = (self.typed.text(&field.name), self.error(&field.name));
        field.value(value).error(error)
    }

    fn group(&self, field: Field, options: Options) -> Field {
        let field = options.into_iter().fold(field, |field, (key, words)| {
            field.choice(key, self.say.say(words))
        });
        self.chosen(field)
    }

    fn chosen(&self, field: Field) -> Field {
        let (values, error) = (self.typed.all(&field.name), self.error(&field.name));
        field.chosen(&values).error(error)
    }

    fn error(&self, name: &str) -> Option<String> {
        let own = self.typed.errors().iter().find(|(field, _)| field == name);
        let of_complaint = || {
            let error = self.errors.find(name)?;
            let args: Vec<_> = error
                .args
                .iter()
                .map(|(name, n)| (*name, Arg::from(*n)))
                .collect();
            // The words of the form speak to whoever complains.
            let key = match error.key {
                "complaint-error-kind" => "triage-new-error-kind",
                key => key,
            };
            Some(self.say.with(key, &args))
        };
        own.map(|(_, words)| words.clone()).or_else(of_complaint)
    }
}
