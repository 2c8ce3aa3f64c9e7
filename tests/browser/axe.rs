//! axe-core, fetched from npm when the tests run, looks for what people who use other senses would
//! stumble over.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use crate::chromium::Chromium;
use crate::rig::folder::Folder;

/// The release the pages are held against.
const PACKAGE: &str = "axe-core@4.14.1";

/// The script; fetched once.
fn script() -> &'static str {
    static SCRIPT: OnceLock<String> = OnceLock::new();
    SCRIPT.get_or_init(|| {
        let folder = Folder::new("axe");
        let packed = Command::new("npm")
            .args(["pack", "--silent", PACKAGE])
            .current_dir(folder.path())
            .output()
            .expect("npm");
        assert!(
            packed.status.success(),
            "{}",
            String::from_utf8_lossy(&packed.stderr)
        );
        let archive = PathBuf::from(String::from_utf8(packed.stdout).unwrap().trim());
        let unpacked = Command::new("tar")
            .arg("-xzf")
            .arg(archive)
            .current_dir(folder.path())
            .status();
        assert!(unpacked.unwrap().success());
        fs::read_to_string(folder.path().join("package/axe.min.js")).unwrap()
    })
}

/// What axe finds on the open page: rule, element, what to do. Targets of 24 pixels (WCAG 2.2, 2.5.8) are
/// among its rules, but off by default.
pub fn findings(browser: &mut Chromium) -> Vec<String> {
    run(browser, "rules: { 'target-size': { enabled: true } }")
}

/// What it finds about colours alone: all that another colour scheme changes.
pub fn colours(browser: &mut Chromium) -> Vec<String> {
    run(browser, "runOnly: ['color-contrast', 'link-in-text-block']")
}

/// What it finds about the size of targets alone: all that a narrow window changes.
pub fn targets(browser: &mut Chromium) -> Vec<String> {
    run(browser, "runOnly: ['target-size']")
}

fn run(browser: &mut Chromium, options: &str) -> Vec<String> {
    // WebDriver's scripts are not bound by the page's content security policy.
    if browser.run("return window.axe === undefined") == true {
        browser.run(script());
    }
    let found = browser.run_to_end(&format!(
        "const done = arguments[arguments.length - 1];
         axe.run(document, {{ resultTypes: ['violations'], {options} }}).then(
           (result) => done(result.violations.flatMap((rule) =>
             rule.nodes.map((node) => `${{rule.id}}: ${{node.target.join(' ')}}: ${{node.failureSummary}}`))),
           (error) => done([`axe itself: ${{error}}`]))"
    ));
    let found = found.as_array().unwrap().iter();
    found
        .map(|finding| finding.as_str().unwrap().replace('\n', " "))
        .collect()
}
