//! What is told of the province's plan: a task with who implements it and how far they are, an area, a section of the outline.

use super::Page;
use super::standing::{self, Standing};
use crate::editor::language_server::scene::Scene;
use crate::language::Text;
use crate::model::bundle::Bundle;
use crate::model::provincial_plan::{Assignment, Content, Coverage};
use std::fmt::Write as _;

/// How many agencies are named one by one.
const NAMED: usize = 8;

/// A task of the province.
pub(super) fn task(scene: &Scene<'_>, id: &str) -> Option<String> {
    let (bundle, language) = (scene.bundle()?, scene.language);
    let task = bundle.plan.task(id)?;
    let mut page = Page::new(id, &task.name);
    if let Some(area) = task.area().and_then(|area| bundle.plan.area(area)) {
        page.line(language.pick("Nội dung", "Area"), &format!("{}. {}", area.id.value, area.name));
    }
    page.line(language.pick("Nguồn", "Source"), &format!("{} {}", bundle.plan.number.value, task.source));
    let when = task.due.or(task.schedule).map(crate::model::due::Due::shown);
    page.line(language.pick("Thời hạn", "Due"), when.as_ref().map_or("", |when| when.in_language(language)));
    page.line(language.pick("Sản phẩm", "Product"), task.product.as_deref().unwrap_or_default());
    let measured: Vec<&str> = task
        .indicators
        .iter()
        .map(|own| {
            let ratio = bundle.ratios.iter().find(|ratio| ratio.id.value == own.value).map(|ratio| ratio.name.as_str());
            ratio.or_else(|| bundle.indicator(&own.value).map(|row| row.name.as_str())).unwrap_or(&own.value)
        })
        .collect();
    page.line(language.pick("Chỉ tiêu", "Indicators"), &measured.join("; "));
    for assignment in &task.assignments {
        page.line(language.pick("Giao cho", "Assigned to"), assigned(bundle, assignment).in_language(language));
    }
    page.gap();
    implementing(scene, bundle, id, &mut page);
    Some(page.finish())
}

/// Whom an assignment names, and what that rests on.
fn assigned(bundle: &Bundle, assignment: &Assignment) -> Text {
    Text::each(|language| {
        let named = assignment.to.iter().map(|to| super::agency::reference(bundle, &to.value, language));
        let mut words = named.collect::<Vec<String>>().join(", ");
        if assignment.coverage == Coverage::Any {
            words.push_str(language.pick(" (chung: một cơ quan thực hiện là đủ)", " (jointly: one of them is enough)"));
        }
        if assignment.inferred {
            words.push_str(language.pick(" – suy ra từ chức năng, văn bản không nêu", " – inferred from functions, not said by the text"));
        }
        if let Some(said) = &assignment.words {
            let _ = write!(words, " – “{said}”");
        }
        words
    })
}

/// Who implements a task, and how far they are.
fn implementing(scene: &Scene<'_>, bundle: &Bundle, id: &str, page: &mut Page) {
    let language = scene.language;
    let Some(standing) = Standing::of(scene) else { return };
    let states = standing.of_all();
    let own = scene.agency();
    let mut tasks: Vec<_> =
        states.tasks.iter().filter(|task| task.in_force.task.implements.iter().any(|other| other.value == id)).collect();
    // One's own first.
    tasks.sort_by_key(|task| Some(task.agency) != own.as_deref());
    let mut agencies: Vec<&str> = tasks.iter().map(|task| task.agency).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let done = tasks.iter().filter(|task| task.is_done()).count();
    if tasks.is_empty() {
        page.line(
            language.pick("Thực hiện", "Implemented by"),
            language.pick("chưa có cơ quan nào đưa vào kế hoạch", "nobody's plan has it yet"),
        );
        return;
    }
    let (count, of) = (agencies.len(), tasks.len());
    page.line(
        language.pick("Thực hiện", "Implemented by"),
        &language.pick(
            format!("{count} cơ quan, {of} nhiệm vụ trong kế hoạch, hoàn thành {done} ({})", standing.as_of(language)),
            format!(
                "{count} agenc{}, {of} planned task{}, {done} done ({})",
                if count == 1 { "y" } else { "ies" },
                if of == 1 { "" } else { "s" },
                standing.as_of(language)
            ),
        ),
    );
    for task in tasks.iter().take(NAMED) {
        page.row(&format!("{} {}: {}", bundle.agency_name(task.agency), task.in_force.task.id.value, standing::state(task, language)));
    }
    if tasks.len() > NAMED {
        let more = tasks.len() - NAMED;
        page.row(&language.pick(format!("và {more} nhiệm vụ khác"), format!("and {more} more")));
    }
}

/// An area.
pub(super) fn area(scene: &Scene<'_>, id: &str) -> Option<String> {
    let (bundle, language) = (scene.bundle()?, scene.language);
    let area = bundle.plan.area(id.parse().ok()?)?;
    let mut page = Page::new(id, &area.name);
    page.line(language.pick("Nguồn", "Source"), area.source.as_deref().unwrap_or_default());
    let tasks = bundle.plan.tasks.iter().filter(|task| task.area() == Some(area.id.value)).count();
    page.line(language.pick("Nhiệm vụ của Tỉnh", "Provincial tasks"), &tasks.to_string());
    let with: Vec<&str> = area.coordinate_with.iter().map(|agency| bundle.agency_name(&agency.value)).collect();
    page.line(language.pick("Chủ trì phải phối hợp với", "Leads must work with"), &with.join(", "));
    if area.requires_funding {
        page.line(
            language.pick("Kinh phí", "Budget"),
            language.pick("phải có dự toán hoặc nguồn tự chủ", "must have an estimate or money of one's own"),
        );
    }
    page.line(language.pick("Mục của đề cương", "Section of the outline"), area.outline.as_deref().unwrap_or_default());
    Some(page.finish())
}

/// A section of the outline.
pub(super) fn section(scene: &Scene<'_>, id: &str) -> Option<String> {
    let (bundle, language) = (scene.bundle()?, scene.language);
    let heading = bundle.plan.outline.iter().find(|heading| heading.section.value == id)?;
    let mut page = Page::new(id, &heading.title);
    let own = heading.holds.map(|content| match content {
        Content::Plan => Text::fixed("kế hoạch và số nhiệm vụ", "the plan and how many tasks it has"),
        Content::Summary => Text::fixed("số liệu chung, các tỷ lệ, kinh phí", "the sum of all areas, the rates, the money"),
        Content::Difficulties => Text::fixed("khó khăn, vướng mắc từ [difficulty.…]", "difficulties, from [difficulty.…]"),
        Content::Proposals => Text::fixed("đề xuất, kiến nghị từ [difficulty.…]", "proposals, from [difficulty.…]"),
        Content::Upcoming => Text::fixed("nhiệm vụ sắp đến hạn", "what falls due soon"),
    });
    page.line(
        language.pick("Chương trình tự ghi ở mục này", "The program writes here"),
        own.as_ref().map_or("", |own| own.in_language(language)),
    );
    Some(page.finish())
}
