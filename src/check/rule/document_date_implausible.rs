//! A document dated before it can have been made, or long after.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::check::reported::told_until;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::address::Expected;
use crate::model::agency_plan::AgencyPlan;
use crate::model::amendment::Amendment;
use crate::model::checked::Checked;
use crate::model::document_number::alike;
use crate::model::manifest::Deadline;
use crate::model::manifest::plans_year;
use crate::model::period::{quarter_name, year_end};
use crate::model::quarter_report::{QuarterReport, Slot};
use crate::model::synthesis::Receipt;
use crate::model::workspace::Workspace;
use crate::source::{FileId, Located};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0116",
    name: "document-date-implausible",
    level: Level::Warn,
    summary: Text::fixed(
        "ngày của văn bản, sổ nhận hoặc hạn nộp không hợp lý",
        "a date of a document, a receipt or a deadline cannot be right",
    ),
    why: Text::fixed(
        "Kế hoạch của cơ quan có sau kế hoạch của Tỉnh mà nó căn cứ; báo cáo chỉ nêu được số liệu chốt khi đã đến ngày chốt; tài liệu kiểm chứng \
         có trước khi gửi báo cáo; văn bản điều chỉnh có sau kế hoạch nó điều chỉnh; báo cáo được nhận từ ngày gửi trở đi; hạn nộp trong cchc.toml \
         đặt cho năm có kế hoạch. Ngày sai thường do gõ nhầm năm.",
        "An agency's plan comes after the province's plan it rests on; a report can state figures at the cut-off only once that has come; \
         evidence is there before the report is submitted; an amendment comes after the plan it amends; a report is received no earlier than it was \
         submitted; deadlines in cchc.toml are of a year that has a plan. Mostly it is the year that was mistyped.",
    ),
    example: "[report]\nquarter = 2\nsubmitted = 2012-06-15   # 2021 gõ nhầm thành 2012",
    fix: Text::fixed("Xem lại ngày ghi trên văn bản, trước hết là năm.", "Look at the date on the document, the year first of all."),
    basis: Text::fixed(
        "quy ước tệp của cchc; ngày chốt số liệu theo Nghị định 09/2019/NĐ-CP, Điều 12",
        "cchc's file conventions; cut-offs by Decree 09/2019/NĐ-CP, article 12",
    ),
};

/// How many months after its cut-off a report may still be submitted without a doubt.
const LATEST: Months = Months::new(12);

/// A date no more days off than this is not suspected of another year.
const NEAR: u64 = 90;

/// Checks the dates of plans, reports, evidence, amendments and receipts, and the days the calendar sets.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for plan in workspace.plans.iter().filter(|plan| is_of_its_year(checked, plan.file, plan.year, Expected::Plan)) {
        findings.extend(of_plan(checked, plan));
    }
    for report in &workspace.reports {
        let Some(submitted) = &report.submitted else { continue };
        if is_of_its_year(checked, report.file, report.year, Expected::Report(report.slot)) {
            findings.extend(of_report(report, submitted));
        }
        of_evidence(report, submitted, findings);
    }
    for amendment in checked.amendments() {
        findings.extend(of_amendment(checked, amendment));
    }
    for receipts in &workspace.receipts {
        findings.extend(receipts.rows.iter().filter_map(|row| of_receipt(checked, receipts.year, row)));
    }
    of_calendar(workspace, findings);
}

/// Whether the year and quarter a file states are not in doubt themselves: a year without a plan of the province, and a file that lies
/// elsewhere, are findings of their own.
fn is_of_its_year(checked: &Checked, file: FileId, year: i32, document: Expected) -> bool {
    let bundles = &checked.workspace().bundles;
    let displaced = checked.displaced(file).is_some_and(|address| (address.year, address.document) != (year, document));
    (bundles.is_empty() || checked.bundle(year).is_some()) && !displaced
}

/// Whether a plan's date can be right, as far as that can be told.
pub(super) fn is_plausible(checked: &Checked, plan: &AgencyPlan) -> bool {
    of_plan(checked, plan).is_none()
}

