//! The examples: the illustrative province has no error, and the workspace of common mistakes prints its catalogue of errors.
//!
//! `CCHC_BLESS=1 cargo test --test examples` writes `examples/common-mistakes/errors.txt` anew: read the difference before you commit it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn validate(workspace: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .arg("-C")
        .arg(workspace)
        .args(["validate", "--limit", "0"])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output()
        .expect("the program runs")
}

#[test]
fn dong_thap_has_no_error() {
    let output = validate(&example("dong-thap-2021"));
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn common_mistakes_print_their_catalogue_and_show_every_rule() {
    let workspace = example("common-mistakes");
    let output = validate(&workspace);
    assert_eq!(output.status.code(), Some(1));
    let seen = String::from_utf8(output.stdout).expect("the output is UTF-8");
    let path = workspace.join("errors.txt");
    if std::env::var_os("CCHC_BLESS").is_some() {
        fs::write(&path, &seen).expect("errors.txt can be written");
    }
    let expected = fs::read_to_string(&path).expect("errors.txt is there; CCHC_BLESS=1 writes it");
    assert_eq!(expected, seen, "errors.txt is not what validate prints; CCHC_BLESS=1 writes it anew");
    // Three rules without their mistake: a link or a forbidden file cannot be kept in a repository everywhere, and the bundle is embedded
    // and uses all its indicators in its year.
    let absent: Vec<&str> = cchc::check::catalogue()
        .iter()
        .filter(|rule| {
            !matches!(rule.name, "unreadable-file" | "duplicate-id" | "indicator-not-in-form")
                && !seen.contains(&format!("[{}]", rule.code))
        })
        .map(|rule| rule.name)
        .collect();
    assert!(absent.is_empty(), "no mistake in examples/common-mistakes shows: {}", absent.join(", "));
}
