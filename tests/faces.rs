//! Every face of `validate` shows the same findings: over the bad and the good case of every rule and the catalogue of mistakes, what each
//! gives is read back and held against what `short` prints.
//!
//! `cargo test --test faces -- --ignored` holds the SARIF of all of them against its schema, too; it needs Python 3 with `jsonschema`
//! and `rfc3986-validator` (`CCHC_PYTHON` names another than `python3`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use serde_json::Value;

#[path = "support/case.rs"]
mod case;
mod support;

use case::lay_out;
use support::{copy, program, scratch};

/// The faces for machines, and `short`.
const FACES: [&str; 5] = ["short", "json", "sarif", "github", "junit"];

/// A finding, as much of it as every face shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    path: String,
    line: usize,
    column: usize,
    code: String,
    error: bool,
}

fn at(path: &str, line: usize, column: usize, code: &str, error: bool) -> Seen {
    Seen { path: path.to_owned(), line, column, code: code.to_owned(), error }
}

// ── What is run ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A workspace with the arguments that check it.
struct Workspace {
    name: String,
    folder: PathBuf,
    args: Vec<String>,
}

impl Workspace {
    fn made(name: &str, folder: PathBuf) -> Self {
        Self { name: name.to_owned(), folder, args: vec!["validate".to_owned()] }
    }

    fn command(&self, face: &str) -> Command {
        let mut command = program(&self.folder);
        command.args(&self.args).args(["--lang", "en", "--format", face]);
        command
    }

    fn shown(&self, face: &str) -> String {
        shown(&mut self.command(face))
    }
}

