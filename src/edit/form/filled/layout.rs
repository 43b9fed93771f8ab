//! What is read from the XML itself: what of a sheet is hidden, merged or worked out, what the file says of itself, and whether any part
//! claims a size or a place that the reader of workbooks would believe and no workbook can have.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::At;

/// The rows and the columns of a sheet.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// What a sheet's part says beside its values.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Hidden rows, from 0.
    pub(super) hidden_rows: Vec<u32>,
    /// Hidden columns, from 0: the first and the last of a stretch.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Merged stretches: the first and the last cell.
    pub(super) merged: Vec<(At, At)>,
    /// The cells whose value is worked out.
    pub(super) formulas: BTreeSet<At>,
    /// The first cell whose value is more than letters: of its pieces the reader of workbooks takes one.
    pub(super) doubtful: Option<At>,
}

/// What a sheet's part says; none where it is no XML.
pub(super) fn of_sheet(part: &str) -> Option<Layout> {
    let mut found = Layout::default();
    let mut reader = reader(part);
    // Where a row or a cell stands that does not say so: after the one before.
    let (mut row, mut column, mut cell) = (0_u32, 0_u32, (0, 0));
    let (mut is_text, mut in_value) = (false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "row" => {
                    row = exact(&element, "r").and_then(|own| own.parse::<u32>().ok()).map_or(row, |own| own.saturating_sub(1));
                    if is_hidden(&element, "ht") {
                        found.hidden_rows.push(row);
                    }
                }
                "c" => {
                    cell = exact(&element, "r").and_then(|own| corner(&own)).unwrap_or((row, column));
                    column = cell.1.saturating_add(1);
                    is_text = exact(&element, "t").is_some_and(|own| own == "str");
                }
                "v" => in_value = true,
                "f" => {
                    found.formulas.insert(cell);
                }
                "col" if is_hidden(&element, "width") => {
                    let bound = |name: &str| exact(&element, name).and_then(|own| own.parse::<u32>().ok());
                    if let (Some(first), Some(last)) = (bound("min"), bound("max")) {
                        found.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                    }
                }
                "mergeCell" => found.merged.extend(exact(&element, "ref").and_then(|own| stretch(&own))),
                _ => {}
            },
            Ok(Event::End(element)) if element.local_name().as_ref() == "v" => in_value = false,
            Ok(Event::CData(_) | Event::Comment(_) | Event::PI(_)) if in_value => {
                found.doubtful.get_or_insert(cell);
            }
            // Only where it is text is it read with the letters around it.
            Ok(Event::GeneralRef(_)) if in_value && !is_text => {
                found.doubtful.get_or_insert(cell);
            }
            Ok(Event::End(element)) if element.local_name().as_ref() == "row" => {
                row = row.saturating_add(1);
                column = 0;
            }
            Ok(Event::Eof) => return Some(found),
            Ok(_) => {}
            Err(_) => return None,
        }
    }
}

/// Whether a row or a column is hidden, or no pixel tall or wide.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    let is_set = exact(element, "hidden").is_some_and(|own| own == "1" || own == "true");
    is_set || exact(element, size).and_then(|own| own.parse::<f64>().ok()) == Some(0.0)
}

/// Whether every place a part names lies on a sheet, and it counts no more texts than it has letters: the reader of workbooks makes room
/// for as many as it is told.
pub(super) fn is_sound(part: &str) -> bool {
    let mut is_sound = true;
    let read = elements(part, |element| {
        is_sound &= match element.local_name().as_ref() {
            "c" => exact(element, "r").is_none_or(|own| corner(&own).is_some()),
            "row" => exact(element, "r").is_none_or(|own| own.parse::<u32>().is_ok_and(|row| (1..=ROWS).contains(&row))),
            "dimension" | "mergeCell" => exact(element, "ref").is_some_and(|own| stretch(&own).is_some()),
            "sst" => exact(element, "uniqueCount").is_none_or(|own| own.parse::<usize>().is_ok_and(|count| count <= part.len())),
            _ => true,
        };
    });
    read.is_some() && is_sound
}

/// A cell by its name: `D17`.
fn corner(name: &str) -> Option<At> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        letter.is_ascii_alphabetic().then(|| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = digits.parse().ok()?;
    ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column)).then(|| (row - 1, column - 1))
}

