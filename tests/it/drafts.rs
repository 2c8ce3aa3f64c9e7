//! A form that is not sent yet: kept with its files, found again by one browser only, gone after a day.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::db::schema::{cases, drafts, files};
use leakdesk::files::store as file_store;
use leakdesk::{cases as case_room, monitor};

use crate::files::{PDF, PNG};
use crate::intake::{COMPLAINT, filled, open_form};
use crate::support::{Answer, Browser, TestApp};

/// Posts a form in parts, as browsers send files.
pub(crate) async fn send(
    browser: &mut Browser,
    action: &str,
    fields: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(value.as_bytes());
        body.extend_from_slice(b"\r\n");
    }
    for (name, content) in files {
        let head = format!(
            "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--b--\r\n");
    let request = TestRequest::post()
        .uri(action)
        .insert_header(("content-type", "multipart/form-data; boundary=b"));
    browser.send(request.set_payload(body)).await
}

async fn count_drafts(test: &TestApp) -> i64 {
    let read = test
        .app
        .db
        .read(|conn| Ok(drafts::table.count().get_result(conn)?));
    read.await.unwrap()
}

/// Whose files there are.
async fn owners(test: &TestApp) -> Vec<String> {
    let read = test
        .app
        .db
        .read(|conn| Ok(files::table.select(files::owner).load(conn)?));
    read.await.unwrap()
}

/// How many files lie in the store.
fn lying(test: &TestApp) -> usize {
    let folder = std::fs::read_dir(test.data_dir().join("files")).unwrap();
    folder.count()
}

/// Names of the files of the only case, as they are sealed in it.
async fn names_in_case(test: &TestApp) -> Vec<String> {
    let vault = test.app.vault.clone();
    let read = test.app.db.read(move |conn| {
        let reference: String = cases::table.select(cases::reference).first(conn)?;
        let reference = case_room::reference::Reference::parse(&reference).unwrap();
        let case = case_room::store::find_by_reference(conn, reference)?.unwrap();
        let key = case_room::store::find_key(conn, &vault, case.id)?.unwrap();
        let rows = file_store::list_of_case(conn, case.id)?.into_iter();
        let names = rows.map(|row| row.words(&vault, Some(&key)).unwrap().name);
        Ok(names.collect())
    });
    read.await.unwrap()
}

/// The address of the first draft that a page offers to go on with.
fn offered(page: &Answer) -> String {
    let (_, after) = page
        .body
        .split_once("href=\"/complaints/drafts/")
        .expect("a draft");
    format!("/complaints/drafts/{}", after.split_once('"').unwrap().0)
}

fn pairs(hidden: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = hidden.iter();
    pairs.map(|(n, v)| (n.as_str(), v.as_str())).collect()
}

#[actix_web::test]
async fn a_form_is_kept_for_later_and_found_again_by_this_browser_alone() {
    let test = TestApp::at("2026-11-23T10:00:00+07:00").await;
    let mut browser = test.browser();
    assert!(!browser.get("/").await.body.contains("id=\"drafts\""));
    let hidden = open_form(&mut browser).await;
    let half = [
        ("csrf_token", hidden[0].1.as_str()),
        ("submission_id", hidden[1].1.as_str()),
        ("story", "Có người lạ gọi, đọc đúng đơn hàng."),
        ("leaked", "order"),
        ("save", "yes"),
    ];
    let saved = send(&mut browser, "/complaints/drafts", &half, &[]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(saved.location(), "/#drafts");

    let start = browser.get("/").await;
    assert!(start.body.contains("Quý khách có bản nháp chưa gửi"));
    assert!(start.body.contains("Giữ đến 10:00 thứ Ba, 24/11/2026"));
    let address = offered(&start);
    assert_eq!(offered(&browser.get("/complaints/new").await), address);
    let form = browser.get(&address).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.body.contains("đọc đúng đơn hàng."));
    assert!(form.body.contains("value=\"order\" checked"));

    let mut stranger = test.browser();
    assert!(!stranger.get("/").await.body.contains("id=\"drafts\""));
    assert_eq!(stranger.get(&address).await.location(), "/complaints/new");
    let token = stranger
        .get("/complaints/new")
        .await
        .hidden_of("/complaints");
    let removal = format!("{address}/removal");
    stranger
        .post(&removal, &[("csrf_token", token[0].1.as_str())])
        .await;
    assert_eq!(count_drafts(&test).await, 1, "nobody else throws it away");
    assert_eq!(
        browser.post(&removal, &[]).await.status,
        StatusCode::FORBIDDEN
    );

    // Sent at once after it was opened again: it was under way for long, so no machine's work.
    test.advance(Duration::hours(3));
    let hidden = browser.get(&address).await.hidden_of("/complaints");
    let sent = send(&mut browser, "/complaints", &filled(&hidden, &[]), &[]).await;
    assert_eq!(sent.location(), "/complaints/receipt", "{}", sent.body);
    assert_eq!(count_drafts(&test).await, 0, "the case has it now");
    assert!(!browser.get("/").await.body.contains("id=\"drafts\""));
    let read = test
        .app
        .db
        .read(|conn| Ok(cases::table.select(cases::is_held).first::<bool>(conn)?));
    assert!(!read.await.unwrap());
}

