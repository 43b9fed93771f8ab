//! What official documents have around their bodies: head, number, date, whom to, who signs, who receives. No format that can be read
//! as text shows these parts, so they are held here, against what the register and the bundle of a small province say.

use std::path::Path;

use cchc::check::{Levels, check};
use cchc::document::official::Official;
use cchc::document::{Block, Cell, Document, Table};
use cchc::load::{self, Overlay};
use cchc::model::checked::Checked;
use cchc::model::period::{Period, Quarter};
use cchc::report::{REPORTS, Registry, Request, Subject};
use cchc::rollup::view::View;
use chrono::NaiveDate;
use support::{copy, scratch};

#[path = "support/mod.rs"]
mod support;

/// The base of the cases, with what `case` lays over it.
fn province(name: &str, case: Option<&str>) -> Checked {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let work = scratch(&Path::new("papers").join(name)).expect("a folder");
    copy(&cases.join("base"), &work).expect("the base");
    if let Some(case) = case {
        copy(&cases.join("cli/report/papers").join(case).join("in"), &work).expect("what the case lays over it");
    }
    let loaded = load::workspace(&work, &Overlay::default()).expect("the workspace is there");
    check(loaded, Levels::default(), NaiveDate::MIN).0
}

fn made(checked: &Checked, name: &str, subject: Option<&str>, quarter: Quarter, registry: Registry) -> Document {
    let bundle = checked.bundle(2021).expect("the bundle");
    let view = View::of(checked, bundle, Period::official(2021, quarter));
    let entry = REPORTS.iter().find(|entry| entry.name == name).expect("the report");
    (entry.make)(&Request { view, by: None, subject: subject.map(str::to_owned), revision: None, registry })
}

