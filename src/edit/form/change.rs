//! What a filled-in form changes in the report's file: the keys that are put, replaced or taken out, and the text with them changed.
//!
//! Three things are held against each other: what a cell said when the form was made, what it says now, what the report says. A cell nobody
//! touched changes nothing, however old the form; one that was changed here and there is refused, since only people can tell who is right.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::Subject;
use super::evidence;
use super::fault::{Fault, quoted};
use super::filled::Filled;
use super::sheet::{self, NARRATIVE, Target};
use super::written::written;
use crate::document::form::{Access, Entry, Form, Kind, Value, plain};
use crate::edit::entry::{self, Change};
use crate::edit::members::Register;
use crate::edit::value;
use crate::language::{Language, Text};
use crate::source::Place;

/// One cell that differs from the report.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The cell.
    pub at: Text,
    /// The entry it is in: `SYT-01`, `ho-so-tiep-nhan-moi`.
    pub entry: String,
    /// What it is the value of, as the form calls it.
    pub column: Text,
    /// The key of its field: `submitted`.
    pub field: &'static str,
    /// What the report says.
    pub before: Value,
    /// What the form says.
    pub after: Value,
    /// Whether that is what the form suggested, so that nobody may have looked at it.
    pub is_suggested: bool,
}

/// A suggestion left as it was that nobody is taken to have agreed to, since it no longer is the one that is suggested.
#[derive(Clone, Debug)]
pub struct Lapsed {
    /// The cell.
    pub at: Text,
    /// The entry it is in.
    pub entry: String,
    /// What the form suggested.
    pub said: Value,
    /// What is suggested now, where anything is.
    pub now: Option<Value>,
}

/// What a form changes.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The cells that differ, in the form's order.
    pub edits: Vec<Edit>,
    /// The suggestions that are none any more, where the report says nothing.
    pub lapsed: Vec<Lapsed>,
    /// The keys they change.
    keys: Vec<Change>,
    /// The key of every cell, and the cell.
    cells: Vec<(Vec<String>, String, Text)>,
}

/// The key of the documents that show a result.
const EVIDENCE: &str = "evidence";

