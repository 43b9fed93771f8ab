//! An opening figure that differs from the closing figures of the quarter before.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::quarter_report::{FigureValue, Slot};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0502",
    name: "carry-over-broken",
    level: Level::Warn,
    summary: Text::fixed(
        "số kỳ trước chuyển sang không khớp với báo cáo quý trước",
        "an opening figure that is not last quarter's closing one",
    ),
    why: Text::fixed(
        "Hồ sơ đang giải quyết cuối quý trước chính là hồ sơ chuyển sang quý này.",
        "What was pending at the end of a quarter is what the next one opens with.",
    ),
    example: "# q1.toml: ho-so-dang-giai-quyet = 87\n# q2.toml: ho-so-ky-truoc-chuyen-sang = 90",
    fix: Text::fixed(
        "Sửa số kỳ trước chuyển sang, hoặc đính chính báo cáo quý trước.",
        "Correct the opening figure, or last quarter's report.",
    ),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh ([[carry]])", "the province's catalogue ([[carry]])"),
};

/// Checks every carry-over between two reports of one year.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let Slot::Quarter(quarter) = report.slot else { continue };
        let Some(bundle) = workspace.bundle(report.year) else { continue };
        let before = quarter.previous().and_then(|before| checked.report(&report.agency.value, report.year, Slot::Quarter(before)));
        let Some(before) = before else { continue };
        for carry in &bundle.carries {
            let Some(opening) = report.figure(&carry.opening.value) else { continue };
            let FigureValue::Count(opens_with) = opening.value else { continue };
            let closing: Option<Vec<_>> = carry.closing.iter().map(|id| before.figure(&id.value)).collect();
            let Some(closing) = closing else { continue };
            let closed_with = closing.iter().fold(0_i64, |sum, figure| match figure.value {
                FigureValue::Count(count) => sum.saturating_add(count),
                FigureValue::Members(_) => sum,
            });
            if opens_with == closed_with {
                continue;
            }
            let mut finding = Finding::new(
                &RULE,
                opening.place,
                Text::each(|language| {
                    let (opens, closed) = (language.integer(opens_with), language.integer(closed_with));
                    let id = &carry.opening.value;
                    language.pick(
                        format!("`{id}` là {opens}, nhưng cuối quý trước báo cáo {closed}"),
                        format!("`{id}` is {opens}, but the report of the quarter before closed with {closed}"),
                    )
                }),
            )
            .label(Text::each(|language| {
                language.pick("phải bằng số cuối quý trước: ", "must be the quarter before's: ").to_owned() + &language.integer(closed_with)
            }));
            for figure in &closing {
                finding = finding.related(figure.place, Text::fixed("cuối quý trước", "at the end of the quarter before"));
            }
            findings.push(finding.help(Text::fixed(
                "sửa số này, hoặc đính chính báo cáo quý trước",
                "correct this figure, or the report of the quarter before",
            )));
        }
    }
}
