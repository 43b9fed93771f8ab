//! `cchc report`: roll-ups of a period.

use std::path::Path;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;

use super::console::Console;
use super::named::{FORMATS, known_agency, known_task};
use super::output::{self, Aim, Place, opener};
use super::progress::Stage;
use super::words::{self, say};
use super::{Exit, day, open, today, validate};
use crate::check::{Levels, check};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::nearest;
use crate::history;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::{Period, Quarter};
use crate::report::{By, Entry, REPORTS, Request, Subject};
use crate::rollup::completeness::{Receipt, completeness};
use crate::rollup::view::View;
use crate::write::Format;

/// Prints a report.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    after_help = say(
        "Báo cáo chính thức: quý I, 6 tháng, quý III, năm. --quarter 2 cho báo cáo 6 tháng kèm riêng quý II;\n--quarter 4 cho báo cáo năm kèm riêng quý IV. Không nêu kỳ thì lấy kỳ đã chốt gần nhất.",
        "Official reports: quarter 1, half year, quarter 3, year. --quarter 2 gives the half year with quarter 2 beside it;\n--quarter 4 the year with quarter 4 beside it. Without a period, the latest one closed.",
    ),
)]
#[command(next_help_heading = say("Tùy chọn", "Options"))]
pub(super) struct Args {
    #[arg(value_name = say("BÁO-CÁO", "NAME"), help_heading = say("Đối số", "Arguments"), default_value = "period", hide_default_value = true, help = say(
        "period (mặc định), overdue, agency, task",
        "period (the default), overdue, agency, task",
    ))]
    name: String,
    #[arg(value_name = say("MÃ", "ID"), help_heading = say("Đối số", "Arguments"), help = say(
        "Mã cơ quan (agency) hoặc nhiệm vụ của Tỉnh (task)",
        "The agency's id (agency) or the provincial task's (task)",
    ))]
    subject: Option<String>,
    #[arg(long, value_name = "1-4", value_parser = |text: &str| number(text, 1, 4), group = "period", help = say("Quý", "Quarter"))]
    quarter: Option<i64>,
    #[arg(long, value_name = "1|2", value_parser = |text: &str| number(text, 1, 2), group = "period", help = say(
        "6 tháng đầu năm (1) hoặc cuối năm (2)",
        "First (1) or second (2) half of the year",
    ))]
    half: Option<i64>,
    #[arg(long, group = "period", help = say("9 tháng", "Nine months"))]
    nine_months: bool,
    #[arg(long, group = "period", help = say("Cả năm", "The whole year"))]
    annual: bool,
    #[arg(long, value_name = say("NĂM", "YEAR"), value_parser = |text: &str| number(text, 1900, 2200), help = say("Năm báo cáo; mặc định là năm gần nhất có kế hoạch", "The year; by default the latest that has a plan"))]
    year: Option<i64>,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say(
        "Tính đến ngày này (năm-tháng-ngày), sớm hơn ngày chốt",
        "As of this day (year-month-day), earlier than the cut-off",
    ))]
    as_of: Option<NaiveDate>,
    #[arg(long, value_name = "area|agency|kind", value_parser = PossibleValuesParser::new(By::ALL.map(|(word, _)| word)), hide_possible_values = true, help = say(
        "Nhóm theo nội dung, cơ quan hoặc loại cơ quan",
        "Group by area, agency or kind of agency",
    ))]
    by: Option<String>,
    #[arg(long, value_name = say("MÃ", "ID"), help = say("Chỉ cơ quan này", "Only this agency"))]
    agency: Option<String>,
    #[arg(long, value_name = say("SỐ", "N"), value_parser = |text: &str| number(text, 1, i64::from(u16::MAX)), help = say("Chỉ nội dung này", "Only this area"))]
    area: Option<i64>,
    #[arg(long, value_name = "terminal|markdown|csv|json", help = say("Định dạng đầu ra", "Output format"))]
    format: Option<String>,
    #[command(flatten)]
    output: output::Wanted,
    #[arg(long, help = say("Mở tệp đã ghi; không có -o thì mở một trang html", "Open the file written; without -o, an html page"))]
    open: bool,
    #[arg(long, value_name = say("BẢNG", "TABLE"), help = say("Chỉ in bảng này", "Print this table only"))]
    table: Option<String>,
    #[arg(long, help = say("Kết thúc với mã 1 nếu có gì không tổng hợp được hoặc có lỗi", "Exit with 1 if anything was left out or denied"))]
    strict: bool,
    #[arg(long, help = say("Không ghi phiên bản của kho dữ liệu (git)", "Leave out the repository's commit"))]
    no_revision: bool,
}

