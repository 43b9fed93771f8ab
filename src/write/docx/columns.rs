//! How wide each column of a table is, at what size it is set, and whether it fits a page's line at all: judged by what its cells hold, so
//! that no word is broken and nothing spills.

use super::super::{head, one_line, shown};
use super::measure::Font;
use crate::document::{Kind, Table};
use crate::language::{Language, printable};

/// The blank at each side of a cell's text, in twips.
pub(super) const MARGIN: u32 = 70;
/// Both blanks and a rule.
const BESIDE: u32 = 2 * MARGIN + 20;
/// How high a head that stands upright may be, in twips.
const UPRIGHT: u32 = 2400;

/// The least of a column of words that has none, in twips.
const BY_HAND: u32 = 900;

/// A table, or a part of its columns, as it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The size of its text, in half points.
    pub(super) size: u32,
    /// Its columns, by their place in the table, each with its width in twips.
    pub(super) columns: Vec<(usize, u32)>,
    /// How high the head is where the heads of figures stand upright, in twips.
    pub(super) upright: Option<u32>,
}

/// What a place asks of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// The length of a line, in twips.
    pub(super) line: u32,
    /// The sizes to try, in half points, the best first.
    pub(super) sizes: &'static [u32],
    /// What words that could be broken over lines are given all the same, in twips.
    pub(super) words: u32,
    /// How many lines the tallest cell may take.
    pub(super) lines: u32,
}

/// A table between the paragraphs of a text.
pub(super) const BESIDE_TEXT: Room = Room { line: 0, sizes: &[24, 22], words: 1900, lines: 14 };
/// A table that has pages of its own.
pub(super) const ON_ITS_OWN: Room = Room { line: 0, sizes: &[24, 22, 20], words: 1300, lines: 24 };
/// A table that must be made to fit.
const CRAMPED: Room = Room { line: 0, sizes: &[20, 18, 16], words: 1300, lines: u32::MAX };
/// A table that does not fit on any line: a part of its columns.
const PARTED: Room = Room { line: 0, sizes: &[20], words: 2600, lines: u32::MAX };

impl Room {
    /// The room on a line of `line` twips.
    pub(super) fn of(self, line: u32) -> Self {
        Self { line, ..self }
    }
}

/// The table in one piece, or none where it does not fit.
pub(super) fn fitted(table: &Table, room: Room, language: Language) -> Option<Layout> {
    let measured = Measured::of(table, language);
    room.sizes.iter().find_map(|size| measured.set(&measured.all(), *size, room, false))
}

/// The table in as many pieces as it takes, each with the columns that name its rows.
pub(super) fn fitted_or_parted(table: &Table, room: Room, language: Language) -> Vec<Layout> {
    let measured = Measured::of(table, language);
    let cramped = CRAMPED.of(room.line);
    let whole = |room: Room, upright: bool| room.sizes.iter().find_map(|size| measured.set(&measured.all(), *size, room, upright));
    let whole = whole(room, false).or_else(|| whole(room, true)).or_else(|| whole(cramped, false)).or_else(|| whole(cramped, true));
    whole.map_or_else(|| measured.parted(PARTED.of(room.line)), |layout| vec![layout])
}

/// What the cells of a column hold.
struct Content {
    kind: Kind,
    head: String,
    cells: Vec<String>,
}

struct Measured {
    columns: Vec<Content>,
}

/// The widths a column can have, in twips.
#[derive(Clone, Copy)]
struct Span {
    /// Narrower, and a word breaks.
    unbroken: u32,
    /// Narrower, and its words are hard to read.
    least: u32,
    /// What it needs before words are given more than their least: figures and their heads go first.
    first: u32,
    /// As wide as its cells, and its head in three lines or so.
    most: u32,
    /// Its head in two lines or so.
    wide: u32,
    /// The longest line of its cells.
    longest: u32,
}

impl Measured {
    fn of(table: &Table, language: Language) -> Self {
        let column = |(index, column): (usize, &crate::document::Column)| Content {
            kind: column.kind,
            head: one_line(&printable(head(column).in_language(language))),
            cells: table.rows.iter().filter_map(|row| row.cells.get(index)).map(|cell| shown(cell, language)).collect(),
        };
        Self { columns: table.columns.iter().enumerate().map(column).collect() }
    }

    fn all(&self) -> Vec<usize> {
        (0..self.columns.len()).collect()
    }

