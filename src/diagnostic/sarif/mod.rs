//! SARIF 2.1.0, the format in which GitHub code scanning and other tools take findings.
//!
//! One run; the pages of the rules that found something, since those of all would be most of a usual file and are of no use beside no
//! result; one location a result. Paths are from the workspace's root, which is `%SRCROOT%` and best the repository's, too.

mod log;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use log::{
    Artifact, Base, Change, Configuration, Content, Descriptor, Driver, Fingerprints, Fix, Help, Invocation, Log, Message, Notification,
    Outcome, Physical, Properties, Reference, Region, Replacement, Run, Site, Tool,
};

use super::finding::Finding;
use super::layout::{json, list};
use super::rule::{Part, Rule};
use super::{Diagnostic, Sheet, clipped, told};
use crate::language::{Language, printable};
use crate::level::Level;
use crate::source::{Place, Sources};

/// What GitHub code scanning takes: a file beyond one of these is refused, or what is beyond is not shown.
///
/// From <https://docs.github.com/en/code-security/code-scanning>: “SARIF support for code scanning” and, for the numbers, “SARIF results
/// exceed one or more limits”. The file itself may have 10 MB when compressed; [`RESULTS`](limit::RESULTS) clipped ones stay well below.
mod limit {
    /// Results in a run. It stores the worst 5,000 of them; others who read SARIF show all.
    pub(super) const RESULTS: usize = 25_000;
    /// Places of a result that are shown; from 1,000 on the file is refused.
    pub(super) const LOCATIONS: usize = 100;
    /// Characters of a rule's description.
    pub(super) const DESCRIPTION: usize = 1000;
    /// Characters of a message: our own limit, against a file that puts a book into a value.
    pub(super) const MESSAGE: usize = 4000;
    /// Bytes of a quoted place: our own limit.
    pub(super) const SNIPPET: usize = 1000;
    #[cfg(test)]
    pub(super) const RUNS: usize = 20;
    #[cfg(test)]
    pub(super) const RULES: usize = 25_000;
    /// Tags of a rule that are shown; from 20 on the file is refused.
    #[cfg(test)]
    pub(super) const TAGS: usize = 10;
}

/// A result a line: a fifth of the size of one fully broken into lines, and still to be read, searched and compared line by line.
const DEPTH: usize = 4;

/// What paths are from.
const ROOT: &str = "%SRCROOT%";

/// Gives every diagnostic; of too many the errors first, and says of which rules some were left out.
pub(super) fn render(sheet: &Sheet<'_>) -> String {
    let (kept, left_out) = within(sheet.diagnostics, limit::RESULTS);
    let found: HashSet<&str> = sheet.diagnostics.iter().map(|diagnostic| diagnostic.finding.rule.code).collect();
    let rules = || sheet.rules.iter().filter(|rule| found.contains(rule.code));
    let indices: HashMap<&str, usize> = rules().enumerate().map(|(index, rule)| (rule.code, index)).collect();
    let fingerprints = fingerprints(&kept, sheet.sources);
    let results: Vec<(&Diagnostic, String)> = kept.into_iter().zip(fingerprints).collect();
    let described = sheet.language.pick("Thư mục gốc của không gian làm việc", "The workspace's root");
    let log = Log {
        schema: "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "cchc",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules().map(|rule| descriptor(rule, sheet.language)).collect(),
                },
            },
            language: sheet.language.code(),
            column_kind: "unicodeCodePoints",
            original_uri_base_ids: BTreeMap::from([(ROOT, Base { description: message(described) })]),
            results: list(&results, |(diagnostic, print)| outcome(diagnostic, sheet, &indices, print), DEPTH, 4),
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: left_out
                    .into_iter()
                    .map(|(code, count)| Notification {
                        level: "warning",
                        message: message(&left_out_words(code, count, sheet.language)),
                        associated_rule: Reference { id: code, index: indices.get(code).copied() },
                    })
                    .collect(),
            }],
        }],
    };
    json(&log, DEPTH)
}

/// As many diagnostics as fit, and how many of which rule do not. When all fit they keep their order, otherwise errors go first.
fn within(diagnostics: &[Diagnostic], most: usize) -> (Vec<&Diagnostic>, BTreeMap<&'static str, usize>) {
    let mut kept: Vec<&Diagnostic> = diagnostics.iter().collect();
    let mut left_out = BTreeMap::new();
    if kept.len() > most {
        kept.sort_by_key(|diagnostic| diagnostic.level != Level::Deny);
        for diagnostic in kept.drain(most..) {
            *left_out.entry(diagnostic.finding.rule.code).or_default() += 1;
        }
    }
    (kept, left_out)
}

