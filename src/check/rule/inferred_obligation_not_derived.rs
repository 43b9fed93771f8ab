//! The same as `obligation-not-derived`, for what rests on an inferred assignment.

use super::obligation_not_derived::not_derived;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0202",
    name: "inferred-obligation-not-derived",
    level: Level::Warn,
    summary: Text::fixed("nhiệm vụ suy ra là của cơ quan chưa có trong kế hoạch", "a task inferred to be the agency's is not in its plan"),
    why: Text::fixed(
        "Kế hoạch của Tỉnh không nêu ai thực hiện; cơ quan được suy ra từ chức năng, nhiệm vụ, nên đây chỉ là cảnh báo.",
        "The province's plan does not say who implements it; the agency is inferred from its functions, so this only warns.",
    ),
    example: "[agency-plan]\nagency = \"h-tan-hong\"   # không có nhiệm vụ nào implements = [\"6.4\"]",
    fix: Text::fixed(
        "Thêm một nhiệm vụ có implements = [\"6.4\"], hoặc nêu lý do không thuộc chức năng, nhiệm vụ dưới [not-applicable].",
        "Add a task with implements = [\"6.4\"], or give the reason why it is not applicable, below [not-applicable].",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện: thủ trưởng các cơ quan xây dựng kế hoạch của cơ quan mình",
        "the province's plan, on implementation: heads of agencies make their own plans",
    ),
};

/// Checks every obligation that rests on an inference.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    not_derived(checked, true, &RULE, findings);
}