/// What differs between a filled-in form and the report, whose file says `text`.
///
/// # Errors
/// The cells that cannot be taken.
pub fn changes(subject: &Subject<'_>, form: &Form, filled: &[Filled], text: &str) -> Result<Changes, Vec<Fault>> {
    let mut found = Changes::default();
    let mut faults = Vec::new();
    let mut now: BTreeMap<(usize, usize, usize), Value> = BTreeMap::new();
    let mut changed: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    let mut evidence: BTreeMap<String, Vec<evidence::Part>> = BTreeMap::new();
    let (tree, _) = DeTable::parse_recoverable(text);
    let (filled, unknown) = named(subject, form, filled);
    faults.extend(unknown);
    for own in &filled {
        let (number, row, column) = own.place;
        let sheet = &form.sheets[number];
        let (row, title) = (&sheet.rows[row], &sheet.columns[column].title);
        let entry = &row.cells[column];
        let Some(field) = entry.field() else { continue };
        let Some(target) = sheet::target(subject, sheet.key, &row.key, field.key) else { continue };
        let before = match entry.access {
            Access::Suggested(_) => Value::Nothing,
            Access::Given | Access::Shut | Access::Open(_) => entry.value.clone(),
        };
        // The first sheet has a row a key, and calls it in the row's first cell.
        let (entry_name, column_name) = match row.cells.first().map(|label| &label.value) {
            Some(Value::Words(label)) if number == 0 => (String::new(), label.clone()),
            _ => (row.key.clone(), title.clone()),
        };
        // What stands there and is no value of its kind is nothing to the model, and something to whoever wrote it.
        let unread = Some(&before).filter(|before| **before == Value::Nothing).and_then(|_| standing(text, tree.get_ref(), &target));
        let Some(after) = after(own, entry, &before, unread.is_some()) else {
            faults.push(conflict(own, &entry_name, &column_name, unread.as_ref().unwrap_or(&before)));
            continue;
        };
        if own.said.is_suggested && own.value.is_same(&own.said.value) && before == Value::Nothing && after == Value::Nothing {
            let now = matches!(entry.access, Access::Suggested(_)).then(|| entry.value.clone());
            found.lapsed.push(Lapsed { at: own.at.clone(), entry: row.key.clone(), said: own.value.clone(), now });
        }
        let is_suggested = matches!(entry.access, Access::Suggested(_)) && after.is_same(&entry.value);
        let differs = !after.is_same(&before);
        now.insert(own.place, after.clone());
        let own = Filled { value: after, ..own.clone() };
        if differs {
            changed.insert(own.place);
            let (at, after, entry, column) = (own.at.clone(), own.value.clone(), entry_name, column_name);
            let before = unread.unwrap_or(before);
            found.edits.push(Edit { at, entry, column, field: field.key, before, after, is_suggested });
        }
        match target {
            Target::Key { table, key } => {
                if differs {
                    let value = if sheet.key == NARRATIVE { paragraphs(&own.value) } else { written(&own.value) };
                    found.keys.push(Change { table: table.clone(), key: key.clone(), value });
                }
                found.cells.push((table, key, own.at.clone()));
            }
            Target::Evidence { task, part } => {
                let table = vec!["progress".to_owned(), task.clone()];
                found.cells.push((table, EVIDENCE.to_owned(), own.at.clone()));
                evidence.entry(task).or_default().push((part, own, differs));
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    faults.extend(lacking(form, &filled, &changed, &now));
    if !faults.is_empty() {
        return Err(faults);
    }
    for (task, parts) in evidence.iter().filter(|(_, parts)| parts.iter().any(|(_, _, is_changed)| *is_changed)) {
        match evidence::list(text, tree.get_ref(), task, parts) {
            Ok(value) => {
                found.keys.push(Change { table: vec!["progress".to_owned(), task.clone()], key: EVIDENCE.to_owned(), value });
            }
            Err(fault) => faults.push(*fault),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// The cells, in lists of agencies the ids that are meant; and what is wrong with those that mean none. What nobody touched is left.
fn named(subject: &Subject<'_>, form: &Form, filled: &[Filled]) -> (Vec<Filled>, Vec<Fault>) {
    let register = Register::of(&subject.bundle.agencies);
    let mut faults = Vec::new();
    let of = |own: &Filled| {
        let (sheet, row, column) = own.place;
        let is_asked = form.sheets[sheet].rows[row].cells[column].field().is_some_and(|field| field.kind == Kind::Agencies);
        match &own.value {
            Value::Ids(parts) if is_asked && !own.value.is_same(&own.said.value) => match register.ids(parts) {
                Ok(ids) => Some(Filled { value: Value::Ids(ids), ..own.clone() }),
                Err((what, help)) => {
                    faults.push(Fault::at(&own.at, what).help(help));
                    None
                }
            },
            _ => Some(own.clone()),
        }
    };
    (filled.iter().filter_map(of).collect(), faults)
}

/// What stands in the file where a cell's value belongs, as it is written; none where that is nothing, or blank.
fn standing(text: &str, tree: &DeTable<'_>, target: &Target) -> Option<Value> {
    let of = |table: &[&str]| table.iter().try_fold(tree, |table, name| table.get(*name)?.get_ref().as_table());
    let own = match target {
        Target::Key { table, key } => of(&table.iter().map(String::as_str).collect::<Vec<_>>())?.get(key.as_str())?,
        Target::Evidence { task, part } => {
            of(&["progress", task])?.get("evidence")?.get_ref().as_array()?.iter().next()?.get_ref().as_table()?.get(*part)?
        }
    };
    let is_blank = match own.get_ref() {
        DeValue::String(words) => words.trim().is_empty(),
        DeValue::Array(items) => items.is_empty(),
        _ => false,
    };
    (!is_blank).then(|| Value::Text(text[own.span()].to_owned()))
}

/// What a cell makes of its value in the report; none where both were changed since the form was made, and not to the same. Where something
/// stands that is no value, a suggestion does not take its place.
fn after(own: &Filled, entry: &Entry, before: &Value, is_unread: bool) -> Option<Value> {
    let said = &own.said;
    let is_untouched = own.value.is_same(&said.value);
    // A suggestion left as it is stands for an answer while it is still the one that is suggested.
    let is_agreed = said.is_suggested && !is_unread && matches!(entry.access, Access::Suggested(_)) && own.value.is_same(&entry.value);
    if is_untouched && !is_agreed {
        return Some(before.clone());
    }
    let said_by_report = if said.is_suggested { &Value::Nothing } else { &said.value };
    let kept = entry.kept();
    let is_same_report = before.is_same(said_by_report) || [&kept.vi, &kept.en].iter().any(|kept| plain(kept) == plain(&said.words));
    (is_same_report || own.value.is_same(before)).then(|| own.value.clone())
}

/// Cells left empty without which the others of their row, of which one was changed, say nothing.
fn lacking(
    form: &Form,
    filled: &[Filled],
    changed: &BTreeSet<(usize, usize, usize)>,
    now: &BTreeMap<(usize, usize, usize), Value>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for own in filled {
        let (number, row, column) = own.place;
        let sheet = &form.sheets[number];
        let key = |place: usize| sheet.rows[row].cells[place].field().map(|field| field.key);
        let Some(needed_by) = key(column).and_then(|key| sheet::needed_by(sheet.key, key)) else { continue };
        let value = |place: usize| now.get(&(number, row, place)).filter(|value| **value != Value::Nothing);
        let of = |names: &[&str]| -> Vec<usize> {
            (0..sheet.columns.len())
                .filter(|place| key(*place).is_some_and(|key| names.contains(&key)) && value(*place).is_some())
                .collect()
        };
        let (others, instead) = (of(needed_by.others), of(needed_by.instead));
        let in_row = || changed.range((number, row, 0)..(number, row + 1, 0)).map(|(_, _, place)| *place);
        let is_changed = || in_row().any(|place| place == column || key(place).is_some_and(|key| needed_by.others.contains(&key)));
        let Some(other) = others.first().filter(|_| value(column).is_none() && instead.is_empty() && is_changed()) else { continue };
        let (title, other_title) = (&sheet.columns[column].title, &sheet.columns[*other].title);
        let shown = |language: Language| value(*other).map(|value| quoted(&value.shown(language))).unwrap_or_default();
        faults.push(
            Fault::at(
                &own.at,
                Text::each(|language| {
                    let (title, other, shown) = (title.in_language(language), other_title.in_language(language), shown(language));
                    language.pick(
                        format!("“{title}” còn trống, mà “{other}” của dòng này đã ghi {shown}"),
                        format!("“{title}” is empty, and “{other}” of this row says {shown}"),
                    )
                }),
            )
            .help(Text::each(|language| {
                let (title, other) = (title.in_language(language), other_title.in_language(language));
                language.pick(format!("ghi “{title}”, hoặc xóa “{other}”"), format!("fill in “{title}”, or clear “{other}”"))
            })),
        );
    }
    faults
}

fn conflict(own: &Filled, entry: &str, column: &Text, before: &Value) -> Fault {
    let shown = |value: &Value, language: Language| match value {
        Value::Nothing => language.pick("trống", "empty").to_owned(),
        value => quoted(&value.shown(language)),
    };
    let words = |language: Language| {
        let said = if own.said.is_suggested { &Value::Nothing } else { &own.said.value };
        (shown(said, language), shown(before, language), shown(&own.value, language))
    };
    let (vi, en) = (words(Language::Vietnamese), words(Language::English));
    let of = if entry.is_empty() { String::new() } else { format!("{entry}, ") };
    Fault::at(
        &own.at,
        Text::new(
            format!(
                "{of}{}: từ khi xuất biểu mẫu, báo cáo và ô này đều đã sửa, khác nhau; lúc xuất: {}; báo cáo nay: {}; ô này: {}",
                column.vi, vi.0, vi.1, vi.2
            ),
            format!(
                "{of}{}: since the form was made both the report and this cell were changed; then: {}; the report now: {}; this cell: {}",
                column.en, en.0, en.1, en.2
            ),
        ),
    )
    .help(Text::new(
        format!("giữ số liệu của báo cáo: sửa ô này thành {}; lấy ô này: xuất biểu mẫu mới rồi điền lại", vi.1),
        format!("to keep what the report says, make this cell {}; to take the cell, make a new form and fill it in again", en.1),
    ))
}

impl Changes {
    /// Whether there is nothing to write. Where there is no report yet, figures that the form suggests are not enough to make one of.
    pub fn are_none(&self, is_there: bool) -> bool {
        self.edits.is_empty() || !is_there && self.edits.iter().all(|edit| edit.is_suggested)
    }

    /// The day of submission that is taken out, so that a report that was sent is a draft again.
    pub fn unsent(&self) -> Option<NaiveDate> {
        let own = self.edits.iter().find(|edit| edit.entry.is_empty() && edit.field == "submitted" && edit.after == Value::Nothing)?;
        if let Value::Date(day) = own.before { Some(day) } else { None }
    }

    /// A report's text with the changes made; none where it does not parse.
    pub fn applied(&self, text: &str) -> Option<String> {
        let text = entry::put(text, &self.keys)?;
        // A difficulty of which nothing is left is none.
        let emptied = self.keys.iter().filter(|change| change.value.is_none() && change.table[0] == "difficulty");
        Some(emptied.fold(text, |text, change| entry::without_empty(text, &change.table)))
    }

    /// The text of a report that was not there before; none where the changes make none.
    pub fn anew(&self, subject: &Subject<'_>) -> Option<String> {
        let (agency, year, quarter) = (value::text(subject.agency.key()), subject.year(), subject.quarter.number());
        self.applied(&format!("[report]\nagency = {agency}\nyear = {year}\nquarter = {quarter}\n"))
    }

    /// The cell that a place of the report's text is the value of, or the first of the entry it stands in.
    pub fn cell_of(&self, text: &str, place: Place) -> Option<&Text> {
        let (table, key) = key_at(text, place.start as usize)?;
        let own = self.cells.iter().find(|(of, name, _)| *of == table && Some(name) == key.as_ref());
        own.or_else(|| self.cells.iter().find(|(of, _, _)| *of == table)).map(|(_, _, at)| at)
    }

    /// Whether a place of the report's text is of a key that the form gives another value. Of evidence it gives a part only.
    pub fn writes(&self, text: &str, place: Place) -> bool {
        let Some((table, Some(key))) = key_at(text, place.start as usize) else { return false };
        let is_own = |change: &Change| change.table == table && change.key == key && change.value.is_some();
        key != EVIDENCE && self.keys.iter().any(is_own)
    }

    /// The first cell of an entry by its id: a task the report lacks.
    pub fn cell_of_entry(&self, id: &str) -> Option<&Text> {
        let is_own = |table: &[String], key: &str| table.get(1).is_some_and(|own| own == id) || table.len() == 1 && key == id;
        self.cells.iter().find(|(table, key, _)| is_own(table, key)).map(|(_, _, at)| at)
    }
}

/// Words of a section as the file writes them: on lines of their own, however few they are.
fn paragraphs(own: &Value) -> Option<String> {
    let line = written(own)?;
    let inner = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|_| !line.starts_with("\"\"\""));
    Some(inner.map_or_else(|| line.clone(), |inner| format!("\"\"\"\n{inner}\"\"\"")))
}

/// The table and the key that a byte of a report's text belongs to; the key is missing on the line of a table's name.
fn key_at(text: &str, byte: usize) -> Option<(Vec<String>, Option<String>)> {
    let (tree, _) = DeTable::parse_recoverable(text);
    for (name, own) in tree.get_ref() {
        let DeValue::Table(table) = own.get_ref() else { continue };
        let name = name.get_ref().to_string();
        if own.span().contains(&byte) {
            return Some((vec![name], None));
        }
        for (key, own) in table {
            let inner = own.get_ref().as_table().filter(|_| matches!(name.as_str(), "progress" | "difficulty"));
            let key_name = key.get_ref().to_string();
            let Some(inner) = inner else {
                if (key.span().start..own.span().end).contains(&byte) {
                    return Some((vec![name], Some(key_name)));
                }
                continue;
            };
            let path = vec![name.clone(), key_name];
            if own.span().contains(&byte) {
                return Some((path, None));
            }
            let at = inner.iter().find(|(key, own)| (key.span().start..own.span().end).contains(&byte));
            if let Some((key, _)) = at {
                return Some((path, Some(key.get_ref().to_string())));
            }
        }
    }
    None
}
