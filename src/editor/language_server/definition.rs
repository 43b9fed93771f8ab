//! Where the thing itself stands that an id names: the province's task, the agency's, the row of the register or the catalogue.

use std::ops::Range;

use lsp_types::{Location, Position};

use super::mention::{Mention, Of};
use super::scene::Scene;
use super::uri;
use crate::check;
use crate::model::bundle::Bundle;
use crate::source::{FileId, Place};

/// Where the id at a byte is defined.
pub(super) fn answer(scene: &Scene<'_>, at: usize) -> Option<Location> {
    let mention = scene.mention(at)?;
    if mention.of == Of::Rule {
        return page(scene, &mention.id);
    }
    let (file, place) = find(scene, &mention)?;
    scene.location(file, &place)
}

/// The place of what an id names.
pub(super) fn find(scene: &Scene<'_>, mention: &Mention) -> Option<(FileId, Range<usize>)> {
    if mention.of == Of::PlannedTask {
        return scene.mentions_of(mention).into_iter().find(|(_, other)| other.defines).map(|(file, other)| (file, other.place));
    }
    let place = in_bundle(scene.bundle()?, scene, mention)?;
    let text = &scene.sources().file(place.file).text;
    Some((place.file, super::tree::inside(text, &(place.start as usize..place.end as usize))))
}

fn in_bundle(bundle: &Bundle, scene: &Scene<'_>, mention: &Mention) -> Option<Place> {
    let id = mention.id.as_str();
    match mention.of {
        Of::ProvincialTask => bundle.plan.task(id).map(|task| task.id.place),
        Of::Area => bundle.plan.area(id.parse().ok()?).map(|area| area.id.place),
        Of::Section => bundle.plan.outline.iter().find(|heading| heading.section.value == id).map(|heading| heading.section.place),
        Of::Agency => match id.strip_prefix('@') {
            Some(kind) => bundle.kinds.iter().find(|own| own.id.value == kind).map(|kind| kind.id.place),
            None => bundle.agency(id).map(|agency| agency.id.place),
        },
        Of::Kind => bundle.kinds.iter().find(|own| own.id.value == id).map(|kind| kind.id.place),
        Of::Indicator | Of::Measure => {
            let ratio = || bundle.ratios.iter().find(|ratio| ratio.id.value == id).map(|ratio| ratio.id.place);
            bundle.indicator(id).map(|row| row.id.place).or_else(ratio)
        }
        Of::Bundle => {
            let named = scene.checked.workspace().bundles.iter().find(|own| own.plan.id.value == id);
            named.map(|own| own.plan.id.place)
        }
        Of::PlannedTask | Of::Rule => None,
    }
}

/// The page of a rule.
fn page(scene: &Scene<'_>, id: &str) -> Option<Location> {
    let rule = check::catalogue().into_iter().find(|rule| rule.name == id || rule.code == id)?;
    let page = scene.server.shelf.page(rule, scene.language)?;
    let top = Position::new(0, 0);
    Some(Location { uri: uri::of(&page)?, range: lsp_types::Range { start: top, end: top } })
}
