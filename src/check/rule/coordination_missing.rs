//! A planned task of an area whose leads must work with somebody, without that agency in `support`.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;
use crate::model::agency::Agency;
use crate::model::agency_plan::PlannedTask;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::provincial_plan::Area;
use crate::rollup::status::area_of;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0205",
    name: "coordination-missing",
    level: Level::Warn,
    summary: Text::fixed(
        "nhiệm vụ chưa phối hợp với cơ quan mà kế hoạch của Tỉnh yêu cầu",
        "a task without the coordination the province's plan asks for",
    ),
    why: Text::fixed(
        "Kế hoạch của Tỉnh giao cơ quan chủ trì phối hợp với cơ quan đầu mối; ai được giao chủ trì nằm ở phụ lục nên đây chỉ là cảnh báo.",
        "The province's plan has leads work with the coordinator; who leads stands in its appendix, so this only warns.",
    ),
    example: "[task.SYT-01]\nimplements = [\"1.1\"]\nsupport = []",
    fix: Text::fixed("Thêm cơ quan đó vào `support`.", "Add the agency to `support`."),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện (`coordinate-with` của nội dung)",
        "the province's plan, on implementation (the area's `coordinate-with`)",
    ),
};

/// Checks every planned task of an area that asks for coordination, those that amendments add included; the agency asked for need not
/// work with itself.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for planned in checked.planned() {
        let Some(bundle) = checked.bundle_for(planned.file, planned.year) else { continue };
        let task = planned.task;
        if task.support_unread {
            continue;
        }
        let Some(area) = area(bundle, task) else { continue };
        let asked = area.coordinate_with.iter().filter(|asked| asked.value != planned.agency && bundle.agency(&asked.value).is_some());
        let mut missing: Vec<&Located<String>> = asked.filter(|asked| !task.support.iter().any(|own| own.value == asked.value)).collect();
        if !missing.is_empty() {
            spend_unknown(bundle, task, &mut missing);
        }
        for asked in missing {
            let (id, asked_id, name) = (&task.id.value, &asked.value, bundle.agency_name(&asked.value));
            let table = planned.table();
            findings.push(
                Finding::new(
                    &RULE,
                    task.id.place,
                    Text::new(
                        format!("nhiệm vụ `{id}` thuộc nội dung {} nhưng chưa ghi phối hợp với {name}", area.id.value),
                        format!("task `{id}` is of area {} and names no coordination with {name}", area.id.value),
                    ),
                )
                .label(Text::new(format!("thiếu \"{asked_id}\" trong support"), format!("\"{asked_id}\" is not in support")))
                .related(asked.place, source(area))
                .help(if task.support.is_empty() {
                    Text::new(format!("thêm dưới {}:", table.vi), format!("add below {}:", table.en))
                } else {
                    Text::new(
                        format!("sửa dòng support dưới {} thành:", table.vi),
                        format!("change the support line below {} to:", table.en),
                    )
                })
                .paste(format!("support = [{}]", supporting(task, asked_id))),
            );
        }
    }
}

/// Takes out of `missing` the agencies that unknown ids in a task's `support` most likely mean: such an id is a finding of its own.
fn spend_unknown(bundle: &Bundle, task: &PlannedTask, missing: &mut Vec<&Located<String>>) {
    let unknown = task.support.iter().filter(|own| !own.value.starts_with('@') && bundle.agency(&own.value).is_none());
    for own in unknown {
        let meant = nearest(&own.value, bundle.agencies.iter().map(Agency::key));
        if let Some(at) = missing.iter().position(|asked| meant.is_none_or(|meant| meant == asked.value)) {
            missing.remove(at);
        }
    }
}

/// The agencies that support a task, and one more.
fn supporting(task: &PlannedTask, more: &str) -> String {
    let own = task.support.iter().map(|own| own.value.as_str()).chain([more]);
    own.map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ")
}

/// The area a planned task counts in, with what it asks for.
pub(super) fn area<'a>(bundle: &'a Bundle, task: &PlannedTask) -> Option<&'a Area> {
    bundle.plan.area(area_of(bundle, task)?)
}

/// Where the province's plan asks for it.
pub(super) fn source(area: &Area) -> Text {
    match &area.funding_source {
        Some(source) => {
            Text::new(format!("kế hoạch của Tỉnh yêu cầu (mục {source})"), format!("the province's plan asks for it (section {source})"))
        }
        None => Text::fixed("kế hoạch của Tỉnh yêu cầu", "the province's plan asks for it"),
    }
}
