//! `validate --watch`: the program runs, files change under it, and what it prints is read until it says what was to be said. Nothing is
//! timed; only somebody who waits in vain gives up.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

mod support;

use support::{copy, program, scratch};

/// How long a slow machine may take for one thing.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program as it watches; it is ended when this goes.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    heard: Vec<String>,
}

impl Watching {
    fn of(folder: &Path, arguments: &[&str]) -> Self {
        let mut program = program(folder);
        program.args(["validate", "--watch"]).args(arguments).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = program.spawn().expect("the program runs");
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        let (tell, lines) = channel();
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
        Self { child, lines, heard: Vec::new() }
    }

    /// Reads up to a line that has these words.
    fn until(&mut self, words: &str) {
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    let is_it = line.contains(words);
                    self.heard.push(line);
                    if is_it {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("never said “{words}”, but:\n{}", self.heard.join("\n"))
                }
            }
        }
    }

    fn heard(&self, words: &str) -> usize {
        self.heard.iter().filter(|line| line.contains(words)).count()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn workspace(name: &str) -> PathBuf {
    let folder = scratch(&Path::new("watch").join(name)).expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &folder).expect("the base is there");
    folder
}

fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("it is there");
    assert!(text.contains(from));
    fs::write(path, text.replace(from, to)).expect("it is ours");
}

#[test]
fn only_what_changed_is_told() {
    let folder = workspace("changed");
    let quarter = folder.join("agencies/so-a/2021/q2.toml");
    let mut watching = Watching::of(&folder, &[]);
    watching.until("Ctrl-C");
    change(&quarter, "percent = 73", "percent = 173");
    watching.until("lỗi[L0104]");
    watching.until("1 lỗi trong 1 tệp");
    // A second fault is told alone.
    change(&quarter, "carried-out = true\nspent-to-date = 2_500_000", "carried-out = \"rồi\"\nspent-to-date = 2_500_000");
    watching.until("lỗi[L0103]");
    watching.until("2 lỗi");
    assert_eq!(watching.heard("lỗi[L0104]"), 1);
    change(&quarter, "percent = 173", "percent = 74");
    watching.until("đã hết agencies/so-a/2021/q2.toml [L0104]");
    watching.until("1 lỗi trong 1 tệp");
    assert_eq!(watching.heard("lỗi[L0103]"), 1, "what stays is not told again");
}

#[test]
fn files_that_come_and_go_are_seen() {
    let folder = workspace("come-and-go");
    let quarter = folder.join("agencies/so-a/2021/q2.toml");
    let mut watching = Watching::of(&folder, &["--format", "short"]);
    watching.until("Ctrl-C");
    // What editors leave beside a file is none.
    fs::write(quarter.with_file_name("q2.toml~"), "x").expect("ours");
    fs::write(quarter.with_file_name(".q9.toml"), "x = ").expect("ours");
    fs::write(quarter.with_file_name("q3.toml"), "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = \n").expect("ours");
    watching.until("agencies/so-a/2021/q3.toml:4:");
    watching.until("1 lỗi");
    assert_eq!(watching.heard("q9.toml"), 0);
    // As many editors save: written beside, and moved over.
    let beside = quarter.with_file_name(".q3.tmp");
    fs::write(&beside, "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = 3\n\n[progress.SA-05]\nresult = \"Đang làm\"\npercent = 40\n")
        .expect("ours");
    fs::rename(&beside, quarter.with_file_name("q3.toml")).expect("ours");
    watching.until("đã hết agencies/so-a/2021/q3.toml [L0003]");
    fs::remove_file(quarter.with_file_name("q3.toml")).expect("ours");
    watching.until("không còn tệp agencies/so-a/2021/q3.toml, đã nêu 2 chỗ");
    watching.until("không có lỗi, không có cảnh báo");
}

#[test]
fn what_goes_with_its_file_is_not_mended() {
    let folder = workspace("gone");
    let quarter = folder.join("agencies/so-a/2021/q2.toml");
    let mut watching = Watching::of(&folder, &["--lang", "en"]);
    watching.until("Ctrl-C");
    change(&quarter, "percent = 73", "percent = 173");
    watching.until("error[L0104]");
    watching.until("1 error in 1 file");
    fs::remove_file(&quarter).expect("ours");
    watching.until("agencies/so-a/2021/q2.toml is gone, with 1 finding");
    watching.until("warning");
    assert_eq!(watching.heard("mended"), 0, "{:?}", watching.heard);
}

