//! A submitted report without a number, or a number without the day it was submitted.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::period::next_day;
use crate::model::quarter_report::QuarterReport;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0115",
    name: "number-or-date-missing",
    level: Level::Warn,
    summary: Text::fixed("báo cáo thiếu số hoặc thiếu ngày gửi", "a report without its number or without its day"),
    why: Text::fixed(
        "Văn bản được nhận biết bằng cả số và ngày. Báo cáo có số mà chưa có ngày gửi vẫn là bản thảo: không được tính là đã nhận, \
         số liệu trong đó không vào bảng nào.",
        "A document is known by its number and its day. A report with a number and no day of submission is still a draft: it does not \
         count as received, and nothing in it is in any table.",
    ),
    example: "[report]\nnumber = \"45/BC-SYT\"   # đã có số nhưng chưa có submitted",
    fix: Text::fixed(
        "Gửi rồi thì ghi cả số (`number`) và ngày gửi (`submitted`); chưa gửi thì xóa cả hai dòng.",
        "Once submitted, write both the number (`number`) and the day (`submitted`); before that, leave both lines out.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks the header of every report. A value that cannot be read is a finding already.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in &checked.workspace().reports {
        match (&report.number, &report.submitted) {
            (None, Some(submitted)) if !report.has_number => findings.push(
                Finding::new(
                    &RULE,
                    report.place,
                    Text::fixed("báo cáo đã gửi nhưng chưa ghi số", "the report was submitted and has no number"),
                )
                .label(Text::fixed("thiếu `number`", "lacks `number`"))
                .related(submitted.place, Text::fixed("đã gửi ngày này", "submitted on this day"))
                .help(Text::fixed("thêm số ghi trên báo cáo đã ký:", "add the number on the signed report:"))
                .example(format!("number = \"…/BC-{}\"", sign(checked, report))),
            ),
            (Some(number), None) if !report.has_submitted => findings.push(
                Finding::new(
                    &RULE,
                    number.place,
                    Text::new(
                        format!(
                            "báo cáo có số {} nhưng chưa ghi ngày gửi: vẫn là bản thảo, không được tính là đã nhận và không được tổng hợp",
                            number.value
                        ),
                        format!(
                            "the report has the number {} and no day of submission: still a draft, neither received nor counted",
                            number.value
                        ),
                    ),
                )
                .label(Text::fixed("thiếu `submitted`", "lacks `submitted`"))
                .help(Text::fixed(
                    "chưa gửi thì bỏ dòng `number`; đã gửi thì thêm ngày gửi, ví dụ:",
                    "if it was not submitted, take the line `number` away; if it was, add the day, for example:",
                ))
                .example(format!("submitted = {}", next_day(report.slot.closes(report.year)))),
            ),
            _ => {}
        }
    }
}

/// How the agency signs its documents, as far as the register says.
fn sign<'a>(checked: &'a Checked, report: &QuarterReport) -> &'a str {
    let agency = checked.bundle_for(report.file, report.year).and_then(|bundle| bundle.agency(&report.agency.value));
    agency.and_then(|agency| agency.sign.as_deref()).unwrap_or("…")
}
