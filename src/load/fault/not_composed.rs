//! Letters and their marks written apart (not NFC).

use crate::diagnostic::finding::{Edit, Finding};
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0008",
    name: "not-composed",
    level: Level::Warn,
    summary: Text::fixed("chữ gõ bằng Unicode tổ hợp (không phải NFC)", "accents stored apart from their letters (not NFC)"),
    why: Text::fixed(
        "Nhìn thì giống, nhưng máy thấy hai chữ khác nhau: tìm không ra, so không khớp, sắp xếp sai.",
        "They look alike, and are two different texts to a program: searches miss them and sorting goes wrong.",
    ),
    example: "name = \"So\u{31b}\u{309} Y te\u{302}\u{301}\"   # S, o, dấu móc, dấu hỏi …",
    fix: Text::fixed(
        "Chạy `cchc validate --fix`, hoặc chọn “Unicode dựng sẵn” trong bộ gõ.",
        "Run `cchc validate --fix`, or choose precomposed Unicode in the input method.",
    ),
    basis: Text::fixed("quy ước tệp của cchc: chữ ở dạng NFC", "cchc's file conventions: text is NFC"),
};

/// The first of them stands at `place`; `edits` compose the lines that have any.
pub fn finding(place: Place, edits: Vec<Edit>) -> Finding {
    let lines = edits.len();
    let mut finding = Finding::new(
        &RULE,
        place,
        Text::new(
            format!("chữ gõ bằng Unicode tổ hợp (chữ và dấu tách rời), ở {lines} dòng của tệp này"),
            format!("accents are stored apart from their letters, on {lines} {} of this file", if lines == 1 { "line" } else { "lines" }),
        ),
    )
    .label(Text::fixed("chỗ đầu tiên", "the first of them"))
    .help(Text::fixed(
        "chạy `cchc validate --fix`; để khỏi lặp lại, chọn “Unicode dựng sẵn” trong bộ gõ",
        "run `cchc validate --fix`; so that it does not recur, choose precomposed Unicode in the input method",
    ));
    finding.fix = edits;
    finding
}
