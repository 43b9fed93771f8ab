//! `cchc validate`: every finding of every file; `--fix` mends what can be mended without a doubt.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::console::Console;
use super::strictness::Strictness;
use super::words::{self, say};
use super::{Exit, amend, day, find, start, today};
use crate::check::{self, Affected};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, FACES, Face, Sheet};
use crate::history;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::load::{self, Loaded, Overlay};
use crate::model::checked::Checked;
use crate::model::workspace::Workspace;

/// Checks every file of the workspace.
#[derive(clap::Args)]
#[command(help_template = words::template(), next_help_heading = say("Tùy chọn", "Options"))]
pub(super) struct Args {
    #[arg(value_name = say("ĐƯỜNG-DẪN", "PATH"), help_heading = say("Đối số", "Arguments"), help = say(
        "Chỉ hiện lỗi của các tệp, thư mục này; ngoài không gian làm việc thì kiểm tra riêng các tệp đó; có -C thì tính từ thư mục ấy",
        "Show only what these files and folders have; outside a workspace, check these files by themselves; with -C, from that folder",
    ))]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = say("BỘ-DỮ-LIỆU", "BUNDLE"), help = say(
        "Kiểm tra riêng các tệp đã cho, đối chiếu với bộ dữ liệu này (mã hoặc thư mục)",
        "Check the given files by themselves, against this bundle (an id or a folder)",
    ))]
    plan: Option<String>,
    #[arg(long, value_name = say("BẢN", "REV"), conflicts_with = "plan", help = say(
        "Chỉ hiện lỗi ở các tệp đã đổi so với bản này trong git, và ở mọi tệp phụ thuộc vào chúng",
        "Show only what the files changed since this git revision have, and whatever depends on them",
    ))]
    changed_since: Option<String>,
    #[arg(long, help = say(
        "Tự sửa những chỗ chắc chắn: chữ Unicode tổ hợp, dấu cách thừa, BOM, dòng kiểu Windows, cách ghi ngày, số, số văn bản, tên khóa, mã gõ nhầm một chữ",
        "Mend what is beyond doubt: split accents, stray blanks, BOM, Windows line ends, spellings of dates, numbers and document numbers, names of keys, ids one letter off",
    ))]
    fix: bool,
    #[arg(long, help = say("Chỉ cho xem --fix sẽ sửa gì, không ghi vào tệp; có gì để sửa thì kết thúc với mã 1", "Only show what --fix would change, and write nothing; ends with 1 if anything would"))]
    diff: bool,
    #[arg(long, value_name = "terminal|short|json|sarif|github|junit", default_value = "terminal", hide_default_value = true, help = say("Định dạng đầu ra", "Output format"))]
    format: String,
    #[arg(long, value_name = say("SỐ", "N"), default_value_t = 100, hide_default_value = true, help = say(
        "Hiện nhiều nhất chừng này lỗi trên màn hình, còn lại chỉ đếm; 0 là hiện hết (mặc định 100)",
        "Show at most this many findings on the screen and count the rest; 0 shows all (100 by default)",
    ))]
    limit: usize,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say(
        "Coi hôm nay là ngày này (năm-tháng-ngày), để biết ngoại lệ nào đã hết hạn",
        "Take this day (year-month-day) for today, to tell which exceptions have expired",
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
    let levels = args.strictness.levels(console)?;
    let today = args.as_of.unwrap_or_else(today);
    let files = Files::of(args, root, console)?;
    if args.fix || args.diff {
        let mended = amend::mended(&files, &levels, today, console)?;
        if args.diff {
            return amend::show(&files, &mended, console);
        }
        amend::write(&files, mended, console)?;
    }
    let (checked, diagnostics) = check::check(files.load(&Overlay::default(), console)?, levels, today);
    let workspace = checked.workspace();
    let shown = files.shown.iter().find(|prefix| !workspace.sources.paths().any(|path| is_under(path, prefix)));
    if let Some(path) = shown {
        console.error(&Text::new(
            format!("`{path}` không có tài liệu nào của cchc: không có gì để kiểm tra"),
            format!("`{path}` has no document of cchc: there is nothing to check"),
        ));
        return Err(Exit::Usage);
    }
    let looked_at = files.looked_at(&checked);
    let is_looked_at = |path: &str| looked_at.includes(path);
    let diagnostics: Vec<Diagnostic> =
        diagnostics.into_iter().filter(|diagnostic| is_looked_at(workspace.sources.path(diagnostic.finding.place.file))).collect();
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
    if let Some(changed) = &files.changed {
        console.note(&Text::new(
            format!("chỉ xét {} tệp đã đổi và các tệp phụ thuộc", changed.len()),
            format!("looked at {} changed file{} and what depends on them", changed.len(), if changed.len() == 1 { "" } else { "s" }),
        ));
    }
    say_drafts(workspace, console);
    if files.root.is_some() && workspace.bundles.is_empty() {
        return Err(Exit::Nothing);
    }
    let denied = diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Deny);
    // The process ends here: giving a province's model back piece by piece would take longer than reading it did.
    std::mem::forget((checked, diagnostics));
    Ok(if denied { Exit::Denied } else { Exit::Done })
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

