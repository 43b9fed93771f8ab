//! What is told of an id, in Markdown: the same words for a hover and beside a completion.

mod agency;
mod indicator;
mod key;
mod plan;
mod planned;
mod provincial;
mod standing;

pub(super) use key::{key, word};
pub(super) use standing::{Standing, days_left, state};

use lsp_types::{MarkupContent, MarkupKind};
use std::fmt::Write as _;

use super::mention::{Mention, Of};
use super::scene::Scene;
use crate::check;
use crate::diagnostic::rule::Part;
use crate::language::{Language, at_a_glance, printable};

/// What is told of an id; none for one nobody knows.
pub(super) fn of(scene: &Scene<'_>, mention: &Mention) -> Option<String> {
    let id = mention.id.as_str();
    match mention.of {
        Of::ProvincialTask => provincial::task(scene, id),
        Of::Area => provincial::area(scene, id),
        Of::Section => provincial::section(scene, id),
        Of::PlannedTask => planned::task(scene, mention.whose.as_ref()?, id),
        Of::Agency => agency::agency(scene, id),
        Of::Kind => agency::kind(scene, id),
        Of::Indicator | Of::Measure => indicator::measure(scene, id),
        Of::Rule => rule(id, scene.language),
        Of::Bundle => plan::bundle(scene, id),
    }
}

/// The name of what an id is of, on one line.
pub(super) fn name(scene: &Scene<'_>, mention: &Mention) -> Option<String> {
    let id = mention.id.as_str();
    let bundle = scene.bundle()?;
    Some(match mention.of {
        Of::ProvincialTask => bundle.plan.task(id)?.name.clone(),
        Of::Area => bundle.plan.area(id.parse().ok()?)?.name.clone(),
        Of::PlannedTask => planned::name(scene, mention.whose.as_ref()?, id)?,
        Of::Agency => bundle.agency(id)?.name.clone(),
        Of::Indicator => bundle.indicator(id)?.name.clone(),
        Of::Section => bundle.plan.outline.iter().find(|heading| heading.section.value == id)?.title.clone(),
        Of::Kind | Of::Measure | Of::Rule | Of::Bundle => return None,
    })
}

/// A page as the editor draws it: in Markdown, or without its marks where it draws none.
pub(super) fn markup(page: String, markdown: bool) -> MarkupContent {
    if markdown {
        return MarkupContent { kind: MarkupKind::Markdown, value: page };
    }
    let mut plain = String::with_capacity(page.len());
    let mut fenced = false;
    for line in page.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
            continue;
        }
        let line = line.trim_end();
        if fenced {
            plain.push_str(line);
        } else {
            let unmarked = line.replace("**", "");
            let mut letters = unmarked.chars();
            while let Some(letter) = letters.next() {
                plain.extend(if letter == '\\' { letters.next() } else { Some(letter) });
            }
        }
        plain.push('\n');
    }
    MarkupContent { kind: MarkupKind::PlainText, value: plain.trim_end().to_owned() }
}

fn rule(id: &str, language: Language) -> Option<String> {
    let rule = check::catalogue().into_iter().find(|rule| rule.name == id || rule.code == id)?;
    let mut page = Page::new(rule.code, rule.name);
    for (heading, part) in rule.page() {
        match part {
            Part::Words(words) => page.line(heading.in_language(language), words.in_language(language)),
            Part::Lines(lines) => page.block(lines),
        }
    }
    Some(page.finish())
}

/// A page of Markdown: a title, then lines of what and its words. What people wrote can neither steer it nor make it longer than a screen.
#[derive(Debug)]
pub(super) struct Page(String);

impl Page {
    /// A page headed by an id and a name.
    pub(super) fn new(id: &str, name: &str) -> Self {
        Self(format!("**{}** · {}\n", escaped(id), escaped(name)))
    }

    /// A line: what, and its words. Nothing is said of what is not there.
    pub(super) fn line(&mut self, what: &str, words: &str) {
        if !words.trim().is_empty() {
            let _ = write!(self.0, "\n{}: {}  ", escaped(what), escaped(words));
        }
    }

    /// A row of a list.
    pub(super) fn row(&mut self, words: &str) {
        let _ = write!(self.0, "\n- {}", escaped(words));
    }

    /// A sentence.
    pub(super) fn sentence(&mut self, words: &str) {
        let _ = write!(self.0, "\n{}  ", marked(words));
    }

    /// Lines of a file.
    pub(super) fn block(&mut self, lines: &str) {
        let fence = if lines.contains("```") { "````" } else { "```" };
        let _ = write!(self.0, "\n\n{fence}toml\n{}\n{fence}\n", printable(lines.trim_end()));
    }

    /// Space before what follows.
    pub(super) fn gap(&mut self) {
        self.0.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// How many characters of one text a page shows.
const MOST: usize = 400;

/// Text from people, for Markdown: on one line, with what would be a mark of it set off.
fn escaped(words: &str) -> String {
    let line = at_a_glance(words, MOST);
    let mut written = String::with_capacity(line.len());
    for letter in printable(&line).chars() {
        if matches!(letter, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#' | '|') {
            written.push('\\');
        }
        written.push(letter);
    }
    written
}

/// The program's own words, in which keys stand between backquotes and must go on standing so.
fn marked(words: &str) -> String {
    let parts = words.split('`').enumerate();
    let parts: Vec<String> = parts.map(|(index, part)| if index % 2 == 0 { escaped_whole(part) } else { format!("`{part}`") }).collect();
    parts.concat()
}

fn escaped_whole(words: &str) -> String {
    let blank = |found: bool| if found { " " } else { "" };
    format!("{}{}{}", blank(words.starts_with(' ')), escaped(words), blank(words.len() > 1 && words.ends_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_can_be_plain() {
        let mut page = Page::new("in-period", "Số [x]");
        page.sentence("Ghi `0`.");
        page.block("a = \"\\n\"");
        assert_eq!(markup(page.finish(), false).value, "in-period · Số [x]\n\nGhi `0`.\n\na = \"\\n\"");
    }

    #[test]
    fn text_from_people_is_no_markup() {
        assert_eq!(escaped("a\n# b *c* [d](e) <f>"), "a \\# b \\*c\\* \\[d\\](e) \\<f\\>");
        assert_eq!(marked("ghi `false` khi [x] không có."), "ghi `false` khi \\[x\\] không có.");
        assert_eq!(escaped(&"ế".repeat(500)).chars().count(), MOST + 1);
    }
}
