//! Reports: every figure is the length of the list behind it, nothing tells of a case that is not the
//! reader's, and whatever is taken out of the desk is written down.

use std::io::{Cursor, Read as _};

use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use calamine::{Data, Reader as _};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::app::App;
use leakdesk::cases::queries::put_access;
use leakdesk::db::schema::{cases, duties, events, exports, looks};
use leakdesk::db::{self, Id};
use leakdesk::reports::queries::{self, Eyes};
use leakdesk::reports::{Asked, Dimension, Figures, Span, Step, What};
use leakdesk::samples::Samples;
use leakdesk::samples::plant::{plant, plant_desk};
use leakdesk::web::server::site;

use crate::desk::{act, at_work, complained, done, employ};
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";

/// A desk with `count` made-up cases, and the ids of its people.
async fn planted(test: &TestApp, count: u32) -> Vec<Id> {
    let app: &App = &test.app;
    let staff = plant_desk(app, None).await.unwrap();
    let samples = Samples::new(7, app.now(), app.zone).for_a_look(count);
    plant(app, &staff, samples).await.unwrap();
    staff
}

async fn id_of(test: &TestApp, reference: &str) -> Id {
    let reference = reference.to_owned();
    let find = move |conn: &mut db::Conn| {
        Ok(cases::table
            .filter(cases::reference.eq(reference))
            .select(cases::id)
            .first(conn)?)
    };
    test.app.db.read(find).await.unwrap()
}

async fn restrict(test: &TestApp, reference: &str) {
    let id = id_of(test, reference).await;
    let restrict = move |conn: &mut db::Conn| {
        diesel::update(cases::table.find(id))
            .set(cases::is_restricted.eq(true))
            .execute(conn)?;
        Ok(())
    };
    test.app.db.write(restrict).await.unwrap();
}

/// Every address of a list on a page, with the number that links there.
fn figures_of(page: &Answer) -> Vec<(String, i64)> {
    page.body
        .split("<a href=\"/desk/reports/cases?")
        .skip(1)
        .filter_map(|rest| {
            let (query, rest) = rest.split_once("\">")?;
            let text = rest.split("</a>").next()?;
            let number = text.replace('.', "").parse().ok()?;
            let query = query.replace("&amp;", "&").replace("&#x3D;", "=");
            Some((format!("/desk/reports/cases?{query}"), number))
        })
        .collect()
}

/// How many cases a list shows, page after page.
async fn listed(browser: &mut Browser, address: &str) -> i64 {
    let mut references = std::collections::BTreeSet::new();
    let mut next = Some(address.to_owned());
    while let Some(place) = next {
        let page = browser.get(&place).await;
        assert_eq!(page.status, StatusCode::OK, "{place}: {}", page.body);
        for rest in page.body.split("<a href=\"/desk/cases/KN-").skip(1) {
            let reference = rest.split('"').next().unwrap().to_owned();
            assert!(references.insert(reference), "{place} shows a case twice");
        }
        next = page.body.split("rel=\"next\" href=\"").nth(1).map(|rest| {
            let href = rest.split('"').next().unwrap();
            href.replace("&amp;", "&").replace("&#x3D;", "=")
        });
    }
    i64::try_from(references.len()).unwrap()
}

