//! What complainants do with their case after they sent it, from the front door.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::cases::event::EventKind;
use leakdesk::cases::facts::Identity;
use leakdesk::cases::reference::Reference;
use leakdesk::cases::{Case, store};
use leakdesk::db::schema::{events, files, messages, outbox, search_tokens};
use leakdesk::ledger;
use leakdesk::mail::letter::Letter;

use crate::desk::{at_work, done, employ};
use crate::intake::complain;
use crate::review::answered;
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";

/// A complaint with its code, open in a browser.
pub(crate) struct Member {
    pub(crate) browser: Browser,
    pub(crate) reference: String,
    code: String,
}

impl Member {
    pub(crate) async fn new(test: &TestApp, fields: &[(&str, &str)]) -> Self {
        let mut browser = test.browser();
        complain(test, &mut browser, fields).await;
        let receipt = browser.get("/complaints/receipt").await;
        let mut member = Self {
            reference: receipt.text_of("reference"),
            code: receipt.text_of("access-code"),
            browser,
        };
        member.unlock().await;
        member
    }

    pub(crate) async fn unlock(&mut self) -> Answer {
        let fields = [
            ("reference", self.reference.as_str()),
            ("access_code", self.code.as_str()),
        ];
        self.browser.submit("/status", "/status", &fields).await
    }

    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    pub(crate) fn path(&self, below: &str) -> String {
        format!("/status/{}{below}", self.reference)
    }

    pub(crate) async fn page(&mut self) -> Answer {
        let path = self.path("");
        let page = self.browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        page
    }

    /// Fills in and sends the form of a page below the case's.
    pub(crate) async fn act(&mut self, below: &str, fields: &[(&str, &str)]) -> Answer {
        let path = self.path(below);
        self.browser.submit(&path, &path, fields).await
    }

    async fn write(&mut self, text: &str) -> Answer {
        let (page, action) = (self.path(""), self.path("/messages"));
        self.browser.submit(&page, &action, &[("text", text)]).await
    }
}

pub(crate) async fn case(test: &TestApp, reference: &str) -> Case {
    let wanted = Reference::parse(reference).unwrap();
    let read = test
        .app
        .db
        .read(move |conn| store::find_by_reference(conn, wanted));
    read.await.unwrap().unwrap()
}

pub(crate) async fn kinds(test: &TestApp, reference: &str) -> Vec<EventKind> {
    let id = case(test, reference).await.id;
    let read = test
        .app
        .db
        .read(move |conn| ledger::store::list_of_case(conn, id));
    read.await
        .unwrap()
        .into_iter()
        .map(|event| event.kind)
        .collect()
}

/// Every mail of a kind about a case, opened, in the order they were written.
pub(crate) async fn mails(test: &TestApp, reference: &str, kind: &'static str) -> Vec<Letter> {
    let (case, vault) = (case(test, reference).await, test.app.vault.clone());
    let read = test.app.db.read(move |conn| {
        let rows: Vec<Vec<u8>> = outbox::table
            .filter(outbox::case_id.eq(case.id))
            .filter(outbox::kind.eq(kind))
            .order((outbox::created_at, outbox::id))
            .select(outbox::sealed)
            .load(conn)?;
        let key = store::find_key(conn, &vault, case.id)?.unwrap();
        let open = |sealed: &Vec<u8>| key.open_json::<Letter>("mail", sealed).unwrap();
        Ok(rows.iter().map(open).collect())
    });
    read.await.unwrap()
}

/// Where the one-time link of a mail leads.
pub(crate) fn link_in(letter: &Letter) -> String {
    let at = letter.text.find("/status/links/").unwrap();
    let rest = &letter.text[at..];
    rest.split_whitespace().next().unwrap().to_owned()
}

