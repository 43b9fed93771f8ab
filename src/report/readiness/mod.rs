//! `cchc status`: what an agency still has to do before its report of a quarter can be submitted, and where every agency stands.
//!
//! An agency's own view is a list of [`Item`]s, one a line; a document holds them as a table for other formats.

mod deadline;
mod item;
mod table;
mod title;

use chrono::NaiveDate;

use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::{Language, Text, capitalized};
use crate::rollup::completeness::Receipt;
use crate::rollup::readiness::Readiness;
use crate::rollup::view::View;

pub use self::deadline::told_without_cause;
pub use self::item::{Faults, Item, Weight, items};
use self::title::report_title;
pub use self::title::title;

/// An agency's own view as a document.
pub fn agency(view: &View<'_>, own: &Readiness<'_>, faults: &Faults, today: NaiveDate) -> Document {
    let columns = vec![
        Column::new("item", Text::fixed("Mục", "Item"), Kind::Code, 2),
        Column::new("weight", Text::fixed("Mức", "Weight"), Kind::Code, 1),
        Column::new("words", Text::fixed("Nội dung", "What"), Kind::Text, 0),
        Column::new("ids", Text::fixed("Mã", "Ids"), Kind::Text, 1),
    ];
    let row = |item: Item| {
        let ids = if item.ids.is_empty() { Cell::Blank } else { Cell::Text(item.ids.join(", ")) };
        Row::body(vec![Cell::Text(item.key.to_owned()), Cell::Text(item.weight.key().to_owned()), Cell::Words(item.words), ids])
    };
    let rows = items(view, own, faults).into_iter().map(row).collect();
    let todo =
        Table {
            key: "to-do", title: Text::fixed("Việc cần làm", "What is to be done"), columns, rows, chart: None, notes: Vec::new()
        };
    let own = [(own, faults)];
    document(title(view, own[0].0, today), vec![Block::Table(todo), Block::Table(table::of(view, &own, today, usize::MAX))])
}

/// Where every agency stands that still has something to do, what presses most first; at most `most` rows.
pub fn agencies(view: &View<'_>, all: &[(Readiness<'_>, Faults)], today: NaiveDate, most: usize) -> Document {
    let mut open: Vec<(&Readiness<'_>, &Faults)> = all
        .iter()
        .filter(|(own, faults)| !own.is_whole() || !own.is_submitted() || faults.count > 0)
        .map(|(own, faults)| (own, faults))
        .collect();
    // The sort keeps the register's order among equals.
    open.sort_by_key(|(own, faults)| urgency(own, faults, today));
    let (count, of) = (open.len(), all.len());
    let period = report_title(view.period);
    let title = Text::new(
        format!("{}: {count}/{of} cơ quan còn việc phải làm", capitalized(&period.vi)),
        format!("{}: {count}/{of} agencies have something left to do", capitalized(&period.en)),
    );
    document(title, vec![Block::Table(table::of(view, &open, today, most))])
}

/// What presses most comes first: what is late, then what is not there, then drafts, then what has errors.
fn urgency(own: &Readiness<'_>, faults: &Faults, today: NaiveDate) -> (bool, u8, bool) {
    let by = own.reporting.deadline.map(|deadline| deadline.by.value);
    let (is_sent, rank) = match own.reporting.receipt {
        Receipt::Missing | Receipt::Unusable(_) => (false, 0),
        Receipt::Draft => (false, 1),
        Receipt::Counted(_) => (true, 2),
    };
    let is_late = !is_sent && by.is_some_and(|by| by < today);
    (!is_late, rank, faults.count == 0)
}

fn document(title: Text, blocks: Vec<Block>) -> Document {
    Document { name: "status", title, standing: Vec::new(), blocks, official: None }
}

fn counted(count: i64, language: Language, vi: &str, one: &str, many: &str) -> String {
    let word = language.pick(vi, if count == 1 { one } else { many });
    format!("{} {word}", language.integer(count))
}
