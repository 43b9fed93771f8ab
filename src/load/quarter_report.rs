//! `[report]`: an agency's report for a quarter, or its closing state.

use super::fault::{invalid_value, missing_key};
use super::fields::{Block, Fields, Holds, NamedFigure, Page};
use crate::model::agency_plan::LeftOut;
use crate::model::lookup::Lookup;
use crate::model::period::Quarter;
use crate::model::quarter_report::{Difficulty, Evidence, Figure, FigureValue, Progress, QuarterReport, Slot};
use crate::model::vocabulary::report as vocabulary;
use crate::source::Located;

/// The tables of a report.
static BLOCKS: [Block; 5] = [
    Block { key: "progress", header: "[progress.…]", holds: Holds::Keys(&vocabulary::PROGRESS) },
    Block { key: "difficulty", header: "[difficulty.…]", holds: Holds::Keys(&vocabulary::DIFFICULTY) },
    Block { key: "in-period", header: "[in-period]", holds: Holds::Figures },
    Block { key: "at-cut-off", header: "[at-cut-off]", holds: Holds::Figures },
    Block { key: "narrative", header: "[narrative]", holds: Holds::Words },
];

/// Reads a report; `None` when it does not say whose and of when it is.
pub(super) fn lower(page: &Page<'_>, root: Fields<'_>) -> Option<QuarterReport> {
    page.blocks.set(&BLOCKS);
    let header = root.table("report")?;
    let place = header.place();
    header.need(&["agency", "year"]);
    let agency = header.id("agency");
    let year = header.integer("year", 1900, 2200);
    page.year.set(year.as_ref().and_then(|year| i32::try_from(year.value).ok()));
    let number = header.text("number");
    let submitted = header.date("submitted");
    let slot = slot(page, &header);
    let (has_number, has_submitted) = (header.has("number"), header.has("submitted"));
    header.finish();

    let (mut progress, mut blank) = (Vec::new(), Vec::new());
    let mut left_out = Vec::new();
    for (task, fields) in root.named_tables("progress") {
        // As `open` writes it: a person has still to fill it in.
        if fields.len() == 0 && !page.broken {
            blank.push(task);
            continue;
        }
        match entry(task, &fields) {
            Ok(entry) => progress.push(entry),
            Err(entry) => left_out.push(entry),
        }
        fields.finish();
    }
    left_out.extend(root.names_of_no_table("progress").into_iter().map(|entry| LeftOut { entry, key: "progress", implements: Vec::new() }));
    let mut unread_difficulties = Vec::new();
    let difficulty = |(id, fields)| difficulty(id, fields, &mut unread_difficulties);
    let difficulties = root.named_tables("difficulty").into_iter().map(difficulty).collect();
    let mut unread_figures = Vec::new();
    let in_period = figures(&root, "in-period", &mut unread_figures);
    let at_cut_off = figures(&root, "at-cut-off", &mut unread_figures);
    let narrative = root.narrative("narrative");
    // Tables whose header is misspelt or missing are told already: nothing that stands in them is missing.
    let headless = |(entry, _)| LeftOut { entry, key: "progress", implements: Vec::new() };
    left_out.extend(root.misspelt_entries("progress", "", false).into_iter().map(headless));
    unread_difficulties.extend(root.misspelt_entries("difficulty", "tasks", false).into_iter().flat_map(|(_, tasks)| tasks));
    for table in ["in-period", "at-cut-off"] {
        unread_figures.extend(root.misspelt_entries(table, "", true).into_iter().map(|(indicator, _)| indicator));
    }
    root.finish();
    for swallowed in page.swallowed.take() {
        match swallowed.key {
            "progress" => left_out.push(LeftOut::nameless(swallowed.header, "progress", Vec::new())),
            "difficulty" => unread_difficulties.extend(swallowed.ids),
            "in-period" | "at-cut-off" => unread_figures.extend(swallowed.names),
            _ => {}
        }
    }
    let by_task = Lookup::new(&progress, Progress::key);
    let (flows, stocks) = (Lookup::new(&in_period, Figure::key), Lookup::new(&at_cut_off, Figure::key));
    let (year, slot) = (year?, slot?);
    Some(QuarterReport {
        file: page.file,
        agency: agency?,
        year: i32::try_from(year.value).ok()?,
        year_place: year.place,
        slot: slot.value,
        slot_place: slot.place,
        number,
        has_number,
        submitted,
        has_submitted,
        progress,
        blank,
        difficulties,
        unread_difficulties,
        in_period,
        at_cut_off,
        unread_figures,
        narrative,
        left_out,
        place,
        by_task,
        flows,
        stocks,
    })
}

