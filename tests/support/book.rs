//! A workbook taken apart and put together again with cells, columns and sheets as people leave them.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a workbook, in order.
#[derive(Clone, Debug)]
pub(crate) struct Book(pub(crate) Vec<(String, Vec<u8>)>);

impl Book {
    /// Takes a workbook apart.
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip file");
        let part = |index| {
            let mut part = archive.by_index(index).expect("it is there");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("it can be read");
            (part.name().expect("it has a name").into_owned(), bytes)
        };
        Self((0..archive_len(bytes)).map(part).collect())
    }

    /// Puts it together.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.0 {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).expect("memory takes every write");
            archive.write_all(bytes).expect("memory takes every write");
        }
        archive.finish().expect("memory takes every write").into_inner()
    }

    /// Replaces text in a part; it must be there.
    pub(crate) fn replace(mut self, part: &str, from: &str, to: &str) -> Self {
        let (_, bytes) = self.0.iter_mut().find(|(name, _)| name == part).unwrap_or_else(|| panic!("no part {part}"));
        let text = String::from_utf8(bytes.clone()).expect("it is text");
        assert!(text.contains(from), "{part} has no {from}");
        *bytes = text.replacen(from, to, 1).into_bytes();
        self
    }

    /// Puts something into a cell of a sheet, numbered from 1, in the style the cell has.
    pub(crate) fn set(self, sheet: usize, cell: &str, content: &Content<'_>) -> Self {
        let part = format!("xl/worksheets/sheet{sheet}.xml");
        let (_, bytes) = self.0.iter().find(|(name, _)| *name == part).expect("the sheet is there");
        let text = String::from_utf8(bytes.clone()).expect("it is text");
        let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{part} has no cell {cell}"));
        let tag = start + text[start..].find('>').expect("a tag ends");
        let end = if text[..tag].ends_with('/') { tag + 1 } else { start + text[start..].find("</c>").expect("a cell ends") + 4 };
        let style = text[start..tag].split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let new = match content {
            Content::Nothing => format!("<c r=\"{cell}\" s=\"{style}\"/>"),
            Content::Number(number) => format!("<c r=\"{cell}\" s=\"{style}\"><v>{number}</v></c>"),
            Content::Styled(number, style) => format!("<c r=\"{cell}\" s=\"{style}\"><v>{number}</v></c>"),
            Content::Text(text) => {
                format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
            }
            Content::Formula(formula, value) => format!("<c r=\"{cell}\" s=\"{style}\"><f>{formula}</f><v>{value}</v></c>"),
            Content::Error(error) => format!("<c r=\"{cell}\" s=\"{style}\" t=\"e\"><v>{error}</v></c>"),
            Content::Flag(flag) => format!("<c r=\"{cell}\" s=\"{style}\" t=\"b\"><v>{}</v></c>", u8::from(*flag)),
        };
        let old = text[start..end].to_owned();
        self.replace(&part, &old, &new)
    }

    /// Puts text into a cell.
    pub(crate) fn text(self, sheet: usize, cell: &str, text: &str) -> Self {
        self.set(sheet, cell, &Content::Text(text))
    }

    /// Puts a number into a cell.
    pub(crate) fn number(self, sheet: usize, cell: &str, number: f64) -> Self {
        self.set(sheet, cell, &Content::Number(number))
    }

    /// Adds a row at the end of a sheet, with text in some columns.
    pub(crate) fn row(self, sheet: usize, number: u32, cells: &[(&str, &str)]) -> Self {
        let cell = |(column, text): &(&str, &str)| format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let cells = cells.iter().map(cell).collect::<Vec<_>>().concat();
        self.replace(&format!("xl/worksheets/sheet{sheet}.xml"), "</sheetData>", &format!("<row r=\"{number}\">{cells}</row></sheetData>"))
    }

    /// Adds a number format of percent; its number as a style.
    pub(crate) fn percent_style(self) -> (Self, usize) {
        self.style_of(9)
    }

    /// Adds a number format by its code; its number as a style.
    pub(crate) fn format_style(self, code: &str) -> (Self, usize) {
        let text = self.part("xl/styles.xml");
        let id = 900 + text.matches("<numFmt ").count();
        let own = format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/></numFmts>", code.replace('"', "&quot;"));
        let book = if text.contains("</numFmts>") {
            self.replace("xl/styles.xml", "</numFmts>", &own)
        } else {
            self.replace("xl/styles.xml", "<fonts ", &format!("<numFmts count=\"1\">{own}<fonts "))
        };
        book.style_of(id)
    }

    /// A part as text.
    pub(crate) fn part(&self, name: &str) -> String {
        let (_, bytes) = self.0.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no part {name}"));
        String::from_utf8(bytes.clone()).expect("it is text")
    }

    fn style_of(self, format: usize) -> (Self, usize) {
        let text = self.part("xl/styles.xml");
        let count: usize = text
            .split("<cellXfs count=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .and_then(|count| count.parse().ok())
            .expect("styles are counted");
        let style =
            format!("<xf numFmtId=\"{format}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>");
        let book = self.replace("xl/styles.xml", &format!("<cellXfs count=\"{count}\""), &format!("<cellXfs count=\"{}\"", count + 1));
        (book.replace("xl/styles.xml", "</cellXfs>", &style), count)
    }
}

fn archive_len(bytes: &[u8]) -> usize {
    ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip file").len()
}

/// What a person, or a program, puts into a cell.
pub(crate) enum Content<'a> {
    /// Nothing.
    Nothing,
    /// A number.
    Number(f64),
    /// A number in another style.
    Styled(f64, usize),
    /// Text.
    Text(&'a str),
    /// A formula and what it gave.
    Formula(&'a str, f64),
    /// A fault of the spreadsheet.
    Error(&'a str),
    /// A truth value.
    Flag(bool),
}
