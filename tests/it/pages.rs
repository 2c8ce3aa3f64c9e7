//! Every page and mail renders, every template belongs to something, both languages say everything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use leakdesk::lang::Lang;
use leakdesk::render::error_page::ErrorPage;
use leakdesk::render::{Pages, Sample};

use crate::samples::{all, layouts};

/// Templates that are there before their pages; each leaves this list when its page is named.
const TO_COME: [&str; 3] = ["tracking/", "triage/entered", "triage/new_case"];

#[test]
fn every_sample_renders_in_both_languages() {
    let pages = Pages::load().unwrap();
    let all = all();
    let mut faults = all.faults.clone();
    for lang in Lang::ALL {
        for sample in &all.pages {
            for layout in layouts(lang) {
                if let Err(error) = pages.sample_page(&layout, sample) {
                    faults.push(format!("{lang} {}: {error:?}", sample.name));
                }
            }
        }
        for sample in &all.mails {
            check_mail(&pages, lang, sample, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn check_mail(pages: &Pages, lang: Lang, sample: &Sample, faults: &mut Vec<String>) {
    match pages.sample_mail(lang, sample) {
        Err(error) => faults.push(format!("{lang} mail {}: {error:?}", sample.name)),
        Ok(mail) => {
            if mail.subject.is_empty() || mail.subject.contains('\n') {
                faults.push(format!(
                    "{lang} mail {}: subject {:?}",
                    sample.name, mail.subject
                ));
            }
            if mail.text.contains("&amp;") || mail.text.contains("&#x27;") {
                faults.push(format!("{lang} mail {}: text is escaped", sample.name));
            }
        }
    }
}

#[test]
fn what_people_typed_is_escaped_in_pages() {
    let pages = Pages::load().unwrap();
    let mut page = <ErrorPage as leakdesk::render::Page>::samples().remove(0);
    page.heading = "<script>alert('&')</script>".to_owned();
    let html = pages.page(&layouts(Lang::Vi)[0], &page).unwrap();
    assert!(html.contains("&lt;script&gt;"), "{html}");
    assert!(!html.contains("<script>alert"), "{html}");
}

#[test]
fn every_template_belongs_to_something() {
    let all = all();
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut open: Vec<String> = ["layout/public", "layout/desk", "layout/plain"]
        .map(str::to_owned)
        .to_vec();
    open.extend(all.pages.iter().map(|page| page.name.to_owned()));
    for mail in &all.mails {
        for part in ["subject.txt", "body.txt", "body.html"] {
            open.push(format!("mail/{}/{part}", mail.name));
        }
    }
    while let Some(name) = open.pop() {
        if reached.insert(name.clone()) {
            open.extend(partials_in(&read(&format!("templates/{name}.hbs"))));
        }
    }
    let known: BTreeSet<String> = files("templates")
        .iter()
        .filter_map(|path| path.strip_suffix(".hbs"))
        .filter_map(|path| path.strip_prefix("templates/"))
        .map(str::to_owned)
        // Partials that wait for their first page are no harm.
        .filter(|name| !name.starts_with("partials/"))
        .filter(|name| !TO_COME.iter().any(|room| name.starts_with(room)))
        .collect();
    let astray: Vec<_> = known.difference(&reached).collect();
    assert!(
        astray.is_empty(),
        "no page, mail or template uses {astray:?}"
    );
}

fn partials_in(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for opening in ["{{> ", "{{#> ", "{{~> "] {
        for after in source.split(opening).skip(1) {
            let end = after
                .find(|c: char| c.is_whitespace() || c == '}')
                .unwrap_or(after.len());
            if !after.starts_with('@') {
                found.push(after[..end].to_owned());
            }
        }
    }
    found
}

#[test]
fn templates_leave_nothing_unescaped_and_nothing_inline() {
    let mut faults = Vec::new();
    for path in files("templates") {
        let source = read(&path);
        let is_mail = path.starts_with("templates/mail/");
        let is_layout = path.starts_with("templates/layout/");
        let unescaped = source.matches("{{{").count();
        if unescaped != usize::from(is_layout) || source.contains("{{&") {
            faults.push(format!("{path}: unescaped output"));
        }
        if is_layout && source.matches("{{{body}}}").count() != 1 {
            faults.push(format!("{path}: the one unescaped slot is the body's"));
        }
        if is_mail {
            continue;
        }
        if source.contains(" style=") || source.contains("<style") {
            faults.push(format!("{path}: inline style"));
        }
        if has_event_handler(&source) || source.contains("javascript:") {
            faults.push(format!("{path}: inline script"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// ` on`, letters, `=`: an event handler attribute.
fn has_event_handler(source: &str) -> bool {
    source
        .split(|c: char| c.is_whitespace() || c == '"')
        .any(|word| {
            word.split_once('=').is_some_and(|(name, _)| {
                name.strip_prefix("on").is_some_and(|rest| {
                    !rest.is_empty() && rest.chars().all(|c| c.is_ascii_lowercase())
                })
            })
        })
}

#[test]
fn both_languages_have_the_same_words() {
    let keys = Lang::ALL.map(keys);
    let [vi, en] = &keys;
    let only_vi: Vec<_> = vi.keys().filter(|key| !en.contains_key(*key)).collect();
    let only_en: Vec<_> = en.keys().filter(|key| !vi.contains_key(*key)).collect();
    assert!(
        only_vi.is_empty() && only_en.is_empty(),
        "vi only {only_vi:?}, en only {only_en:?}"
    );
    let differing: Vec<_> = vi
        .iter()
        .filter(|(key, names)| en[*key] != **names)
        .collect();
    assert!(differing.is_empty(), "different arguments: {differing:?}");
}

#[test]
fn every_word_asked_for_exists() {
    let known = keys(Lang::Vi);
    let mut unknown = Vec::new();
    let mut used: BTreeSet<&String> = BTreeSet::new();
    for asked in asked() {
        // `format!("kind-{}", …)` asks for any key that begins like it.
        let matches = |key: &String| match asked.key.split_once('{') {
            Some((start, _)) => !start.is_empty() && key.starts_with(start),
            None => *key == asked.key,
        };
        let found: Vec<_> = known.keys().filter(|key| matches(key)).collect();
        if found.is_empty() && asked.is_certain {
            unknown.push(format!("{}: {}", asked.path, asked.key));
        }
        used.extend(found);
    }
    let unused: Vec<_> = known.keys().filter(|key| !used.contains(key)).collect();
    if !unused.is_empty() {
        println!("words that nobody seems to ask for: {unused:?}");
    }
    assert!(unknown.is_empty(), "no words for {unknown:#?}");
}

struct Asked {
    path: String,
    key: String,
    /// It is surely meant as a key: the first text of `{{t …}}` or of a call of `say`.
    is_certain: bool,
}

fn asked() -> Vec<Asked> {
    let mut asked = Vec::new();
    for path in files("templates") {
        let source = read(&path);
        for opening in ["{{t \"", "(t \"", "{{~t \""] {
            for after in source.split(opening).skip(1) {
                let key = after.split('"').next().unwrap_or_default().to_owned();
                asked.push(Asked {
                    path: path.clone(),
                    key,
                    is_certain: true,
                });
            }
        }
    }
    for path in files("src")
        .into_iter()
        .filter(|path| path.rsplit('.').next() == Some("rs"))
    {
        let source = read(&path);
        // What stands under `mod tests` asks for missing words on purpose.
        let source = source.split("\nmod tests {").next().unwrap_or_default();
        // A table of keys or an argument handed on may lead to words as well.
        for key in source.split('"').filter(|text| is_key(text)) {
            asked.push(Asked {
                path: path.clone(),
                key: key.to_owned(),
                is_certain: false,
            });
        }
        for call in source.split(".say(").skip(1) {
            let statement = call.split([';', ')']).next().unwrap_or_default();
            let mut parts = statement.split('"');
            // A key in a variable: the first text is then the name of an argument.
            if parts.next().is_none_or(|before| before.contains('[')) {
                continue;
            }
            if let Some(key) = parts.next().filter(|key| is_key(key)) {
                asked.push(Asked {
                    path: path.clone(),
                    key: key.to_owned(),
                    is_certain: true,
                });
            }
        }
    }
    asked
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_{}".contains(c))
}

/// The keys of a language with the names of what they are given.
fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for path in files(&format!("locales/{}", lang.tag())) {
        let mut current: Option<String> = None;
        for line in read(&path).lines() {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if begins && let Some((key, _)) = line.split_once(" =") {
                current = Some(key.to_owned());
                let before = keys.insert(key.to_owned(), BTreeSet::new());
                assert!(before.is_none(), "{path}: {key} stands twice");
            }
            let Some(names) = current.as_ref().and_then(|key| keys.get_mut(key)) else {
                continue;
            };
            for after in line.split('$').skip(1) {
                let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
                names.insert(after[..end.unwrap_or(after.len())].to_owned());
            }
        }
    }
    keys
}

#[test]
fn words_are_composed_characters() {
    use unicode_normalization::is_nfc;
    for path in files("locales").into_iter().chain(files("templates")) {
        assert!(is_nfc(&read(&path)), "{path} has decomposed letters");
    }
}

#[test]
fn bootstrap_is_what_was_published() {
    use sha2::{Digest, Sha256};
    let folder = "static/vendor/bootstrap-5.3.9";
    let sums = read(&format!("{folder}/SHA256SUMS"));
    let (sum, name) = sums.trim().split_once("  ").unwrap();
    let digest = Sha256::digest(read(&format!("{folder}/{name}")));
    let said = sum
        .as_bytes()
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).unwrap());
    let said: Vec<u8> = said
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect();
    assert_eq!(digest.to_vec(), said);
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files under a folder, by their paths from the root.
fn files(folder: &str) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .filter_map(|path| path.strip_prefix(root()).ok())
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    paths.sort();
    paths
}