fn left_out_words(code: &str, count: usize, language: Language) -> String {
    let number = |count: usize| language.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let (count, most) = (number(count), number(limit::RESULTS));
    language.pick(
        format!("Tệp SARIF chỉ chứa {most} kết quả; của {code} còn {count} kết quả không có trong tệp này"),
        format!("A SARIF file holds {most} results; {count} of {code} are not in this one"),
    )
}

fn descriptor(rule: &Rule, language: Language) -> Descriptor<'static> {
    let level = severity(rule.level);
    let of_rule = |text: &str| message(&clipped(text, limit::DESCRIPTION));
    Descriptor {
        id: rule.code,
        name: rule.name,
        short_description: of_rule(rule.summary.in_language(language)),
        full_description: of_rule(rule.why.in_language(language)),
        help: help(rule, language),
        default_configuration: Configuration { enabled: rule.level != Level::Allow, level },
        properties: Properties { tags: vec![tag(rule.code)], severity: level },
    }
}

fn help(rule: &Rule, language: Language) -> Help {
    let (mut text, mut markdown) = (String::new(), String::new());
    // What it is stands above the help, as its description. A string never fails to be written to.
    for (heading, part) in &rule.page()[1..] {
        let heading = heading.in_language(language);
        let _ = writeln!(text, "{heading}");
        let _ = write!(markdown, "**{heading}**\n\n");
        let _ = match part {
            Part::Words(words) => {
                let words = words.in_language(language);
                write!(text, "{words}\n\n").and(write!(markdown, "{}\n\n", without_tags(words)))
            }
            Part::Lines(lines) => {
                let lines = lines.trim_end();
                write!(text, "{lines}\n\n").and(write!(markdown, "```toml\n{lines}\n```\n\n"))
            }
        };
    }
    let more = format!("`cchc explain {}`", rule.code);
    Help { text: text + &more, markdown: markdown + &more }
}

/// Markdown in which `<year>` is shown: outside of backticks it would be taken for a tag and vanish.
fn without_tags(words: &str) -> String {
    let parts = words.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 0 { part.replace('<', "\\<") } else { part.to_owned() }).collect::<Vec<_>>().join("`")
}

/// What a rule is about, by the group of its code: something to filter by.
fn tag(code: &str) -> &'static str {
    match code.get(..3) {
        Some("L00") => "files",
        Some("L01") => "values",
        Some("C01") => "references",
        Some("C02") => "plans",
        Some("C03") => "progress",
        Some("C04") => "money",
        Some("C05") => "figures",
        Some("L02") => "text",
        _ => "documents",
    }
}

fn severity(level: Level) -> &'static str {
    if level == Level::Deny { "error" } else { "warning" }
}

fn outcome<'a>(diagnostic: &'a Diagnostic, sheet: &Sheet<'a>, indices: &HashMap<&str, usize>, fingerprint: &'a str) -> Outcome<'a> {
    let (finding, sources, language) = (&diagnostic.finding, sheet.sources, sheet.language);
    let physical = |place: Place| Physical { artifact_location: artifact(sources.path(place.file)), region: region(place, sources, true) };
    let mut words = plain(&clipped(&told(finding, language), limit::MESSAGE));
    let mut related_locations = Vec::new();
    for (id, related) in (1..limit::LOCATIONS).zip(&finding.related) {
        let label = printable(related.label.in_language(language));
        // GitHub shows another place only where the message links to it.
        let _ = write!(words, "\n[{}]({id})", bracketed(&clipped(&label, limit::MESSAGE / 10)));
        let message = Some(message(&plain(&clipped(&label, limit::MESSAGE))));
        related_locations.push(Site { id: Some(id), physical_location: physical(related.place), message });
    }
    Outcome {
        rule_id: finding.rule.code,
        rule_index: indices.get(finding.rule.code).copied(),
        level: severity(diagnostic.level),
        message: Message { text: words },
        locations: [Site { id: None, physical_location: physical(finding.place), message: None }],
        related_locations,
        fingerprints: Fingerprints { primary_location_line_hash: fingerprint },
        fixes: fixes(finding, sheet),
    }
}

fn fixes<'a>(finding: &'a Finding, sheet: &Sheet<'a>) -> Vec<Fix<'a>> {
    if finding.fix.is_empty() {
        return Vec::new();
    }
    let help = finding.help.as_ref().unwrap_or(&finding.title).in_language(sheet.language);
    let replacements = finding.fix.iter().map(|edit| Replacement {
        deleted_region: region(edit.place, sheet.sources, false),
        inserted_content: Content { text: &edit.text },
    });
    // A fix is of one file, the finding's own.
    let change = Change { artifact_location: artifact(sheet.sources.path(finding.place.file)), replacements: replacements.collect() };
    vec![Fix { description: message(&plain(&clipped(&printable(help), limit::MESSAGE))), artifact_changes: [change] }]
}

