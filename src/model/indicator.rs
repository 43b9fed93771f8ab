//! The catalogue of indicators (chỉ tiêu): how each figure adds up over agencies and over time.

use crate::source::{Located, Place};

/// How the figures of several agencies make the province's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// They are added up.
    Sum,
    /// One agency alone has the figure.
    Single,
    /// Lists of agencies are united and counted once each.
    Distinct,
}

/// How the quarters of a window make the window's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// What happened in the period: quarters are added up.
    Flow,
    /// What stands at the cut-off: the last quarter's.
    Stock,
    /// What was carried over from the period before: the first quarter's.
    Opening,
}

/// What the program counts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The dated and undated tasks of the plans in force.
    PlannedTasks,
    /// Those of them that are done; undated ones only at the year's end, when carried out in every quarter owed.
    DoneTasks,
}

/// A row of the statistical form.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id, an ASCII slug.
    pub id: Located<String>,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Its row in the form.
    pub row: Option<String>,
    /// Who owes it: agencies and `@kinds`.
    pub owed_by: Vec<Located<String>>,
    /// Over agencies.
    pub across: Across,
    /// Over time.
    pub over: Over,
    /// The agency whose figure counts, for a single one.
    pub authority: Option<Located<String>>,
    /// Set where the program counts the figure itself.
    pub derived: Option<Derived>,
    /// The first year it is in the form.
    pub from: Option<i32>,
    /// The last year it is in the form.
    pub until: Option<i32>,
    /// The `[[indicator]]` header.
    pub place: Place,
}

impl Indicator {
    /// The table of what came about in the quarter.
    pub const IN_PERIOD: &str = "in-period";

    /// The table of what there is at the cut-off.
    pub const AT_CUT_OFF: &str = "at-cut-off";

    /// The table its figures belong in.
    pub fn table(&self) -> &'static str {
        if self.over == Over::Flow { Self::IN_PERIOD } else { Self::AT_CUT_OFF }
    }

    /// Its id.
    pub fn key(&self) -> &str {
        &self.id.value
    }

    /// Whether it is in the form of `year`.
    pub fn holds_in(&self, year: i32) -> bool {
        holds(self.from, self.until, year)
    }
}

/// A ratio: sums over sums, never a mean of percentages.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// Its id.
    pub id: Located<String>,
    /// Its name.
    pub name: String,
    /// The indicators added up above the line.
    pub numerator: Vec<Located<String>>,
    /// The indicators added up below the line.
    pub denominator: Vec<Located<String>>,
    /// Its row in the form.
    pub row: Option<String>,
    /// The formula in words.
    pub definition: Option<String>,
    /// The first year it is in the form.
    pub from: Option<i32>,
    /// The last year it is in the form.
    pub until: Option<i32>,
    /// The `[[ratio]]` header.
    pub place: Place,
}

impl Ratio {
    /// Whether it is in the form of `year`.
    pub fn holds_in(&self, year: i32) -> bool {
        holds(self.from, self.until, year)
    }
}

fn holds(from: Option<i32>, until: Option<i32>, year: i32) -> bool {
    from.is_none_or(|from| from <= year) && until.is_none_or(|until| year <= until)
}

/// Two sums that must agree in every report.
#[derive(Clone, Debug)]
pub struct Identity {
    /// What it says, in words.
    pub name: Option<String>,
    /// One side.
    pub left: Vec<Located<String>>,
    /// The other.
    pub right: Vec<Located<String>>,
    /// The `[[identity]]` header.
    pub place: Place,
}

/// An opening figure that must be the closing figures of the quarter before.
#[derive(Clone, Debug)]
pub struct Carry {
    /// The opening figure.
    pub opening: Located<String>,
    /// The closing figures that make it.
    pub closing: Vec<Located<String>>,
    /// The `[[carry]]` header.
    pub place: Place,
}
