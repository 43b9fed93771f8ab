//! The facts behind every figure, one by one: what agencies' documents state and count for, and the states the program tells from it.
//!
//! What a total leaves out is no fact here either: drafts, files and entries that could not be understood, entries of tasks no plan has,
//! figures an agency does not owe or in a shape that cannot be added up. So sums over facts are the totals of the reports. What is missing
//! has no fact. To add an attribute: a `push` where its document is walked, and its row in `docs/export.md`.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::in_force::{self, InForce};
use super::indicators::owes;
use super::obligations::{self, Standing};
use super::status::{self, Dated, State, States, TaskState, Undated, YearEnd};
use super::view::View;
use crate::model::agency_plan::AgencyPlan;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::Across;
use crate::model::period::{Period, Quarter, year_end};
use crate::model::quarter_report::{Figure, FigureValue, Progress, QuarterReport, Slot};
use crate::source::{Located, Place};

/// The unit of money.
const DONG: &str = "đồng";

/// The key of what a plan says, which is of no period.
const PLAN: &str = "plan";

/// What a fact is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An agency's plan as a document.
    Plan,
    /// A planned task.
    PlannedTask,
    /// A provincial task.
    ProvincialTask,
    /// An agency's report as a document.
    Report,
    /// An indicator.
    Indicator,
    /// A difficulty.
    Difficulty,
}

impl Subject {
    /// Its stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::PlannedTask => "planned-task",
            Self::ProvincialTask => "provincial-task",
            Self::Report => "report",
            Self::Indicator => "indicator",
            Self::Difficulty => "difficulty",
        }
    }
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A person's words, an id, or a word of the program's.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Flag(bool),
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// Whose; none for a joint obligation, which is nobody's alone.
    pub agency: Option<&'a str>,
    /// What it is of.
    pub subject: Subject,
    /// The id of that.
    pub id: &'a str,
    /// `plan`, `q1` to `q4`, or `closing`.
    pub period: &'static str,
    /// What about it.
    pub attribute: &'static str,
    /// What it says.
    pub value: Value,
    /// In which unit, where it has one.
    pub unit: Option<&'a str>,
    /// Whether the program tells it from what is stated.
    pub derived: bool,
    /// Where it is stated, or what it is told from.
    pub place: Place,
}

/// Every fact of a bundle's year, by agency in protocol order (those outside the register last), then as the files have them; joint
/// obligations last of all. `agency`: only that one.
///
/// States are told for the quarters up to the latest that any agency reported, as `report --quarter` tells them.
pub fn facts<'a>(checked: &'a Checked, bundle: &'a Bundle, agency: Option<&str>) -> Vec<Vec<Fact<'a>>> {
    let year = bundle.plan.year;
    let mut view = View::of(checked, bundle, Period::official(year, Quarter::Q4));
    view.agency = agency.map(str::to_owned);
    let reported = |quarter: &Quarter| bundle.agencies.iter().any(|agency| is_reported(checked, &agency.id.value, year, *quarter));
    let last = Quarter::ALL.into_iter().rev().find(reported);
    let told: Vec<Told<'a>> = Quarter::ALL
        .into_iter()
        .filter(|quarter| last.is_some_and(|last| *quarter <= last))
        .map(|quarter| Told::of(&view, quarter))
        .collect();
    let mut closing: BTreeMap<&str, Vec<TaskState<'a>>> = BTreeMap::new();
    for task in status::closing_states(&view) {
        closing.entry(task.agency).or_default().push(task);
    }

    let registered = bundle.agencies.iter().map(|agency| agency.id.value.as_str()).filter(|id| view.includes(id));
    let outside = view.plans().into_iter().map(|plan| plan.agency.value.as_str()).filter(|id| bundle.agency(id).is_none());
    let agencies: Vec<&'a str> = registered.chain(outside).collect();
    let mut all: Vec<Vec<Fact<'a>>> = agencies
        .into_par_iter()
        .map(|agency| {
            let mut own = Gathered { view: &view, agency, facts: Vec::new() };
            own.plan();
            for slot in Slot::ALL {
                own.report(slot);
                let tasks = match slot {
                    Slot::Quarter(quarter) => told.get(quarter as usize).and_then(|told| told.tasks.get(agency)),
                    Slot::Closing => closing.get(agency),
                };
                own.states(slot, tasks.map_or(&[], Vec::as_slice));
                if let Slot::Quarter(quarter) = slot
                    && let Some(told) = told.get(quarter as usize)
                {
                    own.withdrawn(quarter, told.withdrawn.get(agency).map_or(&[], Vec::as_slice));
                    own.facts.extend(told.obligations.iter().filter(|fact| fact.agency == Some(agency)).cloned());
                }
            }
            own.facts
        })
        .collect();
    all.push(told.into_iter().flat_map(|told| told.obligations).filter(|fact| fact.agency.is_none()).collect());
    all.retain(|own| !own.is_empty());
    all
}

