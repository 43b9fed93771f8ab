//! A bare number where an id is meant: `implements = [1.10]` is the float 1.1.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0105",
    name: "id-as-number",
    level: Level::Deny,
    summary: Text::fixed("ghi số ở chỗ của mã (id)", "a number where an id belongs"),
    why: Text::fixed(
        "Mã nhiệm vụ là chuỗi chữ: `1.10` không có dấu nháy là số 1,1, tức là một nhiệm vụ khác.",
        "An id is a string: `1.10` without quotes is the number 1.1, which is another task.",
    ),
    example: "implements = [1.10]",
    fix: Text::fixed("Đặt mã trong dấu nháy: implements = [\"1.10\"].", "Put the id in quotes: implements = [\"1.10\"]."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `written` is the number as the file has it.
pub fn finding(place: Place, key: &str, written: &str) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(format!("mã trong `{key}` phải đặt trong dấu nháy"), format!("an id in `{key}` must be in quotes")),
    )
    .label(Text::fixed("đây là một con số", "this is a number"))
    .help(Text::new(format!("thay {written} bằng \"{written}\""), format!("write \"{written}\" in place of {written}")))
    .fix(place, format!("\"{written}\""))
}
