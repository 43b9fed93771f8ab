//! A value of another type than its key asks for.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::load::spelling::Patch;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0103",
    name: "wrong-type",
    level: Level::Deny,
    summary: Text::fixed("giá trị sai kiểu", "a value of the wrong type"),
    why: Text::fixed(
        "`\"60%\"` là chữ, không cộng được; `12.000` trong TOML là số thập phân 12, không phải mười hai nghìn.",
        "`\"60%\"` is text and cannot be added up; `12.000` is the float 12 in TOML, not twelve thousand.",
    ),
    example: "percent = \"60%\"\nestimate = 12.000\ncompleted = \"10/6/2021\"",
    fix: Text::fixed(
        "Số viết không có dấu nháy (60, 12_000); ngày viết 2021-06-10 không có dấu nháy; chữ đặt trong \"…\".",
        "Numbers without quotes (60, 12_000); dates as 2021-06-10 without quotes; text in \"…\".",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// Whole đồng.
    Money,
    /// `true` or `false`.
    Boolean,
    /// A local date.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
    /// A deadline: a date or one of the spellings.
    Due,
}

impl Asked {
    fn words(self) -> Text {
        match self {
            Self::Text => Text::fixed("chữ trong dấu nháy", "text in quotes"),
            Self::Integer => Text::fixed("số nguyên", "a whole number"),
            Self::Money => Text::fixed("số nguyên, tính bằng đồng", "a whole number of đồng"),
            Self::Boolean => Text::fixed("true hoặc false", "true or false"),
            Self::Date => Text::fixed("ngày, viết như 2021-06-30, không có dấu nháy", "a date such as 2021-06-30, without quotes"),
            Self::List => Text::fixed("danh sách trong ngoặc vuông [ ]", "a list in brackets [ ]"),
            Self::Table => Text::fixed("một bảng", "a table"),
            Self::Due => Text::fixed(
                "ngày (2021-06-30), \"2021-06\", \"2021-Q2\", \"2021-H1\", \"2021\" hoặc \"ongoing\", \"monthly\", \"quarterly\", \"half-yearly\", \"on-event\"",
                "a date (2021-06-30), \"2021-06\", \"2021-Q2\", \"2021-H1\", \"2021\" or \"ongoing\", \"monthly\", \"quarterly\", \"half-yearly\", \"on-event\"",
            ),
        }
    }
}

/// `key` has a value of type `found`; `patch` is the right spelling where it can be told.
pub fn finding(place: Place, key: &str, asked: Asked, found: &str, patch: Option<Patch>) -> Finding {
    let words = asked.words();
    let finding = Finding::new(&RULE, place, Text::new(format!("`{key}` phải là {}", words.vi), format!("`{key}` must be {}", words.en)))
        .label(found_words(found));
    let finding = match &patch {
        Some(patch) if patch.is_sure => finding.fix(place, &patch.text),
        _ => finding,
    };
    finding.help(match patch {
        Some(patch) => spelt(key, &patch),
        None => Text::new(format!("ghi {}", words.vi), format!("write {}", words.en)),
    })
}

/// `completed = 2021-04-03`, with the day in words where it was written so that it may be read two ways, or with the year where it was not
/// written.
pub(super) fn spelt(key: &str, patch: &Patch) -> Text {
    let line = format!("{key} = {}", patch.text);
    if let Some(year) = patch.year {
        return Text::new(format!("{line} (nếu là năm {year})"), format!("{line} (if the year is {year})"));
    }
    match patch.text.parse::<NaiveDate>() {
        Ok(date) if !patch.is_sure => day_and_month(line, date),
        _ => Text::same(line),
    }
}

/// The line, with its date in words if its day may as well be its month.
pub(super) fn day_and_month(line: String, date: NaiveDate) -> Text {
    if date.day() > 12 {
        return Text::same(line);
    }
    Text::new(
        format!("{line} (nếu là ngày {} tháng {})", date.day(), date.month()),
        format!("{line} (if {} is the day and {} the month)", date.day(), date.month()),
    )
}

/// The parser's name of a type, in the reader's words.
fn found_words(found: &str) -> Text {
    match found {
        "string" => Text::fixed("đây là chuỗi chữ", "this is text"),
        "integer" => Text::fixed("đây là số nguyên", "this is a whole number"),
        "float" => Text::fixed("đây là số thập phân", "this is a decimal number"),
        "boolean" => Text::fixed("đây là true/false", "this is true or false"),
        "datetime" => Text::fixed("đây là ngày hoặc giờ", "this is a date or a time"),
        "array" => Text::fixed("đây là danh sách", "this is a list"),
        _ => Text::fixed("đây là bảng", "this is a table"),
    }
}
