//! Which ids may stand at a place, with their names; those that are most likely meant first.

use super::Offer;
use crate::check;
use crate::editor::language_server::mention::{Of, Spot};
use crate::editor::language_server::scene::Scene;
use crate::editor::language_server::tree::{self, What};
use crate::load;
use crate::model::bundle::{Bundle, names};
use crate::model::kind::DocumentKind;
use crate::model::provincial_plan::ProvincialTask;
use std::fmt::Write as _;

/// The ids that may stand where a row of the table says.
pub(super) fn of(scene: &Scene<'_>, spot: Spot, path: &[String], at: usize) -> Vec<Offer> {
    if spot.defines {
        return Vec::new();
    }
    if spot.of == Of::Rule {
        return rules(scene);
    }
    if spot.of == Of::Bundle {
        return load::EMBEDDED.iter().map(|(id, _)| offer(id, "", "", 1)).collect();
    }
    let Some(bundle) = scene.bundle() else { return Vec::new() };
    match spot.of {
        Of::ProvincialTask => provincial(scene, bundle),
        Of::Area => bundle.plan.areas.iter().map(|area| offer(&area.id.value.to_string(), &area.name, "", 1)).collect(),
        Of::PlannedTask => planned(scene, path, at),
        Of::Agency => agencies(scene, bundle, spot.by_kind),
        Of::Kind => bundle.kinds.iter().map(|kind| offer(&kind.id.value, &kind.name, "", 1)).collect(),
        Of::Indicator => indicators(bundle).collect(),
        Of::Measure => ratios(bundle).chain(indicators(bundle)).collect(),
        Of::Section => bundle.plan.outline.iter().map(|heading| offer(&heading.section.value, &heading.title, "", 1)).collect(),
        Of::Rule | Of::Bundle => Vec::new(),
    }
}

fn offer(id: &str, name: &str, page: &str, rank: usize) -> Offer {
    Offer { text: id.to_owned(), label: id.to_owned(), detail: name.to_owned(), page: page.to_owned(), rank, is_snippet: false }
}

fn rules(scene: &Scene<'_>) -> Vec<Offer> {
    let row = |rule: &&crate::diagnostic::rule::Rule| {
        offer(rule.name, rule.summary.in_language(scene.language), rule.why.in_language(scene.language), 1)
    };
    check::catalogue().iter().map(row).collect()
}

/// The province's tasks: first those given to the agency that its plan says nothing of.
fn provincial(scene: &Scene<'_>, bundle: &Bundle) -> Vec<Offer> {
    let row = |task: &ProvincialTask| {
        let missing = is_given(scene, bundle, task) && !is_mentioned(scene, &task.id.value);
        let when = task.due.or(task.schedule).map(crate::model::due::Due::shown);
        let mut page = format!("{} {}", bundle.plan.number.value, task.source);
        if let Some(when) = &when {
            let _ = write!(page, " · {}", when.in_language(scene.language));
        }
        if missing {
            let _ = write!(page, "\n\n{}", super::still_missing(scene.language));
        }
        offer(&task.id.value, &task.name, &page, usize::from(!missing))
    };
    bundle.plan.tasks.iter().map(row).collect()
}

/// Whether a task is given to the agency whose document it is.
pub(super) fn is_given(scene: &Scene<'_>, bundle: &Bundle, task: &ProvincialTask) -> bool {
    let agency = scene.agency();
    let Some(agency) = agency.as_deref().and_then(|id| bundle.agency(id)) else { return false };
    task.assignments.iter().any(|assignment| assignment.to.iter().any(|to| names(&to.value, agency)))
}

/// Whether the document says something of one of the province's tasks.
pub(super) fn is_mentioned(scene: &Scene<'_>, id: &str) -> bool {
    scene.nodes.iter().any(|node| match &node.what {
        What::Item(item) => item == id && node.path.last().is_some_and(|key| key == "implements"),
        _ => node.path.len() == 2 && node.path[0] == "not-applicable" && node.path[1] == id,
    })
}

/// The planned tasks of the agency the place is about: whose document it is, or in an amendment whose row.
fn planned(scene: &Scene<'_>, path: &[String], at: usize) -> Vec<Offer> {
    let whose = if scene.kind == Some(DocumentKind::Amendment) { of_row(scene, path, at) } else { scene.agency() };
    let (Some(agency), Some(year)) = (whose, scene.year()) else { return Vec::new() };
    let Some(plan) = scene.checked.plan(&agency, year) else { return Vec::new() };
    scene.checked.planned_in(plan).map(|planned| offer(&planned.task.id.value, &planned.task.name, "", 1)).collect()
}

/// The agency of the row of an amendment that holds a byte.
fn of_row(scene: &Scene<'_>, path: &[String], at: usize) -> Option<String> {
    let list = path.first()?;
    let rows = scene.nodes.iter().filter(|node| node.what == What::Table && node.path.len() == 1 && node.path[0] == *list);
    let row = rows.filter(|node| !node.rows.is_empty() && node.value.start <= at).max_by_key(|node| node.value.start)?;
    tree::text_at(&scene.nodes, &[list, "agency"], &row.rows).map(str::to_owned)
}

/// Agencies, and all of a kind where a list may name them so.
fn agencies(scene: &Scene<'_>, bundle: &Bundle, by_kind: bool) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    if by_kind {
        offers.push(offer("@all", scene.language.pick("tất cả cơ quan", "all agencies"), "", 0));
        let kinds = bundle.kinds.iter();
        offers.extend(kinds.map(|kind| offer(&format!("@{}", kind.id.value), kind.plural.as_deref().unwrap_or(&kind.name), "", 0)));
    }
    let row = |agency: &crate::model::agency::Agency| {
        let kind = bundle.kinds.iter().find(|kind| kind.id == agency.kind || kind.id.value == agency.kind.value);
        offer(&agency.id.value, &agency.name, kind.map_or("", |kind| &kind.name), 1)
    };
    offers.extend(bundle.agencies.iter().filter(|agency| agency.exists_in(bundle.plan.year)).map(row));
    offers
}

fn indicators(bundle: &Bundle) -> impl Iterator<Item = Offer> {
    bundle.indicators.iter().map(|row| offer(&row.id.value, &row.name, &row.unit, 1))
}

fn ratios(bundle: &Bundle) -> impl Iterator<Item = Offer> {
    bundle.ratios.iter().map(|row| offer(&row.id.value, &row.name, row.definition.as_deref().unwrap_or_default(), 0))
}