#[actix_web::test]
async fn every_figure_is_the_length_of_the_list_behind_it() {
    let test = TestApp::at(NOW).await;
    planted(&test, 90).await;
    employ(&test, "lead", "lead").await;
    let mut lead = at_work(&test, "lead").await;
    for query in ["", "?from=2026-10-05&to=2026-11-20&by=week"] {
        let page = lead.get(&format!("/desk/reports{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let figures = figures_of(&page);
        assert!(figures.len() > 40, "{figures:?}");
        let mut looked = std::collections::BTreeMap::new();
        for (address, number) in figures {
            let known = looked.get(&address).copied();
            let count = match known {
                Some(count) => count,
                None => listed(&mut lead, &address).await,
            };
            assert_eq!(count, number, "{address}");
            looked.insert(address, count);
        }
    }
}

/// Whatever the span and the narrowing: counting in memory and counting in the database agree, and the
/// parts add up to the whole.
#[actix_web::test]
async fn figures_and_lists_agree_over_spans_of_all_kinds() {
    let test = TestApp::at(NOW).await;
    let staff = planted(&test, 120).await;
    let zone = test.app.zone;
    let day = |text: &str| text.parse().unwrap();
    let spans = [
        Span::EVER.at_most(Step::Month),
        Span::new(day("2026-11-23"), day("2026-11-23")),
        Span::new(day("2026-09-01"), day("2026-11-22")),
        Span::new(day("2026-11-09"), day("2026-12-31")),
        Span::new(day("2020-01-01"), day("2020-12-31")),
    ];
    let check = move |conn: &mut db::Conn| {
        let eyes = Eyes::Operator {
            with_restricted: true,
        };
        for (span, step) in spans
            .into_iter()
            .flat_map(|span| Step::ALL.map(|step| (span, step)))
        {
            let span = span.at_most(step);
            let received = Asked::new(What::Received, span);
            let received = queries::scan(conn, &eyes, &received, zone)?;
            let ended = queries::scan_ended(conn, &eyes, span, zone)?;
            let figures = Figures::count((span, step, zone), &received, &ended);
            let mut count = |asked: Asked| queries::count(conn, &eyes, &asked, zone).unwrap();
            let total = &figures.total;
            assert_eq!(total.received, count(Asked::new(What::Received, span)));
            assert_eq!(total.in_time, count(Asked::new(What::InTime, span)));
            assert_eq!(total.late, count(Asked::new(What::Late, span)));
            assert_eq!(total.void, count(Asked::new(What::Void, span)));
            assert_eq!(total.answered(), count(Asked::new(What::Answered, span)));
            let parts = || figures.parts.iter().map(|(_, tally)| tally);
            assert_eq!(parts().map(|it| it.received).sum::<i64>(), total.received);
            assert_eq!(
                parts().map(|it| it.answered()).sum::<i64>(),
                total.answered()
            );
            for dimension in Dimension::ALL {
                let rows = figures.rows(dimension, &staff);
                let sum: i64 = rows.iter().map(|(_, tally)| tally.answered()).sum();
                assert_eq!(sum, total.answered(), "{dimension:?}");
                for (key, tally) in rows {
                    for (what, n) in [
                        (What::Received, tally.received),
                        (What::InTime, tally.in_time),
                        (What::Late, tally.late),
                        (What::Void, tally.void),
                    ] {
                        let asked = Asked::new(what, span).of(dimension, &key);
                        assert_eq!(count(asked), n, "{}", asked.query());
                    }
                }
            }
        }
        Ok(())
    };
    test.app.db.read(check).await.unwrap();
}

#[actix_web::test]
async fn a_verdict_counts_as_it_was_frozen() {
    let test = TestApp::at(NOW).await;
    planted(&test, 60).await;
    employ(&test, "lead", "lead").await;
    let mut lead = at_work(&test, "lead").await;
    let before = figures_of(&lead.get("/desk/reports").await);
    // Whatever happens to the dates of a case afterwards.
    let later = |conn: &mut db::Conn| {
        let long_ago: chrono::NaiveDate = "2001-01-01".parse().unwrap();
        diesel::update(cases::table)
            .set((cases::due_on.eq(long_ago), cases::late_from.eq(0_i64)))
            .execute(conn)?;
        let met = duties::table.filter(duties::met_at.is_not_null());
        diesel::update(met)
            .set((duties::due_on.eq(long_ago), duties::late_from.eq(0_i64)))
            .execute(conn)?;
        Ok(())
    };
    test.app.db.write(later).await.unwrap();
    assert_eq!(figures_of(&lead.get("/desk/reports").await), before);
}

#[actix_web::test]
async fn ac_07_nothing_in_a_report_tells_of_a_restricted_case() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead").await;
    let seeing = employ(&test, "seeing", "lead").await;
    let open = complained(&test, &[]).await;
    let secret = complained(&test, &[]).await;
    let mut lead = at_work(&test, "lead").await;
    let places = [
        "/desk/reports",
        "/desk/reports/board",
        "/desk/reports/cases?what=received",
        "/desk/reports/cases?what=open",
        "/desk/reports/register",
    ];
    restrict(&test, &secret).await;
    let id = id_of(&test, &secret).await;
    let let_in = move |conn: &mut db::Conn| put_access(conn, id, seeing.id, true);
    test.app.db.write(let_in).await.unwrap();
    let mut other = at_work(&test, "seeing").await;
    for place in places {
        let page = lead.get(place).await.body;
        assert!(!page.contains(&secret), "{place}");
        let listed = other.get(place).await.body;
        let is_list = !["/desk/reports", "/desk/reports/board"].contains(&place);
        assert_eq!(listed.contains(&secret), is_list, "{place}");
    }
    let count = |page: Answer| figures_of(&page)[0].1;
    assert_eq!(count(lead.get("/desk/reports").await), 1);
    assert_eq!(count(other.get("/desk/reports").await), 2);
    // Exports and dossiers neither.
    let (csv, _) = export(&mut lead, "what=received", "csv", &[]).await;
    assert!(csv.contains(&open) && !csv.contains(&secret), "{csv}");
    let dossier = format!("/desk/reports/dossiers/{secret}");
    assert_eq!(lead.get(&dossier).await.status, StatusCode::NOT_FOUND);
    let posted = lead
        .submit(
            &format!("/desk/reports/dossiers/{open}"),
            &format!("/desk/reports/dossiers/{open}"),
            &[],
        )
        .await;
    assert_eq!(posted.status, StatusCode::OK);
    // And the log tells of a dossier only to those who may see its case.
    other.submit(&dossier, &dossier, &[]).await;
    assert!(
        !lead
            .get("/desk/reports/exports")
            .await
            .body
            .contains(&secret)
    );
    assert!(
        other
            .get("/desk/reports/exports")
            .await
            .body
            .contains(&secret)
    );
}

/// Exports a list from its page; what came, and under which name.
async fn export(
    browser: &mut Browser,
    query: &str,
    format: &str,
    more: &[(&str, &str)],
) -> (String, String) {
    let page = format!("/desk/reports/cases?{query}");
    let fields: Vec<_> = [("format", format)].iter().chain(more).copied().collect();
    let answer = browser.submit(&page, "/desk/reports/export", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let name = answer.header("content-disposition").unwrap().to_owned();
    (answer.body, name)
}

/// The same, byte for byte.
async fn bytes_of(
    test: &TestApp,
    browser: &mut Browser,
    page: &str,
    fields: &[(&str, &str)],
) -> Vec<u8> {
    let action = "/desk/reports/export";
    posted_bytes(test, browser, page, action, fields).await
}

async fn posted_bytes(
    test: &TestApp,
    browser: &mut Browser,
    page: &str,
    action: &str,
    fields: &[(&str, &str)],
) -> Vec<u8> {
    let hidden = browser.get(page).await.hidden_of(action);
    let all: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(fields.iter().copied())
        .collect();
    let cookie = browser.cookie("leakdesk").unwrap().to_owned();
    let request = TestRequest::post()
        .uri(action)
        .peer_addr(browser.from)
        .insert_header(("cookie", format!("leakdesk={cookie}")))
        .set_form(all);
    let service = init_service(site(test.app.clone())).await;
    let response = call_service(&service, request.to_request()).await;
    assert_eq!(response.status(), StatusCode::OK);
    read_body(response).await.to_vec()
}

#[actix_web::test]
async fn ex_01_no_cell_begins_a_formula() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead").await;
    let mut lead = at_work(&test, "lead").await;
    for name in [
        "=1+1",
        "+cmd",
        "-2",
        "@SUM(A1)",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "=cmd|' /C calc'!A0",
    ] {
        let story = format!("{name}\n=HYPERLINK(\"http://evil.example\")");
        let fields = [("full_name", name), ("story", story.as_str())];
        complained(&test, &fields).await;
    }
    let (csv, name) = export(
        &mut lead,
        "what=received",
        "csv",
        &[("words", "yes"), ("bom", "yes")],
    )
    .await;
    assert!(name.ends_with(".csv\""), "{name}");
    assert!(csv.starts_with('\u{feff}'));
    let dangerous = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let mut cells = 0;
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            cells += 1;
            for line in cell.split(['\n', ';', ',']) {
                assert!(!line.trim_start().starts_with(dangerous), "{cell:?}");
            }
        }
    }
    assert!(cells > 9 * 15, "{cells}");
    let page = "/desk/reports/cases?what=received";
    let fields = [("format", "xlsx"), ("words", "yes")];
    let bytes = bytes_of(&test, &mut lead, page, &fields).await;
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(range.rows().count(), 10);
    let texts: Vec<&Data> = range.rows().flatten().collect();
    assert!(
        texts.contains(&&Data::String("=1+1".to_owned())),
        "written as text"
    );
    let sheet = book.sheet_names().remove(0);
    let formulas = book.worksheet_formula(&sheet).unwrap();
    assert!(formulas.used_cells().next().is_none());
}

