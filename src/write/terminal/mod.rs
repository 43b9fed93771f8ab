//! The terminal, and a pipe: what a person reads. Everything lines up by its width on the screen, Vietnamese composed or decomposed.
//!
//! On a terminal nothing is wider than the window: text wraps, and a table gives way as `fit` says, naming the columns it leaves out.
//! In a pipe nothing is wrapped or left out, and no bar is drawn. `wrap` breaks text, `grid` draws a table, `bars` a chart at its
//! right.

mod bars;
mod fit;
mod grid;

use std::fmt::Write as _;

use anstyle::Style;
use rayon::prelude::*;

use self::grid::{TIE, grid};
use super::{NONE, Options, Page, is_empty, legend, shown};
use crate::document::{Block, Table};
use crate::language::{Language, Text, printable};
use crate::wrap::wrap;

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// A document as a terminal shows it.
pub(super) fn write(page: &Page<'_>) -> String {
    let options = page.options;
    let mut screen = Screen::new(options);
    screen.words(&page.document.title, "", "", BOLD);
    for fact in &page.document.standing {
        let label = printable(fact.label.in_language(options.language));
        screen.text(&format!("{label}: {}", shown(&fact.value, options.language)), "", "  ", PLAIN);
    }
    // Blocks know nothing of each other, and a province's tables are long: each core draws some.
    let blocks: Vec<String> = page.blocks.par_iter().map(|block| drawn(block, options)).collect();
    for block in blocks {
        screen.written.push('\n');
        screen.written.push_str(&block);
    }
    screen.written
}

fn drawn(block: &Block, options: &Options) -> String {
    let mut screen = Screen::new(options);
    match block {
        Block::Heading { text, .. } | Block::Appendix(text) => screen.words(text, "", "", BOLD),
        Block::Gap(text) => screen.text(&format!("[{}]", printable(text.in_language(options.language))), "", " ", FAINT),
        Block::Paragraph(text) => screen.words(text, "", "", PLAIN),
        Block::Table(table) => screen.table(table),
    }
    screen.written
}

/// What is written so far, and what it is written on.
struct Screen {
    written: String,
    language: Language,
    width: Option<usize>,
    styled: bool,
}

impl Screen {
    fn new(options: &Options) -> Self {
        Self { written: String::new(), language: options.language, width: options.width, styled: options.styled }
    }

    fn words(&mut self, words: &Text, margin: &str, hang: &str, style: Style) {
        self.text(&printable(words.in_language(self.language)), margin, hang, style);
    }

    /// Printable text in lines, each after `margin` and all but the first after `hang`.
    fn text(&mut self, text: &str, margin: &str, hang: &str, style: Style) {
        let room = self.width.map_or(usize::MAX, |width| width.saturating_sub(margin.len()));
        for line in wrap(text, room, hang) {
            self.line(&format!("{margin}{}", line.replace(TIE, " ")), style);
        }
    }

    fn line(&mut self, line: &str, style: Style) {
        let line = line.trim_end();
        if self.styled && style != PLAIN && !line.is_empty() {
            writeln!(self.written, "{style}{line}{style:#}").expect("a string takes every write");
        } else {
            self.written.push_str(line);
            self.written.push('\n');
        }
    }

    fn table(&mut self, table: &Table) {
        self.words(&table.title, "", "", BOLD);
        if is_empty(table) {
            self.words(&NONE, " ", "", PLAIN);
        } else {
            let grid = grid(table, self.language, self.width);
            for (line, style) in grid.lines {
                self.line(&line, style);
            }
            for words in [grid.legend, legend(table, self.language), grid.upright, grid.left_out].into_iter().flatten() {
                self.text(&words, " ", "  ", PLAIN);
            }
        }
        for note in &table.notes {
            self.words(note, " ", "  ", PLAIN);
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::super::sample::{document, hostile, options, text};
    use super::super::{Format, Options, write};
    use crate::document::{Block, Cell, Column, Kind, Row, Table};
    use crate::language::Text;

    fn written(options: &Options) -> String {
        text(&document(), Format::Terminal, options)
    }

    fn on_screen(width: usize) -> String {
        written(&Options { width: Some(width), ..options() })
    }

    #[test]
    fn nothing_is_wider_than_the_window() {
        for width in 40..=140 {
            let options = Options { width: Some(width), ..options() };
            for document in [document(), hostile()] {
                let written = text(&document, Format::Terminal, &options);
                for line in written.lines() {
                    assert!(line.width() <= width, "{width} < {}: {line}", line.width());
                }
            }
        }
    }

    #[test]
    fn no_width_is_too_small() {
        for width in 0..40 {
            let options = Options { width: Some(width), styled: true, ..options() };
            for document in [document(), hostile()] {
                assert!(write(&document, Format::Terminal, &options).is_ok());
            }
        }
    }

    #[test]
    fn a_pipe_gets_every_column_plain() {
        let written = written(&options());
        assert!(!written.contains('\u{1b}') && !written.contains('█') && !written.contains("không hiện"), "{written}");
        assert!(written.contains("hạn trong kỳ: số đã hoàn thành chia cho số đến hạn; việc hoàn thành trước hạn được tính"), "{written}");
    }

    #[test]
    fn line_breaks_of_a_cell_break_no_word() {
        let piped = text(&hostile(), Format::Terminal, &options());
        assert!(piped.contains("\n   two ") && piped.contains("\n   lines "), "{piped}");
        let mut narrow = document();
        let broken = "a\nlonger";
        narrow.blocks = vec![Block::Table(Table {
            key: "narrow",
            title: Text::same(broken),
            columns: vec![Column::new("text", Text::same("t"), Kind::Text, 0)],
            rows: vec![Row::body(vec![Cell::Text(broken.to_owned())])],
            chart: None,
            notes: vec![],
        })];
        let piped = text(&narrow, Format::Terminal, &options());
        assert!(piped.ends_with("\n t\n──────────\n a\n   longer\n"), "{piped}");
    }

    #[test]
    fn columns_left_out_are_named() {
        let written = on_screen(66);
        assert!(written.contains("\n Cửa sổ hẹp, không hiện: Tỷ lệ hoàn thành kế hoạch · Tỷ lệ hoàn\n"), "{written}");
        assert!(!on_screen(140).contains("không hiện"), "{written}");
    }

    #[test]
    fn a_total_is_set_off() {
        let styled = written(&Options { width: Some(140), styled: true, ..options() });
        assert!(styled.starts_with("\u{1b}[1mCải cách"), "{styled}");
        assert!(styled.contains("\u{1b}[1m Toàn tỉnh "), "{styled}");
        assert!(on_screen(80).contains("─\n Toàn tỉnh "));
        assert!(on_screen(80).contains("Kiểm tra trong kỳ\n (không có)\n"));
    }

    #[test]
    fn decomposed_text_lines_up() {
        let text = written(&options());
        let end = |row: &str| text.lines().find(|line| line.contains(row)).map(UnicodeWidthStr::width);
        assert_eq!(end("Thông tin, tuyên truyền"), end("Ca\u{309}i ca\u{301}ch thể chế"), "{text}");
    }
}
