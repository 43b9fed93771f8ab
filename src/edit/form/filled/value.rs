//! What a cell means, whichever way it was typed: numbers with thousands apart, days as text, yes and no, percent.
//!
//! Whole numbers only, since everything asked for is one. In a Vietnamese form the point parts thousands and the comma decimals, in an
//! English one the other way round; the sign that would be a decimal there is refused where it is not plainly a slip of zeros. A cell of
//! percent is told by its own number format, or by being between 0 and 1, where no whole number of percent is.

use chrono::NaiveDate;

use super::super::fault::quoted;
use super::Raw;
use crate::document::form::{Field, Kind, LONGEST, Value, plain};
use crate::language::{Language, Text, folded};

/// The longest code, in letters.
const CODE: usize = 100;

/// The largest number of which a workbook keeps every digit.
const EXACT: f64 = 999_999_999_999_999.0;

/// What is wrong with a value, and what to type.
pub(super) type Wrong = (Text, Text);

/// What a cell says.
pub(super) fn of(raw: Option<&Raw>, field: &Field, language: Language) -> Result<Value, Wrong> {
    let Some(raw) = raw else { return Ok(Value::Nothing) };
    if let Raw::Error(error) = raw {
        return Err((
            Text::new(format!("ô báo lỗi {error}"), format!("the cell shows the error {error}")),
            Text::fixed("xóa ô rồi gõ lại giá trị", "clear the cell and type the value"),
        ));
    }
    if matches!(raw, Raw::Text(text) if text.trim().is_empty()) {
        return Ok(Value::Nothing);
    }
    match field.kind {
        Kind::Text => words(raw, language).map(Value::Text),
        Kind::Code => code(raw, language),
        Kind::Ids => ids(raw, language),
        Kind::Count | Kind::Money => number(raw, field.kind, language).map(Value::Number),
        Kind::Percent => percent(raw, language).map(Value::Number),
        Kind::Date => date(raw, language).map(Value::Date),
        Kind::Flag => flag(raw, language).map(Value::Flag),
    }
}

