//! The ids a workspace's bundles have, with their names: what a schema enumerates.

use std::collections::HashSet;

use crate::check;
use crate::language::Language;
use crate::model::bundle::Bundle;
use crate::model::indicator::{Across, Over};
use crate::model::vocabulary::Refers;

/// An id with its name.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The id.
    pub(super) id: String,
    /// What it is called.
    pub(super) words: String,
    /// More of it, in a sentence; perhaps nothing.
    pub(super) more: String,
}

/// An indicator that agencies report.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Its id and name.
    pub(super) name: Name,
    /// How quarters are put together: decides the table it stands in.
    pub(super) over: Over,
    /// Whether it is a list of ids, not a count.
    pub(super) is_list: bool,
}

/// What the bundles of a workspace know; of several years together. Where nothing of a sort is known, any id goes.
#[derive(Clone, Debug, Default)]
pub struct Known {
    agencies: Vec<Name>,
    who: Vec<Name>,
    tasks: Vec<Name>,
    measures: Vec<Name>,
    indicators: Vec<Name>,
    sections: Vec<Name>,
    rules: Vec<Name>,
    pub(super) figures: Vec<Figure>,
}

impl Known {
    /// What these bundles know, and the rules there are.
    pub fn of(bundles: &[Bundle], language: Language) -> Self {
        let mut known = Self { rules: rules(language), ..Self::default() };
        // A bundle that did not parse may have what cannot be read of it.
        if bundles.is_empty() || bundles.iter().any(|bundle| bundle.broken) {
            return known;
        }
        for bundle in bundles {
            known.add(bundle, language);
        }
        if !known.agencies.is_empty() {
            let all = language.pick("mọi cơ quan, đơn vị, địa phương", "all agencies");
            known.who.insert(0, name("@all", all, String::new()));
            known.who.extend(known.agencies.iter().cloned());
        }
        let Self { agencies, who, tasks, measures, indicators, sections, .. } = &mut known;
        for names in [agencies, who, tasks, measures, indicators, sections] {
            let mut seen = HashSet::new();
            names.retain(|own| seen.insert(own.id.clone()));
        }
        let mut seen = HashSet::new();
        known.figures.retain(|own| seen.insert(own.name.id.clone()));
        known
    }

    fn add(&mut self, bundle: &Bundle, language: Language) {
        let plan = &bundle.plan;
        self.agencies.extend(bundle.agencies.iter().map(|agency| name(&agency.id.value, &agency.name, String::new())));
        self.who.extend(bundle.kinds.iter().map(|kind| name(&format!("@{}", kind.id.value), &kind.name, String::new())));
        self.tasks.extend(plan.tasks.iter().map(|task| {
            let more = language.pick(
                format!("Kế hoạch {}, mục {}.", plan.number.value, task.source),
                format!("Plan {}, {}.", plan.number.value, task.source),
            );
            name(&task.id.value, &task.name, more)
        }));
        for indicator in &bundle.indicators {
            let unit = language.pick(format!("Đơn vị tính: {}.", indicator.unit), format!("Unit: {}.", indicator.unit));
            let own = name(&indicator.id.value, &indicator.name, unit);
            self.measures.push(own.clone());
            self.indicators.push(own.clone());
            if indicator.derived.is_none() {
                self.figures.push(Figure { name: own, over: indicator.over, is_list: indicator.across == Across::Distinct });
            }
        }
        let ratio = |definition: &Option<String>| definition.as_ref().map_or_else(String::new, |definition| format!("{definition}."));
        self.measures.extend(bundle.ratios.iter().map(|own| name(&own.id.value, &own.name, ratio(&own.definition))));
        self.sections.extend(plan.outline.iter().map(|heading| name(&heading.section.value, &heading.title, String::new())));
    }

    /// The ids that one of a sort may be; none where any goes.
    pub(super) fn names(&self, refers: Refers) -> Option<&[Name]> {
        let names = match refers {
            Refers::Agency => &self.agencies,
            Refers::Who => &self.who,
            Refers::ProvincialTask => &self.tasks,
            Refers::Indicator => &self.indicators,
            Refers::Measure => &self.measures,
            Refers::Section => &self.sections,
            Refers::Rule => &self.rules,
            Refers::Itself | Refers::Bundle | Refers::AgencyKind | Refers::PlannedTask => return None,
        };
        (!names.is_empty()).then_some(names)
    }
}

/// The rules, each by its name and by its code.
fn rules(language: Language) -> Vec<Name> {
    let rules = check::catalogue();
    let by = |called: fn(&crate::diagnostic::rule::Rule) -> &'static str| {
        rules.iter().map(move |rule| name(called(rule), rule.summary.in_language(language), format!("cchc explain {}", rule.code)))
    };
    by(|rule| rule.name).chain(by(|rule| rule.code)).collect()
}

fn name(id: &str, words: &str, more: String) -> Name {
    Name { id: id.to_owned(), words: words.to_owned(), more }
}
