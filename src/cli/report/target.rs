//! Where a report goes: printed, written, opened.

use std::path::Path;

use super::Args;
use crate::cli::Exit;
use crate::cli::console::Console;
use crate::cli::named::FORMATS;
use crate::cli::output::{self, Aim, Place, opener};
use crate::cli::progress::Stage;
use crate::document::Document;
use crate::language::Text;
use crate::write::Format;

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
    if args.open && args.output.output.as_deref() == Some(Path::new("-")) {
        console.error(&Text::fixed("--open mở một tệp, còn -o - thì in ra", "--open opens a file, and -o - prints"));
        console.hint(&Text::fixed("bỏ một trong hai", "leave out one of the two"));
        return Err(Exit::Usage);
    }
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
