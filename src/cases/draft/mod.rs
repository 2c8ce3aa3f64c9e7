//! A complaint that is still being written: kept for a day on the server, without an account, so that
//! nothing typed is lost by an error, a full network or a phone that rings.
//!
//! Whoever holds the random cookie of the browser finds it, and nobody else: not even a list of drafts
//! says whose they are. It is no complaint yet: nobody at the desk sees it, and no clock runs.

pub mod store;

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::db::Id;
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

/// How long a draft is kept after it was last saved.
pub const KEPT: Duration = Duration::hours(24);
/// How many forms one browser may have under way; the one saved longest ago makes room.
pub const MOST: usize = 5;

/// What the sealed words are bound to.
const WORDS: &str = "draft";

/// The browser that a draft belongs to: 128 random bits of which only fingerprints are stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BrowserId([u8; 16]);

impl BrowserId {
    pub fn random() -> Self {
        Self(rand::random())
    }

    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// By which all drafts of the browser are found.
    fn print(&self, vault: &Vault) -> Vec<u8> {
        vault.mac("draft browser", &[&self.0]).to_vec()
    }

    /// By which the draft of one form is found.
    fn form_print(&self, vault: &Vault, submission: &[u8; 16]) -> Vec<u8> {
        vault.mac("draft form", &[&self.0, submission]).to_vec()
    }
}

/// What was typed so far, as it was typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftWords {
    pub fields: Vec<(String, String)>,
    /// The form's own random id.
    pub submission: [u8; 16],
}

/// A draft, opened.
pub struct Draft {
    pub id: Id,
    pub words: DraftWords,
    /// Since when the form is being filled in.
    pub created_at: Moment,
    pub saved_at: Moment,
    pub expires_at: Moment,
}

/// A draft about to be stored.
#[derive(Clone)]
pub struct NewDraft {
    pub id: Id,
    browser: Vec<u8>,
    form: Vec<u8>,
    wrapped_key: Vec<u8>,
    sealed: Vec<u8>,
    created_at: Moment,
    saved_at: Moment,
    expires_at: Moment,
}

impl NewDraft {
    /// Seals `words`, each time under a new key; in place of `before`, when the form has one already.
    pub fn new(
        vault: &Vault,
        browser: BrowserId,
        words: &DraftWords,
        before: Option<&Draft>,
        now: Moment,
    ) -> Result<Self, serde_json::Error> {
        let id = before.map_or_else(|| Id::new(now), |before| before.id);
        let (key, wrapped_key) = vault.new_case_key(id.bytes());
        Ok(Self {
            id,
            browser: browser.print(vault),
            form: browser.form_print(vault, &words.submission),
            wrapped_key,
            sealed: key.seal_json(WORDS, words)?,
            created_at: before.map_or(now, |before| before.created_at),
            saved_at: now,
            expires_at: now.plus(KEPT),
        })
    }
}

fn open(key: &CaseKey, sealed: &[u8]) -> Result<DraftWords, crate::vault::Unsealable> {
    key.open_json(WORDS, sealed)
}
