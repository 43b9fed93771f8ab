//! A figure whose shape does not fit how its indicator adds up.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::Across;
use crate::model::quarter_report::FigureValue;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0504",
    name: "figure-of-wrong-shape",
    level: Level::Deny,
    summary: Text::fixed(
        "chỉ tiêu ghi số ở chỗ cần danh sách, hoặc ngược lại",
        "a count where a list belongs, or a list where a count does",
    ),
    why: Text::fixed(
        "Chỉ tiêu đếm không trùng cần danh sách mã cơ quan: cộng các con số sẽ đếm một nơi nhiều lần.",
        "A figure counted without repetition needs the list of ids: adding up counts would count a place twice.",
    ),
    example: "[in-period]\nco-quan-duoc-kiem-tra-cchc = 3   # cần [\"so-y-te\", \"h-tam-nong\", …]",
    fix: Text::fixed(
        "Ghi danh sách mã cơ quan cho chỉ tiêu đếm không trùng; ghi số nguyên cho chỉ tiêu khác.",
        "Write a list of agency ids for such an indicator, a whole number for any other.",
    ),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh (`across`)", "the province's catalogue (`across`)"),
};

/// Checks every figure of every report.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        for figure in report.in_period.iter().chain(&report.at_cut_off) {
            let Some(indicator) = bundle.indicator_of(figure).filter(|own| own.holds_in(report.year)) else { continue };
            let id = &figure.indicator.value;
            let (title, help) = match (&figure.value, indicator.across) {
                (FigureValue::Count(_), Across::Distinct) => (
                    Text::new(
                        format!("`{id}` phải là danh sách mã, vì đếm không trùng"),
                        format!("`{id}` must be a list of ids: it is counted without repetition"),
                    ),
                    example(bundle, id, report.year),
                ),
                (FigureValue::Members(ids), Across::Sum | Across::Single) => (
                    Text::new(format!("`{id}` phải là số nguyên"), format!("`{id}` must be a whole number")),
                    Text::new(format!("ghi số đếm: {id} = {}", ids.len()), format!("write the count: {id} = {}", ids.len())),
                ),
                (FigureValue::Count(_), Across::Sum | Across::Single) | (FigureValue::Members(_), Across::Distinct) => continue,
            };
            findings.push(
                Finding::new(&RULE, figure.place, title)
                    .label(Text::fixed("chưa tổng hợp được", "cannot be counted"))
                    .related(indicator.place, Text::same(indicator.name.clone()))
                    .help(help),
            );
        }
    }
}

/// A list as one is written, of the first agencies of the register.
fn example(bundle: &Bundle, id: &str, year: i32) -> Text {
    let agencies = bundle.agencies.iter().filter(|agency| agency.exists_in(year)).take(2);
    let named: Vec<String> = agencies.map(|agency| format!("\"{}\"", agency.id.value)).collect();
    let list = if named.is_empty() { "\"…\"".to_owned() } else { named.join(", ") };
    Text::new(format!("ghi danh sách mã, ví dụ {id} = [{list}]"), format!("write a list of ids, for example {id} = [{list}]"))
}
