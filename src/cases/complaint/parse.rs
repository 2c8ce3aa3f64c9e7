//! From typed answers to a [`Complaint`]. Fields are read in the order of the form, so that the
//! errors come in that order too.

use super::choice::Choice;
use super::{
    AccountMisuse, Behalf, ComplainantRole, Complaint, ComplaintForm, Contacts, EarlierRequest,
    Email, FieldErrors, Kind, NAME_CHARS, NoticedOn, Parsed, Phone, ReplyChannel, STORY_CHARS,
    Source, noticed, text,
};

/// The longest text in the smaller boxes, in characters.
const LINE_CHARS: usize = 200;
/// The longest text in the boxes that may have several lines.
const LINES_CHARS: usize = 500;

/// Answers about what happened.
struct Matter {
    kind: Option<Kind>,
    story: Option<String>,
    leaked: Vec<super::Leaked>,
    account: AccountMisuse,
    used_for: Option<String>,
    request: EarlierRequest,
    third_party: Option<String>,
    learned_by: Option<super::LearnedBy>,
    noticed: (Option<String>, Option<NoticedOn>),
    harm: Vec<super::Harm>,
    order_code: Option<String>,
}

/// Answers about who writes and how to reply.
struct Person {
    full_name: Option<String>,
    role: Option<ComplainantRole>,
    behalf: Option<Behalf>,
    connection: Option<String>,
    account_contact: Option<String>,
    reply_channel: Option<ReplyChannel>,
    contacts: Contacts,
}

pub(super) fn parse(form: &ComplaintForm, source: Source) -> Result<Complaint, FieldErrors> {
    let mut parser = Parser {
        form,
        source,
        errors: FieldErrors::default(),
    };
    let matter = parser.matter();
    let person = parser.person();
    let wishes = parser.many("wish");
    let about_staff = parser.one("about_staff", "complaint-error-choose");
    let about_staff_who = parser.line("about_staff_who", LINE_CHARS);
    let may_ask_partners = parser.one("may_ask_partners", "complaint-error-choose");
    let support_needs = parser.lines("support_needs", LINES_CHARS);

    let errors = parser.errors;
    let (Some(kind), Some(story), Some(full_name), Some(reply_channel), true) = (
        matter.kind,
        matter.story,
        person.full_name,
        person.reply_channel,
        errors.is_empty(),
    ) else {
        return Err(errors);
    };
    let (noticed, noticed_on) = matter.noticed;
    Ok(Complaint {
        kind,
        story,
        leaked: matter.leaked,
        account: matter.account,
        used_for: matter.used_for,
        request: matter.request,
        third_party: matter.third_party,
        learned_by: matter.learned_by,
        noticed,
        noticed_on,
        harm: matter.harm,
        order_code: matter.order_code,
        full_name,
        role: person.role,
        behalf: person.behalf,
        connection: person.connection,
        account_contact: person.account_contact,
        reply_channel,
        contacts: person.contacts,
        wishes,
        about_staff,
        about_staff_who,
        may_ask_partners,
        support_needs,
        parsed: Parsed,
    })
}

struct Parser<'a> {
    form: &'a ComplaintForm,
    source: Source,
    errors: FieldErrors,
}

