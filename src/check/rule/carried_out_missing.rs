//! An entry of a task without a deadline that does not say whether it was carried out.

use super::progress_key_without_effect::{idle, when};
use crate::check::reported::Reported;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::due::Schedule;
use crate::model::quarter_report::Slot;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0303",
    name: "carried-out-missing",
    level: Level::Warn,
    summary: Text::fixed(
        "nhiệm vụ thường xuyên, định kỳ chưa ghi đã thực hiện hay chưa",
        "an ongoing or recurring task that does not say whether it was carried out",
    ),
    why: Text::fixed(
        "Không có `carried-out` thì nhiệm vụ được tính là “chưa có báo cáo”.",
        "Without `carried-out` the task counts as “not reported”.",
    ),
    example: "[progress.SYT-07]      # due = \"ongoing\"\nresult = \"…\"",
    fix: Text::fixed(
        "Ghi `carried-out = true` hoặc `carried-out = false`; trong kỳ không phát sinh thì ghi `arisen = false`.",
        "Write `carried-out = true` or `carried-out = false`; where no event arose in the period, `arisen = false`.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every entry of a task without a deadline in a quarter's report.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    if reported.report.slot == Slot::Closing {
        return;
    }
    for entry in reported.entries {
        let Some((task, schedule)) = entry.undated() else { continue };
        let no_event = schedule == Schedule::OnEvent && entry.said.arisen.as_ref().is_some_and(|arisen| !arisen.value);
        // A key without effect stands in its place: that finding says what to write.
        let misspelt = entry.said.misspells("carried-out") || entry.said.misspells("arisen");
        if entry.said.carried_out.is_some() || no_event || misspelt || idle(entry).is_some() {
            continue;
        }
        let (id, shown) = (&entry.said.task.value, schedule.shown());
        findings.push(
            Finding::new(
                &RULE,
                entry.said.task.place,
                Text::new(
                    format!("`{id}` là nhiệm vụ {} nhưng chưa ghi đã thực hiện trong kỳ hay chưa", shown.vi),
                    format!("`{id}` ({}) does not say whether it was carried out in the period", shown.en),
                ),
            )
            .label(Text::fixed("thiếu `carried-out`", "`carried-out` is missing"))
            .related(task.due_place, when(task.due))
            .help(if schedule == Schedule::OnEvent {
                Text::new(
                    format!(
                        "thêm dưới [progress.{id}]: trong kỳ có phát sinh thì ghi carried-out = true hoặc false, không phát sinh thì ghi:"
                    ),
                    format!("add below [progress.{id}]: carried-out = true or false if the event arose in the period; if it did not:"),
                )
            } else {
                Text::new(
                    format!("thêm dưới [progress.{id}], chưa thực hiện trong kỳ thì ghi false:"),
                    format!("add below [progress.{id}], with false if it was not carried out in the period:"),
                )
            })
            .example(if schedule == Schedule::OnEvent { "arisen = false" } else { "carried-out = true" }),
        );
    }
}
