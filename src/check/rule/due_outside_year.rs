//! A deadline that lies outside the year its plan is of.

use chrono::Datelike;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::amendment::Alteration;
use crate::model::checked::Checked;
use crate::model::due::Due;
use crate::model::period::{Quarter, year_end};
use crate::source::{Located, Place};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0304",
    name: "due-outside-year",
    level: Level::Warn,
    summary: Text::fixed("thời hạn nằm ngoài năm của kế hoạch", "a deadline outside the year of the plan"),
    why: Text::fixed(
        "Năm gõ nhầm làm nhiệm vụ quá hạn ngay từ đầu năm, hoặc cả năm không bao giờ đến hạn.",
        "A slip of the year makes a task overdue from the first day, or never due all year.",
    ),
    example: "[agency-plan]\nyear = 2021\n\n[task.SYT-01]\ndue = 2012-11-30",
    fix: Text::fixed(
        "Sửa năm của thời hạn. Nhiệm vụ chuyển hẳn sang năm sau thì đưa ra khỏi kế hoạch năm nay bằng văn bản điều chỉnh.",
        "Correct the year of the deadline. A task that really moves to the next year is withdrawn from this plan by an amendment.",
    ),
    basis: Text::fixed(
        "quy ước tệp của cchc: mỗi kế hoạch của một năm; từ 15/12 năm trước vì năm báo cáo mở ngày ấy (Điều 12 Nghị định 09/2019/NĐ-CP)",
        "cchc's file conventions: a plan is of one year; from 15 December of the year before, when the report year opens (article 12 of Decree 09/2019/NĐ-CP)",
    ),
};

/// Checks the deadlines of every plan, and those that amendments set or add.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let has_bundle = |year: i32| workspace.bundles.is_empty() || checked.bundle(year).is_some();
    for plan in &workspace.plans {
        // A plan of a year that is itself in doubt is a finding already.
        let in_place = || checked.displaced(plan.file).is_none_or(|address| address.year == plan.year);
        for task in plan.tasks.iter().filter(|task| is_outside(task.due.value, plan.year)) {
            if has_bundle(plan.year) && in_place() {
                findings.push(finding(&task.id.value, &task.due, plan.year, Some(plan.year_place)));
            }
        }
    }
    for change in workspace.amendments.iter().flat_map(|amendment| &amendment.changes) {
        let due = match &change.what {
            Alteration::Replace { due: Some(due), .. } => due,
            Alteration::Add(task) => &task.due,
            Alteration::Replace { due: None, .. } | Alteration::Withdraw => continue,
        };
        if is_outside(due.value, change.year) && has_bundle(change.year) {
            let plan = checked.plan(&change.agency.value, change.year);
            findings.push(finding(&change.task.value, due, change.year, plan.map(|plan| plan.year_place)));
        }
    }
}

/// Whether a deadline lies outside the year of its plan. A day may fall into the last weeks of the year before, which the plan's first
/// report covers.
pub(super) fn is_outside(due: Due, year: i32) -> bool {
    match due {
        Due::Day(day) => day < Quarter::Q1.opens(year) || day > year_end(year),
        _ => due.last_day().is_some_and(|last| last.year() != year),
    }
}

/// The English word before a deadline.
fn preposition(due: Due) -> &'static str {
    match due {
        Due::Day(_) => "on",
        Due::Half(..) => "in the",
        _ => "in",
    }
}

fn finding(id: &str, due: &Located<Due>, year: i32, stated: Option<Place>) -> Finding {
    let shown = due.value.shown();
    let finding = Finding::new(
        &RULE,
        due.place,
        Text::new(
            format!("thời hạn của `{id}` là {}, ngoài năm {year} của kế hoạch", shown.vi),
            format!("`{id}` is due {} {}, outside {year}, the year of the plan", preposition(due.value), shown.en),
        ),
    )
    .label(Text::new(format!("không thuộc năm {year}"), format!("not in {year}")));
    let finding = match stated {
        Some(place) => finding.related(place, Text::fixed("năm của kế hoạch", "the year of the plan")),
        None => finding,
    };
    let moved = due.value.last_day().is_some_and(|last| last > year_end(year));
    let help = if moved {
        Text::fixed(
            "nhiệm vụ chuyển hẳn sang năm sau thì đưa ra khỏi kế hoạch năm nay bằng [[withdraw]] của văn bản điều chỉnh; gõ nhầm năm thì sửa thành:",
            "a task that really moves to the next year is withdrawn from this plan by an amendment's [[withdraw]]; if the year is a slip, write:",
        )
    } else {
        Text::fixed("gõ nhầm năm thì sửa thành:", "if the year is a slip, write:")
    };
    match due.value.in_year(year) {
        Some(meant) => finding.help(help).paste(format!("due = {}", meant.written())),
        None => finding.help(Text::fixed("sửa thời hạn", "correct the deadline")),
    }
}
