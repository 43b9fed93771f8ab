//! The page in a browser, as its readers meet it: on a phone and at a desk, light and dark, by keyboard, on paper and without scripts.
//!
//! Needs Node with the packages of `tests/page/` (`npm ci --prefix tests/page`) and Chromium, whose place is `CCHC_BROWSER` or
//! `/usr/bin/chromium`. What it looked at is left in `target/page/` for people to look at too.

#[path = "../src/write/sample.rs"]
mod sample;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

// What the samples of the writers' own tests are made of.
use cchc::write::{Format, Options, write};
use cchc::{document, language};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Writes a report of the illustrative province as a page.
fn report(folder: &Path, name: &str, arguments: &[&str]) -> PathBuf {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .current_dir(root())
        .args(["-C", "examples/dong-thap-2021", "report", "--no-revision", "--format", "html"])
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    saved(folder, name, &output.stdout)
}

fn saved(folder: &Path, name: &str, page: &[u8]) -> PathBuf {
    let path = folder.join(format!("{name}.html"));
    fs::write(&path, page).expect("the folder takes a file");
    path
}

fn look_at(pages: &[(&str, PathBuf)], folder: &Path) {
    let browser = env::var("CCHC_BROWSER").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let output = Command::new("node")
        .arg(root().join("tests/page/look.js"))
        .arg(browser)
        .arg(folder)
        .args(pages.iter().map(|(name, path)| format!("{name}={}", path.display())))
        .output()
        .expect("Node runs");
    let (faults, broke) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{faults}{broke}");
}

fn folder() -> PathBuf {
    let folder = root().join("target/page");
    fs::create_dir_all(&folder).expect("the build folder takes a folder");
    folder
}

#[test]
#[ignore = "needs Chromium"]
fn reports_are_sound_in_a_browser() {
    let folder = folder();
    let pages = [
        ("period", report(&folder, "period", &["--quarter", "2"])),
        ("overdue", report(&folder, "overdue", &["overdue", "--quarter", "2"])),
        ("agency-in-english", report(&folder, "agency-in-english", &["agency", "so-y-te", "--quarter", "2", "--lang", "en"])),
        ("agency", report(&folder, "agency", &["agency", "so-noi-vu", "--quarter", "2"])),
        ("task", report(&folder, "task", &["task", "3.3", "--quarter", "2"])),
        ("coverage", report(&folder, "coverage", &["coverage", "--quarter", "2"])),
        ("trend", report(&folder, "trend", &["trend", "--annual"])),
        ("meeting", report(&folder, "meeting", &["meeting", "--quarter", "2"])),
        ("synthesis", report(&folder, "synthesis", &["synthesis", "--quarter", "2"])),
    ];
    look_at(&pages, &folder);
}

#[test]
#[ignore = "needs Chromium"]
fn lines_matrices_gaps_and_hostile_text_are_sound_in_a_browser() {
    let folder = folder();
    let samples =
        [("sample", sample::document()), ("official", sample::official()), ("charts", sample::charts()), ("hostile", sample::hostile())];
    let pages = samples.map(|(name, document)| {
        let page = sample::text(&document, Format::Html, &sample::options());
        (name, saved(&folder, name, page.as_bytes()))
    });
    look_at(&pages, &folder);
}
