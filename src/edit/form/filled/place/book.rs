//! A form's cells in a workbook.

use std::collections::{BTreeMap, BTreeSet};

use super::{Said, same, shown, words};
use crate::document::form::{Access, Form, KEPT_SHEET, Row, Sheet};
use crate::edit::form::fault::{Fault, make_anew, quoted};
use crate::edit::form::filled::kept::{self, Kept};
use crate::edit::form::filled::value;
use crate::edit::form::filled::{At, Book, Filled, GivenCell, GivenSheet, Matched, Overwritten, Raw, WhyNoRow};
use crate::edit::form::identity::PARTS;
use crate::edit::form::sheet::HEAD_NAME;
use crate::language::{Language, Text};

/// How far down the head of a table is looked for.
const HEAD_ROWS: u32 = 60;

/// What the first sheet of a workbook says it is the form of.
pub(in crate::edit::form::filled) fn identity_of_book(book: &Book) -> Result<Said, Vec<Fault>> {
    let found = [Language::Vietnamese, Language::English].into_iter().find_map(|language| {
        let name = HEAD_NAME.in_language(language);
        book.sheets.iter().find(|sheet| same(&sheet.name, name)).map(|sheet| (sheet, language))
    });
    let Some((sheet, language)) = found else {
        return Err(vec![
            Fault::new(Text::new(
                format!("sổ này không phải biểu mẫu của cchc: không có trang “{}”", HEAD_NAME.vi),
                format!("this workbook is no form of cchc: it has no sheet “{}”", HEAD_NAME.en),
            ))
            .help(make_anew()),
        ]);
    };
    let said = PARTS.iter().map(|part| {
        let label = part.label.in_language(language);
        let row = sheet.cells.iter().find(|((_, column), cell)| *column == 0 && same(&shown(&cell.raw), label)).map(|((row, _), _)| *row);
        let value = row.and_then(|row| sheet.cells.get(&(row, 1))).map(|cell| shown(&cell.raw)).unwrap_or_default();
        (cell_name(&sheet.name, (row.unwrap_or_default(), 1)), value)
    });
    Ok((said.collect(), language))
}

/// Holds a workbook against its form.
pub(in crate::edit::form::filled) fn of_book(
    form: &Form,
    book: &Book,
    language: Language,
    why: WhyNoRow<'_>,
) -> Result<Matched, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut matched = Matched::default();
    let is_of_form = |given: &GivenSheet| form.sheets.iter().any(|sheet| same(&given.name, sheet.name.in_language(language)));
    let Some(kept) = Kept::of(book) else { return Err(vec![kept::lost()]) };
    for given in book.sheets.iter().filter(|given| given.name != KEPT_SHEET) {
        match (given.is_hidden, is_of_form(given)) {
            (true, _) if !given.cells.is_empty() => faults.push(
                Fault::new(Text::new(format!("trang “{}” bị ẩn", given.name), format!("sheet “{}” is hidden", given.name))).help(
                    Text::fixed(
                        "bỏ ẩn trang ấy, hoặc xóa nếu không thuộc biểu mẫu",
                        "show the sheet, or delete it if it is none of the form's",
                    ),
                ),
            ),
            (false, false) if !given.cells.is_empty() => matched.foreign.push(given.name.clone()),
            _ => {}
        }
    }
    for (number, sheet) in form.sheets.iter().enumerate() {
        let name = sheet.name.in_language(language);
        match book.sheets.iter().find(|given| same(&given.name, name)) {
            Some(given) => Rows { sheet, number, given, kept: &kept, language, why }.read(&mut matched, &mut faults),
            None => faults.push(
                Fault::new(Text::new(
                    format!("thiếu trang “{name}”, hoặc trang đã bị đổi tên"),
                    format!("sheet “{name}” is missing or was renamed"),
                ))
                .help(make_anew()),
            ),
        }
    }
    if faults.is_empty() { Ok(matched) } else { Err(faults) }
}

/// A sheet of a form and the one that came back for it.
struct Rows<'a> {
    sheet: &'a Sheet,
    number: usize,
    given: &'a GivenSheet,
    kept: &'a Kept,
    language: Language,
    why: WhyNoRow<'a>,
}