#[actix_web::test]
async fn ex_03_only_who_may_export_does_only_what_they_see_and_it_is_written_down() {
    let test = TestApp::at(NOW).await;
    for (name, role) in [
        ("lead", "lead"),
        ("hand", "handler"),
        ("aud", "auditor"),
        ("adm", "admin"),
    ] {
        employ(&test, name, role).await;
    }
    complained(&test, &[]).await;
    for name in ["hand"] {
        let mut browser = at_work(&test, name).await;
        let page = browser.get("/desk/reports/cases?what=received").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            !page.body.contains("/desk/reports/export\""),
            "{name} is not offered it"
        );
        let token = page.hidden_of("/sign-out").remove(0).1;
        let fields = [
            ("csrf_token", token.as_str()),
            ("what", "received"),
            ("format", "csv"),
        ];
        let refused = browser.post("/desk/reports/export", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}");
    }
    let mut admin = at_work(&test, "adm").await;
    assert_eq!(
        admin.get("/desk/reports").await.status,
        StatusCode::FORBIDDEN
    );
    let mut lead = at_work(&test, "lead").await;
    // Nothing is exported without the token of the session, nor by following a link.
    let bare = lead
        .post(
            "/desk/reports/export",
            &[("what", "received"), ("format", "csv")],
        )
        .await;
    assert_eq!(bare.status, StatusCode::FORBIDDEN);
    assert_eq!(
        lead.get("/desk/reports/export").await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
    // What can't be read narrows nothing beyond what the reader sees.
    let odd = "what=received&kind=' OR 1=1--&handler=x&from=0000-00-00&to=9999999-99-99";
    let odd = odd.replace(' ', "%20").replace('\'', "%27");
    let (csv, _) = export(&mut lead, &odd, "csv", &[]).await;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let (csv, _) = export(&mut lead, "what=open&kind=leak", "csv", &[]).await;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let rows = test.app.db.read(|conn| {
        let rows: Vec<(String, String, String, i64)> = exports::table
            .order(exports::id)
            .select((
                exports::what,
                exports::format,
                exports::filter,
                exports::row_count,
            ))
            .load(conn)?;
        Ok(rows)
    });
    let rows = rows.await.unwrap();
    assert_eq!(rows.len(), 2, "{rows:?}");
    for row in &rows {
        assert_eq!((row.0.as_str(), row.1.as_str(), row.3), ("cases", "csv", 1));
    }
    let is_told = |filter: &str| filter.contains("what=open") && filter.contains("kind=leak");
    assert_eq!(rows.iter().filter(|row| is_told(&row.2)).count(), 1);
    let mut auditor = at_work(&test, "aud").await;
    let log = auditor.get("/desk/reports/exports").await;
    assert!(
        log.body.contains("lead") && log.body.contains("CSV"),
        "{}",
        log.body
    );
    let mut handler = at_work(&test, "hand").await;
    let log = handler.get("/desk/reports/exports").await;
    assert_eq!(log.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn the_figures_go_out_as_a_table_too() {
    let test = TestApp::at(NOW).await;
    planted(&test, 30).await;
    employ(&test, "lead", "lead").await;
    let mut lead = at_work(&test, "lead").await;
    let fields = [("format", "csv")];
    let answer = lead
        .submit("/desk/reports", "/desk/reports/export", &fields)
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(
        answer.body.starts_with("\"Bảng\",\"Dòng\",\"Đã nhận\""),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("\"Theo loại\""));
}

#[actix_web::test]
async fn the_register_of_a_period_names_nobody_and_adds_up() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead").await;
    let reference = complained(&test, &[("full_name", "Trương Vô Kỵ")]).await;
    let mut lead = at_work(&test, "lead").await;
    let page = lead.get("/desk/reports/register").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(&reference) && !page.body.contains("Trương Vô Kỵ"));
    assert!(
        page.body.contains("Cộng: 1 hồ sơ; đã trả lời 0"),
        "{}",
        page.body
    );
    assert!(page.body.contains("đóng dấu"));
    let before = lead
        .get("/desk/reports/register?from=2020-01-01&to=2020-12-31")
        .await;
    assert!(!before.body.contains(&reference));
}