    fn span(&self, index: usize, size: u32, room: Room, upright: Option<u32>) -> Span {
        let column = &self.columns[index];
        // Totals are bold, and a head is.
        let (bold, plain) = (Font { size, bold: true }, Font { size, bold: false });
        let broken = column.kind == Kind::Text;
        let longest = column.cells.iter().map(|cell| bold.longest_line(cell)).max().unwrap_or_default();
        let (unbroken, least) = if broken {
            let word = column.cells.iter().map(|cell| bold.longest_word(cell)).max().unwrap_or_default();
            let words = column.cells.iter().map(|cell| plain.longest_line(cell)).max().unwrap_or_default();
            (word, word.max(words.min(room.words)))
        } else {
            (longest, longest)
        };
        // A column of words may be empty, and be filled by hand.
        let by_hand = if broken { bold.width(&column.head).min(BY_HAND) } else { 0 };
        let (head_least, head_most, head_wide) = match upright {
            // An upright head takes a line's height of width for each of its lines.
            Some(height) if !broken => {
                let lines = bold.width(&column.head).div_ceil(height.saturating_sub(BESIDE).max(1)).max(1);
                let height = (lines * bold.line() + 60).saturating_sub(BESIDE);
                (height, height, height)
            }
            _ => {
                let word = bold.longest_word(&column.head).max(by_hand);
                let whole = bold.width(&column.head);
                (word, word.max(whole / 3), word.max(whole * 3 / 5))
            }
        };
        let unbroken = unbroken.max(head_least) + BESIDE;
        let least = least.max(head_least) + BESIDE;
        let most = longest.max(head_most).saturating_add(BESIDE).max(least);
        // Words are measured by their longest cell, so a column of short ones gives some of its least to one of long ones.
        let first = if broken { unbroken.max(least * 2 / 3) } else { most };
        Span { unbroken, least, first, most, wide: most.max(head_wide + BESIDE), longest }
    }

    /// How high upright heads are: as high as the longest, or as high as they may be.
    fn upright(&self, columns: &[usize], size: u32) -> u32 {
        let bold = Font { size, bold: true };
        let figures = columns.iter().map(|index| &self.columns[*index]).filter(|column| column.kind != Kind::Text);
        let longest = figures.map(|column| bold.width(&column.head)).max().unwrap_or_default();
        // A head that does not stand upright must have room beside those that do, a word a line at worst.
        let words = columns.iter().map(|index| &self.columns[*index]).filter(|column| column.kind == Kind::Text);
        let lines = words.map(|column| column.head.split_whitespace().count()).max().unwrap_or_default();
        let beside = u32::try_from(lines).unwrap_or(u32::MAX).saturating_mul(bold.line());
        (longest + BESIDE + 60).max(beside + 60).min(UPRIGHT)
    }

    /// The columns on one line, or none where they do not fit.
    fn set(&self, columns: &[usize], size: u32, room: Room, upright: bool) -> Option<Layout> {
        let upright = upright.then(|| self.upright(columns, size));
        let spans: Vec<Span> = columns.iter().map(|index| self.span(*index, size, room, upright)).collect();
        let least: u32 = spans.iter().map(|span| span.least).fold(0, u32::saturating_add);
        if least > room.line {
            return None;
        }
        let widths = self.spread(columns, &spans, room.line);
        let lines = |(span, width): (&Span, &u32)| span.longest.div_ceil(width.saturating_sub(BESIDE).max(1));
        let tallest = spans.iter().zip(&widths).map(lines).max().unwrap_or_default();
        (tallest <= room.lines).then(|| Layout { size, columns: columns.iter().copied().zip(widths).collect(), upright })
    }

    /// Gives what is left of the line first to the cells that need it, then to heads, then to the words.
    fn spread(&self, columns: &[usize], spans: &[Span], line: u32) -> Vec<u32> {
        let mut widths: Vec<u32> = spans.iter().map(|span| span.unbroken).collect();
        let mut left = line.saturating_sub(widths.iter().sum());
        for wanted in [|span: &Span| span.first, |span: &Span| span.most, |span: &Span| span.wide] {
            let wants: Vec<u32> = spans.iter().zip(&widths).map(|(span, width)| wanted(span).saturating_sub(*width)).collect();
            let sum = wants.iter().copied().fold(0, u32::saturating_add);
            let given = left.min(sum);
            for (width, wants) in widths.iter_mut().zip(wants) {
                *width += share(wants, given, sum);
            }
            left -= given;
        }
        let words = |index: &usize| self.columns[*index].kind == Kind::Text;
        let anyone = !columns.iter().any(words);
        let takers: Vec<bool> = columns.iter().map(|index| anyone || words(index)).collect();
        let sum: u32 = widths.iter().zip(&takers).filter(|(_, takes)| **takes).map(|(width, _)| *width).sum();
        for (width, _) in widths.iter_mut().zip(&takers).filter(|(_, takes)| **takes) {
            *width += share(*width, left, sum);
        }
        widths
    }

