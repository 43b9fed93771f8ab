//! A flow under `[at-cut-off]`, a stock or an opening figure under `[in-period]`, or a figure in both.

use super::figure_not_owed;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::{Indicator, Over};
use crate::model::quarter_report::{Figure, QuarterReport};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0505",
    name: "figure-in-wrong-table",
    level: Level::Warn,
    summary: Text::fixed("chỉ tiêu ghi nhầm bảng, hoặc ghi ở cả hai bảng", "a figure in the wrong table, or in both"),
    why: Text::fixed(
        "Số phát sinh cộng qua các quý, số có đến ngày chốt thì không: ghi nhầm bảng dễ ghi nhầm cả số.",
        "Flows add up over quarters and stocks do not: in the wrong table the wrong figure is easily written.",
    ),
    example: "[at-cut-off]\nho-so-tiep-nhan-moi = 1520   # số phát sinh trong kỳ",
    fix: Text::fixed(
        "Số phát sinh trong kỳ ghi dưới [in-period]; số có đến ngày chốt và số kỳ trước chuyển sang ghi dưới [at-cut-off].",
        "Flows go under [in-period]; stocks and opening figures under [at-cut-off].",
    ),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh (`over`)", "the province's catalogue (`over`)"),
};

/// Checks every figure of every report.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        if let Some((in_period, first, count)) = headless(bundle, report) {
            findings.push(header_missing(in_period, first, count));
            continue;
        }
        let agency = bundle.agency(&report.agency.value).filter(|_| checked.is_sure(report.file));
        let rows = report.in_period.iter().map(|figure| (true, figure)).chain(report.at_cut_off.iter().map(|figure| (false, figure)));
        for (in_period, figure) in rows {
            let Some(indicator) = bundle.indicator_of(figure) else { continue };
            if !is_misplaced(report, in_period, indicator) {
                continue;
            }
            // What is not to be reported at all belongs into no table.
            if agency.is_some_and(|agency| figure_not_owed::is_told(indicator, agency, report.year)) {
                continue;
            }
            let id = &figure.indicator.value;
            let table = if in_period { "at-cut-off" } else { "in-period" };
            let what = match indicator.over {
                Over::Flow => Text::fixed("số phát sinh trong kỳ", "a flow"),
                Over::Stock => Text::fixed("số có đến ngày chốt", "a stock"),
                Over::Opening => Text::fixed("số kỳ trước chuyển sang", "an opening figure"),
            };
            let twin = if in_period { &report.at_cut_off } else { &report.in_period };
            let twin = twin.iter().find(|other| other.indicator.value == *id);
            let finding = Finding::new(
                &RULE,
                figure.indicator.place,
                Text::new(format!("`{id}` là {}: ghi dưới [{table}]", what.vi), format!("`{id}` is {}: it goes under [{table}]", what.en)),
            )
            .label(Text::fixed("ghi nhầm bảng", "in the wrong table"));
            findings.push(match twin {
                Some(twin) => finding
                    .related(twin.indicator.place, Text::fixed("đã ghi ở đây", "already written here"))
                    .help(Text::fixed("xóa dòng ghi nhầm bảng", "delete the line in the wrong table")),
                None => finding.help(Text::new(format!("chuyển dòng này sang bảng [{table}]"), format!("move this line to [{table}]"))),
            });
        }
    }
}

/// Whether a figure stands in the other table than its indicator's.
fn is_misplaced(report: &QuarterReport, in_period: bool, indicator: &Indicator) -> bool {
    in_period != (indicator.over == Over::Flow) && indicator.holds_in(report.year)
}

/// Where the header of the other table is missing: the one table there is ends with more than one figure of the other, and has no other
/// such. Which table it is, the first of them, and how many there are.
fn headless<'a>(bundle: &Bundle, report: &'a QuarterReport) -> Option<(bool, &'a Figure, usize)> {
    let (in_period, figures) = match (report.in_period.as_slice(), report.at_cut_off.as_slice()) {
        (figures, []) => (true, figures),
        ([], figures) => (false, figures),
        _ => return None,
    };
    let misplaced = |figure: &Figure| bundle.indicator_of(figure).is_some_and(|indicator| is_misplaced(report, in_period, indicator));
    let first = figures.iter().position(misplaced).filter(|first| *first > 0)?;
    let count = figures.len() - first;
    (count > 1 && figures[first..].iter().all(misplaced)).then_some((in_period, &figures[first], count))
}

/// The line between the two tables is missing.
fn header_missing(in_period: bool, first: &Figure, count: usize) -> Finding {
    let (table, other) = if in_period { ("in-period", "at-cut-off") } else { ("at-cut-off", "in-period") };
    let (id, more) = (&first.indicator.value, count - 1);
    Finding::new(
        &RULE,
        first.indicator.place,
        Text::new(
            format!("`{id}` và {more} chỉ tiêu sau đó không phải của [{table}]: có phải thiếu dòng [{other}] ở trên?"),
            format!(
                "`{id}` and the {} after it are not of [{table}]: is a line [{other}] missing above them?",
                if more == 1 { "one".to_owned() } else { more.to_string() }
            ),
        ),
    )
    .label(Text::fixed("ghi nhầm bảng", "in the wrong table"))
    .help(Text::fixed("thêm dòng này ở ngay trên:", "add this line right above:"))
    .paste(format!("[{other}]"))
}
