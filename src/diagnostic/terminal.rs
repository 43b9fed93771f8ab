//! A finding as rustc would show it: code, title, the source line with the place underlined, what to do.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Mark, Origin, Renderer, Snippet};
use rayon::prelude::*;
use unicode_width::UnicodeWidthStr as _;

use super::{Diagnostic, Sheet, level_word};
use crate::language::{Language, Text, printable};
use crate::level::Level;
use crate::source::{FileId, Place, Sources, floor_char};
use crate::wrap::wrap;

/// How many findings of one rule in one file are drawn whole when there are more than [`FEW`]; the rest stand below the last of them in
/// a line each.
const WHOLE: usize = 3;

/// How many findings of one rule in one file are all drawn whole.
const FEW: usize = 5;

/// How many of the rest are named.
const NAMED: usize = 5;

/// How many rules are named when what was not drawn is counted.
const COUNTED: usize = 12;

/// Draws the diagnostics file by file, an empty line after each. Of many with one rule in one file the first few are drawn whole and
/// the rest folded below them. When there are more than the sheet's limit, errors are drawn before warnings, and the rest is counted.
/// Without a limit nothing is folded.
pub(super) fn render(sheet: &Sheet<'_>) -> String {
    let renderer = if sheet.styled { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    let renderer = sheet.width.map_or(renderer.clone(), |width| renderer.term_width(width));
    let files = sheet.diagnostics.chunk_by(|one, other| one.finding.place.file == other.finding.place.file);
    let fold = |of_file| if sheet.limit.is_some() { folded(of_file) } else { whole(of_file) };
    let mut drawn: Vec<(&Diagnostic, Vec<&Diagnostic>)> = files.flat_map(fold).collect();
    let mut hidden = Vec::new();
    if let Some(limit) = sheet.limit.filter(|limit| drawn.len() > *limit) {
        let errors = drawn.iter().filter(|(whole, _)| whole.level == Level::Deny).count();
        let (mut errors, mut warnings) = (errors.min(limit), limit.saturating_sub(errors));
        let (shown, rest): (Vec<_>, Vec<_>) = drawn.into_iter().partition(|(whole, _)| {
            let left = if whole.level == Level::Deny { &mut errors } else { &mut warnings };
            let fits = *left > 0;
            *left = left.saturating_sub(1);
            fits
        });
        (drawn, hidden) = (shown, rest);
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

/// Every diagnostic of a file, nothing folded.
fn whole(of_file: &[Diagnostic]) -> Vec<(&Diagnostic, Vec<&Diagnostic>)> {
    of_file.iter().map(|diagnostic| (diagnostic, Vec::new())).collect()
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

/// What was not drawn, rule by rule: errors first, then the most frequent.
fn counted(sheet: &Sheet<'_>, hidden: &[(&Diagnostic, Vec<&Diagnostic>)]) -> String {
    let language = sheet.language;
    let number = |count: usize| language.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let mut rules: BTreeMap<(Level, &str), (usize, HashSet<FileId>)> = BTreeMap::new();
    for (whole, rest) in hidden {
        let (count, files) = rules.entry((whole.level, whole.finding.rule.code)).or_default();
        *count += 1 + rest.len();
        files.insert(whole.finding.place.file);
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|((level, code), (count, _))| (Reverse(*level), Reverse(*count), *code));
    let of_level = |wanted: Level| rules.iter().filter(|((level, _), _)| *level == wanted).map(|(_, (count, _))| count).sum::<usize>();
    let said: Vec<String> = [Level::Deny, Level::Warn]
        .into_iter()
        .map(|level| (level, of_level(level)))
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| format!("{} {}", number(count), counted_word(level, count, language)))
        .collect();
    let mut shown = language.pick(format!("… còn {} chưa hiện:\n", said.join(", ")), format!("… {} not shown:\n", said.join(", ")));
    for ((level, code), (count, files)) in rules.iter().take(COUNTED) {
        let summary = sheet.rules.iter().find(|rule| rule.code == *code).map_or("", |rule| rule.summary.in_language(language));
        let word = level_word(*level, language);
        let (count, files) = (number(*count), number(files.len()));
        let within = language.pick(format!("trong {files} tệp"), format!("in {files} file{}", if files == "1" { "" } else { "s" }));
        // A string never fails to be written to.
        let _ = writeln!(shown, "  {word:<8}  {code}  {count:>6}  {within:<14}  {summary}");
    }
    if rules.len() > COUNTED {
        let more = number(rules.len() - COUNTED);
        let _ = writeln!(shown, "{}", language.pick(format!("  … và của {more} quy tắc khác"), format!("  … and of {more} other rules")));
    }
    shown.push_str(language.pick(
        "  hiện hết: thêm --limit 0; mỗi lỗi một dòng: --format short; một tệp: cchc validate ĐƯỜNG-DẪN\n\n",
        "  to show all: add --limit 0; a line each: --format short; one file: cchc validate PATH\n\n",
    ));
    shown
}

/// The word of a level behind a number.
fn counted_word(level: Level, count: usize, language: Language) -> &'static str {
    match (level, count) {
        (Level::Deny, 1) => language.pick("lỗi", "error"),
        (Level::Deny, _) => language.pick("lỗi", "errors"),
        (_, 1) => language.pick("cảnh báo", "warning"),
        (_, _) => language.pick("cảnh báo", "warnings"),
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, rest: &[&'a Diagnostic], sheet: &Sheet<'a>) -> Group<'a> {
    let (finding, sources, language) = (&diagnostic.finding, sheet.sources, sheet.language);
    let mark = if diagnostic.level == Level::Deny { Mark::ERROR } else { Mark::WARNING };
    let mark = mark.with_name(level_word(diagnostic.level, language));
    let title = finding.title.in_language(language);
    let before = level_word(diagnostic.level, language).width() + finding.rule.code.len() + "[]: ".len();
    let title = printable(&fitted(title, sheet.width, before)).into_owned();
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
    if let Some(words) = help(diagnostic, sheet) {
        group = group.element(Mark::HELP.with_name(language.pick("cách sửa", "fix")).message(words));
    }
    if !rest.is_empty() {
        group = group.element(Mark::NOTE.with_name(language.pick("tương tự", "alike")).message(alike(rest, sheet)));
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
        let more = language.pick(format!("\n    … và {left} chỗ khác (--limit 0)"), format!("\n    … and {left} others (--limit 0)"));
        words.push_str(&more);
    }
    words.push('\n');
    printable(&words).into_owned()
}

/// What stands before the words below a source line, beside their own name: ` 1234 = `, `: `.
const GUTTER: usize = 9;

/// Words in lines that leave room for what stands before them; whole where the output is for no screen.
fn fitted(words: &str, width: Option<usize>, before: usize) -> String {
    // Narrower than this nothing reads well.
    let room = width.map(|width| width.saturating_sub(before).max(40));
    room.map_or_else(|| words.to_owned(), |room| wrap(words, room, "").join("\n"))
}

/// The words of the fix, with the lines to paste set off below them.
fn help(diagnostic: &Diagnostic, sheet: &Sheet<'_>) -> Option<String> {
    let (finding, language) = (&diagnostic.finding, sheet.language);
    let before = language.pick("cách sửa", "fix").width() + GUTTER;
    let mut words = fitted(finding.help.as_ref()?.in_language(language), sheet.width, before);
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
