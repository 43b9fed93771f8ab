//! What a key's value is.

use super::Table;
use crate::language::Text;

/// More of anything than is counted, and few enough that a country's sums stay whole.
pub const MOST_COUNT: i64 = 1_000_000_000_000;

/// More đồng than any plan has, and few enough that a country's sums stay whole.
pub const MOST_MONEY: i64 = 1_000_000_000_000_000;

/// What a key's value is.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Text of one line.
    Text,
    /// Text of any number of lines.
    Paragraphs,
    /// A list of texts.
    Texts,
    /// An id.
    Id(Refers),
    /// A list of ids, perhaps of none.
    Ids(Refers),
    /// A list of ids that must name something.
    SomeIds(Refers),
    /// A whole number between two bounds, both allowed.
    Integer {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// Whole đồng, from 0 to [`MOST_MONEY`].
    Money,
    /// A local date.
    Date,
    /// A deadline: a local date, or text that `model::due` reads.
    Due,
    /// `true` or `false`.
    Boolean,
    /// One of these words.
    Word(&'static [Word]),
    /// A table with a header of its own: `[report]`.
    Table(&'static Table),
    /// A table within its line: `{ … }`.
    InlineTable(&'static Table),
    /// A list of tables, each with its header: `[[area]]`.
    Tables(&'static Table),
    /// A list of tables within its lines: `[{ … }]`.
    InlineTables(&'static Table),
    /// Tables under names that people give: `[task.SYT-01]`.
    NamedTables(Refers, &'static Table),
    /// Texts under names that people give: `"6.3" = "…"`.
    NamedTexts(Refers),
    /// Texts of any number of lines under names that people give.
    NamedParagraphs(Refers),
    /// Counts, from 0 to [`MOST_COUNT`], and lists of ids under the ids of indicators.
    NamedFigures,
    /// Local dates under names that people give.
    NamedDates(Refers),
    /// Levels under the codes and names of rules.
    NamedLevels,
}

/// What an id, or a name that people give, stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refers {
    /// Something that is only named here: the id of its own.
    Itself,
    /// A bundle: an embedded one's id, or a folder.
    Bundle,
    /// An agency of the register.
    Agency,
    /// A kind of agencies of the register.
    AgencyKind,
    /// Agencies: one by its id, all of a kind by `@kind`, all by `@all`.
    Who,
    /// A task of the province's plan.
    ProvincialTask,
    /// A task of an agency's plan.
    PlannedTask,
    /// An indicator of the catalogue.
    Indicator,
    /// An indicator or a ratio of the catalogue.
    Measure,
    /// A section of the periodic report's outline.
    Section,
    /// A rule, by its code or name.
    Rule,
}

/// One of the words a value may be.
#[derive(Debug)]
pub struct Word {
    /// As files write it.
    pub word: &'static str,
    /// What it means, in Vietnamese.
    vi: &'static str,
    /// The same in English.
    en: &'static str,
}

impl Word {
    pub(super) const fn new(word: &'static str, vi: &'static str, en: &'static str) -> Self {
        Self { word, vi, en }
    }

    /// What it means.
    pub fn meaning(&self) -> Text {
        Text::fixed(self.vi, self.en)
    }
}

impl Shape {
    /// The table that stands in it, or of which it has several.
    pub fn table(self) -> Option<&'static Table> {
        match self {
            Self::Table(table)
            | Self::InlineTable(table)
            | Self::Tables(table)
            | Self::InlineTables(table)
            | Self::NamedTables(_, table) => Some(table),
            _ => None,
        }
    }

    /// What the names in it stand for, where people give them.
    pub fn names(self) -> Option<Refers> {
        match self {
            Self::NamedTables(refers, _) | Self::NamedTexts(refers) | Self::NamedParagraphs(refers) | Self::NamedDates(refers) => {
                Some(refers)
            }
            Self::NamedFigures => Some(Refers::Indicator),
            Self::NamedLevels => Some(Refers::Rule),
            _ => None,
        }
    }

    /// What its ids stand for.
    pub fn refers(self) -> Option<Refers> {
        match self {
            Self::Id(refers) | Self::Ids(refers) | Self::SomeIds(refers) => Some(refers),
            _ => None,
        }
    }

    /// The words it may be.
    pub fn words(self) -> Option<&'static [Word]> {
        match self {
            Self::Word(words) => Some(words),
            _ => None,
        }
    }
}
