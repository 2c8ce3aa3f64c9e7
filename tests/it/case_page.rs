//! The page of a case: what belongs together, what a second person reads, what may be written, and that
//! nothing typed is lost.

use actix_web::http::StatusCode;

use chrono::Duration;
use leakdesk::cases::approval;
use leakdesk::db::schema::cases;

use crate::desk::{NO_INCIDENT, act, at_work, complained, done, employ};
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";

fn link<'a>(other: &'a str, why: &'a str) -> [(&'a str, &'a str); 4] {
    [("do", "link"), ("form", ""), ("other", other), ("why", why)]
}

async fn page(browser: &mut Browser, reference: &str) -> Answer {
    browser.get(&format!("/desk/cases/{reference}")).await
}

/// Two complaints of different people, nothing in common.
async fn two(test: &TestApp) -> (String, String) {
    let one = complained(test, &[]).await;
    let fields = [
        ("story", "Hóa đơn gửi nhầm sang quán khác."),
        ("email", "khac@quan.example"),
        ("full_name", "Lê Văn Tám"),
    ];
    (one, complained(test, &fields).await)
}

#[actix_web::test]
async fn two_cases_are_linked_on_both_sides_and_unlinked_with_a_reason() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let (one, other) = two(&test).await;
    let mut ha = at_work(&test, "ha").await;
    let due = |page: &Answer| page.body.matches("08/12/2026").count();
    let before = due(&page(&mut ha, &other).await);
    done(&mut ha, &one, "links", &link(&other, "same_event")).await;
    for (here, there) in [(&one, &other), (&other, &one)] {
        let page = page(&mut ha, here).await;
        assert!(page.body.contains("id=\"linked\""), "{here}");
        assert!(
            page.body.contains(&format!("Liên kết với {there}")),
            "{here}"
        );
        assert!(page.body.contains("Cùng một sự việc, nhiều người gửi"));
    }
    assert_eq!(due(&page(&mut ha, &other).await), before, "no clock moves");
    let again = act(&mut ha, &other, "links", &link(&one, "other")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.body.contains("Hai hồ sơ này đã được liên kết."));

    let form = format!("unlink-{one}");
    let mut unlink = vec![("do", "unlink"), ("form", form.as_str()), ("other", &one)];
    unlink.push(("reason", ""));
    let bare = act(&mut ha, &other, "links", &unlink).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    unlink.pop();
    unlink.push(("reason", "Hai sự việc khác nhau."));
    done(&mut ha, &other, "links", &unlink).await;
    for here in [&one, &other] {
        let page = page(&mut ha, here).await;
        assert!(!page.body.contains("id=\"linked\""), "{here}");
        assert!(page.body.contains("Hai sự việc khác nhau."), "{here}");
    }
}

#[actix_web::test]
async fn linking_makes_nobodys_open_form_stale_on_the_other_case() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    employ(&test, "bao", "handler").await;
    let (one, other) = two(&test).await;
    let (mut ha, mut bao) = (at_work(&test, "ha").await, at_work(&test, "bao").await);
    let action = format!("/desk/cases/{other}/notes");
    let hidden = page(&mut bao, &other).await.hidden_of(&action);
    done(&mut ha, &one, "links", &link(&other, "other")).await;
    let mut fields: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("note", "Đã gọi."));
    let saved = bao.post(&action, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
}

#[actix_web::test]
async fn ac_07_a_restricted_case_is_no_target_for_a_link_and_is_shown_to_nobody() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin,lead").await;
    employ(&test, "bao", "handler").await;
    let one = complained(&test, &[]).await;
    let secret = complained(&test, &[("about_staff", "yes")]).await;
    let mut bao = at_work(&test, "bao").await;
    assert!(
        !page(&mut bao, &one).await.body.contains(&secret),
        "not alike"
    );
    let mut bodies = Vec::new();
    for target in [secret.as_str(), "KN-7F3K-9QW4", "nothing", one.as_str()] {
        let told = act(&mut bao, &one, "links", &link(target, "other")).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{target}");
        assert!(told.body.contains("Không có hồ sơ nào khác với mã này."));
        let words = told.body.split("case-head").next().unwrap();
        bodies.push(words.split("error-summary").last().unwrap().to_owned());
    }
    assert_eq!(bodies[0], bodies[1], "hidden and absent are told alike");
    // Whoever sees both may link them; the link does not exist for the others.
    let mut ha = at_work(&test, "ha").await;
    assert!(page(&mut ha, &one).await.body.contains(&secret), "alike");
    done(&mut ha, &one, "links", &link(&secret, "same_person")).await;
    assert!(page(&mut ha, &one).await.body.contains(&secret));
    let seen = page(&mut bao, &one).await;
    assert!(!seen.body.contains(&secret));
    assert!(seen.body.contains("Liên kết với một hồ sơ khác"));
}