/// What tells each finding from others when lines move: a hash of its rule, its file, the entry it is about and the line it stands on, and
/// a number where these are the same. GitHub takes findings of one print for one alert, so two on a line must differ.
fn fingerprints(diagnostics: &[&Diagnostic], sources: &Sources) -> Vec<String> {
    let hash = |diagnostic: &&Diagnostic| {
        let finding = &diagnostic.finding;
        let mut hash = Sha256::new();
        let line = sources.line(finding.place).trim();
        for part in [finding.rule.code, sources.path(finding.place.file), finding.about.first().map_or("", String::as_str), line] {
            hash.update(part);
            // No part holds a zero, so parts never run into one another.
            hash.update([0]);
        }
        let mut print = [0; 8];
        print.copy_from_slice(&hash.finalize()[..8]);
        u64::from_be_bytes(print)
    };
    let hashes: Vec<u64> = diagnostics.par_iter().map(hash).collect();
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let number = |hash: u64| {
        let count = seen.entry(hash).or_default();
        *count += 1;
        format!("{hash:016x}:{count}")
    };
    hashes.into_iter().map(number).collect()
}

fn region(place: Place, sources: &Sources, quoted: bool) -> Region<'_> {
    let (start, end, text) = (sources.position(place), sources.end_position(place), sources.text(place));
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        snippet: (quoted && text.len() <= limit::SNIPPET).then_some(Content { text }),
    }
}

/// Where a file is: from the workspace's root, or for a file given by its full path from nowhere.
fn artifact(path: &str) -> Artifact {
    let escaped = percent_encoded(path);
    match path.strip_prefix('/') {
        Some(_) => Artifact { uri: format!("file://{escaped}"), uri_base_id: None },
        None => Artifact { uri: escaped, uri_base_id: Some(ROOT) },
    }
}

/// A path as a URI: every byte but letters, digits and `-._~/` as `%XX`.
fn percent_encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn message(text: &str) -> Message {
    Message { text: text.to_owned() }
}

/// A text in which nothing becomes a link: SARIF reads `[words](target)` in a message as one.
///
/// Braces stay as they are, though the letter of SARIF would have them doubled: no message here has arguments to be put between them,
/// and readers show what they find.
fn plain(text: &str) -> String {
    text.replace("](", "] (")
}