fn of_plan(checked: &Checked, plan: &AgencyPlan) -> Option<Finding> {
    let issued = plan.issued.as_ref()?;
    let bundle = checked.bundle_for(plan.file, plan.year)?;
    let province = &bundle.plan;
    // A plan that rests on another plan of the province is told of that; whether it came before this one says nothing.
    let rests = plan.basis.as_ref().is_none_or(|basis| alike(&basis.value, &province.number.value));
    let since = province.issued.value;
    let until = year_end(plan.year);
    let year = plan.year;
    let finding = if issued.value < since && rests {
        let number = &province.number.value;
        finding(
            issued,
            &|language, on| {
                let since = language.date(since);
                language.pick(
                    format!("kế hoạch ban hành ngày {on}, trước kế hoạch {number} ngày {since} mà nó căn cứ"),
                    format!("the plan was issued on {on}, before plan {number} of {since} on which it rests"),
                )
            },
            Text::fixed("trước kế hoạch của Tỉnh", "before the province's plan"),
        )
        .related(province.issued.place, Text::fixed("ngày ban hành kế hoạch của Tỉnh", "the province's plan was issued"))
    } else if issued.value > until {
        finding(
            issued,
            &|language, on| {
                language.pick(
                    format!("kế hoạch năm {year} ban hành ngày {on}, khi năm {year} đã hết"),
                    format!("the plan for {year} was issued on {on}, when {year} was over"),
                )
            },
            Text::new(format!("sau năm {year}"), format!("after {year}")),
        )
        .related(plan.year_place, Text::fixed("năm của kế hoạch", "the plan's year"))
    } else {
        return None;
    };
    Some(finding.help(meant(issued.value, [year - 1, year], |date| (since..=until).contains(&date)).unwrap_or(LOOK)))
}

fn of_report(report: &QuarterReport, submitted: &Located<NaiveDate>) -> Option<Finding> {
    let cut_off = report.slot.closes(report.year);
    let latest = cut_off.checked_add_months(LATEST).unwrap_or(NaiveDate::MAX);
    let (early, late) = (submitted.value < cut_off, submitted.value > latest);
    if !early && !late {
        return None;
    }
    let what = |language: Language| match report.slot {
        Slot::Quarter(_) => language.pick("ngày chốt số liệu", "the cut-off"),
        Slot::Closing => language.pick("ngày cuối năm", "the end of the year"),
    };
    let said = |language: Language, on: &str| {
        let (what, cut_off) = (what(language), language.date(cut_off));
        if early {
            language.pick(
                format!("báo cáo gửi ngày {on}, khi chưa đến {what} {cut_off}"),
                format!("the report was submitted on {on}, before {what}, {cut_off}"),
            )
        } else {
            language.pick(
                format!("báo cáo gửi ngày {on}, hơn một năm sau {what} {cut_off}"),
                format!("the report was submitted on {on}, more than a year after {what}, {cut_off}"),
            )
        }
    };
    let label = if early {
        Text::fixed("chưa thể có số liệu đến ngày chốt", "cannot state figures at the cut-off yet")
    } else {
        Text::fixed("quá muộn để là ngày gửi báo cáo này", "too late to be this report's day")
    };
    let label = match report.slot {
        Slot::Closing if early => Text::fixed("chưa thể biết tình trạng đến 31/12", "cannot know the state on 31 December yet"),
        _ => label,
    };
    let of = match report.slot {
        Slot::Quarter(quarter) => quarter_name(quarter),
        Slot::Closing => Text::fixed("tình trạng đến 31/12", "closing"),
    };
    let year = report.year;
    let look = match report.slot {
        Slot::Quarter(_) if early => Text::fixed(
            "ghi đúng ngày gửi; báo cáo lập trước ngày chốt thì bổ sung số liệu đến hết ngày chốt rồi gửi lại",
            "write the day it was submitted; a report made before the cut-off is to be completed up to it and submitted again",
        ),
        _ => LOOK,
    };
    Some(
        finding(submitted, &said, label)
            .related(report.slot_place, Text::new(format!("{} năm {year}", of.vi), format!("{} of {year}", of.en)))
            .help(meant(submitted.value, [year, year + 1], |date| (cut_off..=latest).contains(&date)).unwrap_or(look)),
    )
}

