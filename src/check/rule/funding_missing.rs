//! A planned task of an area that must be funded, without money.

use super::coordination_missing::{area, source};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::agency_plan::PlannedTask;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::provincial_plan::Area;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0206",
    name: "funding-missing",
    level: Level::Warn,
    summary: Text::fixed(
        "nhiệm vụ chưa có kinh phí mà kế hoạch của Tỉnh yêu cầu",
        "a task without the funding the province's plan asks for",
    ),
    why: Text::fixed(
        "Kế hoạch của Tỉnh giao cơ quan chủ trì lập dự toán hoặc bố trí từ nguồn tự chủ; ai được giao chủ trì nằm ở phụ lục nên đây chỉ là cảnh báo.",
        "The province's plan has leads make an estimate or use money of their own; who leads stands in its appendix, so this only warns.",
    ),
    example: "[task.SYT-01]\nimplements = [\"1.1\"]\n# budget = …",
    fix: Text::fixed("Ghi dự toán hoặc nguồn tự chủ, tính bằng đồng.", "State the estimate or the agency's own money, in đồng."),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện (`requires-funding` của nội dung)",
        "the province's plan, on implementation (the area's `requires-funding`)",
    ),
};

/// Checks every planned task of an area that must be funded, those that amendments add included.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for planned in checked.planned() {
        let task = planned.task;
        let Some(bundle) = checked.bundle_for(planned.file, planned.year) else { continue };
        let Some(area) = unfunded(bundle, task) else { continue };
        let (id, table) = (&task.id.value, planned.table());
        findings.push(
            Finding::new(
                &RULE,
                task.id.place,
                Text::new(
                    format!("nhiệm vụ `{id}` thuộc nội dung {} nhưng chưa có dự toán hoặc nguồn tự chủ", area.id.value),
                    format!("task `{id}` is of area {} and has neither an estimate nor money of its own", area.id.value),
                ),
            )
            .label(if task.budget().is_some() {
                Text::fixed("kinh phí bằng 0", "its funding is 0")
            } else {
                Text::fixed("chưa có kinh phí", "no funding")
            })
            .related(area.place, source(area))
            .help(if task.has_budget {
                Text::new(
                    format!("sửa dòng `budget` dưới {}, ghi số tiền thật, tính bằng đồng (20_000_000 chỉ là ví dụ):", table.vi),
                    format!("change the line `budget` below {} to the real sum, in đồng (20_000_000 is only an example):", table.en),
                )
            } else {
                Text::new(
                    format!("thêm dưới {} số tiền thật, tính bằng đồng (20_000_000 chỉ là ví dụ):", table.vi),
                    format!("add below {} the real sum, in đồng (20_000_000 is only an example):", table.en),
                )
            })
            .example("budget = { estimate = 20_000_000 }"),
        );
    }
}

/// The area that asks for money for a task, where the plan gives it none.
pub(super) fn unfunded<'a>(bundle: &'a Bundle, task: &PlannedTask) -> Option<&'a Area> {
    if task.budget_unread || task.budget().is_some_and(|money| money != 0) {
        return None;
    }
    area(bundle, task).filter(|area| area.requires_funding)
}
