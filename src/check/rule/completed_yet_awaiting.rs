//! An entry that says both that a task is done and that it still waits for approval.

use crate::check::reported::Reported;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0307",
    name: "completed-yet-awaiting",
    level: Level::Deny,
    summary: Text::fixed("vừa ghi hoàn thành vừa ghi chờ ban hành", "both completed and awaiting approval"),
    why: Text::fixed(
        "Có ngày hoàn thành là đã hoàn thành, có ngày trình là chưa hoàn thành: một mục không thể là cả hai.",
        "A day of completion means done and a day of submission for approval means open: an entry cannot be both.",
    ),
    example: "[progress.SYT-01]\nawaiting-approval = 2021-06-05\ncompleted = 2021-06-10",
    fix: Text::fixed(
        "Đã ký ban hành thì xóa dòng `awaiting-approval`; chưa ký thì xóa dòng `completed`.",
        "Once signed, delete the line `awaiting-approval`; until then, delete the line `completed`.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every entry but those of tasks without a deadline, where `completed` does nothing.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for entry in reported.entries {
        let (Some(completed), Some(awaiting)) = (&entry.said.completed, &entry.said.awaiting_approval) else { continue };
        if entry.undated().is_some() {
            continue;
        }
        let id = &entry.said.task.value;
        findings.push(
            Finding::new(
                &RULE,
                awaiting.place,
                Text::each(|language| {
                    let (done, sent) = (language.date(completed.value), language.date(awaiting.value));
                    language.pick(
                        format!("`{id}` vừa hoàn thành ngày {done}, vừa chờ ban hành từ ngày {sent}"),
                        format!("`{id}` is both completed on {done} and awaiting approval since {sent}"),
                    )
                }),
            )
            .label(Text::fixed("chờ ban hành nghĩa là chưa hoàn thành", "awaiting approval means still open"))
            .related(completed.place, Text::fixed("ngày hoàn thành", "completed"))
            .help(if awaiting.value <= completed.value {
                Text::fixed(
                    "đã ký ban hành thì xóa dòng `awaiting-approval`; chưa ký thì xóa dòng `completed`",
                    "if it was signed, delete the line `awaiting-approval`; if not, delete the line `completed`",
                )
            } else {
                Text::fixed(
                    "còn chờ ký thì xóa dòng `completed`; đã ký ban hành thì xóa dòng `awaiting-approval` và xem lại ngày hoàn thành",
                    "if it still waits, delete the line `completed`; if it was signed, delete the line `awaiting-approval` and look at the day again",
                )
            }),
        );
    }
}
