//! Who wrote it: a person, a program, or nobody can tell. Programs never open a case and never get a reply
//! (RFC 3834); where it is unclear, a person looks. Nothing is thrown away on any path.

use super::parse::{Mail, ids_in};
use super::report::Report;

macro_rules! whys {
    ($($(#[$note:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// Why a mail did not become a case or a reply by itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Why {
            $($(#[$note])* $name),+
        }

        impl Why {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word in the database; its sentence in the locales is `pen-why-` and this.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key),+
                }
            }

            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|why| why.key() == key)
            }
        }
    };
}

whys! {
    /// Says itself that a program sent it.
    AutoSubmitted = "auto_submitted",
    AutoReply = "auto_reply",
    /// A newsletter or an advertisement.
    Bulk = "bulk",
    /// Sent so that no answer comes back.
    NullSender = "null_sender",
    /// Whatever a mail server reports that is no delivery report.
    ServerReport = "server_report",
    /// About a mail of ours that did not arrive.
    Bounce = "bounce",
    /// Our own mail came back to us.
    Loop = "loop",
    /// Through a mailing list: maybe a person.
    List = "list",
    /// Asks for no automatic reply: maybe a person.
    NoReplyWanted = "no_reply_wanted",
    /// From an address that takes no mail: maybe a form somebody filled in.
    NoReplyAddress = "no_reply_address",
    /// From our own address: a colleague, or somebody who pretends.
    OwnAddress = "own_address",
    /// Only its subject looks like an automatic reply.
    AutoSubject = "auto_subject",
    /// The mail server takes it for spam: an acknowledgement might go to somebody who wrote nothing.
    Spam = "spam",
    /// No address to answer to.
    NoSender = "no_sender",
    /// Nothing in it that can be read.
    Empty = "empty",
    /// Speaks of a case, but proves nothing.
    RefersToCase = "refers_to_case",
    /// A reply address that we did not give out.
    ForgedToken = "forged_token",
    /// More from this sender within an hour than become cases by themselves.
    TooMany = "too_many",
    /// Too many replies to one case within an hour.
    TooManyReplies = "too_many_replies",
    /// The desk takes nothing in by itself.
    Shared = "shared",
}

/// Which addresses are the desk's own.
#[derive(Clone, Debug, Default)]
pub struct Ours {
    /// Bare addresses in small letters: the sender of our mails, and where members write to.
    pub addresses: Vec<String>,
    /// The domain of our Message-IDs.
    pub domain: String,
}

/// Who wrote a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    Person,
    /// A person looks first.
    Unsure(Why),
    Program(Why),
    /// A mail server, about a mail that did not arrive.
    MailServer(Report),
}

impl Ours {
    /// Whether `address` is one of ours, with or without something behind a `+`.
    pub fn has(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let Some((local, domain)) = address.rsplit_once('@') else {
            return false;
        };
        let bare = local.split('+').next().unwrap_or_default();
        self.addresses.iter().any(|ours| {
            ours.rsplit_once('@')
                .is_some_and(|(us, at)| at == domain && (us == local || us == bare))
        })
    }

    /// Whether a Message-ID has the form of ours: whether it is one, the outbox knows.
    pub fn may_have_sent(&self, message_id: &str) -> bool {
        let inner = message_id.trim_matches(['<', '>']);
        inner.split_once('@').is_some_and(|(name, domain)| {
            name.len() == 32
                && name.bytes().all(|byte| byte.is_ascii_hexdigit())
                && domain.eq_ignore_ascii_case(&self.domain)
        })
    }
}

/// Judges a mail by its fields and its subject, never by what it asks for.
pub fn judge(mail: &Mail, ours: &Ours) -> Author {
    let sender = mail.from.address.to_lowercase();
    if let Some(report) = &mail.report {
        return if report.is_failure() {
            Author::MailServer(report.clone())
        } else {
            Author::Program(Why::ServerReport)
        };
    }
    if let Some(report) = spoken_report(mail, &sender, ours) {
        return Author::MailServer(report);
    }
    if let Some(why) = program(mail, &sender, ours) {
        return Author::Program(why);
    }
    doubt(mail, &sender, ours).map_or(Author::Person, Author::Unsure)
}

