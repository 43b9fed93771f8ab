//! The vocabulary of the files: every key of every kind of document with its shape, its need and what it means.
//!
//! Pure data, and the one home of it: the JSON Schemas, completion and hover, the canonical order of keys are made from here, and the reader
//! of files is held against it whenever it runs with debug assertions. To add a key: its row in the table it belongs to, where it stands in
//! the canonical order. To add a kind: a file here, its row in [`KINDS`].

pub mod agency_plan;
pub mod amendment;
pub mod catalogue;
mod key;
pub mod manifest;
pub mod provincial_plan;
pub mod receipts;
pub mod register;
pub mod report;
mod shape;
pub mod synthesis;

pub use key::{Key, Need, Table};
pub use shape::{MOST_COUNT, MOST_MONEY, Refers, Shape, Word};

use super::kind::DocumentKind;
use crate::language::Text;

/// A kind of document.
#[derive(Debug)]
pub struct Kind {
    /// Which.
    pub kind: DocumentKind,
    /// What people call it by on the command line: `agency-plan`.
    pub name: &'static str,
    /// What it is.
    pub title: Text,
    /// What it is for and who writes it, in a sentence.
    pub meaning: Text,
    /// Where it lies, as a pattern of paths from the workspace's root, or for the files of a bundle from its folder.
    pub paths: &'static [&'static str],
    /// What may stand at the top of the file.
    pub table: &'static Table,
}

/// Every kind of document, in the order of a workspace.
pub static KINDS: [&Kind; 9] = [
    &manifest::KIND,
    &provincial_plan::KIND,
    &register::KIND,
    &catalogue::KIND,
    &agency_plan::KIND,
    &report::KIND,
    &amendment::KIND,
    &receipts::KIND,
    &synthesis::KIND,
];

impl Kind {
    /// The vocabulary of a kind; none for one that is reserved.
    pub fn of(kind: DocumentKind) -> Option<&'static Self> {
        KINDS.into_iter().find(|own| own.kind == kind)
    }

    /// The vocabulary of the kind people call by `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.into_iter().find(|own| own.name == name)
    }

    /// Whether a province's bundle holds it, not a workspace's own folders.
    pub fn is_of_bundle(&self) -> bool {
        matches!(self.kind, DocumentKind::ProvincialPlan | DocumentKind::Register | DocumentKind::Catalogue)
    }

    /// The table at `path`, as headers write it: `["task", "SYT-01", "budget"]`; rows of a list have no part of their own. None where
    /// there is no such table, or any name may stand in it.
    pub fn table(&self, path: &[&str]) -> Option<&'static Table> {
        let mut table = self.table;
        let mut rest = path;
        while let [name, below @ ..] = rest {
            let shape = table.key(name)?.shape;
            table = shape.table()?;
            rest = match (shape, below) {
                (Shape::NamedTables(..), [_, below @ ..]) => below,
                (Shape::NamedTables(..), []) => return None,
                _ => below,
            };
        }
        Some(table)
    }

    /// The key at `path`: `["task", "SYT-01", "due"]`, `["report", "quarter"]`. A name that people gave is its table's key:
    /// `["in-period", "…"]` is `in-period`.
    pub fn key(&self, path: &[&str]) -> Option<&'static Key> {
        let (name, above) = path.split_last()?;
        if let Some(key) = self.table(above).and_then(|table| table.key(name)) {
            return Some(key);
        }
        let key = self.key(above)?;
        key.shape.names().is_some().then_some(key)
    }
}

/// The table at `path` in a file whose first header is `first`; none where people name what stands in it, or no kind has it.
pub fn table_at(first: &[String], path: &[String]) -> Option<&'static Table> {
    let kind = Kind::of(DocumentKind::from_header(first.first()?)?)?;
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    kind.table(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_tables_and_keys() {
        let plan = Kind::named("agency-plan").expect("it is a kind");
        let keys = |path: &[&str]| plan.table(path).map(|table| table.keys.iter().map(|key| key.name).collect::<Vec<_>>());
        assert_eq!(keys(&[]).as_deref(), Some(&["agency-plan", "task", "not-applicable", "derived-from"][..]));
        assert_eq!(keys(&["task", "SYT-01", "budget"]).as_deref(), Some(&["estimate", "autonomous"][..]));
        assert_eq!(keys(&["task", "SYT-01", "targets"]).as_deref(), Some(&["indicator", "at-least", "at-most"][..]));
        assert_eq!(keys(&["task"]), None);
        assert_eq!(keys(&["not-applicable"]), None);
        assert_eq!(keys(&["tak"]), None);
        let name = |path: &[&str]| plan.key(path).map(|key| key.name);
        assert_eq!(name(&["task", "SYT-01", "due"]), Some("due"));
        assert_eq!(name(&["task", "SYT-01"]), Some("task"));
        assert_eq!(name(&["not-applicable", "6.3"]), Some("not-applicable"));
        assert_eq!(name(&["agency-plan", "agency"]), Some("agency"));
        assert_eq!(name(&["agency-plan", "agenci"]), None);
        assert_eq!(name(&[]), None);
    }

    #[test]
    fn every_kind_has_its_vocabulary_and_every_first_table_its_key() {
        for (header, kind) in DocumentKind::HEADERS {
            match Kind::of(kind) {
                Some(own) => assert!(own.table.key(header).is_some(), "{header}"),
                None => assert_eq!(kind, DocumentKind::Reserved),
            }
        }
    }

    #[test]
    fn words_are_whole_sentences_and_no_table_has_a_key_twice() {
        fn walk(table: &Table, path: &str) {
            for (at, key) in table.keys.iter().enumerate() {
                let path = format!("{path}.{}", key.name);
                assert!(table.keys[..at].iter().all(|earlier| earlier.name != key.name), "{path} twice");
                assert!(!key.example.is_empty(), "{path}: no example");
                for (title, meaning) in [(&key.title.vi, &key.meaning.vi), (&key.title.en, &key.meaning.en)] {
                    let capital = |text: &str| text.chars().next().is_some_and(|first| first.is_uppercase() || first == '`');
                    assert!(capital(title) && !title.ends_with('.'), "{path}: title {title}");
                    assert!(capital(meaning) && meaning.ends_with('.'), "{path}: {meaning}");
                }
                for word in key.shape.words().unwrap_or_default() {
                    assert!(!word.meaning().vi.is_empty() && !word.meaning().en.is_empty(), "{path}: {}", word.word);
                }
                if let Some(inner) = key.shape.table() {
                    walk(inner, &path);
                }
            }
            let together = table.keys.iter().filter(|key| key.need == Need::OneOf).count();
            assert_ne!(together, 1, "{path}: one of one");
        }
        for kind in KINDS {
            walk(kind.table, kind.name);
        }
    }
}
