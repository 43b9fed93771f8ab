//! What a cell means, whichever way it was typed; text as [`reading`] has it for a command line too.
//!
//! Whole numbers only, since everything asked for is one. A number with decimals may be one of thousands that the spreadsheet took for
//! something else: it is refused, and told what it holds. A cell of percent is told by its own number format, or by being between 0 and 1,
//! where no whole number of percent is. Why one is refused stands in [`refusal`].

mod refusal;

use chrono::NaiveDate;

use super::kept::{self, Said};
use super::{Raw, Shown};
use crate::document::form::{Field, Kind, LONGEST, Value, clean};
use crate::edit::form::fault::quoted;
use crate::edit::typed::reading;
use crate::language::{Language, Text, printable};
use refusal::{as_typed, decimal, no_number, no_text, not_as_shown};

/// The longest code, in letters.
const CODE: usize = 100;

/// The largest number of which a workbook keeps every digit.
const EXACT: f64 = 999_999_999_999_999.0;

/// What is wrong with a value, and what to type.
pub(super) type Wrong = (Text, Text);

/// What a cell says, and what it said when the form was made; where that is the same words, it is not asked what they mean.
pub(super) fn or_kept(raw: Option<&Raw>, kept: &str, field: &Field, language: Language) -> Result<(Value, Said), Wrong> {
    let said = kept::said(kept, field, language);
    let value = if kept::is_untouched(raw, kept, language) { said.value.clone() } else { of(raw, field, language)? };
    Ok((value, said))
}

/// What a cell says.
pub(super) fn of(raw: Option<&Raw>, field: &Field, language: Language) -> Result<Value, Wrong> {
    let Some(raw) = raw else { return Ok(Value::Nothing) };
    if let Raw::Error(error) = raw {
        return Err((
            Text::new(format!("ô báo lỗi {error}"), format!("the cell shows the error {error}")),
            Text::fixed("xóa ô rồi gõ lại giá trị", "clear the cell and type the value"),
        ));
    }
    // Letters nobody sees come along with what is pasted, and are nobody's answer.
    let cleaned = if let Raw::Text(text) = raw { Some(Raw::Text(storable(text)?)) } else { None };
    let raw = cleaned.as_ref().unwrap_or(raw);
    if matches!(raw, Raw::Text(text) if text.is_empty()) {
        return Ok(Value::Nothing);
    }
    match field.kind {
        Kind::Text => words(raw, language).map(Value::Text),
        Kind::Code => code(raw, language),
        Kind::Ids => ids(raw, language, reading::ids),
        Kind::Agencies => ids(raw, language, parts),
        Kind::Count | Kind::Money => number(raw, field.kind, language).map(Value::Number),
        Kind::Percent => percent(raw, language).map(Value::Number),
        Kind::Date => date(raw, language).map(Value::Date),
        Kind::Flag => flag(raw, language).map(Value::Flag),
    }
}

/// Text as a report may have it; what could steer a screen, or turn the letters round, is refused, since nobody sees it in the cell.
fn storable(text: &str) -> Result<String, Wrong> {
    let text = clean(text);
    let steers = |letter: &char| letter.is_control() && *letter != '\n' || matches!(letter, '\u{202e}' | '\u{fffe}' | '\u{ffff}');
    let Some(letter) = text.chars().find(steers) else { return Ok(text) };
    let (code, quoted) = (format!("U+{:04X}", u32::from(letter)), quoted(&printable(&text)));
    Err((
        Text::new(
            format!("{quoted} có ký tự điều khiển {code}, không ghi được vào báo cáo"),
            format!("{quoted} has the control character {code}, which no report is to have"),
        ),
        Text::fixed(
            "xóa nội dung ô rồi gõ lại, hoặc dán lại dạng chữ thuần (Paste Special, Text)",
            "clear the cell and type it again, or paste it as plain text (Paste Special, Text)",
        ),
    ))
}

fn words(raw: &Raw, language: Language) -> Result<String, Wrong> {
    let words = match raw {
        Raw::Text(text) => text.clone(),
        Raw::Number(number, Shown::General) => as_typed(*number, language),
        Raw::Number(number, Shown::Whole) if number.fract() == 0.0 => as_typed(*number, language),
        Raw::Number(number, _) => return Err(not_as_shown(*number, language)),
        Raw::Date(_) | Raw::Flag(_) | Raw::Error(_) => return Err(no_text(raw, language)),
    };
    if words.encode_utf16().count() > LONGEST {
        return Err((
            Text::new(format!("chữ dài hơn {} ký tự", Language::Vietnamese.integer(32_767)), "the text is over 32,767 letters".to_owned()),
            Text::fixed("rút gọn lại", "make it shorter"),
        ));
    }
    Ok(words)
}

