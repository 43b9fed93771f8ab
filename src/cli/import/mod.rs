//! `cchc import`: a filled-in form back into the report's file. Nothing is written unless all of it is sound, and the workspace with it.

mod subject;
mod words;

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::console::Console;
use super::document;
use super::filed::{Filed, Whereabouts};
use super::named::say_where;
use super::progress::Stage;
use super::words::{say, template};
use super::{Exit, amend, find, read, today, told};
use crate::check::{Levels, check};
use crate::diagnostic::Diagnostic;
use crate::edit::form::change::{Changes, changes};
use crate::edit::form::fault::Fault;
use crate::edit::form::filled::{self, Given, LARGEST};
use crate::edit::form::{Subject, form, why_no_row};
use crate::language::Text;
use crate::level::Level;
use crate::load::Overlay;
use crate::model::address::Expected;
use crate::model::checked::Checked;
use crate::model::quarter_report::Slot;
use crate::source::Place;

use self::subject::subject;
use self::words::{conclude, list, refuse, remark, remark_lapsed, remark_overwritten, say_nothing};

/// Reads a filled-in form.
#[derive(clap::Args)]
#[command(
    help_template = template(),
    next_help_heading = say("Tùy chọn", "Options"),
    after_help = say(
        "Biểu mẫu do cchc export --template lập. Cơ quan, năm, quý lấy từ trong tệp. Ô để trống là không có số liệu; ô đã xóa nội dung thì nội dung ấy bị bỏ khỏi báo cáo. Có một ô sai thì không ghi gì cả. Cách điền, cách đọc từng kiểu ô: docs/workbook.md",
        "The form is one that cchc export --template made. Agency, year and quarter are told by the file. An empty cell is no figure; a cell that was cleared takes its content out of the report. If one cell is wrong nothing is written. How cells are read: docs/workbook.md",
    ),
)]
pub(super) struct Args {
    #[arg(value_name = say("TỆP", "FILE"), help_heading = say("Đối số", "Arguments"), help = say(
        "Biểu mẫu đã điền: .xlsx hoặc .csv",
        "The filled-in form: .xlsx or .csv",
    ))]
    file: PathBuf,
    #[arg(long, help = say("Chỉ cho xem báo cáo sẽ thay đổi thế nào, không ghi gì", "Only show how the report would change, and write nothing"))]
    dry_run: bool,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match take(args, root, console) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn take(args: &Args, from: Option<&Path>, console: &mut Console) -> Result<Exit, Exit> {
    let shown = args.file.display().to_string();
    let given = opened(&args.file, console)?;
    let (identity, language) = filled::identity(&given).map_err(|faults| refuse(&shown, &faults, console))?;
    let root = find(from, console)?;
    let loaded = read(&root, &Overlay::default(), console)?;
    console.stage(Stage::Check);
    let (checked, before) = check(loaded, Levels::default(), today());
    say_where(checked.workspace(), &root, from, console);
    let subject = subject(&identity, &checked, &args.file, console)?;
    let (path, standing) = standing(&subject, &root, console)?;
    let own = form(&subject);
    let why = |sheet: &str, row: &str| why_no_row(&subject, sheet, row);
    let matched = filled::matched(&own, &given, language, &why).map_err(|faults| refuse(&shown, &faults, console))?;
    let text = standing.as_deref().unwrap_or_default();
    let changes = changes(&subject, &own, &matched.filled, text).map_err(|faults| refuse(&shown, &faults, console))?;
    remark(&own, &matched, console);
    remark_overwritten(&matched.overwritten, console);
    remark_lapsed(&changes.lapsed, console);
    if changes.are_none(standing.is_some()) {
        say_nothing(&path, standing.is_some(), console);
        return Ok(Exit::Done);
    }
    let new = match &standing {
        Some(text) => changes.applied(text),
        None => changes.anew(&subject),
    };
    let Some(new) = new else { return Err(document::unchangeable(&path, console)) };
    let overlay = Overlay::from([(path.clone(), new.clone())]);
    let (after, found) = check(read(&root, &overlay, console)?, Levels::default(), today());
    let was = &checked.workspace().sources;
    let is_written = |place: Place| after.workspace().sources.path(place.file) == path && changes.writes(&new, place);
    let brought = told::brought(&told::all(&before, was), was, found, &after.workspace().sources, is_written);
    let (denied, warned): (Vec<Diagnostic>, Vec<Diagnostic>) = brought.into_iter().partition(|diagnostic| diagnostic.level == Level::Deny);
    if !denied.is_empty() {
        let faults: Vec<Fault> = denied.iter().map(|finding| as_fault(finding, &after, &path, &new, &changes)).collect();
        return Err(refuse(&shown, &faults, console));
    }
    if args.dry_run {
        console.print(&amend::difference(&path, text, &new));
    }
    list(&changes, console);
    if !args.dry_run {
        match &standing {
            Some(text) => document::change(&root, &path, text, &new, console)?,
            None => document::create(&root, &path, &new, console)?,
        }
    }
    conclude(&subject, &changes, &path, args.dry_run, console);
    let at = |warned: &Diagnostic| at(warned, &after, &path, &new, &changes);
    told::say_warned(&warned.iter().map(|warned| (warned, at(warned))).collect::<Vec<_>>(), console);
    Ok(Exit::Done)
}

