//! The rules: a table. A rule sees the whole workspace and emits findings; it chooses no severity and prints nothing.
//!
//! To add one: a file in `rule/` with `pub static RULE` (its code, name, level and page) and `pub fn check`, its `mod` line there, and
//! its row in [`RULES`], or in [`REPORT_RULES`] where it judges what a report says of planned tasks.

mod affected;
mod exceptions;
mod levels;
mod naming;
mod reported;
mod resolve;
mod respell;
mod rule;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use affected::{Affected, affected};
pub use levels::{Levels, WARNINGS};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::load::{Loaded, fault};
use crate::model::checked::Checked;
use crate::model::workspace::Workspace;

use reported::Reported;

/// What a rule must see to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sees {
    /// One document and the bundle: holds for a file checked on its own, too.
    Document,
    /// The whole workspace.
    Workspace,
}

/// A rule's function.
type Check = fn(&Checked, &mut Vec<Finding>);

/// Every rule over the workspace, by code.
pub static RULES: &[(&Rule, Sees, Check)] = &[
    (&rule::unknown_agency::RULE, Sees::Document, rule::unknown_agency::check),
    (&rule::unknown_task::RULE, Sees::Document, rule::unknown_task::check),
    (&rule::unknown_indicator::RULE, Sees::Document, rule::unknown_indicator::check),
    (&rule::unknown_rule::RULE, Sees::Workspace, rule::unknown_rule::check),
    (&rule::misplaced_document::RULE, Sees::Workspace, rule::misplaced_document::check),
    (&rule::year_without_plan::RULE, Sees::Workspace, rule::year_without_plan::check),
    (&rule::report_without_plan::RULE, Sees::Workspace, rule::report_without_plan::check),
    (&rule::progress_not_planned::RULE, Sees::Workspace, rule::progress_not_planned::check),
    (&rule::amended_task_unknown::RULE, Sees::Workspace, rule::amended_task_unknown::check),
    (&rule::duplicate_id::RULE, Sees::Workspace, rule::duplicate_id::check),
    (&rule::document_number_malformed::RULE, Sees::Document, rule::document_number_malformed::check),
    (&rule::number_or_date_missing::RULE, Sees::Document, rule::number_or_date_missing::check),
    (&rule::document_date_implausible::RULE, Sees::Document, rule::document_date_implausible::check),
    (&rule::document_number_reused::RULE, Sees::Workspace, rule::document_number_reused::check),
    (&rule::difficulty_of_unknown_task::RULE, Sees::Workspace, rule::difficulty_of_unknown_task::check),
    (&rule::agency_out_of_existence::RULE, Sees::Document, rule::agency_out_of_existence::check),
    (&rule::basis_not_in_force::RULE, Sees::Document, rule::basis_not_in_force::check),
    (&rule::mixed_tone_marks::RULE, Sees::Workspace, rule::mixed_tone_marks::check),
    (&rule::receipt_without_report::RULE, Sees::Workspace, rule::receipt_without_report::check),
    (&rule::difficulty_without_problem::RULE, Sees::Document, rule::difficulty_without_problem::check),
    (&rule::obligation_not_derived::RULE, Sees::Workspace, rule::obligation_not_derived::check),
    (&rule::inferred_obligation_not_derived::RULE, Sees::Workspace, rule::inferred_obligation_not_derived::check),
    (&rule::not_applicable_without_reason::RULE, Sees::Document, rule::not_applicable_without_reason::check),
    (&rule::not_applicable_yet_planned::RULE, Sees::Document, rule::not_applicable_yet_planned::check),
    (&rule::coordination_missing::RULE, Sees::Document, rule::coordination_missing::check),
    (&rule::funding_missing::RULE, Sees::Document, rule::funding_missing::check),
    (&rule::implements_several_areas::RULE, Sees::Document, rule::implements_several_areas::check),
    (&rule::plan_missing::RULE, Sees::Workspace, rule::plan_missing::check),
    (&rule::plan_late::RULE, Sees::Workspace, rule::plan_late::check),
    (&rule::derived_task_changed::RULE, Sees::Document, rule::derived_task_changed::check),
    (&rule::due_outside_year::RULE, Sees::Document, rule::due_outside_year::check),
    (&rule::report_late::RULE, Sees::Workspace, rule::report_late::check),
    (&rule::quarter_missing::RULE, Sees::Workspace, rule::quarter_missing::check),
    (&rule::spent_above_budget::RULE, Sees::Workspace, rule::spent_above_budget::check),
    (&rule::spent_falling::RULE, Sees::Workspace, rule::spent_falling::check),
    (&rule::budget_of_another_unit::RULE, Sees::Document, rule::budget_of_another_unit::check),
    (&rule::identity_broken::RULE, Sees::Document, rule::identity_broken::check),
    (&rule::carry_over_broken::RULE, Sees::Workspace, rule::carry_over_broken::check),
    (&rule::figure_not_owed::RULE, Sees::Document, rule::figure_not_owed::check),
    (&rule::figure_of_wrong_shape::RULE, Sees::Document, rule::figure_of_wrong_shape::check),
    (&rule::figure_in_wrong_table::RULE, Sees::Document, rule::figure_in_wrong_table::check),
    (&rule::ratio_above_one::RULE, Sees::Document, rule::ratio_above_one::check),
    (&rule::cumulative_figure::RULE, Sees::Workspace, rule::cumulative_figure::check),
    (&rule::indicator_not_in_form::RULE, Sees::Document, rule::indicator_not_in_form::check),
    (&rule::target_missed::RULE, Sees::Workspace, rule::target_missed::check),
    (&rule::figure_missing::RULE, Sees::Document, rule::figure_missing::check),
    (&rule::figure_member_unknown::RULE, Sees::Document, rule::figure_member_unknown::check),
];

