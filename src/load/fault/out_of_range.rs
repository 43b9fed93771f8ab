//! A number outside the range its key allows.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
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
    let bounds = |language: Language| (shown(least, language), shown(most, language));
    Finding::new(
        &RULE,
        place,
        Text::each(|language| match bounds(language) {
            (least, _) if most == i64::MAX => {
                language.pick(format!("`{key}` không được nhỏ hơn {least}"), format!("`{key}` must not be less than {least}"))
            }
            (least, most) => {
                language.pick(format!("`{key}` phải từ {least} đến {most}"), format!("`{key}` must be from {least} to {most}"))
            }
        }),
    )
    .label(Text::fixed("ngoài khoảng cho phép", "out of range"))
    .help(Text::each(|language| match bounds(language) {
        (least, _) if most == i64::MAX => {
            language.pick(format!("ghi một số từ {least} trở lên"), format!("write a number of {least} or more"))
        }
        (least, most) => language.pick(format!("ghi một số từ {least} đến {most}"), format!("write a number from {least} to {most}")),
    }))
}

/// A bound as a sentence has it; those of four figures are years, which have no separator.
fn shown(bound: i64, language: Language) -> String {
    if bound < 10_000 { bound.to_string() } else { language.integer(bound) }
}
