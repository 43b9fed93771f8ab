//! A dated task at 100% that is neither completed nor awaiting approval.

use crate::check::reported::{Entry, Reported};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0310",
    name: "percent-full-yet-open",
    level: Level::Warn,
    summary: Text::fixed("tiến độ 100% mà chưa có ngày hoàn thành", "100% without a day of completion"),
    why: Text::fixed(
        "Nhiệm vụ chỉ được tính là hoàn thành khi có ngày hoàn thành; 100% mà không có ngày thì vẫn là chưa hoàn thành.",
        "Only a day of completion makes a task done; at 100% without one it is still open.",
    ),
    example: "[progress.SYT-01]\nresult = \"Đã ban hành kế hoạch\"\npercent = 100",
    fix: Text::fixed(
        "Thêm `completed`, hoặc `awaiting-approval` khi còn chờ ký; chưa hoàn thành thì sửa `percent`.",
        "Add `completed`, or `awaiting-approval` while it waits for a signature; if it is not done, correct `percent`.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every dated task, unless it was said to be done another way.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        let Some(percent) = entry.said.percent.as_ref().filter(|_| is_told(reported, entry)) else { continue };
        let id = &entry.said.task.value;
        findings.push(
            Finding::new(
                &RULE,
                percent.place,
                Text::new(
                    format!("`{id}` ghi 100% nhưng không có ngày hoàn thành, nên vẫn là chưa hoàn thành"),
                    format!("`{id}` is at 100% without a day of completion, so it is still open"),
                ),
            )
            .label(Text::fixed("thiếu `completed`", "`completed` is missing"))
            .help(Text::new(
                format!("thêm dưới [progress.{id}] ngày ký sản phẩm, viết như completed = 2021-06-10; còn chờ ký thì ghi ngày trình, viết như awaiting-approval = 2021-06-05"),
                format!("add below [progress.{id}] the day the product was signed, as in completed = 2021-06-10; while it waits, the day it was submitted for approval, as in awaiting-approval = 2021-06-05"),
            )),
        );
    }
}

/// Whether this rule tells of an entry. Done before and open again, or said to be done by a key without effect: findings of their own.
pub(super) fn is_told(reported: &Reported<'_>, entry: Entry<'_>) -> bool {
    is_full_yet_open(&entry) && entry.said.carried_out.is_none() && !super::completion_contradicted::is_reopened(reported, entry)
}

/// Whether an entry of a dated task says 100% and neither that it is done nor that it waits.
pub(super) fn is_full_yet_open(entry: &Entry<'_>) -> bool {
    let said = entry.said;
    said.percent.as_ref().is_some_and(|percent| percent.value == 100)
        && said.is_open()
        && said.awaiting_approval.is_none()
        && !said.misspells("awaiting-approval")
        && entry.dated().is_some()
}
