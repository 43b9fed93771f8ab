//! `cchc status`: what an agency still has to do before its report can be submitted, for the one who edits its files.

mod faults;
mod next;

use std::fmt::Write as _;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use chrono::NaiveDate;

use super::console::Console;
use super::named::{agency_here, bundle_of, in_folder, say_where};
use super::output::{Aim, Forms, Wanted};
use super::progress::Stage;
use super::words::{self, say};
use super::{Exit, day, find, quarter, read, start, today, year};
use crate::check::{Levels, check};
use crate::language::{Text, printable};
use crate::load::Overlay;
use crate::model::bundle::Bundle;
use crate::model::period::{Period, Quarter};
use crate::report::readiness::{self as report, Faults, Item, Weight};
use crate::rollup::readiness::{Readiness, collected_quarter, next_quarter, readiness};
use crate::rollup::view::View;
use crate::wrap::wrap;
use crate::write::Format;

use self::faults::faults;

/// Shows what is left to do.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    next_help_heading = say("Tùy chọn", "Options"),
    after_help = say(
        "Không nêu cơ quan: trong kho của một cơ quan hay trong thư mục agencies/MÃ là cơ quan ấy;\nở chỗ khác là bảng các cơ quan còn việc. Hạn gửi lấy từ [calendar] trong cchc.toml;\nTỉnh chưa ấn định thì chỉ nói ngày chốt số liệu.\n\nVí dụ:\n  cchc status so-y-te\n  cchc status --quarter 2",
        "Without an agency: in one agency's repository, or inside agencies/ID, that one; elsewhere a\ntable of the agencies with work left. Deadlines are those of [calendar] in cchc.toml; where\nthe province set none, only the cut-off is told.\n\nExamples:\n  cchc status so-y-te\n  cchc status --quarter 2",
    ),
)]
pub(super) struct Args {
    #[arg(value_name = say("MÃ", "ID"), help_heading = say("Đối số", "Arguments"), help = say("Mã cơ quan", "The agency's id"))]
    agency: Option<String>,
    #[arg(short, long, value_name = "1-4", value_parser = quarter, help = say("Quý; mặc định là quý của báo cáo sắp phải gửi", "The quarter; by default that of the report that is next"))]
    quarter: Option<Quarter>,
    #[arg(long, value_name = say("NĂM", "YEAR"), value_parser = year, help = say("Năm báo cáo; mặc định là năm gần nhất có kế hoạch", "The year; by default the latest that has a plan"))]
    year: Option<i32>,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say("Coi hôm nay là ngày này (như 31/05/2021)", "Take this day (such as 2021-05-31) for today"))]
    as_of: Option<NaiveDate>,
    #[arg(long, value_name = "terminal|json|csv|markdown|html", help = say("Định dạng đầu ra", "Output format"))]
    format: Option<String>,
    #[command(flatten)]
    output: Wanted,
}

/// The forms a list of things to do is of use in.
const FORMS: Forms<'static, Format> = Forms {
    names: &[
        ("terminal", Format::Terminal),
        ("json", Format::Json),
        ("csv", Format::Csv),
        ("markdown", Format::Markdown),
        ("html", Format::Html),
    ],
    endings: &[("json", Format::Json), ("csv", Format::Csv), ("md", Format::Markdown), ("html", Format::Html)],
    usual: Format::Terminal,
    apart: None,
};

