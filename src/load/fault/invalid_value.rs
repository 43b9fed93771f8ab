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
        None => Text::new(format!("một trong: {}", shown.join(", ")), format!("one of: {}", shown.join(", "))),
    };
    match sure {
        Some(text) => at(place, key, help).fix(place, text),
        None => at(place, key, help),
    }
}

/// `due` is no deadline; `patch` is what was most likely meant.
pub fn due(place: Place, key: &str, patch: Option<Patch>) -> Finding {
    let sure = patch.as_ref().filter(|patch| patch.is_sure).map(|patch| patch.text.clone());
    let help = match patch {
        Some(patch) => spelt(key, &patch),
        None => Text::fixed(
            "ghi một ngày (2021-06-30), \"2021-06\", \"2021-Q2\", \"2021-H1\", \"2021\", \"ongoing\", \"monthly\", \"quarterly\", \"half-yearly\" hoặc \"on-event\"",
            "write a date (2021-06-30), \"2021-06\", \"2021-Q2\", \"2021-H1\", \"2021\", \"ongoing\", \"monthly\", \"quarterly\", \"half-yearly\" or \"on-event\"",
        ),
    };
    match sure {
        Some(text) => at(place, key, help).fix(place, text),
        None => at(place, key, help),
    }
}

/// A report of a quarter and of the year's end at once.
pub fn quarter_and_closing(place: Place) -> Finding {
    Finding::new(&RULE, place, Text::fixed("[report] ghi cả `quarter` và `closing`", "[report] has both `quarter` and `closing`"))
        .label(Text::fixed("chỉ một trong hai", "only one of the two"))
        .help(Text::fixed(
            "báo cáo quý thì bỏ `closing`; tình trạng đến 31/12 thì bỏ `quarter`",
            "leave out `closing` for a quarter's report, `quarter` for the state at 31/12",
        ))
}

fn at(place: Place, key: &str, help: Text) -> Finding {
    Finding::new(&RULE, place, Text::new(format!("giá trị của `{key}` không hợp lệ"), format!("the value of `{key}` is not valid")))
        .label(Text::fixed("không hiểu được", "not understood"))
        .help(help)
}