#[actix_web::test]
async fn the_dossier_of_a_case_can_be_verified_and_is_written_down() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead").await;
    let fields = [
        ("full_name", "Trương Vô Kỵ"),
        ("story", "Có người gọi đến, đọc đúng đơn hàng."),
    ];
    let reference = complained(&test, &fields).await;
    let mut lead = at_work(&test, "lead").await;
    let note = "Đã gọi 0911 222 333 (chị Hoa, hoa@khac.example), hồ sơ KN-0000-0000.";
    done(&mut lead, &reference, "notes", &[("note", note)]).await;
    let place = format!("/desk/reports/dossiers/{reference}");
    let case = lead.get(&format!("/desk/cases/{reference}")).await;
    assert!(case.body.contains(&place), "the case leads there");
    let bytes = posted_bytes(&test, &mut lead, &place, &place, &[]).await;
    let folder = crate::folder::Folder::new("dossier");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut texts = std::collections::BTreeMap::new();
    for n in 0..zip.len() {
        let mut entry = zip.by_index(n).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        std::fs::create_dir_all(folder.path().join("tep")).unwrap();
        std::fs::write(folder.path().join(&name), &content).unwrap();
        texts.insert(name, String::from_utf8_lossy(&content).into_owned());
    }
    assert!(texts["01-khieu-nai.txt"].contains("Trương Vô Kỵ"));
    assert!(texts["01-khieu-nai.txt"].contains("đọc đúng đơn hàng"));
    let history = &texts["07-lich-su.txt"];
    assert!(
        history.contains("Lập bộ hồ sơ cho người kiểm tra"),
        "{history}"
    );
    assert!(
        history.contains("[đã che]") && !history.contains("0911"),
        "{history}"
    );
    assert!(!history.contains("hoa@khac.example"), "{history}");
    assert!(texts["08-da-xem.txt"].contains("lead"));
    // The program in it says that all matches, and sees a single changed letter.
    let verify = || {
        std::process::Command::new("python3")
            .arg(folder.path().join("kiem-tra.py"))
            .env("PYTHONIOENCODING", "utf-8")
            .output()
            .unwrap()
    };
    let said = verify();
    assert!(said.status.success(), "{said:?}");
    let chain = texts["lich-su.json"].replace(
        "\\\"channel\\\":\\\"form\\\"",
        "\\\"channel\\\":\\\"post\\\"",
    );
    assert_ne!(chain, texts["lich-su.json"]);
    std::fs::write(folder.path().join("lich-su.json"), chain).unwrap();
    let said = verify();
    let output = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(!said.status.success());
    assert!(
        output.contains("lich-su.json") && output.contains("event 1"),
        "{output}"
    );

    let id = id_of(&test, &reference).await;
    let written = test.app.db.read(move |conn| {
        let made: i64 = events::table
            .filter(events::case_id.eq(id))
            .filter(events::kind.eq("dossier_made"))
            .count()
            .get_result(conn)?;
        let logged: i64 = exports::table
            .filter(exports::case_id.eq(id))
            .count()
            .get_result(conn)?;
        let looked: i64 = looks::table
            .filter(looks::case_id.eq(id))
            .count()
            .get_result(conn)?;
        Ok((made, logged, looked))
    });
    let (made, logged, looked) = written.await.unwrap();
    assert!(made == 1 && logged == 1 && looked > 0);
}

