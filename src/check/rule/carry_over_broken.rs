//! An opening figure that differs from the closing figures of the quarter before.

use super::{cumulative_figure, identity_broken};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::{Carry, Identity};
use crate::model::quarter_report::{Figure, FigureValue, QuarterReport};
use crate::rollup::stated;

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

/// Checks every carry-over between a report and the one of the quarter before: over the turn of the year too, where both years' catalogues
/// carry the figure over.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in checked.sure_reports() {
        let Some(bundle) = checked.bundle_for(report.file, report.year).filter(|_| stated::before(checked, report).is_some()) else {
            continue;
        };
        for carry in &bundle.carries {
            let Some(Broken { opening, opens_with, closed_with, closing }) = told(checked, bundle, report, carry) else { continue };
            let Some(before) = stated::before(checked, report) else { continue };
            let of = named(before, report);
            let mut finding = Finding::new(
                &RULE,
                opening.place,
                Text::each(|language| {
                    let (opens, closed) = (language.integer(opens_with), language.integer(closed_with));
                    let (id, sum) = (&carry.opening.value, sum(&closing, language));
                    language.pick(
                        format!("`{id}` là {opens}, khác số cuối {} đã báo cáo: {closed}{sum}", of.vi),
                        format!("`{id}` is {opens}, but the {} report closed with {closed}{sum}", of.en),
                    )
                }),
            )
            .label(Text::each(|language| {
                let closed = language.integer(closed_with);
                language.pick(format!("phải bằng số cuối {}: {closed}", of.vi), format!("must be that of the {} report: {closed}", of.en))
            }));
            for figure in &closing {
                finding = finding.related(figure.place, Text::new(format!("số cuối {}", of.vi), format!("as the {} report closed", of.en)));
            }
            findings.push(finding.help(Text::new(
                format!("sửa số này, hoặc đính chính báo cáo {}", of.vi),
                format!("correct this figure, or the {} report", of.en),
            )));
        }
    }
}

/// The quarter of the report before, with its year where that is another.
fn named(before: &QuarterReport, report: &QuarterReport) -> Text {
    let (quarter, year) = (before.slot.name(), before.year);
    if year == report.year { quarter } else { Text::new(format!("{} năm {year}", quarter.vi), format!("{year} {}", quarter.en)) }
}

/// ` (85 + 2)`, where several figures make the one that is carried over.
fn sum(closing: &[&Figure], language: Language) -> String {
    let counts = closing.iter().filter_map(|figure| match figure.value {
        FigureValue::Count(count) => Some(language.integer(count)),
        FigureValue::Members(_) => None,
    });
    let counts: Vec<String> = counts.collect();
    if counts.len() < 2 { String::new() } else { format!(" ({})", counts.join(" + ")) }
}

/// A carry-over that does not hold.
pub(super) struct Broken<'a> {
    /// The opening figure.
    opening: &'a Figure,
    /// What it is.
    pub(super) opens_with: i64,
    /// What the quarter before closed with.
    pub(super) closed_with: i64,
    /// The figures that closed it.
    closing: Vec<&'a Figure>,
}

/// A carry-over, where this rule tells that it does not hold. A closing figure that throws its own report out of balance, and with this
/// opening would not, is told there.
pub(super) fn told<'a>(checked: &'a Checked, bundle: &Bundle, report: &'a QuarterReport, carry: &Carry) -> Option<Broken<'a>> {
    let opening = report.figure(&carry.opening.value)?;
    let FigureValue::Count(opens_with) = opening.value else { return None };
    let (closed_with, closing) = stated::closing(checked, report, carry)?;
    let whole = checked.workspace().manifest.file.is_some();
    if opens_with == closed_with || !whole || cumulative_figure::explains_carry(checked, bundle, report, carry) {
        return None;
    }
    let before = stated::before(checked, report)?;
    let closes_wrongly = |bundle: &Bundle, identity: &Identity| {
        let sides = identity_broken::told(checked, bundle, before, identity)?;
        let gap = |figure: &&Figure| stated::amiss(identity, sides, figure.key());
        closing.iter().filter_map(gap).any(|gap| gap == opens_with - closed_with).then_some(())
    };
    let own = checked.bundle_for(before.file, before.year);
    let explained = own.is_some_and(|own| own.identities.iter().any(|identity| closes_wrongly(own, identity).is_some()));
    (!explained && checked.is_sure(report.file)).then_some(Broken { opening, opens_with, closed_with, closing })
}