fn words(raw: &Raw, language: Language) -> Result<String, Wrong> {
    let words = match raw {
        Raw::Text(text) => plain(text),
        Raw::Number(number, _) => as_typed(*number, language),
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

fn ids(raw: &Raw, language: Language) -> Result<Value, Wrong> {
    let words = words(raw, language)?;
    if words == "0" {
        return Ok(Value::Ids(Vec::new()));
    }
    let parts = words.split([',', ';', '\n', ' ']).map(str::trim).filter(|id| !id.is_empty());
    Ok(Value::Ids(parts.map(str::to_owned).collect()))
}

fn number(raw: &Raw, kind: Kind, language: Language) -> Result<i64, Wrong> {
    match raw {
        Raw::Number(number, false) => whole(*number).ok_or_else(|| no_number(&as_typed(*number, language), language)),
        Raw::Text(text) => {
            let text = text.trim();
            let bare = if kind == Kind::Money { without_unit(text) } else { text };
            whole_of_text(bare, language).ok_or_else(|| no_number(text, language))
        }
        Raw::Number(number, true) => Err(no_number(&format!("{}%", as_typed(number * 100.0, language)), language)),
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
        Raw::Number(number, is_percent) => {
            let is_part = *is_percent || *number > 0.0 && *number < 1.0;
            let shown = if *is_percent { format!("{}%", as_typed(number * 100.0, language)) } else { as_typed(*number, language) };
            // A part of one is kept in binary: 0.29 of a hundred is 28.999… .
            let hundredths = (number * 100.0 * 1e6).round() / 1e6;
            (whole(if is_part { hundredths } else { *number }), shown)
        }
        Raw::Text(text) => {
            let text = text.trim();
            (whole_of_text(text.strip_suffix('%').unwrap_or(text).trim(), language), text.to_owned())
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
            if let Some(day) = date_of_text(text.trim(), language) {
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
    match folded(&shown).as_str() {
        "co" | "x" | "yes" | "y" | "true" | "dung" | "1" | "✓" | "✔" | "☑" => Ok(true),
        "khong" | "ko" | "k" | "no" | "n" | "false" | "sai" | "0" => Ok(false),
        _ => Err((
            Text::new(format!("{} không phải Có hay Không", quoted(&shown)), format!("{} is neither Yes nor No", quoted(&shown))),
            Text::fixed("chọn Có hoặc Không", "choose Yes or No"),
        )),
    }
}

fn no_number(shown: &str, language: Language) -> Wrong {
    let decimals = language.pick(',', '.');
    // What to type is the form's way of writing, whichever language the message is in.
    let help = match (shown.contains(decimals), language) {
        (false, _) => {
            Text::fixed("ghi số nguyên từ 0, chỉ có chữ số, ví dụ 1234", "write a whole number from 0, digits only, such as 1234")
        }
        (true, Language::Vietnamese) => Text::fixed(
            "chỉ nhận số nguyên; dấu chấm ngăn hàng nghìn, dấu phẩy là phần thập phân: ghi 1234 hoặc 1.234",
            "whole numbers only; in a Vietnamese form the point parts thousands and the comma decimals: write 1234 or 1.234",
        ),
        (true, Language::English) => Text::fixed(
            "chỉ nhận số nguyên; trong biểu mẫu tiếng Anh dấu phẩy ngăn hàng nghìn, dấu chấm là phần thập phân: ghi 1234 hoặc 1,234",
            "whole numbers only; the comma parts thousands and the point decimals: write 1234 or 1,234",
        ),
    };
    (Text::new(format!("{} không phải số nguyên từ 0", quoted(shown)), format!("{} is no whole number from 0", quoted(shown))), help)
}

fn no_text(raw: &Raw, language: Language) -> Wrong {
    let shown = match raw {
        Raw::Date(day) => language.date(*day),
        Raw::Flag(holds) => shown_flag(*holds).to_owned(),
        _ => String::new(),
    };
    (
        Text::new(format!("{} không phải chữ", quoted(&shown)), format!("{} is no text", quoted(&shown))),
        Text::fixed(
            "Excel đã tự đổi chữ ấy; gõ lại với dấu ' ở đầu",
            "the spreadsheet took it for something else; type it again with a ' before it",
        ),
    )
}

const fn shown_flag(holds: bool) -> &'static str {
    if holds { "TRUE" } else { "FALSE" }
}

/// A number as a person would type it.
fn as_typed(number: f64, language: Language) -> String {
    whole(number).map_or_else(|| number.to_string().replace('.', language.pick(",", ".")), |number| number.to_string())
}

/// A whole number from 0.
fn whole(number: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation, reason = "within what a float holds exactly")]
    (number.is_finite() && number.fract() == 0.0 && (0.0..=EXACT).contains(&number)).then_some(number as i64)
}

/// A whole number typed as text: bare, or with its thousands apart, or with decimals that are all zeros.
fn whole_of_text(text: &str, language: Language) -> Option<i64> {
    let (thousands, decimals) = language.pick(('.', ','), (',', '.'));
    let (integer, fraction) = text.split_once(decimals).map_or((text, None), |(integer, fraction)| (integer, Some(fraction)));
    if fraction.is_some_and(|fraction| fraction.is_empty() || !fraction.bytes().all(|digit| digit == b'0')) {
        return None;
    }
    let apart = |letter: char| letter == thousands || matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'');
    let groups: Vec<&str> = integer.split(apart).collect();
    let are_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let are_thousands = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    if !are_digits || !are_thousands {
        return None;
    }
    let number: i64 = groups.concat().parse().ok()?;
    (number <= 999_999_999_999_999).then_some(number)
}

/// Money without the word after it.
fn without_unit(text: &str) -> &str {
    let lower = text.to_lowercase();
    let unit = ["đồng", "vnđ", "vnd", "đ", "₫"].into_iter().find(|unit| lower.ends_with(unit));
    let letters = unit.map_or(0, |unit| unit.chars().count());
    let end = text.char_indices().rev().nth(letters.saturating_sub(1)).map_or(0, |(at, _)| at);
    if letters == 0 { text } else { text[..end].trim_end() }
}

/// A day typed as text: day, month, year, or year first. Where an English form has the day and the month in figures that could be either,
/// nobody can tell.
fn date_of_text(text: &str, language: Language) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [first, second, third] = parts[..] else { return None };
    if ![first, second, third].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let of = |year: &str, month: &str, day: &str| {
        let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
        NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
    };
    if first.len() == 4 {
        return of(first, second, third);
    }
    let could_be_either = language == Language::English && number(first)? <= 12 && number(second)? <= 12 && first != second;
    if could_be_either { None } else { of(third, second, first) }
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
    fn numbers_typed_as_text() {
        for (text, number) in [
            ("0", 0),
            ("1234", 1234),
            ("1.234", 1234),
            ("1 234 567", 1_234_567),
            ("1\u{a0}234\u{a0}567", 1_234_567),
            ("12.000.000", 12_000_000),
            ("12,0", 12),
            (" 7 ", 7),
            ("007", 7),
        ] {
            assert_eq!(typed(text, Kind::Count), Some(Value::Number(number)), "{text}");
        }
        for text in
            ["12,5", "1,234", "1.5", "1.2345", "12.34.567", ".5", "5.", "5,", "-5", "−5", "1e3", "mười", "1.234 hồ sơ", "1000000000000000"]
        {
            assert_eq!(typed(text, Kind::Count), None, "{text}");
        }
        let english = |text: &str| of(Some(&Raw::Text(text.to_owned())), &field(Kind::Count), Language::English).ok();
        assert_eq!((english("1,234"), english("1.234"), english("12.0")), (Some(Value::Number(1234)), None, Some(Value::Number(12))));
    }

    #[test]
    fn money_may_carry_its_unit() {
        for text in ["12.000.000 đồng", "12000000đ", "12 000 000 VNĐ", "12.000.000 ₫", "12.000.000"] {
            assert_eq!(typed(text, Kind::Money), Some(Value::Number(12_000_000)), "{text}");
        }
        for text in ["12 triệu", "đồng", "12,5 triệu đồng", "1.2 tỷ"] {
            assert_eq!(typed(text, Kind::Money), None, "{text}");
        }
    }

    #[test]
    fn figures_must_be_whole() {
        assert_eq!(read(&Raw::Number(1520.0, false), Kind::Count), Some(Value::Number(1520)));
        // 1.234 typed where the point is a decimal: 1,234 of something that comes in wholes.
        for number in [1.234, -1.0, f64::NAN, f64::INFINITY, 1e15] {
            assert_eq!(read(&Raw::Number(number, false), Kind::Count), None, "{number}");
        }
    }

    #[test]
    fn a_part_of_one_is_percent_where_it_must_be() {
        // Told by the format: 0.6 and 1 of a hundred.
        assert_eq!(read(&Raw::Number(0.6, true), Kind::Percent), Some(Value::Number(60)));
        assert_eq!(read(&Raw::Number(1.0, true), Kind::Percent), Some(Value::Number(100)));
        assert_eq!(read(&Raw::Number(0.29, true), Kind::Percent), Some(Value::Number(29)));
        // Without the format: what lies between 0 and 1 can be nothing else, 1 is one percent.
        assert_eq!(read(&Raw::Number(0.6, false), Kind::Percent), Some(Value::Number(60)));
        assert_eq!(read(&Raw::Number(1.0, false), Kind::Percent), Some(Value::Number(1)));
        assert_eq!(read(&Raw::Number(0.0, false), Kind::Percent), Some(Value::Number(0)));
        assert_eq!((typed("60%", Kind::Percent), typed("60 %", Kind::Percent)), (Some(Value::Number(60)), Some(Value::Number(60))));
        assert_eq!((read(&Raw::Number(0.605, true), Kind::Percent), read(&Raw::Number(1.2, true), Kind::Percent)), (None, None));
        assert_eq!((typed("160", Kind::Percent), typed("-1", Kind::Percent), typed("0,6", Kind::Percent)), (None, None, None));
    }

    #[test]
    fn days_typed_as_text() {
        let fifth = NaiveDate::from_ymd_opt(2021, 1, 5).map(Value::Date);
        for text in ["05/01/2021", "5/1/2021", "5-1-2021", "05.01.2021", "2021-01-05", "2021/1/5", " 05 / 01 / 2021 "] {
            assert_eq!(typed(text, Kind::Date), fifth, "{text}");
        }
        for text in ["31/02/2021", "01/13/2021", "05/01/21", "5/1", "05/01/20211", "tháng 5", "44200", "2021-13-01", "1/2/3/4", "--2021"] {
            assert_eq!(typed(text, Kind::Date), None, "{text}");
        }
        assert_eq!(read(&Raw::Number(44_200.0, false), Kind::Date), None);
        let english = |text: &str| of(Some(&Raw::Text(text.to_owned())), &field(Kind::Date), Language::English).ok();
        assert_eq!((english("05/01/2021"), english("2021-01-05")), (None, fifth));
        assert_eq!(english("25/12/2021"), NaiveDate::from_ymd_opt(2021, 12, 25).map(Value::Date));
    }

    #[test]
    fn yes_and_no() {
        for text in ["Có", "có", "CÓ", "Co\u{301}", "x", "X", "yes", "1", "đúng"] {
            assert_eq!(typed(text, Kind::Flag), Some(Value::Flag(true)), "{text}");
        }
        for text in ["Không", "không", "ko", "no", "0", "FALSE"] {
            assert_eq!(typed(text, Kind::Flag), Some(Value::Flag(false)), "{text}");
        }
        for text in ["có lẽ", "?", "2", "-"] {
            assert_eq!(typed(text, Kind::Flag), None, "{text}");
        }
        assert_eq!(read(&Raw::Flag(true), Kind::Flag), Some(Value::Flag(true)));
    }

    #[test]
    fn an_empty_cell_is_nothing_and_zero_is_zero() {
        for kind in [Kind::Text, Kind::Code, Kind::Ids, Kind::Count, Kind::Money, Kind::Percent, Kind::Date, Kind::Flag] {
            assert_eq!(of(None, &field(kind), Language::Vietnamese), Ok(Value::Nothing), "{kind:?}");
            assert_eq!(typed(" \n", kind), Some(Value::Nothing), "{kind:?}");
        }
        assert_eq!(typed("0", Kind::Money), Some(Value::Number(0)));
        assert_eq!(read(&Raw::Number(0.0, false), Kind::Ids), Some(Value::Ids(vec![])));
        assert_eq!(typed("h-a; tp-b,\nh-c", Kind::Ids), Some(Value::Ids(["h-a", "tp-b", "h-c"].map(str::to_owned).to_vec())));
    }

    #[test]
    fn text_that_the_spreadsheet_changed_is_refused() {
        let day = NaiveDate::from_ymd_opt(2021, 12, 5).expect("a day");
        assert_eq!(read(&Raw::Date(day), Kind::Code), None);
        assert_eq!(read(&Raw::Number(120.0, false), Kind::Text), Some(Value::Text("120".to_owned())));
        assert_eq!(typed("  a \r\nb  \u{1b}[31m ", Kind::Text), Some(Value::Text("a\nb  ␛[31m".to_owned())));
        assert_eq!(typed(&"a".repeat(101), Kind::Code), None);
        assert_eq!(typed(&"a".repeat(32_768), Kind::Text), None);
    }
}
