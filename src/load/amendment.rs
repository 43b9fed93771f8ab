//! `[amendment]`: an adjustment of agencies' plans by a document.

use chrono::Datelike;

use super::agency_plan::task;
use super::fields::{Block, Fields, Holds, Page};
use crate::model::agency_plan::LeftOut;
use crate::model::amendment::{Alteration, Amendment, Change};
use crate::model::vocabulary::amendment as vocabulary;
use crate::source::Located;

/// The tables of an amendment: the first whose keys all that stands there are of.
static BLOCKS: [Block; 3] = [
    Block { key: "withdraw", header: "[[withdraw]]", holds: Holds::Keys(&vocabulary::WITHDRAW) },
    Block { key: "change", header: "[[change]]", holds: Holds::Keys(&vocabulary::CHANGE) },
    Block { key: "add", header: "[[add]]", holds: Holds::Keys(&vocabulary::ADD) },
];

/// Reads an amendment; `None` when it does not say its number and date.
pub(super) fn lower(page: &Page<'_>, root: Fields<'_>) -> Option<Amendment> {
    page.blocks.set(&BLOCKS);
    let header = root.table("amendment")?;
    header.need(&["number", "issued"]);
    let number = header.text("number");
    let issued = header.date("issued");
    let issuer = header.words("issuer");
    let reason = header.words("reason");
    header.finish();
    let default_year = issued.as_ref().map_or(0, |issued| issued.value.year());
    page.year.set(issued.as_ref().map(|issued| issued.value.year()));

    let mut changes = Vec::new();
    let mut left_out = Vec::new();
    for fields in root.tables("change") {
        fields.need(&["agency", "task"]);
        fields.need_something_of(&["due", "name", "product", "lead"]);
        let whose = whose(&fields, default_year);
        let due = fields.due("due");
        let is_read = due.is_some();
        let what = Alteration::Replace { due, name: fields.words("name"), product: fields.words("product"), lead: fields.words("lead") };
        let unread = !is_read && fields.has("due") && !fields.is_misspelt("due");
        fields.finish();
        let Some((agency, task, year)) = whose else {
            left_out.push(nameless("[[change]]"));
            continue;
        };
        if unread {
            left_out.push(LeftOut { entry: task.value, key: "due", implements: Vec::new() });
            continue;
        }
        changes.push(Change { agency, task, year, what });
    }
    for fields in root.tables("withdraw") {
        fields.need(&["agency", "task"]);
        let whose = whose(&fields, default_year);
        fields.finish();
        let Some((agency, task, year)) = whose else {
            left_out.push(nameless("[[withdraw]]"));
            continue;
        };
        changes.push(Change { agency, task, year, what: Alteration::Withdraw });
    }
    for fields in root.tables("add") {
        fields.need(&["agency", "task"]);
        let whose = whose(&fields, default_year);
        // Read even when it does not say whose it is: its own faults are faults all the same.
        let id = whose.as_ref().map_or_else(|| Located::new(String::new(), fields.place()), |(_, id, _)| id.clone());
        let added = task(id, &fields);
        fields.finish();
        match (whose, added) {
            (Some((agency, task, year)), Ok(added)) => {
                changes.push(Change { agency, task, year, what: Alteration::Add(Box::new(added)) });
            }
            (Some(_), Err(entry)) => left_out.push(entry),
            (None, _) => left_out.push(nameless("[[add]]")),
        }
    }
    root.finish();
    left_out.extend(page.swallowed.take().into_iter().map(|swallowed| nameless(swallowed.header)));
    Some(Amendment { file: page.file, number: number?, issued: issued?, issuer, reason, changes, left_out })
}

/// An entry that does not say whose task it is.
fn nameless(table: &str) -> LeftOut {
    LeftOut::nameless(table, "agency, task", Vec::new())
}

fn whose(fields: &Fields<'_>, default_year: i32) -> Option<(Located<String>, Located<String>, i32)> {
    let agency = fields.id("agency");
    let task = fields.id("task");
    let year = fields.integer("year", 1900, 2200).and_then(|year| i32::try_from(year.value).ok());
    Some((agency?, task?, year.unwrap_or(default_year)))
}
