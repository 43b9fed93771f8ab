//! Laws that hold for every input: the quarters tile the year, cells partition the tasks, totals agree whatever the grouping,
//! obligations partition too, and the order of keys and threads never matters.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use cchc::check::{Levels, check};
use cchc::document::{Cell, Table};
use cchc::language::Language;
use cchc::load;
use cchc::model::checked::Checked;
use cchc::model::period::{Period, Quarter, next_day};
use cchc::report::{REPORTS, Registry, Request};
use cchc::rollup::cells::{self, Cells, Rate};
use cchc::rollup::matrix::Matrix;
use cchc::rollup::money::{self, Money, Source};
use cchc::rollup::obligations::{self, Standings};
use cchc::rollup::provinces::{self, ProvinceFigures};
use cchc::rollup::readiness::readiness;
use cchc::rollup::status::{self, Dated, State, TaskState, Undated};
use cchc::rollup::trend;
use cchc::rollup::view::View;
use cchc::write::{self, Format, Options};
use proptest::prelude::*;

#[test]
fn the_four_quarters_tile_every_year() {
    for year in 1900..=2100 {
        let mut opens = Quarter::Q4.closes(year - 1);
        for quarter in Quarter::ALL {
            assert_eq!(quarter.opens(year), next_day(opens), "{year} {quarter:?} opens the day after the one before closes");
            assert!(quarter.opens(year) < quarter.closes(year));
            opens = quarter.closes(year);
        }
        let official: Vec<(&str, bool)> = Quarter::ALL
            .iter()
            .map(|quarter| Period::official(year, *quarter))
            .map(|period| (period.key(), period.is_cumulative()))
            .collect();
        assert_eq!(official, [("q1", false), ("h1", true), ("q3", false), ("year", true)]);
    }
}

/// A planned task of a made-up agency.
#[derive(Clone, Debug)]
struct Task {
    implements: Vec<usize>,
    due: usize,
    entries: [Entry; 4],
}

/// What a quarter's report says of it.
#[derive(Clone, Debug)]
enum Entry {
    Nothing,
    Open { percent: u8, spent: Option<u32> },
    Done { month: u8, day: u8 },
    CarriedOut(bool),
    NotArisen,
}

const TASKS: [&str; 5] = ["1.1", "1.2", "2.1", "2.2", "9.9"];
const DUES: [&str; 11] = [
    "2021-03-14",
    "2021-06-14",
    "2021-09-30",
    "\"2021-05\"",
    "\"2021-Q2\"",
    "\"2021-H1\"",
    "\"2021\"",
    "\"ongoing\"",
    "\"half-yearly\"",
    "\"on-event\"",
    "\"quarterly\"",
];
const AGENCIES: [&str; 3] = ["so-a", "so-b", "h-c"];

fn entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        2 => Just(Entry::Nothing),
        3 => (0_u8..=100, proptest::option::of(0_u32..9_000_000)).prop_map(|(percent, spent)| Entry::Open { percent, spent }),
        2 => (1_u8..=12, 1_u8..=28).prop_map(|(month, day)| Entry::Done { month, day }),
        2 => any::<bool>().prop_map(Entry::CarriedOut),
        1 => Just(Entry::NotArisen),
    ]
}

fn task() -> impl Strategy<Value = Task> {
    (proptest::collection::vec(0..TASKS.len(), 0..3), 0..DUES.len(), [entry(), entry(), entry(), entry()])
        .prop_map(|(implements, due, entries)| Task { implements, due, entries })
}

/// Each agency: its tasks, whether it has a plan, and which quarters it submitted.
type Agency = (Vec<Task>, bool, [bool; 4]);

fn province() -> impl Strategy<Value = Vec<Agency>> {
    let agency =
        (proptest::collection::vec(task(), 0..6), prop::bool::weighted(0.9), [any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()]);
    proptest::collection::vec(agency, AGENCIES.len())
}

