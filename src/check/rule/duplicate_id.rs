//! Two rows of a bundle with one id.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Repeated;
use crate::model::checked::Checked;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0111",
    name: "duplicate-id",
    level: Level::Deny,
    summary: Text::fixed("hai dòng của bộ dữ liệu trùng mã", "two rows of a bundle with one id"),
    why: Text::fixed(
        "Mỗi mã chỉ được dùng một lần: trùng mã thì không biết kế hoạch, báo cáo nói đến dòng nào; chỉ dòng đầu được dùng.",
        "Each id may be used once: with two of one id nobody knows which is meant; only the first is used.",
    ),
    example: "[[task]]\nid = \"3.3\"\n\n[[task]]\nid = \"3.3\"",
    fix: Text::fixed("Đổi mã của một trong hai dòng, hoặc xóa dòng thừa.", "Give one of the two another id, or delete it."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Names the rows of every bundle that were left out because an earlier one has their id.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for Repeated { id, first, place, .. } in checked.workspace().bundles.iter().flat_map(|bundle| &bundle.repeated) {
        findings.push(
            Finding::new(&RULE, *place, Text::new(format!("mã `{id}` đã dùng"), format!("the id `{id}` is in use")))
                .label(Text::fixed("dòng này không được dùng", "this row is not used"))
                .related(*first, Text::fixed("dòng này được dùng", "this row is used"))
                .help(Text::fixed("đổi mã của một trong hai dòng, hoặc xóa dòng thừa", "give one of the two another id, or delete it")),
        );
    }
}
