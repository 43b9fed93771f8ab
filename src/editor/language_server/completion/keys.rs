//! The keys a table may have and does not, and the headers a document may have, with what they mean: from the vocabulary.

use super::{Offer, literal};
use crate::editor::language_server::about;
use crate::editor::language_server::cursor::beside;
use crate::editor::language_server::scene::Scene;
use crate::model::kind::DocumentKind;
use crate::model::vocabulary::{Key, Kind, Need, Shape, Table};

/// The keys that a table lacks: those it must have first. Above the first header the headers themselves.
pub(super) fn of_table(scene: &Scene<'_>, document: DocumentKind, table: &[String], at: usize) -> Vec<Offer> {
    let Some(kind) = Kind::of(document) else { return Vec::new() };
    let path: Vec<&str> = table.iter().map(String::as_str).collect();
    let Some(keys) = kind.table(&path) else { return Vec::new() };
    let rows = rows(scene, table, at);
    let beside = beside(scene.text(), at);
    let is_there = |key: &&Key| {
        if let Some(beside) = &beside {
            return beside.iter().any(|other| other == key.name);
        }
        let mut own = table.to_vec();
        own.push(key.name.to_owned());
        let typed = |place: &std::ops::Range<usize>| place.start <= at && at <= place.end;
        scene.nodes.iter().any(|node| node.path == own && rows.as_ref().is_none_or(|rows| node.rows == *rows) && !typed(&node.key))
    };
    let missing = keys.keys.iter().filter(|key| !is_there(key));
    if table.is_empty() {
        return missing.filter_map(|key| Some(headed(scene, key, &opening(key)?))).collect();
    }
    let with_value = missing.filter(|key| !has_header(key.shape));
    with_value.map(|key| offer(scene, key, format!("{} = {}", key.name, place(key.shape, 1)), rank(key))).collect()
}

/// The headers that may follow the keys typed of one.
pub(super) fn headers(scene: &Scene<'_>, document: DocumentKind, before: &[String], double: bool, at: usize, closes: &str) -> Vec<Offer> {
    let Some(kind) = Kind::of(document) else { return Vec::new() };
    let path: Vec<&str> = before.iter().map(String::as_str).collect();
    let Some(table) = kind.table(&path) else { return Vec::new() };
    let fits = |key: &&Key| has_header(key.shape) && matches!(key.shape, Shape::Tables(_)) == double;
    let once = |key: &&Key| matches!(key.shape, Shape::Tables(_) | Shape::NamedTables(..)) || !is_there(scene, before, key.name, at);
    let text = |key: &Key| match key.shape {
        // The name of the entry comes next, and is offered in its turn.
        Shape::NamedTables(..) => format!("{}.", key.name),
        Shape::Table(inner) | Shape::Tables(inner) => format!("{}{closes}\n{}", key.name, required(inner)),
        _ => format!("{}{closes}\n$0", key.name),
    };
    table.keys.iter().filter(fits).filter(once).map(|key| headed(scene, key, &text(key))).collect()
}

fn is_there(scene: &Scene<'_>, before: &[String], name: &str, at: usize) -> bool {
    let own = |path: &[String]| path.len() == before.len() + 1 && path.starts_with(before) && path[before.len()] == name;
    scene.nodes.iter().any(|node| own(&node.path) && !(node.key.start <= at && at <= node.key.end))
}

/// In which rows of lists the table at the cursor is: those of the last of its headers before it. None for a table that is in no list, or
/// within a line.
fn rows(scene: &Scene<'_>, table: &[String], at: usize) -> Option<Vec<usize>> {
    let before = scene.nodes.iter().filter(|node| node.path == table && node.value.start <= at && !node.rows.is_empty());
    before.max_by_key(|node| node.value.start).map(|node| node.rows.clone())
}

/// Whether a table has a header of its own.
fn has_header(shape: Shape) -> bool {
    let named = shape.names().is_some();
    named || matches!(shape, Shape::Table(_) | Shape::Tables(_))
}

fn rank(key: &Key) -> usize {
    match key.need {
        Need::Required => 0,
        Need::OneOf => 1,
        Need::Optional => 2,
    }
}

fn offer(scene: &Scene<'_>, key: &Key, text: String, rank: usize) -> Offer {
    Offer {
        text,
        is_snippet: true,
        label: key.name.to_owned(),
        detail: key.title.in_language(scene.language).to_owned(),
        page: about::key(key, scene.language),
        rank,
    }
}

fn headed(scene: &Scene<'_>, key: &Key, text: &str) -> Offer {
    offer(scene, key, text.to_owned(), rank(key))
}

/// A header with the keys its table must have, where no header was begun.
fn opening(key: &Key) -> Option<String> {
    match key.shape {
        Shape::Table(inner) => Some(format!("[{}]\n{}", key.name, required(inner))),
        Shape::Tables(inner) => Some(format!("[[{}]]\n{}", key.name, required(inner))),
        Shape::NamedTables(_, inner) => Some(format!("[{}.$1]\n{}", key.name, lines(inner, 2))),
        shape if shape.names().is_some() => Some(format!("[{}]\n$0", key.name)),
        _ => None,
    }
}

fn required(table: &Table) -> String {
    lines(table, 1)
}

/// The keys a table must have, each on its line with a place to fill in.
fn lines(table: &Table, first: usize) -> String {
    let keys = table.of_need(Need::Required).enumerate();
    let lines = keys.map(|(row, key)| format!("{} = {}", key.name, place(key.shape, first + row)));
    lines.chain(["$0".to_owned()]).collect::<Vec<_>>().join("\n")
}

/// A place for a value, with what stands around it.
fn place(shape: Shape, number: usize) -> String {
    let words = |words: &[&str]| format!("\"${{{number}|{}|}}\"", words.join(","));
    match shape {
        Shape::Text | Shape::Paragraphs | Shape::Id(_) => format!("\"${number}\""),
        Shape::Texts | Shape::Ids(_) | Shape::SomeIds(_) => format!("[\"${number}\"]"),
        Shape::Boolean => format!("${{{number}|true,false|}}"),
        Shape::Word(known) => words(&known.iter().map(|word| word.word).collect::<Vec<_>>()),
        Shape::InlineTable(inner) => format!("{{ {} }}", within(inner, number)),
        Shape::InlineTables(inner) => format!("[{{ {} }}]", within(inner, number)),
        _ => format!("${number}"),
    }
}

/// What stands in a table within its line: the keys it must have, or a place for any.
fn within(table: &Table, number: usize) -> String {
    let keys = table.of_need(Need::Required).enumerate();
    let parts: Vec<String> = keys.map(|(row, key)| format!("{} = {}", literal(key.name), place(key.shape, number + row))).collect();
    if parts.is_empty() { format!("${number}") } else { parts.join(", ") }
}
