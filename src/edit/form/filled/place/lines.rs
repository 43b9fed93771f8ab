//! A form's cells in a flat table, one a line.

use std::collections::{BTreeMap, BTreeSet};

use super::{Said, same};
use crate::document::form::{Access, Form, TABLE};
use crate::edit::form::fault::{Fault, quoted};
use crate::edit::form::filled::table::line_name;
use crate::edit::form::filled::value;
use crate::edit::form::filled::{Filled, Line, Matched, Overwritten, Raw, WhyNoRow};
use crate::edit::form::identity::PARTS;
use crate::edit::form::sheet::{HEAD, HEAD_NAME};
use crate::language::{Language, Text};

/// What the lines at the head of a table say it is the form of.
pub(in crate::edit::form::filled) fn identity_of_table(lines: &[Line]) -> Said {
    let is_of = |language: Language| lines.iter().any(|line| same(&line.fields[0], HEAD_NAME.in_language(language)));
    let language = if is_of(Language::Vietnamese) { Language::Vietnamese } else { Language::English };
    let of = |key: &str| lines.iter().find(|line| same(&line.fields[0], HEAD_NAME.in_language(language)) && line.fields[1].trim() == key);
    let said = PARTS.iter().map(|part| match of(part.key) {
        Some(line) => (line_name(line.number), line.fields[4].clone()),
        None => (TABLE[0].clone(), String::new()),
    });
    (said.collect(), language)
}

/// Holds a table against its form.
pub(in crate::edit::form::filled) fn of_table(
    form: &Form,
    lines: &[Line],
    language: Language,
    why: WhyNoRow<'_>,
) -> Result<Matched, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut matched = Matched::default();
    let mut seen: BTreeMap<(usize, usize, usize), u64> = BTreeMap::new();
    for line in lines {
        let [sheet, row, name, column, text, kept] = &line.fields;
        let at = line_name(line.number);
        let Some((number, own)) = form.sheets.iter().enumerate().find(|(_, own)| same(own.name.in_language(language), sheet)) else {
            faults.push(Fault::at(
                &at,
                Text::new(format!("biểu mẫu không có trang {}", quoted(sheet)), format!("the form has no sheet {}", quoted(sheet))),
            ));
            continue;
        };
        let Some(index) = own.rows.iter().position(|known| known.key == row.trim()) else {
            if !text.trim().is_empty() && !same(text, kept) {
                let (what, help) = why(own.key, row.trim());
                faults.push(Fault { at: Some(at), what, help });
            }
            continue;
        };
        let Some(place) = own.columns.iter().position(|known| same(known.title.in_language(language), column)) else {
            faults.push(Fault::at(
                &at,
                Text::new(
                    format!("trang “{sheet}” không có cột {}", quoted(column)),
                    format!("sheet “{sheet}” has no column {}", quoted(column)),
                ),
            ));
            continue;
        };
        let entry = &own.rows[index].cells[place];
        if let Some(first) = seen.insert((number, index, place), line.number) {
            faults.push(
                Fault::at(&at, Text::new(format!("ô này đã có ở dòng {first}"), format!("this cell stands on line {first} already")))
                    .help(Text::fixed("giữ một dòng, xóa dòng kia", "keep one of the lines")),
            );
            continue;
        }
        match entry.field() {
            Some(field) => match value::or_kept(Some(&Raw::Text(text.clone())), kept, field, language) {
                Ok((value, said)) => {
                    matched.filled.push(Filled { place: (number, index, place), at, value, said });
                }
                Err((what, help)) => {
                    let asked = if own.key == HEAD { name.trim().to_owned() } else { format!("{}, {}", row.trim(), column.trim()) };
                    let of = |at: &str| format!("{at} ({asked})");
                    faults.push(Fault::at(&Text::new(of(&at.vi), of(&at.en)), what).help(help));
                }
            },
            None if matches!(entry.access, Access::Shut) && !text.trim().is_empty() && !same(text, kept) => faults.push(
                Fault::at(&at, Text::new(format!("“{column}” không áp dụng cho {row}"), format!("“{column}” does not apply to {row}")))
                    .help(Text::fixed("xóa dòng ấy", "delete the line")),
            ),
            None if matches!(entry.access, Access::Given) && place > 0 && !same(text, kept) => {
                matched.overwritten.push(Overwritten { at, now: text.clone() });
            }
            None => {}
        }
    }
    matched.filled.sort_by_key(|filled| filled.place);
    let given: BTreeSet<(usize, usize)> = seen.keys().map(|(sheet, row, _)| (*sheet, *row)).collect();
    for (number, sheet) in form.sheets.iter().enumerate().filter(|(_, sheet)| sheet.key != HEAD) {
        let absent = sheet.rows.iter().enumerate().filter(|(index, _)| !given.contains(&(number, *index)));
        matched.absent.extend(absent.map(|(_, row)| (sheet.name.clone(), row.key.clone())));
    }
    if faults.is_empty() { Ok(matched) } else { Err(faults) }
}
