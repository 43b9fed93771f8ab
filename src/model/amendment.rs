//! An adjustment of plans by a document (điều chỉnh): deadlines moved, tasks withdrawn, tasks added.

use chrono::NaiveDate;

use super::agency_plan::{LeftOut, PlannedTask};
use super::due::Due;
use crate::source::{FileId, Located};

/// One document's changes; in force from the day it was issued.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// The file.
    pub file: FileId,
    /// Its number.
    pub number: Located<String>,
    /// The day it was issued.
    pub issued: Located<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// What it changes, in the file's order.
    pub changes: Vec<Change>,
    /// Entries that could not be understood.
    pub left_out: Vec<LeftOut>,
}

/// A change to one planned task.
#[derive(Clone, Debug)]
pub struct Change {
    /// Whose task.
    pub agency: Located<String>,
    /// Which task: the id in its plan.
    pub task: Located<String>,
    /// Which year's plan: the year it was issued in, unless it says.
    pub year: i32,
    /// What happens to it.
    pub what: Alteration,
}

/// What happens to a planned task.
#[derive(Clone, Debug)]
pub enum Alteration {
    /// Some of its fields are replaced.
    Replace {
        /// The new deadline; the original stays beside it.
        due: Option<Located<Due>>,
        /// The new name.
        name: Option<String>,
        /// The new product.
        product: Option<String>,
        /// The new lead.
        lead: Option<String>,
    },
    /// It is withdrawn: it leaves every total.
    Withdraw,
    /// It is added.
    Add(Box<PlannedTask>),
}
