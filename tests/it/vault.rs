//! The vault from outside: key file, sealing, fingerprints, search.
use std::path::{Path, PathBuf};

use leakdesk::vault::{KeyError, Opened, SearchText, Unsealable, Vault};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// An empty folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("vault-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn key(&self) -> PathBuf {
        self.0.join("desk.key")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

mod key_file {
    use super::*;

    #[test]
    fn it_is_made_once_and_found_again() {
        let folder = Folder::new("once");
        let (made, how) = Vault::open(&folder.key(), None).unwrap();
        assert_eq!(how, Opened::Made);
        let (found, how) = Vault::open(&folder.key(), Some(&made.fingerprint())).unwrap();
        assert_eq!(how, Opened::Found);
        assert_eq!(found.fingerprint(), made.fingerprint());
        assert_eq!(made.fingerprint().len(), 32);
        let sealed = made.seal("test", b"text");
        assert_eq!(
            found.open_sealed("test", &sealed).unwrap().as_slice(),
            b"text"
        );
        let names: Vec<_> = std::fs::read_dir(&folder.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["desk.key"], "no draft is left behind");
    }

    #[test]
    fn two_starting_at_once_have_one_key() {
        for round in 0..20 {
            let folder = Folder::new(&format!("race{round}"));
            let path = folder.key();
            let opened: Vec<(String, Opened)> = std::thread::scope(|scope| {
                let starts: Vec<_> = (0..8)
                    .map(|_| scope.spawn(|| Vault::open(&path, None).unwrap()))
                    .collect();
                let opened = starts.into_iter().map(|start| start.join().unwrap());
                opened
                    .map(|(vault, how)| (vault.fingerprint(), how))
                    .collect()
            });
            assert!(
                opened
                    .iter()
                    .all(|(fingerprint, _)| *fingerprint == opened[0].0)
            );
            assert_eq!(
                opened
                    .iter()
                    .filter(|(_, how)| *how == Opened::Made)
                    .count(),
                1
            );
        }
    }

    #[test]
    fn with_a_fingerprint_a_second_key_is_never_made() {
        let folder = Folder::new("second");
        let (first, _) = Vault::open(&folder.key(), None).unwrap();
        std::fs::remove_file(folder.key()).unwrap();
        let error = Vault::open(&folder.key(), Some(&first.fingerprint())).unwrap_err();
        assert!(matches!(error, KeyError::Missing { .. }));
        assert!(
            error.to_string().contains("LEAKDESK_KEY_FILE"),
            "it says what to do: {error}"
        );
        assert!(!folder.key().exists());
        Vault::open(&folder.key(), None).unwrap();
        let error = Vault::open(&folder.key(), Some(&first.fingerprint())).unwrap_err();
        assert!(matches!(error, KeyError::Different { .. }), "{error}");
    }

    #[test]
    fn a_damaged_file_is_refused_and_left_alone() {
        let folder = Folder::new("damaged");
        let (vault, _) = Vault::open(&folder.key(), None).unwrap();
        let text = std::fs::read_to_string(folder.key()).unwrap();
        let digits = text.lines().last().unwrap();
        for damaged in [
            String::new(),
            "# nothing\n".to_owned(),
            digits.chars().skip(1).collect(),
            format!("{digits}0"),
            format!("{digits}\n{digits}"),
            "x".repeat(64),
            "é".repeat(32),
        ] {
            std::fs::write(folder.key(), &damaged).unwrap();
            for expected in [None, Some(vault.fingerprint())] {
                let error = Vault::open(&folder.key(), expected.as_deref()).unwrap_err();
                assert!(matches!(error, KeyError::Malformed { .. }), "{error}");
            }
            assert_eq!(std::fs::read_to_string(folder.key()).unwrap(), damaged);
        }
        std::fs::write(folder.key(), [0xff; 100]).unwrap();
        assert!(matches!(
            Vault::open(&folder.key(), None),
            Err(KeyError::Malformed { .. })
        ));
        // Copied by hand: capitals, spaces, no comment, Windows line ends.
        std::fs::write(folder.key(), format!("  {}\r\n\r\n", digits.to_uppercase())).unwrap();
        assert_eq!(
            Vault::open(&folder.key(), None).unwrap().0.fingerprint(),
            vault.fingerprint()
        );
    }

