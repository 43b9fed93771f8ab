//! What a person should know of what was just written, and no finding says: it changed what was already sent, it counts later, it does not
//! count; and how to go on where a task is to be left out of a plan that still has it.

use chrono::NaiveDate;

use crate::cli::console::Console;
use crate::cli::told;
use crate::diagnostic::Diagnostic;
use crate::edit::typed::Changed;
use crate::edit::value;
use crate::language::Text;
use crate::model::checked::Checked;
use crate::model::quarter_report::{QuarterReport, Slot};
use crate::rollup::in_force;

/// The rule that holds what is not the agency's against what it plans, by name.
const YET_PLANNED: &str = "not-applicable-yet-planned";

/// The rule that tells of entries of tasks that no plan has, by name.
const NOT_PLANNED: &str = "progress-not-planned";

/// The rules that tell of tasks of the province that a plan lacks, by name.
const NOT_DERIVED: [&str; 2] = ["obligation-not-derived", "inferred-obligation-not-derived"];

/// Says what the changes of a report mean; `sent` is the day it was submitted before them.
pub(super) fn say(checked: &Checked, report: &QuarterReport, changes: &[Changed], sent: Option<NaiveDate>, console: &Console) {
    say_sent(report, changes, sent, console);
    let closes = report.slot.closes(report.year);
    let plan = checked.plan(&report.agency.value, report.year);
    let tasks = plan.map(|plan| in_force::tasks(checked, plan, closes)).unwrap_or_default();
    for entry in &report.progress {
        let id = &entry.task.value;
        let header = value::header(&["progress", id]);
        let is_set = |key: &str| changes.iter().any(|change| change.header == header && change.key == key && change.after.is_some());
        let schedule = tasks.iter().find(|task| task.task.id.value == *id).filter(|task| task.due.schedule().is_some());
        // A task without a deadline is never completed, and a finding says so.
        let completed = entry.completed.as_ref().filter(|completed| completed.value > closes && schedule.is_none() && is_set("completed"));
        if let Some(completed) = completed {
            console.note(&Text::each(|language| {
                let (done, closes) = (language.date(completed.value), language.date(closes));
                language.pick(
                    format!("lưu ý: {id} hoàn thành ngày {done}, sau ngày chốt số liệu {closes}: kỳ này còn tính là chưa hoàn thành, kỳ sau mới tính là xong"),
                    format!("mind: {id} was completed on {done}, after the cut-off of {closes}: it counts as open in this period and as done in the next"),
                )
            }));
        }
        if let Some(task) = schedule.filter(|_| is_set("percent")) {
            let due = task.due.shown();
            console.note(&Text::new(
                format!(
                    "lưu ý: percent không được tính với {id} ({}, không có thời hạn): ghi carried-out=có hoặc carried-out=không",
                    due.vi
                ),
                format!("mind: percent does not count for {id} ({}, no deadline): write carried-out=yes or carried-out=no", due.en),
            ));
        }
    }
}

/// Says that what was sent is another now; the number and the day of sending are no figures.
fn say_sent(report: &QuarterReport, changes: &[Changed], sent: Option<NaiveDate>, console: &Console) {
    if let Some(sent) = sent.filter(|_| !report.is_submitted()) {
        return told::say_unsent(sent, console);
    }
    let Some(sent) = sent.filter(|_| changes.iter().any(|change| change.header != "[report]")) else { return };
    console.note(&Text::each(|language| {
        let day = language.date(sent);
        language.pick(
            format!("lưu ý: báo cáo này đã gửi ngày {day}; nội dung đã gửi thay đổi, cần báo cho cơ quan đầu mối"),
            format!("mind: this report was submitted on {day}; what was sent has changed, so tell the coordinator"),
        )
    }));
}

/// What can be done instead, where it was refused to take a task out of a plan, or to leave out a provincial one that the plan still has.
pub(super) fn instead(checked: &Checked, denied: &[Diagnostic], changes: &[Changed], agency: &str, year: i32) -> Option<Text> {
    let own = checked.agency_year(agency, year)?;
    let is_reported = |id: &str| Slot::ALL.into_iter().any(|slot| own.report(slot).is_some_and(|report| report.progress_of(id).is_some()));
    let mut removed = changes.iter().filter(|change| change.key.is_empty()).filter_map(|change| {
        let id = change.header.strip_prefix("[task.")?.strip_suffix(']')?;
        is_reported(id).then(|| id.to_owned())
    });
    if let Some(id) = removed.next_back() {
        return Some(withdrawn(&id));
    }
    let removed = |id: &str| changes.iter().any(|change| change.key.is_empty() && change.header == value::header(&["task", id]));
    let opened = denied.iter().filter(|diagnostic| diagnostic.finding.rule.name == NOT_PLANNED);
    let mut opened = opened.filter_map(|diagnostic| {
        let file = diagnostic.finding.place.file;
        let report = checked.workspace().reports.iter().find(|report| report.file == file)?;
        // The finding stands at the entry's id.
        let id = &report.blank.iter().find(|blank| blank.place == diagnostic.finding.place)?.value;
        removed(id).then(|| (id, checked.workspace().sources.path(file)))
    });
    if let Some((id, path)) = opened.next() {
        return Some(Text::new(
            format!("mục ấy chưa ghi gì: xóa dòng [progress.{id}] và các chú thích của nó trong `{path}`, rồi gõ lại lệnh này"),
            format!("that entry says nothing yet: delete the line [progress.{id}] and its comments in `{path}`, and type this again"),
        ));
    }
    let back = changes.iter().find(|change| change.header == "[not-applicable]" && change.after.is_none());
    let is_lacking = |diagnostic: &&Diagnostic| NOT_DERIVED.contains(&diagnostic.finding.rule.name);
    if let Some(Changed { key: id, .. }) = back.filter(|_| denied.iter().any(|diagnostic| is_lacking(&diagnostic))) {
        return Some(Text::new(
            format!("đưa nhiệm vụ ấy trở lại kế hoạch, và bỏ lý do này: cchc derive {agency} --restore {id}"),
            format!("to put the task back into the plan, and take this reason out: cchc derive {agency} --restore {id}"),
        ));
    }
    denied.iter().find(|diagnostic| diagnostic.finding.rule.name == YET_PLANNED)?;
    let left_out = |id: &str| own.plan.not_applicable.iter().any(|entry| entry.task.value == id);
    let mut words = Vec::new();
    for task in own.plan.tasks.iter().filter(|task| task.implements.iter().any(|own| left_out(&own.value))) {
        let id = &task.id.value;
        let rest: Vec<&str> = task.implements.iter().map(|own| own.value.as_str()).filter(|own| !left_out(own)).collect();
        if rest.is_empty() && is_reported(id) {
            return Some(withdrawn(id));
        }
        words.push(if rest.is_empty() { format!("{id}=") } else { format!("{id} implements={}", rest.join(",")) });
    }
    let words = words.join(" ");
    Some(Text::new(
        format!("kế hoạch vẫn có nhiệm vụ thực hiện nó; đưa ra khỏi kế hoạch trong cùng một lệnh, thêm vào sau chữ plan: {words}"),
        format!("the plan still has a task that implements it; take that out in the same command, after the word plan: {words}"),
    ))
}

/// A task that reports speak of leaves a plan by an amendment.
fn withdrawn(id: &str) -> Text {
    Text::new(
        format!("đã có báo cáo nêu tiến độ của {id}: đưa ra khỏi kế hoạch bằng một văn bản điều chỉnh (thư mục amendments)"),
        format!("reports state the progress of {id}: an amendment takes it out of the plan (the folder amendments)"),
    )
}
