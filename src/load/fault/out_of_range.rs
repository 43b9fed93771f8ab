//! A number outside the range its key allows.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0104",
    name: "out-of-range",
    level: Level::Deny,
    summary: Text::fixed("số nằm ngoài khoảng cho phép", "a number outside its range"),
    why: Text::fixed(
        "Tỷ lệ phần trăm tiến độ chỉ từ 0 đến 100; tiền và số đếm không âm.",
        "A percentage of progress is 0 to 100; money and counts are not negative.",
    ),
    example: "percent = 160",
    fix: Text::fixed("Sửa số cho nằm trong khoảng được nêu.", "Correct the number to lie within the stated range."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `key` must be from `least` to `most`; an open end has no bound worth naming.
pub fn finding(place: Place, key: &str, least: i64, most: i64) -> Finding {
    let (vi, en) = if most == i64::MAX {
        (format!("không được nhỏ hơn {least}"), format!("must not be less than {least}"))
    } else {
        (format!("phải từ {least} đến {most}"), format!("must be {least} to {most}"))
    };
    Finding::new(&RULE, place, Text::new(format!("`{key}` {vi}"), format!("`{key}` {en}")))
        .label(Text::fixed("ngoài khoảng cho phép", "out of range"))
        .help(Text::fixed("sửa lại số này", "correct this number"))
}
