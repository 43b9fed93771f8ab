//! `cchc report`: roll-ups of a period.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use unicode_width::UnicodeWidthStr as _;

use super::console::Console;
use super::named::{FORMATS, formats, known_agency, known_task};
use super::output::{self, Aim, Place, opener};
use super::progress::Stage;
use super::words::{self, say};
use super::{Exit, day, open, provinces, today, validate};
use crate::check::{Levels, check};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::nearest;
use crate::document::Document;
use crate::history;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::{Period, Quarter};
use crate::report::{Asked, By, Entry, REPORTS, Registry, Request, Subject};
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
    #[arg(value_name = say("BÁO-CÁO", "NAME"), help_heading = say("Đối số", "Arguments"), default_value = "period", hide_default_value = true, help = names())]
    pub(super) name: String,
    #[arg(value_name = say("MÃ", "ID"), help_heading = say("Đối số", "Arguments"), help = say(
        "Mã cơ quan (agency…) hoặc nhiệm vụ của Tỉnh (task)",
        "The agency's id (agency…) or the provincial task's (task)",
    ))]
    pub(super) subject: Option<String>,
    #[arg(long, help = say("Liệt kê các báo cáo", "List the reports"))]
    list: bool,
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
    pub(super) year: Option<i64>,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say(
        "Tính đến ngày này (năm-tháng-ngày), sớm hơn ngày chốt",
        "As of this day (year-month-day), earlier than the cut-off",
    ))]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, value_name = "area|agency|kind", value_parser = PossibleValuesParser::new(By::ALL.map(|(word, _)| word)), hide_possible_values = true, help = say(
        "Nhóm theo nội dung, cơ quan hoặc loại cơ quan",
        "Group by area, agency or kind of agency",
    ))]
    pub(super) by: Option<String>,
    #[arg(long, value_name = say("MÃ", "ID"), help = say("Chỉ cơ quan này", "Only this agency"))]
    pub(super) agency: Option<String>,
    #[arg(long, value_name = say("SỐ", "N"), value_parser = |text: &str| number(text, 1, i64::from(u16::MAX)), help = say("Chỉ nội dung này", "Only this area"))]
    pub(super) area: Option<i64>,
    #[arg(long, value_name = formats(), help = say("Định dạng đầu ra", "Output format"))]
    pub(super) format: Option<String>,
    #[command(flatten)]
    output: output::Wanted,
    #[arg(long, help = say("Mở tệp đã ghi; không có -o thì mở một trang html", "Open the file written; without -o, an html page"))]
    open: bool,
    #[arg(long, value_name = say("SỐ", "NUMBER"), value_parser = said, help = say("Số văn bản (45 hoặc 45/BC-SNV); không nêu thì lấy số ghi trong tệp, không có thì để trống", "The document's number (45 or 45/BC-SNV); else the file's own, or blank"))]
    number: Option<String>,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say("Ngày ký văn bản (năm-tháng-ngày)", "The day it is issued (year-month-day)"))]
    date: Option<NaiveDate>,
    #[arg(long, value_name = say("HỌ-TÊN", "NAME"), value_parser = said, help = say("Họ tên người ký", "Who signs"))]
    signer: Option<String>,
    #[arg(long, value_name = say("CHỨC-VỤ", "TITLE"), value_parser = said, help = say("Chức vụ người ký, khi không phải người đứng đầu", "The signer's title, where that is not the head's"))]
    signer_title: Option<String>,
    #[arg(long, value_name = say("BẢNG", "TABLE"), help = say("Chỉ in bảng này", "Print this table only"))]
    pub(super) table: Option<String>,
    #[arg(long, help = say("Kết thúc với mã 1 nếu có gì không tổng hợp được hoặc có lỗi", "Exit with 1 if anything was left out or denied"))]
    pub(super) strict: bool,
    #[arg(long, help = say("Không ghi phiên bản của kho dữ liệu (git)", "Leave out the repository's commit"))]
    no_revision: bool,
}

/// What the name of a report can be.
fn names() -> String {
    let names: Vec<&str> = REPORTS.iter().map(|entry| entry.name).collect();
    let names = names.join(", ");
    say(
        "{}; provinces khi nêu nhiều -C; --list cho biết từng báo cáo nói gì",
        "{}; provinces with several -C; --list says what each is about",
    )
    .replace("{}", &names)
}

fn number(text: &str, least: i64, most: i64) -> Result<i64, String> {
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("{} {least}–{most}", say("ghi một số trong khoảng", "write a number in the range"))),
    }
}

/// Text that says something.
fn said(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err(say("không được để trống", "it is empty").to_owned()) } else { Ok(text.to_owned()) }
}