fn shown(command: &mut Command) -> String {
    let output = command.output().expect("the program runs");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// The bad and the good case of every rule, the catalogue of mistakes, and one workspace with what files can do to a face.
fn workspaces(of: &str) -> Vec<Workspace> {
    let root = repository().join("tests/cases");
    let mut found = Vec::new();
    for rule in folders(&root.join("rule")) {
        for case in folders(&rule) {
            let name = case.strip_prefix(&root).expect("below the cases").to_string_lossy().into_owned();
            let folder = scratch(&Path::new("faces").join(of).join(&name)).expect("a folder can be made");
            let command = lay_out(&root, &case, &folder).expect("the case can be laid out");
            let args = command.get_args().map(|arg| arg.to_string_lossy().into_owned()).collect();
            found.push(Workspace { name, folder, args });
        }
    }
    assert!(found.len() >= 2 * cchc::check::catalogue().len(), "every rule has its cases");
    found.push(Workspace::made("common-mistakes", repository().join("examples/common-mistakes")));
    found.push(hostile(of));
    found
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(of).expect("it is a folder").map(|entry| entry.expect("it can be read").path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

/// The small workspace of the cases, with one of its files rewritten.
fn rewritten(of: &str, name: &str, path: &str, text: &str) -> Workspace {
    let folder = scratch(&Path::new("faces").join(of).join(name)).expect("a folder can be made");
    copy(&repository().join("tests/cases/base"), &folder).expect("the base can be copied");
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
    Workspace::made(name, folder)
}

/// Progress of so many tasks that no plan has.
fn entries(count: usize) -> String {
    let entries: Vec<String> =
        (0..count).map(|number| format!("\n[progress.LA-{number}]\nresult = \"Đã làm việc thứ {number}\"\n")).collect();
    entries.concat()
}

const HEADER: &str = "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = 1\nnumber = \"21/BC-SA\"\nsubmitted = 2021-03-15\n";

/// Many faults of one rule, which the terminal folds; a name with blanks, accents, and signs that mean something to one face or another;
/// words that would end an element, begin a command, steer a terminal or become a link.
fn hostile(of: &str) -> Workspace {
    let mut text = HEADER.to_owned();
    text.push_str(&entries(12));
    text.push_str("\n[progress.\"]]> <a b='c'>&amp;%0A::error::x,y:z\\u001b[31m\\n::warning::w [l](1) \u{202e}{0}\"]\nresult = \"x\"\n");
    rewritten(of, "hostile", "agencies/so-a/2021/báo cáo, quý 1: 100% <nháp> & 'bản' số [2].toml", &text)
}

// ── How each face is read ──────────────────────────────────────────────────────────────────────────────────────────────────────

fn read(face: &str, shown: &str) -> Vec<Seen> {
    assert!(shown.is_empty() && matches!(face, "short" | "github") || shown.ends_with('\n'), "{face} ends its last line");
    let mut seen = match face {
        "short" => shown.lines().map(read_short).collect(),
        "json" => read_json(shown),
        "sarif" => read_sarif(shown),
        "github" => shown.lines().map(read_github).collect(),
        "junit" => read_junit(shown),
        _ => unreachable!("{face}"),
    };
    seen.sort();
    seen
}

/// `path:line:column: error[C0201] what is wrong`.
fn read_short(line: &str) -> Seen {
    let of_level = |word: &str, error: bool| line.split_once(&format!(": {word}[")).map(|(place, rest)| (place, rest, error));
    let found = of_level("error", true).or_else(|| of_level("warning", false));
    let (place, rest, error) = found.unwrap_or_else(|| panic!("not a finding: {line}"));
    let (path, line, column) = place_of(place).expect("it has a place");
    let (code, _) = rest.split_once(']').expect("it has a code");
    at(path, line, column, code, error)
}

/// `path:line:column`.
fn place_of(place: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = place.rsplit_once(':')?;
    let (path, line) = rest.rsplit_once(':')?;
    Some((path, line.parse().ok()?, column.parse().ok()?))
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or_else(|| panic!("not a number: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not text: {value}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value}"))
}

/// A path as `short` shows it: with pictures in place of what steers.
fn printed(path: &str) -> String {
    cchc::language::printable(path).into_owned()
}

fn read_json(shown: &str) -> Vec<Seen> {
    let json: Value = serde_json::from_str(shown).expect("it is JSON");
    assert_eq!((text(&json["format"]), number(&json["version"])), ("cchc-findings", 1));
    let seen: Vec<Seen> = list(&json["diagnostics"])
        .iter()
        .map(|one| {
            let (start, end) = (&one["start"], &one["end"]);
            assert!((number(&start["line"]), number(&start["column"])) <= (number(&end["line"]), number(&end["column"])), "{one}");
            assert!(number(&start["byte"]) <= number(&end["byte"]), "{one}");
            let error = match text(&one["level"]) {
                "deny" => true,
                "warn" => false,
                other => panic!("level {other}"),
            };
            at(&printed(text(&one["path"])), number(&start["line"]), number(&start["column"]), text(&one["code"]), error)
        })
        .collect();
    let errors = seen.iter().filter(|one| one.error).count();
    assert_eq!((number(&json["summary"]["errors"]), number(&json["summary"]["warnings"])), (errors, seen.len() - errors));
    seen
}

fn read_sarif(shown: &str) -> Vec<Seen> {
    let json: Value = serde_json::from_str(shown).expect("it is JSON");
    assert_eq!(text(&json["version"]), "2.1.0");
    let run = &json["runs"][0];
    let mut prints = Vec::new();
    let seen = list(&run["results"])
        .iter()
        .map(|result| {
            let rule = &run["tool"]["driver"]["rules"][number(&result["ruleIndex"])];
            assert_eq!(result["ruleId"], rule["id"]);
            let [location] = list(&result["locations"]) else { panic!("one place a result: {result}") };
            let place = &location["physicalLocation"];
            assert!(place["region"]["snippet"]["text"].is_string(), "{place}");
            let error = match text(&result["level"]) {
                "error" => true,
                "warning" => false,
                other => panic!("level {other}"),
            };
            prints.push(text(&result["partialFingerprints"]["primaryLocationLineHash"]).to_owned());
            assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
            let path = decoded(text(&place["artifactLocation"]["uri"]));
            let (line, column) = (number(&place["region"]["startLine"]), number(&place["region"]["startColumn"]));
            at(&printed(&path), line, column, text(&result["ruleId"]), error)
        })
        .collect();
    let all = prints.len();
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), all, "no two findings have one fingerprint");
    seen
}

/// A URI or a command's text with its `%XX` undone.
fn decoded(escaped: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = escaped.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: String = rest.by_ref().take(2).map(char::from).collect();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap_or_else(|_| panic!("%{digits} in {escaped}")));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("it is UTF-8")
}

