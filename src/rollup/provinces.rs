//! Several provinces: what each comes to, reduced to figures that outlive its model, and their sums.
//!
//! Provinces share no agencies, tasks or areas: they are compared by PAR area and by indicators and ratios of the same id alone. A sum
//! here is a sum of provinces' own figures, so that each province's part is what its own report says.

use std::collections::BTreeMap;

use super::cells::{self, Cells, Rate};
use super::completeness::{Receipt, completeness};
use super::indicators;
use super::obligations::{Standings, assess};
use super::status;
use super::view::View;
use crate::model::indicator::{Across, Derived, Indicator, Over};
use crate::source::Located;

/// What one province comes to.
#[derive(Clone, Debug)]
pub struct ProvinceFigures {
    /// Its name, or its issuer's where the bundle gives none.
    pub name: String,
    /// Its bundle's id.
    pub bundle: String,
    /// How complete its reports and plans are.
    pub agencies: Agencies,
    /// Whether something of it could not be understood, so that a figure lacks it.
    pub left_out: bool,
    /// The agencies whose report is not counted, in protocol order.
    pub not_counted: Vec<String>,
    /// Its planned tasks.
    pub cells: Cells,
    /// The same by PAR area; those of an area tied to none stand under none.
    pub by_par_area: BTreeMap<Option<i64>, Cells>,
    /// The areas of its plan by the PAR area each is tied to.
    pub areas: Vec<(Option<i64>, String)>,
    /// Its obligations.
    pub standings: Standings,
    /// Its indicators, in its form's order.
    pub indicators: Vec<Own<Rules, i64>>,
    /// Its ratios.
    pub ratios: Vec<Own<Parts, Rate>>,
}

/// How many agencies there are, and how far they told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agencies {
    /// How many owe a report.
    pub expected: i64,
    /// How many reports were received.
    pub received: i64,
    /// How many are counted.
    pub counted: i64,
    /// How many have a plan that can be used.
    pub planning: i64,
}

impl Agencies {
    /// How many reports are not counted.
    pub fn not_counted(&self) -> i64 {
        self.expected - self.counted
    }

    /// How many have no plan that can be used.
    pub fn without_plan(&self) -> i64 {
        self.expected - self.planning
    }
}

/// A province's own figure of an id, with what makes it comparable with another province's of the same id.
#[derive(Clone, Debug)]
pub struct Own<R, F> {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// By what it is counted.
    pub rules: R,
    /// The figure; none where no agency is complete.
    pub value: Option<F>,
    /// How many agencies are complete.
    pub complete: i64,
    /// How many owe it.
    pub expected: i64,
}

/// By what an indicator is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Its unit.
    pub unit: String,
    /// Over agencies.
    pub across: Across,
    /// Over time.
    pub over: Over,
    /// What the program counts, where it does.
    pub derived: Option<Derived>,
}

impl Rules {
    fn of(indicator: &Indicator) -> Self {
        Self { unit: indicator.unit.clone(), across: indicator.across, over: indicator.over, derived: indicator.derived }
    }
}

/// What a ratio is made of: the ids above and below the line, each with by what it is counted, and each list sorted, since the order of
/// addends says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Above.
    pub numerator: Vec<(String, Option<Rules>)>,
    /// Below.
    pub denominator: Vec<(String, Option<Rules>)>,
}

/// A figure that at least two provinces have under one id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared<R, F> {
    /// The id.
    pub id: String,
    /// The name the first of them gives it.
    pub name: String,
    /// By what they all count it; none where they differ, and then nothing is added.
    pub rules: Option<R>,
    /// The sum over the provinces that have a figure; none where none has, or they cannot be compared.
    pub value: Option<F>,
    /// How many provinces have a figure.
    pub provinces: i64,
    /// How many have the id in their form.
    pub of: i64,
    /// How many agencies are complete, over those provinces.
    pub complete: i64,
    /// How many owe it, over those provinces.
    pub expected: i64,
}

