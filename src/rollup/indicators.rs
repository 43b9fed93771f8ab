//! Indicators over agencies and over time, each by its own two rules, and ratios as sums over sums.

use std::collections::BTreeSet;

use super::cells::{self, Cells, Rate};
use super::status::{States, TaskState};
use super::view::View;
use crate::model::agency::Agency;
use crate::model::bundle::names;
use crate::model::indicator::{Across, Derived, Indicator, Over, Ratio};
use crate::model::period::Period;
use crate::model::quarter_report::FigureValue;

/// A figure over agencies, and who it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total<'a> {
    /// The figure over the complete agencies; none when nobody is complete.
    pub value: Option<i64>,
    /// The agencies it stands on.
    pub complete: Vec<&'a str>,
    /// The agencies that owe it and whose figure is not whole.
    pub missing: Vec<&'a str>,
}

impl Total<'_> {
    /// N: how many owe it.
    pub fn expected(&self) -> usize {
        self.complete.len() + self.missing.len()
    }
}

/// One indicator over a window.
#[derive(Clone, Debug)]
pub struct IndicatorFigure<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Over the window.
    pub window: Total<'a>,
    /// Over its last quarter alone, where the window is longer.
    pub alone: Option<Total<'a>>,
}

/// One ratio over a window.
#[derive(Clone, Debug)]
pub struct RatioFigure<'a> {
    /// The ratio.
    pub ratio: &'a Ratio,
    /// Over the window; none when no agency has every component.
    pub window: Option<Rate>,
    /// Over its last quarter alone, where the window is longer.
    pub alone: Option<Option<Rate>>,
    /// How many agencies have every component, over the window.
    pub complete: usize,
    /// How many owe one.
    pub expected: usize,
    /// The agencies that owe one and lack a component, over the window.
    pub missing: Vec<&'a str>,
}

/// Every indicator in the form of the view's year, in the form's order.
pub fn indicators<'a>(view: &View<'a>, states: &States<'a>) -> Vec<IndicatorFigure<'a>> {
    let in_form = view.bundle.indicators.iter().filter(|indicator| indicator.holds_in(view.period.year));
    in_form
        .filter(|indicator| indicator.derived.is_some() || !owing(view, indicator).is_empty())
        .map(|indicator| IndicatorFigure {
            indicator,
            window: total(view, states, indicator, view.period),
            alone: view.period.is_cumulative().then(|| total(view, states, indicator, view.period.last_quarter_alone())),
        })
        .collect()
}

/// Every ratio in the form of the view's year.
pub fn ratios<'a>(view: &View<'a>, states: &States<'a>) -> Vec<RatioFigure<'a>> {
    let in_form = view.bundle.ratios.iter().filter(|ratio| ratio.holds_in(view.period.year));
    in_form
        .filter_map(|ratio| {
            let Summed { rate: window, complete, expected, missing } = ratio_over(view, states, ratio, view.period);
            let alone = view.period.is_cumulative().then(|| ratio_over(view, states, ratio, view.period.last_quarter_alone()).rate);
            (expected > 0).then_some(RatioFigure { ratio, window, alone, complete, expected, missing })
        })
        .collect()
}

/// The agencies that owe an indicator, in protocol order, within the view.
pub fn owing<'a>(view: &View<'a>, indicator: &Indicator) -> Vec<&'a Agency> {
    let year = view.period.year;
    let looked_at = |agency: &&Agency| agency.exists_in(year) && view.includes(&agency.id.value) && owes(indicator, agency);
    view.bundle.agencies.iter().filter(looked_at).collect()
}

/// Whether an agency owes an indicator: as its authority, or as one of those it is owed by.
pub fn owes(indicator: &Indicator, agency: &Agency) -> bool {
    match (&indicator.authority, indicator.across) {
        (Some(only), Across::Single) => only.value == agency.id.value,
        _ => indicator.owed_by.iter().any(|to| names(&to.value, agency)),
    }
}

