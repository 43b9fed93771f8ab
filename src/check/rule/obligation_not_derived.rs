//! A provincial task that the text assigns to an agency and whose plan neither implements nor declares not applicable.

use std::collections::HashMap;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::agency::Agency;
use crate::model::agency_plan::AgencyPlan;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::{Period, Quarter};
use crate::model::provincial_plan::ProvincialTask;
use crate::rollup::coverage::{self, Derivation, Derivations, Obligation};
use crate::rollup::view::View;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0201",
    name: "obligation-not-derived",
    level: Level::Deny,
    summary: Text::fixed(
        "nhiệm vụ Tỉnh giao chưa có trong kế hoạch của cơ quan",
        "a task the province assigns is not in the agency's plan",
    ),
    why: Text::fixed(
        "Kế hoạch của Tỉnh nêu rõ ai phải thực hiện; bỏ sót thì nhiệm vụ đó không được triển khai ở cơ quan.",
        "The province's plan says who must implement it; left out, it is not carried out there.",
    ),
    example: "[agency-plan]\nagency = \"so-y-te\"   # không có nhiệm vụ nào implements = [\"3.3\"]",
    fix: Text::fixed(
        "Thêm một nhiệm vụ implements = [\"3.3\"], hoặc nêu vì sao không thuộc chức năng, nhiệm vụ trong [not-applicable].",
        "Add a task with implements = [\"3.3\"], or say in [not-applicable] why it is outside the agency's functions.",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện: thủ trưởng các cơ quan xây dựng kế hoạch của cơ quan mình",
        "the province's plan, on implementation: heads of agencies make their own plans",
    ),
};

/// Checks every obligation that rests on the text itself.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    not_derived(checked, false, &RULE, findings);
}

/// The obligations of single agencies that their plans leave out, among those that are `inferred` or not.
pub(super) fn not_derived(checked: &Checked, inferred: bool, rule: &'static Rule, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for bundle in workspace.bundles.iter().filter(|bundle| !bundle.broken) {
        let view = View::of(checked, bundle, Period::official(bundle.plan.year, Quarter::Q4));
        let mut owed: HashMap<&str, Vec<Obligation<'_>>> = HashMap::new();
        // Joint obligations that nobody implements so far, each with how many declared it not applicable.
        let mut joint: Vec<(Obligation<'_>, usize)> = Vec::new();
        for obligation in coverage::obligations(&view) {
            if obligation.assignment.inferred != inferred {
                continue;
            }
            // A joint obligation that one agency alone may meet is that agency's own.
            match obligation.agencies.as_slice() {
                [agency] => owed.entry(&agency.id.value).or_default().push(obligation),
                _ => joint.push((obligation, 0)),
            }
        }
        for plan in view.plans() {
            let added = checked.added_to(plan).flat_map(|planned| &planned.task.implements).map(|task| task.value.as_str());
            let derivations = Derivations::of(plan, added);
            for obligation in owed.get(plan.agency.value.as_str()).into_iter().flatten() {
                if matches!(derivations.about(&obligation.task.id.value), Derivation::NotDerived) {
                    findings.push(finding(bundle, plan, obligation.agencies[0], obligation, rule));
                }
            }
            joint.retain_mut(|(obligation, declared)| {
                if !obligation.agencies.iter().any(|agency| agency.id.value == plan.agency.value) {
                    return true;
                }
                match derivations.about(&obligation.task.id.value) {
                    Derivation::Derived => return false,
                    Derivation::NotApplicable(_) => *declared += 1,
                    Derivation::NotDerived => {}
                }
                // One that declares it leaves it to the others; it is nobody's only when all of them do.
                *declared < obligation.agencies.len()
            });
        }
        // Who else might meet it is known only where every plan is: not in a repository of one agency, nor before they are in.
        let all_in = |obligation: &Obligation<'_>| {
            obligation.agencies.iter().all(|agency| checked.plan(&agency.id.value, bundle.plan.year).is_some())
        };
        let joint = joint.iter().map(|(obligation, _)| obligation);
        findings.extend(joint.filter(|obligation| all_in(obligation)).map(|obligation| unmet(bundle, obligation, rule)));
    }
}

fn finding(bundle: &Bundle, plan: &AgencyPlan, agency: &Agency, obligation: &Obligation<'_>, rule: &'static Rule) -> Finding {
    let (task, assignment) = (obligation.task, obligation.assignment);
    let (id, name) = (&task.id.value, &agency.name);
    let number = &bundle.plan.number.value;
    let declares = !plan.not_applicable.is_empty();
    let (vi, en) = match &assignment.words {
        Some(words) => (format!(": “{words}”"), format!(": “{words}”")),
        None => (String::new(), String::new()),
    };
    let (rests_vi, rests_en) =
        if assignment.inferred { ("; suy từ chức năng, nhiệm vụ", "; inferred from functions") } else { ("", "") };
    Finding::new(
        rule,
        plan.agency.place,
        Text::new(
            format!("kế hoạch của {name} chưa có nhiệm vụ nào thực hiện nhiệm vụ `{id}` của Tỉnh"),
            format!("the plan of {name} has no task that implements task `{id}` of the province"),
        ),
    )
    .about(id)
    .label(Text::new(format!("thiếu nhiệm vụ {id}"), format!("task {id} is missing")))
    .related(
        task.place,
        Text::new(
            format!("{id} “{}” ({number}, mục {}{vi}{rests_vi})", task.name, task.source),
            format!("{id} “{}” ({number}, section {}{en}{rests_en})", task.name, task.source),
        ),
    )
    .help(Text::new(
        format!(
            "thêm một [task.…] có implements = [\"{id}\"], hoặc nêu vì sao không thuộc chức năng, nhiệm vụ{}:",
            if declares { ", thêm dưới [not-applicable]" } else { "" }
        ),
        format!(
            "add a [task.…] with implements = [\"{id}\"], or say why it is outside the agency's functions{}:",
            if declares { ", below [not-applicable]" } else { "" }
        ),
    ))
    .paste(if declares {
        format!("\"{id}\" = \"…\"")
    } else {
        format!(
            "[not-applicable]
\"{id}\" = \"…\""
        )
    })
}

/// A task of the province with the section of its plan that has it.
pub(super) fn cited(bundle: &Bundle, task: &ProvincialTask) -> Text {
    let (id, name, number, source) = (&task.id.value, &task.name, &bundle.plan.number.value, &task.source);
    Text::new(format!("{id} “{name}” ({number}, mục {source})"), format!("{id} “{name}” ({number}, section {source})"))
}

/// A joint obligation that nobody's plan takes up: at the assignment itself, since it is nobody's alone.
fn unmet(bundle: &Bundle, obligation: &Obligation<'_>, rule: &'static Rule) -> Finding {
    let (task, assignment) = (obligation.task, obligation.assignment);
    let id = &task.id.value;
    let count = obligation.agencies.len();
    let who: Vec<&str> = obligation.agencies.iter().take(3).map(|agency| agency.name.as_str()).collect();
    let who = who.join(", ") + if count > 3 { ", …" } else { "" };
    Finding::new(
        rule,
        assignment.place,
        Text::new(
            format!("chưa kế hoạch nào thực hiện nhiệm vụ `{id}` giao chung cho {count} cơ quan: {who}"),
            format!("no plan takes up task `{id}`, given jointly to {count} agencies: {who}"),
        ),
    )
    .label(cited(bundle, task))
    .help(Text::new(
        format!("một trong các cơ quan đó thêm [task.…] có implements = [\"{id}\"]"),
        format!("one of these agencies adds a [task.…] with implements = [\"{id}\"]"),
    ))
}
