//! A form that comes back: its bytes opened, what it says it is, and every cell held against the form it must be.
//!
//! [`open`] tells a workbook from a table by its content. [`package`] lets in only files small and sound enough to be read, [`workbook`]
//! reads sheets and what is hidden, merged or worked out in them ([`layout`]), and how numbers are shown ([`number_format`]), [`table`] the flat table; [`place`] finds each cell of the form,
//! [`value`] tells what a cell means, whichever way it was typed, and [`kept`] what it said when the form was made.

mod kept;
mod layout;
mod number_format;
mod package;
mod place;
mod table;
mod value;
mod workbook;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::fault::{Fault, make_anew};
use super::identity::{Identity, PARTS, VERSION};
use crate::document::form::{Form, Value};
use crate::language::{Language, Text};

pub use kept::Said;

/// The most bytes of a file.
pub const LARGEST: usize = 20_000_000;

/// A file that was opened.
#[derive(Debug)]
pub enum Given {
    /// A workbook.
    Book(Book),
    /// A flat table.
    Table(Vec<Line>),
}

/// A workbook as it was read.
#[derive(Debug, Default)]
pub struct Book {
    sheets: Vec<GivenSheet>,
    /// What the file says of itself to programs.
    properties: BTreeMap<String, String>,
}

/// A sheet of a workbook.
#[derive(Debug, Default)]
struct GivenSheet {
    name: String,
    is_hidden: bool,
    cells: BTreeMap<At, GivenCell>,
    /// Merged stretches: the first and the last cell.
    merged: Vec<(At, At)>,
    hidden_rows: Vec<u32>,
    /// Hidden columns, the first and the last of a stretch.
    hidden_columns: Vec<(u32, u32)>,
    /// Cells that a person tied a comment to.
    comments: Vec<At>,
}

/// Row and column, from 0.
type At = (u32, u32);

/// A cell that is not empty.
#[derive(Clone, Debug)]
struct GivenCell {
    raw: Raw,
    /// Whether its value is worked out.
    is_formula: bool,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
enum Raw {
    /// Text.
    Text(String),
    /// A number, and how its cell shows it.
    Number(f64, Shown),
    /// A day.
    Date(NaiveDate),
    /// A truth value.
    Flag(bool),
    /// A fault of the spreadsheet: `#REF!`.
    Error(String),
}

/// How a cell shows its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// As it is.
    General,
    /// Its whole part.
    Whole,
    /// In parts of a hundred.
    Percent,
    /// In a way of its own: as a time, with zeros before it, with decimals, with words around it.
    Otherwise,
}

/// A line of the flat table.
#[derive(Debug)]
pub struct Line {
    /// Its number in the file.
    number: u64,
    fields: [String; 6],
}

/// A cell of the form as it came back.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The number of its sheet, row and column in the form.
    pub place: (usize, usize, usize),
    /// Where it stands in the file, as people call it: `Nhiệm vụ!D17`, `dòng 12`.
    pub at: Text,
    /// What it says.
    pub value: Value,
    /// What it said when the form was made.
    pub said: Said,
}

/// A cell that is not a person's to change or to fill in, and was.
#[derive(Clone, Debug)]
pub struct Overwritten {
    /// Where it stands in the file.
    pub at: Text,
    /// What it says now.
    pub now: String,
}

/// A form that came back whole.
#[derive(Debug, Default)]
pub struct Matched {
    /// The cells, in the form's order.
    pub filled: Vec<Filled>,
    /// Rows the file does not have, by sheet and key: nothing is said of them, so nothing is changed.
    pub absent: Vec<(Text, String)>,
    /// Sheets the form does not have, which are not read.
    pub foreign: Vec<String>,
    /// Given cells that say something else than when the form was made, which is not taken.
    pub overwritten: Vec<Overwritten>,
    /// What stands outside the form's rows where nothing is filled in, which is not read.
    pub outside: Vec<Overwritten>,
    /// Cells with a comment tied to them, which is not read.
    pub commented: Vec<Text>,
}

/// Opens a file.
///
/// # Errors
/// Why it is not one that can be read.
pub fn open(bytes: &[u8]) -> Result<Given, Box<Fault>> {
    if bytes.len() > LARGEST {
        return Err(Fault::new(Text::fixed("tệp lớn quá 20 MB, không phải biểu mẫu", "the file is over 20 MB and no form")).into());
    }
    if package::is_text(bytes) {
        return table::read(bytes).map(Given::Table);
    }
    workbook::read(package::parts(bytes)?).map(Given::Book)
}

/// What a file says it is the form of, and in which language.
///
/// # Errors
/// What of it is missing, or contradicts.
pub fn identity(given: &Given) -> Result<(Identity, Language), Vec<Fault>> {
    let (said, language) = match given {
        Given::Book(book) => place::identity_of_book(book)?,
        Given::Table(lines) => place::identity_of_table(lines),
    };
    let number = |index: usize| said[index].1.trim().parse::<i64>().ok();
    let mut faults = Vec::new();
    for (part, (at, words)) in PARTS.iter().zip(&said) {
        let is_number = matches!(part.key, "year" | "quarter" | "version");
        if words.trim().is_empty() || is_number && words.trim().parse::<i64>().is_err() {
            let label = part.label.clone();
            faults.push(
                Fault::at(
                    at,
                    Text::new(format!("“{}” không còn như biểu mẫu đã ghi", label.vi), format!("“{}” is not as the form had it", label.en)),
                )
                .help(make_anew()),
            );
        }
    }
    let (Some(year), Some(quarter), Some(version)) = (number(1), number(2), number(4)) else { return Err(faults) };
    if !faults.is_empty() {
        return Err(faults);
    }
    if version != VERSION {
        return Err(vec![
            Fault::at(
                &said[4].0,
                Text::new(
                    format!("biểu mẫu là phiên bản {version}, chương trình này đọc phiên bản {VERSION}"),
                    format!("the form is of version {version}, and this program reads version {VERSION}"),
                ),
            )
            .help(make_anew()),
        ]);
    }
    let text = |index: usize| said[index].1.trim().to_owned();
    let identity = Identity { agency: text(0), year, quarter, plan: text(3), version };
    if let Given::Book(book) = given {
        contradiction(book, &identity)?;
    }
    Ok((identity, language))
}

/// The properties of the file say the same as its cells, where they are there at all: some programs leave them out.
fn contradiction(book: &Book, identity: &Identity) -> Result<(), Vec<Fault>> {
    let differs = |(property, said): (&'static str, String)| {
        let own = book.properties.get(property)?;
        (*own != said).then(|| (said, own.clone()))
    };
    match identity.properties().into_iter().find_map(differs) {
        None => Ok(()),
        Some((said, own)) => Err(vec![
            Fault::new(Text::new(
                format!("trang đầu ghi “{said}” mà tệp này được lập cho “{own}”: nội dung của hai biểu mẫu đã lẫn vào nhau"),
                format!("the first sheet says “{said}”, and the file was made for “{own}”: two forms were mixed"),
            ))
            .help(make_anew()),
        ]),
    }
}

/// Holds a file against the form it must be.
///
/// # Errors
/// Everything that is wrong with it.
pub fn matched(form: &Form, given: &Given, language: Language, why: WhyNoRow<'_>) -> Result<Matched, Vec<Fault>> {
    match given {
        Given::Book(book) => place::of_book(form, book, language, why),
        Given::Table(lines) => place::of_table(form, lines, language, why),
    }
}

/// Says of a sheet and a row's key why the form has no such row, and what to do.
type WhyNoRow<'a> = &'a dyn Fn(&str, &str) -> (Text, Option<Text>);
