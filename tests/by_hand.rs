//! An independent check of the arithmetic: the figures of one small workspace, worked out by hand in `by_hand/README.md` cell by cell
//! and kept as data in `by_hand/expected.toml`, against what the program computes at each of the four cut-offs.
//!
//! Both sides are flattened to lines such as `q2.dated.by-area.1.done-late = 0`; the two lists must be the same.

use std::collections::BTreeMap;
use std::path::Path;

use cchc::check::{Levels, check};
use cchc::load;
use cchc::model::checked::Checked;
use cchc::model::period::{Period, Quarter, year_end};
use cchc::rollup::cells::{self, Cells, Rate};
use cchc::rollup::completeness::{Receipt, completeness};
use cchc::rollup::indicators::{self, Total};
use cchc::rollup::matrix::Matrix;
use cchc::rollup::money::{self, Source};
use cchc::rollup::obligations::{self, Standings};
use cchc::rollup::status::{self, TaskState};
use cchc::rollup::trend;
use cchc::rollup::view::View;
use toml::de::{DeTable, DeValue};

type Lines = BTreeMap<String, String>;

#[test]
fn the_figures_worked_out_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/by_hand");
    let text = std::fs::read_to_string(folder.join("expected.toml")).expect("the figures are there");
    let table = DeTable::parse(&text).expect("they parse");
    let mut expected = Lines::new();
    flatten("", &DeValue::Table(table.into_inner()), &mut expected);

    let loaded = load::workspace(&folder.join("workspace"), &cchc::load::Overlay::default()).expect("the workspace is there");
    let (checked, _) = check(loaded, Levels::default(), chrono::NaiveDate::MIN);
    let mut computed = Lines::new();
    for quarter in Quarter::ALL {
        of_quarter(&checked, quarter, &mut computed);
    }
    of_closing(&checked, &mut computed);
    of_trend(&checked, &mut computed);

    let differ: Vec<String> = expected
        .keys()
        .chain(computed.keys())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .filter(|key| expected.get(*key) != computed.get(*key))
        .map(|key| format!("{key}: by hand {:?}, computed {:?}", expected.get(key), computed.get(key)))
        .collect();
    assert!(differ.is_empty(), "{} of {} figures differ:\n{}", differ.len(), expected.len(), differ.join("\n"));
    assert!(expected.len() > 900, "only {} figures were compared", expected.len());
}

fn flatten(path: &str, value: &DeValue<'_>, lines: &mut Lines) {
    match value {
        DeValue::Table(table) => {
            for (key, value) in table {
                let path = if path.is_empty() { key.get_ref().to_string() } else { format!("{path}.{}", key.get_ref()) };
                flatten(&path, value.get_ref(), lines);
            }
        }
        DeValue::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| scalar(item.get_ref())).collect();
            lines.insert(path.to_owned(), sorted(items));
        }
        other => {
            lines.insert(path.to_owned(), scalar(other));
        }
    }
}

fn scalar(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Datetime(date) => date.to_string(),
        other => panic!("no figure is a {}", other.type_str()),
    }
}

/// A list of names in one order; a rate (two numbers) keeps its own.
fn sorted(mut items: Vec<String>) -> String {
    if items.iter().any(|item| item.parse::<i64>().is_err()) {
        items.sort();
    }
    items.join(", ")
}

fn ids<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    sorted(ids.into_iter().map(str::to_owned).collect())
}

fn pair(rate: Rate) -> String {
    format!("{}, {}", rate.numerator, rate.denominator)
}

