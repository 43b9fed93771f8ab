//! `cchc fmt`: every file in the one canonical layout.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::files::{Chosen, Files};
use super::named::say_where;
use super::words::{self, say};
use super::{Exit, amend, document};
use crate::edit::format::format;
use crate::language::Text;
use crate::load::{Loaded, Overlay, kind, parses};
use crate::model::kind::DocumentKind;
use crate::source::SourceFile;

/// Lays files out.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    next_help_heading = say("Tùy chọn", "Options"),
    after_help = say(
        "Sắp thứ tự khóa, dấu cách, dòng trống, cách ghi số; ghép chữ Unicode tổ hợp. Chú thích giữ nguyên, nội dung không đổi.",
        "Orders keys, blanks, empty lines and the spelling of numbers, and composes split accents. Comments stay; what files say does not change.",
    ),
)]
pub(super) struct Args {
    #[arg(value_name = say("ĐƯỜNG-DẪN", "PATH"), help_heading = say("Đối số", "Arguments"), help = say(
        "Chỉ những tệp, thư mục này; mặc định là cả không gian làm việc",
        "Only these files and folders; by default the whole workspace",
    ))]
    paths: Vec<PathBuf>,
    #[arg(long, help = say("Chỉ nêu tệp nào sẽ đổi, không ghi; có tệp như vậy thì kết thúc với mã 1", "Only name the files that would change, and write nothing; ends with 1 if any would"))]
    check: bool,
    #[arg(long, help = say("Cho xem chỗ nào sẽ đổi, không ghi; có gì đổi thì kết thúc với mã 1", "Show what would change, and write nothing; ends with 1 if anything would"))]
    diff: bool,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match lay_out(args, root, console) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn lay_out(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<Exit, Exit> {
    let files = Files::of(&Chosen::of(args.paths.clone()), root, console)?;
    let loaded = files.load(&Overlay::default(), console)?;
    if let Some(found) = &files.root {
        say_where(&loaded.workspace, found, root, console);
    }
    if let Some(path) = files.without(&loaded.workspace.sources.paths().collect::<Vec<_>>()).next() {
        console.error(&Text::new(format!("`{path}` không có tệp nào của cchc"), format!("`{path}` has no file of cchc")));
        return Err(Exit::Usage);
    }
    let sorted = sorted(&files, &loaded);
    for path in files.without(&sorted.iter().map(|(file, _)| file.path.as_str()).collect::<Vec<_>>()) {
        console.note(&Text::new(
            format!("`{path}` không có tài liệu nào của cchc để trình bày: giữ nguyên mọi tệp"),
            format!("`{path}` has no document of cchc to lay out: every file stays as it is"),
        ));
    }
    let (mut changed, mut before) = (Overlay::new(), Overlay::new());
    let (mut failed, mut unwritten, mut count) = (0, 0, 0);
    for (file, why) in sorted {
        if let Some(why) = why {
            left_alone(&file.path, why, console);
            continue;
        }
        count += 1;
        match format(&file.text) {
            Some(text) if text == file.text => {}
            Some(text) => {
                changed.insert(file.path.clone(), text);
                before.insert(file.path.clone(), file.text.clone());
            }
            None => {
                failed += 1;
                unformatted(&file.path, &file.text, console);
            }
        }
    }
    // Of files that all stay as they are, all there is to say was said.
    if count == 0 {
        return Ok(Exit::Done);
    }
    if args.diff {
        console.print(&amend::diff(&files, &changed, console)?);
    } else if args.check {
        console.print(&changed.keys().flat_map(|path| [path.as_str(), "\n"]).collect::<String>());
    } else {
        for (path, text) in &changed {
            let was = before.get(path).map_or("", String::as_str);
            if document::write(files.root.as_deref(), &files.on_disk(path), path, was, text, console).is_err() {
                unwritten += 1;
            }
        }
    }
    let writes = !(args.check || args.diff);
    let n = changed.len() - unwritten;
    let sound = count - failed - changed.len();
    console.note(&match (writes, changed.len()) {
        (_, 0) => Text::new(
            format!("{sound} tệp đúng cách trình bày"),
            format!("{sound} file{} laid out as they should be", if sound == 1 { "" } else { "s" }),
        ),
        (true, _) => Text::new(format!("đã trình bày lại {n}/{count} tệp"), format!("laid out {n} of {count} files anew")),
        (false, _) => Text::new(
            format!("{n}/{count} tệp chưa đúng cách trình bày; sửa bằng: cchc fmt"),
            format!("{n} of {count} files would change; change them with: cchc fmt"),
        ),
    });
    if unwritten > 0 {
        return Err(Exit::Nothing);
    }
    Ok(if failed > 0 || (!writes && n > 0) { Exit::Denied } else { Exit::Done })
}

/// Why a file is left as it is.
#[derive(Clone, Copy)]
enum Why {
    /// Its kind is reserved.
    Reserved,
    /// It was to be a document, and its first table does not say which.
    Untold,
    /// It has nothing to do with this program.
    Foreign,
}

/// The files to lay out, and of those that are left as they are, with the reason, the ones that were named.
fn sorted<'l>(files: &Files, loaded: &'l Loaded) -> Vec<(&'l SourceFile, Option<Why>)> {
    let sources = &loaded.workspace.sources;
    let faulty: HashSet<&str> = loaded.findings.iter().map(|finding| sources.path(finding.place.file)).collect();
    let shown = sources.iter().filter(|file| !file.path.starts_with('<') && files.is_shown(&file.path));
    shown
        .filter_map(|file| {
            let is_faulty = faulty.contains(file.path.as_str());
            let why = match kind(&file.text, &file.path) {
                Some(DocumentKind::Reserved) => Why::Reserved,
                Some(_) => return Some((file, None)),
                // What does not parse is told to be mended, whatever it is going to be.
                None if is_faulty && !parses(&file.text) => return Some((file, None)),
                None if is_faulty => Why::Untold,
                None => Why::Foreign,
            };
            files.is_named(&file.path).then_some((file, Some(why)))
        })
        .collect()
}

