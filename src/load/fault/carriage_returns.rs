//! Lines that end in CR LF, as Windows ends them.

use crate::diagnostic::finding::{Edit, Finding};
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0006",
    name: "carriage-returns",
    level: Level::Warn,
    summary: Text::fixed("dòng kết thúc kiểu Windows (CRLF)", "lines that end as on Windows (CRLF)"),
    why: Text::fixed(
        "Số liệu không đổi, nhưng git sẽ coi cả tệp là đã sửa khi người khác lưu lại.",
        "No figure changes, but git takes the whole file for changed when somebody else saves it.",
    ),
    example: "[report]\\r\\n",
    fix: Text::fixed(
        "Chạy `cchc validate --fix`; để khỏi lặp lại, chọn LF trong trình soạn thảo, hoặc thêm `*.toml text eol=lf` vào .gitattributes.",
        "Run `cchc validate --fix`; so that it does not recur, choose LF in the editor, or add `*.toml text eol=lf` to .gitattributes.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// The first such line is `place`; `marks` are all the marks before the ends of lines.
pub fn finding(place: Place, marks: Vec<Edit>) -> Finding {
    let mut finding = Finding::new(&RULE, place, Text::fixed("dòng kết thúc kiểu Windows (CRLF)", "lines end as on Windows (CRLF)"))
        .label(Text::fixed("từ dòng này", "from this line"))
        .help(Text::fixed(
            "chạy `cchc validate --fix`; để khỏi lặp lại, chọn LF trong trình soạn thảo, hoặc thêm `*.toml text eol=lf` vào .gitattributes",
            "run `cchc validate --fix`; so that it does not recur, choose LF in the editor, or add `*.toml text eol=lf` to .gitattributes",
        ));
    finding.fix = marks;
    finding
}
