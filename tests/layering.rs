//! The layering: which room may import which, held against `use crate::…` in every file, and that every rule, report and face has its row.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room and the rooms it may name. Rooms of one row never name each other unless the row says so.
const ARROWS: [(&str, &[&str]); 17] = [
    ("source", &[]),
    ("language", &[]),
    ("level", &[]),
    ("wrap", &[]),
    ("document", &["language"]),
    ("model", &["source", "language", "level"]),
    ("diagnostic", &["source", "language", "level", "wrap"]),
    ("load", &["model", "diagnostic", "source", "language", "level"]),
    ("rollup", &["model", "source", "language"]),
    ("check", &["load", "rollup", "model", "diagnostic", "source", "language", "level"]),
    ("report", &["rollup", "model", "document", "source", "language"]),
    ("write", &["document", "language", "wrap"]),
    ("history", &["model"]),
    ("edit", &["check", "load", "rollup", "diagnostic", "model", "document", "source", "language", "level"]),
    ("editor", &["edit", "check", "load", "rollup", "diagnostic", "model", "source", "language", "level"]),
    (
        "cli",
        &[
            "check",
            "diagnostic",
            "document",
            "edit",
            "editor",
            "history",
            "language",
            "level",
            "load",
            "model",
            "report",
            "rollup",
            "source",
            "wrap",
            "write",
        ],
    ),
    ("lib", &[]),
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder is there").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source is text");
            (path.strip_prefix(&root).expect("below src").to_path_buf(), text)
        })
        .collect()
}

fn room(path: &Path) -> String {
    let first = path.components().next().expect("a file has a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn arrows_point_down() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let from = room(&path);
        if from == "main" {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == from) else {
            wrong.push(format!("src/{} is in no room of the table", path.display()));
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for (at, _) in line.match_indices("crate::") {
                if line.trim_start().starts_with("//") || line[..at].ends_with("pub(in ") {
                    continue;
                }
                let to: String =
                    line[at + "crate::".len()..].chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                if to != from && !allowed.contains(&to.as_str()) {
                    wrong.push(format!("src/{}:{}: {from} may not name {to}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_check_seals_the_model() {
    let sealing: Vec<String> =
        sources().into_iter().filter(|(_, text)| text.contains("Checked::seal(")).map(|(path, _)| room(&path)).collect();
    assert_eq!(sealing, ["check"]);
}

#[test]
fn the_clock_the_environment_and_the_streams_are_in_cli_alone() {
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !matches!(room(path).as_str(), "cli" | "main" | "history")) {
        let body = text.split("#[cfg(test)]").next().unwrap_or_default();
        for name in [
            "Local::now",
            "Utc::now",
            "SystemTime",
            "std::env",
            "env::var",
            "println!",
            "print!(",
            "eprint",
            "process::exit",
            "io::stdout",
            "io::stderr",
        ] {
            if body.contains(name) {
                wrong.push(format!("src/{} names {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_report_and_face_file_has_its_row() {
    let files = sources();
    let text_of =
        |wanted: &str| files.iter().find(|(path, _)| path == Path::new(wanted)).map(|(_, text)| text.clone()).expect("the table is there");
    let table = text_of("check/mod.rs") + &text_of("load/fault/mod.rs");
    for (path, text) in &files {
        let name = path.file_stem().expect("a file has a name").to_string_lossy();
        let is_rule = path.starts_with("check/rule") || path.starts_with("load/fault");
        if is_rule && name != "mod" {
            let row = if path.starts_with("check") { format!("&rule::{name}::RULE") } else { format!("&{name}::RULE") };
            assert!(table.contains(&row), "src/{} has no row", path.display());
        }
        if path.starts_with("report") && text.contains("pub(super) fn make(") {
            assert!(text_of("report/mod.rs").contains(&format!("make: {name}::make")), "src/{} has no row", path.display());
        }
        // A face in a folder of its own has its function in the folder's `mod.rs`.
        let folder = path.parent().and_then(Path::file_name).map(|folder| folder.to_string_lossy());
        let name = folder.filter(|_| name == "mod").unwrap_or(name);
        if path.starts_with("diagnostic") && text.contains("pub(super) fn render(sheet: &Sheet<'_>) -> String") {
            assert!(text_of("diagnostic/mod.rs").contains(&format!("render: {name}::render")), "src/{} has no row", path.display());
        }
    }
}

#[test]
fn codes_and_names_are_used_once() {
    let rules = cchc::check::catalogue();
    let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code).collect();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!((codes.len(), names.len()), (rules.len(), rules.len()));
    let again: Vec<&str> = cchc::check::RETIRED.iter().map(|(code, _, _)| *code).filter(|code| codes.contains(code)).collect();
    assert!(again.is_empty(), "retired codes given to another rule: {again:?}");
}

/// What a province or a year can change lies in TOML: no code knows a province, its number of areas or of tasks.
#[test]
fn no_code_knows_a_province() {
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !path.ends_with("sample.rs") && !path.ends_with("tests.rs")) {
        let body = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in body.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for name in ["Đồng Tháp", "dong-thap", "264/KH"] {
                if line.contains(name) {
                    wrong.push(format!("src/{}:{}: {name}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
