//! What one agency's own reports state, report by report: a count, a sum of counts, the two sides of an identity, what the quarters
//! before had. Nothing here adds agencies up, and a figure that is missing, or a list, makes the whole sum missing.

use super::indicators::owes;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::{Carry, Identity, Indicator};
use crate::model::period::Quarter;
use crate::model::quarter_report::{Figure, FigureValue, QuarterReport, Slot};
use crate::source::Located;

/// The count a report states.
pub fn count(report: &QuarterReport, indicator: &str) -> Option<i64> {
    match report.figure(indicator)?.value {
        FigureValue::Count(count) => Some(count),
        FigureValue::Members(_) => None,
    }
}

/// The sum of what `of` says of each; none unless it says something of every one.
pub fn sum(ids: &[Located<String>], of: impl Fn(&str) -> Option<i64>) -> Option<i64> {
    ids.iter().try_fold(0_i64, |sum, id| Some(sum.saturating_add(of(&id.value)?)))
}

/// Both sides of an identity, with `of` in place of each figure.
pub fn sides(identity: &Identity, of: impl Fn(&str) -> Option<i64>) -> Option<(i64, i64)> {
    Some((sum(&identity.left, &of)?, sum(&identity.right, &of)?))
}

/// By how much a figure of an identity would have to change for both sides to be equal, all others as they are; none for a figure that
/// is no part of it.
pub fn amiss(identity: &Identity, (left, right): (i64, i64), id: &str) -> Option<i64> {
    let holds = |side: &[Located<String>]| side.iter().any(|own| own.value == id);
    match (holds(&identity.left), holds(&identity.right)) {
        (true, false) => Some(right.saturating_sub(left)),
        (false, true) => Some(left.saturating_sub(right)),
        _ => None,
    }
}

/// The report of the quarter before, over the turn of the year too.
pub fn before<'a>(checked: &'a Checked, report: &QuarterReport) -> Option<&'a QuarterReport> {
    let Slot::Quarter(quarter) = report.slot else { return None };
    before_quarter(checked, &report.agency.value, report.year, quarter)
}

/// An agency's report of the quarter before one, over the turn of the year too.
pub fn before_quarter<'a>(checked: &'a Checked, agency: &str, year: i32, quarter: Quarter) -> Option<&'a QuarterReport> {
    let (year, quarter) = quarter.previous().map_or((year - 1, Quarter::Q4), |before| (year, before));
    checked.sure_report(agency, year, Slot::Quarter(quarter))
}

/// The closing figures of the quarter before that a report must open with: none unless that quarter's own catalogue carries them over
/// too, and its report has them all.
pub fn closing<'a>(checked: &'a Checked, report: &QuarterReport, carry: &Carry) -> Option<(i64, Vec<&'a Figure>)> {
    let Slot::Quarter(quarter) = report.slot else { return None };
    closing_before(checked, &report.agency.value, report.year, quarter, carry)
}

/// The same of the report an agency is to write for a quarter.
pub fn closing_before<'a>(
    checked: &'a Checked,
    agency: &str,
    year: i32,
    quarter: Quarter,
    carry: &Carry,
) -> Option<(i64, Vec<&'a Figure>)> {
    let before = before_quarter(checked, agency, year, quarter)?;
    if before.year != year {
        let carried = |own: &Carry| own.opening.value == carry.opening.value && same(&own.closing, &carry.closing);
        checked.bundle(before.year)?.carries.iter().find(|own| carried(own))?;
    }
    let closed = sum(&carry.closing, |id| count(before, id))?;
    Some((closed, carry.closing.iter().filter_map(|id| before.figure(&id.value)).collect()))
}

fn same(one: &[Located<String>], other: &[Located<String>]) -> bool {
    one.len() == other.len() && one.iter().all(|id| other.iter().any(|also| also.value == id.value))
}

/// The reports of the quarters before one in its year, in order; none unless every one is there. Empty for Quarter I.
pub fn earlier<'a>(checked: &'a Checked, report: &QuarterReport) -> Option<Vec<&'a QuarterReport>> {
    let Slot::Quarter(quarter) = report.slot else { return None };
    let before = Quarter::ALL.into_iter().filter(|before| *before < quarter);
    before.map(|before| checked.sure_report(&report.agency.value, report.year, Slot::Quarter(before))).collect()
}

/// The indicators an agency owes in every report of the bundle's year: in the form, and not counted by the program itself.
pub fn owed<'a>(bundle: &'a Bundle, agency: &str) -> impl Iterator<Item = &'a Indicator> {
    let agency = bundle.agency(agency).filter(|agency| agency.exists_in(bundle.plan.year));
    let in_form = bundle.indicators.iter().filter(|indicator| indicator.derived.is_none() && indicator.holds_in(bundle.plan.year));
    in_form.filter(move |indicator| agency.is_some_and(|agency| owes(indicator, agency)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Place};

    #[test]
    fn what_a_figure_is_amiss_by() {
        let place = Place::top(FileId::from_index(0));
        let side = |ids: &[&str]| ids.iter().map(|id| Located::new((*id).to_owned(), place)).collect::<Vec<_>>();
        let identity = Identity { name: None, left: side(&["opening", "received"]), right: side(&["settled", "pending"]), place };
        // 15 + 120 = 135 on the left, 10 + 35 = 45 on the right: what was settled must be 90 more, or what was received 90 less.
        assert_eq!(amiss(&identity, (135, 45), "settled"), Some(90));
        assert_eq!(amiss(&identity, (135, 45), "received"), Some(-90));
        assert_eq!(amiss(&identity, (135, 45), "in-time"), None);
        let both = Identity { right: side(&["received"]), ..identity };
        assert_eq!(amiss(&both, (135, 45), "received"), None, "on both sides it changes nothing");
    }
}
