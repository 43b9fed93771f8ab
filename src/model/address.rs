//! Where a document belongs: `agencies/<agency-id>/<year>/plan.toml`, `q1.toml` … `q4.toml`, `closing.toml`.

use super::period::Quarter;
use super::quarter_report::Slot;

/// What a path says a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The agency's folder.
    pub agency: String,
    /// The year's folder.
    pub year: i32,
    /// The file's name.
    pub document: Expected,
}

/// What a file is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expected {
    /// The agency's plan.
    Plan,
    /// One of its reports.
    Report(Slot),
}

impl Address {
    /// Reads a path from the workspace's root, with `/`.
    pub fn of(path: &str) -> Option<Self> {
        let mut parts = path.strip_prefix("agencies/")?.split('/');
        let (agency, year, file) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let document = match file.strip_suffix(".toml")? {
            "plan" => Expected::Plan,
            "closing" => Expected::Report(Slot::Closing),
            name => Expected::Report(Slot::Quarter(Quarter::ALL.into_iter().find(|quarter| quarter.key() == name)?)),
        };
        Some(Self { agency: agency.to_owned(), year: year.parse().ok()?, document })
    }

    /// The path of a document.
    pub fn path(agency: &str, year: i32, document: Expected) -> String {
        let name = match document {
            Expected::Plan => "plan",
            Expected::Report(slot) => slot.key(),
        };
        format!("agencies/{agency}/{year}/{name}.toml")
    }
}
