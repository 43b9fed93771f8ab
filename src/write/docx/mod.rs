//! Word: an official document in the layout of Decree 30/2020/NĐ-CP, any other report on the same pages in the same letters. Charts are left
//! to their tables.
//!
//! `head` and `closing` are what stands around an official body (`sides` sets two texts beside each other), `flow` its blocks, `columns` judges how wide a table is and `grid` draws it,
//! `appendix` and `section` are the pages after the signature, `markup` is where text becomes XML, `styles` what Word lists, and `package`
//! the file. A new kind of block is an arm in `flow`.

mod appendix;
mod closing;
mod columns;
mod flow;
mod grid;
mod head;
mod markup;
mod measure;
mod package;
mod section;
mod sides;
mod styles;

#[cfg(test)]
pub(super) mod tests;

use self::columns::{BESIDE_TEXT, ON_ITS_OWN, fitted};
use self::flow::Flow;
use self::markup::{BOLD, PLAIN, Paragraph};
use self::package::{Package, packed};
use self::section::{Orientation, Section};
use super::{Page, one_line, shown};
use crate::document::official::Official;
use crate::document::{Block, Document};
use crate::language::{Language, Text, printable};

/// A document as the bytes of a Word file.
pub(super) fn write(page: &Page<'_>) -> Vec<u8> {
    // A table asked for alone is nothing to be signed.
    let official = page.document.official.as_ref().filter(|_| page.options.table.is_none());
    // An official document is Vietnamese whoever reads it.
    let language = if official.is_some() { Language::Vietnamese } else { page.options.language };
    let (sections, footnote) = match official {
        Some(official) => signed(page, official),
        None => (plain(page, language), None),
    };
    let title = one_line(&printable(page.document.title.in_language(language)));
    packed(&Package { title: &title, language, body: &section::body(&sections), footnote: footnote.as_deref() })
}

/// An appendix to be: its title and what stands in it.
struct Appended<'a> {
    title: &'a Text,
    blocks: Vec<&'a Block>,
}

/// The blocks before the first appendix, and the appendices.
fn parted<'a>(blocks: &[&'a Block]) -> (Vec<&'a Block>, Vec<Appended<'a>>) {
    let (mut body, mut appendices): (Vec<&Block>, Vec<Appended<'_>>) = (Vec::new(), Vec::new());
    for block in blocks {
        match (block, appendices.last_mut()) {
            (Block::Appendix(title), _) => appendices.push(Appended { title, blocks: Vec::new() }),
            (_, Some(appendix)) => appendix.blocks.push(block),
            (_, None) => body.push(block),
        }
    }
    (body, appendices)
}

/// An official document: head, body and closing on upright pages, then the appendices; a table too wide for the body becomes one.
fn signed(page: &Page<'_>, official: &Official) -> (Vec<Section>, Option<String>) {
    let language = Language::Vietnamese;
    let (body, mut appendices) = parted(&page.blocks);
    let upright = BESIDE_TEXT.of(Orientation::Portrait.line());
    let moved = |block: &&Block| matches!(block, Block::Table(table) if fitted(table, upright, language).is_none());
    let own = appendices.len();
    for block in body.iter().filter(|block| moved(block)) {
        if let Block::Table(table) = block {
            appendices.push(Appended { title: &table.title, blocks: vec![block] });
        }
    }
    let count = appendices.len();
    let mut next = own;
    let footnote = (!page.document.standing.is_empty()).then(|| standing_note(page.document, language));
    let mut flow = Flow::new(language, upright).with_footnote(footnote.is_some());
    let last = body.len().saturating_sub(1);
    for (index, block) in body.iter().enumerate() {
        match block {
            Block::Table(table) if moved(block) => {
                let title = one_line(&printable(table.title.in_language(language)));
                let see = format!("(xem {})", appendix::name(next, count, language));
                flow.push(&Paragraph::new("Body").text(&title, PLAIN).text(&format!(" {see}"), markup::ITALIC));
                flow.end(index == last);
                next += 1;
            }
            _ => flow.block(block, index == last),
        }
    }
    let mut content = head::head(official, flow.lacks_footnote());
    content.push_str(&flow.written());
    content.push_str(&closing::closing(official));
    let mut sections = vec![Section { orientation: Orientation::Portrait, content }];
    sections.extend(appended(&appendices, Some(official), language));
    (sections, footnote)
}

/// Any other report: title, what it stands on, blocks; all of it on lying pages where a table needs them.
fn plain(page: &Page<'_>, language: Language) -> Vec<Section> {
    let (body, appendices) = parted(&page.blocks);
    let upright = BESIDE_TEXT.of(Orientation::Portrait.line());
    let wide = |block: &&Block| matches!(block, Block::Table(table) if fitted(table, upright, language).is_none());
    let orientation = if body.iter().any(wide) { Orientation::Landscape } else { Orientation::Portrait };
    let room = if orientation == Orientation::Landscape { ON_ITS_OWN } else { BESIDE_TEXT };
    let mut content =
        Paragraph::new("Title").spaced(0, 160).text(&one_line(&printable(page.document.title.in_language(language))), PLAIN).written();
    let last = page.document.standing.len().saturating_sub(1);
    for (index, fact) in page.document.standing.iter().enumerate() {
        let label = one_line(&printable(fact.label.in_language(language)));
        let fact = Paragraph::new("Fact").text(&format!("{label}: "), BOLD).text(&one_line(&shown(&fact.value, language)), PLAIN);
        content.push_str(&if index == last { fact.spaced(0, 200) } else { fact }.written());
    }
    let mut flow = Flow::new(language, room.of(orientation.line()));
    for block in body {
        flow.block(block, false);
    }
    content.push_str(&flow.written());
    let mut sections = vec![Section { orientation, content }];
    sections.extend(appended(&appendices, None, language));
    sections
}

/// The appendices, each a section.
fn appended(appendices: &[Appended<'_>], official: Option<&Official>, language: Language) -> Vec<Section> {
    let orientation = Orientation::Landscape;
    let written = |(index, appendix): (usize, &Appended<'_>)| {
        let name = appendix::name(index, appendices.len(), language);
        let mut flow = Flow::new(language, ON_ITS_OWN.of(orientation.line())).under(appendix.title);
        for block in &appendix.blocks {
            flow.block(block, false);
        }
        Section { orientation, content: appendix::heading(&name, appendix.title, official, language) + &flow.written() }
    };
    appendices.iter().enumerate().map(written).collect()
}

/// What an official document stands on, at the foot of its first page.
fn standing_note(document: &Document, language: Language) -> String {
    let facts = document.standing.iter().map(|fact| {
        let label = one_line(&printable(fact.label.in_language(language)));
        format!("{label}: {}", one_line(&shown(&fact.value, language)))
    });
    let facts = format!(" {}.", facts.collect::<Vec<_>>().join("; "));
    let mark = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>";
    let paragraph = Paragraph::new("FootnoteText").text(&facts, PLAIN).written().replacen("</w:pPr>", &format!("</w:pPr>{mark}"), 1);
    format!("<w:footnote w:id=\"1\">{paragraph}</w:footnote>")
}