#[actix_web::test]
async fn similar_cases_stand_there_with_their_reasons() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let story = "Shipper Nguyễn đọc ghi chú giao hàng quầy trái cây Thảo Điền cho người lạ";
    let one = complained(
        &test,
        &[("story", story), ("third_party", "Giao Nhanh Zebra")],
    )
    .await;
    let fields = [
        (
            "story",
            "Ghi chú giao hàng quầy trái cây Thảo Điền bị shipper đọc lại",
        ),
        ("email", "khac@quan.example"),
        ("third_party", "Zebra Giao Nhanh"),
    ];
    let other = complained(&test, &fields).await;
    let unlike = [
        ("story", "Tài khoản hiện hóa đơn công ty Mặt Trời"),
        ("email", "nua@quan.example"),
    ];
    let unlike = complained(&test, &unlike).await;
    let mut ha = at_work(&test, "ha").await;
    let seen = page(&mut ha, &one).await;
    assert!(seen.body.contains("id=\"alike\"") && seen.body.contains(&other));
    assert!(seen.body.contains("Cùng bên thứ ba"));
    assert!(seen.body.contains("Cùng những từ ít gặp:"));
    assert!(!seen.body.contains(&unlike));
    let form = format!("link-{other}");
    let press = [
        ("do", "link"),
        ("form", &form),
        ("other", &other),
        ("why", "same_event"),
    ];
    done(&mut ha, &one, "links", &press).await;
    let linked = page(&mut ha, &one).await;
    assert!(linked.body.contains("id=\"linked\"") && !linked.body.contains("id=\"alike\""));
}

/// A case whose checklist is done, as far as an answer needs it.
async fn verified(test: &TestApp, ha: &mut Browser, fields: &[(&str, &str)]) -> String {
    let reference = complained(test, fields).await;
    ready(ha, &reference, &NO_INCIDENT).await;
    reference
}

async fn ready(ha: &mut Browser, reference: &str, gate: &[(&str, &str)]) {
    done(ha, reference, "incident", gate).await;
    done(ha, reference, "verification", &[]).await;
    for (measure, status) in [("T2", "no_signs"), ("B3", "signs")] {
        let fields = [
            ("measure", measure),
            ("status", status),
            ("note", "ghi chú chỉ cho nhân viên"),
        ];
        done(ha, reference, "measures", &fields).await;
    }
}

/// An answer with everything in it but what `changes` say otherwise.
fn answer<'a>(what: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("do", what),
        ("outcome", "partial"),
        ("summary", "Số điện thoại bị lộ."),
        ("technical", "Rà nhật ký truy cập."),
        ("business", "Hỏi đơn vị giao hàng."),
        ("reasons", "Số điện thoại in trên tem."),
        ("remedy", "Bỏ in số điện thoại."),
    ];
    let kept = usual.into_iter();
    let kept = kept.filter(|(name, _)| changes.iter().all(|(n, _)| n != name));
    kept.chain(changes.iter().copied()).collect()
}

async fn asked_by_mail(test: &TestApp) -> i64 {
    use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
    use leakdesk::db::schema::outbox;
    let count = test.app.db.read(|conn| {
        let mails = outbox::table.filter(outbox::kind.eq("second_look"));
        Ok(mails.count().get_result(conn)?)
    });
    count.await.unwrap()
}

