//! What is looked at: which year and period, as of which day, narrowed to which agency or area.

use chrono::NaiveDate;

use crate::model::agency::Agency;
use crate::model::agency_plan::AgencyPlan;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::{Period, Quarter};
use crate::model::quarter_report::{QuarterReport, Slot};

/// A view of the checked model.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The model.
    pub checked: &'a Checked,
    /// The bundle of the period's year.
    pub bundle: &'a Bundle,
    /// The period.
    pub period: Period,
    /// The day states are as of: the cut-off, or an earlier one.
    pub as_of: NaiveDate,
    /// Only this agency.
    pub agency: Option<String>,
    /// Only this area.
    pub area: Option<i64>,
    /// Whether drafts count as if they were submitted: so in an agency's own document before it is sent and in its view
    /// of what is left to do, and nowhere else.
    pub drafts: bool,
}

impl<'a> View<'a> {
    /// The whole province at a period's cut-off.
    pub fn of(checked: &'a Checked, bundle: &'a Bundle, period: Period) -> Self {
        Self { checked, bundle, period, as_of: period.closes(), agency: None, area: None, drafts: false }
    }

    /// The same view of another period, at its cut-off.
    #[must_use]
    pub fn at(&self, period: Period) -> Self {
        Self { period, as_of: period.closes(), ..self.clone() }
    }

    /// The same view of every agency and area: what joint obligations are judged by.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self { agency: None, area: None, ..self.clone() }
    }

    /// An agency's report of a quarter of the view's year, where it counts.
    pub fn report(&self, agency: &str, quarter: Quarter) -> Option<&'a QuarterReport> {
        let report = self.checked.report(agency, self.period.year, Slot::Quarter(quarter))?;
        (self.drafts || report.is_submitted()).then_some(report)
    }

    /// Whether it is narrowed to an agency or an area.
    pub fn is_narrowed(&self) -> bool {
        self.agency.is_some() || self.area.is_some()
    }

    /// Whether an agency is looked at: by `--agency`, or because the repository holds one agency only.
    pub fn includes(&self, agency: &str) -> bool {
        let only = self.checked.workspace().manifest.agency.as_ref().map(|agency| agency.value.as_str());
        only.is_none_or(|only| only == agency) && self.agency.as_deref().is_none_or(|only| only == agency)
    }

    /// The agencies that owe a report, in protocol order: the N of every n/N.
    pub fn expected(&self) -> Vec<&'a Agency> {
        self.bundle.reporting().into_iter().filter(|agency| self.includes(&agency.id.value)).collect()
    }

    /// The plans of the year, in protocol order; those of agencies outside the register come last, by id.
    pub fn plans(&self) -> Vec<&'a AgencyPlan> {
        let order = |id: &str| self.bundle.agency_position(id).unwrap_or(usize::MAX);
        let mut plans: Vec<(usize, &AgencyPlan)> = self
            .checked
            .plans_of(self.period.year)
            .filter(|plan| self.includes(&plan.agency.value))
            .map(|plan| (order(&plan.agency.value), plan))
            .collect();
        plans.sort_by_key(|(order, plan)| (*order, &plan.agency.value));
        plans.into_iter().map(|(_, plan)| plan).collect()
    }

    /// Whether the view is of the year's end: Quarter IV at its own cut-off.
    pub fn is_year_end(&self) -> bool {
        self.period.ends_year() && self.as_of == self.period.closes()
    }
}