impl Parser<'_> {
    fn matter(&mut self) -> Matter {
        let kind = self.one("kind", "complaint-error-kind");
        self.require("kind", kind.is_some(), "complaint-error-kind");
        let story = self.lines("story", STORY_CHARS);
        self.require("story", story.is_some(), "complaint-error-story");
        let leaked: Vec<_> = self.many("leaked");
        let must_say_what = self.source == Source::Form && matches!(kind, None | Some(Kind::Leak));
        self.require(
            "leaked",
            !must_say_what || !leaked.is_empty(),
            "complaint-error-leaked",
        );
        Matter {
            kind,
            story,
            leaked,
            account: self.account(),
            used_for: self.lines("used_for", LINES_CHARS),
            request: self.request(),
            third_party: self.lines("third_party", LINES_CHARS),
            learned_by: self.one("learned_by", "complaint-error-choose"),
            noticed: self.noticed(),
            harm: self.many("harm"),
            order_code: self.line("order_code", LINE_CHARS),
        }
    }

    fn account(&mut self) -> AccountMisuse {
        AccountMisuse {
            signs: self.many("account_sign"),
            since: self.line("account_since", LINE_CHARS),
            password_works: self.one("password_works", "complaint-error-choose"),
            codes_to: self.line("codes_to", LINE_CHARS),
        }
    }

    fn request(&mut self) -> EarlierRequest {
        EarlierRequest {
            what: self.lines("request_what", LINES_CHARS),
            when: self.line("request_when", LINE_CHARS),
            how: self.one("request_how", "complaint-error-choose"),
            reply: self.one("request_reply", "complaint-error-choose"),
        }
    }

    /// A date as far as it is remembered, and words beside it or instead.
    fn noticed(&mut self) -> (Option<String>, Option<NoticedOn>) {
        let parts =
            ["noticed_day", "noticed_month", "noticed_year"].map(|field| self.form.get(field));
        let on = match noticed::parse(parts) {
            Ok(on) => on,
            Err((field, key)) => {
                self.errors.add(field, key);
                None
            }
        };
        let words = self.line("noticed", LINE_CHARS);
        let figures = on.map(|on| on.to_string());
        let said: Vec<String> = figures.into_iter().chain(words).collect();
        ((!said.is_empty()).then(|| said.join("; ")), on)
    }

    fn person(&mut self) -> Person {
        let full_name = self.line("full_name", NAME_CHARS);
        // A letter may be signed by nobody.
        let full_name = match self.source {
            Source::Form => full_name,
            Source::Staff => full_name.or_else(|| Some(String::new())),
        };
        self.require(
            "full_name",
            full_name.is_some(),
            "complaint-error-full-name",
        );
        let role = self.one("complainant_role", "complaint-error-role");
        let is_known = role.is_some() || self.source == Source::Staff;
        self.require("complainant_role", is_known, "complaint-error-role");
        let behalf = self.behalf(role);
        let connection = self.line("connection", LINE_CHARS);
        let account_contact = self.line("account_contact", LINE_CHARS);
        let reply_channel = self.one("reply_channel", "complaint-error-reply-channel");
        self.require(
            "reply_channel",
            reply_channel.is_some(),
            "complaint-error-reply-channel",
        );
        let contacts = self.contacts(reply_channel);
        Person {
            full_name,
            role,
            behalf,
            connection,
            account_contact,
            reply_channel,
            contacts,
        }
    }

    fn behalf(&mut self, role: Option<ComplainantRole>) -> Option<Behalf> {
        let who = self.line("on_behalf_of", LINE_CHARS);
        let is_for_other = matches!(
            role,
            Some(ComplainantRole::Guardian | ComplainantRole::Representative)
        );
        let is_told = who.is_some() || !is_for_other || self.source == Source::Staff;
        self.require("on_behalf_of", is_told, "complaint-error-on-behalf-of");
        let relation = self.line("relation", LINE_CHARS);
        let under_16 = self.one("under_16", "complaint-error-choose");
        let is_said = who.is_some() || relation.is_some() || under_16.is_some();
        (is_for_other || is_said).then_some(Behalf {
            who,
            relation,
            under_16,
        })
    }

    /// Only the contact of the chosen channel can be wrong; another that cannot be read is kept as
    /// it was typed.
    fn contacts(&mut self, channel: Option<ReplyChannel>) -> Contacts {
        let typed_email = self.line("email", 254);
        let email = typed_email.as_deref().and_then(Email::parse);
        if channel == Some(ReplyChannel::Email) {
            self.require_contact("email", typed_email.is_some(), "complaint-error-email");
            let is_readable = typed_email.is_none() || email.is_some();
            self.require("email", is_readable, "complaint-error-email-odd");
        }
        let typed_phone = self.line("phone", 50);
        let phone = typed_phone.as_deref().and_then(Phone::parse);
        if channel == Some(ReplyChannel::Phone) {
            self.require_contact("phone", typed_phone.is_some(), "complaint-error-phone");
            let is_readable = typed_phone.is_none() || phone.is_some();
            self.require("phone", is_readable, "complaint-error-phone-odd");
        }
        let postal_address = self.lines("postal_address", LINES_CHARS);
        if channel == Some(ReplyChannel::Post) {
            self.require_contact(
                "postal_address",
                postal_address.is_some(),
                "complaint-error-postal-address",
            );
        }
        let unreadable = [
            (typed_email, email.is_none()),
            (typed_phone, phone.is_none()),
        ];
        let unreadable: Vec<_> = unreadable
            .into_iter()
            .filter_map(|(typed, odd)| typed.filter(|_| odd))
            .collect();
        Contacts {
            email,
            phone,
            postal_address,
            unreadable: (!unreadable.is_empty()).then(|| unreadable.join(" · ")),
        }
    }

    fn require(&mut self, field: &'static str, is_fine: bool, key: &'static str) {
        if !is_fine {
            self.errors.add(field, key);
        }
    }

    /// A letter without a return address is a complaint all the same.
    fn require_contact(&mut self, field: &'static str, is_there: bool, key: &'static str) {
        self.require(field, is_there || self.source == Source::Staff, key);
    }

    fn line(&mut self, field: &'static str, max: usize) -> Option<String> {
        let text = text::one_line(self.form.get(field));
        self.bounded(field, text, max)
    }

    fn lines(&mut self, field: &'static str, max: usize) -> Option<String> {
        let text = text::lines(self.form.get(field));
        self.bounded(field, text, max)
    }

    /// Counts characters as people do after NFC, not bytes.
    fn bounded(&mut self, field: &'static str, text: String, max: usize) -> Option<String> {
        let count = text.chars().count();
        if count > max {
            let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
            let args = vec![("max", number(max)), ("count", number(count))];
            self.errors
                .add_with(field, "complaint-error-too-long", args);
        }
        text::says_something(&text).then_some(text)
    }

    /// One choice; anything unknown is answered with what there is to choose.
    fn one<T: Choice>(&mut self, field: &'static str, key: &'static str) -> Option<T> {
        let typed = self.form.get(field).trim();
        let choice = T::choice_from_key(typed);
        self.require(field, typed.is_empty() || choice.is_some(), key);
        choice
    }

    /// Any number of choices, each once, in the order of the form.
    fn many<T: Choice>(&mut self, field: &'static str) -> Vec<T> {
        let mut choices = Vec::new();
        for typed in self.form.all(field).iter().map(|value| value.trim()) {
            let choice = T::choice_from_key(typed);
            self.require(
                field,
                typed.is_empty() || choice.is_some(),
                "complaint-error-choose-some",
            );
            choices.extend(choice);
        }
        choices.sort();
        choices.dedup();
        choices
    }
}
