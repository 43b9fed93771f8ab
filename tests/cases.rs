//! Functional cases: each folder of `tests/cases` that has a `cmd` is a test.
//!
//! ```text
//! cmd       the arguments, one a line; `#` begins a comment; `env NAME=VALUE` sets a variable ([DIR]: the folder); `base` starts from tests/cases/base
//! in/       files laid over an empty folder (or over the base), in which the program runs
//! remove    paths taken away again, one a line
//! stdout, stderr, exit      what is expected
//! out/      files as they must be afterwards; what a `--fix` left may have nothing left to fix
//! expect    findings that no comment can stand beside, one a line: `path:line CODE`
//! ```
//!
//! A case under `rule/`, and any other that has such a comment, says in its files which findings it expects: `#~ C0301` at the end of
//! the line, or `#~^ C0301` on a line below it, one `^` a line. The run fails on every finding that is not expected and every one that
//! is missing.
//!
//! `CCHC_BLESS=1 cargo test --test cases` writes what was seen over what was expected: read the difference before you commit it.
//! A path of this machine and the program's version stand as `[DIR]` and `[VERSION]`.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};

#[path = "support/case.rs"]
mod case;
mod support;

use case::lay_out;
use support::scratch;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders = Vec::new();
    collect(&root, &mut folders);
    let mut trials: Vec<Trial> = folders
        .into_iter()
        .map(|folder| {
            let name = folder.strip_prefix(&root).unwrap_or(&folder).to_string_lossy().replace('\\', "/");
            let root = root.clone();
            Trial::test(name, move || run(&root, &folder))
        })
        .collect();
    trials.push(Trial::test("every rule has a bad case and a good one", move || rules_are_covered(&root)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.join("cmd").is_file() {
        found.push(folder.to_path_buf());
        return;
    }
    let mut inner: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    inner.sort();
    for folder in inner {
        collect(&folder, found);
    }
}

fn run(root: &Path, case: &Path) -> Result<(), Failed> {
    let work = scratch(&Path::new("cases").join(case.strip_prefix(root)?))?;
    let mut program = lay_out(root, case, &work)?;
    let output = program.output()?;
    let clean = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .replace(&*work.to_string_lossy(), "[DIR]")
            .replace(concat!("cchc ", env!("CARGO_PKG_VERSION")), "cchc [VERSION]")
            .replace(concat!("\"semanticVersion\": \"", env!("CARGO_PKG_VERSION"), "\""), "\"semanticVersion\": \"[VERSION]\"")
    };
    let code = output.status.code().map_or_else(|| "killed".to_owned(), |code| code.to_string());
    let seen = [("stdout", clean(&output.stdout)), ("stderr", clean(&output.stderr)), ("exit", format!("{code}\n"))];

    let bless = std::env::var_os("CCHC_BLESS").is_some();
    let mut differ = Vec::new();
    for (name, seen) in seen {
        let path = case.join(name);
        if bless {
            fs::write(&path, seen)?;
            continue;
        }
        let expected = fs::read_to_string(&path).map_err(|error| format!("{}: {error}; CCHC_BLESS=1 writes it", path.display()))?;
        if expected != seen {
            differ.push(format!("--- {name} expected\n{expected}\n--- {name} seen\n{seen}"));
        }
    }
    let mut afterwards = Vec::new();
    below(&case.join("out"), &mut afterwards);
    for path in afterwards {
        let seen = fs::read(work.join(path.strip_prefix(case.join("out"))?))?;
        if bless {
            fs::write(&path, seen)?;
        } else if fs::read(&path)? != seen {
            differ.push(format!("--- {} is now\n{}", path.display(), String::from_utf8_lossy(&seen)));
        }
    }
    if program.get_args().any(|argument| argument == "--fix") {
        let again = program.arg("--diff").output()?;
        if !again.stdout.is_empty() || again.status.code() != Some(0) {
            differ.push(format!("--- a second --fix would still change\n{}", String::from_utf8_lossy(&again.stdout)));
        }
        return if differ.is_empty() { Ok(()) } else { Err(differ.join("\n").into()) };
    }
    let expected = expectations(case)?;
    if !expected.is_empty() || case.starts_with(root.join("rule")) {
        program.args(["--format", "short", "--lang", "en"]);
        let seen = found(&String::from_utf8_lossy(&program.output()?.stdout));
        for missing in without(&expected, &seen) {
            differ.push(format!("--- expected and not found: {missing}"));
        }
        for unexpected in without(&seen, &expected) {
            differ.push(format!("--- found and not expected: {unexpected}"));
        }
    }
    if differ.is_empty() { Ok(()) } else { Err(differ.join("\n").into()) }
}

/// The findings a case says it expects, as `path:line CODE`.
fn expectations(case: &Path) -> Result<Vec<String>, Failed> {
    let mut files = Vec::new();
    below(&case.join("in"), &mut files);
    let mut expected: Vec<String> = fs::read_to_string(case.join("expect"))
        .unwrap_or_default()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    for path in files {
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        let shown = path.strip_prefix(case.join("in"))?.to_string_lossy().replace('\\', "/");
        for (number, line) in text.lines().enumerate() {
            let Some((_, said)) = line.split_once("#~") else { continue };
            let above = said.len() - said.trim_start_matches('^').len();
            for code in said.trim_start_matches('^').split_whitespace() {
                expected.push(format!("{shown}:{} {code}", number + 1 - above));
            }
        }
    }
    Ok(expected)
}

/// Every regular file below a folder.
fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => below(&entry.path(), found),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
}

/// The findings of a run in the short format, as `path:line CODE`.
fn found(short: &str) -> Vec<String> {
    let of_line = |line: &str| {
        let (place, rest) = line.split_once(": ")?;
        let (place, _) = place.rsplit_once(':')?;
        let code = rest.split_once('[')?.1.split_once(']')?.0;
        Some(format!("{place} {code}"))
    };
    short.lines().filter_map(of_line).collect()
}

/// What `some` has more often than `others`.
fn without(some: &[String], others: &[String]) -> Vec<String> {
    let mut left = others.to_vec();
    let mut more = Vec::new();
    for one in some {
        match left.iter().position(|other| other == one) {
            Some(at) => {
                left.swap_remove(at);
            }
            None => more.push(one.clone()),
        }
    }
    more
}

/// `tests/cases/rule/<CODE>-<name>/bad` shows the finding and its code; `…/good` shows nothing of it.
fn rules_are_covered(root: &Path) -> Result<(), Failed> {
    let mut faults = Vec::new();
    for rule in cchc::check::catalogue() {
        let folder = root.join("rule").join(format!("{}-{}", rule.code, rule.name));
        let shown = |case: &str| fs::read_to_string(folder.join(case).join("stdout"));
        let code = format!("[{}]", rule.code);
        match shown("bad") {
            Ok(text) if text.contains(&code) => {}
            Ok(_) => faults.push(format!("{}/bad does not show {code}", folder.display())),
            Err(error) => faults.push(format!("{}/bad: {error}", folder.display())),
        }
        match shown("good") {
            Ok(text) if !text.contains(&code) => {}
            Ok(_) => faults.push(format!("{}/good shows {code}", folder.display())),
            Err(error) => faults.push(format!("{}/good: {error}", folder.display())),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}