/// Writes the province to a folder; `backwards` turns the order of files, of tables and of keys round.
fn write_province(agencies: &[Agency], backwards: bool) -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("laws/{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
    let mut files: Vec<(String, String)> = Vec::new();
    let mut put = |path: String, text: String| files.push((path, text));
    put("cchc.toml".into(), "[workspace]\nplans = [\"bundle\"]\n".into());
    put("bundle/plan.toml".into(), BUNDLE.into());
    put("bundle/agencies.toml".into(), REGISTER.into());
    let order = |mut parts: Vec<String>| {
        if backwards {
            parts.reverse();
        }
        parts.join("\n")
    };
    for (id, (tasks, has_plan, submitted)) in AGENCIES.iter().zip(agencies) {
        let mut plan = Vec::new();
        for (number, task) in tasks.iter().enumerate() {
            let ids: Vec<String> = task.implements.iter().map(|&task| format!("\"{}\"", TASKS[task])).collect();
            let basis = if ids.is_empty() { "area = 2".to_owned() } else { format!("implements = [{}]", ids.join(", ")) };
            let keys = vec![
                basis,
                "name = \"Việc\"".into(),
                "product = \"Văn bản\"".into(),
                "lead = \"Văn phòng\"".into(),
                format!("due = {}", DUES[task.due]),
                "budget = { estimate = 10_000_000 }".into(),
            ];
            plan.push(format!("[task.T-{number:02}]\n{}\n", order(keys)));
        }
        if *has_plan {
            let head =
                format!("[agency-plan]\nagency = \"{id}\"\nyear = 2021\nnumber = \"1/KH\"\nissued = 2020-12-20\nbasis = \"1/KH-UBND\"\n");
            put(format!("agencies/{id}/2021/plan.toml"), format!("{head}\n{}", order(plan)));
        }
        for quarter in Quarter::ALL {
            let mut report = Vec::new();
            for (number, task) in tasks.iter().enumerate() {
                let mut keys = String::new();
                match &task.entries[quarter as usize] {
                    Entry::Nothing => continue,
                    Entry::Open { percent, spent } => {
                        writeln!(keys, "result = \"Đang làm\"\npercent = {percent}").expect("a string");
                        if let Some(spent) = spent {
                            writeln!(keys, "spent-to-date = {spent}").expect("a string");
                        }
                    }
                    Entry::Done { month, day } => writeln!(keys, "completed = 2021-{month:02}-{day:02}").expect("a string"),
                    Entry::CarriedOut(done) => writeln!(keys, "carried-out = {done}").expect("a string"),
                    Entry::NotArisen => keys.push_str("arisen = false\n"),
                }
                report.push(format!("[progress.T-{number:02}]\n{keys}"));
            }
            let sent =
                if submitted[quarter as usize] { format!("submitted = {}\n", next_day(quarter.closes(2021))) } else { String::new() };
            let head = format!("[report]\nagency = \"{id}\"\nyear = 2021\nquarter = {}\n{sent}", quarter.number());
            put(format!("agencies/{id}/2021/{}.toml", quarter.key()), format!("{head}\n{}", order(report)));
        }
    }
    // Folders list their files as they were made on many disks: the other way round, too.
    if backwards {
        files.reverse();
    }
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    root
}

fn checked(root: &Path) -> Checked {
    check(load::workspace(root, &load::Overlay::default()).expect("the workspace is there"), Levels::default(), chrono::NaiveDate::MIN).0
}

fn plus(one: Cells, other: &Cells) -> Cells {
    Cells {
        done_on_time: one.done_on_time + other.done_on_time,
        done_late: one.done_late + other.done_late,
        open_in_term: one.open_in_term + other.open_in_term,
        open_overdue: one.open_overdue + other.open_overdue,
        not_reported: one.not_reported + other.not_reported,
        due: one.due + other.due,
        done_of_due: one.done_of_due + other.done_of_due,
        not_reported_past_due: one.not_reported_past_due + other.not_reported_past_due,
        completed_in_quarter: one.completed_in_quarter + other.completed_in_quarter,
        carried_out: one.carried_out + other.carried_out,
        not_carried_out: one.not_carried_out + other.not_carried_out,
        undated_not_reported: one.undated_not_reported + other.undated_not_reported,
        not_arisen: one.not_arisen + other.not_arisen,
        not_owed: one.not_owed + other.not_owed,
        undated_done: one.undated_done + other.undated_done,
        undated_owed_in_year: one.undated_owed_in_year + other.undated_owed_in_year,
    }
}

