//! A word in a list of agencies that is no agency's id.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, one_edit_away};
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::agency::{Agency, is_id};
use crate::model::bundle::Bundle;
use crate::model::called::Called;
use crate::model::checked::Checked;
use crate::model::indicator::{Across, Indicator};
use crate::model::quarter_report::{Figure, FigureValue};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0511",
    name: "figure-member-unknown",
    level: Level::Deny,
    summary: Text::fixed("danh sách của chỉ tiêu có chữ không phải mã cơ quan", "a word in an indicator's list that is no agency's id"),
    why: Text::fixed(
        "Chỉ tiêu đếm không trùng đếm từng mã trong danh sách: chữ “không”, một con số hay mã viết sai cũng bị đếm là một nơi. Nơi không có trong danh bạ, như một xã, vẫn ghi được bằng mã của nó.",
        "Such an indicator counts every id of its list: “none”, a number or a misspelt id would count as a place. A place that the register lacks, such as a commune, may be listed by an id of its own.",
    ),
    example: "[in-period]\nco-quan-duoc-kiem-tra-cchc = [\"Huyện Tam Nông\", \"tam-nong\"]   # h-tam-nong",
    fix: Text::fixed(
        "Ghi mã trong danh bạ (cchc plan show --agencies); không có nơi nào thì ghi danh sách rỗng: [].",
        "Write ids of the register (cchc plan show --agencies); where there is no place, an empty list: [].",
    ),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh (`across`)", "the province's catalogue (`across`)"),
};

/// Checks every list of every report.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in &checked.workspace().reports {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        for figure in report.in_period.iter().chain(&report.at_cut_off) {
            let indicator = bundle.indicator_of(figure).filter(|own| own.holds_in(report.year) && own.across == Across::Distinct);
            let (Some(indicator), FigureValue::Members(members)) = (indicator, &figure.value) else { continue };
            let strange = members.iter().filter(|member| bundle.agency(member).is_none());
            let strange = strange.map(|member| (member.as_str(), meant(bundle, member)));
            let strange: Vec<(&str, Vec<&str>)> = strange.filter(|(member, meant)| !meant.is_empty() || !is_id(member)).collect();
            if !strange.is_empty() {
                findings.push(finding(figure, indicator, &strange));
            }
        }
    }
}

fn finding(figure: &Figure, indicator: &Indicator, strange: &[(&str, Vec<&str>)]) -> Finding {
    let id = &figure.indicator.value;
    let title = Text::each(|language| {
        let words: Vec<String> = strange.iter().map(|(member, _)| format!("“{member}”")).collect();
        let words = language.list(&words);
        match (language, strange.len()) {
            (Language::Vietnamese, _) => format!("`{id}` có {words}, không phải mã cơ quan"),
            (Language::English, 1) => format!("`{id}` has {words}, which is no agency's id"),
            (Language::English, _) => format!("`{id}` has {words}, which are no agencies' ids"),
        }
    });
    let help = Text::each(|language| {
        let meant = strange.iter().filter(|(_, meant)| !meant.is_empty()).map(|(member, meant)| {
            let ids: Vec<String> = meant.iter().map(|id| format!("\"{id}\"")).collect();
            format!("“{member}” → {}", ids.join(language.pick(" hay ", " or ")))
        });
        let mut parts: Vec<String> = meant.collect();
        if parts.len() < strange.len() {
            parts.push(language.pick("xem mã: cchc plan show --agencies", "see the ids: cchc plan show --agencies").to_owned());
            parts.push(language.pick("không có nơi nào thì ghi []", "where there is none, write []").to_owned());
        }
        parts.join("; ")
    });
    Finding::new(&RULE, figure.place, title)
        .label(Text::fixed("đếm nhầm", "counted wrongly"))
        .related(indicator.place, Text::same(indicator.name.clone()))
        .help(help)
}

/// The agencies that a word of none most likely means: the one of that name, or of an id that is a slip away. An id of its own that only
/// resembles one, `xa-tan-hong` beside `h-tan-hong`, means none.
fn meant<'a>(bundle: &'a Bundle, member: &str) -> Vec<&'a str> {
    let ids = || bundle.agencies.iter().map(|agency| agency.id.value.as_str());
    let called = Called::of(&bundle.agencies);
    if let Some(named) = called.agency(member) {
        return vec![named.key()];
    }
    let ending = called.ending(member);
    if !ending.is_empty() {
        return ending.into_iter().map(Agency::key).collect();
    }
    if !is_id(member) {
        return nearest(member, ids().collect::<Vec<_>>()).into_iter().collect();
    }
    one_edit_away(member, ids().collect::<Vec<_>>()).into_iter().collect()
}
