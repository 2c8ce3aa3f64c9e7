//! What the tests of mail do to a desk.

use std::ops::Deref;
use std::path::PathBuf;

use diesel::prelude::*;
use leakdesk::access::credential::Credential;
use leakdesk::access::roles::Roles;
use leakdesk::access::store::{Entry, NewStaff, insert_staff};
use leakdesk::cases::Case;
use leakdesk::cases::complaint::{Complaint, ComplaintForm, Source};
use leakdesk::cases::facts::Channel;
use leakdesk::cases::open::Opening;
use leakdesk::cases::store::{find_key, load};
use leakdesk::db::Id;
use leakdesk::db::schema::{cases, events, outbox};
use leakdesk::lang::Lang;
use leakdesk::mail::letter::Letter;
use leakdesk::mail::{deliver_due, delivery, reception};
use leakdesk::time::Moment;

use crate::support::TestApp;

/// A new folder.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("leakdesk-{name}-{:016x}", rand::random::<u64>()));
    std::fs::create_dir_all(&path).unwrap();
    path
}

pub(crate) struct Desk(TestApp);

impl Deref for Desk {
    type Target = TestApp;

    fn deref(&self) -> &TestApp {
        &self.0
    }
}

/// A row of the outbox, opened.
pub(crate) struct Row {
    pub(crate) kind: String,
    pub(crate) state: String,
    pub(crate) not_before: Moment,
    pub(crate) last_error: Option<String>,
    pub(crate) letter: Letter,
}

impl Desk {
    pub(crate) async fn at(now: &str, settings: &[&str]) -> Self {
        let mut set = settings.to_vec();
        set.extend([
            "organisation_phone=1900 1234",
            "mail_from=desk@kamereo.example",
        ]);
        Self(TestApp::with(now, &set).await)
    }

    pub(crate) async fn staff(&self, name: &str, roles: &str, is_trustee: bool) -> Id {
        let now = self.app.now();
        let email = format!("{name}@kamereo.example");
        let entry = Entry {
            name,
            email: &email,
            roles: Roles::parse(roles),
            is_trustee,
            lang: Lang::Vi,
        };
        let row = NewStaff::seal(&self.app.vault, &entry, &Credential::link(now).0, now).unwrap();
        let id = row.id;
        self.app
            .db
            .write(move |conn| insert_staff(conn, &row))
            .await
            .unwrap();
        id
    }

    /// A complaint, with its acknowledgement in the outbox.
    pub(crate) async fn complain(&self, more: &[(&str, &str)]) -> Id {
        self.complain_held(more, false).await
    }

    pub(crate) async fn complain_held(&self, more: &[(&str, &str)], is_held: bool) -> Id {
        let mut pairs = vec![
            ("kind", "leak"),
            ("story", "Có người lạ gọi, đọc đúng đơn hàng."),
            ("leaked", "phone"),
            ("full_name", "Nguyễn Thị Hường"),
            ("complainant_role", "member"),
            ("reply_channel", "email"),
        ];
        if !more.iter().any(|(name, _)| *name == "email") {
            pairs.push(("email", "huong@example.com"));
        }
        pairs.extend(more);
        let complaint = Complaint::parse(&ComplaintForm::from_pairs(pairs), Source::Form).unwrap();
        let now = self.app.now();
        let opening = Opening {
            complaint,
            channel: Channel::Form,
            language: Lang::Vi,
            received_at: now,
            entered_by: None,
            is_held,
            submission: None,
            policy_version: "01/10/2024".to_owned(),
        };
        let received = self.app.reception().take(&opening, now).unwrap();
        let id = received.prepared.case.id;
        self.app
            .db
            .write(move |conn| reception::store(conn, &received))
            .await
            .unwrap();
        id
    }

    pub(crate) async fn case(&self, id: Id) -> Case {
        self.app.db.read(move |conn| load(conn, id)).await.unwrap()
    }

    /// Changes a case past everything, as a test may.
    pub(crate) async fn give(&self, case: Id, to: Id) {
        self.app
            .db
            .write(move |conn| {
                let case = cases::table.filter(cases::id.eq(case));
                diesel::update(case)
                    .set(cases::assignee_id.eq(Some(to)))
                    .execute(conn)?;
                Ok(())
            })
            .await
            .unwrap();
    }

    pub(crate) async fn deliver(&self) -> delivery::Report {
        deliver_due(self.app.courier()).await.unwrap()
    }

    pub(crate) async fn tick(&self) -> leakdesk::monitor::Report {
        leakdesk::monitor::tick(&self.app, self.app.now())
            .await
            .unwrap()
    }

    pub(crate) async fn digest(&self) -> usize {
        leakdesk::digest::send_owed(&self.app, self.app.now())
            .await
            .unwrap()
    }

    /// All mails, oldest first.
    pub(crate) async fn outbox(&self) -> Vec<Row> {
        let vault = self.app.vault.clone();
        self.app
            .db
            .read(move |conn| {
                type Stored = (String, String, Moment, Option<String>, Option<Id>, Vec<u8>);
                let rows: Vec<Stored> = outbox::table
                    .order((outbox::created_at, outbox::id))
                    .select((
                        outbox::kind,
                        outbox::state,
                        outbox::not_before,
                        outbox::last_error,
                        outbox::case_id,
                        outbox::sealed,
                    ))
                    .load(conn)?;
                let mut opened = Vec::new();
                for (kind, state, not_before, last_error, case_id, sealed) in rows {
                    let letter: Letter = match case_id {
                        Some(id) => {
                            let key = find_key(conn, &vault, id)?.unwrap();
                            key.open_json("mail", &sealed).unwrap()
                        }
                        None => vault.open_json("mail", &sealed).unwrap(),
                    };
                    opened.push(Row {
                        kind,
                        state,
                        not_before,
                        last_error,
                        letter,
                    });
                }
                Ok(opened)
            })
            .await
            .unwrap()
    }

    /// The mails of one kind.
    pub(crate) async fn mails(&self, kind: &str) -> Vec<Row> {
        let mut rows = self.outbox().await;
        rows.retain(|row| row.kind == kind);
        rows
    }

    /// Facts of all warnings in the history of a case.
    pub(crate) async fn warnings(&self, case: Id) -> Vec<String> {
        self.app
            .db
            .read(move |conn| {
                Ok(events::table
                    .filter(events::case_id.eq(case))
                    .filter(events::kind.eq("flagged"))
                    .order(events::sequence)
                    .select(events::facts)
                    .load(conn)?)
            })
            .await
            .unwrap()
    }
}