impl ProvinceFigures {
    /// Reduces a province to its figures.
    pub fn of(view: &View<'_>) -> Self {
        let plan = &view.bundle.plan;
        let complete = completeness(view);
        let states = status::states(view);
        let par_area = |area: Option<i64>| plan.area(area?)?.par_area;
        let mut standings = Standings::default();
        for one in assess(view, &states) {
            standings.add(one.standing);
        }
        let not_counted = complete.with(|receipt| !matches!(receipt, Receipt::Counted(_)));
        Self {
            name: plan.province.clone().unwrap_or_else(|| plan.issuer.clone()),
            bundle: plan.id.value.clone(),
            agencies: Agencies {
                expected: count(complete.expected()),
                received: count(complete.received()),
                counted: count(complete.counted()),
                planning: count(complete.planning()),
            },
            left_out: view.bundle.broken || complete.is_partial(),
            not_counted: not_counted.into_iter().map(|row| row.agency.name.clone()).collect(),
            cells: cells::total(view, &states.tasks),
            by_par_area: cells::by(view, &states.tasks, |task| par_area(task.area)),
            areas: plan.areas.iter().map(|area| (area.par_area, area.name.clone())).collect(),
            standings,
            indicators: indicators::indicators(view, &states)
                .into_iter()
                .map(|figure| Own {
                    id: figure.indicator.id.value.clone(),
                    name: figure.indicator.name.clone(),
                    rules: Rules::of(figure.indicator),
                    value: figure.window.value,
                    complete: count(figure.window.complete.len()),
                    expected: count(figure.window.expected()),
                })
                .collect(),
            ratios: indicators::ratios(view, &states)
                .into_iter()
                .map(|figure| Own {
                    id: figure.ratio.id.value.clone(),
                    name: figure.ratio.name.clone(),
                    rules: Parts { numerator: parts(view, &figure.ratio.numerator), denominator: parts(view, &figure.ratio.denominator) },
                    value: figure.window,
                    complete: count(figure.complete),
                    expected: count(figure.expected),
                })
                .collect(),
        }
    }
}

/// The agencies of all provinces.
pub fn agencies(provinces: &[ProvinceFigures]) -> Agencies {
    provinces.iter().fold(Agencies::default(), |sum, own| Agencies {
        expected: sum.expected + own.agencies.expected,
        received: sum.received + own.agencies.received,
        counted: sum.counted + own.agencies.counted,
        planning: sum.planning + own.agencies.planning,
    })
}

/// The cells of all provinces.
pub fn total(provinces: &[ProvinceFigures]) -> Cells {
    let mut total = Cells::default();
    for province in provinces {
        total += province.cells;
    }
    total
}

/// The cells of all provinces by PAR area.
pub fn by_par_area(provinces: &[ProvinceFigures]) -> BTreeMap<Option<i64>, Cells> {
    let mut groups: BTreeMap<Option<i64>, Cells> = BTreeMap::new();
    for (area, cells) in provinces.iter().flat_map(|province| &province.by_par_area) {
        *groups.entry(*area).or_default() += *cells;
    }
    groups
}

/// The obligations of all provinces.
pub fn standings(provinces: &[ProvinceFigures]) -> Standings {
    let mut total = Standings::default();
    for own in provinces.iter().map(|province| &province.standings) {
        total.not_derived += own.not_derived;
        total.not_applicable += own.not_applicable;
        total.open += own.open;
        total.overdue += own.overdue;
        total.done += own.done;
    }
    total
}

/// The indicators that at least two provinces have, each summed over those that have a figure.
pub fn shared_indicators(provinces: &[ProvinceFigures]) -> Vec<Shared<Rules, i64>> {
    shared(provinces.iter().map(|province| province.indicators.as_slice()), i64::saturating_add)
}

