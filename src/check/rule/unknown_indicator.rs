//! A reference to an indicator that the catalogue does not have.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0103",
    name: "unknown-indicator",
    level: Level::Deny,
    summary: Text::fixed("chỉ tiêu không có trong danh mục", "an indicator the catalogue does not have"),
    why: Text::fixed("Số liệu ghi dưới một mã lạ không được tổng hợp.", "A figure under an unknown id is not counted."),
    example: "[in-period]\nho-so-tiep-nhan = 1520",
    fix: Text::fixed("Ghi mã chỉ tiêu theo danh mục của Tỉnh.", "Write the indicator's id as in the province's catalogue."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every place that names an indicator, or where a ratio may stand too: targets and tasks.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for bundle in &workspace.bundles {
        let ratios = bundle.ratios.iter().flat_map(|ratio| ratio.numerator.iter().chain(&ratio.denominator));
        let identities = bundle.identities.iter().flat_map(|identity| identity.left.iter().chain(&identity.right));
        let carries = bundle.carries.iter().flat_map(|carry| carry.closing.iter().chain([&carry.opening]));
        findings.extend(ratios.chain(identities).chain(carries).filter_map(|named| unknown(bundle, named, false)));
        let measured = bundle.plan.tasks.iter().flat_map(|task| &task.indicators);
        findings.extend(measured.filter_map(|named| unknown(bundle, named, true)));
    }
    for plan in &workspace.plans {
        let Some(bundle) = workspace.bundle(plan.year) else { continue };
        let targets = plan.tasks.iter().flat_map(|task| &task.targets).map(|target| &target.indicator);
        findings.extend(targets.filter_map(|named| unknown(bundle, named, true)));
    }
    for report in &workspace.reports {
        let Some(bundle) = workspace.bundle(report.year) else { continue };
        let figures = report.in_period.iter().chain(&report.at_cut_off).map(|figure| &figure.indicator);
        findings.extend(figures.filter_map(|named| unknown(bundle, named, false)));
    }
}

fn unknown(bundle: &Bundle, named: &Located<String>, or_ratio: bool) -> Option<Finding> {
    let id = named.value.as_str();
    let is_ratio = bundle.ratios.iter().any(|ratio| ratio.id.value == id);
    if bundle.indicator(id).is_some() || or_ratio && is_ratio || bundle.broken {
        return None;
    }
    let finding = Finding::new(
        &RULE,
        named.place,
        Text::new(format!("danh mục không có chỉ tiêu `{id}`"), format!("the catalogue has no indicator `{id}`")),
    )
    .label(Text::fixed("chỉ tiêu lạ", "unknown indicator"));
    if is_ratio {
        return Some(finding.help(Text::new(
            format!("`{id}` là tỷ lệ, do cchc tự tính: ghi tử số và mẫu số thay cho nó"),
            format!("`{id}` is a ratio, which cchc computes: write its numerator and denominator instead"),
        )));
    }
    let indicators = bundle.indicators.iter().map(|indicator| indicator.id.value.as_str());
    let ratios = bundle.ratios.iter().filter(|_| or_ratio).map(|ratio| ratio.id.value.as_str());
    let ids: Vec<&str> = indicators.chain(ratios).collect();
    Some(match nearest(id, ids.iter().copied()) {
        Some(meant) => {
            let name = bundle.indicator(meant).map_or("", |indicator| indicator.name.as_str());
            finding.help(Text::new(format!("có phải là `{meant}` ({name})?"), format!("did you mean `{meant}` ({name})?")))
        }
        None => {
            finding.help(Text::fixed("xem các mã bằng `cchc plan show --indicators`", "see the ids with `cchc plan show --indicators`"))
        }
    })
}
