//! Whose form it is: kept in cells of the first sheet, which everybody sees, and in the properties of the file, which nobody retypes.

use super::Subject;
use crate::document::form::Value;
use crate::language::Text;

/// The version of the form's layout: one that reads otherwise has another.
pub const VERSION: i64 = 2;

/// What a form says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The agency's id.
    pub agency: String,
    /// The year.
    pub year: i64,
    /// The quarter, 1 to 4.
    pub quarter: i64,
    /// The number of the province's plan it was made by.
    pub plan: String,
    /// The version of its layout.
    pub version: i64,
}

/// A part of an identity, as a row of the first sheet and a property of the file.
pub(super) struct Part {
    /// Its key among the rows: `agency`.
    pub(super) key: &'static str,
    /// The property: `cchc-agency`.
    pub(super) property: &'static str,
    /// What the row is called.
    pub(super) label: Text,
}

/// The parts, in order.
pub(super) static PARTS: [Part; 5] = [
    Part { key: "agency", property: "cchc-agency", label: Text::fixed("Mã cơ quan", "Agency id") },
    Part { key: "year", property: "cchc-year", label: Text::fixed("Năm", "Year") },
    Part { key: "quarter", property: "cchc-quarter", label: Text::fixed("Quý", "Quarter") },
    Part { key: "plan", property: "cchc-plan", label: Text::fixed("Kế hoạch của Tỉnh", "The province's plan") },
    Part { key: "version", property: "cchc-form", label: Text::fixed("Phiên bản mẫu", "Version of the form") },
];

impl Identity {
    /// Of the form of a subject.
    pub fn of(subject: &Subject<'_>) -> Self {
        Self {
            agency: subject.agency.key().to_owned(),
            year: i64::from(subject.year()),
            quarter: subject.quarter.number(),
            plan: subject.bundle.plan.number.value.clone(),
            version: VERSION,
        }
    }

    /// Its parts as cells, in the order of [`PARTS`].
    pub(super) fn values(&self) -> [Value; 5] {
        let text = |words: &str| Value::Text(words.to_owned());
        // Years and quarters are names here, not numbers to be grouped.
        let name = |number: i64| Value::Text(number.to_string());
        [text(&self.agency), name(self.year), name(self.quarter), text(&self.plan), name(self.version)]
    }

    /// As properties of a file.
    pub(super) fn properties(&self) -> Vec<(&'static str, String)> {
        let shown = |value: Value| value.shown(crate::language::Language::default());
        PARTS.iter().zip(self.values()).map(|(part, value)| (part.property, shown(value))).collect()
    }
}
