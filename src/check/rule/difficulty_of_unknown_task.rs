//! A difficulty of a planned task that the plan does not have.

use crate::check::respell::respell;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, one_edit_away};
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::quarter_report::Slot;

use super::progress_not_planned::planned_ids;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0118",
    name: "difficulty-of-unknown-task",
    level: Level::Deny,
    summary: Text::fixed("khó khăn, vướng mắc nêu nhiệm vụ không có trong kế hoạch", "a difficulty of a task that is not in the plan"),
    why: Text::fixed(
        "Khó khăn, vướng mắc được dẫn làm nguyên nhân của nhiệm vụ quá hạn theo mã nhiệm vụ; mã sai thì nguyên nhân ấy mất.",
        "A difficulty stands as the cause of an overdue task by the task's id; with a wrong id the cause is lost.",
    ),
    example: "[difficulty.KK-01]\ntasks = [\"SYT-99\"]   # kế hoạch không có SYT-99",
    fix: Text::fixed(
        "Ghi mã nhiệm vụ như trong kế hoạch của cơ quan; khó khăn, vướng mắc chung thì bỏ `tasks`.",
        "Write the task's id as in the agency's plan; leave `tasks` out of a difficulty of no single task.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks the tasks that difficulties name, those that amendments add included; without a plan there is nothing to hold them against.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in checked.sure_reports().filter(|report| !report.difficulties.is_empty()) {
        let Some(year) = checked.sure_year(&report.agency.value, report.year) else { continue };
        let plan = year.plan;
        let name = checked.bundle(plan.year).map_or(plan.agency.value.as_str(), |bundle| bundle.agency_name(&plan.agency.value));
        let planned = |id: &str| plan.tasks.iter().any(|task| task.id.value == id);
        for difficulty in &report.difficulties {
            if difficulty.tasks.iter().all(|task| planned(&task.value)) {
                continue;
            }
            let ids = planned_ids(checked, plan);
            // One that some report gives the progress of is told there.
            let reported =
                |id: &str| Slot::ALL.into_iter().any(|slot| year.report(slot).is_some_and(|report| report.progress_of(id).is_some()));
            for task in difficulty.tasks.iter().filter(|task| !ids.contains(task.value.as_str()) && !reported(&task.value)) {
                let (id, own, path) = (&task.value, &difficulty.id.value, workspace.sources.path(plan.file));
                let named = |id: &str| difficulty.tasks.iter().any(|task| task.value == id);
                let finding = Finding::new(
                    &RULE,
                    task.place,
                    Text::new(
                        format!("khó khăn, vướng mắc `{own}` nêu nhiệm vụ `{id}`, không có trong kế hoạch của {name}"),
                        format!("difficulty `{own}` names task `{id}`, which the plan of {name} does not have"),
                    ),
                )
                .label(Text::new(format!("không có trong `{path}`"), format!("not in `{path}`")));
                let finding = finding.help(match nearest(id, ids.iter().copied()) {
                    Some(meant) => Text::new(format!("có phải là \"{meant}\"?"), format!("did you mean \"{meant}\"?")),
                    None => Text::new(
                        format!("ghi mã nhiệm vụ như trong `{path}`; khó khăn, vướng mắc chung thì bỏ dòng `tasks`"),
                        format!("write the task's id as in `{path}`; for a difficulty of no single task take `tasks` away"),
                    ),
                });
                findings.push(match one_edit_away(id, ids.iter().copied()).filter(|id| !named(id)) {
                    Some(meant) => respell(finding, &workspace.sources, task.place, meant),
                    None => finding,
                });
            }
        }
    }
}
