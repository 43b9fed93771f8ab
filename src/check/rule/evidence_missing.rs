//! A task completed without a document that shows it.

use crate::check::reported::Reported;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0311",
    name: "evidence-missing",
    level: Level::Warn,
    summary: Text::fixed("nhiệm vụ hoàn thành mà chưa có tài liệu kiểm chứng", "completed without evidence"),
    why: Text::fixed(
        "Kết quả không kèm số, ngày văn bản thì người thẩm định không kiểm tra lại được.",
        "Without a document's number and date nobody can verify the result.",
    ),
    example: "[progress.SYT-01]\nresult = \"Đã ban hành kế hoạch\"\ncompleted = 2021-03-02",
    fix: Text::fixed("Thêm `evidence` với số và ngày của văn bản.", "Add `evidence` with the document's number and date."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every completion where it is first stated; reports that repeat it need not repeat the evidence.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        let Some(completed) = entry.said.completed.as_ref().filter(|_| !entry.said.has_evidence) else { continue };
        if entry.undated().is_some() || reported.earlier(entry).any(|(_, said)| said.completed.is_some()) {
            continue;
        }
        let id = &entry.said.task.value;
        let signed = reported.meant_day(entry).unwrap_or(completed.value);
        findings.push(
            Finding::new(
                &RULE,
                completed.place,
                Text::new(
                    format!("`{id}` đã hoàn thành nhưng chưa ghi tài liệu kiểm chứng"),
                    format!("`{id}` is completed but names no evidence"),
                ),
            )
            .label(Text::fixed("thiếu `evidence`", "`evidence` is missing"))
            .help(Text::new(
                format!("thêm dưới [progress.{id}], với số và ngày của văn bản:"),
                format!("add below [progress.{id}], with the document's number and date:"),
            ))
            .example(format!("evidence = [{{ number = \"…\", date = {signed} }}]")),
        );
    }
}
