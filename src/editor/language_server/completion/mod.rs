//! What may be written at the cursor: ids where an id belongs, with their names; entries that are still missing, whole.
//!
//! Where the cursor is tells [`cursor`](super::cursor); what ids belong there [`mention`](super::mention); which of them, [`ids`]; how an
//! entry that is still missing is written, [`entries`]; what keys a table may have, [`keys`]; what words a value may be, [`words`].

mod entries;
mod ids;
mod keys;
mod words;

use std::ops::Range;

use lsp_types::{CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, InsertTextFormat, TextEdit};

use super::about;
use super::cursor::{Cursor, cursor};
use super::mention::{self, Side};
use super::scene::Scene;
use crate::edit::value;
use crate::language::{Language, folded};

/// Something that may be written.
#[derive(Clone, Debug, Default)]
pub(super) struct Offer {
    /// What is written: a snippet where it has places to fill in.
    pub(super) text: String,
    /// Whether it is one.
    pub(super) is_snippet: bool,
    /// What a list shows, and by which it is found.
    pub(super) label: String,
    /// What it is, beside that.
    pub(super) detail: String,
    /// More of it, in Markdown.
    pub(super) page: String,
    /// What comes first: lower ranks before higher.
    pub(super) rank: usize,
}

/// Everything that may be written at a byte.
pub(super) fn answer(scene: &Scene<'_>, at: usize) -> Option<CompletionList> {
    let kind = scene.kind?;
    let (offers, typed) = match cursor(scene.text(), at) {
        Cursor::Value { path, typed, listed } => {
            let offers = match mention::spot(kind, &path, Side::Value) {
                Some(spot) => {
                    let offers = ids::of(scene, spot, &path, at).into_iter();
                    let offers = offers.filter(|offer| !listed || !is_listed(scene, &path, at, &offer.label));
                    offers.map(|offer| Offer { text: written_value(spot.of, &offer.text), ..offer }).collect()
                }
                None => words::of(scene, kind, &path),
            };
            (offers, typed)
        }
        Cursor::Key { table, typed } => {
            let mut named = table.clone();
            named.push("*".to_owned());
            let offers = match mention::spot(kind, &named, Side::Key) {
                Some(spot) => entries::keys(scene, spot, &named, at),
                None => keys::of_table(scene, kind, &table, at),
            };
            (offers, typed)
        }
        Cursor::Header { double, before, typed } => {
            let (typed, closes) = closed(scene.text(), typed, double);
            let mut named = before.clone();
            named.push("*".to_owned());
            let offers = match mention::spot(kind, &named, Side::Key).filter(|_| !double) {
                Some(spot) => entries::headers(scene, spot, &named, at, closes),
                None => keys::headers(scene, kind, &before, double, at, closes),
            };
            (offers, typed)
        }
        Cursor::Nowhere => return None,
    };
    let items = offers.into_iter().enumerate().map(|(row, offer)| item(scene, row, offer, &typed)).collect();
    Some(CompletionList { is_incomplete: false, items })
}

/// What is typed of a header with the marks that close it, since an editor may have closed it already; and what then must be written.
fn closed(text: &str, typed: Range<usize>, double: bool) -> (Range<usize>, &'static str) {
    let closes = if double { "]]" } else { "]" };
    let there = text[typed.end..].bytes().take(closes.len()).take_while(|byte| *byte == b']').count();
    (typed.start..typed.end + there, closes)
}

/// An id as a value is written.
fn written_value(of: mention::Of, id: &str) -> String {
    if of == mention::Of::Area { id.to_owned() } else { value::quoted(id) }
}

/// Whether a list has a value already; the one that is being typed does not count.
fn is_listed(scene: &Scene<'_>, path: &[String], at: usize, id: &str) -> bool {
    let same_row = |node: &&super::tree::Node| scene.text()[..at].rfind("\n[").is_none_or(|header| node.value.start > header);
    let others = scene.nodes.iter().filter(|node| node.path == path && !(node.value.start <= at && at <= node.value.end));
    others.filter(same_row).any(|node| matches!(&node.what, super::tree::What::Item(item) if item == id))
}

fn item(scene: &Scene<'_>, row: usize, offer: Offer, typed: &Range<usize>) -> CompletionItem {
    // Found by its name too, with its accents or without them.
    let filter = format!("{} {} {} {}", offer.text.lines().next().unwrap_or_default(), offer.label, offer.detail, folded(&offer.detail));
    let is_snippet = offer.is_snippet && scene.server.client.snippets;
    let new_text = if offer.is_snippet && !is_snippet { without_places(&offer.text) } else { offer.text };
    let page = about::markup(offer.page, scene.server.client.markdown.1);
    CompletionItem {
        label: offer.label,
        kind: Some(if offer.is_snippet { CompletionItemKind::SNIPPET } else { CompletionItemKind::VALUE }),
        detail: (!offer.detail.is_empty()).then_some(offer.detail),
        documentation: (!page.value.is_empty()).then_some(Documentation::MarkupContent(page)),
        sort_text: Some(format!("{}{row:04}", offer.rank)),
        filter_text: Some(filter),
        insert_text_format: Some(if is_snippet { InsertTextFormat::SNIPPET } else { InsertTextFormat::PLAIN_TEXT }),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: scene.range(typed), new_text })),
        ..CompletionItem::default()
    }
}

/// A text for a snippet, whose own marks are none of it.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// A snippet as plain text: what its places suggest, or nothing.
fn without_places(snippet: &str) -> String {
    let mut plain = String::with_capacity(snippet.len());
    let mut rest = snippet;
    while let Some(at) = rest.find(['$', '\\']) {
        plain.push_str(&rest[..at]);
        let marked = &rest[at..];
        if let Some(escaped) = marked.strip_prefix('\\') {
            let letter = escaped.chars().next();
            plain.extend(letter);
            rest = &escaped[letter.map_or(0, char::len_utf8)..];
        } else if let Some(inner) = marked.strip_prefix("${") {
            let end = inner.find('}').unwrap_or(inner.len());
            let place = &inner[..end];
            let suggested = place.split_once(':').map(|(_, words)| words);
            let chosen = place.split_once('|').and_then(|(_, words)| words.split([',', '|']).next());
            plain.push_str(suggested.or(chosen).unwrap_or_default());
            rest = inner.get(end + 1..).unwrap_or_default();
        } else {
            rest = marked[1..].trim_start_matches(|letter: char| letter.is_ascii_digit());
        }
    }
    plain.push_str(rest);
    plain
}

/// The language's word for nothing yet.
fn still_missing(language: Language) -> &'static str {
    language.pick("chưa có trong kế hoạch", "not in the plan yet")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_can_be_plain() {
        assert_eq!(without_places("[a]\nb = \"${1:x}\"\nc = ${2|true,false|}\n$0"), "[a]\nb = \"x\"\nc = true\n");
        assert_eq!(without_places(&literal("5 $ {a} \\")), "5 $ {a} \\");
        assert_eq!(without_places("${1"), "");
    }
}