fn of_quarter(checked: &Checked, quarter: Quarter, lines: &mut Lines) {
    let bundle = checked.bundle(2021).expect("the bundle loads");
    let view = View::of(checked, bundle, Period::official(2021, quarter));
    let mut put = |key: String, value: String| {
        assert!(lines.insert(format!("{}.{key}", quarter.key()), value).is_none(), "{key} twice");
    };
    let complete = completeness(&view);
    let with = |fate: fn(&Receipt) -> bool| ids(complete.with(fate).iter().map(|row| row.agency.id.value.as_str()));
    put("received".into(), complete.received().to_string());
    put("counted".into(), complete.counted().to_string());
    put("expected".into(), complete.expected().to_string());
    put("missing".into(), with(|receipt| *receipt == Receipt::Missing));
    put("unusable".into(), with(|receipt| matches!(receipt, Receipt::Unusable(_))));
    put("drafts".into(), with(|receipt| *receipt == Receipt::Draft));

    let states = status::states(&view);
    let total = cells::total(&view, &states.tasks);
    put("completed-in-quarter".into(), total.completed_in_quarter.to_string());
    for (path, cells) in groups(&view, &states.tasks) {
        for (key, value) in dated(&cells) {
            put(format!("dated.{path}.{key}"), value.to_string());
        }
        for (key, value) in undated(&cells) {
            put(format!("undated.{path}.{key}"), value.to_string());
        }
    }
    put("rates.plan-completed".into(), pair(total.plan_completed()));
    put("rates.due-completed".into(), pair(total.due_completed()));
    put("rates.on-time".into(), pair(total.on_time()));
    put("rates.done-of-done-and-overdue".into(), pair(total.done_of_done_and_overdue()));

    let assessed = obligations::assess(&view, &states);
    for task in &bundle.plan.tasks {
        let mut standings = Standings::default();
        for one in assessed.iter().filter(|one| one.obligation.task.id.value == task.id.value) {
            standings.add(one.standing);
        }
        let counts = [
            ("total", standings.total()),
            ("not-derived", standings.not_derived),
            ("not-applicable", standings.not_applicable),
            ("open", standings.open),
            ("overdue", standings.overdue),
            ("done", standings.done),
        ];
        for (key, count) in counts {
            put(format!("obligations.{}.{key}", task.id.value), count.to_string());
        }
    }

    let matrix = Matrix::of(&view, &assessed);
    let rows = matrix.agencies.iter().map(|line| (line.agency.id.value.as_str(), line.standings(), Some(line.taken_part())));
    for (row, standings, takes_part) in rows.chain([("joint", matrix.joint_standings(), None)]) {
        let counts = [
            ("not-derived", Some(standings.not_derived)),
            ("not-applicable", Some(standings.not_applicable)),
            ("open", Some(standings.open)),
            ("overdue", Some(standings.overdue)),
            ("done", Some(standings.done)),
            ("takes-part", takes_part),
        ];
        for (key, count) in counts {
            if let Some(count) = count {
                put(format!("coverage.{row}.{key}"), count.to_string());
            }
        }
    }

    let sources = money::by(&view, &states, Source::of);
    for (key, source) in [("estimate", Source::Estimate), ("autonomous", Source::Autonomous), ("both", Source::Both)] {
        put(format!("share.by-source.{key}"), sources.get(&Some(source)).map_or(0, |money| money.budgeted).to_string());
    }
    put("share.agencies-stating".into(), pair(money::agencies_stating(&view, &states)));
    let money = money::total(&view, &states);
    put("share.spent".into(), pair(money.share));
    put("share.tasks".into(), money.share_stated.to_string());
    put("share.over".into(), money.over.to_string());
    put("money.estimate".into(), money.estimate.to_string());
    put("money.autonomous".into(), money.autonomous.to_string());
    put("money.budgeted-tasks".into(), money.budgeted.to_string());
    put("money.spent".into(), money.spent.to_string());
    put("money.spent-known".into(), money.spent_stated.to_string());
    put("money.quarter-spent".into(), money.quarter.to_string());
    put("money.quarter-spent-known".into(), money.quarter_stated.to_string());

    let mut total_of = |path: String, total: &Total<'_>| {
        if let Some(value) = total.value {
            put(format!("{path}.value"), value.to_string());
        }
        put(format!("{path}.complete"), total.complete.len().to_string());
        put(format!("{path}.expected"), total.expected().to_string());
        put(format!("{path}.missing"), ids(total.missing.iter().copied()));
    };
    for figure in indicators::indicators(&view, &states) {
        let id = &figure.indicator.id.value;
        total_of(format!("indicators.{id}.cumulative"), &figure.window);
        total_of(format!("indicators.{id}.quarter"), figure.alone.as_ref().unwrap_or(&figure.window));
    }
    let alone = View { period: view.period.last_quarter_alone(), ..view.clone() };
    for (key, view) in [("cumulative", &view), ("quarter", &alone)] {
        for figure in indicators::ratios(view, &states) {
            let path = format!("ratios.{}.{key}", figure.ratio.id.value);
            if let Some(rate) = figure.window {
                put(format!("{path}.num"), rate.numerator.to_string());
                put(format!("{path}.den"), rate.denominator.to_string());
            }
            put(format!("{path}.complete"), figure.complete.to_string());
            put(format!("{path}.expected"), figure.expected.to_string());
        }
    }
    if view.is_year_end() {
        lines.insert("year-end.undated-done".into(), total.undated_done.to_string());
        lines.insert("year-end.undated-total".into(), total.undated_owed_in_year.to_string());
        lines.insert("year-end.plan-completed-all".into(), pair(total.plan_completed_all()));
    }
}

