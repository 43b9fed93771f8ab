//! A reference to an indicator that the catalogue does not have.

use crate::check::naming::ids;
use crate::check::respell::{is_left_out, is_taken, respell};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, one_edit_away};
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::{Bundle, Row};
use crate::model::checked::Checked;
use crate::model::indicator::Indicator;
use crate::model::quarter_report::Figure;
use crate::source::{Located, Sources};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0103",
    name: "unknown-indicator",
    level: Level::Deny,
    summary: Text::fixed("chỉ tiêu không có trong danh mục", "an indicator the catalogue does not have"),
    why: Text::fixed("Số liệu ghi dưới một mã lạ không được tổng hợp.", "A figure under an unknown id is not counted."),
    example: "[in-period]\nho-so-tiep-nhan = 1520",
    fix: Text::fixed("Ghi mã chỉ tiêu theo danh mục của Tỉnh.", "Write the indicator's id as in the province's catalogue."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every place that names an indicator, or where a ratio may stand too: targets and tasks.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let sources = &workspace.sources;
    for bundle in &workspace.bundles {
        let ratios = bundle.ratios.iter().flat_map(|ratio| [ratio.numerator.as_slice(), ratio.denominator.as_slice()]);
        let identities = bundle.identities.iter().flat_map(|identity| [identity.left.as_slice(), identity.right.as_slice()]);
        let carries = bundle.carries.iter().flat_map(|carry| [carry.closing.as_slice(), std::slice::from_ref(&carry.opening)]);
        let lists = ratios.chain(identities).chain(carries).map(|list| (list, false));
        let measured = bundle.plan.tasks.iter().map(|task| (task.indicators.as_slice(), true));
        for (list, or_ratio) in lists.chain(measured) {
            let taken = |id: &str| list.iter().any(|named| named.value == id);
            findings.extend(list.iter().filter_map(|named| unknown(sources, bundle, named, or_ratio, taken)));
        }
    }
    for planned in checked.planned().filter(|planned| !planned.task.targets.is_empty()) {
        let Some(bundle) = checked.bundle_for(planned.file, planned.year) else { continue };
        let targets = &planned.task.targets;
        let taken = |id: &str| targets.iter().any(|target| target.indicator.value == id);
        findings.extend(targets.iter().filter_map(|target| unknown(sources, bundle, &target.indicator, true, taken)));
    }
    for report in &workspace.reports {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        let figures = || report.in_period.iter().chain(&report.at_cut_off);
        findings.extend(figures().filter(|figure| bundle.indicator_of(figure).is_none()).filter_map(|figure| {
            let (named, keys) = (&figure.indicator, || figures().map(Figure::key));
            unknown(sources, bundle, named, false, |id| is_taken(&named.value, id, keys(), |id| bundle.indicator(id).is_some()))
        }));
    }
}

/// A reference to no indicator; mended where one id alone is a slip of the finger away and not `taken` by another entry beside it.
fn unknown(sources: &Sources, bundle: &Bundle, named: &Located<String>, or_ratio: bool, taken: impl Fn(&str) -> bool) -> Option<Finding> {
    let id = named.value.as_str();
    let known = || bundle.indicators.iter().map(Indicator::key).chain(bundle.ratios.iter().map(|ratio| ratio.id.value.as_str()));
    let left_out = |row: Row| is_left_out(bundle, row, id, known().collect::<Vec<_>>());
    if bundle.indicator(id).is_some() || bundle.broken || left_out(Row::Indicator) || or_ratio && left_out(Row::Ratio) {
        return None;
    }
    let ratio = bundle.ratios.iter().find(|ratio| ratio.id.value == id);
    if or_ratio && ratio.is_some() {
        return None;
    }
    if let Some(ratio) = ratio {
        let finding = Finding::new(
            &RULE,
            named.place,
            Text::new(
                format!("`{id}` là tỷ lệ do cchc tự tính, không ghi ở đây"),
                format!("`{id}` is a ratio, which cchc works out: it is not written here"),
            ),
        );
        let (top, bottom) = (ids(&ratio.numerator), ids(&ratio.denominator));
        return Some(finding.label(Text::fixed("tỷ lệ, không phải chỉ tiêu", "a ratio, not an indicator")).help(Text::new(
            format!("thay nó bằng tử số ({top}) và mẫu số ({bottom})"),
            format!("write its numerator ({top}) and denominator ({bottom}) in its place"),
        )));
    }
    let finding = Finding::new(
        &RULE,
        named.place,
        Text::new(format!("danh mục không có chỉ tiêu `{id}`"), format!("the catalogue has no indicator `{id}`")),
    )
    .label(Text::fixed("chỉ tiêu lạ", "unknown indicator"));
    let indicators = bundle.indicators.iter().map(|indicator| indicator.id.value.as_str());
    let ratios = bundle.ratios.iter().filter(|_| or_ratio).map(|ratio| ratio.id.value.as_str());
    let candidates: Vec<&str> = indicators.chain(ratios).collect();
    let finding = match one_edit_away(id, candidates.iter().copied()).filter(|meant| !taken(meant)) {
        Some(meant) => respell(finding, sources, named.place, meant),
        None => finding,
    };
    Some(match nearest(id, candidates.iter().copied()) {
        Some(meant) => {
            let name = bundle.indicator(meant).map_or("", |indicator| indicator.name.as_str());
            finding.help(Text::new(format!("có phải là `{meant}` ({name})?"), format!("did you mean `{meant}` ({name})?")))
        }
        None => {
            finding.help(Text::fixed("xem các mã bằng `cchc plan show --indicators`", "see the ids with `cchc plan show --indicators`"))
        }
    })
}
