//! What `cchc export` writes, read as a stranger's program reads it: sums over its rows are the figures worked out by hand in
//! `by_hand/expected.toml`, and the totals `cchc report` prints; each row's file and line has what the row says.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use toml::de::{DeTable, DeValue};

mod support;

use support::program;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What the program prints in a folder.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = program(folder).args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it prints text")
}

fn rows(folder: &Path) -> Vec<HashMap<String, Value>> {
    let text = printed(folder, &["export", "--format", "jsonl"]);
    text.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect()
}

fn word<'a>(row: &'a HashMap<String, Value>, key: &str) -> &'a str {
    row[key].as_str().unwrap_or("")
}

/// The rows of an attribute and period, by agency and subject.
fn told<'a>(rows: &'a [HashMap<String, Value>], attribute: &str, period: &str) -> BTreeMap<(&'a str, &'a str), &'a Value> {
    let asked = rows.iter().filter(|row| word(row, "attribute") == attribute && word(row, "period") == period);
    asked.map(|row| ((word(row, "agency"), word(row, "subject")), &row["value"])).collect()
}

/// Counts of one quarter in the shape of the figures by hand: `dated.total.done-late` and the like; zeros are absent.
fn counted(rows: &[HashMap<String, Value>], period: &str) -> BTreeMap<String, i64> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    let (areas, due, states) = (told(rows, "area", "plan"), told(rows, "due-in-force", period), told(rows, "state", period));
    let in_force: HashSet<_> = states.iter().filter(|(_, state)| **state != "withdrawn").map(|(task, _)| *task).collect();
    for (task, state) in &states {
        let state = state.as_str().expect("a state is a word");
        if state == "withdrawn" {
            continue;
        }
        let kind = if due.contains_key(task) { "dated" } else { "undated" };
        assert_eq!(
            kind == "undated",
            state.starts_with("undated-") || matches!(state, "carried-out" | "not-carried-out" | "not-arisen" | "not-owed")
        );
        let state = state.trim_start_matches("undated-");
        let area = areas.get(task).map_or_else(|| "unknown".to_owned(), ToString::to_string);
        for group in ["total".to_owned(), format!("by-agency.{}", task.0), format!("by-area.{area}")] {
            *counts.entry(format!("{kind}.{group}.{state}")).or_default() += 1;
        }
    }
    for row in rows.iter().filter(|row| word(row, "attribute") == "obligation" && word(row, "period") == period) {
        *counts.entry(format!("obligations.{}.{}", word(row, "subject"), word(row, "value"))).or_default() += 1;
    }
    let (estimate, autonomous) = (told(rows, "estimate", "plan"), told(rows, "autonomous", "plan"));
    for (key, money) in [("estimate", &estimate), ("autonomous", &autonomous), ("spent", &told(rows, "spent", period))] {
        let of = money.iter().filter(|(task, _)| in_force.contains(*task));
        let of = of.filter(|(task, _)| estimate.contains_key(*task) || autonomous.contains_key(*task));
        *counts.entry(format!("money.{key}")).or_default() += of.map(|(_, value)| value.as_i64().expect("đồng are numbers")).sum::<i64>();
    }
    for attribute in ["in-period", "at-cut-off"] {
        for ((_, indicator), value) in told(rows, attribute, period) {
            *counts.entry(format!("indicators.{indicator}.quarter.value")).or_default() += value.as_i64().expect("figures are numbers");
        }
    }
    let members = rows.iter().filter(|row| word(row, "attribute") == "member" && word(row, "period") == period);
    for (indicator, _) in members.map(|row| (word(row, "subject"), word(row, "value"))).collect::<HashSet<_>>() {
        *counts.entry(format!("indicators.{indicator}.quarter.value")).or_default() += 1;
    }
    counts.retain(|_, count| *count != 0);
    counts
}

/// The figures by hand of one quarter that rows can be summed to; zeros are left out.
fn by_hand(table: &DeTable<'_>, period: &str) -> BTreeMap<String, i64> {
    fn flatten(path: &str, value: &DeValue<'_>, figures: &mut BTreeMap<String, i64>) {
        match value {
            DeValue::Table(table) => {
                for (key, value) in table {
                    flatten(&format!("{path}.{}", key.get_ref()), value.get_ref(), figures);
                }
            }
            DeValue::Integer(number) => {
                figures.insert(path.trim_start_matches('.').to_owned(), number.as_str().parse().expect("a whole number"));
            }
            _ => {}
        }
    }
    let mut figures = BTreeMap::new();
    flatten("", table.get(period).expect("the quarter is there").get_ref(), &mut figures);
    let is_cell = |key: &str| {
        let parts: Vec<&str> = key.split('.').collect();
        let state = parts.last().is_some_and(|last| *last != "total");
        (matches!(parts[0], "dated" | "undated" | "obligations") && state)
            || matches!(key, "money.estimate" | "money.autonomous" | "money.spent")
            || (parts[0] == "indicators" && key.ends_with(".quarter.value"))
    };
    figures.retain(|key, figure| is_cell(key) && *figure != 0);
    figures
}

#[test]
fn sums_over_rows_are_the_figures_worked_out_by_hand() {
    let text = fs::read_to_string(folder("tests/by_hand/expected.toml")).expect("the figures are there");
    let table = DeTable::parse(&text).expect("they parse");
    let rows = rows(&folder("tests/by_hand/workspace"));
    for period in ["q1", "q2", "q3", "q4"] {
        let (expected, seen) = (by_hand(table.get_ref(), period), counted(&rows, period));
        assert!(expected.len() > 25, "{period}: only {} figures were compared", expected.len());
        assert_eq!(seen, expected, "{period}");
    }
}