/// The function of a rule about progress, which looks at one report at a time.
type CheckReport = fn(&Reported<'_>, &mut Vec<Finding>);

/// Every rule about what a report says of planned tasks, by code: each report is put beside the plan in force once, for all of them.
static REPORT_RULES: &[(&Rule, Sees, CheckReport)] = &[
    (&rule::completed_after_submitted::RULE, Sees::Document, rule::completed_after_submitted::check),
    (&rule::progress_missing::RULE, Sees::Workspace, rule::progress_missing::check),
    (&rule::carried_out_missing::RULE, Sees::Workspace, rule::carried_out_missing::check),
    (&rule::completed_outside_year::RULE, Sees::Document, rule::completed_outside_year::check),
    (&rule::completed_before_started::RULE, Sees::Document, rule::completed_before_started::check),
    (&rule::completed_yet_awaiting::RULE, Sees::Document, rule::completed_yet_awaiting::check),
    (&rule::progress_key_without_effect::RULE, Sees::Workspace, rule::progress_key_without_effect::check),
    (&rule::percent_falling::RULE, Sees::Workspace, rule::percent_falling::check),
    (&rule::percent_full_yet_open::RULE, Sees::Workspace, rule::percent_full_yet_open::check),
    (&rule::evidence_missing::RULE, Sees::Workspace, rule::evidence_missing::check),
    (&rule::completion_contradicted::RULE, Sees::Workspace, rule::completion_contradicted::check),
    (&rule::overdue_without_cause::RULE, Sees::Workspace, rule::overdue_without_cause::check),
    (&rule::progress_unchanged::RULE, Sees::Workspace, rule::progress_unchanged::check),
    (&rule::started_implausible::RULE, Sees::Document, rule::started_implausible::check),
];

/// Rules about ids that a bundle gives.
static BY_BUNDLE: &[&Rule] = &[&rule::unknown_agency::RULE, &rule::unknown_task::RULE, &rule::unknown_indicator::RULE];

/// What makes one finding of several.
type Join = fn(&Checked, &[Finding]) -> Option<Finding>;

/// Rules that look at one entry after another where it is all one fault of a file: what exceptions leave of a file becomes one finding.
static JOINED: &[(&Rule, Join)] =
    &[(&rule::cumulative_figure::RULE, rule::cumulative_figure::join), (&rule::figure_missing::RULE, rule::figure_missing::join)];

/// Rules whose findings are made around the table: while documents are told apart, and when exceptions are applied.
static AROUND: [&Rule; 3] = [&resolve::DUPLICATE_DOCUMENT, &exceptions::UNUSED, &exceptions::EXPIRED];

/// Codes that had a rule once: the code, its name, and what became of it. They stay here so that none is ever given to another.
pub static RETIRED: &[(&str, &str, Text)] = &[];

/// Every rule there is, by code: what `cchc explain` knows.
pub fn catalogue() -> Vec<&'static Rule> {
    let tables = RULES.iter().map(|(rule, _, _)| *rule).chain(REPORT_RULES.iter().map(|(rule, _, _)| *rule));
    let mut rules: Vec<&Rule> = fault::ALL.iter().copied().chain(AROUND).chain(tables).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// Tells documents apart, runs every rule that can judge what was loaded and is not allowed, lets off what the manifest excepts on
/// `today`, and stamps the rest with its level.
pub fn check(loaded: Loaded, levels: Levels, today: NaiveDate) -> (Checked, Vec<Diagnostic>) {
    let Loaded { workspace, mut findings } = loaded;
    let whole = workspace.manifest.file.is_some();
    let levels = levels.over(&workspace.manifest);
    let checked = resolve::resolve(workspace, &mut findings);
    let runs = |rule: &Rule, sees: Sees| (whole || sees == Sees::Document) && levels.of(rule) != Level::Allow;
    let judges: Vec<CheckReport> = REPORT_RULES.iter().filter(|(rule, sees, _)| runs(rule, *sees)).map(|(_, _, check)| *check).collect();
    let of_rules = || -> Vec<Vec<Finding>> {
        let rules = RULES.par_iter().filter(|(rule, sees, _)| runs(rule, *sees));
        rules.map(|(_, _, check)| gathered(|found| check(&checked, found))).collect()
    };
    let of_reports = || -> Vec<Vec<Finding>> {
        let judge =
            |report| gathered(|found| reported::look(&checked, report, |reported| judges.iter().for_each(|check| check(reported, found))));
        checked.workspace().reports.par_iter().map(judge).collect()
    };
    let (of_rules, of_reports) = rayon::join(of_rules, of_reports);
    findings.extend(of_rules.into_iter().chain(of_reports).flatten());
    let sources = &checked.workspace().sources;
    exceptions::apply(&checked.workspace().manifest.exceptions, &mut findings, sources, &levels, today);
    join(&checked, &mut findings);
    respell::leave_what_many_write(&mut findings, BY_BUNDLE, sources);
    let order = |finding: &Finding| (sources.path(finding.place.file).starts_with('<'), finding.place, finding.rule.code);
    // Of one rule at one place they stay as found: in the order of the register, the plan, the catalogue.
    findings.sort_by(|one, other| order(one).cmp(&order(other)));
    let stamped = findings.into_iter().map(|finding| Diagnostic { level: levels.of(finding.rule), finding: finding.on_one_line() });
    let diagnostics = stamped.filter(|diagnostic| diagnostic.level != Level::Allow).collect();
    (checked, diagnostics)
}

/// Tells documents apart and seals the model, and says nothing of what is wrong: for editors, which look at what a person still means by a
/// file that does not parse just now. Findings come from [`check`] alone.
pub fn seal(workspace: Workspace) -> Checked {
    resolve::resolve(workspace, &mut Vec::new())
}

/// Makes one finding of those of a rule in [`JOINED`] in one file.
fn join(checked: &Checked, findings: &mut Vec<Finding>) {
    for (rule, join) in JOINED {
        let is_of_rule = |finding: &Finding| finding.rule.code == rule.code;
        if !findings.iter().any(is_of_rule) {
            continue;
        }
        let (of_rule, others): (Vec<Finding>, Vec<Finding>) = findings.drain(..).partition(is_of_rule);
        findings.extend(others);
        findings.extend(of_rule.chunk_by(|one, other| one.place.file == other.place.file).filter_map(|of_file| join(checked, of_file)));
    }
}

/// Whether a rule runs over the checked model, rather than while files are read or documents told apart.
pub fn is_in_a_table(rule: &Rule) -> bool {
    RULES.iter().any(|(own, _, _)| own.code == rule.code) || REPORT_RULES.iter().any(|(own, _, _)| own.code == rule.code)
}

/// What one rule finds, as if it were the only one: for the benchmark. A code no rule of the tables has gives nothing, and costs what
/// putting every report beside its plan does.
pub fn alone(checked: &Checked, code: &str) -> Vec<Finding> {
    if let Some((_, _, check)) = RULES.iter().find(|(rule, _, _)| rule.code == code) {
        return gathered(|found| check(checked, found));
    }
    let judge = REPORT_RULES.iter().find(|(rule, _, _)| rule.code == code).map(|(_, _, check)| *check);
    let of_report = |report| {
        let look =
            |found: &mut Vec<Finding>| reported::look(checked, report, |reported| judge.iter().for_each(|check| check(reported, found)));
        gathered(look)
    };
    checked.workspace().reports.iter().flat_map(of_report).collect()
}

/// What one check finds.
fn gathered(check: impl FnOnce(&mut Vec<Finding>)) -> Vec<Finding> {
    let mut found = Vec::new();
    check(&mut found);
    found
}