fn official(checked: &Checked, name: &str, subject: Option<&str>, registry: Registry) -> Official {
    made(checked, name, subject, Quarter::Q2, registry).official.expect("it is signed")
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[test]
fn an_agency_reports_through_the_coordinator() {
    let checked = province("agency-report", Some("agency-report"));
    let own = official(&checked, "agency-report", Some("so-a"), Registry::default());
    assert_eq!((own.superior.as_deref(), own.issuer.as_str()), (Some("UBND tỉnh Mẫu"), "Sở A"));
    // The file's own number and day: `55/BC-SA`, 15/6/2021.
    assert_eq!((own.number.as_deref(), own.sign.as_str(), own.date), (Some("55"), "BC-SA", day(2021, 6, 15)));
    assert_eq!((own.place.as_deref(), own.kind.as_str()), (Some("Mẫu"), "BÁO CÁO"));
    assert_eq!(own.about, "Công tác cải cách hành chính 6 tháng đầu năm 2021; phương hướng, nhiệm vụ 6 tháng cuối năm 2021");
    assert_eq!(own.addressees, ["Ủy ban nhân dân tỉnh Mẫu (qua Sở Nội vụ)"]);
    assert_eq!((own.signature.on_behalf.as_deref(), own.signature.title.as_deref()), (None, Some("Giám đốc")));
    assert_eq!(own.signature.name, None);
    assert_eq!((own.recipients.join("; "), own.archive.as_str()), ("Như trên; Sở Nội vụ".to_owned(), "VT"));

    let coordinator = official(&checked, "agency-report", Some("so-noi-vu"), Registry::default());
    assert_eq!(coordinator.addressees, ["Ủy ban nhân dân tỉnh Mẫu"], "the coordinator goes through nobody");
    assert_eq!((coordinator.number, coordinator.date), (None, None), "no report, no number: blank");
}

#[test]
fn a_peoples_committee_has_nobody_above_it() {
    let checked = province("committee", Some("agency-report"));
    let own = official(&checked, "agency-report", Some("tp-sen"), Registry::default());
    assert_eq!((own.superior.as_deref(), own.issuer.as_str()), (None, "Ủy ban nhân dân thành phố Sen"));
    assert_eq!((own.number.as_deref(), own.sign.as_str(), own.place.as_deref()), (None, "BC-UBND", Some("Sen")));
    assert_eq!((own.signature.on_behalf.as_deref(), own.signature.title.as_deref()), (Some("TM. ỦY BAN NHÂN DÂN"), Some("Chủ tịch")));
}

#[test]
fn a_plan_rests_on_the_provinces() {
    let checked = province("agency-plan", Some("agency-plan"));
    let own = official(&checked, "agency-plan", Some("so-a"), Registry::default());
    assert_eq!((own.kind.as_str(), own.number.as_deref(), own.sign.as_str()), ("KẾ HOẠCH", Some("10"), "KH-SA"));
    assert_eq!(own.date, day(2020, 12, 25));
    assert_eq!(
        own.bases,
        ["Căn cứ Kế hoạch số 01/KH-UBND ngày 10 tháng 11 năm 2020 của UBND tỉnh Mẫu về cải cách hành chính tỉnh Mẫu năm 2021"]
    );
    assert!(own.addressees.is_empty(), "a plan is addressed to nobody");
}

#[test]
fn the_province_reports_to_the_ministry_and_the_coordinator_submits_it() {
    let checked = province("synthesis", Some("synthesis"));
    let own = official(&checked, "synthesis", None, Registry::default());
    assert_eq!((own.superior.as_deref(), own.issuer.as_str()), (None, "Ủy ban nhân dân tỉnh Mẫu"));
    assert_eq!((own.number.as_deref(), own.sign.as_str(), own.date), (None, "BC-UBND", None));
    assert_eq!(own.addressees, ["Bộ Nội vụ"]);
    assert_eq!(own.signature.on_behalf.as_deref(), Some("TM. ỦY BAN NHÂN DÂN"));
    assert_eq!(own.recipients, ["Như trên", "Thường trực HĐND Tỉnh", "Sở Nội vụ"]);
    assert_eq!(own.archive, "VT, NC");

    let own = official(&checked, "submission", None, Registry::default());
    assert_eq!((own.kind.as_str(), own.sign.as_str(), own.issuer.as_str()), ("TỜ TRÌNH", "TTr-SNV", "Sở Nội vụ"));
    assert_eq!(own.about, "Về việc ban hành Báo cáo công tác cải cách hành chính 6 tháng đầu năm 2021");
    assert_eq!(own.addressees, ["Ủy ban nhân dân tỉnh Mẫu"]);
}

#[test]
fn the_registry_and_the_signer_hold_over_the_files() {
    let checked = province("registry", Some("agency-report"));
    let registry = Registry {
        number: Some("7".to_owned()),
        date: day(2021, 6, 17),
        signer: Some("Nguyễn Văn A".to_owned()),
        signer_title: Some("Phó Giám đốc".to_owned()),
    };
    let own = official(&checked, "agency-report", Some("so-a"), registry.clone());
    assert_eq!((own.number.as_deref(), own.sign.as_str(), own.date), (Some("07"), "BC-SA", day(2021, 6, 17)));
    assert_eq!((own.signature.title.as_deref(), own.signature.name.as_deref()), (Some("Phó Giám đốc"), Some("Nguyễn Văn A")));
    let signed = Registry { number: Some("12/BC-SNV-CCHC".to_owned()), ..registry };
    let own = official(&checked, "overdue", None, signed);
    assert_eq!((own.number.as_deref(), own.sign.as_str()), (Some("12"), "BC-SNV-CCHC"));
    assert_eq!((own.issuer.as_str(), own.about.as_str()), ("Sở Nội vụ", "Nhiệm vụ cải cách hành chính quá hạn 6 tháng đầu năm 2021"));
    assert_eq!(own.addressees, ["Ủy ban nhân dân tỉnh Mẫu"]);
    assert!(own.bases[0].starts_with("Căn cứ Kế hoạch số 01/KH-UBND ngày 10 tháng 11 năm 2020"), "{:?}", own.bases);
}

#[test]
fn every_report_that_is_signed_is_an_official_document_even_where_nothing_is_known() {
    for (name, case) in [("bare", None), ("told", Some("synthesis"))] {
        let checked = province(&format!("every-{name}"), case);
        for entry in REPORTS {
            for quarter in Quarter::ALL {
                let subject = entry.subject.map(|subject| match subject {
                    Subject::Agency => "h-sen",
                    Subject::Task => "1.1",
                });
                let document = made(&checked, entry.name, subject, quarter, Registry::default());
                assert!(!document.blocks.is_empty(), "{} of {quarter:?} says nothing", entry.name);
                // The paper of a meeting lies before those who meet, and nobody signs it.
                if entry.name == "meeting" {
                    assert!(document.official.is_none());
                    continue;
                }
                let own = document.official.unwrap_or_else(|| panic!("{} is not signed", entry.name));
                assert!(!own.issuer.is_empty() && !own.about.is_empty() && !own.kind.is_empty(), "{}: {own:?}", entry.name);
                if case.is_none() {
                    assert_eq!((own.place, own.signature.title), (None, None), "{}: what nobody said is blank", entry.name);
                    assert!(own.sign.ends_with("-…"), "{}: {}", entry.name, own.sign);
                }
            }
        }
    }
}

#[test]
fn what_nobody_wrote_is_a_gap_that_says_where_to_write_it() {
    let gaps = |document: &Document| -> Vec<String> {
        let gap = |block: &Block| match block {
            Block::Gap(text) => Some(text.vi.to_string()),
            _ => None,
        };
        document.blocks.iter().filter_map(gap).collect()
    };
    let checked = province("gaps", Some("synthesis"));
    // Of its leaves I.1, I.4, II.2, III.1, III.2, IV and V the file has words for II.2 and III.2, and its own proposal stands under V.
    let own = gaps(&made(&checked, "agency-report", Some("so-a"), Quarter::Q2, Registry::default()));
    let sections: Vec<&str> = own.iter().filter_map(|gap| gap.strip_prefix("Chưa có lời mục ")?.split(' ').next()).collect();
    assert_eq!(sections, ["I.1", "I.4", "III.1", "IV"]);
    assert!(own.iter().all(|gap| gap.contains("agencies/so-a/2021/q2.toml")), "{own:?}");
    assert!(own[1].ends_with("(lời kỳ trước ở agencies/so-a/2021/q1.toml)"), "{}", own[1]);
    // The province's file has I.1, II.2, IV and V; what agencies told stands for no words of its own.
    let province = gaps(&made(&checked, "synthesis", None, Quarter::Q2, Registry::default()));
    let sections: Vec<&str> = province.iter().filter_map(|gap| gap.strip_prefix("Chưa có lời mục ")?.split(' ').next()).collect();
    assert_eq!(sections, ["I.4", "III.1", "III.2"]);
    // A year in which the agency has neither plan nor report is a document of gaps.
    let silent = gaps(&made(&checked, "agency-plan", Some("h-sen"), Quarter::Q2, Registry::default()));
    assert_eq!(silent, ["UBND huyện Sen chưa có kế hoạch năm 2021: viết agencies/h-sen/2021/plan.toml rồi in lại"]);
}

/// The cells of the row of `table` whose first cell is `first`, as they are.
fn row(document: &Document, table: &str, first: &str) -> Vec<Cell> {
    let table = Table::of(document).find(|own| own.key == table).expect("the table");
    let own = table.rows.iter().find(|row| row.cells.first() == Some(&Cell::Text(first.to_owned())));
    own.unwrap_or_else(|| panic!("no row {first} in {}", table.key)).cells.clone()
}

#[test]
fn figures_worked_out_by_hand() {
    let checked = province("by-hand", Some("agency-report"));
    let own = made(&checked, "agency-report", Some("so-a"), Quarter::Q2, Registry::default());
    // New dossiers: 120 in Quarter I and 140 in Quarter II. On time of settled: (98 + 141) / (100 + 150), and 141/150 alone.
    assert_eq!(row(&own, "form", "3.2")[3..5], [Cell::Count(260), Cell::Count(140)]);
    let ratio = |numerator, denominator| Cell::Ratio { numerator, denominator };
    assert_eq!(row(&own, "form", "3.6")[3..5], [ratio(239, 250), ratio(141, 150)]);
    // Two communes over both quarters, one of them inspected twice; the opening figure is the first quarter's.
    assert_eq!(row(&own, "form", "2.2")[3..5], [Cell::Count(2), Cell::Count(1)]);
    assert_eq!(row(&own, "form", "3.1")[3..5], [Cell::Count(15), Cell::Count(35)]);
    // Over the province the other three lack it; the ministry's form says so.
    let checked = province("by-hand-synthesis", Some("synthesis"));
    let whole = made(&checked, "synthesis", None, Quarter::Q2, Registry::default());
    assert_eq!(row(&whole, "form", "3.2")[3], Cell::Count(260));
    let Some(Cell::Words(note)) = row(&whole, "form", "3.2").pop() else { panic!("a note in words") };
    assert_eq!(note.vi, "1/4 cơ quan; còn thiếu: Sở Nội vụ, UBND thành phố Sen, UBND huyện Sen");

    // The plan in force on 14 June: SA-02 withdrawn with its 4 million, SA-06 added with 3.5 and 0.5: 12 + 3.5, and 0.5.
    let checked = province("by-hand-plan", Some("agency-plan"));
    let plan = made(&checked, "agency-plan", Some("so-a"), Quarter::Q2, Registry::default());
    let total = Table::of(&plan).find(|own| own.key == "plan").and_then(|own| own.rows.last()).expect("a total");
    assert!(total.total);
    assert_eq!(total.cells[6..8], [Cell::Money(15_500_000), Cell::Money(500_000)]);
    // On 14 March, before the amendment: 12 and 4 million over five tasks in two areas.
    let earlier = made(&checked, "agency-plan", Some("so-a"), Quarter::Q1, Registry::default());
    let table = Table::of(&earlier).find(|own| own.key == "plan").expect("the appendix");
    assert_eq!(table.rows.len(), 2 + 5 + 1);
    assert_eq!(table.rows.last().expect("a total").cells[6..8], [Cell::Money(12_000_000), Cell::Money(4_000_000)]);
}

#[test]
fn a_draft_counts_in_its_own_document_alone() {
    let sent = province("sent", Some("agency-report"));
    let draft = province("draft", Some("draft"));
    let report = |checked: &Checked, name: &str, subject: Option<&str>| made(checked, name, subject, Quarter::Q2, Registry::default());
    let dossiers = |document: &Document, table: &str| row(document, table, "3.2")[3].clone();
    assert_eq!(
        dossiers(&report(&draft, "agency-report", Some("so-a")), "form"),
        dossiers(&report(&sent, "agency-report", Some("so-a")), "form")
    );
    assert_eq!(dossiers(&report(&draft, "synthesis", None), "form"), Cell::Missing);
    assert_eq!(dossiers(&report(&draft, "agency", Some("so-a")), "indicators"), Cell::Missing);
    assert_eq!(dossiers(&report(&sent, "agency", Some("so-a")), "indicators"), Cell::Count(260));
}

#[test]
fn the_form_says_how_complete_the_half_year_and_the_quarter_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/by_hand/workspace");
    let loaded = load::workspace(&folder, &Overlay::default()).expect("the workspace is there");
    let checked = check(loaded, Levels::default(), NaiveDate::MIN).0;
    let document = made(&checked, "synthesis", None, Quarter::Q2, Registry::default());
    let form = Table::of(&document).find(|own| own.key == "form").expect("the form");
    let named = |row: &&cchc::document::Row| row.cells[1] == Cell::Text("Số hồ sơ mới tiếp nhận".to_owned());
    let row = form.rows.iter().find(named).expect("the indicator");
    // Worked out in docs/figures.md: 220 over one of four agencies that has both quarters, 370 over the three that have the second.
    assert_eq!(row.cells[3..5], [Cell::Count(220), Cell::Count(370)]);
    let Cell::Words(note) = &row.cells[5] else { panic!("a note in words") };
    assert_eq!(note.en, "1/4 agencies; missing: Sở Xây dựng, UBND huyện Đông Mẫu, UBND thành phố Tây Mẫu; quarter 2 alone: 3/4 agencies");
}
