//! The model after checking: which of several documents counts, found by agency, year and quarter.
//!
//! Only `check` makes one ([`Checked::seal`]), so no report runs on data that was not checked; a test holds that.

use std::collections::HashMap;

use rayon::prelude::*;

use super::address::{Address, Expected};
use super::agency_plan::{AgencyPlan, PlannedTask};
use super::amendment::{Alteration, Amendment, Change};
use super::bundle::Bundle;
use super::quarter_report::{Figure, Progress, QuarterReport, Slot};
use super::workspace::Workspace;
use crate::language::Text;
use crate::source::FileId;

/// A workspace whose documents were told apart.
#[derive(Debug)]
pub struct Checked {
    workspace: Workspace,
    plans: HashMap<String, HashMap<i32, usize>>,
    reports: HashMap<String, Vec<(i32, Slot, usize)>>,
    amendments: Vec<usize>,
    /// The tasks that amendments add with effect, in the order they came into force: the amendment, and which of its changes it is.
    added: Vec<(usize, usize)>,
    joined: Vec<Joined>,
    /// Documents that lie where another belongs: what their place says they are.
    displaced: Vec<(Address, FileId)>,
    /// Documents that do not count, since another is the same one.
    passed_over: Vec<FileId>,
}

/// Where each task of a plan stands in the agency's reports, told once for everybody who asks.
#[derive(Debug, Default)]
struct Joined {
    reports: [Option<usize>; SLOTS],
    rows: Vec<[Option<u32>; SLOTS]>,
}

/// Four quarters and the closing state.
const SLOTS: usize = 5;

impl Checked {
    /// Seals a workspace: `plans` and `reports` are the numbers of the documents that count.
    pub(crate) fn seal(mut workspace: Workspace, plans: &[usize], reports: &[usize]) -> Self {
        let mut by_plan: HashMap<String, HashMap<i32, usize>> = HashMap::new();
        for &index in plans {
            let plan = &workspace.plans[index];
            by_plan.entry(plan.agency.value.clone()).or_default().insert(plan.year, index);
        }
        let mut by_report: HashMap<String, Vec<(i32, Slot, usize)>> = HashMap::new();
        for &index in reports {
            let report = &workspace.reports[index];
            by_report.entry(report.agency.value.clone()).or_default().push((report.year, report.slot, index));
        }
        let bundles = &workspace.bundles;
        workspace.reports.par_iter_mut().for_each(|report| {
            let bundle = bundles.iter().find(|bundle| bundle.plan.year == report.year);
            for figures in [&mut report.in_period, &mut report.at_cut_off] {
                match bundle {
                    Some(bundle) => bundle.join(figures),
                    // A workspace that stays in memory may have lost the bundle it was sealed with before.
                    None => figures.iter_mut().for_each(Figure::part),
                }
            }
        });
        let mut amendments: Vec<usize> = (0..workspace.amendments.len()).collect();
        amendments.sort_by_key(|&index| (workspace.amendments[index].issued.value, workspace.amendments[index].number.value.clone()));
        let added = added(&workspace, &by_plan, &amendments);
        let joined = workspace
            .plans
            .par_iter()
            .map(|plan| by_report.get(&plan.agency.value).map_or_else(Joined::default, |reports| join(&workspace, plan, reports)))
            .collect();
        let displaced = displaced(&workspace);
        let left_out = |all: Vec<FileId>, counted: &[usize]| -> Vec<FileId> {
            let rows = all.into_iter().enumerate().filter(|(row, _)| counted.binary_search(row).is_err());
            rows.map(|(_, file)| file).collect()
        };
        let mut passed_over = left_out(workspace.plans.iter().map(|plan| plan.file).collect(), plans);
        passed_over.extend(left_out(workspace.reports.iter().map(|report| report.file).collect(), reports));
        Self { workspace, plans: by_plan, reports: by_report, amendments, added, joined, displaced, passed_over }
    }

    /// The workspace again, to be changed and sealed anew.
    pub fn unseal(self) -> Workspace {
        self.workspace
    }

    /// Everything that was read.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The bundle of a year.
    pub fn bundle(&self, year: i32) -> Option<&Bundle> {
        self.workspace.bundle(year)
    }

    /// The plan that counts of an agency and year.
    pub fn plan(&self, agency: &str, year: i32) -> Option<&AgencyPlan> {
        self.plans.get(agency)?.get(&year).map(|&index| &self.workspace.plans[index])
    }

