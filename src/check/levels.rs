//! How strict each rule is in this run: the rule's own level, then the manifest's, then the command line's.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::level::Level;
use crate::model::manifest::Manifest;

/// Levels by a rule's name or code.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    manifest: Vec<(String, Level)>,
    /// Every warning is denied.
    pub strict: bool,
}

impl Levels {
    /// The levels of a run; `strict` denies every warning.
    pub fn new(strict: bool) -> Self {
        Self { manifest: Vec::new(), strict }
    }

    /// These with a manifest's `[rules]` below them.
    pub(super) fn with_manifest(&self, manifest: &Manifest) -> Self {
        let rules = manifest.rules.iter().map(|(name, level)| (name.value.clone(), *level)).collect();
        Self { manifest: rules, strict: self.strict }
    }

    fn of(&self, rule: &Rule) -> Level {
        let set = self.manifest.iter().rev().find(|(name, _)| name == rule.name || name == rule.code);
        match set.map_or(rule.level, |(_, level)| *level) {
            Level::Warn if self.strict => Level::Deny,
            level => level,
        }
    }

    /// Findings with their levels; allowed ones are left out.
    pub(super) fn stamp(&self, findings: Vec<Finding>) -> Vec<Diagnostic> {
        findings
            .into_iter()
            .map(|finding| Diagnostic { level: self.of(finding.rule), finding })
            .filter(|diagnostic| diagnostic.level != Level::Allow)
            .collect()
    }
}