async fn waiting(test: &TestApp) -> i64 {
    use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
    let count = test.app.db.read(|conn| {
        Ok(cases::table
            .filter(cases::id.eq_any(approval::store::waiting()))
            .count()
            .get_result(conn)?)
    });
    count.await.unwrap()
}

#[actix_web::test]
async fn what_was_done_is_not_typed_twice() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let reference = verified(&test, &mut ha, &[]).await;
    let step = "– Rà nhật ký truy cập hồ sơ thành viên (23/11/2026): không có dấu hiệu.";
    let first = [
        ("measure", "T1"),
        ("status", "no_signs"),
        ("note", "Đã sao lưu."),
    ];
    done(&mut ha, &reference, "measures", &first).await;
    let seen = page(&mut ha, &reference).await;
    assert!(
        seen.text_of("answer-technical").contains(step),
        "{}",
        seen.text_of("answer-technical")
    );
    assert!(seen.text_of("answer-business").contains("đơn vị giao hàng"));
    let told = seen.text_of("answer-technical");
    assert!(
        told.contains("– Bảo toàn nhật ký (23/11/2026)") && !told.contains("ngay ngày đầu"),
        "{told}"
    );
    assert!(
        !seen
            .text_of("answer-technical")
            .contains("chỉ cho nhân viên")
    );
    // Behind what somebody wrote they are put once.
    let typed = [("do", "steps"), ("technical", "Đã xem máy chủ.")];
    let taken = act(&mut ha, &reference, "answer", &typed).await;
    assert_eq!(taken.status, StatusCode::OK);
    let text = taken.text_of("answer-technical");
    assert!(
        text.starts_with("Đã xem máy chủ.") && text.matches(step).count() == 1,
        "{text}"
    );
}

#[actix_web::test]
async fn the_draft_stands_beside_the_complaint() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let reference = verified(&test, &mut ha, &[]).await;
    done(&mut ha, &reference, "answer", &answer("preview", &[])).await;
    let seen = ha.get(&format!("/desk/cases/{reference}/answer")).await;
    let (complaint, draft) = (
        seen.body
            .find("Có người lạ gọi, đọc đúng đơn hàng")
            .unwrap(),
        seen.body.find("Số điện thoại in trên tem.").unwrap(),
    );
    assert!(seen.body.contains("side-by-side") && complaint < draft);
}

#[actix_web::test]
async fn without_the_setting_nobody_waits_for_a_second_person() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let reference = verified(&test, &mut ha, &[]).await;
    assert!(!page(&mut ha, &reference).await.body.contains("Xin duyệt"));
    done(&mut ha, &reference, "answer", &answer("send", &[])).await;
}