    /// The plans that count of a year, in no order.
    pub fn plans_of(&self, year: i32) -> impl Iterator<Item = &AgencyPlan> {
        self.plans.values().filter_map(move |years| years.get(&year)).map(|&index| &self.workspace.plans[index])
    }

    /// The plan that counts of an agency and year, with its reports.
    pub fn agency_year(&self, agency: &str, year: i32) -> Option<AgencyYear<'_>> {
        let &index = self.plans.get(agency)?.get(&year)?;
        let (plan, reports, joined) = (&self.workspace.plans[index], &self.workspace.reports, &self.joined[index]);
        Some(AgencyYear { plan, reports, joined, displaced: &[] })
    }

    /// The report that counts of an agency, year and quarter, drafts included.
    pub fn report(&self, agency: &str, year: i32, slot: Slot) -> Option<&QuarterReport> {
        find(self.reports.get(agency)?, year, slot).map(|index| &self.workspace.reports[index])
    }

    /// The report that counts, once submitted.
    pub fn submitted(&self, agency: &str, year: i32, slot: Slot) -> Option<&QuarterReport> {
        self.report(agency, year, slot).filter(|report| report.is_submitted())
    }

    /// The amendments in the order they came into force.
    pub fn amendments(&self) -> impl Iterator<Item = &Amendment> {
        self.amendments.iter().map(|&index| &self.workspace.amendments[index])
    }

    /// What amendments change of a plan, in the order they came into force.
    pub fn changes_of<'a>(&'a self, plan: &'a AgencyPlan) -> impl Iterator<Item = (&'a Amendment, &'a Change)> {
        let changes = self.amendments().flat_map(|amendment| amendment.changes.iter().map(move |change| (amendment, change)));
        changes.filter(|(_, change)| change.agency.value == plan.agency.value && change.year == plan.year)
    }

    /// What a document's place says it is, where its header says it is another: which is right nobody can tell, and it is a finding of its
    /// own.
    pub fn displaced(&self, file: FileId) -> Option<&Address> {
        self.displaced.iter().find(|(_, other)| *other == file).map(|(address, _)| address)
    }

    /// Whether a document counts: not where another is the same one.
    pub fn counts(&self, file: FileId) -> bool {
        !self.passed_over.contains(&file)
    }

    /// Whether a document is what its header says it is, so that it can be held against the others of its agency and year.
    pub fn is_sure(&self, file: FileId) -> bool {
        self.counts(file) && self.displaced(file).is_none()
    }

    /// The plans that are what they say they are.
    pub fn sure_plans(&self) -> impl Iterator<Item = &AgencyPlan> {
        self.workspace.plans.iter().filter(|plan| self.is_sure(plan.file))
    }

    /// The reports that are what they say they are.
    pub fn sure_reports(&self) -> impl Iterator<Item = &QuarterReport> {
        self.workspace.reports.iter().filter(|report| self.is_sure(report.file))
    }

    /// The plan of an agency and year that counts and is what it says it is, with its reports of which the same can be said.
    pub fn sure_year(&self, agency: &str, year: i32) -> Option<AgencyYear<'_>> {
        let year = self.agency_year(agency, year).filter(|year| self.is_sure(year.plan.file))?;
        Some(AgencyYear { displaced: &self.displaced, ..year })
    }

    /// The report of an agency, year and quarter that counts and is what it says it is, drafts included.
    pub fn sure_report(&self, agency: &str, year: i32, slot: Slot) -> Option<&QuarterReport> {
        self.report(agency, year, slot).filter(|report| self.is_sure(report.file))
    }

    /// The bundle a document of a year is held against: none where its place says that it is of another year.
    pub fn bundle_for(&self, file: FileId, year: i32) -> Option<&Bundle> {
        let elsewhere = self.displaced(file).is_some_and(|address| address.year != year);
        self.bundle(year).filter(|_| !elsewhere)
    }

    /// Whether there is a file that was to be a document of an agency and year: one that cannot be read, one in its place that says it is
    /// another, or one that says it is this and lies in another's place. What is wrong with it is a finding of its own, so nobody is told
    /// that it is missing, or what it does not say.
    pub fn is_in_doubt(&self, agency: &str, year: i32, document: Expected) -> bool {
        self.in_doubt(agency, year, document).is_some()
    }

    /// That file, where there is one.
    pub fn in_doubt(&self, agency: &str, year: i32, document: Expected) -> Option<FileId> {
        let claims = || match document {
            Expected::Plan => self.plan(agency, year).map(|plan| plan.file),
            Expected::Report(slot) => self.report(agency, year, slot).map(|report| report.file),
        };
        let lies_there = |address: &Address| address.agency == agency && (address.year, address.document) == (year, document);
        let displaced = || self.displaced.iter().find(|(address, file)| lies_there(address) || claims() == Some(*file));
        let unusable = self.workspace.unusable_document(agency, year, document).map(|unusable| unusable.file);
        unusable.or_else(|| displaced().map(|(_, file)| *file))
    }

    /// Every planned task: those of all plans, then those that amendments add.
    pub fn planned(&self) -> impl Iterator<Item = Planned<'_>> {
        let of_plan = |plan| move |task| Planned::of_plan(plan, task);
        self.workspace.plans.iter().flat_map(move |plan| plan.tasks.iter().map(of_plan(plan))).chain(self.added())
    }

    /// The planned tasks of a plan: its own, then those that amendments add to it where it is the one that counts.
    pub fn planned_in<'a>(&'a self, plan: &'a AgencyPlan) -> impl Iterator<Item = Planned<'a>> {
        plan.tasks.iter().map(move |task| Planned::of_plan(plan, task)).chain(self.added_to(plan))
    }

    /// The tasks that amendments add to a plan, where it is the one that counts.
    pub fn added_to<'a>(&'a self, plan: &'a AgencyPlan) -> impl Iterator<Item = Planned<'a>> {
        let (agency, year) = (plan.agency.value.as_str(), plan.year);
        let counts = !self.added.is_empty() && self.plan(agency, year).is_some_and(|counted| std::ptr::eq(counted, plan));
        self.added().filter(move |planned| counts && planned.year == year && planned.agency == agency)
    }

    /// The tasks that amendments add: not those that a plan or an amendment before already has, which have no effect.
    fn added(&self) -> impl Iterator<Item = Planned<'_>> {
        let amendments = &self.workspace.amendments;
        self.added.iter().filter_map(|&(index, change)| Planned::of_change(&amendments[index], &amendments[index].changes[change]))
    }
}

