//! One code for two databases.

use std::collections::BTreeSet;
use std::path::Path;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::db::{self, schema::app_meta};

use crate::support::TestApp;

fn names(folder: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(folder);
    std::fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn both_migration_folders_carry_the_same_names() {
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
}

#[actix_web::test]
async fn a_write_that_fails_undoes_only_itself() {
    let test = TestApp::new().await;
    let db = &test.app.db;
    let refused = db
        .write(|conn| {
            db::set_meta(conn, "half", "done")?;
            Err::<(), _>(db::Error::Corrupt("on purpose".to_owned()))
        })
        .await;
    assert!(matches!(refused, Err(db::Error::Corrupt(_))));
    db.write(|conn| db::set_meta(conn, "whole", "done"))
        .await
        .unwrap();
    let found = db.read(|conn| db::find_meta(conn, "half")).await.unwrap();
    assert_eq!(found, None);
    assert!(
        db.read(|conn| db::find_meta(conn, "whole"))
            .await
            .unwrap()
            .is_some()
    );
}

#[actix_web::test]
async fn a_write_that_panics_undoes_only_itself_and_the_next_one_works() {
    let test = TestApp::new().await;
    let db = &test.app.db;
    let refused = db
        .write(|conn| -> db::Result<()> {
            db::set_meta(conn, "half", "done")?;
            db::savepoint(conn, |conn| {
                db::set_meta(conn, "deeper", "done")?;
                panic!("on purpose")
            })
        })
        .await;
    assert!(matches!(refused, Err(db::Error::Unavailable(_))));
    db.write(|conn| db::set_meta(conn, "whole", "done"))
        .await
        .unwrap();
    let found = db.read(|conn| db::find_meta(conn, "half")).await.unwrap();
    assert_eq!(found, None);
}

#[actix_web::test]
async fn many_writes_at_once_all_arrive() {
    let test = TestApp::new().await;
    let writes = (0..200).map(|number| {
        let db = test.app.db.clone();
        async move {
            let name = format!("write-{number}");
            db.write(move |conn| db::insert_meta(conn, &name, "there"))
                .await
        }
    });
    for written in futures_all(writes).await {
        assert!(written.unwrap());
    }
    let count: i64 = test
        .app
        .db
        .read(|conn| {
            Ok(app_meta::table
                .filter(app_meta::value.eq("there"))
                .count()
                .get_result(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(count, 200);
}

/// Runs all at once on this thread.
async fn futures_all<T: 'static>(
    futures: impl Iterator<Item = impl Future<Output = T> + 'static>,
) -> Vec<T> {
    let running: Vec<_> = futures.map(actix_web::rt::spawn).collect();
    let mut done = Vec::new();
    for task in running {
        done.push(task.await.unwrap());
    }
    done
}

#[actix_web::test]
async fn migrating_twice_changes_nothing() {
    let test = TestApp::new().await;
    assert_eq!(test.app.db.migrate().await.unwrap(), 0);
}