    /// The columns in parts that fit, each beginning with those that name the rows.
    fn parted(&self, room: Room) -> Vec<Layout> {
        let size = room.sizes.first().copied().unwrap_or_default();
        let named = self.columns.iter().take_while(|column| matches!(column.kind, Kind::Text | Kind::Code)).count();
        let fits = |columns: &[usize]| self.set(columns, size, room, true);
        let half = room.of(room.line / 2);
        let names = (1..=named).rev().map(|count| (0..count).collect::<Vec<_>>()).find(|names| self.set(names, size, half, true).is_some());
        let names = names.unwrap_or_default();
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for index in names.len()..self.columns.len() {
            let longer = parts.last().map(|part| [part.as_slice(), &[index]].concat()).filter(|longer| fits(longer).is_some());
            match (longer, parts.last_mut()) {
                (Some(longer), Some(part)) => *part = longer,
                _ => parts.push([names.as_slice(), &[index]].concat()),
            }
        }
        let forced = |columns: &Vec<usize>| {
            // A word longer than a line: every column gets its share, and the word breaks.
            let each = room.line / u32::try_from(columns.len()).unwrap_or(u32::MAX).max(1);
            Layout { size, columns: columns.iter().map(|index| (*index, each)).collect(), upright: None }
        };
        parts.iter().map(|part| fits(part).unwrap_or_else(|| forced(part))).collect()
    }
}

/// `part` of `whole`, of an amount.
fn share(part: u32, amount: u32, whole: u32) -> u32 {
    let share = u64::from(part) * u64::from(amount) / u64::from(whole.max(1));
    u32::try_from(share).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Column, Row};
    use crate::language::Text;

    fn table(kinds: &[(Kind, &str)]) -> Table {
        let column = |(kind, _): &(Kind, &str)| Column::new("a", Text::same("A".to_owned()), *kind, 0);
        Table {
            key: "t",
            title: Text::same("T".to_owned()),
            columns: kinds.iter().map(column).collect(),
            rows: vec![Row::body(kinds.iter().map(|(_, text)| Cell::Text((*text).to_owned())).collect())],
            chart: None,
            notes: vec![],
        }
    }

    fn widths(table: &Table, line: u32) -> Option<Vec<u32>> {
        let layout = fitted(table, BESIDE_TEXT.of(line), Language::Vietnamese)?;
        Some(layout.columns.iter().map(|(_, width)| *width).collect())
    }

    #[test]
    fn figures_take_what_they_need_and_words_the_rest() {
        // At 12 point a bold figure is 120 twips wide, a bold A 173; both sides of a cell are 160.
        assert_eq!(widths(&table(&[(Kind::Count, "1"), (Kind::Count, "1")]), 5000), Some(vec![2500, 2500]));
        assert_eq!(widths(&table(&[(Kind::Count, "1234"), (Kind::Text, "1")]), 5000), Some(vec![4 * 120 + 160, 5000 - 640]));
    }

    #[test]
    fn long_words_get_more_than_short_ones() {
        let widths = widths(&table(&[(Kind::Text, "một hai"), (Kind::Text, &"nhiều chữ ".repeat(20))]), 5000).expect("it fits");
        assert!(widths[1] > 3 * widths[0] && widths.iter().sum::<u32>() <= 5000, "{widths:?}");
    }

    #[test]
    fn what_cannot_be_broken_is_set_smaller_or_does_not_fit() {
        // 40 bold figures: 4960 twips with their sides at 12 point, 4560 at 11.
        let code = "1".repeat(40);
        let at = |line| fitted(&table(&[(Kind::Code, &code)]), BESIDE_TEXT.of(line), Language::Vietnamese).map(|layout| layout.size);
        assert_eq!([at(4960), at(4959), at(4560), at(4559)], [Some(24), Some(22), Some(22), None]);
    }

    #[test]
    fn parts_begin_with_what_names_the_rows_and_have_every_column_once() {
        let mut kinds = vec![(Kind::Text, "Sở Nội vụ")];
        kinds.extend([(Kind::Count, "1.234.567"); 30]);
        let parts = fitted_or_parted(&table(&kinds), ON_ITS_OWN.of(3000), Language::Vietnamese);
        assert!(parts.len() > 1 && parts.iter().all(|part| part.columns[0].0 == 0), "{parts:?}");
        assert!(parts.iter().all(|part| part.columns.iter().map(|(_, width)| *width).sum::<u32>() <= 3000));
        let others: Vec<usize> = parts.iter().flat_map(|part| part.columns[1..].iter().map(|(index, _)| *index)).collect();
        assert_eq!(others, (1..=30).collect::<Vec<_>>());
    }
}
