//! The list that a company kept before: imported as it was, once, and without a word to anybody.

use std::path::PathBuf;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::access::Staff;
use leakdesk::cases::Case;
use leakdesk::cases::event::EventKind;
use leakdesk::cases::facts::{Channel, Delivery, State};
use leakdesk::cases::outcome::Outcome;
use leakdesk::db::schema::{cases, duties, outbox};
use leakdesk::db::{self, Id};
use leakdesk::duties::standing::Verdict;
use leakdesk::duties::store::{self as duty_store, Duty};
use leakdesk::imports::{self, Fate, Mapping, Report, Table};
use leakdesk::ledger;
use leakdesk::monitor;

use crate::desk::{at_work, employ};
use crate::support::TestApp;

const NOW: &str = "2026-11-23T10:00:00+07:00";

const LIST: &str = "\u{feff}Sổ theo dõi 2026;;;;;;;;;\r\n\
Mã hồ sơ;Ngày nhận;Giờ nhận;Kênh tiếp nhận;Loại;Họ và tên;Liên hệ;Nội dung;Ngày trả lời;Kết luận\r\n\
A1;20/11/2026;9h30;Zalo;Lộ thông tin cá nhân;Nguyễn Thị Hường;0903 123 456;Bị gọi mời vay tiền.;;\r\n\
A2;01/10/2026;;Email;Lộ thông tin cá nhân;Đặng Văn Ba;ba@nhahang.example;Đơn hàng bị người lạ biết.;16/10/2026;Có căn cứ\r\n\
A3;01/10/2026;;Hotline;;Lê Minh;0912345678;Bị lộ địa chỉ.;17/10/2026;Không có căn cứ\r\n\
A4;02/10/2026;;Thư;Nội dung khác về thông tin cá nhân;Trần An;;Thư không có địa chỉ.;;\r\n\
;;;;;;;;;\r\n\
A5;31/12/2026;;Email;;Người Tương Lai;x@y.example;Nhận trong tương lai.;;\r\n\
A6;20/10/2026;;Bồ câu;;Không Ai;;Kênh lạ.;19/10/2026;Có căn cứ\r\n\
A1;20/11/2026;9h30;Zalo;Lộ thông tin cá nhân;Nguyễn Thị Hường;0903 123 456;Bị gọi mời vay tiền.;;\r\n";

fn table(text: &str) -> Table {
    Table::read(text.as_bytes().to_vec(), None).unwrap()
}

async fn import(test: &TestApp, by: &Staff, text: &str, is_trial: bool) -> Report {
    let mapping = Mapping::default();
    imports::run(&test.app, (&table(text), &mapping), by, is_trial)
        .await
        .unwrap()
}

async fn all_cases(test: &TestApp) -> Vec<Case> {
    let all = |conn: &mut db::Conn| Ok(cases::table.order(cases::received_at.desc()).load(conn)?);
    test.app.db.read(all).await.unwrap()
}

async fn duties_of(test: &TestApp, id: Id) -> Vec<Duty> {
    let all = move |conn: &mut db::Conn| duty_store::list_of_case(conn, id);
    test.app.db.read(all).await.unwrap()
}

fn fates(report: &Report) -> Vec<(u32, &'static str)> {
    let rows = report.rows.iter();
    rows.map(|(row, fate)| {
        let fate = match fate {
            Fate::Opened { .. } => "opened",
            Fate::Known(_) => "known",
            Fate::SameAs(_) => "same",
            Fate::Bad(_) => "bad",
        };
        (*row, fate)
    })
    .collect()
}

#[actix_web::test]
async fn a_list_is_imported_as_it_was_and_once() {
    let test = TestApp::at(NOW).await;
    let by = employ(&test, "lead", "lead,admin").await;
    let expected = |there: &'static str| {
        vec![
            (3, there),
            (4, there),
            (5, there),
            (6, there),
            (8, "bad"),
            (9, "bad"),
            (10, "same"),
        ]
    };
    let trial = import(&test, &by, LIST, true).await;
    assert_eq!(fates(&trial), expected("opened"));
    assert!(all_cases(&test).await.is_empty(), "a trial writes nothing");
    let report = import(&test, &by, LIST, false).await;
    assert_eq!(fates(&report), expected("opened"));
    assert_eq!((report.opened(), report.known(), report.bad()), (4, 1, 2));
    for _ in 0..2 {
        assert_eq!(
            fates(&import(&test, &by, LIST, false).await),
            expected("known")
        );
        assert_eq!(
            fates(&import(&test, &by, LIST, true).await),
            expected("known")
        );
    }
    let found = all_cases(&test).await;
    assert_eq!(found.len(), 4);
    let zone = test.app.zone;
    let received: Vec<String> = found
        .iter()
        .map(|it| zone.local(it.received_at).to_rfc3339())
        .collect();
    assert_eq!(received[0], "2026-11-20T09:30:00+07:00");
    assert_eq!(received[1], "2026-10-02T00:00:00+07:00");
    assert_eq!(
        (found[0].channel, found[0].state),
        (Channel::Social, State::Received)
    );
    assert_eq!(found[0].entered_by, Some(by.id));
    let answered: Vec<_> = found
        .iter()
        .filter(|it| it.state == State::Answered)
        .collect();
    let verdicts = |outcome| {
        let case = answered
            .iter()
            .find(|it| it.outcome == Some(outcome))
            .unwrap();
        (case.verdict, case.delivery)
    };
    assert_eq!(
        verdicts(Outcome::Substantiated),
        (Some(Verdict::InTime), Delivery::Done)
    );
    assert_eq!(
        verdicts(Outcome::NotSubstantiated),
        (Some(Verdict::Late), Delivery::Done)
    );
    for case in &answered {
        let duties = duties_of(&test, case.id).await;
        assert!(duties.iter().all(|duty| !duty.is_open()));
        let acknowledged = duties
            .iter()
            .find(|duty| duty.rule == "acknowledge")
            .unwrap();
        assert_eq!(
            acknowledged.verdict,
            Some(Verdict::Void),
            "nothing is known of it"
        );
    }
}

