//! The post room: who signs, over which way mails leave, and whether the server is to be left in
//! peace for a while. One per program, made from the configuration.

use std::sync::{Mutex, PoisonError};

use chrono::Duration;

use super::dkim::{Signer, WrongKey};
use super::letter::{Letter, Sender, WrongSender};
use super::message::Letterhead;
use super::outbox::{self, MailKind, NewMail};
use super::pause::Pause;
use super::reply_address::ReplyPattern;
use super::store::NewOutboxRow;
use super::transport::{Fault, Phase, Transport, WrongServer};
use crate::cases::Case;
use crate::config::Config;
use crate::lang::Lang;
use crate::render::{Mail, Organisation, Pages, RenderError};
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

/// Everything about mail that is the same for every mail.
#[derive(Debug)]
pub struct PostRoom {
    pub letterhead: Letterhead,
    pub sender: Sender,
    pub transport: Transport,
    /// The duty person's address, if one is configured; need not be anybody's who can sign in.
    pub duty_address: Option<String>,
    /// How complainants' reply addresses are made.
    replies: Option<ReplyPattern>,
    rest: Mutex<Rest>,
    /// As the last pass found it, for the pages.
    paused: Mutex<Option<Pause>>,
}

/// After a fault of the server itself, nothing is tried until then.
#[derive(Clone, Copy, Debug, Default)]
struct Rest {
    faults: u32,
    until: Option<Moment>,
    /// The first of the faults in a row, and the last.
    since: Option<(Moment, Fault)>,
}

/// The longest rest, and the rest after a refused password: somebody has to mend that.
const LONGEST: Duration = Duration::minutes(15);

