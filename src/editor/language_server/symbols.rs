//! The outline of a document: its tables, and in them the entries by their ids with their names.

use std::collections::HashMap;
use std::ops::Range;

use lsp_types::{DocumentSymbol, SymbolKind};

use super::about;
use super::mention::{self, Mention, Of, Side};
use super::scene::Scene;
use super::tree::{Node, What};

/// The outline.
pub(super) fn answer(scene: &Scene<'_>) -> Vec<DocumentSymbol> {
    let outline = Outline::of(scene);
    let mut symbols: Vec<DocumentSymbol> = Vec::new();
    for node in scene.nodes.iter().filter(|node| node.path.len() == 1 && node.rows.is_empty()) {
        let below = outline.below.get(&node.path[..]).map_or(&[][..], Vec::as_slice).iter().copied();
        let children: Vec<&Node> = match node.what {
            What::Table => below.filter(|other| other.path.len() == 2 && other.what == What::Table).collect(),
            What::List => below.filter(|other| other.path.len() == 1 && other.rows.len() == 1).collect(),
            _ => continue,
        };
        let own = outline.stretch(node);
        let children: Vec<(Range<usize>, DocumentSymbol)> = children.into_iter().map(|child| outline.entry(child)).collect();
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

/// A document as its outline asks for it: put in order once, since a document may have thousands of entries.
struct Outline<'s> {
    scene: &'s Scene<'s>,
    /// Where headers begin.
    starts: Vec<usize>,
    /// What lies in each table of the document, however deep, by its key.
    below: HashMap<&'s [String], Vec<&'s Node>>,
    /// The texts and figures of each entry, by the keys and the rows that lead to it.
    values: HashMap<(&'s [String], &'s [usize]), Vec<&'s Node>>,
    /// The planned tasks it names, by their ids.
    tasks: HashMap<String, Mention>,
}

impl<'s> Outline<'s> {
    fn of(scene: &'s Scene<'s>) -> Self {
        let is_headed = |node: &&Node| node.what == What::Table && scene.text()[node.value.clone()].starts_with('[');
        let mut starts: Vec<usize> = scene.nodes.iter().filter(is_headed).map(|node| node.value.start).collect();
        starts.sort_unstable();
        let mut below: HashMap<&[String], Vec<&Node>> = HashMap::new();
        let mut values: HashMap<(&[String], &[usize]), Vec<&Node>> = HashMap::new();
        for node in &scene.nodes {
            if let Some(first) = node.path.get(..1) {
                below.entry(first).or_default().push(node);
            }
            if let (Some((_, above)), What::Text(_) | What::Other(_)) = (node.path.split_last(), &node.what) {
                values.entry((above, &node.rows)).or_default().push(node);
            }
        }
        let mut tasks = HashMap::new();
        for mention in scene.mentions().into_iter().filter(|mention| mention.of == Of::PlannedTask) {
            tasks.entry(mention.id.clone()).or_insert(mention);
        }
        Self { scene, starts, below, values, tasks }
    }

    /// An entry of a table, or a row of a list.
    fn entry(&self, node: &Node) -> (Range<usize>, DocumentSymbol) {
        let scene = self.scene;
        let stretch = self.stretch(node);
        let value = |key: &str| {
            let values = self.values.get(&(&node.path[..], &node.rows[..]))?;
            values.iter().find(|other| other.path.last().is_some_and(|own| own == key))?.what.text()
        };
        let (name, detail, place) = if node.rows.is_empty() {
            let id = node.path.last().map_or("", String::as_str);
            let of = scene.kind.and_then(|kind| mention::spot(kind, &node.path, Side::Key)).map(|spot| spot.of);
            let known = of.filter(|of| *of == Of::PlannedTask).and_then(|_| about::name(scene, self.tasks.get(id)?));
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

    /// From a table's header to the next, without the blank lines between.
    fn stretch(&self, node: &Node) -> Range<usize> {
        let text = self.scene.text();
        let start = if text[node.value.clone()].starts_with('[') { node.value.start } else { node.key.start };
        let next = self.starts.partition_point(|other| *other <= start);
        let end = self.starts.get(next).copied().unwrap_or(text.len());
        let length = text[start..end].trim_end().len();
        start..start + length
    }
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
