//! Progress of a task that is not in the agency's plan.

use std::collections::HashSet;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;
use crate::model::agency_plan::AgencyPlan;
use crate::model::amendment::Alteration;
use crate::model::checked::Checked;
use crate::model::quarter_report::{Progress, QuarterReport};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0109",
    name: "progress-not-planned",
    level: Level::Deny,
    summary: Text::fixed("báo cáo tiến độ của nhiệm vụ không có trong kế hoạch", "progress of a task that is not in the plan"),
    why: Text::fixed("Tiến độ ghi dưới mã lạ không được tính cho nhiệm vụ nào.", "Progress under an unknown id counts for no task."),
    example: "[progress.SYT-99]\nresult = \"…\"",
    fix: Text::fixed(
        "Sửa mã nhiệm vụ cho khớp với kế hoạch của cơ quan; nhiệm vụ mới thì thêm vào kế hoạch hoặc bằng văn bản điều chỉnh.",
        "Correct the id to match the agency's plan; a new task is added to the plan or by an amendment.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every progress entry against the plan, the tasks that amendments add included.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let Some(year) = checked.agency_year(&report.agency.value, report.year) else { continue };
        if year.has_all_of(report) {
            continue;
        }
        let plan = year.plan;
        for (entry, nearest) in unplanned(checked, report, plan) {
            let (id, path) = (&entry.task.value, workspace.sources.path(plan.file));
            let finding = Finding::new(
                &RULE,
                entry.task.place,
                Text::new(format!("kế hoạch của cơ quan không có nhiệm vụ `{id}`"), format!("the agency's plan has no task `{id}`")),
            )
            .label(Text::new(format!("không có trong `{path}`"), format!("not in `{path}`")));
            findings.push(finding.help(match nearest {
                Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
                None => Text::new(
                    format!("sửa mã nhiệm vụ, hoặc thêm [task.{id}] vào `{path}`"),
                    format!("correct the task's id, or add [task.{id}] to `{path}`"),
                ),
            }));
        }
    }
}

/// The planned tasks that misspelt entries of a report most likely mean.
pub(super) fn meant<'a>(checked: &'a Checked, report: &'a QuarterReport, plan: &'a AgencyPlan) -> Vec<&'a str> {
    unplanned(checked, report, plan).into_iter().filter_map(|(_, meant)| meant).collect()
}

/// The entries of a report that the plan does not have, each with what it most likely means.
fn unplanned<'a>(checked: &'a Checked, report: &'a QuarterReport, plan: &'a AgencyPlan) -> Vec<(&'a Progress, Option<&'a str>)> {
    let changes = checked.workspace().amendments.iter().flat_map(|amendment| &amendment.changes);
    let added = changes.filter_map(|change| match &change.what {
        Alteration::Add(task) if change.agency.value == report.agency.value && change.year == report.year => Some(task.id.value.as_str()),
        _ => None,
    });
    let planned = plan.tasks.iter().map(|task| task.id.value.as_str());
    let left_out = plan.left_out.iter().map(|entry| entry.entry.as_str());
    let ids: HashSet<&str> = planned.chain(left_out).chain(added).collect();
    let unknown = report.progress.iter().filter(|entry| !ids.contains(entry.task.value.as_str()));
    unknown
        .map(|entry| {
            // An id that the report also has is not what was meant.
            let meant = nearest(&entry.task.value, ids.iter().copied()).filter(|id| report.progress_of(id).is_none());
            (entry, meant)
        })
        .collect()
}