/// A task as a plan, or an amendment that adds it, has it.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// Whose it is.
    pub agency: &'a str,
    /// Of which year's plan.
    pub year: i32,
    /// The file it is written in.
    pub file: FileId,
    /// The task.
    pub task: &'a PlannedTask,
    /// The amendment that adds it.
    pub added_by: Option<&'a Amendment>,
}

impl<'a> Planned<'a> {
    fn of_plan(plan: &'a AgencyPlan, task: &'a PlannedTask) -> Self {
        Self { agency: &plan.agency.value, year: plan.year, file: plan.file, task, added_by: None }
    }

    fn of_change(amendment: &'a Amendment, change: &'a Change) -> Option<Self> {
        match &change.what {
            Alteration::Add(task) => {
                Some(Self { agency: &change.agency.value, year: change.year, file: amendment.file, task, added_by: Some(amendment) })
            }
            Alteration::Withdraw | Alteration::Replace { .. } => None,
        }
    }

    /// The table it is written in, as a message names it.
    pub fn table(&self) -> Text {
        let id = &self.task.id.value;
        if self.added_by.is_some() {
            Text::new(format!("[[add]] của `{id}`"), format!("the [[add]] of `{id}`"))
        } else {
            Text::same(format!("[task.{id}]"))
        }
    }
}

/// A plan with the reports of its year that count.
#[derive(Clone, Copy, Debug)]
pub struct AgencyYear<'a> {
    /// The plan.
    pub plan: &'a AgencyPlan,
    reports: &'a [QuarterReport],
    joined: &'a Joined,
    /// Documents not to be trusted in what they say they are.
    displaced: &'a [(Address, FileId)],
}

