//! The fields of the complaint form: what is asked, with what was typed and what has to be mended.

use crate::cases::complaint::{
    AboutStaff, ComplainantRole, ComplaintForm, FieldError, FieldErrors, Harm, Kind, Leaked,
    LearnedBy, MayAskPartners, ReplyChannel, Under16, Wish,
};
use crate::lang::Lang;
use crate::render::Field;
use crate::render::words::{Arg, Words};

/// Makes fields out of questions, typed answers and errors.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub words: &'a Words,
    pub lang: Lang,
    pub form: &'a ComplaintForm,
    pub errors: &'a FieldErrors,
}

impl Asking<'_> {
    /// What happened.
    pub fn matter(self) -> Vec<Field> {
        vec![
            self.group(
                Field::radios("kind", self.say("complaint-kind")),
                Kind::options(),
            ),
            self.typed(
                Field::textarea("story", self.say("complaint-story"))
                    .hint(self.say("intake-hint-story"))
                    .rows(7),
            ),
            self.group(
                Field::checkboxes("leaked", self.say("complaint-leaked"))
                    .hint(self.say("intake-hint-leaked")),
                Leaked::options(),
            ),
        ]
    }

    /// What helps to verify but is not needed.
    pub fn more(self) -> Vec<Field> {
        vec![
            self.typed(
                Field::textarea("third_party", self.say("complaint-third-party"))
                    .hint(self.say("intake-hint-third-party"))
                    .rows(2),
            ),
            self.group(
                Field::radios("learned_by", self.say("complaint-learned-by")),
                LearnedBy::options(),
            ),
            self.typed(
                Field::text("noticed", self.say("complaint-noticed"))
                    .hint(self.say("intake-hint-noticed")),
            ),
            self.group(
                Field::checkboxes("harm", self.say("complaint-harm"))
                    .hint(self.say("intake-hint-harm")),
                Harm::options(),
            ),
            self.typed(
                Field::text("order_code", self.say("complaint-order-code"))
                    .hint(self.say("intake-hint-order-code")),
            ),
        ]
    }

    /// Who writes, about whose information.
    pub fn person(self) -> Vec<Field> {
        vec![
            self.typed(
                Field::text("full_name", self.say("complaint-full-name"))
                    .hint(self.say("intake-hint-full-name"))
                    .autocomplete("name"),
            ),
            self.group(
                Field::radios("complainant_role", self.say("complaint-role")),
                ComplainantRole::options(),
            ),
        ]
    }

    /// For whom, when it is not for oneself.
    pub fn behalf(self) -> Vec<Field> {
        vec![
            self.typed(
                Field::text("on_behalf_of", self.say("complaint-on-behalf-of"))
                    .hint(self.say("intake-hint-behalf"))
                    .autocomplete("off"),
            ),
            self.typed(Field::text("relation", self.say("complaint-relation")).optional()),
            self.group(
                Field::radios("under_16", self.say("complaint-under-16")).optional(),
                Under16::options(),
            ),
        ]
    }

    pub fn account_contact(self) -> Field {
        let field = Field::text("account_contact", self.say("complaint-account-contact"));
        self.typed(
            field
                .hint(self.say("intake-hint-account-contact"))
                .optional(),
        )
    }

    pub fn reply_channel(self) -> Field {
        let field = Field::radios("reply_channel", self.say("complaint-reply-channel"));
        self.group(
            field.hint(self.say("intake-hint-reply-channel")),
            ReplyChannel::options(),
        )
    }

    pub fn email(self) -> Field {
        self.typed(Field::email("email", self.say("complaint-email")))
    }

    pub fn phone(self) -> Field {
        self.typed(Field::tel("phone", self.say("complaint-phone")))
    }

    pub fn postal_address(self) -> Field {
        let field = Field::textarea("postal_address", self.say("complaint-postal-address"));
        let field = field.hint(self.say("intake-hint-postal-address"));
        self.typed(field.rows(3).autocomplete("street-address"))
    }

    pub fn wish(self) -> Field {
        let field = Field::checkboxes("wish", self.say("complaint-wish")).optional();
        self.group(field.hint(self.say("intake-hint-wish")), Wish::options())
    }

    /// What else may matter.
    pub fn rest(self) -> Vec<Field> {
        vec![
            self.group(
                Field::radios("about_staff", self.say("complaint-about-staff"))
                    .hint(self.say("intake-hint-about-staff")),
                AboutStaff::options(),
            ),
            self.typed(Field::text(
                "about_staff_who",
                self.say("complaint-about-staff-who"),
            )),
            self.group(
                Field::radios("may_ask_partners", self.say("complaint-may-ask-partners"))
                    .hint(self.say("intake-hint-may-ask-partners")),
                MayAskPartners::options(),
            ),
            self.typed(
                Field::textarea("support_needs", self.say("complaint-support-needs"))
                    .hint(self.say("intake-hint-support-needs"))
                    .rows(2),
            ),
        ]
    }

    fn typed(self, field: Field) -> Field {
        let value = self.form.get(&field.name).to_owned();
        let error = self.error(&field.name);
        field.value(value).error(error)
    }

    fn group(
        self,
        mut field: Field,
        options: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> Field {
        for (key, words) in options {
            field = field.choice(key, self.words.say(self.lang, words, &[]));
        }
        let chosen = self.form.all(&field.name);
        let error = self.error(&field.name);
        field.chosen(chosen).error(error)
    }

    fn error(self, field: &str) -> Option<String> {
        self.errors
            .find(field)
            .map(|error| say_error(self.words, self.lang, error))
    }

    fn say(self, key: &str) -> String {
        self.words.say(self.lang, key, &[])
    }
}

/// How to mend one field, in words.
fn say_error(words: &Words, lang: Lang, error: &FieldError) -> String {
    let args: Vec<_> = error
        .args
        .iter()
        .map(|(name, n)| (*name, Arg::from(*n)))
        .collect();
    words.say(lang, error.key, &args)
}

/// Whether a group of optional fields has anything to show at once.
pub(super) fn is_in_use(fields: &[Field]) -> bool {
    fields.iter().any(|field| {
        let is_chosen = field.choices.iter().any(|choice| choice.is_checked);
        !field.value.is_empty() || field.error.is_some() || is_chosen
    })
}