/// The texts of a dossier, by their names.
async fn texts_of(
    test: &TestApp,
    browser: &mut Browser,
    reference: &str,
) -> std::collections::BTreeMap<String, String> {
    let place = format!("/desk/reports/dossiers/{reference}");
    let bytes = posted_bytes(test, browser, &place, &place, &[]).await;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut texts = std::collections::BTreeMap::new();
    for n in 0..zip.len() {
        let mut entry = zip.by_index(n).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        texts.insert(name, String::from_utf8_lossy(&content).into_owned());
    }
    texts
}

#[actix_web::test]
async fn a_dossier_tells_of_nobody_else_however_it_was_written() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead").await;
    let reference = complained(&test, &[]).await;
    let other = complained(&test, &[]).await;
    let mut lead = at_work(&test, "lead").await;
    for note in [
        "Lúc 10:30 0911222333 không nghe, gọi 0912 333 444 - 0913 444 555.",
        "Zalo0914555666 và 0915–666–777",
    ] {
        done(&mut lead, &reference, "notes", &[("note", note)]).await;
    }
    let link = [
        ("other", other.as_str()),
        ("why", "same_event"),
        ("do", "link"),
    ];
    done(&mut lead, &reference, "links", &link).await;
    lead.submit("/desk/tags", "/desk/tags", &[("name", "Gấp")])
        .await;
    let page = lead.get(&format!("/desk/cases/{reference}")).await;
    let tag = page.body.split("name=\"tag\"").nth(1);
    let tag = tag.and_then(|rest| rest.split("value=\"").nth(1));
    let tag = tag.and_then(|rest| rest.split('"').next());
    let tag = tag.unwrap_or_else(|| panic!("a tag to choose: {}", page.body));
    done(&mut lead, &reference, "tags", &[("tag", tag)]).await;
    let texts = texts_of(&test, &mut lead, &reference).await;
    let history = &texts["07-lich-su.txt"];
    for number in ["0911", "0912", "0913", "0914", "0915", "555", "666"] {
        let words = history.lines().filter(|line| line.contains("[đã che]"));
        let said: String = words.collect();
        assert!(!said.contains(number), "{number}: {said}");
    }
    assert!(
        history.contains("Lúc 10:30 [đã che] không nghe"),
        "{history}"
    );
    assert!(!history.contains(&other), "{history}");
    assert!(history.contains("Liên kết với [hồ sơ khác]"), "{history}");
    assert!(history.contains("Gắn nhãn “Gấp”"), "{history}");
    assert!(
        !history.contains("{\""),
        "every event has its words: {history}"
    );
}