#[actix_web::test]
async fn nobody_is_written_to_and_no_old_warning_is_given() {
    let test = TestApp::at(NOW).await;
    let by = employ(&test, "lead", "lead,admin").await;
    import(&test, &by, LIST, false).await;
    let report = monitor::tick(&test.app, test.app.now()).await.unwrap();
    assert_eq!(report.flagged, 0, "{report:?}");
    let mails = test
        .app
        .db
        .read(|conn| Ok(outbox::table.count().get_result::<i64>(conn)?));
    assert_eq!(mails.await.unwrap(), 0);
    // What becomes due later is warned about like everything else.
    test.at_time("2026-12-05T09:00:00+07:00");
    let report = monitor::tick(&test.app, test.app.now()).await.unwrap();
    assert!(report.flagged > 0, "{report:?}");
    // The overdue one of October stays silent, and stands where it belongs.
    let late = test.app.db.read(|conn| {
        let open = duties::table
            .filter(duties::met_at.is_null())
            .filter(duties::rule.eq("answer"))
            .order(duties::late_from);
        Ok(open.select(duties::rung).first::<i16>(conn)?)
    });
    assert_eq!(late.await.unwrap(), -1);
    let mut lead = at_work(&test, "lead").await;
    let queue = lead.get("/desk?standing=overdue").await;
    let old = all_cases(&test)
        .await
        .into_iter()
        .find(|it| it.channel == Channel::Post)
        .unwrap();
    assert!(queue.body.contains(&old.reference.to_string()));
}

#[actix_web::test]
async fn the_history_of_an_imported_case_holds_and_says_where_it_came_from() {
    let test = TestApp::at(NOW).await;
    let by = employ(&test, "lead", "lead,admin").await;
    import(&test, &by, LIST, false).await;
    for case in all_cases(&test).await {
        let check = move |conn: &mut db::Conn| {
            let whole = ledger::store::verify_case(conn, &case)?;
            Ok((whole, ledger::store::list_of_case(conn, case.id)?))
        };
        let (whole, events) = test.app.db.read(check).await.unwrap();
        assert_eq!(whole, Ok(()));
        assert!(events.iter().any(|event| event.kind == EventKind::Imported));
        assert!(
            events.iter().all(|event| event.at == test.app.now()),
            "nothing is back-dated"
        );
    }
    let found = all_cases(&test).await;
    let answered = found.iter().find(|it| it.state == State::Answered).unwrap();
    let mut lead = at_work(&test, "lead").await;
    let page = lead
        .get(&format!("/desk/cases/{}", answered.reference))
        .await;
    assert!(page.body.contains("Nhập từ danh sách cũ"), "{}", page.body);
    let search = lead
        .submit("/desk", "/desk/search", &[("q", "duong hường")])
        .await;
    assert_eq!(search.status.as_u16(), 200);
}

#[actix_web::test]
async fn bad_rows_are_told_without_what_stands_in_them() {
    let test = TestApp::at(NOW).await;
    let by = employ(&test, "lead", "lead,admin").await;
    let report = import(&test, &by, LIST, true).await;
    let told: Vec<String> = report
        .rows
        .iter()
        .filter_map(|(_, fate)| match fate {
            Fate::Bad(why) => Some(why.join("; ")),
            _ => None,
        })
        .collect();
    assert_eq!(told[0], "received (column B): lies in the future");
    assert!(
        told[1].contains("channel (column D): not one of form, email"),
        "{}",
        told[1]
    );
    assert!(
        told[1].contains("answered (column I): lies before the receipt"),
        "{}",
        told[1]
    );
    for secret in ["Người Tương Lai", "Bồ câu", "Không Ai", "x@y"] {
        assert!(!format!("{report:?}").contains(secret), "{secret}");
    }
}