#[actix_web::test]
async fn an_answer_with_a_finding_leaves_only_as_a_second_person_approved_it() {
    let test = TestApp::with(NOW, &["four_eyes=on"]).await;
    employ(&test, "binh", "lead").await;
    employ(&test, "ha", "handler").await;
    employ(&test, "bao", "handler").await;
    let (mut ha, mut binh) = (at_work(&test, "ha").await, at_work(&test, "binh").await);
    let reference = verified(&test, &mut ha, &[]).await;
    let due = |page: &Answer| page.body.matches("08/12/2026").count();
    let before = due(&page(&mut ha, &reference).await);

    let alone = act(&mut ha, &reference, "answer", &answer("send", &[])).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(alone.body.contains("phải được người thứ hai đọc và duyệt"));
    let unready = answer("ask", &[("remedy", "")]);
    let unready = act(&mut ha, &reference, "answer", &unready).await;
    assert_eq!(unready.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(waiting(&test).await, 0);
    done(&mut ha, &reference, "answer", &answer("ask", &[])).await;
    assert_eq!(waiting(&test).await, 1);
    assert_eq!(asked_by_mail(&test).await, 1, "the lead, and nobody else");
    let asked = page(&mut ha, &reference).await;
    assert!(asked.body.contains("Đang chờ người thứ hai duyệt từ"));
    assert_eq!(due(&asked), before, "no clock moves");
    // Neither its author nor anybody without the right to.
    let approve = [("do", "approve")];
    let hidden = page(&mut binh, &reference).await;
    let action = format!("/desk/cases/{reference}/approval");
    for name in ["ha", "bao"] {
        let mut other = at_work(&test, name).await;
        let token = page(&mut other, &reference).await;
        assert!(!token.body.contains(&format!("action=\"{action}\"")));
        let notes = token.hidden_of(&format!("/desk/cases/{reference}/notes"));
        let mut fields: Vec<(&str, &str)> = notes
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.push(("do", "approve"));
        let refused = other.post(&action, &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}");
    }
    assert!(hidden.body.contains(&action));
    let back = act(&mut binh, &reference, "approval", &[("do", "send-back")]).await;
    assert_eq!(
        back.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "not without words"
    );
    let back = [("do", "send-back"), ("note", "Nêu rõ từ ngày nào.")];
    done(&mut binh, &reference, "approval", &back).await;
    let told = page(&mut ha, &reference).await;
    assert!(told.body.contains("Nêu rõ từ ngày nào."));
    assert_eq!(waiting(&test).await, 0);

    done(&mut ha, &reference, "answer", &answer("ask", &[])).await;
    done(&mut binh, &reference, "approval", &approve).await;
    // Other words need another approval.
    let changed = [("reasons", "Không phải lỗi của chúng tôi.")];
    let sent = act(&mut ha, &reference, "answer", &answer("send", &changed)).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    done(&mut ha, &reference, "answer", &answer("save", &changed)).await;
    let sent = act(&mut ha, &reference, "answer", &answer("send", &[])).await;
    assert_eq!(
        sent.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "void stays void"
    );
    done(&mut ha, &reference, "answer", &answer("ask", &changed)).await;
    done(&mut binh, &reference, "approval", &approve).await;
    done(&mut ha, &reference, "answer", &answer("send", &changed)).await;
    let history = page(&mut ha, &reference).await;
    for words in [
        "Xin người thứ hai duyệt câu trả lời",
        "Duyệt câu trả lời",
        "Trả lại câu trả lời để sửa",
        "cần xin duyệt lại",
    ] {
        assert!(history.body.contains(words), "{words}");
    }
}

#[actix_web::test]
async fn whoever_wrote_in_a_draft_is_not_its_second_person() {
    let test = TestApp::with(NOW, &["four_eyes=on"]).await;
    employ(&test, "ha", "handler").await;
    employ(&test, "binh", "lead").await;
    let (mut ha, mut binh) = (at_work(&test, "ha").await, at_work(&test, "binh").await);
    let reference = verified(&test, &mut ha, &[]).await;
    // The lead writes the words, the handler asks: it is the lead's answer all the same.
    done(&mut binh, &reference, "answer", &answer("save", &[])).await;
    done(&mut ha, &reference, "answer", &answer("ask", &[])).await;
    let seen = page(&mut binh, &reference).await;
    let action = format!("/desk/cases/{reference}/approval");
    assert!(!seen.body.contains(&format!("action=\"{action}\"")));
    assert!(seen.body.contains("Hiện không có trưởng bộ phận nào khác"));
    let notes = seen.hidden_of(&format!("/desk/cases/{reference}/notes"));
    let mut fields: Vec<(&str, &str)> = notes
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    fields.push(("do", "approve"));
    let refused = binh.post(&action, &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused
            .body
            .contains("Người đã soạn câu trả lời không tự duyệt.")
    );
}

#[actix_web::test]
async fn each_reason_for_a_second_look_holds_the_answer_and_no_other_does() {
    let test = TestApp::with(NOW, &["four_eyes=on"]).await;
    employ(&test, "ha", "admin,lead").await;
    let mut ha = at_work(&test, "ha").await;
    let mut incident = NO_INCIDENT;
    incident[1] = ("q2", "yes");
    let plain = ("outcome", "not_substantiated");
    let no_fields: &[(&str, &str)] = &[];
    for (fields, gate, changes, is_held) in [
        (no_fields, &NO_INCIDENT, vec![plain], false),
        (
            no_fields,
            &NO_INCIDENT,
            vec![("outcome", "substantiated")],
            true,
        ),
        (no_fields, &incident, vec![plain], true),
        (
            &[("about_staff", "yes")][..],
            &NO_INCIDENT,
            vec![plain],
            true,
        ),
        (
            no_fields,
            &NO_INCIDENT,
            vec![plain, ("inaccurate_data", "Sai địa chỉ.")],
            true,
        ),
        // Somebody here found out that it is about a colleague.
        (
            &[("order_code", "HIDE")][..],
            &NO_INCIDENT,
            vec![plain],
            true,
        ),
    ] {
        test.advance(Duration::minutes(10));
        let reference = complained(&test, fields).await;
        if fields.contains(&("order_code", "HIDE")) {
            let hide = [("restricted", "yes")];
            done(&mut ha, &reference, "restriction", &hide).await;
        }
        ready(&mut ha, &reference, gate).await;
        let sent = act(&mut ha, &reference, "answer", &answer("send", &changes)).await;
        let expected = if is_held {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::SEE_OTHER
        };
        assert_eq!(sent.status, expected, "{fields:?} {changes:?}");
    }
}

/// The fields of a form as the page gave it out, with `typed`.
fn with<'a>(
    hidden: &'a [(String, String)],
    typed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let hidden = hidden.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    let kept = hidden.filter(|(name, _)| typed.iter().all(|(n, _)| n != name));
    kept.chain(typed.iter().copied()).collect()
}

