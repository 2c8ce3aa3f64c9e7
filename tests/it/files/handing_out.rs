//! Files on their way out: to whoever may have them, and as nothing a browser would run.

use std::io::Cursor;

use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use diesel::{QueryDsl, RunQueryDsl};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, RgbaImage};
use leakdesk::cases::reference::Reference;
use leakdesk::cases::store as case_store;
use leakdesk::db::schema::looks;
use leakdesk::files::store::{self, Taken};
use leakdesk::files::{NewFileRow, Offered, Owner, Stored};
use leakdesk::web::server::site;

use super::{PNG, pdf, pieces, stored};
use crate::desk::{at_work, complained, done, employ};
use crate::support::{Browser, TestApp};

/// Puts a stored file into the case of this reference.
pub(crate) async fn into_case(
    test: &TestApp,
    reference: &str,
    file: &Stored,
    owner: impl Fn(leakdesk::db::Id) -> Owner,
) {
    let app = &test.app;
    let (vault, reference) = (app.vault.clone(), Reference::parse(reference).unwrap());
    let (case, key) = app
        .db
        .read(move |conn| {
            let case = case_store::find_by_reference(conn, reference)?.unwrap();
            let key = case_store::find_key(conn, &vault, case.id)?.unwrap();
            Ok((case, key))
        })
        .await
        .unwrap();
    let taken = Taken {
        at: app.now(),
        by: None,
    };
    let owner = owner(case.id);
    let row = NewFileRow::new(&app.vault, Some(&key), file, &owner, taken).unwrap();
    app.db
        .write(move |conn| store::insert(conn, &row))
        .await
        .unwrap();
}

/// A case with one file, and somebody at the desk.
async fn with_file(test: &TestApp, name: &str, content: &[u8]) -> (String, String, Browser) {
    employ(test, "ha", "handler").await;
    let reference = complained(test, &[]).await;
    let offered = Offered::by_mail(name, "text/html", 50_000_000);
    let kept = test
        .app
        .files
        .store(&test.app.vault, offered, pieces(content, 65_536));
    let file = kept.await.unwrap().unwrap();
    into_case(test, &reference, &file, Owner::Case).await;
    let place = format!("/desk/cases/{reference}/files/{}", file.id);
    (reference, place, at_work(test, "ha").await)
}

/// A complaint, the way its sender sees it: reference, access code, and the browser.
async fn mine(test: &TestApp) -> (String, String, Browser) {
    let mut browser = test.browser();
    crate::intake::complain(test, &mut browser, &[]).await;
    let receipt = browser.get("/complaints/receipt").await;
    let (reference, code) = (receipt.text_of("reference"), receipt.text_of("access-code"));
    (reference, code, test.browser())
}

#[actix_web::test]
async fn a_complainant_gets_their_own_files_behind_the_code_and_no_others() {
    let test = TestApp::new().await;
    let (reference, code, mut browser) = mine(&test).await;
    let own = stored(&test.app, "ảnh của tôi.png", PNG).await;
    into_case(&test, &reference, &own, Owner::Case).await;
    let place = format!("/status/{reference}/files/{}", own.id);
    let asked = browser.get(&place).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN, "without the code");
    assert!(!asked.body.contains("ảnh của tôi"));

    // What the desk found out, what somebody else wrote, and what is of another case.
    let evidence = stored(&test.app, "nhật ký.txt", b"log").await;
    let of_step = |case_id| Owner::Measure {
        case_id,
        key: "T2".to_owned(),
    };
    into_case(&test, &reference, &evidence, of_step).await;
    let unsure = stored(&test.app, "mã xác nhận.txt", b"123456").await;
    let of_message = |case_id| Owner::Message {
        case_id,
        message_id: leakdesk::db::Id::random(),
    };
    into_case(&test, &reference, &unsure, of_message).await;
    let other = mine(&test).await.0;
    let theirs = stored(&test.app, "khác.png", PNG).await;
    into_case(&test, &other, &theirs, Owner::Case).await;

    let fields = [("reference", reference.as_str()), ("access_code", &code)];
    let opened = browser.submit("/status", "/status", &fields).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    for base in ["", "/en"] {
        let answer = browser.get(&format!("{base}{place}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(
            answer
                .header("content-disposition")
                .unwrap()
                .starts_with("attachment")
        );
    }
    for hidden in [&evidence, &unsure, &theirs] {
        for tail in ["", "/preview"] {
            let place = format!("/status/{reference}/files/{}{tail}", hidden.id);
            assert_eq!(browser.get(&place).await.status, StatusCode::NOT_FOUND);
        }
    }
    let place = format!("/status/{other}/files/{}", theirs.id);
    assert_eq!(browser.get(&place).await.status, StatusCode::FORBIDDEN);
}

