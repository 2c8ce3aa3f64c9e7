//! The fields for entering a complaint: how it came in, and the questions of the public form.

use super::new_case::CHANNELS;
use super::pages::{Section, Typed};
use super::wording::Wording;
use crate::cases::complaint::{
    AboutStaff, ComplainantRole, FieldErrors, Harm, Kind, Leaked, LearnedBy, MayAskPartners,
    ReplyChannel, Under16, Wish,
};
use crate::lang::Lang;
use crate::render::Field;
use crate::render::words::Arg;

/// Makes fields out of questions, what was typed and what has to be mended.
struct Asking<'a> {
    say: &'a Wording,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

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
        section("what", asking.matter()),
        section("who", asking.person()),
        section("wishes", asking.wishes()),
    ]
}

impl Asking<'_> {
    fn receipt(&self) -> Vec<Field> {
        let label = |name: &str| self.say.say(&format!("triage-new-{name}"));
        let channels = CHANNELS.iter().fold(
            Field::radios("channel", label("channel")),
            |field, channel| {
                field.choice(
                    channel.key(),
                    self.say.say(&format!("channel-{}", channel.key())),
                )
            },
        );
        let languages = Lang::ALL.into_iter().fold(
            Field::radios("language", label("language")),
            |field, lang| {
                field.choice(lang.tag(), self.say.say(&format!("triage-language-{lang}")))
            },
        );
        let language = self
            .typed
            .some("language")
            .unwrap_or_else(|| "vi".to_owned());
        let time = Field::time("received_at", label("received-at")).optional();
        let reason = Field::text("received_reason", label("received-reason"));
        vec![
            self.chosen(channels),
            self.filled(Field::date("received_on", label("received-on"))),
            self.filled(time.hint(label("received-at-hint"))),
            self.filled(reason.hint(label("reason-hint"))),
            languages.chosen(&[language]),
        ]
    }

    fn matter(&self) -> Vec<Field> {
        vec![
            self.group(
                Field::radios("kind", self.ask("kind")),
                Kind::options().collect(),
            ),
            self.filled(Field::textarea("story", self.ask("story")).rows(7)),
            self.group(
                Field::checkboxes("leaked", self.ask("leaked")),
                Leaked::options().collect(),
            ),
            self.line("third_party"),
            self.group(
                Field::select("learned_by", self.ask("learned-by"))
                    .choice("", "")
                    .optional(),
                LearnedBy::options().collect(),
            ),
            self.line("noticed"),
            self.group(
                Field::checkboxes("harm", self.ask("harm")).optional(),
                Harm::options().collect(),
            ),
            self.line("order_code"),
        ]
    }

    fn person(&self) -> Vec<Field> {
        vec![
            self.filled(Field::text("full_name", self.ask("full-name")).autocomplete("off")),
            self.group(
                Field::radios("complainant_role", self.ask("role")).optional(),
                ComplainantRole::options().collect(),
            ),
            self.line("on_behalf_of"),
            self.line("relation"),
            self.group(
                Field::select("under_16", self.ask("under-16"))
                    .choice("", "")
                    .optional(),
                Under16::options().collect(),
            ),
            self.group(
                Field::radios("reply_channel", self.ask("reply-channel")),
                ReplyChannel::options().collect(),
            ),
            self.filled(
                Field::email("email", self.ask("email"))
                    .autocomplete("off")
                    .optional(),
            ),
            self.filled(
                Field::tel("phone", self.ask("phone"))
                    .autocomplete("off")
                    .optional(),
            ),
            self.filled(
                Field::textarea("postal_address", self.ask("postal-address"))
                    .rows(3)
                    .optional(),
            ),
            self.line("account_contact"),
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

    /// The question of the public form.
    fn ask(&self, name: &str) -> String {
        self.say.say(&format!("complaint-{name}"))
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
            Some(self.say.with(error.key, &args))
        };
        own.map(|(_, words)| words.clone()).or_else(of_complaint)
    }
}
