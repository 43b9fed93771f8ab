//! A reference to a provincial task or an area that the province's plan does not have.

use crate::check::respell::{is_left_out, is_taken, respell};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, one_edit_away};
use crate::language::Text;
use crate::level::Level;
use crate::model::amendment::Alteration;
use crate::model::bundle::{Bundle, Row};
use crate::model::checked::Checked;
use crate::source::{Located, Sources};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0102",
    name: "unknown-task",
    level: Level::Deny,
    summary: Text::fixed("nhiệm vụ hoặc nội dung không có trong kế hoạch của Tỉnh", "a task or area the province's plan does not have"),
    why: Text::fixed(
        "Ghi sai mã thì không nhiệm vụ nào của Tỉnh được tính là đã đưa vào kế hoạch.",
        "With a wrong id no task of the province counts as derived.",
    ),
    example: "implements = [\"3.6\"]   # nội dung 3 chỉ có 3.1 đến 3.5",
    fix: Text::fixed(
        "Ghi mã nhiệm vụ theo `cchc plan show`; việc riêng của cơ quan thì dùng `area = N` thay cho `implements`.",
        "Write the id as in `cchc plan show`; for the agency's own addition use `area = N` instead of `implements`.",
    ),
    basis: Text::fixed("kế hoạch CCHC của Tỉnh, mục II", "the province's plan, section II"),
};

/// Checks every place that names a provincial task or an area.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let sources = &workspace.sources;
    for bundle in workspace.bundles.iter().filter(|bundle| !bundle.broken) {
        let homeless = bundle.plan.tasks.iter().filter(|task| task.area().is_none_or(|area| bundle.plan.area(area).is_none()));
        let homeless = homeless.filter(|_| !is_left_out(bundle, Row::Area, "", []));
        findings.extend(homeless.map(|task| without_area(bundle, &task.id)));
    }
    for plan in &workspace.plans {
        let Some(bundle) = checked.bundle_for(plan.file, plan.year) else { continue };
        for task in &plan.tasks {
            findings
                .extend(task.implements.iter().filter_map(|named| unknown_task(sources, bundle, named, |id| holds(&task.implements, id))));
        }
        let declared = || plan.not_applicable.iter().map(|entry| &entry.task);
        findings.extend(declared().filter_map(|named| {
            let keys = || declared().map(|task| task.value.as_str());
            unknown_task(sources, bundle, named, |id| is_taken(&named.value, id, keys(), |id| bundle.plan.task(id).is_some()))
        }));
        findings.extend(plan.tasks.iter().filter_map(|task| unknown_area(bundle, task.area.as_ref()?)));
    }
    for change in workspace.amendments.iter().flat_map(|amendment| &amendment.changes) {
        let Some(bundle) = workspace.bundle(change.year) else { continue };
        if let Alteration::Add(task) = &change.what {
            findings
                .extend(task.implements.iter().filter_map(|named| unknown_task(sources, bundle, named, |id| holds(&task.implements, id))));
            findings.extend(task.area.as_ref().and_then(|area| unknown_area(bundle, area)));
        }
    }
}

fn holds(list: &[Located<String>], id: &str) -> bool {
    list.iter().any(|named| named.value == id)
}