async fn looks_so_far(test: &TestApp) -> i64 {
    let counted = test
        .app
        .db
        .read(|conn| Ok(looks::table.count().get_result(conn)?));
    counted.await.unwrap()
}

/// The bytes of an answer, which a browser's text would lose.
async fn bytes_of(test: &TestApp, browser: &Browser, place: &str) -> (StatusCode, Vec<u8>) {
    let cookie = browser.cookie("leakdesk").unwrap().to_owned();
    let service = init_service(site(test.app.clone())).await;
    let request = TestRequest::get()
        .uri(place)
        .cookie(actix_web::cookie::Cookie::new("leakdesk", cookie))
        .to_request();
    let answer = call_service(&service, request).await;
    (answer.status(), read_body(answer).await.to_vec())
}

#[actix_web::test]
async fn at_01_a_page_that_was_sent_is_handed_out_as_a_thing_to_be_saved() {
    let test = TestApp::new().await;
    let html = b"<script>alert(1)</script>";
    let (_, place, mut ha) = with_file(&test, "x.html", html).await;
    let answer = ha.get(&place).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body.as_bytes(), html);
    assert_eq!(
        answer.header("content-type"),
        Some("application/octet-stream")
    );
    let disposition = answer.header("content-disposition").unwrap();
    assert!(disposition.starts_with("attachment; "), "{disposition}");
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"));
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        Some("same-origin")
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    // No picture is drawn of it either.
    let preview = ha.get(&format!("{place}/preview")).await;
    assert_eq!(preview.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(!preview.body.contains("alert"), "{}", preview.body);
}

#[actix_web::test]
async fn at_01_a_form_takes_no_page_and_no_script() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = crate::intake::open_form(&mut browser).await;
    test.advance(chrono::Duration::minutes(1));
    let active: [(&str, &[u8]); 4] = [
        ("x.html", b"<script>alert(1)</script>"),
        ("x.js", b"alert(1)"),
        ("x.vbs.", b"MsgBox 1"),
        ("x.svg", b"<svg onload=\"alert(1)\"/>"),
    ];
    for file in active {
        let fields = crate::intake::filled(&hidden, &[]);
        let back = crate::drafts::send(&mut browser, "/complaints", &fields, &[file]).await;
        assert_eq!(
            back.status,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{}",
            file.0
        );
    }
    assert_eq!(super::lying(&test), Vec::<String>::new());
}

