//! A report that says nothing of open tasks.

use super::progress_not_planned::spend_unplanned;
use super::quarter_missing;
use crate::check::reported::Reported;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::address::Expected;
use crate::model::checked::AgencyYear;
use crate::model::period::{Quarter, quarter_name};
use crate::model::quarter_report::{QuarterReport, Slot};
use crate::rollup::in_force::InForce;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0302",
    name: "progress-missing",
    level: Level::Warn,
    summary: Text::fixed("báo cáo thiếu tiến độ của nhiệm vụ chưa hoàn thành", "a report without the progress of an open task"),
    why: Text::fixed(
        "Nhiệm vụ không có tiến độ được tính là “chưa có báo cáo”, coi như chưa hoàn thành trong mọi tỷ lệ.",
        "A task without progress counts as “not reported”: as not done in every rate.",
    ),
    example: "# q2.toml không có [progress.SYT-04], mà SYT-04 chưa hoàn thành",
    fix: Text::fixed("Thêm [progress.…] cho từng nhiệm vụ chưa hoàn thành.", "Add a [progress.…] for each open task."),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện: cơ quan báo cáo định kỳ quý, 6 tháng và năm",
        "the province's plan, on implementation: agencies report each quarter, half year and year",
    ),
};

/// Checks every quarter's report against the plan in force at its cut-off.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    let (report, Some(year)) = (reported.report, &reported.year) else { return };
    let Slot::Quarter(quarter) = report.slot else { return };
    let mut silent: Vec<&InForce<'_>> = reported.tasks.iter().filter(|task| is_silent(reported, year, quarter, task)).collect();
    if !silent.is_empty() {
        spend_unplanned(reported.checked, year, report, &mut silent);
        without_headless(year, quarter, &mut silent);
    }
    for task in silent {
        let id = &task.task.id.value;
        let line = if task.due.schedule().is_none() { "percent = 40" } else { "carried-out = true" };
        let (of, last) = (quarter_name(quarter), last_reported(reported, year, quarter, task));
        let blank = report.blank.iter().find(|blank| blank.value == *id);
        findings.push(
            Finding::new(
                &RULE,
                blank.map_or(report.place, |blank| blank.place),
                Text::new(
                    format!("báo cáo {} chưa ghi tiến độ của nhiệm vụ chưa hoàn thành `{id}`{}", of.vi, last.vi),
                    format!("the {} report says nothing of the open task `{id}`{}", of.en, last.en),
                ),
            )
            .about(id)
            .label(match blank {
                Some(_) => Text::fixed("chưa ghi gì dưới dòng này", "nothing is written below this line yet"),
                None => Text::new(format!("thiếu {id}"), format!("lacks {id}")),
            })
            .related(task.task.id.place, Text::new(format!("{id} “{}”", task.name), format!("{id} “{}”", task.name)))
            .help(help(blank.is_some(), task.due.schedule().is_none()))
            .example(match blank {
                Some(_) => format!("result = \"…\"\n{line}"),
                None => format!("[progress.{id}]\nresult = \"…\"\n{line}"),
            }),
        );
    }
}

/// What to do: below the entry's own header, where it has one.
fn help(is_blank: bool, is_dated: bool) -> Text {
    match (is_blank, is_dated) {
        (false, true) => Text::fixed(
            "thêm vào báo cáo, ghi theo tình hình thực tế (40 chỉ là ví dụ):",
            "add to the report, with the true state (40 is only an example):",
        ),
        (false, false) => Text::fixed(
            "thêm vào báo cáo, chưa thực hiện trong kỳ thì ghi false:",
            "add to the report, with false if it was not carried out in the period:",
        ),
        (true, true) => Text::fixed(
            "ghi dưới dòng này, theo tình hình thực tế (40 chỉ là ví dụ):",
            "write below this line, with the true state (40 is only an example):",
        ),
        (true, false) => Text::fixed(
            "ghi dưới dòng này, chưa thực hiện trong kỳ thì ghi false:",
            "write below this line, with false if it was not carried out in the period:",
        ),
    }
}

