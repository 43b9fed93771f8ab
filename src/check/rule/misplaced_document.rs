//! A file whose place and header disagree.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::address::{Address, Expected};
use crate::model::checked::Checked;
use crate::source::{FileId, Place};

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
        expect(plan.file, plan.agency.place, Address::path(&plan.agency.value, plan.year, Expected::Plan));
    }
    for report in &workspace.reports {
        expect(report.file, report.agency.place, Address::path(&report.agency.value, report.year, Expected::Report(report.slot)));
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

fn misplaced(place: Place, shown: &str, belongs: &str) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(
            format!("tệp nằm ở `{shown}`, nhưng phần đầu tệp nói nó là `{belongs}`"),
            format!("the file lies at `{shown}`, but its header says it is `{belongs}`"),
        ),
    )
    .label(Text::new(format!("tức là `{belongs}`"), format!("that is `{belongs}`")))
    .help(Text::new(
        format!("sửa phần đầu tệp cho khớp với chỗ đặt, hoặc chuyển tệp đến `{belongs}`"),
        format!("correct the header to match the place, or move the file to `{belongs}`"),
    ))
}
