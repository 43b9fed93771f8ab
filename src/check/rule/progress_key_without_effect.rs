//! A key of progress that does nothing: it means nothing for the kind of task it stands at, or another key says otherwise.

use crate::check::reported::{Entry, Reported};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::due::{Due, Schedule};
use crate::model::quarter_report::{Progress, QuarterReport};
use crate::source::Place;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0308",
    name: "progress-key-without-effect",
    level: Level::Warn,
    summary: Text::fixed("khóa tiến độ không có tác dụng ở đây", "a key of progress without effect here"),
    why: Text::fixed(
        "Nhiệm vụ có thời hạn được tính là hoàn thành theo `completed`; nhiệm vụ không có thời hạn thì theo `carried-out`, và chỉ nhiệm vụ khi phát sinh mới có `arisen`. Ghi khác đi thì không được tính; ghi trái với `completed` (`percent` dưới 100) hay với `arisen = false` (`carried-out = true`) cũng vậy.",
        "A dated task is done by `completed`; an undated one by `carried-out`, and only an on-event one has `arisen`. Anything else counts for nothing, and so does what contradicts `completed` (a `percent` below 100) or `arisen = false` (`carried-out = true`).",
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
        let Some(task) = entry.task else { continue };
        let Some((key, place)) = idle(entry) else {
            findings.extend(contradiction(reported, *entry));
            continue;
        };
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

/// A percentage beside a completion, or an execution beside the word that no event arose.
fn contradiction(reported: &Reported<'_>, entry: Entry<'_>) -> Option<Finding> {
    let id = &entry.said.task.value;
    if is_partial_yet_completed(reported, entry) {
        let (completed, percent) = (entry.said.completed.as_ref()?, entry.said.percent.as_ref()?);
        let finding = Finding::new(
            &RULE,
            percent.place,
            Text::each(|language| {
                let (on, percent) = (language.date(completed.value), percent.value);
                language.pick(
                    format!("`percent = {percent}` không có tác dụng: `{id}` ghi đã hoàn thành ngày {on}, nên được tính là xong"),
                    format!("`percent = {percent}` does nothing: `{id}` is stated as completed on {on}, and counts as done"),
                )
            }),
        );
        return Some(
            finding
                .label(Text::fixed("chưa đủ 100%", "below 100%"))
                .related(completed.place, Text::fixed("ngày hoàn thành", "completed"))
                .help(Text::fixed(
                    "xong rồi thì xóa dòng `percent`; chưa xong thì xóa dòng `completed`",
                    "if it is done, delete the line `percent`; if it is not, delete the line `completed`",
                )),
        );
    }
    let (_, schedule) = entry.undated()?;
    let arisen = entry.said.arisen.as_ref().filter(|arisen| schedule == Schedule::OnEvent && !arisen.value)?;
    let done = entry.said.carried_out.as_ref().filter(|done| done.value)?;
    Some(
        Finding::new(
            &RULE,
            done.place,
            Text::new(
                format!("`carried-out = true` không có tác dụng: `{id}` ghi trong kỳ không phát sinh, nên được tính là chưa phát sinh"),
                format!("`carried-out = true` does nothing: `{id}` says that no event arose in the period, and counts so"),
            ),
        )
        .label(Text::fixed("không được tính", "counts for nothing"))
        .related(arisen.place, Text::fixed("ghi là không phát sinh", "says that no event arose"))
        .help(Text::fixed(
            "có phát sinh và đã thực hiện thì xóa dòng `arisen`; không phát sinh thì xóa dòng `carried-out`",
            "if there was an event and it was carried out, delete the line `arisen`; if there was none, delete the line `carried-out`",
        )),
    )
}

/// Whether a dated task is stated as completed by the cut-off and its percentage says that it is not. A completion that is itself in doubt
/// is told by that alone.
pub(super) fn is_partial_yet_completed(reported: &Reported<'_>, entry: Entry<'_>) -> bool {
    let (said, cut_off) = (entry.said, reported.cut_off);
    let same = |(_, other): (&QuarterReport, &Progress)| {
        let of = |said: &Progress| Some((said.percent.as_ref()?.value, said.completed.as_ref()?.value));
        of(other).is_some() && of(other) == of(said)
    };
    said.percent.as_ref().is_some_and(|percent| percent.value < 100)
        && said.completed.as_ref().is_some_and(|completed| completed.value <= cut_off)
        && said.awaiting_approval.is_none()
        && entry.dated().is_some()
        && reported.wrong_day(reported.report, said, entry).is_none()
        // What a report before already said is told there.
        && !reported.earlier(entry).any(same)
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
