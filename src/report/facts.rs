//! Facts as rows: the tidy long form that `cchc export` writes. `docs/export.md` is its reference and its promise.

use std::borrow::Cow;

use crate::document::record::Field;
use crate::model::bundle::Bundle;
use crate::rollup::facts::{Fact, Value};
use crate::source::Sources;

/// The keys of the columns, in order.
pub const COLUMNS: [&str; 14] = [
    "bundle",
    "year",
    "agency",
    "agency-name",
    "subject-kind",
    "subject",
    "period",
    "attribute",
    "value",
    "type",
    "unit",
    "basis",
    "file",
    "line",
];

/// A fact's row, with a field for every column.
pub fn row<'a>(fact: Fact<'a>, bundle: &'a Bundle, sources: &'a Sources) -> [Field<'a>; COLUMNS.len()] {
    let word = |word: &'static str| Field::Text(Cow::Borrowed(word));
    let line = i64::try_from(sources.position(fact.place).line).unwrap_or(i64::MAX);
    let (value, kind) = match fact.value {
        Value::Text(text) => (Field::Text(Cow::Owned(text)), "text"),
        Value::Number(number) => (Field::Number(number), "number"),
        Value::Date(date) => (Field::Date(date), "date"),
        Value::Flag(flag) => (Field::Flag(flag), "flag"),
    };
    [
        Field::Text(Cow::Borrowed(&bundle.plan.id.value)),
        Field::Number(i64::from(bundle.plan.year)),
        Field::text(fact.agency),
        Field::text(fact.agency.map(|agency| bundle.agency_name(agency))),
        word(fact.subject.key()),
        Field::Text(Cow::Borrowed(fact.id)),
        word(fact.period),
        word(fact.attribute),
        value,
        word(kind),
        Field::text(fact.unit),
        word(if fact.derived { "derived" } else { "stated" }),
        Field::Text(Cow::Borrowed(sources.path(fact.place.file))),
        Field::Number(line),
    ]
}