#[actix_web::test]
async fn ac_17_no_withdrawal_without_the_code_and_the_token_of_this_browser() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[]).await;
    let path = member.path("/withdrawal");
    let stranger = test.browser().get(&path).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN, "no code");
    let mut thief = test.browser();
    let token = thief.get("/status").await.hidden_of("/status");
    let sure = [
        ("csrf_token", token[0].1.as_str()),
        ("sure", "yes"),
        ("reason", "x"),
    ];
    let forged = thief.post(&path, &sure).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN, "a token, but no code");
    let foreign = member.browser.post(&path, &sure).await;
    assert_eq!(
        foreign.status,
        StatusCode::FORBIDDEN,
        "the code, but another's token"
    );
    let cross = TestRequest::post()
        .uri(&path)
        .insert_header(("sec-fetch-site", "cross-site"))
        .set_form([("sure", "yes")]);
    let cross = member.browser.send(cross).await;
    assert_eq!(cross.status, StatusCode::FORBIDDEN);
    assert!(
        !kinds(&test, &member.reference)
            .await
            .contains(&EventKind::WithdrawalAsked)
    );

    let unsure = member.act("/withdrawal", &[("reason", "Đã rõ rồi.")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsure.body.contains("Đã rõ rồi."), "what was typed stays");
    let before = case(&test, &member.reference).await;
    let sent = member.act("/withdrawal", &[("sure", "yes")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let after = case(&test, &member.reference).await;
    assert_eq!(
        (after.state, after.late_from, after.next_late_from),
        (before.state, before.late_from, before.next_late_from),
        "no clock moves"
    );
    assert_eq!(after.version, before.version, "nobody's form goes stale");
    assert_eq!(after.unread, 1, "the desk has to see it");
    let page = member.page().await;
    assert!(page.body.contains("Quý khách đã rút khiếu nại"));
    assert!(!page.body.contains(&path), "once is enough");
}

#[actix_web::test]
async fn what_is_written_on_the_page_reaches_the_desk_once_and_unread() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[]).await;
    let page = member.page().await;
    let action = member.path("/messages");
    let hidden = page.hidden_of(&action);
    let mut fields: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("text", "Số gọi đến là <b>0903</b>."));
    for _ in 0..2 {
        let sent = member.browser.post(&action, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    assert_eq!(case(&test, &member.reference).await.unread, 1, "sent twice");
    let page = member.page().await;
    assert!(page.body.contains("Số gọi đến là &lt;b&gt;0903&lt;/b&gt;."));
    assert!(page.body.contains("role=\"status\">Đã gửi."), "told once");
    assert!(!member.page().await.body.contains("role=\"status\">Đã gửi."));
    let empty = member.write("  ").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("href=\"#text\""));

    // Nobody writes ten times an hour in earnest; what was typed stays.
    let mut last = member.write("Lần 0").await;
    for n in 1..15 {
        last = member.write(&format!("Lần {n}")).await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.body.contains("Lần 14"));
}

#[actix_web::test]
async fn files_come_with_a_reply_and_what_is_refused_loses_no_word() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[]).await;
    let action = member.path("/messages");
    let png: Vec<u8> = [
        &b"\x89PNG\r\n\x1a\n"[..],
        &b"\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"[..],
        &[0x1f, 0x15, 0xc4, 0x89],
    ]
    .concat();
    for (name, content, status) in [
        (
            "trang.html",
            b"<script>".to_vec(),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        ("ảnh.png", png, StatusCode::SEE_OTHER),
    ] {
        let hidden = member.page().await.hidden_of(&action);
        let boundary = "----bien";
        let mut body = Vec::new();
        let mut fields = hidden;
        fields.push(("text".to_owned(), "Ảnh chụp màn hình.".to_owned()));
        for (field, value) in fields {
            body.extend(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                    .into_bytes(),
            );
        }
        body.extend(
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n")
                .into_bytes(),
        );
        body.extend(content);
        body.extend(format!("\r\n--{boundary}--\r\n").into_bytes());
        let request = TestRequest::post()
            .uri(&action)
            .insert_header((
                "content-type",
                format!("multipart/form-data; boundary={boundary}"),
            ))
            .set_payload(body);
        let sent = member.browser.send(request).await;
        assert_eq!(sent.status, status, "{name}: {}", sent.body);
        if status != StatusCode::SEE_OTHER {
            assert!(sent.body.contains("Ảnh chụp màn hình."));
            assert!(sent.body.contains("trang.html"), "which one");
        }
    }
    let page = member.page().await;
    assert!(page.body.contains("ảnh.png"), "{}", page.body);
    let count = async || {
        let count = test
            .app
            .db
            .read(|conn| Ok(files::table.count().get_result::<i64>(conn)?));
        count.await.unwrap()
    };
    assert_eq!(count().await, 1);

    // From the page before, with the same words: another file is another message, the same one is not.
    let hidden = member.page().await.hidden_of(&action);
    let fields: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    for (content, files) in [("một", 2), ("hai", 3), ("hai", 3)] {
        let file: [(&str, &[u8]); 1] = [("tin.txt", content.as_bytes())];
        let sent = crate::drafts::send(&mut member.browser, &action, &fields, &file).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!(count().await, files, "{content}");
    }
}

