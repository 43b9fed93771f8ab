//! Workflow commands of GitHub Actions: printed by a step, they become annotations on the lines of a pull request.
//!
//! A command is a line, `::error file=…,line=…::words`. Whatever comes from files is escaped so that it stays within its line and its
//! property: no text can begin a command of its own.

use std::fmt::Write as _;

use rayon::prelude::*;

use super::{Diagnostic, Sheet, clipped, told};
use crate::language::printable;
use crate::level::Level;

/// How long a title may be, in characters. GitHub's REST documentation, “Create a check run”, `annotations.title`.
const TITLE: usize = 255;

/// How much of a message the runner passes on, in characters: `_maxIssueMessageLength` of actions/runner.
const MESSAGE: usize = 4096;

/// Gives a command a diagnostic, errors first: GitHub makes annotations of only the first ten of each kind in a step.
pub(super) fn render(sheet: &Sheet<'_>) -> String {
    let commands = |(level, word): (Level, &str)| {
        let of_level: Vec<&Diagnostic> = sheet.diagnostics.iter().filter(|diagnostic| diagnostic.level == level).collect();
        of_level.par_iter().map(|diagnostic| command(word, diagnostic, sheet)).collect::<Vec<String>>().concat()
    };
    [(Level::Deny, "error"), (Level::Warn, "warning")].map(commands).concat()
}

fn command(word: &str, diagnostic: &Diagnostic, sheet: &Sheet<'_>) -> String {
    let finding = &diagnostic.finding;
    let mut command = String::with_capacity(512);
    let shown = &mut command;
    let (start, end) = (sheet.sources.position(finding.place), sheet.sources.end_position(finding.place));
    let _ = write!(shown, "::{word} file=");
    escaped(shown, &printable(sheet.sources.path(finding.place.file)), true);
    let _ = write!(shown, ",line={},endLine={}", start.line, end.line);
    // Annotations have columns on one line only; GitHub asks to leave them out otherwise.
    if start.line == end.line {
        let _ = write!(shown, ",col={},endColumn={}", start.column, end.column);
    }
    let title = format!("{} {}", finding.rule.code, finding.rule.summary.in_language(sheet.language));
    shown.push_str(",title=");
    escaped(shown, &clipped(&printable(&title), TITLE), true);
    let more = format!("\n{}: cchc explain {}", sheet.language.pick("tìm hiểu thêm", "more"), finding.rule.code);
    let words = told(finding, sheet.language);
    shown.push_str("::");
    escaped(shown, &clipped(&words, MESSAGE - more.chars().count()), false);
    escaped(shown, &more, false);
    shown.push('\n');
    command
}

/// Appends a text as a command's data, or as a property's value, which has two more letters that end it.
fn escaped(shown: &mut String, text: &str, property: bool) {
    for letter in text.chars() {
        match letter {
            '%' => shown.push_str("%25"),
            '\r' => shown.push_str("%0D"),
            '\n' => shown.push_str("%0A"),
            ':' if property => shown.push_str("%3A"),
            ',' if property => shown.push_str("%2C"),
            _ => shown.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, NAMED, STRICT};
    use super::*;
    use crate::language::Text;
    use crate::source::{Place, SourceFile, Sources};

    #[test]
    fn no_text_begins_a_command_or_a_property() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a,line=9::b\r\n::error::c.toml".into(), "x = 1\n".into()));
        let mut diagnostic = sample::error(&STRICT, Place::new(file, &(0..1)), "100%\r\n::stop-commands::x\u{1b}[31m");
        diagnostic.finding = diagnostic.finding.label(Text::same("a\n::set-output name=x::y"));
        let shown = render(&sample::sheet(&[diagnostic], &sources));
        assert_eq!(shown.lines().count(), 1, "{shown}");
        let path = "a%2Cline=9%3A%3Ab␍%0A%3A%3Aerror%3A%3Ac.toml";
        assert!(
            shown.starts_with(&format!("::error file={path},line=1,endLine=1,col=1,endColumn=2,title=C9001 words::100%25␍%0A::stop")),
            "{shown}"
        );
        assert!(shown.ends_with("%0Amore: cchc explain C9001\n") && !shown.contains('\u{1b}'), "{shown}");
    }

    #[test]
    fn errors_go_first() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a.toml".into(), "x = 1\n".into()));
        let at = Place::top(file);
        let shown = render(&sample::sheet(&[sample::warning(&NAMED, at, "w"), sample::error(&STRICT, at, "e")], &sources));
        let words: Vec<&str> = shown.lines().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(words, ["::error", "::warning"]);
    }

    #[test]
    fn columns_stand_on_one_line_only_and_long_words_are_cut() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a.toml".into(), "x = \"\"\"\na\n\"\"\"\n".into()));
        let shown = render(&sample::sheet(&[sample::error(&STRICT, Place::new(file, &(4..13)), &"ế".repeat(9_999))], &sources));
        assert!(shown.starts_with("::error file=a.toml,line=1,endLine=3,title="), "{shown}");
        let message = shown.trim_end().rsplit("::").next().expect("it has a message").replace("%0A", "\n");
        assert_eq!(message.chars().count(), MESSAGE);
        assert!(message.ends_with("ế…\nmore: cchc explain C9001"));
    }

    #[test]
    fn nothing_found_prints_nothing() {
        assert_eq!(render(&sample::sheet(&[], &Sources::default())), "");
    }
}
