//! An entry completed later than its report was submitted.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;

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

/// Checks every entry of every submitted report.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in &checked.workspace().reports {
        let Some(submitted) = &report.submitted else { continue };
        for entry in &report.progress {
            let Some(completed) = entry.completed.as_ref().filter(|completed| completed.value > submitted.value) else { continue };
            let id = &entry.task.value;
            let on = |date: chrono::NaiveDate| Text::each(|language| language.date(date));
            let (done, sent) = (on(completed.value), on(submitted.value));
            findings.push(
                Finding::new(
                    &RULE,
                    completed.place,
                    Text::new(
                        format!("`{id}` hoàn thành ngày {}, sau ngày gửi báo cáo {}", done.vi, sent.vi),
                        format!("`{id}` was completed on {}, after the report was submitted on {}", done.en, sent.en),
                    ),
                )
                .label(Text::fixed("sau ngày gửi báo cáo", "after the report was submitted"))
                .related(submitted.place, Text::fixed("ngày gửi báo cáo", "submitted"))
                .help(Text::fixed(
                    "sửa một trong hai ngày; việc xong sau khi gửi báo cáo thì ghi ở kỳ sau",
                    "correct one of the two dates; what was done after submitting goes into the next period",
                )),
            );
        }
    }
}
