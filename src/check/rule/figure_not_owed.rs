//! A figure from an agency that is not its authority or does not owe it.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::agency::Agency;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::{Across, Indicator};
use crate::rollup::indicators::owes;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0503",
    name: "figure-not-owed",
    level: Level::Warn,
    summary: Text::fixed("số liệu của cơ quan không có trách nhiệm báo cáo chỉ tiêu ấy", "a figure from an agency that does not owe it"),
    why: Text::fixed(
        "Số này không được tổng hợp: chỉ tiêu chỉ cộng số của cơ quan có trách nhiệm, để không tính hai lần.",
        "It is not counted: an indicator adds up only those who owe it, so that nothing counts twice.",
    ),
    example: "# agencies/so-y-te/2021/q2.toml\n[in-period]\nvbqppl-cap-tinh = 3   # chỉ Sở Tư pháp báo cáo",
    fix: Text::fixed(
        "Bỏ số này, hoặc đề nghị cơ quan đầu mối bổ sung cơ quan mình vào `owed-by` của chỉ tiêu.",
        "Remove it, or ask the coordinator to add the agency to the indicator's `owed-by`.",
    ),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh (`owed-by`, `authority`)", "the province's catalogue (`owed-by`, `authority`)"),
};

/// Checks every figure of every report.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in checked.sure_reports() {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        let Some(agency) = bundle.agency(&report.agency.value) else { continue };
        for figure in report.in_period.iter().chain(&report.at_cut_off) {
            let Some(indicator) = bundle.indicator_of(figure).filter(|indicator| is_told(indicator, agency, report.year)) else { continue };
            let (id, name) = (&figure.indicator.value, &agency.name);
            findings.push(
                Finding::new(
                    &RULE,
                    figure.indicator.place,
                    Text::each(|language| {
                        if indicator.derived.is_some() {
                            return language.pick(
                                format!("`{id}` do cchc tự đếm: số này không được tổng hợp"),
                                format!("`{id}` is worked out by cchc itself: this figure is not counted"),
                            );
                        }
                        let who = who(bundle, indicator, language);
                        if who.is_empty() {
                            return language.pick(
                                format!("theo danh mục không cơ quan nào báo cáo `{id}`: số này không được tổng hợp"),
                                format!("by the catalogue no agency reports `{id}`: this figure is not counted"),
                            );
                        }
                        language.pick(
                            format!("`{id}` không do {name} báo cáo mà do {who}: số này không được tổng hợp"),
                            format!("`{id}` is reported by {who}, not by {name}: this figure is not counted"),
                        )
                    }),
                )
                .label(Text::fixed("không được tổng hợp", "not counted"))
                .related(indicator.place, Text::new(indicator.name.clone(), indicator.name.clone()))
                .help(Text::fixed("bỏ số này khỏi báo cáo", "remove it from the report")),
            );
        }
    }
}

/// Whether this rule tells that an indicator is not an agency's to report. What the year's form does not have is nobody's: another rule
/// tells of it.
pub(super) fn is_told(indicator: &Indicator, agency: &Agency, year: i32) -> bool {
    !owes(indicator, agency) && indicator.holds_in(year)
}

fn who(bundle: &Bundle, indicator: &Indicator, language: Language) -> String {
    let named: Vec<&str> = indicator
        .authority
        .iter()
        .filter(|_| indicator.across == Across::Single)
        .chain(indicator.owed_by.iter().filter(|_| indicator.across != Across::Single || indicator.authority.is_none()))
        .map(|to| match to.value.strip_prefix('@') {
            Some("all") => language.pick("mọi cơ quan", "every agency"),
            Some(kind) => bundle.kinds.iter().find(|known| known.id.value == kind).map_or(to.value.as_str(), |known| known.name.as_str()),
            None => bundle.agency_name(&to.value),
        })
        .collect();
    language.list(&named)
}
