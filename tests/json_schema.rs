//! The JSON Schemas: what the example workspace carries is what the program writes, and editors go by it.
//!
//! `CCHC_BLESS=1 cargo test --test json_schema` writes the example's anew. `cargo test --test json_schema -- --ignored` has Tombi and Taplo, as
//! they ship on `PyPI` beside the Python that `CCHC_PYTHON` names, take all that `cchc validate` takes and refuse planted faults, and has
//! Python's `jsonschema` hold the schemas against their dialect and the same files against them.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cchc::editor::json_schema::association::{FOLDER, files};
use cchc::language::Language;
use cchc::load;
use rayon::prelude::*;

#[path = "support/case.rs"]
mod case;
mod support;

use case::lay_out;
use support::{copy, program, scratch};

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn example() -> PathBuf {
    repository().join("examples/dong-thap-2021")
}

#[test]
fn the_example_carries_what_the_program_writes() {
    let (bundles, folders) = load::bundles(&example());
    let written = files(&bundles, &folders, Language::Vietnamese);
    if std::env::var_os("CCHC_BLESS").is_some() {
        fs::create_dir_all(example().join(FOLDER)).expect("the folder can be made");
        for (path, text) in &written {
            fs::write(example().join(path), text).expect("it can be written");
        }
    }
    for (path, text) in &written {
        let carried = fs::read_to_string(example().join(path)).unwrap_or_default().replace("\r\n", "\n");
        assert!(carried == *text, "{path} is stale; CCHC_BLESS=1 cargo test --test json_schema writes it anew");
    }
    let carried = fs::read_dir(example().join(FOLDER)).expect("the schemas are there").count();
    assert_eq!(carried, written.iter().filter(|(path, _)| path.starts_with(FOLDER)).count(), "a schema that no kind has");
}

/// A tool of the environment that `CCHC_PYTHON` names.
fn tool(name: &str) -> Command {
    let python = PathBuf::from(std::env::var_os("CCHC_PYTHON").unwrap_or_else(|| "python3".into()));
    let beside = python.parent().map(|folder| folder.join(name)).filter(|path| path.is_file());
    Command::new(beside.unwrap_or_else(|| name.into()))
}