/// Why the mail settings were refused.
#[derive(Debug, thiserror::Error)]
pub enum WrongMail {
    #[error("smtp_url: {0}")]
    Server(#[from] WrongServer),
    #[error("mail_from, intake_address or duty_email: {0}")]
    Sender(#[from] WrongSender),
    #[error("reply_address: write off, or an address such as reply+{{token}}@kamereo.example")]
    ReplyAddress,
    #[error("dkim_selector and dkim_key_file go together: set both or none")]
    HalfSigned,
    #[error(transparent)]
    Key(#[from] WrongKey),
}

/// Why a mail could not be written. Always a mistake in the program.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error("a mail cannot be sealed")]
    Seal(#[from] serde_json::Error),
}

/// As `reply_address` says; without it beside the intake address, if there is one.
fn replies(config: &Config) -> Result<Option<ReplyPattern>, WrongMail> {
    match config.reply_address.as_deref() {
        None => Ok(config
            .intake_address
            .as_deref()
            .and_then(ReplyPattern::beside)),
        Some("off") => Ok(None),
        Some(pattern) => match ReplyPattern::parse(pattern) {
            Some(pattern) => Ok(Some(pattern)),
            None => Err(WrongMail::ReplyAddress),
        },
    }
}

fn signer(config: &Config, sender_domain: &str) -> Result<Option<Signer>, WrongMail> {
    match (&config.dkim_selector, &config.dkim_key_file) {
        (None, None) if config.dkim_domain.is_none() => Ok(None),
        (Some(selector), Some(key_file)) => {
            let domain = config.dkim_domain.as_deref().unwrap_or(sender_domain);
            Ok(Some(Signer::read(selector, domain, key_file)?))
        }
        _ => Err(WrongMail::HalfSigned),
    }
}

impl PostRoom {
    /// `organisation` is the company as it is shown.
    pub fn new(config: &Config, organisation: &Organisation) -> Result<Self, WrongMail> {
        let reply_to = config.intake_address.as_deref();
        let sender = Sender::new(&config.organisation.name, &config.mail_from, reply_to)?;
        let signer = signer(config, sender.domain())?;
        let sender = sender.signing(signer);
        let transport = match &config.smtp_url {
            None => Transport::files(config.mail_dir()),
            Some(url) => {
                let ca_file = config.tls_ca_file.as_deref();
                Transport::smtp(url.reveal(), sender.domain(), ca_file)?
            }
        };
        let duty_address = config
            .duty_email
            .as_deref()
            .map(Sender::bare_address)
            .transpose()?;
        Ok(Self {
            letterhead: Letterhead::new(organisation, &config.base_url),
            sender,
            transport,
            duty_address,
            replies: replies(config)?,
            rest: Mutex::default(),
            paused: Mutex::default(),
        })
    }

    /// The mail under `dedupe_key` as other mails refer to it.
    pub fn message_id(&self, vault: &Vault, dedupe_key: &str) -> String {
        outbox::message_id(vault, self.sender.domain(), dedupe_key)
    }

    /// How reply addresses are made, if they are.
    pub const fn reply_pattern(&self) -> Option<&ReplyPattern> {
        self.replies.as_ref()
    }

    /// Where `recipient` replies on this case; `None` leaves the intake address.
    pub fn reply_address(&self, vault: &Vault, case: &Case, recipient: &str) -> Option<String> {
        let pattern = self.replies.as_ref()?;
        Some(pattern.address(vault, case, recipient))
    }

    /// Writes and seals a mail to the person who complained, outside any transaction.
    pub fn to_complainant<M: Mail>(
        &self,
        (pages, vault): (&Pages, &Vault),
        (kind, case, key): (MailKind, &Case, &CaseKey),
        (address, mail): (&str, &M),
        now: Moment,
    ) -> Result<NewOutboxRow, Unwritable> {
        let mut dedupe_key = format!("{}:{}", kind.key(), case.id);
        // One that was refused for good, or came back, goes out again as another mail, once per attempt.
        if kind == MailKind::Answer && case.may_be_resent() {
            dedupe_key = format!("{dedupe_key}:{}", case.sequence);
        }
        let about = (kind, case, key);
        self.to_complainant_as((pages, vault), about, (address, mail), (dedupe_key, now))
    }

    /// The same for a mail of which a case may get several, each under a key of its own.
    pub fn to_complainant_as<M: Mail>(
        &self,
        (pages, vault): (&Pages, &Vault),
        (kind, case, key): (MailKind, &Case, &CaseKey),
        (address, mail): (&str, &M),
        (dedupe_key, now): (String, Moment),
    ) -> Result<NewOutboxRow, Unwritable> {
        let lang = case.lang();
        let letter = Letter::new(address, lang, &pages.mail(lang, mail)?, now)
            .replied_to_at(self.reply_address(vault, case, address));
        self.sealed_for(vault, (kind, case, key), letter, (dedupe_key, now))
    }

    /// The same for a mail that answers one of the complainant's, of this Message-ID.
    pub fn in_answer_to<M: Mail>(
        &self,
        message_id: &str,
        (pages, vault): (&Pages, &Vault),
        (kind, case, key): (MailKind, &Case, &CaseKey),
        ((address, mail), now): ((&str, &M), Moment),
    ) -> Result<NewOutboxRow, Unwritable> {
        let lang = case.lang();
        let letter = Letter::new(address, lang, &pages.mail(lang, mail)?, now)
            .replied_to_at(self.reply_address(vault, case, address))
            .following(message_id);
        let dedupe_key = format!("{}:{}", kind.key(), case.id);
        self.sealed_for(vault, (kind, case, key), letter, (dedupe_key, now))
    }

    fn sealed_for(
        &self,
        vault: &Vault,
        (kind, case, key): (MailKind, &Case, &CaseKey),
        mut letter: Letter,
        (dedupe_key, now): (String, Moment),
    ) -> Result<NewOutboxRow, Unwritable> {
        if kind.is_by_a_person() {
            letter = letter.by_a_person();
        }
        let mail = NewMail::about(kind, case.id, dedupe_key, letter).held(case.is_held);
        Ok(outbox::seal(
            vault,
            Some(key),
            self.sender.domain(),
            &mail,
            now,
        )?)
    }

    /// Writes and seals a mail to staff, outside any transaction.
    pub fn to_staff<M: Mail>(
        &self,
        (pages, vault): (&Pages, &Vault),
        (kind, dedupe_key): (MailKind, String),
        (address, lang): (&str, Lang),
        (mail, now): (&M, Moment),
    ) -> Result<NewOutboxRow, Unwritable> {
        let letter = Letter::new(address, lang, &pages.mail(lang, mail)?, now);
        let mail = NewMail::to_staff(kind, dedupe_key, letter);
        Ok(outbox::seal(vault, None, self.sender.domain(), &mail, now)?)
    }

    /// Whether the server is still to be left in peace.
    pub(super) fn is_resting(&self, now: Moment) -> bool {
        let rest = *self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        // An end further off than the longest rest was set by a clock that ran ahead.
        rest.until
            .is_some_and(|until| now < until && until <= now.plus(LONGEST))
    }

    /// Rests a minute after the first fault of the server, then two, four … at most fifteen.
    pub(super) fn rest(&self, fault: Fault, now: Moment) {
        let mut known = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        let minutes = i64::from(2_u32.saturating_pow(known.faults.min(8)));
        let rest = match fault.phase {
            Phase::Credentials => LONGEST,
            _ => Duration::minutes(minutes).min(LONGEST),
        };
        let first = known.since.map_or(now, |(since, _)| since);
        *known = Rest {
            faults: known.faults.saturating_add(1),
            until: Some(now.plus(rest)),
            since: Some((first, fault)),
        };
    }

    /// The server took a mail: all is well again.
    pub(super) fn recovered(&self) {
        *self.rest.lock().unwrap_or_else(PoisonError::into_inner) = Rest::default();
    }

    /// Since when no mail can leave, and why not: at once when only a person can mend it, else when it
    /// has lasted.
    pub fn failing(&self, now: Moment) -> Option<(Moment, Fault)> {
        let rest = *self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        rest.since.filter(|(since, fault)| {
            let needs_mending =
                matches!(fault.phase, Phase::Credentials | Phase::Tls | Phase::Sender);
            needs_mending || now.since(*since) >= LONGEST
        })
    }

    /// The pause of the outbox as the last pass found it.
    pub fn paused(&self) -> Option<Pause> {
        *self.paused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in whether the outbox is paused.
    pub(super) fn note_pause(&self, pause: Option<Pause>) {
        *self.paused.lock().unwrap_or_else(PoisonError::into_inner) = pause;
    }
}