    #[cfg(unix)]
    #[test]
    fn it_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new("mode");
        Vault::open(&folder.key(), None).unwrap();
        let mode = || {
            std::fs::metadata(folder.key())
                .unwrap()
                .permissions()
                .mode()
                & 0o777
        };
        assert_eq!(mode(), 0o600);
        for (open, refused) in [
            (0o644, true),
            (0o640, true),
            (0o602, true),
            (0o400, false),
            (0o600, false),
        ] {
            std::fs::set_permissions(folder.key(), std::fs::Permissions::from_mode(open)).unwrap();
            let result = Vault::open(&folder.key(), None);
            assert_eq!(
                matches!(result, Err(KeyError::TooOpen { .. })),
                refused,
                "{open:o}"
            );
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_with_its_name() {
        let folder = Folder::new("nowhere");
        let path = folder.0.join("missing").join("desk.key");
        let error = Vault::open(&path, None).unwrap_err();
        assert!(matches!(error, KeyError::Io { action: "make", .. }));
        assert!(error.to_string().contains("missing"), "{error}");
    }

    #[test]
    fn nothing_shows_in_debug() {
        let vault = Vault::ephemeral().unwrap();
        let (key, _) = vault.new_case_key(b"case");
        assert_eq!(format!("{vault:?} {key:?}"), "Vault(…) SealingKey(…)");
    }
}

mod sealing {
    use super::*;

    #[test]
    fn a_case_key_opens_for_its_own_case_alone() {
        let vault = Vault::ephemeral().unwrap();
        let (key, wrapped) = vault.new_case_key(b"case 1");
        let sealed = key.seal("complaint", b"text");
        let again = vault.unwrap_case_key(b"case 1", &wrapped).unwrap();
        assert_eq!(
            again.open("complaint", &sealed).unwrap().as_slice(),
            b"text"
        );
        assert_eq!(
            vault.unwrap_case_key(b"case 2", &wrapped).unwrap_err(),
            Unsealable::Damaged
        );
        let (other, _) = vault.new_case_key(b"case 1");
        assert_eq!(
            other.open("complaint", &sealed).unwrap_err(),
            Unsealable::Damaged
        );
        assert!(
            vault.open_sealed("complaint", &sealed).is_err(),
            "the desk's key is another"
        );
        let stranger = Vault::ephemeral().unwrap();
        assert!(stranger.unwrap_case_key(b"case 1", &wrapped).is_err());
    }

    #[test]
    fn a_wrapped_key_is_no_sealed_text() {
        let vault = Vault::ephemeral().unwrap();
        let (_, wrapped) = vault.new_case_key(b"");
        assert!(vault.open_sealed("case key", &wrapped).is_err());
        assert!(
            vault
                .unwrap_case_key(b"", &vault.seal("case key", &[0; 32]))
                .is_err()
        );
    }

    #[test]
    fn label_and_context_do_not_run_into_each_other() {
        let (key, _) = Vault::ephemeral().unwrap().new_case_key(b"");
        let sealed = key.seal_for("ab", b"c", b"text");
        assert!(key.open_for("ab", b"c", &sealed).is_ok());
        assert!(key.open_for("a", b"bc", &sealed).is_err());
        assert!(key.open("ab", &sealed).is_err());
    }

    #[test]
    fn json_comes_back_and_errors_quote_nothing() {
        let vault = Vault::ephemeral().unwrap();
        let value = vec!["Nguyễn Thị Đào".to_owned()];
        let sealed = vault.seal_json("staff", &value).unwrap();
        assert_eq!(
            vault.open_json::<Vec<String>>("staff", &sealed).unwrap(),
            value
        );
        let error = vault.open_json::<Vec<u32>>("staff", &sealed).unwrap_err();
        assert!(matches!(error, Unsealable::Misshapen { .. }));
        assert!(!format!("{error} {error:?}").contains("Nguy"));
    }

