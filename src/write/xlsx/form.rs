//! A form as a workbook: given cells grey and locked, open ones yellow, with what belongs in each said beside it and, where it can be, held
//! to by Excel itself. Sheets are protected without a password: against slips, not against people. A last sheet, out of sight, keeps what
//! the cells said when the form was made.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::cell::{EXACT, line, safe, serial};
use super::measure::{lines, start};
use super::prose::{Lines, height};
use super::style::{self, LINE};
use super::{properties, set_page};
use crate::document::form::{Access, Column, Entry, Field, Form, KEPT_SHEET, Kind, LONGEST, Row, Sheet, Value, yes_or_no};
use crate::language::{Language, Text};

const RULE: u32 = 0xA6_A6A6;
const GIVEN: u32 = 0xF0_F0F0;
const SHUT: u32 = 0xD4_D4D4;
const OPEN: u32 = 0xFF_FBE0;
const SUGGESTED: u32 = 0x1F_4E9A;
const HEAD: u32 = 0xE7_EDF5;

/// What a page has inside its margins across, in points.
const ACROSS: f64 = 755.0;

/// A form as a workbook.
pub(in crate::write) fn write(form: &Form, language: Language) -> Vec<u8> {
    workbook(form, language).expect("what is written keeps to the limits of a workbook")
}

fn workbook(form: &Form, language: Language) -> Result<Vec<u8>, XlsxError> {
    let title = line(form.title.in_language(language));
    let mut workbook = Workbook::new();
    workbook.set_default_format(&style::font(), 20, 72)?;
    let of_itself = |about: DocProperties, (name, value): &(&str, String)| about.set_custom_property(*name, value.as_str());
    workbook.set_properties(&form.properties.iter().fold(properties(&title)?, of_itself));
    let looks = Looks::new(language);
    for sheet in &form.sheets {
        draw(workbook.add_worksheet(), sheet, &title, &looks)?;
    }
    keep_said(workbook.add_worksheet(), form, language)?;
    workbook.save_to_buffer()
}

/// A line a cell that said something: its sheet, row and column, and what it said.
fn keep_said(sheet: &mut Worksheet, form: &Form, language: Language) -> Result<(), XlsxError> {
    sheet.set_name(KEPT_SHEET)?.set_very_hidden(true);
    let about = language.pick(
        "Trang này ghi nội dung lúc xuất biểu mẫu, để khi nhập biết ô nào đã được điền; không sửa.",
        "This sheet keeps what the form said when it was made, to tell what was filled in since; leave it as it is.",
    );
    sheet.write_string(0, 0, about)?;
    for (at, kept) in (1..).zip(&form.kept) {
        let said = start(&safe(kept.said.in_language(language)), LONGEST);
        for (column, words) in (0..).zip([kept.sheet, &safe(&kept.row), kept.column, &said]) {
            sheet.write_string(at, column, words)?;
        }
    }
    let options = ProtectionOptions::default();
    sheet.protect_with_options(&options);
    Ok(())
}

/// How cells look.
struct Looks {
    language: Language,
    title: Format,
    note: Format,
    head: Format,
}

impl Looks {
    fn new(language: Language) -> Self {
        let wrapped = || style::font().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            language,
            title: wrapped().set_bold().set_font_size(14),
            note: wrapped().set_font_size(11).set_italic(),
            head: ruled().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_background_color(HEAD),
        }
    }

    /// Of a cell: whose it is by its colour, what it holds by its alignment and format.
    fn of(&self, entry: &Entry) -> Format {
        let format = match entry.access {
            Access::Given => ruled().set_background_color(GIVEN),
            Access::Shut => ruled().set_background_color(SHUT),
            Access::Open(_) => ruled().set_background_color(OPEN).set_unlocked(),
            Access::Suggested(_) => ruled().set_background_color(OPEN).set_unlocked().set_italic().set_font_color(SUGGESTED),
        };
        let kind = entry.field().map(|field| field.kind);
        match (kind, &entry.value) {
            (Some(Kind::Count | Kind::Money), _) | (None, Value::Number(_)) => format.set_align(FormatAlign::Right).set_num_format("#,##0"),
            (Some(Kind::Percent), _) => format.set_align(FormatAlign::Right).set_num_format("0"),
            (Some(Kind::Date), _) | (None, Value::Date(_)) => {
                format.set_align(FormatAlign::Center).set_num_format(self.language.pick("dd/mm/yyyy", "yyyy-mm-dd"))
            }
            (Some(Kind::Flag), _) => format.set_align(FormatAlign::Center),
            (Some(Kind::Code | Kind::Ids | Kind::Agencies), _) => format.set_num_format("@"),
            (Some(Kind::Text) | None, _) => format,
        }
    }
}

