//! What is told of what the cursor rests on.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::about;
use super::scene::Scene;

/// The page of the id at a byte.
pub(super) fn answer(scene: &Scene<'_>, at: usize) -> Option<Hover> {
    let mention = scene.mention(at)?;
    let value = about::of(scene, &mention)?;
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    Some(Hover { contents, range: Some(scene.range(&mention.place)) })
}