fn number(text: &str, least: i64, most: i64) -> Result<i64, String> {
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("{} {least}–{most}", say("ghi một số trong khoảng", "write a number in the range"))),
    }
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match make(args, root, console) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn make(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<Exit, Exit> {
    let entry = entry(args, console)?;
    let aim = aim(args, console)?;
    let (root, loaded) = open(root, console)?;
    let revision = (!args.no_revision).then(|| std::thread::spawn(move || history::revision(&root)));
    console.stage(Stage::Check);
    let (checked, diagnostics) = check(loaded, Levels::default(), args.as_of.unwrap_or_else(today));
    let bundle = bundle(args, &checked, &diagnostics, console)?;
    let view = view(args, &checked, bundle, console)?;
    let subject = subject(args, entry, bundle, console)?;
    let by = args.by.as_ref().and_then(|word| By::ALL.iter().find(|(name, _)| name == word)).map(|(_, by)| *by);
    let revision = revision.and_then(|asked| asked.join().ok());
    let request = Request { view, by, subject, revision };
    console.stage(Stage::RollUp);
    let document = (entry.make)(&request);
    console.stage(Stage::Write);
    let aim = if args.open && aim.is_printed() {
        let (name, period, year) = (entry.name, request.view.period.key(), request.view.period.year);
        let of = request.subject.as_ref().map(|id| format!("-{id}")).unwrap_or_default();
        aim.into_own_file(opener::own_page(&format!("{name}{of}-{year}-{period}.html")))
    } else {
        aim
    };
    aim.deliver_document(&document, args.table.as_deref(), console)?;
    if let (true, Place::File(path) | Place::Folder(path)) = (args.open, &aim.place) {
        opener::open(path, console);
    }
    let exit = verdict(args, &request.view, &diagnostics, console);
    drop(request);
    // The process ends here: giving a province's model back piece by piece would take longer than reading it did.
    std::mem::forget((checked, diagnostics, document));
    Ok(exit)
}

/// Where the report goes, and in which format: a page to look at, where it is only to be opened.
fn aim(args: &Args, console: &Console) -> Result<Aim<Format>, Exit> {
    let is_printed = args.output.output.as_deref().is_none_or(|path| path == Path::new("-"));
    if !args.open || !is_printed {
        return Aim::at(&args.output, args.format.as_deref(), args.table.is_some(), &FORMATS, console);
    }
    let aim = Aim::at(&output::Wanted::default(), args.format.as_deref().or(Some("html")), args.table.is_some(), &FORMATS, console)?;
    if Format::of_extension("html") != Some(aim.form) {
        console.error(&Text::fixed("--open không có -o chỉ mở trang html", "--open without -o opens an html page only"));
        console.hint(&Text::fixed("bỏ --format, hoặc nêu tệp bằng -o", "leave out --format, or name the file with -o"));
        return Err(Exit::Usage);
    }
    Ok(aim)
}

fn entry(args: &Args, console: &Console) -> Result<&'static Entry, Exit> {
    if let Some(entry) = REPORTS.iter().find(|entry| entry.name == args.name) {
        return Ok(entry);
    }
    let name = &args.name;
    console.error(&Text::new(format!("không có báo cáo `{name}`"), format!("there is no report `{name}`")));
    let names: Vec<&str> = REPORTS.iter().map(|entry| entry.name).collect();
    console.hint(&match nearest(name, names.iter().copied()) {
        Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
        None => Text::new(format!("các báo cáo: {}", names.join(", ")), format!("the reports: {}", names.join(", "))),
    });
    Err(Exit::Usage)
}

