//! Laws of what the program writes into people's files: one layout whatever the one before, nothing claimed that nobody said, and a
//! workspace that validates or says exactly what a person has still to fill in.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::check::{Levels, check};
use cchc::diagnostic::Diagnostic;
use cchc::edit::entry::{self, Change};
use cchc::edit::format::format;
use cchc::edit::scaffold::{plan, report};
use cchc::edit::value;
use cchc::language::Language;
use cchc::level::Level;
use cchc::load::{self, Overlay};
use cchc::model::address::{Address, Expected};
use cchc::model::checked::Checked;
use cchc::model::period::Quarter;
use cchc::model::quarter_report::Slot;
use proptest::prelude::*;
use support::scratch;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every TOML file of the repository that parses, the wrong ones of the cases too.
fn documents() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let mut inner: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").filter_map(Result::ok).map(|entry| entry.path()).collect();
        inner.sort();
        for path in inner {
            match path.is_dir() {
                true => walk(&path, found),
                false if path.extension().is_some_and(|ending| ending == "toml") => found.push(path),
                false => {}
            }
        }
    }
    let mut paths = Vec::new();
    for folder in ["plans", "examples", "tests/cases"] {
        walk(&here().join(folder), &mut paths);
    }
    let read = |path: PathBuf| {
        fs::read_to_string(&path)
            .ok()
            .filter(|text| text.trim_start_matches('\u{feff}').parse::<toml_edit::DocumentMut>().is_ok())
            .map(|text| (path, text))
    };
    paths.into_iter().filter_map(read).collect()
}

/// What a file says, in an order that layout cannot change.
fn data(text: &str) -> String {
    fn sorted(item: &toml_edit::Item) -> String {
        if let Some(table) = item.as_table_like() {
            let mut pairs: Vec<String> = table.iter().map(|(key, item)| format!("{key}={}", sorted(item))).collect();
            pairs.sort();
            return format!("{{{}}}", pairs.join(","));
        }
        if let Some(tables) = item.as_array_of_tables() {
            let rows: Vec<String> = tables.iter().map(|table| sorted(&toml_edit::Item::Table(table.clone()))).collect();
            return format!("[{}]", rows.join(","));
        }
        match item.as_value() {
            Some(toml_edit::Value::Array(items)) => {
                let items: Vec<String> = items.iter().map(|value| sorted(&toml_edit::Item::Value(value.clone()))).collect();
                format!("[{}]", items.join(","))
            }
            Some(toml_edit::Value::String(text)) => format!("{:?}", text.value()),
            Some(toml_edit::Value::Integer(number)) => number.value().to_string(),
            Some(toml_edit::Value::Float(number)) => format!("{:?}", number.value()),
            Some(toml_edit::Value::Boolean(flag)) => flag.value().to_string(),
            Some(toml_edit::Value::Datetime(day)) => day.value().to_string(),
            _ => String::new(),
        }
    }
    let document: toml_edit::DocumentMut = text.parse().expect("it parses");
    sorted(document.as_item())
}

fn comments(text: &str) -> BTreeSet<String> {
    text.lines().filter_map(|line| line.trim().strip_prefix('#')).map(|comment| comment.trim().to_owned()).collect()
}

#[test]
fn every_file_keeps_what_it_says_and_its_comments() {
    use unicode_normalization::UnicodeNormalization as _;
    let documents = documents();
    assert!(documents.len() > 1_000, "the files are found");
    for (path, text) in documents {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").nfc().collect::<String>();
        let laid = format(&text).unwrap_or_else(|| panic!("{} parses and has a layout", path.display()));
        assert_eq!(data(&laid), data(&text), "{}", path.display());
        assert_eq!(comments(&laid), comments(&text), "{}", path.display());
        assert_eq!(format(&laid).as_ref(), Some(&laid), "{}: once is enough", path.display());
        assert!(!laid.contains("\n\n\n") || laid.contains("\"\"\"") || laid.contains("'''"), "{}", path.display());
    }
}