fn is_reported(checked: &Checked, agency: &str, year: i32, quarter: Quarter) -> bool {
    checked.submitted(agency, year, Slot::Quarter(quarter)).is_some()
}

/// What the program tells of one quarter.
struct Told<'a> {
    tasks: BTreeMap<&'a str, Vec<TaskState<'a>>>,
    withdrawn: BTreeMap<&'a str, Vec<InForce<'a>>>,
    obligations: Vec<Fact<'a>>,
}

impl<'a> Told<'a> {
    fn of(view: &View<'a>, quarter: Quarter) -> Self {
        let view = view.at(Period::official(view.period.year, quarter));
        // A joint obligation is judged by everybody who may meet it.
        let whole = status::states(&view.whole());
        let obligations = obligations::assess(&view, &whole).into_iter().map(|assessed| Fact {
            agency: (!assessed.obligation.is_joint())
                .then(|| assessed.obligation.agencies.first().map(|agency| agency.id.value.as_str()))
                .flatten(),
            subject: Subject::ProvincialTask,
            id: &assessed.obligation.task.id.value,
            period: quarter.key(),
            attribute: "obligation",
            value: Value::Text(standing_key(assessed.standing).to_owned()),
            unit: None,
            derived: true,
            place: assessed.obligation.assignment.place,
        });
        let obligations = obligations.collect();
        let States { tasks: states, withdrawn: gone } = whole;
        let (mut tasks, mut withdrawn) = (BTreeMap::<&str, Vec<_>>::new(), BTreeMap::<&str, Vec<_>>::new());
        for task in states {
            tasks.entry(task.agency).or_default().push(task);
        }
        for (agency, task) in gone {
            withdrawn.entry(agency).or_default().push(task);
        }
        Self { tasks, withdrawn, obligations }
    }
}

/// The facts of one agency, as they are gathered.
struct Gathered<'v, 'a> {
    view: &'v View<'a>,
    agency: &'a str,
    facts: Vec<Fact<'a>>,
}

/// A fact's subject, id and period, for the many of one entry.
#[derive(Clone, Copy)]
struct About<'a> {
    subject: Subject,
    id: &'a str,
    period: &'static str,
}

