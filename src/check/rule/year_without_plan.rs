//! A document of a year for which the workspace has no provincial plan.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::source::Place;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0107",
    name: "year-without-plan",
    level: Level::Deny,
    summary: Text::fixed("năm không có kế hoạch của Tỉnh", "a year without a provincial plan"),
    why: Text::fixed(
        "Không có kế hoạch của Tỉnh năm đó thì kế hoạch và báo cáo không đối chiếu, không tổng hợp được.",
        "Without that year's provincial plan, plans and reports can be neither checked nor counted.",
    ),
    example: "[agency-plan]\nyear = 2012   # bộ dữ liệu là của năm 2021",
    fix: Text::fixed(
        "Sửa năm, hoặc thêm bộ dữ liệu của năm đó vào `plans` trong cchc.toml.",
        "Correct the year, or add that year's bundle to `plans` in cchc.toml.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks the year of every document; says nothing when the workspace has no bundle at all, which is a fault of its own.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    if workspace.bundles.is_empty() {
        return;
    }
    // A bundle that the manifest names and that cannot be used is a finding of its own, and most likely of a year beside the others.
    let lost = workspace.bundles.len() < workspace.manifest.plans.len();
    let may_be_lost = |year: i32| lost && workspace.bundles.iter().any(|bundle| bundle.plan.year.abs_diff(year) == 1);
    let years: Vec<String> = workspace.bundles.iter().map(|bundle| bundle.plan.year.to_string()).collect();
    let mut expect = |place: Place, year: i32| {
        if workspace.bundle(year).is_none() && !may_be_lost(year) {
            findings.push(
                Finding::new(
                    &RULE,
                    place,
                    Text::new(
                        format!("không gian làm việc không có kế hoạch của Tỉnh năm {year}"),
                        format!("the workspace has no provincial plan for {year}"),
                    ),
                )
                .label(Text::new(format!("tệp này là của năm {year}"), format!("this file is of {year}")))
                .help(Text::new(
                    format!("sửa `year` (đang có: {}), hoặc thêm bộ dữ liệu năm {year} vào `plans` trong cchc.toml", years.join(", ")),
                    format!("correct `year` (known: {}), or add a bundle of {year} to `plans` in cchc.toml", years.join(", ")),
                )),
            );
        }
    };
    for plan in &workspace.plans {
        expect(plan.year_place, plan.year);
    }
    for report in &workspace.reports {
        expect(report.year_place, report.year);
    }
    for change in workspace.amendments.iter().flat_map(|amendment| &amendment.changes) {
        expect(change.agency.place, change.year);
    }
    for receipts in &workspace.receipts {
        expect(Place::top(receipts.file), receipts.year);
    }
    for synthesis in &workspace.syntheses {
        expect(synthesis.period.place, synthesis.year);
    }
}
