//! `cchc validate`: every finding of every file; `--fix` mends what can be mended without a doubt.

use std::collections::HashSet;
use std::path::Path;

use chrono::NaiveDate;

use super::console::Console;
use super::files::{Chosen, Files};
use super::progress::Stage;
use super::strictness::Strictness;
use super::watch::{Manner, Watch};
use super::words::{self, say};
use super::{Exit, amend, day, today};
use crate::check::{self, Levels};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, FACES, Face, Sheet};
use crate::language::{Language, Text};
use crate::level::Level;
use crate::load::Overlay;
use crate::model::checked::Checked;
use crate::model::workspace::Workspace;

/// Checks every file of the workspace.
#[derive(clap::Args)]
#[command(help_template = words::template(), next_help_heading = say("Tùy chọn", "Options"))]
pub(super) struct Args {
    #[command(flatten)]
    chosen: Chosen,
    #[arg(long, help = say(
        "Tự sửa những chỗ chắc chắn: chữ Unicode tổ hợp, dấu cách thừa, BOM, dòng kiểu Windows, cách ghi ngày, số, số văn bản, tên khóa, mã gõ nhầm một chữ",
        "Mend what is beyond doubt: split accents, stray blanks, BOM, Windows line ends, spellings of dates, numbers and document numbers, names of keys, ids one letter off",
    ))]
    fix: bool,
    #[arg(long, help = say("Chỉ cho xem --fix sẽ sửa gì, không ghi vào tệp; có gì để sửa thì kết thúc với mã 1", "Only show what --fix would change, and write nothing; ends with 1 if anything would"))]
    diff: bool,
    #[arg(long, conflicts_with_all = ["fix", "diff", "changed_since"], help = say(
        "Theo dõi các tệp: sửa xong, lưu lại là soát lại, chỉ hiện chỗ đổi; dừng bằng Ctrl-C",
        "Watch the files: check again whenever one is saved, and show what changed; stop with Ctrl-C",
    ))]
    watch: bool,
    #[arg(long, value_name = "terminal|short|json|sarif|github|junit", default_value = "terminal", hide_default_value = true, help = say("Định dạng đầu ra", "Output format"))]
    format: String,
    #[arg(long, value_name = say("SỐ", "N"), default_value_t = 100, hide_default_value = true, help = say(
        "Hiện nhiều nhất chừng này lỗi trên màn hình, còn lại chỉ đếm; 0 là hiện hết (mặc định 100)",
        "Show at most this many findings on the screen and count the rest; 0 shows all (100 by default)",
    ))]
    limit: usize,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say(
        "Coi hôm nay là ngày này (như 31/05/2021), để biết ngoại lệ nào đã hết hạn",
        "Take this day (such as 2021-05-31) for today, to tell which exceptions have expired",
    ))]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    strictness: Strictness,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match judge(args, root, console) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn judge(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<Exit, Exit> {
    let face = face(&args.format, console)?;
    if args.watch && !["terminal", "short"].contains(&face.name) {
        let name = face.name;
        console.error(&Text::new(
            format!("--watch không đi cùng --format {name}: mỗi lần chỉ hiện chỗ đổi, không phải cả kết quả"),
            format!("--watch does not go with --format {name}: it shows what changed, not the whole result"),
        ));
        return Err(Exit::Usage);
    }
    let levels = args.strictness.levels(console)?;
    let today = args.as_of.unwrap_or_else(today);
    let files = Files::of(&args.chosen, root, console)?;
    if args.fix || args.diff {
        let mended = amend::mended(&files, &levels, today, console)?;
        if args.diff {
            return amend::show(&files, &mended, console);
        }
        amend::write(&files, mended, console)?;
    }
    let watch = args.watch.then(|| Watch::begin(&files));
    let Seen { checked, diagnostics } = see(&files, levels.clone(), today, console)?;
    let workspace = checked.workspace();
    let looked_at = files.looked_at(&checked);
    let is_looked_at = |path: &str| looked_at.includes(path);
    let checked_files: Vec<&str> = workspace.sources.paths().filter(|path| !path.starts_with('<') && is_looked_at(path)).collect();
    let sheet = Sheet {
        diagnostics: &diagnostics,
        sources: &workspace.sources,
        checked: &checked_files,
        rules: &check::catalogue(),
        language: console.language,
        styled: console.styled(),
        width: Console::width(),
        limit: Some(args.limit).filter(|limit| *limit > 0),
    };
    console.print(&(face.render)(&sheet));
    console.note(&Text::each(|language| summary(&diagnostics, workspace, language)));
    say_mendable(&diagnostics, workspace, console);
    if let Some(changed) = files.changed() {
        console.note(&Text::new(
            format!("chỉ xét {} tệp đã đổi và các tệp phụ thuộc", changed.len()),
            format!("looked at {} changed file{} and what depends on them", changed.len(), if changed.len() == 1 { "" } else { "s" }),
        ));
    }
    say_drafts(workspace, console);
    if let Some(watch) = watch {
        let manner = Manner { levels: &levels, as_of: args.as_of, face, limit: args.limit };
        return Ok(watch.go(&files, Seen { checked, diagnostics }, &manner, console));
    }
    if files.root.is_some() && workspace.bundles.is_empty() {
        return Err(Exit::Nothing);
    }
    let denied = diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Deny);
    // The process ends here: giving a province's model back piece by piece would take longer than reading it did.
    std::mem::forget((checked, diagnostics));
    Ok(if denied { Exit::Denied } else { Exit::Done })
}

