//! An open task whose progress is word for word that of the quarter before.

use crate::check::reported::{Entry, Reported};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::quarter_report::{Progress, Slot};
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0314",
    name: "progress-unchanged",
    level: Level::Warn,
    summary: Text::fixed("tiến độ giống nguyên văn quý trước", "progress word for word that of an earlier quarter"),
    why: Text::fixed(
        "Tiến độ là tình trạng đến ngày chốt của quý này; giữ nguyên lời và tỷ lệ quý trước thì người đọc không biết nhiệm vụ đang dừng hay mục chưa được cập nhật.",
        "Progress is the state at this quarter's cut-off; with the words and percentage of an earlier quarter nobody can tell whether work stands still or the entry was not brought up to date.",
    ),
    example: "# q1.toml và q2.toml cùng ghi:\n[progress.SYT-05]\nresult = \"Đang khảo sát hiện trạng tại các đơn vị\"\npercent = 10",
    fix: Text::fixed(
        "Ghi tình trạng đến ngày chốt; nếu nhiệm vụ không tiến triển thì nêu vì sao ở `delay-cause`.",
        "Write the state at the cut-off; if work stands still, say why in `delay-cause`.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// How many words a result has at least before the same words again say anything.
const FEWEST_WORDS: usize = 4;

/// Checks every open dated task against the quarter before.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    let Slot::Quarter(quarter) = reported.report.slot else { return };
    let Some(previous) = quarter.previous().map(Slot::Quarter) else { return };
    for &entry in reported.entries {
        let Some(result) = entry.said.result.as_ref().filter(|_| may_be_stale(reported, entry)) else { continue };
        // The quarters before it, one after the other without a gap, that say the same.
        let mut expected = Some(previous);
        let same: Vec<(Slot, &Located<String>)> = reported
            .earlier(entry)
            .map_while(|(report, said)| {
                let follows = expected == Some(report.slot);
                expected = match report.slot {
                    Slot::Quarter(quarter) => quarter.previous().map(Slot::Quarter),
                    Slot::Closing => None,
                };
                said.result.as_ref().filter(|_| follows && is_same(entry.said, said)).map(|result| (report.slot, result))
            })
            .collect();
        // The words are looked at last: most entries differ in less.
        let Some((since, first)) = same.last().filter(|_| result.value.split_whitespace().nth(FEWEST_WORDS - 1).is_some()) else {
            continue;
        };
        let (id, since, times) = (&entry.said.task.value, since.name(), same.len());
        let more = if times > 1 {
            Text::new(format!(", đã {} quý liền", times + 1), format!(", {} quarters running", times + 1))
        } else {
            Text::fixed("", "")
        };
        findings.push(
            Finding::new(
                &RULE,
                result.place,
                Text::new(
                    format!("tiến độ của `{id}` giống nguyên văn báo cáo {}{}", since.vi, more.vi),
                    format!("the progress of `{id}` is word for word that of the {} report{}", since.en, more.en),
                ),
            )
            .label(Text::new(format!("không đổi từ {}", since.vi), format!("unchanged since {}", since.en)))
            .related(first.place, Text::new(format!("báo cáo {}", since.vi), format!("the {} report", since.en)))
            .help(Text::new(
                format!("ghi tình trạng đến ngày chốt; nếu nhiệm vụ không tiến triển thì nêu vì sao, dưới [progress.{id}]:"),
                format!("write the state at the cut-off; if work stands still, say why, below [progress.{id}]:"),
            ))
            .paste("delay-cause = \"…\""),
        );
    }
}

/// Whether the same words again would mean something: of an open dated task that neither waits for a signature nor, before its deadline,
/// has yet to begin.
fn may_be_stale(reported: &Reported<'_>, entry: Entry<'_>) -> bool {
    let Some((_, due)) = entry.dated() else { return false };
    let said = entry.said;
    let yet_to_begin = said.percent.as_ref().is_some_and(|percent| percent.value == 0) && due >= reported.cut_off;
    said.completed.is_none() && said.awaiting_approval.is_none() && said.misspelt.is_empty() && !yet_to_begin
}

/// Whether an entry says nothing but what an earlier one said; a cause of delay that is new says something.
fn is_same(now: &Progress, then: &Progress) -> bool {
    let percent = |said: &Progress| said.percent.as_ref().map(|percent| percent.value);
    let words = || match (&now.result, &then.result) {
        (Some(now), Some(then)) => now.value.split_whitespace().eq(then.value.split_whitespace()),
        _ => false,
    };
    then.completed.is_none()
        && percent(now) == percent(then)
        && words()
        && (now.delay_cause.is_none() || now.delay_cause == then.delay_cause)
}
