//! Tells documents apart: of several that say they are the same, the one that stands in its place counts.

use std::collections::HashMap;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::address::{Address, Expected};
use crate::model::checked::Checked;
use crate::model::period::quarter_name;
use crate::model::quarter_report::Slot;
use crate::model::workspace::Workspace;
use crate::source::{FileId, Place};

/// Two documents say they are the same.
pub(super) static DUPLICATE_DOCUMENT: Rule = Rule {
    code: "C0105",
    name: "duplicate-document",
    level: Level::Deny,
    summary: Text::fixed("hai tệp cùng là một tài liệu", "two files are the same document"),
    why: Text::fixed(
        "Chỉ một tệp được tổng hợp: tệp nằm đúng chỗ, hoặc tệp đứng trước theo tên đường dẫn.",
        "Only one of them is counted: the one in its place, or the first by path.",
    ),
    example: "agencies/so-y-te/2021/plan.toml\nagencies/so-y-te/2021/plan-moi.toml   # cùng [agency-plan] agency, year",
    fix: Text::fixed(
        "Giữ một tệp; xóa tệp kia hoặc sửa cơ quan, năm, quý ở đầu tệp.",
        "Keep one file; delete the other, or correct the agency, year or quarter in its header.",
    ),
    basis: Text::fixed(
        "quy ước tệp của cchc: mỗi cơ quan, mỗi năm một kế hoạch, mỗi quý một báo cáo",
        "cchc's file conventions: one plan a year, one report a quarter",
    ),
};

/// A document's identity.
type Key = (String, i32, Expected);

/// Chooses the documents that count and seals the model.
pub(super) fn resolve(workspace: Workspace, findings: &mut Vec<Finding>) -> Checked {
    let of_plan =
        |plan: &crate::model::agency_plan::AgencyPlan| ((plan.agency.value.clone(), plan.year, Expected::Plan), plan.file, plan.year_place);
    let plans: Vec<(Key, FileId, Place)> = workspace.plans.iter().map(of_plan).collect();
    let of_report = |report: &crate::model::quarter_report::QuarterReport| {
        ((report.agency.value.clone(), report.year, Expected::Report(report.slot)), report.file, report.slot_place)
    };
    let reports: Vec<(Key, FileId, Place)> = workspace.reports.iter().map(of_report).collect();
    let plans = choose(&workspace, &plans, findings);
    let reports = choose(&workspace, &reports, findings);
    Checked::seal(workspace, &plans, &reports)
}

fn choose(workspace: &Workspace, documents: &[(Key, FileId, Place)], findings: &mut Vec<Finding>) -> Vec<usize> {
    let in_place = |(key, file, _): &(Key, FileId, Place)| workspace.sources.path(*file) == Address::path(&key.0, key.1, key.2);
    let mut chosen: HashMap<&Key, usize> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        match chosen.get(&document.0) {
            Some(&earlier) if in_place(&documents[earlier]) || !in_place(document) => {}
            _ => {
                chosen.insert(&document.0, index);
            }
        }
    }
    for (index, (key, file, place)) in documents.iter().enumerate() {
        let counted = chosen[key];
        if counted != index {
            findings.push(duplicate(workspace, *file, *place, &documents[counted], key));
        }
    }
    let mut chosen: Vec<usize> = chosen.into_values().collect();
    chosen.sort_unstable();
    chosen
}

fn duplicate(workspace: &Workspace, file: FileId, place: Place, counted: &(Key, FileId, Place), key: &Key) -> Finding {
    let path = workspace.sources.path(file);
    let other = workspace.sources.path(counted.1);
    let (agency, year, _) = key;
    let name = workspace.bundle(*year).map_or(agency.as_str(), |bundle| bundle.agency_name(agency));
    let (vi, en) = match key.2 {
        Expected::Plan => (format!("kế hoạch năm {year} của {name}"), format!("the {year} plan of {name}")),
        Expected::Report(slot) => {
            let shown = slot.name();
            (format!("báo cáo {} năm {year} của {name}", shown.vi), format!("the {} {year} report of {name}", shown.en))
        }
    };
    Finding::new(
        &DUPLICATE_DOCUMENT,
        place,
        Text::new(
            format!("đã có {vi} ở `{other}`: `{path}` không được tổng hợp"),
            format!("{en} is already at `{other}`: `{path}` is not counted"),
        ),
    )
    .label(Text::fixed("tệp này không được tổng hợp", "this file is not counted"))
    .related(counted.2, Text::fixed("tệp này được tổng hợp", "this file is counted"))
    .help(help(path, key))
}

/// What to do: where the file lies in another quarter's place, that quarter is most likely what its header should say.
fn help(path: &str, (agency, year, own): &Key) -> Text {
    let address = Address::of(path).filter(|address| address.agency == *agency && address.year == *year);
    match address.map(|address| address.document) {
        Some(Expected::Report(Slot::Quarter(quarter))) if *own != Expected::Report(Slot::Quarter(quarter)) => {
            let (name, number) = (quarter_name(quarter), quarter.number());
            Text::new(
                format!("nếu đây là báo cáo {} thì ghi quarter = {number} ở đầu tệp; nếu không thì giữ một tệp, xóa tệp kia", name.vi),
                format!(
                    "if this is the {} report, write quarter = {number} in its header; if not, keep one file and delete the other",
                    name.en
                ),
            )
        }
        _ => Text::fixed(
            "giữ một tệp; xóa tệp kia hoặc sửa cơ quan, năm, quý ở đầu tệp",
            "keep one file; delete the other, or correct the agency, year or quarter in its header",
        ),
    }
}
