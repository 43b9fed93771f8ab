//! The workbook of whole reports over the illustrative province, read back by another library: table by table, row by row, it says what
//! `--format json` of the same run says.
//!
//! `cargo test --test workbook -- --ignored` has an office open them, too: it works every formula out anew and prints the pages. It
//! needs `soffice` and poppler's `pdfinfo` and `pdftotext`.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook_from_rs};
use serde_json::Value;

mod support;

use support::{program, scratch};

/// The reports that are written, each with its arguments.
const REPORTS: [&[&str]; 6] = [
    &["--quarter", "2"],
    &["--quarter", "2", "--lang", "en"],
    &["--quarter", "1", "--by", "kind"],
    &["overdue", "--quarter", "3"],
    &["agency", "so-noi-vu", "--quarter", "2"],
    &["task", "3.3", "--quarter", "2"],
];

type Workbook = Xlsx<Cursor<Vec<u8>>>;

fn written(report: &[&str], format: &str) -> Vec<u8> {
    let province = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/dong-thap-2021");
    let mut command = program(&province);
    let output = command.arg("report").args(report).args(["--no-revision", "--format", format]).output().expect("the program runs");
    assert!(output.status.success(), "{report:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn tables(report: &[&str]) -> Vec<Value> {
    let json: Value = serde_json::from_slice(&written(report, "json")).expect("it is JSON");
    let blocks = json["blocks"].as_array().expect("it has blocks").iter();
    blocks.filter(|block| block["type"] == "table").cloned().collect()
}

fn opened(bytes: Vec<u8>) -> Workbook {
    open_workbook_from_rs(Cursor::new(bytes)).expect("it is a workbook")
}

/// Holds a value of the JSON against the cell it must be, to the last digit or but for a slip. What a sheet shows of a sign is a letter, of which the JSON knows nothing.
fn same(value: &Value, seen: &Data, kind: &Value, slip: f64) -> bool {
    let near = |expected: f64, seen: f64| (expected - seen).abs() <= slip * expected.abs();
    match (value, seen) {
        (_, Data::String(letter)) if kind == "mark" => letter.chars().count() == 1,
        (Value::Null, Data::String(dash)) => dash == "–",
        (Value::String(text), Data::Empty) => text.is_empty(),
        (Value::String(text), Data::String(seen)) => text == seen,
        (Value::String(text), Data::DateTime(day)) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            *text == format!("{year:04}-{month:02}-{day:02}")
        }
        (Value::Number(number), Data::Float(seen)) => number.as_f64().is_some_and(|number| near(number, *seen)),
        (Value::Object(ratio), Data::String(dash)) => ratio["denominator"] == 0 && dash == "–",
        (Value::Object(ratio), Data::Float(seen)) => {
            let side = |name: &str| ratio[name].as_f64().expect("it is a number");
            near(side("numerator") / side("denominator"), *seen)
        }
        _ => false,
    }
}

/// Holds every row of a table against its sheet. How many cells were held.
fn hold(table: &Value, sheet: &Range<Data>, slip: f64, place: &str) -> usize {
    let list = |value: &Value| value.as_array().expect("it is a list").clone();
    let columns = list(&table["columns"]);
    let first = columns[0]["title"].as_str().expect("it is text");
    let head = (0..5).find(|row| sheet.get_value((*row, 0)).is_some_and(|data| *data == *first));
    let head = head.unwrap_or_else(|| panic!("{place}: no head {first}"));
    let mut held = 0;
    let mut next = 0;
    for column in columns {
        let key = column["key"].as_str().expect("it is text");
        for (at, row) in (head + 1..).zip(list(&table["rows"])) {
            let value = &row["cells"][key];
            let cell = |column| sheet.get_value((at, column)).cloned().unwrap_or(Data::Empty);
            assert!(same(value, &cell(next), &column["type"], slip), "{place}, {key}, row {at}: {value} is {:?}", cell(next));
            held += 1;
            if column["type"] == "ratio" && value.is_object() {
                for (column, side) in (next + 1..).zip(["numerator", "denominator"]) {
                    assert!(
                        same(&value[side], &cell(column), &Value::Null, slip),
                        "{place}, {key}, row {at}: {value} is {:?}",
                        cell(column)
                    );
                }
            }
        }
        next += if column["type"] == "ratio" { 3 } else { 1 };
    }
    held
}

/// Holds every table of a report against a workbook of it. How many cells were held.
fn hold_all(report: &[&str], workbook: &mut Workbook, slip: f64) -> usize {
    let (tables, sheets) = (tables(report), workbook.worksheets());
    assert_eq!(sheets.len(), tables.len() + 1, "{report:?}");
    tables.iter().zip(&sheets[1..]).map(|(table, (name, sheet))| hold(table, sheet, slip, &format!("{report:?}, {name}"))).sum()
}

