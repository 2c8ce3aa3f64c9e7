//! DKIM: what is signed is true, as a verifier that is not ours says, and nothing can be added.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use leakdesk::lang::Lang;
use leakdesk::mail::dkim::{Signer, WrongKey};
use leakdesk::mail::letter::{Letter, Sender};
use leakdesk::render::Rendered;
use leakdesk::time::Moment;

fn openssl(arguments: &[&str]) -> Vec<u8> {
    let done = Command::new("openssl")
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .unwrap();
    assert!(done.status.success(), "{arguments:?}");
    done.stdout
}

/// A key file, and the record that its domain would publish.
fn key(folder: &Path, name: &str, make: &[&str]) -> (PathBuf, String) {
    let path = folder.join(name);
    let file = path.to_str().unwrap().to_owned();
    let mut arguments = make.to_vec();
    arguments.extend(["-out", &file]);
    openssl(&arguments);
    let public = openssl(&["pkey", "-in", &file, "-pubout"]);
    let text = String::from_utf8(public).unwrap();
    let body: String = text.lines().filter(|line| !line.starts_with('-')).collect();
    let record = if make.contains(&"ed25519") {
        // The record holds the bare key: the last 32 of its 44 bytes (RFC 8463 §4.2).
        let der = openssl(&["pkey", "-in", &file, "-pubout", "-outform", "DER"]);
        let bare = folder.join("bare");
        fs::write(&bare, &der[12..]).unwrap();
        let bare = openssl(&["base64", "-A", "-in", bare.to_str().unwrap()]);
        format!(
            "v=DKIM1; k=ed25519; p={}",
            String::from_utf8(bare).unwrap().trim()
        )
    } else {
        format!("v=DKIM1; k=rsa; p={body}")
    };
    (path, record)
}

fn signed(key_file: &Path) -> String {
    let signer = Signer::read("desk", "kamereo.example", key_file).unwrap();
    let sender = Sender::new("Công ty Kamereo", "desk@kamereo.example", None).unwrap();
    let rendered = Rendered {
        subject: "Đã tiếp nhận phản ánh của Quý khách [KN-7F3K-9QW4]".to_owned(),
        text: "Kính gửi Quý khách,\n\nmột dòng  có khoảng trắng \n".to_owned(),
        html: "<p>Kính gửi</p>".to_owned(),
    };
    let at = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
    let letter = Letter::new("huong@example.com", Lang::Vi, &rendered, at)
        .following("<theirs@example.com>")
        .replied_to_at(Some("khieunai+KN7F3K9QW4-x@kamereo.example".to_owned()));
    let outgoing = letter
        .compose(&sender.signing(Some(signer)), "<0123abcd@kamereo.example>")
        .unwrap();
    String::from_utf8(outgoing.bytes).unwrap()
}

fn is_true(folder: &Path, mail: &str, record: &str) -> bool {
    let file = folder.join("mail.eml");
    fs::write(&file, mail).unwrap();
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/it/support/dkim_check.py"
    );
    let said = Command::new("/usr/bin/python3")
        .arg(script)
        .arg(&file)
        .arg(record)
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.status.success(), "python3-dkim: {words}");
    said.stdout.starts_with(b"true")
}

#[test]
fn a_signature_is_true_and_covers_what_can_be_said() {
    let folder = super::desk::folder("dkim");
    let kinds: [(&str, &[&str]); 3] = [
        (
            "rsa",
            &[
                "genpkey",
                "-algorithm",
                "RSA",
                "-pkeyopt",
                "rsa_keygen_bits:2048",
            ],
        ),
        ("rsa1", &["genrsa", "-traditional"]),
        ("ed25519", &["genpkey", "-algorithm", "ed25519"]),
    ];
    for (name, make) in kinds {
        let (key_file, record) = key(&folder, name, make);
        let mail = signed(&key_file);
        assert!(
            mail.contains("; d=kamereo.example; s=desk;\r\n c=relaxed/relaxed;"),
            "{mail}"
        );
        assert!(is_true(&folder, &mail, &record), "{name}: {mail}");
        for (said, changed) in [
            ("Kính g", "Kinh g"),
            ("To: huong@", "To: khac@"),
            ("References: ", "References: <x@y> "),
            ("MIME-Version", "Reply-To: x@evil.example\r\nMIME-Version"),
        ] {
            let said = if mail.contains(said) {
                said
            } else {
                "K=C3=ADnh"
            };
            let changed = if said == "K=C3=ADnh" { "Kinh" } else { changed };
            let forged = mail.replacen(said, changed, 1);
            assert_ne!(forged, mail, "{said}");
            assert!(!is_true(&folder, &forged, &record), "{name}: {changed}");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_is_no_key_is_refused_at_the_start() {
    let folder = super::desk::folder("dkim-wrong");
    let (short, _) = key(&folder, "short", &["genrsa", "-traditional"]);
    let file = short.to_str().unwrap();
    openssl(&[
        "genpkey",
        "-algorithm",
        "RSA",
        "-pkeyopt",
        "rsa_keygen_bits:512",
        "-out",
        file,
    ]);
    let other = folder.join("other");
    fs::write(
        &other,
        "-----BEGIN PRIVATE KEY-----\nbm8ga2V5\n-----END PRIVATE KEY-----\n",
    )
    .unwrap();
    for path in [&short, &other] {
        let refused = Signer::read("desk", "kamereo.example", path).unwrap_err();
        assert!(matches!(refused, WrongKey::Key(_)), "{refused}");
        assert!(!refused.to_string().contains("bm8ga2V5"));
    }
    let missing = Signer::read("desk", "kamereo.example", &folder.join("none"));
    assert!(matches!(missing, Err(WrongKey::File(_))));
    let odd = Signer::read("desk; x=y", "kamereo.example", &short);
    assert!(matches!(odd, Err(WrongKey::Name(_))));
    fs::remove_dir_all(&folder).unwrap();
}
