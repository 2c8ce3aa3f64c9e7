//! A desk full of cases, and what it does under load.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex};
use std::time::{Duration, Instant};

use super::Plan;
use super::figures::Rate;
use super::rig::database::Database;
use super::rig::folder::Folder;
use super::rig::http::Client;
use super::rig::page;
use super::rig::program::{Installation, Running};
use super::rig::visitor::{Fields, filled_in, send_form};

const EMAIL: &str = "load@desk.example";
const PASSWORD: &str = "một nghìn lẻ một đêm đo";

/// Forms each client has open before the clock starts.
const FORMS: usize = 400;

pub struct Desk {
    installation: Installation,
    running: Running,
    pub seeded_per_second: f64,
}

impl Desk {
    pub fn seeded(database: &Database, folder: &Folder, cases: u32) -> Self {
        let installation = database.serve(Installation::new(folder.path()).unhurried());
        let begun = Instant::now();
        let seeded = installation.run(&["seed", "--cases", &cases.to_string()]);
        assert!(
            seeded.status.success(),
            "{}",
            String::from_utf8_lossy(&seeded.stderr)
        );
        let seeded_per_second = f64::from(cases) / begun.elapsed().as_secs_f64();
        let mut add = installation.command(&["staff", "add", "--email", EMAIL, "--name", "Đo Tải"]);
        let add = add
            .args(["--role", "lead", "--password-stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null());
        let mut adding = add.spawn().unwrap();
        adding
            .stdin
            .take()
            .unwrap()
            .write_all(PASSWORD.as_bytes())
            .unwrap();
        assert!(adding.wait().unwrap().success());
        let running = installation.start();
        Self {
            installation,
            running,
            seeded_per_second,
        }
    }

    /// The queue as a team lead opens it.
    pub fn queue_pages(&self, plan: &Plan) -> Rate {
        let signed_in = |_| self.sign_in();
        self.costed((plan.clients, plan.each), signed_in, |client| {
            let answer = client.get("/desk").unwrap();
            assert_eq!(answer.status, 200, "{}", answer.body);
            true
        })
    }

    /// A page of fifty rows whatever the size: the archive, newest first.
    pub fn archive_pages(&self, plan: &Plan) -> Rate {
        self.pages(plan, |client| {
            client.get("/desk?view=answered").unwrap().status == 200
        })
    }

    /// The page of a case, another each time.
    pub fn case_pages(&self, plan: &Plan) -> Rate {
        let list = self.sign_in().get("/desk").unwrap().body;
        let places: Vec<String> = list
            .split("<a href=\"")
            .filter(|rest| rest.starts_with("/desk/cases/"))
            .filter_map(|rest| rest.split('"').next().map(str::to_owned))
            .collect();
        assert!(!places.is_empty(), "no case to open");
        let next = AtomicUsize::new(0);
        self.pages(plan, |client| {
            let n = next.fetch_add(1, Ordering::Relaxed) % places.len();
            client.get(&places[n]).unwrap().status == 200
        })
    }

    /// Searches: a word that every second case has, two words, a telephone number nobody has.
    pub fn searches(&self, plan: &Plan) -> Rate {
        let ready = |_| {
            let mut client = self.sign_in();
            let page = client.get("/desk").unwrap().body;
            let token = page::input(&page, "csrf_token").unwrap();
            (client, token, 0)
        };
        self.costed((plan.clients, plan.each), ready, |(client, token, n)| {
            let words = ["nguyen", "don hang nguyen", "0999 999 998"];
            let fields = [
                ("csrf_token".to_owned(), token.clone()),
                ("q".to_owned(), words[*n % words.len()].to_owned()),
            ];
            *n += 1;
            client.post("/desk/search", &fields).unwrap().status == 200
        })
    }

    fn pages(&self, plan: &Plan, get: impl Fn(&mut Client) -> bool + Sync) -> Rate {
        let signed_in = |_| self.sign_in();
        self.costed((plan.clients, plan.each), signed_in, |client| {
            assert!(get(client), "not a page");
            true
        })
    }

    /// What a browser fetches for the queue: its HTML, and with the styles and scripts of a first visit.
    pub fn weight(&self) -> (usize, usize) {
        let mut client = self.sign_in();
        let html = client.get("/desk").unwrap().body;
        let of_html = client.weigh("/desk").unwrap();
        let assets: BTreeSet<&str> = html
            .split('"')
            .filter(|text| text.starts_with("/assets/") && !text.contains("favicon"))
            .collect();
        let rest = assets.iter().map(|place| client.weigh(place).unwrap());
        (of_html, of_html + rest.sum::<usize>())
    }

    /// Complaints sent, each with its own form; the forms were fetched before.
    pub fn submissions(&self, plan: &Plan) -> Rate {
        let ready = |client| self.forms(client);
        self.costed((plan.clients, plan.each), ready, |(client, forms)| {
            let Some(form) = forms.pop() else {
                return false;
            };
            send_form(client, &form).unwrap();
            true
        })
    }

    fn forms(&self, number: usize) -> (Client, Vec<Fields>) {
        let mut client = self.installation.client();
        let forms =
            (0..FORMS).map(|form| filled_in(&mut client, &complaint(number, form)).unwrap());
        let forms = forms.collect();
        (client, forms)
    }

    fn sign_in(&self) -> Client {
        let mut client = self.installation.client();
        let form = client.get("/sign-in").unwrap();
        let mut fields = page::hidden_inputs(&form.body);
        fields.push(("email".to_owned(), EMAIL.to_owned()));
        fields.push(("password".to_owned(), PASSWORD.to_owned()));
        let entered = client.post("/sign-in", &fields).unwrap();
        assert_eq!(entered.status, 303, "{}", entered.body);
        client
    }

    /// Measures, and counts the processor time that the desk spent.
    fn costed<T: Send>(
        &self,
        how: (usize, Duration),
        ready: impl Fn(usize) -> T + Sync,
        work: impl Fn(&mut T) -> bool + Sync,
    ) -> Rate {
        let before = Mutex::new(None);
        let all_ready = Barrier::new(how.0);
        let ready = |client| {
            let made = ready(client);
            // What it cost to get ready does not count.
            if all_ready.wait().is_leader() {
                *before.lock().unwrap() = Some(self.processor());
            }
            made
        };
        let rate = Rate::measured(how, ready, work);
        let before = before.into_inner().unwrap().unwrap();
        rate.costing(self.processor().saturating_sub(before))
    }

    /// Processor time so far: fields 14 and 15 of `/proc/<id>/stat`, in hundredths of a second.
    fn processor(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.running.id())).unwrap();
        let after_name = stat.rsplit_once(')').unwrap().1;
        let fields = after_name.split_whitespace().skip(11).take(2);
        let ticks: u64 = fields.map(|field| field.parse::<u64>().unwrap()).sum();
        Duration::from_millis(ticks * 10)
    }

    /// The most memory the program has held, in MiB.
    pub fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.running.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM:"))
            .unwrap();
        line.split_whitespace()
            .nth(1)
            .and_then(|kib| kib.parse::<u64>().ok())
            .unwrap()
            / 1024
    }
}

fn complaint(client: usize, form: usize) -> [(&'static str, String); 8] {
    [
        ("kind", "leak".to_owned()),
        ("full_name", format!("Nguyễn Văn Đo {client}")),
        ("reply_channel", "email".to_owned()),
        ("email", format!("do{client}.{form}@example.com")),
        ("complainant_role", "member".to_owned()),
        (
            "story",
            "Có người lạ gọi và đọc đúng đơn hàng hôm qua của tôi, xin kiểm tra giúp.".to_owned(),
        ),
        ("leaked", "phone".to_owned()),
        ("wish", "verify".to_owned()),
    ]
}
