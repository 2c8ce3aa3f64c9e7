//! A desk for one test: its own folder, its own database, a clock that stands still.

use std::path::PathBuf;

use actix_web::web::Data;
use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use leakdesk::app::App;
use leakdesk::config::{Config, Flags};
use leakdesk::time::{Clock, Moment};

use super::Browser;

pub(crate) struct TestApp {
    pub(crate) app: Data<App>,
    folder: PathBuf,
    /// Server and name of the database to drop in the end.
    database: Option<(String, String)>,
}

impl TestApp {
    /// A desk at an ordinary moment: Monday 2 November 2026, nine o'clock.
    pub(crate) async fn new() -> Self {
        Self::at("2026-11-02T09:00:00+07:00").await
    }

    pub(crate) async fn at(now: &str) -> Self {
        Self::with(now, &[]).await
    }

    /// A desk with settings of its own, each `name=value`.
    pub(crate) async fn with(now: &str, settings: &[&str]) -> Self {
        let name = format!("leakdesk_it_{:016x}", rand::random::<u64>());
        let folder = std::env::temp_dir().join(&name);
        let database = std::env::vars()
            .find(|(key, _)| key == "LEAKDESK_TEST_DATABASE_URL")
            .map(|(_, server)| (server, name));
        let mut set: Vec<String> = settings.iter().map(|&setting| setting.to_owned()).collect();
        // Tests sign in hundreds of times; those of the second factor ask for it.
        if !set
            .iter()
            .any(|setting| setting.starts_with("second_factor="))
        {
            set.push("second_factor=optional".to_owned());
        }
        set.push("base_url=http://desk.test".to_owned());
        set.push(format!("data_dir={}", folder.join("data").display()));
        match &database {
            Some((server, name)) => {
                on_server(server, &format!("CREATE DATABASE {name}"));
                set.push(format!("database_url={}", beside(server, name)));
            }
            None => {
                let file = folder.join("data/leakdesk.db");
                set.push(format!("database_url=sqlite://{}", file.display()));
            }
        }
        std::fs::create_dir_all(&folder).unwrap();
        let empty = folder.join("leakdesk.toml");
        std::fs::write(&empty, "").unwrap();
        let flags = Flags {
            config: Some(empty),
            set,
            ..Flags::default()
        };
        let config = Config::load_without_environment(&flags).unwrap();
        let clock = Clock::fixed(Moment::parse(now).unwrap());
        let app = App::open(config, clock).await.unwrap();
        Self {
            app: Data::new(app),
            folder,
            database,
        }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.app.clone())
    }

    /// Moves the clock to `now`.
    pub(crate) fn at_time(&self, now: &str) {
        self.app.clock.set(Moment::parse(now).unwrap());
    }

    pub(crate) fn advance(&self, duration: chrono::Duration) {
        self.app.clock.advance(duration);
    }

    pub(crate) fn data_dir(&self) -> PathBuf {
        self.folder.join("data")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.database {
            on_server(
                server,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            );
        }
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

fn on_server(server: &str, statement: &str) {
    let mut conn = PgConnection::establish(server).expect("PostgreSQL for the tests");
    sql_query(statement)
        .execute(&mut conn)
        .expect("a database of its own");
}

/// The address of another database on the same server.
fn beside(server: &str, name: &str) -> String {
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(name);
    url.into()
}
