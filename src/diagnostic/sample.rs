//! Made-up rules and findings for the tests of faces.

use super::finding::Finding;
use super::rule::Rule;
use super::{Diagnostic, Sheet};
use crate::language::{Language, Text};
use crate::level::Level;
use crate::source::{Place, Sources};

const WORDS: Text = Text::fixed("lời", "words");

const fn rule(code: &'static str, name: &'static str, level: Level) -> Rule {
    Rule { code, name, level, summary: WORDS, why: WORDS, example: "a = 1", fix: WORDS, basis: WORDS }
}

/// A rule that denies.
pub(super) static STRICT: Rule = rule("C9001", "strict", Level::Deny);

/// A rule that warns.
pub(super) static NAMED: Rule = rule("C9002", "named", Level::Warn);

/// Both.
pub(super) static RULES: [&Rule; 2] = [&STRICT, &NAMED];

/// An error of `rule`.
pub(super) fn error(rule: &'static Rule, place: Place, title: &str) -> Diagnostic {
    Diagnostic { finding: Finding::new(rule, place, Text::same(title)), level: Level::Deny }
}

/// A warning of `rule`.
pub(super) fn warning(rule: &'static Rule, place: Place, title: &str) -> Diagnostic {
    Diagnostic { level: Level::Warn, ..error(rule, place, title) }
}

/// A sheet in English that shows all.
pub(super) fn sheet<'a>(diagnostics: &'a [Diagnostic], sources: &'a Sources) -> Sheet<'a> {
    Sheet { diagnostics, sources, checked: &[], rules: &RULES, language: Language::English, styled: false, width: None, limit: None }
}
