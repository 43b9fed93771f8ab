//! The file that `cchc set` changes: the one that is there, or the one that is opened for it.

use std::fs;
use std::io;
use std::path::Path;

use super::Args;
use crate::cli::console::Console;
use crate::cli::filed::{Filed, Whereabouts};
use crate::cli::{Exit, document, today};
use crate::edit::replace;
use crate::edit::scaffold::report::report;
use crate::edit::typed::words::Document;
use crate::language::Text;
use crate::model::address::Expected;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::quarter_report::Slot;
use crate::rollup::readiness::next_quarter;

/// The file that is changed.
pub(super) struct Target {
    /// Its path from the root.
    pub(super) path: String,
    /// Its text without a byte-order mark; for a new one what it begins with.
    pub(super) text: String,
    /// Whether it is not there yet.
    pub(super) is_new: bool,
}

/// Finds the file, or the text a new one begins with.
pub(super) fn target(
    args: &Args,
    document: Document,
    agency: &str,
    checked: &Checked,
    bundle: &Bundle,
    root: &Path,
    console: &Console,
) -> Result<Target, Exit> {
    let year = bundle.plan.year;
    let quarter = match (document, args.quarter) {
        (Document::Plan, None) => None,
        (Document::Plan, Some(_)) => {
            console.error(&Text::fixed(
                "plan là kế hoạch cả năm, không đi cùng --quarter",
                "plan is the year's and does not go with --quarter",
            ));
            return Err(Exit::Usage);
        }
        (Document::Report, Some(quarter)) => Some(quarter),
        (Document::Report, None) => {
            let next = next_quarter(checked, agency, year, today()).number();
            console.error(&Text::fixed("thiếu --quarter: ghi vào báo cáo quý nào?", "--quarter is missing: which quarter's report?"));
            console.hint(&Text::new(
                format!("ví dụ: --quarter {next}; ghi vào kế hoạch thì thêm chữ plan"),
                format!("such as --quarter {next}; for the plan, add the word plan"),
            ));
            return Err(Exit::Usage);
        }
    };
    let Some(own) = bundle.agency(agency) else { return Err(Exit::Usage) };
    let expected = quarter.map_or(Expected::Plan, |quarter| Expected::Report(Slot::Quarter(quarter)));
    let filed = Filed { checked, bundle, agency: own, document: expected };
    match filed.place(root) {
        Whereabouts::Counted(file) => standing(checked.workspace().sources.path(file).to_owned(), root, console),
        // What cannot be read for a wrong value may be mended by a right one; what says it is another document is none of this one's.
        Whereabouts::InDoubt(file) if checked.displaced(file).is_none() => {
            standing(checked.workspace().sources.path(file).to_owned(), root, console)
        }
        Whereabouts::InDoubt(file) => Err(filed.in_doubt(file, console)),
        Whereabouts::Taken(path) => match replace::standing(&root.join(&path)) {
            Ok(_) => Err(filed.taken(&path, root, console)),
            Err(_) => standing(path, root, console),
        },
        Whereabouts::Free(path) => {
            filed.needs_plan(root, console)?;
            let Some(quarter) = quarter else { return Err(Exit::Denied) };
            filed.needs_reports_before(quarter, root, console)?;
            let text = report(checked, bundle, own, quarter, console.language).text;
            Ok(Target { path, text, is_new: true })
        }
    }
}

/// Reads a file that is there.
fn standing(path: String, root: &Path, console: &Console) -> Result<Target, Exit> {
    let full = root.join(&path);
    let unread = |why: &Text| {
        console.error(&Text::new(format!("không đọc được `{path}`: {}", why.vi), format!("cannot read `{path}`: {}", why.en)));
        Exit::Nothing
    };
    // A link is told by what would be written to, and a device may have no end.
    if let Err(refused) = replace::standing(&full) {
        let is_unread = || matches!(fs::File::open(&full), Err(error) if error.kind() == io::ErrorKind::PermissionDenied);
        // Only a regular file is opened.
        if matches!(refused, replace::Refused::ReadOnly) && is_unread() {
            return Err(unread(&Text::fixed("không có quyền đọc", "it may not be read")));
        }
        let why = refused.words();
        console.error(&Text::new(format!("không ghi được `{path}`: {}", why.vi), format!("cannot write `{path}`: {}", why.en)));
        return Err(Exit::Nothing);
    }
    let bytes = fs::read(&full).map_err(|error| unread(&Text::same(error.to_string())))?;
    let text = String::from_utf8(bytes).map_err(|_| unread(&Text::fixed("tệp không phải UTF-8", "it is not UTF-8")))?;
    let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
    if !crate::load::parses(&text) {
        console.error(&Text::new(format!("`{path}` sai cú pháp TOML: sửa trước đã"), format!("`{path}` is no sound TOML: mend it first")));
        console.hint(&Text::new(format!("xem: cchc validate {path}"), format!("see: cchc validate {path}")));
        return Err(Exit::Denied);
    }
    Ok(Target { path, text, is_new: false })
}

impl Target {
    /// Puts a new text in its place.
    pub(super) fn write(&self, root: &Path, text: &str, console: &Console) -> Result<(), Exit> {
        if self.is_new {
            return document::create(root, &self.path, text, console);
        }
        document::change(root, &self.path, &self.text, text, console)
    }
}
