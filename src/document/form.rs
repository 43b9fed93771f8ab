//! What a form to be filled in is: sheets of rows, of which some cells are given and some are a person's to fill.
//!
//! A form knows no file: whoever makes one says in each open cell's [`Field`] what belongs there, a writer draws it, and what comes back is
//! held against the same form.

use chrono::NaiveDate;

use unicode_normalization::UnicodeNormalization as _;

use crate::language::{Language, Text, printable, unseen};

/// The longest text a cell of a workbook takes, in UTF-16 units.
pub const LONGEST: usize = 32_767;

/// The sheet of a workbook that keeps what its cells said when it was made: nobody sees it.
pub const KEPT_SHEET: &str = "cchc";

/// The columns of the flat table a form can be, a row a cell: the sheet, the row, what the row is of, the column, what stands there, what
/// stood there when it was made.
pub const TABLE: [Text; 6] = [
    Text::fixed("Trang", "Sheet"),
    Text::fixed("Mã dòng", "Row"),
    Text::fixed("Tên dòng", "Name"),
    Text::fixed("Cột", "Column"),
    Text::fixed("Giá trị", "Value"),
    Text::fixed("Lúc xuất", "As made"),
];

/// What leads a value that was put in as a suggestion, where the form keeps what it said.
pub static SUGGESTED: Text = Text::fixed("gợi ý ", "suggested ");

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its title.
    pub title: Text,
    /// What it says of itself to programs: keys and values.
    pub properties: Vec<(&'static str, String)>,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// What its cells said when it was made, but for those that said nothing: what a person changed is told by it.
    pub kept: Vec<Kept>,
}

/// What a cell said when its form was made.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The sheet's key.
    pub sheet: &'static str,
    /// The row's key.
    pub row: String,
    /// The column's key.
    pub column: &'static str,
    /// What it said.
    pub said: Text,
}

/// A sheet: a table whose first column names the row.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// A stable key: `tasks`.
    pub key: &'static str,
    /// Its name, at most 31 letters.
    pub name: Text,
    /// The words above the table.
    pub title: Text,
    /// How it is filled in, a paragraph each.
    pub notes: Vec<Text>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// How many columns stay in sight, and stand on every printed page.
    pub frozen: u16,
    /// The column with which a second page begins, where one page is too narrow.
    pub turn: Option<u16>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// A stable key: `percent`.
    pub key: &'static str,
    /// Its head. No two columns of a sheet have the same.
    pub title: Text,
    /// How wide it is, in digits.
    pub width: f64,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is of; no two rows of a sheet have the same.
    pub key: String,
    /// Its cells, one a column.
    pub cells: Vec<Entry>,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What stands in it.
    pub value: Value,
    /// Whose it is.
    pub access: Access,
}

/// Whose a cell is.
#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// The form's: it is read, not filled in.
    Given,
    /// Nobody's: what the column asks does not apply to the row.
    Shut,
    /// A person's.
    Open(&'static Field),
    /// A person's, with a value put in that they have not confirmed.
    Suggested(&'static Field),
}

/// What belongs in an open cell.
#[derive(Debug)]
pub struct Field {
    /// A stable key: `percent`.
    pub key: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// What to write, in at most 250 letters.
    pub hint: Text,
}

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// An id or the number of a document: never broken, never taken for a figure or a day.
    Code,
    /// Ids, one after another with commas between.
    Ids,
    /// Agencies and units, by their ids or their names, with commas between.
    Agencies,
    /// A whole number, 0 or more.
    Count,
    /// Whole đồng.
    Money,
    /// A whole number of percent, 0 to 100.
    Percent,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, which is not 0.
    Nothing,
    /// What a person wrote, or a name.
    Text(String),
    /// The program's own words.
    Words(Text),
    /// A number.
    Number(i64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// Ids.
    Ids(Vec<String>),
}

impl Form {
    /// A form as it is made.
    pub fn new(title: Text, properties: Vec<(&'static str, String)>, sheets: Vec<Sheet>) -> Self {
        let of_row = |sheet: &'static str, columns: &[Column], row: &Row| -> Vec<Kept> {
            let cells = columns.iter().zip(&row.cells).filter(|(_, entry)| entry.value != Value::Nothing);
            cells.map(|(column, entry)| Kept { sheet, row: row.key.clone(), column: column.key, said: entry.kept() }).collect()
        };
        let kept =
            sheets.iter().flat_map(|sheet| sheet.rows.iter().flat_map(|row| of_row(sheet.key, &sheet.columns, row)).collect::<Vec<_>>());
        let kept = kept.collect();
        Self { title, properties, sheets, kept }
    }

    /// The sheet of a key.
    pub fn sheet(&self, key: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.key == key)
    }
}

