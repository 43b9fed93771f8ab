//! What sheets are called: a number and the table's title, at most 31 letters, none of those Excel refuses. The number makes each name
//! the only one of its kind.

use unicode_normalization::UnicodeNormalization;

use super::measure::{start, units};
use crate::document::Table;
use crate::language::{Language, printable};

/// The most UTF-16 units of a name.
const ROOM: usize = 31;

/// The index.
pub(super) fn of_index(language: Language) -> &'static str {
    language.pick("Mục lục", "Index")
}

/// Each table's sheet, in order. What follows a colon is left off, so that a count in a title does not rename the sheet every quarter;
/// tables of the same title are told apart by what their rows are.
pub(super) fn of_tables(tables: &[&Table], language: Language) -> Vec<String> {
    let titles: Vec<String> = tables.iter().map(|table| plain(table.title.in_language(language))).collect();
    let each = tables.iter().zip(&titles).zip(1..);
    each.map(|((table, title), number)| {
        let again = titles.iter().filter(|other| *other == title).count() > 1;
        let rows = table.columns.first().filter(|_| again).map(|column| plain(column.title.in_language(language)));
        let rows = rows.filter(|rows| !rows.is_empty()).map(|rows| format!(" – {}", start(&rows, 12))).unwrap_or_default();
        let number = format!("{number}. ");
        let title = if title.is_empty() { language.pick("Bảng", "Table") } else { title };
        let title = start(title, ROOM - units(&number) - units(&rows));
        format!("{number}{title}{rows}").trim_end_matches('\'').to_owned()
    })
    .collect()
}

/// A title up to its colon, without what a name may not hold.
fn plain(title: &str) -> String {
    let title: String = printable(title).nfc().collect();
    let title = title.split(':').map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    let refused = |letter: char| matches!(letter, '[' | ']' | '*' | '?' | '/' | '\\' | '\u{fffe}' | '\u{ffff}');
    title.replace(refused, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::utility::check_sheet_name;

    use super::super::super::sample::hostile;
    use super::*;
    use crate::document::{Column, Kind};
    use crate::language::Text;

    fn table(title: &str, first: &str) -> Table {
        let column = Column::new("first", Text::same(first), Kind::Text, 0);
        Table { key: "table", title: Text::same(title), columns: vec![column], rows: vec![], chart: None, notes: vec![] }
    }

    fn names(tables: &[Table]) -> Vec<String> {
        of_tables(&tables.iter().collect::<Vec<_>>(), Language::Vietnamese)
    }

    #[test]
    fn short_whole_words_and_no_two_alike() {
        let seen = names(&[
            table("Nhiệm vụ có thời hạn trong kế hoạch của các cơ quan", "Nội dung"),
            table("Khó khăn, vướng mắc và đề xuất, kiến nghị: 16", "Cơ quan"),
            table("Nhiệm vụ có thời hạn trong kế hoạch của các cơ quan", "Cơ quan"),
            table("Kinh phí", "Nội dung"),
        ]);
        assert_eq!(
            seen,
            ["1. Nhiệm vụ có thời… – Nội dung", "2. Khó khăn, vướng mắc và đề…", "3. Nhiệm vụ có thời… – Cơ quan", "4. Kinh phí"]
        );
    }

    #[test]
    fn every_name_is_one_a_workbook_takes() {
        let mut tables: Vec<Table> =
            ["", " : ", "[a]:b*c?d/e\\f", "'quoted'", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "\u{ffff}\u{1b}[2J\n", "History", "a\tb"]
                .map(|title| table(title, title))
                .into();
        tables.extend((0..200).map(|_| table("Nhiệm vụ có thời hạn trong kế hoạch của các cơ quan", "[]")));
        tables.extend(Table::of(&hostile()).cloned());
        let seen = names(&tables);
        for name in &seen {
            check_sheet_name(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        let once: std::collections::BTreeSet<String> = seen.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(once.len(), tables.len());
        assert_eq!(seen[..3], ["1. Bảng", "2. Bảng", "3. a"]);
    }
}