/// The file's bytes, opened.
fn opened(path: &Path, console: &mut Console) -> Result<Given, Exit> {
    let shown = path.display().to_string();
    let unreadable = |error: &io::Error, console: &Console| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => Text::fixed("không có tệp ấy", "there is no such file"),
            io::ErrorKind::PermissionDenied => Text::fixed("không có quyền đọc", "it may not be read"),
            _ => Text::same(error.to_string()),
        };
        console.error(&Text::new(format!("không đọc được `{shown}`: {}", why.vi), format!("cannot read `{shown}`: {}", why.en)));
        Exit::Nothing
    };
    if path.is_dir() {
        console.error(&Text::new(format!("`{shown}` là thư mục, không phải tệp"), format!("`{shown}` is a folder, not a file")));
        return Err(Exit::Usage);
    }
    let file = File::open(path).map_err(|error| unreadable(&error, console))?;
    // One byte more than is taken: what has no end is told as what is too large.
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(|error| unreadable(&error, console))?;
    filled::open(&bytes).map_err(|fault| refuse(&shown, &[*fault], console))
}

/// The report's path, and its text where it is there; says why it cannot be changed.
fn standing(subject: &Subject<'_>, root: &Path, console: &Console) -> Result<(String, Option<String>), Exit> {
    let Subject { checked, bundle, agency, quarter } = *subject;
    let filed = Filed { checked, bundle, agency, document: Expected::Report(Slot::Quarter(quarter)) };
    match filed.place(root) {
        Whereabouts::Counted(file) => {
            let file = checked.workspace().sources.file(file);
            Ok((file.path.clone(), Some(file.text.clone())))
        }
        Whereabouts::Free(path) => Ok((path, None)),
        Whereabouts::Taken(path) => Err(filed.taken(&path, root, console)),
        Whereabouts::InDoubt(file) => Err(filed.in_doubt(file, console)),
    }
}

/// A finding, at the cell it comes from where there is one.
fn as_fault(diagnostic: &Diagnostic, after: &Checked, path: &str, text: &str, changes: &Changes) -> Fault {
    let finding = &diagnostic.finding;
    let at = at(diagnostic, after, path, text, changes);
    let code = finding.rule.code;
    let what = Text::new(format!("{} [{code}]", finding.title.vi), format!("{} [{code}]", finding.title.en));
    let help = match (&finding.help, &finding.label) {
        (Some(help), _) if finding.paste.is_none() => Some(help.clone()),
        _ => None,
    };
    Fault { at: Some(at), what, help }
}

/// The cell a finding comes from, or its line in a file.
fn at(diagnostic: &Diagnostic, after: &Checked, path: &str, text: &str, changes: &Changes) -> Text {
    let finding = &diagnostic.finding;
    let sources = &after.workspace().sources;
    let own = sources.path(finding.place.file) == path;
    let of_entry = || finding.about.iter().find_map(|entry| changes.cell_of_entry(entry));
    let cell = of_entry().or_else(|| own.then(|| changes.cell_of(text, finding.place)).flatten()).cloned();
    cell.unwrap_or_else(|| Text::same(format!("{}:{}", sources.path(finding.place.file), sources.position(finding.place).line)))
}
