//! A report of an agency that has no plan.

use std::collections::HashSet;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::address::{Address, Expected};
use crate::model::checked::Checked;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0108",
    name: "report-without-plan",
    level: Level::Deny,
    summary: Text::fixed("có báo cáo mà không có kế hoạch", "a report without a plan"),
    why: Text::fixed(
        "Tiến độ báo cáo theo nhiệm vụ trong kế hoạch; không có kế hoạch thì không tính được tổng số và tỷ lệ.",
        "Progress is reported by the plan's tasks; without a plan there is no total and no rate.",
    ),
    example: "agencies/so-y-te/2021/q2.toml   # không có agencies/so-y-te/2021/plan.toml",
    fix: Text::fixed(
        "Thêm kế hoạch của cơ quan: agencies/<cơ quan>/<năm>/plan.toml.",
        "Add the agency's plan: agencies/<agency>/<year>/plan.toml.",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện: cơ quan xây dựng kế hoạch rồi báo cáo",
        "the province's plan, on implementation: agencies make a plan, then report",
    ),
};

/// Checks that every report's agency has a plan; a plan that is there and cannot be read, or says it is another's, is a finding of its own.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let mut told: HashSet<(&str, i32)> = HashSet::new();
    for report in checked.sure_reports() {
        let (agency, year) = (&report.agency.value, report.year);
        let in_doubt = checked.is_in_doubt(agency, year, Expected::Plan);
        let Some(bundle) = workspace.bundle(year) else { continue };
        let unknown = bundle.agency(agency).is_none();
        if in_doubt || unknown || checked.plan(agency, year).is_some() || !told.insert((agency, year)) {
            continue;
        }
        let name = bundle.agency_name(agency);
        let path = Address::path(agency, year, Expected::Plan);
        findings.push(
            Finding::new(
                &RULE,
                report.agency.place,
                Text::new(
                    format!("{name} có báo cáo nhưng chưa có kế hoạch năm {year}"),
                    format!("{name} has a report but no plan for {year}"),
                ),
            )
            .label(Text::new(format!("không có `{path}`"), format!("there is no `{path}`")))
            .help(Text::new(format!("thêm kế hoạch của cơ quan ở `{path}`"), format!("add the agency's plan at `{path}`"))),
        );
    }
}
