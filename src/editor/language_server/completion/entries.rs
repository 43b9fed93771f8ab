//! What a table of entries still lacks: open tasks without an entry, figures that are owed, sections without words. Each is offered whole.

use super::ids::{self, is_mentioned, is_owed};
use super::{Offer, literal, written_key};
use crate::editor::language_server::about::{Standing, days_left};
use crate::editor::language_server::mention::{Of, Spot};
use crate::editor::language_server::scene::Scene;
use crate::model::bundle::Bundle;
use crate::model::due::Schedule;
use crate::model::indicator::{Across, Over};
use crate::rollup::stated;
use crate::rollup::status::{State, TaskState, Undated};
use std::fmt::Write as _;

/// The keys a table still lacks, each with its value to fill in.
pub(super) fn keys(scene: &Scene<'_>, spot: Spot, table: &[String], at: usize) -> Vec<Offer> {
    let is_there = |id: &str| has(scene, &table[..table.len() - 1], id, at);
    let missing = |offers: Vec<Offer>| offers.into_iter().filter(|offer| !is_there(&offer.label)).collect::<Vec<_>>();
    match spot.of {
        Of::Indicator => missing(scene.bundle().map_or_else(Vec::new, |bundle| figures(scene, bundle, &table[0]))),
        Of::ProvincialTask => missing(scene.bundle().map_or_else(Vec::new, |bundle| not_applicable(scene, bundle, &table[0]))),
        Of::Section => missing(ids::of(scene, spot, table, at)).into_iter().map(section).collect(),
        Of::Rule => missing(ids::of(scene, spot, table, at)).into_iter().map(level).collect(),
        Of::Agency => missing(ids::of(scene, spot, table, at)).into_iter().map(day).collect(),
        _ => Vec::new(),
    }
}

/// The headers of entries a document still lacks, each with its keys to fill in; `closes` closes a header.
pub(super) fn headers(scene: &Scene<'_>, spot: Spot, table: &[String], at: usize, closes: &str) -> Vec<Offer> {
    match (spot.of, spot.defines) {
        (Of::PlannedTask, false) => entries(scene, table, at, closes),
        (Of::PlannedTask, true) => task(scene, closes).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether a table has a key; the one that is being typed does not count.
fn has(scene: &Scene<'_>, table: &[String], id: &str, at: usize) -> bool {
    let typed = |place: &std::ops::Range<usize>| place.start <= at && at <= place.end;
    scene
        .nodes
        .iter()
        .any(|node| node.path.len() == table.len() + 1 && node.path.starts_with(table) && node.path[table.len()] == id && !typed(&node.key))
}

/// Open tasks that a quarter's report has no entry of.
fn entries(scene: &Scene<'_>, table: &[String], at: usize, closes: &str) -> Vec<Offer> {
    let (Some(agency), Some(standing)) = (scene.agency(), Standing::of(scene)) else { return Vec::new() };
    let states = standing.of_agency(&agency);
    let wanted = |task: &&TaskState<'_>| {
        let owed = task.state != State::Undated(Undated::NotOwed);
        owed && !task.is_done() && !has(scene, &table[..1], &task.in_force.task.id.value, at)
    };
    let offer = |task: &TaskState<'_>| {
        let (in_force, language) = (&task.in_force, scene.language);
        let id = in_force.task.id.value.as_str();
        let due = in_force.due.shown();
        let mut page = due.in_language(language).to_owned();
        if let Some(day) = task.due {
            let _ = write!(page, " · {}", days_left(day, scene.today).in_language(language));
        }
        Offer {
            text: format!("{}{closes}\n{}", written_key(id), said(in_force.due.schedule())),
            is_snippet: true,
            label: id.to_owned(),
            detail: in_force.name.to_owned(),
            page,
            // What is due first comes first; what has no day after it.
            rank: usize::from(task.due.is_none()),
        }
    };
    let mut open: Vec<&TaskState<'_>> = states.tasks.iter().filter(wanted).collect();
    open.sort_by_key(|task| (task.due.is_none(), task.due));
    open.into_iter().map(offer).collect()
}