/// A layout of the same file: other blanks, empty lines, line ends, quotes of keys, and the keys of each planned task and entry turned round.
fn other_layout(text: &str, seed: u64) -> String {
    let mut dice = seed | 1;
    let mut roll = |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    let mut written = String::new();
    for block in text.split("\n\n") {
        let mut lines: Vec<String> = block.lines().map(str::to_owned).collect();
        let plain = lines.iter().all(|line| !line.contains("\"\"\""))
            && lines.first().is_some_and(|line| line.starts_with("[task.") || line.starts_with("[progress."));
        if plain && lines[1..].iter().all(|line| line.contains(" = ") && !line.starts_with(['#', ' ', ']'])) {
            lines[1..].reverse();
            for line in &mut lines {
                *line = match roll(4) {
                    0 => line.replacen(" = ", "=", 1),
                    1 => line.replacen(" = ", "   =  ", 1),
                    2 => format!("  {line}   "),
                    _ => line.clone(),
                };
            }
        }
        written.push_str(&lines.join("\n"));
        let in_paragraphs = written.matches("\"\"\"").count() % 2 == 1;
        written.push_str(if roll(3) == 0 && !in_paragraphs { "\n\n\n\n" } else { "\n\n" });
    }
    if roll(2) == 0 { written.replace('\n', "\r\n") } else { written }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_layout_whatever_the_one_before(seed in any::<u64>(), at in 0_usize..10_000) {
        let folder = here().join("examples/dong-thap-2021/agencies");
        let mut agencies: Vec<PathBuf> = fs::read_dir(folder).expect("it is there").filter_map(Result::ok).map(|entry| entry.path()).collect();
        agencies.sort();
        let agency = &agencies[at % agencies.len()];
        for name in ["plan", "q1", "q2", "q3", "q4"] {
            let Ok(text) = fs::read_to_string(agency.join(format!("2021/{name}.toml"))) else { continue };
            let canonical = format(&text).expect("it parses");
            prop_assert_eq!(format(&other_layout(&text, seed)), Some(canonical));
        }
    }

    #[test]
    fn a_key_put_changes_nothing_else(words in "\\PC{0,40}|[\"\\\\\\n\\]\\[#=]{1,12}", percent in 0_i64..=100, at in 0_usize..1_000) {
        let text = fs::read_to_string(here().join("examples/dong-thap-2021/agencies/so-y-te/2021/q2.toml")).expect("it is there");
        let ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("[progress.")?.strip_suffix(']')).collect();
        let id = ids[at % ids.len()];
        let table = vec!["progress".to_owned(), id.to_owned()];
        let put = |key: &str, value: Option<String>| Change { table: table.clone(), key: key.to_owned(), value };
        let changed = entry::put(&text, &[put("delay-cause", Some(value::text(&words))), put("percent", Some(value::count(percent)))]).expect("it parses");
        let after: toml_edit::DocumentMut = changed.parse().expect("it parses");
        let entry = &after["progress"][id];
        prop_assert_eq!(entry["delay-cause"].as_str(), Some(words.as_str()));
        prop_assert_eq!(entry["percent"].as_integer(), Some(percent));
        // Taken out again, all else is as it was.
        let before: toml_edit::DocumentMut = text.parse().expect("it parses");
        let had = before["progress"][id].get("percent").and_then(toml_edit::Item::as_integer).map(value::count);
        let back = entry::put(&changed, &[put("delay-cause", None), put("percent", had)]).expect("it parses");
        prop_assert_eq!(data(&back), data(&text));
        prop_assert_eq!(comments(&back), comments(&text));
    }
}

fn checked(root: &Path) -> (Checked, Vec<Diagnostic>) {
    let loaded = load::workspace(root, &Overlay::default()).expect("the workspace can be read");
    check(loaded, Levels::default(), "2021-12-31".parse().expect("a day"))
}

fn findings(checked: &Checked, diagnostics: &[Diagnostic], of: &str) -> Vec<(&'static str, Level)> {
    let path = |diagnostic: &Diagnostic| checked.workspace().sources.path(diagnostic.finding.place.file).to_owned();
    diagnostics
        .iter()
        .filter(|diagnostic| path(diagnostic) == of)
        .map(|diagnostic| (diagnostic.finding.rule.code, diagnostic.level))
        .collect()
}

