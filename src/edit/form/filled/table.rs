//! The flat table: text in UTF-8, fields parted by semicolons, commas or tabs, whichever its first line has.

use super::super::fault::{Fault, make_anew};
use super::Line;
use crate::document::form::TABLE;
use crate::language::{Language, Text};

/// The most lines.
const LINES: usize = 200_000;

/// Reads a table.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, Box<Fault>> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(Fault::new(Text::fixed(
            "tệp không phải UTF-8: chữ Việt trong đó theo bảng mã cũ hoặc của riêng phần mềm",
            "the file is not UTF-8: its letters follow an older encoding",
        ))
        .help(Text::fixed("trong Excel chọn Lưu dưới dạng (Save As), kiểu “CSV UTF-8”", "in Excel choose Save As, of the type “CSV UTF-8”"))
        .into());
    };
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().find(|sign| first.as_bytes().contains(sign)).unwrap_or(b';');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut counted = Counted::default();
    for record in reader.records() {
        let record = record.map_err(|_| not_a_form())?;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let number = counted.line(text, record.position().map_or(0, csv::Position::byte));
        let mut fields: Vec<String> = record.iter().map(unguarded).collect();
        while fields.len() > TABLE.len() && fields.last().is_some_and(|last| last.trim().is_empty()) {
            fields.pop();
        }
        let count = fields.len();
        let Ok(fields) = <[String; 6]>::try_from(fields) else {
            if lines.is_empty() {
                return Err(not_a_form().into());
            }
            return Err(Fault::at(
                &line_name(number),
                Text::new(format!("dòng này có {count} cột, phải có 6"), format!("this line has {count} fields and must have 6")),
            )
            .help(Text::fixed(
                "chữ có dấu ngăn cột hoặc xuống dòng phải nằm trong dấu nháy kép",
                "text with a separator or a line break must stand in double quotes",
            ))
            .into());
        };
        lines.push(Line { number, fields });
        if lines.len() > LINES {
            return Err(not_a_form().into());
        }
    }
    let is_head = |language: Language| {
        lines.first().is_some_and(|head| {
            let own = head.fields.iter().map(|field| field.trim());
            own.eq(TABLE.iter().map(|column| column.in_language(language)))
        })
    };
    if !is_head(Language::Vietnamese) && !is_head(Language::English) {
        return Err(not_a_form().into());
    }
    lines.remove(0);
    Ok(lines)
}

/// Lines counted so far, as an editor numbers them: the reader of tables counts neither empty ones nor every sign that ends one.
struct Counted {
    byte: usize,
    number: u64,
}

impl Default for Counted {
    fn default() -> Self {
        Self { byte: 0, number: 1 }
    }
}

impl Counted {
    /// The line of the record that begins with the first letter at or behind a byte.
    fn line(&mut self, text: &str, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
        let empty = text.as_bytes()[byte..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = &text.as_bytes()[self.byte.min(byte)..byte + empty];
        let ends = (0..passed.len()).filter(|at| passed[*at] == b'\n' || passed[*at] == b'\r' && passed.get(at + 1) != Some(&b'\n'));
        self.number += u64::try_from(ends.count()).unwrap_or(u64::MAX);
        self.byte = byte + empty;
        self.number
    }
}

/// A field without the apostrophe that kept a spreadsheet from taking it for a formula.
fn unguarded(field: &str) -> String {
    let is_formula = |rest: &str| rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let rest = field.strip_prefix('\'').filter(|rest| is_formula(rest));
    rest.unwrap_or(field).to_owned()
}

/// How a line is called.
pub(super) fn line_name(number: u64) -> Text {
    Text::new(format!("dòng {number}"), format!("line {number}"))
}

fn not_a_form() -> Fault {
    Fault::new(Text::fixed(
        "bảng này không phải biểu mẫu của cchc: dòng đầu phải có sáu cột Trang, Mã dòng, Tên dòng, Cột, Giá trị, Lúc xuất",
        "this table is no form of cchc: its first line must have the six columns Sheet, Row, Name, Column, Value, As made",
    ))
    .help(make_anew())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_as_an_editor_does() {
        let head = "Sheet;Row;Name;Column;Value;As made";
        let numbers = |text: &str| read(text.as_bytes()).expect("a table").iter().map(|line| line.number).collect::<Vec<_>>();
        for end in ["\n", "\r\n", "\r"] {
            let text = [head, "a;b;c;d;\"x\ny\";", "", "a;b;c;d;e;", ";;;;;", "", "", "a;b;c;d;f;", ""].join(end);
            assert_eq!(numbers(&text), [2, 5, 9], "{end:?}");
            assert_eq!(numbers(&format!("\u{feff}{text}")), [2, 5, 9], "{end:?}");
            assert_eq!(numbers(&format!("{end}{text}")), [3, 6, 10], "{end:?}");
        }
    }
}