#[test]
fn what_cannot_be_judged_is_not_mended() {
    let folder = workspace("unjudged");
    let (manifest, plan) = (folder.join("cchc.toml"), folder.join("agencies/so-a/2021/plan.toml"));
    let sound = fs::read_to_string(&manifest).expect("it is there");
    let mut watching = Watching::of(&folder, &["--lang", "en"]);
    watching.until("Ctrl-C");
    // A task left out is told by holding the plan against the province's.
    change(&plan, "implements = [\"2.2\"]", "implements = [\"2.1\"]");
    watching.until("warning[C0202]");
    watching.until("1 warning in 1 file");
    fs::write(&manifest, "[x").expect("ours");
    watching.until("mend cchc.toml first: until then 1 finding told before cannot be judged");
    watching.until("1 error in 1 file");
    // What a file has by itself is told and mended as ever.
    let quarter = folder.join("agencies/so-a/2021/q2.toml");
    change(&quarter, "percent = 73", "percent = 173");
    watching.until("error[L0104]");
    watching.until("2 errors in 2 files");
    change(&quarter, "percent = 173", "percent = 73");
    watching.until("mended agencies/so-a/2021/q2.toml [L0104]");
    watching.until("1 error in 1 file");
    assert_eq!(watching.heard("mended "), 1, "{:?}", watching.heard);
    fs::write(&manifest, sound).expect("ours");
    watching.until("mended cchc.toml [L0003]");
    watching.until("1 warning in 1 file");
    assert_eq!(watching.heard("warning[C0202]"), 1, "what stays is not told again: {:?}", watching.heard);
    change(&plan, "[\"2.1\"]\nname = \"Khảo sát", "[\"2.2\"]\nname = \"Khảo sát");
    watching.until("mended agencies/so-a/2021/plan.toml [C0202]");
    watching.until("no errors, no warnings");
}

/// A text that breaks hides what was wrong in it; mending one of two such faults is mending.
#[test]
fn a_report_that_broke_is_not_mended() {
    let folder = workspace("broke");
    let quarter = folder.join("agencies/so-a/2021/q2.toml");
    let mut watching = Watching::of(&folder, &["--lang", "en"]);
    watching.until("Ctrl-C");
    change(&quarter, "submitted = 2021-06-15", "submitted = 2021-02-15");
    watching.until("warning[C0");
    watching.until("in 1 file");
    change(&quarter, "percent = 73", "percent = = 73");
    watching.until("mend agencies/so-a/2021/q2.toml first: until then ");
    watching.until("1 error in 1 file");
    change(&quarter, "percent = 30", "percent = = 30");
    watching.until("2 errors in 1 file");
    change(&quarter, "percent = = 30", "percent = 30");
    watching.until("mended agencies/so-a/2021/q2.toml [L0003]");
    watching.until("1 error in 1 file");
    assert_eq!(watching.heard("mended "), 1, "{:?}", watching.heard);
    change(&quarter, "submitted = 2021-02-15", "submitted = 2021-06-15");
    watching.until("nothing is different");
    change(&quarter, "percent = = 73", "percent = 73");
    watching.until("mended agencies/so-a/2021/q2.toml [C0");
    watching.until("no errors, no warnings");
}

#[test]
fn it_outlives_a_manifest_that_is_away() {
    let folder = workspace("manifest");
    let (manifest, away) = (folder.join("cchc.toml"), folder.join("cchc.away"));
    let mut watching = Watching::of(&folder, &["--lang", "en"]);
    watching.until("Ctrl-C");
    change(&manifest, "[rules]", "[rules]\nno-such-rule = \"deny\"");
    watching.until("C0104");
    fs::rename(&manifest, &away).expect("ours");
    std::thread::sleep(Duration::from_secs(2));
    fs::rename(&away, &manifest).expect("ours");
    change(&manifest, "no-such-rule = \"deny\"\n", "");
    watching.until("mended cchc.toml [C0104]");
    watching.until("no errors, no warnings");
}

#[test]
fn a_file_alone_is_watched() {
    let folder = workspace("alone");
    fs::remove_file(folder.join("cchc.toml")).expect("ours");
    let mut watching = Watching::of(&folder, &["agencies/so-a/2021/q2.toml"]);
    watching.until("Ctrl-C");
    // Another file is none of its business.
    change(&folder.join("agencies/so-a/2021/q1.toml"), "percent = 40", "percent = 400");
    change(&folder.join("agencies/so-a/2021/q2.toml"), "percent = 73", "percent = 173");
    watching.until("lỗi[L0104]");
    watching.until("1 lỗi trong 1 tệp");
    assert_eq!(watching.heard("q1.toml"), 0);
}

#[test]
fn nobody_who_reads_ends_it() {
    let folder = workspace("unread");
    let mut program = program(&folder);
    let mut child = program.args(["validate", "--watch"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it runs");
    let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut line = String::new();
    out.read_line(&mut line).expect("it says that it watches");
    drop(out);
    let quarter = folder.join("agencies/so-a/2021/q2.toml");
    for round in 0..600 {
        if let Some(status) = child.try_wait().expect("it is ours") {
            assert_eq!(status.code(), Some(0));
            return;
        }
        fs::write(&quarter, format!("# {round}\n{}", fs::read_to_string(&quarter).expect("it is there"))).expect("ours");
        // Long enough for a change to come to rest.
        std::thread::sleep(Duration::from_secs(if round % 4 == 3 { 3 } else { 0 }));
    }
    let _ = child.kill();
    panic!("it goes on with nobody to read it");
}
