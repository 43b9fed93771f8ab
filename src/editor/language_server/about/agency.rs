//! What is told of an agency, of a kind of agencies, and of `@kind` where it stands for all of them.

use super::Page;
use crate::editor::language_server::scene::Scene;
use crate::language::Language;
use crate::model::agency::Agency;
use crate::model::bundle::{Bundle, names};

/// How many agencies of a kind are named.
const NAMED: usize = 12;

/// An agency, or all that `@kind` names.
pub(super) fn agency(scene: &Scene<'_>, id: &str) -> Option<String> {
    let (bundle, language) = (scene.bundle()?, scene.language);
    if let Some(kind) = id.strip_prefix('@') {
        return all(scene, id, kind);
    }
    let agency = bundle.agency(id)?;
    let mut page = Page::new(id, &agency.name);
    page.line(language.pick("Loại", "Kind"), &kind_name(bundle, &agency.kind.value));
    page.line(language.pick("Tên viết tắt", "Short name"), &agency.abbreviation);
    page.line(language.pick("Ký hiệu", "Sign"), agency.sign.as_deref().unwrap_or_default());
    let parent = agency.parent.as_ref().map(|parent| bundle.agency_name(&parent.value));
    page.line(language.pick("Thuộc", "Belongs to"), parent.unwrap_or_default());
    let bound = |day: &crate::source::Located<chrono::NaiveDate>| language.date(day.value);
    page.line(language.pick("Từ ngày", "From"), &agency.from.as_ref().map(bound).unwrap_or_default());
    page.line(language.pick("Đến ngày", "Until"), &agency.until.as_ref().map(bound).unwrap_or_default());
    Some(page.finish())
}

fn kind_name(bundle: &Bundle, id: &str) -> String {
    bundle.kinds.iter().find(|kind| kind.id.value == id).map_or_else(|| id.to_owned(), |kind| kind.name.clone())
}

/// A kind.
pub(super) fn kind(scene: &Scene<'_>, id: &str) -> Option<String> {
    scene.bundle()?.kinds.iter().find(|kind| kind.id.value == id)?;
    all(scene, id, id)
}

fn all(scene: &Scene<'_>, id: &str, kind: &str) -> Option<String> {
    let (bundle, language) = (scene.bundle()?, scene.language);
    let known = kind == "all" || bundle.kinds.iter().any(|own| own.id.value == kind);
    let reference = format!("@{kind}");
    let agencies: Vec<&Agency> =
        bundle.agencies.iter().filter(|agency| agency.exists_in(bundle.plan.year) && names(&reference, agency)).collect();
    let mut page = Page::new(id, &self::reference(bundle, &reference, language));
    page.line(language.pick("Số cơ quan", "Agencies"), &agencies.len().to_string());
    let mut named: Vec<&str> = agencies.iter().take(NAMED).map(|agency| agency.name.as_str()).collect();
    if agencies.len() > NAMED {
        named.push("…");
    }
    page.line(language.pick("Gồm", "They are"), &named.join(", "));
    known.then(|| page.finish())
}

/// Whom a reference names, in words.
pub(super) fn reference(bundle: &Bundle, reference: &str, language: Language) -> String {
    match reference.strip_prefix('@') {
        None => bundle.agency_name(reference).to_owned(),
        Some("all") => language.pick("tất cả cơ quan", "all agencies").to_owned(),
        Some(kind) => {
            let found = bundle.kinds.iter().find(|own| own.id.value == kind);
            found.map_or_else(|| reference.to_owned(), |kind| kind.plural.clone().unwrap_or_else(|| kind.name.clone()))
        }
    }
}
