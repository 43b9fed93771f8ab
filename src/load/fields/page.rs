//! One file being read, and what was found wrong with it so far.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use toml::de::DeTable;

use super::swallowed::{Block, Swallowed};
use crate::diagnostic::finding::Finding;
use crate::source::{FileId, Place};

/// One file being read.
pub(in crate::load) struct Page<'t> {
    /// The file.
    pub(in crate::load) file: FileId,
    /// Its text.
    pub(in crate::load) text: &'t str,
    /// What stands in it.
    pub(in crate::load) tree: &'t DeTable<'t>,
    /// Whether it did not parse: a broken header swallows its body, so nothing is said of missing keys.
    pub(in crate::load) broken: bool,
    /// The lines that did not parse: nothing more is said of them.
    pub(in crate::load) broken_lines: Vec<Range<u32>>,
    /// What was found.
    pub(in crate::load) findings: RefCell<Vec<Finding>>,
    /// The tables that its kind of document may have, by which keys below a missing header are told.
    pub(in crate::load) blocks: Cell<&'static [Block]>,
    /// What tables swallowed because the header of its own is missing.
    pub(in crate::load) swallowed: RefCell<Vec<Swallowed>>,
    /// Where these begin.
    pub(in crate::load) headless: RefCell<Vec<Place>>,
    /// The year of its header, once that was read.
    pub(in crate::load) year: Cell<Option<i32>>,
}

impl Page<'_> {
    /// The place of a span.
    pub(in crate::load) fn place(&self, span: &Range<usize>) -> Place {
        Place::new(self.file, span)
    }

    /// Whether a finding stands on these letters already, or on a line of theirs that did not parse.
    pub(in crate::load) fn is_told(&self, place: Place) -> bool {
        let before = self.broken_lines.partition_point(|line| line.start <= place.start);
        let broken = before > 0 && self.broken_lines[before - 1].contains(&place.start);
        let covers = |finding: &Finding| finding.place.start <= place.start && place.end <= finding.place.end;
        broken || self.findings.borrow().iter().any(covers)
    }

    /// Adds a finding, unless it stands on a line that did not parse.
    pub(in crate::load) fn report(&self, finding: Finding) {
        let at = finding.place.start;
        // What the parser made up to go on stands nowhere.
        if self.broken && finding.place.end == 0 {
            return;
        }
        let before = self.broken_lines.partition_point(|line| line.start <= at);
        if before > 0 && self.broken_lines[before - 1].contains(&at) {
            return;
        }
        self.findings.borrow_mut().push(finding);
    }
}
