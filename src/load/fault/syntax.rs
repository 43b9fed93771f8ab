//! TOML that does not parse.

use chrono::NaiveDate;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::load::fault::wrong_type;
use crate::load::slip;
use crate::load::spelling::{self, Patch};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0003",
    name: "syntax",
    level: Level::Deny,
    summary: Text::fixed("sai cú pháp TOML", "TOML that does not parse"),
    why: Text::fixed(
        "Không thể biết tệp muốn nói gì, nên cả tệp chưa được tổng hợp cho đến khi sửa xong.",
        "What the file means cannot be known, so the whole of it is not counted until it is mended.",
    ),
    example: "due = 2021-06-31\nname = \"thiếu dấu đóng",
    fix: Text::fixed(
        "Sửa chỗ được gạch chân: chữ đặt trong dấu nháy thẳng \"…\", ngày viết năm-tháng-ngày (2021-06-30), mỗi khóa chỉ ghi một lần.",
        "Mend the underlined place: text in straight quotes \"…\", dates as year-month-day (2021-06-30), each key once.",
    ),
    basis: Text::fixed("TOML 1.0", "TOML 1.0"),
};

/// `message` is the parser's; `near` the text it stumbled on, and `before` what stands before that on its line; `repaired` the line as it was most likely meant.
pub fn finding(place: Place, message: &str, before: &str, near: &str, repaired: Option<&Patch>) -> Finding {
    let advice = advice(message, before, near);
    Finding::new(
        &RULE,
        place,
        Text::new(format!("sai cú pháp TOML: {}", advice.what.vi), format!("TOML does not parse: {}", advice.what.en)),
    )
    .label(Text::fixed("không đọc được từ đây", "cannot be read from here"))
    .help(repaired.map_or(advice.fix, as_meant))
}

/// The line to type instead, with the day in words where the date in it may be read two ways.
fn as_meant(repaired: &Patch) -> Text {
    let line = repaired.text.trim().to_owned();
    let value = line.split_once('=').map_or("", |(_, value)| value.split('#').next().unwrap_or_default().trim());
    match value.parse::<NaiveDate>() {
        Ok(date) if !repaired.is_sure => wrong_type::day_and_month(line, date),
        _ => Text::same(line),
    }
}

struct Advice {
    what: Text,
    fix: Text,
}

