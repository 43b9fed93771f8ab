//! A task completed on a day outside the report year.

use crate::check::reported::{Reported, WrongDay};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::period::{Quarter, year_end};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0305",
    name: "completed-outside-year",
    level: Level::Warn,
    summary: Text::fixed("ngày hoàn thành nằm ngoài năm báo cáo", "completed outside the report year"),
    why: Text::fixed(
        "Năm báo cáo mở ngày 15/12 năm trước, tình trạng cuối cùng là đến 31/12. Năm gõ nhầm làm một nhiệm vụ hoàn thành muộn thành đúng hạn.",
        "The report year opens on 15 December of the year before, and its last state is of 31 December. A slip of the year makes late work look on time.",
    ),
    example: "[report]\nyear = 2021\nquarter = 1\n\n[progress.SYT-01]\ncompleted = 2012-03-02",
    fix: Text::fixed(
        "Sửa ngày hoàn thành; nhiệm vụ hoàn thành ở năm khác thì thuộc báo cáo của năm ấy.",
        "Correct the day; what was done in another year belongs to that year's reports.",
    ),
    basis: Text::fixed(
        "kỳ số liệu theo Điều 12 Nghị định 09/2019/NĐ-CP; đến 31/12 là quy ước tệp của cchc",
        "the data periods of article 12 of Decree 09/2019/NĐ-CP; up to 31 December by cchc's file conventions",
    ),
};

/// Checks every day of completion, unless something else is wrong with it or an earlier report gave it first.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        let Some(completed) = &entry.said.completed else { continue };
        if reported.wrong_day(reported.report, entry.said, entry) != Some(WrongDay::OutsideYear) {
            continue;
        }
        let (id, year) = (&entry.said.task.value, reported.report.year);
        let (opens, ends) = (Quarter::Q1.opens(year), year_end(year));
        let finding = Finding::new(
            &RULE,
            completed.place,
            Text::each(|language| {
                let (day, opens, ends) = (language.date(completed.value), language.date(opens), language.date(ends));
                language.pick(
                    format!("`{id}` hoàn thành ngày {day}, ngoài năm báo cáo {year} ({opens} – {ends})"),
                    format!("`{id}` was completed on {day}, outside the report year {year} ({opens} – {ends})"),
                )
            }),
        )
        .label(Text::fixed("ngoài năm báo cáo", "outside the report year"))
        .related(reported.report.year_place, Text::fixed("năm báo cáo", "the report year"));
        findings.push(match reported.meant_day(entry) {
            Some(meant) => finding
                .help(Text::fixed("gõ nhầm năm thì sửa thành:", "if the year is a slip, write:"))
                .paste(format!("completed = {meant}")),
            None => finding.help(Text::fixed(
                "sửa ngày hoàn thành; nhiệm vụ hoàn thành ở năm khác thì thuộc báo cáo của năm ấy",
                "correct the day; what was done in another year belongs to that year's reports",
            )),
        });
    }
}