fn total<'a>(view: &View<'a>, states: &States<'a>, indicator: &'a Indicator, period: Period) -> Total<'a> {
    if let Some(derived) = indicator.derived {
        return counted(view, states, derived);
    }
    let mut complete = Vec::new();
    let mut missing = Vec::new();
    let mut sum: i64 = 0;
    let mut members: BTreeSet<&str> = BTreeSet::new();
    for agency in owing(view, indicator) {
        let id = agency.id.value.as_str();
        match of_agency(view, indicator, id, period) {
            Some(Own::Count(count)) => sum = sum.saturating_add(count),
            Some(Own::Members(own)) => members.extend(own),
            None => {
                missing.push(id);
                continue;
            }
        }
        complete.push(id);
    }
    let value = match indicator.across {
        _ if complete.is_empty() => None,
        Across::Distinct => Some(i64::try_from(members.len()).unwrap_or(i64::MAX)),
        Across::Sum | Across::Single => Some(sum),
    };
    Total { value, complete, missing }
}

/// What a view's own figures come to: one agency's, in a view narrowed to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// An indicator's figure.
    Figure(i64),
    /// A ratio.
    Ratio(Rate),
}

/// What an indicator or a ratio of the view's catalogue comes to over its window; none where a figure is missing. `states` are asked
/// for only where the program counts a figure itself.
pub fn measured<'a>(view: &View<'a>, id: &str, states: impl FnOnce() -> States<'a>) -> Option<Measured> {
    if let Some(indicator) = view.bundle.indicator(id) {
        let states = if indicator.derived.is_some() { states() } else { States::default() };
        return total(view, &states, indicator, view.period).value.map(Measured::Figure);
    }
    let ratio = view.bundle.ratios.iter().find(|ratio| ratio.id.value == id)?;
    let mut parts = ratio.numerator.iter().chain(&ratio.denominator).filter_map(|part| view.bundle.indicator(&part.value));
    let states = if parts.any(|part| part.derived.is_some()) { states() } else { States::default() };
    ratio_over(view, &states, ratio, view.period).rate.map(Measured::Ratio)
}

/// One agency's own figure of an indicator.
#[derive(Clone, Copy, Debug)]
pub struct OwnFigure<'a> {
    /// The agency.
    pub agency: &'a Agency,
    /// Over the window; none unless every report it needs has it.
    pub window: Option<i64>,
    /// Over the last quarter alone, where the window is longer.
    pub alone: Option<Option<i64>>,
}

/// An indicator's figure of each agency that owes it, in protocol order; of one that the program counts itself, of each that owes a report.
/// Of a list it is how many it has: those figures do not add up to the province's.
pub fn by_agency<'a>(view: &View<'a>, states: &States<'a>, indicator: &'a Indicator) -> Vec<OwnFigure<'a>> {
    let agencies = if indicator.derived.is_some() { view.expected() } else { owing(view, indicator) };
    let own = |agency: &'a Agency| {
        let view = View { agency: Some(agency.id.value.clone()), ..view.clone() };
        let of = |period: Period| total(&view, states, indicator, period).value;
        let alone = view.period.is_cumulative().then(|| of(view.period.last_quarter_alone()));
        OwnFigure { agency, window: of(view.period), alone }
    };
    agencies.into_iter().map(own).collect()
}

enum Own<'a> {
    Count(i64),
    Members(BTreeSet<&'a str>),
}

/// An agency's own figure over a window; none unless every report it needs has it.
fn of_agency<'a>(view: &View<'a>, indicator: &Indicator, agency: &str, period: Period) -> Option<Own<'a>> {
    let needed: Vec<_> = match indicator.over {
        Over::Flow => period.quarters().collect(),
        Over::Stock => vec![period.last],
        Over::Opening => vec![period.first],
    };
    let mut sum: i64 = 0;
    let mut members = BTreeSet::new();
    for quarter in needed {
        let report = view.report(agency, quarter)?;
        match (&report.figure(&indicator.id.value)?.value, indicator.across) {
            (FigureValue::Count(count), Across::Sum | Across::Single) => sum = sum.saturating_add(*count),
            (FigureValue::Members(ids), Across::Distinct) => members.extend(ids.iter().map(String::as_str)),
            // A count where a list belongs, or a list where a count does, cannot be added up: not whole.
            (FigureValue::Count(_), Across::Distinct) | (FigureValue::Members(_), Across::Sum | Across::Single) => return None,
        }
    }
    Some(match indicator.across {
        Across::Distinct => Own::Members(members),
        Across::Sum | Across::Single => Own::Count(sum),
    })
}

