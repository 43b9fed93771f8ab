//! `[agency-plan]`: an agency's plan.

use super::fault::missing_key;
use super::fields::{Block, Fields, Holds, Page};
use crate::model::agency_plan::{AgencyPlan, DerivedFrom, LeftOut, NotApplicable, PlannedTask, Target};
use crate::model::vocabulary::agency_plan as vocabulary;
use crate::source::Located;

/// The tables of a plan.
static BLOCKS: [Block; 2] = [
    Block { key: "task", header: "[task.…]", holds: Holds::Keys(&vocabulary::TASK) },
    Block { key: "not-applicable", header: "[not-applicable]", holds: Holds::Words },
];

/// Reads a plan; `None` when it does not say whose it is.
pub(super) fn lower(page: &Page<'_>, root: Fields<'_>) -> Option<AgencyPlan> {
    page.blocks.set(&BLOCKS);
    let header = root.table("agency-plan")?;
    header.need(&["agency", "year", "number", "issued", "basis"]);
    let agency = header.id("agency");
    let year = header.integer("year", 1900, 2200);
    page.year.set(year.as_ref().and_then(|year| i32::try_from(year.value).ok()));
    let number = header.text("number");
    let issued = header.date("issued");
    let basis = header.text("basis");
    header.finish();

    let mut tasks = Vec::new();
    let mut left_out = Vec::new();
    for (id, fields) in root.named_tables("task") {
        match task(id, &fields) {
            Ok(task) => tasks.push(task),
            Err(entry) => left_out.push(entry),
        }
        fields.finish();
    }
    let not_applicable = root.named_words("not-applicable").into_iter().map(|(task, reason)| NotApplicable { task, reason }).collect();
    let derived = |(task, fingerprint)| DerivedFrom { task, fingerprint };
    let derived_from = root.named_words("derived-from").into_iter().map(derived).collect();
    // Tables whose header is misspelt or missing are told already: nothing that stands in them is missing.
    let headless = |(entry, implements)| LeftOut { entry, key: "task", implements };
    left_out.extend(root.misspelt_entries("task", "implements", false).into_iter().map(headless));
    let mut unread_declarations = root.names_of_no_words("not-applicable");
    root.finish();
    for swallowed in page.swallowed.take() {
        match swallowed.key {
            "task" => left_out.push(LeftOut::nameless(swallowed.header, "task", swallowed.ids)),
            _ => unread_declarations.extend(swallowed.names),
        }
    }
    let year = year?;
    Some(AgencyPlan {
        file: page.file,
        agency: agency?,
        year: i32::try_from(year.value).ok()?,
        year_place: year.place,
        number,
        issued,
        basis,
        tasks,
        not_applicable,
        unread_declarations,
        derived_from,
        left_out,
    })
}

/// Reads a planned task: one of an amendment's `[[add]]`, too. An entry whose `implements`, `area` or `due` cannot be read is left out.
pub(super) fn task(id: Located<String>, fields: &Fields<'_>) -> Result<PlannedTask, LeftOut> {
    fields.need(&["name", "product", "lead", "due"]);
    fields.need_one_of(&["implements", "area"]);
    let implements = fields.ids("implements");
    let area = fields.integer("area", 1, i64::from(u16::MAX));
    let name = fields.text("name");
    if let Some(name) = &name {
        fields.notice_long_title(name);
    }
    let product = fields.words("product");
    let lead = fields.words("lead");
    let support = fields.ids("support");
    let support_internal = fields.words("support-internal");
    let due = fields.due("due");
    let budget = budget(fields);
    let staff = fields.integer("staff", 0, 1_000_000).map(|staff| staff.value);
    let targets = fields.tables("targets").into_iter().filter_map(target).collect();

    let support_unread = support.is_none() && fields.has("support");
    let has_budget = fields.has("budget");
    let (estimate, autonomous, budget_unread) = budget.unwrap_or((None, None, has_budget));
    let unread = |key: &'static str| LeftOut { entry: id.value.clone(), key, implements: fields.meant_ids("implements") };
    let implements = match implements {
        Some(implements) => implements,
        None if fields.has("implements") => return Err(unread("implements")),
        None if area.is_some() => Vec::new(),
        None => return Err(unread(if fields.has("area") { "area" } else { "implements" })),
    };
    if implements.is_empty() && area.is_none() {
        if let Some(place) = fields.place_of("implements").filter(|_| !fields.has("area")) {
            fields.report(missing_key::empty_implements(place, &fields.name()));
        }
        return Err(unread("implements"));
    }
    let Some(due) = due else { return Err(unread("due")) };
    Ok(PlannedTask {
        implements,
        area,
        name: name.map(|name| name.value).unwrap_or_default(),
        product,
        lead,
        support: support.unwrap_or_default(),
        support_unread,
        support_internal,
        due,
        has_budget,
        budget_unread,
        estimate,
        autonomous,
        staff,
        targets,
        place: fields.place(),
        id,
    })
}

/// The estimate, the agency's own money, and whether some of the budget could not be read: a key that is not known, too.
type Budget = (Option<Located<i64>>, Option<Located<i64>>, bool);

fn budget(fields: &Fields<'_>) -> Option<Budget> {
    let budget = fields.table("budget")?;
    let (estimate, autonomous) = (budget.money("estimate"), budget.money("autonomous"));
    let unread = budget.len() > usize::from(estimate.is_some()) + usize::from(autonomous.is_some());
    budget.finish();
    Some((estimate, autonomous, unread))
}

fn target(fields: Fields<'_>) -> Option<Target> {
    fields.need(&["indicator"]);
    fields.need_one_of(&["at-least", "at-most"]);
    let indicator = fields.id("indicator");
    let bound = |key| fields.integer(key, i64::MIN, i64::MAX);
    let (at_least, at_most) = (bound("at-least"), bound("at-most"));
    fields.finish();
    Some(Target { indicator: indicator?, at_least, at_most })
}