#[actix_web::test]
async fn files_survive_an_error_and_the_check_page_and_end_in_the_case() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let wrong = filled(&hidden, &[("full_name", "")]);
    let two: [(&str, &[u8]); 2] = [("ảnh chụp.png", PNG), ("đơn.pdf", PDF)];
    let back = send(&mut browser, "/complaints/check", &wrong, &two).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    for name in ["ảnh chụp.png", "đơn.pdf"] {
        assert!(
            back.body
                .contains(&format!("<span class=\"file-name\">{name}"))
        );
    }
    let check = send(
        &mut browser,
        "/complaints/check",
        &filled(&hidden, &[]),
        &[],
    )
    .await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    assert!(check.body.contains("đơn.pdf") && check.body.contains("name=\"remove\""));
    let carried = check.hidden_of("/complaints");
    let carried = pairs(&carried);
    let sent = browser.post("/complaints", &carried).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(owners(&test).await, ["case", "case"]);
    assert_eq!((count_drafts(&test).await, lying(&test)), (0, 2));
    let mut names = names_in_case(&test).await;
    names.sort();
    assert_eq!(names, ["đơn.pdf", "ảnh chụp.png"]);

    // Sent twice: the same receipt, one case, no file more.
    let receipt = browser.get("/complaints/receipt").await;
    assert!(receipt.body.contains("Kèm theo: 2 tệp."));
    assert!(receipt.body.contains("class=\"qr\""));
    browser.post("/complaints", &carried).await;
    send(&mut browser, "/complaints", &carried, &two).await;
    let again = browser.get("/complaints/receipt").await;
    assert_eq!(again.text_of("access-code"), receipt.text_of("access-code"));
    assert_eq!((owners(&test).await.len(), lying(&test)), (2, 2));
    // With another file it is another complaint: nothing that was sent is dropped.
    let third: [(&str, &[u8]); 1] = [("thêm.txt", "tin nhắn".as_bytes())];
    send(&mut browser, "/complaints", &carried, &third).await;
    let other = browser.get("/complaints/receipt").await;
    assert_ne!(other.text_of("reference"), receipt.text_of("reference"));
    assert_eq!(owners(&test).await, ["case", "case", "case"]);
}

#[actix_web::test]
async fn a_file_is_taken_out_again_without_a_script() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    let one: [(&str, &[u8]); 1] = [("nhầm.png", PNG)];
    let with = filled(&hidden, &[("upload", "yes")]);
    let kept = send(&mut browser, "/complaints/drafts", &with, &one).await;
    assert!(kept.location().ends_with("#files"), "{}", kept.location());
    let form = browser
        .get(kept.location().trim_end_matches("#files"))
        .await;
    assert!(form.body.contains("nhầm.png"));
    assert_eq!(lying(&test), 1);
    let (_, after) = form.body.split_once("name=\"remove\" value=\"").unwrap();
    let id = after.split_once('"').unwrap().0;
    let without = filled(&hidden, &[("remove", id), ("noticed", "hôm qua")]);
    let kept = send(&mut browser, "/complaints/drafts", &without, &[]).await;
    let form = browser
        .get(kept.location().trim_end_matches("#files"))
        .await;
    assert!(!form.body.contains("nhầm.png"));
    assert!(
        form.body.contains("value=\"hôm qua\""),
        "nothing typed is lost"
    );
    assert_eq!((owners(&test).await.len(), lying(&test)), (0, 0));
}

