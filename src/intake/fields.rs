//! The fields of the complaint form: what is asked, with what was typed and what has to be mended.

use serde::Serialize;

use crate::cases::complaint::{
    AboutStaff, AccountSign, ComplainantRole, ComplaintForm, FieldError, FieldErrors, Harm, Kind,
    Leaked, LearnedBy, MayAskPartners, PasswordWorks, ReplyChannel, RequestHow, RequestReply,
    STORY_CHARS, Under16, Wish,
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

/// Day, month and year under one question; each may stay empty.
#[derive(Clone, Serialize)]
pub struct DateParts {
    pub id: &'static str,
    pub legend: String,
    pub hint: String,
    pub parts: Vec<Field>,
    pub has_error: bool,
}

impl Asking<'_> {
    pub fn kind(self) -> Field {
        let field = Field::radios("kind", self.say("complaint-kind"));
        self.group(field, Kind::options())
    }

    pub fn story(self) -> Field {
        let field = Field::textarea("story", self.say("complaint-story"));
        let field = field.hint(self.say("intake-hint-story")).rows(7);
        self.typed(field.counted(STORY_CHARS))
    }

    pub fn leaked(self) -> Field {
        let field = Field::checkboxes("leaked", self.say("complaint-leaked"));
        self.group(
            field.hint(self.say("intake-hint-leaked")),
            Leaked::options(),
        )
    }

    /// When somebody else uses the account.
    pub fn account(self) -> Vec<Field> {
        let sign = Field::checkboxes("account_sign", self.say("complaint-account-sign"));
        let works = Field::radios("password_works", self.say("complaint-password-works"));
        let codes = Field::text("codes_to", self.say("complaint-codes-to"));
        vec![
            self.group(
                sign.hint(self.say("intake-hint-choose-all")).optional(),
                AccountSign::options(),
            ),
            self.typed(
                Field::text("account_since", self.say("complaint-account-since"))
                    .hint(self.say("intake-hint-since"))
                    .autocomplete("off")
                    .optional(),
            ),
            self.group(
                works
                    .hint(self.say("intake-hint-password-works"))
                    .optional(),
                PasswordWorks::options(),
            ),
            self.typed(
                codes
                    .hint(self.say("intake-hint-codes-to"))
                    .autocomplete("off")
                    .optional(),
            ),
        ]
    }

    /// When information was used for something else.
    pub fn used_for(self) -> Field {
        let field = Field::textarea("used_for", self.say("complaint-used-for"));
        self.typed(
            field
                .hint(self.say("intake-hint-used-for"))
                .rows(2)
                .optional(),
        )
    }

    /// When an earlier request went unanswered.
    pub fn request(self) -> Vec<Field> {
        let what = Field::textarea("request_what", self.say("complaint-request-what"));
        let when = Field::text("request_when", self.say("complaint-request-when"));
        let how = Field::radios("request_how", self.say("complaint-request-how"));
        let reply = Field::radios("request_reply", self.say("complaint-request-reply"));
        vec![
            self.typed(
                what.hint(self.say("intake-hint-request-what"))
                    .rows(2)
                    .optional(),
            ),
            self.typed(
                when.hint(self.say("intake-hint-since"))
                    .autocomplete("off")
                    .optional(),
            ),
            self.group(how.optional(), RequestHow::options()),
            self.group(reply.optional(), RequestReply::options()),
        ]
    }

    /// When it was noticed, as far as remembered; words for it are among [`Asking::more`].
    pub fn noticed(self) -> DateParts {
        let part = |name, key, width| {
            let field = Field::text(name, self.say(key));
            self.typed(field.inputmode("numeric").autocomplete("off").width(width))
        };
        let parts = vec![
            part("noticed_day", "complaint-noticed-day", "field-two"),
            part("noticed_month", "complaint-noticed-month", "field-two"),
            part("noticed_year", "complaint-noticed-year", "field-four"),
        ];
        DateParts {
            id: "noticed_on",
            legend: self.say("complaint-noticed"),
            hint: self.say("intake-hint-noticed-on"),
            has_error: parts.iter().any(|part| part.error.is_some()),
            parts,
        }
    }

    /// What helps to verify but is not needed.
    pub fn more(self) -> Vec<Field> {
        vec![
            self.typed(
                Field::text("noticed", self.say("intake-noticed-words"))
                    .hint(self.say("intake-hint-noticed"))
                    .autocomplete("off"),
            ),
            self.typed(
                Field::textarea("third_party", self.say("complaint-third-party"))
                    .hint(self.say("intake-hint-third-party"))
                    .rows(2),
            ),
            self.group(
                Field::radios("learned_by", self.say("complaint-learned-by")),
                LearnedBy::options(),
            ),
            self.group(
                Field::checkboxes("harm", self.say("complaint-harm"))
                    .hint(self.say("intake-hint-choose-all")),
                Harm::options(),
            ),
            self.typed(
                Field::text("order_code", self.say("complaint-order-code"))
                    .hint(self.say("intake-hint-order-code"))
                    .autocomplete("off"),
            ),
        ]
    }

    /// Who writes, about whose information.
    pub fn person(self) -> Vec<Field> {
        let mut role = Field::radios("complainant_role", self.say("complaint-role"));
        for option in ComplainantRole::ALL {
            let label = self.say(option.words());
            role = match option {
                ComplainantRole::Member => role.choice(option.key(), label),
                other => {
                    let hint = self.say(&format!("intake-hint-role-{}", other.key()));
                    role.choice_with_hint(other.key(), label, hint)
                }
            };
        }
        vec![
            self.typed(
                Field::text("full_name", self.say("complaint-full-name"))
                    .hint(self.say("intake-hint-full-name"))
                    .autocomplete("name"),
            ),
            self.group(role, std::iter::empty()),
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
            self.typed(
                Field::text("relation", self.say("complaint-relation"))
                    .hint(self.say("intake-hint-relation"))
                    .autocomplete("off")
                    .optional(),
            ),
            self.group(
                Field::radios("under_16", self.say("complaint-under-16")).optional(),
                Under16::options(),
            ),
        ]
    }

    /// How somebody who is no member came to be known.
    pub fn connection(self) -> Field {
        let field = Field::text("connection", self.say("complaint-connection"));
        self.typed(
            field
                .hint(self.say("intake-hint-connection"))
                .autocomplete("off")
                .optional(),
        )
    }

    pub fn account_contact(self) -> Field {
        let field = Field::text("account_contact", self.say("complaint-account-contact"));
        self.typed(
            field
                .hint(self.say("intake-hint-account-contact"))
                .autocomplete("off")
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
            self.typed(
                Field::text("about_staff_who", self.say("complaint-about-staff-who"))
                    .autocomplete("off"),
            ),
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
