//! What a change of some files bears on: where a run that looks only at a change must look.
//!
//! Findings are always those of a full run; this only says whose to show. It errs on the side of showing more.

use std::collections::BTreeSet;
use std::path::Path;

use crate::model::address::Address;
use crate::model::checked::Checked;

/// The files whose findings a change may have made or mended.
#[derive(Debug)]
pub enum Affected {
    /// All: something changed that every agency stands on.
    Everything,
    /// The files of some agencies, and those that are no agency's: the manifest, bundles, amendments, receipts.
    Agencies(BTreeSet<String>),
}

impl Affected {
    /// Whether a file's findings may have changed.
    pub fn includes(&self, path: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Agencies(agencies) => folder(path).is_none_or(|agency| agencies.contains(agency)),
        }
    }
}

/// What changed files bear on: a document on the others of the agency whose it is, or was; whatever lies outside the agencies' folders on
/// everything. A change is a file's path, and the agency its text named before.
pub fn affected<'a>(checked: &Checked, changed: impl IntoIterator<Item = (&'a str, Option<String>)>) -> Affected {
    let workspace = checked.workspace();
    let plans = workspace.plans.iter().map(|plan| (plan.file, plan.agency.value.as_str()));
    let reports = workspace.reports.iter().map(|report| (report.file, report.agency.value.as_str()));
    let headers: Vec<(&str, &str)> = plans.chain(reports).map(|(file, agency)| (workspace.sources.path(file), agency)).collect();
    let mut agencies = BTreeSet::new();
    let is_toml = |path: &str| Path::new(path).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    for (path, before) in changed {
        // A link, or a folder that is a repository of its own, may hold documents whatever it is called.
        let own = folder(path).or_else(|| path.strip_prefix("agencies/").filter(|agency| !agency.is_empty()));
        if !is_toml(path) {
            agencies.extend(own.map(str::to_owned));
            continue;
        }
        let Some(own) = own else { return Affected::Everything };
        // Whose a document is its header says; of one that is gone only its place does.
        let header = headers.iter().find(|(of, _)| *of == path).map(|(_, agency)| *agency);
        if header.is_none() && Address::of(path).is_none() {
            return Affected::Everything;
        }
        agencies.insert(own.to_owned());
        agencies.extend(header.map(str::to_owned).into_iter().chain(before));
    }
    Affected::Agencies(agencies)
}

/// The agency in whose folder a file lies.
fn folder(path: &str) -> Option<&str> {
    path.strip_prefix("agencies/")?.split_once('/').map(|(agency, _)| agency)
}