async fn sign_in_again(browser: &mut Browser, name: &str) -> String {
    let email = format!("{name}@desk.test");
    let fields = [
        ("email", email.as_str()),
        ("password", "mưa rào đêm mùa hạ"),
    ];
    let next = browser
        .cookie("next")
        .map(str::to_owned)
        .unwrap_or_default();
    let fields = [&fields[..], &[("next", next.as_str())]].concat();
    let answer = browser.submit("/sign-in", "/sign-in", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

#[actix_web::test]
async fn nothing_typed_is_lost_when_the_session_ends() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    let reference = verified(&test, &mut ha, &[]).await;
    let place = format!("/desk/cases/{reference}");
    let draft = answer("save", &[("reasons", "Lời dài viết nửa giờ.")]);
    for (noun, typed) in [
        ("notes", vec![("note", "Ghi chú viết nửa giờ.")]),
        ("answer", draft),
        (
            "messages",
            vec![
                ("do", "save"),
                ("asks", "yes"),
                ("text", "Câu hỏi viết nửa giờ."),
            ],
        ),
        (
            "measures",
            vec![
                ("measure", "T4"),
                ("status", "signs"),
                ("note", "Bước viết nửa giờ."),
            ],
        ),
    ] {
        let action = format!("{place}/{noun}");
        let hidden = page(&mut ha, &reference).await.hidden_of(&action);
        test.advance(Duration::minutes(45));
        // Somebody else signs in meanwhile, which clears away what is over.
        at_work(&test, "bao").await;
        let sent = ha.post(&action, &with(&hidden, &typed)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let next: String = url::form_urlencoded::byte_serialize(place.as_bytes()).collect();
        assert_eq!(sent.location(), format!("/sign-in?next={next}"));
        sign_in_again(&mut ha, "ha").await;
        let back = page(&mut ha, &reference).await;
        let words = typed
            .iter()
            .map(|(_, v)| *v)
            .find(|v| v.contains("nửa giờ"))
            .unwrap();
        assert!(back.body.contains(&format!("{words}</textarea>")), "{noun}");
        assert!(back.body.contains("nội dung chưa được lưu"), "{noun}");
        // It is saved by the button, and then kept no longer.
        let saved = ha
            .post(&action, &with(&back.hidden_of(&action), &typed))
            .await;
        assert_eq!(
            saved.status,
            StatusCode::SEE_OTHER,
            "{noun}: {}",
            saved.body
        );
        let after = page(&mut ha, &reference).await;
        assert!(!after.body.contains("nội dung chưa được lưu"), "{noun}");
    }
}

#[actix_web::test]
async fn of_two_forms_that_were_typed_in_vain_sending_one_leaves_the_other() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let reference = complained(&test, &[]).await;
    let action = format!("/desk/cases/{reference}/notes");
    let hidden = page(&mut ha, &reference).await.hidden_of(&action);
    test.advance(Duration::minutes(45));
    for note in ["Ghi chú của thẻ thứ nhất.", "Ghi chú của thẻ thứ hai."] {
        test.advance(Duration::minutes(1));
        ha.post(&action, &with(&hidden, &[("note", note)])).await;
    }
    sign_in_again(&mut ha, "ha").await;
    let back = page(&mut ha, &reference).await;
    assert!(back.body.contains("Ghi chú của thẻ thứ hai.</textarea>"));
    // Mended before it is sent: it is still that one.
    let typed = [("note", "Ghi chú của thẻ thứ hai, sửa lại.")];
    let sent = ha
        .post(&action, &with(&back.hidden_of(&action), &typed))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let kept = ha.get("/desk/kept").await;
    assert!(
        kept.body.contains("Ghi chú của thẻ thứ nhất."),
        "{}",
        kept.body
    );
    assert!(!kept.body.contains("thẻ thứ hai"));
    let back = page(&mut ha, &reference).await;
    let first = [("note", "Ghi chú của thẻ thứ nhất.")];
    ha.post(&action, &with(&back.hidden_of(&action), &first))
        .await;
    assert!(!ha.get("/desk/kept").await.body.contains("thứ nhất"));
}

#[actix_web::test]
async fn what_was_typed_is_given_back_to_nobody_else() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    let reference = complained(&test, &[]).await;
    let action = format!("/desk/cases/{reference}/notes");
    let hidden = page(&mut ha, &reference).await.hidden_of(&action);
    test.advance(Duration::minutes(45));
    // A form that was not given out in this session is not kept.
    let forged = ha
        .post(&action, &[("csrf_token", "00"), ("note", "giả mạo")])
        .await;
    assert!(forged.header("set-cookie").is_none());
    ha.post(&action, &with(&hidden, &[("note", "Riêng của Hà.")]))
        .await;
    // Another person at the same browser, and the same person at another.
    test.advance(Duration::minutes(45));
    sign_in_again(&mut ha, "bao").await;
    assert!(
        !page(&mut ha, &reference)
            .await
            .body
            .contains("Riêng của Hà.")
    );
    let kept = ha.get("/desk/kept").await;
    assert!(!kept.body.contains("Riêng của Hà."));
    let mut elsewhere = at_work(&test, "ha").await;
    assert!(
        !page(&mut elsewhere, &reference)
            .await
            .body
            .contains("Riêng của Hà.")
    );
    // Back at their browser they find it, for a day.
    test.advance(Duration::minutes(45));
    sign_in_again(&mut ha, "ha").await;
    let kept = ha.get("/desk/kept").await;
    assert!(kept.body.contains("Riêng của Hà.") && !kept.body.contains("giả mạo"));
    test.advance(Duration::hours(24));
    sign_in_again(&mut ha, "ha").await;
    assert!(!ha.get("/desk/kept").await.body.contains("Riêng của Hà."));
}

