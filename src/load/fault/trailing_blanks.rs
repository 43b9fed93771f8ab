//! Blanks at the ends of lines.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0009",
    name: "trailing-blanks",
    level: Level::Warn,
    summary: Text::fixed("dấu cách thừa ở cuối dòng", "blanks at the ends of lines"),
    why: Text::fixed(
        "Không đổi nghĩa, nhưng mỗi lần ai đó xóa chúng thì git lại hiện những dòng chẳng có gì thay đổi.",
        "They mean nothing, and git shows lines as changed whenever somebody takes them away.",
    ),
    example: "quarter = 2   ",
    fix: Text::fixed(
        "Chạy `cchc validate --fix`, hoặc bật xóa dấu cách cuối dòng trong trình soạn thảo.",
        "Run `cchc validate --fix`, or have the editor trim lines.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Where the blanks stand, first to last.
pub fn finding(stretches: &[Place]) -> Finding {
    let lines = stretches.len();
    let mut finding = Finding::new(
        &RULE,
        stretches[0],
        Text::new(
            format!("dấu cách thừa ở cuối {lines} dòng"),
            if lines == 1 { "blanks at the end of a line".to_owned() } else { format!("blanks at the ends of {lines} lines") },
        ),
    )
    .label(Text::fixed("dòng đầu tiên", "the first of them"))
    .help(Text::fixed(
        "chạy `cchc validate --fix`, hoặc bật xóa dấu cách cuối dòng trong trình soạn thảo",
        "run `cchc validate --fix`, or have the editor trim lines",
    ));
    for place in stretches {
        finding = finding.fix(*place, "");
    }
    finding
}
