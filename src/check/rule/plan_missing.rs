//! An agency that is to derive a plan from the province's and has none.

use std::collections::HashSet;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::address::{Address, Expected};
use crate::model::agency::Agency;
use crate::model::bundle::{Bundle, names};
use crate::model::checked::Checked;
use crate::model::provincial_plan::{Duty, DutyKind};
use crate::source::Place;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0208",
    name: "plan-missing",
    level: Level::Warn,
    summary: Text::fixed("cơ quan chưa có kế hoạch của năm", "an agency without a plan for the year"),
    why: Text::fixed(
        "Cơ quan chưa có kế hoạch thì không nhiệm vụ nào Tỉnh giao được tính là đã đưa vào kế hoạch ở đó, và các tổng số thiếu cơ quan ấy. \
         Kho chỉ của một cơ quan thì chỉ xét cơ quan đó.",
        "Without its plan no task the province gives an agency counts as derived there, and every total lacks that agency. In a repository \
         of one agency only that one is looked at.",
    ),
    example: "# kế hoạch của Tỉnh giao mọi sở, ngành xây dựng kế hoạch; không có agencies/so-y-te/2021/plan.toml",
    fix: Text::fixed(
        "Thêm kế hoạch của cơ quan ở agencies/<cơ quan>/<năm>/plan.toml.",
        "Add the agency's plan at agencies/<agency>/<year>/plan.toml.",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện: các cơ quan xây dựng kế hoạch của cơ quan mình",
        "the province's plan, on implementation: agencies make their own plans",
    ),
};

/// Checks every year's plans against the agencies that owe one.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let alone = workspace.manifest.agency.as_ref().map(|agency| agency.value.as_str());
    for bundle in workspace.bundles.iter().filter(|bundle| !bundle.broken) {
        let Some(place) = bundle.named else { continue };
        let year = bundle.plan.year;
        // A report without a plan is told at the report.
        let told: HashSet<&str> =
            checked.sure_reports().filter(|report| report.year == year).map(|report| report.agency.value.as_str()).collect();
        for (agency, duty) in obliged(bundle) {
            let id = agency.id.value.as_str();
            let other = alone.is_some_and(|alone| alone != id);
            let there = checked.plan(id, year).is_some() || checked.is_in_doubt(id, year, Expected::Plan);
            if !other && !there && !told.contains(id) {
                findings.push(missing(bundle, agency, duty, place));
            }
        }
    }
}

/// The agencies that are to derive a plan, each with the duty that says so; where the plan has no such duty, those that report.
fn obliged(bundle: &Bundle) -> Vec<(&Agency, Option<&Duty>)> {
    let duties: Vec<&Duty> = bundle.plan.duties.iter().filter(|duty| duty.what == DutyKind::DerivePlan).collect();
    if duties.is_empty() {
        return bundle.reporting().into_iter().map(|agency| (agency, None)).collect();
    }
    let existing = bundle.agencies.iter().filter(|agency| agency.exists_in(bundle.plan.year));
    existing
        .filter_map(|agency| {
            let duty = duties.iter().find(|duty| duty.who.iter().any(|who| names(&who.value, agency)))?;
            Some((agency, Some(*duty)))
        })
        .collect()
}

fn missing(bundle: &Bundle, agency: &Agency, duty: Option<&Duty>, place: Place) -> Finding {
    let (id, name, year, number) = (&agency.id.value, &agency.name, bundle.plan.year, &bundle.plan.number.value);
    let path = Address::path(id, year, Expected::Plan);
    let words = duty.and_then(|duty| duty.words.as_ref()).map_or_else(
        || Text::fixed("", ""),
        |words| Text::new(format!("; kế hoạch của Tỉnh ghi: “{words}”"), format!("; the province's plan says: “{words}”")),
    );
    Finding::new(&RULE, place, Text::new(format!("{name} chưa có kế hoạch năm {year}"), format!("{name} has no plan for {year}")))
        .about(id)
        .label(match duty.and_then(|duty| duty.source.as_ref()) {
            Some(source) => Text::new(format!("{number}, mục {source}"), format!("{number}, section {source}")),
            None => Text::new(format!("theo kế hoạch {number}"), format!("by plan {number}")),
        })
        .help(Text::new(
            format!("lập kế hoạch của cơ quan ở `{path}` bằng: cchc derive {id}{}", words.vi),
            format!("make the agency's plan at `{path}` with: cchc derive {id}{}", words.en),
        ))
}
