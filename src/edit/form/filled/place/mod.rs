//! Where the cells of a form stand in a file that came back: in a workbook ([`book`]) its sheets by their names, the head of each table by
//! its first column, every row by what names it; in a flat table ([`lines`]) by what each line names. Whatever stands where the form has
//! nothing is told, so that nothing a person wrote is passed over.

mod book;
mod lines;

use super::Raw;
use crate::document::form::plain;
use crate::language::{Language, Text};

pub(super) use self::book::{cell_name, identity_of_book, of_book};
pub(super) use self::lines::{identity_of_table, of_table};

/// The parts of an identity, each with where it stands; and the language of the form.
type Said = (Vec<(Text, String)>, Language);

/// A cell as text.
pub(super) fn shown(raw: &Raw) -> String {
    match raw {
        Raw::Text(text) => plain(text),
        Raw::Number(number, _) => number.to_string(),
        Raw::Date(day) => day.to_string(),
        Raw::Flag(holds) => holds.to_string(),
        Raw::Error(error) => error.clone(),
    }
}

/// Whether two words are the same, however they are composed and broken into lines.
pub(super) fn same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Words as they are told apart: composed, with one blank between.
fn words(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
