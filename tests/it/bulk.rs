//! One thing done to several cases: told before, told after, nothing left out in silence. And tags, and
//! the switch of the single keys.

use actix_web::http::StatusCode;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::cases::reference::Reference;
use leakdesk::db::schema::{cases, links, outbox, tags};

use crate::desk::{at_work, complained, done, employ};
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";
const PREVIEW: &str = "/desk/bulk";
const CHANGES: &str = "/desk/bulk/changes";
const UNDO: &str = "/desk/bulk/undo";

async fn desk() -> TestApp {
    TestApp::with(NOW, &["rate_limits=off"]).await
}

async fn complaints(test: &TestApp, count: usize) -> Vec<String> {
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(complained(test, &[]).await);
    }
    all
}

/// Ticks these cases in the queue and presses a button under it.
async fn press(browser: &mut Browser, verb: &str, references: &[String]) -> Answer {
    let mut fields: Vec<(&str, &str)> = references.iter().map(|it| ("case", it.as_str())).collect();
    fields.push(("do", verb));
    browser.submit("/desk", PREVIEW, &fields).await
}

/// Sends the form of a page that came back, with `more`.
async fn send(browser: &mut Browser, page: &Answer, action: &str, more: &[(&str, &str)]) -> Answer {
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let hidden = page.hidden_of(action);
    let fields: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(more.iter().copied())
        .collect();
    browser.post(action, &fields).await
}

/// What a page says about a case.
fn said(page: &Answer, reference: &str) -> String {
    let lines = page.body.split("<li class=\"bulk-line\">");
    let about = lines.filter(|line| line.contains(reference));
    let line = about.last().unwrap_or_else(|| panic!("{}", page.body));
    let words = line.split("<span class=\"bulk-what\">").nth(1).unwrap();
    words[..words.find("</span>").unwrap()].to_owned()
}

async fn mails_of(test: &TestApp, kind: &'static str) -> i64 {
    let count = test.app.db.read(move |conn| {
        Ok(outbox::table
            .filter(outbox::kind.eq(kind))
            .count()
            .get_result(conn)?)
    });
    count.await.unwrap()
}

async fn restrict(test: &TestApp, reference: &str) {
    let reference = Reference::parse(reference).unwrap();
    let change = test.app.db.write(move |conn| {
        diesel::update(cases::table.filter(cases::reference.eq(reference)))
            .set(cases::is_restricted.eq(true))
            .execute(conn)?;
        Ok(())
    });
    change.await.unwrap();
}

#[actix_web::test]
async fn several_cases_are_given_to_somebody_in_one_go_and_with_one_mail() {
    let test = desk().await;
    employ(&test, "ha", "lead").await;
    let bao = employ(&test, "bao", "handler").await;
    let all = complaints(&test, 4).await;
    let mut ha = at_work(&test, "ha").await;
    let asking = press(&mut ha, "assign", &all).await;
    assert!(asking.body.contains("Giao 4 hồ sơ cho một người"));
    assert!(asking.body.contains("đang phụ trách 0 hồ sơ"));
    let to = bao.id.to_string();
    let preview = send(&mut ha, &asking, PREVIEW, &[("target", &to)]).await;
    assert_eq!(
        said(&preview, &all[0]),
        "chưa có người phụ trách → giao cho bao"
    );
    assert!(preview.body.contains("Giao 4 hồ sơ cho bao"));
    assert_eq!(
        mails_of(&test, "assigned").await,
        0,
        "a preview does nothing"
    );
    let told = send(&mut ha, &preview, CHANGES, &[]).await;
    assert!(
        told.body.contains("Đã làm 4 trong 4 hồ sơ"),
        "{}",
        told.body
    );
    assert_eq!(said(&told, &all[3]), "đã giao cho bao");
    assert_eq!(mails_of(&test, "assigned").await, 1);
    for reference in &all {
        let page = ha.get(&format!("/desk/cases/{reference}")).await;
        assert!(page.body.contains("Giao cho bao"), "its own history");
    }
    let again = press(&mut ha, "assign", &all[..1]).await;
    assert!(again.body.contains("đang phụ trách 4 hồ sơ"));
}

