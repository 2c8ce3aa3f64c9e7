//! The page of a case: what belongs together, what a second person reads, what may be written, and that
//! nothing typed is lost.

use actix_web::http::StatusCode;

use crate::desk::{act, at_work, complained, done, employ};
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