/// A bounce in words only, as some servers still write them: from the mail system, quoting a mail of ours.
fn spoken_report(mail: &Mail, sender: &str, ours: &Ours) -> Option<Report> {
    if !is_mail_system(sender) {
        return None;
    }
    let message_ids: Vec<String> = ids_in(&mail.text)
        .into_iter()
        .chain(mail.refers_to.iter().cloned())
        .filter(|id| ours.may_have_sent(id))
        .collect();
    (!message_ids.is_empty()).then(|| Report {
        action: "failed".to_owned(),
        message_ids,
        ..Report::default()
    })
}

fn is_mail_system(sender: &str) -> bool {
    let local = sender.split('@').next().unwrap_or_default();
    matches!(
        local,
        "mailer-daemon" | "postmaster" | "mail-daemon" | "mailerdaemon"
    )
}

fn program(mail: &Mail, sender: &str, ours: &Ours) -> Option<Why> {
    let signs = &mail.signs;
    let is_ours = mail
        .message_id
        .as_deref()
        .is_some_and(|id| ours.may_have_sent(id));
    if is_ours && ours.has(sender) {
        Some(Why::Loop)
    } else if signs.is_report {
        Some(Why::ServerReport)
    } else if signs.is_auto_reply {
        Some(Why::AutoReply)
    } else if signs.is_auto_submitted {
        Some(Why::AutoSubmitted)
    } else if signs.has_null_sender {
        Some(Why::NullSender)
    } else if signs.is_bulk || (signs.is_list && signs.may_unsubscribe && signs.wants_no_reply) {
        Some(Why::Bulk)
    } else if sender.starts_with("mailer-daemon@") {
        Some(Why::ServerReport)
    } else {
        None
    }
}

fn doubt(mail: &Mail, sender: &str, ours: &Ours) -> Option<Why> {
    let signs = &mail.signs;
    if !sender.contains('@') {
        Some(Why::NoSender)
    } else if ours.has(sender) {
        Some(Why::OwnAddress)
    } else if signs.is_spam {
        Some(Why::Spam)
    } else if signs.is_list || signs.may_unsubscribe {
        Some(Why::List)
    } else if signs.wants_no_reply || signs.has_loop_mark {
        Some(Why::NoReplyWanted)
    } else if is_no_reply(sender) || is_mail_system(sender) {
        Some(Why::NoReplyAddress)
    } else if has_automatic_subject(&mail.subject) {
        Some(Why::AutoSubject)
    } else if mail.is_empty() {
        Some(Why::Empty)
    } else {
        None
    }
}

fn is_no_reply(sender: &str) -> bool {
    let local = sender.split('@').next().unwrap_or_default();
    let plain: String = local.chars().filter(char::is_ascii_alphanumeric).collect();
    ["noreply", "donotreply", "khongtraloi"]
        .iter()
        .any(|word| plain.contains(word))
}

fn has_automatic_subject(subject: &str) -> bool {
    const STARTS: [&str; 10] = [
        "automatic reply",
        "auto reply",
        "auto-reply",
        "autoreply",
        "out of office",
        "tra loi tu dong",
        "tu dong tra loi",
        "thu tra loi tu dong",
        "undelivered mail",
        "delivery status notification",
    ];
    let folded = crate::text::words::fold(subject);
    STARTS.iter().any(|start| folded.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::Ours;

    #[test]
    fn our_addresses_are_ours_with_and_without_a_tag() {
        let ours = Ours {
            addresses: vec!["khieunai@kamereo.example".to_owned()],
            domain: "kamereo.example".to_owned(),
        };
        assert!(ours.has("KhieuNai@kamereo.example"));
        assert!(ours.has("khieunai+abc@kamereo.example"));
        assert!(!ours.has("khieunai@kamereo.example.evil.example"));
        assert!(!ours.has("khieunai"));
        assert!(ours.may_have_sent("<0123456789abcdef0123456789abcdef@kamereo.example>"));
        assert!(!ours.may_have_sent("<0123456789abcdef0123456789abcdef@other.example>"));
    }
}
