//! A flow under `[at-cut-off]`, a stock or an opening figure under `[in-period]`, or a figure in both.

use super::figure_not_owed;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::indicator::Over;

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
        let agency = bundle.agency(&report.agency.value).filter(|_| checked.is_sure(report.file));
        let rows = report.in_period.iter().map(|figure| (true, figure)).chain(report.at_cut_off.iter().map(|figure| (false, figure)));
        for (in_period, figure) in rows {
            let Some(indicator) = bundle.indicator_of(figure) else { continue };
            if in_period == (indicator.over == Over::Flow) || !indicator.holds_in(report.year) {
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
                None => finding.help(Text::new(format!("chuyển dòng này xuống dưới [{table}]"), format!("move the line below [{table}]"))),
            });
        }
    }
}