impl Entry {
    /// A cell of the form's own.
    pub fn given(value: Value) -> Self {
        Self { value, access: Access::Given }
    }

    /// A cell a person fills in.
    pub fn open(field: &'static Field, value: Value) -> Self {
        Self { value, access: Access::Open(field) }
    }

    /// A cell where nothing belongs.
    pub fn shut() -> Self {
        Self { value: Value::Nothing, access: Access::Shut }
    }

    /// What it says, as the form keeps it.
    pub fn kept(&self) -> Text {
        Text::each(|language| {
            let said = match &self.value {
                Value::Number(number) => number.to_string(),
                other => other.shown(language),
            };
            let lead = if matches!(self.access, Access::Suggested(_)) { SUGGESTED.in_language(language) } else { "" };
            format!("{lead}{said}")
        })
    }

    /// What belongs in it, where a person fills it in.
    pub fn field(&self) -> Option<&'static Field> {
        match self.access {
            Access::Open(field) | Access::Suggested(field) => Some(field),
            Access::Given | Access::Shut => None,
        }
    }
}

impl Value {
    /// Words a file has, without what nobody sees in them; nothing where they are blank.
    pub fn text(words: Option<&str>) -> Self {
        words.map(seen).filter(|words| !words.trim().is_empty()).map_or(Self::Nothing, Self::Text)
    }

    /// Whether two values say the same. Blanks around text and how its letters are composed do not count.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => plain(one) == plain(other),
            (one, other) => one == other,
        }
    }

    /// As people read it.
    pub fn shown(&self, language: Language) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::Words(words) => words.in_language(language).to_owned(),
            Self::Number(number) => language.integer(*number),
            Self::Date(date) => language.date(*date),
            Self::Flag(holds) => yes_or_no(*holds).in_language(language).to_owned(),
            // A list that was counted and has nobody is no empty cell.
            Self::Ids(ids) if ids.is_empty() => "0".to_owned(),
            Self::Ids(ids) => ids.join(", "),
        }
    }
}

/// Text as it is stored: composed, with plain line ends and blanks, without blanks around it and without letters nobody sees. What could
/// steer a screen is still in it.
pub fn clean(text: &str) -> String {
    let text: String = seen(text).nfc().collect();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// Text as it is compared: as it is stored, and what could steer a screen as its picture, which is how a cell shows it.
pub fn plain(text: &str) -> String {
    printable(&clean(text)).into_owned()
}

/// Text as a page shows it: every sign that ends a line the same, every blank one, and no marks that take no room, which are those that
/// `unseen-letter` names. A joiner between pictures is part of one.
fn seen(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => shown.push(' '),
            '\u{200d}' if shown.chars().next_back().is_some_and(|before| !before.is_ascii() && !before.is_alphanumeric()) => {
                shown.push(letter);
            }
            // It turns the letters after it round, so that what is seen is not what is there.
            '\u{202e}' => shown.push(letter),
            _ if unseen(letter) == Some("") => {}
            _ => shown.push(letter),
        }
    }
    shown
}

/// How a form says yes and no.
pub const fn yes_or_no(holds: bool) -> Text {
    if holds { Text::fixed("Có", "Yes") } else { Text::fixed("Không", "No") }
}