#[actix_web::test]
async fn a_mapping_names_columns_values_and_what_is_missing() {
    let test = TestApp::at(NOW).await;
    let by = employ(&test, "lead", "lead,admin").await;
    let list = "Khi nào,Ai,Cái gì,Xong,Ra sao\n2026-10-05,Hoa,Bị lộ số,2026-10-06,đúng là có\n";
    let plain = imports::run(&test.app, (&table(list), &Mapping::default()), &by, true).await;
    let why = plain.unwrap_err().to_string();
    assert!(why.contains("--mapping"), "{why}");
    let mapping = Mapping::parse(
        "[columns]\nreceived = \"Khi nào\"\nname = \"b\"\nstory = \"Cái gì\"\nanswered = \"Xong\"\noutcome = \"E\"\n\
         [values.outcome]\n\"Đúng là có\" = \"substantiated\"\n[defaults]\nchannel = \"email\"\nkind = \"leak\"\n",
    )
    .unwrap();
    let report = imports::run(&test.app, (&table(list), &mapping), &by, false)
        .await
        .unwrap();
    assert_eq!(fates(&report), [(2, "opened")], "{report:?}");
    let case = all_cases(&test).await.remove(0);
    assert_eq!(
        (case.channel, case.outcome),
        (Channel::Email, Some(Outcome::Substantiated))
    );
    for odd in ["colums = 1", "[columns]\nwhen = \"A\"", "["] {
        assert!(Mapping::parse(odd).is_err(), "{odd}");
    }
}

#[actix_web::test]
async fn a_workbook_with_days_as_numbers_is_read_like_the_same_list_as_text() {
    let test = TestApp::at(NOW).await;
    let by = employ(&test, "lead", "lead,admin").await;
    let bytes = workbook();
    let table = Table::read(bytes, None).unwrap();
    let mapping = Mapping::default();
    let report = imports::run(&test.app, (&table, &mapping), &by, false)
        .await
        .unwrap();
    assert_eq!(fates(&report), [(4, "opened"), (5, "opened")], "{report:?}");
    let found = all_cases(&test).await;
    let zone = test.app.zone;
    let received: Vec<String> = found
        .iter()
        .map(|it| zone.day(it.received_at).to_string())
        .collect();
    assert_eq!(received, ["2026-11-20", "2026-11-19"]);
    // The same rows as CSV are the same rows.
    let csv = "Ngày nhận,Kênh,Số điện thoại,Nội dung\n20/11/2026,Điện thoại,0903123456,Bị gọi\n\
               2026-11-19,Điện thoại,,Bị lộ\n";
    let again = import(&test, &by, csv, true).await;
    assert_eq!(fates(&again)[1], (3, "known"), "{again:?}");
}

fn workbook() -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(0, 1, "Công ty").unwrap();
    for (column, head) in (1_u16..).zip(["Ngày nhận", "Kênh", "Số điện thoại", "Nội dung"])
    {
        sheet.write_string(2, column, head).unwrap();
    }
    let on = ExcelDateTime::from_ymd(2026, 11, 20).unwrap();
    sheet.write_datetime_with_format(3, 1, &on, &day).unwrap();
    sheet.write_number(4, 1, 46_345).unwrap();
    for row in [3, 4] {
        sheet.write_string(row, 2, "Điện thoại").unwrap();
    }
    sheet.write_number(3, 3, 903_123_456).unwrap();
    sheet.write_string(3, 4, "Bị gọi").unwrap();
    sheet.write_string(4, 4, "Bị lộ").unwrap();
    book.save_to_buffer().unwrap()
}

#[actix_web::test]
async fn hostile_files_are_refused_in_one_line() {
    let test = TestApp::at(NOW).await;
    let by = employ(&test, "lead", "lead,admin").await;
    for bytes in [
        b"PK\x03\x04 no workbook".to_vec(),
        b"\xff\xfe\x00\x01".to_vec(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 neither".to_vec(),
    ] {
        assert!(Table::read(bytes, None).is_err());
    }
    let empty = imports::run(&test.app, (&table(""), &Mapping::default()), &by, true).await;
    assert!(empty.is_err());
    let wild = "Ngày nhận,Kênh,Nội dung\n\"=1+1\",email,x\n20/11/2026,email,\"'=1+1\"\n";
    let report = import(&test, &by, wild, false).await;
    assert_eq!(fates(&report), [(2, "bad"), (3, "opened")]);
    let long = format!(
        "Ngày nhận,Kênh,Nội dung\n20/11/2026,email,{}\n",
        "a".repeat(4_001)
    );
    assert_eq!(fates(&import(&test, &by, &long, false).await), [(2, "bad")]);
}

#[actix_web::test]
async fn only_a_lead_who_is_an_administrator_answers_for_a_list() {
    let test = TestApp::at(NOW).await;
    employ(&test, "lead", "lead,admin").await;
    employ(&test, "adm", "admin").await;
    employ(&test, "hand", "handler").await;
    let find = |email: &'static str| imports::find_importer(&test.app, email);
    assert!(find("LEAD@desk.test").await.unwrap().is_some());
    assert!(find("adm@desk.test").await.unwrap().is_none());
    assert!(find("hand@desk.test").await.unwrap().is_none());
    assert!(find("nobody@desk.test").await.unwrap().is_none());
    let missing = imports::read_file(&PathBuf::from("/nowhere/list.xlsx"), &Mapping::default());
    assert!(missing.is_err());
}
