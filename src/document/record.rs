//! Rows for machines: one fact a row, in columns whose values have types of their own. No title, no totals, nothing to look at.

use std::borrow::Cow;

use chrono::NaiveDate;

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// There is none.
    Empty,
    /// Words, an id, a key.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(i64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Field<'a> {
    /// Words that may be absent.
    pub fn text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(Cow::Borrowed(text)))
    }
}
