//! `cchc export`: the tidy long form, one fact a row, for programs that compute on their own; with `--template` the form agencies fill in.

use std::path::Path;

use rayon::prelude::*;

use super::console::Console;
use super::named::known_agency;
use super::output::{self, Aim, Forms};
use super::progress::Stage;
use super::template;
use super::words::{self, say};
use super::{Exit, open, today, validate};
use crate::check::{Levels, check};
use crate::language::Text;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::report::facts::{COLUMNS, row};
use crate::rollup::facts::facts;
use crate::write::records::{self, Form};

/// Writes every fact.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    next_help_heading = say("Tùy chọn", "Options"),
    after_help = say(
        "Mỗi dòng một dữ kiện: cơ quan, nhiệm vụ hoặc chỉ tiêu, kỳ, giá trị, đơn vị, tệp và dòng nguồn. Bản thảo và những gì báo cáo\nkhông tổng hợp thì không có ở đây, nên cộng lại đúng bằng báo cáo. Ý nghĩa từng cột: docs/export.md\n\nVới --template: biểu mẫu Excel để cơ quan điền báo cáo quý, ví dụ\n  cchc export --template so-y-te --quarter 2 -o so-y-te-2021-q2.xlsx\nđiền xong thì nhập lại bằng: cchc import so-y-te-2021-q2.xlsx",
        "One fact a row: agency, task or indicator, period, value, unit, source file and line. Drafts and what reports leave out are not\nhere, so that sums are those of the reports. What every column means: docs/export.md\n\nWith --template: the Excel form in which an agency fills in its quarter, as in\n  cchc export --template so-y-te --quarter 2 -o so-y-te-2021-q2.xlsx\nand read back once it is filled in by: cchc import so-y-te-2021-q2.xlsx",
    ),
)]
pub(super) struct Args {
    #[command(flatten)]
    template: template::Asked,
    #[arg(long, value_name = say("NĂM", "YEAR"), help = say("Chỉ năm này; mặc định là mọi năm có kế hoạch của Tỉnh", "This year only; by default every year that has a provincial plan"))]
    year: Option<i32>,
    #[arg(long, value_name = say("MÃ", "ID"), conflicts_with = "template", help = say("Chỉ cơ quan này", "Only this agency"))]
    agency: Option<String>,
    #[arg(long, value_name = "csv|jsonl|xlsx", help = say(
        "Định dạng đầu ra; mặc định csv; của biểu mẫu: xlsx (mặc định) hoặc csv",
        "Output format; csv by default; of a form: xlsx (the default) or csv",
    ))]
    format: Option<String>,
    #[command(flatten)]
    output: output::Wanted,
}

/// The forms of rows.
const FORMS: Forms<'static, Form> = Forms { names: &Form::ALL, endings: &Form::ALL, usual: Form::Csv, apart: None };

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    let made = if args.template.is_asked() {
        template::make(&args.template, args.year, args.format.as_deref(), &args.output, root, console)
    } else {
        make(args, root, console)
    };
    match made {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

fn make(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<(), Exit> {
    let aim = Aim::at(&args.output, args.format.as_deref(), true, &FORMS, console)?;
    let (_, loaded) = open(root, console)?;
    console.stage(Stage::Check);
    let (checked, diagnostics) = check(loaded, Levels::default(), today());
    let bundles = bundles(args, &checked, console)?;
    console.stage(Stage::RollUp);
    let mut bytes = records::head(aim.form, &COLUMNS);
    let mut is_empty = true;
    for bundle in bundles {
        let sources = &checked.workspace().sources;
        let pieces: Vec<Vec<u8>> = facts(&checked, bundle, args.agency.as_deref())
            .into_par_iter()
            .map(|own| records::rows(aim.form, &COLUMNS, own.into_iter().map(|fact| row(fact, bundle, sources))))
            .collect();
        is_empty &= pieces.is_empty();
        for piece in pieces {
            bytes.extend(piece);
        }
    }
    console.stage(Stage::Write);
    aim.deliver(&bytes, true, console)?;
    if is_empty {
        console.note(&Text::fixed(
            "chưa có dữ kiện nào: chưa có kế hoạch hay báo cáo nào được tính",
            "there is no fact yet: no plan and no report counts",
        ));
    }
    if !diagnostics.is_empty() {
        console.note(&Text::each(|language| {
            let found = validate::summary(&diagnostics, checked.workspace(), language);
            language.pick(format!("{found}; xem: cchc validate"), format!("{found}; see: cchc validate"))
        }));
    }
    // The process ends here: giving a province's model back piece by piece would take longer than reading it did.
    std::mem::forget((checked, diagnostics));
    Ok(())
}

/// The bundles asked for: those of the year, that have the agency.
fn bundles<'a>(args: &Args, checked: &'a Checked, console: &Console) -> Result<Vec<&'a Bundle>, Exit> {
    let all = &checked.workspace().bundles;
    let of_year: Vec<&Bundle> = all.iter().filter(|bundle| args.year.is_none_or(|year| bundle.plan.year == year)).collect();
    let Some(latest) = of_year.last() else {
        let years: Vec<String> = all.iter().map(|bundle| bundle.plan.year.to_string()).collect();
        let (years, year) = (years.join(", "), args.year.map(|year| year.to_string()).unwrap_or_default());
        console.error(&if all.is_empty() {
            Text::fixed(
                "không có kế hoạch nào của Tỉnh để tổng hợp theo: sửa `plans` trong cchc.toml",
                "there is no provincial plan to roll up by: mend `plans` in cchc.toml",
            )
        } else {
            Text::new(
                format!("không có kế hoạch của Tỉnh năm {year}; có: {years}"),
                format!("there is no provincial plan for {year}; there is: {years}"),
            )
        });
        return Err(if all.is_empty() { Exit::Nothing } else { Exit::Usage });
    };
    let Some(agency) = &args.agency else { return Ok(of_year) };
    let having: Vec<&Bundle> = of_year.iter().copied().filter(|bundle| bundle.agency(agency).is_some()).collect();
    if having.is_empty() {
        known_agency(latest, agency, console)?;
    }
    Ok(having)
}
