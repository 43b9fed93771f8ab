//! What a command line names: an agency, a task; the formats there are; with what was likely meant where there is none of that name.

use super::Exit;
use super::console::Console;
use super::output::Forms;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::write::{Format, WRITERS};

/// The bundle of a year, or the latest.
pub(super) fn known_bundle<'a>(checked: &'a Checked, year: Option<i32>, console: &Console) -> Result<&'a Bundle, Exit> {
    let bundles = &checked.workspace().bundles;
    let Some(latest) = bundles.last() else {
        console.error(&Text::fixed("không có kế hoạch nào của Tỉnh đọc được", "there is no provincial plan that can be read"));
        console.hint(&Text::fixed("sửa `plans` trong cchc.toml; xem: cchc validate", "mend `plans` in cchc.toml; see: cchc validate"));
        return Err(Exit::Nothing);
    };
    let Some(year) = year else { return Ok(latest) };
    checked.bundle(year).ok_or_else(|| {
        let years: Vec<String> = bundles.iter().map(|bundle| bundle.plan.year.to_string()).collect();
        let years = years.join(", ");
        console.error(&Text::new(
            format!("không có kế hoạch của Tỉnh năm {year}; có: {years}"),
            format!("there is no provincial plan for {year}; there is: {years}"),
        ));
        Exit::Usage
    })
}

/// An agency's id.
pub(super) fn known_agency(bundle: &Bundle, named: &str, console: &Console) -> Result<String, Exit> {
    if bundle.agency(named).is_some() {
        return Ok(named.to_owned());
    }
    console.error(&Text::new(format!("danh bạ không có cơ quan `{named}`"), format!("the register has no agency `{named}`")));
    let fits: Vec<&str> =
        bundle.agencies.iter().map(|agency| agency.id.value.as_str()).filter(|id| id.ends_with(&format!("-{named}"))).collect();
    let meant = nearest(named, bundle.agencies.iter().map(|agency| agency.id.value.as_str()));
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
