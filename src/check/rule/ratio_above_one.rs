//! A ratio whose numerator is above its denominator.

use super::identity_broken;
use crate::check::naming::ids;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::{Identity, Ratio};
use crate::model::quarter_report::QuarterReport;
use crate::rollup::indicators::owes;
use crate::rollup::stated;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0506",
    name: "ratio-above-one",
    level: Level::Warn,
    summary: Text::fixed("tử số của một tỷ lệ lớn hơn mẫu số", "a ratio's numerator above its denominator"),
    why: Text::fixed(
        "Phần không thể lớn hơn toàn thể: tử số lớn hơn mẫu số là có số sai.",
        "A part cannot be more than the whole: where the numerator is above the denominator, some figure is wrong.",
    ),
    example: "[in-period]\nho-so-da-giai-quyet = 150\nho-so-dung-han = 510   # 510 ÷ 150 = 340%",
    fix: Text::fixed("Kiểm tra lại các số của tử số và mẫu số.", "Check the figures of the numerator and the denominator again."),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh ([[ratio]])", "the province's catalogue ([[ratio]])"),
};

/// Checks every ratio in every report that has all its components, as its agency owes them.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        for ratio in bundle.ratios.iter().filter(|ratio| ratio.holds_in(report.year)) {
            let of = |id: &str| stated::count(report, id);
            let (Some(above), Some(below)) = (stated::sum(&ratio.numerator, of), stated::sum(&ratio.denominator, of)) else { continue };
            if above > below && owes_all(bundle, report, ratio) && !balances(checked, bundle, report, (ratio, above, below)) {
                findings.extend(finding(report, ratio, above, below));
            }
        }
    }
}

fn owes_all(bundle: &Bundle, report: &QuarterReport, ratio: &Ratio) -> bool {
    let Some(agency) = bundle.agency(&report.agency.value) else { return false };
    let mut parts = ratio.numerator.iter().chain(&ratio.denominator);
    parts.all(|id| {
        bundle.indicator(&id.value).is_some_and(|part| part.derived.is_none() && part.holds_in(report.year) && owes(part, agency))
    })
}

/// Whether one of its figures throws an identity out of balance, and what would balance it would mend the ratio too: then that is told,
/// which says by how much the figure is wrong.
fn balances(checked: &Checked, bundle: &Bundle, report: &QuarterReport, (ratio, above, below): (&Ratio, i64, i64)) -> bool {
    let mends = |identity: &Identity, sides: (i64, i64)| {
        let gap = |id: &Located<String>| {
            let gap = stated::amiss(identity, sides, &id.value)?;
            (stated::count(report, &id.value)?.saturating_add(gap) >= 0).then_some(gap)
        };
        ratio.numerator.iter().filter_map(gap).any(|gap| above.saturating_add(gap) <= below)
            || ratio.denominator.iter().filter_map(gap).any(|gap| above <= below.saturating_add(gap))
    };
    let mut identities = bundle.identities.iter();
    identities.any(|identity| identity_broken::told(checked, bundle, report, identity).is_some_and(|sides| mends(identity, sides)))
}

fn finding(report: &QuarterReport, ratio: &Ratio, above: i64, below: i64) -> Option<Finding> {
    let first = report.figure(&ratio.numerator.first()?.value)?;
    let finding = Finding::new(
        &RULE,
        first.place,
        Text::each(|language| {
            let (top, bottom, name) = (language.integer(above), language.integer(below), &ratio.name);
            // The share of nothing is no percentage.
            let percent = if below == 0 { String::new() } else { format!(" = {}", language.percent(above, below)) };
            language.pick(
                format!("tử số lớn hơn mẫu số: {name}: {top} ÷ {bottom}{percent}"),
                format!("numerator above denominator: {name}: {top} ÷ {bottom}{percent}"),
            )
        }),
    )
    .label(side(&ratio.numerator, above, "tử số", "the numerator"));
    let second = report.figure(&ratio.denominator.first()?.value)?;
    // It is of all its figures: an exception for any of them lets it off.
    let parts = ratio.numerator.iter().chain(&ratio.denominator);
    let finding = parts.fold(finding, |finding, part| finding.about(&part.value));
    Some(
        finding
            .related(second.place, side(&ratio.denominator, below, "mẫu số", "the denominator"))
            .related(ratio.place, Text::fixed("tỷ lệ trong danh mục", "the ratio in the catalogue"))
            .help(Text::new(
                format!("kiểm tra lại: {} không thể lớn hơn {}", ids(&ratio.numerator), ids(&ratio.denominator)),
                format!("check again: {} cannot be more than {}", ids(&ratio.numerator), ids(&ratio.denominator)),
            )),
    )
}

/// `tử số`, or what it adds up to where the label stands beside one of several.
fn side(ids: &[Located<String>], sum: i64, vi: &'static str, en: &'static str) -> Text {
    Text::each(|language: Language| {
        let name = language.pick(vi, en);
        if ids.len() == 1 {
            name.to_owned()
        } else {
            format!("{name} {} {}", language.pick("cộng lại là", "adds up to"), language.integer(sum))
        }
    })
}