#[actix_web::test]
async fn sent_twice_it_is_done_once() {
    let test = desk().await;
    employ(&test, "ha", "lead").await;
    let bao = employ(&test, "bao", "handler").await.id.to_string();
    let all = complaints(&test, 2).await;
    let mut ha = at_work(&test, "ha").await;
    let asking = press(&mut ha, "assign", &all).await;
    let preview = send(&mut ha, &asking, PREVIEW, &[("target", &bao)]).await;
    send(&mut ha, &preview, CHANGES, &[]).await;
    let second = send(&mut ha, &preview, CHANGES, &[]).await;
    assert!(second.body.contains("Đã làm 0 trong 2 hồ sơ"));
    assert_eq!(said(&second, &all[0]), "người này đang phụ trách rồi");
    assert_eq!(mails_of(&test, "assigned").await, 1);
}

#[actix_web::test]
async fn what_is_left_out_is_told_with_its_reason_before_and_after() {
    let test = desk().await;
    for name in ["bao", "chi"] {
        employ(&test, name, "handler").await;
    }
    let all = complaints(&test, 4).await;
    let (mut bao, mut chi) = (at_work(&test, "bao").await, at_work(&test, "chi").await);
    done(&mut bao, &all[0], "assignment", &[("do", "take")]).await;
    done(&mut chi, &all[1], "assignment", &[("do", "take")]).await;
    let preview = press(&mut bao, "take", &all).await;
    assert!(preview.body.contains("Sẽ làm: 2 hồ sơ"));
    assert!(preview.body.contains("Bỏ qua: 2 hồ sơ"));
    assert_eq!(said(&preview, &all[0]), "người này đang phụ trách rồi");
    assert_eq!(said(&preview, &all[1]), "chi đang phụ trách");
    // Meanwhile somebody does something else to one of them.
    done(&mut chi, &all[2], "notes", &[("note", "đã gọi lại")]).await;
    let told = send(&mut bao, &preview, CHANGES, &[]).await;
    assert!(
        told.body.contains("Đã làm 1 trong 4 hồ sơ"),
        "{}",
        told.body
    );
    assert!(said(&told, &all[2]).contains("đã có người thay đổi hồ sơ"));
    assert_eq!(said(&told, &all[3]), "đã giao cho bao");
    assert_eq!(
        mails_of(&test, "assigned").await,
        0,
        "nobody writes to themselves"
    );
    let none = press(&mut bao, "take", &[]).await;
    assert_eq!(
        (none.status, none.location()),
        (StatusCode::SEE_OTHER, "/desk?view=todo")
    );
    assert!(bao.get("/desk").await.body.contains("Chưa chọn hồ sơ nào"));
}

