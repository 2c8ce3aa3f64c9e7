//! The queue: its lists and counts, what people save and choose, how it refreshes, the fifteen days ahead,
//! and what a search finds and says.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use chrono::Duration;
use diesel::{QueryDsl, RunQueryDsl};
use leakdesk::db::schema::saved_views;

use crate::desk::{at_work, complained, done, employ, references};
use crate::paper::{correct, entered};
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";

/// What the side says of a list: the figure behind the link to `query`.
fn counted(page: &Answer, query: &str) -> String {
    let link = format!("<a href=\"/desk?{}\"", query.replace('=', "&#x3D;"));
    let link = page.body.split(&link).nth(1);
    let link = link.unwrap_or_else(|| panic!("no link to {query}: {}", page.body));
    let link = &link[..link.find("</a>").unwrap()];
    let count = link.split("<span class=\"count\">").nth(1).unwrap();
    count[..count.find('<').unwrap()].to_owned()
}

/// Saves the list at `query` under a name.
async fn save(browser: &mut Browser, query: &str, name: &str, more: &[(&str, &str)]) -> Answer {
    let place = format!("/desk?{query}");
    let mut fields = vec![("name", name)];
    fields.extend(more);
    browser.submit(&place, "/desk/views", &fields).await
}

/// The list alone, as the page asks for it.
async fn refreshed(browser: &mut Browser, place: &str) -> Answer {
    let request = TestRequest::get()
        .uri(place)
        .insert_header(("hx-request", "true"))
        .insert_header(("hx-trigger", "queue-list"));
    browser.send(request).await
}

#[actix_web::test]
async fn every_list_holds_as_many_cases_as_its_count_says() {
    let test = TestApp::with(NOW, &["rate_limits=off"]).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    for _ in 0..3 {
        complained(&test, &[]).await;
    }
    complained(&test, &[("about_staff", "yes")]).await;
    let mut bao = at_work(&test, "bao").await;
    let page = bao.get("/desk").await;
    for (query, count) in [
        ("view=todo", "3"),
        ("view=mine", "0"),
        ("view=unassigned", "3"),
        ("view=second_look", "0"),
        ("view=answered", "0"),
        ("view=todo&state=received", "3"),
    ] {
        let found = counted(&page, &query.replace('&', "&amp;"));
        assert_eq!(found, count, "{query}");
    }
    let taken = &references(&page)[0];
    done(&mut bao, taken, "assignment", &[("do", "take")]).await;
    let page = bao.get("/desk?view=mine").await;
    assert_eq!(references(&page), std::slice::from_ref(taken));
    assert_eq!(counted(&page, "view=mine"), "1", "counted anew at once");
    assert_eq!(counted(&page, "view=unassigned"), "2");
    let of_another = at_work(&test, "ha").await.get("/desk?view=mine").await;
    assert_eq!(counted(&of_another, "view=mine"), "0");
    assert!(
        of_another
            .body
            .contains("Anh/chị không còn hồ sơ nào cần xử lý.")
    );
}

