//! What an agency still has to do, worked out by hand from the files of `by_hand/workspace`.

use std::path::Path;

use cchc::check::{Levels, check};
use cchc::load;
use cchc::model::checked::Checked;
use cchc::model::period::{Period, Quarter};
use cchc::rollup::completeness::Receipt;
use cchc::rollup::readiness::{Readiness, collected_quarter, next_quarter, readiness};
use cchc::rollup::status::TaskState;
use cchc::rollup::view::View;
use chrono::NaiveDate;

mod support;

use support::{copy, program, scratch};

fn checked() -> Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/by_hand/workspace");
    let loaded = load::workspace(&folder, &load::Overlay::default()).expect("the workspace is there");
    check(loaded, Levels::default(), NaiveDate::MIN).0
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn of<'a>(checked: &'a Checked, agency: &str, quarter: Quarter, today: &str) -> Readiness<'a> {
    let bundle = checked.bundle(2021).expect("the bundle loads");
    let view = View { agency: Some(agency.to_owned()), ..View::of(checked, bundle, Period::official(2021, quarter)) };
    readiness(&view, day(today)).pop().expect("it owes a report")
}

fn ids<'a>(tasks: &'a [TaskState<'_>]) -> Vec<&'a str> {
    tasks.iter().map(|task| task.in_force.task.id.value.as_str()).collect()
}

fn silent<'a>(own: &'a Readiness<'_>) -> Vec<&'a str> {
    own.silent.iter().map(|task| task.in_force.task.id.value.as_str()).collect()
}

#[test]
fn what_a_report_lacks() {
    let checked = checked();
    // Quarter III of h-dong-mau has HDM-01 (done) and HDM-03 (monthly, nothing said of carrying it out); HDM-02 and HDM-05 are open and
    // not there; HDM-04 is half-yearly and not owed in it: 2 spoken of, 2 silent.
    let own = of(&checked, "h-dong-mau", Quarter::Q3, "2021-08-05");
    assert_eq!((own.owed_tasks, silent(&own), ids(&own.undecided)), (4, vec!["HDM-02", "HDM-05"], vec!["HDM-03"]));
    // Districts owe five figures of dossiers and co-quan-duoc-kiem-tra; ho-so-dung-han is not stated.
    let lacking: Vec<&str> = own.lacking.iter().map(|indicator| indicator.key()).collect();
    assert_eq!((own.owed_figures, lacking), (6, vec!["ho-so-dung-han"]));
    // Its q2.toml is a draft.
    assert_eq!(own.behind, [Quarter::Q2]);
    // Both are due on 31/8, 26 days later; on 5/8 nothing is overdue.
    assert_eq!((ids(&own.due_soon), ids(&own.overdue)), (vec!["HDM-02", "HDM-05"], vec![]));
    assert!(own.not_derived.is_empty() && !own.is_whole() && own.is_submitted());
}

#[test]
fn what_was_withdrawn_is_owed_no_more() {
    let checked = checked();
    // The amendment of 14/9 withdraws HDM-02. The report is sent: what it says is of 14/9, and so are the days late.
    let own = of(&checked, "h-dong-mau", Quarter::Q3, "2021-09-20");
    assert_eq!((own.owed_tasks, silent(&own)), (3, vec!["HDM-05"]));
    assert_eq!((ids(&own.overdue), own.day), (vec!["HDM-05"], day("2021-09-14")));
    // Task 2.2 is in its plan by HDM-02 alone, withdrawn: not applicable, so not missing.
    assert!(own.not_derived.is_empty());
}

#[test]
fn what_falls_due_after_the_cut_off_is_not_overdue() {
    let checked = checked();
    // Quarter I of h-dong-mau is sent. HDM-01 falls due on 15/4, after 14/3: its report had nothing to say of being late, nor of a cause.
    let own = of(&checked, "h-dong-mau", Quarter::Q1, "2021-12-01");
    assert!(own.is_submitted());
    assert_eq!((ids(&own.overdue), own.unexplained.clone(), ids(&own.due_soon)), (vec![], vec![], vec![]));
    // Quarter II is a draft: HDM-02 and HDM-05, due on 31/8, are told while they are near, and are not late in a report of 14/6.
    let own = of(&checked, "h-dong-mau", Quarter::Q2, "2021-08-10");
    assert_eq!((ids(&own.overdue), ids(&own.due_soon), own.day), (vec![], vec!["HDM-02", "HDM-05"], day("2021-08-10")));
    let own = of(&checked, "h-dong-mau", Quarter::Q2, "2021-09-01");
    assert_eq!((ids(&own.overdue), own.unexplained.clone(), ids(&own.due_soon)), (vec![], vec![], vec![]));
}

#[test]
fn what_was_late_at_the_cut_off_is_later_until_the_report_is_sent() {
    let checked = checked();
    // SXD-02 was due on 31/5. so-xay-dung sent Quarter II: 14 days late at 14/6, whatever today is.
    let own = of(&checked, "so-xay-dung", Quarter::Q2, "2021-06-18");
    assert_eq!((ids(&own.overdue), own.day), (vec!["SXD-02"], day("2021-06-14")));
}

#[test]
fn a_report_that_is_not_there_lacks_all() {
    let checked = checked();
    let own = of(&checked, "tp-tay-mau", Quarter::Q3, "2021-07-20");
    assert_eq!((own.reporting.receipt.clone(), own.owed_tasks, own.lacking.len()), (Receipt::Missing, 0, 6), "it has no plan");
    assert!(own.not_derived.is_empty(), "where there is no plan, the plan is what is missing");
}

#[test]
fn the_quarter_that_is_next() {
    let checked = checked();
    let next = |agency: &str, today: &str| next_quarter(&checked, agency, 2021, day(today));
    // so-noi-vu submitted all four.
    assert_eq!(next("so-noi-vu", "2021-06-20"), Quarter::Q3, "Quarter II is in, and 20/6 lies in III");
    // h-dong-mau: Quarter II is a draft, but III and IV are submitted after it.
    assert_eq!(next("h-dong-mau", "2022-01-05"), Quarter::Q4);
    let bundle = checked.bundle(2021).expect("the bundle loads");
    // tp-tay-mau never reports Quarter I: it is collected while its cut-off of 14/3 is nearer than that of 14/6.
    assert_eq!(collected_quarter(&checked, bundle, day("2021-04-01")), Quarter::Q1);
    assert_eq!(collected_quarter(&checked, bundle, day("2021-05-10")), Quarter::Q2);
}

/// Where every agency of a new province stands, in a window of 80 columns and in a pipe.
#[test]
fn the_table_of_agencies_fits_a_window_and_is_whole_in_a_pipe() {
    let folder = scratch(Path::new("status/table")).expect("a folder");
    let shown = |columns: Option<&str>| {
        let mut program = program(&folder);
        program.args(["status", "--as-of", "2021-03-16", "--quarter", "1"]);
        program.envs(columns.map(|columns| ("COLUMNS", columns)));
        String::from_utf8_lossy(&program.output().expect("it runs").stdout).into_owned()
    };
    assert!(program(&folder).arg("init").status().expect("it runs").success());
    let rows = |shown: &str| shown.lines().filter(|line| line.contains("–  chưa có")).count();
    // The register of the embedded province has 30 agencies that owe a report; a window shows the first 15.
    let (window, pipe) = (shown(Some("80")), shown(None));
    assert_eq!((rows(&window), rows(&pipe)), (15, 30), "{window}\n{pipe}");
    assert!(window.lines().all(|line| line.chars().count() <= 80) && window.contains("Sở Nội vụ"), "{window}");
}

/// The commands that `status` shows, word by word.
fn next(folder: &Path, today: &str) -> Vec<Vec<String>> {
    let output = program(folder).args(["status", "so-a", "--as-of", today]).output().expect("it runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let commands = shown.lines().filter_map(|line| line.strip_prefix("   cchc "));
    commands.map(|command| command.split_whitespace().map(|word| word.replace('"', "")).collect()).collect()
}

#[test]
fn what_it_says_to_type_leads_to_a_whole_report() {
    let folder = scratch(Path::new("status/walk")).expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &folder).expect("the base is there");
    let mut typed = Vec::new();
    for _ in 0..30 {
        let commands = next(&folder, "2021-09-16");
        let Some(command) = commands.first() else { break };
        let last = command.iter().any(|word| word == "agency-report");
        let command = if last { &commands[1] } else { command };
        // What only the agency knows.
        let filled = command.iter().map(|word| match word.split_once("=…") {
            Some(("carried-out", _)) => "carried-out=có".to_owned(),
            Some(("number", _)) => "number=80/BC-SA".to_owned(),
            Some(("xa-duoc-kiem-tra", _)) => "xa-duoc-kiem-tra=0".to_owned(),
            Some((key, _)) => format!("{key}=25"),
            None => word.clone(),
        });
        let command: Vec<String> = filled.collect();
        let output = program(&folder).args(&command).output().expect("it runs");
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
        typed.push(command.join(" "));
    }
    assert!(typed.first().is_some_and(|first| first == "open --quarter 3 so-a"), "{typed:?}");
    assert!(typed.last().is_some_and(|last| last.contains("submitted=2021-09-16")), "{typed:?}");
    let own = program(&folder).args(["status", "so-a", "--quarter", "3", "--as-of", "2021-09-16"]).output().expect("it runs");
    let shown = String::from_utf8_lossy(&own.stdout).into_owned();
    assert!(shown.starts_with("Sở A — báo cáo quý III năm 2021: đã gửi ngày 16/09/2021\n") && !shown.contains('✗'), "{shown}");
}