impl Rows<'_> {
    fn read(&self, matched: &mut Matched, faults: &mut Vec<Fault>) {
        let Some(head) = self.head() else {
            let first = self.title(0);
            faults.push(
                Fault::at(
                    &self.name((0, 0)),
                    Text::new(
                        format!("không thấy dòng tên cột: cột A phải có ô “{first}”"),
                        format!("the row of heads is not there: column A must have a cell “{first}”"),
                    ),
                )
                .help(make_anew()),
            );
            return;
        };
        matched.commented.extend(self.given.comments.iter().map(|at| self.name(*at)));
        let before = faults.len();
        self.heads(head, faults);
        self.merged(head, faults);
        self.hidden(head, faults);
        // Under heads that are not where they belong no cell means anything.
        if faults.len() > before {
            return;
        }
        let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
        let by_name = self.by_name();
        let rows: BTreeSet<u32> = self.given.cells.keys().map(|(row, _)| *row).filter(|row| *row > head).collect();
        for row in rows {
            let key = self.shown((row, 0));
            let Some(index) = by_name.get(&words(&key)).copied() else {
                self.strange(row, &key, matched, faults);
                continue;
            };
            if let Some(first) = seen.insert(self.sheet.rows[index].key.as_str(), row) {
                let first = self.name((first, 0));
                faults.push(
                    Fault::at(
                        &self.name((row, 0)),
                        Text::new(format!("“{key}” đã có ở {}", first.vi), format!("“{key}” stands in {} already", first.en)),
                    )
                    .help(Text::fixed("giữ một dòng, xóa dòng kia", "keep one of the rows")),
                );
                continue;
            }
            self.cells(row, index, matched, faults);
        }
        let absent = self.sheet.rows.iter().filter(|row| !seen.contains_key(row.key.as_str()));
        matched.absent.extend(absent.map(|row| (self.sheet.name.clone(), row.key.clone())));
    }

    /// The row whose first cell is the head of the first column.
    fn head(&self) -> Option<u32> {
        (0..HEAD_ROWS).find(|row| same(&self.shown((*row, 0)), self.title(0)))
    }

    /// Every column in its place, and no other.
    fn heads(&self, head: u32, faults: &mut Vec<Fault>) {
        let given: BTreeMap<u32, String> =
            self.given.cells.range((head, 0)..(head + 1, 0)).map(|((_, column), cell)| (*column, shown(&cell.raw))).collect();
        let width = self.width();
        let titles: Vec<&str> = (0..self.sheet.columns.len()).map(|index| self.title(index)).collect();
        let known = |own: &String| titles.iter().position(|title| same(title, own));
        let order: Vec<usize> = given.values().filter_map(known).collect();
        // With the form's columns in its order, what is missing and what is too many says it all; otherwise each is told where it belongs.
        let is_in_order = order.is_sorted_by(|one, other| one < other);
        let is_missing = |index: usize| !order.contains(&index);
        let before = faults.len();
        for (index, title) in titles.iter().enumerate().filter(|(index, _)| !is_in_order || is_missing(*index)) {
            let at = (head, u32::try_from(index).unwrap_or(u32::MAX));
            let own = given.get(&at.1);
            if own.is_some_and(|own| same(own, title)) {
                continue;
            }
            let moved = given.iter().find(|(_, other)| same(other, title)).map(|(column, _)| column_name(*column));
            let what = match (moved, own) {
                (Some(moved), _) => Text::new(
                    format!("cột “{title}” phải ở đây, nay ở cột {moved}"),
                    format!("column “{title}” belongs here and is in column {moved}"),
                ),
                (None, Some(own)) if known(own).is_none() => Text::new(
                    format!("ở đây phải là cột “{title}”, nay ghi {}", quoted(own)),
                    format!("column “{title}” belongs here, and the head says {}", quoted(own)),
                ),
                (None, Some(_)) => Text::new(
                    format!("thiếu cột “{title}”, nên các cột từ đây trở đi lệch sang trái"),
                    format!("column “{title}” is missing, so that the columns from here on have moved to the left"),
                ),
                (None, None) => Text::new(format!("thiếu cột “{title}”"), format!("column “{title}” is missing")),
            };
            faults.push(Fault::at(&self.name(at), what).help(Text::fixed(
                "đưa các cột về đúng tên, đúng thứ tự của biểu mẫu",
                "put the columns back under their names, in the form's order",
            )));
        }
        // A head that stands where a missing one belongs was told there.
        let is_told = |column: u32| usize::try_from(column).is_ok_and(|column| column < titles.len() && is_missing(column));
        for (column, title) in
            given.iter().filter(|(column, own)| known(own).is_none() && (**column >= width || is_in_order && !is_told(**column)))
        {
            faults.push(
                Fault::at(
                    &self.name((head, *column)),
                    Text::new(format!("biểu mẫu không có cột {}", quoted(title)), format!("the form has no column {}", quoted(title))),
                )
                .help(Text::fixed("xóa cột ấy", "delete the column")),
            );
        }
        // Nothing missing, nothing too many, and yet out of place: a column without a head was put in.
        let apart = (0..width).find(|column| given.get(column).and_then(known) != usize::try_from(*column).ok());
        if let Some(column) = apart.filter(|_| faults.len() == before) {
            faults.push(
                Fault::at(
                    &self.name((head, column)),
                    Text::fixed(
                        "có thêm một cột không tên ở đây, nên các cột sau lệch sang phải",
                        "a column without a head was put in here, so that those after it have moved to the right",
                    ),
                )
                .help(Text::fixed("xóa cột ấy", "delete the column")),
            );
        }
    }

    fn merged(&self, head: u32, faults: &mut Vec<Fault>) {
        for &(first, last) in self.given.merged.iter().filter(|(_, last)| last.0 >= head) {
            let (from, to) = (self.name(first), a1(last));
            faults.push(
                Fault::at(
                    &Text::new(format!("{}:{to}", from.vi), format!("{}:{to}", from.en)),
                    Text::fixed("các ô bị gộp làm một", "cells are merged"),
                )
                .help(Text::fixed("bỏ gộp ô, ghi mỗi giá trị vào ô của nó", "unmerge them, and put each value into its own cell")),
            );
        }
    }

    fn hidden(&self, head: u32, faults: &mut Vec<Fault>) {
        let has_data = |at: &At| at.0 >= head && self.given.cells.contains_key(at);
        for &row in self
            .given
            .hidden_rows
            .iter()
            .filter(|row| self.given.cells.range((**row, 0)..(row.saturating_add(1), 0)).any(|(at, _)| has_data(at)))
        {
            let number = row.saturating_add(1);
            faults.push(
                Fault::at(&self.name((row, 0)), Text::new(format!("dòng {number} bị ẩn"), format!("row {number} is hidden")))
                    .help(Text::fixed("bỏ ẩn, rồi xem lại nội dung dòng ấy", "show it, and look at what it says")),
            );
        }
        let columns: BTreeSet<u32> = self.given.cells.keys().filter(|at| has_data(at)).map(|(_, column)| *column).collect();
        for column in columns {
            if self.given.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column)) {
                let name = column_name(column);
                faults.push(
                    Fault::at(&self.name((head, column)), Text::new(format!("cột {name} bị ẩn"), format!("column {name} is hidden")))
                        .help(Text::fixed("bỏ ẩn, rồi xem lại nội dung cột ấy", "show it, and look at what it says")),
                );
            }
        }
    }

    /// The form's rows by what their first cells say.
    fn by_name(&self) -> BTreeMap<String, usize> {
        let name = |row: &Row| row.cells.first().map(|first| words(&first.value.shown(self.language)));
        // Of two that say the same the first is meant.
        self.sheet.rows.iter().enumerate().rev().filter_map(|(index, row)| Some((name(row)?, index))).collect()
    }

    /// A row the form does not have: refused where something is filled in, and otherwise named as not read.
    fn strange(&self, row: u32, key: &str, matched: &mut Matched, faults: &mut Vec<Fault>) {
        let is_asked = |column: u32| {
            let index = usize::try_from(column).unwrap_or(usize::MAX);
            let is_given = |row: &Row| row.cells.get(index).is_some_and(|cell| matches!(cell.access, Access::Given));
            !self.sheet.rows.iter().all(is_given) || self.sheet.rows.is_empty()
        };
        let is_as_made = |column: u32, raw: &Raw| {
            let of = usize::try_from(column).ok().and_then(|column| self.sheet.columns.get(column));
            of.is_some_and(|column| kept::is_as_made(Some(raw), self.kept.words(self.sheet.key, key, column.key), self.language))
        };
        let changed = || self.given.cells.range((row, 0)..(row + 1, 0)).filter(|(at, cell)| !is_as_made(at.1, &cell.raw));
        let Some((at, _)) = changed().find(|(at, _)| is_asked(at.1)) else {
            matched.outside.extend(changed().map(|(at, cell)| Overwritten { at: self.name(*at), now: shown(&cell.raw) }));
            return;
        };
        if key.trim().is_empty() {
            faults.push(
                Fault::at(
                    &self.name(*at),
                    Text::new(
                        "dòng này không có mã ở cột A, không biết là của gì".to_owned(),
                        "the row has nothing in column A that says what it is of".to_owned(),
                    ),
                )
                .help(Text::fixed(
                    "ghi vào đúng dòng của biểu mẫu, hoặc xóa dòng này",
                    "write it into a row of the form, or delete the row",
                )),
            );
            return;
        }
        let (what, help) = (self.why)(self.sheet.key, key);
        faults.push(Fault { at: Some(self.name((row, 0))), what, help });
    }

    fn cells(&self, row: u32, index: usize, matched: &mut Matched, faults: &mut Vec<Fault>) {
        let width = self.width();
        for (column, entry) in (0..).zip(&self.sheet.rows[index].cells) {
            let at = self.name((row, column));
            let given = self.given.cells.get(&(row, column));
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            let key = self.sheet.columns.get(column).map_or("", |column| column.key);
            let kept = self.kept.words(self.sheet.key, &self.sheet.rows[index].key, key);
            let is_as_made = || kept::is_as_made(given.map(|given| &given.raw), kept, self.language);
            match (entry.field(), given) {
                (Some(_), Some(GivenCell { is_formula: true, .. })) => faults.push(
                    Fault::at(&at, Text::fixed("ô này là công thức", "the cell is a formula"))
                        .help(Text::fixed("gõ thẳng giá trị", "type the value itself")),
                ),
                (Some(field), given) => match value::or_kept(given.map(|given| &given.raw), kept, field, self.language) {
                    Ok((value, said)) => {
                        matched.filled.push(Filled { place: (self.number, index, column), at, value, said });
                    }
                    Err((what, help)) => faults.push(Fault::at(&at, what).help(help)),
                },
                (None, Some(given)) if matches!(entry.access, Access::Shut) && !is_as_made() => {
                    let title = self.title(column);
                    faults.push(
                        Fault::at(
                            &at,
                            Text::new(
                                format!("“{title}” không áp dụng cho dòng này, nay ghi {}", quoted(&shown(&given.raw))),
                                format!("“{title}” does not apply to this row, and it says {}", quoted(&shown(&given.raw))),
                            ),
                        )
                        .help(Text::fixed("để trống ô này", "leave the cell empty")),
                    );
                }
                // The first cell is what the row was found by.
                (None, given) if column > 0 && matches!(entry.access, Access::Given) && !is_as_made() => {
                    let now = given.map(|given| shown(&given.raw)).unwrap_or_default();
                    matched.overwritten.push(Overwritten { at, now });
                }
                (None, _) => {}
            }
        }
        for (at, _) in self.given.cells.range((row, width)..(row + 1, 0)) {
            faults.push(
                Fault::at(&self.name(*at), Text::fixed("ô này nằm ngoài biểu mẫu", "the cell is outside the form"))
                    .help(Text::fixed("chuyển nội dung vào đúng cột, hoặc xóa", "move it into the column it belongs to, or delete it")),
            );
        }
    }

    fn shown(&self, at: At) -> String {
        self.given.cells.get(&at).map(|cell| shown(&cell.raw)).unwrap_or_default()
    }

    fn title(&self, index: usize) -> &str {
        self.sheet.columns.get(index).map_or("", |column| column.title.in_language(self.language))
    }

    fn width(&self) -> u32 {
        u32::try_from(self.sheet.columns.len()).unwrap_or(u32::MAX)
    }

    fn name(&self, at: At) -> Text {
        cell_name(&self.given.name, at)
    }
}

/// `Nhiệm vụ!D17`.
pub(in crate::edit::form::filled) fn cell_name(sheet: &str, at: At) -> Text {
    Text::same(format!("{sheet}!{}", a1(at)))
}

/// `D17`.
fn a1((row, column): At) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// `D`, `AA`.
fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_by_name() {
        assert_eq!(["A", "Z", "AA", "AZ", "BA", "XFD"], [0, 25, 26, 51, 52, 16_383].map(column_name).each_ref().map(String::as_str));
        assert_eq!(cell_name("Nhiệm vụ", (16, 3)).vi, "Nhiệm vụ!D17");
        assert!(same("Đã chi\ntừ đầu năm", "Đa\u{303} chi từ  đầu năm"));
    }
}
