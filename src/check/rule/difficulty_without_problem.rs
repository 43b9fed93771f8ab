//! A difficulty that does not say what is difficult.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0123",
    name: "difficulty-without-problem",
    level: Level::Warn,
    summary: Text::fixed("khó khăn, vướng mắc chưa nêu vấn đề", "a difficulty without its problem"),
    why: Text::fixed(
        "Bảng ấy được đếm là một khó khăn, vướng mắc và in thành một dòng, mà người đọc không biết vướng ở đâu; đề xuất, kiến nghị không có vấn đề thì không xét được.",
        "It counts as a difficulty and is printed as a row that does not say what is difficult; a proposal without its problem cannot be weighed.",
    ),
    example: "[difficulty.KK-01]\nproposal = \"Đề nghị Tỉnh bố trí kinh phí\"   # chưa có problem",
    fix: Text::fixed(
        "Ghi vấn đề vào `problem`; không có khó khăn, vướng mắc thì xóa cả bảng.",
        "Say what is difficult in `problem`; where nothing is, delete the whole table.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every difficulty; a problem that cannot be read is told where it stands.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in checked.sure_reports() {
        for difficulty in report.difficulties.iter().filter(|difficulty| !difficulty.has_problem) {
            let id = &difficulty.id.value;
            let (said, said_en) = if difficulty.proposal.is_some() {
                (", chỉ có đề xuất, kiến nghị", " and has a proposal only")
            } else {
                ("", "")
            };
            findings.push(
                Finding::new(
                    &RULE,
                    difficulty.id.place,
                    Text::new(
                        format!("khó khăn, vướng mắc `{id}` chưa nêu vấn đề{said}"),
                        format!("difficulty `{id}` does not say what is difficult{said_en}"),
                    ),
                )
                .label(Text::fixed("chưa có `problem`", "it has no `problem`"))
                .help(Text::fixed("thêm vấn đề, hoặc xóa cả bảng:", "add what is difficult, or delete the whole table:"))
                .paste("problem = \"…\"".to_owned()),
            );
        }
    }
}
