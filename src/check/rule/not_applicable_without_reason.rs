//! A `[not-applicable]` entry whose reason is blank.

use super::obligation_not_derived::cited;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0203",
    name: "not-applicable-without-reason",
    level: Level::Deny,
    summary: Text::fixed("ghi không thuộc chức năng, nhiệm vụ nhưng chưa nêu lý do", "marked not applicable, with no reason given"),
    why: Text::fixed(
        "Nhiệm vụ của Tỉnh chỉ được ghi là không thuộc chức năng, nhiệm vụ khi nêu lý do mà người đọc kiểm tra được.",
        "A task of the province may be marked not applicable only for a reason that a reader can check.",
    ),
    example: "[not-applicable]\n\"6.3\" = \"\"",
    fix: Text::fixed(
        "Ghi lý do, ví dụ: Sở không có đơn vị sự nghiệp công lập trực thuộc.",
        "Give the reason, for example: the department has no public units.",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, mục giao nhiệm vụ ấy (`source` của `[[task]]`); cách khai [not-applicable] là quy ước tệp của cchc",
        "the province's plan, where it assigns the task (`source` of its `[[task]]`); [not-applicable] is cchc's file convention",
    ),
};

/// Checks the reasons of every plan.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for plan in &checked.workspace().plans {
        for entry in &plan.not_applicable {
            if entry.reason.value.chars().any(char::is_alphanumeric) {
                continue;
            }
            let id = &entry.task.value;
            let finding = Finding::new(
                &RULE,
                entry.reason.place,
                Text::new(
                    format!("nhiệm vụ `{id}` được ghi là không thuộc chức năng, nhiệm vụ nhưng chưa nêu lý do"),
                    format!("task `{id}` is marked not applicable, and no reason is given yet"),
                ),
            )
            .label(Text::fixed("thiếu lý do", "no reason"))
            .help(Text::new(
                format!("ghi vì sao, đủ để người đọc kiểm tra được: \"{id}\" = \"…\""),
                format!("say why, so that a reader can check it: \"{id}\" = \"…\""),
            ));
            let bundle = checked.bundle(plan.year);
            let assigned = bundle.and_then(|bundle| Some((bundle, bundle.plan.task(id)?)));
            findings.push(match assigned {
                Some((bundle, task)) => finding.related(task.place, cited(bundle, task)),
                None => finding,
            });
        }
    }
}
