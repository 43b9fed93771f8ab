//! A receipt of a report that the workspace does not have, or that is still a draft.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::address::{Address, Expected};
use crate::model::checked::Checked;
use crate::model::period::Quarter;
use crate::model::quarter_report::Slot;
use crate::model::synthesis::Receipt;
use crate::source::Place;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0122",
    name: "receipt-without-report",
    level: Level::Warn,
    summary: Text::fixed("sổ nhận ghi một báo cáo không có", "a receipt of a report that is not there"),
    why: Text::fixed(
        "Báo cáo đã nhận mà không có tệp, hoặc tệp còn là bản thảo, thì không được tổng hợp; hoặc sổ nhận ghi nhầm cơ quan, nhầm kỳ.",
        "A report that was received and has no file, or whose file is still a draft, is not counted; or the receipt names the wrong agency or period.",
    ),
    example: "# receipts/2021.toml\n[q2]\nso-y-te = 2021-06-16   # không có agencies/so-y-te/2021/q2.toml",
    fix: Text::fixed(
        "Thêm tệp báo cáo, hoặc ngày gửi ở báo cáo ấy; ghi nhầm thì sửa dòng trong sổ nhận.",
        "Add the report's file, or its day of submission; if it is a slip, correct the receipt.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every receipt of an agency the register has, in a year that has a plan.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let only = workspace.manifest.agency.as_ref().map(|agency| agency.value.as_str());
    for receipts in &workspace.receipts {
        let Some(bundle) = workspace.bundle(receipts.year).filter(|bundle| !bundle.broken) else { continue };
        for row in &receipts.rows {
            let agency = row.agency.value.as_str();
            // In a repository of one agency the others' reports are elsewhere.
            let Some(known) = bundle.agency(agency).filter(|_| only.is_none_or(|only| only == agency)) else { continue };
            // One that was not there on the day is a finding already.
            if !known.exists_on(row.on.value) {
                continue;
            }
            let document = Expected::Report(row.slot);
            let path = Address::path(agency, receipts.year, document);
            match checked.report(agency, receipts.year, row.slot) {
                // A number without a day, or a day that cannot be read, is told there.
                Some(report) if report.is_submitted() || report.has_submitted || report.has_number => {}
                Some(report) => findings.push(finding(row, &known.name, &path, Some(report.place))),
                None => {
                    // A file that cannot be read, or that states another agency, year or quarter, is a finding of its own.
                    let there = workspace.unusable_document(agency, receipts.year, document).is_some()
                        || workspace.reports.iter().any(|report| workspace.sources.path(report.file) == path);
                    if !there && !is_between(checked, agency, receipts.year, row.slot) {
                        findings.push(finding(row, &known.name, &path, None));
                    }
                }
            }
        }
    }
}

/// Whether a quarter lies between two that have a report: that it has none is told there.
fn is_between(checked: &Checked, agency: &str, year: i32, slot: Slot) -> bool {
    let Slot::Quarter(quarter) = slot else { return false };
    let submitted = |other: &Quarter| checked.submitted(agency, year, Slot::Quarter(*other)).is_some();
    let (before, after): (Vec<Quarter>, Vec<Quarter>) = Quarter::ALL.into_iter().filter(submitted).partition(|other| *other < quarter);
    !before.is_empty() && !after.is_empty()
}

fn finding(row: &Receipt, name: &str, path: &str, draft: Option<Place>) -> Finding {
    let of = row.slot.name();
    let what = match draft {
        Some(_) => Text::fixed("nhưng báo cáo còn là bản thảo", "but the report is still a draft"),
        None => Text::fixed("nhưng không có báo cáo ấy", "but there is no such report"),
    };
    let finding = Finding::new(
        &RULE,
        row.on.place,
        Text::each(|language| {
            let (on, what) = (language.date(row.on.value), what.in_language(language));
            language.pick(
                format!("sổ nhận ghi đã nhận báo cáo {} của {name} ngày {on}, {what}", of.vi),
                format!("the {} report of {name} is down as received on {on}, {what}", of.en),
            )
        }),
    );
    match draft {
        Some(place) => finding
            .label(Text::fixed("đã nhận", "received"))
            .related(place, Text::fixed("chưa có ngày gửi", "without a day of submission"))
            .help(Text::new(
                format!("đã gửi thì thêm `submitted` ở `{path}`; ghi nhầm thì sửa dòng này"),
                format!("if it was submitted, add `submitted` in `{path}`; if this is a slip, correct this line"),
            )),
        None => finding.label(Text::new(format!("không có `{path}`"), format!("there is no `{path}`"))).help(Text::new(
            format!("thêm báo cáo ở `{path}`; ghi nhầm cơ quan, nhầm kỳ thì sửa dòng này"),
            format!("add the report at `{path}`; if the agency or the period is a slip, correct this line"),
        )),
    }
}