#[actix_web::test]
async fn a_review_is_asked_for_answered_by_another_and_read() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    employ(&test, "lan", "handler").await;
    let mut member = Member::new(&test, &[]).await;
    let early = member.browser.get(&member.path("/review")).await;
    assert!(early.body.contains("chưa được trả lời"), "{}", early.body);
    answered_as(&test, bao, &member.reference).await;

    let asked = member
        .act("/review", &[("reason", "Chưa hỏi đơn vị giao hàng.")])
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let told = mails(&test, &member.reference, "review_received").await;
    assert_eq!(told.len(), 1);
    assert!(told[0].text.contains("hết ngày thứ Ba, 08/12/2026"));
    assert!(
        !told[0].text.contains("Hường") && !told[0].text.contains("giao hàng"),
        "nothing that was typed"
    );
    let page = member.page().await;
    assert!(page.body.contains("đang xem xét lại"));
    assert!(page.body.contains("Chưa hỏi đơn vị giao hàng."));

    let place = format!("/desk/cases/{}", member.reference);
    let mut first = at_work(&test, "bao").await;
    let seen = first.get(&place).await;
    assert!(seen.body.contains("Chưa hỏi đơn vị giao hàng."));
    assert!(!seen.body.contains("id=\"review-answer\""), "not for him");
    let queue = first.get("/desk?view=review").await;
    assert!(queue.body.contains(&member.reference));

    let mut other = at_work(&test, "lan").await;
    let answer = [
        ("what", "review-answer"),
        ("result", "changed"),
        ("outcome", "partial"),
        ("reasons", "Phiếu giao để lộ số điện thoại."),
        ("do", "send"),
    ];
    let lacking = other
        .submit(&place, &format!("{place}/review"), &answer)
        .await;
    assert_eq!(
        lacking.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no remedy"
    );
    let full: Vec<_> = answer
        .into_iter()
        .chain([("remedy", "Đã che số trên phiếu.")])
        .collect();
    done(&mut other, &member.reference, "review", &full).await;
    leakdesk::mail::deliver_due(test.app.courier())
        .await
        .unwrap();
    let after = case(&test, &member.reference).await;
    assert!(!after.has_open_duty());
    let sent = mails(&test, &member.reference, "review_answer").await;
    assert!(sent[0].text.contains("Phiếu giao để lộ số điện thoại."));
    assert!(!sent[0].is_automatic);

    let page = member.page().await;
    assert!(page.body.contains("Đã trả lời đúng hạn."));
    assert!(page.body.contains("Đã che số trên phiếu."));
    assert!(page.body.contains("Khiếu nại có căn cứ một phần."));
    assert!(
        page.body.contains(&member.path("/review")),
        "and once more, if need be"
    );
    assert!(!page.body.contains("lan@") && !page.body.contains(">lan<"));
    let queue = other.get("/desk?view=review").await;
    assert!(!queue.body.contains(&format!(">{}<", member.reference)));
}

async fn answered_as(test: &TestApp, by: leakdesk::db::Id, reference: &str) {
    crate::review::answer_case(test, by, reference).await;
}

