//! What a table of entries still lacks: open tasks without an entry, figures that are owed, sections without words. Each is offered whole.

use super::ids::{self, is_given, is_mentioned};
use super::{Offer, literal};
use crate::edit::scaffold::plan::next_id;
use crate::edit::value;
use crate::editor::language_server::about::{Standing, days_left};
use crate::editor::language_server::mention::{Of, Spot};
use crate::editor::language_server::scene::Scene;
use crate::model::bundle::Bundle;
use crate::model::due::Schedule;
use crate::model::indicator::{Across, Over};
use crate::rollup::stated;
use crate::rollup::to_report::{Standing as Owing, ToReport, to_report};
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
    let (Some(agency), Some(Standing { view })) = (scene.agency(), Standing::of(scene)) else { return Vec::new() };
    let mut open = to_report(scene.checked, &agency, view.period.year, view.period.last, view.as_of);
    open.retain(|task| task.standing == Owing::Owed && !has(scene, &table[..1], &task.in_force.task.id.value, at));
    let offer = |task: &ToReport<'_>| {
        let (in_force, language) = (&task.in_force, scene.language);
        let id = in_force.task.id.value.as_str();
        let due = in_force.due.shown();
        let mut page = due.in_language(language).to_owned();
        if let Some(day) = in_force.due.last_day() {
            let _ = write!(page, " · {}", days_left(day, scene.today).in_language(language));
        }
        Offer {
            text: format!("{}{closes}\n{}", value::key(id), said(in_force.due.schedule())),
            is_snippet: true,
            label: id.to_owned(),
            detail: task.name(view.bundle).to_owned(),
            page,
            // What is due first comes first; what has no day after it.
            rank: usize::from(in_force.due.last_day().is_none()),
        }
    };
    open.sort_by_key(|task| task.in_force.due.last_day().map_or((true, None), |day| (false, Some(day))));
    open.iter().map(offer).collect()
}

/// The keys of an entry, to be filled in.
fn said(schedule: Option<Schedule>) -> String {
    match schedule {
        None => "result = \"$1\"\npercent = $2\n$0".to_owned(),
        Some(_) => "carried-out = ${1|true,false|}\nresult = \"$2\"\n$0".to_owned(),
    }
}

/// A new planned task, under an id that nobody has.
fn task(scene: &Scene<'_>, closes: &str) -> Option<Offer> {
    let agency = scene.bundle()?.agency(&scene.agency()?)?;
    let id = next_id(scene.checked, agency, scene.text());
    let unwritten = scene
        .bundle()
        .and_then(|bundle| bundle.plan.tasks.iter().find(|task| is_given(scene, bundle, task) && !is_mentioned(scene, &task.id.value)));
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
        text: format!("{} = {}", value::key(&row.id.value), if row.across == Across::Distinct { "[\"$1\"]$0" } else { "$0" }),
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
        rank: usize::from(!is_given(scene, bundle, task)),
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
    Offer { text: format!("{} = $0", literal(&value::key(&offer.text))), is_snippet: true, ..offer }
}
