//! What the reader of workbooks does not tell: which rows and columns of a sheet are hidden, and what the file says of itself.

use std::collections::BTreeMap;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What of a sheet is hidden.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// Rows, from 0.
    pub(super) rows: Vec<u32>,
    /// Columns, from 0: the first and the last of a stretch.
    pub(super) columns: Vec<(u32, u32)>,
}

/// The rows and columns a sheet's part says are hidden, or no pixel tall.
pub(super) fn hidden(part: &str) -> Option<Hidden> {
    let mut found = Hidden::default();
    let mut next = 0;
    elements(part, |element| {
        let is_set = |name: &str| attribute(element, name).is_some_and(|value| value == "1" || value == "true");
        let number = |name: &str| attribute(element, name).and_then(|value| value.parse::<f64>().ok());
        match element.local_name().as_ref() {
            "row" => {
                let own = attribute(element, "r").and_then(|row| row.parse::<u32>().ok());
                let row = own.map_or(next, |row| row.saturating_sub(1));
                next = row.saturating_add(1);
                if is_set("hidden") || number("ht") == Some(0.0) {
                    found.rows.push(row);
                }
            }
            "col" if is_set("hidden") || number("width") == Some(0.0) => {
                let bound = |name: &str| attribute(element, name).and_then(|column| column.parse::<u32>().ok());
                if let (Some(first), Some(last)) = (bound("min"), bound("max")) {
                    found.columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                }
            }
            _ => {}
        }
    })?;
    Some(found)
}

/// The part of each sheet, by its name.
pub(super) fn sheet_parts(workbook: &str, relations: &str) -> Option<BTreeMap<String, String>> {
    let mut targets = BTreeMap::new();
    elements(relations, |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, part);
        }
    })?;
    let mut parts = BTreeMap::new();
    elements(workbook, |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some(part) = targets.get(&id)
        {
            parts.insert(name, part.clone());
        }
    })?;
    Some(parts)
}

/// The custom properties of a file that are text.
pub(super) fn properties(part: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut reader = Reader::from_str(part);
    let mut name: Option<String> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "property" => {
                name = attribute(&element, "name");
            }
            Ok(Event::End(element)) if element.local_name().as_ref() == "property" => name = None,
            Ok(Event::Text(text)) => {
                if let Some(name) = &name {
                    found.entry(name.clone()).or_insert_with(String::new).push_str(&text);
                }
            }
            Ok(Event::GeneralRef(reference)) => {
                if let (Some(name), Some(letter)) = (&name, resolve_predefined_entity(&reference)) {
                    found.entry(name.clone()).or_insert_with(String::new).push_str(letter);
                }
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// Shows every element that begins; none where the text is no XML.
fn elements(text: &str, mut see: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element),
            Ok(Event::Eof) => return Some(()),
            Ok(_) => {}
            Err(_) => return None,
        }
    }
}

/// An attribute by its name, whatever stands before its colon.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let own = element.attributes().filter_map(Result::ok).find(|own| own.key.local_name().as_ref() == name)?;
    own.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
