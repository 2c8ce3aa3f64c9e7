//! A complaint from a mail: what the form would have asked stays unknown.

use super::words::{MailWords, honest_name, shown_address};
use crate::cases::complaint::{
    Complaint, ComplaintForm, Email, Kind, NAME_CHARS, STORY_CHARS, Source,
};
use crate::cases::facts::Channel;
use crate::cases::open::Opening;
use crate::lang::Lang;
use crate::time::Moment;
use crate::vault::Vault;

/// The case that a mail opens; `None` when there is nobody to answer to, or nothing was said at all.
pub(super) fn opening(
    vault: &Vault,
    words: &MailWords,
    (content, received_at): (&[u8], Moment),
    policy_version: &str,
) -> Option<Opening> {
    let address = shown_address(&words.address);
    Email::parse(&address)?;
    let name = honest_name(&words.name).unwrap_or(&address);
    let name: String = name.chars().take(NAME_CHARS).collect();
    let story = story(words)?;
    let fields = [
        ("kind", Kind::Other.key()),
        ("story", story.as_str()),
        ("full_name", name.as_str()),
        ("reply_channel", "email"),
        ("email", address.as_str()),
    ];
    let complaint = Complaint::parse(&ComplaintForm::from_pairs(fields), Source::Staff).ok()?;
    let mac = vault.mac("inbound case", &[content]);
    Some(Opening {
        complaint,
        channel: Channel::Email,
        language: if words.is_english { Lang::En } else { Lang::Vi },
        received_at,
        entered_by: None,
        is_held: false,
        submission: mac.first_chunk().copied(),
        policy_version: policy_version.to_owned(),
    })
}

/// Subject and text as they are, cut where a story ends; the whole lies in the raw message.
fn story(words: &MailWords) -> Option<String> {
    let parts = [words.subject.trim(), words.text.trim()];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut story = said.join("\n\n");
    let names = words.files.iter().map(|file| file.name.as_str());
    let names = names.take(20).collect::<Vec<_>>().join(", ");
    // A photograph without a word is a complaint all the same.
    if !story.chars().any(char::is_alphanumeric) {
        if names.is_empty() {
            return None;
        }
        story = format!("[{names}]");
    }
    // Counted as the form counts, which composes what was written apart.
    let story = crate::text::words::nfc(&story);
    if story.chars().nth(STORY_CHARS).is_none() {
        return Some(story);
    }
    let cut: String = story.chars().take(STORY_CHARS - 4).collect();
    Some(format!("{cut} […]"))
}