/// What a run looks at: a workspace, narrowed to some of its files, or files on their own.
pub(super) struct Files {
    /// The workspace's root; none for files on their own.
    pub(super) root: Option<PathBuf>,
    /// Files on their own.
    alone: Vec<PathBuf>,
    plan: Option<String>,
    /// The files and folders to show, from the root; all when empty.
    shown: Vec<String>,
    /// The files changed since a revision.
    changed: Option<Vec<history::Change>>,
}

/// The files of a run that are looked at.
pub(super) struct LookedAt<'a> {
    files: &'a Files,
    affected: Option<Affected>,
}

impl LookedAt<'_> {
    /// Whether a file is among those asked for, and the change bears on it.
    pub(super) fn includes(&self, path: &str) -> bool {
        self.files.is_shown(path) && self.affected.as_ref().is_none_or(|affected| affected.includes(path))
    }
}

impl Files {
    fn of(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<Self, Exit> {
        let from = start(root);
        for path in &args.paths {
            if std::fs::symlink_metadata(from.join(path)).is_err() {
                let path = path.display();
                console.error(&Text::new(format!("không có tệp hay thư mục `{path}`"), format!("there is no file or folder `{path}`")));
                return Err(Exit::Usage);
            }
        }
        let alone = args.plan.is_some() || !args.paths.is_empty() && args.changed_since.is_none() && load::find_root(&from).is_none();
        if alone {
            if args.paths.is_empty() {
                console.error(&Text::fixed("--plan cần tên các tệp để kiểm tra", "--plan needs the files to check"));
                return Err(Exit::Usage);
            }
            let alone = args.paths.iter().map(|path| root.map_or_else(|| path.clone(), |root| root.join(path))).collect();
            return Ok(Self { root: None, alone, plan: args.plan.clone(), shown: Vec::new(), changed: None });
        }
        let found = find(root, console)?;
        let shown = narrow(args, &from, &found, console)?;
        let changed = match &args.changed_since {
            Some(revision) => Some(changed_since(&found, revision, console)?),
            None => None,
        };
        Ok(Self { root: Some(found), alone: Vec::new(), plan: None, shown, changed })
    }

    /// Reads everything, with the texts of `overlay` in place of what the disk has.
    pub(super) fn load(&self, overlay: &Overlay, console: &Console) -> Result<Loaded, Exit> {
        if let Some(root) = &self.root {
            return super::read(root, overlay, console);
        }
        match load::files(&self.alone, self.plan.as_deref(), overlay) {
            Ok(loaded) if loaded.workspace.sources.is_empty() => {
                console
                    .error(&Text::fixed("không có tệp .toml nào trong các thư mục đã nêu", "there is no .toml file in the folders named"));
                Err(Exit::Nothing)
            }
            Ok(loaded) => Ok(loaded),
            Err(named) => {
                console.error(&Text::new(format!("không có bộ dữ liệu `{named}`"), format!("there is no bundle `{named}`")));
                console.hint(&Text::fixed("xem các bộ dữ liệu: cchc plan list", "see the bundles: cchc plan list"));
                Err(Exit::Nothing)
            }
        }
    }

    /// What is looked at in a checked workspace.
    pub(super) fn looked_at(&self, checked: &Checked) -> LookedAt<'_> {
        let whose = |change: &history::Change| change.before.as_deref().and_then(load::agency_of);
        let changes = |changes: &Vec<history::Change>| {
            check::affected(checked, changes.iter().map(|change| (change.path.as_str(), whose(change))).collect::<Vec<_>>())
        };
        LookedAt { files: self, affected: self.changed.as_ref().map(changes) }
    }