#[actix_web::test]
async fn the_log_of_exports_goes_on_behind_what_is_not_the_readers() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    employ(&test, "lead", "lead").await;
    let reference = complained(&test, &[]).await;
    let id = id_of(&test, &reference).await;
    let now = test.app.now();
    let log = move |conn: &mut db::Conn| {
        for n in 0..120_i64 {
            let of_case = (n > 0).then_some(id);
            let at = now.plus(chrono::Duration::seconds(n));
            let row = queries::ExportRow {
                id: Id::new(at),
                at,
                staff_id: None,
                what: if n > 0 { "dossier" } else { "cases" }.to_owned(),
                format: "csv".to_owned(),
                filter: "what=open".to_owned(),
                case_id: of_case,
                row_count: 7_654,
            };
            queries::insert_export(conn, &row)?;
        }
        Ok(())
    };
    test.app.db.write(log).await.unwrap();
    restrict(&test, &reference).await;
    let mut lead = at_work(&test, "lead").await;
    let page = lead.get("/desk/reports/exports").await;
    assert!(page.body.contains("7.654"), "{}", page.body);
    assert!(!page.body.contains(&reference) && !page.body.contains("rel=\"next\""));
    // Who sees the case walks through all of them.
    let mut above = at_work(&test, "ha").await;
    let (mut next, mut seen) = (Some("/desk/reports/exports".to_owned()), 0);
    while let Some(place) = next {
        let page = above.get(&place).await;
        seen += page.body.matches("7.654").count();
        next = page.body.split("rel=\"next\" href=\"").nth(1).map(|rest| {
            let href = rest.split('"').next().unwrap();
            href.replace("&#x3D;", "=")
        });
    }
    assert_eq!(seen, 120);
}