#[actix_web::test]
async fn at_03_a_script_that_was_sent_is_no_script_of_ours() {
    let test = TestApp::new().await;
    let (_, place, mut ha) = with_file(&test, "a.js", b"alert(1)").await;
    let request = TestRequest::get()
        .uri(&place)
        .insert_header(("sec-fetch-dest", "script"))
        .insert_header(("sec-fetch-site", "same-origin"));
    let answer = ha.send(request).await;
    assert_eq!(
        answer.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
}

#[actix_web::test]
async fn at_05_no_other_id_and_no_other_case_leads_to_a_file() {
    let test = TestApp::new().await;
    let (reference, place, mut ha) = with_file(&test, "a.png", PNG).await;
    let other = complained(&test, &[("full_name", "Lê Văn Khác")]).await;
    let id = place.rsplit('/').next().unwrap().to_owned();
    let number = u128::from_str_radix(&id, 16).unwrap();
    let mut wrong: Vec<String> = [1, u128::MAX, 1 << 64]
        .map(|step| format!("{:032x}", number.wrapping_add(step)))
        .into();
    wrong.extend([&id[1..], &id[..16], ""].map(str::to_owned));
    wrong.push(format!("{}-{}-{}", &id[..8], &id[8..12], &id[12..]));
    if id.to_uppercase() != id {
        wrong.push(id.to_uppercase());
    }
    for wrong in wrong {
        let answer = ha
            .get(&format!("/desk/cases/{reference}/files/{wrong}"))
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    for tail in ["", "/preview"] {
        let answer = ha
            .get(&format!("/desk/cases/{other}/files/{id}{tail}"))
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "another case's");
    }
    assert_eq!(ha.get(&place).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_file_is_there_for_whoever_may_read_its_case_and_each_reader_is_noted() {
    let test = TestApp::new().await;
    let (reference, place, mut ha) = with_file(&test, "a.pdf", &pdf(200_000)).await;
    let before = looks_so_far(&test).await;
    let (status, bytes) = bytes_of(&test, &ha, &place).await;
    assert_eq!((status, bytes), (StatusCode::OK, pdf(200_000)));
    assert_eq!(looks_so_far(&test).await, before + 1);
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    assert!(page.body.contains(&format!("href=\"{place}\"")));
    assert!(page.body.contains("a.pdf") && page.body.contains("tài liệu PDF, 195,3 KB"));

    let mut stranger = test.browser();
    let answer = stranger.get(&place).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "to sign in");
    employ(&test, "quan", "admin").await;
    let mut quan = at_work(&test, "quan").await;
    assert_eq!(quan.get(&place).await.status, StatusCode::FORBIDDEN);

    let listed = format!("person-{}", employ(&test, "lan", "lead").await.id);
    let mut lan = at_work(&test, "lan").await;
    done(
        &mut lan,
        &reference,
        "restriction",
        &[("restricted", "yes"), (&listed, "in")],
    )
    .await;
    for tail in ["", "/preview"] {
        let answer = ha.get(&format!("{place}{tail}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "restricted");
    }
}

#[actix_web::test]
async fn at_07_a_name_leaves_as_it_came_and_adds_no_header() {
    let test = TestApp::new().await;
    let name = "Nguyễn – \"ảnh\"\r\nSet-Cookie: x=1.png";
    let (_, place, mut ha) = with_file(&test, name, PNG).await;
    let answer = ha.get(&place).await;
    let disposition = answer.header("content-disposition").unwrap();
    assert!(
        disposition.ends_with(
            "filename*=UTF-8''Nguy%E1%BB%85n%20%E2%80%93%20%22%E1%BA%A3nh%22Set-Cookie%3A%20x%3D1.png"
        ),
        "{disposition}"
    );
    assert!(disposition.is_ascii(), "{disposition}");
    assert_eq!(answer.header("set-cookie"), None);
}

#[actix_web::test]
async fn at_17_another_site_s_page_gets_no_file() {
    let test = TestApp::new().await;
    let (_, place, mut ha) = with_file(&test, "a.png", PNG).await;
    for site in ["cross-site", "same-site"] {
        for tail in ["", "/preview"] {
            let request = TestRequest::get()
                .uri(&format!("{place}{tail}"))
                .insert_header(("sec-fetch-site", site));
            assert_eq!(ha.send(request).await.status, StatusCode::FORBIDDEN);
        }
    }
    for site in ["same-origin", "none"] {
        let request = TestRequest::get()
            .uri(&place)
            .insert_header(("sec-fetch-site", site));
        let answer = ha.send(request).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            Some("same-origin")
        );
    }
}

#[actix_web::test]
async fn a_file_that_was_changed_on_disk_never_arrives_whole() {
    let test = TestApp::new().await;
    let (reference, place, mut ha) = with_file(&test, "a.pdf", &pdf(200_000)).await;
    let id = place.rsplit('/').next().unwrap();
    let path = test.data_dir().join("files").join(id);
    let mut sealed = std::fs::read(&path).unwrap();
    sealed[100] ^= 1;
    std::fs::write(&path, &sealed).unwrap();
    let cookie = ha.cookie("leakdesk").unwrap().to_owned();
    let service = init_service(site(test.app.clone())).await;
    let request = TestRequest::get()
        .uri(&place)
        .cookie(actix_web::cookie::Cookie::new("leakdesk", cookie))
        .to_request();
    let answer = call_service(&service, request).await;
    let body = actix_web::body::to_bytes(answer.into_body()).await;
    assert!(body.is_err(), "the answer is broken off");
    std::fs::remove_file(&path).unwrap();
    let gone = ha.get(&place).await;
    assert_eq!(gone.status, StatusCode::INTERNAL_SERVER_ERROR);
    // The page of the case is there all the same.
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    assert_eq!(page.status, StatusCode::OK);
}

/// A picture of this size, red on its left half, blue on its right.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([250, 0, 0])
        } else {
            Rgb([0, 0, 250])
        }
    })
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Writes camera data into a JPEG: to be turned by a quarter, taken at a place.
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    // Orientation, a SHORT: 6. GPS, a LONG: where the directory of the place begins.
    tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    tiff.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26");
    tiff.extend([0; 4]);
    tiff.extend(b"\0\x01\0\x1d\0\x02\0\0\0\x0b\0\0\0\x38\0\0\0\x0010.7769N 106.7009E");
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(tiff);
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xFF\xE1", &length, &segment, &jpeg[2..]].concat()
}

#[actix_web::test]
async fn at_15_a_preview_knows_no_place_and_stands_upright() {
    let test = TestApp::new().await;
    let original = with_exif(&encoded(picture(300, 200), ImageFormat::Jpeg));
    assert!(original.windows(8).any(|window| window == b"10.7769N"));
    let (_, place, ha) = with_file(&test, "IMG_1.jpg", &original).await;

    let (status, drawn) = bytes_of(&test, &ha, &format!("{place}/preview")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!drawn.windows(4).any(|window| window == b"Exif"));
    assert!(!drawn.windows(8).any(|window| window == b"10.7769N"));
    let upright = image::load_from_memory(&drawn).unwrap().to_rgb8();
    assert_eq!(upright.dimensions(), (200, 300));
    let (top, bottom) = (upright.get_pixel(100, 20), upright.get_pixel(100, 280));
    assert!(top[0] > 200 && bottom[2] > 200, "{top:?} {bottom:?}");

    // What came in stays as it is.
    let (_, kept) = bytes_of(&test, &ha, &place).await;
    assert_eq!(kept, original);
}

