//! What a file's places belong to: the entry (`[task.SYT-01]`, a figure, an amended task) that holds a byte.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::source::{Place, SourceFile};

/// The entries of one file by where they begin.
#[derive(Debug)]
pub struct Outline(Vec<Stretch>);

/// What begins at a byte and ends where the next begins.
#[derive(Debug)]
struct Stretch {
    start: usize,
    /// The entry, by the name people gave it.
    entry: Option<String>,
    /// The table of single values it stands in: `agency-plan`, `in-period`. A table of entries (`[progress.…]`) is none.
    table: Option<String>,
}

impl Outline {
    /// Reads the entries of a file, as far as it parses.
    pub fn of(file: &SourceFile) -> Self {
        let (tree, _) = DeTable::parse_recoverable(&file.text);
        let mut stretches = Vec::new();
        for (key, value) in tree.get_ref() {
            let mut start = key.span().start;
            let mut of_values = None;
            let within: Vec<(usize, Option<String>)> = match value.get_ref() {
                // `[task.…]`, `[in-period]`: the names people gave. The span of a table is its header, which begins before its name.
                DeValue::Table(table) => {
                    if table.iter().any(|(_, inner)| !inner.get_ref().is_table()) {
                        of_values = Some(key.get_ref().to_string());
                        start = start.min(value.span().start);
                    }
                    let begins = |name: usize, inner: usize| if of_values.is_some() { name } else { name.min(inner) };
                    let named = |(name, inner): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
                        (begins(name.span().start, inner.span().start), Some(name.get_ref().to_string()))
                    };
                    table.iter().map(named).collect()
                }
                DeValue::Array(rows) => rows.iter().map(|row| (row.span().start, named(row.get_ref()))).collect(),
                _ => Vec::new(),
            };
            // Whatever the last entry before it was, it ends here.
            let start = within.iter().map(|(start, _)| *start).chain([start]).min().unwrap_or_default();
            stretches.push(Stretch { start, entry: None, table: of_values.clone() });
            stretches.extend(within.into_iter().map(|(start, entry)| Stretch { start, entry, table: of_values.clone() }));
        }
        stretches.sort_by_key(|stretch| (stretch.start, stretch.entry.is_some()));
        Self(stretches)
    }

    /// What a place may be called: the entry that holds it, then the table of single values it stands in.
    pub fn names_at(&self, place: Place) -> impl Iterator<Item = &str> {
        let after = self.0.partition_point(|stretch| stretch.start <= place.start as usize);
        let stretch = after.checked_sub(1).and_then(|at| self.0.get(at));
        stretch.into_iter().flat_map(|stretch| [&stretch.entry, &stretch.table]).filter_map(Option::as_deref)
    }
}

/// What a row of a list is known by.
fn named(row: &DeValue<'_>) -> Option<String> {
    let table = row.as_table()?;
    ["id", "task", "rule"].iter().find_map(|key| match table.get(*key)?.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn a_place_belongs_to_its_entry() {
        let text =
            "[report]\nagency = \"a\"\n[progress.SA-01]\npercent = 3\n[in-period]\nho-so = 4\n[[change]]\ntask = \"SA-02\"\ndue = 1\n";
        let outline = Outline::of(&SourceFile::new("q1.toml".into(), text.into()));
        let at = |needle: &str| {
            let start = text.find(needle).expect("planted");
            outline.names_at(Place::new(FileId::from_index(0), &(start..start))).collect::<Vec<_>>()
        };
        assert_eq!(at("percent"), ["SA-01"]);
        assert_eq!(at("4\n"), ["ho-so", "in-period"]);
        assert_eq!(at("due"), ["SA-02"]);
        assert_eq!(at("[report]"), ["report"]);
        assert_eq!(at("agency"), ["agency", "report"]);
        assert_eq!(at("[progress"), ["SA-01"]);
        assert_eq!(at("[in-period]"), ["in-period"]);
    }
}
