//! `cchc plan`: provinces' bundles, and any task with its source, its assignment and what that rests on.

use std::path::Path;

use super::console::Console;
use super::named::{FORMATS, formats, known_task};
use super::output::{self, Aim};
use super::words::{self, say};
use super::{Exit, start};
use crate::document::Document;
use crate::language::Text;
use crate::load;
use crate::model::bundle::Bundle;
use crate::report::{plan as documents, register};
use crate::source::Sources;

/// Looks at bundles.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    subcommand_help_heading = say("Lệnh", "Commands"),
    subcommand_value_name = say("LỆNH", "COMMAND"),
    disable_help_subcommand = true,
)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    #[command(about = say("Liệt kê các bộ dữ liệu có sẵn và của không gian làm việc", "List the embedded bundles and the workspace's"), help_template = words::template())]
    List {
        #[arg(long, value_name = formats(), help_heading = say("Tùy chọn", "Options"),
            help = say("Định dạng đầu ra", "Output format"))]
        format: Option<String>,
        #[command(flatten)]
        output: output::Wanted,
    },
    #[command(about = say("Xem kế hoạch của Tỉnh, hoặc một nhiệm vụ và căn cứ giao", "Show the province's plan, or one task and what its assignment rests on"), help_template = words::template())]
    Show(Show),
}

#[derive(clap::Args)]
#[command(next_help_heading = say("Tùy chọn", "Options"))]
struct Show {
    #[arg(value_name = say("NHIỆM-VỤ", "TASK"), help_heading = say("Đối số", "Arguments"), help = say("Mã nhiệm vụ của Tỉnh, ví dụ 3.3", "A provincial task's id, such as 3.3"))]
    task: Option<String>,
    #[arg(long, value_name = say("BỘ-DỮ-LIỆU", "BUNDLE"), help = say("Bộ dữ liệu nào; mặc định là của năm gần nhất", "Which bundle; by default the latest year's"))]
    plan: Option<String>,
    #[arg(long, conflicts_with_all = ["task", "indicators"], help = say("Xem danh bạ cơ quan", "Show the register of agencies"))]
    agencies: bool,
    #[arg(long, conflicts_with = "task", help = say("Xem danh mục chỉ tiêu", "Show the catalogue of indicators"))]
    indicators: bool,
    #[arg(long, value_name = formats(), help = say("Định dạng đầu ra", "Output format"))]
    format: Option<String>,
    #[command(flatten)]
    output: output::Wanted,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match make(args, root, console) {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

fn make(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<(), Exit> {
    let (format, output) = match &args.what {
        What::List { format, output } => (format, output),
        What::Show(show) => (&show.format, &show.output),
    };
    let aim = Aim::at(output, format.as_deref(), false, &FORMATS, console)?;
    let bundles = bundles(root);
    let document = match &args.what {
        What::List { .. } => documents::list(&bundles),
        What::Show(show) => shown(show, &bundles, console)?,
    };
    aim.deliver_document(&document, None, console)
}

fn shown(show: &Show, bundles: &[(Bundle, Text)], console: &Console) -> Result<Document, Exit> {
    let found = match &show.plan {
        Some(id) => bundles.iter().find(|(bundle, _)| bundle.plan.id.value == *id),
        // Of two of one year the workspace's own, which come first.
        None => bundles.iter().rev().max_by_key(|(bundle, _)| bundle.plan.year),
    };
    let Some((bundle, _)) = found else {
        let ids: Vec<&str> = bundles.iter().map(|(bundle, _)| bundle.plan.id.value.as_str()).collect();
        let named = show.plan.clone().unwrap_or_default();
        console.error(&Text::new(format!("không có bộ dữ liệu `{named}`"), format!("there is no bundle `{named}`")));
        console.hint(&Text::new(format!("có: {}", ids.join(", ")), format!("there is: {}", ids.join(", "))));
        return Err(Exit::Nothing);
    };
    if show.agencies {
        return Ok(register::agencies(bundle));
    }
    if show.indicators {
        return Ok(register::indicators(bundle));
    }
    let Some(named) = &show.task else { return Ok(documents::show(bundle)) };
    let id = known_task(bundle, named, console)?;
    bundle.plan.task(&id).map(|task| documents::task(bundle, task)).ok_or(Exit::Usage)
}

/// The workspace's own bundles, then the embedded ones it does not name.
fn bundles(root: Option<&Path>) -> Vec<(Bundle, Text)> {
    let mut bundles: Vec<(Bundle, Text)> = Vec::new();
    if let Some(loaded) = load::find_root(&start(root)).and_then(|root| load::workspace(&root, &load::Overlay::default()).ok()) {
        let here = Text::fixed("không gian làm việc", "the workspace");
        bundles.extend(loaded.workspace.bundles.into_iter().map(|bundle| (bundle, here.clone())));
    }
    for (id, _) in load::EMBEDDED {
        if !bundles.iter().any(|(bundle, _)| bundle.plan.id.value == *id)
            && let Some(bundle) = load::embedded(id, &mut Sources::default(), &mut Vec::new())
        {
            bundles.push((bundle, Text::fixed("có sẵn trong cchc", "embedded in cchc")));
        }
    }
    bundles.sort_by_key(|(bundle, _)| bundle.plan.year);
    bundles
}
