//! What a command line names: an agency, a task; the formats there are; with what was likely meant where there is none of that name.

use std::path::Path;

use super::console::Console;
use super::output::Forms;
use super::{Exit, start};
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::model::agency::Agency;
use crate::model::bundle::Bundle;
use crate::model::called::Called;
use crate::model::workspace::Workspace;
use crate::write::{Format, WRITERS};

/// The bundle of a year; of the latest where none is named.
pub(super) fn bundle_of<'a>(year: Option<i32>, workspace: &'a Workspace, console: &Console) -> Result<&'a Bundle, Exit> {
    let Some(latest) = workspace.bundles.last() else {
        console.error(&Text::fixed(
            "không có kế hoạch nào của Tỉnh để làm theo: sửa `plans` trong cchc.toml",
            "there is no provincial plan to go by: mend `plans` in cchc.toml",
        ));
        return Err(Exit::Nothing);
    };
    let Some(year) = year else { return Ok(latest) };
    workspace.bundle(year).ok_or_else(|| {
        let years: Vec<String> = workspace.bundles.iter().map(|bundle| bundle.plan.year.to_string()).collect();
        console.error(&Text::new(
            format!("không có kế hoạch của Tỉnh năm {year}; có: {}", years.join(", ")),
            format!("there is no provincial plan for {year}; there is: {}", years.join(", ")),
        ));
        console.hint(&Text::fixed(
            "chọn năm khác bằng --year, hoặc thêm bộ dữ liệu của năm đó vào `plans` trong cchc.toml",
            "choose another --year, or add that year's bundle to `plans` in cchc.toml",
        ));
        Exit::Usage
    })
}

/// The agency of this place: the one whose repository it is, or in whose folder the command was started.
pub(super) fn in_folder(workspace: &Workspace, root: &Path, from: Option<&Path>) -> Option<String> {
    let of_repository = workspace.manifest.agency.as_ref().map(|agency| agency.value.clone());
    of_repository.or_else(|| {
        let from = start(from);
        let below = from.strip_prefix(root).ok()?.strip_prefix("agencies").ok()?.components().next()?;
        Some(below.as_os_str().to_str()?.to_owned())
    })
}

/// The agency of this place, which the register must know; says how to name one where this is the place of none.
pub(super) fn own_agency(
    bundle: &Bundle,
    workspace: &Workspace,
    root: &Path,
    from: Option<&Path>,
    command: &str,
    console: &Console,
) -> Result<String, Exit> {
    if let Some(id) = in_folder(workspace, root, from) {
        return known_agency(bundle, &id, console);
    }
    // One whose files are here is the likelier one to be meant.
    let has_plan = |agency: &&Agency| workspace.plans.iter().any(|plan| plan.agency.value == agency.id.value);
    let example = bundle.agencies.iter().find(has_plan).or(bundle.agencies.first()).map_or("…", Agency::key);
    console.error(&Text::new(
        format!("thiếu mã cơ quan: cchc {command} {example}"),
        format!("the agency's id is missing: cchc {command} {example}"),
    ));
    console.hint(&Text::fixed("xem các mã: cchc plan show --agencies", "see the ids: cchc plan show --agencies"));
    Err(Exit::Usage)
}

/// An agency's id, of one whose files this repository may have: the repository of one agency has nothing of the others.
pub(super) fn agency_here(bundle: &Bundle, workspace: &Workspace, named: &str, console: &Console) -> Result<String, Exit> {
    let id = known_agency(bundle, named, console)?;
    let Some(only) = workspace.manifest.agency.as_ref().filter(|only| only.value != id) else { return Ok(id) };
    let (own, name, other) = (&only.value, bundle.agency_name(&only.value), bundle.agency_name(&id));
    console.error(&Text::new(
        format!("kho này chỉ của {name} (cchc.toml: agency = \"{own}\"), không có gì của {other}"),
        format!("this repository is of {name} only (cchc.toml: agency = \"{own}\") and has nothing of {other}"),
    ));
    console.hint(&Text::new(
        format!("bỏ mã cơ quan để làm việc của {name}, hoặc chuyển sang kho khác (-C THƯ-MỤC)"),
        format!("leave the agency's id out to work on {name}, or go to another repository (-C DIR)"),
    ));
    Err(Exit::Usage)
}

