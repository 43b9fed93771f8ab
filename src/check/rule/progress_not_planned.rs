//! Progress of a task that is not in the agency's plan.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::check::respell::{is_taken, respell};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, one_edit_away};
use crate::language::Text;
use crate::level::Level;
use crate::model::agency_plan::{AgencyPlan, LeftOut};
use crate::model::amendment::Amendment;
use crate::model::checked::{AgencyYear, Checked};
use crate::model::quarter_report::{Progress, QuarterReport, Slot};
use crate::rollup::in_force::InForce;
use crate::source::Located;

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

/// Checks every progress entry against the plan, the tasks that amendments add by the cut-off included.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in checked.sure_reports() {
        let Some(year) = checked.sure_year(&report.agency.value, report.year) else { continue };
        findings.extend(blank(checked, report, year.plan));
        if year.has_all_of(report) {
            continue;
        }
        let plan = year.plan;
        findings.extend(added_later(checked, report, plan));
        let mut ids: Option<HashSet<&str>> = None;
        for (entry, nearest) in unplanned(checked, report, plan) {
            // One id in several reports is one fault, of the plan as likely as of theirs: told at the first.
            let others = || Slot::ALL.into_iter().filter_map(|slot| Some((year.report(slot)?, slot)));
            let others = || others().filter_map(|(other, slot)| Some((other.progress_of(entry.key())?, slot)));
            if others().any(|(_, slot)| slot < report.slot) {
                continue;
            }
            let (id, path) = (&entry.task.value, workspace.sources.path(plan.file));
            let finding =
                others().filter(|(_, slot)| *slot > report.slot).fold(not_planned(checked, &entry.task, plan), |finding, (other, slot)| {
                    let of = slot.name();
                    finding.related(other.task.place, Text::new(format!("cả ở báo cáo {}", of.vi), format!("in the {} report too", of.en)))
                });
            let ids = ids.get_or_insert_with(|| planned_ids(checked, plan));
            let said = report.progress.iter().map(|entry| entry.task.value.as_str());
            let said = said.chain(report.left_out.iter().map(|entry| entry.entry.as_str()));
            let free = |meant: &&str| !is_taken(id, meant, said.clone(), |id| ids.contains(id));
            let meant = one_edit_away(id, ids.iter().copied()).filter(free);
            let finding = match meant.filter(|_| is_one_header(&workspace.sources.file(report.file).text, id)) {
                Some(meant) => respell(finding, &workspace.sources, entry.task.place, meant),
                None => finding,
            };
            findings.push(finding.help(match (nearest, never_reported(&year)) {
                (Some(meant), _) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
                (None, Some(other)) => Text::new(
                    format!(
                        "có phải là `{other}`, chưa báo cáo nào nói đến? Ghi cùng một mã ở cả hai nơi, hoặc thêm [task.{id}] vào `{path}`"
                    ),
                    format!("is it `{other}`, of which no report speaks? Write one id in both places, or add [task.{id}] to `{path}`"),
                ),
                (None, None) => Text::new(
                    format!("sửa mã nhiệm vụ, hoặc thêm [task.{id}] vào `{path}`"),
                    format!("correct the task's id, or add [task.{id}] to `{path}`"),
                ),
            }));
        }
    }
}

fn not_planned(checked: &Checked, task: &Located<String>, plan: &AgencyPlan) -> Finding {
    let (id, path) = (&task.value, checked.workspace().sources.path(plan.file));
    let name = checked.bundle(plan.year).map_or(plan.agency.value.as_str(), |bundle| bundle.agency_name(&plan.agency.value));
    Finding::new(
        &RULE,
        task.place,
        Text::new(format!("kế hoạch của {name} không có nhiệm vụ `{id}`"), format!("the plan of {name} has no task `{id}`")),
    )
    .label(Text::new(format!("không có trong `{path}`"), format!("not in `{path}`")))
}

/// The entries that nothing is written below yet: what a person will write there would count for nothing.
fn blank<'a>(checked: &'a Checked, report: &'a QuarterReport, plan: &'a AgencyPlan) -> impl Iterator<Item = Finding> {
    // What lacks its header in the plan may be any of these.
    let is_sure = !report.blank.is_empty() && !plan.left_out.iter().any(LeftOut::is_nameless);
    let ids = is_sure.then(|| planned_ids(checked, plan));
    let unknown = move |task: &&Located<String>| ids.as_ref().is_some_and(|ids| !ids.contains(task.value.as_str()));
    report.blank.iter().filter(unknown).map(|task| {
        not_planned(checked, task, plan).help(Text::fixed(
            "sửa mã nhiệm vụ cho khớp với kế hoạch, hoặc xóa dòng này",
            "make the id that of a task in the plan, or take this line out",
        ))
    })
}

