//! More spent on a task than its plan has for it.

use super::budget_of_another_unit::Units;
use super::funding_missing::unfunded;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::{AgencyYear, Checked};
use crate::model::period::year_end;
use crate::rollup::in_force::{self, InForce};
use crate::rollup::money;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0401",
    name: "spent-above-budget",
    level: Level::Warn,
    summary: Text::fixed("đã chi nhiều hơn kinh phí của nhiệm vụ", "more spent on a task than its budget"),
    why: Text::fixed(
        "Số đã chi lớn hơn dự toán và nguồn tự chủ cộng lại thì một trong các số ấy sai, hoặc kinh phí phải được điều chỉnh. Chỉ nhắc ở báo cáo đầu tiên vượt, các quý sau không nhắc lại.",
        "Where more was spent than the estimate and the agency's own money together, one of these figures is wrong or the budget must change. It is told at the first report that exceeds it and not again in later quarters.",
    ),
    example: "# plan.toml: budget = { estimate = 12_000_000 }\n# q2.toml\n[progress.SYT-01]\nspent-to-date = 15_000_000",
    fix: Text::fixed(
        "Kiểm tra lại số đã chi (từ đầu năm, bằng đồng) và kinh phí trong kế hoạch.",
        "Check what was spent (since the year began, in đồng) and the budget in the plan.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every task with a budget against what the reports of its year state.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for plan in checked.sure_plans() {
        let Some(year) = checked.sure_year(&plan.agency.value, plan.year) else { continue };
        let units = Units::of(checked, plan);
        for task in in_force::tasks(checked, plan, year_end(plan.year)) {
            let Some(budget) = task.task.budget().filter(|_| !task.task.budget_unread) else { continue };
            // A budget in another unit explains whatever seems to exceed it, and one of nothing that lacks money is told at the plan.
            let unfunded = || checked.bundle_for(plan.file, plan.year).is_some_and(|bundle| unfunded(bundle, task.task).is_some());
            if let Some(spent) = first_above(&year, &task, budget).filter(|_| !units.doubt_budget_of(task.task) && !unfunded()) {
                findings.push(finding(&task, budget, spent));
            }
        }
    }
}

/// Where what was spent goes above the budget and stays there; a figure that a later report takes back is told by another rule.
fn first_above<'a>(year: &AgencyYear<'a>, task: &InForce<'_>, budget: i64) -> Option<&'a Located<i64>> {
    money::stated(year, task).fold(None, |first, (_, spent)| if spent.value > budget { first.or(Some(spent)) } else { None })
}

fn finding(task: &InForce<'_>, budget: i64, spent: &Located<i64>) -> Finding {
    let id = &task.task.id.value;
    let finding = Finding::new(
        &RULE,
        spent.place,
        Text::each(|language| {
            let (had, spent, above) = (language.integer(budget), language.integer(spent.value), language.integer(spent.value - budget));
            language.pick(
                format!("nhiệm vụ `{id}` đã chi {spent} đồng, vượt {above} đồng so với kinh phí {had} đồng"),
                format!("task `{id}` has spent {spent} đồng, {above} đồng above its budget of {had} đồng"),
            )
        }),
    )
    .label(Text::fixed("nhiều hơn kinh phí", "above the budget"));
    let sums = [(&task.task.estimate, "dự toán", "estimate"), (&task.task.autonomous, "nguồn tự chủ", "the agency's own money")];
    let planned = sums.into_iter().filter_map(|(sum, vi, en)| Some((sum.as_ref()?, vi, en)));
    planned.fold(finding, |finding, (sum, vi, en)| finding.related(sum.place, Text::fixed(vi, en))).help(Text::fixed(
        "kiểm tra lại số đã chi (tính từ đầu năm, bằng đồng); nếu đúng thì điều chỉnh kinh phí trong kế hoạch",
        "check what was spent (since the year began, in đồng); if it is right, adjust the budget in the plan",
    ))
}