/// Says which workspace a command works in, and whose it is, where that is another folder than the one it was started in.
pub(super) fn say_where(workspace: &Workspace, root: &Path, from: Option<&Path>, console: &Console) {
    let from = start(from);
    if from == root {
        return;
    }
    let shown = way(&start(None), root);
    let own = workspace.manifest.agency.as_ref();
    let whose = own.map(|own| workspace.bundles.last().map_or(own.value.as_str(), |bundle| bundle.agency_name(&own.value)));
    let (vi, en) = whose.map_or_else(Default::default, |name| (format!(", kho của {name}"), format!(", the repository of {name}")));
    console.note(&Text::new(
        format!("làm việc trong `{shown}` (nơi có cchc.toml{vi}); các đường dẫn tính từ đó"),
        format!("working in `{shown}` (where cchc.toml is{en}); paths are from there"),
    ));
}

/// The way from one folder to another, where one lies in the other.
fn way(from: &Path, to: &Path) -> String {
    match (from.strip_prefix(to), to.strip_prefix(from)) {
        (Ok(below), _) if below.as_os_str().is_empty() => ".".to_owned(),
        (Ok(below), _) => vec![".."; below.components().count()].join("/"),
        (_, Ok(below)) => below.display().to_string(),
        _ => to.display().to_string(),
    }
}

/// An agency's id, by its id, its abbreviation or its name.
pub(super) fn known_agency(bundle: &Bundle, named: &str, console: &Console) -> Result<String, Exit> {
    let called = Called::of(&bundle.agencies);
    if let Some(agency) = called.agency(named) {
        return Ok(agency.id.value.clone());
    }
    console.error(&Text::new(format!("danh bạ không có cơ quan `{named}`"), format!("the register has no agency `{named}`")));
    let fits: Vec<&str> = called.ending(named).into_iter().map(Agency::key).collect();
    let meant = nearest(named, bundle.agencies.iter().map(Agency::key));
    console.hint(&match (fits.as_slice(), meant) {
        ([_, ..], _) => Text::new(format!("ghi rõ: {}", fits.join(" hay ")), format!("say which: {}", fits.join(" or "))),
        ([], Some(meant)) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
        ([], None) => Text::fixed("xem các mã: cchc plan show --agencies", "see the ids: cchc plan show --agencies"),
    });
    Err(Exit::Usage)
}

/// A provincial task's id.
pub(super) fn known_task(bundle: &Bundle, named: &str, console: &Console) -> Result<String, Exit> {
    if bundle.plan.task(named).is_some() {
        return Ok(named.to_owned());
    }
    let number = &bundle.plan.number.value;
    console.error(&Text::new(format!("kế hoạch {number} không có nhiệm vụ `{named}`"), format!("plan {number} has no task `{named}`")));
    console.hint(&match nearest(named, bundle.plan.tasks.iter().map(|task| task.id.value.as_str())) {
        Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
        None => Text::fixed("xem các nhiệm vụ: cchc plan show", "see the tasks: cchc plan show"),
    });
    Err(Exit::Usage)
}

/// Every format's name, as help shows what `--format` takes.
pub(super) fn formats() -> String {
    WRITERS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("|")
}

/// The formats of documents.
pub(super) const FORMATS: Forms<'static, Format> =
    Forms { names: WRITERS, endings: Format::EXTENSIONS, usual: Format::Terminal, apart: Some(Format::Csv) };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_can_be_walked_from_where_one_stands() {
        for (from, to, shown) in [("/a/b/c", "/a", "../.."), ("/a", "/a", "."), ("/a", "/a/b", "b"), ("/a/b", "/c", "/c")] {
            assert_eq!(way(Path::new(from), Path::new(to)), shown);
        }
    }
}
