//! `cchc set`: one edit of a report or a plan from the command line, refused where it would bring an error that was not there.

mod notes;
mod target;

use std::path::Path;

use chrono::NaiveDate;

use crate::check::{Levels, check};
use crate::cli::console::Console;
use crate::cli::filed::{Filed, Whereabouts};
use crate::cli::named::{agency_here, bundle_of, in_folder, own_agency, say_where};
use crate::cli::progress::Stage;
use crate::cli::told::{NAMED, VALUE};
use crate::cli::words::{self, say};
use crate::cli::{Exit, amend, find, quarter, read, today, told, validate, year};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, FACES};
use crate::edit::typed::words::{Document, Known, read as read_words};
use crate::edit::typed::{Changed, Misfit, apply};
use crate::language::{Language, Text, at_a_glance};
use crate::level::Level;
use crate::load::Overlay;
use crate::model::address::Expected;
use crate::model::agency::Agency;
use crate::model::bundle::Bundle;
use crate::model::called::Called;
use crate::model::checked::Checked;
use crate::model::period::{Period, Quarter};
use crate::model::quarter_report::Slot;
use crate::model::workspace::Workspace;
use crate::rollup::readiness::readiness;
use crate::rollup::view::View;
use crate::source::Place;

use self::target::{Target, target};

/// Writes a few keys.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    override_usage = say("cchc set [CƠ-QUAN] --quarter QUÝ NHIỆM-VỤ KHÓA=GIÁ-TRỊ…", "cchc set [AGENCY] --quarter QUARTER TASK KEY=VALUE…"),
    next_help_heading = say("Tùy chọn", "Options"),
    after_help = say(
        "Ví dụ:
  cchc set so-y-te --quarter 2 SYT-04 percent=60 result=\"Đã rà soát 12/20 thủ tục\"
  cchc set so-y-te --quarter 2 SYT-05 completed=10/06/2021 SYT-06 carried-out=có
  cchc set so-y-te --quarter 2 SYT-05 evidence=\"12/QĐ-SYT,10/06/2021,Quyết định\"
  cchc set so-y-te --quarter 2 ho-so-tiep-nhan-moi=1.297 ho-so-dung-han=1.286
  cchc set so-y-te --quarter 2 report number=142/BC-SYT submitted=16/06/2021
  cchc set so-y-te --quarter 2 difficulty.KK-01 tasks=SYT-04 problem=\"…\" proposal=\"…\"
  cchc set so-y-te plan SYT-09= not-applicable 6.3=\"…\"
  cchc set so-y-te plan issued=18/12/2020 SYT-04 due=30/11/2021 budget.estimate=12.000.000

Ngày ghi 2021-06-10 hoặc 10/06/2021; số ghi 12.000.000 hoặc 12000000; KHÓA= để trống là bỏ
khóa ấy, NHIỆM-VỤ= sau chữ plan là bỏ nhiệm vụ; evidence thêm vào các tài liệu đã có; chữ có
dấu cách thì đặt trong dấu nháy.
Ghi tất cả hoặc không ghi gì: chỗ nào cchc validate coi là lỗi thì không ghi.
Chưa có tệp của quý thì mở tệp mới như cchc open.",
        "Examples:
  cchc set so-y-te --quarter 2 SYT-04 percent=60 result=\"Reviewed 12/20 procedures\"
  cchc set so-y-te --quarter 2 SYT-05 completed=2021-06-10 SYT-06 carried-out=yes
  cchc set so-y-te --quarter 2 SYT-05 evidence=\"12/QĐ-SYT,2021-06-10,Decision\"
  cchc set so-y-te --quarter 2 ho-so-tiep-nhan-moi=1297 ho-so-dung-han=1286
  cchc set so-y-te --quarter 2 report number=142/BC-SYT submitted=2021-06-16
  cchc set so-y-te --quarter 2 difficulty.KK-01 tasks=SYT-04 problem=\"…\" proposal=\"…\"
  cchc set so-y-te plan SYT-09= not-applicable 6.3=\"…\"
  cchc set so-y-te plan issued=2020-12-18 SYT-04 due=2021-11-30 budget.estimate=12000000

Days are 2021-06-10 or 10/06/2021, numbers 12.000.000 or 12000000; KEY= takes the key out,
TASK= after plan the task; evidence is added to the documents there are; words with blanks
stand in quotes.
All is written or nothing: what cchc validate denies is not written.
Where the quarter has no file, one is opened as cchc open does.",
    ),
)]
pub(super) struct Args {
    #[arg(value_name = say("TỪ", "WORD"), required = true, help_heading = say("Đối số", "Arguments"), help = say(
        "Mã cơ quan (không cần trong kho hay thư mục của một cơ quan), rồi nhiệm vụ hoặc bảng, rồi KHÓA=GIÁ-TRỊ; plan đứng trước thì ghi vào kế hoạch",
        "The agency's id (not needed in one agency's repository or folder), then a task or table, then KEY=VALUE; with plan before them, the plan is written to",
    ))]
    words: Vec<String>,
    #[arg(short, long, value_name = "1-4", value_parser = quarter, help = say("Báo cáo của quý nào", "Which quarter's report"))]
    quarter: Option<Quarter>,
    #[arg(long, value_name = say("NĂM", "YEAR"), value_parser = year, help = say("Năm; mặc định là năm gần nhất có kế hoạch của Tỉnh", "The year; by default the latest with a provincial plan"))]
    year: Option<i32>,
    #[arg(long, help = say("Chỉ cho xem sẽ đổi gì, không ghi vào tệp", "Only show what would change, and write nothing"))]
    dry_run: bool,
}

