//! Forms with files, as browsers and others send them.

use actix_web::dev::Payload;
use actix_web::test::{TestRequest, call_service, init_service, read_body_json};
use actix_web::web::{self, Data};
use actix_web::{App as Actix, HttpRequest, HttpResponse};
use futures_util::FutureExt as _;
use leakdesk::app::App;
use leakdesk::files::Limits;
use leakdesk::web::upload::{self, Unread};
use serde::{Deserialize, Serialize};

use super::{PNG, lying, pdf};
use crate::support::TestApp;

/// What became of a form.
#[derive(Debug, Default, Deserialize, Serialize)]
struct Read {
    pairs: Vec<(String, String)>,
    files: Vec<(String, u64)>,
    refused: Vec<(String, String)>,
    trouble: Option<String>,
    unread: Option<String>,
}

async fn taken(request: HttpRequest, app: Data<App>, payload: web::Payload) -> HttpResponse {
    let limits = app.files.limits();
    let payload: Payload = payload.into_inner();
    let has_token = |pairs: &[(String, String)]| pairs.iter().all(|(_, value)| value != "stranger");
    let read = match upload::read_if(&request, payload, &app, limits, has_token).await {
        Ok(read) => Read {
            pairs: read.pairs,
            files: read
                .files
                .iter()
                .map(|file| (file.name.clone(), file.size))
                .collect(),
            refused: read
                .refused
                .into_iter()
                .map(|(name, why)| (name, format!("{why:?}")))
                .collect(),
            trouble: read.trouble.map(|why| format!("{why:?}")),
            unread: None,
        },
        Err(why) => Read {
            unread: Some(format!("{why:?}")),
            ..Read::default()
        },
    };
    HttpResponse::Ok().json(read)
}

async fn post(test: &TestApp, kind: &str, body: Vec<u8>) -> Read {
    let site = Actix::new()
        .app_data(test.app.clone())
        .app_data(actix_multipart::MultipartConfig::default().buffer_limit(upload::LARGEST_HEADER))
        .route("/", web::post().to(taken));
    let service = init_service(site).await;
    let request = TestRequest::post()
        .uri("/")
        .insert_header(("content-type", kind))
        .set_payload(body)
        .to_request();
    read_body_json(call_service(&service, request).await).await
}

fn text(name: &str, value: &str) -> Vec<u8> {
    let head = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
    format!("{head}{value}\r\n").into_bytes()
}

fn file(name: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    [head.as_bytes(), content, b"\r\n"].concat()
}

async fn send(test: &TestApp, parts: &[Vec<u8>]) -> Read {
    let body = [parts.concat(), b"--b--\r\n".to_vec()].concat();
    post(test, "multipart/form-data; boundary=b", body).await
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[actix_web::test]
async fn fields_and_files_are_read_in_one_pass() {
    let test = TestApp::new().await;
    let parts = [
        text("story", "Một\r\nhai"),
        file("Nguyễn – ảnh.png", PNG),
        file("", b""),
        text("wish", "access"),
    ];
    let read = send(&test, &parts).await;
    assert_eq!(
        read.pairs,
        [pair("story", "Một\r\nhai"), pair("wish", "access")]
    );
    assert_eq!(
        read.files,
        [(
            "Nguyễn – ảnh.png".to_owned(),
            u64::try_from(PNG.len()).unwrap()
        )]
    );
    assert_eq!((read.refused.len(), read.trouble), (0, None));

    let kind = "application/x-www-form-urlencoded; charset=UTF-8";
    let read = post(&test, kind, b"full_name=Nguy%E1%BB%85n+H&a=1&a=2".to_vec()).await;
    assert_eq!(read.pairs[0], pair("full_name", "Nguyễn H"));
    assert_eq!(read.pairs.len(), 3);
}

#[actix_web::test]
async fn at_07_a_name_is_a_name_and_nothing_else() {
    let test = TestApp::new().await;
    let parts = [
        file("a%0D%0ASet-Cookie: x=1.png", PNG),
        file("..\\..\\%22b%22.png", PNG),
        file("../../etc/c.png", PNG),
    ];
    let read = send(&test, &parts).await;
    let names: Vec<&str> = read.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["aSet-Cookie: x=1.png", "\"b\".png", "c.png"]);
}

