//! Cut-off by cut-off: the state of planned tasks and the ratios of one quarter after another, and of the year before.
//!
//! Each point is what the report of its own quarter would say: the plan in force at its cut-off, the entries handed in up to it.

use super::cells::{self, Cells, Rate};
use super::completeness::completeness;
use super::indicators;
use super::status;
use super::view::View;
use crate::model::indicator::Ratio;
use crate::model::period::{Period, Quarter};

/// The state at one cut-off.
#[derive(Clone, Debug)]
pub struct Point<'a> {
    /// The view of that quarter's official report.
    pub view: View<'a>,
    /// How many reports of the quarter are counted.
    pub counted: usize,
    /// How many agencies owe one.
    pub expected: usize,
    /// How many of them have a plan.
    pub planning: usize,
    /// The cells at the cut-off.
    cells: Cells,
    /// Each ratio over the quarter alone.
    pub ratios: Vec<RatioPoint<'a>>,
}

/// A ratio over one quarter.
#[derive(Clone, Copy, Debug)]
pub struct RatioPoint<'a> {
    /// The ratio.
    pub ratio: &'a Ratio,
    /// What it comes to; none when nobody's figures are whole.
    pub rate: Option<Rate>,
    /// How many agencies it stands on.
    pub complete: usize,
    /// How many owe it.
    pub expected: usize,
}

impl Point<'_> {
    /// The cells; none where nobody reported, so that nothing is known of the quarter.
    pub fn cells(&self) -> Option<&Cells> {
        (self.counted > 0).then_some(&self.cells)
    }

    /// How many dated tasks the plans hold; none without any plan. That does not wait for a report.
    pub fn planned(&self) -> Option<i64> {
        (self.planning > 0).then(|| self.cells.dated())
    }
}

/// The points up to the view's period, in the order of time: the four quarters of the year before, where the workspace holds its plan, and
/// those of the view's year.
pub fn points<'a>(view: &View<'a>) -> Vec<Point<'a>> {
    let year = view.period.year;
    let before = view.checked.bundle(year - 1).map(|bundle| View { bundle, ..view.clone() });
    let before = before.iter().flat_map(|before| Quarter::ALL.map(|quarter| before.at(Period::official(year - 1, quarter))));
    let own = Quarter::ALL.into_iter().filter(|quarter| *quarter <= view.period.last).map(|quarter| {
        let at = view.at(Period::official(year, quarter));
        // The last may be looked at before its cut-off.
        if quarter == view.period.last { View { as_of: view.as_of, ..at } } else { at }
    });
    before.chain(own).map(point).collect()
}

fn point(view: View<'_>) -> Point<'_> {
    let complete = completeness(&view);
    let states = status::states(&view);
    let alone = View { period: view.period.last_quarter_alone(), ..view.clone() };
    let ratios = indicators::ratios(&alone, &states);
    Point {
        counted: complete.counted(),
        expected: complete.expected(),
        planning: complete.planning(),
        cells: cells::total(&view, &states.tasks),
        ratios: ratios
            .iter()
            .map(|figure| RatioPoint { ratio: figure.ratio, rate: figure.window, complete: figure.complete, expected: figure.expected })
            .collect(),
        view,
    }
}

/// A quarter and the same one a year before.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'p, 'a> {
    /// The later.
    pub now: &'p Point<'a>,
    /// The earlier.
    pub before: &'p Point<'a>,
}

/// The quarters of the latest year, each with the same quarter a year before; empty where one year only is there.
pub fn pairs<'p, 'a>(points: &'p [Point<'a>]) -> Vec<Pair<'p, 'a>> {
    let same = |now: &Point<'_>, other: &Point<'_>| {
        other.view.period.last == now.view.period.last && other.view.period.year == now.view.period.year - 1
    };
    points.iter().filter_map(|now| points.iter().find(|other| same(now, other)).map(|before| Pair { now, before })).collect()
}

/// One rate less another, exactly: a/b − c/d = (ad − cb)/bd, in lowest terms. None where one is over nothing, or where the terms are too
/// large to be kept.
pub fn difference(now: Rate, before: Rate) -> Option<Rate> {
    let wide = |number: i64| i128::from(number);
    let over = wide(now.denominator) * wide(before.denominator);
    if over == 0 {
        return None;
    }
    let above = wide(now.numerator)
        .checked_mul(wide(before.denominator))?
        .checked_sub(wide(before.numerator).checked_mul(wide(now.denominator))?)?;
    let divisor = gcd(above.unsigned_abs(), over.unsigned_abs());
    let divisor = i128::try_from(divisor).ok()?;
    Some(Rate { numerator: i64::try_from(above / divisor).ok()?, denominator: i64::try_from(over / divisor).ok()? })
}

fn gcd(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(numerator: i64, denominator: i64) -> Rate {
        Rate { numerator, denominator }
    }

    #[test]
    fn points_of_a_percentage() {
        // 3/4 − 2/3 = 9/12 − 8/12 = 1/12 (8,33 points); 1/2 − 3/4 = −1/4 (25 points less).
        assert_eq!(difference(rate(3, 4), rate(2, 3)), Some(rate(1, 12)));
        assert_eq!(difference(rate(1, 2), rate(3, 4)), Some(rate(-1, 4)));
        assert_eq!(difference(rate(2, 4), rate(1, 2)), Some(rate(0, 1)));
        assert_eq!(difference(rate(0, 0), rate(1, 2)), None, "a rate over nothing is not 0");
        assert_eq!(difference(rate(1, i64::MAX), rate(1, i64::MAX - 1)), None, "what does not fit is not known");
    }
}