#[actix_web::test]
async fn a_new_case_typed_in_vain_is_sent_again_from_where_it_is_kept() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let place = "/desk/cases/new";
    let hidden = ha.get(place).await.hidden_of(place);
    test.advance(Duration::minutes(45));
    let typed = [
        ("story", "Thư tay hai trang."),
        ("full_name", "Lê Văn Tám"),
        ("channel", "post"),
    ];
    let sent = ha.post(place, &with(&hidden, &typed)).await;
    assert_eq!(sent.location(), "/sign-in?next=%2Fdesk%2Fkept");
    sign_in_again(&mut ha, "ha").await;
    let kept = ha.get("/desk/kept").await;
    assert!(kept.body.contains("Thư tay hai trang."));
    let again = kept.hidden_of(place);
    let back = ha.post(place, &with(&again, &[])).await;
    assert!(
        back.body.contains("Thư tay hai trang.</textarea>"),
        "{}",
        back.body
    );
    // Until the case is there: then it is kept no longer.
    assert!(
        ha.get("/desk/kept")
            .await
            .body
            .contains("Thư tay hai trang.")
    );
    let whole = [
        ("kind", "other"),
        ("received_on", "20/11/2026"),
        ("received_basis", "postmark"),
        ("language", "vi"),
        ("about_staff", "no"),
    ];
    let whole = [&typed[..], &whole[..]].concat();
    let entered = ha.post(place, &with(&back.hidden_of(place), &whole)).await;
    assert!(entered.body.contains("KN-"), "{}", entered.body);
    assert!(
        !ha.get("/desk/kept")
            .await
            .body
            .contains("Thư tay hai trang.")
    );
}