/// What a run saw of the files it looks at.
pub(super) struct Seen {
    /// Everything, checked.
    pub(super) checked: Checked,
    /// The findings of the files that are looked at.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads and checks the files.
pub(super) fn see(files: &Files, levels: Levels, today: NaiveDate, console: &Console) -> Result<Seen, Exit> {
    let loaded = files.load(&Overlay::default(), console)?;
    console.stage(Stage::Check);
    let (checked, diagnostics) = check::check(loaded, levels, today);
    let workspace = checked.workspace();
    if let Some(path) = files.without(&workspace.sources.paths().collect::<Vec<_>>()).next() {
        console.error(&Text::new(
            format!("`{path}` không có tài liệu nào của cchc: không có gì để kiểm tra"),
            format!("`{path}` has no document of cchc: there is nothing to check"),
        ));
        return Err(Exit::Usage);
    }
    let looked_at = files.looked_at(&checked);
    let is_looked_at = |diagnostic: &Diagnostic| looked_at.includes(workspace.sources.path(diagnostic.finding.place.file));
    let diagnostics = diagnostics.into_iter().filter(is_looked_at).collect();
    Ok(Seen { checked, diagnostics })
}

fn face(named: &str, console: &Console) -> Result<&'static Face, Exit> {
    FACES.iter().find(|face| face.name == named).ok_or_else(|| {
        console.error(&Text::new(format!("không có định dạng `{named}`"), format!("there is no format `{named}`")));
        let names: Vec<&str> = FACES.iter().map(|face| face.name).collect();
        console.hint(&match nearest(named, names.iter().copied()) {
            Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
            None => Text::new(format!("các định dạng: {}", names.join(", ")), format!("the formats: {}", names.join(", "))),
        });
        Exit::Usage
    })
}

/// Says how many of the findings `--fix` would mend.
fn say_mendable(diagnostics: &[Diagnostic], workspace: &Workspace, console: &Console) {
    let own = |finding: &Finding| !finding.fix.is_empty() && !workspace.sources.path(finding.place.file).starts_with('<');
    let count = diagnostics.iter().filter(|diagnostic| own(&diagnostic.finding)).count();
    if count > 0 {
        console.note(&Text::new(
            format!("{count} chỗ tự sửa được: cchc validate --fix (xem trước: --diff)"),
            format!("{count} can be mended by: cchc validate --fix (to see it first: --diff)"),
        ));
    }
}

fn say_drafts(workspace: &Workspace, console: &Console) {
    let drafts: Vec<&str> =
        workspace.reports.iter().filter(|report| !report.is_submitted()).map(|report| workspace.sources.path(report.file)).collect();
    if !drafts.is_empty() {
        let (count, names) = (drafts.len(), drafts.iter().take(5).copied().collect::<Vec<_>>().join(", "));
        let more = if count > 5 { ", …" } else { "" };
        console.note(&Text::new(
            format!("bản thảo chưa có `submitted`, chưa được tính: {count} ({names}{more})"),
            format!("drafts without `submitted`, not counted: {count} ({names}{more})"),
        ));
    }
}

/// Diagnostics as `validate` draws them, for a command that has no more to show; without a limit all of them, each whole.
pub(super) fn drawn(diagnostics: &[Diagnostic], workspace: &Workspace, face: &Face, limit: Option<usize>, console: &Console) -> String {
    let sheet = Sheet {
        diagnostics,
        sources: &workspace.sources,
        checked: &[],
        rules: &check::catalogue(),
        language: console.language,
        styled: console.styled(),
        width: Console::width(),
        limit: limit.filter(|limit| *limit > 0),
    };
    (face.render)(&sheet)
}

/// `2 lỗi, 1 cảnh báo trong 2 tệp (đã kiểm tra 150 tài liệu của 30 cơ quan)`.
pub(super) fn summary(diagnostics: &[Diagnostic], workspace: &Workspace, language: Language) -> String {
    let count = |level: Level| diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count();
    let (errors, warnings) = (count(Level::Deny), count(Level::Warn));
    let files: HashSet<_> = diagnostics.iter().map(|diagnostic| diagnostic.finding.place.file).collect();
    let plans = workspace.plans.iter().map(|plan| plan.agency.value.as_str());
    let reports = workspace.reports.iter().map(|report| report.agency.value.as_str());
    let agencies: HashSet<&str> = plans.chain(reports).collect();
    let number = |count: usize| language.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let plural = |count: usize, one: &str, many: &str| format!("{} {}", number(count), if count == 1 { one } else { many });
    let (read, of) = (number(workspace.files_read), number(agencies.len()));
    let checked = language.pick(
        format!("đã kiểm tra {read} tài liệu của {of} cơ quan"),
        format!("checked {} of {}", plural(workspace.files_read, "document", "documents"), plural(agencies.len(), "agency", "agencies")),
    );

    let mut found = Vec::new();
    if errors > 0 {
        found.push(language.pick(format!("{} lỗi", number(errors)), plural(errors, "error", "errors")));
    }
    if warnings > 0 {
        found.push(language.pick(format!("{} cảnh báo", number(warnings)), plural(warnings, "warning", "warnings")));
    }
    if found.is_empty() {
        return language.pick(format!("không có lỗi, không có cảnh báo ({checked})"), format!("no errors, no warnings ({checked})"));
    }
    let within = language.pick(format!("trong {} tệp", number(files.len())), format!("in {}", plural(files.len(), "file", "files")));
    format!("{} {within} ({checked})", found.join(", "))
}
