//! How complete the reports of a quarter are: received n/N, counted n/N, and the names of the rest.

use chrono::NaiveDate;

use super::view::View;
use crate::model::address::Expected;
use crate::model::agency::Agency;
use crate::model::bundle::names;
use crate::model::checked::Checked;
use crate::model::manifest::Deadline;
use crate::model::period::Quarter;
use crate::model::quarter_report::Slot;
use crate::model::workspace::Unusable;
use crate::source::{FileId, Located};

/// What is known of one agency's report for a quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// Submitted and counted; with the day it was received.
    Counted(NaiveDate),
    /// There, but not usable: received and not counted.
    Unusable(FileId),
    /// There without a day of submission: neither received nor counted.
    Draft,
    /// Not there.
    Missing,
}

/// An agency with its report's fate.
#[derive(Clone, Debug)]
pub struct Reporting<'a> {
    /// The agency.
    pub agency: &'a Agency,
    /// What is known of its report.
    pub receipt: Receipt,
    /// When it was due, where the province set it.
    pub deadline: Option<&'a Deadline>,
    /// Whether its plan is there and usable.
    pub has_plan: bool,
    /// The file of its plan, where that is there and not usable.
    pub unusable_plan: Option<FileId>,
}

impl Reporting<'_> {
    /// Whether it was received after its deadline.
    pub fn is_late(&self) -> bool {
        matches!((&self.receipt, self.deadline), (Receipt::Counted(on), Some(deadline)) if *on > deadline.by.value)
    }
}

/// Every agency that owes a report, in protocol order.
#[derive(Clone, Debug)]
pub struct Completeness<'a> {
    /// One row an agency: their number is the N of every n/N.
    pub agencies: Vec<Reporting<'a>>,
    /// Entries left out of every figure: file, entry, and the key that could not be read.
    pub left_out: Vec<(FileId, &'a str, &'static str)>,
    /// Other files that could not be understood: earlier reports, amendments.
    pub unreadable: Vec<FileId>,
}

impl<'a> Completeness<'a> {
    /// N.
    pub fn expected(&self) -> usize {
        self.agencies.len()
    }

    /// How many reports were received, usable or not.
    pub fn received(&self) -> usize {
        self.count(|receipt| matches!(receipt, Receipt::Counted(_) | Receipt::Unusable(_)))
    }

    /// How many reports are counted.
    pub fn counted(&self) -> usize {
        self.count(|receipt| matches!(receipt, Receipt::Counted(_)))
    }

    /// How many agencies have a plan that can be used.
    pub fn planning(&self) -> usize {
        self.agencies.iter().filter(|row| row.has_plan).count()
    }

    /// Whether something that bears on the view's figures could not be understood: a report, a plan, another file, an entry.
    pub fn is_partial(&self) -> bool {
        let unusable = |row: &Reporting<'_>| matches!(row.receipt, Receipt::Unusable(_)) || row.unusable_plan.is_some();
        !self.left_out.is_empty() || !self.unreadable.is_empty() || self.agencies.iter().any(unusable)
    }

    /// The agencies whose report has a given fate.
    pub fn with(&self, fate: impl Fn(&Receipt) -> bool) -> Vec<&Reporting<'a>> {
        self.agencies.iter().filter(|row| fate(&row.receipt)).collect()
    }

    fn count(&self, fate: impl Fn(&Receipt) -> bool) -> usize {
        self.agencies.iter().filter(|row| fate(&row.receipt)).count()
    }
}

/// The completeness of the view's last quarter.
pub fn completeness<'a>(view: &View<'a>) -> Completeness<'a> {
    let quarter = view.period.last;
    let agencies = view.expected().into_iter().map(|agency| reporting(view, agency, Slot::Quarter(quarter))).collect();
    let mut left_out = Vec::new();
    for plan in view.plans() {
        left_out.extend(plan.left_out.iter().map(|entry| (plan.file, entry.entry.as_str(), entry.key)));
        for earlier in Quarter::ALL.into_iter().filter(|earlier| *earlier <= quarter) {
            if let Some(report) = view.report(&plan.agency.value, earlier) {
                left_out.extend(report.left_out.iter().map(|entry| (report.file, entry.entry.as_str(), entry.key)));
            }
        }
    }
    for amendment in view.checked.amendments().filter(|amendment| amendment.issued.value <= view.as_of) {
        left_out.extend(amendment.left_out.iter().map(|entry| (amendment.file, entry.entry.as_str(), entry.key)));
    }
    // This quarter's reports are told by agency; whatever else cannot be read may bear on states and deadlines.
    let told = |file: &Unusable| file.document == Some(Expected::Report(Slot::Quarter(quarter))) || file.document == Some(Expected::Plan);
    let later = |file: &Unusable| {
        matches!(file.document, Some(Expected::Report(Slot::Quarter(other))) if other > quarter)
            || file.year.is_some_and(|year| year != view.period.year)
    };
    let looked_at = |file: &Unusable| file.agency.as_deref().is_none_or(|agency| view.includes(agency));
    let unreadable = view.checked.workspace().unusable.iter();
    let unreadable = unreadable.filter(|file| !told(file) && !later(file) && looked_at(file)).map(|file| file.file).collect();
    Completeness { agencies, left_out, unreadable }
}

/// What is known of an agency's report of the view's year.
pub fn reporting<'a>(view: &View<'a>, agency: &'a Agency, slot: Slot) -> Reporting<'a> {
    let id = agency.id.value.as_str();
    let year = view.period.year;
    let unusable = |document: Expected| view.checked.workspace().unusable_document(id, year, document);
    let receipt = match view.checked.report(id, year, slot) {
        Some(report) => match &report.submitted {
            Some(submitted) => Receipt::Counted(received_on(view.checked, id, year, slot).unwrap_or(submitted).value),
            None => Receipt::Draft,
        },
        None => match unusable(Expected::Report(slot)) {
            Some(file) if file.received => Receipt::Unusable(file.file),
            Some(_) => Receipt::Draft,
            None => Receipt::Missing,
        },
    };
    Reporting {
        agency,
        receipt,
        deadline: deadline(view, agency, slot),
        has_plan: view.checked.plan(id, year).is_some(),
        unusable_plan: unusable(Expected::Plan).map(|file| file.file).filter(|_| view.checked.plan(id, year).is_none()),
    }
}

/// When the coordinator received a report, where it keeps receipts.
pub fn received_on<'a>(checked: &'a Checked, agency: &str, year: i32, slot: Slot) -> Option<&'a Located<NaiveDate>> {
    let receipts = checked.workspace().receipts.iter().filter(|receipts| receipts.year == year);
    receipts.flat_map(|receipts| &receipts.rows).find(|row| row.slot == slot && row.agency.value == agency).map(|row| &row.on)
}

/// When an agency's report is due: the row that names it, or else its kind, or else all.
pub fn deadline<'a>(view: &View<'a>, agency: &Agency, slot: Slot) -> Option<&'a Deadline> {
    let rows = &view.checked.workspace().manifest.calendar.deadlines;
    let year = view.period.year;
    let rank = |kind: &str| match kind {
        "@all" => 0,
        kind if kind.starts_with('@') => 1,
        _ => 2,
    };
    rows.iter()
        .filter(|row| row.period == slot && names(&row.kind.value, agency) && row.is_of(year, row.by.value))
        .max_by_key(|row| rank(&row.kind.value))
}
