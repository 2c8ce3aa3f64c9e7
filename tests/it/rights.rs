//! Who may do what, held against the table of routes that the router itself is built from: every route ×
//! every role × every way to stand to a case.

use actix_web::cookie::Cookie;
use actix_web::http::{Method, StatusCode};
use actix_web::test::{TestRequest, call_service, init_service};
use diesel::{ExpressionMethods, RunQueryDsl};
use leakdesk::access::Staff;
use leakdesk::access::credential::Credential;
use leakdesk::access::policy::{Action, Relation, Rule, Verdict, allows, judge};
use leakdesk::access::roles::Roles;
use leakdesk::access::routes::Entry;
use leakdesk::access::store as people;
use leakdesk::access::token::Token;
use leakdesk::cases::answer::{ANSWER, Answer};
use leakdesk::cases::message::{DRAFT, MessageDraft, MessageWords, Trust, Via};
use leakdesk::cases::queries::{AnswerRow, put_access, put_answer};
use leakdesk::cases::store::find_key;
use leakdesk::db::Id;
use leakdesk::db::schema::message_drafts;
use leakdesk::files::Owner;
use leakdesk::staff::people::{Newcomer, add};
use leakdesk::staff::record::By;
use leakdesk::web::csrf;
use leakdesk::web::server::{map, site};

use crate::conversation::{case, received};
use crate::desk::complained;
use crate::files::handing_out::into_case;
use crate::files::{PNG, stored};
use crate::inbound;
use crate::support::TestApp;

const NOW: &str = "2026-11-23T10:00:00+07:00";

/// Everybody there can be: roles, and whether they stand above.
const PEOPLE: [(&str, bool); 9] = [
    ("handler", false),
    ("lead", false),
    ("auditor", false),
    ("admin", false),
    ("handler,admin", false),
    ("lead,admin", false),
    ("handler", true),
    ("auditor", true),
    ("admin", true),
];

/// Every way to stand to a case: restricted, and let in or shut out.
const STANDINGS: [(bool, Option<bool>); 5] = [
    (false, None),
    (true, None),
    (true, Some(true)),
    (false, Some(false)),
    (true, Some(false)),
];

/// A person with an open session.
struct Caller {
    staff: Staff,
    session: Token,
}

/// A case to which everybody stands alike.
struct Stand {
    relation: Relation,
    reference: String,
    file: String,
    message: String,
}

struct Matrix {
    test: TestApp,
    callers: Vec<Caller>,
    stands: Vec<Stand>,
    mail: String,
    spare: Id,
}

async fn employed(test: &TestApp, name: &str, roles: &str, is_trustee: bool) -> Staff {
    let app = &test.app;
    let email = format!("{name}@desk.test");
    let newcomer = Newcomer::parse(name, &email, Roles::parse(roles)).unwrap();
    let newcomer = Newcomer {
        is_trustee,
        ..newcomer
    };
    let ground = (&app.db, &app.vault);
    let added = add(
        ground,
        (&newcomer, &Credential::Nothing),
        By::nobody(app.now()),
        Vec::new(),
    )
    .await;
    let (id, vault) = (added.unwrap().unwrap(), app.vault.clone());
    let found = app
        .db
        .read(move |conn| people::find_staff(conn, &vault, id));
    found.await.unwrap().unwrap()
}

impl Caller {
    async fn new(test: &TestApp, staff: Staff) -> Self {
        let mut caller = Self {
            staff,
            session: Token::random(),
        };
        caller.sign_in(test).await;
        caller
    }

    async fn sign_in(&mut self, test: &TestApp) {
        self.session = Token::random();
        let (hash, id, now) = (self.session.hash(), self.staff.id, test.app.now());
        let new = people::NewSession {
            token: hash,
            staff_id: id,
            at: now,
            with_factor: false,
            browser: "",
        };
        let started = test
            .app
            .db
            .write(move |conn| people::start_session(conn, &new));
        started.await.unwrap();
    }
}

