//! `validate --changed-since`: what is shown is what a full run finds in the files a change bears on, and nothing is left out of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

mod support;

struct Repository(PathBuf);

impl Repository {
    /// The base workspace with a second agency, committed.
    fn new(name: &str) -> Self {
        let root = support::scratch(&Path::new("changed").join(name)).expect("the folder can be made anew");
        support::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &root.join("tinh")).expect("it can be copied");
        let repository = Self(root);
        for file in ["plan", "q1", "q2"] {
            let text = repository.read(&format!("agencies/so-a/2021/{file}.toml")).replace("so-a", "tp-sen").replace("SA-", "TS-");
            repository.write(&format!("agencies/tp-sen/2021/{file}.toml"), &text);
        }
        repository.git(&["init", "-q"]);
        repository.git(&["add", "-A"]);
        repository.git(&["-c", "user.name=a", "-c", "user.email=a@example.invalid", "commit", "-q", "-m", "a"]);
        repository
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.join("tinh").join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the file is there")
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has {from}");
        self.write(file, &text.replacen(from, to, 1));
    }

    fn git(&self, arguments: &[&str]) {
        let output = Command::new("git").arg("-C").arg(&self.0).args(arguments).output().expect("git runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// The findings of a run, a line each; `None` when the command line was refused.
    fn validate(&self, arguments: &[&str]) -> Option<Vec<String>> {
        let mut command = support::program(&self.0);
        let output = command.arg("-C").arg(self.path("")).args(["validate", "--format", "short", "--strict"]).args(arguments).output();
        let output = output.expect("the program runs");
        (output.status.code() != Some(2)).then(|| String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
    }

    /// What a full run finds, and what one that looks at the change finds; the second is the first in the agencies' files it names.
    fn both(&self) -> (Vec<String>, Vec<String>) {
        (self.validate(&[]).expect("a full run"), self.validate(&["--changed-since", "HEAD"]).expect("a run on the change"))
    }
}

const A: &str = "agencies/so-a/2021";
const SEN: &str = "agencies/tp-sen/2021";

#[test]
fn nothing_changed_nothing_shown() {
    let repository = Repository::new("nothing");
    let (_, changed) = repository.both();
    assert_eq!(changed, Vec::<String>::new());
}

#[test]
fn a_changed_report_shows_its_agency_and_no_other() {
    let repository = Repository::new("report");
    // A fault that was there before, in another agency, is not this change's.
    repository.replace(&format!("{SEN}/q2.toml"), "percent = 73", "percent = 173");
    repository.git(&["-c", "user.name=a", "-c", "user.email=a@example.invalid", "commit", "-q", "-a", "-m", "b"]);
    // What closes Quarter I opens Quarter II: the finding stands in a file that was not touched.
    // Quarter I itself balances, so that what is wrong can be told in Quarter II alone.
    repository.replace(&format!("{A}/q1.toml"), "ho-so-dang-giai-quyet = 35", "ho-so-dang-giai-quyet = 36");
    repository.replace(&format!("{A}/q1.toml"), "ho-so-da-giai-quyet = 100", "ho-so-da-giai-quyet = 99");
    let (full, changed) = repository.both();
    let of_agency: Vec<&String> = full.iter().filter(|line| line.starts_with(A)).collect();
    assert!(of_agency.iter().any(|line| line.starts_with(&format!("{A}/q2.toml")) && line.contains("[C0502]")), "{full:#?}");
    assert!(full.iter().any(|line| line.starts_with(SEN)), "{full:#?}");
    assert_eq!(changed.iter().collect::<Vec<_>>(), of_agency);
}

#[test]
fn a_file_new_to_git_is_a_change() {
    let repository = Repository::new("new");
    let text = repository.read(&format!("{A}/q2.toml")).replace("quarter = 2", "quarter = 3");
    repository.write(&format!("{A}/q4.toml"), &text);
    let (full, changed) = repository.both();
    assert!(changed.iter().any(|line| line.contains("q4.toml") && line.contains("[C0106]")), "{changed:#?}");
    assert_eq!(changed, full);
}

#[test]
fn a_deleted_plan_shows_what_it_leaves_behind() {
    let repository = Repository::new("deleted");
    fs::remove_file(repository.path(&format!("{A}/plan.toml"))).expect("deleted");
    let (full, changed) = repository.both();
    assert!(changed.iter().any(|line| line.starts_with(A) && line.contains("[C0108]")), "{changed:#?}");
    let others = |lines: &[String]| lines.iter().filter(|line| line.starts_with(SEN)).count();
    assert_eq!(full.len() - others(&full), changed.len());
}

#[test]
fn what_every_agency_stands_on_shows_everything() {
    let repository = Repository::new("bundle");
    repository.replace(&format!("{SEN}/q2.toml"), "percent = 73", "percent = 173");
    repository.git(&["-c", "user.name=a", "-c", "user.email=a@example.invalid", "commit", "-q", "-a", "-m", "b"]);
    repository.replace("bundle/plan.toml", "number = \"01/KH-UBND\"", "number = \"02/KH-UBND\"");
    let (full, changed) = repository.both();
    assert!(full.iter().any(|line| line.starts_with(SEN)));
    assert_eq!(changed, full);
}

#[test]
fn a_revision_that_is_not_there_is_refused() {
    let repository = Repository::new("refused");
    assert_eq!(repository.validate(&["--changed-since", "no-such-branch"]), None);
    assert_eq!(repository.validate(&["--changed-since=--output=x"]), None, "an option is no revision");
}

#[test]
fn a_header_that_was_changed_bears_on_the_agency_it_named_before() {
    let repository = Repository::new("header");
    // The plan of one agency said it was another's, which has a report: correcting it leaves that report without a plan.
    repository.replace(&format!("{A}/plan.toml"), "agency = \"so-a\"", "agency = \"h-sen\"");
    let text = repository.read(&format!("{A}/q1.toml")).replace("so-a", "h-sen");
    repository.write("agencies/h-sen/2021/q1.toml", &text);
    repository.git(&["add", "-A"]);
    repository.git(&["-c", "user.name=a", "-c", "user.email=a@example.invalid", "commit", "-q", "-m", "b"]);
    repository.replace(&format!("{A}/plan.toml"), "agency = \"h-sen\"", "agency = \"so-a\"");
    let (full, changed) = repository.both();
    assert!(full.iter().any(|line| line.starts_with("agencies/h-sen") && line.contains("[C0108]")), "{full:#?}");
    assert!(changed.iter().any(|line| line.starts_with("agencies/h-sen") && line.contains("[C0108]")), "{changed:#?}");
}

#[test]
fn only_what_is_looked_at_is_mended() {
    let repository = Repository::new("mended");
    for agency in [A, SEN] {
        let text = repository.read(&format!("{agency}/q2.toml")).replace("percent = 30", "percent = \"30%\"");
        repository.write(&format!("{agency}/q2.toml"), &text);
    }
    repository.git(&["-c", "user.name=a", "-c", "user.email=a@example.invalid", "commit", "-q", "-a", "-m", "b"]);
    repository.replace(&format!("{A}/q1.toml"), "percent = 10", "percent = 11");
    repository.validate(&["--changed-since", "HEAD", "--fix"]);
    assert!(repository.read(&format!("{A}/q2.toml")).contains("percent = 30"));
    assert!(repository.read(&format!("{SEN}/q2.toml")).contains("percent = \"30%\""), "the other agency's file is not the change's");
}