#[actix_web::test]
async fn what_is_refused_is_named_and_the_rest_is_kept() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let mixed: [(&str, &[u8]); 2] = [("virus.exe", b"MZ\x90\0\x03\0\0\0"), ("đơn.pdf", PDF)];
    for action in ["/complaints/check", "/complaints"] {
        let back = send(&mut browser, action, &filled(&hidden, &[]), &mixed).await;
        assert_eq!(back.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{action}");
        assert!(back.body.contains("<title>Lỗi: "));
        assert!(back.body.contains("href=\"#files\""));
        assert!(back.body.contains("“virus.exe”"), "{}", back.body);
        assert!(back.body.contains("<span class=\"file-name\">đơn.pdf"));
        assert!(back.body.contains("đọc đúng đơn hàng hôm qua"));
    }
    assert_eq!(lying(&test), 2, "each time the one that is fine");
    let more: Vec<(&str, &[u8])> = (0..4).map(|_| ("thêm.pdf", PDF)).collect();
    let back = send(
        &mut browser,
        "/complaints/check",
        &filled(&hidden, &[]),
        &more,
    )
    .await;
    assert_eq!(
        back.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "six are one too many"
    );
    assert_eq!(lying(&test), 5);
    let sent = send(&mut browser, "/complaints", &filled(&hidden, &[]), &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(owners(&test).await.len(), 5);
}

#[actix_web::test]
async fn at_13_another_s_form_brings_none_of_its_files() {
    let test = TestApp::new().await;
    let (mut own, mut other) = (test.browser(), test.browser());
    let hidden = open_form(&mut own).await;
    let one: [(&str, &[u8]); 1] = [("riêng.png", PNG)];
    let with = filled(&hidden, &[("upload", "yes")]);
    send(&mut own, "/complaints/drafts", &with, &one).await;
    let strange = open_form(&mut other).await;
    test.advance(Duration::minutes(1));
    // The other browser has drafts of its own, and knows the form's id and the file's.
    let id = hidden.iter().find(|(n, _)| n == "submission_id").unwrap();
    let stolen = filled(&strange, &[("submission_id", id.1.as_str())]);
    let page = send(&mut other, "/complaints/check", &stolen, &[]).await;
    assert!(!page.body.contains("riêng.png"));
    let sent = send(&mut other, "/complaints", &stolen, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(owners(&test).await, ["draft"]);
}

#[actix_web::test]
async fn at_11_saved_many_times_at_once_a_form_has_no_more_files_than_one_may_send() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    let save = filled(&hidden, &[("upload", "yes")]);
    let three: Vec<(&str, &[u8])> = (0..3).map(|_| ("ảnh.png", PNG)).collect();
    send(&mut browser, "/complaints/drafts", &save, &three[..1]).await;
    let mut tabs = [browser.twin(), browser.twin(), browser.twin()];
    let saved = tabs
        .iter_mut()
        .map(|tab| send(tab, "/complaints/drafts", &save, &three));
    futures_util::future::join_all(saved).await;
    assert!(owners(&test).await.len() <= 5, "{:?}", owners(&test).await);
    assert_eq!(lying(&test), owners(&test).await.len());
}

#[actix_web::test]
async fn what_may_have_been_stored_after_all_is_left_to_the_sweep() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let away = test.app.db.write(|conn| {
        diesel::sql_query("ALTER TABLE drafts RENAME TO elsewhere").execute(conn)?;
        Ok(())
    });
    away.await.unwrap();
    let one: [(&str, &[u8]); 1] = [("ảnh.png", PNG)];
    let wrong = filled(&hidden, &[("full_name", "")]);
    let back = send(&mut browser, "/complaints/check", &wrong, &one).await;
    assert!(back.body.contains("Chưa giữ được tệp vừa chọn"));
    assert!(back.body.contains("đọc đúng đơn hàng hôm qua"));
    assert_eq!(lying(&test), 1, "perhaps it has a row");
    for _ in 0..6 {
        test.app
            .files
            .sweep(&test.app.db, test.app.now())
            .await
            .unwrap();
        test.advance(Duration::minutes(15));
    }
    assert_eq!(lying(&test), 0, "it has none");
}

#[actix_web::test]
async fn after_a_day_a_draft_is_gone_with_its_files() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    let one: [(&str, &[u8]); 1] = [("ảnh.png", PNG)];
    let kept = filled(&hidden, &[("save", "yes")]);
    send(&mut browser, "/complaints/drafts", &kept, &one).await;
    test.advance(Duration::hours(24) - Duration::seconds(1));
    monitor::tick(&test.app, test.app.now()).await.unwrap();
    let address = offered(&browser.get("/").await);
    test.advance(Duration::seconds(1));
    assert_eq!(browser.get(&address).await.location(), "/complaints/new");
    assert!(!browser.get("/").await.body.contains("id=\"drafts\""));
    monitor::tick(&test.app, test.app.now()).await.unwrap();
    monitor::tick(&test.app, test.app.now()).await.unwrap();
    assert_eq!(count_drafts(&test).await, 0);
    assert_eq!((owners(&test).await.len(), lying(&test)), (0, 0));
}