fn read_github(line: &str) -> Seen {
    let (word, rest) = line.strip_prefix("::").and_then(|rest| rest.split_once(' ')).expect("it is a command");
    // A property has no colon of its own, so the first pair ends them.
    let (properties, message) = rest.split_once("::").expect("it has a message");
    let properties: BTreeMap<&str, String> = properties
        .split(',')
        .map(|property| property.split_once('=').expect("a property has a value"))
        .map(|(name, value)| (name, decoded(value)))
        .collect();
    assert!(!message.is_empty());
    decoded(message);
    let number = |name: &str| properties.get(name).and_then(|value| value.parse::<usize>().ok());
    let (line, last) = (number("line").expect("it has a line"), number("endLine").expect("it has a last line"));
    let column = match (number("col"), number("endColumn")) {
        (Some(column), Some(end)) => {
            assert!(line == last && column <= end);
            column
        }
        // GitHub wants no columns on several lines: what a reader of this face cannot know is 0.
        _ => {
            assert!(line < last && !properties.contains_key("col"));
            0
        }
    };
    let error = match word {
        "error" => true,
        "warning" => false,
        other => panic!("command {other}"),
    };
    let code = properties["title"].split(' ').next().expect("a title begins with the code");
    at(&properties["file"], line, column, code, error)
}

fn read_junit(shown: &str) -> Vec<Seen> {
    let document = roxmltree::Document::parse(shown).expect("it is XML");
    let count = |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name).and_then(|count| count.parse::<usize>().ok());
    let below = |node: roxmltree::Node<'_, '_>, name: &str| node.descendants().filter(|inner| inner.has_tag_name(name)).count();
    let top = document.root_element();
    assert!(top.has_tag_name("testsuites"));
    for node in top.descendants().filter(|node| node.has_tag_name("testsuites") || node.has_tag_name("testsuite")) {
        assert_eq!(count(node, "tests"), Some(below(node, "testcase")));
        assert_eq!(count(node, "failures"), Some(below(node, "failure")));
    }
    let mut names = Vec::new();
    let mut seen = Vec::new();
    for case in top.descendants().filter(|node| node.has_tag_name("testcase")) {
        let suite = case.parent_element().and_then(|suite| suite.attribute("name")).expect("a suite has a name");
        assert_eq!(case.attribute("file"), Some(suite));
        names.push((suite, case.attribute("name").expect("a case has a name")));
        let Some(said) = case.first_element_child() else { continue };
        let first = said.text().and_then(|words| words.lines().next()).expect("it says something");
        let one = read_short(first);
        assert_eq!((one.path.as_str(), one.error), (suite, said.has_tag_name("failure")));
        assert_eq!(count(case, "line"), Some(one.line));
        seen.push(one);
    }
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "no two cases have one name");
    seen
}

/// The terminal's findings: those drawn whole, and for each how many are folded below it and on which lines the first of these stand.
fn read_terminal(shown: &str) -> Vec<(Seen, usize, Vec<usize>)> {
    let mut found: Vec<(Seen, usize, Vec<usize>)> = Vec::new();
    let mut heading: Option<(String, bool)> = None;
    for line in shown.lines() {
        let of_level =
            |word: &str, error: bool| line.strip_prefix(word)?.strip_prefix('[')?.split_once("]: ").map(|(code, _)| (code, error));
        if let Some((code, error)) = of_level("error", true).or_else(|| of_level("warning", false)) {
            heading = Some((code.to_owned(), error));
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            if let Some((code, error)) = heading.take() {
                // A file without a text is shown without a place in it.
                let (path, line, column) = place_of(place).unwrap_or((place, 1, 1));
                found.push((at(path, line, column, &code, error), 0, Vec::new()));
            }
        } else if let Some(more) = line.trim_start().strip_prefix("= alike: ") {
            let count = more.split(' ').next().expect("it begins with a number").replace(',', "");
            found.last_mut().expect("it belongs to one").1 = count.parse().expect("it begins with a number");
        } else if let Some((line, _)) = line.trim_start().strip_prefix("line ").and_then(|rest| rest.split_once(": "))
            && let (Some((_, folded, lines)), Ok(line)) = (found.last_mut(), line.parse())
            && *folded > lines.len()
        {
            lines.push(line);
        }
    }
    assert!(heading.is_none(), "every finding has its place");
    found
}