#[test]
fn a_derived_plan_lacks_what_only_the_agency_knows_and_nothing_else() {
    let root = scratch(Path::new("derive-every-agency")).expect("a folder");
    fs::write(root.join("cchc.toml"), "[workspace]\nplans = [\"dong-thap-2021\"]\n").expect("it can be written");
    let (model, _) = checked(&root);
    let bundle = &model.workspace().bundles[0];
    let mut derived = 0;
    for agency in &bundle.agencies {
        let assigned = plan::assigned(&model, bundle, agency);
        if assigned.is_empty() {
            continue;
        }
        derived += 1;
        for language in [Language::Vietnamese, Language::English] {
            let text = assigned.new_plan(language).text;
            assert_eq!(format(&text).as_ref(), Some(&text), "{} is written in the canonical layout", agency.name);
            let path = Address::path(agency.key(), bundle.plan.year, Expected::Plan);
            fs::create_dir_all(root.join(&path).parent().expect("a folder")).expect("it can be made");
            fs::write(root.join(&path), &text).expect("it can be written");
            // L0102: keys that are missing; L0203: blanks; C0206: no estimate.
            let (after, diagnostics) = checked(&root);
            let codes: BTreeSet<&str> = findings(&after, &diagnostics, &path).into_iter().map(|(code, _)| code).collect();
            assert!(codes.iter().all(|code| ["L0102", "L0203", "C0206"].contains(code)), "{}: {codes:?}", agency.name);
            // Filled in as a person would, nothing is left.
            let filled = text
                .replace("# issued = …", "issued = 2020-12-20")
                .replace("number = \"…\"", &format!("number = \"01/KH-{}\"", agency.sign.as_deref().unwrap_or("UBND")))
                .replace("# due = …", "due = \"2021-Q3\"")
                .replace("# budget = { estimate = …, autonomous = … }", "budget = { estimate = 20_000_000 }");
            let named: Vec<String> = filled
                .lines()
                .map(|line| {
                    line.replace("name = \"…\"", "name = \"Triển khai nhiệm vụ\"")
                        .replace("product = \"…\"", "product = \"Báo cáo\"")
                        .replace("lead = \"…\"", "lead = \"Văn phòng\"")
                })
                .collect();
            fs::write(root.join(&path), named.join("\n") + "\n").expect("it can be written");
            let (after, diagnostics) = checked(&root);
            assert_eq!(findings(&after, &diagnostics, &path), [], "{}", agency.name);
            // Derived again, nothing is new.
            let own = after.plan(agency.key(), bundle.plan.year).expect("it counts");
            let bundle = &after.workspace().bundles[0];
            let text = named.join("\n") + "\n";
            let again = plan::assigned(&after, bundle, bundle.agency(agency.key()).expect("it is there")).extended(
                &after,
                &text,
                own,
                &[],
                language,
            );
            assert_eq!(again.map(|again| again.text), Some(text), "{}", agency.name);
        }
        fs::remove_dir_all(root.join(format!("agencies/{}", agency.key()))).expect("ours");
    }
    assert!(derived > 0, "some agency has tasks");
}

#[test]
fn an_opened_report_says_nothing_nobody_said() {
    let root = scratch(Path::new("open-every-quarter")).expect("a folder");
    support::copy(&here().join("examples/dong-thap-2021"), &root).expect("it can be copied");
    let ids: Vec<String> = checked(&root).0.workspace().bundles[0].agencies.iter().map(|agency| agency.id.value.clone()).collect();
    for quarter in Quarter::ALL.into_iter().rev() {
        let mut paths = Vec::new();
        for id in &ids {
            let path = Address::path(id, 2021, Expected::Report(Slot::Quarter(quarter)));
            let closing = Address::path(id, 2021, Expected::Report(Slot::Closing));
            let _ = fs::remove_file(root.join(closing));
            if fs::remove_file(root.join(&path)).is_ok() {
                paths.push((id.clone(), path));
            }
        }
        let (model, _) = checked(&root);
        let bundle = &model.workspace().bundles[0];
        for (id, path) in &paths {
            let agency = bundle.agency(id).expect("it is there");
            let opened = report::report(&model, bundle, agency, quarter, Language::Vietnamese);
            assert_eq!(format(&opened.text).as_ref(), Some(&opened.text), "{path} is written in the canonical layout");
            fs::write(root.join(path), &opened.text).expect("it can be written");
        }
        let (after, diagnostics) = checked(&root);
        for (id, path) in &paths {
            let own = after.report(id, 2021, Slot::Quarter(quarter)).expect("it is there");
            assert!(!own.is_submitted() && own.progress.is_empty() && own.in_period.is_empty() && own.difficulties.is_empty(), "{path}");
            let codes = findings(&after, &diagnostics, path);
            assert!(codes.iter().all(|(code, level)| *code == "C0302" && *level == Level::Warn), "{path}: {codes:?}");
            assert_eq!(codes.len(), own.blank.len(), "{path}: every blank entry is asked for, once");
        }
        for (_, path) in &paths {
            fs::remove_file(root.join(path)).expect("ours");
        }
    }
}

