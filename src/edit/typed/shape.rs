//! What a word can give each key of the vocabulary, and what people type for it as TOML.

use unicode_normalization::UnicodeNormalization as _;

use super::reading;
use crate::edit::value;
use crate::language::{Language, Text};
use crate::load::spelling;
use crate::model::due::Due;
use crate::model::vocabulary::{self, Key, Table};

/// How what is typed is written.
const TYPED: Language = Language::Vietnamese;

/// What belongs to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words.
    Text,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// A whole number.
    Whole,
    /// Whole hundredths.
    Percent,
    /// Whole đồng.
    Money,
    /// A deadline.
    Due,
    /// Ids, parted by commas.
    Ids,
    /// Ids of places, each of which is counted.
    Members,
    /// A document that shows a result, added to those there are.
    Evidence,
    /// One source of a budget.
    Budget(&'static str),
    /// No key, but its whole table, taken out.
    Table,
}

/// What a word can give a key of the vocabulary; none for a key whose value is no one word.
pub(super) fn of(key: &Key) -> Option<Shape> {
    Some(match key.shape {
        vocabulary::Shape::Text | vocabulary::Shape::Paragraphs => Shape::Text,
        vocabulary::Shape::Date => Shape::Date,
        vocabulary::Shape::Boolean => Shape::Flag,
        vocabulary::Shape::Integer { least: 0, most: 100 } => Shape::Percent,
        vocabulary::Shape::Integer { .. } => Shape::Whole,
        vocabulary::Shape::Money => Shape::Money,
        vocabulary::Shape::Due => Shape::Due,
        vocabulary::Shape::Ids(_) | vocabulary::Shape::SomeIds(_) => Shape::Ids,
        vocabulary::Shape::InlineTables(rows) if rows.has("number") && rows.has("date") => Shape::Evidence,
        _ => return None,
    })
}

/// Every key of a table that a word can give, as it is typed, with what it takes; a source of a budget stands behind a dot.
pub(super) fn keys(table: &Table) -> Vec<(String, Shape)> {
    let of_key = |key: &'static Key| match key.shape {
        vocabulary::Shape::InlineTable(sources) => {
            sources.keys.iter().map(|source| (format!("{}.{}", key.name, source.name), Shape::Budget(source.name))).collect()
        }
        _ => of(key).map(|shape| (key.name.to_owned(), shape)).into_iter().collect::<Vec<_>>(),
    };
    table.keys.iter().flat_map(of_key).collect()
}

impl Shape {
    /// What was typed as TOML; none where it is nothing of this shape. A date has its day first, as Vietnamese write it, and dots of a
    /// number part its thousands, whichever language the program speaks. `year` is the document's.
    pub fn written(self, typed: &str, year: i32) -> Option<String> {
        let typed = typed.trim();
        match self {
            Self::Text => text(typed),
            Self::Date => TYPED.read_date(typed).map(value::date),
            Self::Flag => reading::flag(typed).map(value::flag),
            Self::Whole => reading::whole(typed, TYPED).map(value::count),
            Self::Percent => reading::whole(typed.strip_suffix('%').unwrap_or(typed), TYPED).map(value::count),
            Self::Money => reading::money(typed, TYPED).map(value::count),
            Self::Due => due(typed, year),
            Self::Ids | Self::Members => reading::ids(typed).map(|ids| value::list(&ids)),
            Self::Evidence | Self::Budget(_) | Self::Table => None,
        }
    }

    /// What it takes.
    pub fn takes(self) -> Text {
        match self {
            Self::Text => Text::fixed("chữ, không có ký tự điều khiển", "words without control characters"),
            Self::Date => Text::fixed("một ngày có đủ ngày, tháng, năm", "a day with its month and year"),
            Self::Flag => Text::fixed("có hoặc không", "yes or no"),
            Self::Table => Text::fixed("chỉ để trống, để bỏ cả bảng", "nothing, to take the whole table out"),
            Self::Whole => Text::fixed(
                "một số nguyên không âm; dấu chấm ngăn hàng nghìn, dấu phẩy là phần lẻ",
                "a whole number, 0 or more; a point parts thousands, a comma decimals",
            ),
            Self::Percent => Text::fixed("một số nguyên từ 0 đến 100", "a whole number from 0 to 100"),
            Self::Money | Self::Budget(_) => Text::fixed(
                "số tiền tính bằng đồng; dấu chấm ngăn hàng nghìn, dấu phẩy là phần lẻ",
                "an amount in đồng; a point parts thousands, a comma decimals",
            ),
            Self::Due => Text::fixed(
                "một ngày, một kỳ (tháng, quý, năm), hoặc thường xuyên, hằng tháng, hằng quý",
                "a day, a period (month, quarter, year), or ongoing, monthly, quarterly",
            ),
            Self::Members => Text::fixed("mã hoặc tên các cơ quan, cách nhau bằng dấu phẩy", "ids or names of agencies, parted by commas"),
            Self::Ids => Text::fixed("các mã, cách nhau bằng dấu phẩy", "ids parted by commas"),
            Self::Evidence => {
                Text::fixed("số văn bản và ngày, cách nhau bằng dấu phẩy", "a document's number and its day, parted by a comma")
            }
        }
    }

