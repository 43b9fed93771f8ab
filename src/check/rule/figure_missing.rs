//! A submitted report that states some of the figures its agency owes, and not all.

use crate::check::naming::named;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::{Indicator, Over};
use crate::model::quarter_report::{Figure, QuarterReport, Slot};
use crate::rollup::stated;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0510",
    name: "figure-missing",
    level: Level::Warn,
    summary: Text::fixed("báo cáo đã gửi còn thiếu chỉ tiêu", "a submitted report that lacks figures"),
    why: Text::fixed(
        "Thiếu không phải là 0: cơ quan thiếu một số thì không vào tổng của chỉ tiêu ấy, cả kỳ này lẫn các kỳ lũy kế về sau. Báo cáo không ghi chỉ tiêu nào thì không nhắc ở đây, bản thảo cũng vậy.",
        "Missing is not 0: an agency that lacks a figure stays out of that indicator's total, in this period and in the cumulative ones after it. A report without any figure is not told of here, nor is a draft.",
    ),
    example: "# q2.toml có ho-so-dung-han = 141 nhưng không có ho-so-tiep-nhan-moi",
    fix: Text::fixed(
        "Ghi thêm số còn thiếu; đã đếm và không có thì ghi 0.",
        "Add the figure that is missing; where it was counted and there was none, write 0.",
    ),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh (`owed-by`, `authority`)", "the province's catalogue (`owed-by`, `authority`)"),
};

/// Checks every submitted report of a quarter that has a figure. Each figure that is missing is told by itself, so that an exception can
/// take it out; [`join`] makes one finding of those that are left.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in checked.sure_reports() {
        let Some(bundle) = checked.bundle_for(report.file, report.year).filter(|bundle| !bundle.broken) else { continue };
        let empty = report.in_period.is_empty() && report.at_cut_off.is_empty();
        if empty || report.slot == Slot::Closing || !report.is_submitted() {
            continue;
        }
        let mut missing: Vec<&Indicator> =
            stated::owed(bundle, &report.agency.value).filter(|indicator| report.figure(&indicator.id.value).is_none()).collect();
        if !missing.is_empty() {
            missing.retain(|indicator| !explained(bundle, report, &indicator.id.value));
            spend_unknown(bundle, report, &mut missing);
        }
        findings.extend(missing.into_iter().filter_map(|indicator| finding(report, &[indicator])));
    }
}

/// Whether its figure is written and cannot be read, or stands under an id that was most likely misspelt, or under that of a ratio
/// it is part of: findings of their own.
fn explained(bundle: &Bundle, report: &QuarterReport, id: &str) -> bool {
    let figures = report.in_period.iter().chain(&report.at_cut_off).map(Figure::key).filter(|key| bundle.indicator(key).is_none());
    let mut unread = figures.chain(report.unread_figures.iter().map(String::as_str));
    unread.any(|written| match bundle.ratios.iter().find(|ratio| ratio.id.value == written) {
        Some(ratio) => ratio.numerator.iter().chain(&ratio.denominator).any(|part| part.value == id),
        None if bundle.indicator(written).is_some() => written == id,
        None => nearest(written, bundle.indicators.iter().map(Indicator::key)) == Some(id),
    })
}

/// Takes out of `missing` one figure for each id the catalogue does not have and that resembles none of it: a finding of its own, and
/// one of its table was meant.
fn spend_unknown(bundle: &Bundle, report: &QuarterReport, missing: &mut Vec<&Indicator>) {
    let tables = [(&report.in_period, true), (&report.at_cut_off, false)];
    let unknown = tables.into_iter().flat_map(|(table, flows)| table.iter().map(move |figure| (figure, flows)));
    for (figure, flows) in unknown.filter(|(figure, _)| bundle.indicator_of(figure).is_none()) {
        let written = figure.key();
        let told = bundle.ratios.iter().any(|ratio| ratio.id.value == written);
        if told || nearest(written, bundle.indicators.iter().map(Indicator::key)).is_some() {
            continue;
        }
        if let Some(at) = missing.iter().position(|indicator| (indicator.over == Over::Flow) == flows) {
            missing.remove(at);
        }
    }
}

/// One finding of those of a report.
pub(in crate::check) fn join(checked: &Checked, findings: &[Finding]) -> Option<Finding> {
    let file = findings.first()?.place.file;
    let report = checked.workspace().reports.iter().find(|report| report.file == file)?;
    let bundle = checked.bundle(report.year)?;
    let missing: Vec<&Indicator> = findings.iter().flat_map(|finding| &finding.about).filter_map(|id| bundle.indicator(id)).collect();
    finding(report, &missing)
}

fn finding(report: &QuarterReport, missing: &[&Indicator]) -> Option<Finding> {
    let first = missing.first()?;
    let count = i64::try_from(missing.len()).unwrap_or(i64::MAX);
    let finding = Finding::new(
        &RULE,
        report.place,
        Text::each(|language| {
            let (count, named) = (language.integer(count), named(missing.iter().map(|indicator| indicator.key()), language));
            let s = if missing.len() == 1 { "" } else { "s" };
            language.pick(format!("báo cáo còn thiếu {count} chỉ tiêu: {named}"), format!("the report lacks {count} figure{s}: {named}"))
        }),
    )
    .label(Text::fixed("chưa tổng hợp được cho các chỉ tiêu ấy", "not counted for these indicators"))
    .related(first.place, Text::same(first.name.clone()))
    .help(Text::each(|language| {
        let under = |flows: bool| -> Option<String> {
            let ids = missing.iter().filter(|indicator| (indicator.over == Over::Flow) == flows).map(|indicator| indicator.key());
            let ids = named(ids, language);
            let table = if flows { "in-period" } else { "at-cut-off" };
            (!ids.is_empty()).then(|| language.pick(format!("dưới [{table}] {ids}"), format!("{ids} under [{table}]")))
        };
        let both: Vec<String> = [true, false].into_iter().filter_map(under).collect();
        let both = both.join(language.pick("; ", "; "));
        language.pick(
            format!("thêm {both}; đã đếm và không có thì ghi 0"),
            format!("add {both}; where it was counted and there was none, write 0"),
        )
    }));
    Some(missing.iter().fold(finding, |finding, indicator| finding.about(indicator.key())))
}