#[actix_web::test]
async fn what_waits_for_a_second_person_is_a_list_of_its_own() {
    let test = TestApp::at("2026-11-24T10:00:00+07:00").await;
    employ(&test, "bao", "handler").await;
    employ(&test, "linh", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let reference = entered(&mut bao, &[]).await;
    correct(&mut bao, &reference, "21/11/2026", "").await;
    let mut linh = at_work(&test, "linh").await;
    let page = linh.get("/desk?view=second_look").await;
    assert_eq!(references(&page), std::slice::from_ref(&reference));
    assert_eq!(counted(&page, "view=second_look"), "1");
    let agreed = [("do", "approve")];
    done(&mut linh, &reference, "received-decision", &agreed).await;
    let page = linh.get("/desk?view=second_look").await;
    assert_eq!(references(&page), Vec::<String>::new());
    assert!(
        page.body
            .contains("Không có việc nào chờ người thứ hai duyệt.")
    );
}

#[actix_web::test]
async fn a_page_goes_on_where_it_was_though_cases_arrive_and_the_day_changes() {
    let test = TestApp::with(NOW, &["rate_limits=off"]).await;
    employ(&test, "ha", "lead").await;
    let mut all = Vec::new();
    for n in 0..60 {
        all.push(complained(&test, &[]).await);
        if n % 12 == 11 {
            test.advance(Duration::days(1));
        }
    }
    // Nothing is over; the oldest fall due soon, the newest later.
    test.at_time("2026-11-26T10:00:00+07:00");
    let mut ha = at_work(&test, "ha").await;
    let first = ha.get("/desk?view=todo").await;
    let next = first.body.split("rel=\"next\" href=\"").nth(1).unwrap();
    let next = next[..next.find('"').unwrap()]
        .replace("&amp;", "&")
        .replace("&#x3D;", "=");
    let late = complained(&test, &[]).await;
    test.at_time("2026-12-02T10:00:00+07:00");
    let mut ha = at_work(&test, "ha").await;
    let second = ha.get(&next).await;
    let mut seen = [references(&first), references(&second)].concat();
    seen.retain(|reference| *reference != late);
    seen.sort();
    all.sort();
    assert_eq!(seen, all, "none twice, none left out");
}

#[actix_web::test]
async fn a_view_is_saved_for_oneself_and_seen_by_nobody_else() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    employ(&test, "linh", "handler").await;
    complained(&test, &[]).await;
    let mut bao = at_work(&test, "bao").await;
    let query = "view=unassigned&channel=form";
    // Whatever else is sent along, a handler shares nothing.
    let more = [("shared", "yes"), ("default_for", "lead")];
    let saved = save(&mut bao, query, "  Biểu mẫu  mới ", &more).await;
    assert_eq!(saved.location(), "/desk?view=unassigned&channel=form");
    let page = bao.get(saved.location()).await;
    assert!(
        page.body
            .contains("<h1 class=\"queue-title\">Biểu mẫu mới</h1>")
    );
    assert_eq!(counted(&page, &query.replace('&', "&amp;")), "1");
    let mut linh = at_work(&test, "linh").await;
    let other = linh.get(saved.location()).await;
    assert!(!other.body.contains("Biểu mẫu mới"));

    let renamed = save(&mut bao, query, "Biểu mẫu", &[]).await;
    let page = bao.get(renamed.location()).await;
    assert!(page.body.contains(">Biểu mẫu</h1>") && !page.body.contains("Biểu mẫu mới"));
    let removal = page.body.split("/desk/views/").nth(1).unwrap();
    let removal = format!("/desk/views/{}", &removal[..removal.find('"').unwrap()]);
    let token = other.hidden_of("/desk/views");
    let token: Vec<_> = token
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let refused = linh.post(&removal, &token).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    let told = linh.get("/desk?view=todo").await;
    assert!(told.body.contains("Khung nhìn này không còn nữa."));
    let removed = bao.submit(renamed.location(), &removal, &[]).await;
    assert_eq!(removed.location(), renamed.location());
    assert!(!bao.get("/desk").await.body.contains("Khung nhìn đã lưu"));
}

