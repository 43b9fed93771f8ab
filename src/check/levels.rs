//! How strict each rule is in this run: the rule's own level, then the manifest's, then the command line's.

use crate::diagnostic::rule::Rule;
use crate::level::Level;
use crate::model::manifest::Manifest;

/// The word that names every warning at once, where a rule's name may stand.
pub const WARNINGS: &str = "warnings";

/// Levels by a rule's name or code, from the weakest source to the strongest.
#[derive(Clone, Debug, Default)]
pub struct Levels(Vec<Layer>);

/// What one source sets: of several levels for one rule the last holds, and then all warnings may be something else.
#[derive(Clone, Debug, Default)]
struct Layer {
    set: Vec<(String, Level)>,
    warnings: Option<Level>,
}

impl Layer {
    fn of(set: impl IntoIterator<Item = (String, Level)>) -> Self {
        let mut layer = Self::default();
        for (name, level) in set {
            if name == WARNINGS {
                layer.warnings = Some(level);
            } else {
                layer.set.push((name, level));
            }
        }
        layer
    }

    /// A rule's level by this source, where the weaker ones make it `level`.
    fn over(&self, rule: &Rule, level: Level) -> Level {
        let set = self.set.iter().rev().find(|(name, _)| name == rule.name || name == rule.code);
        match (set.map_or(level, |(_, level)| *level), self.warnings) {
            (Level::Warn, Some(instead)) => instead,
            (level, _) => level,
        }
    }
}

impl Levels {
    /// The levels a command line sets, weakest first; `strict` denies every warning.
    pub fn new(set: impl IntoIterator<Item = (String, Level)>, strict: bool) -> Self {
        let mut layer = Layer::of(set);
        if strict {
            layer.warnings = Some(Level::Deny);
        }
        Self(vec![layer])
    }

    /// These with a manifest's `[rules]` below them.
    pub(super) fn over(mut self, manifest: &Manifest) -> Self {
        self.0.insert(0, Layer::of(manifest.rules.iter().map(|(name, level)| (name.value.clone(), *level))));
        self
    }

    /// The level of a rule in this run.
    pub fn of(&self, rule: &Rule) -> Level {
        self.0.iter().fold(rule.level, |level, layer| layer.over(rule, level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;
    use crate::source::{FileId, Located, Place};

    const fn rule(level: Level) -> Rule {
        Rule {
            code: "C0999",
            name: "some-rule",
            level,
            summary: Text::fixed("", ""),
            why: Text::fixed("", ""),
            example: "",
            fix: Text::fixed("", ""),
            basis: Text::fixed("", ""),
        }
    }

    fn level(own: Level, manifest: &[(&str, Level)], line: &[(&str, Level)], strict: bool) -> Level {
        let place = Place::top(FileId::from_index(0));
        let rules = manifest.iter().map(|(name, level)| (Located::new((*name).to_owned(), place), *level)).collect();
        let manifest = Manifest { rules, ..Manifest::default() };
        Levels::new(line.iter().map(|(name, level)| ((*name).to_owned(), *level)), strict).over(&manifest).of(&rule(own))
    }

    #[test]
    fn the_stronger_source_holds() {
        use Level::{Allow, Deny, Warn};
        assert_eq!(level(Warn, &[], &[], false), Warn);
        assert_eq!(level(Warn, &[("some-rule", Deny)], &[], false), Deny);
        assert_eq!(level(Warn, &[("some-rule", Deny)], &[("C0999", Allow)], false), Allow);
        assert_eq!(level(Warn, &[("warnings", Deny)], &[], false), Deny);
        assert_eq!(level(Allow, &[("warnings", Deny)], &[], false), Allow, "what is allowed is no warning");
        assert_eq!(level(Warn, &[("warnings", Allow)], &[("some-rule", Warn)], false), Warn, "the command line goes before the manifest");
        assert_eq!(level(Warn, &[("warnings", Allow)], &[], true), Allow, "nor does --strict bring back what the manifest allows");
        assert_eq!(level(Warn, &[("some-rule", Allow)], &[("warnings", Deny)], false), Allow);
        assert_eq!(level(Warn, &[], &[], true), Deny);
        assert_eq!(level(Deny, &[], &[("some-rule", Warn)], true), Deny);
    }
}
