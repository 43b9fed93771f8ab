//! The blocks of a document one after the other, on a line of a given length.

use super::super::one_line;
use super::columns::{Room, fitted_or_parted};
use super::grid;
use super::markup::{GAP, PLAIN, Paragraph};
use crate::document::Block;
use crate::language::{Language, Text, printable};

/// Blocks being written.
pub(super) struct Flow {
    language: Language,
    room: Room,
    written: String,
    /// Whether a mark of the footnote is still to be set.
    footnote: bool,
    /// The title it stands under, which a table in it need not say again.
    title: String,
}

impl Flow {
    /// Nothing yet.
    pub(super) fn new(language: Language, room: Room) -> Self {
        Self { language, room, written: String::new(), footnote: false, title: String::new() }
    }

    /// Whether the first paragraph bears the mark of the footnote.
    pub(super) fn with_footnote(self, footnote: bool) -> Self {
        Self { footnote, ..self }
    }

    /// Under a title that has been written.
    pub(super) fn under(self, title: &Text) -> Self {
        Self { title: self.line(title), ..self }
    }

    /// Whether the footnote is still unmarked.
    pub(super) fn lacks_footnote(&self) -> bool {
        self.footnote
    }

    /// A block, as part of the text.
    pub(super) fn block(&mut self, block: &Block, ends: bool) {
        match block {
            Block::Heading { level, text } => {
                let style = ["Heading1", "Heading2", "Heading3"][usize::from((*level).clamp(1, 3) - 1)];
                self.push(&Paragraph::new(style).text(&self.line(text), PLAIN));
                self.end(ends);
            }
            Block::Appendix(text) => self.push(&Paragraph::new("Heading1").text(&self.line(text), PLAIN)),
            Block::Paragraph(text) => self.paragraphs(text, ends),
            Block::Gap(text) => {
                let mark = if ends { END } else { "" };
                self.push(&Paragraph::new("Body").gap(&printable(text.in_language(self.language)), GAP).text(mark, PLAIN));
            }
            Block::Table(table) => {
                let layouts = fitted_or_parted(table, self.room, self.language);
                let title = Some(self.line(&table.title)).filter(|title| *title != self.title);
                self.written.push_str(&grid::table(table, title.as_deref(), &layouts, self.language));
                self.end(ends);
            }
        }
    }

    /// What follows the last block.
    pub(super) fn end(&mut self, ends: bool) {
        if ends {
            self.push(&Paragraph::new("Body").at_right().keep_next().text(END, PLAIN));
        }
    }

    /// A paragraph.
    pub(super) fn push(&mut self, paragraph: &Paragraph) {
        self.written.push_str(&paragraph.written());
    }

    /// What is written.
    pub(super) fn written(self) -> String {
        self.written
    }

    fn line(&self, text: &Text) -> String {
        one_line(&printable(text.in_language(self.language)))
    }

    /// Text: an empty line parts paragraphs and so does an item of a list; other line breaks are kept inside them.
    fn paragraphs(&mut self, text: &Text, ends: bool) {
        let text = printable(text.in_language(self.language));
        let mut parts: Vec<String> = vec![String::new()];
        for line in text.lines().map(str::trim) {
            match parts.last_mut() {
                Some(part) if !line.is_empty() && !line.starts_with(ITEMS) => {
                    if !part.is_empty() {
                        part.push('\n');
                    }
                    part.push_str(line);
                }
                _ => parts.push(line.to_owned()),
            }
        }
        parts.retain(|part| !part.is_empty());
        let last = parts.len().saturating_sub(1);
        for (index, part) in parts.iter().enumerate() {
            let text = if ends && index == last { ended(part) } else { part.clone() };
            let mut paragraph = Paragraph::new("Body").text(&text, PLAIN);
            if std::mem::take(&mut self.footnote) {
                paragraph = paragraph.footnote();
            }
            // The signature never stands on a page alone.
            self.push(&if ends && index == last { paragraph.keep_next() } else { paragraph });
        }
    }
}

/// What an item of a list begins with.
const ITEMS: [char; 4] = ['-', '–', '+', '•'];

/// The mark at the end of an official text.
const END: &str = "./.";

/// A last paragraph with the mark of the end in place of its full stop.
fn ended(text: &str) -> String {
    let text = text.strip_suffix(END).unwrap_or(text);
    format!("{}{END}", text.strip_suffix('.').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_takes_the_full_stops_place() {
        for text in ["Xin báo cáo", "Xin báo cáo.", "Xin báo cáo./."] {
            assert_eq!(ended(text), "Xin báo cáo./.");
        }
        assert_eq!(ended("đúng không?"), "đúng không?./.");
    }
}
