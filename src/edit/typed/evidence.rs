//! A document that shows a result, added to the list of a task's entry.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::shape::Shape;
use crate::edit::braces::{self, Wanted};
use crate::edit::value;

/// A list with a document (`12/QĐ-SYT,2021-06-10,title`) behind those it has, each as it is written; the same list where it has that
/// document. None where no document was typed, or the list is none that stands on one place.
pub(super) fn added(list: Option<&str>, typed: &str) -> Option<String> {
    let mut parts = typed.splitn(3, ',').map(str::trim);
    let (number, date) = (parts.next().filter(|number| !number.is_empty())?, parts.next()?);
    let title = parts.next().filter(|title| !title.is_empty());
    let (number, date) = (Shape::Text.written(number, 0)?, Shape::Date.written(date, 0)?);
    let title = title.map(value::text);
    let of_title = title.as_ref().map_or_else(String::new, |title| format!(", title = {title}"));
    let row = format!("{{ number = {number}, date = {date}{of_title} }}");
    let Some(list) = list else { return Some(format!("[{row}]")) };

    let document = format!("v = {list}");
    let (tree, errors) = DeTable::parse_recoverable(&document);
    let DeValue::Array(rows) = tree.get_ref().get("v").filter(|_| errors.is_empty())?.get_ref() else { return None };
    let written = format!("v = {row}");
    let (own, _) = DeTable::parse_recoverable(&written);
    let own = own.get_ref().get("v")?.get_ref();
    let is_same = |row: &DeValue<'_>| {
        ["number", "date"].iter().all(|key| match (row.get(key), own.get(key)) {
            (Some(one), Some(other)) => crate::edit::same::same(one.get_ref(), other.get_ref()),
            _ => false,
        })
    };
    if let Some(row) = rows.iter().find(|row| is_same(row.get_ref())) {
        let titled = retitled(&document, row, title)?;
        return Some(titled["v = ".len()..].to_owned());
    }
    let Some(last) = rows.iter().next_back() else { return Some(format!("[{row}]")) };
    // What stands after the last row stays: a comma, a line break, a comment.
    let (before, after) = document.split_at(last.span().end);
    Some(format!("{}, {row}{after}", &before["v = ".len()..]))
}

/// A list in which a document has another title; the same list where none was typed. None where it stands on no one place.
fn retitled(document: &str, row: &Spanned<DeValue<'_>>, title: Option<String>) -> Option<String> {
    let title = title.map_or(Wanted::Kept, Wanted::Put);
    let keys = [("number", Wanted::Kept), ("date", Wanted::Kept), ("title", title)];
    let edits = braces::edits(document, row.get_ref().as_table()?, row.span(), &keys);
    Some(braces::spliced(document, 0..document.len(), &edits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_added() {
        let first = added(None, "12/QĐ-SYT, 10/06/2021").expect("a document");
        assert_eq!(first, "[{ number = \"12/QĐ-SYT\", date = 2021-06-10 }]");
        assert_eq!(added(Some("[]"), "12/QĐ-SYT,2021-06-10").as_ref(), Some(&first));
        assert_eq!(added(Some(&first), "12/QĐ-SYT,2021-06-10").as_ref(), Some(&first), "it is there");
        let titled = first.replace(" }", ", title = \"tên\" }");
        assert_eq!(added(Some(&first), "12/QĐ-SYT,2021-06-10,tên").as_ref(), Some(&titled), "it has a title now");
        assert_eq!(added(Some(&titled), "12/QĐ-SYT,2021-06-10").as_ref(), Some(&titled), "its title stays");
        let other = titled.replace("tên", "tên khác");
        assert_eq!(added(Some(&titled), "12/QĐ-SYT,2021-06-10,tên khác"), Some(other), "it has another title");
        assert_eq!(
            added(Some("[\n  { number = \"1\", date = 2021-01-01 },   # một\n]"), "2/BC,2021-06-10,một, hai").as_deref(),
            Some("[\n  { number = \"1\", date = 2021-01-01 }, { number = \"2/BC\", date = 2021-06-10, title = \"một, hai\" },   # một\n]")
        );
    }

    #[test]
    fn what_is_no_document() {
        for typed in ["12/QĐ-SYT", ",2021-06-10", "12/QĐ-SYT,hôm qua", "  "] {
            assert_eq!(added(None, typed), None, "{typed}");
        }
        assert_eq!(added(Some("\"12/QĐ\""), "12/QĐ,2021-06-10"), None, "no list");
    }
}
