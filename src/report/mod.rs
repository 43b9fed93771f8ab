//! Figures to documents: one report a file. A report knows no format and works out no figure.
//!
//! To add one: a file with a function from [`Request`] to [`Document`], its `mod` line, and its row in [`REPORTS`].

mod agency;
mod agency_plan;
mod agency_report;
mod appendix;
mod attention;
mod budget;
mod cells;
mod coverage;
mod difficulties;
pub mod facts;
mod form;
mod indicators;
mod masthead;
mod meeting;
mod money;
mod obligations;
mod outline;
mod overdue;
mod period;
pub mod plan;
pub mod provinces;
pub mod readiness;
pub mod register;
mod sentences;
mod standing;
mod statistics;
mod submission;
mod synthesis;
mod task;
mod trend;

use chrono::NaiveDate;

use crate::document::Document;
use crate::language::Text;
use crate::model::revision::Revision;
use crate::rollup::view::View;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// What is looked at.
    pub view: View<'a>,
    /// One grouping instead of those the report has by default.
    pub by: Option<By>,
    /// The agency or task of a report about one.
    pub subject: Option<String>,
    /// The repository's commit, where it is to be said.
    pub revision: Option<Revision>,
    /// What the registry of outgoing documents and the signer add to an official document.
    pub registry: Registry,
}

/// What a document's number, date and signer are said to be; where absent, what its file states holds, and else it is left blank.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// Its number, with or without its sign: `45`, `45/BC-SNV`.
    pub number: Option<String>,
    /// The day it is issued.
    pub date: Option<NaiveDate>,
    /// Who signs.
    pub signer: Option<String>,
    /// The signer's title, where that is not the head's.
    pub signer_title: Option<String>,
}

/// How planned tasks are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the plan's areas.
    Area,
    /// By agency.
    Agency,
    /// By kind of agency.
    Kind,
}

impl By {
    /// Every grouping with the word of the command line.
    pub const ALL: [(&'static str, Self); 3] = [("area", Self::Area), ("agency", Self::Agency), ("kind", Self::Kind)];
}

/// A report's name, what it is about, whether it needs the id of an agency or task, and its function.
pub struct Entry {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is about.
    pub about: Text,
    /// What its second word is, where it needs one.
    pub subject: Option<Subject>,
    /// Whether it is the province's own document, which a repository of one agency cannot make.
    pub of_province: bool,
    /// Why it does not take some option it was asked with; none if it takes them all.
    pub refuses: fn(Asked) -> Option<Refusal>,
    /// Its function.
    pub make: fn(&Request<'_>) -> Document,
}

/// The options that not every report takes, as they were given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// `--by`.
    pub by: Option<By>,
    /// Whether `--agency` was given.
    pub agency: bool,
    /// Whether `--area` was given.
    pub area: bool,
}

/// An option that a report does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The option: `--by`.
    pub option: &'static str,
    /// Why.
    pub why: Text,
}

impl Asked {
    /// Refuses every grouping.
    fn no_grouping(self, vi: &'static str, en: &'static str) -> Option<Refusal> {
        self.by.map(|_| Refusal { option: "--by", why: Text::fixed(vi, en) })
    }
}

/// What a report is about one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An agency.
    Agency,
    /// A provincial task.
    Task,
}

/// Every report.
pub static REPORTS: &[Entry] = &[
    Entry {
        name: "period",
        about: Text::fixed("báo cáo tổng hợp của kỳ (mặc định)", "the period's roll-up (the default)"),
        subject: None,
        of_province: false,
        refuses: |_| None,
        make: period::make,
    },
    Entry {
        name: "overdue",
        about: Text::fixed("mọi nhiệm vụ quá hạn và sắp đến hạn", "every task that is overdue or soon due"),
        subject: None,
        of_province: false,
        refuses: overdue::refuses,
        make: overdue::make,
    },
    Entry {
        name: "coverage",
        about: Text::fixed(
            "nhiệm vụ của Tỉnh × cơ quan: ai đã đưa vào kế hoạch, đến đâu, ai chưa",
            "provincial tasks × agencies: who derived what, how far, who did not",
        ),
        subject: None,
        of_province: false,
        refuses: coverage::refuses,
        make: coverage::make,
    },
    Entry {
        name: "trend",
        about: Text::fixed(
            "từng quý đến kỳ này, và cùng quý năm trước nếu có",
            "quarter by quarter up to the period, and the same quarters a year before where they are there",
        ),
        subject: None,
        of_province: false,
        refuses: trend::refuses,
        make: trend::make,
    },
    Entry {
        name: "agency",
        about: Text::fixed("một cơ quan: nhiệm vụ, khó khăn, kinh phí, chỉ tiêu", "one agency: its tasks, difficulties, money, indicators"),
        subject: Some(Subject::Agency),
        of_province: false,
        refuses: agency::refuses,
        make: agency::make,
    },
    Entry {
        name: "task",
        about: Text::fixed("một nhiệm vụ của Tỉnh ở mọi cơ quan", "one provincial task in every agency"),
        subject: Some(Subject::Task),
        of_province: false,
        refuses: task::refuses,
        make: task::make,
    },
    Entry {
        name: "agency-plan",
        about: Text::fixed("kế hoạch của một cơ quan, để ký", "an agency's plan, to be signed"),
        subject: Some(Subject::Agency),
        of_province: false,
        refuses: agency_plan::refuses,
        make: agency_plan::make,
    },
    Entry {
        name: "agency-report",
        about: Text::fixed("báo cáo của một cơ quan, để ký", "an agency's report, to be signed"),
        subject: Some(Subject::Agency),
        of_province: false,
        refuses: agency_plan::refuses,
        make: agency_report::make,
    },
    Entry {
        name: "synthesis",
        about: Text::fixed("báo cáo của Tỉnh, để ký", "the province's report, to be signed"),
        subject: None,
        of_province: true,
        refuses: synthesis::refuses,
        make: synthesis::make,
    },
    Entry {
        name: "submission",
        about: Text::fixed("tờ trình báo cáo của Tỉnh", "the submission of the province's report"),
        subject: None,
        of_province: true,
        refuses: synthesis::refuses,
        make: submission::make,
    },
    Entry {
        name: "indicators",
        about: Text::fixed(
            "chỉ tiêu thống kê và tỷ lệ, nêu tên mọi cơ quan còn thiếu",
            "indicators and ratios, naming every agency that is missing",
        ),
        subject: None,
        of_province: false,
        refuses: statistics::refuses,
        make: statistics::make,
    },
    Entry {
        name: "budget",
        about: Text::fixed(
            "kinh phí theo nội dung, cơ quan, nguồn; đã chi bao nhiêu phần",
            "money by area, agency and source, and what share of it is spent",
        ),
        subject: None,
        of_province: false,
        refuses: |_| None,
        make: budget::make,
    },
    Entry {
        name: "difficulties",
        about: Text::fixed(
            "khó khăn, vướng mắc, đề xuất, kiến nghị và nhiệm vụ bị vướng",
            "difficulties and proposals, and the tasks they hold up",
        ),
        subject: None,
        of_province: false,
        refuses: difficulties::refuses,
        make: difficulties::make,
    },
    Entry {
        name: "meeting",
        about: Text::fixed(
            "hai trang cho cuộc họp: tiến độ, việc chậm, khó khăn, việc cần quyết định",
            "two pages for a meeting: progress, what is late, difficulties, what to decide",
        ),
        subject: None,
        of_province: false,
        refuses: meeting::refuses,
        make: meeting::make,
    },
];