#[actix_web::test]
async fn a_name_of_a_view_runs_nowhere_and_lies_sealed() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "minh", "lead,admin").await;
    let probe = "\"><img src=x onerror=alert(1)>{{7*7}}<script>1</script>";
    let mut ha = at_work(&test, "ha").await;
    let saved = save(&mut ha, "view=held", probe, &[("shared", "yes")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let mut minh = at_work(&test, "minh").await;
    for place in ["/desk", "/desk?view=held"] {
        let page = minh.get(place).await;
        assert!(page.body.contains("&lt;img src"), "{}", page.body);
        assert!(!page.body.contains("<img") && !page.body.contains("<script>1"));
    }
    let alone = refreshed(&mut minh, "/desk?view=held").await;
    assert!(alone.body.contains("&lt;img src") && !alone.body.contains("<img"));
    let sealed = test.app.db.read(|conn| {
        Ok(saved_views::table
            .select((saved_views::sealed, saved_views::query))
            .first::<(Vec<u8>, String)>(conn)?)
    });
    let (sealed, query) = sealed.await.unwrap();
    assert!(!String::from_utf8_lossy(&sealed).contains("onerror"));
    assert_eq!(query, "view=held");
    // What no list is asked for by is not kept.
    save(
        &mut ha,
        "view=%22%3E%3Cb&kind=x'--&q=Ng%E1%BB%8Dc",
        "Lạ",
        &[],
    )
    .await;
    let kept = test.app.db.read(|conn| {
        Ok(saved_views::table
            .select(saved_views::query)
            .load::<String>(conn)?)
    });
    let mut kept = kept.await.unwrap();
    kept.sort();
    assert_eq!(kept, ["view=held", "view=todo"]);
}

#[actix_web::test]
async fn a_name_that_is_missing_or_too_long_comes_back_with_what_to_do() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let empty = save(&mut ha, "view=mine", " \u{7} ", &[("shared", "yes")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Nhập tên cho khung nhìn."));
    assert!(empty.body.contains("<title>Lỗi: "));
    assert!(empty.body.contains("value=\"yes\" checked"));
    let long = save(&mut ha, "view=mine", &"ệ".repeat(61), &[]).await;
    assert!(long.body.contains("nhiều nhất 60 ký tự"));
    assert!(long.body.contains(&"ệ".repeat(61)), "what was typed stays");
    for n in 0..20 {
        let name = format!("Của tôi {n}");
        let query = format!("view=mine&due_on=2026-12-{:02}", n + 1);
        assert_eq!(
            save(&mut ha, &query, &name, &[]).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let one_more = save(&mut ha, "view=held", "Quá nhiều", &[]).await;
    assert!(one_more.body.contains("Đã có 20 khung nhìn"));
    let known = save(&mut ha, "view=held", "của TÔI 3", &[]).await;
    assert_eq!(
        known.status,
        StatusCode::SEE_OTHER,
        "takes the old one's place"
    );
}

#[actix_web::test]
async fn people_of_a_role_start_with_the_view_a_lead_gave_them() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    let start = [("shared", "yes"), ("default_for", "handler")];
    save(&mut ha, "view=unassigned", "Việc mới", &start).await;
    let mut bao = at_work(&test, "bao").await;
    let heading = |page: &Answer| {
        let heading = page
            .body
            .split("<h1 class=\"queue-title\">")
            .nth(1)
            .unwrap();
        heading[..heading.find('<').unwrap()].to_owned()
    };
    assert_eq!(heading(&bao.get("/desk").await), "Việc mới");
    assert_eq!(heading(&bao.get("/desk?view=todo").await), "Cần xử lý");
    assert_eq!(heading(&ha.get("/desk").await), "Cần xử lý");
    // One start for a role: the later one takes it.
    save(&mut ha, "view=held", "Chờ phân loại", &start).await;
    assert_eq!(heading(&bao.get("/desk").await), "Chờ phân loại");
    let page = bao.get("/desk?view=held").await;
    assert!(
        !page.body.contains("/removal"),
        "not the handler's to take away"
    );
}

#[actix_web::test]
async fn each_person_has_the_rows_they_chose() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    complained(&test, &[]).await;
    let mut bao = at_work(&test, "bao").await;
    let usual = bao.get("/desk").await;
    assert!(usual.body.contains("queue-list is-comfortable"));
    assert!(usual.body.contains("<svg class=\"strip"));
    let fields = [
        ("density", "dense"),
        ("columns", "column_received"),
        ("columns", "column_state"),
        ("query", "view=unassigned"),
    ];
    let chosen = bao.submit("/desk", "/desk/display", &fields[..3]).await;
    assert_eq!(chosen.location(), "/desk?view=todo");
    let page = bao.get("/desk").await;
    assert!(page.body.contains("queue-list is-dense"));
    assert!(page.body.contains("nhận 23/11/2026"));
    assert!(!page.body.contains("<svg class=\"strip"));
    assert!(!page.body.contains("row-detail\">chưa phân công"));
    let off = bao
        .submit("/desk", "/desk/display", &[("live", "off")])
        .await;
    assert_eq!(off.status, StatusCode::SEE_OTHER);
    let page = bao.get("/desk").await;
    assert!(page.body.contains("data-live=\"off\"") && page.body.contains("is-dense"));
    let away = [("density", "tight"), ("query", "//evil.example")];
    let away = bao.submit("/desk", "/desk/display", &away).await;
    assert_eq!(away.location(), "/desk?view=todo");
}

#[actix_web::test]
async fn the_page_brings_its_list_up_to_date_and_nothing_else() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let page = bao.get("/desk?view=unassigned&kind=leak").await;
    assert!(
        page.body
            .contains("data-hx-get=\"/desk?view&#x3D;unassigned&amp;kind&#x3D;leak\"")
    );
    let reference = complained(&test, &[]).await;
    let alone = refreshed(&mut bao, "/desk?view=unassigned&kind=leak").await;
    assert_eq!(alone.status, StatusCode::OK);
    assert_eq!(references(&alone), [reference]);
    assert!(
        alone
            .body
            .trim_start()
            .starts_with("<div id=\"queue-list\"")
    );
    assert!(alone.body.contains("id=\"queue-side\" data-hx-swap-oob"));
    assert_eq!(counted(&alone, "view=unassigned"), "1");
    for part in ["<html", "<h1", "<form", "csrf_token", "horizon"] {
        assert!(!alone.body.contains(part), "{part}");
    }
    assert_eq!(alone.header("cache-control"), Some("no-store"));
    let ended = refreshed(&mut test.browser(), "/desk?view=mine").await;
    assert!(ended.location().starts_with("/sign-in?next="));
}

#[actix_web::test]
async fn looking_on_while_the_list_refreshes_itself_keeps_no_session_alive() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let mut hours = 0;
    while refreshed(&mut bao, "/desk").await.status == StatusCode::OK {
        test.advance(Duration::minutes(20));
        hours += 1;
        assert!(hours < 96, "for ever");
    }
    let mut linh = at_work(&test, "bao").await;
    let mut worked = 0;
    while linh.get("/desk").await.status == StatusCode::OK && worked <= hours {
        test.advance(Duration::minutes(20));
        worked += 1;
    }
    assert!(
        worked > hours,
        "somebody who works stays signed in longer: {worked}"
    );
}

