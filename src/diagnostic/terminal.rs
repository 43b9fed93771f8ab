//! A finding as rustc would show it: code, title, the source line with the place underlined, what to do.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Mark, Origin, Renderer, Snippet};
use rayon::prelude::*;

use super::{Diagnostic, Sheet, level_word};
use crate::language::{Language, Text, printable};
use crate::level::Level;
use crate::source::{FileId, Place, Sources, floor_char};

/// How many findings of one rule in one file are drawn whole when there are more than [`FEW`]; the rest stand below the last of them in
/// a line each.
const WHOLE: usize = 3;

/// How many findings of one rule in one file are all drawn whole.
const FEW: usize = 5;

/// How many of the rest are named.
const NAMED: usize = 5;

/// Draws the diagnostics file by file, an empty line after each. Of many with one rule in one file the first few are drawn whole and
/// the rest folded below them; past the sheet's limit they are only counted, rule by rule.
pub(super) fn render(sheet: &Sheet<'_>) -> String {
    let renderer = if sheet.styled { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    let mut drawn: Vec<(&Diagnostic, Vec<&Diagnostic>)> = Vec::new();
    let mut hidden: BTreeMap<&str, (usize, HashSet<FileId>)> = BTreeMap::new();
    for of_file in sheet.diagnostics.chunk_by(|one, other| one.finding.place.file == other.finding.place.file) {
        for (whole, rest) in folded(of_file) {
            if sheet.limit.is_some_and(|limit| drawn.len() >= limit) {
                let (count, files) = hidden.entry(whole.finding.rule.code).or_default();
                *count += 1 + rest.len();
                files.insert(whole.finding.place.file);
                continue;
            }
            drawn.push((whole, rest));
        }
    }
    let draw = |(whole, rest): &(&Diagnostic, Vec<&Diagnostic>)| {
        let mut shown = String::new();
        for line in renderer.render(&[group(whole, rest, sheet)]).lines() {
            shown.push_str(line.trim_end());
            shown.push('\n');
        }
        shown.push('\n');
        shown
    };
    let mut shown = drawn.par_iter().map(draw).collect::<Vec<String>>().concat();
    if !hidden.is_empty() {
        shown.push_str(&counted(sheet, &hidden));
    }
    shown
}

/// The diagnostics of a file that are drawn whole, each with those folded below it.
fn folded(of_file: &[Diagnostic]) -> Vec<(&Diagnostic, Vec<&Diagnostic>)> {
    let mut seen: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut whole: Vec<(&Diagnostic, Vec<&Diagnostic>)> = Vec::new();
    let mut total: HashMap<&str, usize> = HashMap::new();
    for diagnostic in of_file {
        *total.entry(diagnostic.finding.rule.code).or_default() += 1;
    }
    for diagnostic in of_file {
        let code = diagnostic.finding.rule.code;
        let (count, last) = seen.entry(code).or_default();
        if *count < WHOLE || total[code] <= FEW {
            *last = whole.len();
            whole.push((diagnostic, Vec::new()));
        } else {
            whole[*last].1.push(diagnostic);
        }
        *count += 1;
    }
    whole
}

/// What was not drawn, rule by rule.
fn counted(sheet: &Sheet<'_>, hidden: &BTreeMap<&str, (usize, HashSet<FileId>)>) -> String {
    let language = sheet.language;
    let number = |count: usize| language.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let all = number(hidden.values().map(|(count, _)| count).sum());
    let mut shown = language.pick(format!("… và {all} chỗ nữa, không vẽ ra ở đây:\n"), format!("… and {all} more, not drawn here:\n"));
    for (code, (count, files)) in hidden {
        let summary = sheet.rules.iter().find(|rule| rule.code == *code).map_or("", |rule| rule.summary.in_language(language));
        let (count, files) = (number(*count), number(files.len()));
        let within = language.pick(format!("trong {files} tệp"), format!("in {files} file(s)"));
        // A string never fails to be written to.
        let _ = writeln!(shown, "  {code}  {count:>6}  {within}  {summary}");
    }
    shown.push_str(language.pick(
        "  xem hết: thêm --limit 0; xem từng dòng: --format short; xem một tệp: cchc validate ĐƯỜNG-DẪN\n\n",
        "  to see all: add --limit 0; a line each: --format short; one file: cchc validate PATH\n\n",
    ));
    shown
}

fn group<'a>(diagnostic: &'a Diagnostic, rest: &[&'a Diagnostic], sheet: &Sheet<'a>) -> Group<'a> {
    let (finding, sources, language) = (&diagnostic.finding, sheet.sources, sheet.language);
    let mark = if diagnostic.level == Level::Deny { Mark::ERROR } else { Mark::WARNING };
    let mark = mark.with_name(level_word(diagnostic.level, language));
    let title = printable(finding.title.in_language(language));
    let mut group = snippet(
        mark.primary_title(title).id(finding.rule.code).elements(std::iter::empty::<Origin<'_>>()),
        AnnotationKind::Primary,
        finding.place,
        finding.label.as_ref(),
        sources,
        language,
    );
    for related in &finding.related {
        group = snippet(group, AnnotationKind::Context, related.place, Some(&related.label), sources, language);
    }
    if let Some(words) = help(diagnostic, language) {
        group = group.element(Mark::HELP.with_name(language.pick("cách sửa", "fix")).message(words));
    }
    if !rest.is_empty() {
        group = group.element(Mark::NOTE.with_name(language.pick("như thế", "like this")).message(alike(rest, sheet)));
    }
    let more = format!("cchc explain {}", finding.rule.code);
    group.element(Mark::NOTE.with_name(language.pick("tìm hiểu thêm", "more")).message(more))
}

/// `34 chỗ nữa trong tệp này:`, and the first of them by line.
fn alike(rest: &[&Diagnostic], sheet: &Sheet<'_>) -> String {
    let language = sheet.language;
    let count = language.integer(i64::try_from(rest.len()).unwrap_or(i64::MAX));
    let mut words = language.pick(format!("{count} chỗ nữa trong tệp này"), format!("{count} more in this file"));
    words.push('\n');
    for diagnostic in rest.iter().take(NAMED) {
        let line = sheet.sources.position(diagnostic.finding.place).line;
        let title = diagnostic.finding.title.in_language(language).replace('\n', " ");
        words.push_str(&language.pick(format!("\n    dòng {line}: {title}"), format!("\n    line {line}: {title}")));
    }
    if rest.len() > NAMED {
        let left = language.integer(i64::try_from(rest.len() - NAMED).unwrap_or(i64::MAX));
        words.push_str(&language.pick(format!("\n    … và {left} chỗ khác"), format!("\n    … and {left} others")));
    }
    words.push('\n');
    printable(&words).into_owned()
}

/// The words of the fix, with the lines to paste set off below them.
fn help(diagnostic: &Diagnostic, language: Language) -> Option<String> {
    let finding = &diagnostic.finding;
    let mut words = finding.help.as_ref()?.in_language(language).to_owned();
    if let Some(lines) = &finding.paste {
        words.push('\n');
        for line in lines.lines() {
            words.push_str("\n    ");
            words.push_str(line);
        }
        words.push('\n');
    }
    Some(printable(&words).into_owned())
}

fn snippet<'a>(
    group: Group<'a>,
    kind: AnnotationKind,
    place: Place,
    label: Option<&'a Text>,
    sources: &'a Sources,
    language: Language,
) -> Group<'a> {
    let file = sources.file(place.file);
    let label = label.map(|label| printable(label.in_language(language)));
    if file.text.is_empty() {
        let group = group.element(Origin::path(printable(&file.path)));
        return match label {
            Some(label) => group.element(Mark::NOTE.no_name().message(label)),
            None => group,
        };
    }
    let line = line_around(&file.text, place);
    let within = |at: u32| floor_char(&file.text, at as usize).clamp(line.start, line.end) - line.start;
    let (start, end) = (within(place.start), within(place.end));
    let mut annotation = kind.span(start..end.max(start));
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    group.element(
        Snippet::source(visible(&file.text[line]))
            .line_start(sources.position(place).line)
            .path(printable(&file.path))
            .fold(true)
            .annotation(annotation),
    )
}

/// The one line on which `place` begins: what is given to the drawer, so that a long file costs no more than a short one.
fn line_around(text: &str, place: Place) -> Range<usize> {
    let at = floor_char(text, place.start as usize);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..end
}

/// A source line safe to show: what could steer the terminal stands as a mark of the same length in bytes, so that places keep.
fn visible(line: &str) -> Cow<'_, str> {
    let steers = |letter: char| matches!(letter, '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !line.contains(steers) {
        return Cow::Borrowed(line);
    }
    let mark = |letter: char| if letter.len_utf8() == 2 { '¿' } else { '\u{fffd}' };
    Cow::Owned(line.chars().map(|letter| if steers(letter) { mark(letter) } else { letter }).collect())
}