#[actix_web::test]
async fn a_new_address_is_used_only_after_it_was_confirmed_by_a_post() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[]).await;
    let nothing = member.act("/contact", &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let odd = member.act("/contact", &[("email", "không phải")]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = member
        .act("/contact", &[("email", "moi@nhahang.example")])
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let asking = mails(&test, &member.reference, "contact_confirm").await;
    assert_eq!(asking[0].to, "moi@nhahang.example");
    assert!(!asking[0].text.contains("Hường"), "it may be anybody's");
    let link = link_in(&asking[0]);
    let mut scanner = test.browser();
    for _ in 0..3 {
        assert_eq!(scanner.get(&link).await.status, StatusCode::OK);
    }
    let still = member.browser.get(&member.path("/contact")).await;
    assert!(
        still.body.contains("huong@nhahang.example"),
        "a GET changes nothing"
    );

    let confirmed = scanner.submit(&link, &link, &[]).await;
    assert_eq!(confirmed.status, StatusCode::OK);
    let now = member.browser.get(&member.path("/contact")).await;
    assert!(now.body.contains("moi@nhahang.example"));
    let told = mails(&test, &member.reference, "contact_changed").await;
    assert_eq!(told[0].to, "huong@nhahang.example");
    assert!(!told[0].text.contains("moi@"), "not where to");
    let after = case(&test, &member.reference).await;
    assert_eq!(after.identity, Identity::Contact);
    assert_eq!(
        scanner.get(&link).await.status,
        StatusCode::GONE,
        "it works once"
    );
    let page = member.page().await;
    assert!(
        page.body.contains("huong@nhahang.example"),
        "what was submitted stays as it was"
    );
    assert!(page.body.contains("Đã đổi thông tin liên hệ"));
}

#[actix_web::test]
async fn a_link_to_a_new_address_is_over_after_a_day_and_gives_way_to_the_next() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[]).await;
    for address in ["mot@nhahang.example", "hai@nhahang.example"] {
        member.act("/contact", &[("email", address)]).await;
        test.advance(Duration::minutes(1));
    }
    let asking = mails(&test, &member.reference, "contact_confirm").await;
    let links: Vec<_> = asking.iter().map(link_in).collect();
    assert_eq!(
        test.browser().get(&links[0]).await.status,
        StatusCode::GONE,
        "replaced"
    );
    test.advance(Duration::hours(24) - Duration::minutes(1) - Duration::seconds(1));
    assert_eq!(test.browser().get(&links[1]).await.status, StatusCode::OK);
    test.advance(Duration::seconds(1));
    let over = test.browser().get(&links[1]).await;
    assert_eq!(over.status, StatusCode::GONE);
    let unknown = test
        .browser()
        .get("/status/links/00000000000000000000000000000000")
        .await;
    assert_eq!(unknown.status, StatusCode::GONE);
}

#[actix_web::test]
async fn a_new_number_is_a_request_to_the_desk_which_makes_sure_of_it() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let mut member = Member::new(&test, &[]).await;
    member.act("/contact", &[("phone", "0903 123 456")]).await;
    assert_eq!(case(&test, &member.reference).await.unread, 1);
    let mut ha = at_work(&test, "ha").await;
    let page = ha.get(&format!("/desk/cases/{}", member.reference)).await;
    assert!(page.body.contains("đề nghị đổi thông tin liên hệ"));
    let fields = [
        ("email", "huong@nhahang.example"),
        ("phone", "0903 123 456"),
    ];
    done(&mut ha, &member.reference, "contact", &fields).await;
    let now = member.browser.get(&member.path("/contact")).await;
    assert!(now.body.contains("0903 123 456"));
    let found = ha
        .submit("/desk", "/desk/search", &[("q", "0903123456")])
        .await;
    assert!(found.body.contains(&member.reference), "and found by it");
}

/// The page without what differs between any two of them.
fn bare(answer: &Answer) -> String {
    answer.body.clone()
}

#[actix_web::test]
async fn a_lost_code_is_replaced_only_through_the_contact_of_the_case() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[("phone", "0912 000 333")]).await;
    let mut browser = test.browser();
    let unknown = Reference::random().to_string();
    let mut ask = async |reference: &str, contact: &str| {
        let fields = [("reference", reference), ("contact", contact)];
        let answer = browser
            .submit("/status/lost-code", "/status/lost-code", &fields)
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        bare(&answer)
    };
    let right = ask(&member.reference, "Huong@nhahang.example").await;
    let wrong_contact = ask(&member.reference, "ai-do@nhahang.example").await;
    let wrong_reference = ask(&unknown, "huong@nhahang.example").await;
    assert_eq!(right, wrong_contact, "always the same words");
    assert_eq!(right, wrong_reference);
    let sent = mails(&test, &member.reference, "code_link").await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].to, "huong@nhahang.example", "as the case has it");
    assert!(!sent[0].text.contains(&member.code));
    // Nobody with a telephone number alone gets a mail: the desk calls back.
    let by_phone = ask(&member.reference, "+84912000333").await;
    assert_eq!(right, by_phone);
    assert_eq!(case(&test, &member.reference).await.unread, 1);

    let link = link_in(&sent[0]);
    let mut opener = test.browser();
    assert_eq!(opener.get(&link).await.status, StatusCode::OK);
    assert_eq!(
        member.unlock().await.status,
        StatusCode::SEE_OTHER,
        "looking at a link takes nothing"
    );
    let taken = opener.submit(&link, &link, &[]).await;
    let code = taken.text_of("access-code");
    assert_ne!(code, member.code);
    let page = opener.get(&member.path("")).await;
    assert_eq!(page.status, StatusCode::OK, "and the case is open");
    let old = member.browser.get(&member.path("")).await;
    assert_eq!(
        old.status,
        StatusCode::FORBIDDEN,
        "what the old code opened is shut"
    );
    assert_eq!(
        member.unlock().await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    member.code = code;
    assert_eq!(member.unlock().await.status, StatusCode::SEE_OTHER);
    assert_eq!(opener.get(&link).await.status, StatusCode::GONE);
}

