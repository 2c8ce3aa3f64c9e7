//! Files on disk, and the rows that name them.

use std::os::unix::fs::PermissionsExt as _;

use futures_util::{FutureExt as _, stream};
use leakdesk::cases::store as case_store;
use leakdesk::db::Id;
use leakdesk::db::schema::cases;
use leakdesk::files::store::{self, Taken};
use leakdesk::files::{Fault, FileId, FileKind, NewFileRow, Offered, Owner, Refused, Stored};
use leakdesk::vault::Vault;
use sha2::{Digest as _, Sha256};

use super::{PDF, PNG, ROOMY, lying, offer, pdf, pieces, read, stored};
use crate::intake::complain;
use crate::support::TestApp;

/// Gives a stored file to a draft.
async fn to_draft(test: &TestApp, stored: &Stored, draft: Id) {
    let app = &test.app;
    let taken = Taken {
        at: app.now(),
        by: None,
    };
    let owner = Owner::Draft(draft);
    let row = NewFileRow::new(&app.vault, None, stored, &owner, taken).unwrap();
    app.db
        .write(move |conn| store::insert(conn, &row))
        .await
        .unwrap();
}

async fn of_draft(test: &TestApp, draft: Id) -> Vec<leakdesk::files::FileRow> {
    let found = test
        .app
        .db
        .read(move |conn| store::list_of_draft(conn, draft));
    found.await.unwrap()
}

/// The only case there is.
async fn the_case(test: &TestApp) -> Id {
    use diesel::{QueryDsl, RunQueryDsl};
    let found = test
        .app
        .db
        .read(|conn| Ok(cases::table.select(cases::id).first(conn)?));
    found.await.unwrap()
}

#[actix_web::test]
async fn a_file_lies_sealed_on_disk_and_comes_back_as_it_was() {
    let test = TestApp::new().await;
    let content = pdf(300_000);
    let file = stored(&test.app, "bằng chứng.pdf", &content).await;
    assert_eq!((file.kind, file.size), (FileKind::Pdf, 300_000));
    assert_eq!(file.sha256, <[u8; 32]>::from(Sha256::digest(&content)));
    assert_eq!(lying(&test), [file.id.to_string()]);

    let folder = test.data_dir().join("files");
    let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    let sealed = std::fs::read(folder.join(file.id.to_string())).unwrap();
    let start = &content[..32];
    assert!(!sealed.windows(32).any(|window| window == start));

    let draft = Id::random();
    to_draft(&test, &file, draft).await;
    let rows = of_draft(&test, draft).await;
    assert_eq!(read(&test.app, &rows[0]).await.unwrap(), content);
    let words = rows[0].words(&test.app.vault, None).unwrap();
    assert_eq!(words.name, "bằng chứng.pdf");
    assert_eq!(words.sha256, file.sha256);
}

#[actix_web::test]
async fn what_is_refused_or_breaks_off_leaves_nothing_behind() {
    let test = TestApp::new().await;
    let app = &test.app;
    let mut late = "Một dòng chữ.\n".repeat(9_000).into_bytes();
    late.push(0);
    let cases: [(&str, &[u8], Refused); 5] = [
        ("a.txt", &late, Refused::Mismatch),
        ("a.png", PDF, Refused::Mismatch),
        ("a.html", b"<script>", Refused::KindNotAllowed),
        ("a.pdf", b"", Refused::Empty),
        ("a.pdf", &pdf(1024 * 1024 + 1), Refused::TooLarge),
    ];
    for (name, content, why) in cases {
        let refused = offer(app, name, content).await.unwrap();
        assert_eq!(refused.err(), Some(why), "{name}");
    }
    let offered = Offered {
        left: 1_000,
        ..Offered::by_form("a.pdf", "", ROOMY)
    };
    let refused = app
        .files
        .store(&app.vault, offered, pieces(&pdf(1_001), 300));
    assert_eq!(refused.await.unwrap().err(), Some(Refused::TotalTooLarge));
    let broken = stream::iter([Ok(pdf(200_000)), Err("gone")]);
    let offered = Offered::by_form("a.pdf", "", ROOMY);
    let broken = app.files.store(&app.vault, offered, broken).await;
    assert!(matches!(broken, Err(Fault::Interrupted)), "{broken:?}");
    assert_eq!(lying(&test), Vec::<String>::new());

    // One byte less is fine.
    assert!(
        offer(app, "a.pdf", &pdf(1024 * 1024))
            .await
            .unwrap()
            .is_ok()
    );
}

