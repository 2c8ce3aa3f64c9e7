//! Staff: who may be what, who sees that it changed, and links that open once and not for long.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::access::roles::Roles;
use leakdesk::access::second_factor::store::{self as factors, NewFactor};
use leakdesk::access::store::{self as rows, Staff};
use leakdesk::db::schema::{outbox, staff_events};
use leakdesk::staff::people;
use leakdesk::staff::record::{By, store as record};

use crate::desk::{PASSWORD, at_work, complained, done, employ, sign_in};
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";
const OTHER: &str = "gió bấc thổi qua đèo";

async fn mails(test: &TestApp, kind: &'static str) -> i64 {
    let count = test.app.db.read(move |conn| {
        let mails = outbox::table.filter(outbox::kind.eq(kind));
        Ok(mails.count().get_result(conn)?)
    });
    count.await.unwrap()
}

async fn told(test: &TestApp) -> i64 {
    mails(test, "rights_changed").await
}

async fn change(browser: &mut Browser, person: &Staff, roles: &[&str]) -> Answer {
    let action = format!("/desk/staff/{}/roles", person.id);
    let fields: Vec<_> = roles.iter().map(|role| ("roles", *role)).collect();
    browser.submit("/desk/staff", &action, &fields).await
}

#[actix_web::test]
async fn nobody_gives_rights_unseen_not_even_an_administrator_to_themselves() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let quan = employ(&test, "quan", "admin").await;
    employ(&test, "phuc", "auditor").await;
    let mut browser = at_work(&test, "quan").await;
    let changed = change(&mut browser, &quan, &["lead", "admin", "trustee"]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    assert_eq!(told(&test).await, 1, "the trustee there was");
    let log = at_work(&test, "phuc").await.get("/desk/staff/log").await;
    assert_eq!(log.status, StatusCode::OK);
    assert!(log.body.contains("Đổi vai trò của quan"));
    assert!(
        log.body
            .contains("Quản trị hệ thống → Trưởng bộ phận, Quản trị hệ thống, Người được tin cậy")
    );
    assert!(log.body.contains("Tự thực hiện") && log.body.contains("Chuỗi nguyên vẹn"));
    employ(&test, "bao", "handler").await;
    let refused = at_work(&test, "bao").await.get("/desk/staff/log").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn nobody_comes_in_as_somebody_else_unseen() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    employ(&test, "quan", "admin").await;
    let bao = employ(&test, "bao", "handler").await;
    let (vault, now) = (test.app.vault.clone(), test.app.now());
    let factor = test.app.db.write(move |conn| {
        let secret = leakdesk::access::second_factor::Secret::random();
        let new = NewFactor::seal(&vault, (bao.id, &secret, 1), Vec::new(), now);
        factors::insert(conn, &new)
    });
    assert!(factor.await.unwrap());
    let mut quan = at_work(&test, "quan").await;
    let mut expected = 0;
    for (what, fields, is_theirs) in [
        ("second-factor", &[][..], true),
        ("link", &[], true),
        ("access", &[("access", "off")], false),
        ("access", &[("access", "on")], false),
    ] {
        let own = mails(&test, "access_changed").await;
        let action = format!("/desk/staff/{}/{what}", bao.id);
        quan.submit("/desk/staff", &action, fields).await;
        expected += 1;
        assert_eq!(told(&test).await, expected, "the trustee hears of {what}");
        let now = mails(&test, "access_changed").await;
        assert_eq!(now - own, i64::from(is_theirs), "and so does bao of {what}");
    }
}