#[actix_web::test]
async fn two_forms_in_one_browser_do_not_mix_and_five_are_the_most() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    for n in 0..7 {
        let hidden = open_form(&mut browser).await;
        let story = format!("Chuyện thứ {n} của tôi.");
        let fields = filled(&hidden, &[("story", story.as_str()), ("save", "yes")]);
        let one: [(&str, &[u8]); 1] = [("ảnh.png", PNG)];
        send(&mut browser, "/complaints/drafts", &fields, &one).await;
        test.advance(Duration::minutes(1));
    }
    assert_eq!(count_drafts(&test).await, 5);
    assert_eq!(lying(&test), 5);
    let newest = offered(&browser.get("/").await);
    assert!(browser.get(&newest).await.body.contains("Chuyện thứ 6"));
}

#[actix_web::test]
async fn au_07_without_a_token_nothing_is_kept_and_no_file_taken() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let one: [(&str, &[u8]); 1] = [("ảnh.png", PNG)];
    for action in ["/complaints/drafts", "/complaints/check", "/complaints"] {
        let back = send(&mut browser, action, &COMPLAINT, &one).await;
        assert_eq!(back.status, StatusCode::FORBIDDEN, "{action}");
        assert!(back.body.contains("đọc đúng đơn hàng hôm qua"));
    }
    assert_eq!((count_drafts(&test).await, lying(&test)), (0, 0));
}

#[actix_web::test]
async fn nothing_of_a_draft_lies_open_on_disk() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    let secret = "thìlàquýbáuchưagửi";
    let fields = filled(&hidden, &[("story", secret), ("save", "yes")]);
    let one: [(&str, &[u8]); 1] = [("thìlàquýbáuchưagửi.txt", secret.as_bytes())];
    send(&mut browser, "/complaints/drafts", &fields, &one).await;
    assert_eq!(count_drafts(&test).await, 1);
    let cookie = browser.cookie("leakdesk-draft").unwrap().to_owned();
    let mut folders = vec![test.data_dir()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for word in [secret, cookie.as_str()] {
                let is_in = bytes.windows(word.len()).any(|it| it == word.as_bytes());
                assert!(!is_in, "{word} in {}", path.display());
            }
        }
    }
}

#[actix_web::test]
async fn a_mistyped_address_is_asked_about_and_mended_by_one_button() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let odd = [
        ("email", "huong@gmial.com"),
        (
            "story",
            "Họ có số thẻ 4111 1111 1111 1111 và đòi mã OTP 482 913, tôi đọc 4829.",
        ),
        ("phone", "12345"),
    ];
    let check = send(
        &mut browser,
        "/complaints/check",
        &filled(&hidden, &odd),
        &[],
    )
    .await;
    assert_eq!(check.status, StatusCode::OK);
    for words in [
        "Có phải Quý khách muốn ghi huong@gmail.com?",
        "số thẻ thanh toán",
        "mã OTP hoặc mã xác nhận",
        "thiếu hoặc thừa chữ số",
    ] {
        assert!(check.body.contains(words), "{words}: {}", check.body);
    }
    let carried = check.hidden_of("/complaints");
    let mut carried = pairs(&carried);
    carried.push(("meant_email", "yes"));
    let mended = browser.post("/complaints/check", &carried).await;
    assert!(mended.body.contains("<dd>huong@gmail.com</dd>"));
    assert!(!mended.body.contains("Có phải Quý khách muốn ghi"));
    let carried = mended.hidden_of("/complaints");
    let sent = browser.post("/complaints", &pairs(&carried)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "doubts refuse nothing");
}

#[actix_web::test]
async fn what_comes_back_for_want_of_room_is_kept_too() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let mut busy = None;
    for n in 0..11 {
        let id = format!("{n:032x}");
        let changes = [("submission_id", id.as_str())];
        let one: [(&str, &[u8]); 1] = [("ảnh.png", PNG)];
        busy = Some(
            send(
                &mut browser,
                "/complaints",
                &filled(&hidden, &changes),
                &one,
            )
            .await,
        );
    }
    let busy = busy.unwrap();
    assert_eq!(busy.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(busy.body.contains("<span class=\"file-name\">ảnh.png"));
    assert_eq!(count_drafts(&test).await, 1);
    let read = test.app.db.read(|conn| {
        let drafts = files::table.filter(files::owner.eq("draft"));
        Ok(drafts.count().get_result::<i64>(conn)?)
    });
    assert_eq!(read.await.unwrap(), 1);
}
