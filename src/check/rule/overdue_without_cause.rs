//! A task open past its deadline, of which the report does not say why.

use crate::check::reported::{Entry, Reported};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::rollup::status::{Dated, dated};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0313",
    name: "overdue-without-cause",
    level: Level::Warn,
    summary: Text::fixed("nhiệm vụ quá hạn mà chưa nêu nguyên nhân", "overdue without a cause"),
    why: Text::fixed(
        "Danh sách quá hạn in nguyên nhân cạnh từng nhiệm vụ; không có thì in “chưa nêu”, và lãnh đạo không có căn cứ để chỉ đạo tháo gỡ.",
        "The overdue list prints a cause beside each task; without one it says “not stated”, and leaders have nothing to go by.",
    ),
    example: "# hạn 31/05/2021, ngày chốt 14/06/2021\n[progress.SYT-03]\nresult = \"Đã rà soát 22/30 thủ tục\"\npercent = 73",
    fix: Text::fixed(
        "Thêm `delay-cause`, hoặc một khó khăn, vướng mắc nêu mã nhiệm vụ ấy.",
        "Add `delay-cause`, or a difficulty that names the task.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every dated task that is overdue at the report's cut-off.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        let Some((task, due)) = entry.dated() else { continue };
        if dated(due, reported.cut_off, Some(entry.said), true).0 != Dated::OpenOverdue
            // A blank one is a fault of the text, told there.
            || entry.said.delay_cause.is_some()
            || reported.report.is_held_up(entry.said.key())
            || is_told(reported, entry)
        {
            continue;
        }
        let (id, shown, quarter) = (&entry.said.task.value, task.due.shown(), reported.report.slot.name());
        let late = (reported.cut_off - due).num_days();
        let one = late == 1;
        // Completed, but only after the cut-off: what is said of the cut-off must not read as if that were overlooked.
        let since = entry.said.completed.as_ref();
        let finding = Finding::new(
                &RULE,
                entry.said.task.place,
                Text::each(|language| {
                    let late = language.integer(late);
                    if let Some(completed) = since {
                        let (cut_off, on) = (language.date(reported.cut_off), language.date(completed.value));
                        return language.pick(
                            format!(
                                "đến ngày chốt {cut_off}, `{id}` quá hạn {late} ngày, ngày {on} mới hoàn thành; báo cáo {} chưa nêu nguyên nhân",
                                quarter.vi
                            ),
                            format!(
                                "at the cut-off, {cut_off}, `{id}` was overdue by {late} {}, and it was completed only on {on}; the {} report names no cause",
                                if one { "day" } else { "days" },
                                quarter.en
                            ),
                        );
                    }
                    language.pick(
                        format!("`{id}` quá hạn {late} ngày, báo cáo {} chưa nêu nguyên nhân", quarter.vi),
                        format!(
                            "`{id}` is overdue by {late} {} and the {} report names no cause",
                            if one { "day" } else { "days" },
                            quarter.en
                        ),
                    )
                }),
            )
            .label(Text::each(|language| {
                let cut_off = language.date(reported.cut_off);
                language.pick(format!("đến {cut_off} chưa hoàn thành"), format!("open on {cut_off}"))
            }))
            .related(task.due_place, Text::new(format!("thời hạn: {}", shown.vi), format!("due: {}", shown.en)))
            .help(Text::new(
                format!("thêm một [difficulty.…] có tasks = [\"{id}\"], hoặc thêm dưới [progress.{id}]:"),
                format!("add a [difficulty.…] with tasks = [\"{id}\"], or add below [progress.{id}]:"),
            ))
            .paste("delay-cause = \"…\"");
        findings.push(match since {
            Some(completed) => finding.related(completed.place, Text::fixed("hoàn thành sau ngày chốt", "completed after the cut-off")),
            None => finding,
        });
    }
}

/// Whether another finding already explains why the task looks overdue.
fn is_told<'a>(reported: &Reported<'a>, entry: Entry<'a>) -> bool {
    let due = entry.task.map(|task| task.due);
    entry.said.misspells("completed")
        || entry.said.misspells("delay-cause")
        || due.is_some_and(|due| super::due_outside_year::is_outside(due, reported.report.year))
        || reported.wrong_day(reported.report, entry.said, entry).is_some()
        || super::percent_full_yet_open::is_full_yet_open(&entry)
        || entry.said.carried_out.as_ref().is_some_and(|done| done.value)
        || super::completion_contradicted::is_reopened(reported, entry)
}
