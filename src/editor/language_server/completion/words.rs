//! What words a value may be where it is no id: those of the vocabulary, deadlines, `true` and `false`, the number of the province's plan.

use super::Offer;
use crate::editor::language_server::scene::Scene;
use crate::level::Level;
use crate::model::due::{Due, Schedule};
use crate::model::kind::DocumentKind;
use crate::model::period::Quarter;
use crate::model::vocabulary::{Kind, Shape};

/// The words that may stand where `path` leads.
pub(super) fn of(scene: &Scene<'_>, document: DocumentKind, path: &[String]) -> Vec<Offer> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let Some(key) = Kind::of(document).and_then(|kind| kind.key(&path)) else { return Vec::new() };
    let language = scene.language;
    match key.shape {
        Shape::Word(words) => {
            words.iter().map(|word| offer(&format!("\"{}\"", word.word), word.word, word.meaning().in_language(language), 0)).collect()
        }
        Shape::NamedLevels => Level::ALL.iter().map(|(word, _)| offer(&format!("\"{word}\""), word, "", 0)).collect(),
        Shape::Boolean => ["true", "false"].into_iter().map(|word| offer(word, word, "", 0)).collect(),
        Shape::Due => deadlines(scene),
        Shape::Integer { .. } if path.last() == Some(&"year") => years(scene),
        Shape::Text if path == ["agency-plan", "basis"] => numbers(scene),
        _ => Vec::new(),
    }
}

fn offer(text: &str, label: &str, detail: &str, rank: usize) -> Offer {
    Offer { text: text.to_owned(), label: label.to_owned(), detail: detail.to_owned(), rank, ..Offer::default() }
}

/// Deadlines without a day, then the ends of the year's parts.
fn deadlines(scene: &Scene<'_>) -> Vec<Offer> {
    let undated = Schedule::ALL.into_iter().map(|(_, schedule)| Due::Undated(schedule));
    let year = scene.year();
    let parts = year.into_iter().flat_map(|year| {
        let quarters = Quarter::ALL.into_iter().map(move |quarter| Due::Quarter(year, quarter));
        quarters.chain([Due::Half(year, 1), Due::Half(year, 2), Due::Year(year)])
    });
    let shown = |(rank, due): (usize, Due)| {
        let text = due.written();
        offer(&text, text.trim_matches('"'), due.shown().in_language(scene.language), rank)
    };
    undated.map(|due| (0, due)).chain(parts.map(|due| (1, due))).map(shown).collect()
}

/// The years the workspace has a plan of.
fn years(scene: &Scene<'_>) -> Vec<Offer> {
    let bundles = &scene.checked.workspace().bundles;
    bundles.iter().map(|bundle| offer(&bundle.plan.year.to_string(), &bundle.plan.year.to_string(), &bundle.plan.title, 0)).collect()
}

/// The numbers of the province's plans.
fn numbers(scene: &Scene<'_>) -> Vec<Offer> {
    let bundles = &scene.checked.workspace().bundles;
    let number = |plan: &crate::model::provincial_plan::ProvincialPlan| {
        offer(&format!("\"{}\"", plan.number.value), &plan.number.value, &plan.title, 0)
    };
    bundles.iter().map(|bundle| number(&bundle.plan)).collect()
}
