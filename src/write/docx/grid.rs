//! A table: its title, its grid with a head repeated on every page, what its marks mean, its notes.

use std::fmt::Write as _;

use super::super::{NONE, at_right, head, is_empty, legend, one_line, shown};
use super::columns::{Layout, MARGIN};
use super::markup::{BOLD, PLAIN, Paragraph, escaped};
use crate::document::{Cell, Kind, Row, Table};
use crate::language::{Language, Text, printable};

/// After the title of a table's second and later parts.
const CONTINUED: Text = Text::fixed("(tiếp theo)", "(continued)");

/// A table laid out in one part or several, under its title unless that stands over it already.
pub(super) fn table(table: &Table, title: Option<&str>, layouts: &[Layout], language: Language) -> String {
    let name = words(&table.title, language);
    let mut written = String::new();
    if is_empty(table) {
        written.push_str(&caption(title.unwrap_or_default()));
        written.push_str(&Paragraph::new("Note").centred().text(NONE.in_language(language), PLAIN).written());
    } else {
        for (index, layout) in layouts.iter().enumerate() {
            let continued = format!("{name} {}", CONTINUED.in_language(language));
            written.push_str(&caption(if index == 0 { title.unwrap_or_default() } else { &continued }));
            grid(&mut written, table, layout, &name, language);
        }
        written.push_str(&Paragraph::new("Rule").spaced(0, 60).written());
        if let Some(legend) = legend(table, language) {
            written.push_str(&Paragraph::new("Note").text(&legend, PLAIN).written());
        }
    }
    for note in &table.notes {
        written.push_str(&Paragraph::new("Note").text(&words(note, language), PLAIN).written());
    }
    written
}

fn caption(title: &str) -> String {
    if title.is_empty() { String::new() } else { Paragraph::new("Caption").text(title, PLAIN).written() }
}

fn words(text: &Text, language: Language) -> String {
    one_line(&printable(text.in_language(language)))
}

fn grid(written: &mut String, table: &Table, layout: &Layout, title: &str, language: Language) {
    let width: u32 = layout.columns.iter().map(|(_, width)| *width).sum();
    let mut put = |markup: std::fmt::Arguments<'_>| written.write_fmt(markup).expect("a string takes every write");
    put(format_args!("<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>"));
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        put(format_args!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/>"));
    }
    put(format_args!("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"));
    for side in ["left", "right"] {
        put(format_args!("<w:{side} w:w=\"{MARGIN}\" w:type=\"dxa\"/>"));
    }
    put(format_args!("</w:tblCellMar><w:tblLook w:firstRow=\"1\"/>"));
    // What a screen reader says of the table.
    put(format_args!("<w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>", escaped(title)));
    for (_, width) in &layout.columns {
        put(format_args!("<w:gridCol w:w=\"{width}\"/>"));
    }
    put(format_args!("</w:tblGrid><w:tr><w:trPr><w:cantSplit/>"));
    if let Some(height) = layout.upright {
        put(format_args!("<w:trHeight w:val=\"{height}\" w:hRule=\"exact\"/>"));
    }
    put(format_args!("<w:tblHeader/></w:trPr>"));
    for (index, width) in &layout.columns {
        let Some(column) = table.columns.get(*index) else { continue };
        let upright = layout.upright.is_some() && column.kind != Kind::Text;
        // An upright head has the whole width of its column, or its letters would be cut.
        let turned = if upright {
            "<w:tcMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tcMar><w:textDirection w:val=\"btLr\"/>"
        } else {
            ""
        };
        let text = one_line(&printable(head(column).in_language(language)));
        let paragraph = Paragraph::new("TableText").centred().keep_next().text(&text, BOLD.sized(layout.size));
        let text = if upright { paragraph.spaced(0, 0) } else { paragraph }.written();
        put(format_args!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>{turned}<w:vAlign w:val=\"center\"/></w:tcPr>{text}</w:tc>"
        ));
    }
    put(format_args!("</w:tr>"));
    for row in &table.rows {
        put(format_args!("<w:tr><w:trPr><w:cantSplit/></w:trPr>"));
        let begins = begins_group(row);
        for (place, (index, width)) in layout.columns.iter().enumerate() {
            let text = cell(table, row, *index, layout.size, language);
            if begins && place == 1 {
                // The name of a group has the rest of the row.
                let rest: u32 = layout.columns[place..].iter().map(|(_, width)| *width).sum();
                let span = layout.columns.len() - place;
                put(format_args!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{rest}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{span}\"/></w:tcPr>{text}</w:tc>"
                ));
                break;
            }
            put(format_args!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>"));
        }
        put(format_args!("</w:tr>"));
    }
    put(format_args!("</w:tbl>"));
}

/// Whether a row only names the rows under it: a number, a name, and nothing that belongs anywhere else.
fn begins_group(row: &Row) -> bool {
    let named = |cell: &Cell| !matches!(cell, Cell::Blank);
    match row.cells.as_slice() {
        [number, name, rest @ ..] if rest.len() > 1 => named(number) && named(name) && !row.total && !rest.iter().any(named),
        _ => false,
    }
}

fn cell(table: &Table, row: &Row, index: usize, size: u32, language: Language) -> String {
    let begins = begins_group(row);
    let look = if row.total || begins { BOLD } else { PLAIN }.sized(size);
    let text = row.cells.get(index).map(|cell| shown(cell, language)).unwrap_or_default();
    let paragraph = Paragraph::new("TableText").text(text.trim_matches('\n'), look);
    let paragraph = if begins { paragraph.keep_next() } else { paragraph };
    let kind = table.columns.get(index).map_or(Kind::Text, |column| column.kind);
    let paragraph = match kind {
        kind if at_right(kind) => paragraph.at_right(),
        Kind::Date | Kind::Mark => paragraph.centred(),
        _ => paragraph,
    };
    paragraph.written()
}
