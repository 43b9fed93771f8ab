//! `cchc open`: the report files of a quarter, for people to fill in.

use std::path::Path;

use super::console::Console;
use super::filed::{Filed, Whereabouts};
use super::named::{agency_here, bundle_of, in_folder, say_where};
use super::words::{self, say};
use super::{Exit, document, open, quarter, today, year};
use crate::check::{Levels, check};
use crate::edit::scaffold::report::{Opened, extended, report};
use crate::language::Text;
use crate::model::address::Expected;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::{Quarter, quarter_name};
use crate::model::quarter_report::{QuarterReport, Slot};

/// Opens a quarter's reports.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    next_help_heading = say("Tùy chọn", "Options"),
    after_help = say(
        "Ví dụ:\n  cchc open --quarter 2                mọi cơ quan đã có kế hoạch\n  cchc open --quarter 2 so-y-te        một cơ quan\nTệp đã có không bao giờ bị ghi đè.",
        "Examples:\n  cchc open --quarter 2                every agency that has a plan\n  cchc open --quarter 2 so-y-te        one agency\nA file that is there is never overwritten.",
    ),
)]
pub(super) struct Args {
    #[arg(value_name = say("CƠ-QUAN", "AGENCY"), help_heading = say("Đối số", "Arguments"), help = say(
        "Mã các cơ quan; mặc định là cơ quan của thư mục này, hoặc mọi cơ quan đã có kế hoạch",
        "Agencies' ids; by default the one of this folder, or all that have a plan",
    ))]
    agencies: Vec<String>,
    #[arg(short, long, value_name = "1-4", value_parser = quarter, help = say("Quý nào, 1 đến 4", "Which quarter, 1 to 4"))]
    quarter: Quarter,
    #[arg(long, value_name = say("NĂM", "YEAR"), value_parser = year, help = say("Năm; mặc định là năm gần nhất có kế hoạch của Tỉnh", "The year; by default the latest with a provincial plan"))]
    year: Option<i32>,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match make(args, root, console) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn make(args: &Args, from: Option<&Path>, console: &mut Console) -> Result<Exit, Exit> {
    let (root, loaded) = open(from, console)?;
    let (checked, _) = check(loaded, Levels::default(), today());
    say_where(checked.workspace(), &root, from, console);
    let bundle = bundle_of(args.year, checked.workspace(), console)?;
    let quarter = args.quarter;
    let ids = chosen(args, &checked, bundle, &root, from, console)?;
    let (mut made, mut standing, mut exit) = (0, 0, Exit::Done);
    for id in &ids {
        match one(&checked, bundle, id, quarter, &root, ids.len() == 1, console) {
            Ok(true) => made += 1,
            Ok(false) => standing += 1,
            // The others' files are made all the same.
            Err(refused) => exit = refused,
        }
    }
    let name = quarter_name(quarter);
    if ids.len() > 1 {
        let (count, year) = (ids.len(), bundle.plan.year);
        console.note(&Text::new(
            format!("đã mở {made}/{count} báo cáo {} năm {year}; {standing} tệp đã có, giữ nguyên", name.vi),
            format!("opened {made} of {count} reports of {} {year}; {standing} were there and stay as they are", name.en),
        ));
    }
    if made > 0 {
        say_behind(&checked, bundle.plan.year, &ids, quarter, console);
        console.note(&Text::fixed(
            "tiếp theo: điền vào tệp, dùng cchc set, hoặc điền trên Excel (cchc export --template); kiểm tra bằng cchc validate; gửi thì ghi number và submitted",
            "next: fill the file in, use cchc set, or fill in an Excel form (cchc export --template); check with cchc validate; once sent, write number and submitted",
        ));
    }
    Ok(exit)
}

/// Names the agencies whose report of the quarter before is not submitted: nothing of it is carried over.
fn say_behind(checked: &Checked, year: i32, ids: &[String], quarter: Quarter, console: &Console) {
    let Some(before) = Quarter::ALL.into_iter().rev().find(|before| *before < quarter) else { return };
    let slot = Slot::Quarter(before);
    let is_behind = |id: &&String| {
        let is_planned = checked.plan(id, year).is_some();
        is_planned && checked.submitted(id, year, slot).is_none() && !checked.is_in_doubt(id, year, Expected::Report(slot))
    };
    let behind: Vec<&str> = ids.iter().filter(is_behind).map(String::as_str).collect();
    if behind.is_empty() {
        return;
    }
    let (named, more) = (behind.iter().take(5).copied().collect::<Vec<_>>().join(", "), if behind.len() > 5 { ", …" } else { "" });
    let name = quarter_name(before);
    console.note(&Text::new(
        format!("lưu ý: báo cáo {} chưa gửi ({named}{more}), nên số kỳ trước chưa có để chuyển sang", name.vi),
        format!("mind: the report of {} is not submitted ({named}{more}), so its closing figures are not there to carry over", name.en),
    ));
}

