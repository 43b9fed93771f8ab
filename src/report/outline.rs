//! The body of a periodic report in the official outline: under each heading the words its writer has for it, or a gap that says where to
//! write them, and what the figures have to say there.
//!
//! The headings are the bundle's (`[[outline]]`). What it gives no place stands at the end, so that nothing is lost: an area without
//! `outline`, words for a section that is not there, difficulties that no heading holds.

use crate::document::Block;
use crate::language::Text;
use crate::model::narrative::Narrative;
use crate::model::provincial_plan::{Area, Content, Heading};
use crate::rollup::view::View;

/// The words of a report, and where they are written.
pub(super) struct Words<'a> {
    /// What there is.
    pub(super) own: Option<&'a Narrative>,
    /// The file they stand in, or would.
    pub(super) file: String,
    /// The words of earlier quarters of the window, the latest first, each with its file: never taken over, only named in a gap.
    pub(super) earlier: Vec<(&'a Narrative, String)>,
    /// Whether the writer's own entries of difficulties and proposals stand for words where a heading holds them.
    pub(super) entries_speak: bool,
}

/// What the figures have to say at one place of the outline.
#[derive(Clone, Copy)]
pub(super) enum Spot<'a> {
    /// The results of an area.
    Area(&'a Area),
    /// What a heading holds beside them.
    Content(Content),
}

/// The body: every heading with its words or a gap, and what `say` has for it.
pub(super) fn body<'a>(view: &View<'a>, words: &Words<'_>, say: impl Fn(Spot<'a>) -> Vec<Block>) -> Vec<Block> {
    let plan = &view.bundle.plan;
    let mut blocks = Vec::new();
    if plan.outline.is_empty() {
        blocks.push(Block::Gap(Text::fixed(
            "Bộ dữ liệu của tỉnh chưa có đề cương báo cáo: ghi các [[outline]] trong plan.toml của bộ dữ liệu",
            "The province's bundle has no outline of the report: write its [[outline]] rows in the bundle's plan.toml",
        )));
    }
    for heading in &plan.outline {
        let section = heading.section.value.trim();
        blocks.push(titled(heading));
        let written = words.paragraphs(section);
        let mut said = Vec::new();
        let of_areas = plan.areas.iter().filter(|area| view.area.is_none_or(|only| only == area.id.value));
        for area in of_areas.filter(|area| area.outline.as_deref().map(str::trim) == Some(section)) {
            said.extend(say(Spot::Area(area)));
        }
        let held = heading.holds.map(|content| say(Spot::Content(content))).unwrap_or_default();
        if is_unwritten(&plan.outline, words, heading, |_| !held.is_empty()) {
            blocks.push(words.gap(section, &heading.title));
        }
        blocks.extend(written);
        blocks.extend(said);
        blocks.extend(held);
    }
    let rest = unplaced(view, words, say);
    if !rest.is_empty() {
        blocks.push(Block::heading(Text::fixed(
            "Nội dung chưa có đề mục trong đề cương báo cáo",
            "What has no heading in the report's outline",
        )));
        blocks.extend(rest);
    }
    blocks
}

/// The headings under which words are still to be written; `is_held`: whether there is anything of what a heading holds.
pub(super) fn unwritten<'a>(view: &View<'a>, words: &Words<'_>, is_held: impl Fn(Content) -> bool) -> Vec<&'a Heading> {
    let outline = &view.bundle.plan.outline;
    outline.iter().filter(|heading| is_unwritten(outline, words, heading, &is_held)).collect()
}

/// Whether words are still to be written right under a heading. What it holds of the writer's own entries are words enough; its figures
/// alone are not.
fn is_unwritten(outline: &[Heading], words: &Words<'_>, heading: &Heading, is_held: impl Fn(Content) -> bool) -> bool {
    let section = heading.section.value.trim();
    let entries = heading.holds.filter(|content| matches!(content, Content::Difficulties | Content::Proposals));
    let is_spoken_for = || words.entries_speak && entries.is_some_and(is_held);
    is_leaf(outline, section) && words.paragraphs(section).is_empty() && !is_spoken_for()
}

impl Words<'_> {
    /// The paragraphs of a section.
    fn paragraphs(&self, section: &str) -> Vec<Block> {
        let paragraphs = self.own.map(|own| own.paragraphs(section)).unwrap_or_default();
        paragraphs.into_iter().map(|paragraph| Block::Paragraph(Text::same(paragraph))).collect()
    }

    /// What a person must still write, and where.
    fn gap(&self, section: &str, title: &str) -> Block {
        let file = &self.file;
        let before = self.earlier.iter().find(|(narrative, _)| !narrative.paragraphs(section).is_empty()).map(|(_, file)| file);
        Block::Gap(Text::each(|language| {
            let gap = language.pick(
                format!("Chưa có lời mục {section} “{title}”: ghi \"{section}\" trong [narrative] của {file}"),
                format!("No words yet for section {section} “{title}”: write \"{section}\" under [narrative] in {file}"),
            );
            match before {
                None => gap,
                Some(before) => {
                    let told = language.pick(format!("lời kỳ trước ở {before}"), format!("last period's words are in {before}"));
                    format!("{gap} ({told})")
                }
            }
        }))
    }
}

/// A heading as the document prints it: `I. …`, and below it `1. …`.
fn titled(heading: &Heading) -> Block {
    let section = heading.section.value.trim();
    let number = section.rsplit('.').next().unwrap_or(section);
    let level = u8::try_from(section.split('.').count()).unwrap_or(u8::MAX);
    Block::Heading { level, text: Text::same(format!("{number}. {}", heading.title)) }
}

/// Whether no heading stands under a section.
fn is_leaf(outline: &[Heading], section: &str) -> bool {
    !outline.iter().any(|other| other.section.value.trim().strip_prefix(section).is_some_and(|rest| rest.starts_with('.')))
}

/// What the outline gives no place.
fn unplaced<'a>(view: &View<'a>, words: &Words<'_>, say: impl Fn(Spot<'a>) -> Vec<Block>) -> Vec<Block> {
    let plan = &view.bundle.plan;
    let is_there = |section: &str| plan.outline.iter().any(|heading| heading.section.value.trim() == section.trim());
    let mut blocks = Vec::new();
    for area in plan.areas.iter().filter(|area| view.area.is_none_or(|only| only == area.id.value)) {
        if !area.outline.as_deref().is_some_and(is_there) {
            blocks.extend(say(Spot::Area(area)));
        }
    }
    for (_, content) in Content::ALL {
        if !plan.outline.iter().any(|heading| heading.holds == Some(content)) {
            blocks.extend(say(Spot::Content(content)));
        }
    }
    for section in words.own.iter().flat_map(|own| &own.0).map(|own| own.section.value.trim()).filter(|section| !is_there(section)) {
        blocks.push(Block::Heading { level: 2, text: Text::same(section) });
        blocks.extend(words.paragraphs(section));
    }
    blocks
}