/// How many agencies a terminal shows.
const ROWS: usize = 15;

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match show(args, root, console) {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

fn show(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<(), Exit> {
    let aim = Aim::at(&args.output, args.format.as_deref(), false, &FORMS, console)?;
    let today = args.as_of.unwrap_or_else(today);
    let found = find(root, console)?;
    let loaded = read(&found, &Overlay::default(), console)?;
    console.stage(Stage::Check);
    let (checked, diagnostics) = check(loaded, Levels::default(), today);
    say_where(checked.workspace(), &found, root, console);
    let bundle = bundle_of(args.year, checked.workspace(), console)?;
    let named = match &args.agency {
        Some(agency) => Some(agency_here(bundle, checked.workspace(), agency, console)?),
        None => in_folder(checked.workspace(), &found, root).filter(|id| bundle.agency(id).is_some()),
    };
    console.stage(Stage::RollUp);
    let year = bundle.plan.year;
    let quarter = args.quarter.unwrap_or_else(|| match &named {
        Some(agency) => next_quarter(&checked, agency, year, today),
        None => collected_quarter(&checked, bundle, today),
    });
    let view = View { agency: named.clone(), ..View::of(&checked, bundle, Period::official(year, quarter)) };
    let mut all: Vec<(Readiness<'_>, Faults)> = readiness(&view, today)
        .into_iter()
        .map(|own| {
            let faults = faults(&own, year, quarter, &checked, &diagnostics);
            (own, faults)
        })
        .collect();
    let Some(agency) = named else {
        let is_shown = aim.form == Format::Terminal && aim.is_printed();
        // Only a window has an end that the first rows would leave by.
        let most = if is_shown && Console::width().is_some() { ROWS } else { usize::MAX };
        aim.deliver_document(&report::agencies(&view, &all, today, most), None, console)?;
        if is_shown {
            console.note(&Text::fixed(
                "việc của một cơ quan: cchc status MÃ (các mã: cchc plan show --agencies)",
                "what one agency has to do: cchc status ID (the ids: cchc plan show --agencies)",
            ));
        }
        return Ok(());
    };
    let Some((own, faults)) = all.pop() else {
        owes_none(bundle, &agency, console);
        return Ok(());
    };
    if aim.form != Format::Terminal || !aim.is_printed() {
        return aim.deliver_document(&report::agency(&view, &own, &faults, today), None, console);
    }
    let items = report::items(&view, &own, &faults);
    let latest = checked.workspace().bundles.last().is_some_and(|latest| latest.plan.year == year);
    let place = next::Place { root, up: up(&found, &start(root)), agency: &agency, quarter, year, is_usual: latest };
    let title = report::title(&view, &own, today);
    let mut shown = lines(&title, &items, &place, console);
    shown.push_str(&commands(&next::commands(&place, &own, &items, today), console));
    console.print(&shown);
    Ok(())
}

/// The way from where a command starts to the workspace's root: `../` for each folder between.
fn up(found: &Path, from: &Path) -> String {
    let below = from.strip_prefix(found).map_or(0, |below| below.components().count());
    "../".repeat(below)
}

/// Says why there is nothing to say of an agency.
fn owes_none(bundle: &Bundle, agency: &str, console: &Console) {
    let (name, number) = (bundle.agency_name(agency), &bundle.plan.number.value);
    console.note(&Text::new(
        format!("theo kế hoạch {number}, {name} không phải gửi báo cáo"),
        format!("by plan {number}, {name} owes no report"),
    ));
}

/// The title and a line an item, each after its sign; what a note leads to stands beside it.
fn lines(title: &Text, items: &[Item], place: &next::Place<'_>, console: &Console) -> String {
    let (width, styled) = (Console::width().unwrap_or(usize::MAX), console.styled());
    let styled_as = |words: &str, style: Style| if styled { format!("{style}{words}{style:#}") } else { words.to_owned() };
    let mut shown = String::new();
    for line in wrap(&printable(title.in_language(console.language)), width, "  ") {
        shown.push_str(&styled_as(&line, Style::new().bold()));
        shown.push('\n');
    }
    let coloured = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    for item in items {
        let (sign, style) = match item.weight {
            Weight::Must => ("✗", coloured(AnsiColor::Red)),
            Weight::Attention => ("!", coloured(AnsiColor::Yellow)),
            Weight::Note => ("·", Style::new()),
            Weight::Good => ("✓", coloured(AnsiColor::Green)),
        };
        let mut words = item.words.in_language(console.language).to_owned();
        if let Some(command) = next::beside(place, item) {
            words = format!("{words}: {command}");
        }
        let words = printable(&words).replace('\n', " ");
        for (at, line) in wrap(&words, width.saturating_sub(3), "").iter().enumerate() {
            let sign = if at == 0 { styled_as(sign, style) } else { " ".to_owned() };
            // A string takes every write.
            let _ = writeln!(shown, " {sign} {line}");
        }
    }
    shown
}

/// What to type next, each command on a line of its own so that it can be copied.
fn commands(commands: &[String], console: &Console) -> String {
    if commands.is_empty() {
        return String::new();
    }
    let head = console.language.pick(" Tiếp theo:\n", " Next:\n");
    commands.iter().fold(head.to_owned(), |shown, command| shown + "   " + &printable(command) + "\n")
}
