//! A ratio whose numerator is above its denominator.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::Ratio;
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
        "Phần không thể lớn hơn toàn thể: tỷ lệ trên 100% là có số sai.",
        "A part cannot be more than the whole: a ratio above 100% means that some figure is wrong.",
    ),
    example: "[in-period]\nho-so-da-giai-quyet = 150\nho-so-dung-han = 510   # 510 ÷ 150 = 340%",
    fix: Text::fixed("Kiểm tra lại các số của tử số và mẫu số.", "Check the figures of both sides again."),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh ([[ratio]])", "the province's catalogue ([[ratio]])"),
};

/// Checks every ratio in every report that has all its components, as its agency owes them.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let Some(bundle) = workspace.bundle(report.year) else { continue };
        for ratio in bundle.ratios.iter().filter(|ratio| ratio.holds_in(report.year)) {
            let of = |id: &str| stated::count(report, id);
            let (Some(above), Some(below)) = (stated::sum(&ratio.numerator, of), stated::sum(&ratio.denominator, of)) else { continue };
            if above > below && owes_all(bundle, report, ratio) {
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
                format!("tỷ lệ trên 100%: {name}: {top} ÷ {bottom}{percent}"),
                format!("a ratio above 100%: {name}: {top} ÷ {bottom}{percent}"),
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

/// `a + b`, as messages name a sum.
pub(super) fn ids(side: &[Located<String>]) -> String {
    let ids: Vec<String> = side.iter().map(|id| format!("`{}`", id.value)).collect();
    ids.join(" + ")
}