#[actix_web::test]
async fn at_11_whatever_limit_is_broken_what_was_typed_comes_back() {
    let settings = [
        "file_count=3",
        "file_bytes=100000",
        "file_total_bytes=250000",
    ];
    let test = TestApp::with("2026-11-02T09:00:00+07:00", &settings).await;
    let typed = || text("story", "Chuyện của tôi");
    let more = || text("wish", "verify");

    let one = pdf(100_000);
    let too_many = (0..4).map(|n| file(&format!("{n}.pdf"), &one[..50_000]));
    let parts: Vec<_> = std::iter::once(typed())
        .chain(too_many)
        .chain([more()])
        .collect();
    let read = send(&test, &parts).await;
    assert_eq!((read.files.len(), read.pairs.len()), (3, 2));
    assert_eq!(read.refused, [pair("3.pdf", "TooMany")]);

    let parts = [typed(), file("one.pdf", &pdf(100_001)), more()];
    let read = send(&test, &parts).await;
    assert_eq!(read.refused, [pair("one.pdf", "TooLarge")]);
    assert_eq!((read.files.len(), read.pairs.len()), (0, 2));

    let parts = [
        typed(),
        file("a.pdf", &one),
        file("b.pdf", &one),
        file("c.pdf", &pdf(50_001)),
        file("d.pdf", &pdf(50_000)),
        more(),
    ];
    let read = send(&test, &parts).await;
    assert_eq!(read.refused, [pair("c.pdf", "TotalTooLarge")]);
    assert_eq!((read.files.len(), read.pairs.len()), (3, 2));

    let parts: Vec<_> = std::iter::once(typed())
        .chain((0..1_000).map(|n| text(&format!("x{n}"), "")))
        .collect();
    let read = send(&test, &parts).await;
    assert_eq!(read.trouble.as_deref(), Some("TooLarge"));
    assert_eq!(
        (read.pairs.len(), &read.pairs[0]),
        (200, &pair("story", "Chuyện của tôi"))
    );

    let header = format!("--b\r\nX-Pad: {}\r\n", "x".repeat(1024 * 1024));
    let part = "Content-Disposition: form-data; name=\"y\"\r\n\r\n1\r\n";
    let read = send(&test, &[typed(), header.into_bytes(), part.into(), more()]).await;
    assert_eq!(read.trouble.as_deref(), Some("TooLarge"));
    assert_eq!(read.pairs, [pair("story", "Chuyện của tôi")]);

    let parts = [typed(), text("long", &"ấ".repeat(200_000)), more()];
    let read = send(&test, &parts).await;
    assert_eq!(read.trouble.as_deref(), Some("TooLarge"));
    assert_eq!(
        (read.pairs.len(), &read.pairs[0]),
        (3, &pair("story", "Chuyện của tôi"))
    );
    let known: usize = read.pairs.iter().map(|(_, value)| value.len()).sum();
    assert!(known < 300 * 1024, "{known}");
}

#[actix_web::test]
async fn at_09_what_unpacks_to_more_than_it_seems_is_neither_taken_nor_unpacked() {
    let test = TestApp::new().await;
    let zip = [b"PK\x03\x04".as_slice(), &[0; 500]].concat();
    let gzip = [b"\x1f\x8b\x08\0".as_slice(), &[0; 500]].concat();
    let parts = [
        file("42.zip", &zip),
        file("a.txt", &zip),
        file("a.pdf", &gzip),
        file("a.tar.gz", &gzip),
        file("link", &zip),
    ];
    let read = send(&test, &parts).await;
    assert_eq!(read.files.len(), 0);
    assert_eq!(read.refused.len(), 5, "{read:?}");
    assert_eq!(lying(&test), Vec::<String>::new());

    let site = Actix::new()
        .app_data(test.app.clone())
        .route("/", web::post().to(taken));
    let service = init_service(site).await;
    let request = TestRequest::post()
        .uri("/")
        .insert_header(("content-type", "multipart/form-data; boundary=b"))
        .insert_header(("content-encoding", "gzip"))
        .set_payload(gzip)
        .to_request();
    let read: Read = read_body_json(call_service(&service, request).await).await;
    assert_eq!(read.unread.as_deref(), Some("UnknownType"));
}

#[actix_web::test]
async fn broken_bodies_give_back_what_came_before() {
    let test = TestApp::new().await;
    let whole = [text("story", "Chuyện"), file("a.png", PNG)].concat();
    for end in [whole.len(), whole.len() - 10, whole.len() - PNG.len()] {
        let kind = "multipart/form-data; boundary=b";
        let read = post(&test, kind, whole[..end].to_vec()).await;
        assert_eq!(read.pairs, [pair("story", "Chuyện")], "{end}");
        assert!(read.files.len() + usize::from(read.trouble.is_some()) >= 1);
    }
    for kind in [
        "",
        "text/plain",
        "application/json",
        "multipart/mixed; boundary=b",
    ] {
        let read = post(&test, kind, whole.clone()).await;
        assert_eq!(
            read.unread,
            Some(format!("{:?}", Unread::UnknownType)),
            "{kind}"
        );
    }
    let read = post(&test, "multipart/form-data", whole).await;
    assert!(read.unread.is_some() || read.trouble.is_some());
}

#[actix_web::test]
async fn whoever_holds_all_turns_of_a_network_keeps_no_other_waiting() {
    let test = TestApp::new().await;
    let limits = &test.app.limits;
    let crowd = "198.51.100.9".parse().unwrap();
    let turns = (0..20).filter_map(|_| limits.turn(crowd, true).now_or_never());
    let held: Vec<_> = turns.collect();
    assert!(held.len() < 20);
    let mut other = test.browser();
    let hidden = crate::intake::open_form(&mut other).await;
    test.advance(chrono::Duration::minutes(1));
    let fields = crate::intake::filled(&hidden, &[]);
    let long = pdf(1_000_000);
    let sent = crate::drafts::send(&mut other, "/complaints", &fields, &[("a.pdf", &long)]).await;
    assert_eq!(sent.location(), "/complaints/receipt", "{}", sent.body);
}

#[actix_web::test]
async fn a_stranger_without_a_token_fills_no_disk() {
    let test = TestApp::new().await;
    let parts = [text("csrf_token", "stranger"), file("a.png", PNG)];
    let read = send(&test, &parts).await;
    assert_eq!(read.pairs.len(), 1);
    assert_eq!((read.files.len(), read.refused.len()), (0, 0));
    assert_eq!(lying(&test), Vec::<String>::new());
}

#[test]
fn limits_shrink_beside_what_is_there() {
    let all = Limits {
        most: 2,
        each: 10,
        total: 15,
    };
    let left = all.beside([10]);
    assert_eq!((left.most, left.each, left.total), (1, 10, 5));
    assert_eq!(all.beside([10, 10, 10]).most, 0);
}