/// The entries of tasks that an amendment adds only after the cut-off: not in the plan yet, they count for nothing.
fn added_later<'a>(checked: &'a Checked, report: &'a QuarterReport, plan: &'a AgencyPlan) -> impl Iterator<Item = Finding> {
    let cut_off = report.slot.closes(report.year);
    let later = checked.added_to(plan).filter_map(move |planned| {
        let amendment = planned.added_by.filter(|amendment| amendment.issued.value > cut_off)?;
        Some((report.progress_of(&planned.task.id.value)?, amendment))
    });
    later.map(move |(entry, amendment)| later_finding(entry, amendment, cut_off, report.slot))
}

fn later_finding(entry: &Progress, amendment: &Amendment, cut_off: NaiveDate, slot: Slot) -> Finding {
    let (id, issued, number) = (&entry.task.value, &amendment.issued, &amendment.number.value);
    Finding::new(
        &RULE,
        entry.task.place,
        Text::each(|language| {
            let (since, cut_off) = (language.date(issued.value), language.date(cut_off));
            let of = slot.name();
            language.pick(
                format!("nhiệm vụ `{id}` đến ngày {since} mới được thêm vào kế hoạch, sau ngày chốt {cut_off} của báo cáo {}", of.vi),
                format!("task `{id}` was added to the plan only on {since}, after {cut_off}, the cut-off of the {} report", of.en),
            )
        }),
    )
    .label(Text::fixed("không được tính trong báo cáo này", "counts for nothing in this report"))
    .related(issued.place, Text::new(format!("văn bản điều chỉnh {number}"), format!("amendment {number}")))
    .help(Text::fixed(
        "ghi tiến độ của nhiệm vụ này trong báo cáo của kỳ sau; nếu văn bản điều chỉnh ghi nhầm ngày thì sửa `issued`",
        "report this task's progress in the next period; if the amendment's day is a slip, correct its `issued`",
    ))
}

/// Whether an entry's id stands in its own header alone: in that of a table inside it, or before a key of its own, it would be left behind.
fn is_one_header(text: &str, id: &str) -> bool {
    ["", "\"", "'"].iter().all(|quote| !text.contains(&format!("{id}{quote}.")))
}

/// The only task of a plan that no report of its year speaks of.
fn never_reported<'a>(year: &AgencyYear<'a>) -> Option<&'a str> {
    let reports: Vec<&QuarterReport> = Slot::ALL.into_iter().filter_map(|slot| year.report(slot)).collect();
    let ids = year.plan.tasks.iter().map(|task| task.id.value.as_str());
    let mut silent = ids.filter(|id| reports.iter().all(|report| report.progress_of(id).is_none()));
    silent.next().filter(|_| silent.next().is_none())
}

/// Takes out of `silent`, tasks that `report` should speak of and does not, those that entries under ids the plan does not have most likely
/// mean: its own entries, and those of an earlier quarter that say theirs is done. Each stands for one task at most: the one it
/// misspells, or where it resembles none any that its report does not have.
pub(super) fn spend_unplanned(checked: &Checked, year: &AgencyYear<'_>, report: &QuarterReport, silent: &mut Vec<&InForce<'_>>) {
    let told = Slot::ALL.into_iter().filter(|slot| *slot <= report.slot).filter_map(|slot| year.report(slot));
    let mut spent: Vec<&str> = Vec::new();
    for other in told.filter(|other| !year.has_all_of(other)) {
        let own = other.slot == report.slot;
        for (entry, meant) in unplanned(checked, other, year.plan) {
            if spent.contains(&entry.key()) || !own && entry.completed.is_none() {
                continue;
            }
            spent.push(entry.key());
            let may_be = |id: &str| meant.is_none_or(|meant| meant == id) && other.progress_of(id).is_none();
            if let Some(at) = silent.iter().position(|task| may_be(&task.task.id.value)) {
                silent.remove(at);
            }
        }
    }
}

/// The id of every task of a plan, those that could not be understood and those that amendments add included.
pub(super) fn planned_ids<'a>(checked: &'a Checked, plan: &'a AgencyPlan) -> HashSet<&'a str> {
    let planned = checked.planned_in(plan).map(|planned| planned.task.id.value.as_str());
    planned.chain(plan.left_out.iter().map(|entry| entry.entry.as_str())).collect()
}

/// The entries of a report that the plan does not have, each with what it most likely means.
fn unplanned<'a>(checked: &'a Checked, report: &'a QuarterReport, plan: &'a AgencyPlan) -> Vec<(&'a Progress, Option<&'a str>)> {
    let ids = planned_ids(checked, plan);
    let unknown: Vec<&Progress> = report.progress.iter().filter(|entry| !ids.contains(entry.task.value.as_str())).collect();
    // As many tasks whose header is missing in the plan may be these.
    if unknown.len() <= plan.left_out.iter().filter(|entry| entry.is_nameless()).count() {
        return Vec::new();
    }
    unknown
        .into_iter()
        .map(|entry| {
            // An id that the report also has is not what was meant.
            let meant = nearest(&entry.task.value, ids.iter().copied()).filter(|id| report.progress_of(id).is_none());
            (entry, meant)
        })
        .collect()
}