fn plus_money(one: Money, other: &Money) -> Money {
    let share =
        Rate { numerator: one.share.numerator + other.share.numerator, denominator: one.share.denominator + other.share.denominator };
    Money {
        estimate: one.estimate + other.estimate,
        autonomous: one.autonomous + other.autonomous,
        budgeted: one.budgeted + other.budgeted,
        spent: one.spent + other.spent,
        spent_stated: one.spent_stated + other.spent_stated,
        quarter: one.quarter + other.quarter,
        quarter_stated: one.quarter_stated + other.quarter_stated,
        unplanned: one.unplanned + other.unplanned,
        share,
        share_stated: one.share_stated + other.share_stated,
        over: one.over + other.over,
    }
}

fn json(checked: &Checked, quarter: Quarter) -> String {
    let bundle = checked.bundle(2021).expect("the bundle loads");
    let view = View::of(checked, bundle, Period::official(2021, quarter));
    let request = Request { view, by: None, subject: None, revision: None, registry: Registry::default() };
    let document = (REPORTS[0].make)(&request);
    let options = Options { language: Language::Vietnamese, width: None, styled: false, table: None };
    String::from_utf8(write::write(&document, Format::Json, &options).expect("every table is asked for")).expect("JSON is text")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cells_and_obligations_partition_and_totals_agree(agencies in province()) {
        let root = write_province(&agencies, false);
        let checked = checked(&root);
        let bundle = checked.bundle(2021).expect("the bundle loads");
        for quarter in Quarter::ALL {
            let view = View::of(&checked, bundle, Period::official(2021, quarter));
            let states = status::states(&view);
            let planned: usize = agencies.iter().filter(|(_, has_plan, _)| *has_plan).map(|(tasks, _, _)| tasks.len()).sum();
            prop_assert_eq!(states.tasks.len(), planned, "nothing was withdrawn or left out");

            let total = cells::total(&view, &states.tasks);
            let dated = states.tasks.iter().filter(|task| matches!(task.state, State::Dated(_))).count();
            prop_assert_eq!(total.dated(), i64::try_from(dated).expect("few"));
            prop_assert_eq!(total.dated() + total.undated() + total.not_arisen + total.not_owed, i64::try_from(planned).expect("few"));
            let by_area = cells::by(&view, &states.tasks, |task: &TaskState<'_>| task.area);
            let by_agency = cells::by(&view, &states.tasks, |task: &TaskState<'_>| task.agency);
            prop_assert_eq!(by_area.values().fold(Cells::default(), plus), total);
            prop_assert_eq!(by_agency.values().fold(Cells::default(), plus), total);
            for rate in [total.plan_completed(), total.due_completed(), total.on_time(), total.done_of_done_and_overdue(), total.plan_completed_all()] {
                prop_assert!(0 <= rate.numerator && rate.numerator <= rate.denominator);
            }

            what_is_asked_for_is_what_is_missing(&view)?;
            printed_totals_agree(&view)?;
            let assessed = obligations::assess(&view, &states);
            let mut all = Standings::default();
            let mut summed = 0;
            for task in &bundle.plan.tasks {
                let mut own = Standings::default();
                for one in assessed.iter().filter(|one| one.obligation.task.id.value == task.id.value) {
                    own.add(one.standing);
                    all.add(one.standing);
                }
                summed += own.total();
            }
            prop_assert_eq!(all.total(), i64::try_from(assessed.len()).expect("few"));
            prop_assert_eq!(summed, all.total());
            // 1.1 and 2.1 each of three agencies, 1.2 jointly, 2.2 each of two and jointly.
            prop_assert_eq!(all.total(), 3 + 3 + 1 + 3);
            let matrix = Matrix::of(&view, &assessed);
            prop_assert_eq!(matrix.total(), all, "every obligation is in one cell of the matrix");
            // 1.2 and the second assignment of 2.2 are joint.
            prop_assert_eq!(matrix.joint_standings().total(), 2);

            let points = trend::points(&view);
            prop_assert_eq!(points.len(), quarter as usize + 1, "a year alone has its own quarters");
            let last = points.last().expect("Quarter I at least");
            let reported = agencies.iter().filter(|(_, _, submitted)| submitted[quarter as usize]).count();
            prop_assert_eq!(last.counted, reported);
            prop_assert_eq!(last.cells().copied(), (reported > 0).then_some(total), "the last point is the period");
            prop_assert_eq!(last.planned(), agencies.iter().any(|(_, has_plan, _)| *has_plan).then(|| total.dated()));

            let spent = money::total(&view, &states);
            for groups in [
                money::by(&view, &states, |task| task.agency.to_owned()),
                money::by(&view, &states, |task| format!("{:?}", task.area)),
                money::by(&view, &states, |task| format!("{:?}", Source::of(task))),
            ] {
                prop_assert_eq!(groups.values().fold(Money::default(), plus_money), spent);
            }
            prop_assert_eq!(i64::try_from(money::overspent(&states).len()).expect("few"), spent.over);
        }
        fs::remove_dir_all(root).expect("cleared");
    }

    #[test]
    fn provinces_add_up_whatever_their_order(one in province(), other in province()) {
        let figures = |agencies: &[Agency]| {
            let root = write_province(agencies, false);
            let checked = checked(&root);
            let bundle = &checked.workspace().bundles[0];
            let view = View::of(&checked, bundle, Period::official(2021, Quarter::Q2));
            let own = ProvinceFigures::of(&view);
            // Alone, it is what its own report says.
            let states = status::states(&view);
            assert_eq!(provinces::total(std::slice::from_ref(&own)), cells::total(&view, &states.tasks));
            fs::remove_dir_all(root).expect("it was written");
            own
        };
        let (one, other) = (figures(&one), figures(&other));
        let (forth, back) = ([one.clone(), other.clone()], [other.clone(), one.clone()]);
        prop_assert_eq!(provinces::total(&forth), plus(one.cells, &other.cells));
        prop_assert_eq!(provinces::total(&forth), provinces::total(&back));
        prop_assert_eq!(provinces::by_par_area(&forth), provinces::by_par_area(&back));
        let by_area = provinces::by_par_area(&forth).into_values().fold(Cells::default(), |sum, own| plus(sum, &own));
        prop_assert_eq!(by_area, provinces::total(&forth), "areas of the index add up to the provinces");
        prop_assert_eq!(provinces::standings(&forth).total(), one.standings.total() + other.standings.total());
        prop_assert_eq!(provinces::standings(&forth), provinces::standings(&back));
        prop_assert_eq!(provinces::shared_indicators(&forth), provinces::shared_indicators(&back));
        prop_assert_eq!(provinces::shared_ratios(&forth), provinces::shared_ratios(&back));
    }

    #[test]
    fn the_order_of_files_tables_and_keys_never_matters(agencies in province()) {
        let (forwards, backwards) = (write_province(&agencies, false), write_province(&agencies, true));
        let (one, other) = (checked(&forwards), checked(&backwards));
        for quarter in Quarter::ALL {
            let (one, other) = (json(&one, quarter), json(&other, quarter));
            prop_assert_eq!(sorted(&one), sorted(&other));
        }
        fs::remove_dir_all(forwards).expect("cleared");
        fs::remove_dir_all(backwards).expect("cleared");
    }
}

/// In every table that has a total row, each count of it is the sum of the rows above, as printed.
/// The tasks that an agency is told to report on are those that are counted as not reported once nobody did.
fn what_is_asked_for_is_what_is_missing(view: &View<'_>) -> Result<(), TestCaseError> {
    let closes = view.period.closes();
    let states = status::states(&View { drafts: true, ..view.clone() });
    for own in readiness(view, closes) {
        let id = own.reporting.agency.id.value.as_str();
        let not_reported = states.tasks.iter().filter(|task| {
            task.agency == id && matches!(task.state, State::Dated(Dated::NotReported) | State::Undated(Undated::NotReported))
        });
        let mut told: Vec<&str> = own.silent.iter().map(|task| task.in_force.task.id.value.as_str()).collect();
        told.extend(own.undecided.iter().map(|task| task.in_force.task.id.value.as_str()));
        told.sort_unstable();
        prop_assert_eq!(told, not_reported.map(|task| task.in_force.task.id.value.as_str()).collect::<Vec<_>>());
    }
    Ok(())
}

fn printed_totals_agree(view: &View<'_>) -> Result<(), TestCaseError> {
    let request = Request { view: view.clone(), by: None, subject: None, revision: None, registry: Registry::default() };
    let documents: Vec<_> = REPORTS.iter().filter(|entry| entry.subject.is_none()).map(|entry| (entry.make)(&request)).collect();
    let mut summed = Vec::new();
    for table in documents.iter().flat_map(Table::of).filter(|table| table.key != "at-year-end") {
        let Some(total) = table.rows.iter().find(|row| row.total) else { continue };
        for (at, column) in table.columns.iter().enumerate() {
            let Cell::Count(total) = total.cells[at] else { continue };
            let rows = table.rows.iter().filter(|row| !row.total);
            let sum: i64 = rows.map(|row| if let Cell::Count(count) = row.cells[at] { count } else { 0 }).sum();
            prop_assert_eq!(sum, total, "{} {}", table.key, column.key);
        }
        summed.push(table.key);
    }
    for wanted in [
        "by-area",
        "by-agency",
        "undated-by-area",
        "undated-by-agency",
        "obligations",
        "money",
        "coverage-by-agency",
        "by-source",
        "progress",
    ] {
        prop_assert!(summed.contains(&wanted), "{} has a total", wanted);
    }
    Ok(())
}

/// Rows that tie on every sorting key stand in the plan's own order, which was turned round: the lines are compared as a bag.
fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(|line| line.trim().trim_end_matches(',')).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn the_number_of_threads_never_matters() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/dong-thap-2021");
    let run = |threads: &str, args: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_cchc"))
            .arg("-C")
            .arg(&example)
            .args(args)
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the program runs");
        (output.status.code(), output.stdout, output.stderr)
    };
    for args in [&["validate"][..], &["report", "--quarter", "4", "--no-revision", "--format", "json"]] {
        let alone = run("1", args);
        assert!(!alone.1.is_empty());
        for threads in ["2", "7"] {
            assert_eq!(run(threads, args), alone, "{args:?} with {threads} threads");
        }
    }
}

