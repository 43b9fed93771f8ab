//! What is told of a planned task: its name, what it implements, when it is due, how it stands, quarter by quarter.

use super::Page;
use super::standing::{self, Standing, days_left};
use crate::edit::said::in_words;
use crate::editor::language_server::scene::Scene;
use crate::language::Language;
use crate::model::period::{Quarter, quarter_name};
use crate::model::quarter_report::Progress;
use crate::rollup::status::TaskState;
use std::fmt::Write as _;

/// Its name.
pub(super) fn name(scene: &Scene<'_>, (agency, year): &(String, i32), id: &str) -> Option<String> {
    let plan = scene.checked.plan(agency, *year)?;
    scene.checked.planned_in(plan).find(|planned| planned.task.id.value == id).map(|planned| planned.task.name.clone())
}

/// All of it.
pub(super) fn task(scene: &Scene<'_>, (agency, year): &(String, i32), id: &str) -> Option<String> {
    let (language, bundle) = (scene.language, scene.bundle()?);
    let plan = scene.checked.plan(agency, *year)?;
    let planned = scene.checked.planned_in(plan).find(|planned| planned.task.id.value == id)?.task;
    let standing = Standing::of(scene)?;
    let states = standing.of_agency(agency);
    let state = states.tasks.iter().find(|task| task.in_force.task.id.value == id);
    let withdrawn = states.withdrawn.iter().any(|(_, task)| task.task.id.value == id);
    let mut page = Page::new(id, state.map_or(planned.name.as_str(), |state| state.in_force.name));
    let implements: Vec<String> = planned
        .implements
        .iter()
        .map(|own| format!("{} {}", own.value, bundle.plan.task(&own.value).map_or("", |task| task.name.as_str())))
        .collect();
    page.line(language.pick("Nhiệm vụ của Tỉnh", "Provincial task"), &implements.join("; "));
    let in_force = state.map(|state| &state.in_force);
    let product = in_force.map_or(planned.product.as_deref(), |task| task.product);
    page.line(language.pick("Sản phẩm", "Product"), product.unwrap_or_default());
    let lead = in_force.map_or(planned.lead.as_deref(), |task| task.lead);
    page.line(language.pick("Chủ trì", "Lead"), lead.unwrap_or_default());
    let due = in_force.map_or(planned.due.value, |task| task.due);
    let mut when = due.shown().in_language(language).to_owned();
    if let Some(first) = in_force.and_then(|task| task.original_due) {
        let first = first.shown();
        when.push_str(&language.pick(format!(" (trước điều chỉnh: {})", first.vi), format!(" (before its amendment: {})", first.en)));
    }
    let done = state.is_some_and(TaskState::is_done);
    if let Some(day) = due.last_day().filter(|_| !done && !withdrawn) {
        let _ = write!(when, ", {}", days_left(day, scene.today).in_language(language));
    }
    page.line(language.pick("Thời hạn", "Due"), &when);
    match state {
        _ if withdrawn => {
            page.line(language.pick("Tình trạng", "State"), language.pick("đã đưa ra khỏi kế hoạch", "withdrawn"));
        }
        Some(state) => {
            page.line(
                language.pick("Tình trạng", "State"),
                &format!("{} ({})", standing::state(state, language), standing.as_of(language)),
            );
            for quarter in Quarter::ALL {
                if let Some(entry) = state.entries[quarter as usize] {
                    page.row(&format!("{}: {}", quarter_name(quarter).in_language(language), said(entry, language)));
                }
            }
        }
        None => {}
    }
    Some(page.finish())
}

/// What a quarter's report says of it, on one line.
fn said(entry: &Progress, language: Language) -> String {
    let mut parts = in_words(entry, language);
    parts.extend(entry.result.as_ref().map(|result| result.value.clone()));
    parts.join(" – ")
}
