//! A report received after its deadline.

use chrono::{Days, NaiveDate};

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::manifest::Deadline;
use crate::model::period::{Period, Quarter};
use crate::model::quarter_report::Slot;
use crate::rollup::completeness::{Receipt, received_on, reporting};
use crate::rollup::view::View;
use crate::source::{Located, Place};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0315",
    name: "report-late",
    level: Level::Warn,
    summary: Text::fixed("báo cáo gửi hoặc nhận sau hạn", "a report submitted or received after its deadline"),
    why: Text::fixed(
        "Báo cáo gửi hoặc nhận sau hạn vẫn được tổng hợp, nhưng được nêu tên trong báo cáo của Tỉnh.",
        "A late report is counted all the same, but named in the province's report.",
    ),
    example: "# cchc.toml: { period = \"q1\", kind = \"@all\", by = 2021-03-17 }\n[report]\nquarter = 1\nsubmitted = 2021-03-20",
    fix: Text::fixed(
        "Sửa ngày gửi nếu ghi nhầm; gửi muộn thật thì không phải sửa gì.",
        "Correct the day if it is a slip; if the report was late, there is nothing to correct.",
    ),
    basis: Text::fixed(
        "hạn nộp báo cáo ghi trong cchc.toml ([calendar] deadlines)",
        "the deadlines set in cchc.toml ([calendar] deadlines)",
    ),
};

/// Checks every submitted report of an agency that owes one, wherever the calendar sets a deadline.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    if workspace.manifest.calendar.deadlines.is_empty() {
        return;
    }
    for bundle in &workspace.bundles {
        let year = bundle.plan.year;
        let view = View::of(checked, bundle, Period::official(year, Quarter::Q4));
        for agency in view.expected() {
            for slot in Slot::ALL {
                let Some(report) = checked.sure_report(agency.key(), year, slot).filter(|report| report.is_submitted()) else { continue };
                let row = reporting(&view, agency, slot);
                let (Some(submitted), Some(deadline), Receipt::Counted(on)) = (&report.submitted, row.deadline, &row.receipt) else {
                    continue;
                };
                if !row.is_late() {
                    continue;
                }
                let receipt = received_on(checked, agency.key(), year, slot);
                // A day of another year is a slip, and a finding of its own.
                if *on > slot.closes(year) + Days::new(365) {
                    continue;
                }
                findings.push(finding(&agency.name, slot, (submitted.place, receipt), *on, deadline));
            }
        }
    }
}

/// A report sent, or by the coordinator's own book received, on `on`.
fn finding(
    name: &str,
    slot: Slot,
    (submitted, receipt): (Place, Option<&Located<NaiveDate>>),
    on: NaiveDate,
    deadline: &Deadline,
) -> Finding {
    let (of, late) = (slot.name(), (on - deadline.by.value).num_days());
    let how = if receipt.is_some() { Text::fixed("nhận", "received") } else { Text::fixed("gửi", "submitted") };
    let finding = Finding::new(
        &RULE,
        submitted,
        Text::each(|language| {
            let (on, by) = (language.date(on), language.date(deadline.by.value));
            language.pick(
                format!("báo cáo {} của {name} {} ngày {on}, sau hạn {by}", of.vi, how.vi),
                format!("the {} report of {name} was {} on {on}, after the deadline {by}", of.en, how.en),
            )
        }),
    )
    .label(Text::each(|language| {
        let days = language.integer(late);
        let unit = if late == 1 { "day" } else { "days" };
        language.pick(format!("{} sau hạn {days} ngày", how.vi), format!("{} {days} {unit} late", how.en))
    }))
    .related(deadline.by.place, Text::fixed("hạn nộp", "the deadline"));
    let finding = match receipt {
        Some(receipt) => finding.related(receipt.place, Text::fixed("ngày cơ quan đầu mối nhận", "the day the coordinator received it")),
        None => finding,
    };
    finding.help(Text::fixed(
        "ghi nhầm ngày thì sửa; gửi muộn thật thì không phải sửa gì, báo cáo vẫn được tổng hợp",
        "if the day is a slip, correct it; if the report was late there is nothing to correct, and it is counted all the same",
    ))
}