/// Says why a file that was named stays as it is, and what to do.
fn left_alone(path: &str, why: Why, console: &Console) {
    match why {
        Why::Reserved => console.note(&Text::new(
            format!("`{path}` bắt đầu bằng một bảng cchc giữ chỗ, chưa dùng đến: giữ nguyên, không phải làm gì"),
            format!("`{path}` begins with a table that cchc reserves and does not use yet: it stays as it is, and nothing need be done"),
        )),
        Why::Untold => console.note(&Text::new(
            format!("`{path}` chưa rõ là loại tài liệu nào: giữ nguyên; xem: cchc validate {path}"),
            format!("it cannot be told what kind of document `{path}` is: it stays as it is; see: cchc validate {path}"),
        )),
        Why::Foreign => {
            console.note(&Text::new(
                format!("`{path}` không phải tài liệu của cchc: giữ nguyên"),
                format!("`{path}` is no document of cchc: it stays as it is"),
            ));
            console.hint(&Text::fixed(
                "nếu đúng là của cchc thì bảng đầu tệp phải cho biết loại tài liệu; xem: cchc explain L0004",
                "if it is to be one, its first table must say of which kind; see: cchc explain L0004",
            ));
        }
    }
}

fn unformatted(path: &str, text: &str, console: &Console) {
    if parses(text) {
        console.error(&Text::new(
            format!("`{path}` có chỗ không trình bày lại được mà giữ nguyên nghĩa: giữ nguyên"),
            format!("`{path}` cannot be laid out without changing what it says: it stays as it is"),
        ));
        return;
    }
    console.error(&Text::new(
        format!("`{path}` còn lỗi cú pháp: giữ nguyên; xem: cchc validate {path}"),
        format!("`{path}` does not parse: it stays as it is; see: cchc validate {path}"),
    ));
}