const TEMPLATE: &str = "/desk/templates/answer-not_substantiated/vi";

fn template<'a>(what: &'a str, reasons: &'a str) -> [(&'a str, &'a str); 3] {
    [
        ("do", what),
        ("reasons", reasons),
        ("guidance", "Xin giữ lại tin nhắn."),
    ]
}

#[actix_web::test]
async fn a_broken_prepared_text_is_refused_when_it_is_saved() {
    let test = TestApp::at(NOW).await;
    employ(&test, "binh", "lead").await;
    let mut binh = at_work(&test, "binh").await;
    let long = "ă".repeat(3_001);
    for (reasons, words) in [
        ("Đã xem {các nguồn.", "Dấu ngoặc nhọn không khớp"),
        ("Đã xem {{các nguồn}}.", "Dấu ngoặc nhọn không khớp"),
        (
            "Đã xem {nguồn nào đó}.",
            "Không có chỗ trống nào tên {nguồn nào đó}",
        ),
        (long.as_str(), "Mẫu dài quá 3.000 ký tự"),
    ] {
        let told = binh
            .submit(TEMPLATE, TEMPLATE, &template("save", reasons))
            .await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(told.body.contains(words), "{words}");
        assert!(
            told.body.contains(&format!("{reasons}</textarea>")),
            "what was typed stays"
        );
    }
    let list = binh.get("/desk/templates").await;
    assert!(!list.body.contains("Bản 1"), "nothing of it is in force");
}

#[actix_web::test]
async fn a_lead_changes_a_prepared_text_and_takes_it_back() {
    let test = TestApp::at(NOW).await;
    employ(&test, "binh", "lead").await;
    employ(&test, "ha", "handler").await;
    let (mut binh, mut ha) = (at_work(&test, "binh").await, at_work(&test, "ha").await);
    assert_eq!(
        ha.get("/desk/templates").await.status,
        StatusCode::FORBIDDEN
    );
    let reference = complained(&test, &[]).await;
    let own = "Hồ sơ {mã}: đã kiểm tra {các nguồn}, không thấy gì.";
    let shown = binh
        .submit(TEMPLATE, TEMPLATE, &template("preview", own))
        .await;
    assert!(
        shown
            .body
            .contains("Hồ sơ KN-7F3K-9QW4: đã kiểm tra {các nguồn}")
    );
    let stale = binh.get(TEMPLATE).await.hidden_of(TEMPLATE);
    let saved = binh
        .submit(TEMPLATE, TEMPLATE, &template("save", own))
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    // Somebody who had the page open before is told, and keeps their words.
    let late = with(&stale, &template("save", "Lời khác."));
    let late = binh.post(TEMPLATE, &late).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Lời khác.</textarea>") && late.body.contains("không thấy gì."));

    let take = [("do", "use"), ("template", "answer-not_substantiated")];
    let taken = act(&mut ha, &reference, "answer", &take).await;
    let text = taken.text_of("answer-reasons");
    assert_eq!(
        text,
        format!("Hồ sơ {reference}: đã kiểm tra {{các nguồn}}, không thấy gì.")
    );
    let back = binh
        .submit(TEMPLATE, TEMPLATE, &template("bundled", ""))
        .await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    let taken = act(&mut ha, &reference, "answer", &take).await;
    assert!(
        taken
            .text_of("answer-reasons")
            .starts_with("Chúng tôi đã kiểm tra {các nguồn}")
    );
    let versions = binh.get(TEMPLATE).await;
    assert!(versions.body.contains("Bản 2") && versions.body.contains("không thấy gì."));
    let earlier = binh.get(&format!("{TEMPLATE}?version=1")).await;
    assert!(
        earlier
            .text_of("template-reasons")
            .contains("không thấy gì.")
    );
}