#[actix_web::test]
async fn a_file_that_was_tampered_with_on_disk_is_not_handed_out() {
    let test = TestApp::new().await;
    let (one, two) = (
        stored(&test.app, "a.pdf", &pdf(200_000)).await,
        stored(&test.app, "b.pdf", &pdf(200_000)).await,
    );
    let draft = Id::random();
    to_draft(&test, &one, draft).await;
    let row = of_draft(&test, draft).await.remove(0);
    let path = test.data_dir().join("files").join(one.id.to_string());
    let sealed = std::fs::read(&path).unwrap();
    let other = std::fs::read(path.with_file_name(two.id.to_string())).unwrap();

    std::fs::write(&path, &sealed[..sealed.len() - 1]).unwrap();
    assert!(matches!(
        read(&test.app, &row).await,
        Err(Fault::Damaged(_))
    ));
    std::fs::write(&path, &other).unwrap();
    assert!(matches!(
        read(&test.app, &row).await,
        Err(Fault::Damaged(_))
    ));
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(read(&test.app, &row).await, Err(Fault::Disk(_))));
}

#[actix_web::test]
async fn at_13_a_draft_s_file_goes_to_one_case_and_dies_with_its_key() {
    let test = TestApp::new().await;
    complain(&test, &mut test.browser(), &[]).await;
    let (app, case) = (&test.app, the_case(&test).await);
    let (mine, other) = (Id::random(), Id::random());
    let file = stored(app, "ảnh.png", PNG).await;
    to_draft(&test, &file, mine).await;
    assert!(of_draft(&test, other).await.is_empty(), "nobody else's");

    let vault = app.vault.clone();
    let key = app
        .db
        .read(move |conn| case_store::find_key(conn, &vault, case))
        .await
        .unwrap()
        .unwrap();
    let row = of_draft(&test, mine).await.remove(0);
    let adopted = row.adopted(&app.vault, &key, Owner::Case(case)).unwrap();
    let again = adopted.clone();
    let moved = app.db.write(move |conn| store::adopt(conn, &adopted));
    assert!(moved.await.unwrap());
    let moved = app.db.write(move |conn| store::adopt(conn, &again));
    assert!(!moved.await.unwrap(), "it is not the draft's any more");
    assert!(of_draft(&test, mine).await.is_empty());

    let id = file.id;
    let of_case = move |case: Id| app.db.read(move |conn| store::find_of_case(conn, case, id));
    assert!(of_case(Id::random()).await.unwrap().is_none());
    let row = of_case(case).await.unwrap().unwrap();
    assert_eq!(row.words(&app.vault, Some(&key)).unwrap().name, "ảnh.png");
    // The desk's key alone no longer opens it, nor does another case's.
    assert!(row.key(&app.vault, None).is_err());
    let (another, _) = Vault::ephemeral().unwrap().new_case_key(b"another");
    assert!(row.key(&app.vault, Some(&another)).is_err());
    assert!(row.key(&app.vault, Some(&key)).is_ok());

    let gone = app.db.write(move |conn| store::delete_of_case(conn, case));
    assert_eq!(gone.await.unwrap(), [id]);
    app.files.remove(id).await.unwrap();
    app.files.remove(id).await.unwrap();
    assert_eq!(lying(&test), Vec::<String>::new());
}

#[actix_web::test]
async fn at_05_an_id_is_128_random_bits_and_nothing_like_it_is_one() {
    let test = TestApp::new().await;
    let ids: Vec<String> = {
        let mut ids = Vec::new();
        for _ in 0..20 {
            ids.push(stored(&test.app, "a.png", PNG).await.id.to_string());
        }
        ids
    };
    // No bit is the same in all of them: no version, no time, no counter.
    let numbers: Vec<u128> = ids
        .iter()
        .map(|id| u128::from_str_radix(id, 16).unwrap())
        .collect();
    let always = numbers.iter().fold(u128::MAX, |all, number| all & number);
    let never = numbers.iter().fold(0, |any, number| any | number);
    assert!((always | !never).count_ones() < 4, "{ids:?}");
    let id = &ids[0];
    assert!(FileId::parse(id).is_some());
    let next = format!("{:032x}", numbers[0].wrapping_add(1));
    assert!(!ids.contains(&next));
    for wrong in [
        id.to_uppercase(),
        id[1..].to_owned(),
        format!("{id}0"),
        format!("{}-{}", &id[..8], &id[8..]),
        format!(" {}", &id[1..]),
        String::new(),
    ] {
        if wrong != *id {
            assert!(FileId::parse(&wrong).is_none(), "{wrong}");
        }
    }
}