#[actix_web::test]
async fn pictures_are_drawn_small_and_what_cannot_be_drawn_says_so() {
    let test = TestApp::new().await;
    employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    let add = async |name: &str, content: &[u8]| {
        let file = stored(&test.app, name, content).await;
        into_case(&test, &reference, &file, Owner::Case).await;
        format!("/desk/cases/{reference}/files/{}/preview", file.id)
    };
    let large = add("a.png", &encoded(picture(2_000, 500), ImageFormat::Png)).await;
    let (_, drawn) = bytes_of(&test, &ha, &large).await;
    let drawn = image::load_from_memory(&drawn).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (1_600, 400));

    let clear = RgbaImage::from_pixel(20, 10, image::Rgba([0, 0, 0, 0]));
    let clear = add("b.webp", &encoded(clear, ImageFormat::WebP)).await;
    let answer = ha.get(&clear).await;
    assert_eq!(
        answer.header("content-type"),
        Some("image/png"),
        "still clear"
    );
    assert_eq!(answer.header("content-disposition"), Some("inline"));
    assert!(
        answer
            .header("content-security-policy")
            .unwrap()
            .contains("sandbox")
    );

    // A few bytes that claim to be a picture of a thousand million pixels.
    let mut bomb = encoded(picture(1, 1), ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0x80, 0, 0, 0, 0x80, 0]);
    let checksum = crc32(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&checksum);
    let bomb = add("c.png", &bomb).await;
    let answer = ha.get(&bomb).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(
        answer.body.contains("quá nhiều điểm ảnh"),
        "{}",
        answer.body
    );

    let broken = add("d.png", PNG).await;
    let answer = ha.get(&broken).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(answer.body.contains("bị hỏng"), "{}", answer.body);
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    assert!(page.body.contains(&format!("src=\"{large}\"")));
}

/// A WebP of these parts.
fn webp(parts: &[(&[u8], &[u8], u32)]) -> Vec<u8> {
    let mut inside = b"WEBP".to_vec();
    for (name, content, length) in parts {
        inside.extend(*name);
        inside.extend(length.to_le_bytes());
        inside.extend(*content);
    }
    let length = u32::try_from(inside.len()).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &length, &inside].concat()
}

#[actix_web::test]
async fn a_picture_that_hides_another_in_it_is_not_drawn() {
    let test = TestApp::new().await;
    employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    // One pixel outside, 16383 by 16383 inside; and as a frame of a moving picture.
    let canvas: (&[u8], &[u8], u32) = (b"VP8X", &[0; 10], 10);
    let frame = b"\x10\x02\x00\x9d\x01\x2a\xff\x3f\xff\x3f\0\0\0\0";
    let inner = webp(&[(b"VP8 ", frame, 14)]).split_off(12);
    let moving = [&[0; 16], inner.as_slice()].concat();
    let length = u32::try_from(moving.len()).unwrap();
    let cases = [
        (webp(&[canvas, (b"VP8 ", frame, 14)]), "quá nhiều điểm ảnh"),
        (
            webp(&[canvas, (b"ANMF", &moving, length)]),
            "quá nhiều điểm ảnh",
        ),
        // A part that says it has four thousand million bytes.
        (webp(&[canvas, (b"EXIF", b"", u32::MAX - 1)]), "bị hỏng"),
    ];
    for (content, words) in cases {
        let file = stored(&test.app, "a.webp", &content).await;
        into_case(&test, &reference, &file, Owner::Case).await;
        let place = format!("/desk/cases/{reference}/files/{}/preview", file.id);
        let answer = ha.get(&place).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    }
}

/// The checksum of a PNG's chunk.
fn crc32(bytes: &[u8]) -> u32 {
    let update = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 * (crc & 1))
        })
    };
    !bytes.iter().fold(u32::MAX, update)
}

#[actix_web::test]
async fn the_evidence_of_a_step_and_the_scan_of_a_letter_are_told_apart() {
    let test = TestApp::new().await;
    employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    let scan = stored(&test.app, "thư.pdf", &pdf(100)).await;
    into_case(&test, &reference, &scan, Owner::Letter).await;
    let log = stored(&test.app, "nhật ký.txt", "Không có gì lạ.".as_bytes()).await;
    let of_step = |case_id| Owner::Measure {
        case_id,
        key: "T2".to_owned(),
    };
    into_case(&test, &reference, &log, of_step).await;
    let mut ha = at_work(&test, "ha").await;
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    assert!(page.body.contains("tài liệu PDF, 100 byte, bản chụp thư"));
    assert!(page.body.contains("chứng cứ của T2"));
}
