//! An agency's plan (kế hoạch của cơ quan), derived from the province's.

use chrono::NaiveDate;

use super::due::Due;
use crate::source::{FileId, Located, Place};

/// The plan of one agency and year.
#[derive(Clone, Debug)]
pub struct AgencyPlan {
    /// The file.
    pub file: FileId,
    /// Whose plan it is.
    pub agency: Located<String>,
    /// Of which year.
    pub year: i32,
    /// Where it says so.
    pub year_place: Place,
    /// Its number.
    pub number: Option<Located<String>>,
    /// The day it was issued.
    pub issued: Option<Located<NaiveDate>>,
    /// The number of the provincial plan it rests on.
    pub basis: Option<Located<String>>,
    /// Its tasks, in the file's order.
    pub tasks: Vec<PlannedTask>,
    /// The provincial tasks it declares not applicable.
    pub not_applicable: Vec<NotApplicable>,
    /// The provincial tasks declared not applicable in a way that cannot be read.
    pub unread_declarations: Vec<String>,
    /// The provincial tasks it was derived from, as they were then.
    pub derived_from: Vec<DerivedFrom>,
    /// Entries that could not be understood, so that no figure counts them.
    pub left_out: Vec<LeftOut>,
}

/// An entry of an agency's plan.
#[derive(Clone, Debug)]
pub struct PlannedTask {
    /// The table's own name.
    pub id: Located<String>,
    /// The province's tasks it implements; empty for the agency's own addition.
    pub implements: Vec<Located<String>>,
    /// The area of an own addition.
    pub area: Option<Located<i64>>,
    /// Its name.
    pub name: String,
    /// Its product.
    pub product: Option<String>,
    /// The unit inside the agency that leads.
    pub lead: Option<String>,
    /// The agencies that support.
    pub support: Vec<Located<String>>,
    /// Whether it names agencies that support in a way that cannot be read.
    pub support_unread: bool,
    /// The units inside the agency that support.
    pub support_internal: Option<String>,
    /// When it is due.
    pub due: Located<Due>,
    /// Whether it states a budget, even one that cannot be read.
    pub has_budget: bool,
    /// Whether some of that budget could not be read, so that what was read is not all of it.
    pub budget_unread: bool,
    /// Money from the budget, in đồng.
    pub estimate: Option<Located<i64>>,
    /// Money of the agency's own, in đồng.
    pub autonomous: Option<Located<i64>>,
    /// How many people work on it.
    pub staff: Option<i64>,
    /// The targets it is to reach.
    pub targets: Vec<Target>,
    /// Its `[task.…]` header.
    pub place: Place,
}

impl PlannedTask {
    /// The money planned for it in đồng; none where the plan states none.
    pub fn budget(&self) -> Option<i64> {
        match (&self.estimate, &self.autonomous) {
            (None, None) => None,
            (estimate, autonomous) => {
                let of = |money: &Option<Located<i64>>| money.as_ref().map_or(0, |money| money.value);
                Some(of(estimate).saturating_add(of(autonomous)))
            }
        }
    }
}

/// A level an indicator is to reach.
#[derive(Clone, Debug)]
pub struct Target {
    /// An indicator or a ratio.
    pub indicator: Located<String>,
    /// At least this much, in the indicator's unit.
    pub at_least: Option<Located<i64>>,
    /// At most this much.
    pub at_most: Option<Located<i64>>,
}

/// A provincial task outside the agency's functions.
#[derive(Clone, Debug)]
pub struct NotApplicable {
    /// The provincial task.
    pub task: Located<String>,
    /// Why; a blank reason is a finding.
    pub reason: Located<String>,
}

/// A provincial task as it was when the plan was derived from it, or was last held against it.
#[derive(Clone, Debug)]
pub struct DerivedFrom {
    /// The provincial task.
    pub task: Located<String>,
    /// Its fingerprint then ([`super::fingerprint`]).
    pub fingerprint: Located<String>,
}

/// An entry that could not be understood.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Its own name: `SYT-04`.
    pub entry: String,
    /// What could not be read: `due`.
    pub key: &'static str,
    /// The provincial tasks it implements, as far as that could be read.
    pub implements: Vec<String>,
}

impl LeftOut {
    /// An entry whose own name is missing; `header` stands for it.
    pub fn nameless(header: &str, key: &'static str, implements: Vec<String>) -> Self {
        Self { entry: header.to_owned(), key, implements }
    }

    /// Whether its own name is missing.
    pub fn is_nameless(&self) -> bool {
        self.entry.starts_with('[')
    }
}