/// Whether a task is owed in this report and not in it: not withdrawn, not completed before, and for undated ones owed this quarter.
fn is_silent(reported: &Reported<'_>, year: &AgencyYear<'_>, quarter: Quarter, task: &InForce<'_>) -> bool {
    let (id, report) = (task.task.id.value.as_str(), reported.report);
    let said = |quarter: Quarter| year.entry(year.report(Slot::Quarter(quarter))?, task.row, id);
    let owed = task.withdrawn_by.is_none() && task.due.schedule().is_none_or(|schedule| schedule.is_owed_in(quarter));
    let left_out =
        |quarter: Quarter| year.report(Slot::Quarter(quarter)).is_some_and(|report| report.left_out.iter().any(|entry| entry.entry == id));
    // An entry that could not be understood is a finding already, whichever quarter's report has it.
    let unread = Quarter::ALL.into_iter().filter(|earlier| *earlier <= quarter).any(left_out);
    if !owed || said(quarter).is_some() || unread || report.left_out.iter().any(|entry| entry.entry == id) {
        return false;
    }
    let dated = task.due.schedule().is_none();
    // The last that speaks of it tells whether it is still open; one that cannot be read, or is told to be missing, may have completed it.
    for earlier in Quarter::ALL.into_iter().rev().filter(|earlier| *earlier < quarter) {
        match said(earlier) {
            Some(entry) => return entry.is_open(),
            None if dated && is_unknown(reported, earlier) => return false,
            None => {}
        }
    }
    true
}

/// Whether what an earlier quarter's report says is not known, for a reason that is a finding of its own.
fn is_unknown(reported: &Reported<'_>, earlier: Quarter) -> bool {
    let (checked, report, slot) = (reported.checked, reported.report, Slot::Quarter(earlier));
    reported.reports[slot.index()].is_none()
        && (checked.is_in_doubt(&report.agency.value, report.year, Expected::Report(slot))
            || quarter_missing::is_told(checked, report, earlier))
}

/// Takes away the tasks that entries without a header may be of: those told of nowhere, as long as they are no more than such entries.
fn without_headless(year: &AgencyYear<'_>, quarter: Quarter, silent: &mut Vec<&InForce<'_>>) {
    let headless = |report: &QuarterReport| report.left_out.iter().filter(|entry| entry.is_nameless()).count();
    let reports = Quarter::ALL.into_iter().filter(|earlier| *earlier <= quarter).filter_map(|quarter| year.report(Slot::Quarter(quarter)));
    let reports: Vec<(&QuarterReport, usize)> = reports.map(|report| (report, headless(report))).filter(|(_, count)| *count > 0).collect();
    let may_be = |task: &InForce<'_>| reports.iter().any(|(report, _)| year.entry(report, task.row, &task.task.id.value).is_none());
    let told = reports.iter().map(|(_, count)| count).sum();
    if silent.iter().filter(|task| may_be(task)).count() <= told {
        silent.retain(|task| !may_be(task));
    }
}

/// When a task was last reported, as the end of a sentence; the year's first report has none before it.
fn last_reported(reported: &Reported<'_>, year: &AgencyYear<'_>, quarter: Quarter, task: &InForce<'_>) -> Text {
    let said = |earlier: Quarter| year.entry(year.report(Slot::Quarter(earlier))?, task.row, &task.task.id.value);
    let before = || Quarter::ALL.into_iter().rev().filter(|earlier| *earlier < quarter);
    let last = before().find(|earlier| said(*earlier).is_some() || is_unknown(reported, *earlier));
    if last.is_some_and(|last| said(last).is_none()) {
        return Text::fixed("", "");
    }
    match last.map(quarter_name) {
        Some(last) => Text::new(format!("; lần báo cáo gần nhất là {}", last.vi), format!("; it was last reported in {}", last.en)),
        None if quarter == Quarter::Q1 => Text::fixed("", ""),
        None => Text::fixed("; từ đầu năm chưa báo cáo lần nào", "; it has not been reported yet this year"),
    }
}
