//! The XML of `JUnit`, which GitLab, Jenkins and others show as test results: a suite a file, a case a finding.
//!
//! An error is a case that failed. A warning is a case that passed and has something to say, since test results know nothing between.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use rayon::prelude::*;

use super::{Diagnostic, Sheet, level_word, told};
use crate::language::{Language, printable};
use crate::level::Level;
use crate::source::FileId;

/// Gives a suite for every file that was checked, and for every other that has a finding.
pub(super) fn render(sheet: &Sheet<'_>) -> String {
    let mut of_file: HashMap<&str, &[Diagnostic]> = HashMap::new();
    let mut files: Vec<&str> = sheet.checked.to_vec();
    let checked: HashSet<&str> = files.iter().copied().collect();
    for found in sheet.diagnostics.chunk_by(|one, other| file(one) == file(other)) {
        let path = sheet.sources.path(file(&found[0]));
        if of_file.insert(path, found).is_none() && !checked.contains(path) {
            files.push(path);
        }
    }
    let failures = failed(sheet.diagnostics);
    let clean = files.iter().filter(|path| !of_file.contains_key(*path)).count();
    let tests = sheet.diagnostics.len() + clean;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // A string never fails to be written to.
    let _ = writeln!(xml, "<testsuites name=\"cchc validate\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">");
    let suite = |path: &&str| suite(path, of_file.get(path).copied().unwrap_or_default(), sheet);
    xml.push_str(&files.par_iter().map(suite).collect::<Vec<String>>().concat());
    xml.push_str("</testsuites>\n");
    xml
}

fn file(diagnostic: &Diagnostic) -> FileId {
    diagnostic.finding.place.file
}

fn failed(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Deny).count()
}

fn suite(path: &str, found: &[Diagnostic], sheet: &Sheet<'_>) -> String {
    let mut xml = String::new();
    let (tests, failures, path) = (found.len().max(1), failed(found), attribute(path));
    let _ = writeln!(xml, "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">");
    if found.is_empty() {
        let name = sheet.language.pick("không có lỗi, không có cảnh báo", "no errors, no warnings");
        let _ = writeln!(xml, "    <testcase classname=\"{path}\" name=\"{name}\" file=\"{path}\"/>");
    }
    // A case is known by its name from run to run: no line in it, which moves, but a number where two say the same.
    let mut said: HashMap<String, usize> = HashMap::new();
    for diagnostic in found {
        let finding = &diagnostic.finding;
        let mut name = format!("{}: {}", finding.rule.code, finding.title.in_language(sheet.language));
        let count = said.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            let _ = write!(name, " ({count})");
        }
        case(&mut xml, &path, &name, diagnostic, sheet);
    }
    xml.push_str("  </testsuite>\n");
    xml
}

fn case(xml: &mut String, path: &str, name: &str, diagnostic: &Diagnostic, sheet: &Sheet<'_>) {
    let (finding, language) = (&diagnostic.finding, sheet.language);
    let at = sheet.sources.position(finding.place);
    let name = attribute(name);
    let _ = writeln!(xml, "    <testcase classname=\"{path}\" name=\"{name}\" file=\"{path}\" line=\"{}\">", at.line);
    let words = words(diagnostic, sheet, language);
    let _ = if diagnostic.level == Level::Deny {
        let message = attribute(finding.title.in_language(language));
        writeln!(xml, "      <failure type=\"{}\" message=\"{message}\">{words}</failure>", finding.rule.code)
    } else {
        writeln!(xml, "      <system-out>{words}</system-out>")
    };
    xml.push_str("    </testcase>\n");
}

/// The line `short` prints, and what else there is to say below it.
fn words(diagnostic: &Diagnostic, sheet: &Sheet<'_>, language: Language) -> String {
    let finding = &diagnostic.finding;
    let (at, path) = (sheet.sources.position(finding.place), sheet.sources.path(finding.place.file));
    let (word, code) = (level_word(diagnostic.level, language), finding.rule.code);
    let more = language.pick("tìm hiểu thêm", "more");
    let told = told(finding, language);
    content(&format!("{path}:{}:{}: {word}[{code}] {told}\n{more}: cchc explain {code}", at.line, at.column))
}

/// A text as the value of an attribute, where a reader takes line ends for blanks unless they are escaped.
fn attribute(text: &str) -> String {
    content(text).replace('"', "&quot;").replace('\n', "&#10;")
}

/// A text between tags, without the characters that XML 1.0 forbids even escaped.
fn content(text: &str) -> String {
    let printed = printable(text);
    let mut escaped = String::with_capacity(printed.len() + printed.len() / 8);
    for letter in printed.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, NAMED, STRICT};
    use super::*;
    use crate::source::{Place, SourceFile, Sources};

    #[test]
    fn suites_and_counts() {
        let mut sources = Sources::default();
        let (clean, found) = (SourceFile::new("a.toml".into(), String::new()), SourceFile::new("b.toml".into(), "x = 1\n".into()));
        let (_, found) = (sources.add(clean), sources.add(found));
        let bundle = sources.add(SourceFile::new("<mau>/plan.toml".into(), "x = 1\n".into()));
        let at = Place::new(found, &(0..1));
        let diagnostics = [
            sample::error(&STRICT, at, "e"),
            sample::error(&STRICT, at, "e"),
            sample::warning(&NAMED, at, "w"),
            sample::error(&STRICT, Place::top(bundle), "e"),
        ];
        let xml = render(&Sheet { checked: &["a.toml", "b.toml"], ..sample::sheet(&diagnostics, &sources) });
        let heads: Vec<&str> = xml.lines().filter(|line| line.contains("<testsuite")).map(str::trim).collect();
        assert_eq!(
            heads,
            [
                "<testsuites name=\"cchc validate\" tests=\"5\" failures=\"3\" errors=\"0\" skipped=\"0\">",
                "<testsuite name=\"a.toml\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">",
                "<testsuite name=\"b.toml\" tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\">",
                "<testsuite name=\"&lt;mau&gt;/plan.toml\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">",
            ]
        );
        assert!(xml.contains("name=\"C9001: e\"") && xml.contains("name=\"C9001: e (2)\""), "{xml}");
        assert_eq!(xml.matches("<failure").count(), 3);
        assert_eq!(xml.matches("<system-out>").count(), 1);
    }

    #[test]
    fn nothing_forbidden_stands_in_the_xml() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a\"<&>.toml".into(), "x = 1\n".into()));
        let title = "]]> <x a='\"'>&amp;\u{0}\u{b}\u{1b}\u{fffe}\u{ffff}\u{85}\r\ny";
        let xml = render(&sample::sheet(&[sample::error(&STRICT, Place::top(file), title)], &sources));
        assert!(xml.contains("file=\"a&quot;&lt;&amp;&gt;.toml\""), "{xml}");
        let said = "]]&gt; &lt;x a='&quot;'&gt;&amp;amp;␀␋␛\u{fffd}\u{fffd}\u{fffd}␍&#10;y";
        assert!(xml.contains(&format!("message=\"{said}\"")), "{xml}");
        assert!(xml.chars().all(|letter| letter == '\n' || letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}')));
    }

    #[test]
    fn nothing_checked_is_still_a_document() {
        let xml = render(&sample::sheet(&[], &Sources::default()));
        assert!(xml.contains("<testsuites name=\"cchc validate\" tests=\"0\"") && xml.ends_with("</testsuites>\n"), "{xml}");
    }
}
