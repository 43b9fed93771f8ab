//! A completion that a later report takes back or dates otherwise.

use crate::check::reported::{Entry, Reported};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0312",
    name: "completion-contradicted",
    level: Level::Deny,
    summary: Text::fixed("hai báo cáo nói khác nhau về việc hoàn thành", "two reports differ on a completion"),
    why: Text::fixed(
        "Báo cáo sau được dùng: bỏ ngày hoàn thành thì nhiệm vụ lại thành chưa hoàn thành, đổi ngày thì đúng hạn có thể thành quá hạn hay ngược lại.",
        "The later report holds: without the day the task is open again, with another day it may change between in time and late.",
    ),
    example: "# q1.toml: [progress.SYT-01] completed = 2021-03-02\n# q2.toml: [progress.SYT-01] percent = 90",
    fix: Text::fixed(
        "Ghi cùng một ngày ở cả hai báo cáo, hoặc bỏ mục ở báo cáo sau: nhiệm vụ đã hoàn thành không phải nhắc lại.",
        "Give the same day in both reports, or leave the entry out of the later one: a completed task need not be repeated.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every entry of a dated task against the latest earlier report that speaks of it.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        if entry.dated().is_none() {
            continue;
        }
        let Some((before, earlier)) = reported.earlier(entry).next() else { continue };
        let Some(then) = &earlier.completed else { continue };
        let now = entry.said.completed.as_ref();
        if now.is_some_and(|now| now.value == then.value) || entry.said.misspells("completed") {
            continue;
        }
        // Of a day that is wrong by itself, there or here, enough is said.
        let is_wrong =
            reported.wrong_day(before, earlier, entry).is_some() || reported.wrong_day(reported.report, entry.said, entry).is_some();
        if is_wrong {
            continue;
        }
        let (id, quarter) = (&entry.said.task.value, before.slot.name());
        let day = |language: Language| language.date(then.value);
        let related = Text::new(format!("báo cáo {}", quarter.vi), format!("the {} report", quarter.en));
        findings.push(match now {
            Some(now) => Finding::new(
                &RULE,
                now.place,
                Text::each(|language| {
                    let (now, then) = (language.date(now.value), day(language));
                    language.pick(
                        format!("`{id}` hoàn thành ngày {now}, nhưng báo cáo {} ghi ngày {then}", quarter.vi),
                        format!("`{id}` was completed on {now}, but the {} report says {then}", quarter.en),
                    )
                }),
            )
            .label(Text::each(|language| language.pick("khác ngày ", "differs from ").to_owned() + &day(language)))
            .related(then.place, related)
            .help(Text::fixed(
                "sửa một trong hai: ngày đúng là ngày cấp có thẩm quyền ký sản phẩm",
                "correct one of them: the right day is the one on which the competent authority signed the product",
            )),
            None => Finding::new(
                &RULE,
                entry.said.task.place,
                Text::each(|language| {
                    let then = day(language);
                    language.pick(
                        format!("`{id}` lại thành chưa hoàn thành, dù báo cáo {} ghi hoàn thành ngày {then}", quarter.vi),
                        format!("`{id}` is open again, though the {} report says it was completed on {then}", quarter.en),
                    )
                }),
            )
            .label(Text::fixed("thiếu ngày hoàn thành", "the day of completion is missing"))
            .related(then.place, related)
            .help(Text::new(
                format!(
                    "chưa hoàn thành thật thì đính chính báo cáo {}; đã hoàn thành thì bỏ cả mục [progress.{id}], vì không phải nhắc lại, hoặc thêm dòng:",
                    quarter.vi
                ),
                format!(
                    "if it is not done, correct the {} report; if it is, leave out [progress.{id}], which need not be repeated, or add:",
                    quarter.en
                ),
            ))
            .paste(format!("completed = {}", then.value)),
        });
    }
}

/// Whether the latest earlier report says that a task is done which this one leaves open.
pub(super) fn is_reopened<'a>(reported: &Reported<'a>, entry: Entry<'a>) -> bool {
    entry.said.is_open() && reported.earlier(entry).next().is_some_and(|(_, earlier)| earlier.completed.is_some())
}