fn slot(page: &Page<'_>, header: &Fields<'_>) -> Option<Located<Slot>> {
    let quarter = header.integer("quarter", 1, 4);
    let closing = header.boolean("closing");
    if let Some(place) = header.place_of("closing").filter(|_| header.has("quarter")) {
        page.report(invalid_value::quarter_and_closing(place));
    }
    if let Some(quarter) = quarter {
        return Some(Located::new(Slot::Quarter(Quarter::from_number(quarter.value)?), quarter.place));
    }
    if let Some(closing) = closing.filter(|closing| closing.value) {
        return Some(Located::new(Slot::Closing, closing.place));
    }
    if !header.has("quarter") && !header.is_misspelt("closing") && !page.broken {
        page.report(missing_key::one_of(header.place(), &header.name(), &["quarter", "closing"]));
    }
    None
}

/// Reads an entry; one whose `completed`, `carried-out` or `arisen` cannot be read is left out: its state is not known.
fn entry(task: Located<String>, fields: &Fields<'_>) -> Result<Progress, LeftOut> {
    fields.need_something_of(&["result", "completed", "carried-out", "arisen"]);
    let result = fields.text("result");
    let percent = fields.integer("percent", 0, 100);
    let started = fields.date("started");
    let completed = fields.date("completed");
    let awaiting_approval = fields.date("awaiting-approval");
    let carried_out = fields.boolean("carried-out");
    let arisen = fields.boolean("arisen");
    let evidence = fields.tables("evidence").into_iter().map(evidence).collect();
    let spent_to_date = fields.money("spent-to-date");
    let delay_cause = fields.words("delay-cause");

    let misspelt = fields.misspelt(&["completed", "awaiting-approval", "carried-out", "arisen", "percent", "delay-cause"]);
    let has_evidence = fields.has("evidence") && !fields.is_empty_list("evidence");
    let unread = [("completed", completed.is_none()), ("carried-out", carried_out.is_none()), ("arisen", arisen.is_none())];
    if let Some((key, _)) = unread.into_iter().find(|(key, absent)| *absent && fields.has(key) && !misspelt.contains(key)) {
        return Err(LeftOut { entry: task.value, key, implements: Vec::new() });
    }
    Ok(Progress {
        task,
        result,
        percent,
        started,
        completed,
        awaiting_approval,
        carried_out,
        arisen,
        has_evidence,
        evidence,
        spent_to_date,
        delay_cause,
        misspelt,
        place: fields.place(),
    })
}

fn evidence(fields: Fields<'_>) -> Evidence {
    fields.need(&["number", "date"]);
    let read =
        Evidence { number: fields.text("number"), date: fields.date("date"), title: fields.words("title"), file: fields.words("file") };
    fields.finish();
    read
}

/// Reads a difficulty; the tasks of a list that cannot be read go to `unread`.
fn difficulty(id: Located<String>, fields: Fields<'_>, unread: &mut Vec<String>) -> Difficulty {
    let (tasks, problem, proposal) = (fields.ids("tasks"), fields.words("problem"), fields.words("proposal"));
    let tasks = tasks.unwrap_or_else(|| {
        unread.extend(fields.meant_ids("tasks"));
        Vec::new()
    });
    let has_problem = fields.has("problem");
    fields.finish();
    Difficulty { id, tasks, problem, has_problem, proposal }
}

/// The figures of a table; the indicators of those that cannot be read go to `unread`.
fn figures(root: &Fields<'_>, key: &'static str, unread: &mut Vec<String>) -> Vec<Figure> {
    let figure = |(indicator, place, value): (Located<String>, _, _)| {
        let value = match value {
            Some(NamedFigure::Count(count)) => FigureValue::Count(count),
            Some(NamedFigure::Ids(ids)) => FigureValue::Members(ids),
            None => {
                unread.push(indicator.value);
                return None;
            }
        };
        Some(Figure::new(indicator, value, place))
    };
    root.named_figures(key).into_iter().filter_map(figure).collect()
}
