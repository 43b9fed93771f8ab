//! `cchc report` of one workspace: what was asked for is held against it, and the report made.

use std::path::Path;

use super::Args;
use super::period::{as_of, period};
use super::provinces;
use super::target::{aim, deliver};
use crate::check::{Levels, check};
use crate::cli::console::Console;
use crate::cli::named::{agency_here, bundle_of, known_task, own_agency};
use crate::cli::progress::Stage;
use crate::cli::{Exit, open, today, validate};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, FACES};
use crate::document::Document;
use crate::history;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::workspace::Workspace;
use crate::report::{Asked, By, Entry, REPORTS, Registry, Request, Subject};
use crate::rollup::completeness::completeness;
use crate::rollup::view::View;
use crate::write::Format;

pub(super) fn make(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<Exit, Exit> {
    let entry = entry(args, console)?;
    let by = args.by.as_ref().and_then(|word| By::ALL.iter().find(|(name, _)| name == word)).map(|(_, by)| *by);
    takes(args, entry, by, console)?;
    let aim = aim(args, console)?;
    let (found, loaded) = open(root, console)?;
    let of = found.clone();
    let revision = (!args.no_revision).then(|| std::thread::spawn(move || history::revision(&of)));
    console.stage(Stage::Check);
    let (checked, diagnostics) = check(loaded, Levels::default(), args.as_of.unwrap_or_else(today));
    let bundle = bundle(args, &checked, &diagnostics, console)?;
    of_province(entry, bundle, &checked, console)?;
    let view = view(args, &checked, bundle, console)?;
    let subject = match (entry.subject, &args.subject) {
        (Some(Subject::Agency), None) => {
            Some(own_agency(bundle, checked.workspace(), &found, root, &format!("report {}", entry.name), console)?)
        }
        _ => subject(args, entry, bundle, checked.workspace(), console)?,
    };
    let revision = revision.and_then(|asked| asked.join().ok());
    let registry =
        Registry { number: args.number.clone(), date: args.date, signer: args.signer.clone(), signer_title: args.signer_title.clone() };
    let request = Request { view, by, subject, revision, registry };
    console.stage(Stage::RollUp);
    let document = (entry.make)(&request);
    signed(args, &document, aim.form, console)?;
    let (period, year) = (request.view.period.key(), request.view.period.year);
    let of = request.subject.as_ref().map(|id| format!("-{id}")).unwrap_or_default();
    deliver(args, aim, &document, &format!("{}{of}-{year}-{period}", entry.name), console)?;
    let exit = verdict(args, &request.view, &diagnostics, console);
    drop(request);
    // The process ends here: giving a province's model back piece by piece would take longer than reading it did.
    std::mem::forget((checked, diagnostics, document));
    Ok(exit)
}

/// What the registry and the signer add belongs to a document that is signed, and shows in the form that is.
fn signed(args: &Args, document: &Document, format: Format, console: &Console) -> Result<(), Exit> {
    let given = [("--number", args.number.is_some()), ("--date", args.date.is_some())];
    let signer = [("--signer", args.signer.is_some()), ("--signer-title", args.signer_title.is_some())];
    let given: Vec<&str> = given.iter().chain(&signer).filter(|(_, given)| *given).map(|(option, _)| *option).collect();
    let (options, name) = (given.join(", "), document.name);
    if given.is_empty() {
        return Ok(());
    }
    if document.official.is_none() {
        console.error(&Text::new(
            format!("báo cáo `{name}` không phải văn bản để ký, nên không nhận {options}"),
            format!("report `{name}` is no document to be signed and does not take {options}"),
        ));
        return Err(Exit::Usage);
    }
    if format != Format::Docx {
        console.note(&Text::new(
            format!("{options}: chỉ văn bản docx in đủ số, ngày và người ký"),
            format!("{options}: only docx prints the number, the day and the signer"),
        ));
    }
    Ok(())
}

/// The province's own documents are not made from what one agency's repository holds.
fn of_province(entry: &Entry, bundle: &Bundle, checked: &Checked, console: &Console) -> Result<(), Exit> {
    let Some(own) = checked.workspace().manifest.agency.as_ref().filter(|_| entry.of_province) else { return Ok(()) };
    let (name, agency) = (entry.name, bundle.agency_name(&own.value));
    console.error(&Text::new(
        format!("báo cáo `{name}` là của cả tỉnh, còn kho này chỉ của {agency} (`agency` trong cchc.toml)"),
        format!("the report `{name}` is the whole province's, and this repository is of {agency} only (`agency` in cchc.toml)"),
    ));
    console.hint(&Text::new(
        format!("báo cáo của cơ quan: cchc report agency-report {}", own.value),
        format!("the agency's own report: cchc report agency-report {}", own.value),
    ));
    Err(Exit::Usage)
}

/// Says which option a report does not take, and why.
fn takes(args: &Args, entry: &Entry, by: Option<By>, console: &Console) -> Result<(), Exit> {
    let asked = Asked { by, agency: args.agency.is_some(), area: args.area.is_some() };
    let Some(refusal) = (entry.refuses)(asked) else { return Ok(()) };
    let name = entry.name;
    let grouping = args.by.as_deref().filter(|_| refusal.option == "--by");
    let option = grouping.map_or_else(|| refusal.option.to_owned(), |by| format!("{} {by}", refusal.option));
    console.error(&Text::new(
        format!("báo cáo `{name}` không nhận {option}: {}", refusal.why.vi),
        format!("the report `{name}` does not take {option}: {}", refusal.why.en),
    ));
    Err(Exit::Usage)
}

fn entry(args: &Args, console: &Console) -> Result<&'static Entry, Exit> {
    if let Some(entry) = REPORTS.iter().find(|entry| entry.name == args.name) {
        return Ok(entry);
    }
    let name = &args.name;
    console.error(&Text::new(format!("không có báo cáo `{name}`"), format!("there is no report `{name}`")));
    let names: Vec<&str> = REPORTS.iter().map(|entry| entry.name).chain([provinces::NAME]).collect();
    console.hint(&match nearest(name, names.iter().copied()) {
        Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
        None => Text::new(format!("các báo cáo: {}", names.join(", ")), format!("the reports: {}", names.join(", "))),
    });
    Err(Exit::Usage)
}

