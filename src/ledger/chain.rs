//! The hash chain of one case's events.
//!
//! Each event's hash is SHA-256 over the text `leakdesk event 1` and these fields, each preceded by its length in
//! bytes (eight bytes, big-endian):
//!
//! | field | bytes |
//! |---|---|
//! | previous | the hash of the event before it; for the first, [`GENESIS`] |
//! | case id | as stored |
//! | sequence | four bytes, big-endian; the first is 1 |
//! | kind | UTF-8 |
//! | at | eight bytes, big-endian: microseconds since 1970, UTC |
//! | actor | a 1 byte and the staff id; a single 0 byte where no staff member acted |
//! | facts | the stored JSON text, UTF-8, unchanged |
//! | body digest | a 1 byte and SHA-256 of the sealed body; a single 0 byte where there is none |
//!
//! The chain covers a body's digest, not the body: a body can be erased and the chain still verifies.

use sha2::{Digest, Sha256};

use crate::time::Moment;

/// What the first event of each case names as its previous hash.
pub const GENESIS: [u8; 32] = [0; 32];

/// The sequence number of a case's first event.
pub const FIRST: i32 = 1;

/// What one event says, as far as the chain covers it.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    pub case_id: &'a [u8],
    pub sequence: i32,
    pub kind: &'a str,
    pub at: Moment,
    /// The staff member who acted; `None` for the complainant and the desk itself.
    pub actor: Option<&'a [u8]>,
    /// Plain JSON, nothing personal.
    pub facts: &'a str,
    pub body_digest: Option<&'a [u8]>,
}

impl Link<'_> {
    /// The hash of this event after the one with hash `previous`.
    pub fn hash(&self, previous: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(b"leakdesk event 1");
        let fields: [&[u8]; 8] = [
            previous,
            self.case_id,
            &self.sequence.to_be_bytes(),
            self.kind.as_bytes(),
            &self.at.micros().to_be_bytes(),
            &optional(self.actor),
            self.facts.as_bytes(),
            &optional(self.body_digest),
        ];
        for field in fields {
            hash.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(field);
        }
        hash.finalize().into()
    }
}

fn optional(field: Option<&[u8]>) -> Vec<u8> {
    field.map_or_else(|| vec![0], |bytes| [&[1], bytes].concat())
}

/// The digest of a sealed body, as an event stores it.
pub fn digest(sealed_body: &[u8]) -> [u8; 32] {
    Sha256::digest(sealed_body).into()
}

/// One stored event, to be verified.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub link: Link<'a>,
    /// The sealed body; `None` where there was none or it has been erased.
    pub body: Option<&'a [u8]>,
    pub previous: &'a [u8],
    pub hash: &'a [u8],
}

/// Where a chain ends: to be held against what the case row says, because the newest events could have been cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// 0 for a case without events.
    pub sequence: i32,
    pub hash: [u8; 32],
}

/// Where a chain does not hold, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {sequence}: {why}")]
pub struct Broken {
    pub sequence: i32,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    #[error("an event is missing before this one, or stands twice")]
    OutOfOrder,
    #[error("belongs to another case")]
    OtherCase,
    #[error("does not follow the event before it")]
    Unlinked,
    #[error("its fields were changed after it was recorded")]
    Changed,
    #[error("its body was changed after it was recorded")]
    BodyChanged,
}

/// Verifies the events of one case, in order of their sequence, from the first.
pub fn verify_chain<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Result<Head, Broken> {
    let mut head = Head {
        sequence: FIRST - 1,
        hash: GENESIS,
    };
    let mut case_id = None;
    for entry in entries {
        let link = entry.link;
        let broken = |why| Broken {
            sequence: link.sequence,
            why,
        };
        if link.sequence != head.sequence.saturating_add(1) {
            return Err(broken(Why::OutOfOrder));
        }
        if *case_id.get_or_insert(link.case_id) != link.case_id {
            return Err(broken(Why::OtherCase));
        }
        head = Head {
            sequence: link.sequence,
            hash: verify(&entry, &head).map_err(broken)?,
        };
    }
    Ok(head)
}