fn of_evidence(report: &QuarterReport, submitted: &Located<NaiveDate>, findings: &mut Vec<Finding>) {
    for entry in &report.progress {
        for date in entry.evidence.iter().filter_map(|evidence| evidence.date.as_ref()) {
            // Evidence of the day of completion goes with it, and that the task was completed too late is told there.
            let told = entry.completed.as_ref().is_some_and(|completed| completed.value == date.value);
            if date.value <= told_until(report, submitted) || told {
                continue;
            }
            let sent = submitted.value;
            findings.push(
                finding(
                    date,
                    &|language, on| {
                        let (id, sent) = (&entry.task.value, language.date(sent));
                        language.pick(
                            format!("tài liệu kiểm chứng của `{id}` đề ngày {on}, sau ngày gửi báo cáo {sent}"),
                            format!("evidence of `{id}` is dated {on}, after the report was submitted on {sent}"),
                        )
                    },
                    Text::fixed("sau ngày gửi báo cáo", "after the report was submitted"),
                )
                .related(submitted.place, Text::fixed("ngày gửi báo cáo", "submitted"))
                .help(meant(date.value, [sent.year(), sent.year() - 1], |date| date <= sent).unwrap_or(LOOK)),
            );
        }
    }
}

/// A report received before it was submitted, or more than a year after its cut-off.
fn of_receipt(checked: &Checked, year: i32, row: &Receipt) -> Option<Finding> {
    let report = checked.submitted(&row.agency.value, year, row.slot)?;
    let submitted = report.submitted.as_ref()?;
    // A report whose own day cannot be right is told of that.
    if !is_of_its_year(checked, report.file, year, Expected::Report(row.slot)) || of_report(report, submitted).is_some() {
        return None;
    }
    let latest = row.slot.closes(year).checked_add_months(LATEST).unwrap_or(NaiveDate::MAX);
    let (early, late) = (row.on.value < submitted.value, row.on.value > latest);
    if !early && !late {
        return None;
    }
    let (name, of) = (checked.bundle(year)?.agency_name(&row.agency.value), row.slot.name());
    let title = |language: Language, on: &str| {
        let (of, sent) = (of.in_language(language), language.date(submitted.value));
        if early {
            return language.pick(
                format!("sổ nhận ghi đã nhận báo cáo {of} của {name} ngày {on}, trước khi báo cáo được gửi ({sent})"),
                format!("the {of} report of {name} is down as received on {on}, before it was submitted on {sent}"),
            );
        }
        language.pick(
            format!("sổ nhận ghi đã nhận báo cáo {of} của {name} ngày {on}, hơn một năm sau ngày chốt số liệu (gửi ngày {sent})"),
            format!(
                "the {of} report of {name} is down as received on {on}, more than a year after the cut-off; it was submitted on {sent}"
            ),
        )
    };
    let label = if early { Text::fixed("trước ngày gửi", "before it was submitted") } else { Text::fixed("quá muộn", "too late") };
    Some(
        finding(&row.on, &title, label).related(submitted.place, Text::fixed("ngày gửi báo cáo", "submitted")).help(
            meant(row.on.value, [year, year + 1], |date| (submitted.value..=latest).contains(&date))
                .unwrap_or(Text::fixed("sửa một trong hai ngày", "correct one of the two days")),
        ),
    )
}

