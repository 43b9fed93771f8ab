//! One line a finding: `path:line:column: lỗi[C0201] what is wrong`, for editors' lists and for `grep`.

use std::fmt::Write as _;

use super::{Sheet, level_word};
use crate::language::printable;

/// Draws every diagnostic on a line of its own.
pub(super) fn render(sheet: &Sheet<'_>) -> String {
    let mut shown = String::new();
    for diagnostic in sheet.diagnostics {
        let finding = &diagnostic.finding;
        let path = printable(sheet.sources.path(finding.place.file));
        let at = sheet.sources.position(finding.place);
        let word = level_word(diagnostic.level, sheet.language);
        let title = printable(finding.title.in_language(sheet.language)).replace('\n', " ");
        let (line, column, code) = (at.line, at.column, finding.rule.code);
        // A string never fails to be written to.
        let _ = writeln!(shown, "{path}:{line}:{column}: {word}[{code}] {title}");
    }
    shown
}
