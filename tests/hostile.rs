//! What a stranger's workspace may try when its files are mended or git is asked about it: nothing of it is run, nothing outside it is
//! written, nothing is lost.
#![cfg(unix)]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const Q1: &str = "agencies/so-a/2021/q1.toml";
const Q2: &str = "agencies/so-a/2021/q2.toml";

/// The base workspace, with some text of a file replaced.
fn workspace(name: &str, changes: &[(&str, &str, &str)]) -> PathBuf {
    let root = support::scratch(&Path::new("hostile").join(name)).expect("a folder");
    support::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &root).expect("it can be copied");
    for (file, from, to) in changes {
        let text = fs::read_to_string(root.join(file)).expect("the file is there");
        assert!(text.contains(from), "{file} has {from}");
        fs::write(root.join(file), text.replacen(from, to, 1)).expect("it can be written");
    }
    root
}

fn run(root: &Path, arguments: &[&str]) -> Output {
    support::program(root).args(arguments).output().expect("the program runs")
}

fn read(root: &Path, file: &str) -> String {
    fs::read_to_string(root.join(file)).expect("the file is there")
}

fn git(root: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"];
    let output = Command::new("git").arg("-C").arg(root).args(identity).args(arguments).output().expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_link_laid_where_the_new_text_goes_is_never_opened() {
    let root = workspace("beside", &[(Q1, "percent = 40", "percent = \"40%\"")]);
    let outside = support::scratch(Path::new("hostile-outside")).expect("a folder").join("victim");
    fs::write(&outside, "secret").expect("written");
    // The number of the process is not known beforehand; many are tried, as an attacker would.
    for number in std::process::id()..std::process::id() + 4000 {
        symlink(&outside, root.join(format!("agencies/so-a/2021/.cchc-{number}-0.tmp"))).expect("a link");
    }
    assert!(run(&root, &["validate", "--fix"]).status.success());
    assert_eq!(fs::read_to_string(&outside).expect("it is there"), "secret");
    assert!(read(&root, Q1).contains("percent = 40"));
    assert!(!fs::symlink_metadata(root.join(Q1)).expect("it is there").file_type().is_symlink());
}

#[test]
fn a_bundle_behind_a_link_is_not_written_to() {
    let root = workspace("bundle", &[("bundle/agencies.toml", "id = \"so-noi-vu\"", "id = \"so-noi-vu\"   ")]);
    let elsewhere = support::scratch(Path::new("hostile-bundle")).expect("a folder").join("bundle");
    fs::rename(root.join("bundle"), &elsewhere).expect("moved");
    symlink(&elsewhere, root.join("bundle")).expect("a link");
    let before = fs::read_to_string(elsewhere.join("agencies.toml")).expect("it is there");
    let output = run(&root, &["validate", "--fix", "--lang", "en"]);
    assert_eq!(before, fs::read_to_string(elsewhere.join("agencies.toml")).expect("it is there"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("symbolic link"), "{said}");
}

#[test]
fn what_may_not_be_written_is_said_and_the_rest_is_mended() {
    let root = workspace("read-only", &[(Q1, "percent = 40", "percent = \"40%\""), (Q2, "percent = 30", "percent = \"30%\"")]);
    fs::set_permissions(root.join(Q1), fs::Permissions::from_mode(0o444)).expect("set");
    let output = run(&root, &["validate", "--fix", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("read-only"));
    assert!(read(&root, Q1).contains("\"40%\"") && read(&root, Q2).contains("percent = 30"));
    assert_eq!(fs::metadata(root.join(Q1)).expect("it is there").mode() & 0o777, 0o444);
}

#[test]
fn modes_are_kept_and_nothing_is_left_beside() {
    let root = workspace("modes", &[(Q1, "percent = 40", "percent = \"40%\"")]);
    fs::set_permissions(root.join(Q1), fs::Permissions::from_mode(0o640)).expect("set");
    assert!(run(&root, &["validate", "--fix"]).status.success());
    assert_eq!(fs::metadata(root.join(Q1)).expect("it is there").mode() & 0o777, 0o640);
    let names: Vec<_> =
        fs::read_dir(root.join("agencies/so-a/2021")).expect("it is there").filter_map(Result::ok).map(|one| one.file_name()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn names_that_only_look_alike_are_not_mixed_up() {
    let root = workspace("names", &[]);
    let folder = root.join("agencies/so-a/2021");
    let text = "[report]\nagency = \"so-noi-vu\"\nyear = 2021\nquarter = 1\nnumber = \"01/BC-SNV\"   \n";
    fs::write(folder.join(OsStr::from_bytes(b"a\xff.toml")), text).expect("written");
    let other = text.replace("quarter = 1", "quarter = \"II\"");
    fs::write(folder.join("a\u{fffd}.toml"), &other).expect("written");
    run(&root, &["validate", "--fix"]);
    assert_eq!(fs::read_to_string(folder.join(OsStr::from_bytes(b"a\xff.toml"))).expect("it is there"), text);
    assert_eq!(fs::read_to_string(folder.join("a\u{fffd}.toml")).expect("it is there"), other);
}

#[test]
fn what_parsed_still_parses_and_means_the_same() {
    // A letter whose mark would join the escape before it; two keys that are one when composed; two misspelt keys that mean one.
    let escape = "result = \"a\\n\u{301}\"";
    let keys = "\n[not-applicable]\n\"x\u{e9}\" = \"a\"\n\"xe\u{301}\" = \"b\"\n";
    let root = workspace("parses", &[(Q1, "result = \"Đăng 4 tin, bài\"", escape), (Q2, "percent = 30", "percnt = 30\npercentt = 31")]);
    let plan = read(&root, "agencies/so-a/2021/plan.toml") + keys;
    fs::write(root.join("agencies/so-a/2021/plan.toml"), plan).expect("written");
    run(&root, &["validate", "--fix"]);
    for file in [Q1, Q2, "agencies/so-a/2021/plan.toml"] {
        assert!(cchc::load::parses(&read(&root, file)), "{file}:\n{}", read(&root, file));
    }
    assert!(read(&root, Q1).contains(escape));
    let diff = run(&root, &["validate", "--diff"]);
    assert_eq!((diff.stdout.as_slice(), diff.status.code()), (b"".as_slice(), Some(0)), "nothing is left to mend");
}

#[test]
fn only_the_files_named_are_mended_outside_a_workspace() {
    let root = workspace("alone", &[(Q1, "percent = 40", "percent = \"40%\""), ("bundle/agencies.toml", "order = 1\n", "order = 1   \n")]);
    fs::remove_file(root.join("cchc.toml")).expect("removed");
    run(&root, &["validate", "--fix", "--plan", "bundle", Q1]);
    assert!(read(&root, Q1).contains("percent = 40"));
    assert!(read(&root, "bundle/agencies.toml").contains("order = 1   \n"));
}

#[test]
fn a_filter_whose_name_cannot_be_read_is_not_run() {
    let root = workspace("filter", &[]);
    git(&root, &["init", "-q"]);
    git(&root, &["add", "-A"]);
    git(&root, &["commit", "-q", "-m", "a"]);
    let mark = root.join("RAN");
    let config = root.join(".git/config");
    let mut text = fs::read(&config).expect("it is there");
    text.extend_from_slice(b"[filter \"\xff\"]\n\tclean = \"touch ");
    text.extend_from_slice(mark.as_os_str().as_bytes());
    text.extend_from_slice(b"; cat\"\n");
    fs::write(&config, text).expect("written");
    fs::write(root.join(".gitattributes"), b"*.toml filter=\xff\n").expect("written");
    // A file git must look into again, to tell whether it changed.
    let changed = read(&root, Q1) + "\n";
    fs::write(root.join(Q1), changed).expect("written");
    run(&root, &["report", "--quarter", "1"]);
    let since = run(&root, &["validate", "--changed-since", "HEAD"]);
    assert!(!mark.exists());
    assert_eq!(since.status.code(), Some(2), "git is not asked what cannot be asked safely");
}

#[test]
fn a_name_cannot_begin_a_line_of_its_own() {
    let root = workspace("lines", &[]);
    let folder = root.join("agencies/so-a/2021");
    fs::write(folder.join("x\n::stop-commands::tok.toml"), "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = 4\n").expect("written");
    for format in ["terminal", "short", "github", "junit", "json", "sarif"] {
        let output = run(&root, &["validate", "--format", format]);
        let all = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        let starts = |line: &str| line.trim_start().starts_with("::stop-commands");
        assert!(!all.lines().any(starts), "{format}: {all}");
    }
}
