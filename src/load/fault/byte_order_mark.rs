//! A byte-order mark, as Notepad puts before UTF-8.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::{FileId, Place};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0005",
    name: "byte-order-mark",
    level: Level::Warn,
    summary: Text::fixed("tệp có dấu BOM ở đầu", "a byte-order mark before the text"),
    why: Text::fixed(
        "cchc vẫn đọc được, nhưng công cụ TOML khác có thể báo lỗi ở dòng đầu.",
        "cchc reads it all the same, but other TOML tools may refuse the first line.",
    ),
    example: "<BOM>[report]",
    fix: Text::fixed(
        "Chạy `cchc validate --fix`, hoặc lưu với mã hóa “UTF-8” thay cho “UTF-8 with BOM”.",
        "Run `cchc validate --fix`, or save as “UTF-8” instead of “UTF-8 with BOM”.",
    ),
    basis: Text::fixed("TOML 1.0; quy ước tệp của cchc", "TOML 1.0; cchc's file conventions"),
};

/// The mark stands before the first line.
pub fn finding(file: FileId) -> Finding {
    Finding::new(&RULE, Place::top(file), Text::fixed("tệp có dấu BOM ở đầu", "the file begins with a byte-order mark"))
        .label(Text::fixed("BOM ở đây", "BOM here"))
        .help(Text::fixed(
            "chạy `cchc validate --fix`; để khỏi lặp lại, lưu với mã hóa “UTF-8”, không phải “UTF-8 with BOM”",
            "run `cchc validate --fix`; so that it does not recur, save as “UTF-8”, not “UTF-8 with BOM”",
        ))
        // The text has no mark any more: writing it anew is the fix.
        .fix(Place::top(file), "")
}