fn code(raw: &Raw, language: Language) -> Result<Value, Wrong> {
    let words = words(raw, language)?;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > CODE {
        return Err((
            Text::new(format!("{} dài hơn {CODE} ký tự", quoted(&line)), format!("{} is over {CODE} letters", quoted(&line))),
            Text::fixed("chỉ ghi số, ký hiệu, như 12/QĐ-SYT", "write the number alone, as 12/QĐ-SYT"),
        ));
    }
    Ok(Value::Text(line))
}

fn ids(raw: &Raw, language: Language, read: fn(&str) -> Option<Vec<String>>) -> Result<Value, Wrong> {
    let words = words(raw, language)?;
    read(&words).map(Value::Ids).ok_or_else(|| {
        (
            Text::new(format!("{} không có mã nào", quoted(&words)), format!("{} names nobody", quoted(&words))),
            Text::fixed(
                "ghi các mã, cách nhau bằng dấu phẩy; đã đếm và không có thì ghi 0",
                "write ids with commas between; 0 if there are none",
            ),
        )
    })
}

/// What a list of agencies has between its commas, whoever that is: names have blanks.
fn parts(words: &str) -> Option<Vec<String>> {
    if matches!(words, "0" | "[]") {
        return Some(Vec::new());
    }
    let parts: Vec<String> = words.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    (!parts.is_empty()).then_some(parts)
}

fn number(raw: &Raw, kind: Kind, language: Language) -> Result<i64, Wrong> {
    match raw {
        Raw::Number(number, Shown::Percent) => Err(no_number(&format!("{}%", as_typed(number * 100.0, language)), language)),
        Raw::Number(number, _) => whole(*number).ok_or_else(|| decimal(*number, language)),
        Raw::Text(text) => {
            let found = if kind == Kind::Money { reading::money(text, language) } else { reading::whole(text, language) };
            found.ok_or_else(|| no_number(text.trim(), language))
        }
        Raw::Date(day) => Err(no_number(&language.date(*day), language)),
        Raw::Flag(holds) => Err(no_number(shown_flag(*holds), language)),
        Raw::Error(error) => Err(no_number(error, language)),
    }
}

fn percent(raw: &Raw, language: Language) -> Result<i64, Wrong> {
    let wrong = |shown: &str| {
        (
            Text::new(
                format!("{} không phải số nguyên từ 0 đến 100", quoted(shown)),
                format!("{} is no whole number from 0 to 100", quoted(shown)),
            ),
            Text::fixed("ghi số nguyên, ví dụ 60", "write a whole number, such as 60"),
        )
    };
    let (found, shown) = match raw {
        Raw::Number(number, shown) => {
            let is_percent = *shown == Shown::Percent;
            let is_part = is_percent || *number > 0.0 && *number < 1.0;
            let shown = if is_percent { format!("{}%", as_typed(number * 100.0, language)) } else { as_typed(*number, language) };
            // A part of one is kept in binary: 0.29 of a hundred is 28.999… .
            let hundredths = (number * 100.0 * 1e6).round() / 1e6;
            (whole(if is_part { hundredths } else { *number }), shown)
        }
        Raw::Text(text) => {
            let text = text.trim();
            (reading::whole(text.strip_suffix('%').unwrap_or(text), language), text.to_owned())
        }
        Raw::Date(day) => (None, language.date(*day)),
        Raw::Flag(holds) => (None, shown_flag(*holds).to_owned()),
        Raw::Error(error) => (None, error.clone()),
    };
    found.filter(|found| *found <= 100).ok_or_else(|| wrong(&shown))
}

fn date(raw: &Raw, language: Language) -> Result<NaiveDate, Wrong> {
    let shown = match raw {
        Raw::Date(day) => return Ok(*day),
        Raw::Text(text) => {
            if let Some(day) = language.read_date(text) {
                return Ok(day);
            }
            text.trim().to_owned()
        }
        Raw::Number(number, _) => as_typed(*number, language),
        Raw::Flag(holds) => shown_flag(*holds).to_owned(),
        Raw::Error(error) => error.clone(),
    };
    Err((
        Text::new(format!("{} không phải một ngày đọc được", quoted(&shown)), format!("{} is no day that can be read", quoted(&shown))),
        match language {
            Language::Vietnamese => Text::fixed(
                "ghi ngày/tháng/năm, đủ bốn chữ số của năm, ví dụ 05/01/2021",
                "write day/month/year with all four digits of the year, such as 05/01/2021",
            ),
            Language::English => Text::fixed(
                "ghi năm-tháng-ngày, đủ bốn chữ số của năm, ví dụ 2021-01-05",
                "write year-month-day with all four digits of the year, such as 2021-01-05",
            ),
        },
    ))
}