/// A stretch of cells by its corners: `A1:F7`, `A1`.
fn stretch(name: &str) -> Option<(At, At)> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let (first, last) = (corner(first)?, corner(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
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

/// The cells that the sheet of a part has comments tied to.
pub(super) fn comments(sheet: &str, parts: &[(String, String)]) -> Vec<At> {
    let part = |name: &str| parts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, text)| text.as_str());
    let (folder, name) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let mut targets = Vec::new();
    let mut found = Vec::new();
    // What is no XML here was refused before.
    let _ = elements(part(&format!("{folder}/_rels/{name}.rels")).unwrap_or_default(), |element| {
        let is_of_comments = attribute(element, "Type").is_some_and(|own| own.ends_with("/comments"));
        targets.extend(attribute(element, "Target").filter(|_| is_of_comments).map(|target| resolved(folder, &target)));
    });
    for target in targets {
        let _ = elements(part(&target).unwrap_or_default(), |element| {
            let at = exact(element, "ref").filter(|_| element.local_name().as_ref() == "comment");
            found.extend(at.and_then(|at| corner(&at)));
        });
    }
    found
}

/// The name of a part that another one in a folder names: `../comments1.xml`, `/xl/comments1.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The custom properties of a file that are text.
pub(super) fn properties(part: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut reader = reader(part);
    let mut name: Option<String> = None;
    loop {
        let said = match reader.read_event() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "property" => {
                name = attribute(&element, "name");
                continue;
            }
            Ok(Event::End(element)) if element.local_name().as_ref() == "property" => {
                name = None;
                continue;
            }
            Ok(Event::Text(text)) => text.to_string(),
            Ok(Event::GeneralRef(reference)) => resolve_predefined_entity(&reference).unwrap_or_default().to_owned(),
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => continue,
        };
        if let Some(name) = &name {
            found.entry(name.clone()).or_insert_with(String::new).push_str(&said);
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// Shows every element that begins; none where the text is no XML.
fn elements(text: &str, mut see: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut reader = reader(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => see(&element),
            Ok(Event::Eof) => return Some(()),
            Ok(_) => {}
            Err(_) => return None,
        }
    }
}

/// An attribute by its whole name.
fn exact(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let own = element.attributes().filter_map(Result::ok).find(|own| own.key.as_ref() == name)?;
    own.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// An attribute by its name, whatever stands before its colon.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let own = element.attributes().filter_map(Result::ok).find(|own| own.key.local_name().as_ref() == name)?;
    own.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_on_a_sheet() {
        assert_eq!((corner("A1"), corner("XFD1048576"), corner("aa10")), (Some((0, 0)), Some((1_048_575, 16_383)), Some((9, 26))));
        for name in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "Ă1", "A99999999999999999999", "A-1"] {
            assert_eq!(corner(name), None, "{name}");
        }
        assert_eq!((stretch("B2:C3"), stretch("B2")), (Some(((1, 1), (2, 2))), Some(((1, 1), (1, 1)))));
        assert_eq!((stretch("C3:B2"), stretch("A2:B1"), stretch("A1:")), (None, None, None));
    }

    #[test]
    fn what_claims_too_much_is_not_sound() {
        assert!(is_sound("<worksheet><dimension ref=\"A1:B2\"/><row r=\"1\"><c r=\"A1\"/></row></worksheet>"));
        for part in [
            "<worksheet><dimension ref=\"B5:A1\"/></worksheet>",
            "<worksheet><dimension/></worksheet>",
            "<worksheet><row r=\"4294967296\"/></worksheet>",
            "<worksheet><row><c r=\"ZZZZZZZ1\"/></row></worksheet>",
            "<worksheet><mergeCells><mergeCell ref=\"C3:A1\"/></mergeCells></worksheet>",
            "<sst uniqueCount=\"999999999999\"><si/></sst>",
            "<x:sst uniqueCount='99'><si/></x:sst>",
            "<worksheet><row",
        ] {
            assert!(!is_sound(part), "{part}");
        }
    }

    #[test]
    fn cells_without_a_name_stand_after_the_one_before() {
        let part =
            "<worksheet><row><c/><c><f>1</f></c></row><row r=\"5\" hidden=\"1\"><c r=\"C5\"/><c><f/></c></row><row ht=\"0\"/></worksheet>";
        let layout = of_sheet(part).expect("it is XML");
        assert_eq!(layout.formulas.into_iter().collect::<Vec<_>>(), [(0, 1), (4, 3)]);
        assert_eq!(layout.hidden_rows, [4, 5]);
    }
}
