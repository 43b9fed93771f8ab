//! Why a cell is refused that holds a value of another kind, and what to type.

use super::{Wrong, shown_flag, whole};
use crate::edit::form::fault::quoted;
use crate::edit::form::filled::Raw;
use crate::edit::typed::reading;
use crate::language::{Language, Text};

/// A number with decimals where a whole one belongs: most likely one of thousands, whose point the spreadsheet took for a decimal one.
pub(super) fn decimal(number: f64, language: Language) -> Wrong {
    let shown = as_typed(number, language);
    let thousands = (number * 1000.0).round();
    let meant = whole(thousands).filter(|_| number > 0.0 && number < 1000.0 && (number * 1000.0 - thousands).abs() < 1e-6);
    if !(number.is_finite() && number > 0.0 && number.fract() != 0.0) {
        return no_number(&shown, language);
    }
    let what = Text::new(
        format!("ô này chứa số thập phân {shown}, mà ở đây chỉ nhận số nguyên"),
        format!("the cell holds {shown}, a number with decimals, and takes whole ones only"),
    );
    let help = match meant {
        Some(meant) => Text::new(
            format!("nếu là {meant} thì gõ {meant}, không có dấu ngăn hàng nghìn; không thì ghi một số nguyên"),
            format!("if {meant} is meant, type {meant} without a sign between the thousands; if not, write a whole number"),
        ),
        None => Text::fixed("ghi số nguyên từ 0, chỉ có chữ số, ví dụ 1234", "write a whole number from 0, digits only, such as 1234"),
    };
    (what, help)
}

pub(super) fn no_number(shown: &str, language: Language) -> Wrong {
    let decimals = language.pick(',', '.');
    // Three digits behind the decimal sign: one of thousands, most likely, parted by the other sign.
    let other = language.pick(Language::English, Language::Vietnamese);
    let bare = reading::whole(shown, other).filter(|meant| *meant >= 1000).unwrap_or(1234);
    let apart = language.integer(bare);
    // What to type is the form's way of writing, whichever language the message is in.
    let help = match (shown.contains(decimals), language) {
        (false, _) => {
            Text::fixed("ghi số nguyên từ 0, chỉ có chữ số, ví dụ 1234", "write a whole number from 0, digits only, such as 1234")
        }
        (true, Language::Vietnamese) => Text::new(
            format!("chỉ nhận số nguyên; dấu chấm ngăn hàng nghìn, dấu phẩy là phần thập phân: ghi {bare} hoặc {apart}"),
            format!("whole numbers only; in a Vietnamese form the point parts thousands and the comma decimals: write {bare} or {apart}"),
        ),
        (true, Language::English) => Text::new(
            format!(
                "chỉ nhận số nguyên; trong biểu mẫu tiếng Anh dấu phẩy ngăn hàng nghìn, dấu chấm là phần thập phân: ghi {bare} hoặc {apart}"
            ),
            format!("whole numbers only; the comma parts thousands and the point decimals: write {bare} or {apart}"),
        ),
    };
    (Text::new(format!("{} không phải số nguyên từ 0", quoted(shown)), format!("{} is no whole number from 0", quoted(shown))), help)
}

/// A number in a text cell whose format shows it in a way of its own: 0.38 as 38%, a part of a day as an hour, 7 as 007.
pub(super) fn not_as_shown(number: f64, language: Language) -> Wrong {
    let number = as_typed(number, language);
    (
        Text::new(
            format!("ô chữ này chứa số {number} có định dạng riêng, không biết đang hiện thế nào"),
            format!("this cell of text holds the number {number} in a format of its own, and what it shows cannot be told"),
        ),
        Text::fixed("định dạng ô là Chữ (Text), rồi gõ lại đúng điều cần ghi", "format the cell as Text, and type again what it is to say"),
    )
}

pub(super) fn no_text(raw: &Raw, language: Language) -> Wrong {
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

/// A number as a person would type it.
pub(super) fn as_typed(number: f64, language: Language) -> String {
    whole(number).map_or_else(|| number.to_string().replace('.', language.pick(",", ".")), |number| number.to_string())
}
