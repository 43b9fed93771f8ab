//! A key of progress that means nothing for the kind of task it stands at.

use crate::check::reported::{Entry, Reported};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::due::{Due, Schedule};
use crate::source::Place;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0308",
    name: "progress-key-without-effect",
    level: Level::Warn,
    summary: Text::fixed("khóa tiến độ không có tác dụng với loại nhiệm vụ này", "a key of progress without effect on this kind of task"),
    why: Text::fixed(
        "Nhiệm vụ có thời hạn được tính là hoàn thành theo `completed`; nhiệm vụ không có thời hạn thì theo `carried-out`, và chỉ nhiệm vụ khi phát sinh mới có `arisen`. Ghi khác đi thì không được tính.",
        "A dated task is done by `completed`; an undated one by `carried-out`, and only an on-event one has `arisen`. Anything else counts for nothing.",
    ),
    example: "[progress.SYT-01]      # due = 2021-11-30\ncarried-out = true",
    fix: Text::fixed(
        "Thay bằng khóa đúng với loại nhiệm vụ, hoặc xóa dòng ấy.",
        "Replace it by the key that fits the kind of task, or delete the line.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every entry of a task in force.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for entry in reported.entries {
        let (Some((key, place)), Some(task)) = (idle(entry), entry.task) else { continue };
        let (id, due) = (&entry.said.task.value, task.due.shown());
        let kind = match task.due.schedule() {
            None => Text::new(format!("nhiệm vụ `{id}` có thời hạn"), format!("task `{id}` has a deadline")),
            Some(_) => Text::new(
                format!("nhiệm vụ `{id}` thực hiện {}, không có thời hạn", due.vi),
                format!("task `{id}` ({}) has no deadline", due.en),
            ),
        };
        let finding = Finding::new(
            &RULE,
            place,
            Text::new(format!("`{key}` không có tác dụng: {}", kind.vi), format!("`{key}` does nothing: {}", kind.en)),
        )
        .label(Text::fixed("không được tính", "counts for nothing"))
        .related(task.due_place, when(task.due));
        findings.push(advised(finding, entry, key));
    }
}

/// What a plan says of when a task is to be done: a schedule is no deadline.
pub(super) fn when(due: Due) -> Text {
    let shown = due.shown();
    match due.schedule() {
        None => Text::new(format!("thời hạn: {}", shown.vi), format!("due: {}", shown.en)),
        Some(_) => Text::new(format!("thời gian thực hiện: {}", shown.vi), format!("schedule: {}", shown.en)),
    }
}

/// The key of an entry that does nothing, the first of them.
pub(super) fn idle(entry: &Entry<'_>) -> Option<(&'static str, Place)> {
    let said = entry.said;
    let completed = || said.completed.as_ref().map(|value| ("completed", value.place));
    let carried_out = || said.carried_out.as_ref().map(|value| ("carried-out", value.place));
    let arisen = || said.arisen.as_ref().map(|value| ("arisen", value.place));
    if entry.dated().is_some() {
        return carried_out().or_else(arisen);
    }
    let (_, schedule) = entry.undated()?;
    completed().or_else(|| arisen().filter(|_| schedule != Schedule::OnEvent))
}

/// What to write instead.
fn advised(finding: Finding, entry: &Entry<'_>, key: &str) -> Finding {
    let said = entry.said;
    match (entry.dated().is_some(), &said.carried_out) {
        (true, _) if said.completed.is_some() => finding.help(Text::new(
            format!("xóa dòng `{key}`: `completed` đã cho biết là hoàn thành"),
            format!("delete the line `{key}`: `completed` says that it is done"),
        )),
        (true, _) => finding.help(Text::new(
            format!("xóa dòng `{key}`; đã hoàn thành thì ghi ngày ký sản phẩm, viết như completed = 2021-06-10, chưa hoàn thành thì ghi `percent`"),
            format!("delete the line `{key}`; if it is done, write the day the product was signed, as in completed = 2021-06-10, if not, `percent`"),
        )),
        (false, Some(_)) => finding.help(Text::new(
            format!("xóa dòng `{key}`: `carried-out` đã cho biết trong kỳ có thực hiện hay không"),
            format!("delete the line `{key}`: `carried-out` says whether it was carried out in the period"),
        )),
        (false, None) => finding
            .help(Text::new(
                format!("thay dòng `{key}` bằng dòng này, chưa thực hiện trong kỳ thì ghi false:"),
                format!("replace the line `{key}` by this one, with false if it was not carried out in the period:"),
            ))
            .paste(if key == "completed" { "carried-out = true" } else { "carried-out = false" }),
    }
}