#[actix_web::test]
async fn whoever_changes_rights_has_shown_a_short_while_ago_that_it_is_them() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let bao = employ(&test, "bao", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    test.advance(Duration::minutes(11));
    let before = test.app.db.read(record::list).await.unwrap().len();
    let link = format!("/desk/staff/{}/link", bao.id);
    let hidden = ha.get("/desk/staff").await.hidden_of(&link);
    let hidden = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let fields = [("roles", "lead"), ("access", "off"), ("version", "1")];
    let fields: Vec<_> = hidden.chain(fields).collect();
    for what in ["roles", "access", "link", "second-factor"] {
        let action = format!("/desk/staff/{}/{what}", bao.id);
        let asked = ha.post(&action, &fields).await;
        assert_eq!(
            asked.location(),
            "/desk/confirm?next=%2Fdesk%2Fstaff",
            "{what}"
        );
    }
    let typed = [
        ("name", "Người Mới"),
        ("email", "moi@desk.test"),
        ("roles", "auditor"),
    ];
    let asked = ha.submit("/desk/staff", "/desk/staff", &typed).await;
    assert_eq!(asked.location(), "/desk/confirm?next=%2Fdesk%2Fstaff");
    let rows = test.app.db.read(record::list).await.unwrap();
    assert_eq!(rows.len(), before, "nothing was done");
    // What was typed is still there, once, and then it goes through.
    let place = asked.location().to_owned();
    ha.submit(&place, "/desk/confirm", &[("password", PASSWORD)])
        .await;
    let back = ha.get("/desk/staff").await;
    assert!(back.body.contains("value=\"Người Mới\"") && back.body.contains("bấm lại nút"));
    assert!(back.body.contains("value=\"moi@desk.test\""));
    let again = ha.get("/desk/staff").await;
    assert!(!again.body.contains("Người Mới"));
    let added = ha.submit("/desk/staff", "/desk/staff", &typed).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.body);
    assert!(added.body.contains("/set-up/"));
}

#[actix_web::test]
async fn a_line_of_the_log_that_was_changed_is_found() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    employ(&test, "bao", "handler").await;
    let rows = test.app.db.read(record::list).await.unwrap();
    assert!(record::verify(&rows).is_ok());
    let tamper = test.app.db.write(|conn| {
        diesel::update(staff_events::table.find(1))
            .set(staff_events::kind.eq("enabled"))
            .execute(conn)?;
        Ok(())
    });
    tamper.await.unwrap();
    let log = at_work(&test, "ha").await.get("/desk/staff/log").await;
    assert!(log.body.contains("không còn nguyên vẹn"));
}

#[actix_web::test]
async fn whatever_is_done_to_a_person_stands_in_the_log() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let bao = employ(&test, "bao", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    let place = |what: &str| format!("/desk/staff/{}/{what}", bao.id);
    ha.submit("/desk/staff", &place("access"), &[("access", "off")])
        .await;
    ha.submit("/desk/staff", &place("access"), &[("access", "on")])
        .await;
    ha.submit("/desk/staff", &place("link"), &[]).await;
    let fields = [("old_password", PASSWORD), ("password", OTHER)];
    ha.submit("/desk/settings", "/desk/settings/password", &fields)
        .await;
    let rows = test.app.db.read(record::list).await.unwrap();
    let kinds: Vec<&str> = rows.iter().map(|row| row.kind.key()).collect();
    let expected = [
        "added",
        "added",
        "disabled",
        "enabled",
        "link_made",
        "password_changed",
    ];
    assert_eq!(kinds, expected);
    let bare = rows.iter().all(|row| !row.facts.contains("desk.test"));
    assert!(bare, "nothing personal in plain columns");
}

/// Sets a password by a link; where that leads, or the page that says why not.
async fn use_link(test: &TestApp, token: &str) -> StatusCode {
    let mut browser = test.browser();
    let place = format!("/set-up/{token}");
    let page = browser.get(&place).await;
    if page.status != StatusCode::OK {
        return page.status;
    }
    browser
        .submit(&place, &place, &[("password", OTHER)])
        .await
        .status
}

#[actix_web::test]
async fn au_05_a_link_to_reset_a_password_opens_once_within_the_hour_and_only_the_newest() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let bao = employ(&test, "bao", "handler").await;
    let make = || async {
        let by = By::nobody(test.app.now());
        let (_, token) = people::make_link(&test.app.db, bao.id, by, Vec::new())
            .await
            .unwrap();
        token.text()
    };
    let (older, newer) = (make().await, make().await);
    let mut browser = test.browser();
    let refused = sign_in(&mut browser, "bao", PASSWORD).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the password ended"
    );
    assert_eq!(
        use_link(&test, &older).await,
        StatusCode::NOT_FOUND,
        "another was made"
    );
    assert_eq!(use_link(&test, "").await, StatusCode::NOT_FOUND);
    assert_eq!(use_link(&test, &newer).await, StatusCode::SEE_OTHER);
    assert_eq!(use_link(&test, &newer).await, StatusCode::NOT_FOUND, "used");
    let late = make().await;
    test.advance(Duration::minutes(60));
    assert_eq!(
        use_link(&test, &late).await,
        StatusCode::NOT_FOUND,
        "an hour is over"
    );
    // A password that was set in between ends the link; a link of one is no link of another.
    let link = make().await;
    let second = make().await;
    assert_eq!(use_link(&test, &second).await, StatusCode::SEE_OTHER);
    assert_eq!(use_link(&test, &link).await, StatusCode::NOT_FOUND);
    let mut ha = test.browser();
    let untouched = sign_in(&mut ha, "ha", PASSWORD).await;
    assert_eq!(
        untouched.status,
        StatusCode::SEE_OTHER,
        "another person's stays"
    );
}