/// The trend seen from the year's last quarter.
fn of_trend(checked: &Checked, lines: &mut Lines) {
    let bundle = checked.bundle(2021).expect("the bundle loads");
    let view = View::of(checked, bundle, Period::official(2021, Quarter::Q4));
    let points = trend::points(&view);
    assert_eq!(points.len(), 4, "one year only");
    assert!(trend::pairs(&points).is_empty());
    for point in &points {
        let key = point.view.period.last.key();
        let cells = point.cells().expect("somebody reported in every quarter");
        lines.insert(format!("trend.{key}.counted"), point.counted.to_string());
        lines.insert(format!("trend.{key}.planned"), point.planned().expect("there are plans").to_string());
        lines.insert(format!("trend.{key}.done"), cells.done().to_string());
        lines.insert(format!("trend.{key}.plan-completed"), pair(cells.plan_completed()));
        for one in &point.ratios {
            if let Some(rate) = one.rate {
                lines.insert(format!("trend.{key}.{}", one.ratio.id.value), pair(rate));
            }
        }
    }
}

fn of_closing(checked: &Checked, lines: &mut Lines) {
    let bundle = checked.bundle(2021).expect("the bundle loads");
    let at = year_end(2021);
    let view = View { as_of: at, ..View::of(checked, bundle, Period::official(2021, Quarter::Q4)) };
    let tasks = status::closing_states(&view);
    let mut agencies: Vec<&str> = tasks.iter().map(|task| task.agency).collect();
    agencies.dedup();
    let missing = view.expected().into_iter().map(|agency| agency.id.value.as_str()).filter(|id| !agencies.contains(id));
    lines.insert("annual-closing.missing".into(), ids(missing));
    lines.insert("annual-closing.as-of".into(), at.to_string());
    lines.insert("annual-closing.complete".into(), agencies.len().to_string());
    lines.insert("annual-closing.expected".into(), view.expected().len().to_string());
    lines.insert("annual-closing.agencies".into(), ids(agencies));
    for (path, cells) in groups(&view, &tasks) {
        for (key, value) in dated(&cells) {
            lines.insert(format!("annual-closing.dated.{path}.{key}"), value.to_string());
        }
    }
}

/// The groups the hand figures name: those that have some planned task, dated and undated ones apart.
fn groups(view: &View<'_>, tasks: &[TaskState<'_>]) -> Vec<(String, Cells)> {
    let mut groups = vec![("total".to_owned(), cells::total(view, tasks))];
    let by_agency = cells::by(view, tasks, |task: &TaskState<'_>| task.agency);
    groups.extend(by_agency.into_iter().map(|(agency, cells)| (format!("by-agency.{agency}"), cells)));
    let by_area = cells::by(view, tasks, |task: &TaskState<'_>| task.area);
    groups.extend(by_area.into_iter().map(|(area, cells)| {
        let name = area.map_or("unknown".to_owned(), |area| area.to_string());
        (format!("by-area.{name}"), cells)
    }));
    groups
}

fn dated(cells: &Cells) -> Vec<(&'static str, i64)> {
    let counts = vec![
        ("total", cells.dated()),
        ("done-on-time", cells.done_on_time),
        ("done-late", cells.done_late),
        ("open-in-term", cells.open_in_term),
        ("open-overdue", cells.open_overdue),
        ("not-reported", cells.not_reported),
    ];
    if cells.dated() == 0 { Vec::new() } else { counts }
}

fn undated(cells: &Cells) -> Vec<(&'static str, i64)> {
    let counts = vec![
        ("total", cells.undated()),
        ("carried-out", cells.carried_out),
        ("not-carried-out", cells.not_carried_out),
        ("not-reported", cells.undated_not_reported),
        ("not-arisen", cells.not_arisen),
        ("not-owed", cells.not_owed),
    ];
    if cells.undated() + cells.not_arisen + cells.not_owed == 0 { Vec::new() } else { counts }
}