fn bundle<'a>(args: &Args, checked: &'a Checked, diagnostics: &[Diagnostic], console: &mut Console) -> Result<&'a Bundle, Exit> {
    let workspace = checked.workspace();
    let Some(latest) = workspace.bundles.last() else {
        console.print(&validate::drawn(diagnostics, workspace, console));
        console.error(&Text::fixed(
            "không có kế hoạch nào của Tỉnh để tổng hợp theo: sửa `plans` trong cchc.toml",
            "there is no provincial plan to roll up by: mend `plans` in cchc.toml",
        ));
        return Err(Exit::Nothing);
    };
    let Some(year) = args.year.and_then(|year| i32::try_from(year).ok()) else { return Ok(latest) };
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

fn view<'a>(args: &Args, checked: &'a Checked, bundle: &'a Bundle, console: &Console) -> Result<View<'a>, Exit> {
    let year = bundle.plan.year;
    let period = period(args, year, console)?;
    let mut view = View::of(checked, bundle, period);
    if let Some(as_of) = args.as_of {
        let (opens, closes) = (period.last_quarter_alone().opens(), period.closes());
        if as_of < opens || as_of > closes {
            console.error(&Text::each(|language| {
                let (day, opens, closes) = (language.date(as_of), language.date(opens), language.date(closes));
                language.pick(
                    format!("--as-of {day} nằm ngoài quý của kỳ này ({opens} – {closes})"),
                    format!("--as-of {day} is outside this period's quarter ({opens} – {closes})"),
                )
            }));
            console.hint(&Text::fixed("nêu kỳ có ngày ấy, ví dụ --quarter 2", "name the period that has that day, such as --quarter 2"));
            return Err(Exit::Usage);
        }
        view.as_of = as_of;
    }
    if let Some(agency) = &args.agency {
        view.agency = Some(known_agency(bundle, agency, console)?);
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

fn period(args: &Args, year: i32, console: &Console) -> Result<Period, Exit> {
    let window = |first, last| Period { year, first, last };
    if let Some(quarter) = args.quarter.and_then(Quarter::from_number) {
        return Ok(Period::official(year, quarter));
    }
    match args.half {
        Some(1) => return Ok(window(Quarter::Q1, Quarter::Q2)),
        Some(_) => return Ok(window(Quarter::Q3, Quarter::Q4)),
        None => {}
    }
    if args.nine_months {
        return Ok(window(Quarter::Q1, Quarter::Q3));
    }
    if args.annual {
        return Ok(window(Quarter::Q1, Quarter::Q4));
    }
    let latest = Period::latest_closed(today());
    match latest.year.cmp(&year) {
        std::cmp::Ordering::Equal => Ok(latest),
        std::cmp::Ordering::Greater => Ok(Period::official(year, Quarter::Q4)),
        std::cmp::Ordering::Less => {
            console.error(&Text::new(format!("năm {year} chưa có kỳ nào chốt số liệu"), format!("no period of {year} has closed yet")));
            console.hint(&Text::fixed("nêu kỳ muốn xem, ví dụ --quarter 1", "name the period, for example --quarter 1"));
            Err(Exit::Usage)
        }
    }
}

fn subject(args: &Args, entry: &Entry, bundle: &Bundle, console: &Console) -> Result<Option<String>, Exit> {
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
        (Some(Subject::Agency), Some(id)) => known_agency(bundle, id, console).map(Some),
        (Some(Subject::Task), Some(id)) => known_task(bundle, id, console).map(Some),
        (Some(Subject::Agency), None) => {
            console.error(&Text::fixed(
                "thiếu mã cơ quan: cchc report agency so-noi-vu",
                "the agency's id is missing: cchc report agency so-noi-vu",
            ));
            Err(Exit::Usage)
        }
        (Some(Subject::Task), None) => {
            console.error(&Text::fixed("thiếu mã nhiệm vụ: cchc report task 3.3", "the task's id is missing: cchc report task 3.3"));
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
    let complete = completeness(view);
    let left_out = !complete.left_out.is_empty()
        || !complete.with(|receipt| matches!(receipt, Receipt::Unusable(_))).is_empty()
        || !workspace.unusable.is_empty();
    let denied = diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Deny);
    if args.strict && (left_out || denied) { Exit::Denied } else { Exit::Done }
}
