//! Text that is none of the words its key allows.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, surely_meant};
use crate::language::Text;
use crate::level::Level;
use crate::load::spelling::Patch;
use crate::source::Place;

use super::wrong_type::spelt;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0106",
    name: "invalid-value",
    level: Level::Deny,
    summary: Text::fixed("giá trị không nằm trong các giá trị cho phép", "a value that is none of those allowed"),
    why: Text::fixed(
        "Thời hạn “Quý II/2021” phải ghi là \"2021-Q2\" để tính được đến hạn, quá hạn.",
        "A deadline “Quý II/2021” must be \"2021-Q2\" for overdue to be computed.",
    ),
    example: "due = \"Quý II/2021\"",
    fix: Text::fixed("Ghi một trong các giá trị được nêu.", "Write one of the values named."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `key` may be one of `allowed`, and is `written`.
pub fn finding(place: Place, key: &str, written: &str, allowed: &[&str]) -> Finding {
    let shown: Vec<String> = allowed.iter().map(|word| format!("\"{word}\"")).collect();
    let sure = surely_meant(written, allowed.iter().copied()).map(|meant| format!("\"{meant}\""));
    let help = match nearest(written, allowed.iter().copied()) {
        Some(meant) => Text::same(format!("{key} = \"{meant}\"")),
        None => Text::new(format!("ghi một trong các giá trị: {}", shown.join(", ")), format!("write one of: {}", shown.join(", "))),
    };
    match sure {
        Some(text) => at(place, key, written, help).fix(place, text),
        None => at(place, key, written, help),
    }
}

/// `due` is `written`, which is no deadline; `patch` is what was most likely meant.
pub fn due(place: Place, key: &str, written: &str, patch: Option<Patch>) -> Finding {
    let sure = patch.as_ref().filter(|patch| patch.is_sure).map(|patch| patch.text.clone());
    let help = match patch {
        Some(patch) => spelt(key, &patch),
        None => Text::fixed(
            "ghi một ngày (2021-06-30), \"2021-06\", \"2021-Q2\", \"2021-H1\", \"2021\", \"ongoing\", \"monthly\", \"quarterly\", \"half-yearly\" hoặc \"on-event\"",
            "write a date (2021-06-30), \"2021-06\", \"2021-Q2\", \"2021-H1\", \"2021\", \"ongoing\", \"monthly\", \"quarterly\", \"half-yearly\" or \"on-event\"",
        ),
    };
    match sure {
        Some(text) => at(place, key, written, help).fix(place, text),
        None => at(place, key, written, help),
    }
}

/// A report of a quarter and of the year's end at once.
pub fn quarter_and_closing(place: Place) -> Finding {
    Finding::new(&RULE, place, Text::fixed("[report] ghi cả `quarter` và `closing`", "[report] has both `quarter` and `closing`"))
        .label(Text::fixed("chỉ một trong hai", "only one of the two"))
        .help(Text::fixed(
            "báo cáo quý thì xóa dòng `closing`; báo cáo tình trạng đến 31/12 thì xóa dòng `quarter`",
            "delete the line `closing` in a quarter's report, the line `quarter` in one of the state on 31 December",
        ))
}

fn at(place: Place, key: &str, written: &str, help: Text) -> Finding {
    let shown = cut(written);
    Finding::new(&RULE, place, Text::new(format!("`{key}` không nhận giá trị “{shown}”"), format!("`{key}` does not take “{shown}”")))
        .label(Text::fixed("cchc chưa hiểu cách ghi này", "cchc does not understand this"))
        .help(help)
}

/// As much of a text as a title holds: one line, and not all of it.
fn cut(written: &str) -> String {
    let line = written.lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(SHOWN).collect();
    if shown.len() < written.trim_end().len() {
        shown.push('…');
    }
    shown
}

/// As many letters of a value as a title shows.
const SHOWN: usize = 40;
