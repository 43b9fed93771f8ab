//! `cchc import`: a filled-in form back into the report's file. Nothing is written unless all of it is sound, and the workspace with it.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};

use super::console::Console;
use super::document;
use super::named::{known_agency, say_where};
use super::progress::Stage;
use super::words::{self, say};
use super::{Exit, amend, find, read, today, told};
use crate::check::{Levels, check};
use crate::diagnostic::Diagnostic;
use crate::document::form::{Form, Value};
use crate::edit::form::change::{Changes, changes};
use crate::edit::form::fault::{Fault, quoted};
use crate::edit::form::filled::{self, Given, LARGEST, Matched, Overwritten};
use crate::edit::form::{Identity, Subject, form, why_no_row};
use crate::language::{Language, Text, at_a_glance, printable};
use crate::level::Level;
use crate::load::Overlay;
use crate::model::address::{Address, Expected};
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::{Quarter, quarter_name};
use crate::model::quarter_report::Slot;
use crate::wrap::wrap;

/// Reads a filled-in form.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
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
    let standing = standing(&subject, &root, console)?;
    let own = form(&subject);
    let why = |sheet: &str, row: &str| why_no_row(&subject, sheet, row);
    let matched = filled::matched(&own, &given, language, &why).map_err(|faults| refuse(&shown, &faults, console))?;
    let text = standing.as_ref().map_or("", |(_, text)| text.as_str());
    let changes = changes(&subject, &own, &matched.filled, text).map_err(|faults| refuse(&shown, &faults, console))?;
    remark(&own, &matched, console);
    remark_overwritten(&matched.overwritten, console);
    let path = standing.as_ref().map_or_else(
        || Address::path(subject.agency.key(), subject.year(), Expected::Report(Slot::Quarter(subject.quarter))),
        |(path, _)| path.clone(),
    );
    if changes.are_none(standing.is_some()) {
        say_nothing(&path, standing.is_some(), console);
        return Ok(Exit::Done);
    }
    let new = match &standing {
        Some((_, text)) => changes.applied(text),
        None => changes.anew(&subject),
    };
    let Some(new) = new else { return Err(document::unchangeable(&path, console)) };
    let overlay = Overlay::from([(path.clone(), new.clone())]);
    let (after, found) = check(read(&root, &overlay, console)?, Levels::default(), today());
    let was = &checked.workspace().sources;
    let brought = told::brought(&told::all(&before, was), was, found, &after.workspace().sources);
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
            Some((_, text)) => document::write(Some(&root), &root.join(&path), &path, text, &new, console)?,
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

/// Whose form it is, in this workspace; says what of it this workspace does not have.
fn subject<'a>(identity: &Identity, checked: &'a Checked, file: &Path, console: &mut Console) -> Result<Subject<'a>, Exit> {
    let Identity { year, plan, .. } = identity;
    let bundles = &checked.workspace().bundles;
    let Some(bundle) = bundles.iter().find(|bundle| i64::from(bundle.plan.year) == *year) else {
        let years: Vec<String> = bundles.iter().map(|bundle| bundle.plan.year.to_string()).collect();
        console.error(&Text::new(
            format!("biểu mẫu là của năm {year}, mà không gian làm việc này không có kế hoạch của Tỉnh năm ấy; có: {}", years.join(", ")),
            format!("the form is of {year}, and this workspace has no provincial plan for it; there is: {}", years.join(", ")),
        ));
        return Err(if bundles.is_empty() { Exit::Nothing } else { Exit::Denied });
    };
    let own = &bundle.plan.number.value;
    if own != plan {
        console.error(&Text::new(
            format!("biểu mẫu lập theo kế hoạch {plan}, không gian làm việc này theo kế hoạch {own}"),
            format!("the form was made by plan {plan}, and this workspace goes by plan {own}"),
        ));
        console.hint(&Text::fixed("xuất biểu mẫu mới bằng cchc export --template", "make a new form with cchc export --template"));
        return Err(Exit::Denied);
    }
    let id = known_agency(bundle, &identity.agency, console).map_err(|_| Exit::Denied)?;
    let only = checked.workspace().manifest.agency.as_ref().filter(|only| only.value != id);
    if let Some(only) = only {
        let only = &only.value;
        console.error(&Text::new(
            format!("biểu mẫu là của `{id}`, mà không gian làm việc này chỉ của `{only}`"),
            format!("the form is of `{id}`, and this workspace is of `{only}` alone"),
        ));
        return Err(Exit::Denied);
    }
    let (Some(agency), Some(quarter)) = (bundle.agency(&id), Quarter::from_number(identity.quarter)) else {
        let quarter = identity.quarter;
        console.error(&Text::new(format!("biểu mẫu ghi quý {quarter}, không có quý ấy"), format!("the form says quarter {quarter}")));
        return Err(Exit::Denied);
    };
    let subject = Subject { checked, bundle, agency, quarter };
    if let Some(other) = name_of_another(&subject, bundle, file) {
        let (stem, own) = (other, subject.file_stem());
        console.error(&Text::new(
            format!("tên tệp nói `{stem}`, mà bên trong là biểu mẫu của `{own}`"),
            format!("the file's name says `{stem}`, and in it is the form of `{own}`"),
        ));
        console.hint(&Text::new(
            format!("đúng là `{own}` thì đổi tên tệp; không thì lấy lại đúng tệp"),
            format!("if `{own}` is meant, rename the file; if not, get the right one"),
        ));
        return Err(Exit::Denied);
    }
    Ok(subject)
}