/// What the program counts itself, over the agencies that have a plan.
fn counted<'a>(view: &View<'a>, states: &States<'a>, derived: Derived) -> Total<'a> {
    let (complete, missing) = view
        .expected()
        .into_iter()
        .map(|agency| agency.id.value.as_str())
        .partition::<Vec<_>, _>(|id| view.checked.plan(id, view.period.year).is_some());
    let by_agency = cells::by(view, &states.tasks, |task: &TaskState<'_>| task.agency);
    let mut cells = Cells::default();
    for own in complete.iter().filter_map(|id| by_agency.get(id)) {
        cells += *own;
    }
    let value = match derived {
        Derived::PlannedTasks => cells.planned(),
        Derived::DoneTasks => cells.done() + cells.undated_done,
    };
    Total { value: (!complete.is_empty()).then_some(value), complete, missing }
}

/// A ratio over one window, and who it stands on.
#[derive(Default)]
struct Summed<'a> {
    rate: Option<Rate>,
    complete: usize,
    expected: usize,
    missing: Vec<&'a str>,
}

/// Σ numerators / Σ denominators over the agencies that have every component they owe; how many those are, of how many.
fn ratio_over<'a>(view: &View<'a>, states: &States<'a>, ratio: &Ratio, period: Period) -> Summed<'a> {
    let components: Vec<&Indicator> =
        ratio.numerator.iter().chain(&ratio.denominator).filter_map(|id| view.bundle.indicator(&id.value)).collect();
    if components.len() < ratio.numerator.len() + ratio.denominator.len() {
        return Summed::default();
    }
    if components.iter().any(|indicator| indicator.derived.is_some() || indicator.across != Across::Sum) {
        return ratio_of_totals(view, states, ratio, period);
    }
    let year = view.period.year;
    let owing_any: Vec<&Agency> = view
        .bundle
        .agencies
        .iter()
        .filter(|agency| agency.exists_in(year) && view.includes(&agency.id.value))
        .filter(|agency| components.iter().any(|indicator| owes(indicator, agency)))
        .collect();
    let mut rate = Rate::default();
    let mut complete = 0;
    let mut missing = Vec::new();
    for agency in &owing_any {
        let id = agency.id.value.as_str();
        let of = |indicator: &Indicator| match of_agency(view, indicator, id, period) {
            // A component the agency does not owe is not part of its share, whatever its report says.
            _ if !owes(indicator, agency) => Some(0),
            Some(Own::Count(count)) => Some(count),
            Some(Own::Members(_)) | None => None,
        };
        let own: Option<Vec<i64>> = components.iter().map(|indicator| of(indicator)).collect();
        let Some(own) = own else {
            missing.push(id);
            continue;
        };
        let (above, below) = own.split_at(ratio.numerator.len());
        rate.numerator = rate.numerator.saturating_add(above.iter().sum());
        rate.denominator = rate.denominator.saturating_add(below.iter().sum());
        complete += 1;
    }
    Summed { rate: (complete > 0).then_some(rate), complete, expected: owing_any.len(), missing }
}

/// A ratio with a component that is not a sum over agencies: its totals, if every one of them is whole.
fn ratio_of_totals<'a>(view: &View<'a>, states: &States<'a>, ratio: &Ratio, period: Period) -> Summed<'a> {
    let totals = |ids: &'a [crate::source::Located<String>]| -> Vec<Total<'a>> {
        ids.iter().filter_map(|id| view.bundle.indicator(&id.value)).map(|indicator| total(view, states, indicator, period)).collect()
    };
    let Some(ratio) = view.bundle.ratios.iter().find(|own| own.id.value == ratio.id.value) else { return Summed::default() };
    let (above, below) = (totals(&ratio.numerator), totals(&ratio.denominator));
    let sum = |totals: &[Total<'_>]| totals.iter().map(|total| total.value).sum::<Option<i64>>();
    let all = || above.iter().chain(&below);
    let complete = all().map(|total| total.complete.len()).min().unwrap_or(0);
    let expected = all().map(Total::expected).max().unwrap_or(0);
    let derived = view.bundle.indicator(&ratio.denominator[0].value).is_some_and(|indicator| indicator.derived.is_some());
    let whole = derived || all().all(|total| total.missing.is_empty());
    let rate = match (sum(&above), sum(&below)) {
        (Some(numerator), Some(denominator)) if whole => Some(Rate { numerator, denominator }),
        _ => None,
    };
    let missing: BTreeSet<&str> = all().flat_map(|total| total.missing.iter().copied()).collect();
    let in_order = view.bundle.agencies.iter().map(|agency| agency.id.value.as_str()).filter(|id| missing.contains(id));
    Summed { rate, complete, expected, missing: in_order.collect() }
}
