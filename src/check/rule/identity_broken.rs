//! Two sums that the catalogue says must agree and that do not.

use super::cumulative_figure;
use super::ratio_above_one::ids;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::Identity;
use crate::rollup::stated;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0501",
    name: "identity-broken",
    level: Level::Warn,
    summary: Text::fixed("số liệu không cân đối", "figures that do not balance"),
    why: Text::fixed(
        "Kỳ trước chuyển sang + mới tiếp nhận phải bằng đã giải quyết + đang giải quyết; lệch là có số sai.",
        "Opening + received must equal settled + pending; otherwise some figure is wrong.",
    ),
    example: "[in-period]\nho-so-tiep-nhan-moi = 1520\nho-so-dung-han = 1400\n\n[at-cut-off]\nho-so-dang-giai-quyet = 87   # 1520 ≠ 1400 + 87",
    fix: Text::fixed("Kiểm tra lại từng số trong hai vế.", "Check each figure on both sides again."),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh ([[identity]])", "the province's catalogue ([[identity]])"),
};

/// Checks every identity in every report that has all its figures.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let Some(bundle) = workspace.bundle(report.year) else { continue };
        for identity in &bundle.identities {
            let Some((left, right)) = stated::sides(identity, |id| stated::count(report, id)) else { continue };
            let Some(first) = identity.left.first().and_then(|id| report.figure(&id.value)) else { continue };
            if left == right || !in_form(bundle, identity) || cumulative_figure::explains_identity(checked, report, identity) {
                continue;
            }
            let name = identity.name.clone().unwrap_or_else(|| format!("{} = {}", ids(&identity.left), ids(&identity.right)));
            let finding = Finding::new(
                &RULE,
                first.place,
                Text::each(|language| {
                    let (left, right, gap) = (language.integer(left), language.integer(right), language.integer((left - right).abs()));
                    let balance = language.pick("số liệu không cân đối", "figures do not balance");
                    let apart = language.pick("lệch", "apart by");
                    format!("{balance}: {name}: {left} ≠ {right} ({apart} {gap})")
                }),
            )
            .label(Text::each(|language: Language| {
                language.pick("vế trái cộng lại là ", "this side adds up to ").to_owned() + &language.integer(left)
            }))
            .related(identity.place, Text::fixed("danh mục đòi hai vế bằng nhau", "the catalogue asks both sides to be equal"))
            .help(Text::new(
                format!("kiểm tra lại: {} = {}", ids(&identity.left), ids(&identity.right)),
                format!("check again: {} = {}", ids(&identity.left), ids(&identity.right)),
            ));
            // It is of all its figures: an exception for any of them lets it off.
            let figures = identity.left.iter().chain(&identity.right);
            findings.push(figures.fold(finding, |finding, id| finding.about(&id.value)));
        }
    }
}

/// Whether the year's form has every figure of it: what it lacks must be removed, not balanced.
fn in_form(bundle: &Bundle, identity: &Identity) -> bool {
    let mut figures = identity.left.iter().chain(&identity.right);
    figures.all(|id| bundle.indicator(&id.value).is_none_or(|indicator| indicator.holds_in(bundle.plan.year)))
}
