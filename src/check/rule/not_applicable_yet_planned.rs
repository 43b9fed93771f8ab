//! A provincial task that a plan both implements and declares not applicable.

use super::obligation_not_derived::cited;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::agency_plan::PlannedTask;
use crate::model::amendment::Alteration;
use crate::model::checked::Checked;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0204",
    name: "not-applicable-yet-planned",
    level: Level::Deny,
    summary: Text::fixed(
        "ghi không thuộc chức năng, nhiệm vụ nhưng vẫn có trong kế hoạch",
        "marked not applicable and planned all the same",
    ),
    why: Text::fixed(
        "Hai chỗ nói ngược nhau; nhiệm vụ vẫn được tính là đã đưa vào kế hoạch.",
        "The two contradict each other; the task still counts as derived.",
    ),
    example: "[task.SYT-05]\nimplements = [\"6.3\"]\n\n[not-applicable]\n\"6.3\" = \"…\"",
    fix: Text::fixed(
        "Bỏ một trong hai: dòng trong [not-applicable], hoặc mã trong `implements`.",
        "Remove one of the two: the line in [not-applicable], or the id in `implements`.",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, mục giao nhiệm vụ ấy (`source` của `[[task]]`); cách khai [not-applicable] là quy ước tệp của cchc",
        "the province's plan, where it assigns the task (`source` of its `[[task]]`); [not-applicable] is cchc's file convention",
    ),
};

/// Checks the declarations of every plan against its tasks, as amendments leave them.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for plan in workspace.plans.iter().filter(|plan| !plan.not_applicable.is_empty()) {
        let withdrawn = |task: &PlannedTask| {
            let mut changes = checked.changes_of(plan);
            changes.any(|(_, change)| matches!(change.what, Alteration::Withdraw) && change.task.value == task.id.value)
        };
        for entry in &plan.not_applicable {
            let id = &entry.task.value;
            let planned = checked.planned_in(plan).map(|planned| planned.task).find_map(|task| {
                let implemented = task.implements.iter().find(|implemented| implemented.value == *id)?;
                (!withdrawn(task)).then_some((task, implemented))
            });
            let Some((task, implemented)) = planned else { continue };
            let own = &task.id.value;
            let finding = Finding::new(
                &RULE,
                entry.task.place,
                Text::new(
                    format!("nhiệm vụ `{id}` được ghi là không thuộc chức năng, nhiệm vụ, nhưng `{own}` vẫn thực hiện nó"),
                    format!("task `{id}` is marked not applicable, yet `{own}` implements it"),
                ),
            )
            .label(Text::fixed("ghi là không thuộc chức năng, nhiệm vụ", "marked not applicable"))
            .related(implemented.place, Text::fixed("thực hiện ở đây", "implemented here"))
            .help(Text::fixed(
                "bỏ một trong hai: dòng này, hoặc mã trong `implements`",
                "remove one of the two: this line, or the id in `implements`",
            ));
            let assigned = checked.bundle(plan.year).and_then(|bundle| Some((bundle, bundle.plan.task(id)?)));
            findings.push(match assigned {
                Some((bundle, task)) => finding.related(task.place, cited(bundle, task)),
                None => finding,
            });
        }
    }
}