/// The word that leads to the plan.
const PLAN: &str = "plan";

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match make(args, root, console) {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

fn make(args: &Args, from: Option<&Path>, console: &mut Console) -> Result<(), Exit> {
    let root = find(from, console)?;
    let loaded = read(&root, &Overlay::default(), console)?;
    console.stage(Stage::Check);
    let today = today();
    let (checked, before) = check(loaded, Levels::default(), today);
    say_where(checked.workspace(), &root, from, console);
    let bundle = bundle_of(args.year, checked.workspace(), console)?;
    let (agency, rest) = whose(args, bundle, checked.workspace(), &root, from, console)?;
    let (document, rest) = match rest.split_first() {
        Some((first, rest)) if first == PLAN => (Document::Plan, rest),
        _ => (Document::Report, rest),
    };
    let sent = args.quarter.and_then(|quarter| sent(&checked, &agency, bundle.plan.year, quarter));
    let target = target(args, document, &agency, &checked, bundle, &root, console)?;
    let report = args.quarter.and_then(|quarter| checked.report(&agency, bundle.plan.year, Slot::Quarter(quarter)));
    let known = Known { document, bundle, tasks: tasks(&checked, document, &agency, bundle.plan.year), report };
    let typed = read_words(rest, &known).map_err(|misfit| {
        // Of a plan that cannot be read no task is known.
        let agency = bundle.agency(&agency).filter(|_| known.tasks.is_empty());
        let plan = agency.map(|agency| Filed { checked: &checked, bundle, agency, document: Expected::Plan });
        match plan.as_ref().map(|plan| (plan, plan.place(&root))) {
            Some((plan, Whereabouts::InDoubt(file))) => plan.in_doubt(file, console),
            _ => refused(&misfit, console),
        }
    })?;
    if typed.is_empty() {
        let task = known.tasks.first().copied().unwrap_or("report");
        console.error(&Text::fixed("chưa nêu khóa nào để ghi", "no key to write was named"));
        console.hint(&Text::new(format!("ví dụ: {task} result=\"…\""), format!("for example: {task} result=\"…\"")));
        return Err(Exit::Usage);
    }
    let (text, changes) = apply(&target.text, &typed, bundle.plan.year).map_err(|misfit| refused(&misfit, console))?;
    let path = &target.path;
    if changes.is_empty() {
        console.note(&Text::new(
            format!("`{path}` đã đúng như vậy, không phải ghi"),
            format!("`{path}` says just that already, nothing written"),
        ));
        return Ok(());
    }
    let (after, found) = check(read(&root, &Overlay::from([(path.clone(), text.clone())]), console)?, Levels::default(), today);
    let was = &checked.workspace().sources;
    let is_written = |place: Place| {
        let at = place.start as usize;
        after.workspace().sources.path(place.file) == *path && typed.iter().filter_map(|one| one.place(&text)).any(|own| own.contains(&at))
    };
    let new = told::brought(&told::all(&before, was), was, found, &after.workspace().sources, is_written);
    let (denied, mut warned): (Vec<Diagnostic>, Vec<Diagnostic>) = new.into_iter().partition(|diagnostic| diagnostic.level == Level::Deny);
    // What a new file does not say yet is for `status` to tell.
    warned.retain(|diagnostic| !(target.is_new && diagnostic.finding.rule.name == "progress-missing"));
    if !denied.is_empty() {
        console.print(&validate::drawn(&denied, after.workspace(), &FACES[0], None, console));
        console.error(&Text::new(
            format!("không ghi gì vào `{path}`: sẽ có lỗi như trên"),
            format!("nothing was written to `{path}`: it would have the errors above"),
        ));
        if let Some(hint) = notes::instead(&after, &denied, &changes, &agency, bundle.plan.year) {
            console.hint(&hint);
        }
        return Err(Exit::Denied);
    }
    if args.dry_run {
        console.print(&amend::difference(path, if target.is_new { "" } else { &target.text }, &text));
        console.note(&Text::fixed("chưa ghi gì vào tệp", "nothing was written"));
        return Ok(());
    }
    target.write(&root, &text, console)?;
    say_written(&target, &changes, console);
    let sources = &after.workspace().sources;
    let at = |warned: &Diagnostic| {
        let place = warned.finding.place;
        Text::same(format!("{}:{}", sources.path(place.file), sources.position(place).line))
    };
    told::say_warned(&warned.iter().map(|warned| (warned, at(warned))).collect::<Vec<_>>(), console);
    let report = args.quarter.and_then(|quarter| after.report(&agency, bundle.plan.year, Slot::Quarter(quarter)));
    if let Some(report) = report {
        notes::say(&after, report, &changes, sent, console);
    }
    if let Some(quarter) = args.quarter.filter(|_| is_submitted_by(&changes)) {
        say_silent(&after, bundle, &agency, quarter, console);
    }
    Ok(())
}

/// The agency, and the words that are not its id.
fn whose<'w>(
    args: &'w Args,
    bundle: &Bundle,
    workspace: &Workspace,
    root: &Path,
    from: Option<&Path>,
    console: &Console,
) -> Result<(String, &'w [String]), Exit> {
    let words = args.words.as_slice();
    let (first, rest) = words.split_first().ok_or(Exit::Usage)?;
    let called = Called::of(&bundle.agencies);
    if called.agency(first).is_some() {
        return Ok((agency_here(bundle, workspace, first, console)?, rest));
    }
    let is_near = || nearest(first, bundle.agencies.iter().map(Agency::key).collect::<Vec<_>>()).is_some();
    let is_like_one = || is_near() || !called.ending(first).is_empty();
    if in_folder(workspace, root, from).is_some() || first.contains('=') || !is_like_one() {
        return Ok((own_agency(bundle, workspace, root, from, "set", console)?, words));
    }
    Ok((agency_here(bundle, workspace, first, console)?, rest))
}