/// What a file's name says, where that is another agency, year or quarter: `so-a-2021-q1`.
fn name_of_another(subject: &Subject<'_>, bundle: &Bundle, file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_str()?;
    let own = subject.file_stem();
    let (rest, quarter) = stem.rsplit_once('-')?;
    let (agency, year) = rest.rsplit_once('-')?;
    let is_name = Quarter::ALL.iter().any(|known| known.key() == quarter)
        && year.len() == 4
        && year.bytes().all(|digit| digit.is_ascii_digit())
        && bundle.agency(agency).is_some();
    (is_name && stem != own).then(|| stem.to_owned())
}

/// The report's file and its text, where there is one; says why it cannot be changed.
fn standing(subject: &Subject<'_>, root: &Path, console: &Console) -> Result<Option<(String, String)>, Exit> {
    let (id, year, slot) = (subject.agency.key(), subject.year(), Expected::Report(Slot::Quarter(subject.quarter)));
    let path = Address::path(id, year, slot);
    let sources = &subject.checked.workspace().sources;
    if subject.checked.is_in_doubt(id, year, slot) {
        console.error(&Text::new(
            format!("báo cáo `{path}` đã có mà chưa đọc được, nên không nhập vào"),
            format!("the report `{path}` is there and cannot be read, so nothing is put into it"),
        ));
        console.hint(&Text::fixed("sửa lỗi của tệp ấy trước; xem: cchc validate", "mend that file first; see: cchc validate"));
        return Err(Exit::Denied);
    }
    if let Some(report) = subject.report() {
        let file = sources.file(report.file);
        return Ok(Some((file.path.clone(), file.text.clone())));
    }
    // Something else is in its place.
    if std::fs::symlink_metadata(root.join(&path)).is_ok() {
        console.error(&Text::new(
            format!("ở chỗ của `{path}` đã có thứ khác, nên không nhập vào"),
            format!("something else stands in the place of `{path}`, so nothing is put there"),
        ));
        console.hint(&Text::fixed("dời thứ ấy đi, hoặc sửa cho đúng; xem: cchc validate", "move it away, or mend it; see: cchc validate"));
        return Err(Exit::Denied);
    }
    Ok(None)
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

/// How many faults are told one by one; whoever has more has one of another kind.
const SHOWN: usize = 100;

/// The cell a finding comes from, or its line in a file.
fn at(diagnostic: &Diagnostic, after: &Checked, path: &str, text: &str, changes: &Changes) -> Text {
    let finding = &diagnostic.finding;
    let sources = &after.workspace().sources;
    let own = sources.path(finding.place.file) == path;
    let of_entry = || finding.about.iter().find_map(|entry| changes.cell_of_entry(entry));
    let cell = of_entry().or_else(|| own.then(|| changes.cell_of(text, finding.place)).flatten()).cloned();
    cell.unwrap_or_else(|| Text::same(format!("{}:{}", sources.path(finding.place.file), sources.position(finding.place).line)))
}

/// Prints what is wrong and that nothing was written.
fn refuse(file: &str, faults: &[Fault], console: &mut Console) -> Exit {
    let language = console.language;
    let width = Console::width().unwrap_or(usize::MAX);
    let (error, todo) = (language.pick("lỗi", "error"), language.pick("cách làm", "what to do"));
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let mut shown = String::new();
    for fault in faults.iter().take(SHOWN) {
        let at = fault.at.as_ref().map(|at| format!("{}: ", at.in_language(language))).unwrap_or_default();
        let lines = wrap(&printable(&format!("{error}: {at}{}", fault.what.in_language(language))), width, "     ");
        let first = lines.join("\n");
        shown.push_str(&if console.styled() { first.replacen(error, &format!("{red}{error}{red:#}"), 1) } else { first });
        shown.push('\n');
        if let Some(help) = &fault.help {
            let line = printable(&format!("{todo}: {}", help.in_language(language))).into_owned();
            shown.push_str("  ");
            shown.push_str(&wrap(&line, width.saturating_sub(2), "  ").join("\n  "));
            shown.push('\n');
        }
    }
    console.print(&shown);
    let count = faults.len();
    if count > SHOWN {
        let rest = count - SHOWN;
        console.note(&Text::new(format!("… và {rest} chỗ khác"), format!("… and {rest} more")));
    }
    console.note(&Text::new(
        format!("chưa ghi gì: {count} chỗ phải sửa trong `{file}`"),
        format!("nothing was written: {count} {} to mend in `{file}`", if count == 1 { "place" } else { "places" }),
    ));
    Exit::Denied
}

/// Says what of the file was not read, and of what the file says nothing.
fn remark(form: &Form, matched: &Matched, console: &Console) {
    if !matched.foreign.is_empty() {
        let names: Vec<String> = matched.foreign.iter().map(|name| format!("“{name}”")).collect();
        let names = names.join(", ");
        console.note(&Text::new(
            format!("không đọc trang ngoài biểu mẫu: {names}"),
            format!("sheets that are none of the form's were not read: {names}"),
        ));
    }
    let count = matched.absent.len();
    if count > 0 {
        let named: Vec<&str> = matched.absent.iter().take(5).map(|(_, key)| key.as_str()).collect();
        let (named, more) = (named.join(", "), if count > 5 { ", …" } else { "" });
        let rows: usize = form.sheets.iter().map(|sheet| sheet.rows.len()).sum();
        console.note(&Text::new(
            format!("tệp không có {count} trong {rows} dòng của biểu mẫu, giữ nguyên như báo cáo đang ghi: {named}{more}"),
            format!("the file lacks {count} of the form's {rows} rows, which stay as the report has them: {named}{more}"),
        ));
    }
}

/// How many changed given cells are named.
const NAMED: usize = 8;

/// How much of a value is shown, in letters.
const VALUE: usize = 60;

/// Says which given cells were changed, since that is not taken.
fn remark_overwritten(overwritten: &[Overwritten], console: &Console) {
    for own in overwritten.iter().take(NAMED) {
        let now = quoted(&own.now);
        console.note(&Text::each(|language| {
            let at = own.at.in_language(language);
            match (own.now.trim().is_empty(), language) {
                (true, Language::Vietnamese) => format!("ô xám, không nhập: {at} đã bị xóa"),
                (true, Language::English) => format!("a grey cell, not taken: {at} was cleared"),
                (false, Language::Vietnamese) => format!("ô xám, không nhập: {at} nay ghi {now}"),
                (false, Language::English) => format!("a grey cell, not taken: {at} now says {now}"),
            }
        }));
    }
    let count = overwritten.len();
    if count > NAMED {
        let rest = count - NAMED;
        console.note(&Text::new(format!("… và {rest} ô xám khác"), format!("… and {rest} more grey cells")));
    }
    if count > 0 {
        console.hint(&Text::fixed(
            "nội dung có sẵn thì sửa ở kế hoạch hoặc bộ dữ liệu của tỉnh, rồi xuất lại biểu mẫu",
            "what the form gives is changed in the plan or the province's bundle; then make the form anew",
        ));
    }
}

fn say_nothing(path: &str, is_there: bool, console: &Console) {
    console.note(&if is_there {
        Text::new(
            format!("không có gì thay đổi: `{path}` đã ghi đúng như biểu mẫu"),
            format!("nothing changes: `{path}` says what the form says"),
        )
    } else {
        Text::new(format!("biểu mẫu chưa điền gì, nên không tạo `{path}`"), format!("nothing was filled in, so `{path}` is not made"))
    });
}

/// Prints what is replaced and what is taken out: what a person should look at twice.
fn list(changes: &Changes, console: &mut Console) {
    let language = console.language;
    let width = Console::width().unwrap_or(usize::MAX);
    let mut shown = String::new();
    for edit in changes.edits.iter().filter(|edit| edit.before != Value::Nothing) {
        let at = edit.at.in_language(language);
        let of = if edit.entry.is_empty() { String::new() } else { format!("{}, ", edit.entry) };
        let (column, before) = (edit.column.in_language(language), brief(&edit.before, language));
        let said = match &edit.after {
            Value::Nothing => language.pick(format!("bỏ {before}"), format!("{before} is taken out")),
            after => format!("{before} → {}", brief(after, language)),
        };
        let line = printable(&format!("{at}: {of}{column}: {said}")).into_owned();
        shown.push_str(&wrap(&line, width, "    ").join("\n"));
        shown.push('\n');
    }
    console.print(&shown);
}

/// A value as a line of a list has it.
fn brief(value: &Value, language: Language) -> String {
    let words = at_a_glance(&value.shown(language), VALUE);
    if matches!(value, Value::Text(_)) { format!("“{words}”") } else { words }
}

fn conclude(subject: &Subject<'_>, changes: &Changes, path: &str, is_dry: bool, console: &Console) {
    let count = |of: fn(&Value, &Value) -> bool| changes.edits.iter().filter(|edit| of(&edit.before, &edit.after)).count();
    let new = count(|before, _| *before == Value::Nothing);
    let gone = count(|before, after| *before != Value::Nothing && *after == Value::Nothing);
    let changed = changes.edits.len() - new - gone;
    let name = quarter_name(subject.quarter);
    let (agency, year) = (&subject.agency.name, subject.year());
    console.note(&Text::new(
        format!("{agency}, {} năm {year}: {new} ô điền mới, {changed} ô sửa, {gone} ô bỏ trống", name.vi),
        format!("{agency}, {} of {year}: {new} filled in, {changed} changed, {gone} cleared", name.en),
    ));
    let suggested = changes.edits.iter().filter(|edit| edit.is_suggested).count();
    if suggested > 0 {
        console.note(&Text::new(
            format!("trong đó {suggested} số là gợi ý từ quý trước, để nguyên"),
            format!("of these, {suggested} as the form suggested from the quarter before"),
        ));
    }
    if let Some(day) = changes.unsent() {
        console.note(&Text::each(|language| {
            let day = language.date(day);
            language.pick(
                format!("lưu ý: báo cáo đã gửi trở lại thành bản thảo: bỏ ngày gửi {day}, nên không còn được nhận và tổng hợp"),
                format!("mind: the report that was sent is a draft again: its day of submission, {day}, is taken out, so it is neither received nor counted"),
            )
        }));
    }
    console.note(&if is_dry {
        Text::new(
            format!("chưa ghi gì; bỏ --dry-run để ghi vào `{path}`"),
            format!("nothing was written; without --dry-run this goes into `{path}`"),
        )
    } else {
        Text::new(format!("đã ghi `{path}`; xem lại bằng: cchc validate"), format!("wrote `{path}`; look it over with: cchc validate"))
    });
}