pub(super) fn run(args: &Args, roots: &[PathBuf], console: &mut Console) -> Exit {
    if args.list {
        console.print(&list(console.language));
        return Exit::Done;
    }
    let made = match roots {
        [] if args.name == provinces::NAME => provinces::make(args, &[PathBuf::from(".")], console),
        roots if roots.len() > 1 || args.name == provinces::NAME => provinces::make(args, roots, console),
        roots => make(args, roots.first().map(PathBuf::as_path), console),
    };
    match made {
        Ok(exit) | Err(exit) => exit,
    }
}

fn make(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<Exit, Exit> {
    let entry = entry(args, console)?;
    let by = args.by.as_ref().and_then(|word| By::ALL.iter().find(|(name, _)| name == word)).map(|(_, by)| *by);
    takes(args, entry, by, console)?;
    let aim = aim(args, console)?;
    let (root, loaded) = open(root, console)?;
    let revision = (!args.no_revision).then(|| std::thread::spawn(move || history::revision(&root)));
    console.stage(Stage::Check);
    let (checked, diagnostics) = check(loaded, Levels::default(), args.as_of.unwrap_or_else(today));
    let bundle = bundle(args, &checked, &diagnostics, console)?;
    let view = view(args, &checked, bundle, console)?;
    let subject = subject(args, entry, bundle, console)?;
    let revision = revision.and_then(|asked| asked.join().ok());
    let registry =
        Registry { number: args.number.clone(), date: args.date, signer: args.signer.clone(), signer_title: args.signer_title.clone() };
    let request = Request { view, by, subject, revision, registry };
    console.stage(Stage::RollUp);
    let document = (entry.make)(&request);
    let (period, year) = (request.view.period.key(), request.view.period.year);
    let of = request.subject.as_ref().map(|id| format!("-{id}")).unwrap_or_default();
    deliver(args, aim, &document, &format!("{}{of}-{year}-{period}", entry.name), console)?;
    let exit = verdict(args, &request.view, &diagnostics, console);
    drop(request);
    // The process ends here: giving a province's model back piece by piece would take longer than reading it did.
    std::mem::forget((checked, diagnostics, document));
    Ok(exit)
}

/// Every report on a line: its name and what stands after it, what it is about.
fn list(language: Language) -> String {
    let called = |entry: &Entry| match entry.subject {
        None => entry.name.to_owned(),
        Some(Subject::Agency) => format!("{} {}", entry.name, language.pick("MÃ-CƠ-QUAN", "AGENCY-ID")),
        Some(Subject::Task) => format!("{} {}", entry.name, language.pick("MÃ-NHIỆM-VỤ", "TASK-ID")),
    };
    let mut rows: Vec<(String, &Text)> = REPORTS.iter().map(|entry| (called(entry), &entry.about)).collect();
    rows.push((provinces::NAME.to_owned(), &provinces::ABOUT));
    let wide = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let line = |(name, about): &(String, &Text)| format!("{name}{}  {}\n", " ".repeat(wide - name.width()), about.in_language(language));
    rows.iter().map(line).collect()
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

/// Prints or writes the document, and opens it if that is asked for; `name` is what a page that is only opened is called.
pub(super) fn deliver(args: &Args, aim: Aim<Format>, document: &Document, name: &str, console: &mut Console) -> Result<(), Exit> {
    console.stage(Stage::Write);
    let only_opened = args.open && aim.is_printed();
    let aim = if only_opened { aim.into_own_file(opener::own_page(&format!("{name}.html"))) } else { aim };
    aim.deliver_document(document, args.table.as_deref(), console)?;
    if let (true, Place::File(path) | Place::Folder(path)) = (args.open, &aim.place) {
        opener::open(path, console);
    }
    Ok(())
}

/// Where the report goes, and in which format: a page to look at, where it is only to be opened.
pub(super) fn aim(args: &Args, console: &Console) -> Result<Aim<Format>, Exit> {
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
    let names: Vec<&str> = REPORTS.iter().map(|entry| entry.name).chain([provinces::NAME]).collect();
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
    view.as_of = as_of(args, period, console)?;
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

/// The day states are as of; one outside the period's last quarter is refused.
pub(super) fn as_of(args: &Args, period: Period, console: &Console) -> Result<NaiveDate, Exit> {
    let (opens, closes) = (period.last_quarter_alone().opens(), period.closes());
    let Some(as_of) = args.as_of else { return Ok(closes) };
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
    Ok(as_of)
}

/// The period asked for, or the latest one closed.
pub(super) fn period(args: &Args, year: i32, console: &Console) -> Result<Period, Exit> {
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
            let name = entry.name;
            console.error(&Text::new(
                format!("thiếu mã cơ quan: cchc report {name} so-noi-vu"),
                format!("the agency's id is missing: cchc report {name} so-noi-vu"),
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
