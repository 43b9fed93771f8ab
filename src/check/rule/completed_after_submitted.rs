//! An entry completed later than its report was submitted.

use crate::check::reported::{Reported, WrongDay};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0301",
    name: "completed-after-submitted",
    level: Level::Deny,
    summary: Text::fixed("ngày hoàn thành sau ngày gửi báo cáo", "completed after the report was submitted"),
    why: Text::fixed("Báo cáo không thể biết trước một việc chưa xảy ra.", "A report cannot know what has not happened yet."),
    example: "[report]\nsubmitted = 2021-06-15\n\n[progress.SYT-01]\ncompleted = 2021-06-20",
    fix: Text::fixed("Sửa ngày hoàn thành, hoặc để nhiệm vụ sang kỳ sau.", "Correct the date, or leave the task to the next period."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every day of completion in a submitted report.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        let (Some(completed), Some(submitted)) = (&entry.said.completed, reported.sent) else { continue };
        if reported.wrong_day(reported.report, entry.said, entry) != Some(WrongDay::AfterSubmitted) {
            continue;
        }
        let id = &entry.said.task.value;
        let on = |date: chrono::NaiveDate| Text::each(|language| language.date(date));
        let (done, sent) = (on(completed.value), on(submitted.value));
        let finding = Finding::new(
            &RULE,
            completed.place,
            Text::new(
                format!("`{id}` hoàn thành ngày {}, sau ngày gửi báo cáo {}", done.vi, sent.vi),
                format!("`{id}` was completed on {}, after the report was submitted on {}", done.en, sent.en),
            ),
        )
        .label(Text::fixed("sau ngày gửi báo cáo", "after the report was submitted"))
        .related(submitted.place, Text::fixed("ngày gửi báo cáo", "submitted"));
        findings.push(match reported.meant_day(entry) {
            Some(meant) => finding
                .help(Text::fixed("gõ nhầm năm thì sửa thành:", "if the year is a slip, write:"))
                .paste(format!("completed = {meant}")),
            None => finding.help(Text::fixed(
                "sửa một trong hai ngày; nhiệm vụ hoàn thành sau khi gửi báo cáo thì ghi ở kỳ sau",
                "correct one of the two dates; what was done after submitting goes into the next period",
            )),
        });
    }
}