#[actix_web::test]
async fn what_was_done_is_undone_unless_somebody_went_on() {
    let test = desk().await;
    employ(&test, "ha", "lead").await;
    for name in ["bao", "chi"] {
        employ(&test, name, "handler").await;
    }
    let all = complaints(&test, 2).await;
    let (mut bao, mut chi) = (at_work(&test, "bao").await, at_work(&test, "chi").await);
    let preview = press(&mut bao, "take", &all).await;
    let told = send(&mut bao, &preview, CHANGES, &[]).await;
    done(&mut chi, &all[1], "notes", &[("note", "đã gọi lại")]).await;
    let theirs = send(&mut chi, &told, UNDO, &[]).await;
    assert_eq!(theirs.status, StatusCode::FORBIDDEN, "not their form");
    let undone = send(&mut bao, &told, UNDO, &[]).await;
    assert!(
        undone.body.contains("Đã làm 1 trong 2 hồ sơ"),
        "{}",
        undone.body
    );
    assert_eq!(said(&undone, &all[0]), "đã trở lại như trước");
    assert!(said(&undone, &all[1]).contains("Không hoàn tác được nữa"));
    let page = chi.get(&format!("/desk/cases/{}", all[0])).await;
    assert!(page.body.contains("Nhận hồ sơ này"), "nobody has it again");

    // What a lead reassigned goes back to whoever had it; an hour later it does not.
    done(&mut chi, &all[0], "assignment", &[("do", "take")]).await;
    let mut ha = at_work(&test, "ha").await;
    let preview = press(&mut ha, "take", &all[..1]).await;
    assert_eq!(
        said(&preview, &all[0]),
        "chi đang phụ trách → chuyển cho ha"
    );
    let told = send(&mut ha, &preview, CHANGES, &[]).await;
    let undone = send(&mut ha, &told, UNDO, &[]).await;
    assert!(undone.body.contains("Đã làm 1 trong 1"), "{}", undone.body);
    let mine = chi.get("/desk?view=mine").await;
    assert!(mine.body.contains(&all[0]));
    let preview = press(&mut ha, "take", &all[..1]).await;
    let told = send(&mut ha, &preview, CHANGES, &[]).await;
    for minutes in [20, 20, 21] {
        test.advance(Duration::minutes(minutes));
        ha.get("/desk").await;
    }
    let late = send(&mut ha, &told, UNDO, &[]).await;
    assert!(late.body.contains("Đã làm 0 trong 1"), "{}", late.body);
}

#[actix_web::test]
async fn verifying_is_started_with_a_mail_to_each_and_can_not_be_undone() {
    let test = desk().await;
    for name in ["bao", "chi"] {
        employ(&test, name, "handler").await;
    }
    let mut all = complaints(&test, 3).await;
    let by_phone = [
        ("reply_channel", "phone"),
        ("email", ""),
        ("phone", "0903 123 456"),
    ];
    all.push(complained(&test, &by_phone).await);
    let (mut bao, mut chi) = (at_work(&test, "bao").await, at_work(&test, "chi").await);
    done(&mut chi, &all[0], "assignment", &[("do", "take")]).await;
    let preview = press(&mut bao, "verify", &all).await;
    assert_eq!(said(&preview, &all[0]), "chi đang phụ trách");
    assert!(said(&preview, &all[1]).contains("gửi thư báo người gửi"));
    assert!(said(&preview, &all[3]).contains("không có thư"));
    assert!(preview.body.contains("2 người gửi sẽ nhận thư"));
    assert!(preview.body.contains("không hoàn tác được"));
    let told = send(&mut bao, &preview, CHANGES, &[]).await;
    assert!(
        told.body.contains("Đã làm 3 trong 4 hồ sơ"),
        "{}",
        told.body
    );
    assert!(!told.body.contains(UNDO));
    assert_eq!(mails_of(&test, "verifying").await, 2);
    let again = press(&mut bao, "verify", &all[1..]).await;
    assert!(!again.body.contains(CHANGES), "nothing left to do");
    assert!(again.body.contains("Không có hồ sơ nào làm được việc này"));
}

#[actix_web::test]
async fn a_case_that_is_hidden_from_somebody_answers_as_one_that_there_is_not() {
    let test = desk().await;
    employ(&test, "ha", "lead").await;
    let bao = employ(&test, "bao", "handler").await.id.to_string();
    let mut all = complaints(&test, 1).await;
    let hidden = complained(&test, &[]).await;
    restrict(&test, &hidden).await;
    let unknown = Reference::random().to_string();
    all.extend([hidden.clone(), unknown.clone()]);
    for (name, verb) in [("bao", "take"), ("bao", "verify"), ("ha", "assign")] {
        let mut browser = at_work(&test, name).await;
        let mut preview = press(&mut browser, verb, &all).await;
        if verb == "assign" {
            assert!(preview.body.contains("đang phụ trách 0 hồ sơ"));
            preview = send(&mut browser, &preview, PREVIEW, &[("target", &bao)]).await;
        }
        let like = |reference: &str| {
            let line = preview.body.split("<li class=\"bulk-line\">");
            let line = line.filter(|line| line.contains(reference)).last();
            let line = line.unwrap().split("</li>").next().unwrap();
            line.replace(reference, "…")
        };
        assert_eq!(like(&hidden), like(&unknown), "{verb}");
        assert!(like(&hidden).contains("không có hồ sơ này"));
    }
    // Nor do the versions and the results tell them apart.
    let mut browser = at_work(&test, "bao").await;
    let preview = press(&mut browser, "take", &all).await;
    for reference in [&hidden, &unknown] {
        assert!(preview.body.contains(&format!("value=\"{reference}.0\"")));
    }
    let told = send(&mut browser, &preview, CHANGES, &[]).await;
    assert_eq!(said(&told, &hidden), said(&told, &unknown));
    let forged = [("case", hidden.as_str()), ("case", unknown.as_str())];
    let undone = send(&mut browser, &told, UNDO, &forged).await;
    assert_eq!(said(&undone, &hidden), said(&undone, &unknown));
}

