//! `cchc report --list`: what there is.

use unicode_width::UnicodeWidthStr as _;

use super::provinces;
use crate::language::{Language, Text};
use crate::report::{Entry, REPORTS, Subject};

/// Every report on a line: its name and what stands after it, what it is about.
pub(super) fn list(language: Language) -> String {
    let called = |entry: &Entry| match entry.subject {
        None => entry.name.to_owned(),
        Some(Subject::Agency) => format!("{} {}", entry.name, language.pick("MÃ-CƠ-QUAN", "AGENCY-ID")),
        Some(Subject::Task) => format!("{} {}", entry.name, language.pick("MÃ-NHIỆM-VỤ", "TASK-ID")),
    };
    let mut rows: Vec<(String, &Text)> = REPORTS.iter().map(|entry| (called(entry), &entry.about)).collect();
    rows.push((provinces::NAME.to_owned(), &provinces::ABOUT));
    let wide = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let line = |(name, about): &(String, &Text)| format!("{name}{}  {}\n", " ".repeat(wide - name.width()), about.in_language(language));
    rows.iter().map(line).collect()
}