/// A reference to no task; mended where one id alone is a slip of the finger away and not `taken` by another entry beside it.
fn unknown_task(sources: &Sources, bundle: &Bundle, named: &Located<String>, taken: impl Fn(&str) -> bool) -> Option<Finding> {
    let id = named.value.as_str();
    let plan = &bundle.plan;
    let ids = || plan.tasks.iter().map(|task| task.id.value.as_str());
    if plan.task(id).is_some() || bundle.broken || is_left_out(bundle, Row::Task, id, ids().collect::<Vec<_>>()) {
        return None;
    }
    let number = &plan.number.value;
    let finding = Finding::new(
        &RULE,
        named.place,
        Text::new(format!("kế hoạch {number} không có nhiệm vụ `{id}`"), format!("plan {number} has no task `{id}`")),
    )
    .label(Text::fixed("nhiệm vụ lạ", "unknown task"));
    let finding = match one_edit_away(id, ids()).filter(|meant| !taken(meant)) {
        Some(meant) => respell(finding, sources, named.place, meant),
        None => finding,
    };
    if let Some(each) = several(bundle, id) {
        return Some(
            finding
                .help(Text::new(format!("mỗi mã đặt trong dấu nháy riêng: {each}"), format!("put each id in quotes of its own: {each}"))),
        );
    }
    let area = id.split('.').next().unwrap_or_default();
    let siblings: Vec<&str> = ids().filter(|task| task.split('.').next() == Some(area)).collect();
    Some(match (nearest(id, ids().collect::<Vec<_>>()), siblings.as_slice()) {
        (Some(meant), _) => {
            let name = plan.task(meant).map_or("", |task| task.name.as_str());
            finding.help(Text::new(format!("có phải là \"{meant}\" ({name})?"), format!("did you mean \"{meant}\" ({name})?")))
        }
        (None, [only]) => finding.help(Text::new(
            format!("nội dung {area} chỉ có nhiệm vụ {only}: xem `cchc plan show`"),
            format!("area {area} has task {only} alone: see `cchc plan show`"),
        )),
        (None, [first, second]) => finding.help(Text::new(
            format!("nội dung {area} có hai nhiệm vụ, {first} và {second}: xem `cchc plan show`"),
            format!("area {area} has two tasks, {first} and {second}: see `cchc plan show`"),
        )),
        (None, [first, .., last]) => finding.help(Text::new(
            format!("nội dung {area} có các nhiệm vụ từ {first} đến {last}: xem `cchc plan show`"),
            format!("area {area} has tasks {first} to {last}: see `cchc plan show`"),
        )),
        (None, []) => finding.help(Text::fixed("xem các nhiệm vụ bằng `cchc plan show`", "see the tasks with `cchc plan show`")),
    })
}

/// The ids that were put into one pair of quotes, each in its own; none where that is not the slip.
fn several(bundle: &Bundle, written: &str) -> Option<String> {
    let ids: Vec<&str> = written.split([',', ';', ' ']).map(str::trim).filter(|id| !id.is_empty()).collect();
    let known = ids.len() > 1 && ids.iter().all(|id| bundle.plan.task(id).is_some());
    known.then(|| ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", "))
}

fn unknown_area(bundle: &Bundle, named: &Located<i64>) -> Option<Finding> {
    let plan = &bundle.plan;
    if plan.area(named.value).is_some() || bundle.broken || is_left_out(bundle, Row::Area, "", []) {
        return None;
    }
    let (number, id) = (&plan.number.value, named.value);
    let areas: Vec<String> = plan.areas.iter().map(|area| area.id.value.to_string()).collect();
    Some(
        Finding::new(
            &RULE,
            named.place,
            Text::new(format!("kế hoạch {number} không có nội dung {id}"), format!("plan {number} has no area {id}")),
        )
        .label(Text::fixed("nội dung lạ", "unknown area"))
        .help(Text::new(format!("các nội dung: {}", areas.join(", ")), format!("the areas: {}", areas.join(", ")))),
    )
}

/// A provincial task whose id begins with no area of its plan.
fn without_area(bundle: &Bundle, id: &Located<String>) -> Finding {
    let number = &bundle.plan.number.value;
    Finding::new(
        &RULE,
        id.place,
        Text::new(
            format!("nhiệm vụ `{}` không thuộc nội dung nào của kế hoạch {number}", id.value),
            format!("task `{}` belongs to no area of plan {number}", id.value),
        ),
    )
    .label(Text::fixed("mã phải bắt đầu bằng số của một nội dung", "an id begins with the number of an area"))
    .help(Text::fixed(
        "sửa mã thành nội dung.thứ-tự, ví dụ \"3.5\", hoặc thêm [[area]]",
        "make the id area.number, such as \"3.5\", or add the [[area]]",
    ))
}
