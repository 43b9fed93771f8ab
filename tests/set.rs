//! `cchc set`: whatever is typed, a file is changed where it was to be and nowhere else, or not at all; and no error comes that was not
//! there before.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

mod support;

use support::{copy, program, scratch};

const QUARTER: &str = "agencies/so-a/2021/q2.toml";

fn workspace(name: &str) -> PathBuf {
    let folder = scratch(&Path::new("set").join(name)).expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &folder).expect("the base is there");
    folder
}

/// The errors of a workspace, without their places: lines come and go.
fn errors(folder: &Path) -> BTreeSet<String> {
    let output = program(folder).args(["validate", "--format", "short", "--lang", "en"]).output().expect("it runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    shown
        .lines()
        .filter_map(|line| line.split_once(": error["))
        .map(|(place, told)| {
            let file = place.split(':').next().unwrap_or_default();
            format!("{file} {told}")
        })
        .collect()
}

/// Every file of a folder, but of which one is to be left out.
fn others(folder: &Path, but: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).expect("it is there").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path != folder.join(but) {
                let bytes = fs::read(&path).expect("it can be read");
                files.push((path, bytes));
            }
        }
    }
    files.sort();
    files
}

/// Whether the lines of one text stand in another in the same order, those of some keys aside.
fn keeps(old: &str, new: &str, keys: &[&str]) -> bool {
    let is_of_key = |line: &&str| keys.iter().any(|key| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')));
    let mut new = new.lines();
    old.lines().filter(|line| !is_of_key(line)).all(|line| new.any(|other| other == line))
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,20}",
        "[a-zăâđêôơưáàảãạ \"'\\\\\\[\\]#=\n]{1,24}",
        Just("60%".to_owned()),
        Just("160".to_owned()),
        Just("12.000.000".to_owned()),
        Just("10/06/2021".to_owned()),
        Just("2021-05-30".to_owned()),
        Just("31/06/2021".to_owned()),
        Just("có".to_owned()),
        Just("không".to_owned()),
        Just("x\"]\n[report]\nagency = \"so-b\"".to_owned()),
        Just(String::new()),
    ]
}

const PLACES: [&str; 5] = ["SA-02", "SA-03", "SA-05", "report", "in-period"];
const KEYS: [&str; 10] =
    ["result", "percent", "completed", "carried-out", "evidence", "spent-to-date", "delay-cause", "number", "submitted", "ho-so-dung-han"];

static RUN: AtomicUsize = AtomicUsize::new(0);

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_file_is_changed_where_it_was_to_be_or_not_at_all(place in 0..PLACES.len(), typed in prop::collection::vec((0..KEYS.len(), value()), 1..4)) {
        let folder = workspace(&format!("law-{}", RUN.fetch_add(1, Ordering::Relaxed) % 4));
        let path = folder.join(QUARTER);
        // What a person wrote beside it stays too.
        let before = format!("# của người\n{}\n# hết\n", fs::read_to_string(&path).expect("it is there"));
        fs::write(&path, &before).expect("ours");
        let (errors_before, others_before) = (errors(&folder), others(&folder, QUARTER));
        let mut arguments = vec!["set".to_owned(), "so-a".to_owned(), "--quarter".to_owned(), "2".to_owned(), "--".to_owned(), PLACES[place].to_owned()];
        arguments.extend(typed.iter().map(|(key, value)| format!("{}={value}", KEYS[*key])));
        let code = program(&folder).args(&arguments).output().expect("it runs").status.code();
        let after = fs::read_to_string(&path).expect("it is there");
        prop_assert!(matches!(code, Some(0..=2)), "{code:?}: {arguments:?}");
        prop_assert_eq!(others(&folder, QUARTER), others_before);
        if code == Some(0) {
            let keys: Vec<&str> = typed.iter().map(|(key, _)| KEYS[*key]).collect();
            prop_assert!(keeps(&before, &after, &keys), "{arguments:?}\n{after}");
            let errors_after = errors(&folder);
            prop_assert!(errors_after.is_subset(&errors_before), "{arguments:?}\n{errors_after:?}");
            let again = program(&folder).args(&arguments).output().expect("it runs");
            prop_assert_eq!(fs::read_to_string(&path).expect("it is there"), after, "{:?} a second time", arguments);
            prop_assert_eq!(again.status.code(), Some(0));
        } else {
            prop_assert_eq!(after, before);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_left() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = workspace("read-only");
    let path = folder.join(QUARTER);
    let before = fs::read(&path).expect("it is there");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("ours");
    let output = program(&folder).args(["set", "so-a", "-q", "2", "SA-03", "percent=80"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("chỉ cho đọc"), "{said}");
    assert_eq!(fs::read(&path).expect("it is there"), before);
    let names: Vec<_> = fs::read_dir(path.parent().expect("a folder")).expect("it is there").filter_map(Result::ok).collect();
    assert_eq!(names.len(), 3, "nothing is left beside it");
}