/// A bundle whose names would end a comment, a text or a header where they stand.
fn hostile(name: &str) -> PathBuf {
    let root = scratch(Path::new(name)).expect("a folder");
    support::copy(&here().join("tests/cases/base"), &root).expect("it can be copied");
    let respell = |file: &str, pairs: &[(&str, &str)]| {
        let path = root.join("bundle").join(file);
        let text = fs::read_to_string(&path).expect("it is there");
        let text = pairs.iter().fold(text, |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        });
        fs::write(&path, text).expect("it can be written");
    };
    let words = r#""""a\n[report]\nx = 1 # \" ''' \"\"\" \u202E\u0007\\""""#;
    respell(
        "agencies.toml",
        &[("name = \"Sở A\"", &format!("name = {words}\nsign = {words}")), ("abbreviation = \"SA\"", "abbreviation = \"…\"")],
    );
    respell(
        "plan.toml",
        &[
            ("number = \"01/KH-UBND\"", &format!("number = {words}")),
            ("name = \"Rà soát, đơn giản hóa thủ tục hành chính\"", &format!("name = {words}\nproduct = {words}")),
            ("words = \"trong nội bộ cơ quan, địa phương\"", &format!("words = {words}")),
            ("id = \"2.2\"", "id = \"2.2\\\"]\\n[x\""),
        ],
    );
    respell("indicators.toml", &[("unit = \"hồ sơ\"", &format!("unit = {words}"))]);
    root
}

#[test]
fn hostile_names_stay_in_their_comments() {
    let root = hostile("hostile");
    let tables = |text: &str| {
        let document: toml_edit::DocumentMut = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
        document.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
    };
    for language in [Language::Vietnamese, Language::English] {
        let (model, _) = checked(&root);
        let bundle = &model.workspace().bundles[0];
        let agency = bundle.agency("so-a").expect("it is there");
        let plan = plan::assigned(&model, bundle, agency).new_plan(language).text;
        assert_eq!(tables(&plan), ["agency-plan", "task", "derived-from"], "{plan}");
        assert_eq!(format(&plan).as_ref(), Some(&plan));
        let opened = report::report(&model, bundle, agency, Quarter::Q3, language).text;
        assert_eq!(tables(&opened), ["report", "progress", "in-period", "at-cut-off"], "{opened}");
        assert_eq!(format(&opened).as_ref(), Some(&opened));
        for line in plan.lines().chain(opened.lines()).filter(|line| line.starts_with('#')) {
            assert!(!line.contains(['\u{202e}', '\u{7}']), "{line}");
        }
    }
}

#[test]
fn last_years_figures_say_of_which_year_they_are() {
    let root = scratch(Path::new("open-new-year")).expect("a folder");
    support::copy(&here().join("tests/cases/base"), &root).expect("it can be copied");
    support::copy(&root.join("bundle"), &root.join("next")).expect("it can be copied");
    let respell = |path: &str, pairs: &[(&str, &str)]| {
        let text = fs::read_to_string(root.join(path)).expect("it is there");
        fs::write(root.join(path), pairs.iter().fold(text, |text, (from, to)| text.replace(from, to))).expect("it can be written");
    };
    respell("next/plan.toml", &[("year = 2021", "year = 2022"), ("2020-11-10", "2021-11-10"), ("01/KH-UBND", "02/KH-UBND")]);
    respell("cchc.toml", &[("[\"bundle\"]", "[\"bundle\", \"next\"]")]);
    let fourth = "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = 4\n\n[at-cut-off]\nho-so-dang-giai-quyet = 77\n";
    fs::write(root.join("agencies/so-a/2021/q4.toml"), fourth).expect("it can be written");
    let (model, _) = checked(&root);
    let bundle = model.workspace().bundle(2022).expect("it is there");
    let agency = bundle.agency("so-a").expect("it is there");
    let opened = report::report(&model, bundle, agency, Quarter::Q1, Language::Vietnamese);
    assert_eq!((opened.tasks, opened.carried), (0, 1), "no plan yet; one figure is carried over");
    assert!(opened.text.contains("\nho-so-ky-truoc-chuyen-sang = 77 "), "{}", opened.text);
    assert!(opened.text.contains("; quý IV năm 2021: 77\n# ho-so-dang-giai-quyet = …\n"), "{}", opened.text);
}