fn ruled() -> Format {
    style::font().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_border_color(RULE)
}

fn draw(sheet: &mut Worksheet, drawn: &Sheet, title: &str, looks: &Looks) -> Result<(), XlsxError> {
    let language = looks.language;
    let name = drawn.name.in_language(language);
    sheet.set_name(name)?;
    set_page(sheet, title, language, name);
    for (at, column) in (0..).zip(&drawn.columns) {
        sheet.set_column_width(at, column.width)?;
    }
    // Words stand over what the first page shows.
    let over = usize::from(drawn.turn.unwrap_or(u16::try_from(drawn.columns.len()).unwrap_or(u16::MAX)));
    let span: f64 = drawn.columns[..over].iter().map(|column| column.width).sum();
    let mut pen = Lines::over(sheet, u16::try_from(over).unwrap_or(1), span);
    pen.words(&safe(drawn.title.in_language(language)), &looks.title, 14.0 / 12.0)?;
    for note in &drawn.notes {
        pen.words(&safe(note.in_language(language)), &looks.note, 11.0 / 12.0)?;
    }
    let head = pen.row;
    let mut tallest = 1;
    for (at, column) in (0..).zip(&drawn.columns) {
        let words = column.title.in_language(language);
        pen.sheet.write_string_with_format(head, at, words, &looks.head)?;
        tallest = tallest.max(lines(words, (column.width - 1.0) / 1.1));
    }
    pen.set_height(head, (f64::from(tallest) + 0.4) * LINE)?;
    let first = head + 1;
    for (at, row) in (first..).zip(&drawn.rows) {
        for (column, entry) in (0..).zip(&row.cells) {
            put(pen.sheet, (at, column), entry, &looks.of(entry), language)?;
        }
        pen.set_height(at, height(tall(drawn, row, language)))?;
    }
    for (column, title) in (0..).zip(drawn.columns.iter().map(|column| &column.title)) {
        guard(pen.sheet, drawn, (first, column), title, language)?;
    }
    keep(pen.sheet, drawn, (head, first))
}

/// The lines of a row: of its tallest text, and some to write on where much is asked for.
fn tall(sheet: &Sheet, row: &Row, language: Language) -> u32 {
    let of = |(column, entry): (&Column, &Entry)| match (&entry.value, entry.field()) {
        (Value::Nothing, Some(field)) if field.kind == Kind::Text && column.width > 50.0 => 3,
        (value, _) => lines(&safe(&value.shown(language)), (column.width - 1.0) / 1.04),
    };
    sheet.columns.iter().zip(&row.cells).map(of).max().unwrap_or(1)
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), entry: &Entry, format: &Format, language: Language) -> Result<(), XlsxError> {
    match &entry.value {
        Value::Nothing => sheet.write_blank(row, column, format)?,
        #[allow(clippy::cast_precision_loss, reason = "a workbook has no other numbers, and these are counts and money")]
        Value::Number(number) if number.unsigned_abs() <= EXACT => sheet.write_number_with_format(row, column, *number as f64, format)?,
        Value::Date(date) => match serial(*date) {
            Some(day) => sheet.write_datetime_with_format(row, column, day, format)?,
            None => sheet.write_string_with_format(row, column, language.date(*date), format)?,
        },
        value => {
            let words = safe(&value.shown(language)).into_owned();
            let words = start(&words, LONGEST);
            if words.starts_with(['=', '+', '-', '@']) {
                sheet.write_string_with_format(row, column, words, &format.clone().set_quote_prefix())?
            } else {
                sheet.write_string_with_format(row, column, words, format)?
            }
        }
    };
    Ok(())
}

