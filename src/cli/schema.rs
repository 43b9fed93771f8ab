//! `cchc schema`: the JSON Schemas of the files, and the files that make editors use them.

use std::fs;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::words::{self, say};
use super::{Exit, document, find, start};
use crate::diagnostic::suggest::nearest;
use crate::editor::json_schema::{Known, association, is_ours, schema};
use crate::language::Text;
use crate::load::{self, Overlay};
use crate::model::bundle::Bundle;
use crate::model::vocabulary::{KINDS, Kind};

/// Prints or writes schemas.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    next_help_heading = say("Tùy chọn", "Options"),
    after_help = say(
        "Ví dụ:\n  cchc schema --write            để trình soạn thảo (Tombi, Taplo, Even Better TOML) gợi ý và soát lỗi\n  cchc schema report             in schema của báo cáo\n\nMã cơ quan, nhiệm vụ, chỉ tiêu lấy từ bộ dữ liệu của không gian làm việc; bộ dữ liệu đổi thì ghi lại.",
        "Examples:\n  cchc schema --write            have editors (Tombi, Taplo, Even Better TOML) complete and check\n  cchc schema report             print the schema of reports\n\nIds of agencies, tasks and indicators are those of the workspace's bundles; write again when these change.",
    ),
)]
pub(super) struct Args {
    #[arg(value_name = say("LOẠI", "KIND"), help_heading = say("Đối số", "Arguments"), help = say(
        "Loại tệp, ví dụ agency-plan, report; bỏ trống thì liệt kê các loại",
        "The kind of file, such as agency-plan, report; the kinds when left out",
    ))]
    kind: Option<String>,
    #[arg(long, conflicts_with_all = ["kind", "write"], help = say("Liệt kê các loại tệp", "List the kinds of files"))]
    list: bool,
    #[arg(long, conflicts_with = "write", value_name = say("BỘ-DỮ-LIỆU", "BUNDLE"), help = say(
        "Lấy mã từ bộ dữ liệu này: mã của bộ có sẵn hoặc một thư mục",
        "Take ids from this bundle: an embedded one's id or a folder",
    ))]
    plan: Option<String>,
    #[arg(long, conflicts_with = "kind", help = say(
        "Ghi mọi schema và tệp cấu hình của Taplo, Tombi vào không gian làm việc",
        "Write every schema, and the files that Taplo and Tombi go by, into the workspace",
    ))]
    write: bool,
    #[arg(long, requires = "write", help = say(
        "Ghi đè cả tệp không phải do cchc ghi, hoặc đã bị sửa sau đó",
        "Overwrite even files that cchc did not write, or that were changed since",
    ))]
    force: bool,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    let done = match &args.kind {
        _ if args.write => write(args.force, root, console),
        Some(kind) => print(kind, args.plan.as_deref(), root, console),
        None => {
            list(console);
            Ok(())
        }
    };
    match done {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

fn list(console: &mut Console) {
    let language = console.language;
    let longest = KINDS.iter().map(|kind| kind.name.len()).max().unwrap_or_default();
    let line = |kind: &Kind| {
        let place = if kind.is_of_bundle() { format!("<{}>/", language.pick("bộ dữ liệu", "bundle")) } else { String::new() };
        let paths: Vec<String> = kind.paths.iter().map(|path| format!("{place}{path}")).collect();
        format!("{:<longest$}  {} ({})\n", kind.name, kind.title.in_language(language), paths.join(", "))
    };
    console.print(&KINDS.into_iter().map(line).collect::<String>());
}

fn print(named: &str, plan: Option<&str>, root: Option<&Path>, console: &mut Console) -> Result<(), Exit> {
    let Some(kind) = Kind::named(named) else {
        console.error(&Text::new(format!("không có loại tệp `{named}`"), format!("there is no kind of file `{named}`")));
        console.hint(&match nearest(named, KINDS.iter().map(|kind| kind.name)) {
            Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
            None => Text::fixed("xem các loại: cchc schema --list", "see the kinds: cchc schema --list"),
        });
        return Err(Exit::Usage);
    };
    let bundles = bundles(plan, root, console)?;
    let text = schema(kind, &Known::of(&bundles, console.language), console.language);
    console.print(&text);
    Ok(())
}

/// The bundle that is named, else the workspace's; none outside one.
fn bundles(plan: Option<&str>, root: Option<&Path>, console: &Console) -> Result<Vec<Bundle>, Exit> {
    let Some(named) = plan else {
        return Ok(load::find_root(&start(root)).map(|root| load::bundles(&root).0).unwrap_or_default());
    };
    match load::files(&[], Some(named), &Overlay::default()) {
        Ok(loaded) => Ok(loaded.workspace.bundles),
        Err(_) => {
            let ids: Vec<&str> = load::EMBEDDED.iter().map(|(id, _)| *id).collect();
            console.error(&Text::new(format!("không có bộ dữ liệu `{named}`"), format!("there is no bundle `{named}`")));
            console.hint(&match nearest(named, ids.iter().copied()) {
                Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
                None => Text::new(format!("có: {}", ids.join(", ")), format!("there is: {}", ids.join(", "))),
            });
            Err(Exit::Usage)
        }
    }
}

/// What is to be done to a file.
struct Step {
    path: String,
    text: String,
    /// What it says now; nothing where there is none.
    before: Option<String>,
}

fn write(force: bool, root: Option<&Path>, console: &Console) -> Result<(), Exit> {
    let root = find(root, console)?;
    let (bundles, folders) = load::bundles(&root);
    let files = association::files(&bundles, &folders, console.language);
    let steps: Vec<Step> = files.into_iter().map(|(path, text)| Step { before: text_at(&root.join(&path)), path, text }).collect();
    let changed: Vec<&Step> = steps.iter().filter(|step| step.before.as_ref() != Some(&step.text)).collect();
    let foreign = changed.iter().filter(|step| step.before.as_deref().is_some_and(|before| !is_ours(before)));
    let foreign: Vec<&str> = foreign.map(|step| step.path.as_str()).collect();
    if !foreign.is_empty() && !force {
        console.error(&Text::new(
            format!("không ghi gì: {} không phải do cchc ghi, hoặc đã bị sửa sau đó", foreign.join(", ")),
            format!("nothing is written: cchc did not write {}, or it was changed since", foreign.join(", ")),
        ));
        console.hint(&Text::fixed("vẫn muốn ghi đè thì thêm --force", "to overwrite all the same, add --force"));
        return Err(Exit::Denied);
    }
    for step in &changed {
        match &step.before {
            None => document::create(&root, &step.path, &step.text, console)?,
            Some(before) => document::write(Some(&root), &root.join(&step.path), &step.path, before, &step.text, console)?,
        }
    }
    let (all, written) = (steps.len(), changed.len());
    console.note(&if written == 0 {
        Text::new(format!("{all} tệp cho trình soạn thảo đã đúng"), format!("{all} files for editors are as they should be"))
    } else {
        Text::new(
            format!("đã ghi {written}/{all} tệp cho trình soạn thảo: {}, .taplo.toml, .tombi.toml", association::FOLDER),
            format!("wrote {written} of {all} files for editors: {}, .taplo.toml, .tombi.toml", association::FOLDER),
        )
    });
    Ok(())
}

/// The text at a path; of what is no text, something that nobody wrote here.
fn text_at(path: &PathBuf) -> Option<String> {
    fs::read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}