/// Days of the calendar that bear on no year that has a plan: then nobody is ever late.
fn of_calendar(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let years: Vec<i32> = workspace.bundles.iter().map(|bundle| bundle.plan.year).collect();
    let Some(&last) = years.last() else { return };
    let calendar = &workspace.manifest.calendar;
    // The next year's plans are due before there is a plan of the province for it.
    let plausible = |date: NaiveDate| plans_year(date) == last + 1 || years.contains(&plans_year(date));
    if let Some(by) = calendar.plan_by.as_ref().filter(|by| !plausible(by.value)) {
        let title = |language: Language, on: &str| {
            language.pick(
                format!("hạn ban hành kế hoạch {on} không thuộc năm nào có kế hoạch của Tỉnh: không kế hoạch nào bị xét"),
                format!("plans are due on {on}, which is of no year that has a plan of the province: no plan is held against it"),
            )
        };
        findings.push(
            finding(by, &title, Text::fixed("không có tác dụng", "has no effect"))
                .help(meant(by.value, [last, last - 1], plausible).unwrap_or(SET)),
        );
    }
    for row in &calendar.deadlines {
        let holds = |date: NaiveDate| years.iter().any(|year| row.is_of(*year, date));
        // Beside a row of a year that is looked at, one of another year is no slip.
        let same = |other: &&Deadline| other.period == row.period && other.kind.value == row.kind.value;
        if calendar.deadlines.iter().filter(same).any(|other| holds(other.by.value)) {
            continue;
        }
        let of = row.period.name();
        let title = |language: Language, on: &str| {
            let (of, closed) = (of.in_language(language), language.date(row.period.closes(last)));
            language.pick(
                format!("hạn nộp báo cáo {of} ngày {on} không dùng được: phải từ ngày chốt số liệu ({closed}) trở đi, trong vòng một năm"),
                format!("the {of} report cannot be due on {on}: it must be from the cut-off on, {closed}, and within a year"),
            )
        };
        findings.push(
            finding(&row.by, &title, Text::fixed("không có tác dụng", "has no effect"))
                .help(meant(row.by.value, [last, last + 1], holds).unwrap_or(SET)),
        );
    }
}

/// What is said of a day that the province sets.
const SET: Text = Text::fixed("ghi đúng ngày Tỉnh đặt, trước hết là năm", "write the day the province set, the year above all");

/// An amendment older than a plan it amends; told once, with the first such plan.
fn of_amendment(checked: &Checked, amendment: &Amendment) -> Option<Finding> {
    let issued = &amendment.issued;
    let amended = |agency: &str, year: i32| {
        let plan = checked.plan(agency, year)?;
        let since = plan.issued.as_ref().filter(|since| since.value > issued.value)?;
        is_plausible(checked, plan).then_some((plan, since))
    };
    let (plan, since) = amendment.changes.iter().find_map(|change| amended(&change.agency.value, change.year))?;
    let bundle = checked.bundle_for(plan.file, plan.year)?;
    let (name, until) = (bundle.agency_name(&plan.agency.value), year_end(plan.year));
    let finding = finding(
        issued,
        &|language, on| {
            let since = language.date(since.value);
            language.pick(
                format!("văn bản điều chỉnh ban hành ngày {on}, trước kế hoạch của {name} mà nó điều chỉnh ({since})"),
                format!("the amendment was issued on {on}, before the plan of {name} that it amends ({since})"),
            )
        },
        Text::fixed("trước kế hoạch", "before the plan"),
    )
    .related(since.place, Text::fixed("ngày ban hành kế hoạch", "the plan was issued"))
    .help(meant(issued.value, [plan.year, plan.year - 1], |date| (since.value..=until).contains(&date)).unwrap_or(LOOK));
    Some(finding)
}

fn finding(date: &Located<NaiveDate>, title: &dyn Fn(Language, &str) -> String, label: Text) -> Finding {
    let title = Text::each(|language| title(language, &language.date(date.value)));
    Finding::new(&RULE, date.place, title).label(label)
}

/// What to do: to look at the document; with the same day of another year, where the year is one slip of the finger away, the date as
/// written is far off, and that one is plausible.
fn meant(date: NaiveDate, years: [i32; 2], plausible: impl Fn(NaiveDate) -> bool) -> Option<Text> {
    let near = |days: Days| {
        let (before, after) = (date.checked_sub_days(days), date.checked_add_days(days));
        [before, after].into_iter().flatten().any(&plausible)
    };
    if near(Days::new(NEAR)) {
        return None;
    }
    let slip = |year: i32| strsim::osa_distance(&date.year().to_string(), &year.to_string()) == 1;
    let mut candidates = years.into_iter().filter(|year| slip(*year)).filter_map(|year| date.with_year(year));
    let meant = candidates.find(|date| plausible(*date))?;
    Some(Text::new(
        format!("có phải là {meant}? Xem lại ngày ghi trên văn bản, nhất là năm"),
        format!("is it {meant}? Look at the date on the document, the year above all"),
    ))
}

/// What is said of a date that is not mistyped in its year as far as can be told.
const LOOK: Text = Text::fixed("ghi đúng ngày trên văn bản", "write the date on the document");