#[test]
fn sums_over_rows_are_the_totals_of_the_report() {
    let example = folder("examples/dong-thap-2021");
    let rows = rows(&example);
    for (quarter, period) in [("1", "q1"), ("2", "q2"), ("3", "q3"), ("4", "q4")] {
        let report = printed(&example, &["report", "--quarter", quarter, "--format", "json", "--no-revision"]);
        let report: Value = serde_json::from_str(&report).expect("it is JSON");
        let total = |table: &str| {
            let table = report["blocks"].as_array()?.iter().find(|block| block["key"] == table)?;
            table["rows"].as_array()?.iter().find(|row| row["total"] == true).map(|row| row["cells"].clone())
        };
        let counts = counted(&rows, period);
        let seen = |key: &str| counts.get(key).copied().unwrap_or(0);
        let dated = total("by-area").expect("the table has a total");
        for state in ["done-on-time", "done-late", "open-in-term", "open-overdue", "not-reported"] {
            assert_eq!(dated[state], seen(&format!("dated.total.{state}")), "{period}: {state}");
        }
        let money = total("money").expect("the table has a total");
        for sum in ["estimate", "autonomous", "spent"] {
            assert_eq!(money[sum], seen(&format!("money.{sum}")), "{period}: {sum}");
        }
    }
}

#[test]
fn every_line_has_what_its_row_says() {
    let example = folder("examples/dong-thap-2021");
    let mut checked = 0;
    for row in rows(&example).iter().filter(|row| word(row, "basis") == "stated") {
        // Long words may stand on several lines; numbers, days and ids stand on the line itself.
        let (attribute, value) = (word(row, "attribute"), &row["value"]);
        let on_the_line = value.as_i64().is_some() && attribute != "staff"
            || matches!(attribute, "submitted" | "issued" | "completed" | "started" | "implements" | "carried-out");
        if !on_the_line {
            continue;
        }
        let text = fs::read_to_string(example.join(word(row, "file"))).expect("the file is there");
        let line = row["line"].as_u64().and_then(|line| usize::try_from(line).ok()).expect("a line is a number");
        let line = text.lines().nth(line - 1).expect("the line is there").replace('_', "");
        let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        assert!(line.contains(&written), "{row:?}: {line}");
        checked += 1;
    }
    assert!(checked > 4000, "only {checked} rows were looked at");
}

#[test]
fn both_forms_say_the_same() {
    let base = folder("tests/by_hand/workspace");
    let rows = rows(&base);
    let text = printed(&base, &["export"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let keys = reader.headers().expect("there is a header").clone();
    let read: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("it parses")).collect();
    assert_eq!(read.len(), rows.len());
    for (record, row) in read.iter().zip(&rows) {
        assert_eq!(record.len(), row.len());
        for (key, field) in keys.iter().zip(record) {
            let value = match &row[key] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(field, value, "{key} of {row:?}");
        }
    }
}

/// The examples of `docs/export.md`, run as they stand there.
#[test]
#[ignore = "needs Python with pandas and duckdb: CCHC_PYTHON names it"]
fn pandas_and_duckdb_read_it() {
    let python = std::env::var("CCHC_PYTHON").expect("CCHC_PYTHON names a Python with pandas and duckdb");
    let work = support::scratch(Path::new("export-python")).expect("a folder");
    for form in ["csv", "jsonl"] {
        let text = printed(&folder("examples/dong-thap-2021"), &["export", "--format", form]);
        fs::write(work.join(format!("facts.{form}")), text).expect("it is written");
    }
    let docs = fs::read_to_string(folder("docs/export.md")).expect("it is there");
    let script: Vec<&str> = docs.split("```python\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(script.len(), 2, "one example for pandas and one for DuckDB");
    let mut expected: BTreeMap<String, i64> = BTreeMap::new();
    for state in told(&rows(&folder("examples/dong-thap-2021")), "state", "q2").values() {
        *expected.entry(state.as_str().expect("a word").to_owned()).or_default() += 1;
    }
    for script in script {
        let output = std::process::Command::new(&python).current_dir(&work).args(["-c", script]).output().expect("Python runs");
        assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
        let seen = String::from_utf8_lossy(&output.stdout).into_owned();
        let counts = seen.lines().filter_map(|line| match line.split_whitespace().collect::<Vec<_>>()[..] {
            [state, count] => Some((state.to_owned(), count.parse().ok()?)),
            _ => None,
        });
        assert_eq!(counts.collect::<BTreeMap<String, i64>>(), expected, "{script}\n{seen}");
    }
}

#[test]
fn every_column_attribute_and_state_is_documented() {
    let docs = fs::read_to_string(folder("docs/export.md")).expect("it is there");
    for name in ["examples/dong-thap-2021", "tests/by_hand/workspace"] {
        for row in rows(&folder(name)) {
            let words = row.keys().map(String::as_str).chain([word(&row, "attribute"), word(&row, "subject-kind"), word(&row, "type")]);
            let state = matches!(word(&row, "attribute"), "state" | "obligation" | "year-end").then(|| word(&row, "value"));
            for word in words.chain(state) {
                assert!(docs.contains(&format!("`{word}`")), "docs/export.md lacks `{word}`");
            }
        }
    }
}
