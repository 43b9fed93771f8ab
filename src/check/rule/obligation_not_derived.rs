//! A provincial task that the text assigns to an agency and whose plan neither implements nor declares not applicable.

use std::collections::HashMap;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
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
        "Nhiệm vụ Tỉnh giao mà kế hoạch của cơ quan không có thì không được tính là đã đưa vào kế hoạch, và không theo dõi được tiến độ ở cơ quan.",
        "A task the province assigns counts as derived only where the agency's own plan has it; left out, its progress there cannot be followed.",
    ),
    example: "[agency-plan]\nagency = \"so-y-te\"   # không có nhiệm vụ nào implements = [\"3.3\"]",
    fix: Text::fixed(
        "Thêm một nhiệm vụ có implements = [\"3.3\"], hoặc nêu lý do không thuộc chức năng, nhiệm vụ dưới [not-applicable].",
        "Add a task with implements = [\"3.3\"], or give the reason why it is not applicable, below [not-applicable].",
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
            // A joint obligation that one agency alone may meet is that agency's own.
            match obligation.agencies.as_slice() {
                [agency] => owed.entry(&agency.id.value).or_default().push(obligation),
                _ if obligation.assignment.inferred != inferred => {}
                _ => joint.push((obligation, 0)),
            }
        }
        // The wrong ids of each plan that leaves something out, which may have been meant for a joint obligation.
        let mut unspent: HashMap<&str, Vec<&str>> = HashMap::new();
        for plan in view.plans().into_iter().filter(|plan| checked.is_sure(plan.file)) {
            let added = checked.added_to(plan).flat_map(|planned| &planned.task.implements).map(|task| task.value.as_str());
            let derivations = Derivations::of(plan, added);
            let owed = owed.get(plan.agency.value.as_str()).into_iter().flatten();
            // Of both kinds, since a wrong id may have been meant for either.
            let is_missing = |id: &str| {
                matches!(derivations.about(id), Derivation::NotDerived) && !plan.unread_declarations.iter().any(|unread| unread == id)
            };
            let mut missing: Vec<&Obligation<'_>> = owed.filter(|obligation| is_missing(&obligation.task.id.value)).collect();
            if !missing.is_empty() {
                let mut stray = strays(checked, bundle, plan);
                stray.retain(|id| !spend(bundle, id, &mut missing));
                unspent.insert(&plan.agency.value, stray);
            }
            for obligation in missing.into_iter().filter(|obligation| obligation.assignment.inferred == inferred) {
                findings.push(finding(bundle, plan, obligation.agencies[0], obligation, rule));
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
        for obligation in joint.iter().map(|(obligation, _)| obligation).filter(|obligation| all_in(obligation)) {
            let may_mean = |agency: &&Agency| {
                let Some(plan) = checked.plan(agency.key(), bundle.plan.year) else { return false };
                let stray = unspent.entry(&plan.agency.value).or_insert_with(|| strays(checked, bundle, plan));
                let meant = stray.iter().position(|id| spend(bundle, id, &mut vec![obligation]));
                meant.map(|at| stray.remove(at)).is_some()
            };
            if !obligation.agencies.iter().any(may_mean) {
                findings.push(unmet(bundle, obligation, rule));
            }
        }
    }
}

/// The ids of a plan that the province's has not; blank for a task that names none. Each is a finding of its own, and stands where the id
/// of an obligation was meant to.
fn strays<'a>(checked: &'a Checked, bundle: &Bundle, plan: &'a AgencyPlan) -> Vec<&'a str> {
    let named = checked.planned_in(plan).flat_map(|planned| &planned.task.implements).map(|id| id.value.as_str());
    let left_out = plan.left_out.iter().flat_map(|entry| &entry.implements).map(String::as_str);
    let declared = plan.not_applicable.iter().map(|entry| entry.task.value.as_str());
    let unknown = named.chain(left_out).chain(declared).filter(|id| bundle.plan.task(id).is_none());
    let blank = plan.left_out.iter().filter(|entry| entry.key == "implements" && entry.implements.is_empty());
    unknown.chain(blank.map(|_| "")).collect()
}

/// Takes out of `missing` the obligation that a wrong id was most likely meant for: one near it, or else of its area; any, where it has no
/// area of the plan.
fn spend(bundle: &Bundle, stray: &str, missing: &mut Vec<&Obligation<'_>>) -> bool {
    let ids: Vec<&str> = missing.iter().map(|obligation| obligation.task.id.value.as_str()).collect();
    let area = |id: &str| id.split('.').next().and_then(|area| area.parse().ok()).filter(|area| bundle.plan.area(*area).is_some());
    let near = nearest(stray, ids.iter().copied()).and_then(|meant| ids.iter().position(|id| *id == meant));
    let alike = || ids.iter().position(|id| area(stray).is_none_or(|own| area(id) == Some(own)));
    near.or_else(alike).map(|at| missing.remove(at)).is_some()
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
    let rests = rests(obligation);
    Finding::new(
        rule,
        plan.agency.place,
        Text::new(
            format!("kế hoạch của {name} chưa có nhiệm vụ nào thực hiện nhiệm vụ `{id}` của Tỉnh{}", rests.vi),
            format!("the plan of {name} has no task that implements task `{id}` of the province{}", rests.en),
        ),
    )
    .about(id)
    .label(Text::new(format!("thiếu nhiệm vụ {id}"), format!("task {id} is missing")))
    .related(
        task.place,
        Text::new(
            format!("{id} “{}” ({number}, mục {}{vi})", task.name, task.source),
            format!("{id} “{}” ({number}, section {}{en})", task.name, task.source),
        ),
    )
    .help(Text::new(
        format!(
            "thêm một [task.…] có implements = [\"{id}\"], hoặc nêu lý do không thuộc chức năng, nhiệm vụ {}:",
            if declares { "dưới [not-applicable]" } else { "ở cuối tệp" }
        ),
        format!(
            "add a [task.…] with implements = [\"{id}\"], or give the reason why it is not applicable, {}:",
            if declares { "below [not-applicable]" } else { "at the end of the file" }
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

/// How a title goes on where the province's plan names nobody.
fn rests(obligation: &Obligation<'_>) -> Text {
    if obligation.assignment.inferred {
        Text::fixed(
            " (suy ra từ chức năng, nhiệm vụ: kế hoạch của Tỉnh không nêu ai thực hiện)",
            " (inferred from functions: the province's plan does not say who implements it)",
        )
    } else {
        Text::fixed("", "")
    }
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
    let rests = rests(obligation);
    Finding::new(
        rule,
        assignment.place,
        Text::new(
            format!("chưa kế hoạch nào thực hiện nhiệm vụ `{id}` giao chung cho {count} cơ quan: {who}{}", rests.vi),
            format!("no plan implements task `{id}`, assigned jointly to {count} agencies: {who}{}", rests.en),
        ),
    )
    .label(cited(bundle, task))
    .help(Text::new(
        format!("một trong các cơ quan đó thêm [task.…] có implements = [\"{id}\"]"),
        format!("one of these agencies adds a [task.…] with implements = [\"{id}\"]"),
    ))
}
