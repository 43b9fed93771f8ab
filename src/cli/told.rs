//! What of the findings of two runs is new, and what is gone: told by what they say, not by where, since lines come and go above them.

use std::collections::{HashMap, VecDeque};

use chrono::NaiveDate;

use super::console::Console;
use crate::diagnostic::Diagnostic;
use crate::language::Text;
use crate::level::Level;
use crate::load::Outline;
use crate::source::{Place, Sources};

/// A finding as it was told.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The file it was in.
    pub(super) path: String,
    /// Its rule's code.
    pub(super) code: &'static str,
    /// What was wrong.
    pub(super) title: Text,
    level: Level,
    place: Place,
    /// The entries it was about, where it was not the one it stood in.
    about: Vec<String>,
}

/// What a finding is of, whatever its figures: the rule, the file, the entries, the key on its line.
type Spot = (&'static str, String, Vec<String>, String);

impl Told {
    fn key(&self) -> (String, &'static str, String) {
        (self.path.clone(), self.code, self.title.en.to_string())
    }

    fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let finding = &diagnostic.finding;
        Self {
            path: sources.path(finding.place.file).to_owned(),
            code: finding.rule.code,
            title: finding.title.clone(),
            level: diagnostic.level,
            place: finding.place,
            about: finding.about.clone(),
        }
    }

    /// What it is of, in the files it was found in.
    fn spot(&self, sources: &Sources) -> Spot {
        let entries = if self.about.is_empty() {
            Outline::of(sources.file(self.place.file)).names_at(self.place).map(str::to_owned).collect()
        } else {
            self.about.clone()
        };
        let line = sources.line(self.place);
        let key = line.split('=').next().unwrap_or(line).trim();
        (self.code, self.path.clone(), entries, key.to_owned())
    }
}

/// How many of a kind are named one by one; the others are counted.
pub(super) const NAMED: usize = 8;

/// How much of a value is shown, in letters.
pub(super) const VALUE: usize = 60;

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

/// Says that a report that was sent is a draft again: `sent` is the day that was taken out.
pub(super) fn say_unsent(sent: NaiveDate, console: &Console) {
    console.note(&Text::each(|language| {
        let day = language.date(sent);
        language.pick(
            format!("lưu ý: báo cáo đã gửi trở lại thành bản thảo: bỏ ngày gửi {day}, nên không còn được nhận và tổng hợp"),
            format!("mind: the report that was sent is a draft again: its day of submission, {day}, is taken out, so it is neither received nor counted"),
        )
    }));
}

/// Everything a run told.
pub(super) fn all(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Told> {
    diagnostics.iter().map(|diagnostic| Told::of(diagnostic, sources)).collect()
}

/// What a change brought: of `now` what `before` did not tell, nor told of the same key with other figures; and whatever is denied of what
/// was written just now (`is_written` tells a place that is), since no earlier fault there excuses it. `was` and `sources` are the files of
/// the two runs.
pub(super) fn brought(
    before: &[Told],
    was: &Sources,
    now: Vec<Diagnostic>,
    sources: &Sources,
    is_written: impl Fn(Place) -> bool,
) -> Vec<Diagnostic> {
    let is_own = |diagnostic: &Diagnostic| diagnostic.level == Level::Deny && is_written(diagnostic.finding.place);
    let (own, now): (Vec<Diagnostic>, Vec<Diagnostic>) = now.into_iter().partition(is_own);
    let (mut new, gone) = compare(before, now, sources);
    let mut gone: Vec<Spot> = gone.iter().map(|told| told.spot(was)).collect();
    new.retain(|diagnostic| {
        let own = Told::of(diagnostic, sources).spot(sources);
        let at = gone.iter().position(|other| *other == own);
        if let Some(at) = at {
            gone.swap_remove(at);
        }
        at.is_none()
    });
    own.into_iter().chain(new).collect()
}

/// Of `now` what `before` did not tell, and of `before` what is told no more, each in its order.
pub(super) fn compare(before: &[Told], now: Vec<Diagnostic>, sources: &Sources) -> (Vec<Diagnostic>, Vec<Told>) {
    // A province may have thousands of warnings, nearly all of them told before.
    let mut known: HashMap<(String, &'static str, String), VecDeque<usize>> = HashMap::new();
    for (at, told) in before.iter().enumerate() {
        known.entry(told.key()).or_default().push_back(at);
    }
    let mut stays = vec![false; before.len()];
    let is_new = |diagnostic: &Diagnostic| {
        let own = Told::of(diagnostic, sources);
        let of_words = known.get_mut(&own.key());
        let at = of_words.and_then(|places| {
            let at = places.iter().position(|at| (&before[*at].title, before[*at].level) == (&own.title, own.level))?;
            places.remove(at)
        });
        if let Some(at) = at {
            stays[at] = true;
        }
        at.is_none()
    };
    let new = now.into_iter().filter(is_new).collect();
    let gone = before.iter().zip(&stays).filter(|(_, stays)| !**stays).map(|(told, _)| told.clone()).collect();
    (new, gone)
}
