//! Levels and exceptions decide what is shown and how a command ends; no figure moves with them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

mod support;

use cchc::check::catalogue;

/// The illustrative province with a manifest that ends in `more`.
fn province(name: &str, more: &str) -> PathBuf {
    let root = support::scratch(&Path::new("levels").join(name)).expect("the folder can be made anew");
    support::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/dong-thap-2021"), &root).expect("it can be copied");
    let manifest = fs::read_to_string(root.join("cchc.toml")).expect("the manifest is there");
    fs::write(root.join("cchc.toml"), format!("{manifest}\n{more}")).expect("the manifest can be written");
    root
}

fn run(root: &Path, arguments: &[&str]) -> String {
    let output = support::program(root).args(arguments).output().expect("the program runs");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

#[test]
fn no_level_and_no_exception_changes_a_figure() {
    let report = ["report", "--quarter", "4", "--format", "json", "--no-revision", "--as-of", "2021-12-14"];
    let figures = |root: &Path| -> String { run(root, &report) };
    let plain = figures(&province("plain", ""));
    assert!(plain.len() > 10_000, "there are figures to compare");
    for level in ["allow", "warn", "deny"] {
        let mut rules = String::from("[rules]\n");
        for rule in catalogue() {
            let _ = writeln!(rules, "{} = \"{level}\"", rule.name);
        }
        assert_eq!(plain, figures(&province(level, &rules)), "every rule at {level}");
    }
    let plans = ["validate", "--format", "short"];
    let root = province("excepted", "");
    let found = run(&root, &plans);
    assert!(found.lines().count() > 5, "there are findings to except");
    let mut exceptions = String::new();
    for line in found.lines() {
        let (path, rest) = line.split_once(':').expect("a path");
        let code = &rest[rest.find('[').expect("a code") + 1..rest.find(']').expect("a code")];
        let _ = writeln!(exceptions, "[[exception]]\nrule = \"{code}\"\nat = \"{path}\"\nreason = \"thử\"\n");
    }
    let excepted = province("excepted", &exceptions);
    assert_eq!(run(&excepted, &plans), "", "every finding is let off");
    assert_eq!(plain, figures(&excepted));
}