#[actix_web::test]
async fn links_to_new_codes_are_few_however_often_they_are_asked_for() {
    let test = TestApp::at(NOW).await;
    let member = Member::new(&test, &[]).await;
    for network in 1..=9 {
        let mut browser = test.browser();
        browser.from = format!("198.51.100.{network}:40000").parse().unwrap();
        let fields = [
            ("reference", member.reference.as_str()),
            ("contact", "huong@nhahang.example"),
        ];
        let answer = browser
            .submit("/status/lost-code", "/status/lost-code", &fields)
            .await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let sent = mails(&test, &member.reference, "code_link").await;
    assert_eq!(sent.len(), 3);
}

#[actix_web::test]
async fn the_desk_hands_out_a_new_code_after_calling_back() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let mut member = Member::new(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    let place = format!("/desk/cases/{}", member.reference);
    let action = format!("{place}/code");
    let unsaid = ha.submit(&place, &action, &[]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("called", "0912 000 333, gặp chị Hường")];
    let issued = ha.submit(&place, &action, &fields).await;
    let code = issued.text_of("access-code");
    assert_eq!(
        member.unlock().await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the old one is dead"
    );
    member.code = code.clone();
    assert_eq!(member.unlock().await.status, StatusCode::SEE_OTHER);
    assert!(!ha.get(&place).await.body.contains(&code), "shown once");
}

#[actix_web::test]
async fn the_record_is_one_file_that_holds_what_the_page_shows() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    let mut member = Member::new(&test, &[]).await;
    member.write("Số gọi đến là 0903.").await;
    answered_as(&test, bao, &member.reference).await;
    let record = member.browser.get(&member.path("/record")).await;
    assert_eq!(record.status, StatusCode::OK);
    assert_eq!(
        record.header("content-disposition"),
        Some(format!("attachment; filename=\"{}.txt\"", member.reference).as_str())
    );
    assert_eq!(
        record.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let id = case(&test, &member.reference).await.id;
    let chain = test
        .app
        .db
        .read(move |conn| ledger::store::list_of_case(conn, id));
    for event in chain.await.unwrap() {
        let hash: String = event
            .hash
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert!(record.body.contains(&hash), "{:?}", event.kind);
    }
    for said in [
        "đọc đúng đơn hàng hôm qua",
        "Số gọi đến là 0903.",
        "Cuộc gọi đến từ một công ty khác.",
        "hết ngày thứ Ba, 08/12/2026",
    ] {
        assert!(record.body.contains(said), "{said}: {}", record.body);
    }
    assert!(!record.body.contains("bao"), "no name of staff");
    let stranger = test.browser().get(&member.path("/record")).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn a_person_is_erased_by_a_lead_and_only_the_course_of_the_case_is_left() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    employ(&test, "ha", "lead").await;
    let mut member = Member::new(&test, &[]).await;
    member.write("Số gọi đến là 0903.").await;
    let asked = member.act("/erasure", &[("sure", "yes")]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let mut ha = at_work(&test, "ha").await;
    let place = format!("/desk/cases/{}", member.reference);
    let action = format!("{place}/erasure");
    let erase = [("what", "erasure"), ("sure", "yes"), ("do", "erase")];
    let early = ha.submit(&place, &action, &erase).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "not answered yet");
    answered_as(&test, bao, &member.reference).await;
    let hold = [
        ("what", "hold"),
        ("reason", "Tòa án yêu cầu."),
        ("do", "set"),
    ];
    done(&mut ha, &member.reference, "erasure", &hold).await;
    let held = ha.submit(&place, &action, &erase).await;
    assert_eq!(held.status, StatusCode::CONFLICT, "on hold");
    let lift = [("what", "hold"), ("reason", "Đã xong."), ("do", "lift")];
    done(&mut ha, &member.reference, "erasure", &lift).await;
    let mut bao_at_work = at_work(&test, "bao").await;
    let page = bao_at_work.get(&place).await;
    assert!(!page.body.contains("id=\"erasure\""), "leads only");

    done(&mut ha, &member.reference, "erasure", &erase).await;
    let erased = case(&test, &member.reference).await;
    assert!(!erased.has_open_duty(), "the wish is met");
    let (id, vault) = (erased.id, test.app.vault.clone());
    let read = test.app.db.read(move |conn| {
        let chain = ledger::store::verify_case(conn, &erased)?;
        let bodies: i64 = events::table
            .filter(events::case_id.eq(id))
            .filter(events::body.is_not_null())
            .count()
            .get_result(conn)?;
        let tokens: i64 = search_tokens::table
            .filter(search_tokens::case_id.eq(id))
            .count()
            .get_result(conn)?;
        let left: i64 = messages::table
            .filter(messages::case_id.eq(id))
            .count()
            .get_result(conn)?;
        let mails: Vec<(Vec<u8>, i64)> = outbox::table
            .filter(outbox::case_id.eq(id))
            .select((outbox::sealed, outbox::recipient))
            .load(conn)?;
        let has_key = store::find_key(conn, &vault, id)?.is_some();
        Ok((chain, bodies, tokens, left, mails, has_key))
    });
    let (chain, bodies, tokens, left, mails, has_key) = read.await.unwrap();
    chain.unwrap();
    assert_eq!((bodies, tokens, left, has_key), (0, 0, 0, false));
    assert!(
        mails
            .iter()
            .all(|(sealed, to)| sealed.is_empty() && *to == 0)
    );
    let log = test.app.config.key_file.with_file_name("erasures.log");
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains(&member.reference), "{log}");
    assert_eq!(ha.get(&place).await.status, StatusCode::OK);
    let page = member.page().await;
    assert!(page.body.contains("đã được xóa"));
    assert!(!page.body.contains("Hường"));
    for below in ["/contact", "/review", "/erasure", "/withdrawal"] {
        let closed = member.browser.get(&member.path(below)).await;
        assert_eq!(closed.status, StatusCode::OK, "{below}");
        assert!(!closed.body.contains("name=\"csrf_token\""), "{below}");
    }
}