/// The parser's words in the reader's: what it stumbled on, and what to type.
fn advice(message: &str, before: &str, near: &str) -> Advice {
    let curly = near.contains(['“', '”', '‘', '’']);
    let said = |needle: &str| message.contains(needle);
    let (what, fix) = if said("git conflict") {
        (
            Text::fixed("hai bản sửa chưa được gộp (dấu của git)", "two changes that are not merged yet (git's marks)"),
            Text::fixed(
                "giữ một trong hai bản, hoặc gộp lại, rồi xóa các dòng <<<<<<<, ======= và >>>>>>>",
                "keep one of the two, or merge them, and delete the lines <<<<<<<, ======= and >>>>>>>",
            ),
        )
    } else if said("unclosed multi-line string") {
        (
            Text::fixed("chuỗi nhiều dòng thiếu dấu đóng", "a string of several lines without its end"),
            Text::fixed(
                "đóng chuỗi bằng đúng ba dấu nháy như lúc mở: \"\"\"…\"\"\"",
                "end the string with the three quotes it began with: \"\"\"…\"\"\"",
            ),
        )
    } else if said("a header is missing") {
        (
            Text::fixed(
                "khóa này và các khóa sau đó đã được ghi ở trên: có phải thiếu một dòng tên bảng?",
                "this key and those after it were already written above: is a table's name missing?",
            ),
            Text::fixed(
                "thêm tên bảng ở ngay trên dòng này, trên một dòng riêng, viết như [task.SYT-02] hay [progress.SYT-02]",
                "add the table's name right above this line, on a line of its own, as in [task.SYT-02] or [progress.SYT-02]",
            ),
        )
    } else if curly {
        (Text::fixed("dấu nháy cong “ ”", "curly quotes “ ”"), Text::fixed("dùng dấu nháy thẳng: \"…\"", "use straight quotes: \"…\""))
    } else if near.contains('\u{a0}') {
        (
            Text::fixed("có dấu cách không ngắt (dán từ Word)", "a non-breaking space (pasted from Word)"),
            Text::fixed("xóa dấu cách đó và gõ lại bằng phím cách", "delete that space and type it again"),
        )
    } else if let Some(slip) = slip::of(&format!("{before}{near}")).filter(|_| !WIDER.iter().any(|word| said(word))) {
        (slip.what, slip.fix)
    } else if said("expected key") && near.starts_with(['{', '(', '<']) {
        (
            Text::fixed("dòng này không phải tên bảng, cũng không phải khóa", "this line is neither a table's name nor a key"),
            Text::fixed(
                "viết tên bảng trong ngoặc vuông, trên một dòng riêng: [progress.SYT-01]",
                "write a table's name in square brackets, on a line of its own: [progress.SYT-01]",
            ),
        )
    } else if said("string, expected `\"`") || said("string, expected `'`") {
        (
            Text::fixed("chuỗi chữ thiếu dấu nháy đóng", "a string without its closing quote"),
            Text::fixed(
                "thêm dấu nháy đóng ở cuối chuỗi, trên cùng một dòng; nhiều dòng thì dùng \"\"\"…\"\"\"",
                "add the closing quote at the end of the string, on the same line; for several lines use \"\"\"…\"\"\"",
            ),
        )
    } else if said("carriage return") {
        (
            Text::fixed("có ký tự xuống dòng kiểu cũ", "a line end of an old kind"),
            Text::fixed("xóa ký tự đó và nhấn Enter để xuống dòng", "delete that character and press Enter for a new line"),
        )
    } else if said("unexpected key or value") {
        (
            Text::fixed("còn chữ thừa sau giá trị", "something more stands after the value"),
            Text::fixed(
                "mỗi dòng chỉ một `khóa = giá trị`; số không có dấu phẩy hay dấu cách; chữ có dấu nháy kép bên trong thì đặt trong '…'",
                "a line has one `key = value`; numbers have no commas or blanks; text with double quotes inside goes in '…'",
            ),
        )
    } else if said("extra comma") {
        (Text::fixed("thừa dấu phẩy", "a comma too many"), Text::fixed("xóa dấu phẩy thừa", "delete the comma"))
    } else if said("missing comma") {
        (
            Text::fixed("thiếu dấu phẩy giữa hai mục", "a comma is missing between two items"),
            Text::fixed("thêm dấu phẩy giữa hai mục", "add a comma between the two"),
        )
    } else if said("missing assignment") || said("extra `=`") {
        (
            Text::fixed("giữa khóa và giá trị phải là đúng một dấu `=`", "between a key and its value stands one `=`"),
            Text::fixed("viết: khóa = giá trị", "write: key = value"),
        )
    } else if said("boolean") {
        (
            Text::fixed("giá trị đúng, sai viết chưa đúng", "true or false, misspelt"),
            Text::fixed(
                "viết true hoặc false, toàn chữ thường, không dấu nháy",
                "write true or false, in small letters and without quotes",
            ),
        )
    } else if said("cannot extend") {
        (
            Text::fixed("khóa này đã có giá trị ở trên, không thể là bảng nữa", "this key has a value above, so it cannot be a table too"),
            Text::fixed("gộp hai chỗ làm một, hoặc đổi tên một trong hai", "merge the two, or rename one"),
        )
    } else if said("unquoted key") || said("invalid key") || said("bare key") || said("keys cannot be") {
        (
            Text::fixed("tên khóa viết sai", "a key that is misspelt"),
            Text::fixed(
                "tên khóa chỉ gồm chữ cái không dấu, chữ số, `-` và `_`, rồi đến dấu `=`",
                "a key has only letters without accents, digits, `-` and `_`, then `=`",
            ),
        )
    } else if said("unclosed array") {
        (
            Text::fixed("danh sách thiếu dấu đóng `]`", "a list without its closing `]`"),
            Text::fixed("thêm `]` ở cuối danh sách", "add `]` at the end of the list"),
        )
    } else if said("unclosed inline table") {
        (
            Text::fixed("thiếu dấu đóng `}`", "a closing `}` is missing"),
            Text::fixed("thêm `}` sau giá trị cuối cùng trong ngoặc", "add `}` after the last value in the braces"),
        )
    } else if said("unclosed table") || said("table header") {
        (
            Text::fixed("tên bảng thiếu dấu đóng `]`", "a table's name without its closing `]`"),
            Text::fixed(
                "viết tên bảng trên một dòng riêng: [progress.SYT-01]",
                "write the table's name on a line of its own: [progress.SYT-01]",
            ),
        )
    } else if said("key with no value") {
        (Text::fixed("khóa chưa có giá trị", "a key without a value"), Text::fixed("thêm dấu `=` và giá trị", "add `=` and a value"))
    } else if said("escape") || said("unicode") {
        (
            Text::fixed("dấu `\\` trong chuỗi", "a `\\` in a string"),
            Text::fixed("viết `\\\\` cho một dấu `\\`, hoặc đặt chữ trong '…'", "write `\\\\` for one `\\`, or put the text in '…'"),
        )
    } else if said("control character") || said("invalid character") || near.chars().any(|letter| letter.is_control() && letter != '\t') {
        (
            Text::fixed("có ký tự không in được", "a character that cannot be printed"),
            Text::fixed("xóa ký tự đó và gõ lại", "delete that character and type it again"),
        )
    } else if said("recurs") || said("depth") || said("nest") {
        (Text::fixed("lồng quá nhiều lớp", "nested too deep"), Text::fixed("bỏ bớt các lớp [ ] hoặc { }", "remove levels of [ ] or { }"))
    } else if said("duplicate key") {
        (
            Text::fixed("khóa hoặc bảng đã được ghi ở trên", "the key or table was already written above"),
            if before.trim_start().starts_with('[') || near.starts_with('[') {
                Text::fixed(
                    "gộp hai bảng làm một; nếu là hai nhiệm vụ khác nhau thì sửa mã của một nhiệm vụ",
                    "merge the two tables; if they are two tasks, give one another id",
                )
            } else {
                Text::fixed("xóa một trong hai dòng", "delete one of the two lines")
            },
        )
    } else if said("leading zero") {
        (
            Text::fixed("số không được viết số 0 ở đầu", "a number must not begin with 0"),
            Text::fixed("bỏ các số 0 ở đầu", "leave the leading zeros out"),
        )
    } else if NUMBERS.iter().any(|word| said(word)) {
        number()
    } else if near.trim().is_empty() || near.trim_start().starts_with('#') {
        (
            Text::fixed("thiếu giá trị", "a value is missing"),
            Text::fixed("ghi giá trị sau dấu `=`, hoặc xóa dòng này", "write a value after `=`, or delete the line"),
        )
    } else if let Some(date) = near.split([' ', ',', ']', '}', '#']).next().and_then(spelling::date) {
        let date = date.text;
        (
            Text::fixed("ngày viết sai", "a date that is misspelt"),
            Text::new(format!("viết năm-tháng-ngày: {date}"), format!("write year-month-day: {date}")),
        )
    } else if let Some(number) = near.split([' ', ',', ']', '}', '#']).next().filter(|word| word.ends_with('%')).and_then(spelling::integer)
    {
        let number = number.text;
        (
            Text::fixed("số viết sai", "a number that is misspelt"),
            Text::new(format!("viết số không kèm dấu %: {number}"), format!("write the number without %: {number}")),
        )
    } else if let Some(number) = near.split([',', ']', '}', '#']).next().and_then(spelling::number_with_words) {
        let whole = if before.trim_end().ends_with('=') && !before.contains('{') { before.trim_start() } else { "" };
        (
            Text::fixed("sau con số còn chữ thừa", "something stands after the number"),
            Text::new(format!("chỉ ghi con số: {whole}{number}"), format!("write the number alone: {whole}{number}")),
        )
    } else if said("string") || said("quote") {
        (
            if near.starts_with(char::is_alphabetic) {
                Text::fixed("chữ phải đặt trong dấu nháy", "text must be in quotes")
            } else {
                Text::fixed("chuỗi chữ chưa đúng", "a string that is not right")
            },
            Text::fixed(
                "đặt chữ trong dấu nháy thẳng \"…\" trên cùng một dòng; nhiều dòng thì dùng \"\"\"…\"\"\"",
                "put text in straight quotes \"…\" on one line; for several lines use \"\"\"…\"\"\"",
            ),
        )
    } else if said("date") || said("time") || said("offset") || said("month") || said("day") {
        (
            Text::fixed("ngày không có thật hoặc viết sai", "a date that does not exist or is misspelt"),
            Text::fixed("viết năm-tháng-ngày, không đặt trong dấu nháy: 2021-06-30", "write year-month-day without quotes: 2021-06-30"),
        )
    } else if said("number") || said("digit") || said("float") || said("integer") {
        number()
    } else {
        (
            Text::fixed("chỗ này không đọc được", "this place cannot be read"),
            Text::fixed(
                "mỗi dòng là `khóa = giá trị` hoặc `[tên bảng]`; chữ đặt trong dấu nháy thẳng \"…\"",
                "each line is `key = value` or `[table]`; text goes in straight quotes \"…\"",
            ),
        )
    };
    Advice { what, fix }
}

/// What the parser says of more than the line it stumbled on.
const WIDER: [&str; 6] =
    ["unclosed array", "unclosed inline table", "duplicate key", "cannot extend", "carriage return", "string, expected"];

/// What the parser says of a number it cannot read, whatever stands there.
const NUMBERS: [&str; 5] = ["exponent", "fraction", "mantissa", "radix", "numeric sign"];

fn number() -> (Text, Text) {
    (
        Text::fixed("số viết sai", "a number that is misspelt"),
        Text::fixed("chỉ viết chữ số, liền nhau hoặc ngăn bằng dấu gạch dưới", "write digits only, together or apart with underscores"),
    )
}