    #[test]
    fn what_is_too_short_or_of_another_version_is_refused() {
        let vault = Vault::ephemeral().unwrap();
        let mut sealed = vault.seal("x", b"text");
        for length in 0..sealed.len() {
            assert!(vault.open_sealed("x", &sealed[..length]).is_err());
        }
        sealed[0] = 2;
        assert_eq!(
            vault.open_sealed("x", &sealed).unwrap_err(),
            Unsealable::UnknownForm
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_sealed_comes_back(plain in proptest::collection::vec(any::<u8>(), 0..300), context in any::<[u8; 16]>()) {
            let (key, _) = Vault::ephemeral().unwrap().new_case_key(&context);
            let sealed = key.seal_for("note", &context, &plain);
            prop_assert_eq!(sealed.len(), plain.len() + 41);
            let opened = key.open_for("note", &context, &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), plain.as_slice());
            prop_assert!(key.open_for("complaint", &context, &sealed).is_err());
            prop_assert_ne!(&key.seal_for("note", &context, &plain), &sealed, "a new nonce each time");
        }

        #[test]
        fn one_changed_bit_anywhere_shows(plain in proptest::collection::vec(any::<u8>(), 0..60), bit in 0..8) {
            let vault = Vault::ephemeral().unwrap();
            let sealed = vault.seal("note", &plain);
            for place in 0..sealed.len() {
                let mut tampered = sealed.clone();
                tampered[place] ^= 1_u8 << bit;
                prop_assert!(vault.open_sealed("note", &tampered).is_err());
            }
        }
    }
}

mod fingerprints {
    use super::*;

    #[test]
    fn they_hang_on_key_purpose_and_the_borders_of_parts() {
        let vault = Vault::ephemeral().unwrap();
        let mac = vault.mac("purpose", &[b"ab", b"c"]);
        assert_eq!(mac, vault.mac("purpose", &[b"ab", b"c"]));
        assert_ne!(mac, vault.mac("other", &[b"ab", b"c"]));
        assert_ne!(mac, vault.mac("purpose", &[b"a", b"bc"]));
        assert_ne!(mac, vault.mac("purpose", &[b"ab", b"c", b""]));
        assert_ne!(
            mac,
            Vault::ephemeral().unwrap().mac("purpose", &[b"ab", b"c"])
        );
        assert!(vault.verify_mac("purpose", &[b"ab", b"c"], &mac));
        assert!(!vault.verify_mac("purpose", &[b"ab", b"d"], &mac));
        assert!(!vault.verify_mac("purpose", &[b"ab", b"c"], &mac[..31]));
        assert!(!vault.verify_mac("purpose", &[b"ab", b"c"], &[]));
    }

    /// What is stored must be found by every later version. The expected values were computed by another program.
    #[test]
    fn they_never_change() {
        let folder = Folder::new("known");
        let digits = (0..32)
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .concat();
        std::fs::write(folder.key(), digits).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(folder.key(), std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        let (vault, _) = Vault::open(&folder.key(), None).unwrap();
        assert_eq!(vault.fingerprint(), "ac20cc28cd0e5cfec24f90aed6a38175");
        assert_eq!(
            vault.print("e-mail", "lan@example.vn"),
            -2_732_766_042_212_777_084
        );
    }
}

mod search {
    use super::*;

    fn matches(vault: &Vault, text: &SearchText<'_>, query: &str) -> bool {
        let tokens = vault.search_tokens(text);
        let asked = vault.query_tokens(query);
        !asked.is_empty()
            && asked
                .iter()
                .all(|list| list.iter().any(|token| tokens.contains(token)))
    }

    fn complaint() -> SearchText<'static> {
        SearchText {
            words: vec![
                "Nguyễn Thị Đào",
                "Sau khi đặt món ở quán Hoà Bình tôi bị số 028.3822.1234 gọi, đọc đúng đơn ĐH-2026-0042, \
                 rồi zalo 0912 345 678. Thư từ lua.dao@example.com. Chị H'Hen Niê cũng vậy.",
            ],
            phones: vec!["+84 903 123 456"],
            emails: vec!["Dao.Nguyen@Example.VN"],
            codes: vec!["GH 77-1234-AB"],
        }
    }