#[test]
fn a_workbook_says_what_the_json_says() {
    for report in REPORTS {
        let held = hold_all(report, &mut opened(written(report, "xlsx")), 0.0);
        assert!(held > 50, "{report:?}: only {held} cells");
    }
}

#[test]
fn the_same_files_give_the_same_bytes() {
    assert!(written(REPORTS[0], "xlsx") == written(REPORTS[0], "xlsx"));
}

#[test]
fn only_ratios_are_formulas() {
    for report in REPORTS {
        let mut workbook = opened(written(report, "xlsx"));
        let ratios = |table: &Value| {
            let rows = table["rows"].as_array().expect("it is a list").iter();
            let cells = rows.flat_map(|row| row["cells"].as_object().expect("it is an object").values());
            cells.filter(|value| value.is_object()).count()
        };
        let expected: usize = tables(report).iter().map(ratios).sum();
        let names = workbook.sheet_names();
        let formulas: Vec<String> = names
            .iter()
            .flat_map(|name| {
                let formulas = workbook.worksheet_formula(name).expect("the sheet is there");
                formulas.used_cells().map(|(_, _, formula)| formula.clone()).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(formulas.len(), expected, "{report:?}");
        assert!(formulas.iter().all(|formula| formula.starts_with("IF(")), "{report:?}: {formulas:?}");
    }
}

// ── LibreOffice ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What a program prints.
fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display()));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// A profile that works out every formula of a workbook when it is opened, whatever value it carries.
fn profile(folder: &Path) -> PathBuf {
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).expect("a folder of ours");
    let settings = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;
    fs::write(profile.join("user/registrymodifications.xcu"), settings).expect("a file of ours");
    profile
}

/// Converts files into `folder`, in one go: it takes long to begin.
fn convert(profile: &Path, files: &[PathBuf], to: &str, folder: &Path) {
    let mut office = Command::new("soffice");
    office.arg(format!("-env:UserInstallation=file://{}", profile.display())).args(["--headless", "--norestore", "--convert-to", to]);
    run(office.arg("--outdir").arg(folder).args(files));
}

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_works_out_the_same_and_prints_across_a_page() {
    let folder = scratch(Path::new("workbook")).expect("a folder of ours");
    let (profile, again) = (profile(&folder), folder.join("again"));
    let files: Vec<PathBuf> = (0..REPORTS.len()).map(|index| folder.join(format!("report-{index}.xlsx"))).collect();
    for (report, file) in REPORTS.into_iter().zip(&files) {
        fs::write(file, written(report, "xlsx")).expect("a file of ours");
    }
    convert(&profile, &files, "xlsx:Calc MS Excel 2007 XML", &again);
    convert(&profile, &files, "pdf", &folder);
    for (report, file) in REPORTS.into_iter().zip(&files) {
        let saved = again.join(file.file_name().expect("it has a name"));
        // It keeps 15 digits.
        hold_all(report, &mut opened(fs::read(&saved).expect("it was saved")), 1e-14);
        let pdf = file.with_extension("pdf");
        let info = run(Command::new("pdfinfo").args(["-f", "1", "-l", "999"]).arg(&pdf));
        let info = String::from_utf8_lossy(&info.stdout).into_owned();
        let sizes: Vec<&str> = info.lines().filter(|line| line.starts_with("Page ") && line.contains(" size:")).collect();
        assert!(!sizes.is_empty() && sizes.iter().all(|size| size.contains("841.") && size.contains("x 595.")), "{report:?}: {info}");
        let text = run(Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-"));
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        // Each sheet is as wide as a page: its last head stands on a page that has its first, too.
        let pages: Vec<Vec<String>> = text.split('\u{c}').map(|page| page.split_whitespace().map(str::to_owned).collect()).collect();
        for table in tables(report) {
            let columns = table["columns"].as_array().expect("it is a list");
            let word = |column: &Value| column["title"].as_str().and_then(|title| title.split_whitespace().next()).map(str::to_owned);
            let (first, last) = (columns.first().and_then(word), columns.last().and_then(word));
            assert!(
                pages.iter().any(|page| [&first, &last].iter().all(|word| word.as_ref().is_some_and(|word| page.contains(word)))),
                "{report:?}: {first:?} and {last:?} are on no page together"
            );
        }
        assert!(!text.contains("#REF!") && !text.contains("#VALUE!") && !text.contains("Err:") && !text.contains("###"), "{report:?}");
    }
}