    /// Whether a file is among those asked for; of files on their own the bundle they are held against is not.
    fn is_shown(&self, path: &str) -> bool {
        let given = |alone: &PathBuf| is_under(path, &alone.to_string_lossy().replace('\\', "/"));
        if self.root.is_none() {
            return self.alone.iter().any(given);
        }
        self.shown.is_empty() || self.shown.iter().any(|prefix| is_under(path, prefix))
    }

    /// Where a file of the run lies on the disk.
    pub(super) fn on_disk(&self, path: &str) -> PathBuf {
        self.root.as_ref().map_or_else(|| PathBuf::from(path), |root| root.join(path))
    }
}

/// The files git says were changed, from the workspace's root.
fn changed_since(root: &Path, revision: &str, console: &Console) -> Result<Vec<history::Change>, Exit> {
    history::changed_since(root, revision).ok_or_else(|| {
        console.error(&Text::new(
            format!("git không cho biết các tệp đã đổi so với `{revision}`"),
            format!("git does not tell what changed since `{revision}`"),
        ));
        console.hint(&Text::fixed(
            "không gian làm việc phải nằm trong một kho git, và bản ấy phải có trong kho (xem: git log --oneline)",
            "the workspace must lie in a git repository that has that revision (see: git log --oneline)",
        ));
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

/// Whether a file is the one named, or lies in the folder named.
fn is_under(path: &str, named: &str) -> bool {
    path.strip_prefix(named).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The given paths, from the workspace's root; a path outside it is refused.
fn narrow(args: &Args, from: &Path, root: &Path, console: &Console) -> Result<Vec<String>, Exit> {
    let absolute = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let root = absolute(root);
    let mut shown = Vec::new();
    for path in &args.paths {
        let full = from.join(path);
        // A link is named by where it stands, not by what it points at.
        let name = full.file_name().map(std::ffi::OsStr::to_os_string);
        let full = match (full.is_symlink(), full.parent(), name) {
            (true, Some(parent), Some(name)) => absolute(parent).join(name),
            _ => absolute(&full),
        };
        let Ok(inside) = full.strip_prefix(&root) else {
            let (path, root) = (path.display(), root.display());
            console.error(&Text::new(
                format!("`{path}` nằm ngoài không gian làm việc `{root}`"),
                format!("`{path}` lies outside the workspace `{root}`"),
            ));
            return Err(Exit::Usage);
        };
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        shown.push(parts.join("/"));
    }
    Ok(shown)
}

/// Diagnostics as `validate` draws them, for a command that shows them because it cannot go on.
pub(super) fn drawn(diagnostics: &[Diagnostic], workspace: &Workspace, console: &Console) -> String {
    let sheet = Sheet {
        diagnostics,
        sources: &workspace.sources,
        checked: &[],
        rules: &check::catalogue(),
        language: console.language,
        styled: console.styled(),
        width: Console::width(),
        limit: None,
    };
    (FACES[0].render)(&sheet)
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