    #[test]
    fn whole_words_in_any_order_with_or_without_marks() {
        let vault = Vault::ephemeral().unwrap();
        for found in [
            "đào",
            "dao nguyen",
            "Đào NGUYỄN",
            "hòa bình",
            "hoà bình",
            "hoa binh",
            "nguyễn dao",
            "h'hen niê",
            "hen nie",
            "Ｎｇｕｙｅｎ",
            "“Đào”, nguyễn",
            "ÐÀO",
        ] {
            assert!(matches(&vault, &complaint(), found), "{found}");
            let decomposed: String = found.nfd().collect();
            assert!(
                matches(&vault, &complaint(), &decomposed),
                "{found} decomposed"
            );
        }
        for not_found in [
            "",
            " … ",
            "da",
            "đạo",
            "nguyên",
            "hoá bình",
            "đào trần",
            "nguye",
        ] {
            assert!(!matches(&vault, &complaint(), not_found), "{not_found}");
        }
    }

    #[test]
    fn phone_numbers_in_any_spelling_and_by_the_last_four() {
        let vault = Vault::ephemeral().unwrap();
        for found in [
            "0903123456",
            "0903 123 456",
            "0903.123.456",
            "090-312-3456",
            "+84903123456",
            "+84 903 123 456",
            "+84 (0)903 123 456",
            "84903123456",
            "0084 903 123 456",
            "903123456",
            "３４５６",
            "3456",
            "Đào 3456",
            "nguyễn 0903 123 456 đào",
            "02838221234",
            "028 3822 1234",
            "0912345678",
            "5678",
            "(0912) 345-678",
        ] {
            assert!(matches(&vault, &complaint(), found), "{found}");
        }
        for not_found in ["0903123457", "0903 123 457", "345", "4567", "1903123456"] {
            // 345 is a piece of the number in the text.
            assert!(
                not_found == "345" || !matches(&vault, &complaint(), not_found),
                "{not_found}"
            );
        }
    }

    #[test]
    fn phone_fields_are_found_however_they_were_filled_in() {
        let vault = Vault::ephemeral().unwrap();
        for (typed, query) in [
            ("0168 812 3456", "0388123456"),
            ("0388123456", "0168.812.3456"),
            ("+1 202 555 0123", "+1 202 555 0123"),
            ("+1 202 555 0123", "12025550123"),
            ("0903123456 / 0912345678", "0903 123 456"),
            ("0903123456 / 0912345678", "0912 345 678"),
            ("0903 123 456 (Zalo)", "0903123456"),
            ("0903 123 456 (Zalo)", "3456"),
            ("19001234", "1900 1234"),
        ] {
            let text = SearchText {
                phones: vec![typed],
                ..SearchText::default()
            };
            assert!(matches(&vault, &text, query), "{typed} by {query}");
        }
    }

    #[test]
    fn addresses_and_codes() {
        let vault = Vault::ephemeral().unwrap();
        for found in [
            "dao.nguyen@example.vn",
            "DAO.NGUYEN@EXAMPLE.VN",
            "<dao.nguyen@example.vn>",
            "example.vn",
            "@example.vn",
            "lua.dao@example.com",
            "lua",
            "ĐH-2026-0042",
            "đh 2026 0042",
            "DH20260042",
            "dh2026-0042",
            "#ĐH20260042",
            "GH77-1234-AB",
            "gh771234ab",
            "GH 77 1234 AB",
            "1234",
            "gh 77 đào",
            "0042",
        ] {
            assert!(matches(&vault, &complaint(), found), "{found}");
        }
        for not_found in [
            "nguyen.dao@example.vn",
            "dao@example.vn",
            "GH77-1234-AC",
            "DH20260043",
            "DH202600",
        ] {
            assert!(!matches(&vault, &complaint(), not_found), "{not_found}");
        }
    }

    #[test]
    fn kinds_do_not_answer_for_each_other() {
        let vault = Vault::ephemeral().unwrap();
        let address = vault.search_tokens(&SearchText {
            emails: vec!["dao@example.vn"],
            ..SearchText::default()
        });
        let code = vault.search_tokens(&SearchText {
            codes: vec!["0903123456"],
            ..SearchText::default()
        });
        let phone = vault.search_tokens(&SearchText {
            phones: vec!["0903123456"],
            ..SearchText::default()
        });
        assert!(
            phone
                .iter()
                .all(|token| !code.contains(token) && !address.contains(token))
        );
        let other = Vault::ephemeral().unwrap();
        assert_ne!(vault.query_tokens("đào"), other.query_tokens("đào"));
    }