#[actix_web::test]
async fn only_who_may_gives_cases_to_others_and_auditors_change_nothing() {
    let test = desk().await;
    let chi = employ(&test, "chi", "handler").await.id.to_string();
    employ(&test, "bao", "handler").await;
    employ(&test, "dung", "auditor").await;
    let all = complaints(&test, 1).await;
    let mut bao = at_work(&test, "bao").await;
    assert!(!bao.get("/desk").await.body.contains("value=\"assign\""));
    let refused = press(&mut bao, "assign", &all).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let preview = press(&mut bao, "take", &all).await;
    let forged = [("do", "assign"), ("target", chi.as_str())];
    let fields: Vec<(String, String)> = preview
        .hidden_of(CHANGES)
        .into_iter()
        .filter(|(name, _)| name != "do" && name != "target")
        .chain(forged.map(|(name, value)| (name.to_owned(), value.to_owned())))
        .collect();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(
        bao.post(CHANGES, &fields).await.status,
        StatusCode::FORBIDDEN
    );
    let mut dung = at_work(&test, "dung").await;
    let list = dung.get("/desk").await;
    assert!(list.body.contains(&all[0]));
    assert!(!list.body.contains("row-pick") && !list.body.contains(PREVIEW));
    for place in [PREVIEW, CHANGES, UNDO, "/desk/tags"] {
        let answer = dung.post(place, &[("case", &all[0]), ("do", "take")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{place}");
    }
}

/// A tag that a lead makes; its id.
async fn links_of(test: &TestApp) -> i64 {
    let count = test
        .app
        .db
        .read(|conn| Ok(links::table.count().get_result(conn)?));
    count.await.unwrap()
}

/// When the answer of each is due, of all there are.
async fn clocks(test: &TestApp) -> Vec<(String, String)> {
    let rows = test.app.db.read(|conn| {
        let rows: Vec<(Reference, leakdesk::time::Moment)> = cases::table
            .order(cases::reference)
            .select((cases::reference, cases::next_late_from))
            .load(conn)?;
        Ok(rows)
    });
    let rows = rows.await.unwrap().into_iter();
    rows.map(|(reference, late)| (reference.to_string(), format!("{late:?}")))
        .collect()
}

/// Asks for links of these cases with the first, for the same event.
async fn link_with_first(browser: &mut Browser, all: &[String]) -> Answer {
    let asking = press(browser, "link", all).await;
    let choice = [("target", all[0].as_str()), ("why", "same_event")];
    send(browser, &asking, PREVIEW, &choice).await
}

#[actix_web::test]
async fn several_cases_are_linked_with_one_of_them_and_unlinked_again() {
    let test = desk().await;
    employ(&test, "bao", "handler").await;
    let all = complaints(&test, 4).await;
    let before = clocks(&test).await;
    let mut bao = at_work(&test, "bao").await;
    let alone = press(&mut bao, "link", &all[..1]).await;
    assert!(alone.body.contains("Cần ít nhất hai hồ sơ"));
    assert!(!alone.body.contains("name=\"target\""));

    // What is left out is asked for, and what was chosen stays.
    let asking = press(&mut bao, "link", &all[..3]).await;
    assert!(!asking.body.contains("Có lỗi cần sửa"));
    let half = send(&mut bao, &asking, PREVIEW, &[("why", "same_event")]).await;
    assert!(half.body.contains("Có lỗi cần sửa"), "{}", half.body);
    assert!(half.body.contains("Chọn hồ sơ mà các hồ sơ còn lại"));
    assert!(!half.body.contains("Chọn lý do các hồ sơ liên quan"));
    let why = half.body.split("value=\"same_event\"").nth(1).unwrap();
    assert!(why.split('>').next().unwrap().contains("checked"));

    let preview = link_with_first(&mut bao, &all[..3]).await;
    let told = format!("liên kết với {}", all[0]);
    assert_eq!(said(&preview, &all[1]), told);
    assert!(preview.body.contains("Không gộp hồ sơ"));
    assert_eq!(links_of(&test).await, 0, "a preview changes nothing");
    let linked = send(&mut bao, &preview, CHANGES, &[]).await;
    assert!(
        linked.body.contains("Đã làm 2 trong 2 hồ sơ"),
        "{}",
        linked.body
    );
    assert_eq!(links_of(&test).await, 2);
    assert_eq!(clocks(&test).await, before, "no clock moves");
    assert_eq!(mails_of(&test, "assigned").await, 0);
    for (here, there) in [(0, 1), (0, 2), (1, 0), (2, 0)] {
        let page = bao.get(&format!("/desk/cases/{}", all[here])).await;
        let event = format!("Liên kết với {}", all[there]);
        assert!(page.body.contains(&event), "{here} {there}");
        assert!(page.body.contains("Cùng một sự việc, nhiều người gửi"));
    }

    // With one more: those that are linked are left out, and said to be.
    let more = link_with_first(&mut bao, &all).await;
    assert_eq!(said(&more, &all[1]), "đã được liên kết với hồ sơ đó");
    let more = send(&mut bao, &more, CHANGES, &[]).await;
    assert!(
        more.body.contains("Đã làm 1 trong 3 hồ sơ"),
        "{}",
        more.body
    );
    let undone = send(&mut bao, &more, UNDO, &[]).await;
    assert!(
        undone.body.contains("Đã làm 1 trong 1 hồ sơ"),
        "{}",
        undone.body
    );
    assert_eq!(links_of(&test).await, 2);
    for here in [0, 3] {
        let page = bao.get(&format!("/desk/cases/{}", all[here])).await;
        assert!(page.body.contains("Bỏ liên kết với"), "{here}");
    }
}

#[actix_web::test]
async fn undoing_something_else_takes_no_link_away() {
    let test = desk().await;
    employ(&test, "bao", "handler").await;
    let all = complaints(&test, 2).await;
    let mut bao = at_work(&test, "bao").await;
    let preview = press(&mut bao, "take", &all[..1]).await;
    let taken = send(&mut bao, &preview, CHANGES, &[]).await;
    // The first case has the link's line in its history now, in the version that was taken.
    let preview = link_with_first(&mut bao, &all).await;
    send(&mut bao, &preview, CHANGES, &[]).await;
    let undone = send(&mut bao, &taken, UNDO, &[]).await;
    assert!(undone.body.contains("Đã làm 0 trong 1"), "{}", undone.body);
    assert_eq!(links_of(&test).await, 1);
}

#[actix_web::test]
async fn ac_07_a_hidden_case_is_neither_linked_nor_a_target_nor_unlinked() {
    let test = desk().await;
    employ(&test, "bao", "handler").await;
    let all = complaints(&test, 3).await;
    let hidden = complained(&test, &[]).await;
    restrict(&test, &hidden).await;
    let unknown = Reference::random().to_string();
    let mut bao = at_work(&test, "bao").await;
    let ticked = [&all[..2], &[hidden.clone(), unknown.clone()]].concat();
    let preview = link_with_first(&mut bao, &ticked).await;
    assert_eq!(said(&preview, &hidden), said(&preview, &unknown));
    let told = send(&mut bao, &preview, CHANGES, &[]).await;
    assert!(
        told.body.contains("Đã làm 1 trong 3 hồ sơ"),
        "{}",
        told.body
    );
    assert_eq!(said(&told, &hidden), said(&told, &unknown));
    let asking = press(&mut bao, "link", &ticked).await;
    for target in [&hidden, &unknown] {
        assert!(!asking.body.contains(&format!("value=\"{target}\"")));
        let choice = [("target", target.as_str()), ("why", "other")];
        let refused = send(&mut bao, &asking, PREVIEW, &choice).await;
        assert!(refused.body.contains("Có lỗi cần sửa"), "{}", refused.body);
        assert!(!refused.body.contains(CHANGES));
    }
    // Hidden between preview and button: nothing is linked; between button and undo: nothing unlinked.
    let preview = link_with_first(&mut bao, &[all[0].clone(), all[2].clone()]).await;
    restrict(&test, &all[0]).await;
    let late = send(&mut bao, &preview, CHANGES, &[]).await;
    assert!(late.body.contains("Đã làm 0 trong 1"), "{}", late.body);
    let undone = send(&mut bao, &told, UNDO, &[]).await;
    assert!(undone.body.contains("Đã làm 0 trong 1"), "{}", undone.body);
    assert_eq!(links_of(&test).await, 1);
}

async fn make_tag(lead: &mut Browser, name: &str) -> String {
    let made = lead
        .submit("/desk/tags", "/desk/tags", &[("name", name)])
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let list = lead.get("/desk/tags").await;
    let before = list.body.split(&format!(">{name}</span>")).nth(1).unwrap();
    let id = before.split("action=\"/desk/tags/").nth(1).unwrap();
    id[..36].to_owned()
}

#[actix_web::test]
async fn cases_are_tagged_together_found_by_tag_and_tell_it_in_their_history() {
    let test = desk().await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let all = complaints(&test, 3).await;
    let (mut ha, mut bao) = (at_work(&test, "ha").await, at_work(&test, "bao").await);
    let nothing = press(&mut bao, "tag", &all).await;
    assert!(nothing.body.contains("Chưa có nhãn nào để chọn"));
    let tag = make_tag(&mut ha, "đơn vị giao hàng").await;
    let asking = press(&mut bao, "tag", &all[..2]).await;
    let preview = send(&mut bao, &asking, PREVIEW, &[("target", &tag)]).await;
    assert_eq!(said(&preview, &all[0]), "gắn nhãn “đơn vị giao hàng”");
    let told = send(&mut bao, &preview, CHANGES, &[]).await;
    assert!(
        told.body.contains("Đã làm 2 trong 2 hồ sơ"),
        "{}",
        told.body
    );
    let tagged = bao.get(&format!("/desk?tag={tag}")).await;
    assert!(tagged.body.contains(&all[0]) && tagged.body.contains(&all[1]));
    assert!(!tagged.body.contains(&format!("/desk/cases/{}", all[2])));
    assert!(tagged.body.contains("flag-tag\">đơn vị giao hàng<"));
    let page = bao.get(&format!("/desk/cases/{}", all[0])).await;
    assert!(page.body.contains("Gắn nhãn “đơn vị giao hàng”"));
    assert!(page.body.contains("flag-tag\">đơn vị giao hàng<"));

    let undone = send(&mut bao, &told, UNDO, &[]).await;
    assert!(undone.body.contains("Đã làm 2 trong 2"), "{}", undone.body);
    let tagged = bao.get(&format!("/desk?tag={tag}")).await;
    assert!(!tagged.body.contains(&format!("/desk/cases/{}", all[0])));

    // On its page; and taken off again together.
    done(&mut bao, &all[2], "tags", &[("tag", &tag)]).await;
    let asking = press(&mut bao, "untag", &all).await;
    let preview = send(&mut bao, &asking, PREVIEW, &[("target", &tag)]).await;
    assert_eq!(said(&preview, &all[0]), "không có nhãn này");
    let told = send(&mut bao, &preview, CHANGES, &[]).await;
    assert!(
        told.body.contains("Đã làm 1 trong 3 hồ sơ"),
        "{}",
        told.body
    );
    let page = bao.get(&format!("/desk/cases/{}", all[2])).await;
    assert!(page.body.contains("Bỏ nhãn “đơn vị giao hàng”"));
}

#[actix_web::test]
async fn tags_are_made_by_leads_sealed_and_harmless_wherever_they_are_shown() {
    let test = desk().await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let reference = complained(&test, &[]).await;
    let hidden = complained(&test, &[]).await;
    let (mut ha, mut bao) = (at_work(&test, "ha").await, at_work(&test, "bao").await);
    assert_eq!(bao.get("/desk/tags").await.status, StatusCode::FORBIDDEN);
    for (typed, why) in [
        ("  ", "Nhập tên nhãn."),
        ("gọi 0903123456", "Hãy dùng một từ chung."),
        ("một cái tên dài hơn ba mươi ký tự", "dài nhất 30 ký tự"),
    ] {
        let refused = ha
            .submit("/desk/tags", "/desk/tags", &[("name", typed)])
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(why), "{typed}: {}", refused.body);
    }
    let tag = make_tag(&mut ha, "khẩn").await;
    let taken = ha
        .submit("/desk/tags", "/desk/tags", &[("name", "KHAN")])
        .await;
    assert!(taken.body.contains("Đã có nhãn này."));
    for case in [&reference, &hidden] {
        done(&mut bao, case, "tags", &[("tag", &tag)]).await;
    }
    let list = ha.get("/desk/tags").await;
    assert!(list.body.contains("2 hồ sơ đang mở"));
    restrict(&test, &hidden).await;
    assert!(ha.get("/desk/tags").await.body.contains("1 hồ sơ đang mở"));

    // A name is text, whatever it looks like; renamed, it is so everywhere.
    let place = format!("/desk/tags/{tag}");
    let markup = [("name", "<img src=x onerror=p()>"), ("do", "rename")];
    let renamed = ha.submit("/desk/tags", &place, &markup).await;
    assert_eq!(renamed.status, StatusCode::SEE_OTHER, "{}", renamed.body);
    for page in ["/desk", "/desk/tags", &format!("/desk/cases/{reference}")] {
        let answer = ha.get(page).await;
        assert!(answer.body.contains("&lt;img"), "{page}");
        assert!(!answer.body.contains("<img src"), "{page}");
    }
    let sealed: Vec<Vec<u8>> = test
        .app
        .db
        .read(|conn| Ok(tags::table.select(tags::sealed).load(conn)?))
        .await
        .unwrap();
    assert!(!sealed[0].windows(4).any(|four| four == b"<img"));

    // Retired, it stays where it is and is offered no more.
    ha.submit("/desk/tags", &place, &[("do", "retire")]).await;
    let asking = press(&mut bao, "tag", std::slice::from_ref(&reference)).await;
    assert!(!asking.body.contains("&lt;img"), "{}", asking.body);
    let page = bao.get(&format!("/desk/cases/{reference}")).await;
    assert!(page.body.contains("flag-tag\">&lt;img"));
}

#[actix_web::test]
async fn single_keys_are_explained_and_can_be_switched_off() {
    let test = desk().await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let sheet = bao.get("/desk/keys").await;
    assert!(
        sheet.body.contains("<kbd>g</kbd><kbd>q</kbd>"),
        "{}",
        sheet.body
    );
    assert!(bao.get("/desk").await.body.contains("/assets/keys-"));
    bao.submit("/desk/keys", "/desk/keys", &[("keys", "off")])
        .await;
    let sheet = bao.get("/desk/keys").await;
    assert!(sheet.body.contains("Phím tắt đang tắt."));
    assert!(!bao.get("/desk").await.body.contains("/assets/keys-"));
    bao.submit("/desk/keys", "/desk/keys", &[("keys", "on")])
        .await;
    assert!(bao.get("/desk").await.body.contains("/assets/keys-"));
}
