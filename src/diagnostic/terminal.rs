//! A finding as rustc would show it: code, title, the source line with the place underlined, what to do.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Mark, Origin, Renderer, Snippet};

use super::Diagnostic;
use crate::language::{Language, Text, printable};
use crate::level::Level;
use crate::source::{Place, Sources, floor_char};

/// Draws every diagnostic, an empty line after each; `styled` adds colours.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, language: Language, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    let mut shown = String::new();
    for diagnostic in diagnostics {
        for line in renderer.render(&[group(diagnostic, sources, language)]).lines() {
            shown.push_str(line.trim_end());
            shown.push('\n');
        }
        shown.push('\n');
    }
    shown
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, language: Language) -> Group<'a> {
    let finding = &diagnostic.finding;
    let mark = match diagnostic.level {
        Level::Deny => Mark::ERROR.with_name(language.pick("lỗi", "error")),
        Level::Warn | Level::Allow => Mark::WARNING.with_name(language.pick("cảnh báo", "warning")),
    };
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
    let more = format!("cchc explain {}", finding.rule.code);
    group.element(Mark::NOTE.with_name(language.pick("tìm hiểu thêm", "more")).message(more))
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
