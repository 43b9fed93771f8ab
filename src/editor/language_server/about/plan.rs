//! What is told of a bundle.

use super::Page;
use crate::editor::language_server::scene::Scene;

/// The bundle of an id, where the workspace stands on it.
pub(super) fn bundle(scene: &Scene<'_>, id: &str) -> Option<String> {
    let language = scene.language;
    let bundle = scene.checked.workspace().bundles.iter().find(|bundle| bundle.plan.id.value == id)?;
    let plan = &bundle.plan;
    let mut page = Page::new(id, &plan.title);
    page.line(language.pick("Số", "Number"), &plan.number.value);
    page.line(language.pick("Ngày ban hành", "Issued"), &language.date(plan.issued.value));
    page.line(language.pick("Cơ quan ban hành", "Issuer"), &plan.issuer);
    page.line(language.pick("Nhiệm vụ", "Tasks"), &plan.tasks.len().to_string());
    page.line(language.pick("Cơ quan", "Agencies"), &bundle.agencies.len().to_string());
    page.line(language.pick("Chỉ tiêu", "Indicators"), &bundle.indicators.len().to_string());
    page.line(language.pick("Dấu vân tay", "Fingerprint"), &bundle.fingerprint);
    Some(page.finish())
}
