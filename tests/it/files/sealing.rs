//! Long files under a key of their own: whole, or not at all.

use leakdesk::vault::{FileKey, FileOpener, FileSealer, Unsealable, Vault};
use proptest::prelude::*;

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const HEADER: usize = 20;
const ID: &[u8] = b"0123456789abcdef";

fn seal(key: &FileKey, plain: &[u8], size: usize) -> Vec<u8> {
    let (mut sealer, mut sealed) = FileSealer::new(key, ID);
    for piece in plain.chunks(size) {
        sealer.push(piece, &mut sealed).unwrap();
    }
    sealed.extend(sealer.finish().unwrap());
    sealed
}

fn open(key: &FileKey, id: &[u8], sealed: &[u8], size: usize) -> Result<Vec<u8>, Unsealable> {
    let mut opener = FileOpener::new(key.clone(), id);
    let mut plain = Vec::new();
    for piece in sealed.chunks(size) {
        plain.extend(opener.push(piece)?);
    }
    plain.extend(opener.finish()?);
    Ok(plain)
}

fn plain(length: usize) -> Vec<u8> {
    (0..length)
        .map(|at| u8::try_from(at % 253).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_file_of_any_length_opens_however_it_is_cut(
        length in prop_oneof![
            0..300_usize,
            CHUNK - 2..CHUNK + 3,
            2 * CHUNK - 2..2 * CHUNK + 3,
            0..200_000_usize,
        ],
        into in 1_000..100_000_usize,
        out_of in 1_000..100_000_usize,
    ) {
        let (key, plain) = (FileKey::random(), plain(length));
        let sealed = seal(&key, &plain, into);
        prop_assert_eq!(sealed.len(), HEADER + length + TAG * length.div_ceil(CHUNK).max(1));
        prop_assert_eq!(open(&key, ID, &sealed, out_of), Ok(plain));
    }

    #[test]
    fn a_file_of_which_anything_is_missing_does_not_open(length in 1..150_000_usize, left in 0..1_000_usize) {
        let key = FileKey::random();
        let sealed = seal(&key, &plain(length), 10_000);
        let cut = sealed.len() * left / 1_000;
        prop_assert!(open(&key, ID, &sealed[..cut], 10_000).is_err());
    }
}

#[test]
fn chunks_cannot_be_cut_off_swapped_repeated_or_changed() {
    let key = FileKey::random();
    let sealed = seal(&key, &plain(3 * CHUNK), CHUNK);
    let chunk = |number: usize| {
        let from = HEADER + number * (CHUNK + TAG);
        &sealed[from..from + CHUNK + TAG]
    };
    let header = &sealed[..HEADER];
    let built = |chunks: &[&[u8]]| [header, &chunks.concat()].concat();
    assert!(open(&key, ID, &built(&[chunk(0), chunk(1), chunk(2)]), 999).is_ok());
    let bad = [
        built(&[chunk(0), chunk(1)]),
        built(&[chunk(0)]),
        built(&[]),
        built(&[chunk(1), chunk(0), chunk(2)]),
        built(&[chunk(0), chunk(0), chunk(1), chunk(2)]),
        built(&[chunk(2)]),
        built(&[chunk(0), chunk(1), chunk(2), chunk(2)]),
        built(&[chunk(0), chunk(1), chunk(2), b"x"]),
        Vec::new(),
    ];
    for (number, bad) in bad.iter().enumerate() {
        assert!(open(&key, ID, bad, 50_000).is_err(), "{number}");
    }
    for at in [0, 1, HEADER - 1, HEADER, HEADER + CHUNK, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(open(&key, ID, &changed, 50_000).is_err(), "at {at}");
    }
}

#[test]
fn a_file_opens_only_under_its_own_id_and_key() {
    let key = FileKey::random();
    let sealed = seal(&key, b"content", 3);
    assert!(open(&key, ID, &sealed, 9).is_ok());
    assert!(open(&key, b"another file's i", &sealed, 9).is_err());
    assert!(open(&FileKey::random(), ID, &sealed, 9).is_err());
}

#[test]
fn a_wrapped_key_opens_only_for_its_file_and_with_what_it_was_wrapped_under() {
    let vault = Vault::ephemeral().unwrap();
    let (case_key, _) = vault.new_case_key(b"case");
    let key = FileKey::random();
    let (by_desk, by_case) = (
        vault.wrap_file_key(ID, &key),
        case_key.wrap_file_key(ID, &key),
    );
    assert!(vault.unwrap_file_key(ID, &by_desk).is_ok());
    assert!(case_key.unwrap_file_key(ID, &by_case).is_ok());
    assert!(vault.unwrap_file_key(b"other", &by_desk).is_err());
    assert!(case_key.unwrap_file_key(b"other", &by_case).is_err());
    assert!(vault.unwrap_file_key(ID, &by_case).is_err());
    assert!(case_key.unwrap_file_key(ID, &by_desk).is_err());
    assert_eq!(format!("{key:?}"), "FileKey(…)");
}
