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
    for report in &checked.workspace().reports {
        let Slot::Quarter(quarter) = report.slot else { continue };
        let submitted = |quarter: Quarter| checked.submitted(&report.agency.value, report.year, Slot::Quarter(quarter));
        let counts = submitted(quarter).is_some_and(|counted| std::ptr::eq(counted, report));
        if !counts || checked.workspace().bundles.iter().all(|bundle| bundle.plan.year != report.year) {
            continue;
        }
        let earlier =
            Quarter::ALL.into_iter().rev().filter(|earlier| *earlier < quarter).find_map(|earlier| Some((earlier, submitted(earlier)?)));
        let Some((since, before)) = earlier else { continue };
        for gap in Quarter::ALL.into_iter().filter(|gap| since < *gap && *gap < quarter && !is_there(checked, report, *gap)) {
            findings.push(missing(report, before, gap));
        }
    }
}

/// Whether a quarter has a draft, or a file in its place whatever is wrong with it.
fn is_there(checked: &Checked, report: &QuarterReport, gap: Quarter) -> bool {
    let (workspace, agency, slot) = (checked.workspace(), &report.agency.value, Slot::Quarter(gap));
    let document = Expected::Report(slot);
    let path = Address::path(agency, report.year, document);
    checked.report(agency, report.year, slot).is_some()
        || workspace.unusable_document(agency, report.year, document).is_some()
        || workspace.reports.iter().any(|other| workspace.sources.path(other.file) == path)
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