    #[test]
    fn tokens_are_prints_under_a_purpose_of_their_own() {
        let vault = Vault::ephemeral().unwrap();
        let tokens = |text: SearchText<'_>| vault.search_tokens(&text);
        let word = tokens(SearchText {
            words: vec!["Lan"],
            ..SearchText::default()
        });
        assert_eq!(word, [vault.print("search word", "lan")]);
        let phone = tokens(SearchText {
            phones: vec!["0903123456"],
            ..SearchText::default()
        });
        assert_eq!(phone.len(), 2);
        assert!(phone.contains(&vault.print("search phone", "+84903123456")));
        assert!(phone.contains(&vault.print("search last four digits", "3456")));
    }

    #[test]
    fn tokens_and_query_words_are_bounded() {
        let vault = Vault::ephemeral().unwrap();
        let long = (0..5000)
            .map(|number| format!("từ{number}"))
            .collect::<Vec<_>>()
            .join(" ");
        let text = SearchText {
            words: vec![&long],
            phones: vec!["0903123456"],
            ..SearchText::default()
        };
        let tokens = vault.search_tokens(&text);
        assert_eq!(tokens.len(), 2000);
        assert!(
            tokens.is_sorted_by(|one, next| one < next),
            "sorted, without repeats"
        );
        assert!(
            matches(&vault, &text, "0903123456"),
            "numbers come before words"
        );
        let asked = vault.query_tokens(&long);
        assert_eq!(asked.len(), 12);
        assert!(asked.iter().all(|list| list.len() < 30));
    }

    const LETTERS: &str = "[a-zA-ZđĐăâêôơưĂÂÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ0-9 .@'-]{0,40}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let folded = leakdesk::text::words::fold(&text);
            prop_assert_eq!(leakdesk::text::words::fold(&folded), folded);
        }

        #[test]
        fn composed_and_decomposed_text_have_the_same_tokens(text in LETTERS) {
            let vault = Vault::ephemeral().unwrap();
            let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
            let tokens = |text: &str| vault.search_tokens(&SearchText { words: vec![text], ..SearchText::default() });
            prop_assert_eq!(tokens(&composed), tokens(&decomposed));
            prop_assert_eq!(vault.query_tokens(&composed), vault.query_tokens(&decomposed));
        }

        #[test]
        fn a_text_is_found_by_each_of_its_words(text in LETTERS) {
            let vault = Vault::ephemeral().unwrap();
            let whole = SearchText { words: vec![&text], ..SearchText::default() };
            for word in leakdesk::text::words::words(&text) {
                prop_assert!(matches(&vault, &whole, &word), "{}", word);
                prop_assert!(matches(&vault, &whole, &leakdesk::text::words::fold(&word)), "{} folded", word);
            }
        }

        #[test]
        fn a_mobile_number_is_found_in_any_spacing(
            digits in "0[35789][0-9]{8}",
            gaps in proptest::collection::btree_map(1..9_usize, "[ .-]", 0..5),
        ) {
            let vault = Vault::ephemeral().unwrap();
            let text = SearchText { phones: vec![&digits], ..SearchText::default() };
            let mut spaced = digits.clone();
            for (place, gap) in gaps.iter().rev() {
                spaced.insert_str(*place, gap);
            }
            prop_assert!(matches(&vault, &text, &spaced), "{}", spaced);
            prop_assert!(matches(&vault, &text, digits.split_at(6).1));
        }

        #[test]
        fn no_input_is_too_odd(text in any::<String>()) {
            let vault = Vault::ephemeral().unwrap();
            let odd = SearchText { words: vec![&text], phones: vec![&text], emails: vec![&text], codes: vec![&text] };
            prop_assert!(vault.search_tokens(&odd).len() <= 2000);
            prop_assert!(vault.query_tokens(&text).len() <= 12);
            prop_assert!(leakdesk::cases::reference::Reference::parse(&text).is_none());
            prop_assert!(leakdesk::cases::access_code::AccessCode::parse(&text).is_none());
        }
    }
}