#[actix_web::test]
async fn a_dossier_is_for_who_may_export_and_for_cases_that_are_there() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead").await;
    employ(&test, "hand", "handler").await;
    let reference = complained(&test, &[]).await;
    let place = format!("/desk/reports/dossiers/{reference}");
    let mut handler = at_work(&test, "hand").await;
    assert_eq!(handler.get(&place).await.status, StatusCode::FORBIDDEN);
    let case = handler.get(&format!("/desk/cases/{reference}")).await;
    assert!(!case.body.contains(&place), "not offered");
    let mut lead = at_work(&test, "lead").await;
    for odd in ["KN-0000-0000", "x", "..%2f..%2fetc"] {
        let page = lead.get(&format!("/desk/reports/dossiers/{odd}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{odd}");
    }
    let refused = act(&mut lead, &reference, "notes", &[("note", "")]).await;
    assert_ne!(refused.status, StatusCode::INTERNAL_SERVER_ERROR);
}

#[actix_web::test]
async fn an_empty_desk_has_reports_too() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead").await;
    let mut lead = at_work(&test, "lead").await;
    for place in [
        "/desk/reports",
        "/desk/reports?from=x&to=&by=year",
        "/desk/reports?from=2199-12-31&to=2000-01-01&by=week",
        "/desk/reports/board",
        "/desk/reports/register",
        "/desk/reports/cases?what=nothing&after=x",
        "/desk/reports/exports?after=_",
    ] {
        assert_eq!(lead.get(place).await.status, StatusCode::OK, "{place}");
    }
}

#[actix_web::test]
async fn whoever_takes_something_out_has_shown_a_short_while_ago_that_it_is_them() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead").await;
    let reference = complained(&test, &[]).await;
    let mut lead = at_work(&test, "lead").await;
    test.advance(chrono::Duration::minutes(11));
    let dossier = format!("/desk/reports/dossiers/{reference}");
    let list = "/desk/reports/cases?what=received";
    for (page, action, fields) in [
        (dossier.as_str(), dossier.as_str(), &[][..]),
        (list, "/desk/reports/export", &[("format", "csv")][..]),
        (
            "/desk/reports",
            "/desk/reports/export",
            &[("format", "csv")][..],
        ),
    ] {
        let answer = lead.submit(page, action, fields).await;
        assert!(
            answer
                .location()
                .starts_with("/desk/confirm?next=%2Fdesk%2Freports"),
            "{action}"
        );
    }
    let logged = test
        .app
        .db
        .read(|conn| Ok(exports::table.count().get_result::<i64>(conn)?));
    assert_eq!(logged.await.unwrap(), 0);
}
