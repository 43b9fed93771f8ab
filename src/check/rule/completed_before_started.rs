//! A task completed before work on it began.

use crate::check::reported::{Reported, WrongDay, meant_start};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0306",
    name: "completed-before-started",
    level: Level::Deny,
    summary: Text::fixed("ngày hoàn thành trước ngày bắt đầu", "completed before it was started"),
    why: Text::fixed(
        "Một trong hai ngày chắc chắn sai, mà ngày hoàn thành quyết định đúng hạn hay quá hạn.",
        "One of the two days is wrong for certain, and the day of completion decides whether it was in time.",
    ),
    example: "[progress.SYT-01]\nstarted = 2021-03-05\ncompleted = 2021-03-02",
    fix: Text::fixed("Sửa một trong hai ngày.", "Correct one of the two days."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every day of completion against the beginning that the entry, or else the latest earlier report, states.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        let Some(completed) = &entry.said.completed else { continue };
        if reported.wrong_day(reported.report, entry.said, entry) != Some(WrongDay::BeforeStarted) {
            continue;
        }
        let Some(started) = reported.started(reported.report, entry.said, entry) else { continue };
        let id = &entry.said.task.value;
        let finding = Finding::new(
            &RULE,
            completed.place,
            Text::each(|language| {
                let (done, begun) = (language.date(completed.value), language.date(started.value));
                language.pick(
                    format!("`{id}` hoàn thành ngày {done}, trước ngày bắt đầu {begun}"),
                    format!("`{id}` was completed on {done}, before it was started on {begun}"),
                )
            }),
        )
        .label(Text::fixed("trước ngày bắt đầu", "before it was started"))
        .related(started.place, Text::fixed("ngày bắt đầu", "started"));
        let slip = Text::fixed("gõ nhầm năm thì sửa thành:", "if the year is a slip, write:");
        let begun = || entry.said.started.as_ref().and_then(|started| meant_start(started.value, completed.value));
        findings.push(match (reported.meant_day(entry), begun()) {
            (Some(meant), _) => finding.help(slip).paste(format!("completed = {meant}")),
            (None, Some(meant)) => finding.help(slip).paste(format!("started = {meant}")),
            (None, None) => finding.help(Text::fixed("sửa một trong hai ngày", "correct one of the two days")),
        });
    }
}
