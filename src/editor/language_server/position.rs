//! Places as the protocol says them: lines and columns from 0, in the unit the editor counts by.

use std::ops::Range as Stretch;

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::{Place, SourceFile, Sources, Unit};

/// The unit to count by, of those the editor offers: bytes where it can, since that is what files are made of.
pub(super) fn negotiate(offered: &[String]) -> (Unit, PositionEncodingKind) {
    let offers = |kind: &PositionEncodingKind| offered.iter().any(|other| other == kind.as_str());
    let known = [
        (Unit::Byte, PositionEncodingKind::UTF8),
        (Unit::Utf16, PositionEncodingKind::UTF16),
        (Unit::Character, PositionEncodingKind::UTF32),
    ];
    known.into_iter().find(|(_, kind)| offers(kind)).unwrap_or((Unit::Utf16, PositionEncodingKind::UTF16))
}

/// Where a byte is.
pub(super) fn position(file: &SourceFile, byte: usize, unit: Unit) -> Position {
    let (line, column) = file.line_and_column(byte, unit);
    Position { line: narrow(line), character: narrow(column) }
}

/// Where a stretch of bytes is.
pub(super) fn range(file: &SourceFile, stretch: &Stretch<usize>, unit: Unit) -> Range {
    Range { start: position(file, stretch.start, unit), end: position(file, stretch.end.max(stretch.start), unit) }
}

/// Where a place of some file is.
pub(super) fn of_place(sources: &Sources, place: Place, unit: Unit) -> Range {
    range(sources.file(place.file), &(place.start as usize..place.end as usize), unit)
}

/// The byte of a position.
pub(super) fn byte(file: &SourceFile, position: Position, unit: Unit) -> usize {
    file.byte_at(position.line as usize, position.character as usize, unit)
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
