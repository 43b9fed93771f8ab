//! The page's first look: a few figures and one bar of the sum row of the first table that is drawn as bars. Which figures they are is the
//! table's to say, by the weight of its columns.

use super::bars::{self, Bar, Series};
use super::{tone, words};
use crate::document::{Block, Cell, Kind, Shape, Table};
use crate::language::Language;
use crate::write::{head, one_line, shown};

/// How many figures stand at the head of the page.
const FIGURES: usize = 4;

/// The first look.
pub(super) struct Headline {
    /// Whose figures they are: what the sum row is called, and the table.
    pub(super) of: String,
    pub(super) about: String,
    pub(super) cards: Vec<Card>,
    pub(super) series: Vec<Series>,
    pub(super) bar: Option<Bar>,
}

/// A figure.
pub(super) struct Card {
    pub(super) label: String,
    pub(super) value: String,
    /// The class of how what it counts stands, where the chart says.
    pub(super) tone: &'static str,
}

/// The first look at `blocks`; none where no table has bars and a sum.
pub(super) fn headline(blocks: &[&Block], language: Language) -> Option<Headline> {
    let tables = blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let (table, total) = tables.filter(|table| drawn(table)).find_map(|table| Some((table, table.rows.iter().rfind(|row| row.total)?)))?;
    let chart = table.chart.as_ref()?;
    let figure = |kind| matches!(kind, Kind::Count | Kind::Ratio | Kind::Money);
    let mut chosen: Vec<usize> = (0..table.columns.len()).filter(|index| figure(table.columns[*index].kind)).collect();
    chosen.sort_by_key(|index| (table.columns[*index].weight, *index));
    chosen.truncate(FIGURES);
    chosen.sort_unstable();
    let card = |index: usize| {
        let column = &table.columns[index];
        let tone = chart.series.iter().find(|(key, _)| *key == column.key).map_or("", |(_, tone)| tone::class(*tone));
        Some(Card { label: words(&head(column), language), value: one_line(&shown(total.cells.get(index)?, language)), tone })
    };
    let of = table.columns.iter().position(|column| column.key == chart.category).and_then(|index| total.cells.get(index));
    let bars = bars::bars(table, language)?;
    Some(Headline {
        of: one_line(&shown(of.unwrap_or(&Cell::Blank), language)),
        about: words(&table.title, language),
        cards: chosen.into_iter().filter_map(card).collect(),
        bar: bars::bar(table, total, language),
        series: bars.series,
    })
}

fn drawn(table: &Table) -> bool {
    table.chart.as_ref().is_some_and(|chart| chart.shape == Shape::Bars)
}