#[actix_web::test]
async fn a_day_of_the_horizon_leads_to_its_cases() {
    let test = TestApp::with(NOW, &["rate_limits=off"]).await;
    employ(&test, "ha", "lead").await;
    let first = complained(&test, &[]).await;
    complained(&test, &[("about_staff", "yes")]).await;
    test.advance(Duration::days(1));
    let second = complained(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    let page = ha.get("/desk?view=todo").await;
    assert!(
        page.body.contains("thứ Ba, 08/12/2026: 1 hồ sơ\""),
        "{}",
        page.body
    );
    assert!(page.body.contains("(Ngày Văn hóa Việt Nam)"));
    let day = ha.get("/desk?view=todo&due_on=2026-12-08").await;
    assert_eq!(references(&day), std::slice::from_ref(&first));
    assert!(day.body.contains("Hạn trả lời: thứ Ba, 08/12/2026"));
    let day = ha.get("/desk?view=todo&due_on=2026-12-09").await;
    assert_eq!(references(&day), std::slice::from_ref(&second));
    let none = ha.get("/desk?view=todo&due_on=over").await;
    assert!(none.body.contains("Không có hồ sơ nào khớp với bộ lọc."));

    test.at_time("2026-12-09T09:00:00+07:00");
    let mut ha = at_work(&test, "ha").await;
    let page = ha.get("/desk").await;
    assert!(page.body.contains("– quá hạn: 1 hồ sơ\""));
    assert!(page.body.contains("chưa đủ để dự kiến"));
    done(&mut ha, &first, "assignment", &[("do", "take")]).await;
    let page = ha.get("/desk?view=todo&due_on=over&assignee=me").await;
    assert_eq!(references(&page), [first]);
}

#[actix_web::test]
async fn words_are_found_in_any_order_and_spelling_and_the_hit_says_where() {
    let test = TestApp::with(NOW, &["rate_limits=off"]).await;
    employ(&test, "bao", "handler").await;
    let told = [
        ("full_name", "Nguyễn Thị Hường"),
        ("phone", "0903 123 456"),
        ("order_code", "DH-2026-0117"),
        ("story", "Tôi bị gọi điện, họ biết địa chỉ ở Đường Láng."),
    ];
    let reference = complained(&test, &told).await;
    let mut secret = told.to_vec();
    secret.push(("about_staff", "yes"));
    let restricted = complained(&test, &secret).await;
    let mut bao = at_work(&test, "bao").await;
    for (typed, said) in [
        ("hường nguyễn", "“hường nguyễn” trong họ tên"),
        ("HUONG thi", "“HUONG thi” trong họ tên"),
        ("+84 903.123.456", "trong số điện thoại"),
        ("0903123456", "“0903123456” trong số điện thoại"),
        ("3456", "“3456” trong số điện thoại"),
        ("dh20260117", "“dh20260117” trong mã đơn hàng"),
        (
            "lang huong",
            "“lang” trong nội dung khiếu nại · “huong” trong họ tên",
        ),
    ] {
        let found = bao.submit("/desk", "/desk/search", &[("q", typed)]).await;
        assert_eq!(
            references(&found),
            std::slice::from_ref(&reference),
            "{typed}"
        );
        assert!(found.body.contains(said), "{typed}: {}", found.body);
        assert!(!found.body.contains(&restricted));
        assert!(
            !found.body.contains("Nguyễn Thị Hường"),
            "a hit is not a look"
        );
    }
    for typed in ["hướng", "huong vuong", reference_like(&restricted).as_str()] {
        let found = bao.submit("/desk", "/desk/search", &[("q", typed)]).await;
        assert_eq!(references(&found), Vec::<String>::new(), "{typed}");
        assert!(found.body.contains("Không tìm thấy hồ sơ nào."));
    }
}

/// A reference as somebody may type it.
fn reference_like(reference: &str) -> String {
    reference.replace('-', " ").to_lowercase()
}

#[actix_web::test]
async fn a_search_goes_on_behind_cases_that_are_not_ones_to_see() {
    let test = TestApp::with(NOW, &["rate_limits=off"]).await;
    employ(&test, "bao", "handler").await;
    let open = complained(&test, &[("full_name", "Quỳnh Anh")]).await;
    for _ in 0..125 {
        complained(&test, &[("full_name", "Quỳnh Chi"), ("about_staff", "yes")]).await;
    }
    let mut bao = at_work(&test, "bao").await;
    let found = bao.submit("/desk", "/desk/search", &[("q", "quỳnh")]).await;
    assert_eq!(references(&found), [open]);
}