/// The agencies named; those of this place, or all that have a plan, where none is.
fn chosen(
    args: &Args,
    checked: &Checked,
    bundle: &Bundle,
    root: &Path,
    from: Option<&Path>,
    console: &Console,
) -> Result<Vec<String>, Exit> {
    if !args.agencies.is_empty() {
        let mut ids: Vec<String> = Vec::new();
        for named in &args.agencies {
            let id = agency_here(bundle, checked.workspace(), named, console)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        return Ok(ids);
    }
    if let Some(own) = in_folder(checked.workspace(), root, from).filter(|id| bundle.agency(id).is_some()) {
        return Ok(vec![own]);
    }
    let year = bundle.plan.year;
    // One whose plan cannot be read is not passed over in silence.
    let filed = |agency| Filed { checked, bundle, agency, document: Expected::Plan };
    let planned = bundle.agencies.iter().filter(|agency| !matches!(filed(agency).place(root), Whereabouts::Free(_)));
    let ids: Vec<String> = planned.map(|agency| agency.id.value.clone()).collect();
    if ids.is_empty() {
        console.error(&Text::new(
            format!("chưa cơ quan nào có kế hoạch năm {year}: chưa có gì để báo cáo"),
            format!("no agency has a plan for {year} yet: there is nothing to report on"),
        ));
        console.hint(&Text::fixed("lập kế hoạch trước: cchc derive <mã cơ quan>", "make the plan first: cchc derive <agency>"));
        return Err(Exit::Denied);
    }
    Ok(ids)
}

/// Leaves a report that is there as it is; a draft is given the entries of tasks it has none of.
fn keep(
    checked: &Checked,
    bundle: &Bundle,
    standing: &QuarterReport,
    quarter: Quarter,
    root: &Path,
    alone: bool,
    console: &Console,
) -> Result<bool, Exit> {
    let file = checked.workspace().sources.file(standing.file);
    let (path, text) = (file.path.as_str(), file.text.as_str());
    match extended(checked, bundle, standing, text, quarter, console.language).filter(|_| !standing.is_submitted()) {
        Some(extended) if !extended.added.is_empty() => {
            document::change(root, path, text, &extended.text, console)?;
            let ids = extended.added.join(", ");
            console.note(&Text::new(
                format!("bản thảo `{path}` có thêm chỗ để điền {ids}; những gì đã có giữ nguyên"),
                format!("the draft `{path}` has entries to fill in for {ids} now; what was there stays as it was"),
            ));
        }
        _ if alone => {
            console.note(&Text::new(format!("`{path}` đã có: giữ nguyên"), format!("`{path}` is already there: left as it is")));
        }
        _ => {}
    }
    Ok(false)
}

/// Makes one agency's file, and says so; whether there was none.
fn one(checked: &Checked, bundle: &Bundle, id: &str, quarter: Quarter, root: &Path, alone: bool, console: &Console) -> Result<bool, Exit> {
    let Some(agency) = bundle.agency(id) else { return Err(Exit::Usage) };
    let (year, slot) = (bundle.plan.year, Slot::Quarter(quarter));
    let filed = Filed { checked, bundle, agency, document: Expected::Report(slot) };
    filed.needs_plan(root, console)?;
    let Some(plan) = checked.plan(id, year) else { return Err(Exit::Denied) };
    // A report of that quarter may lie elsewhere: two would be one too many.
    if let Some(standing) = checked.report(id, year, slot) {
        return keep(checked, bundle, standing, quarter, root, alone, console);
    }
    let path = match filed.place(root) {
        Whereabouts::Free(path) => path,
        Whereabouts::Taken(path) => return Err(filed.taken(&path, root, console)),
        Whereabouts::InDoubt(file) | Whereabouts::Counted(file) => return Err(filed.in_doubt(file, console)),
    };
    filed.needs_reports_before(quarter, root, console)?;
    let Opened { text, tasks, figures, carried } = report(checked, bundle, agency, quarter, console.language);
    document::create(root, &path, &text, console)?;
    let carried = match carried {
        0 => Text::fixed("", ""),
        count => Text::new(format!(", {count} số đầu kỳ đã điền sẵn"), format!(", {count} of them carried over")),
    };
    if alone {
        console.note(&Text::new(
            format!("đã mở `{path}`: {tasks} nhiệm vụ phải báo cáo, {figures} chỉ tiêu{}", carried.vi),
            format!("opened `{path}`: {tasks} tasks to report, {figures} figures{}", carried.en),
        ));
    } else {
        console.note(&Text::new(
            format!("  {path}: {tasks} nhiệm vụ, {figures} chỉ tiêu{}", carried.vi),
            format!("  {path}: {tasks} tasks, {figures} figures{}", carried.en),
        ));
    }
    if !plan.left_out.is_empty() {
        let (count, of) = (plan.left_out.len(), checked.workspace().sources.path(plan.file));
        console.note(&Text::new(
            format!("{count} nhiệm vụ của kế hoạch còn thiếu hoặc sai khóa nên chưa đưa vào; xem: cchc validate {of}"),
            format!("{count} of the plan's tasks cannot be read yet and are not in it; see: cchc validate {of}"),
        ));
    }
    Ok(true)
}