// ── The tests ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn every_face_shows_the_same() {
    workspaces("same").par_iter().for_each(|workspace| {
        let expected = read("short", &workspace.shown("short"));
        assert!(!expected.is_empty() || workspace.name.contains("/good"), "{} shows nothing", workspace.name);
        for face in FACES {
            let mut seen = read(face, &workspace.shown(face));
            let mut expected = expected.clone();
            if face == "github" {
                for (one, other) in seen.iter_mut().zip(&mut expected).filter(|(one, _)| one.column == 0) {
                    (one.column, other.column) = (0, 0);
                }
            }
            seen.sort();
            expected.sort();
            assert_eq!(expected, seen, "{face} of {}", workspace.name);
        }
    });
}

#[test]
fn the_terminal_draws_or_counts_the_same() {
    workspaces("terminal").par_iter().for_each(|workspace| {
        let mut left: BTreeMap<(String, String, bool), Vec<(usize, usize)>> = BTreeMap::new();
        for one in read("short", &workspace.shown("short")) {
            left.entry((one.path, one.code, one.error)).or_default().push((one.line, one.column));
        }
        let mut command = workspace.command("terminal");
        let drawn = read_terminal(&shown(command.args(["--limit", "0", "--color", "never"])));
        let key = |seen: &Seen| (seen.path.clone(), seen.code.clone(), seen.error);
        for (seen, _, _) in &drawn {
            let places = left.get_mut(&key(seen)).unwrap_or_else(|| panic!("{}: {seen:?}", workspace.name));
            let at = places.iter().position(|place| *place == (seen.line, seen.column));
            places.remove(at.unwrap_or_else(|| panic!("{}: {seen:?} is not among {places:?}", workspace.name)));
        }
        for (seen, folded, lines) in &drawn {
            let places = left.get_mut(&key(seen)).expect("it was there");
            for line in lines {
                let at = places.iter().position(|place| place.0 == *line);
                places.remove(at.unwrap_or_else(|| panic!("{}: line {line} of {seen:?}", workspace.name)));
            }
            // Past the first few lines only a number is told.
            let unnamed = folded - lines.len();
            assert!(places.len() >= unnamed, "{}: {seen:?}", workspace.name);
            places.truncate(places.len() - unnamed);
        }
        assert!(left.values().all(Vec::is_empty), "{}: not drawn: {left:?}", workspace.name);
    });
}

#[test]
fn paths_and_bytes_are_the_same_from_every_folder_and_with_any_number_of_threads() {
    let workspace = rewritten("folders", "here", "agencies/so-a/2021/q1.toml", &format!("{HEADER}\n[progress.LA]\nresult = \"x\"\n"));
    let above = workspace.folder.parent().expect("it lies in a folder").to_path_buf();
    for face in FACES.into_iter().chain(["terminal"]) {
        let expected = workspace.shown(face);
        assert!(expected.contains("agencies/so-a/2021/q1.toml") && !expected.contains(&*above.to_string_lossy()), "{face}: {expected}");
        let from = |folder: &Path, root: &[&str], threads: &str| {
            let mut command = program(folder);
            command.args(root).args(["validate", "--lang", "en", "--format", face]).env("RAYON_NUM_THREADS", threads);
            shown(&mut command)
        };
        let absolute = workspace.folder.to_string_lossy();
        assert_eq!(expected, from(&above, &["-C", "here"], "1"), "{face}");
        assert_eq!(expected, from(&above, &["-C", "./here/../here"], "2"), "{face}");
        assert_eq!(expected, from(Path::new("/"), &["-C", &absolute], "3"), "{face}");
        assert_eq!(expected, from(&workspace.folder.join("agencies/so-a"), &[], "4"), "{face}");
    }
    let catalogue = Workspace::made("common-mistakes", repository().join("examples/common-mistakes"));
    for face in FACES {
        let with = |threads: &str| shown(catalogue.command(face).env("RAYON_NUM_THREADS", threads));
        assert_eq!(with("1"), with("4"), "{face}");
    }
}

