//! Stacked bars: a bar a row, every bar as long as the others, so that shares compare; how many there are stands beside it.
//!
//! The bars are drawn in shares of whatever width there is, and names are text of the page, which wraps: one drawing serves a phone, a
//! desk and paper.

use std::fmt;

use super::{tone, words};
use crate::document::{Cell, Chart, Kind, Row, Table};
use crate::language::Language;
use crate::write::{one_line, shown};

/// The whole width, in tenths of a percent.
const WHOLE: i128 = 1000;
/// What is there is seen: the narrowest part.
const LEAST: i128 = 6;
/// How wide a part must be for its figure to stand in it.
const FOR_FIGURE: i128 = 70;

/// A chart of bars.
pub(super) struct Bars {
    pub(super) title: String,
    pub(super) series: Vec<Series>,
    pub(super) rows: Vec<Bar>,
}

/// One of the things that are stacked.
pub(super) struct Series {
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) hatch: Option<&'static str>,
}

/// A bar.
pub(super) struct Bar {
    /// What the row is called.
    pub(super) name: String,
    /// All that it shows, in words.
    pub(super) words: String,
    /// How many there are: the figure of the column that is the sum of the parts.
    pub(super) sum: Option<String>,
    pub(super) parts: Vec<Part>,
}

/// A part of a bar.
pub(super) struct Part {
    pub(super) class: &'static str,
    pub(super) hatch: Option<&'static str>,
    pub(super) at: Share,
    pub(super) wide: Share,
    pub(super) middle: Share,
    pub(super) figure: Option<String>,
}

/// A share of the width in tenths of a percent, written in percent: `12.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share(pub(super) i128);

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// The bars of a table, where its chart has any column that it has.
pub(super) fn bars(table: &Table, language: Language) -> Option<Bars> {
    let chart = table.chart.as_ref()?;
    let drawn = drawn(table, chart);
    let series =
        drawn.iter().map(|(column, class, hatch)| Series { name: words(&table.columns[*column].title, language), class, hatch: *hatch });
    let rows: Vec<Bar> = table.rows.iter().filter(|row| !row.total).filter_map(|row| bar(table, row, language)).collect();
    (!drawn.is_empty() && !rows.is_empty()).then(|| Bars { title: words(&chart.title, language), series: series.collect(), rows })
}

/// The bar of a row, the sum row included.
pub(super) fn bar(table: &Table, row: &Row, language: Language) -> Option<Bar> {
    let chart = table.chart.as_ref()?;
    let drawn = drawn(table, chart);
    let cell = |index: usize| row.cells.get(index).unwrap_or(&Cell::Missing);
    let counts: Vec<i128> = drawn.iter().map(|(column, ..)| counted(cell(*column))).collect();
    let named = table.columns.iter().position(|column| column.key == chart.category);
    let said = drawn.iter().map(|(column, ..)| {
        let name = words(&table.columns[*column].title, language);
        format!("{} {name}", shown(cell(*column), language))
    });
    let mut at = 0;
    let parts = drawn.iter().zip(shares(&counts)).filter(|(_, wide)| *wide > 0).map(|((column, class, hatch), wide)| {
        let part = Part {
            class,
            hatch: *hatch,
            at: Share(at),
            wide: Share(wide),
            middle: Share(at + wide / 2),
            figure: (wide >= FOR_FIGURE).then(|| shown(cell(*column), language)),
        };
        at += wide;
        part
    });
    Some(Bar {
        name: named.map(|index| one_line(&shown(cell(index), language))).unwrap_or_default(),
        words: said.collect::<Vec<_>>().join(", "),
        parts: parts.collect(),
        sum: sum(table, &drawn).map(|column| shown(cell(column), language)),
    })
}

/// A drawn column, its class and its hatching.
type Drawn = (usize, &'static str, Option<&'static str>);