impl<'a> Gathered<'_, 'a> {
    fn push(&mut self, about: About<'a>, attribute: &'static str, value: Value, unit: Option<&'a str>, place: Place) {
        let About { subject, id, period } = about;
        self.facts.push(Fact { agency: Some(self.agency), subject, id, period, attribute, value, unit, derived: false, place });
    }

    /// The same, told by the program.
    fn tell(&mut self, about: About<'a>, attribute: &'static str, value: Value, unit: Option<&'a str>, place: Place) {
        self.push(about, attribute, value, unit, place);
        if let Some(fact) = self.facts.last_mut() {
            fact.derived = true;
        }
    }

    fn text(&mut self, about: About<'a>, attribute: &'static str, text: Option<&Located<String>>) {
        if let Some(text) = text {
            self.push(about, attribute, Value::Text(text.value.clone()), None, text.place);
        }
    }

    /// Words whose own place is not kept: they stand in the entry at `place`.
    fn words(&mut self, about: About<'a>, attribute: &'static str, words: Option<&str>, place: Place) {
        if let Some(words) = words {
            self.push(about, attribute, Value::Text(words.to_owned()), None, place);
        }
    }

    fn date(&mut self, about: About<'a>, attribute: &'static str, date: Option<&Located<NaiveDate>>) {
        if let Some(date) = date {
            self.push(about, attribute, Value::Date(date.value), None, date.place);
        }
    }

    fn number(&mut self, about: About<'a>, attribute: &'static str, number: Option<&Located<i64>>, unit: &'static str) {
        if let Some(number) = number {
            self.push(about, attribute, Value::Number(number.value), Some(unit), number.place);
        }
    }

    fn flag(&mut self, about: About<'a>, attribute: &'static str, flag: Option<&Located<bool>>) {
        if let Some(flag) = flag {
            self.push(about, attribute, Value::Flag(flag.value), None, flag.place);
        }
    }

    fn plan(&mut self) {
        let Some(plan) = self.view.checked.plan(self.agency, self.view.period.year) else { return };
        let about = About { subject: Subject::Plan, id: PLAN, period: PLAN };
        self.text(about, "number", plan.number.as_ref());
        self.date(about, "issued", plan.issued.as_ref());
        self.text(about, "basis", plan.basis.as_ref());
        for in_force in in_force::tasks(self.view.checked, plan, year_end(plan.year)) {
            self.planned(&in_force);
        }
        for declared in &plan.not_applicable {
            let about = About { subject: Subject::ProvincialTask, id: &declared.task.value, period: PLAN };
            self.text(about, "not-applicable", Some(&declared.reason));
        }
    }

    /// A task as the plan, or the amendment that added it, wrote it.
    fn planned(&mut self, in_force: &InForce<'a>) {
        let task = in_force.task;
        let about = About { subject: Subject::PlannedTask, id: &task.id.value, period: PLAN };
        self.words(about, "name", Some(&task.name), task.place);
        for implemented in &task.implements {
            self.text(about, "implements", Some(implemented));
        }
        if let Some(area) = status::area_of(self.view.bundle, task) {
            let place = task.implements.first().map_or(task.area.as_ref().map_or(task.place, |area| area.place), |first| first.place);
            self.tell(about, "area", Value::Number(area), None, place);
        }
        self.words(about, "product", task.product.as_deref(), task.place);
        self.words(about, "lead", task.lead.as_deref(), task.place);
        for support in &task.support {
            self.text(about, "support", Some(support));
        }
        self.push(about, "due", Value::Text(task.due.value.written().trim_matches('"').to_owned()), None, task.due.place);
        self.number(about, "estimate", task.estimate.as_ref(), DONG);
        self.number(about, "autonomous", task.autonomous.as_ref(), DONG);
        if let Some(staff) = task.staff {
            self.push(about, "staff", Value::Number(staff), Some("người"), task.place);
        }
    }

    fn report(&mut self, slot: Slot) {
        let (checked, year) = (self.view.checked, self.view.period.year);
        let Some(report) = checked.submitted(self.agency, year, slot) else { return };
        let about = About { subject: Subject::Report, id: slot.key(), period: slot.key() };
        self.text(about, "number", report.number.as_ref());
        self.date(about, "submitted", report.submitted.as_ref());
        if let Some(plan) = checked.plan(self.agency, year) {
            let known = known_tasks(checked, plan);
            for entry in report.progress.iter().filter(|entry| known.contains(entry.key())) {
                self.progress(slot, entry);
            }
        }
        if slot != Slot::Closing {
            self.figures(slot, report);
        }
        for difficulty in &report.difficulties {
            let about = About { subject: Subject::Difficulty, id: &difficulty.id.value, period: slot.key() };
            for task in &difficulty.tasks {
                self.text(about, "task", Some(task));
            }
            self.words(about, "problem", difficulty.problem.as_deref(), difficulty.id.place);
            self.words(about, "proposal", difficulty.proposal.as_deref(), difficulty.id.place);
        }
    }

    fn progress(&mut self, slot: Slot, entry: &'a Progress) {
        let about = About { subject: Subject::PlannedTask, id: entry.key(), period: slot.key() };
        self.text(about, "result", entry.result.as_ref());
        self.number(about, "percent", entry.percent.as_ref(), "%");
        self.date(about, "started", entry.started.as_ref());
        self.date(about, "completed", entry.completed.as_ref());
        self.date(about, "awaiting-approval", entry.awaiting_approval.as_ref());
        self.flag(about, "carried-out", entry.carried_out.as_ref());
        self.flag(about, "arisen", entry.arisen.as_ref());
        self.number(about, "spent-to-date", entry.spent_to_date.as_ref(), DONG);
        self.words(about, "delay-cause", entry.delay_cause.as_deref(), entry.place);
        for document in &entry.evidence {
            self.text(about, "evidence-number", document.number.as_ref());
            self.date(about, "evidence-date", document.date.as_ref());
            self.words(about, "evidence-title", document.title.as_deref(), entry.place);
        }
    }

    /// The figures that totals add up.
    fn figures(&mut self, slot: Slot, report: &'a QuarterReport) {
        let in_period = report.in_period.iter().map(|figure| ("in-period", figure));
        let at_cut_off = report.at_cut_off.iter().map(|figure| ("at-cut-off", figure));
        for (attribute, figure) in in_period.chain(at_cut_off) {
            if let Some(unit) = self.counted(report, figure) {
                let about = About { subject: Subject::Indicator, id: figure.key(), period: slot.key() };
                match &figure.value {
                    FigureValue::Count(count) => self.push(about, attribute, Value::Number(*count), Some(unit), figure.place),
                    FigureValue::Members(members) => {
                        // Each once, as they are counted.
                        let mut met = HashSet::new();
                        for member in members.iter().filter(|member| met.insert(member.as_str())) {
                            self.push(about, "member", Value::Text(member.clone()), Some(unit), figure.place);
                        }
                    }
                }
            }
        }
    }

    /// The unit of a figure that totals add up; none for one they leave out.
    fn counted(&self, report: &QuarterReport, figure: &Figure) -> Option<&'a str> {
        let bundle = self.view.bundle;
        let (indicator, agency) = (bundle.indicator(figure.key())?, bundle.agency(self.agency)?);
        let is_owed = indicator.derived.is_none()
            && indicator.holds_in(bundle.plan.year)
            && agency.exists_in(bundle.plan.year)
            && owes(indicator, agency);
        let is_read = report.figure(figure.key()).is_some_and(|read| std::ptr::eq(read, figure));
        let fits = matches!(
            (&figure.value, indicator.across),
            (FigureValue::Count(_), Across::Sum | Across::Single) | (FigureValue::Members(_), Across::Distinct)
        );
        (is_owed && is_read && fits).then_some(indicator.unit.as_str())
    }

    fn states(&mut self, slot: Slot, tasks: &[TaskState<'a>]) {
        for task in tasks {
            let about = About { subject: Subject::PlannedTask, id: &task.in_force.task.id.value, period: slot.key() };
            let from = task.latest.map_or(task.in_force.task.place, |entry| entry.place);
            self.tell(about, "state", Value::Text(state_key(task.state).to_owned()), None, from);
            if let Some(due) = task.due {
                self.tell(about, "due-in-force", Value::Date(due), None, task.in_force.due_place);
            }
            if let Some(spent) = task.spent() {
                self.tell(about, "spent", Value::Number(spent.value), Some(DONG), spent.place);
            }
            if let Some(over_year) = task.year_end {
                self.tell(about, "year-end", Value::Text(year_end_key(over_year).to_owned()), None, from);
            }
        }
    }

    fn withdrawn(&mut self, quarter: Quarter, tasks: &[InForce<'a>]) {
        for in_force in tasks {
            let about = About { subject: Subject::PlannedTask, id: &in_force.task.id.value, period: quarter.key() };
            let place = in_force.withdrawn_by.map_or(in_force.task.place, |amendment| amendment.number.place);
            self.tell(about, "state", Value::Text("withdrawn".to_owned()), None, place);
        }
    }
}

/// The ids of a plan's tasks, those that amendments add included.
fn known_tasks<'a>(checked: &'a Checked, plan: &'a AgencyPlan) -> HashSet<&'a str> {
    in_force::tasks(checked, plan, year_end(plan.year)).into_iter().map(|in_force| in_force.task.id.value.as_str()).collect()
}

fn state_key(state: State) -> &'static str {
    match state {
        State::Dated(Dated::DoneOnTime) => "done-on-time",
        State::Dated(Dated::DoneLate) => "done-late",
        State::Dated(Dated::OpenInTerm) => "open-in-term",
        State::Dated(Dated::OpenOverdue) => "open-overdue",
        State::Dated(Dated::NotReported) => "not-reported",
        // A key of its own: reports never add the two up.
        State::Undated(Undated::NotReported) => "undated-not-reported",
        State::Undated(Undated::CarriedOut) => "carried-out",
        State::Undated(Undated::NotCarriedOut) => "not-carried-out",
        State::Undated(Undated::NotArisen) => "not-arisen",
        State::Undated(Undated::NotOwed) => "not-owed",
    }
}

fn year_end_key(over_year: YearEnd) -> &'static str {
    match over_year {
        YearEnd::Done => "done",
        YearEnd::NotDone => "not-done",
        YearEnd::NeverOwed => "never-owed",
    }
}

fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::NotDerived => "not-derived",
        Standing::NotApplicable => "not-applicable",
        Standing::Open => "open",
        Standing::Overdue => "overdue",
        Standing::Done => "done",
    }
}
