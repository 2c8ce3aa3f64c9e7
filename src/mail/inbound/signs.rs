//! What the fields of a message tell about who or what sent it.

use super::headers::Headers;

/// Marks that programs leave. Each is a fact; what it means is judged elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub struct Signs {
    /// `Auto-Submitted` other than `no` (RFC 3834).
    pub is_auto_submitted: bool,
    /// `X-Autoreply`, `X-Autorespond`, `Precedence: auto_reply`.
    pub is_auto_reply: bool,
    /// `Precedence: bulk` or `junk`.
    pub is_bulk: bool,
    /// Came through a mailing list.
    pub is_list: bool,
    /// Carries a way to unsubscribe.
    pub may_unsubscribe: bool,
    /// `X-Auto-Response-Suppress`.
    pub wants_no_reply: bool,
    /// `Return-Path: <>`.
    pub has_null_sender: bool,
    /// `multipart/report`.
    pub is_report: bool,
    /// `X-Loop`, which only programs write.
    pub has_loop_mark: bool,
    /// The mail server takes it for spam.
    pub is_spam: bool,
}

impl Signs {
    pub(super) fn of(head: &Headers<'_>) -> Self {
        let small = |name: &str| head.plain(name).unwrap_or_default().to_ascii_lowercase();
        let word = |name: &str| {
            let value = small(name);
            let first = value.split([';', '(', ' ']).next();
            first.unwrap_or_default().trim().to_owned()
        };
        let submitted = word("Auto-Submitted");
        let precedence = word("Precedence");
        let auto = [
            "X-Autoreply",
            "X-Autorespond",
            "X-Autoresponder",
            "X-AutoReply-From",
            "X-Mail-Autoreply",
        ];
        let is_no = |value: &str| matches!(value, "" | "no" | "false" | "0");
        Self {
            is_auto_submitted: !is_no(&submitted),
            is_auto_reply: auto.iter().any(|name| head.has(name) && word(name) != "no")
                || matches!(
                    precedence.as_str(),
                    "auto_reply" | "auto-reply" | "autoreply"
                ),
            is_bulk: matches!(precedence.as_str(), "bulk" | "junk"),
            is_list: precedence == "list"
                || ["List-Id", "List-Post", "Mailing-List", "X-Mailing-List"]
                    .iter()
                    .any(|name| head.has(name)),
            may_unsubscribe: head.has("List-Unsubscribe"),
            wants_no_reply: !matches!(word("X-Auto-Response-Suppress").as_str(), "" | "none"),
            has_null_sender: small("Return-Path").replace(' ', "") == "<>",
            is_report: false,
            has_loop_mark: head.has("X-Loop"),
            is_spam: ["X-Spam-Flag", "X-Spam-Status", "X-Spam"]
                .iter()
                .any(|name| word(name).trim_end_matches(',') == "yes"),
        }
    }
}
