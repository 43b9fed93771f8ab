//! JSON, for programs. `docs/findings-json.md` is its reference and its promise: within a version, fields may be added and none is
//! changed, so whatever is added here is added there.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::value::RawValue;

use super::layout::{json, list};
use super::{Diagnostic, Sheet};
use crate::level::Level;
use crate::source::{Place, Position, Sources};

/// A field of a finding a line; what is inside of one, a position or an edit, on that line.
const DEPTH: usize = 3;

#[derive(Serialize)]
struct Output {
    format: &'static str,
    version: u32,
    language: &'static str,
    diagnostics: Vec<Box<RawValue>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    name: &'static str,
    level: &'static str,
    path: &'a str,
    start: Spot,
    end: Spot,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    paste: Option<&'a str>,
    related: Vec<Related<'a>>,
    fix: Vec<Edit<'a>>,
    explain: String,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    start: Spot,
    end: Spot,
    label: &'a str,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: Spot,
    end: Spot,
    text: &'a str,
}

#[derive(Serialize)]
struct Spot {
    line: usize,
    column: usize,
    byte: usize,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    files_with_findings: usize,
    files_checked: usize,
}

/// Gives every diagnostic with all it has.
pub(super) fn render(sheet: &Sheet<'_>) -> String {
    let count = |level: Level| sheet.diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count();
    let files: HashSet<_> = sheet.diagnostics.iter().map(|diagnostic| diagnostic.finding.place.file).collect();
    let output = Output {
        format: "cchc-findings",
        version: 1,
        language: sheet.language.code(),
        diagnostics: list(sheet.diagnostics, |diagnostic| entry(diagnostic, sheet), DEPTH, 2),
        summary: Summary {
            errors: count(Level::Deny),
            warnings: count(Level::Warn),
            files_with_findings: files.len(),
            files_checked: sheet.checked.len(),
        },
    };
    json(&output, DEPTH)
}

fn entry<'a>(diagnostic: &'a Diagnostic, sheet: &Sheet<'a>) -> Entry<'a> {
    let (finding, sources, language) = (&diagnostic.finding, sheet.sources, sheet.language);
    let (start, end) = ends(finding.place, sources);
    let related = finding.related.iter().map(|related| {
        let (start, end) = ends(related.place, sources);
        Related { path: sources.path(related.place.file), start, end, label: related.label.in_language(language) }
    });
    let fix = finding.fix.iter().map(|edit| {
        let (start, end) = ends(edit.place, sources);
        Edit { start, end, text: &edit.text }
    });
    Entry {
        code: finding.rule.code,
        name: finding.rule.name,
        level: if diagnostic.level == Level::Deny { "deny" } else { "warn" },
        path: sources.path(finding.place.file),
        start,
        end,
        message: finding.title.in_language(language),
        label: finding.label.as_ref().map(|label| label.in_language(language)),
        help: finding.help.as_ref().map(|help| help.in_language(language)),
        paste: finding.paste.as_deref(),
        related: related.collect(),
        fix: fix.collect(),
        explain: format!("cchc explain {}", finding.rule.code),
    }
}

fn ends(place: Place, sources: &Sources) -> (Spot, Spot) {
    let spot = |Position { line, column, byte }: Position| Spot { line, column, byte };
    (spot(sources.position(place)), spot(sources.end_position(place)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::sample::{self, NAMED, STRICT};
    use super::*;
    use crate::language::Text;
    use crate::source::SourceFile;

    fn read(diagnostics: &[Diagnostic], sources: &Sources) -> Value {
        let sheet = Sheet { checked: &["a.toml", "b.toml"], ..sample::sheet(diagnostics, sources) };
        serde_json::from_str(&render(&sheet)).expect("it is JSON")
    }

    fn found() -> Value {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a.toml".into(), "ế = 1\ny = 2\n".into()));
        let broken = sources.add(SourceFile::new("b.toml".into(), String::new()));
        let mut one = sample::error(&STRICT, Place::new(file, &(6..7)), "e");
        one.finding =
            one.finding.label(Text::same("l")).help(Text::same("h")).paste("p").related(Place::new(file, &(10..11)), Text::same("r"));
        one.finding = one.finding.fix(Place::new(file, &(6..7)), "3");
        read(&[one, sample::warning(&NAMED, Place::new(broken, &(5..9)), "w")], &sources)
    }

    #[test]
    fn every_field_has_its_value() {
        let found = found();
        let spot = |line: usize, column: usize, byte: usize| json!({ "line": line, "column": column, "byte": byte });
        assert_eq!((&found["format"], &found["version"], &found["language"]), (&json!("cchc-findings"), &json!(1), &json!("en")));
        assert_eq!(
            found["diagnostics"][0],
            json!({
                "code": "C9001", "name": "strict", "level": "deny", "path": "a.toml", "start": spot(1, 5, 6), "end": spot(1, 6, 7),
                "message": "e", "label": "l", "help": "h", "paste": "p",
                "related": [{ "path": "a.toml", "start": spot(2, 3, 10), "end": spot(2, 4, 11), "label": "r" }],
                "fix": [{ "start": spot(1, 5, 6), "end": spot(1, 6, 7), "text": "3" }],
                "explain": "cchc explain C9001",
            })
        );
        assert_eq!((&found["diagnostics"][1]["level"], &found["diagnostics"][1]["label"]), (&json!("warn"), &Value::Null));
        assert_eq!((&found["diagnostics"][1]["start"], &found["diagnostics"][1]["end"]), (&spot(1, 1, 0), &spot(1, 1, 0)));
        assert_eq!(found["summary"], json!({ "errors": 1, "warnings": 1, "files_with_findings": 2, "files_checked": 2 }));
    }

    #[test]
    fn nothing_found_is_an_empty_list() {
        let found = read(&[], &Sources::default());
        assert_eq!(found["diagnostics"], json!([]));
        assert_eq!(found["summary"]["errors"], 0);
    }

    #[test]
    fn every_field_is_documented_in_both_languages() {
        fn keys(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(fields) => fields.iter().for_each(|(key, value)| {
                    found.push(format!("| `{key}` |"));
                    keys(value, found);
                }),
                Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
                _ => {}
            }
        }
        let mut wanted = Vec::new();
        keys(&found(), &mut wanted);
        let (vietnamese, english) = include_str!("../../docs/findings-json.md").split_once("# Findings as JSON").expect("it has two parts");
        for key in wanted {
            assert!(vietnamese.contains(&key) && english.contains(&key), "docs/findings-json.md lacks {key}");
        }
    }
}
