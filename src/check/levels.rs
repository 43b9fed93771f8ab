//! How strict each rule is in this run: the rule's own level, then the manifest's, then the command line's.

use crate::diagnostic::rule::Rule;
use crate::level::Level;
use crate::model::manifest::Manifest;

/// The word that names every warning at once, where a rule's name may stand.
pub const WARNINGS: &str = "warnings";

/// Levels by a rule's name or code; of several for one rule the last holds.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    set: Vec<(String, Level)>,
    warnings: Option<Level>,
}

impl Levels {
    /// The levels a command line sets, weakest first; `strict` denies every warning.
    pub fn new(set: impl IntoIterator<Item = (String, Level)>, strict: bool) -> Self {
        let mut levels = Self::default();
        for (name, level) in set {
            levels.put(name, level);
        }
        if strict {
            levels.warnings = Some(Level::Deny);
        }
        levels
    }

    /// These with a manifest's `[rules]` below them.
    pub(super) fn over(self, manifest: &Manifest) -> Self {
        let mut levels = Self::default();
        for (name, level) in &manifest.rules {
            levels.put(name.value.clone(), *level);
        }
        levels.set.extend(self.set);
        levels.warnings = self.warnings.or(levels.warnings);
        levels
    }

    fn put(&mut self, name: String, level: Level) {
        if name == WARNINGS {
            self.warnings = Some(level);
        } else {
            self.set.push((name, level));
        }
    }

    /// The level of a rule in this run.
    pub fn of(&self, rule: &Rule) -> Level {
        let set = self.set.iter().rev().find(|(name, _)| name == rule.name || name == rule.code);
        match (set.map_or(rule.level, |(_, level)| *level), self.warnings) {
            (Level::Warn, Some(instead)) => instead,
            (level, _) => level,
        }
    }
}