fn flag(raw: &Raw, language: Language) -> Result<bool, Wrong> {
    let shown = match raw {
        Raw::Flag(holds) => return Ok(*holds),
        Raw::Number(number, _) => as_typed(*number, language),
        Raw::Text(text) => text.trim().to_owned(),
        Raw::Date(day) => language.date(*day),
        Raw::Error(error) => error.clone(),
    };
    reading::flag(&shown).ok_or_else(|| {
        (
            Text::new(format!("{} không phải Có hay Không", quoted(&shown)), format!("{} is neither Yes nor No", quoted(&shown))),
            Text::fixed("chọn Có hoặc Không", "choose Yes or No"),
        )
    })
}

const fn shown_flag(holds: bool) -> &'static str {
    if holds { "TRUE" } else { "FALSE" }
}

/// A whole number from 0.
fn whole(number: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation, reason = "within what a float holds exactly")]
    (number.is_finite() && number.fract() == 0.0 && (0.0..=EXACT).contains(&number)).then_some(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: Kind) -> Field {
        Field { key: "x", kind, hint: Text::fixed("", "") }
    }

    fn read(raw: &Raw, kind: Kind) -> Option<Value> {
        of(Some(raw), &field(kind), Language::Vietnamese).ok()
    }

    fn typed(text: &str, kind: Kind) -> Option<Value> {
        read(&Raw::Text(text.to_owned()), kind)
    }

    #[test]
    fn figures_must_be_whole() {
        assert_eq!(read(&Raw::Number(1520.0, Shown::General), Kind::Count), Some(Value::Number(1520)));
        // 1.234 typed where the point is a decimal: 1,234 of something that comes in wholes.
        for number in [1.234, -1.0, f64::NAN, f64::INFINITY, 1e15] {
            assert_eq!(read(&Raw::Number(number, Shown::General), Kind::Count), None, "{number}");
        }
    }

    #[test]
    fn a_part_of_one_is_percent_where_it_must_be() {
        // Told by the format: 0.6 and 1 of a hundred.
        assert_eq!(read(&Raw::Number(0.6, Shown::Percent), Kind::Percent), Some(Value::Number(60)));
        assert_eq!(read(&Raw::Number(1.0, Shown::Percent), Kind::Percent), Some(Value::Number(100)));
        assert_eq!(read(&Raw::Number(0.29, Shown::Percent), Kind::Percent), Some(Value::Number(29)));
        // Without the format: what lies between 0 and 1 can be nothing else, 1 is one percent.
        assert_eq!(read(&Raw::Number(0.6, Shown::General), Kind::Percent), Some(Value::Number(60)));
        assert_eq!(read(&Raw::Number(1.0, Shown::General), Kind::Percent), Some(Value::Number(1)));
        assert_eq!(read(&Raw::Number(0.0, Shown::General), Kind::Percent), Some(Value::Number(0)));
        assert_eq!((typed("60%", Kind::Percent), typed("60 %", Kind::Percent)), (Some(Value::Number(60)), Some(Value::Number(60))));
        assert_eq!(
            (read(&Raw::Number(0.605, Shown::Percent), Kind::Percent), read(&Raw::Number(1.2, Shown::Percent), Kind::Percent)),
            (None, None)
        );
        assert_eq!((typed("160", Kind::Percent), typed("-1", Kind::Percent), typed("0,6", Kind::Percent)), (None, None, None));
    }

    #[test]
    fn a_day_is_no_number() {
        let fifth = NaiveDate::from_ymd_opt(2021, 1, 5).map(Value::Date);
        assert_eq!((typed("05/01/2021", Kind::Date), typed("44200", Kind::Date)), (fifth, None));
        assert_eq!(read(&Raw::Number(44_200.0, Shown::General), Kind::Date), None);
        assert_eq!(typed("2,5 triệu", Kind::Money), Some(Value::Number(2_500_000)));
        assert_eq!((typed("2,5 triệu", Kind::Count), typed(",", Kind::Ids)), (None, None));
        assert_eq!((typed("x", Kind::Flag), read(&Raw::Flag(true), Kind::Flag)), (Some(Value::Flag(true)), Some(Value::Flag(true))));
    }

    #[test]
    fn a_point_taken_for_a_decimal_is_told() {
        let told = |number: f64, language: Language| {
            of(Some(&Raw::Number(number, Shown::General)), &field(Kind::Count), language)
                .map_err(|(what, help)| (what.vi.into_owned(), help.vi.into_owned()))
        };
        let (what, help) = told(1.286, Language::Vietnamese).expect_err("no whole number");
        assert_eq!(what, "ô này chứa số thập phân 1,286, mà ở đây chỉ nhận số nguyên");
        assert_eq!(help, "nếu là 1286 thì gõ 1286, không có dấu ngăn hàng nghìn; không thì ghi một số nguyên");
        // The last zero of 12.500 is gone by now.
        let (what, help) = told(12.5, Language::English).expect_err("no whole number");
        assert!(what.contains("12.5, mà ở đây chỉ nhận số nguyên") && help.contains("nếu là 12500 thì gõ 12500"), "{what}: {help}");
        assert_eq!(
            told(1.23456, Language::Vietnamese).expect_err("no whole number").0,
            "ô này chứa số thập phân 1,23456, mà ở đây chỉ nhận số nguyên"
        );
        let (_, help) = of(Some(&Raw::Text("1,286".to_owned())), &field(Kind::Count), Language::Vietnamese).expect_err("a decimal");
        assert!(help.vi.contains("ghi 1286 hoặc 1.286"), "{}", help.vi);
    }

    #[test]
    fn an_empty_cell_is_nothing_and_zero_is_zero() {
        for kind in [Kind::Text, Kind::Code, Kind::Ids, Kind::Agencies, Kind::Count, Kind::Money, Kind::Percent, Kind::Date, Kind::Flag] {
            assert_eq!(of(None, &field(kind), Language::Vietnamese), Ok(Value::Nothing), "{kind:?}");
            assert_eq!(typed(" \n", kind), Some(Value::Nothing), "{kind:?}");
        }
        assert_eq!(typed("0", Kind::Money), Some(Value::Number(0)));
        assert_eq!(read(&Raw::Number(0.0, Shown::General), Kind::Ids), Some(Value::Ids(vec![])));
        for kind in [Kind::Ids, Kind::Agencies] {
            assert_eq!(typed("h-a; tp-b,\nh-c", kind), Some(Value::Ids(["h-a", "tp-b", "h-c"].map(str::to_owned).to_vec())), "{kind:?}");
            assert_eq!((typed("0", kind), typed(",", kind)), (Some(Value::Ids(vec![])), None), "{kind:?}");
        }
    }

    #[test]
    fn text_that_the_spreadsheet_changed_is_refused() {
        let day = NaiveDate::from_ymd_opt(2021, 12, 5).expect("a day");
        assert_eq!(read(&Raw::Date(day), Kind::Code), None);
        assert_eq!(read(&Raw::Number(120.0, Shown::General), Kind::Text), Some(Value::Text("120".to_owned())));
        assert_eq!(typed("  a \r\nb ", Kind::Text), Some(Value::Text("a\nb".to_owned())));
        assert_eq!(typed(&"a".repeat(101), Kind::Code), None);
        assert_eq!(typed(&"a".repeat(32_768), Kind::Text), None);
    }

    #[test]
    fn letters_nobody_sees_are_not_stored() {
        for (text, stored) in [
            ("a\u{200e}b\u{feff}", "ab"),
            ("a\u{ad}b\u{2066}c\u{2069}", "abc"),
            ("a\u{2028}b\u{85}c\u{b}d\re", "a\nb\nc\nd\ne"),
            ("a\u{a0}b\tc", "a b c"),
            ("👨\u{200d}👩", "👨\u{200d}👩"),
            ("\u{200b}", ""),
        ] {
            assert_eq!(typed(text, Kind::Text), Some(Value::text(Some(stored))), "{text:?}");
        }
        for text in ["a\u{7}b", "a\u{7f}b", "a\u{1b}[31m", "a\u{202e}b", "a\u{ffff}"] {
            assert_eq!(typed(text, Kind::Text), None, "{text:?}");
            assert_eq!(typed(text, Kind::Count), None, "{text:?}");
        }
        assert_eq!(typed("12\u{200b}98", Kind::Count), Some(Value::Number(1298)));
    }

    #[test]
    fn a_number_is_text_only_where_it_is_shown_as_it_is() {
        let read = |number: f64, shown: Shown| read(&Raw::Number(number, shown), Kind::Text);
        assert_eq!(read(0.38, Shown::General), Some(Value::Text("0,38".to_owned())));
        assert_eq!(read(120.0, Shown::Whole), Some(Value::Text("120".to_owned())));
        assert_eq!([read(0.38, Shown::Whole), read(0.38, Shown::Percent), read(7.0, Shown::Otherwise)], [None, None, None]);
    }
}
