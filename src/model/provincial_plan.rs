//! The province's plan (kế hoạch CCHC của Tỉnh): its areas, its tasks, who answers for each, and the duties it lays down.

use chrono::NaiveDate;

use super::due::Due;
use super::lookup::Lookup;
use crate::source::{Located, Place};

/// The plan of one province and year.
#[derive(Clone, Debug)]
pub struct ProvincialPlan {
    /// The bundle's id: `dong-thap-2021`.
    pub id: Located<String>,
    /// Its title.
    pub title: String,
    /// Its number: `264/KH-UBND`.
    pub number: Located<String>,
    /// The day it was issued.
    pub issued: Located<NaiveDate>,
    /// Who issued it.
    pub issuer: String,
    /// The year it plans.
    pub year: i32,
    /// The agency that receives reports, monitors and inspects.
    pub coordinator: Located<String>,
    /// The province's name, as a heading shows it: `tỉnh Đồng Tháp`.
    pub province: Option<String>,
    /// What this copy of the document is.
    pub standing: Option<String>,
    /// The number of the plan it replaces.
    pub replaces: Option<Located<String>>,
    /// The body whose plan it is, as its own documents name it.
    pub authority: Option<Authority>,
    /// The outline of the periodic report, in its order; empty where the bundle has none.
    pub outline: Vec<Heading>,
    /// What the plan obliges agencies to do beside its tasks (Section IV).
    pub duties: Vec<Duty>,
    /// Its areas, in order.
    pub areas: Vec<Area>,
    /// Its tasks, in the document's order.
    pub tasks: Vec<ProvincialTask>,
    /// The `[provincial-plan]` header.
    pub place: Place,
    /// Tasks by id.
    pub by_task: Lookup,
}

impl ProvincialPlan {
    /// The task of an id.
    pub fn task(&self, id: &str) -> Option<&ProvincialTask> {
        self.task_position(id).map(|row| &self.tasks[row])
    }

    /// A task's place in the document's order.
    pub fn task_position(&self, id: &str) -> Option<usize> {
        self.by_task.position(&self.tasks, ProvincialTask::key, id)
    }

    /// The area of an id.
    pub fn area(&self, id: i64) -> Option<&Area> {
        self.areas.iter().find(|area| area.id.value == id)
    }
}

/// The body whose plan it is (UBND Tỉnh): what its documents' head and signature are made of. Absent parts are blank there.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// Its full name, as a document's head prints it.
    pub name: Option<String>,
    /// The place a document's date line names.
    pub seat: Option<String>,
    /// Its part of a document's sign (ký hiệu).
    pub sign: Option<String>,
    /// In whose stead its head signs: `TM. Ủy ban nhân dân`.
    pub on_behalf: Option<String>,
    /// The title of its head.
    pub head_title: Option<String>,
    /// Who its head is.
    pub signer: Option<String>,
    /// To whom the province's report goes.
    pub reports_to: Vec<String>,
    /// Who else receives it.
    pub copies: Vec<String>,
    /// What stands after `Lưu:`.
    pub archive: Option<String>,
}

/// A heading of the periodic report's outline (đề cương báo cáo).
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its number: `I`, `I.3`.
    pub section: Located<String>,
    /// Its words.
    pub title: String,
    /// What the program itself has to say there, beside the areas whose place it is.
    pub holds: Option<Content>,
}

/// What of the figures and entries stands under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The plan, and how many tasks it has.
    Plan,
    /// The sum of all areas, the rates, the money.
    Summary,
    /// Difficulties, from `[difficulty.…]`.
    Difficulties,
    /// Proposals, from the same entries.
    Proposals,
    /// What falls due soon.
    Upcoming,
}