impl Matrix {
    async fn new() -> Self {
        let test = TestApp::with(NOW, &["rate_limits=off", "intake_mode=shared"]).await;
        let mut callers = Vec::new();
        for (n, (roles, is_trustee)) in PEOPLE.into_iter().enumerate() {
            let staff = employed(&test, &format!("person{n}"), roles, is_trustee).await;
            callers.push(Caller::new(&test, staff).await);
        }
        let spare = employed(&test, "spare", "handler", false).await.id;
        let mut stands = Vec::new();
        for (is_restricted, listed) in STANDINGS {
            stands.push(stand(&test, &callers, is_restricted, listed).await);
        }
        let raw =
            "From: An <an@example.com>\r\nSubject: Hỏi\r\nMessage-ID: <1@example.com>\r\n\r\nDạ.";
        inbound::pipe(&test, raw).await;
        let mail = inbound::newest(&test).await.0.id.to_string();
        Self {
            test,
            callers,
            stands,
            mail,
            spare,
        }
    }

    /// The address of a route: with something real in each place.
    fn address(&self, entry: &Entry, stand: &Stand) -> String {
        let path = entry.path.replace("{reference}", &stand.reference);
        let id = [
            ("/files/", stand.file.as_str()),
            ("/desk/mail/", &self.mail),
            ("/desk/staff/", &self.spare.to_string()),
            ("/desk/views/", "00000000-0000-0000-0000-000000000000"),
            (
                "/complaints/drafts/",
                "00000000-0000-0000-0000-000000000000",
            ),
        ];
        let known = id.iter().find(|(place, _)| path.contains(place));
        let path = path
            .replace("{id}", known.map_or("{id}", |(_, id)| id))
            .replace("{message}", &stand.message)
            .replace("{letter}", "acknowledgement")
            .replace("{key}", "answer-partial")
            .replace("{language}", "vi")
            .replace("{token}", "x")
            .replace("{name:.+}", "app.css");
        assert!(!path.contains('{'), "say here what stands in {path}");
        path
    }
}

async fn stand(
    test: &TestApp,
    callers: &[Caller],
    is_restricted: bool,
    listed: Option<bool>,
) -> Stand {
    let about = [("about_staff", if is_restricted { "yes" } else { "no" })];
    let reference = complained(test, &about).await;
    let id = case(test, &reference).await.id;
    let offered = stored(&test.app, "anh.png", PNG).await;
    into_case(test, &reference, &offered, Owner::Case).await;
    let words = MessageWords {
        html: "<p>Dạ</p>".to_owned(),
        ..MessageWords::default()
    };
    let message = received(test, id, (Via::Email, Trust::ConfirmedContact), &words).await;
    drafted(test, id, callers[0].staff.id).await;
    let everybody: Vec<Id> = callers.iter().map(|caller| caller.staff.id).collect();
    let list = test.app.db.write(move |conn| {
        for staff in &everybody {
            if let Some(is_let_in) = listed {
                put_access(conn, id, *staff, is_let_in)?;
            }
        }
        Ok(())
    });
    list.await.unwrap();
    Stand {
        relation: Relation {
            is_restricted,
            listed,
            is_assigned: false,
        },
        reference,
        file: offered.id.to_string(),
        message: message.to_string(),
    }
}

/// Begins an answer and a message, so that there is something to preview.
async fn drafted(test: &TestApp, case_id: Id, by: Id) {
    let (vault, now) = (test.app.vault.clone(), test.app.now());
    let begun = test.app.db.write(move |conn| {
        let key = find_key(conn, &vault, case_id)?.unwrap();
        let answer = AnswerRow {
            case_id,
            sealed: key.seal_json(ANSWER, &Answer::default()).unwrap(),
            updated_at: now,
            updated_by: by,
            sent_at: None,
        };
        put_answer(conn, &answer)?;
        let message = key.seal_json(DRAFT, &MessageDraft::default()).unwrap();
        let row = (
            message_drafts::case_id.eq(case_id),
            message_drafts::sealed.eq(message),
            message_drafts::updated_at.eq(now),
            message_drafts::updated_by.eq(by),
        );
        let inserted = diesel::insert_into(message_drafts::table).values(row);
        inserted.execute(conn)?;
        Ok(())
    });
    begun.await.unwrap();
}

/// What an answer says about the right to have it.
fn verdict(status: StatusCode, location: &str, what: &str) -> Verdict {
    assert!(!status.is_server_error(), "{what}: {status}");
    assert_ne!(status, StatusCode::METHOD_NOT_ALLOWED, "{what}");
    match status {
        StatusCode::SEE_OTHER if location.starts_with("/sign-in?next=") => Verdict::SignIn,
        StatusCode::FORBIDDEN => Verdict::Forbidden,
        StatusCode::NOT_FOUND => Verdict::Hidden,
        _ => Verdict::Allowed,
    }
}