fn verify(entry: &Entry<'_>, head: &Head) -> Result<[u8; 32], Why> {
    if entry.previous != head.hash {
        return Err(Why::Unlinked);
    }
    let hash = entry.link.hash(entry.previous);
    if entry.hash != hash {
        return Err(Why::Changed);
    }
    match entry.body {
        Some(body) if entry.link.body_digest != Some(&digest(body)) => Err(Why::BodyChanged),
        _ => Ok(hash),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Row {
        link: Link<'static>,
        body: Option<&'static [u8]>,
        previous: [u8; 32],
        hash: [u8; 32],
    }

    fn entries(rows: &[Row]) -> impl Iterator<Item = Entry<'_>> {
        rows.iter().map(|row| Entry {
            link: row.link,
            body: row.body,
            previous: &row.previous,
            hash: &row.hash,
        })
    }

    fn rows() -> Vec<Row> {
        static DIGEST: std::sync::LazyLock<[u8; 32]> =
            std::sync::LazyLock::new(|| digest(b"sealed"));
        let mut previous = GENESIS;
        (1..=4)
            .map(|sequence| {
                let link = Link {
                    case_id: b"case",
                    sequence,
                    kind: "note",
                    at: Moment::from_micros(i64::from(sequence)),
                    actor: (sequence > 1).then_some(b"staff"),
                    facts: "{}",
                    body_digest: (sequence == 3).then_some(DIGEST.as_slice()),
                };
                let hash = link.hash(&previous);
                let row = Row {
                    link,
                    body: (sequence == 3).then_some(b"sealed"),
                    previous,
                    hash,
                };
                previous = hash;
                row
            })
            .collect()
    }

    fn broken(rows: &[Row]) -> Option<(i32, Why)> {
        verify_chain(entries(rows))
            .err()
            .map(|broken| (broken.sequence, broken.why))
    }

    #[test]
    fn a_chain_as_recorded_holds_and_tells_its_head() {
        let rows = rows();
        assert_eq!(
            verify_chain(entries(&rows)),
            Ok(Head {
                sequence: 4,
                hash: rows[3].hash
            })
        );
        assert_eq!(
            verify_chain([]),
            Ok(Head {
                sequence: 0,
                hash: GENESIS
            })
        );
    }

    #[test]
    fn the_encoding_never_changes() {
        // The expected value comes from the table above, computed by another program.
        let link = Link {
            case_id: &[1; 16],
            sequence: 1,
            kind: "received",
            at: Moment::from_micros(1_795_400_000_000_000),
            actor: None,
            facts: r#"{"channel":"form"}"#,
            body_digest: None,
        };
        let hash = link
            .hash(&GENESIS)
            .map(|byte| format!("{byte:02x}"))
            .concat();
        assert_eq!(
            hash,
            "c23a3c5fcdd59cc47fa7e48b7fdc3708c091fbe6a690ab92a85a007c0d4d4a06"
        );
    }

    #[test]
    fn an_erased_body_leaves_the_chain_whole() {
        let mut rows = rows();
        rows[2].body = None;
        assert_eq!(broken(&rows), None);
    }

    #[test]
    fn every_change_shows() {
        let changes: [fn(&mut Vec<Row>); 9] = [
            |rows| rows[1].link.kind = "other",
            |rows| rows[1].link.at = Moment::from_micros(3),
            |rows| rows[1].link.actor = None,
            |rows| rows[1].link.actor = Some(b""),
            |rows| rows[1].link.facts = r#"{"a":1}"#,
            |rows| rows[1].link.body_digest = Some(&[9; 32]),
            |rows| rows[1].hash[31] ^= 1,
            |rows| rows[1].previous[0] ^= 1,
            |rows| rows[1].link.case_id = b"another",
        ];
        for (number, change) in changes.iter().enumerate() {
            let mut rows = rows();
            change(&mut rows);
            assert_eq!(
                broken(&rows).map(|(sequence, _)| sequence),
                Some(2),
                "change {number}"
            );
        }
    }

    #[test]
    fn a_changed_body_a_gap_and_a_swap_show() {
        let mut changed = rows();
        changed[2].body = Some(b"sealed otherwise");
        assert_eq!(broken(&changed), Some((3, Why::BodyChanged)));
        let mut gap = rows();
        gap.remove(1);
        assert_eq!(broken(&gap), Some((3, Why::OutOfOrder)));
        let mut headless = rows();
        headless.remove(0);
        assert_eq!(broken(&headless), Some((2, Why::OutOfOrder)));
        let mut swapped = rows();
        swapped.swap(1, 2);
        assert_eq!(broken(&swapped), Some((3, Why::OutOfOrder)));
    }

    #[test]
    fn a_body_where_none_was_recorded_shows() {
        let mut rows = rows();
        rows[0].body = Some(b"slipped in");
        assert_eq!(broken(&rows), Some((1, Why::BodyChanged)));
    }
}