/// The tasks a document may speak of: those of the plan, and for a report those that amendments added to it.
fn tasks<'a>(checked: &'a Checked, document: Document, agency: &str, year: i32) -> Vec<&'a str> {
    let Some(plan) = checked.plan(agency, year) else { return Vec::new() };
    let own = plan.tasks.iter().map(|task| task.id.value.as_str());
    let added = checked.added_to(plan).filter(|_| document == Document::Report).map(|planned| planned.task.id.value.as_str());
    own.chain(added).collect()
}

fn refused(misfit: &Misfit, console: &Console) -> Exit {
    console.error(&misfit.what);
    console.hint(&misfit.hint);
    Exit::Usage
}

/// The day a quarter's report was submitted.
fn sent(checked: &Checked, agency: &str, year: i32, quarter: Quarter) -> Option<NaiveDate> {
    Some(checked.submitted(agency, year, Slot::Quarter(quarter))?.submitted.as_ref()?.value)
}

/// Whether the changes make a report a submitted one.
fn is_submitted_by(changes: &[Changed]) -> bool {
    changes.iter().any(|change| change.header == "[report]" && change.key == "submitted" && change.after.is_some())
}

/// Says how many tasks a report that is now a submitted one does not speak of.
fn say_silent(checked: &Checked, bundle: &Bundle, agency: &str, quarter: Quarter, console: &Console) {
    let period = Period::official(bundle.plan.year, quarter);
    let view = View { agency: Some(agency.to_owned()), ..View::of(checked, bundle, period) };
    let silent = readiness(&view, period.closes()).iter().map(|own| own.silent.len()).sum::<usize>();
    if silent > 0 {
        console.note(&Text::new(
            format!("lưu ý: báo cáo đã ghi ngày gửi mà còn {silent} nhiệm vụ chưa ghi tiến độ; xem: cchc status {agency}"),
            format!("mind: the report has its day of submission, and says nothing of {silent} tasks; see: cchc status {agency}"),
        ));
    }
}

fn say_written(target: &Target, changes: &[Changed], console: &Console) {
    let path = &target.path;
    if target.is_new {
        console.note(&Text::new(format!("đã mở tệp mới `{path}`"), format!("opened a new file `{path}`")));
    }
    let count = changes.len();
    console.note(&Text::new(
        format!("đã ghi {count} chỗ vào `{path}`:"),
        format!("wrote {count} key{} to `{path}`:", if count == 1 { "" } else { "s" }),
    ));
    for change in changes.iter().take(NAMED) {
        console.note(&Text::each(|language| format!("  {}", changed(change, language))));
    }
    if count > NAMED {
        let rest = count - NAMED;
        console.note(&Text::new(format!("  … và {rest} chỗ khác"), format!("  … and {rest} more")));
    }
}

/// `[progress.SYT-04] percent = 60 (trước: 45)`.
fn changed(change: &Changed, language: Language) -> String {
    let Changed { header, key, before, after } = change;
    if key.is_empty() {
        return format!("{} {header}", language.pick("bỏ", "without"));
    }
    let value = |text: &String| at_a_glance(text, VALUE);
    let (before, after) = (before.as_ref().map(value), after.as_ref().map(value));
    match (before, after) {
        (None, Some(after)) => format!("{header} {key} = {after}"),
        (Some(before), Some(after)) => format!("{header} {key} = {after} ({} {before})", language.pick("trước:", "before:")),
        (Some(before), None) => format!("{header} {} {key} = {before}", language.pick("bỏ", "without")),
        (None, None) => header.clone(),
    }
}