/// Says in every open cell of a column what belongs there, and has Excel refuse what does not.
fn guard(sheet: &mut Worksheet, drawn: &Sheet, (first, column): (u32, u16), title: &Text, language: Language) -> Result<(), XlsxError> {
    let fields: Vec<(u32, Option<&'static Field>)> =
        (first..).zip(&drawn.rows).map(|(at, row)| (at, row.cells.get(usize::from(column)).and_then(Entry::field))).collect();
    let same = |one: &(u32, Option<&'static Field>), other: &(u32, Option<&'static Field>)| match (one.1, other.1) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        (None, None) => true,
        _ => false,
    };
    for run in fields.chunk_by(same) {
        let (Some(&(from, Some(field))), Some(&(to, _))) = (run.first(), run.last()) else { continue };
        sheet.add_data_validation(from, column, to, column, &validation(field, title, language)?)?;
    }
    Ok(())
}

fn validation(field: &Field, title: &Text, language: Language) -> Result<DataValidation, XlsxError> {
    let (title, hint) = (start(title.in_language(language), 32), start(field.hint.in_language(language), 255));
    let least = |number: &str| DataValidationRule::GreaterThanOrEqualTo(Formula::new(number));
    let (rule, style) = match field.kind {
        Kind::Text | Kind::Code | Kind::Ids | Kind::Agencies => {
            (DataValidation::new().allow_any_value(), DataValidationErrorStyle::Information)
        }
        // A formula, since the rule's own numbers are too small for money.
        Kind::Count | Kind::Money => (DataValidation::new().allow_whole_number_formula(least("0")), DataValidationErrorStyle::Stop),
        Kind::Percent => (DataValidation::new().allow_whole_number(DataValidationRule::Between(0, 100)), DataValidationErrorStyle::Stop),
        // Whoever insists on a day as text is understood too.
        Kind::Date => {
            let since = ExcelDateTime::from_ymd(2000, 1, 1)?;
            (DataValidation::new().allow_date(DataValidationRule::GreaterThanOrEqualTo(since)), DataValidationErrorStyle::Warning)
        }
        Kind::Flag => {
            let words = [true, false].map(|holds| yes_or_no(holds).in_language(language).to_owned());
            (DataValidation::new().allow_list_strings(&words)?, DataValidationErrorStyle::Stop)
        }
    };
    rule.ignore_blank(true)
        .set_error_style(style)
        .set_input_title(title.clone())?
        .set_input_message(hint.clone())?
        .set_error_title(title)?
        .set_error_message(hint)
}

/// Keeps the heads in sight on the screen and on paper, and locks what is given.
fn keep(sheet: &mut Worksheet, drawn: &Sheet, (head, first): (u32, u32)) -> Result<(), XlsxError> {
    sheet.set_repeat_rows(head, head)?;
    if drawn.frozen > 0 {
        sheet.set_freeze_panes(first, drawn.frozen)?;
        sheet.set_repeat_columns(0, drawn.frozen - 1)?;
    }
    if let Some(turn) = drawn.turn {
        // A digit has 8 pixels, a column 5 more, and 4 pixels are 3 points.
        let points = |columns: &[Column]| -> f64 { columns.iter().map(|column| column.width.mul_add(8.0, 5.0) * 0.75).sum() };
        let (turn_at, frozen) = (usize::from(turn), usize::from(drawn.frozen));
        let widest = points(&drawn.columns[..turn_at]).max(points(&drawn.columns[..frozen]) + points(&drawn.columns[turn_at..]));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped just before")]
        let scale = (ACROSS / widest * 100.0).floor().clamp(10.0, 100.0) as u16;
        sheet.set_print_scale(scale).set_vertical_page_breaks(&[u32::from(turn)])?;
    }
    let open = drawn.rows.iter().zip(first..).find_map(|(row, at)| {
        let column = row.cells.iter().position(|cell| cell.field().is_some())?;
        Some((at, u16::try_from(column).ok()?))
    });
    if let Some((row, column)) = open {
        sheet.set_selection(row, column, row, column)?;
    }
    let options = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
    sheet.protect_with_options(&options);
    Ok(())
}
