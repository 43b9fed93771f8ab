//! `cchc validate`: every finding of every file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::words::{self, say};
use super::{Exit, open, start};
use crate::check::{Levels, check};
use crate::diagnostic::{Diagnostic, terminal};
use crate::language::{Language, Text};
use crate::level::Level;
use crate::load::{self, Loaded};
use crate::model::workspace::Workspace;

/// Checks every file of the workspace.
#[derive(clap::Args)]
#[command(help_template = words::template())]
pub(super) struct Args {
    #[arg(value_name = say("ĐƯỜNG-DẪN", "PATH"), help_heading = say("Đối số", "Arguments"), help = say(
        "Chỉ hiện lỗi của các tệp, thư mục này; ngoài không gian làm việc thì kiểm tra riêng các tệp đó",
        "Show only what these files and folders have; outside a workspace, check these files by themselves",
    ))]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = say("BỘ-DỮ-LIỆU", "BUNDLE"), help_heading = say("Tùy chọn", "Options"), help = say(
        "Kiểm tra riêng các tệp đã cho, đối chiếu với bộ dữ liệu này (mã hoặc thư mục)",
        "Check the given files by themselves, against this bundle (an id or a folder)",
    ))]
    plan: Option<String>,
    #[arg(long, help_heading = say("Tùy chọn", "Options"), help = say(
        "Coi mọi cảnh báo là lỗi: dùng trước khi gửi báo cáo",
        "Deny every warning: the check before a submission",
    ))]
    strict: bool,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    let from = start(root);
    let alone = args.plan.is_some() || !args.paths.is_empty() && load::find_root(&from).is_none();
    for path in &args.paths {
        if std::fs::symlink_metadata(from.join(path)).is_err() {
            let path = path.display();
            console.error(&Text::new(format!("không có tệp hay thư mục `{path}`"), format!("there is no file or folder `{path}`")));
            return Exit::Usage;
        }
    }
    let (workspace_root, loaded) = if alone {
        if args.paths.is_empty() {
            console.error(&Text::fixed("--plan cần tên các tệp để kiểm tra", "--plan needs the files to check"));
            return Exit::Usage;
        }
        let paths: Vec<PathBuf> = args.paths.iter().map(|path| root.map_or_else(|| path.clone(), |root| root.join(path))).collect();
        match load::files(&paths, args.plan.as_deref()) {
            Ok(loaded) if loaded.workspace.sources.is_empty() => {
                console
                    .error(&Text::fixed("không có tệp .toml nào trong các thư mục đã nêu", "there is no .toml file in the folders named"));
                return Exit::Nothing;
            }
            Ok(loaded) => (None, loaded),
            Err(named) => {
                console.error(&Text::new(format!("không có bộ dữ liệu `{named}`"), format!("there is no bundle `{named}`")));
                console.hint(&Text::fixed("xem các bộ dữ liệu: cchc plan list", "see the bundles: cchc plan list"));
                return Exit::Nothing;
            }
        }
    } else {
        match open(root, console) {
            Ok((found, loaded)) => (Some(found), loaded),
            Err(exit) => return exit,
        }
    };
    let shown = match &workspace_root {
        Some(found) => match narrow(args, &from, found, console) {
            Ok(shown) => shown,
            Err(exit) => return exit,
        },
        None => Vec::new(),
    };
    judge(args, loaded, &shown, workspace_root.is_some(), console)
}

fn judge(args: &Args, loaded: Loaded, shown: &[String], whole: bool, console: &mut Console) -> Exit {
    let (checked, diagnostics) = check(loaded, &Levels::new(args.strict));
    let workspace = checked.workspace();
    let nobodys = shown.iter().find(|prefix| !workspace.sources.paths().any(|path| is_under(path, prefix)));
    if let Some(path) = nobodys {
        console.error(&Text::new(
            format!("`{path}` không có tài liệu nào của cchc: không có gì để kiểm tra"),
            format!("`{path}` has no document of cchc: there is nothing to check"),
        ));
        return Exit::Usage;
    }
    let diagnostics: Vec<Diagnostic> = diagnostics
        .into_iter()
        .filter(|diagnostic| {
            let path = workspace.sources.path(diagnostic.finding.place.file);
            shown.is_empty() || shown.iter().any(|prefix| is_under(path, prefix))
        })
        .collect();
    let text = terminal::render(&diagnostics, &workspace.sources, console.language, console.styled());
    console.print(&text);
    console.note(&Text::each(|language| summary(&diagnostics, workspace, language)));
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
    if whole && workspace.bundles.is_empty() {
        return Exit::Nothing;
    }
    let denied = diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Deny);
    // The process ends here: giving a province's model back piece by piece would take longer than reading it did.
    std::mem::forget((checked, diagnostics));
    if denied { Exit::Denied } else { Exit::Done }
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