/// The keys of an entry, to be filled in.
fn said(schedule: Option<Schedule>) -> String {
    match schedule {
        None => "result = \"$1\"\npercent = $2\n$0".to_owned(),
        Some(_) => "carried-out = ${1|true,false|}\nresult = \"$2\"\n$0".to_owned(),
    }
}

/// A new planned task, under the id that follows the last one.
fn task(scene: &Scene<'_>, closes: &str) -> Option<Offer> {
    let ids = scene.nodes.iter().filter(|node| node.path.len() == 2 && node.path[0] == "task").map(|node| node.path[1].as_str());
    let numbered = |id: &str| {
        let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (stem, number) = id.split_at(id.len() - digits);
        Some((number.parse::<u32>().ok()?, stem.to_owned(), digits))
    };
    let (number, stem, digits) = ids.filter_map(numbered).max()?;
    let id = format!("{stem}{:0digits$}", number.checked_add(1)?);
    let unwritten = scene
        .bundle()
        .and_then(|bundle| bundle.plan.tasks.iter().find(|task| is_owed(scene, bundle, task) && !is_mentioned(scene, &task.id.value)));
    let first = unwritten.map_or_else(String::new, |task| literal(&task.id.value));
    Some(Offer {
        text: format!(
            "{id}{closes}\nimplements = [\"${{1:{first}}}\"]\nname = \"$2\"\nproduct = \"$3\"\nlead = \"$4\"\ndue = ${{5:\"\"}}\n$0"
        ),
        is_snippet: true,
        label: id,
        detail: scene.language.pick("nhiệm vụ mới", "a new task").to_owned(),
        page: unwritten.map_or_else(String::new, |task| format!("{} {}", task.id.value, task.name)),
        rank: 0,
    })
}

/// The figures an agency owes in a table.
fn figures(scene: &Scene<'_>, bundle: &Bundle, table: &str) -> Vec<Offer> {
    let agency = scene.agency();
    let owed = stated::owed(bundle, agency.as_deref().unwrap_or_default());
    let of_table = owed.filter(|row| (row.over == Over::Flow) == (table == "in-period"));
    let offer = |row: &crate::model::indicator::Indicator| Offer {
        text: format!("{} = {}", written_key(&row.id.value), if row.across == Across::Distinct { "[\"$1\"]$0" } else { "$0" }),
        is_snippet: true,
        label: row.id.value.clone(),
        detail: row.name.clone(),
        page: row.unit.clone(),
        rank: 0,
    };
    of_table.map(offer).collect()
}

/// The province's tasks that the plan says nothing of: first those given to the agency.
fn not_applicable(scene: &Scene<'_>, bundle: &Bundle, table: &str) -> Vec<Offer> {
    if table != "not-applicable" {
        return Vec::new();
    }
    let silent = bundle.plan.tasks.iter().filter(|task| !is_mentioned(scene, &task.id.value));
    let offer = |task: &crate::model::provincial_plan::ProvincialTask| Offer {
        text: format!("\"{}\" = \"$0\"", literal(&task.id.value)),
        is_snippet: true,
        label: task.id.value.clone(),
        detail: task.name.clone(),
        page: scene.language.pick("Ghi lý do không thuộc chức năng, nhiệm vụ", "Write why it is outside the agency's functions").to_owned(),
        rank: usize::from(!is_owed(scene, bundle, task)),
    };
    silent.map(offer).collect()
}

fn section(offer: Offer) -> Offer {
    Offer { text: format!("\"{}\" = \"\"\"\n$0\n\"\"\"", literal(&offer.text)), is_snippet: true, ..offer }
}

fn level(offer: Offer) -> Offer {
    Offer { text: format!("{} = \"${{1|warn,deny,allow|}}\"", literal(&offer.text)), is_snippet: true, ..offer }
}

fn day(offer: Offer) -> Offer {
    Offer { text: format!("{} = $0", literal(&written_key(&offer.text))), is_snippet: true, ..offer }
}