#[actix_web::test]
async fn no_session_begins_with_a_password_that_was_taken_away_meanwhile() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let bao = employ(&test, "bao", "handler").await;
    let start = |shown: leakdesk::access::credential::Credential| {
        let (vault, id, now) = (test.app.vault.clone(), bao.id, test.app.now());
        let new = rows::NewSession {
            token: leakdesk::access::token::Token::random().hash(),
            staff_id: id,
            at: now,
            with_factor: false,
            browser: "",
        };
        let begin = move |conn: &mut _| rows::start_session_with(conn, &vault, (&new, &shown));
        test.app.db.write(begin)
    };
    assert!(start(bao.credential.clone()).await.unwrap());
    // While the password is being looked at, somebody makes a link.
    let by = By::nobody(test.app.now());
    people::make_link(&test.app.db, bao.id, by, Vec::new())
        .await
        .unwrap();
    assert!(!start(bao.credential.clone()).await.unwrap());
}

#[actix_web::test]
async fn au_03_links_that_never_were_and_links_that_are_over_look_the_same() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let bao = employ(&test, "bao", "handler").await;
    let by = By::nobody(test.app.now());
    let (_, token) = people::make_link(&test.app.db, bao.id, by, Vec::new())
        .await
        .unwrap();
    test.advance(Duration::hours(2));
    let over = test
        .browser()
        .get(&format!("/set-up/{}", token.text()))
        .await;
    let never = test
        .browser()
        .get(&format!("/set-up/{}", "0".repeat(64)))
        .await;
    let garbage = test.browser().get("/set-up/x").await;
    let without_token = |answer: &Answer| {
        let body = answer.body.clone();
        let at = body.find("csrf_token").unwrap_or(0);
        (answer.status, body.len(), body[..at].to_owned())
    };
    assert_eq!(without_token(&over), without_token(&never));
    assert_eq!(without_token(&over), without_token(&garbage));
    assert_eq!(over.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn au_11_a_cookie_is_worth_nothing_after_signing_out_and_no_page_is_kept() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let mut browser = at_work(&test, "ha").await;
    let cookie = browser.cookie("leakdesk").unwrap().to_owned();
    let page = browser.get("/desk").await;
    assert!(page.header("cache-control").unwrap().contains("no-store"));
    let out = browser.submit("/desk", "/sign-out", &[]).await;
    assert!(out.header("clear-site-data").unwrap().contains("cache"));
    browser.set_cookie("leakdesk", &cookie);
    let replayed = browser.get("/desk").await;
    assert_eq!(replayed.location(), "/sign-in?next=%2Fdesk");
}

#[actix_web::test]
async fn au_15_no_header_makes_anybody_a_member_of_staff() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let headers = [
        "x-remote-user",
        "x-forwarded-user",
        "x-user",
        "remote-user",
        "x-forwarded-for",
        "authorization",
    ];
    for header in headers {
        for value in ["ha@desk.test", "admin", "127.0.0.1", "Basic aGE6aGE="] {
            let request = TestRequest::get()
                .uri("/desk")
                .insert_header((header, value));
            let answer = test.browser().send(request).await;
            assert_eq!(
                answer.location(),
                "/sign-in?next=%2Fdesk",
                "{header}: {value}"
            );
        }
    }
}

