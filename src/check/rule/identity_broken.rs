//! Two sums that the catalogue says must agree and that do not.

use super::{carry_over_broken, cumulative_figure};
use crate::check::naming::ids;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::{Carry, Identity};
use crate::model::quarter_report::QuarterReport;
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
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        let mut broken: Vec<Broken<'_>> = Vec::new();
        for identity in &bundle.identities {
            let Some(sides) = told(checked, bundle, report, identity) else { continue };
            let found = Broken { identity, sides, beside: Vec::new() };
            match broken.iter_mut().find_map(|earlier| Some((shared(earlier, &found)?, earlier))) {
                Some((id, earlier)) => earlier.beside.push((identity, id)),
                None => broken.push(found),
            }
        }
        findings.extend(broken.iter().filter_map(|broken| finding(report, broken)));
    }
}

/// An identity that does not hold.
struct Broken<'a> {
    identity: &'a Identity,
    sides: (i64, i64),
    /// Others that the same change of the figure beside them would mend too.
    beside: Vec<(&'a Identity, &'a str)>,
}

fn name_of(identity: &Identity) -> String {
    identity.name.clone().unwrap_or_else(|| format!("{} = {}", ids(&identity.left), ids(&identity.right)))
}

fn finding(report: &QuarterReport, broken: &Broken<'_>) -> Option<Finding> {
    let (identity, (left, right)) = (broken.identity, broken.sides);
    let first = report.figure(&identity.left.first()?.value)?;
    let name = name_of(identity);
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
    .label(Text::each(|language: Language| language.pick("vế trái là ", "the left side is ").to_owned() + &language.integer(left)))
    .related(identity.place, Text::fixed("theo danh mục, hai vế phải bằng nhau", "by the catalogue both sides must be equal"));
    let finding = broken.beside.iter().fold(finding, |finding, (other, _)| {
        let name = name_of(other);
        finding.related(other.place, Text::new(format!("cũng lệch đúng như vậy: {name}"), format!("apart by as much: {name}")))
    });
    // It is of all its figures: an exception for any of them lets it off.
    let figures = identity.left.iter().chain(&identity.right);
    let finding = figures.fold(finding, |finding, id| finding.about(&id.value));
    // One figure that stands in several, changed by the same amount, mends all of them.
    let mended = broken.beside.first().and_then(|(_, id)| {
        let meant = stated::count(report, id)?.checked_add(stated::amiss(identity, broken.sides, id)?)?;
        (meant >= 0).then_some((id, meant))
    });
    Some(finding.help(match mended {
        Some((id, meant)) => Text::new(
            format!("kiểm tra lại trước hết một số: nếu là `{id} = {meant}` thì các đẳng thức trên đều cân đối"),
            format!("check one figure first: with `{id} = {meant}` all of these balance"),
        ),
        None => Text::new(
            format!("kiểm tra lại: {} = {}", ids(&identity.left), ids(&identity.right)),
            format!("check again: {} = {}", ids(&identity.left), ids(&identity.right)),
        ),
    }))
}

/// Both sides of an identity, where this rule tells that they differ. An opening figure that the quarter before closed otherwise, and with
/// which the sides would be equal, is told as that.
pub(super) fn told(checked: &Checked, bundle: &Bundle, report: &QuarterReport, identity: &Identity) -> Option<(i64, i64)> {
    let sides = stated::sides(identity, |id| stated::count(report, id)).filter(|(left, right)| left != right)?;
    if !in_form(bundle, identity) || cumulative_figure::explains_identity(checked, report, identity) {
        return None;
    }
    let opens_wrongly = |carry: &Carry| {
        let gap = stated::amiss(identity, sides, &carry.opening.value)?;
        let broken = carry_over_broken::told(checked, bundle, report, carry)?;
        (broken.closed_with - broken.opens_with == gap).then_some(())
    };
    let explained = bundle.carries.iter().any(|carry| opens_wrongly(carry).is_some());
    (!explained).then_some(sides)
}

/// A figure of both identities that, changed by one and the same amount, would mend both: one fault, which shows in two places.
fn shared<'a>(one: &Broken<'a>, other: &Broken<'_>) -> Option<&'a str> {
    let mut ids = one.identity.left.iter().chain(&one.identity.right).map(|id| id.value.as_str());
    let gap = |broken: &Broken<'_>, id: &str| stated::amiss(broken.identity, broken.sides, id);
    ids.find(|id| gap(one, id).is_some_and(|own| gap(other, id) == Some(own)))
}

/// Whether the year's form has every figure of it: what it lacks must be removed, not balanced.
fn in_form(bundle: &Bundle, identity: &Identity) -> bool {
    let mut figures = identity.left.iter().chain(&identity.right);
    figures.all(|id| bundle.indicator(&id.value).is_none_or(|indicator| indicator.holds_in(bundle.plan.year)))
}
