//! Files that are broken in every way a file can be: each of `tests/malformed/` says in its first line which findings it expects.
//!
//! ```text
//! # expect: 9 L0003              one finding, on line 9
//! # expect: 9 L0003, 14 L0103    two
//! # expect: none; why            the parser rightly accepts it
//! ```
//!
//! Each is loaded as the report of an agency, by itself and inside a workspace. The run fails on a finding that is missing or too many, on
//! a place outside the file or inside a letter, and on whatever panics; every face draws every finding in both languages. One fault is one
//! finding: what a broken line swallows is not reported again.
//!
//! What would be too large to keep (deep nesting, a line of a megabyte, as many keys) is made here.

use std::fs;
use std::path::{Path, PathBuf};

use cchc::check::{Levels, catalogue, check};
use cchc::diagnostic::{Diagnostic, FACES, Sheet};
use cchc::language::Language;
use cchc::load::{self, Loaded, Overlay};
use cchc::source::{Place, Sources};
use libtest_mimic::{Arguments, Failed, Trial};

/// Where the report stands in its workspace.
const SHOWN: &str = "agencies/tp-sen/2021/q2.toml";

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root.join("malformed")).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    let mut trials = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let root = root.clone();
        let of = name.clone();
        trials.push(Trial::test(name, move || run(&root, &of, &fs::read(&path)?)));
    }
    for (name, make) in MADE {
        let root = root.clone();
        trials.push(Trial::test(format!("made/{name}"), move || run(&root, &format!("made-{name}"), make().as_bytes())));
    }
    let few = trials.len();
    trials.push(Trial::test("there are as many as there were", move || {
        if few >= 300 { Ok(()) } else { Err(format!("only {few} files were found").into()) }
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// A million keys; in a debug build fewer, since its parser takes a minute for them.
const MANY: usize = if cfg!(debug_assertions) { 50_000 } else { 1_000_000 };

/// A file made at run time: its name, and what makes it with its first line.
type Made = (&'static str, fn() -> String);

const MADE: &[Made] = &[
    ("arrays-100-deep", || nested("evidence = ", "[", "]", 100)),
    ("arrays-10-000-deep", || nested("evidence = ", "[", "]", 10_000)),
    ("arrays-100-000-deep", || nested("evidence = ", "[", "]", 100_000)),
    ("arrays-100-000-deep-and-open", || nested("evidence = ", "[", "", 100_000)),
    ("inline-tables-100-deep", || nested("evidence = ", "{ a = ", " }", 100)),
    ("inline-tables-10-000-deep", || nested("evidence = ", "{ a = ", " }", 10_000)),
    ("inline-tables-100-000-deep-and-open", || nested("evidence = ", "{ a = ", "", 100_000)),
    ("dotted-key-100-deep", || dotted("", " = 1", 100)),
    ("dotted-key-10-000-deep", || dotted("", " = 1", 10_000)),
    ("dotted-key-100-000-deep", || dotted("", " = 1", 100_000)),
    ("header-100-deep", || dotted("[", "]", 100)),
    ("header-10-000-deep", || dotted("[", "]", 10_000)),
    ("header-100-000-deep", || dotted("[", "]", 100_000)),
    ("line-of-a-megabyte", || report("none", &format!("result = \"{}\"\n", "việc,".repeat(200_000)))),
    ("line-of-a-megabyte-unclosed", || report("9 L0003", &format!("result = \"{}\n", "việc,".repeat(200_000)))),
    ("comment-of-a-megabyte", || report("none", &format!("result = \"x\"   # {}\n", "việc,".repeat(200_000)))),
    ("number-of-100-000-digits", || report("9 L0104", &format!("percent = {}\nresult = \"x\"\n", "9".repeat(100_000)))),
    ("brackets-100-000", || report("9 L0003", &format!("{}\n", "]".repeat(100_000)))),
    ("quotes-100-000", || report("9 L0003", &format!("result = {}\n", "\"".repeat(100_000)))),
    ("backslashes-99-999", || report("9 L0003", &format!("result = \"{}\n", "\\".repeat(99_999)))),
    ("many-keys", || {
        let keys: Vec<String> = (0..MANY).map(|number| format!("k{number} = \"Đã làm\"\n")).collect();
        report("none", &format!("result = \"x\"\n\n[narrative]\n{}", keys.concat()))
    }),
    ("two-thousand-faults", || {
        let lines: Vec<String> = (0..2_000).map(|line| format!("{} L0003", 11 + line)).collect();
        report(&lines.join(", "), &format!("result = \"x\"\n\n{}", "percent = 007\n".repeat(2_000)))
    }),
];

/// The beginning of a report, up to the header of an entry on line 8; `expect` and `body` are what this file is about.
fn report(expect: &str, body: &str) -> String {
    format!(
        "# expect: {expect}\n[report]\nagency = \"tp-sen\"\nyear = 2021\nquarter = 2\nsubmitted = 2021-06-15\n\n[progress.TPS-01]\n{body}"
    )
}

/// A value in `depth` brackets.
fn nested(key: &str, open: &str, close: &str, depth: usize) -> String {
    report("9 L0003", &format!("{key}{}1{}\nresult = \"x\"\n", open.repeat(depth), close.repeat(depth)))
}

/// A key, or a header, of `depth` parts.
fn dotted(open: &str, close: &str, depth: usize) -> String {
    report("9 L0003", &format!("{open}{}a{close}\nresult = \"x\"\n", "a.".repeat(depth - 1)))
}

fn run(root: &Path, name: &str, bytes: &[u8]) -> Result<(), Failed> {
    let expected = expectations(bytes)?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("malformed").join(name);
    let path = folder.join(SHOWN);
    fs::create_dir_all(path.parent().ok_or("the report lies in a folder")?)?;
    fs::create_dir_all(folder.join("bundle"))?;
    for file in ["cchc.toml", "bundle/plan.toml", "bundle/agencies.toml", "bundle/indicators.toml"] {
        fs::copy(root.join("cases/base").join(file), folder.join(file))?;
    }
    fs::write(&path, bytes)?;
    let inside = load::workspace(&folder, &Overlay::new()).map_err(|error| format!("{error:#}"))?;
    let alone = load::files(&[path], None, &Overlay::new()).map_err(|error| format!("{error:#}"))?;
    let mut wrong = Vec::new();
    for (how, loaded) in [("inside a workspace", inside), ("by itself", alone)] {
        judge(how, loaded, &expected, &mut wrong);
    }
    fs::remove_dir_all(&folder)?;
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// What the first line expects, as `line CODE`.
fn expectations(bytes: &[u8]) -> Result<Vec<String>, Failed> {
    // UTF-16 has a NUL beside every letter of ASCII.
    let text: String = String::from_utf8_lossy(bytes).chars().filter(|letter| *letter != '\0').collect();
    let first = text.lines().next().unwrap_or_default();
    let said = first.split_once("# expect: ").ok_or("the first line says no `# expect: `")?.1;
    let said = said.split(';').next().unwrap_or_default().trim();
    let mut expected: Vec<String> = said.split(',').map(|one| one.trim().to_owned()).filter(|one| one != "none").collect();
    expected.sort();
    Ok(expected)
}

fn judge(how: &str, loaded: Loaded, expected: &[String], wrong: &mut Vec<String>) {
    let today = "2021-06-20".parse().expect("a date");
    let (checked, diagnostics) = check(loaded, Levels::default(), today);
    let sources = &checked.workspace().sources;
    let unusable = expected.iter().any(|one| ["L0002", "L0003", "L0004"].iter().any(|code| one.ends_with(code)));
    let mut seen: Vec<String> = diagnostics
        .iter()
        .filter(|diagnostic| sources.path(diagnostic.finding.place.file).ends_with(SHOWN))
        // What a sound report says is not what is tried here; of a broken one nobody may say more than why.
        .filter(|diagnostic| diagnostic.finding.rule.code.starts_with('L') || unusable)
        .map(|diagnostic| format!("{} {}", sources.position(diagnostic.finding.place).line, diagnostic.finding.rule.code))
        .collect();
    seen.sort();
    let shown = |list: &[String]| if list.len() > 20 { format!("{} findings", list.len()) } else { list.join(", ") };
    if seen != expected {
        wrong.push(format!("{how}: expected [{}], seen [{}]", shown(expected), shown(&seen)));
    }
    for diagnostic in &diagnostics {
        for place in places(diagnostic) {
            let text = &sources.file(place.file).text;
            let (start, end) = (place.start as usize, place.end as usize);
            if start > end || end > text.len() || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
                wrong
                    .push(format!("{how}: {} stands at {start}..{end}, outside the text or inside a letter", diagnostic.finding.rule.code));
            }
        }
    }
    draw(&diagnostics, sources);
}

/// Every place of a finding.
fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = Place> {
    let finding = &diagnostic.finding;
    let related = finding.related.iter().map(|related| related.place);
    [finding.place].into_iter().chain(related).chain(finding.fix.iter().map(|edit| edit.place))
}

fn draw(diagnostics: &[Diagnostic], sources: &Sources) {
    let (rules, checked) = (catalogue(), [SHOWN]);
    for face in FACES {
        for (language, styled) in [(Language::Vietnamese, true), (Language::English, false)] {
            let sheet =
                Sheet { diagnostics, sources, checked: &checked, rules: &rules, language, styled, width: Some(80), limit: Some(200) };
            let drawn = (face.render)(&sheet);
            assert!(diagnostics.is_empty() || drawn.ends_with('\n'), "{} does not end its last line", face.name);
        }
    }
}