#[actix_web::test]
async fn ac_11_signs_that_databases_read_as_anything_find_nothing() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let reference = complained(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    for q in ["%", "_", "%%", "KN-%", "KN-____-____", "*", "' OR 1=1 --"] {
        let found = ha.submit("/desk", "/desk/search", &[("q", q)]).await;
        assert!(!found.body.contains(&reference), "{q}");
        let mut member = test.browser();
        let fields = [("reference", q), ("access_code", q)];
        let refused = member.submit("/status", "/status", &fields).await;
        assert!(
            refused.status.is_client_error() && !refused.body.contains(&reference),
            "{q}"
        );
    }
}

#[actix_web::test]
async fn au_17_there_is_no_way_in_before_somebody_was_given_one() {
    let test = TestApp::at(NOW).await;
    for token in ["", "x", &"0".repeat(64)] {
        let place = format!("/set-up/{token}");
        assert_eq!(
            test.browser().get(&place).await.status,
            StatusCode::NOT_FOUND
        );
    }
    for (name, password) in [
        ("admin", "admin"),
        ("admin", "password"),
        ("", ""),
        ("admin", ""),
    ] {
        let mut browser = test.browser();
        let refused = sign_in(&mut browser, name, password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[actix_web::test]
async fn who_is_demoted_or_disabled_loses_access_at_the_next_request() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let bao = employ(&test, "bao", "handler").await;
    let (mut ha, mut browser) = (at_work(&test, "ha").await, at_work(&test, "bao").await);
    assert_eq!(browser.get("/desk").await.status, StatusCode::OK);
    change(&mut ha, &bao, &["admin"]).await;
    assert_eq!(browser.get("/desk").await.status, StatusCode::FORBIDDEN);
    let place = format!("/desk/staff/{}/access", bao.id);
    ha.submit("/desk/staff", &place, &[("access", "off")]).await;
    assert_eq!(
        browser.get("/desk/staff").await.status,
        StatusCode::SEE_OTHER
    );
}

#[actix_web::test]
async fn signing_in_speaks_english_to_whoever_asks_and_stays_so() {
    let test = TestApp::at(NOW).await;
    let mut browser = test.browser();
    let vietnamese = browser.get("/sign-in?next=%2Fdesk%3Fview%3Dmine").await;
    assert!(vietnamese.body.contains("/sign-in?lang&#x3D;en"));
    let english = browser.get("/sign-in?lang=en").await;
    assert!(english.body.contains("<html lang=\"en\""));
    let fields = [("email", "x@desk.test"), ("password", "wrong")];
    let wrong = browser
        .submit("/sign-in?lang=en", "/sign-in", &fields)
        .await;
    assert!(
        wrong
            .body
            .contains("The e-mail or the password is not right")
    );
}

/// The id of the case and who is listed on it.
async fn listed(test: &TestApp, reference: &str) -> Vec<(leakdesk::db::Id, bool)> {
    let id = crate::conversation::case(test, reference).await.id;
    let read = test
        .app
        .db
        .read(move |conn| leakdesk::cases::queries::list_access(conn, id));
    read.await.unwrap()
}

async fn made(test: &TestApp, email: &str, name: &str, roles: &str) -> Staff {
    let app = &test.app;
    let ground = (&app.db, &app.vault);
    let added = leakdesk::staff::cli::add(
        ground,
        (name, email),
        Roles::parse(roles),
        Some(PASSWORD),
        app.now(),
    );
    added.await.unwrap().unwrap();
    let (vault, print) = (app.vault.clone(), rows::email_print(&app.vault, email));
    let found = app
        .db
        .read(move |conn| rows::find_by_email(conn, &vault, print));
    found.await.unwrap().unwrap()
}

#[actix_web::test]
async fn of_two_who_stand_above_the_one_who_is_named_sees_nothing_and_the_other_decides() {
    let test = TestApp::at(NOW).await;
    let ha = made(&test, "ha@desk.test", "Lê Minh Hà", "admin").await;
    let binh = made(&test, "binh@desk.test", "Trần Quốc Bình", "lead").await;
    let alone = [
        ("about_staff", "yes"),
        ("about_staff_who", "chị LE MINH HA ở kho 3"),
    ];
    let reference = complained(&test, &alone).await;
    assert_eq!(
        listed(&test, &reference).await,
        [],
        "somebody has to be left"
    );
    let by = By::nobody(test.app.now());
    let rights = (binh.roles, true);
    people::change_roles(&test.app.db, &binh, rights, by, Vec::new())
        .await
        .unwrap()
        .unwrap();
    let reference = complained(&test, &alone).await;
    assert_eq!(listed(&test, &reference).await, [(ha.id, false)]);
    let page = format!("/desk/cases/{reference}");
    let mut browser = at_work(&test, "ha").await;
    assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND);
    let mut browser = at_work(&test, "binh").await;
    assert_eq!(browser.get(&page).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn any_handler_restricts_at_once_and_only_who_leads_or_stands_above_opens() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    employ(&test, "bao", "handler").await;
    let van = employ(&test, "van", "handler").await;
    let reference = complained(&test, &[]).await;
    let page = format!("/desk/cases/{reference}");
    at_work(&test, "van").await.get(&page).await;
    let mut bao = at_work(&test, "bao").await;
    let form = bao.get(&page).await;
    assert!(
        form.body
            .contains("Đã có người xem hồ sơ này trước đó: van.")
    );
    let about = [("about", van.id.to_string())];
    let about: Vec<_> = about
        .iter()
        .map(|(name, id)| (*name, id.as_str()))
        .collect();
    let gone = bao
        .submit(&page, &format!("{page}/restriction"), &about)
        .await;
    assert_eq!(gone.location(), "/desk", "it is no longer theirs to see");
    for name in ["bao", "van"] {
        let hidden = at_work(&test, name).await.get(&page).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{name}");
    }
    assert_eq!(listed(&test, &reference).await, [(van.id, false)]);
    let mut ha = at_work(&test, "ha").await;
    done(&mut ha, &reference, "restriction", &[]).await;
    assert_eq!(bao.get(&page).await.status, StatusCode::OK, "opened again");
}

/// What the form of somebody who leads or stands above says about people.
fn chosen<'a>(people: &'a [(String, &'static str)]) -> Vec<(&'a str, &'a str)> {
    let people = people.iter();
    let people = people.map(|(field, choice)| (field.as_str(), *choice));
    people.chain([("restricted", "yes")]).collect()
}

fn choice(person: &Staff, choice: &'static str) -> (String, &'static str) {
    (format!("person-{}", person.id), choice)
}

#[actix_web::test]
async fn nobody_who_was_let_in_shuts_the_others_out_one_by_one() {
    let test = TestApp::at(NOW).await;
    let ha = employ(&test, "ha", "admin").await;
    let bao = employ(&test, "bao", "handler").await;
    let reference = complained(&test, &[]).await;
    let mut above = at_work(&test, "ha").await;
    let people = [choice(&bao, "in")];
    done(&mut above, &reference, "restriction", &chosen(&people)).await;
    let mut bao_there = at_work(&test, "bao").await;
    let page = format!("/desk/cases/{reference}");
    let seen = bao_there.get(&page).await;
    assert_eq!(seen.status, StatusCode::OK);
    let action = format!("{page}/restriction");
    assert!(!seen.body.contains(&format!("action=\"{action}\"")));
    let mut fields = seen.hidden_of(&format!("{page}/notes"));
    fields.push(("about".to_owned(), ha.id.to_string()));
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let refused = bao_there.post(&action, &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(listed(&test, &reference).await, [(bao.id, true)]);
}

#[actix_web::test]
async fn a_lead_keeps_a_case_from_nobody_who_stands_above_but_with_another_lead() {
    let test = TestApp::at(NOW).await;
    let ha = employ(&test, "ha", "admin").await;
    let binh = employ(&test, "binh", "lead").await;
    let chi = employ(&test, "chi", "lead").await;
    let reference = complained(&test, &[]).await;
    let mut lead = at_work(&test, "binh").await;
    let place = format!("/desk/cases/{reference}");
    let alone = [choice(&ha, "out"), choice(&binh, "in")];
    let refused = lead
        .submit(&place, &format!("{place}/restriction"), &chosen(&alone))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .body
            .contains("phải còn một người quyết định được hồ sơ này")
    );
    assert_eq!(listed(&test, &reference).await, []);
    let with_another = [choice(&ha, "out"), choice(&binh, "in"), choice(&chi, "in")];
    done(&mut lead, &reference, "restriction", &chosen(&with_another)).await;
    assert_eq!(listed(&test, &reference).await.len(), 3);
    assert_eq!(
        at_work(&test, "ha").await.get(&place).await.status,
        StatusCode::NOT_FOUND
    );
}