/// A text that may stand between the brackets of a link.
fn bracketed(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::sample::{self, NAMED, STRICT};
    use super::*;
    use crate::language::Text;
    use crate::source::{FileId, SourceFile};

    fn read(diagnostics: &[Diagnostic], sources: &Sources) -> Value {
        let written = render(&sample::sheet(diagnostics, sources));
        assert!(written.ends_with("}\n"));
        serde_json::from_str(&written).expect("it is JSON")
    }

    fn results(log: &Value) -> &Vec<Value> {
        log["runs"][0]["results"].as_array().expect("results are a list")
    }

    #[test]
    fn nothing_found_is_a_run_without_results() {
        let log = read(&[], &Sources::default());
        assert!(results(&log).is_empty());
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"], serde_json::json!([]));
        assert_eq!(log["runs"][0]["invocations"][0], serde_json::json!({ "executionSuccessful": true }));
    }

    #[test]
    fn beyond_the_limit_errors_stay_and_the_rest_is_counted_by_rule() {
        let (mut sources, warnings, errors) = (Sources::default(), limit::RESULTS + 7, 3);
        let file = sources.add(SourceFile::new("a.toml".into(), "x = 1\n".repeat(10)));
        let place = |line: usize| Place::new(file, &(line % 10 * 6..line % 10 * 6 + 1));
        let mut diagnostics: Vec<Diagnostic> = (0..warnings).map(|line| sample::warning(&NAMED, place(line), "w")).collect();
        diagnostics.extend((0..errors).map(|line| sample::error(&STRICT, place(line), "e")));
        let log = read(&diagnostics, &sources);
        let results = results(&log);
        assert_eq!(results.len(), limit::RESULTS);
        assert!(results[..errors].iter().all(|result| result["level"] == "error"));
        assert!(results[errors..].iter().all(|result| result["level"] == "warning"));
        let notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().expect("there are notes");
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0]["associatedRule"]["id"], NAMED.code);
        let words = notes[0]["message"]["text"].as_str().expect("it has words");
        assert!(
            words.contains("25,000") && words.contains(&format!("{} of {}", warnings + errors - limit::RESULTS, NAMED.code)),
            "{words}"
        );
    }

    #[test]
    fn at_the_limit_all_stay_in_their_order() {
        let (mut sources, file) = (Sources::default(), FileId::from_index(0));
        sources.add(SourceFile::new("a.toml".into(), "x = 1\n".into()));
        let mut diagnostics = vec![sample::warning(&NAMED, Place::top(file), "w"); limit::RESULTS - 1];
        diagnostics.push(sample::error(&STRICT, Place::top(file), "e"));
        let log = read(&diagnostics, &sources);
        assert_eq!(results(&log).len(), limit::RESULTS);
        assert_eq!(results(&log)[0]["level"], "warning");
        assert!(log["runs"][0]["invocations"][0].get("toolExecutionNotifications").is_none());
    }

    #[test]
    fn every_limit_of_github_is_kept() {
        let (mut sources, long) = (Sources::default(), "ế".repeat(9_999));
        let file = sources.add(SourceFile::new("a.toml".into(), format!("x = \"{long}\"\n")));
        let mut diagnostic = sample::error(&STRICT, Place::new(file, &(4..20_000)), &long);
        for _ in 0..1_234 {
            diagnostic.finding = diagnostic.finding.related(Place::top(file), Text::same(long.clone()));
        }
        let log = read(&[diagnostic, sample::warning(&NAMED, Place::top(file), "w")], &sources);
        assert!(log["runs"].as_array().expect("runs are a list").len() <= limit::RUNS);
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules are a list");
        assert!(rules.len() == 2 && rules.len() <= limit::RULES);
        for rule in rules {
            for field in ["shortDescription", "fullDescription"] {
                let text = rule[field]["text"].as_str().expect("it has words");
                assert!((1..=limit::DESCRIPTION).contains(&text.chars().count()), "{text}");
            }
            assert!(rule["help"]["text"].is_string() && rule["help"]["markdown"].is_string());
            assert!(rule["properties"]["tags"].as_array().expect("tags are a list").len() <= limit::TAGS);
        }
        let result = &results(&log)[0];
        assert_eq!(result["locations"].as_array().map(Vec::len), Some(1));
        assert_eq!(result["relatedLocations"].as_array().map(Vec::len), Some(limit::LOCATIONS - 1));
        assert!(result["message"]["text"].as_str().expect("it has words").chars().count() < 50_000);
        assert!(result["locations"][0]["physicalLocation"]["region"].get("snippet").is_none(), "too long to quote");
    }

    #[test]
    fn paths_are_uris() {
        assert_eq!(artifact("agencies/so-y-te/2021/q1.toml").uri, "agencies/so-y-te/2021/q1.toml");
        assert_eq!(artifact("Sở Y tế/a b.toml").uri, "S%E1%BB%9F%20Y%20t%E1%BA%BF/a%20b.toml");
        assert_eq!(artifact("<mau-2021>/plan.toml").uri, "%3Cmau-2021%3E/plan.toml");
        assert_eq!(artifact("a:b?c#d%.toml").uri, "a%3Ab%3Fc%23d%25.toml");
        let absolute = artifact("/tmp/a b.toml");
        assert_eq!((absolute.uri.as_str(), absolute.uri_base_id), ("file:///tmp/a%20b.toml", None));
    }

    #[test]
    fn fingerprints_stay_when_lines_move_and_differ_on_one_line() {
        let prints = |before: &str| -> Vec<String> {
            let mut sources = Sources::default();
            let file = sources.add(SourceFile::new("a.toml".into(), format!("{before}x = 1\ny = 2\n")));
            let at = |offset: usize| Place::new(file, &(before.len() + offset..before.len() + offset + 1));
            let about = |entry: &str| {
                let mut one = sample::error(&STRICT, at(0), "z");
                one.finding = one.finding.about(entry);
                one
            };
            let two = [sample::error(&STRICT, at(0), "a"), sample::error(&STRICT, at(4), "b")];
            let others = [sample::error(&STRICT, at(6), "c"), sample::warning(&NAMED, at(6), "d"), about("3.1"), about("3.2")];
            let log = read(&[two.as_slice(), others.as_slice()].concat(), &sources);
            let print = |result: &Value| result["partialFingerprints"]["primaryLocationLineHash"].as_str().map(str::to_owned);
            results(&log).iter().filter_map(print).collect()
        };
        let (here, moved) = (prints(""), prints("# một dòng mới\n\n"));
        assert_eq!(here, moved);
        assert_eq!(here.iter().collect::<HashSet<_>>().len(), 6, "{here:?}");
        assert!(here[0].ends_with(":1") && here[1].ends_with(":2") && here[5].ends_with(":1"), "{here:?}");
    }

    #[test]
    fn only_other_places_become_links() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a.toml".into(), "x = 1\n".into()));
        let mut diagnostic = sample::error(&STRICT, Place::top(file), "xem [đây](https://example.com)");
        diagnostic.finding = diagnostic.finding.related(Place::top(file), Text::same("[chỗ](1) kia"));
        let log = read(&[diagnostic], &sources);
        assert_eq!(results(&log)[0]["message"]["text"], "xem [đây] (https://example.com)\n[\\[chỗ\\](1) kia](1)");
        assert_eq!(results(&log)[0]["relatedLocations"][0]["id"], 1);
    }
}