#[actix_web::test]
async fn no_get_changes_anything() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[]).await;
    let before = case(&test, &member.reference).await;
    for path in [
        "",
        "/review",
        "/withdrawal",
        "/contact",
        "/erasure",
        "/record",
        "/messages",
        "/closing",
    ] {
        member.browser.get(&member.path(path)).await;
        let english = format!("/en{}", member.path(path));
        member.browser.get(&english).await;
    }
    let after = case(&test, &member.reference).await;
    assert_eq!(
        (after.sequence, after.code_hash, after.unread),
        (before.sequence, before.code_hash, before.unread)
    );
}

#[actix_web::test]
async fn a_case_can_be_shut_in_a_shared_browser() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[]).await;
    let (page, action) = (member.path(""), member.path("/closing"));
    let shut = member.browser.submit(&page, &action, &[]).await;
    assert_eq!(shut.location(), "/status");
    let again = member.browser.get(&page).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn ac_13_references_tell_neither_number_nor_time() {
    let test = TestApp::with(NOW, &["rate_limits=off"]).await;
    let bao = employ(&test, "bao", "handler").await.id;
    let mut references = Vec::new();
    for _ in 0..20 {
        references.push(answered(&test, bao, &[]).await);
    }
    let mut sorted = references.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), 20);
    assert_ne!(sorted, references, "they do not grow");
    let second = |reference: &String| reference.as_bytes()[3];
    let firsts: std::collections::BTreeSet<u8> = references.iter().map(second).collect();
    assert!(firsts.len() > 5, "{references:?}");
}
