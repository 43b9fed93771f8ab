//! What of the findings of two runs is new, and what is gone: told by what they say, not by where, since lines come and go above them.

use super::console::Console;
use crate::diagnostic::Diagnostic;
use crate::language::Text;
use crate::level::Level;
use crate::source::Sources;

/// A finding as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The file it was in.
    pub(super) path: String,
    /// Its rule's code.
    pub(super) code: &'static str,
    /// What was wrong.
    pub(super) title: Text,
    level: Level,
}

impl Told {
    fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let finding = &diagnostic.finding;
        Self {
            path: sources.path(finding.place.file).to_owned(),
            code: finding.rule.code,
            title: finding.title.clone(),
            level: diagnostic.level,
        }
    }
}

/// How many new warnings are named.
const NAMED: usize = 8;

/// Says which warnings a change brought, each with where it is.
pub(super) fn say_warned(warned: &[(&Diagnostic, Text)], console: &Console) {
    for (diagnostic, at) in warned.iter().take(NAMED) {
        let finding = &diagnostic.finding;
        console.note(&Text::each(|language| {
            let word = language.pick("cảnh báo", "warning");
            format!("{word}[{}]: {} ({})", finding.rule.code, finding.title.in_language(language), at.in_language(language))
        }));
    }
    if warned.len() > NAMED {
        let rest = warned.len() - NAMED;
        console.note(&Text::new(format!("… và {rest} cảnh báo khác: cchc validate"), format!("… and {rest} more warnings: cchc validate")));
    }
}

/// Everything a run told.
pub(super) fn all(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Told> {
    diagnostics.iter().map(|diagnostic| Told::of(diagnostic, sources)).collect()
}

/// Of `now` what `before` did not tell, and of `before` what is told no more.
pub(super) fn compare(mut before: Vec<Told>, now: Vec<Diagnostic>, sources: &Sources) -> (Vec<Diagnostic>, Vec<Told>) {
    let is_new = |diagnostic: &Diagnostic| {
        let own = Told::of(diagnostic, sources);
        let known = before.iter().position(|told| *told == own);
        known.map(|at| before.remove(at)).is_none()
    };
    let new = now.into_iter().filter(is_new).collect();
    (new, before)
}