impl Content {
    /// Every one with the word files use.
    pub const ALL: [(&'static str, Self); 5] = [
        ("plan", Self::Plan),
        ("summary", Self::Summary),
        ("difficulties", Self::Difficulties),
        ("proposals", Self::Proposals),
        ("upcoming", Self::Upcoming),
    ];
}

/// What a duty obliges to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyKind {
    /// To derive a plan from the province's.
    DerivePlan,
    /// To report each period.
    Report,
    /// To receive the reports.
    ReceiveReports,
    /// To monitor, remind and inspect.
    Monitor,
    /// To propose measures.
    Propose,
    /// To evaluate and rank.
    Evaluate,
    /// To raise difficulties.
    RaiseDifficulties,
}

impl DutyKind {
    /// Every kind with the word files use.
    pub const ALL: [(&'static str, Self); 7] = [
        ("derive-plan", Self::DerivePlan),
        ("report", Self::Report),
        ("receive-reports", Self::ReceiveReports),
        ("monitor", Self::Monitor),
        ("propose", Self::Propose),
        ("evaluate", Self::Evaluate),
        ("raise-difficulties", Self::RaiseDifficulties),
    ];
}

/// A duty of agencies, with the words it rests on.
#[derive(Clone, Debug)]
pub struct Duty {
    /// What it obliges to.
    pub what: DutyKind,
    /// Whom: agencies and `@kinds`.
    pub who: Vec<Located<String>>,
    /// Toward whom.
    pub to: Option<Located<String>>,
    /// Where the plan says so.
    pub source: Option<String>,
    /// In which words.
    pub words: Option<String>,
}

/// A heading of the plan (nội dung CCHC).
#[derive(Clone, Debug)]
pub struct Area {
    /// Its number.
    pub id: Located<i64>,
    /// Its name.
    pub name: String,
    /// Where the plan has it.
    pub source: Option<String>,
    /// With whom its leads must work.
    pub coordinate_with: Vec<Located<String>>,
    /// Whether its leads must have an estimate or money of their own.
    pub requires_funding: bool,
    /// Where the plan says so.
    pub funding_source: Option<String>,
    /// Its place in the periodic report's outline: `II.3`.
    pub outline: Option<String>,
    /// Its place in the PAR Index.
    pub par_area: Option<i64>,
    /// The `[[area]]` header.
    pub place: Place,
}

/// A bullet of the plan.
#[derive(Clone, Debug)]
pub struct ProvincialTask {
    /// `area.bullet`: `3.5`.
    pub id: Located<String>,
    /// A short title.
    pub name: String,
    /// Where the plan has it.
    pub source: String,
    /// When it is to be done, as far as the document says.
    pub schedule: Option<Due>,
    /// The indicators that measure it.
    pub indicators: Vec<Located<String>>,
    /// The appendix's columns, where a province has them.
    pub lead: Option<String>,
    /// Who supports, from the appendix.
    pub support: Vec<Located<String>>,
    /// The product, from the appendix.
    pub product: Option<String>,
    /// The deadline, from the appendix.
    pub due: Option<Due>,
    /// Who answers for it.
    pub assignments: Vec<Assignment>,
    /// The `[[task]]` header.
    pub place: Place,
}

impl ProvincialTask {
    /// Its id.
    pub fn key(&self) -> &str {
        &self.id.value
    }

    /// The area its id begins with.
    pub fn area(&self) -> Option<i64> {
        area_of(&self.id.value)
    }
}

/// The area a task's id begins with: 3 for `3.5`.
pub fn area_of(task: &str) -> Option<i64> {
    task.split('.').next()?.parse().ok()
}

/// Who answers for a task, and what that rests on.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Agencies and `@kinds`.
    pub to: Vec<Located<String>>,
    /// Whether each of them must implement it, or one of them.
    pub coverage: Coverage,
    /// The words of the document it rests on.
    pub words: Option<String>,
    /// Whether it is inferred from the body's function rather than said.
    pub inferred: bool,
    /// The `[[task.assign]]` header.
    pub place: Place,
}

/// How an assignment is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// One obligation an agency.
    Each,
    /// One joint obligation, met when somebody implements it.
    Any,
}
