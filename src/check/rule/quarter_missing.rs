//! A quarter without a report between two that have one.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::address::{Address, Expected};
use crate::model::checked::Checked;
use crate::model::period::{Quarter, quarter_name};
use crate::model::quarter_report::{QuarterReport, Slot};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0316",
    name: "quarter-missing",
    level: Level::Warn,
    summary: Text::fixed("thiếu báo cáo của một quý ở giữa", "no report for a quarter between two others"),
    why: Text::fixed(
        "Thiếu một quý thì số lũy kế của cơ quan không đủ, và số riêng quý sau không tính được. Thiếu quý đầu hay quý cuối thì báo cáo của kỳ đã nêu tên, không nhắc ở đây.",
        "With a quarter missing the agency's cumulative figures are incomplete and the next quarter alone is unknown. A missing first or last quarter is named by the period's report, not here.",
    ),
    example: "agencies/so-y-te/2021/q1.toml\nagencies/so-y-te/2021/q3.toml   # không có q2.toml",
    fix: Text::fixed("Thêm báo cáo của quý còn thiếu.", "Add the report of the missing quarter."),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện: cơ quan báo cáo định kỳ quý, 6 tháng và năm",
        "the province's plan, on implementation: agencies report each quarter, half year and year",
    ),
};

/// Checks, before every submitted report, the quarters back to the last submitted one; a draft or a file that cannot be read is there.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in checked.sure_reports().filter(|report| report.is_submitted() && checked.bundle(report.year).is_some()) {
        let Slot::Quarter(quarter) = report.slot else { continue };
        let Some((since, before)) = last_submitted(checked, report, quarter) else { continue };
        for gap in Quarter::ALL.into_iter().filter(|gap| since < *gap && *gap < quarter && !is_there(checked, report, *gap)) {
            findings.push(missing(report, before, gap));
        }
    }
}

/// Whether this rule tells, at `report` or at one before it, that there is no report for an earlier quarter.
pub(super) fn is_told(checked: &Checked, report: &QuarterReport, gap: Quarter) -> bool {
    let Slot::Quarter(quarter) = report.slot else { return false };
    let submitted = |quarter: Quarter| sure_and_submitted(checked, report, quarter).is_some();
    let some = |from: &dyn Fn(Quarter) -> bool| Quarter::ALL.into_iter().any(|other| from(other) && submitted(other));
    !is_there(checked, report, gap) && some(&|other| other < gap) && some(&|other| gap < other && other <= quarter)
}

fn sure_and_submitted<'a>(checked: &'a Checked, report: &QuarterReport, quarter: Quarter) -> Option<&'a QuarterReport> {
    checked.sure_report(&report.agency.value, report.year, Slot::Quarter(quarter)).filter(|report| report.is_submitted())
}

/// The last quarter before with a submitted report.
fn last_submitted<'a>(checked: &'a Checked, report: &QuarterReport, quarter: Quarter) -> Option<(Quarter, &'a QuarterReport)> {
    let mut earlier = Quarter::ALL.into_iter().rev().filter(|earlier| *earlier < quarter);
    earlier.find_map(|earlier| Some((earlier, sure_and_submitted(checked, report, earlier)?)))
}

/// Whether a quarter has a draft, or a file in its place whatever is wrong with it.
fn is_there(checked: &Checked, report: &QuarterReport, gap: Quarter) -> bool {
    let (agency, year, slot) = (&report.agency.value, report.year, Slot::Quarter(gap));
    checked.report(agency, year, slot).is_some() || checked.is_in_doubt(agency, year, Expected::Report(slot))
}

fn missing(report: &QuarterReport, before: &QuarterReport, gap: Quarter) -> Finding {
    let (of, since, now) = (quarter_name(gap), before.slot.name(), report.slot.name());
    let path = Address::path(&report.agency.value, report.year, Expected::Report(Slot::Quarter(gap)));
    Finding::new(
        &RULE,
        report.slot_place,
        Text::new(
            format!("có báo cáo {} và {} nhưng không có báo cáo {}", since.vi, now.vi, of.vi),
            format!("there are reports for {} and {}, but none for {}", since.en, now.en, of.en),
        ),
    )
    .label(Text::new(format!("thiếu {}", of.vi), format!("{} is missing", of.en)))
    .related(before.slot_place, Text::new(format!("báo cáo {}", since.vi), format!("the {} report", since.en)))
    .help(Text::new(format!("thêm báo cáo {} ở `{path}`", of.vi), format!("add the {} report at `{path}`", of.en)))
}
