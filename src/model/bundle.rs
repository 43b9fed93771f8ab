//! A province's bundle (bộ dữ liệu của tỉnh): its plan, its register of agencies, its catalogue of indicators.

use super::agency::{Agency, AgencyKind};
use super::indicator::{Carry, Identity, Indicator, Ratio};
use super::lookup::Lookup;
use super::provincial_plan::{DutyKind, ProvincialPlan};
use super::quarter_report::Figure;
use crate::source::{Located, Place};

/// Everything that belongs to one province and year.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The plan.
    pub plan: ProvincialPlan,
    /// The kinds of agencies.
    pub kinds: Vec<AgencyKind>,
    /// The agencies, in protocol order.
    pub agencies: Vec<Agency>,
    /// The indicators, in the form's order.
    pub indicators: Vec<Indicator>,
    /// The ratios.
    pub ratios: Vec<Ratio>,
    /// The identities.
    pub identities: Vec<Identity>,
    /// The carry-overs.
    pub carries: Vec<Carry>,
    /// Where the manifest names it; a file checked alone has no manifest.
    pub named: Option<Place>,
    /// A stable hash of its files: the first twelve digits of their SHA-256.
    pub fingerprint: String,
    /// Whether some file of it did not parse, so that what it lacks may only be unread.
    pub broken: bool,
    /// Rows left out because an earlier one has their id.
    pub repeated: Vec<Repeated>,
    /// Agencies by id.
    pub by_agency: Lookup,
    /// Indicators by id.
    pub by_indicator: Lookup,
}

/// What a row of a bundle is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// An area of the plan.
    Area,
    /// A task of the plan.
    Task,
    /// A heading of the report's outline.
    Heading,
    /// A kind of agency.
    Kind,
    /// An agency.
    Agency,
    /// An indicator.
    Indicator,
    /// A ratio.
    Ratio,
}

/// A row left out because an earlier one has its id.
#[derive(Clone, Debug)]
pub struct Repeated {
    /// What it is of.
    pub row: Row,
    /// The id.
    pub id: String,
    /// Where the first stands.
    pub first: Place,
    /// Where it stands.
    pub place: Place,
}

impl Bundle {
    /// The agency of an id.
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.agency_position(id).map(|row| &self.agencies[row])
    }

    /// An agency's place in protocol order.
    pub fn agency_position(&self, id: &str) -> Option<usize> {
        self.by_agency.position(&self.agencies, Agency::key, id)
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.by_indicator.position(&self.indicators, Indicator::key, id).map(|row| &self.indicators[row])
    }

    /// The indicator of a figure of this bundle's year.
    pub fn indicator_of(&self, figure: &Figure) -> Option<&Indicator> {
        self.indicators.get(figure.row? as usize)
    }

    /// Finds the row of each figure; reports mostly keep the catalogue's order, so the next row is tried first.
    pub(super) fn join(&self, figures: &mut [Figure]) {
        let mut next = 0;
        for figure in figures {
            let id = figure.indicator.value.as_str();
            let row = match self.indicators.get(next) {
                Some(indicator) if indicator.key() == id => Some(next),
                _ => self.by_indicator.position(&self.indicators, Indicator::key, id),
            };
            next = row.map_or(next, |row| row + 1);
            figure.row = row.and_then(|row| u32::try_from(row).ok());
        }
    }

    /// An agency's name, or its id where the register lacks it.
    pub fn agency_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.agency(id).map_or(id, |agency| agency.name.as_str())
    }

    /// The agencies of the plan's year that `references` (ids and `@kinds`, `@all`) name, in protocol order.
    pub fn expand<'a>(&'a self, references: &'a [Located<String>]) -> impl Iterator<Item = &'a Agency> {
        let year = self.plan.year;
        self.agencies.iter().filter(move |agency| agency.exists_in(year) && references.iter().any(|to| names(&to.value, agency)))
    }

    /// The agencies that owe a report; all at the top of the register where the plan states no such duty.
    pub fn reporting(&self) -> Vec<&Agency> {
        let mut duties = self.plan.duties.iter().filter(|duty| duty.what == DutyKind::Report).peekable();
        if duties.peek().is_none() {
            return self.agencies.iter().filter(|agency| agency.exists_in(self.plan.year) && agency.parent.is_none()).collect();
        }
        let who: Vec<&Located<String>> = duties.flat_map(|duty| &duty.who).collect();
        let owes = |agency: &Agency| agency.exists_in(self.plan.year) && who.iter().any(|to| names(&to.value, agency));
        self.agencies.iter().filter(|agency| owes(agency)).collect()
    }
}

/// Whether a reference (an id, `@kind` or `@all`) names `agency`.
pub fn names(reference: &str, agency: &Agency) -> bool {
    match reference.strip_prefix('@') {
        Some("all") => true,
        Some(kind) => agency.kind.value == kind,
        None => agency.id.value == reference,
    }
}
