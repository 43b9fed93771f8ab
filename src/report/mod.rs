//! Figures to documents: one report a file. A report knows no format and works out no figure.
//!
//! To add one: a file with a function from [`Request`] to [`Document`], its `mod` line, and its row in [`REPORTS`].

mod agency;
mod attention;
mod cells;
pub mod facts;
mod indicators;
mod money;
mod obligations;
mod overdue;
mod period;
pub mod plan;
pub mod register;
mod standing;
mod task;

use crate::document::Document;
use crate::language::Text;
use crate::model::revision::Revision;
use crate::rollup::view::View;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// What is looked at.
    pub view: View<'a>,
    /// One grouping instead of those the report has by default.
    pub by: Option<By>,
    /// The agency or task of a report about one.
    pub subject: Option<String>,
    /// The repository's commit, where it is to be said.
    pub revision: Option<Revision>,
}

/// How planned tasks are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the plan's areas.
    Area,
    /// By agency.
    Agency,
    /// By kind of agency.
    Kind,
}

impl By {
    /// Every grouping with the word of the command line.
    pub const ALL: [(&'static str, Self); 3] = [("area", Self::Area), ("agency", Self::Agency), ("kind", Self::Kind)];
}

/// A report's name, what it is about, whether it needs the id of an agency or task, and its function.
pub struct Entry {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is about.
    pub about: Text,
    /// What its second word is, where it needs one.
    pub subject: Option<Subject>,
    /// Its function.
    pub make: fn(&Request<'_>) -> Document,
}

/// What a report is about one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An agency.
    Agency,
    /// A provincial task.
    Task,
}

/// Every report.
pub static REPORTS: &[Entry] = &[
    Entry {
        name: "period",
        about: Text::fixed("báo cáo tổng hợp của kỳ (mặc định)", "the period's roll-up (the default)"),
        subject: None,
        make: period::make,
    },
    Entry {
        name: "overdue", about: Text::fixed("mọi nhiệm vụ quá hạn", "every overdue task"), subject: None, make: overdue::make
    },
    Entry {
        name: "agency",
        about: Text::fixed("một cơ quan: agency MÃ-CƠ-QUAN", "one agency: agency ID"),
        subject: Some(Subject::Agency),
        make: agency::make,
    },
    Entry {
        name: "task",
        about: Text::fixed("một nhiệm vụ của Tỉnh ở mọi cơ quan: task 3.3", "one provincial task in every agency: task 3.3"),
        subject: Some(Subject::Task),
        make: task::make,
    },
];
