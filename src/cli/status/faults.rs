//! What is wrong with an agency's files, as far as no other line of `cchc status` tells it.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::finding::Finding;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::period::Quarter;
use crate::model::quarter_report::Slot;
use crate::report::readiness::{Faults, told_without_cause};
use crate::rollup::readiness::Readiness;
use crate::source::FileId;

/// Rules of a plan that other lines tell of, by name.
const OF_PLAN: [&str; 3] = ["report-without-plan", "obligation-not-derived", "inferred-obligation-not-derived"];

/// Rules of a quarter's report that other lines tell of, by name.
const LACKING: [&str; 3] = ["progress-missing", "carried-out-missing", "figure-missing"];

/// Rules of a quarter's report that its title tells of, and the line of earlier ones, by name.
const SENT: [&str; 2] = ["report-late", "quarter-missing"];

/// The rule that asks why a task is late, by name.
const UNEXPLAINED: &str = "overdue-without-cause";

/// The rule that tells of texts that only keep a place, by name.
const BLANK: &str = "placeholder-text";

/// The rule that tells of tasks of the province that changed since a plan was derived, by name.
const SUSPECT: &str = "derived-task-changed";

/// The rules that hold a report's figures against each other and against the quarter before, by name.
const BALANCES: [&str; 2] = ["identity-broken", "carry-over-broken"];

/// What is wrong with the files in an agency's folder of a year.
pub(super) fn faults(of: &Readiness<'_>, year: i32, quarter: Quarter, checked: &Checked, diagnostics: &[Diagnostic]) -> Faults {
    let agency = of.reporting.agency.id.value.as_str();
    let (folder, sources) = (format!("agencies/{agency}/{year}/"), &checked.workspace().sources);
    // What counts may lie elsewhere.
    let plan = checked.plan(agency, year).map(|plan| plan.file);
    let reports = Slot::ALL.into_iter().filter_map(|slot| checked.report(agency, year, slot));
    let counted: Vec<FileId> = reports.map(|report| report.file).chain(plan).collect();
    let is_own = |diagnostic: &&Diagnostic| {
        let file = diagnostic.finding.place.file;
        counted.contains(&file) || sources.path(file).starts_with(&folder)
    };
    let report = checked.report(agency, year, Slot::Quarter(quarter)).map(|report| report.file);
    let is_denied = |diagnostic: &&Diagnostic| diagnostic.level == Level::Deny && !is_lacking(report, &diagnostic.finding);
    let is_blank = |diagnostic: &&Diagnostic| diagnostic.finding.rule.name == BLANK;
    let own: Vec<&Diagnostic> = diagnostics.iter().filter(is_own).filter(is_denied).collect();
    let blanks: Vec<&Diagnostic> = diagnostics.iter().filter(is_own).filter(is_blank).collect();
    let at = |finding: &Finding| {
        let (path, line) = (sources.path(finding.place.file), sources.position(finding.place).line);
        format!("{}:{line}", path.strip_prefix(&folder).unwrap_or(path))
    };
    let told = |diagnostic: &Diagnostic| {
        let finding = &diagnostic.finding;
        let place = at(finding);
        Text::each(|language| format!("{place} [{}] {}", finding.rule.code, finding.title.in_language(language)))
    };
    let first = own.first().copied().map(told);
    let blank_in = blanks.first().map(|diagnostic| at(&diagnostic.finding));
    let is_balance = |diagnostic: &&Diagnostic| {
        let finding = &diagnostic.finding;
        // The first denied one is told already.
        let is_told = own.first().is_some_and(|first| first.finding.place == finding.place && first.finding.rule.code == finding.rule.code);
        Some(finding.place.file) == report && BALANCES.contains(&finding.rule.name) && !is_told
    };
    let unbalanced = diagnostics.iter().filter(is_balance).map(told);
    let is_suspect = |diagnostic: &&Diagnostic| diagnostic.finding.rule.name == SUSPECT;
    let suspect = diagnostics.iter().filter(is_own).filter(is_suspect).flat_map(|diagnostic| diagnostic.finding.about.clone());
    // `validate agencies/ID` shows every year's, so they are counted; those that other lines tell are not told twice.
    let all = format!("agencies/{agency}/");
    let is_warning = |diagnostic: &&Diagnostic| {
        diagnostic.level == Level::Warn
            && sources.path(diagnostic.finding.place.file).starts_with(&all)
            && !(is_own(diagnostic) && is_told(of, report, &diagnostic.finding))
    };
    let warnings = diagnostics.iter().filter(is_warning).count();
    Faults {
        count: own.len(),
        first,
        blanks: blanks.len(),
        blank_in,
        unbalanced: unbalanced.collect(),
        suspect: suspect.collect(),
        warnings,
    }
}

/// Whether another line tells of what a finding in the year's files is about. `report`: the file of the quarter's report.
fn is_told(of: &Readiness<'_>, report: Option<FileId>, finding: &Finding) -> bool {
    let is_in_report = report == Some(finding.place.file);
    is_lacking(report, finding)
        || match finding.rule.name {
            BLANK | SUSPECT => true,
            UNEXPLAINED => told_without_cause(of).any(|id| {
                let entries = of.report.into_iter().flat_map(|report| &report.progress);
                entries.filter(|entry| entry.task.value == id).any(|entry| entry.task.place == finding.place)
            }),
            name => is_in_report && (SENT.contains(&name) || BALANCES.contains(&name)),
        }
}

/// Whether a finding says what the plan, or the quarter's report, still lacks: there is a line a kind for that, whatever its level.
fn is_lacking(report: Option<FileId>, finding: &Finding) -> bool {
    let name = finding.rule.name;
    OF_PLAN.contains(&name) || report == Some(finding.place.file) && LACKING.contains(&name)
}