/// The columns a chart draws that the table has and that can be counted.
fn drawn(table: &Table, chart: &Chart) -> Vec<Drawn> {
    let counted = |kind| matches!(kind, Kind::Count | Kind::Money);
    let found = chart.series.iter().filter_map(|(key, tone)| {
        let index = table.columns.iter().position(|column| column.key == *key && counted(column.kind))?;
        Some((index, *tone))
    });
    let (columns, tones): (Vec<usize>, Vec<_>) = found.unzip();
    columns.into_iter().zip(tone::series(&tones)).map(|(column, (class, hatch))| (column, class, hatch)).collect()
}

/// The column that is the sum of those drawn in every row: the chart has no figure of its own.
fn sum(table: &Table, drawn: &[Drawn]) -> Option<usize> {
    let is_sum = |index: usize| {
        table.rows.iter().all(|row| {
            let parts = drawn.iter().map(|(column, ..)| row.cells.get(*column).map_or(0, counted)).sum::<i128>();
            matches!(row.cells.get(index), Some(Cell::Count(sum) | Cell::Money(sum)) if i128::from(*sum) == parts)
        })
    };
    let others = (0..table.columns.len()).filter(|index| drawn.iter().all(|(column, ..)| column != index));
    others.into_iter().find(|index| matches!(table.columns[*index].kind, Kind::Count | Kind::Money) && is_sum(*index))
}

/// What a cell counts; what is not known is not drawn.
fn counted(cell: &Cell) -> i128 {
    match cell {
        Cell::Count(count) | Cell::Money(count) => i128::from(*count).max(0),
        _ => 0,
    }
}

/// The whole divided as `counts` are; nothing of nothing. What the least need beyond their share the widest give.
fn shares(counts: &[i128]) -> Vec<i128> {
    let sum: i128 = counts.iter().sum();
    if sum == 0 {
        return vec![0; counts.len()];
    }
    let mut shares: Vec<i128> = counts.iter().map(|count| if *count == 0 { 0 } else { (count * WHOLE / sum).max(LEAST) }).collect();
    let over = shares.iter().sum::<i128>() - WHOLE;
    if let Some(widest) = (0..shares.len()).rev().max_by_key(|index| shares[*index]) {
        shares[widest] = (shares[widest] - over).max(0);
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample::document;

    #[test]
    fn shares_are_those_of_the_counts() {
        assert_eq!(shares(&[1, 1]), [500, 500]);
        assert_eq!(shares(&[0, 3, 1]), [0, 750, 250]);
        // A third is 333 thousandths; what rounding leaves goes to the first of the widest.
        assert_eq!(shares(&[1, 1, 1]), [334, 333, 333]);
        assert_eq!(shares(&[9_999, 1]), [994, 6], "what is there is seen");
        assert_eq!(shares(&[i128::from(i64::MAX); 3]), [334, 333, 333]);
        assert_eq!(shares(&[0, 0]), [0, 0]);
        assert!(shares(&[1; 500]).iter().all(|share| *share >= 0));
        assert_eq!(Share(125).to_string(), "12.5");
    }

    #[test]
    fn a_bar_says_its_figures_and_shows_the_tables_own_sum() {
        let document = document();
        let Some(table) = Table::of(&document).next() else { panic!("the sample has a table") };
        let chart = bars(table, Language::Vietnamese).expect("it is drawn");
        assert_eq!(chart.rows.len(), 3, "the total is not a bar");
        assert_eq!(
            chart.rows[0].words,
            "31 Hoàn thành đúng hạn, 2 Hoàn thành quá hạn, 49 Chưa hoàn thành, trong hạn, 2 Chưa hoàn thành, quá hạn, 3 Chưa có báo cáo"
        );
        // 31 + 2 + 49 + 2 + 3 = 87, 40 + 5 + 63 + 4 + 4 = 116 and 12: the column that is called total.
        assert_eq!(chart.rows.iter().map(|bar| bar.sum.as_deref()).collect::<Vec<_>>(), [Some("87"), Some("116"), Some("12")]);
        assert!(chart.rows[2].words.ends_with("– Chưa có báo cáo"), "{}", chart.rows[2].words);
    }
}
