//! A file whose place and header disagree.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::address::{Address, Expected};
use crate::model::checked::Checked;
use crate::source::{FileId, Located, Place};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0106",
    name: "misplaced-document",
    level: Level::Deny,
    summary: Text::fixed("chỗ đặt tệp và phần đầu tệp không khớp", "a file's place and its header disagree"),
    why: Text::fixed(
        "Không đoán được bên nào đúng: tệp của quý II chép sang q3.toml mà quên sửa `quarter` sẽ tính nhầm quý.",
        "Which is right cannot be guessed: a copy of Quarter 2's file as q3.toml with its old `quarter` would count in the wrong quarter.",
    ),
    example: "# agencies/so-y-te/2021/q3.toml\n[report]\nagency = \"so-y-te\"\nyear = 2021\nquarter = 2",
    fix: Text::fixed(
        "Sửa phần đầu tệp cho khớp với chỗ đặt, hoặc chuyển tệp về đúng chỗ.",
        "Correct the header to match the place, or move the file to where it belongs.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every document's place against its header.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let mut expect = |file: FileId, place: Place, path: String| {
        let shown = workspace.sources.path(file);
        if shown != path {
            findings.push(misplaced(place, shown, &path));
        }
    };
    for plan in &workspace.plans {
        let counts = checked.plan(&plan.agency.value, plan.year).is_some_and(|counted| counted.file == plan.file);
        if counts && is_known(checked, &plan.agency.value, plan.year) {
            let path = Address::path(&plan.agency.value, plan.year, Expected::Plan);
            expect(plan.file, differing(checked, plan.file, &plan.agency, (plan.year, plan.year_place), None), path);
        }
    }
    for report in &workspace.reports {
        let counted = checked.report(&report.agency.value, report.year, report.slot);
        if counted.is_some_and(|counted| counted.file == report.file) && is_known(checked, &report.agency.value, report.year) {
            let path = Address::path(&report.agency.value, report.year, Expected::Report(report.slot));
            let place = differing(checked, report.file, &report.agency, (report.year, report.year_place), Some(report.slot_place));
            expect(report.file, place, path);
        }
    }
    for receipts in &workspace.receipts {
        expect(receipts.file, Place::top(receipts.file), format!("receipts/{}.toml", receipts.year));
    }
    for synthesis in &workspace.syntheses {
        expect(synthesis.file, synthesis.period.place, format!("syntheses/{}/{}.toml", synthesis.year, synthesis.period.value));
    }
    for amendment in &workspace.amendments {
        let shown = workspace.sources.path(amendment.file);
        if !shown.starts_with("amendments/") {
            let name = shown.rsplit('/').next().unwrap_or(shown);
            findings.push(misplaced(amendment.number.place, shown, &format!("amendments/{name}")));
        }
    }
}

/// Whether the year has a plan and its register the agency: otherwise that is the fault, and a finding of its own.
fn is_known(checked: &Checked, agency: &str, year: i32) -> bool {
    checked.bundle(year).is_some_and(|bundle| bundle.agency(agency).is_some())
}

/// The part of a header that differs from the file's place.
fn differing(checked: &Checked, file: FileId, agency: &Located<String>, year: (i32, Place), slot: Option<Place>) -> Place {
    match (Address::of(checked.workspace().sources.path(file)), slot) {
        (Some(address), _) if address.agency != agency.value => agency.place,
        (Some(address), _) if address.year != year.0 => year.1,
        (Some(_), Some(slot)) => slot,
        (Some(_) | None, _) => agency.place,
    }
}

fn misplaced(place: Place, shown: &str, belongs: &str) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(
            format!("tệp nằm ở `{shown}`, nhưng theo phần đầu tệp phải là `{belongs}`"),
            format!("the file lies at `{shown}`, but by its header it should be `{belongs}`"),
        ),
    )
    .label(Text::new(format!("theo phần đầu tệp là `{belongs}`"), format!("by its header `{belongs}`")))
    .help(help(shown, belongs))
}

fn help(shown: &str, belongs: &str) -> Text {
    let (folder, name) = belongs.rsplit_once('/').unwrap_or(("", belongs));
    let renamed = shown.rsplit_once('/').is_some_and(|(own, _)| own == folder);
    let (vi, en) = if renamed {
        (format!("đổi tên tệp thành `{name}`"), format!("rename the file `{name}`"))
    } else {
        (format!("chuyển tệp đến `{belongs}`"), format!("move the file to `{belongs}`"))
    };
    // No header matches a place that is none of a document's.
    if shown.starts_with("agencies/") && Address::of(shown).is_none() {
        return Text::new(vi, en);
    }
    Text::new(format!("sửa phần đầu tệp cho khớp với chỗ đặt, hoặc {vi}"), format!("correct the header to match the place, or {en}"))
}
