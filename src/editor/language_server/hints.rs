//! What is shown at the end of a line without standing there: how a task stands and how long is left, and a figure's unit.

use std::collections::HashMap;
use std::ops::Range;

use lsp_types::{InlayHint, InlayHintLabel, InlayHintTooltip};
use serde_json::Value;

use super::about::{Standing, days_left, state};
use super::mention::{Mention, Of};
use super::position;
use super::requests::part;
use super::scene::Scene;
use crate::language::at_a_glance;
use crate::model::kind::DocumentKind;
use crate::rollup::status::TaskState;

/// How long the name of a task in a report is shown.
const NAME: usize = 60;

/// The hints of the lines an editor shows.
pub(super) fn answer(scene: &Scene<'_>, params: &Value) -> Vec<InlayHint> {
    let shown: Option<lsp_types::Range> = part(params, "range");
    let wanted = shown.map_or(0..scene.text().len(), |range| scene.byte(range.start)..scene.byte(range.end));
    let mentions: Vec<Mention> =
        scene.mentions().into_iter().filter(|mention| wanted.start <= mention.place.end && mention.place.start <= wanted.end).collect();
    let mut hints = of_tasks(scene, &mentions);
    hints.extend(units(scene, &mentions));
    hints
}

/// How each planned task stands: beside its header in the plan, and in a report with its name.
fn of_tasks(scene: &Scene<'_>, mentions: &[Mention]) -> Vec<InlayHint> {
    let header = |mention: &&Mention| {
        let line = line_of(scene.text(), mention.place.start);
        mention.of == Of::PlannedTask && scene.text()[line].trim_start().starts_with('[')
    };
    let named: Vec<&Mention> = mentions.iter().filter(header).collect();
    let Some((agency, _)) = named.iter().find_map(|mention| mention.whose.clone()) else { return Vec::new() };
    let Some(standing) = Standing::of(scene) else { return Vec::new() };
    let states = standing.of_agency(&agency);
    let by_id: HashMap<&str, &TaskState<'_>> = states.tasks.iter().map(|task| (task.in_force.task.id.value.as_str(), task)).collect();
    let hint = |mention: &&Mention| {
        let task = by_id.get(mention.id.as_str())?;
        let mut words = Vec::new();
        if scene.kind == Some(DocumentKind::Report) {
            words.push(at_a_glance(task.in_force.name, NAME));
        }
        words.push(state(task, scene.language));
        if let Some(due) = task.due.filter(|_| !task.is_done()) {
            words.push(days_left(due, scene.today).in_language(scene.language).to_owned());
        }
        let tip = standing.as_of(scene.language);
        Some(at_line_end(scene, &mention.place, &words.join(" · "), Some(tip)))
    };
    named.iter().filter_map(hint).collect()
}

/// The unit of each figure.
fn units(scene: &Scene<'_>, mentions: &[Mention]) -> Vec<InlayHint> {
    let Some(bundle) = scene.bundle().filter(|_| scene.kind == Some(DocumentKind::Report)) else { return Vec::new() };
    let unit = |mention: &Mention| {
        let row = bundle.indicator(&mention.id).filter(|_| mention.of == Of::Indicator)?;
        Some(at_line_end(scene, &mention.place, &row.unit, Some(row.name.clone())))
    };
    mentions.iter().filter_map(unit).collect()
}

fn at_line_end(scene: &Scene<'_>, place: &Range<usize>, words: &str, tip: Option<String>) -> InlayHint {
    let line = line_of(scene.text(), place.start);
    let end = line.start + scene.text()[line].trim_end().len();
    InlayHint {
        position: position::position(scene.source(), end, scene.unit()),
        label: InlayHintLabel::String(words.to_owned()),
        kind: None,
        text_edits: None,
        tooltip: tip.map(InlayHintTooltip::String),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}
