//! Two texts beside each other, in columns without rules.

use std::fmt::Write as _;

/// Rows of two cells, each the markup of its paragraphs, in columns of these widths in twips. No row is parted by the end of a page.
pub(super) fn two_columns(widths: [u32; 2], rows: &[[String; 2]]) -> String {
    let [left, right] = widths;
    let mut written = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{left}\"/><w:gridCol w:w=\"{right}\"/></w:tblGrid>",
        left + right
    );
    for row in rows {
        written.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (width, cell) in widths.iter().zip(row) {
            write!(written, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{cell}</w:tc>")
                .expect("a string takes every write");
        }
        written.push_str("</w:tr>");
    }
    written.push_str("</w:tbl>");
    written
}