#[actix_web::test]
async fn what_came_by_mail_is_kept_whatever_it_is() {
    let test = TestApp::new().await;
    let app = &test.app;
    let offered = Offered::by_mail("42.zip", "application/zip", 1_000);
    let kept = app
        .files
        .store(&app.vault, offered, pieces(b"PK\x03\x04", 2));
    let kept = kept.await.unwrap().unwrap();
    assert_eq!((kept.kind, kept.name.as_str()), (FileKind::Other, "42.zip"));
    let empty = Offered::by_mail("", "", 1_000);
    let kept = app.files.store(&app.vault, empty, pieces(b"", 1));
    let kept = kept.await.unwrap().unwrap();
    assert_eq!((kept.size, kept.name.as_str()), (0, "tep"));
    let offered = Offered::by_mail("a", "", 3);
    let refused = app
        .files
        .store(&app.vault, offered, pieces(b"PK\x03\x04", 2));
    assert_eq!(refused.await.unwrap().err(), Some(Refused::TooLarge));
}

#[actix_web::test]
async fn what_has_no_row_for_an_hour_is_swept_and_nothing_else() {
    let test = TestApp::new().await;
    let (app, folder) = (&test.app, test.data_dir().join("files"));
    let kept = stored(app, "a.png", PNG).await;
    to_draft(&test, &kept, Id::random()).await;
    let orphan = stored(app, "b.png", PNG).await;
    // What a killed program leaves of a file that was not complete, and something that is not ours.
    let begun = format!("{}#1", FileId::parse(&"0af".repeat(11)[..32]).unwrap());
    std::fs::write(folder.join(&begun), "x").unwrap();
    std::fs::write(folder.join("lost+found"), "x").unwrap();

    let sweep = || app.files.sweep(&app.db, app.now());
    assert_eq!(sweep().await.unwrap().removed, 0);
    // A clock that jumps removes nothing at once.
    test.advance(chrono::Duration::hours(25));
    assert_eq!(sweep().await.unwrap().removed, 0);
    let late = stored(app, "c.png", PNG).await;
    test.advance(chrono::Duration::minutes(9));
    assert_eq!(sweep().await.unwrap().removed, 0, "too soon to look again");
    for _ in 0..2 {
        test.advance(chrono::Duration::minutes(11));
        assert_eq!(sweep().await.unwrap().removed, 0);
    }
    test.advance(chrono::Duration::minutes(11));
    assert_eq!(sweep().await.unwrap().removed, 2);
    assert_eq!(sweep().await.unwrap().removed, 0);
    let mut left = [
        kept.id.to_string(),
        late.id.to_string(),
        "lost+found".to_owned(),
    ];
    left.sort();
    assert_eq!(lying(&test), left);
    assert!(!lying(&test).contains(&orphan.id.to_string()));
}

#[actix_web::test]
async fn with_the_wrong_database_no_file_is_swept_but_what_was_stored_since() {
    let test = TestApp::new().await;
    let (app, folder) = (&test.app, test.data_dir().join("files"));
    for _ in 0..101 {
        std::fs::write(folder.join(format!("{:032x}", rand::random::<u128>())), "x").unwrap();
    }
    let own = stored(app, "a.png", PNG).await.id.to_string();
    let sweep_for_hours = async || {
        for _ in 0..8 {
            app.files.sweep(&app.db, app.now()).await.unwrap();
            test.advance(chrono::Duration::minutes(15));
        }
    };
    sweep_for_hours().await;
    assert_eq!(lying(&test).len(), 101);
    assert!(!lying(&test).contains(&own), "what is known to be nobody's");
    // A few that nobody knows are what a crash leaves.
    std::fs::remove_file(folder.join(&lying(&test)[0])).unwrap();
    sweep_for_hours().await;
    assert_eq!(lying(&test), Vec::<String>::new());
}

#[actix_web::test]
async fn however_many_send_forms_mail_comes_in() {
    let test = TestApp::new().await;
    let app = &test.app;
    let offered = || Offered::by_form("a.pdf", "", ROOMY);
    let mut slow: Vec<_> = (0..40)
        .map(|_| {
            let silent = stream::pending::<Result<Vec<u8>, std::convert::Infallible>>();
            Box::pin(app.files.store(&app.vault, offered(), silent))
        })
        .collect();
    for form in &mut slow {
        assert!(form.now_or_never().is_none());
    }
    let mail = Offered::by_mail("thu.eml", "message/rfc822", 1_000);
    let kept = app.files.store(&app.vault, mail, pieces(b"From: a", 2));
    assert!(kept.await.unwrap().is_ok());
}