/// One request of this caller, with everything a form needs but its fields.
fn request(matrix: &Matrix, entry: &Entry, path: &str, caller: Option<&Caller>) -> TestRequest {
    let app = &matrix.test.app;
    let holder = caller.map(|caller| caller.session.hash().bytes());
    let token = csrf::token(app, &holder.unwrap_or_default());
    let mut request = TestRequest::with_uri(path)
        .method(entry.method.clone())
        .peer_addr("203.0.113.7:40000".parse().unwrap());
    if entry.method == Method::POST {
        // Of the two things that are done there, the one that all may do who may work the case.
        let what = if path.ends_with("/assignment") {
            "take"
        } else {
            ""
        };
        request = request.set_form([("csrf_token", token.as_str()), ("do", what)]);
    }
    match caller {
        Some(caller) => request.cookie(Cookie::new("leakdesk", caller.session.text())),
        None => request,
    }
}

macro_rules! answer {
    ($service:expr, $request:expr) => {{
        let answer = call_service($service, $request.to_request()).await;
        let location = answer.headers().get("location");
        let location = location.map_or("", |location| location.to_str().unwrap());
        (answer.status(), location.to_owned())
    }};
}

fn name(caller: Option<&Caller>) -> String {
    caller.map_or("nobody".to_owned(), |caller| {
        let trustee = if caller.staff.is_trustee {
            ", trustee"
        } else {
            ""
        };
        format!("{}{trustee}", caller.staff.roles)
    })
}

