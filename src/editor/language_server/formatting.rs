//! The canonical layout of a document: the one `cchc fmt` writes.

use lsp_types::TextEdit;

use super::changes;
use super::scene::Scene;
use crate::edit::format::format;
use crate::load;
use crate::model::kind::DocumentKind;

/// What makes the layout canonical; nothing where the document does not parse, or is laid out so already.
pub(super) fn answer(scene: &Scene<'_>) -> Option<Vec<TextEdit>> {
    // A document that is none of ours, or that we leave alone, is laid out as its owner likes.
    load::kind(scene.text(), &scene.source().path).filter(|kind| *kind != DocumentKind::Reserved)?;
    let new = format(scene.text())?;
    if new == scene.text() {
        return Some(Vec::new());
    }
    Some(changes::of_file(scene.source(), vec![changes::difference(scene.text(), &new)], scene.unit()))
}