const BUNDLE: &str = r#"
[provincial-plan]
id = "thu-2021"
title = "Kế hoạch thử"
number = "1/KH-UBND"
issued = 2020-11-10
issuer = "UBND tỉnh"
year = 2021
coordinator = "so-a"

[[area]]
id = 1
name = "Một"

[[area]]
id = 2
name = "Hai"

[[task]]
id = "1.1"
name = "Việc 1.1"
source = "II.1"
assign = [{ to = ["@all"], coverage = "each", inferred = false }]

[[task]]
id = "1.2"
name = "Việc 1.2"
source = "II.1"
assign = [{ to = ["@department"], coverage = "any", inferred = false }]

[[task]]
id = "2.1"
name = "Việc 2.1"
source = "II.2"
assign = [{ to = ["@all"], coverage = "each", inferred = true }]

[[task]]
id = "2.2"
name = "Việc 2.2"
source = "II.2"
assign = [{ to = ["@department"], coverage = "each", inferred = false }, { to = ["h-c"], coverage = "any", inferred = true }]
"#;

const REGISTER: &str = r#"
[[kind]]
id = "department"
name = "sở"

[[kind]]
id = "district"
name = "huyện"

[[agency]]
id = "so-a"
name = "Sở A"
abbreviation = "A"
kind = "department"
order = 1

[[agency]]
id = "so-b"
name = "Sở B"
abbreviation = "B"
kind = "department"
order = 2

[[agency]]
id = "h-c"
name = "Huyện C"
abbreviation = "C"
kind = "district"
order = 3
"#;
