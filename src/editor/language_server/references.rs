//! Everywhere an id stands: in the plan, every quarter, the amendments, the province's plan.

use lsp_types::{DocumentHighlight, DocumentHighlightKind, Location};
use serde_json::Value;

use super::scene::Scene;

/// Every place of the id at a byte; its own definition too, where that is asked for.
pub(super) fn answer(scene: &Scene<'_>, at: usize, params: &Value) -> Option<Vec<Location>> {
    let mention = scene.mention(at)?;
    let with_definition = params.pointer("/context/includeDeclaration").and_then(Value::as_bool).unwrap_or(true);
    let wanted = scene.mentions_of(&mention).into_iter().filter(|(_, other)| with_definition || !other.defines);
    Some(wanted.filter_map(|(file, other)| scene.location(file, &other.place)).collect())
}

/// Every place of the id at a byte in the document itself.
pub(super) fn highlights(scene: &Scene<'_>, at: usize) -> Option<Vec<DocumentHighlight>> {
    let mention = scene.mention(at)?;
    let same = scene.mentions().into_iter().filter(|other| other.is_same(&mention));
    Some(same.map(|other| DocumentHighlight { range: scene.range(&other.place), kind: Some(DocumentHighlightKind::TEXT) }).collect())
}
