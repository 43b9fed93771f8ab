//! The report's words by the sections of the periodic report's outline.

use super::super::Subject;
use super::{Target, column};
use crate::document::form::{Entry, Field, Kind, Row, Sheet, Value};
use crate::language::Text;
use crate::model::narrative::Narrative;

/// The sheet's key.
pub(in crate::edit::form) const KEY: &str = "narrative";

static WORDS: Field = Field {
    key: "words",
    kind: Kind::Text,
    hint: Text::fixed(
        "Lời của cơ quan ở đề mục này. Xuống dòng trong ô bằng Alt+Enter; một dòng trống ngăn hai đoạn.",
        "The agency's words for this section. Alt+Enter breaks a line; an empty line parts two paragraphs.",
    ),
};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let outline = &subject.bundle.plan.outline;
    let none = Narrative::default();
    let own = subject.report().map_or(&none, |report| &report.narrative);
    let words = |section: &str| own.0.iter().find(|own| own.section.value.trim() == section).map(|own| own.words.value.as_str());
    let mut rows: Vec<Row> =
        outline.iter().map(|heading| row(heading.section.value.trim(), &heading.title, words(heading.section.value.trim()))).collect();
    // Words for a section the outline lacks are not lost.
    let is_there = |section: &str| outline.iter().any(|heading| heading.section.value.trim() == section);
    let others = own.0.iter().filter(|own| !is_there(own.section.value.trim()));
    rows.extend(others.map(|own| row(own.section.value.trim(), "", Some(&own.words.value))));
    Sheet {
        key: KEY,
        name: Text::fixed("Lời văn", "Narrative"),
        title: Text::fixed("Lời văn theo đề mục của báo cáo", "Words by the sections of the report"),
        notes: vec![],
        columns: vec![
            column("id", Text::fixed("Đề mục", "Section"), 9.0),
            column("title", Text::fixed("Tên đề mục", "Heading"), 44.0),
            column("words", Text::fixed("Lời của cơ quan", "The agency's words"), 92.0),
        ],
        rows,
        frozen: 1,
        turn: None,
    }
}

fn row(section: &str, title: &str, words: Option<&str>) -> Row {
    Row {
        key: section.to_owned(),
        cells: vec![
            Entry::given(Value::Text(section.to_owned())),
            Entry::given(Value::text(Some(title))),
            Entry::open(&WORDS, Value::text(words)),
        ],
    }
}

/// The key as the report writes it, blanks and all.
pub(super) fn target(subject: &Subject<'_>, section: &str) -> Target {
    let own = subject.report().and_then(|report| report.narrative.0.iter().find(|own| own.section.value.trim() == section));
    Target::key(["narrative"], own.map_or(section, |own| own.section.value.as_str()))
}
