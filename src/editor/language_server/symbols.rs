//! The outline of a document: its tables, and in them the entries by their ids with their names.

use std::ops::Range;

use lsp_types::{DocumentSymbol, SymbolKind};

use super::about;
use super::mention::{self, Of, Side};
use super::scene::Scene;
use super::tree::{Node, What};

/// The outline.
pub(super) fn answer(scene: &Scene<'_>) -> Vec<DocumentSymbol> {
    let starts = headers(scene);
    let mut symbols: Vec<DocumentSymbol> = Vec::new();
    for node in scene.nodes.iter().filter(|node| node.path.len() == 1 && node.rows.is_empty()) {
        let children: Vec<&Node> = match node.what {
            What::Table => scene
                .nodes
                .iter()
                .filter(|other| other.path.len() == 2 && other.path[0] == node.path[0] && other.what == What::Table)
                .collect(),
            What::List => scene.nodes.iter().filter(|other| other.path == node.path && other.rows.len() == 1).collect(),
            _ => continue,
        };
        let own = stretch(scene, &starts, node);
        let children: Vec<(Range<usize>, DocumentSymbol)> = children.into_iter().map(|child| entry(scene, &starts, child)).collect();
        let end = children.iter().map(|(stretch, _)| stretch.end).chain([own.end]).max().unwrap_or(own.end);
        let start = children.iter().map(|(stretch, _)| stretch.start).chain([own.start]).min().unwrap_or(own.start);
        let children: Vec<DocumentSymbol> = children.into_iter().map(|(_, symbol)| symbol).collect();
        let children = (!children.is_empty()).then_some(children);
        symbols.push(symbol(
            scene,
            &node.path[0],
            None,
            SymbolKind::NAMESPACE,
            &(start..end),
            &within(node.key.clone(), start..end),
            children,
        ));
    }
    symbols
}

/// An entry of a table, or a row of a list.
fn entry(scene: &Scene<'_>, starts: &[usize], node: &Node) -> (Range<usize>, DocumentSymbol) {
    let stretch = stretch(scene, starts, node);
    let value = |key: &str| {
        let path: Vec<&str> = node.path.iter().map(String::as_str).chain([key]).collect();
        super::tree::text_at(&scene.nodes, &path, &node.rows)
    };
    let (name, detail, place) = if node.rows.is_empty() {
        let id = node.path.last().map_or("", String::as_str);
        let of = scene.kind.and_then(|kind| mention::spot(kind, &node.path, Side::Key)).map(|spot| spot.of);
        let known = of.filter(|of| *of == Of::PlannedTask).and_then(|_| {
            let mention = scene.mentions().into_iter().find(|mention| mention.of == Of::PlannedTask && mention.id == id)?;
            about::name(scene, &mention)
        });
        let detail = value("name").or_else(|| value("problem")).map(str::to_owned).or(known);
        (id.to_owned(), detail, node.key.clone())
    } else {
        let id = ["id", "task", "section", "rule", "what", "name", "left"].into_iter().find_map(value).unwrap_or("…");
        let detail = ["name", "title", "agency", "at", "words"].into_iter().find_map(value).filter(|detail| *detail != id);
        (id.to_owned(), detail.map(str::to_owned), node.value.clone())
    };
    let selection = within(place, stretch.clone());
    let name = if name.trim().is_empty() { "…".to_owned() } else { name };
    let shown = symbol(scene, &name, detail, SymbolKind::OBJECT, &stretch, &selection, None);
    (stretch, shown)
}

/// Where headers begin.
fn headers(scene: &Scene<'_>) -> Vec<usize> {
    let tables = scene.nodes.iter().filter(|node| node.what == What::Table && scene.text()[node.value.clone()].starts_with('['));
    let mut starts: Vec<usize> = tables.map(|node| node.value.start).collect();
    starts.sort_unstable();
    starts
}

/// From a table's header to the next, without the blank lines between.
fn stretch(scene: &Scene<'_>, starts: &[usize], node: &Node) -> Range<usize> {
    let text = scene.text();
    let start = if text[node.value.clone()].starts_with('[') { node.value.start } else { node.key.start };
    let end = starts.iter().copied().find(|other| *other > start).unwrap_or(text.len());
    let length = text[start..end].trim_end().len();
    start..start + length
}

/// A stretch cut to what another holds: editors refuse a name outside its entry.
fn within(place: Range<usize>, outer: Range<usize>) -> Range<usize> {
    let start = place.start.clamp(outer.start, outer.end);
    start..place.end.clamp(start, outer.end)
}

#[expect(deprecated, reason = "the protocol's type has a field it no longer wants")]
fn symbol(
    scene: &Scene<'_>,
    name: &str,
    detail: Option<String>,
    kind: SymbolKind,
    stretch: &Range<usize>,
    selection: &Range<usize>,
    children: Option<Vec<DocumentSymbol>>,
) -> DocumentSymbol {
    DocumentSymbol {
        name: name.to_owned(),
        detail,
        kind,
        tags: None,
        deprecated: None,
        range: scene.range(stretch),
        selection_range: scene.range(selection),
        children,
    }
}