/// Every TOML file of a workspace that has a schema, as paths from its root.
fn documents(folder: &Path) -> Vec<String> {
    let of_bundles: Vec<String> = load::bundles(folder).1;
    let mut found = vec!["cchc.toml".to_owned()];
    for below in ["agencies", "amendments", "receipts", "syntheses"].map(str::to_owned).into_iter().chain(of_bundles) {
        let walk = walkdir::WalkDir::new(folder.join(below)).into_iter().filter_map(Result::ok);
        let toml = walk.filter(|entry| entry.file_type().is_file() && entry.path().extension().is_some_and(|ending| ending == "toml"));
        found.extend(toml.map(|entry| entry.path().strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/")));
    }
    found.sort();
    found
}

/// Lints files of a workspace by a tool; what it said.
fn lint(name: &str, folder: &Path, paths: &[String]) -> (bool, String) {
    let mut command = tool(name);
    match name {
        "tombi" => command.args(["lint", "--offline"]),
        _ => command.args(["check", "--colors", "never"]),
    };
    let Output { status, stdout, stderr } =
        command.current_dir(folder).env("NO_COLOR", "1").args(paths).output().expect("Tombi and Taplo are installed; see CCHC_PYTHON");
    let said = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
    // What was not looked at is not sound.
    let all = match name {
        "tombi" => status.success() && said.contains(&format!("{} file", paths.len())),
        _ => status.success() && said.contains(&format!("total={}", paths.len())),
    };
    (all, said)
}

fn with_schemas(folder: &Path) {
    let written = program(folder).args(["schema", "--write", "--force"]).output().expect("the program runs");
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
}

/// The workspaces in which `cchc validate` finds nothing: the example, and those of cases.
fn sound() -> Vec<PathBuf> {
    let root = repository().join("tests/cases");
    let walk = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let cases: Vec<PathBuf> = walk.filter(|entry| entry.file_name() == "cmd").map(walkdir::DirEntry::into_path).collect();
    let of_case = |cmd: &PathBuf| {
        let case = cmd.parent().expect("a case is a folder");
        let folder = scratch(&Path::new("json-schema/cases").join(case.strip_prefix(&root).expect("below"))).expect("a folder");
        if lay_out(&root, case, &folder).is_err() || !folder.join("cchc.toml").is_file() {
            return None;
        }
        let checked = program(&folder).args(["validate"]).output().expect("the program runs");
        (checked.status.success() && checked.stdout.is_empty()).then_some(folder)
    };
    let mut sound: Vec<PathBuf> = cases.par_iter().filter_map(of_case).collect();
    // Many cases differ only in what is asked of them.
    let mut seen = HashSet::new();
    sound.retain(|folder| {
        let text = |path: String| fs::read(folder.join(&path)).map(|bytes| (path, bytes)).ok();
        seen.insert(documents(folder).into_iter().filter_map(text).collect::<Vec<_>>())
    });
    sound.push(copied("whole"));
    sound
}

/// A copy of the example.
fn copied(name: &str) -> PathBuf {
    let folder = scratch(&Path::new("json-schema").join(name)).expect("a folder");
    copy(&example(), &folder).expect("it can be copied");
    folder
}

#[test]
#[ignore = "needs Tombi and Taplo"]
fn editors_take_what_validate_takes() {
    let sound = sound();
    assert!(sound.len() > 100, "only {} sound workspaces", sound.len());
    let refused = |folder: &PathBuf| {
        with_schemas(folder);
        let paths = documents(folder);
        let by = |name: &str| {
            let (taken, said) = lint(name, folder, &paths);
            (!taken).then(|| format!("--- {name} in {}\n{said}", folder.display()))
        };
        ["tombi", "taplo"].into_iter().filter_map(by).collect::<Vec<_>>()
    };
    let wrong: Vec<String> = sound.par_iter().flat_map(refused).collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), 2 * sound.len(), wrong.join("\n"));
    println!("{} workspaces", sound.len());
}

#[test]
#[ignore = "needs Python with jsonschema"]
fn schemas_keep_their_dialect_and_take_what_validate_takes() {
    let folder = copied("dialect");
    with_schemas(&folder);
    let python = std::env::var_os("CCHC_PYTHON").unwrap_or_else(|| "python3".into());
    let mut check = Command::new(python);
    check.arg(repository().join("tests/schemas/toml.py")).arg(folder.join(FOLDER)).arg(&folder);
    let output = check.output().expect("Python runs; CCHC_PYTHON names another");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("9 schemas"), "{said}");
}