impl<'a> AgencyYear<'a> {
    /// One of its reports, drafts included.
    pub fn report(&self, slot: Slot) -> Option<&'a QuarterReport> {
        let report = self.joined.reports[slot.index()].map(|index| &self.reports[index])?;
        self.displaced.iter().all(|(_, file)| *file != report.file).then_some(report)
    }

    /// One of its reports, once submitted.
    pub fn submitted(&self, slot: Slot) -> Option<&'a QuarterReport> {
        self.report(slot).filter(|report| report.is_submitted())
    }

    /// Whether every entry of a report is of a task its plan has: told from the join, for the many reports where it is so.
    pub fn has_all_of(&self, report: &QuarterReport) -> bool {
        let joined = self.report(report.slot).is_some_and(|own| std::ptr::eq(own, report));
        let found = self.joined.rows.iter().filter(|row| row[report.slot.index()].is_some()).count();
        joined && found == report.progress.len()
    }

    /// What a report says of a task: the one in `row` of the plan, or one that an amendment added, by its id.
    pub fn entry(&self, report: &'a QuarterReport, row: Option<usize>, task: &str) -> Option<&'a Progress> {
        // Of two reports of one quarter only the one that counts was joined; the other is searched.
        let joined = self.report(report.slot).is_some_and(|own| std::ptr::eq(own, report));
        match row.filter(|_| joined) {
            None => report.progress_of(task),
            Some(row) => self.joined.rows.get(row)?[report.slot.index()].map(|entry| &report.progress[entry as usize]),
        }
    }
}

/// The documents whose place says they are another; of what lies nowhere in particular the header alone tells.
fn displaced(workspace: &Workspace) -> Vec<(Address, FileId)> {
    let plans = workspace.plans.iter().map(|plan| (plan.file, &plan.agency, plan.year, Expected::Plan));
    let reports = workspace.reports.iter().map(|report| (report.file, &report.agency, report.year, Expected::Report(report.slot)));
    let lies = plans.chain(reports).filter_map(|(file, agency, year, document)| {
        let address = Address::of(workspace.sources.path(file))?;
        let own = address.agency == agency.value && (address.year, address.document) == (year, document);
        (!own).then_some((address, file))
    });
    lies.collect()
}

/// The tasks that amendments add and that neither the plan that counts nor an amendment before has.
fn added(workspace: &Workspace, plans: &HashMap<String, HashMap<i32, usize>>, amendments: &[usize]) -> Vec<(usize, usize)> {
    let mut added: Vec<(usize, usize)> = Vec::new();
    let change_at = |(amendment, change): (usize, usize)| &workspace.amendments[amendment].changes[change];
    for &amendment in amendments {
        for (index, change) in workspace.amendments[amendment].changes.iter().enumerate() {
            if !matches!(change.what, Alteration::Add(_)) {
                continue;
            }
            let (agency, id) = (&change.agency.value, &change.task.value);
            let plan = plans.get(agency).and_then(|years| years.get(&change.year)).map(|&plan| &workspace.plans[plan]);
            let planned = plan.is_some_and(|plan| plan.tasks.iter().any(|task| task.id.value == *id));
            let before = |other: &Change| other.agency.value == *agency && other.year == change.year && other.task.value == *id;
            if !planned && !added.iter().any(|&earlier| before(change_at(earlier))) {
                added.push((amendment, index));
            }
        }
    }
    added
}

/// The report of a year and quarter among an agency's few.
fn find(reports: &[(i32, Slot, usize)], year: i32, slot: Slot) -> Option<usize> {
    reports.iter().find(|(of, own, _)| (*of, *own) == (year, slot)).map(|(_, _, index)| *index)
}

/// Finds each task of `plan` in each report; reports mostly keep the plan's order, so the next entry is tried first.
fn join(workspace: &Workspace, plan: &AgencyPlan, reports: &[(i32, Slot, usize)]) -> Joined {
    let mut joined = Joined { reports: [None; SLOTS], rows: vec![[None; SLOTS]; plan.tasks.len()] };
    for slot in Slot::ALL {
        let Some(index) = find(reports, plan.year, slot) else { continue };
        joined.reports[slot.index()] = Some(index);
        let report = &workspace.reports[index];
        let mut next = 0;
        for (task, row) in plan.tasks.iter().zip(&mut joined.rows) {
            let id = task.id.value.as_str();
            let at = match report.progress.get(next) {
                Some(entry) if entry.task.value == id => Some(next),
                _ => report.by_task.position(&report.progress, Progress::key, id),
            };
            if let Some(at) = at {
                next = at + 1;
                row[slot.index()] = u32::try_from(at).ok();
            }
        }
    }
    joined
}