    /// How it is typed for a key.
    pub(super) fn example(self, key: &str) -> Text {
        let (vi, en) = match self {
            Self::Text => ("\"…\"", "\"…\""),
            Self::Table => ("", ""),
            Self::Date => ("2021-06-10 hoặc 10/06/2021", "2021-06-10 or 10/06/2021"),
            Self::Flag => ("có hoặc không", "yes or no"),
            Self::Whole => ("1.297 hoặc 1297", "1.297 or 1297"),
            Self::Percent => ("60", "60"),
            Self::Money | Self::Budget(_) => ("12.000.000 hoặc \"12 triệu\"", "12.000.000 or 12000000"),
            Self::Due => {
                ("30/11/2021, \"quý II/2021\", \"thường xuyên\", \"hằng quý\"", "2021-11-30, 2021-Q2, 2021, ongoing, monthly, quarterly")
            }
            Self::Ids | Self::Members => ("mã-một,mã-hai", "one,two"),
            Self::Evidence => ("\"12/QĐ-SYT,2021-06-10,tên văn bản\"", "\"12/QĐ-SYT,2021-06-10,title\""),
        };
        let source = if let Self::Budget(source) = self { format!(".{source}") } else { String::new() };
        Text::new(format!("ghi: {key}{source}={vi}"), format!("write: {key}{source}={en}"))
    }
}

/// Words on their lines; a letter that steers a terminal was not typed by anybody.
fn text(typed: &str) -> Option<String> {
    let words: String = typed.replace("\r\n", "\n").nfc().collect();
    let steers = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    (!words.contains(steers)).then(|| value::text(&words))
}

fn due(typed: &str, year: i32) -> Option<String> {
    if let Some(due) = Due::parse(typed) {
        return Some(due.written());
    }
    let sure = |words: &str, year: Option<i32>| spelling::due(words, year).filter(|patch| patch.is_sure);
    // A plan is of one year: its “quý II” can be no other's.
    let of_its_year = || sure(&format!("{typed}/{year}"), None).filter(|_| typed.starts_with(char::is_alphabetic));
    spelling::date(typed).or_else(|| sure(typed, Some(year))).or_else(of_its_year).map(|patch| patch.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_people_type_them() {
        for (shape, typed, written) in [
            (Shape::Text, " Đã cung cấp ", Some("\"Đã cung cấp\"")),
            (Shape::Text, "Đa\u{303}", Some("\"Đã\"")),
            (Shape::Text, "true", Some("\"true\"")),
            (Shape::Date, "2021-06-10", Some("2021-06-10")),
            (Shape::Date, "10/06/2021", Some("2021-06-10")),
            (Shape::Date, "3/4/2021", Some("2021-04-03")),
            (Shape::Date, "31/6/2021", None),
            (Shape::Date, "10/6", None),
            (Shape::Flag, "Có", Some("true")),
            (Shape::Flag, "không", Some("false")),
            (Shape::Flag, "rồi", None),
            (Shape::Percent, "60%", Some("60")),
            (Shape::Whole, "60%", None),
            (Shape::Whole, "1.297", Some("1297")),
            (Shape::Whole, "12.000.000", Some("12_000_000")),
            (Shape::Whole, "0", Some("0")),
            (Shape::Whole, "12,5", None),
            (Shape::Whole, "-3", None),
            (Shape::Whole, "nhiều", None),
            (Shape::Whole, "99999999999999999999", None),
            (Shape::Money, "12.000.000đ", Some("12_000_000")),
            (Shape::Money, "12000000", Some("12_000_000")),
            (Shape::Money, "12 triệu", Some("12_000_000")),
            (Shape::Money, "1,5 tỷ", Some("1_500_000_000")),
            (Shape::Money, "1,5 đồng", None),
            (Shape::Flag, "x", Some("true")),
            (Shape::Due, "2021-Q2", Some("\"2021-Q2\"")),
            (Shape::Due, "Quý II/2021", Some("\"2021-Q2\"")),
            (Shape::Due, "thường xuyên", Some("\"ongoing\"")),
            (Shape::Due, "30/11/2021", Some("2021-11-30")),
            (Shape::Due, "quý II", Some("\"2021-Q2\"")),
            (Shape::Due, "Quý IV", Some("\"2021-Q4\"")),
            (Shape::Due, "tháng 6", Some("\"2021-06\"")),
            (Shape::Due, "trước quý II", None),
            (Shape::Due, "quý II hoặc quý III", None),
            (Shape::Due, "30/11", None),
            (Shape::Members, "h-a, h-b", Some("[\"h-a\", \"h-b\"]")),
            (Shape::Ids, "so-a, so-b", Some("[\"so-a\", \"so-b\"]")),
            (Shape::Ids, "0", Some("[]")),
            (Shape::Ids, ",", None),
        ] {
            assert_eq!(shape.written(typed, 2021).as_deref(), written, "{shape:?} {typed}");
        }
    }
}