#[actix_web::test]
async fn the_history_tells_who_and_goes_on_page_by_page() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    let reference = complained(&test, &[]).await;
    for n in 0..25 {
        let note = format!("Ghi chú số {n}.");
        done(&mut ha, &reference, "notes", &[("note", &note)]).await;
    }
    let lines = |page: &Answer| page.body.matches("class=\"history-at\"").count();
    let place = format!("/desk/cases/{reference}");
    let looks = |page: &Answer| page.body.matches("ha đã xem").count();
    let first = ha.get(&place).await;
    assert_eq!(lines(&first) - looks(&first), 20);
    let second = ha.get(&format!("{place}?history=people&page=1")).await;
    assert_eq!(lines(&second) - looks(&second), 5);
    let sender = ha.get(&format!("{place}?history=sender")).await;
    assert_eq!(lines(&sender) - looks(&sender), 1);
    assert!(sender.body.contains("Đã tiếp nhận khiếu nại"));
    let odd = ha
        .get(&format!("{place}?history=x&page=999999999999999999999"))
        .await;
    assert_eq!(odd.status, StatusCode::OK);
}

#[actix_web::test]
async fn colleagues_see_that_somebody_is_looking() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    employ(&test, "bao", "handler").await;
    let reference = complained(&test, &[]).await;
    let (mut ha, mut bao) = (at_work(&test, "ha").await, at_work(&test, "bao").await);
    assert!(
        !page(&mut bao, &reference)
            .await
            .body
            .contains("Đang xem hồ sơ này")
    );
    assert!(
        page(&mut ha, &reference)
            .await
            .body
            .contains("Đang xem hồ sơ này: bao.")
    );
    test.advance(Duration::minutes(11));
    assert!(
        !page(&mut ha, &reference)
            .await
            .body
            .contains("Đang xem hồ sơ này")
    );
}

#[actix_web::test]
async fn whoever_assigns_sees_what_people_have_in_hand() {
    let test = TestApp::at(NOW).await;
    employ(&test, "binh", "lead").await;
    let bao = employ(&test, "bao", "handler").await;
    let mut binh = at_work(&test, "binh").await;
    let one = complained(&test, &[]).await;
    let bao_id = bao.id.to_string();
    done(
        &mut binh,
        &one,
        "assignment",
        &[("assignee", bao_id.as_str())],
    )
    .await;
    let seen = page(&mut binh, &one).await;
    // The acknowledgement has not left yet: that is due this week.
    let words = "bao · 1 hồ sơ đang mở, 1 đến hạn trong 7 ngày";
    assert!(seen.body.contains(words));
    let mut bao = at_work(&test, "bao").await;
    assert!(!page(&mut bao, &one).await.body.contains("hồ sơ đang mở"));
}

#[actix_web::test]
async fn whoever_answered_neither_gets_nor_answers_the_review() {
    let test = TestApp::at(NOW).await;
    let ha = employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let mut browser = at_work(&test, "ha").await;
    let reference = verified(&test, &mut browser, &[]).await;
    done(&mut browser, &reference, "answer", &answer("send", &[])).await;
    let ask = [
        ("what", "review-ask"),
        ("reason", "Chưa hỏi đơn vị giao hàng."),
    ];
    done(&mut browser, &reference, "review", &ask).await;
    let seen = page(&mut browser, &reference).await;
    assert!(
        seen.body.contains("chưa phân công"),
        "it is taken from them"
    );
    assert!(!seen.body.contains(&format!("<option value=\"{}\"", ha.id)));
    assert!(!seen.body.contains("id=\"review-answer\""));
    let mut bao = at_work(&test, "bao").await;
    assert!(
        page(&mut bao, &reference)
            .await
            .body
            .contains("id=\"review-answer\"")
    );
    let mine = ha.id.to_string();
    let taken = act(
        &mut browser,
        &reference,
        "assignment",
        &[("assignee", &mine)],
    )
    .await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
}
