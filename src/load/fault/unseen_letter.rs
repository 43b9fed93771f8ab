//! Blanks and marks nobody sees.

use crate::diagnostic::finding::{Edit, Finding};
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0201",
    name: "unseen-letter",
    level: Level::Warn,
    summary: Text::fixed("ký tự không nhìn thấy", "invisible characters"),
    why: Text::fixed(
        "Dấu cách không ngắt, dấu cách rộng bằng không thường dán từ Word, trang web: hai chỗ nhìn như nhau mà máy thấy khác; dấu đổi chiều chữ còn làm dòng hiện ra khác với điều nó ghi.",
        "Non-breaking and zero-width spaces come with pastes from Word or a page: two places look the same and are not; marks of direction even make a line look other than it reads.",
    ),
    example: "lead = \"Văn\u{a0}phòng\"   # dấu cách không ngắt",
    fix: Text::fixed(
        "Chạy `cchc validate --fix`: dấu cách lạ thành dấu cách thường, dấu vô hình bị bỏ.",
        "Run `cchc validate --fix`: odd spaces become plain ones, invisible marks go.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// The first of them is `letter`; `edits` put a blank or nothing in the place of each.
pub fn finding(letter: char, edits: Vec<Edit>) -> Finding {
    let (count, name) = (edits.len(), name(letter));
    let mut finding = Finding::new(
        &RULE,
        edits[0].place,
        Text::new(
            format!("có {count} ký tự không nhìn thấy trong tệp này; ký tự đầu tiên là {}", name.vi),
            format!("this file has {count} invisible {}; the first is {}", if count == 1 { "character" } else { "characters" }, name.en),
        ),
    )
    .label(Text::new(format!("ở đây (U+{:04X})", u32::from(letter)), format!("here (U+{:04X})", u32::from(letter))))
    .help(Text::fixed(
        "chạy `cchc validate --fix`, hoặc xóa đi và gõ lại bằng phím cách",
        "run `cchc validate --fix`, or delete it and type it again with the space bar",
    ));
    finding.fix = edits;
    finding
}

fn name(letter: char) -> Text {
    match letter {
        '\u{a0}' | '\u{202f}' => Text::fixed("dấu cách không ngắt (thường dán từ Word)", "a non-breaking space (usually pasted from Word)"),
        '\u{ad}' => Text::fixed("dấu nối mềm", "a soft hyphen"),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Text::fixed("dấu rộng bằng không", "a mark of no width"),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Text::fixed("dấu đổi chiều chữ", "a mark that turns the direction of text")
        }
        '\u{2028}' | '\u{2029}' => Text::fixed("dấu ngắt dòng lạ", "an odd line break"),
        _ => Text::fixed("dấu cách lạ", "an odd space"),
    }
}
