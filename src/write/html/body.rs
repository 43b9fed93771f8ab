//! The blocks of a document as the pieces of a page: each heading at its level and with its address, and the list of them.

use super::table::{self, Grid};
use super::{lines_of, words};
use crate::document::Block;
use crate::language::{Language, Text, roman};

/// The pieces of the page, and what its contents list.
pub(super) struct Body {
    pub(super) pieces: Vec<Piece>,
    pub(super) contents: Vec<Entry>,
}

/// A piece of the page.
pub(super) enum Piece {
    /// A heading; 2 stands under the page's title.
    Heading { level: u8, id: String, text: String, class: &'static str },
    /// A paragraph, with its line breaks.
    Paragraph(String),
    /// What a person must still write.
    Gap(String),
    /// A table with its chart.
    Table(Box<Grid>),
}

/// A line of the contents.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) text: String,
    /// Whether it stands under the entry before.
    pub(super) below: bool,
}

/// Arranges `blocks`.
pub(super) fn body(blocks: &[&Block], language: Language) -> Body {
    let mut pieces = Vec::new();
    let mut contents: Vec<Entry> = Vec::new();
    let appendices = blocks.iter().filter(|block| matches!(block, Block::Appendix(_))).count();
    let (mut headings, mut tables, mut appendix) = (0, 0, 0);
    let titles: Vec<String> = blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table::title(table, language)) } else { None })
        .collect();
    // The level of the heading that what follows stands under; the title of the page is 1.
    let mut under = 1;
    for block in blocks {
        match block {
            Block::Heading { level, text } => {
                let text = words(text, language);
                if text.is_empty() {
                    continue;
                }
                headings += 1;
                // No level is left out on the way down: whoever hears the page goes by its levels.
                let level = level.saturating_add(1).clamp(2, 5).min(under + 1);
                under = level;
                let id = format!("s{headings}");
                contents.push(Entry { id: id.clone(), text: text.clone(), below: level > 2 });
                pieces.push(Piece::Heading { level, id, text, class: "" });
            }
            Block::Appendix(text) => {
                appendix += 1;
                under = 2;
                let id = format!("a{appendix}");
                let text = titled(text, (appendices > 1).then_some(appendix), language);
                contents.push(Entry { id: id.clone(), text: text.clone(), below: false });
                pieces.push(Piece::Heading { level: 2, id, text, class: "appendix" });
            }
            Block::Paragraph(text) => pieces.push(Piece::Paragraph(lines_of(text, language))),
            Block::Gap(text) => pieces.push(Piece::Gap(lines_of(text, language))),
            Block::Table(table) => {
                tables += 1;
                let grid = table::grid(table, tables, under + 1, language);
                contents.push(Entry { id: grid.id.clone(), text: told_apart(&grid, &titles), below: under > 1 });
                pieces.push(Piece::Table(Box::new(grid)));
            }
        }
    }
    turn_headings(&mut pieces);
    Body { pieces, contents }
}

/// Headings right before a table that is printed across the paper go onto its sheet, so that none stands alone at the foot of another.
fn turn_headings(pieces: &mut [Piece]) {
    let mut across = false;
    for piece in pieces.iter_mut().rev() {
        match piece {
            Piece::Table(grid) => across = grid.across,
            Piece::Heading { class, .. } if across => *class = if class.is_empty() { "across" } else { "appendix across" },
            Piece::Heading { .. } => {}
            Piece::Paragraph(_) | Piece::Gap(_) => across = false,
        }
    }
}

/// The title of a table, with what its rows are where another has the same title.
fn told_apart(grid: &Grid, titles: &[String]) -> String {
    let alike = titles.iter().filter(|title| **title == grid.title).count() > 1;
    let rows = grid.heads.first().map(|head| head.label.as_str()).filter(|label| alike && !label.is_empty());
    rows.map_or_else(|| grid.title.clone(), |rows| format!("{} – {rows}", grid.title))
}

/// `Phụ lục II. Danh mục nhiệm vụ`: an only appendix has no number.
fn titled(text: &Text, number: Option<usize>, language: Language) -> String {
    let appendix = language.pick("Phụ lục", "Appendix");
    let number = number.map(|number| format!(" {}", roman(number))).unwrap_or_default();
    let text = words(text, language);
    if text.is_empty() { format!("{appendix}{number}") } else { format!("{appendix}{number}. {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8) -> Block {
        Block::Heading { level, text: Text::same("x") }
    }

    #[test]
    fn no_level_is_left_out_on_the_way_down() {
        let blocks = [heading(3), heading(1), heading(2), heading(2), heading(200), heading(1)];
        let body = body(&blocks.iter().collect::<Vec<_>>(), Language::Vietnamese);
        let levels: Vec<u8> =
            body.pieces.iter().filter_map(|piece| if let Piece::Heading { level, .. } = piece { Some(*level) } else { None }).collect();
        assert_eq!(levels, [2, 2, 3, 3, 4, 2]);
    }

    #[test]
    fn appendices_are_numbered_where_there_are_several() {
        let blocks = [Block::Appendix(Text::same("A")), Block::Appendix(Text::same(""))];
        let ids = |blocks: &[Block]| {
            let body = body(&blocks.iter().collect::<Vec<_>>(), Language::Vietnamese);
            body.contents.into_iter().map(|entry| entry.text).collect::<Vec<_>>()
        };
        assert_eq!(ids(&blocks), ["Phụ lục I. A", "Phụ lục II"]);
        assert_eq!(ids(&blocks[..1]), ["Phụ lục. A"]);
    }
}
