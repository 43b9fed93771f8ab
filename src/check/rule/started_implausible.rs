//! A beginning that cannot be: after the report was submitted, or after the product was submitted for approval.

use crate::check::reported::{Reported, WrongDay, meant_start, told_until};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0317",
    name: "started-implausible",
    level: Level::Deny,
    summary: Text::fixed(
        "ngày bắt đầu sau ngày gửi báo cáo hoặc sau ngày trình",
        "started after the report, or the product for approval, was submitted",
    ),
    why: Text::fixed(
        "Báo cáo không thể biết trước một việc chưa bắt đầu, và không thể trình sản phẩm trước khi bắt đầu làm.",
        "A report cannot know what has not begun, and no product is submitted for approval before work on it begins.",
    ),
    example: "[report]\nsubmitted = 2021-03-15\n\n[progress.SYT-05]\nstarted = 2021-04-01",
    fix: Text::fixed("Sửa ngày bắt đầu; chưa bắt đầu thì xóa dòng ấy.", "Correct the day; if work has not begun, delete the line."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every day of beginning, unless the day of completion is already found to contradict it.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        let Some(started) = &entry.said.started else { continue };
        let submitted = reported.sent.filter(|submitted| started.value > told_until(reported.report, submitted));
        let awaiting = entry.said.awaiting_approval.as_ref().filter(|awaiting| started.value > awaiting.value);
        let (other, what) = match (submitted, awaiting) {
            (Some(submitted), _) => (submitted, Text::fixed("ngày gửi báo cáo", "the day the report was submitted")),
            (None, Some(awaiting)) => (awaiting, Text::fixed("ngày trình", "the day it was submitted for approval")),
            (None, None) => continue,
        };
        let told = reported.wrong_day(reported.report, entry.said, entry);
        if matches!(told, Some(WrongDay::AfterSubmitted | WrongDay::BeforeStarted)) {
            continue;
        }
        let id = &entry.said.task.value;
        let finding = Finding::new(
            &RULE,
            started.place,
            Text::each(|language| {
                let (begun, day) = (language.date(started.value), language.date(other.value));
                let what = what.in_language(language);
                language.pick(
                    format!("`{id}` bắt đầu ngày {begun}, sau {what} {day}"),
                    format!("`{id}` was started on {begun}, after {what}, {day}"),
                )
            }),
        )
        .label(Text::new(format!("sau {}", what.vi), format!("after {}", what.en)))
        .related(other.place, what);
        findings.push(match meant_start(started.value, other.value) {
            Some(meant) => {
                finding.help(Text::fixed("gõ nhầm năm thì sửa thành:", "if the year is a slip, write:")).paste(format!("started = {meant}"))
            }
            None => finding.help(Text::fixed(
                "sửa một trong hai ngày; việc chưa bắt đầu thì xóa dòng `started`",
                "correct one of the two days; if work has not begun, delete the line `started`",
            )),
        });
    }
}
