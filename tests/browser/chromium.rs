//! A real Chromium, driven through chromedriver: the W3C `WebDriver` protocol is JSON over HTTP, and
//! the few commands the journeys need are written out here.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::rig::folder::Folder;
use crate::rig::free_port;
use crate::rig::http::Client;
use crate::rig::program::wait_for;

/// The key under which `WebDriver` hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long a page may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a hand does: clicks in the middle of what a selector names, or types where the focus is.
#[derive(Clone, Copy)]
pub enum Hand<'a> {
    Click(&'a str),
    Type(&'a str),
}

/// How the window looks.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u32,
    pub is_dark: bool,
}

pub struct Chromium {
    driver: Child,
    client: Client,
    session: String,
    base: String,
    profile: Folder,
}

impl Chromium {
    /// A new browser with an empty profile on the pages of `base`.
    pub fn start(base: &str, runs_scripts: bool) -> Self {
        let profile = Folder::new("chromium");
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver (Debian's package chromium-driver)");
        let mut client = Client::new(format!("127.0.0.1:{port}"));
        wait_for("chromedriver", Duration::from_secs(30), || {
            client.get("/status").ok()
        });
        let mut chromium = Self {
            driver,
            client,
            session: String::new(),
            base: base.to_owned(),
            profile,
        };
        let answer = chromium.call(
            "POST",
            "/session",
            &wanted(chromium.profile.path(), runs_scripts),
        );
        chromium.session = format!("/session/{}", answer["sessionId"].as_str().unwrap());
        chromium
    }

    fn call(&mut self, method: &str, path: &str, body: &Value) -> Value {
        self.try_call(method, path, body)
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn try_call(&mut self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let answer = match method {
            "GET" => self.client.get(path),
            _ => self.client.json(method, path, &body.to_string()),
        };
        let answer = answer.map_err(|error| error.to_string())?;
        let value: Value = serde_json::from_str(&answer.body).unwrap();
        if answer.status == 200 {
            Ok(value["value"].clone())
        } else {
            Err(value["value"].to_string())
        }
    }

    fn command(&mut self, path: &str, body: &Value) -> Value {
        let path = format!("{}{path}", self.session);
        self.call("POST", &path, body)
    }

    /// Goes to a page of the desk, or to a whole address.
    pub fn open(&mut self, path: &str) {
        let address = if path.starts_with('/') {
            format!("{}{path}", self.base)
        } else {
            path.to_owned()
        };
        self.command("/url", &json!({ "url": address }));
    }

    /// The path of the page that is open, with its query.
    pub fn path(&mut self) -> String {
        let path = format!("{}/url", self.session);
        let address = self.call("GET", &path, &Value::Null);
        address
            .as_str()
            .unwrap()
            .trim_start_matches(&self.base)
            .to_owned()
    }

    pub fn html(&mut self) -> String {
        let path = format!("{}/source", self.session);
        self.call("GET", &path, &Value::Null)
            .as_str()
            .unwrap()
            .to_owned()
    }

    fn elements(&mut self, css: &str) -> Vec<String> {
        let found = self.command(
            "/elements",
            &json!({ "using": "css selector", "value": css }),
        );
        found
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it[ELEMENT].as_str().unwrap().to_owned())
            .collect()
    }

    fn element(&mut self, css: &str) -> String {
        let found = self.elements(css).into_iter().next();
        found.unwrap_or_else(|| panic!("no {css} on {}:\n{}", self.path(), self.html()))
    }

    pub fn has(&mut self, css: &str) -> bool {
        !self.elements(css).is_empty()
    }

    pub fn is_shown(&mut self, css: &str) -> bool {
        let element = self.element(css);
        let path = format!("{}/element/{element}/displayed", self.session);
        self.call("GET", &path, &Value::Null) == Value::Bool(true)
    }

    pub fn text(&mut self, css: &str) -> String {
        let element = self.element(css);
        let path = format!("{}/element/{element}/text", self.session);
        self.call("GET", &path, &Value::Null)
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub fn click(&mut self, css: &str) {
        let element = self.element(css);
        self.command(&format!("/element/{element}/click"), &json!({}));
    }

    /// Clicks on what leads to another page, and waits until the old one is gone.
    pub fn follow(&mut self, css: &str) {
        let old = self.element("html");
        self.click(css);
        self.wait_until_gone(&old, css);
    }

    fn wait_until_gone(&mut self, old: &str, what: &str) {
        let path = format!("{}/element/{old}/name", self.session);
        let begun = Instant::now();
        while self.try_call("GET", &path, &Value::Null).is_ok() {
            assert!(
                begun.elapsed() < PATIENCE,
                "{what:?} leads nowhere:\n{}",
                self.html()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Strikes keys one after the other, wherever the focus is; those that are no characters are named as
    /// `WebDriver` names them: `\u{E007}` is Enter, `\u{E004}` Tab.
    pub fn strike(&mut self, keys: &str) {
        let strokes: Vec<Value> = keys
            .chars()
            .flat_map(|key| {
                ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
            })
            .collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.command("/actions", &json!({ "actions": [keyboard] }));
    }

    /// Clicks and types one after the other, with a real pointer and real keys, in one go. What is clicked has to
    /// be within the window: see [`Self::stretch`].
    pub fn by_hand(&mut self, steps: &[Hand<'_>]) {
        let clicked = steps.iter().filter_map(|step| match step {
            Hand::Click(css) => Some(*css),
            Hand::Type(_) => None,
        });
        let clicked: Vec<&str> = clicked.collect();
        let script = "return arguments[0].map((css) => document.querySelector(css))";
        let found = self.command(
            "/execute/sync",
            &json!({ "script": script, "args": [clicked] }),
        );
        let mut found = found.as_array().unwrap().iter();
        let (mut pointer, mut keys) = (Vec::new(), Vec::new());
        let pause = || json!({ "type": "pause" });
        for step in steps {
            match step {
                Hand::Click(css) => {
                    let element = found.next().unwrap();
                    assert!(element.is_object(), "no {css}:\n{}", self.html());
                    let there = json!({ "type": "pointerMove", "x": 0, "y": 0, "duration": 0, "origin": element });
                    let button = |kind: &str| json!({ "type": kind, "button": 0 });
                    pointer.extend([there, button("pointerDown"), button("pointerUp")]);
                    keys.extend([pause(), pause(), pause()]);
                }
                Hand::Type(text) => {
                    for key in text.chars() {
                        let key = key.to_string();
                        keys.extend(
                            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })),
                        );
                        pointer.extend([pause(), pause()]);
                    }
                }
            }
        }
        let actions = json!([
            { "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": pointer },
            { "type": "key", "id": "keyboard", "actions": keys },
        ]);
        self.command("/actions", &json!({ "actions": actions }));
    }

    /// The same, when the last of it leads to another page.
    pub fn by_hand_and_follow(&mut self, steps: &[Hand<'_>]) {
        let old = self.element("html");
        self.by_hand(steps);
        self.wait_until_gone(&old, "a click");
    }

    /// A window so high that nothing has to be scrolled.
    pub fn stretch(&mut self) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": 1280, "height": 7000, "deviceScaleFactor": 1, "mobile": false }),
        );
    }

    /// Has a script run in every page before its own.
    pub fn prepare(&mut self, script: &str) {
        let source = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &source);
    }

    /// The status with which the open page came.
    pub fn status(&mut self) -> u64 {
        let script = "return performance.getEntriesByType('navigation')[0].responseStatus";
        self.run(script).as_u64().unwrap()
    }

    /// Strikes keys that lead to another page, and waits until the old one is gone.
    pub fn strike_and_follow(&mut self, keys: &str) {
        let old = self.element("html");
        self.strike(keys);
        self.wait_until_gone(&old, keys);
    }

    /// Replaces what stands in a field by what a person types.
    pub fn write(&mut self, css: &str, text: &str) {
        let element = self.element(css);
        self.command(&format!("/element/{element}/clear"), &json!({}));
        self.command(
            &format!("/element/{element}/value"),
            &json!({ "text": text }),
        );
    }

    /// Chooses a file in a field for files.
    pub fn attach(&mut self, css: &str, file: &Path) {
        let element = self.element(css);
        let path = file.to_str().unwrap();
        self.command(
            &format!("/element/{element}/value"),
            &json!({ "text": path }),
        );
    }

    /// Chooses in a select, among radio buttons or in a list of boxes to tick; `within` is a prefix of
    /// selectors.
    pub fn choose(&mut self, within: &str, name: &str, value: &str) {
        let option = format!("{within} select[name=\"{name}\"] option[value=\"{value}\"]");
        let button = format!("{within} input[name=\"{name}\"][value=\"{value}\"]");
        if self.has(&option) {
            self.click(&option);
            return;
        }
        let element = self.element(&button);
        let path = format!("{}/element/{element}/selected", self.session);
        if self.call("GET", &path, &Value::Null) == Value::Bool(false) {
            self.command(&format!("/element/{element}/click"), &json!({}));
        }
    }

    /// Opens everything folded, by clicking on it as a person does.
    pub fn unfold(&mut self) {
        while let Some(folded) = self.folded() {
            self.command(&format!("/element/{folded}/click"), &json!({}));
        }
    }

    fn folded(&mut self) -> Option<String> {
        let summaries = self.elements("details:not([open]) > summary");
        summaries.into_iter().find(|summary| {
            let path = format!("{}/element/{summary}/displayed", self.session);
            self.call("GET", &path, &Value::Null) == Value::Bool(true)
        })
    }

    /// Runs a script in the page and gives what it returns.
    pub fn run(&mut self, script: &str) -> Value {
        self.command("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Runs a script that calls its last argument with the result.
    pub fn run_to_end(&mut self, script: &str) -> Value {
        self.command("/execute/async", &json!({ "script": script, "args": [] }))
    }

    fn devtools(&mut self, command: &str, parameters: &Value) {
        self.command(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        );
    }

    pub fn set_screen(&mut self, screen: Screen) {
        let is_mobile = screen.width < 700;
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": screen.width, "height": 800, "deviceScaleFactor": 1, "mobile": is_mobile }),
        );
        let scheme = if screen.is_dark { "dark" } else { "light" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            &json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
        );
    }

    /// Presses one key where the focus is, as it stands in the `WebDriver` standard: `\u{E004}` is Tab.
    pub fn press(&mut self, key: &str) {
        let strokes =
            json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let keys = json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] });
        self.command("/actions", &keys);
    }

    /// Types where the focus is.
    pub fn type_in(&mut self, text: &str) {
        let path = format!("{}/element/active", self.session);
        let active = self.call("GET", &path, &Value::Null);
        let element = active[ELEMENT].as_str().unwrap();
        self.command(
            &format!("/element/{element}/value"),
            &json!({ "text": text }),
        );
    }

    /// Whether the focus is on an element of this kind.
    pub fn is_on(&mut self, css: &str) -> bool {
        let script = format!("return document.activeElement.matches({})", json!(css));
        self.run(&script) == Value::Bool(true)
    }

    /// Waits until the page has an element of this kind.
    pub fn wait_for(&mut self, css: &str) {
        let begun = Instant::now();
        while !self.has(css) {
            assert!(begun.elapsed() < PATIENCE, "no {css}:\n{}", self.html());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Forgets a cookie, as browsers do in time.
    pub fn forget(&mut self, cookie: &str) {
        let path = format!("{}/cookie/{cookie}", self.session);
        self.call("DELETE", &path, &json!({}));
    }

    /// Shows the page as another medium does, or to eyes that ask for something else.
    pub fn emulate(&mut self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.devtools(
            "Emulation.setEmulatedMedia",
            &json!({ "media": medium, "features": features }),
        );
    }

    /// A window `width` CSS pixels wide, each of them `scale` pixels of the screen.
    pub fn zoom(&mut self, width: u32, scale: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": 800, "deviceScaleFactor": scale, "mobile": false }),
        );
    }

    /// The page as it would come out of a printer, in a file beside its picture.
    pub fn print(&mut self, file: &Path) -> Vec<u8> {
        let wanted = json!({ "preferCSSPageSize": true, "printBackground": false });
        let answer = self.command(
            "/goog/cdp/execute",
            &json!({ "cmd": "Page.printToPDF", "params": wanted }),
        );
        let printed = base64(answer["data"].as_str().unwrap());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &printed).unwrap();
        printed
    }

    /// How much wider the page is than the window, in CSS pixels.
    pub fn overflow(&mut self) -> i64 {
        let script =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        self.run(script).as_i64().unwrap()
    }

    /// A picture of the whole page.
    pub fn picture(&mut self, file: &Path) {
        let height = self
            .run("return document.documentElement.scrollHeight")
            .as_u64()
            .unwrap();
        let width = self
            .run("return document.documentElement.clientWidth")
            .as_u64()
            .unwrap();
        let clip =
            json!({ "x": 0, "y": 0, "width": width, "height": height.min(6_000), "scale": 1 });
        let wanted = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let answer = self.command(
            "/goog/cdp/execute",
            &json!({ "cmd": "Page.captureScreenshot", "params": wanted }),
        );
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, base64(answer["data"].as_str().unwrap())).unwrap();
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let path = self.session.clone();
        let _ = self.client.json("DELETE", &path, "{}");
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn wanted(profile: &Path, runs_scripts: bool) -> Value {
    let flags = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--hide-scrollbars",
        // Else a click lands where the button was before the page had scrolled to it.
        "--force-prefers-reduced-motion",
        "--window-size=1280,900",
    ];
    let mut arguments: Vec<String> = flags.map(str::to_owned).to_vec();
    arguments.push(format!(
        "--user-data-dir={}",
        profile.join("profile").display()
    ));
    let scripts = if runs_scripts { 1 } else { 2 };
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
        "goog:chromeOptions": {
            "args": arguments,
            "prefs": { "profile.managed_default_content_settings.javascript": scripts },
        },
    } } })
}

/// Decodes standard base64; anything else in the text is skipped.
fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xFF).unwrap());
        }
    }
    bytes
}