/// The ratios that at least two provinces have, each a sum of numerators over a sum of denominators.
pub fn shared_ratios(provinces: &[ProvinceFigures]) -> Vec<Shared<Parts, Rate>> {
    shared(provinces.iter().map(|province| province.ratios.as_slice()), |sum: Rate, own: Rate| Rate {
        numerator: sum.numerator.saturating_add(own.numerator),
        denominator: sum.denominator.saturating_add(own.denominator),
    })
}

/// In the order of the first province's form, then of the next one's.
fn shared<'p, R, F>(forms: impl Iterator<Item = &'p [Own<R, F>]>, add: impl Fn(F, F) -> F) -> Vec<Shared<R, F>>
where
    R: Clone + PartialEq + 'p,
    F: Copy + 'p,
{
    let mut ids: Vec<&str> = Vec::new();
    let mut by_id: BTreeMap<&str, Vec<&Own<R, F>>> = BTreeMap::new();
    for own in forms.flatten() {
        let all = by_id.entry(&own.id).or_default();
        if all.is_empty() {
            ids.push(&own.id);
        }
        all.push(own);
    }
    let several = ids.into_iter().filter_map(|id| by_id.get(id)).filter(|all| all.len() > 1);
    several
        .map(|all| {
            let first = all[0];
            let same = all.iter().all(|own| own.rules == first.rules);
            let values = all.iter().filter_map(|own| own.value);
            Shared {
                id: first.id.clone(),
                name: first.name.clone(),
                rules: same.then(|| first.rules.clone()),
                provinces: count(values.clone().count()),
                value: if same { values.reduce(&add) } else { None },
                of: count(all.len()),
                complete: all.iter().map(|own| own.complete).sum(),
                expected: all.iter().map(|own| own.expected).sum(),
            }
        })
        .collect()
}

fn parts(view: &View<'_>, ids: &[Located<String>]) -> Vec<(String, Option<Rules>)> {
    let of = |id: &Located<String>| (id.value.clone(), view.bundle.indicator(&id.value).map(Rules::of));
    let mut parts: Vec<_> = ids.iter().map(of).collect();
    parts.sort_by(|(one, _), (other, _)| one.cmp(other));
    parts
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(rules: &'static str, value: Option<i64>, complete: i64, expected: i64) -> Own<&'static str, i64> {
        Own { id: "ho-so".to_owned(), name: "Hồ sơ".to_owned(), rules, value, complete, expected }
    }

    fn one(forms: &[Vec<Own<&'static str, i64>>]) -> Vec<Shared<&'static str, i64>> {
        shared(forms.iter().map(Vec::as_slice), |sum, own| sum + own)
    }

    #[test]
    fn a_province_without_a_figure_is_not_a_zero_and_is_counted_as_lacking() {
        // 120 + 30 = 150 over 2 of the 3 provinces; 2 + 0 + 1 = 3 of 4 + 5 + 1 = 10 agencies.
        let all = one(&[vec![own("flow", Some(120), 2, 4)], vec![own("flow", None, 0, 5)], vec![own("flow", Some(30), 1, 1)]]);
        assert_eq!((all[0].value, all[0].provinces, all[0].of), (Some(150), 2, 3));
        assert_eq!((all[0].complete, all[0].expected), (3, 10));
        let none = one(&[vec![own("flow", None, 0, 4)], vec![own("flow", None, 0, 5)]]);
        assert_eq!((none[0].value, none[0].provinces), (None, 0));
    }

    #[test]
    fn figures_counted_differently_are_not_added() {
        let all = one(&[vec![own("flow", Some(120), 2, 4)], vec![own("stock", Some(30), 1, 1)]]);
        assert_eq!((all[0].value, all[0].rules, all[0].provinces, all[0].of), (None, None, 2, 2));
    }

    #[test]
    fn what_one_province_alone_has_is_not_shared() {
        assert_eq!(one(&[vec![own("flow", Some(120), 2, 4)], vec![]]), vec![]);
    }
}
