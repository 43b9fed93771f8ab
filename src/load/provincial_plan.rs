//! `[provincial-plan]`: the province's plan, its duties, areas and tasks.

use super::fields::{Block, Fields, Holds, Page};
use crate::model::lookup::Lookup;
use crate::model::provincial_plan::{
    Area, Assignment, Authority, Content, Coverage, Duty, DutyKind, Heading, ProvincialPlan, ProvincialTask,
};
use crate::model::vocabulary::provincial_plan as vocabulary;
use crate::source::Located;

/// The tables of a plan.
static BLOCKS: [Block; 6] = [
    Block { key: "authority", header: "[authority]", holds: Holds::Keys(&vocabulary::AUTHORITY) },
    Block { key: "outline", header: "[[outline]]", holds: Holds::Keys(&vocabulary::OUTLINE) },
    Block { key: "duty", header: "[[duty]]", holds: Holds::Keys(&vocabulary::DUTY) },
    Block { key: "area", header: "[[area]]", holds: Holds::Keys(&vocabulary::AREA) },
    Block { key: "task", header: "[[task]]", holds: Holds::Keys(&vocabulary::TASK) },
    Block { key: "assign", header: "[[task.assign]]", holds: Holds::Keys(&vocabulary::ASSIGN) },
];

/// Reads a plan; `None` when its header lacks what makes it a plan.
pub(super) fn lower(page: &Page<'_>, root: Fields<'_>) -> Option<ProvincialPlan> {
    page.blocks.set(&BLOCKS);
    let header = root.table("provincial-plan")?;
    header.need(&["id", "title", "number", "issued", "issuer", "year", "coordinator"]);
    let id = header.id("id");
    let title = header.words("title");
    let number = header.text("number");
    let issued = header.date("issued");
    let issuer = header.words("issuer");
    let year = header.integer("year", 1900, 2200);
    page.year.set(year.as_ref().and_then(|year| i32::try_from(year.value).ok()));
    let coordinator = header.id("coordinator");
    let province = header.words("province");
    let standing = header.words("standing");
    let replaces = header.text("replaces");
    let place = header.place();
    header.finish();

    let authority = root.table("authority").map(authority);
    let outline = root.tables("outline").into_iter().filter_map(heading).collect();
    let duties = root.tables("duty").into_iter().filter_map(duty).collect();
    let areas = root.tables("area").into_iter().filter_map(area).collect();
    let tasks: Vec<ProvincialTask> = root.tables("task").into_iter().filter_map(task).collect();
    root.finish();
    Some(ProvincialPlan {
        id: id?,
        title: title?,
        number: number?,
        issued: issued?,
        issuer: issuer?,
        year: i32::try_from(year?.value).ok()?,
        coordinator: coordinator?,
        province,
        standing,
        replaces,
        authority,
        outline,
        duties,
        areas,
        by_task: Lookup::new(&tasks, ProvincialTask::key),
        tasks,
        place,
    })
}

fn authority(fields: Fields<'_>) -> Authority {
    let read = Authority {
        name: fields.words("name"),
        seat: fields.words("place"),
        sign: fields.words("sign"),
        on_behalf: fields.words("on-behalf"),
        head_title: fields.words("head-title"),
        signer: fields.words("signer"),
        reports_to: fields.word_list("reports-to"),
        copies: fields.word_list("copies"),
        archive: fields.words("archive"),
    };
    fields.finish();
    read
}

fn heading(fields: Fields<'_>) -> Option<Heading> {
    fields.need(&["section", "title"]);
    let (section, title) = (fields.id("section"), fields.words("title"));
    let holds = fields.one_of("holds", &Content::ALL);
    fields.finish();
    Some(Heading { section: section?, title: title?, holds })
}

fn duty(fields: Fields<'_>) -> Option<Duty> {
    fields.need(&["what", "who"]);
    let what = fields.one_of("what", &DutyKind::ALL);
    let who = fields.ids("who");
    let (to, source, words) = (fields.id("to"), fields.words("source"), fields.words("words"));
    fields.finish();
    Some(Duty { what: what?, who: who?, to, source, words })
}

fn area(fields: Fields<'_>) -> Option<Area> {
    fields.need(&["id", "name"]);
    let id = fields.integer("id", 1, i64::from(u16::MAX));
    let name = fields.words("name");
    let area = Area {
        id: Located::new(0, fields.place()),
        name: String::new(),
        source: fields.words("source"),
        coordinate_with: fields.ids("coordinate-with").unwrap_or_default(),
        requires_funding: fields.boolean("requires-funding").is_some_and(|needs| needs.value),
        funding_source: fields.words("funding-source"),
        outline: fields.words("outline"),
        par_area: fields.integer("par-area", 1, 99).map(|area| area.value),
        place: fields.place(),
    };
    fields.finish();
    Some(Area { id: id?, name: name?, ..area })
}

fn task(fields: Fields<'_>) -> Option<ProvincialTask> {
    fields.need(&["id", "name", "source", "assign"]);
    let id = fields.id("id");
    let name = fields.words("name");
    let source = fields.words("source");
    let schedule = fields.due("schedule").map(|due| due.value);
    let indicators = fields.ids("indicators").unwrap_or_default();
    let lead = fields.words("lead");
    let support = fields.ids("support").unwrap_or_default();
    let product = fields.words("product");
    let due = fields.due("due").map(|due| due.value);
    let assignments = fields.tables("assign").into_iter().filter_map(assignment).collect();
    let place = fields.place();
    fields.finish();
    Some(ProvincialTask { id: id?, name: name?, source: source?, schedule, indicators, lead, support, product, due, assignments, place })
}

fn assignment(fields: Fields<'_>) -> Option<Assignment> {
    fields.need(&["to", "coverage", "inferred"]);
    let to = fields.ids("to");
    let coverage = fields.one_of("coverage", &[("each", Coverage::Each), ("any", Coverage::Any)]);
    let words = fields.words("words");
    let inferred = fields.boolean("inferred");
    let place = fields.place();
    fields.finish();
    Some(Assignment { to: to?, coverage: coverage?, words, inferred: inferred?.value, place })
}
