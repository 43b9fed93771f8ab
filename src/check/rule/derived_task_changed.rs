//! A provincial task that is not what it was when an agency's plan was derived from it.

use super::obligation_not_derived::cited;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Text, is_placeholder};
use crate::level::Level;
use crate::model::agency_plan::{AgencyPlan, DerivedFrom};
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0210",
    name: "derived-task-changed",
    level: Level::Warn,
    summary: Text::fixed(
        "nhiệm vụ của Tỉnh đã khác so với lúc lập kế hoạch",
        "the province's task is not what it was when the plan was derived",
    ),
    why: Text::fixed(
        "Tỉnh sửa nhiệm vụ thì kế hoạch lập theo bản cũ có thể không còn khớp: tên, thời hạn, sản phẩm hay ai phải thực hiện đã khác.",
        "When the province changes a task, a plan made from the old one may no longer fit: its name, deadline, product or who answers for it is another.",
    ),
    example: "[derived-from]\n\"3.3\" = \"9f2c41\"   # nhiệm vụ 3.3 nay có dấu vân tay khác",
    fix: Text::fixed(
        "Đối chiếu kế hoạch với nhiệm vụ mới, sửa nếu cần, rồi chạy cchc derive --accept để ghi nhận.",
        "Hold the plan against the new task, change it where needed, then settle it with cchc derive --accept.",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện: cơ quan căn cứ kế hoạch của Tỉnh xây dựng kế hoạch của mình",
        "the province's plan, on implementation: agencies make their own plans on the basis of it",
    ),
};

/// Checks what every plan was derived from, once a task.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for plan in &checked.workspace().plans {
        let Some(bundle) = checked.bundle_for(plan.file, plan.year).filter(|bundle| !bundle.broken) else { continue };
        findings.extend(plan.derived_from.iter().filter_map(|derived| changed(bundle, plan, derived)));
    }
}

fn changed(bundle: &Bundle, plan: &AgencyPlan, derived: &DerivedFrom) -> Option<Finding> {
    let (id, agency, number) = (&derived.task.value, &plan.agency.value, &bundle.plan.number.value);
    let settle = format!("cchc derive {agency} --year {} --accept {id}", plan.year);
    // One that keeps a place is told as such.
    if is_placeholder(&derived.fingerprint.value) {
        return None;
    }
    let Some(task) = bundle.plan.task(id) else {
        return (!speaks_of(plan, id)).then(|| {
            Finding::new(
                &RULE,
                derived.task.place,
                Text::new(
                    format!("cần xem lại: nhiệm vụ `{id}` không còn trong kế hoạch {number} của Tỉnh"),
                    format!("suspect: task `{id}` is no longer in plan {number} of the province"),
                ),
            )
            .label(Text::fixed("có khi lập kế hoạch này", "was there when this plan was derived"))
            .help(Text::new(
                format!("xem kế hoạch này có việc nào chỉ vì nhiệm vụ ấy không, rồi chạy: {settle}"),
                format!("see whether this plan has anything for that task only, then run: {settle}"),
            ))
        });
    };
    (task.fingerprint() != derived.fingerprint.value).then(|| {
        Finding::new(
            &RULE,
            derived.fingerprint.place,
            Text::new(
                format!("cần xem lại: nhiệm vụ `{id}` của Tỉnh đã thay đổi từ khi lập kế hoạch này"),
                format!("suspect: {id} changed since this plan was derived"),
            ),
        )
        .about(id)
        .label(Text::new(
            format!("dấu vân tay của nhiệm vụ khi ấy; nay là {}", task.fingerprint()),
            format!("its fingerprint then; now it is {}", task.fingerprint()),
        ))
        .related(task.place, cited(bundle, task))
        .help(Text::new(
            format!("đối chiếu kế hoạch với nhiệm vụ mới, sửa nếu cần, rồi chạy: {settle}"),
            format!("hold the plan against the new task, change it where needed, then run: {settle}"),
        ))
    })
}

/// Whether a plan names a provincial task: that there is none is a finding there.
fn speaks_of(plan: &AgencyPlan, id: &str) -> bool {
    let implemented = plan.tasks.iter().flat_map(|task| &task.implements).map(|task| &task.value);
    let left_out = plan.left_out.iter().flat_map(|entry| &entry.implements);
    implemented.chain(left_out).chain(plan.not_applicable.iter().map(|entry| &entry.task.value)).any(|named| named == id)
}