fn bundle<'a>(args: &Args, checked: &'a Checked, diagnostics: &[Diagnostic], console: &mut Console) -> Result<&'a Bundle, Exit> {
    let workspace = checked.workspace();
    if workspace.bundles.is_empty() {
        console.print(&validate::drawn(diagnostics, workspace, &FACES[0], None, console));
        console.error(&Text::fixed(
            "không có kế hoạch nào của Tỉnh để tổng hợp theo: sửa `plans` trong cchc.toml",
            "there is no provincial plan to roll up by: mend `plans` in cchc.toml",
        ));
        return Err(Exit::Nothing);
    }
    bundle_of(args.year.and_then(|year| i32::try_from(year).ok()), workspace, console)
}

fn view<'a>(args: &Args, checked: &'a Checked, bundle: &'a Bundle, console: &Console) -> Result<View<'a>, Exit> {
    let year = bundle.plan.year;
    let period = period(args, year, console)?;
    let mut view = View::of(checked, bundle, period);
    view.as_of = as_of(args, period, console)?;
    if let Some(agency) = &args.agency {
        view.agency = Some(agency_here(bundle, checked.workspace(), agency, console)?);
    }
    if let Some(area) = args.area {
        if bundle.plan.area(area).is_none() {
            let areas: Vec<String> = bundle.plan.areas.iter().map(|area| format!("{} {}", area.id.value, area.name)).collect();
            console.error(&Text::new(format!("không có nội dung {area}"), format!("there is no area {area}")));
            console.hint(&Text::new(format!("các nội dung: {}", areas.join("; ")), format!("the areas: {}", areas.join("; "))));
            return Err(Exit::Usage);
        }
        view.area = Some(area);
    }
    Ok(view)
}

/// What the report is about, where that was named.
fn subject(args: &Args, entry: &Entry, bundle: &Bundle, workspace: &Workspace, console: &Console) -> Result<Option<String>, Exit> {
    match (entry.subject, &args.subject) {
        (None, None) => Ok(None),
        (None, Some(extra)) => {
            let name = entry.name;
            console.error(&Text::new(
                format!("báo cáo `{name}` không nhận `{extra}`"),
                format!("the report `{name}` does not take `{extra}`"),
            ));
            Err(Exit::Usage)
        }
        (Some(Subject::Agency), Some(id)) => agency_here(bundle, workspace, id, console).map(Some),
        (Some(Subject::Task), Some(id)) => known_task(bundle, id, console).map(Some),
        (Some(_), None) => {
            let example = bundle.plan.tasks.first().map_or("…", |task| task.id.value.as_str());
            console.error(&Text::new(
                format!("thiếu mã nhiệm vụ: cchc report task {example}"),
                format!("the task's id is missing: cchc report task {example}"),
            ));
            Err(Exit::Usage)
        }
    }
}

/// Says on standard error what the data still has wrong, and how the command ends.
fn verdict(args: &Args, view: &View<'_>, diagnostics: &[Diagnostic], console: &Console) -> Exit {
    let workspace = view.checked.workspace();
    if !diagnostics.is_empty() {
        console.note(&Text::each(|language| {
            let found = validate::summary(diagnostics, workspace, language);
            language.pick(format!("{found}; xem: cchc validate"), format!("{found}; see: cchc validate"))
        }));
    }
    let denied = diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Deny);
    if args.strict && (completeness(view).is_partial() || denied) { Exit::Denied } else { Exit::Done }
}
