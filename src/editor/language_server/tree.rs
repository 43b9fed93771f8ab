//! What stands in a text, as far as it parses: every key and value with its place, however deep it lies.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::unfinished;
use crate::load::MANIFEST;
use crate::model::address::{Address, Expected};
use crate::model::kind::DocumentKind;

/// A key with its value, or a value of a list.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The keys that lead to it, its own last.
    pub(super) path: Vec<String>,
    /// Which rows of lists of tables it lies in, the outermost first.
    pub(super) rows: Vec<usize>,
    /// Its key; for a value of a list, the list's.
    pub(super) key: Range<usize>,
    /// Its value; for a table its header.
    pub(super) value: Range<usize>,
    /// What it is.
    pub(super) what: What,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A table.
    Table,
    /// A list; its values follow as nodes of their own.
    List,
    /// A text.
    Text(String),
    /// A text or a number in a list.
    Item(String),
    /// Anything else, as it is written.
    Other(String),
}

impl What {
    /// A value as it is written, a text without its quotes; none for a table, a list or what is in one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Other(text) => Some(text),
            Self::Table | Self::List | Self::Item(_) => None,
        }
    }
}

/// Every key and value of a text, in the order they stand there. What does not parse, such as the line being typed, is passed over.
pub(super) fn nodes(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let (mut tree, errors) = DeTable::parse_recoverable(text);
    let read;
    if !errors.is_empty() {
        read = unfinished::without(text);
        (tree, _) = DeTable::parse_recoverable(&read);
    }
    walk(text, tree.get_ref(), &[], &[], &mut nodes);
    nodes.sort_by_key(|node| (node.key.start.min(node.value.start), node.path.len()));
    nodes
}

fn walk(text: &str, table: &DeTable<'_>, path: &[String], rows: &[usize], nodes: &mut Vec<Node>) {
    for (key, value) in table {
        let mut path = path.to_vec();
        path.push(key.get_ref().to_string());
        let mut node = |what| {
            nodes.push(Node { path: path.clone(), rows: rows.to_vec(), key: key.span(), value: value.span(), what });
        };
        match value.get_ref() {
            DeValue::Table(inner) => {
                node(What::Table);
                walk(text, inner, &path, rows, nodes);
            }
            DeValue::Array(items) => {
                node(What::List);
                for (row, item) in items.iter().enumerate() {
                    of_list(text, item, key.span(), &path, rows, row, nodes);
                }
            }
            DeValue::String(words) => node(What::Text(words.to_string())),
            _ => node(What::Other(text.get(value.span()).unwrap_or_default().to_owned())),
        }
    }
}

fn of_list(text: &str, item: &Spanned<DeValue<'_>>, key: Range<usize>, path: &[String], rows: &[usize], row: usize, nodes: &mut Vec<Node>) {
    let mut within = rows.to_vec();
    match item.get_ref() {
        DeValue::Table(inner) => {
            within.push(row);
            nodes.push(Node { path: path.to_vec(), rows: within.clone(), key, value: item.span(), what: What::Table });
            walk(text, inner, path, &within, nodes);
        }
        other => {
            let words = match other {
                DeValue::String(words) => words.to_string(),
                _ => text.get(item.span()).unwrap_or_default().to_owned(),
            };
            nodes.push(Node { path: path.to_vec(), rows: within, key, value: item.span(), what: What::Item(words) });
        }
    }
}

/// The kind of a document: what its first table says, or else its place.
pub(super) fn kind(nodes: &[Node], shown: &str) -> Option<DocumentKind> {
    let tables = nodes.iter().filter(|node| node.path.len() == 1 && matches!(node.what, What::Table | What::List));
    let first = tables.min_by_key(|node| node.key.start).and_then(|node| DocumentKind::from_header(&node.path[0]));
    first.or_else(|| by_place(shown))
}

/// The kind of document that belongs in a place.
fn by_place(shown: &str) -> Option<DocumentKind> {
    if let Some(address) = Address::of(shown) {
        return Some(match address.document {
            Expected::Plan => DocumentKind::AgencyPlan,
            Expected::Report(_) => DocumentKind::Report,
        });
    }
    match shown.split('/').next()? {
        MANIFEST => Some(DocumentKind::Manifest),
        "amendments" => Some(DocumentKind::Amendment),
        "syntheses" => Some(DocumentKind::Synthesis),
        "receipts" => Some(DocumentKind::Receipts),
        _ => None,
    }
}

/// The text that a key leads to, among nodes of one row.
pub(super) fn text_at<'n>(nodes: &'n [Node], path: &[&str], rows: &[usize]) -> Option<&'n str> {
    let node = nodes.iter().find(|node| node.rows == rows && node.path.iter().map(String::as_str).eq(path.iter().copied()))?;
    node.what.text()
}

/// What stands between the quotes of a place, or all of it where there are none.
pub(super) fn inside(text: &str, place: &Range<usize>) -> Range<usize> {
    let written = text.get(place.clone()).unwrap_or_default();
    let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''));
    match quote {
        Some(quote) if written.len() >= 2 && written.ends_with(quote) => place.start + 1..place.end - 1,
        _ => place.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_and_value_has_its_place() {
        let text = "[task.\"SA-01\"]\nimplements = [\"1.1\", \"1.2\"]\ntargets = [{ indicator = \"x\", at-least = 3 }]\n[[change]]\ntask = \"SA-02\"\n";
        let nodes = nodes(text);
        let shown: Vec<String> =
            nodes.iter().map(|node| format!("{} {:?} {}", node.path.join("/"), node.rows, &text[inside(text, &node.value)])).collect();
        assert_eq!(
            shown,
            [
                "task/SA-01 [] [task.\"SA-01\"]",
                "task [] task",
                "task/SA-01/implements [] [\"1.1\", \"1.2\"]",
                "task/SA-01/implements [] 1.1",
                "task/SA-01/implements [] 1.2",
                "task/SA-01/targets [] [{ indicator = \"x\", at-least = 3 }]",
                "task/SA-01/targets [0] { indicator = \"x\", at-least = 3 }",
                "task/SA-01/targets/indicator [0] x",
                "task/SA-01/targets/at-least [0] 3",
                "change [] [[change]]",
                "change [0] [[change]]",
                "change/task [0] SA-02",
            ]
        );
        let key = nodes.iter().find(|node| node.path == ["task", "SA-01"]).map(|node| inside(text, &node.key));
        assert_eq!(key.map(|key| &text[key]), Some("SA-01"));
        assert_eq!(kind(&nodes, "agencies/so-a/2021/plan.toml"), Some(DocumentKind::AgencyPlan), "told by its place");
    }
}
