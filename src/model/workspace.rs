//! Everything that was read, as it was read: nothing chosen, nothing computed.

use super::address::Expected;
use super::agency_plan::AgencyPlan;
use super::amendment::Amendment;
use super::bundle::Bundle;
use super::manifest::Manifest;
use super::quarter_report::QuarterReport;
use super::synthesis::{Receipts, Synthesis};
use crate::source::{FileId, Sources};

/// A workspace (không gian làm việc).
#[derive(Debug)]
pub struct Workspace {
    /// Every file, bundles' included.
    pub sources: Sources,
    /// The manifest.
    pub manifest: Manifest,
    /// The bundles, one a year.
    pub bundles: Vec<Bundle>,
    /// Agencies' plans, in path order.
    pub plans: Vec<AgencyPlan>,
    /// Agencies' reports, in path order.
    pub reports: Vec<QuarterReport>,
    /// Amendments, in path order.
    pub amendments: Vec<Amendment>,
    /// Syntheses, in path order.
    pub syntheses: Vec<Synthesis>,
    /// Receipts, in path order.
    pub receipts: Vec<Receipts>,
    /// Files that could not be understood, so that no figure counts them.
    pub unusable: Vec<Unusable>,
    /// How many files of the workspace were read, bundles' not counted.
    pub files_read: usize,
}

impl Workspace {
    /// The file that was to be a document of an agency and year, and could not be understood.
    pub fn unusable_document(&self, agency: &str, year: i32, document: Expected) -> Option<&Unusable> {
        let is = |file: &&Unusable| file.agency.as_deref() == Some(agency) && file.year == Some(year) && file.document == Some(document);
        self.unusable.iter().find(is)
    }

    /// The bundle of a year.
    pub fn bundle(&self, year: i32) -> Option<&Bundle> {
        self.bundles.iter().find(|bundle| bundle.plan.year == year)
    }
}

/// A file that could not be understood, and what its place says it was to be.
#[derive(Clone, Debug)]
pub struct Unusable {
    /// The file.
    pub file: FileId,
    /// The agency its header or its folder names.
    pub agency: Option<String>,
    /// The year its header or its folder names.
    pub year: Option<i32>,
    /// The document its header or its name tells.
    pub document: Option<Expected>,
    /// Whether it counts as received: a draft, as far as its header can be read, does not.
    pub received: bool,
}
