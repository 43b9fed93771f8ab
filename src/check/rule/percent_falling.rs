//! A percentage lower than the agency stated before.

use super::percent_full_yet_open::is_told;
use super::progress_key_without_effect::is_partial_yet_completed;
use crate::check::reported::Reported;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0309",
    name: "percent-falling",
    level: Level::Warn,
    summary: Text::fixed("tiến độ thấp hơn quý trước đã báo cáo", "a percentage lower than an earlier quarter's"),
    why: Text::fixed(
        "Tiến độ là tình trạng đến ngày chốt, không phải phần làm riêng trong quý; thường chỉ tăng.",
        "It is the state at the cut-off, not what was done in the quarter alone; as a rule it only grows.",
    ),
    example: "# q1.toml: [progress.SYT-01] percent = 60\n# q2.toml: [progress.SYT-01] percent = 35",
    fix: Text::fixed(
        "Ghi tiến độ tính từ đầu, hoặc đính chính báo cáo quý trước: sửa số trong tệp của quý ấy (`cchc set … --quarter 1 …`), giữ `submitted`, và báo cho cơ quan đầu mối biết số đã gửi thay đổi.",
        "State how far the whole task is, or correct the earlier report: change the figure in that quarter's file (`cchc set … --quarter 1 …`), keep `submitted`, and tell the coordinator that what was sent has changed.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every dated task against the latest earlier report that states a percentage.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        let Some(percent) = entry.said.percent.as_ref().filter(|_| entry.dated().is_some()) else { continue };
        // 100% of a task that is not said to be done is a finding in the report that says so.
        let told = |said| is_told(reported, entry.as_said(said));
        let earlier = || reported.earlier(entry).filter_map(|(report, said)| Some((report, said, said.percent.as_ref()?)));
        let stated = earlier().find(|(_, said, earlier)| percent.value >= earlier.value || !told(said));
        let Some((before, said, earlier)) = stated.filter(|(_, _, earlier)| percent.value < earlier.value) else { continue };
        // Done before and open again, or done now by its day alone, is a finding of its own.
        if said.completed.is_some() && entry.said.completed.is_none() || is_partial_yet_completed(reported, entry) {
            continue;
        }
        let (id, now, then, quarter) = (&entry.said.task.value, percent.value, earlier.value, before.slot.name());
        findings.push(
            Finding::new(
                &RULE,
                percent.place,
                Text::new(
                    format!("tiến độ của `{id}` là {now}%, thấp hơn {then}% ở báo cáo {}", quarter.vi),
                    format!("`{id}` is at {now}%, below the {then}% of the {} report", quarter.en),
                ),
            )
            .label(Text::new(format!("thấp hơn {then}%"), format!("below {then}%")))
            .related(earlier.place, Text::new(format!("báo cáo {}: {then}%", quarter.vi), format!("the {} report: {then}%", quarter.en)))
            .help(Text::new(
                format!("ghi tiến độ của cả nhiệm vụ đến ngày chốt, không phải phần làm trong kỳ; nếu số ở báo cáo {} sai thì đính chính báo cáo ấy", quarter.vi),
                format!("state how far the whole task is at the cut-off, not what was done in the period; if the {} report was wrong, correct that one", quarter.en),
            )),
        );
    }
}