/// `evidence = [{ title = "Sở", date = "…" }]`: the place of the date, after letters composed and decomposed.
#[test]
fn columns_count_characters_whichever_way_letters_are_composed() {
    // Before the title's letters stand `evidence = [{ title = "`, 23 characters; after them `", date = `, 10. “Sở Y tế” has 7
    // composed, and 7 + 2 + 2 decomposed, since ở and ế each have two marks.
    for (name, title, column) in [("composed", "Sở Y tế", 41), ("decomposed", "So\u{31b}\u{309} Y te\u{302}\u{301}", 45)] {
        let text = format!("{HEADER}\n[progress.SA-01]\nevidence = [{{ title = \"{title}\", date = \"x\" }}]\n");
        let workspace = rewritten("columns", name, "agencies/so-a/2021/q1.toml", &text);
        let expected = at("agencies/so-a/2021/q1.toml", 9, column, "L0103", true);
        for face in FACES {
            assert!(read(face, &workspace.shown(face)).contains(&expected), "{face} of {name}: {}", workspace.shown(face));
        }
        let drawn = read_terminal(&workspace.shown("terminal"));
        assert!(drawn.iter().any(|(seen, ..)| *seen == expected), "terminal of {name}: {}", workspace.shown("terminal"));
        let json: Value = serde_json::from_str(&workspace.shown("json")).expect("it is JSON");
        let one = list(&json["diagnostics"]).iter().find(|one| one["code"] == "L0103").expect("it is there");
        let (start, end) = (number(&one["start"]["byte"]), number(&one["end"]["byte"]));
        assert_eq!((&text[start..end], number(&one["end"]["column"])), ("\"x\"", column + 3));
    }
}

#[test]
fn the_help_and_these_tests_know_every_face() {
    let names: Vec<&str> = cchc::diagnostic::FACES.iter().map(|face| face.name).collect();
    let mut tested = FACES.to_vec();
    tested.insert(0, "terminal");
    assert_eq!(names, tested);
    let help = shown(program(repository()).args(["validate", "--help"]));
    assert!(help.contains(&names.join("|")), "{help}");
}

#[test]
fn every_face_ends_with_the_same_exit_code() {
    let good = rewritten("exits", "good", "README.md", "");
    let bad = rewritten("exits", "bad", "agencies/so-a/2021/q1.toml", "x");
    for face in FACES.into_iter().chain(["terminal"]) {
        let code = |workspace: &Workspace| workspace.command(face).output().expect("the program runs").status.code();
        assert_eq!((code(&good), code(&bad)), (Some(0), Some(1)), "{face}");
    }
}

#[test]
#[ignore = "needs python3 with jsonschema"]
fn sarif_keeps_its_schema() {
    let folder = scratch(Path::new("faces/sarif")).expect("a folder can be made");
    let mut many = workspaces("schema");
    // More results than GitHub takes, in one file: it must stay valid, and small enough once compressed.
    many.push(rewritten("schema", "many", "agencies/so-a/2021/q1.toml", &format!("{HEADER}{}", entries(25_100))));
    many.par_iter().for_each(|workspace| {
        for language in ["vi", "en"] {
            let file = folder.join(format!("{}-{language}.sarif", workspace.name.replace('/', "-")));
            let mut command = program(&workspace.folder);
            command.args(&workspace.args).args(["--format", "sarif", "--lang", language]);
            fs::write(file, shown(&mut command)).expect("a file can be written");
        }
    });
    let python = std::env::var_os("CCHC_PYTHON").unwrap_or_else(|| "python3".into());
    let tests = repository().join("tests");
    let mut check = Command::new(python);
    check.arg(tests.join("schemas/check.py")).arg(tests.join("schemas/sarif-2.1.0.json")).arg(&folder);
    let output = check.output().expect("Python runs; CCHC_PYTHON names another");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains(&format!("{} files", 2 * many.len())), "{said}");
    println!("{said}");
}
