//! The Nu HTML checker (`vnu-jar`, fetched from npm when the tests run) reads every page: as the program writes
//! its samples, and as pages were met on the way. One run of it for many pages: it starts slowly.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use leakdesk::lang::Lang;
use leakdesk::render::Pages;

use crate::rig::folder::Folder;
use crate::rig::samples;

/// The release the pages are held against.
const PACKAGE: &str = "vnu-jar@26.9.27";

/// Pages waiting to be checked, one file each.
pub struct Markup {
    folder: Folder,
    count: usize,
}

impl Markup {
    pub fn new() -> Self {
        Self {
            folder: Folder::new("markup"),
            count: 0,
        }
    }

    pub fn add(&mut self, name: &str, html: &str) {
        self.count += 1;
        let plain: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let file = format!("{:04}-{plain}.html", self.count);
        fs::write(self.folder.path().join(file), html).unwrap();
    }

    /// What the checker finds: page, line, what is wrong.
    pub fn findings(&self) -> Vec<String> {
        check(self.folder.path())
    }
}

fn check(folder: &Path) -> Vec<String> {
    let checked = Command::new("java")
        .args(["-Xss4m", "-XX:TieredStopAtLevel=1", "-jar"])
        .arg(jar())
        .args(["--errors-only", "--stdout", "--format", "gnu"])
        .arg(folder)
        .output()
        .expect("java (Debian's package default-jre-headless)");
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    let beside = String::from_utf8_lossy(&checked.stderr).into_owned();
    assert!(
        checked.status.code() == Some(i32::from(!said.is_empty())),
        "{beside}"
    );
    let shorter = format!("file:{}/", folder.display());
    said.lines()
        .map(|line| line.replace(&shorter, "").replace('"', ""))
        .collect()
}

/// The program; fetched once and kept, because it is large.
fn jar() -> PathBuf {
    static FETCHING: Mutex<()> = Mutex::new(());
    let _alone = FETCHING.lock().unwrap();
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(PACKAGE);
    let jar = kept.join("build/dist/vnu.jar");
    if jar.exists() {
        return jar;
    }
    let folder = Folder::new("vnu");
    let packed = Command::new("npm")
        .args(["pack", "--silent", PACKAGE])
        .current_dir(folder.path())
        .output()
        .expect("npm");
    let said = String::from_utf8_lossy(&packed.stderr);
    assert!(packed.status.success(), "{said}");
    let unpacked = Command::new("tar")
        .args(["-xzf", String::from_utf8_lossy(&packed.stdout).trim()])
        .current_dir(folder.path())
        .status();
    assert!(unpacked.unwrap().success());
    fs::rename(folder.path().join("package"), kept).unwrap();
    jar
}

#[test]
fn every_page_the_program_can_write_is_valid() {
    let pages = Pages::load().unwrap();
    let mut markup = Markup::new();
    for lang in Lang::ALL {
        let layouts = samples::layouts(lang);
        let [.., desk, public, _] = layouts.as_slice() else {
            panic!("frames")
        };
        for (at, sample) in samples::all().pages.iter().enumerate() {
            let is_desk = ["triage/", "staff/", "digest/"]
                .iter()
                .any(|room| sample.name.starts_with(room));
            let layout = if is_desk { desk } else { public };
            let html = pages.sample_page(layout, sample).unwrap();
            markup.add(&format!("{}-{lang}-{at}", sample.name), &html);
        }
    }
    assert!(markup.count > 50, "{} pages", markup.count);
    assert_eq!(markup.findings(), Vec::<String>::new());
}

/// It finds something where there is something to find.
#[test]
fn the_checker_sees_an_id_that_stands_twice() {
    let mut markup = Markup::new();
    let html = "<!doctype html><html lang=\"vi\"><head><title>x</title></head>\
                <body><p id=\"a\">1</p><p id=\"a\">2</p></body></html>";
    markup.add("twice", html);
    let findings = markup.findings();
    assert!(
        findings.iter().any(|it| it.contains("Duplicate ID")),
        "{findings:?}"
    );
}
