//! What lies on disk names nobody.

use std::path::Path;

use actix_web::http::StatusCode;

use crate::support::TestApp;

const SECRETS: [&str; 4] = [
    "Bùi Thị Xuân Lan",
    "0912000333",
    "lan.kin@example.vn",
    "thìlàquýbáu",
];

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path))
        } else {
            found.push(path)
        }
    }
    found
}

#[actix_web::test]
async fn no_file_but_the_mails_holds_what_was_written() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let sent = browser
        .submit(
            "/complaints/new",
            "/complaints",
            &[
                ("kind", "leak"),
                ("leaked", "phone"),
                ("full_name", SECRETS[0]),
                ("reply_channel", "email"),
                ("email", SECRETS[2]),
                ("phone", SECRETS[1]),
                ("complainant_role", "member"),
                (
                    "story",
                    &format!("Có người gọi đúng tên tôi, {}.", SECRETS[3]),
                ),
            ],
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let receipt = browser.get("/complaints/receipt").await;
    let code = receipt.text_of("access-code");
    let paths = files(&test.data_dir());
    assert!(paths.iter().any(|path| path.ends_with("desk.key")));
    for path in paths
        .iter()
        .filter(|path| path.parent().unwrap().file_name().unwrap() != "mail")
    {
        let bytes = std::fs::read(path).unwrap();
        for secret in SECRETS.iter().copied().chain([code.as_str()]) {
            let is_there = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!is_there, "{secret} in {}", path.display());
        }
    }
}
