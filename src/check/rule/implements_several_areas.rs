//! A planned task that implements provincial tasks of several areas.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::agency_plan::PlannedTask;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::rollup::status::area_of;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0207",
    name: "implements-several-areas",
    level: Level::Warn,
    summary: Text::fixed("một nhiệm vụ thực hiện nhiệm vụ của nhiều nội dung", "one planned task implements tasks of several areas"),
    why: Text::fixed(
        "Mỗi nhiệm vụ trong kế hoạch chỉ được đếm một lần, ở nội dung của mã đầu tiên trong `implements`; \
         kết quả của các nội dung kia vì vậy không hiện ở bảng theo nội dung.",
        "A planned task is counted once, in the area of the first id in `implements`; what it does for the other areas does not show in the \
         table by area.",
    ),
    example: "[task.SYT-04]\nimplements = [\"4.1\", \"5.1\"]   # được đếm ở nội dung 4, không đếm ở nội dung 5",
    fix: Text::fixed(
        "Tách thành mỗi nội dung một nhiệm vụ; hoặc để nguyên nếu nội dung của mã đầu tiên đúng là nội dung chính.",
        "Split it into one task for each area; or leave it if the first id's area is indeed the main one.",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh chia nhiệm vụ theo nội dung (`source` của `[[area]]`); đếm mỗi nhiệm vụ một lần là quy ước tệp của cchc",
        "the province's plan puts its tasks under areas (`source` of its `[[area]]`); counting a task once is cchc's file convention",
    ),
};

/// Checks every planned task, those that amendments add included.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    // Nearly every task implements one.
    for planned in checked.planned().filter(|planned| planned.task.implements.len() > 1) {
        findings.extend(checked.bundle_for(planned.file, planned.year).and_then(|bundle| several(bundle, planned.task)));
    }
}

fn several(bundle: &Bundle, task: &PlannedTask) -> Option<Finding> {
    let (first, rest) = task.implements.split_first()?;
    if rest.is_empty() {
        return None;
    }
    // Where the first id is unknown the task counts in no area, and that is a finding already; so is any other unknown id.
    let counted = area_of(bundle, task)?;
    let area = |id: &str| bundle.plan.task(id)?.area();
    let other = rest.iter().find(|id| area(&id.value).is_some_and(|area| area != counted))?;
    let mut areas: Vec<i64> = rest.iter().filter_map(|id| area(&id.value)).filter(|area| *area != counted).collect();
    areas.sort_unstable();
    areas.dedup();
    let numbers: Vec<String> = areas.iter().map(i64::to_string).collect();
    let id = &task.id.value;
    // The section only where the bundle says which.
    let name = |area: i64| {
        let area = bundle.plan.area(area);
        let name = area.map_or("", |area| area.name.as_str());
        match area.and_then(|area| area.source.as_ref()) {
            Some(source) => Text::new(format!("“{name}” (mục {source})"), format!("“{name}” (section {source})")),
            None => Text::same(format!("“{name}”")),
        }
    };
    let finding = Finding::new(
        &RULE,
        other.place,
        Text::each(|language| {
            let others = language.list(&numbers);
            language.pick(
                format!("`{id}` chỉ được đếm ở nội dung {counted}, dù thực hiện cả nhiệm vụ của nội dung {others}"),
                format!("`{id}` is counted in area {counted} alone, though it implements tasks of area {others} too"),
            )
        }),
    );
    let (own, theirs) = (name(counted), name(area(&other.value).unwrap_or(counted)));
    let moved = area(&other.value).unwrap_or(counted);
    Some(
        finding
            .label(Text::new(format!("nội dung {moved} {}", theirs.vi), format!("area {moved} {}", theirs.en)))
            .related(
                first.place,
                Text::new(
                    format!("mã đầu tiên: được đếm ở nội dung {counted} {}", own.vi),
                    format!("the first id: counted in area {counted} {}", own.en),
                ),
            )
            .help(Text::fixed(
                "tách thành mỗi nội dung một [task.…]; hoặc đặt mã của nội dung chính lên đầu `implements`",
                "split it into one [task.…] for each area; or put an id of the main area first in `implements`",
            )),
    )
}
