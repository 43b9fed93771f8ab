//! What is told of what the cursor rests on.

use std::ops::Range;

use lsp_types::{Hover, HoverContents};

use super::about;
use super::scene::Scene;
use super::tree::{Node, What};
use crate::model::vocabulary::Kind;

/// The page of the id at a byte, or else of the key.
pub(super) fn answer(scene: &Scene<'_>, at: usize) -> Option<Hover> {
    let (value, place) = match scene.mention(at) {
        Some(mention) => (about::of(scene, &mention)?, mention.place),
        None => of_key(scene, at)?,
    };
    let contents = HoverContents::Markup(about::markup(value, scene.server.client.markdown.0));
    Some(Hover { contents, range: Some(scene.range(&place)) })
}

/// What the key at a byte means, or the word that is its value.
fn of_key(scene: &Scene<'_>, at: usize) -> Option<(String, Range<usize>)> {
    let kind = Kind::of(scene.kind?)?;
    let holds = |place: &Range<usize>| place.start <= at && at <= place.end;
    let of = |node: &Node| {
        let path: Vec<&str> = node.path.iter().map(String::as_str).collect();
        kind.key(&path).filter(|key| Some(&key.name) == path.last())
    };
    let nodes = || scene.nodes.iter().filter(|node| !matches!(node.what, What::Item(_)));
    if let Some(node) = nodes().find(|node| holds(&node.key)) {
        return Some((about::key(of(node)?, scene.language), node.key.clone()));
    }
    let node = nodes().find(|node| matches!(node.what, What::Text(_)) && holds(&node.value))?;
    let What::Text(text) = &node.what else { return None };
    let word = of(node)?.shape.words()?.iter().find(|word| word.word == text)?;
    Some((about::word(word, scene.language), node.value.clone()))
}