#[actix_web::test]
async fn ac_07_every_route_answers_every_role_as_the_policy_says() {
    let mut matrix = Matrix::new().await;
    let service = init_service(site(matrix.test.app.clone())).await;
    let mut wrong = Vec::new();
    let mut asked = 0;
    for entry in map().entries() {
        let of_case = matches!(entry.rule, Rule::Case(_));
        let stands = if of_case { STANDINGS.len() } else { 1 };
        for n in 0..stands {
            for who in 0..=PEOPLE.len() {
                let stand = &matrix.stands[n];
                let caller = matrix.callers.get(who);
                let relation = of_case.then_some(stand.relation);
                let path = matrix.address(entry, stand);
                let what = format!("{} {path}: {} {relation:?}", entry.method, name(caller));
                let (status, location) = answer!(&service, request(&matrix, entry, &path, caller));
                let found = match entry.rule {
                    // What a stranger gets is looked at below.
                    Rule::Public | Rule::Secret if !location.starts_with("/sign-in?") => {
                        Verdict::Allowed
                    }
                    _ => verdict(status, &location, &what),
                };
                let expected = judge(entry.rule, caller.map(|it| &it.staff), relation);
                if found != expected {
                    wrong.push(format!("{what}: {status}, expected {expected:?}"));
                }
                asked += 1;
                if path == "/sign-out" && who < PEOPLE.len() {
                    let test = &matrix.test;
                    matrix.callers[who].sign_in(test).await;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(asked > 1_000, "{asked}");
}

#[actix_web::test]
async fn being_staff_opens_nothing_that_needs_a_code_or_a_link() {
    let matrix = Matrix::new().await;
    let service = init_service(site(matrix.test.app.clone())).await;
    for entry in map().entries() {
        if !matches!(entry.rule, Rule::Public | Rule::Secret) || entry.path == "/sign-in" {
            continue;
        }
        let path = matrix.address(entry, &matrix.stands[0]);
        let stranger = answer!(&service, request(&matrix, entry, &path, None));
        for caller in &matrix.callers {
            let staff = answer!(&service, request(&matrix, entry, &path, Some(caller)));
            assert_eq!(staff, stranger, "{} {path}", entry.method);
        }
    }
}

#[actix_web::test]
async fn au_07_no_route_that_changes_anything_works_without_a_token_of_this_session() {
    let matrix = Matrix::new().await;
    let service = init_service(site(matrix.test.app.clone())).await;
    let (all, other) = (&matrix.callers[5], &matrix.callers[0]);
    let foreign = csrf::token(&matrix.test.app, &other.session.hash().bytes());
    let table = map();
    for entry in table.entries() {
        if entry.method != Method::POST || matches!(entry.rule, Rule::Public | Rule::Secret) {
            continue;
        }
        let path = matrix.address(entry, &matrix.stands[0]);
        let bare = || {
            TestRequest::post()
                .uri(&path)
                .peer_addr("203.0.113.7:40000".parse().unwrap())
                .cookie(Cookie::new("leakdesk", all.session.text()))
        };
        let none = answer!(&service, bare().set_form([("version", "1")]));
        assert_eq!(none.0, StatusCode::FORBIDDEN, "{path} without a token");
        let fields = [("version", "1"), ("csrf_token", foreign.as_str())];
        let not_ours = answer!(&service, bare().set_form(fields));
        assert_eq!(
            not_ours.0,
            StatusCode::FORBIDDEN,
            "{path} with another's token"
        );
        let own = csrf::token(&matrix.test.app, &all.session.hash().bytes());
        let plain = bare()
            .insert_header(("content-type", "text/plain"))
            .set_payload(format!("version=1&csrf_token={own}"));
        let plain = answer!(&service, plain);
        assert!(
            plain.0.is_client_error(),
            "{path} as plain text: {}",
            plain.0
        );
        let foreign_site = bare()
            .insert_header(("sec-fetch-site", "cross-site"))
            .set_form([("version", "1"), ("csrf_token", own.as_str())]);
        let foreign_site = answer!(&service, foreign_site);
        assert_eq!(
            foreign_site.0,
            StatusCode::FORBIDDEN,
            "{path} from elsewhere"
        );
        let has_page = |at: &&Entry| at.path == entry.path && at.method == Method::GET;
        if !table.entries().iter().any(|at| has_page(&at)) {
            let uri = format!("{path}?_method=post&version=1&csrf_token={own}");
            let by_get = TestRequest::get()
                .uri(&uri)
                .insert_header(("x-http-method-override", "POST"))
                .cookie(Cookie::new("leakdesk", all.session.text()));
            let by_get = answer!(&service, by_get);
            assert!(
                [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&by_get.0),
                "{path} by GET: {}",
                by_get.0
            );
        }
    }
}

/// The table of `security.md`, written out once more: what each role may do with a case that isn't
/// restricted.
#[actix_web::test]
async fn the_policy_is_the_table_of_roles() {
    let test = TestApp::at(NOW).await;
    let mut staff = employed(&test, "ha", "handler", false).await;
    let table = [
        (Action::Read, "handler lead auditor"),
        (Action::Work, "handler lead"),
        (Action::Take, "handler lead"),
        (Action::Link, "handler lead"),
        (Action::Tag, "handler lead"),
        (Action::Restrict, "handler lead"),
        (Action::Open, "lead"),
        (Action::Assign, "lead"),
        (Action::Approve, "lead"),
        (Action::Dismiss, "lead"),
        (Action::Erase, "lead"),
        (Action::Export, "lead auditor"),
    ];
    for (action, may) in table {
        for role in ["handler", "lead", "auditor", "admin"] {
            staff.roles = Roles::parse(role);
            let expected = may.split(' ').any(|able| able == role);
            let relation = Relation::default();
            assert_eq!(
                allows(&staff, relation, action),
                expected,
                "{role} {action:?}"
            );
            for listed in [None, Some(false)] {
                let hidden = Relation {
                    is_restricted: true,
                    listed,
                    is_assigned: false,
                };
                assert!(
                    !allows(&staff, hidden, action),
                    "{role} {action:?} restricted"
                );
            }
            let shut_out = Relation {
                listed: Some(false),
                ..Relation::default()
            };
            assert!(
                !allows(&staff, shut_out, action),
                "{role} {action:?} shut out"
            );
        }
    }
    staff.roles = Roles::parse("handler");
    staff.is_trustee = true;
    let restricted = Relation {
        is_restricted: true,
        ..Relation::default()
    };
    assert!(
        allows(&staff, restricted, Action::Open),
        "who stands above opens"
    );
    let taken = Relation {
        is_assigned: true,
        ..Relation::default()
    };
    assert!(
        !allows(&staff, taken, Action::Take),
        "what somebody has is not taken"
    );
}
