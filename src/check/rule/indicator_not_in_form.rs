//! A figure for an indicator that the form of the year does not have: retired, or not yet valid.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::source::{Located, Place};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0508",
    name: "indicator-not-in-form",
    level: Level::Warn,
    summary: Text::fixed("chỉ tiêu đã thôi dùng, hoặc năm ấy chưa dùng", "an indicator that was retired, or is not used yet, in that year"),
    why: Text::fixed(
        "Danh mục chỉ tiêu thay đổi qua các năm; số ghi cho chỉ tiêu mà danh mục của năm không có thì không được tổng hợp.",
        "The catalogue changes over the years; a figure for an indicator that the year's catalogue lacks is not counted.",
    ),
    example: "# indicators.toml: id = \"tthc-muc-do-3\", until = 2022\n# agencies/so-y-te/2023/q1.toml\n[at-cut-off]\ntthc-muc-do-3 = 12",
    fix: Text::fixed(
        "Bỏ số này, hoặc ghi chỉ tiêu thay thế nó trong danh mục của năm.",
        "Remove it, or use the indicator that replaces it in the year's catalogue.",
    ),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh (`from`, `until`)", "the province's catalogue (`from`, `until`)"),
};

/// Checks every figure of every report, and every target of every planned task, those that amendments add included.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        for figure in report.in_period.iter().chain(&report.at_cut_off) {
            if bundle.indicator_of(figure).is_some_and(|indicator| indicator.holds_in(report.year)) {
                continue;
            }
            findings.extend(outside(bundle, &figure.indicator, report.year).map(|outside| {
                finding(&figure.indicator, report.year, &outside).label(Text::fixed("không được tổng hợp", "not counted")).help(
                    Text::fixed(
                        "bỏ số này khỏi báo cáo; xem các chỉ tiêu đang dùng bằng `cchc plan show --indicators`",
                        "remove it from the report; see the indicators in use with `cchc plan show --indicators`",
                    ),
                )
            }));
        }
    }
    for planned in checked.planned().filter(|planned| !planned.task.targets.is_empty()) {
        let Some(bundle) = checked.bundle_for(planned.file, planned.year) else { continue };
        for target in &planned.task.targets {
            findings.extend(outside(bundle, &target.indicator, planned.year).map(|outside| {
                finding(&target.indicator, planned.year, &outside)
                    .label(Text::fixed("mục tiêu không đo được", "a target that cannot be measured"))
                    .help(Text::fixed(
                        "đặt mục tiêu theo chỉ tiêu đang dùng: `cchc plan show --indicators`",
                        "set the target by an indicator in use: `cchc plan show --indicators`",
                    ))
            }));
        }
    }
}

/// An indicator or a ratio that the form of a year does not have.
struct Outside<'a> {
    name: &'a str,
    from: Option<i32>,
    until: Option<i32>,
    place: Place,
}

fn outside<'a>(bundle: &'a Bundle, named: &Located<String>, year: i32) -> Option<Outside<'a>> {
    if let Some(indicator) = bundle.indicator(&named.value) {
        let (from, until) = (indicator.from, indicator.until);
        return (!indicator.holds_in(year)).then_some(Outside { name: &indicator.name, from, until, place: indicator.place });
    }
    let ratio = bundle.ratios.iter().find(|ratio| ratio.id.value == named.value && !ratio.holds_in(year))?;
    Some(Outside { name: &ratio.name, from: ratio.from, until: ratio.until, place: ratio.place })
}

fn finding(named: &Located<String>, year: i32, outside: &Outside<'_>) -> Finding {
    let id = &named.value;
    let when = match (outside.from.filter(|from| *from > year), outside.until) {
        (Some(from), _) => Text::new(format!("chỉ dùng từ năm {from}"), format!("is used only from {from}")),
        (None, Some(until)) => Text::new(format!("chỉ dùng đến hết năm {until}"), format!("is used only until {until}")),
        (None, None) => Text::fixed("không dùng", "is not used"),
    };
    Finding::new(
        &RULE,
        named.place,
        Text::new(
            format!("danh mục năm {year} không có `{id}`: chỉ tiêu này {}", when.vi),
            format!("the catalogue of {year} has no `{id}`: this indicator {}", when.en),
        ),
    )
    .related(outside.place, Text::same(outside.name))
}
