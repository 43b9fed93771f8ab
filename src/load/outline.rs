//! What a file's places belong to: the entry (`[task.SYT-01]`, a figure, an amended task) that holds a byte.

use toml::de::{DeTable, DeValue};

use crate::source::{Place, SourceFile};

/// The entries of one file by where they begin.
#[derive(Debug)]
pub struct Outline(Vec<(usize, Option<String>)>);

impl Outline {
    /// Reads the entries of a file, as far as it parses.
    pub fn of(file: &SourceFile) -> Self {
        let (tree, _) = DeTable::parse_recoverable(&file.text);
        let mut entries = Vec::new();
        for (key, value) in tree.get_ref() {
            let within: Vec<(usize, Option<String>)> = match value.get_ref() {
                // `[task.…]`, `[in-period]`: the names people gave. The span of a table is its header, which begins before its name.
                DeValue::Table(table) => table
                    .iter()
                    .map(|(name, inner)| (name.span().start.min(inner.span().start), Some(name.get_ref().to_string())))
                    .collect(),
                DeValue::Array(rows) => rows.iter().map(|row| (row.span().start, named(row.get_ref()))).collect(),
                _ => Vec::new(),
            };
            // Whatever the last entry before it was, it ends here.
            let start = within.iter().map(|(start, _)| *start).chain([key.span().start]).min().unwrap_or_default();
            entries.push((start, None));
            entries.extend(within);
        }
        entries.sort_by_key(|(start, entry)| (*start, entry.is_some()));
        Self(entries)
    }

    /// The entry that holds a place.
    pub fn entry_at(&self, place: Place) -> Option<&str> {
        let after = self.0.partition_point(|(start, _)| *start <= place.start as usize);
        self.0.get(after.checked_sub(1)?)?.1.as_deref()
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
            outline.entry_at(Place::new(FileId::from_index(0), &(start..start)))
        };
        assert_eq!(at("percent"), Some("SA-01"));
        assert_eq!(at("4\n"), Some("ho-so"));
        assert_eq!(at("due"), Some("SA-02"));
        assert_eq!(at("[report]"), None);
    }
}
