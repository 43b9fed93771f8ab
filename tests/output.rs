//! Where outputs go over several runs: files of ours are replaced, those somebody touched are not, and a failing write leaves what was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

mod support;

use support::{copy, program, scratch};

/// A copy of the small province with a state folder of its own beside it.
fn workspace(name: &str) -> PathBuf {
    let work = scratch(&Path::new("output").join(name)).expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &work).expect("it is copied");
    work
}

fn report(work: &Path, arguments: &[&str]) -> Command {
    let mut program = program(work);
    program.env("XDG_STATE_HOME", work.join("state")).args(["report", "--quarter", "2", "--no-revision"]).args(arguments);
    program
}

fn run(work: &Path, arguments: &[&str]) -> Output {
    report(work, arguments).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_form_gives_way_to_a_form_alone() {
    let work = workspace("form");
    for name in ["q2.xlsx", "q2.csv"] {
        let form = |arguments: &[&str]| {
            let mut program = program(&work);
            program.env("XDG_STATE_HOME", work.join("state")).args(["export", "--template", "so-a", "-o", name]).args(arguments);
            program.output().expect("the program runs")
        };
        assert!(form(&["--quarter", "2"]).status.success());
        let made = fs::read(work.join(name)).expect("it was written");
        // A table of text holds one table.
        let one: &[&str] = if name.ends_with("csv") { &["--table", "obligations"] } else { &[] };
        let refused = run(&work, &[&["-o", name], one].concat());
        assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
        assert!(said(&refused).contains("là biểu mẫu để cơ quan điền"), "{}", said(&refused));
        assert_eq!(fs::read(work.join(name)).expect("it is there"), made);
        assert!(form(&["--quarter", "3"]).status.success(), "a form may take the place of ours");
    }
    assert!(run(&work, &["-o", "q2.xlsx", "--force"]).status.success());
}

#[test]
fn a_file_of_ours_is_replaced_until_somebody_touches_it() {
    let work = workspace("touched");
    let file = work.join("q2.md");
    assert!(run(&work, &["-o", "q2.md"]).status.success());
    let first = fs::read(&file).expect("it was written");
    let again = run(&work, &["-o", "q2.md"]);
    assert!(again.status.success() && said(&again).contains("đã đúng như vậy"), "{}", said(&again));
    assert!(run(&work, &["--by", "kind", "-o", "q2.md"]).status.success(), "ours, so another report may take its place");
    assert_ne!(fs::read(&file).expect("it is there"), first);

    fs::write(&file, "lời của người đọc\n").expect("ours");
    let refused = run(&work, &["-o", "q2.md"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("đã được sửa sau khi cchc ghi"), "{}", said(&refused));
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "lời của người đọc\n");
    assert!(run(&work, &["-o", "q2.md", "--force"]).status.success());
    assert_eq!(fs::read(&file).expect("it is there"), first);
    assert!(run(&work, &["--by", "kind", "-o", "q2.md"]).status.success(), "once forced it is ours again");
    assert!(names(&work).iter().all(|name| !name.starts_with(".cchc")), "no litter: {:?}", names(&work));
}

#[test]
fn without_a_place_to_remember_it_only_asks_again() {
    let work = workspace("forgetful");
    fs::write(work.join("state"), "a file where a folder belongs").expect("ours");
    let first = run(&work, &["-o", "q2.json"]);
    assert!(first.status.success(), "{}", said(&first));
    let second = run(&work, &["--by", "kind", "-o", "q2.json"]);
    assert_eq!(second.status.code(), Some(1), "nobody knows whose it is");
    let nowhere = program(&work).args(["plan", "list", "-o", "plans.csv"]).output().expect("the program runs");
    assert!(nowhere.status.success(), "an environment without a home: {}", said(&nowhere));
}

#[test]
fn a_folder_is_written_whole_or_not_at_all() {
    let work = workspace("folder");
    fs::create_dir(work.join("csv")).expect("ours");
    fs::write(work.join("csv/money.csv"), "của tôi\n").expect("ours");
    let refused = run(&work, &["--format", "csv", "-o", "csv"]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert_eq!(names(&work.join("csv")), ["money.csv"]);
    fs::remove_file(work.join("csv/money.csv")).expect("ours");
    assert!(run(&work, &["--format", "csv", "-o", "csv"]).status.success());
    let all = names(&work.join("csv"));
    let money = fs::read_to_string(work.join("csv/money.csv")).expect("it was written");
    assert!(money.starts_with("area,budgeted,estimate,"), "{money}");
    let overdue = report(&work, &["--table", "overdue", "--format", "csv", "-o", "csv/"]).output().expect("the program runs");
    assert!(said(&overdue).contains("còn trong thư mục"), "{}", said(&overdue));
    assert_eq!(names(&work.join("csv")), all, "what an earlier run wrote stays");
}

#[cfg(unix)]
#[test]
fn links_are_not_written_through() {
    let work = workspace("link");
    fs::write(work.join("elsewhere.md"), "của tôi\n").expect("ours");
    std::os::unix::fs::symlink(work.join("elsewhere.md"), work.join("q2.md")).expect("ours");
    let refused = run(&work, &["-o", "q2.md", "--force"]);
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
    assert_eq!(fs::read_to_string(work.join("elsewhere.md")).expect("it is there"), "của tôi\n");
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn open_hands_the_file_to_the_systems_opener() {
    use std::os::unix::fs::PermissionsExt as _;
    let work = workspace("open");
    let (bin, opener) = (work.join("bin"), work.join("bin/xdg-open"));
    fs::create_dir(&bin).expect("ours");
    fs::write(&opener, "#!/bin/sh\nprintf '%s' \"$1\" > \"$(dirname \"$0\")/opened\"\n").expect("ours");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("ours");
    let path = std::env::join_paths([bin.clone(), "/usr/bin".into(), "/bin".into()]).expect("a path");
    let page = report(&work, &["--open"]).env("PATH", &path).output().expect("the program runs");
    assert!(page.status.success() && page.stdout.is_empty(), "{}", said(&page));
    let own = work.join("state/cchc/pages/period-2021-h1.html");
    assert_eq!(fs::read_to_string(bin.join("opened")).expect("it was opened"), own.to_string_lossy());
    assert!(fs::read_to_string(own).expect("it was written").starts_with("<!DOCTYPE html>"));

    let opened = report(&work, &["-o", "a b.md", "--open"]).env("PATH", path).output().expect("the program runs");
    assert!(opened.status.success(), "{}", said(&opened));
    assert_eq!(fs::read_to_string(bin.join("opened")).expect("it was opened"), work.join("a b.md").to_string_lossy());

    fs::write(&opener, "#!/bin/sh\nexit 3\n").expect("ours");
    let failed = report(&work, &["-o", "a b.md", "--open"]).env("PATH", &bin).output().expect("the program runs");
    assert!(failed.status.success(), "that nothing opens it is no failure");
    assert!(said(&failed).contains("hãy tự mở tệp") && said(&failed).contains("a b.md"), "{}", said(&failed));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told_before_anything_is_read_or_written() {
    let work = workspace("devices");
    // A device without an end, and a pipe nobody writes to: reading either would never return.
    let endless = run(&work, &["-o", "/dev/zero", "--format", "json"]);
    assert_eq!(endless.status.code(), Some(3));
    assert!(said(&endless).contains("không phải là tệp thường"), "{}", said(&endless));
    let made = Command::new("mkfifo").arg(work.join("q.md")).status().expect("the system makes pipes");
    assert!(made.success());
    assert_eq!(run(&work, &["-o", "q.md"]).status.code(), Some(3));

    // One table that may not be written keeps all of them back.
    let tables = work.join("tables");
    fs::create_dir(&tables).expect("ours");
    std::os::unix::fs::symlink("/nowhere/at/all", tables.join("money.csv")).expect("ours");
    let refused = run(&work, &["--format", "csv", "-o", "tables"]);
    assert_eq!(refused.status.code(), Some(3));
    assert_eq!(names(&tables), ["money.csv"]);
}

#[test]
fn what_contradicts_itself_or_would_be_lost_is_refused() {
    let work = workspace("contradictions");
    for (arguments, says) in [
        (&["-o", "-", "--open"][..], "bỏ một trong hai"),
        (&["meeting", "--number", "9"], "không phải văn bản để ký"),
        (&["submission", "--format", "csv"], "không có bảng nào"),
        (&["submission", "--format", "csv", "-o", "tables"], "không có bảng nào"),
    ] {
        let mut arguments = arguments.to_vec();
        if arguments[0].starts_with('-') {
            arguments.insert(0, "period");
        }
        let mut program = program(&work);
        program.env("XDG_STATE_HOME", work.join("state")).arg("report").args(&arguments).args(["--quarter", "2", "--no-revision"]);
        let output = program.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(says), "{arguments:?}: {}", said(&output));
    }
    assert!(!work.join("tables").exists());
}
