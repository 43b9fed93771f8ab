//! `cchc export --template`: the form in which agencies fill in their quarter, a file an agency.

use std::path::Path;

use super::console::Console;
use super::filed::{Filed, Whereabouts};
use super::named::{agency_here, bundle_of, in_folder};
use super::output::{Aim, Forms, Place, Wanted};
use super::progress::Stage;
use super::words::say;
use super::{Exit, open, quarter, today};
use crate::check::{Levels, check};
use crate::edit::form::{Subject, form};
use crate::language::Text;
use crate::model::address::Expected;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::Quarter;
use crate::model::quarter_report::Slot;
use crate::write::form::{Shape, write};

/// What the form is of.
#[derive(clap::Args)]
#[command(next_help_heading = say("Tùy chọn", "Options"))]
pub(super) struct Asked {
    #[arg(value_name = say("CƠ-QUAN", "AGENCY"), requires = "template", help_heading = say("Đối số", "Arguments"), help = say(
        "Với --template: mã những cơ quan cần biểu mẫu; không nêu thì mọi cơ quan phải báo cáo, mỗi cơ quan một tệp",
        "With --template: the agencies whose forms are made; by default every one that owes a report, a file each",
    ))]
    agencies: Vec<String>,
    #[arg(long, requires = "quarter", help = say(
        "Biểu mẫu để cơ quan điền báo cáo quý, với những gì tệp báo cáo đã có; nhập lại bằng: cchc import",
        "The form in which an agency fills in its quarter, with what its report says already; read back by: cchc import",
    ))]
    template: bool,
    #[arg(short, long, value_name = "1-4", requires = "template", value_parser = quarter, help = say(
        "Với --template: quý của báo cáo", "With --template: the report's quarter",
    ))]
    quarter: Option<Quarter>,
}

impl Asked {
    /// Whether a form is asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.template
    }
}

pub(super) fn make(
    args: &Asked,
    year: Option<i32>,
    format: Option<&str>,
    output: &Wanted,
    root: Option<&Path>,
    console: &mut Console,
) -> Result<(), Exit> {
    let Some(quarter) = args.quarter else { return Err(Exit::Usage) };
    let aim = aim(args, format, output, console)?;
    let (found, loaded) = open(root, console)?;
    console.stage(Stage::Check);
    let (checked, _) = check(loaded, Levels::default(), today());
    let bundle = bundle_of(year, checked.workspace(), console)?;
    let agencies = agencies(args, &checked, bundle, &found, root, console)?;
    let in_folder = matches!(aim.place, Place::Folder(_));
    if agencies.len() > 1 && !in_folder {
        let count = agencies.len();
        console.error(&Text::new(
            format!("{count} cơ quan là {count} biểu mẫu, không ghi chung một tệp được"),
            format!("{count} agencies have {count} forms, which do not go into one file"),
        ));
        console.hint(&Text::fixed(
            "nêu mã một cơ quan, hoặc ghi vào một thư mục: -o THƯ-MỤC/",
            "name one agency, or write into a folder: -o FOLDER/",
        ));
        return Err(Exit::Usage);
    }
    console.stage(Stage::Write);
    let mut forms = Vec::new();
    let mut exit = Exit::Done;
    for id in &agencies {
        let Some(agency) = bundle.agency(id) else { continue };
        let subject = Subject { checked: &checked, bundle, agency, quarter };
        // The others' forms are made all the same.
        if let Err(refused) = readable(&subject, &found, console) {
            exit = refused;
            continue;
        }
        forms.push((subject.file_stem(), write(&form(&subject), aim.form, console.language)));
    }
    say_without_plan(&agencies, &checked, bundle, console);
    match forms.as_slice() {
        [] => {}
        _ if in_folder => aim.deliver_into(&forms, ("biểu mẫu", "form"), console)?,
        [(_, bytes)] => aim.deliver(bytes, aim.form.is_text(), console)?,
        _ => {}
    }
    // The process ends here: giving a province's model back piece by piece would take longer than reading it did.
    std::mem::forget(checked);
    if exit == Exit::Done { Ok(()) } else { Err(exit) }
}

/// Names the agencies whose form has no task, since they have no plan.
fn say_without_plan(agencies: &[String], checked: &Checked, bundle: &Bundle, console: &Console) {
    let year = bundle.plan.year;
    let without: Vec<&str> = agencies.iter().map(String::as_str).filter(|id| checked.plan(id, year).is_none()).collect();
    if without.is_empty() {
        return;
    }
    let (named, more) = (without.iter().take(5).copied().collect::<Vec<_>>().join(", "), if without.len() > 5 { ", …" } else { "" });
    console.note(&Text::new(
        format!("chưa có kế hoạch năm {year} dùng được nên trang Nhiệm vụ không có dòng nào: {named}{more}"),
        format!("without a usable plan of {year}, so that the sheet of tasks is empty: {named}{more}"),
    ));
}

/// Where it goes; a folder needs no format to be one.
fn aim(args: &Asked, format: Option<&str>, output: &Wanted, console: &Console) -> Result<Aim<Shape>, Exit> {
    let named = format.and_then(|name| Shape::ALL.iter().find(|(known, _)| *known == name));
    let usual = named.map_or(Shape::Xlsx, |(_, shape)| *shape);
    let forms = Forms { names: &Shape::ALL, endings: &Shape::ALL, usual, apart: Some(usual) };
    let is_folder = output.output.as_deref().is_some_and(|path| path != Path::new("-") && path.extension().is_none());
    let default = Shape::ALL.iter().find(|(_, shape)| *shape == usual).map(|(name, _)| *name);
    Aim::at(output, format.or(default.filter(|_| is_folder)), args.agencies.len() == 1, &forms, console)
}

/// The agencies asked for; the one of this place, or all that owe a report, where none is.
fn agencies(
    args: &Asked,
    checked: &Checked,
    bundle: &Bundle,
    root: &Path,
    from: Option<&Path>,
    console: &Console,
) -> Result<Vec<String>, Exit> {
    let mut named: Vec<String> = Vec::new();
    for id in &args.agencies {
        let id = agency_here(bundle, checked.workspace(), id, console)?;
        if !named.contains(&id) {
            named.push(id);
        }
    }
    if !named.is_empty() {
        return Ok(named);
    }
    let own = in_folder(checked.workspace(), root, from).filter(|id| bundle.agency(id).is_some());
    Ok(own.map_or_else(|| bundle.reporting().into_iter().map(|agency| agency.key().to_owned()).collect(), |own| vec![own]))
}

/// A report that cannot be read is no empty one: a form without what it says would take it out, and one without what the quarters before
/// say would ask again for what is done.
fn readable(subject: &Subject<'_>, root: &Path, console: &Console) -> Result<(), Exit> {
    let Subject { checked, bundle, agency, quarter } = *subject;
    let filed = Filed { checked, bundle, agency, document: Expected::Report(Slot::Quarter(quarter)) };
    match filed.place(root) {
        Whereabouts::Counted(_) | Whereabouts::Free(_) => filed.needs_reports_before(quarter, root, console),
        Whereabouts::Taken(path) => Err(filed.taken(&path, root, console)),
        Whereabouts::InDoubt(file) => Err(filed.in_doubt(file, console)),
    }
}