#[test]
#[ignore = "needs Tombi and Taplo"]
fn the_formatters_of_editors_do_as_fmt_does() {
    let folder = copied("formatted");
    let laid_out = program(&folder).args(["fmt"]).output().expect("the program runs");
    assert!(laid_out.status.success(), "{}", String::from_utf8_lossy(&laid_out.stderr));
    with_schemas(&folder);
    let paths = documents(&folder);
    for (name, arguments) in [("tombi", ["format", "--check", "--offline"].as_slice()), ("taplo", &["format", "--check"])] {
        let output = tool(name).current_dir(&folder).args(arguments).args(&paths).output().expect("Tombi and Taplo are installed");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Whether a tool refuses a fault.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// Both do.
    Both,
    /// Taplo hands dates to its validator as text and whole floats as integers, so that it cannot tell.
    Tombi,
}

const PLAN: &str = "agencies/so-y-te/2021/plan.toml";
const REPORT: &str = "agencies/so-y-te/2021/q2.toml";

/// Faults: what is wrong, in which file, what stands there, what is put in its place, who refuses it.
const FAULTS: [(&str, &str, &str, &str, By); 27] = [
    ("an unknown key", PLAN, "lead = \"Văn phòng Sở\"", "lead = \"Văn phòng Sở\"\nleed = \"Văn phòng Sở\"", By::Both),
    ("an unknown table", PLAN, "[task.SYT-02]", "[tak.SYT-02]", By::Both),
    ("a key in the wrong table", PLAN, "[agency-plan]", "[agency-plan]\nquarter = 1", By::Both),
    ("a missing key", PLAN, "product = \"Tin, bài; nội dung sinh hoạt hằng tháng\"\n", "", By::Both),
    ("none of several", PLAN, "implements = [\"1.1\", \"1.2\"]\n", "", By::Both),
    ("an unknown agency", PLAN, "support = [\"so-noi-vu\"]", "support = [\"so-noi-v\"]", By::Both),
    ("an unknown task of the province", PLAN, "[\"1.1\", \"1.2\"]", "[\"1.1\", \"1.99\"]", By::Both),
    ("an id twice", PLAN, "[\"1.1\", \"1.2\"]", "[\"1.1\", \"1.1\"]", By::Both),
    ("an id as a number", PLAN, "[\"1.1\", \"1.2\"]", "[1.1, \"1.2\"]", By::Both),
    ("a deadline in words", PLAN, "due = \"ongoing\"", "due = \"Quý II/2021\"", By::Both),
    ("a deadline of no quarter", PLAN, "due = \"ongoing\"", "due = \"2021-Q5\"", By::Both),
    ("money as a fraction", PLAN, "autonomous = 9_000_000", "autonomous = 9.5", By::Both),
    ("money with points", PLAN, "autonomous = 9_000_000", "autonomous = 12.000", By::Tombi),
    ("money below nothing", PLAN, "autonomous = 9_000_000", "autonomous = -9", By::Both),
    ("a blank text", PLAN, "product = \"Tin, bài; nội dung sinh hoạt hằng tháng\"", "product = \" \"", By::Both),
    ("no quarter", REPORT, "quarter = 2\n", "", By::Both),
    ("a quarter of five", REPORT, "quarter = 2", "quarter = 5", By::Both),
    ("percent with its sign", REPORT, "percent = 45", "percent = \"45%\"", By::Both),
    ("percent above all", REPORT, "percent = 45", "percent = 145", By::Both),
    ("a date as people write it", REPORT, "started = 2021-01-11", "started = \"11/01/2021\"", By::Both),
    ("a date as text", REPORT, "started = 2021-01-11", "started = \"2021-01-11\"", By::Tombi),
    ("a word for true", REPORT, "carried-out = true", "carried-out = \"có\"", By::Both),
    ("an unknown indicator", REPORT, "[in-period]", "[in-period]\nho-so-la = 1", By::Both),
    ("evidence without its date", REPORT, ", date = 2021-06-04", "", By::Both),
    ("an unknown rule", "cchc.toml", "[calendar]", "[rules]\nplan-mising = \"deny\"\n\n[calendar]", By::Both),
    ("an unknown level", "cchc.toml", "[calendar]", "[rules]\nplan-missing = \"error\"\n\n[calendar]", By::Both),
    ("a receipt of nobody", "receipts/2021.toml", "[q1]", "[q1]\nso-la = 2021-03-17", By::Both),
];

#[test]
#[ignore = "needs Tombi and Taplo"]
fn editors_refuse_what_the_schemas_forbid() {
    let folder = copied("faults");
    let mut wrong = Vec::new();
    for (what, path, stands, put, by) in FAULTS {
        let file = folder.join(path);
        let sound = fs::read_to_string(&file).expect("the file is there");
        let faulty = sound.replacen(stands, put, 1);
        assert_ne!(faulty, sound, "{what}: {path} has no {stands:?}");
        fs::write(&file, faulty).expect("it can be written");
        let checked = program(&folder).args(["validate", "--strict"]).output().expect("the program runs");
        if checked.status.success() {
            wrong.push(format!("{what}: validate takes it"));
        }
        for (name, refuses) in [("tombi", true), ("taplo", by == By::Both)] {
            let (taken, said) = lint(name, &folder, &[path.to_owned()]);
            if taken == refuses {
                wrong.push(format!("{what}: {name} {}\n{said}", if taken { "takes it" } else { "refuses it" }));
            }
        }
        fs::write(&file, sound).expect("it can be written");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let whole = documents(&folder);
    for name in ["tombi", "taplo"] {
        let (taken, said) = lint(name, &folder, &whole);
        assert!(taken, "{said}");
    }
}
