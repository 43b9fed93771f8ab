//! What a person most likely meant by a near miss: dates as Vietnamese write them, deadlines in words, numbers with dots.
//!
//! Everything here is shown as a patch, never taken as read. One that is [`Patch::sure`] may be applied by `--fix`.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::suggest::surely_meant;
use crate::language::{Language, Text, folded};
use crate::model::due::Schedule;

/// The right spelling of what was most likely meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// As TOML.
    pub text: String,
    /// Whether nothing else can have been meant.
    pub is_sure: bool,
    /// The year that was taken from the document, where the words name none.
    pub year: Option<i32>,
}

impl Patch {
    /// Nothing else can have been meant.
    pub fn sure(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_sure: true, year: None }
    }

    /// A person must decide.
    pub fn likely(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_sure: false, year: None }
    }

    /// A person must decide: the year is the document's.
    fn of_year(self, year: i32) -> Self {
        Self { is_sure: false, year: Some(year), ..self }
    }
}

/// `30/6/2021`, `30-6-2021` or `30.6.2021` as a TOML date; a Vietnamese date has its day first. `3/4/2021` may be read both ways.
pub fn date(text: &str) -> Option<Patch> {
    let date = Language::Vietnamese.read_date(text)?;
    let year_first = text.trim().split(['/', '-', '.']).next().is_some_and(|first| first.trim_end().len() == 4);
    let is_sure = year_first || date.day() > 12 || date.day() == date.month();
    Some(Patch { text: date.to_string(), is_sure, year: None })
}

/// A date without its year, `30/6`: of the year of its document.
pub(super) fn date_of_year(text: &str, year: Option<i32>) -> Option<Patch> {
    date(text).or_else(|| {
        let (day, month) = text.trim().split_once(['/', '-', '.'])?;
        let plain = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let year = year.filter(|_| plain(day) && plain(month))?;
        Some(date(&format!("{day}/{month}/{year}"))?.of_year(year))
    })
}

/// The last date within words: `Trước ngày 15/12/2021`. What the words around it mean is for a person to say.
fn date_within(text: &str, year: Option<i32>) -> Option<Patch> {
    let mut dates = text.split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '/' | '-' | '.'))).filter_map(|part| {
        let part = part.trim_matches(['/', '-', '.']);
        date_of_year(part, year.filter(|_| part.contains('/')))
    });
    dates.next_back().map(|date| Patch { is_sure: false, ..date })
}

/// A deadline in words: `Quý II/2021`, `Thường xuyên`, `tháng 6/2021`, `Cả năm`. One that names no year is most likely of `of_year`, the
/// document's.
pub fn due(text: &str, of_year: Option<i32>) -> Option<Patch> {
    if let Some(date) = date_of_year(text, of_year) {
        return Some(date);
    }
    if let Some(schedule) = surely_meant(text, Schedule::ALL.map(|(word, _)| word)) {
        return Some(Patch::sure(format!("\"{schedule}\"")));
    }
    let bare = folded(text.trim());
    let year = bare.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 4);
    let schedules = [
        ("thuong xuyen", "ongoing"),
        ("lien tuc", "ongoing"),
        ("hang thang", "monthly"),
        ("hang quy", "quarterly"),
        ("6 thang mot lan", "half-yearly"),
        ("khi phat sinh", "on-event"),
        ("khi co yeu cau", "on-event"),
    ];
    if let Some((words, schedule)) = schedules.iter().find(|(words, _)| bare.contains(words)) {
        // More words than these may say more than the schedule does.
        return Some(Patch { text: format!("\"{schedule}\""), is_sure: bare == *words, year: None });
    }
    if let Some(date) = date_within(&bare, of_year) {
        return Some(date);
    }
    let Some(year) = year else {
        let of_year = of_year?;
        return stretch(&bare, &of_year.to_string()).map(|patch| patch.of_year(of_year));
    };
    stretch(&bare, year).or_else(|| bare.contains("nam").then(|| Patch::likely(format!("\"{year}\"")))).map(|patch| {
        // “Trước quý II/2021” and “quý II hoặc quý III/2021” say other things than “quý II/2021” does.
        let is_sure = patch.is_sure || says_no_more(&bare, &patch.text);
        Patch { is_sure, ..patch }
    })
}

/// A document named in words (`QĐ số 12/QĐ-SYT ngày 10/3/2021`) as a row of evidence; what is not told stands as `…`.
pub fn document(words: &str) -> String {
    let words = || words.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let day = words().find_map(date).map_or_else(|| "…".to_owned(), |patch| patch.text);
    let number =
        words().find(|word| word.contains('/') && date(word).is_none() && word.starts_with(|letter: char| letter.is_ascii_digit()));
    format!("{{ number = \"{}\", date = {day} }}", number.unwrap_or("…"))
}

/// Why there is no such day as `2021-06-31` or `31/13/2021`; none where there is, or it is no day at all.
pub fn no_such_day(word: &str) -> Option<Text> {
    let parts: Vec<u32> = word.trim().split(['-', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let ([year @ 1900..=2200, month, day] | [day, month, year @ 1900..=2200]) = *parts.as_slice() else { return None };
    let year = i32::try_from(year).ok()?;
    if month == 0 || month > 12 {
        return Some(Text::new(format!("không có tháng {month}"), format!("there is no month {month}")));
    }
    let last = NaiveDate::from_ymd_opt(year, month, 1)?.num_days_in_month();
    (day == 0 || day > u32::from(last)).then(|| {
        Text::new(
            format!("không có ngày này: tháng {month} năm {year} có {last} ngày"),
            format!("there is no such day: month {month} of {year} has {last} days"),
        )
    })
}

/// Whether words, folded, are a way of writing a stretch and nothing else: `quy ii/2021`, `thang 6 nam 2021`, `ca nam 2021`.
fn says_no_more(bare: &str, stretch: &str) -> bool {
    let words: Vec<&str> = bare.split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '-' | ',')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty() && *word != "nam" && *word != "trong").collect();
    let (year, part) = stretch.trim_matches('"').split_once('-').map_or((stretch.trim_matches('"'), ""), |(year, part)| (year, part));
    let is_year = |word: &str| word == year;
    match (words.as_slice(), part.as_bytes()) {
        (["quy", numeral, last], [b'Q', digit]) => is_year(last) && roman(numeral) == Some(digit - b'0'),
        (["6", "thang", "dau", last], b"H1") | (["6", "thang", "cuoi", last], b"H2") | (["ca", last], b"") => is_year(last),
        (["thang", month, last], [_, _]) => is_year(last) && format!("{month:0>2}") == part,
        ([last], b"") => is_year(last) && !bare.starts_with("trong"),
        _ => false,
    }
}

/// A stretch of `year` in words, folded, as far as it can be told.
fn stretch(bare: &str, year: &str) -> Option<Patch> {
    let quoted = |part: String| Some(Patch::likely(format!("\"{part}\"")));
    if let Some((_, after)) = bare.split_once("quy ") {
        let numeral: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
        return quoted(format!("{year}-Q{}", roman(&numeral)?));
    }
    if bare.contains("6 thang dau") {
        return quoted(format!("{year}-H1"));
    }
    if bare.contains("6 thang cuoi") {
        return quoted(format!("{year}-H2"));
    }
    if let Some((_, after)) = bare.split_once("thang ") {
        let month: u32 = after.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()?;
        return (1..=12).contains(&month).then(|| quoted(format!("{year}-{month:02}"))).flatten();
    }
    let whole_year = ["ca nam", "trong nam", "cuoi nam"].iter().any(|words| bare.contains(words));
    half_spelt(bare, year).or_else(|| whole_year.then(|| Patch::likely(format!("\"{year}\""))))
}

/// The program's own spellings in another case or with another sign between: `2021-q2`, `2021/Q2`, `Q2-2021`, `6/2021`.
fn half_spelt(bare: &str, year: &str) -> Option<Patch> {
    let rest = bare.replace(year, "");
    let part = rest.trim_matches(|letter: char| matches!(letter, '-' | '/' | '.' | ' ' | '_'));
    let spelt = match part.as_bytes() {
        [b'q', b'1'..=b'4'] | [b'h', b'1'..=b'2'] => part.to_uppercase(),
        // A number alone may be a month or a quarter.
        [b'0'..=b'9', ..] if part == bare => return None,
        [b'1'..=b'9'] => format!("0{part}"),
        [b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2'] => part.to_owned(),
        _ => return None,
    };
    Some(Patch::sure(format!("\"{year}-{spelt}\"")))
}

/// A quarter in words: `II`, `Quý II`, `Q2`.
pub(super) fn quarter(text: &str) -> Option<Patch> {
    let bare = folded(text.trim());
    let numeral = bare.trim_start_matches("quy").trim_start_matches('q').trim();
    roman(numeral).map(|number| Patch::sure(number.to_string()))
}

/// `i` to `iv`, or `1` to `4`.
fn roman(numeral: &str) -> Option<u8> {
    match numeral {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

/// `"true"`, `"có"`, `"không"` and the like.
pub fn boolean(text: &str) -> Option<Patch> {
    match folded(text.trim()).as_str() {
        "true" | "co" | "yes" => Some(Patch::sure("true")),
        "false" | "khong" | "chua" | "no" => Some(Patch::sure("false")),
        _ => None,
    }
}

/// `"60%"`, `"1.520"` or the float `12.000` as a whole number.
pub fn integer(text: &str) -> Option<Patch> {
    let bare = text.trim().trim_matches('"').trim().trim_end_matches('%').trim();
    let separator = bare.chars().find(|letter| matches!(letter, '.' | ',' | ' ' | '_'));
    let Some(separator) = separator else {
        let digits = !bare.is_empty() && bare.len() <= 18 && bare.bytes().all(|byte| byte.is_ascii_digit());
        // TOML takes no zero before a number.
        let bare = if bare.bytes().all(|byte| byte == b'0') { "0" } else { bare.trim_start_matches('0') };
        return digits.then(|| Patch::sure(bare));
    };
    let groups: Vec<&str> = bare.split(separator).collect();
    let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let thousands = groups.len() <= 6
        && groups.iter().all(digits)
        && (1..=3).contains(&groups[0].len())
        && !groups[0].starts_with('0')
        && groups[1..].iter().all(|group| group.len() == 3);
    // A comma is a decimal one to many, a single point to some: only what is grouped twice, or by blanks, is a number of thousands for sure.
    let is_sure = groups.len() > 2 || matches!(separator, ' ' | '_');
    thousands.then(|| Patch { text: groups.join("_"), is_sure, year: None })
}

/// Money, which has no decimals: `12.000` and `"1,500"` can only be thousands; `đ`, `đồng` and `VND` behind it say nothing more.
pub fn money(text: &str) -> Option<Patch> {
    let bare = text.trim().trim_matches('"').trim();
    let units = ["vnđ", "vnd", "đồng", "đ"];
    let lower = bare.to_lowercase();
    let unit = units.iter().find(|unit| lower.ends_with(*unit)).map_or(0, |unit| unit.len());
    // The last letters of the two are of the same length, or nothing is cut.
    let number = bare.get(..bare.len().checked_sub(unit)?).unwrap_or(bare).trim();
    integer(number).map(|patch| Patch { is_sure: true, ..patch })
}

/// A number with words after it, `2021 năm` or `12 triệu`, as a whole number.
pub fn number_with_words(written: &str) -> Option<String> {
    let (number, words) = written.trim().split_once(' ')?;
    let words = folded(words.trim());
    if !words.starts_with(|letter: char| letter.is_alphabetic() || letter == '%')
        || words.contains(|letter: char| letter.is_ascii_digit() || "\"'=[]{},".contains(letter))
    {
        return None;
    }
    let number = integer(number)?.text;
    let zeros = match words.split(' ').next()? {
        "nghin" | "ngan" => "_000",
        "trieu" | "tr" => "_000_000",
        "ty" | "ti" => "_000_000_000",
        _ => "",
    };
    Some(format!("{number}{zeros}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses() {
        let sure = |patch: Option<Patch>| patch.map(|patch| (patch.text, patch.is_sure));
        let is = |text: &str, is_sure: bool| Some((text.to_owned(), is_sure));
        assert_eq!(sure(date("30/6/2021")), is("2021-06-30", true));
        assert_eq!(sure(date("3/4/2021")), is("2021-04-03", false));
        assert_eq!(sure(date("04-04-2021")), is("2021-04-04", true));
        assert_eq!(sure(date("2021/4/3")), is("2021-04-03", true));
        assert_eq!(date("31/6/2021"), None);
        let due = |text: &str| super::due(text, None);
        assert_eq!(sure(due("Quý II/2021")), is("\"2021-Q2\"", true));
        assert_eq!(sure(due("Quý III năm 2021")), is("\"2021-Q3\"", true));
        assert_eq!(sure(due("Quý IV/2021 – quý I/2022")), is("\"2021-Q4\"", false));
        assert_eq!(sure(due("Thường xuyên")), is("\"ongoing\"", true));
        assert_eq!(sure(due("Thường xuyên, báo cáo trước 15/12")), is("\"ongoing\"", false));
        assert_eq!(sure(due("Tháng 6 năm 2021")), is("\"2021-06\"", true));
        assert_eq!(sure(due("6/2021")), is("\"2021-06\"", true));
        assert_eq!(sure(due("2021-q2")), is("\"2021-Q2\"", true));
        assert_eq!(sure(due("Cả năm 2021")), is("\"2021\"", true));
        assert_eq!(sure(due("on-going")), is("\"ongoing\"", true));
        assert_eq!(due("sớm"), None);
        assert_eq!(due("Quý II"), None);
        assert_eq!(sure(quarter("II")), is("2", true));
        assert_eq!(sure(quarter("Quý IV")), is("4", true));
        assert_eq!(quarter("V"), None);
        assert_eq!(sure(boolean("Có")), is("true", true));
        assert_eq!(sure(integer("\"60%\"")), is("60", true));
        assert_eq!(sure(integer("12.000")), is("12_000", false), "or twelve, to three decimals");
        assert_eq!(sure(integer("1,520")), is("1_520", false));
        assert_eq!(sure(integer("1.500.000")), is("1_500_000", true));
        assert_eq!(sure(integer("1 500 000")), is("1_500_000", true));
        assert_eq!(sure(money("12.000")), is("12_000", true));
        assert_eq!(sure(money("\"1.500.000 đồng\"")), is("1_500_000", true));
        assert_eq!(sure(money("1.500.000Đ")), is("1_500_000", true));
        assert_eq!(money("\"1,5 triệu\""), None);
        assert_eq!(date("13/02/0021"), None);
        for (words, right) in
            [("Sau quý I/2021", "2021-Q1"), ("Trước quý II năm 2021", "2021-Q2"), ("Quý 1 năm 2021 hoặc quý 2", "2021-Q1")]
        {
            assert_eq!(sure(due(words)), is(&format!("\"{right}\""), false), "{words}");
        }
        for (words, right) in [("Tháng 12 và tháng 6 năm 2021", "2021-12"), ("Không trong năm 2021", "2021"), ("5 năm, đến 2021", "2021")]
        {
            assert_eq!(sure(due(words)), is(&format!("\"{right}\""), false), "{words}");
        }
        assert_eq!(sure(due("6 tháng đầu năm 2021")), is("\"2021-H1\"", true));
        assert_eq!(sure(due("năm 2021")), is("\"2021\"", true));
        assert_eq!(sure(integer("\"007\"")), is("7", true));
        assert_eq!(integer("12.5"), None);
        assert_eq!(integer("0.500"), None);
    }

    #[test]
    fn a_deadline_without_its_year_is_of_its_document() {
        let due = |text: &str| super::due(text, Some(2021)).map(|patch| (patch.text, patch.is_sure, patch.year));
        let of_2021 = |text: &str| Some((text.to_owned(), false, Some(2021)));
        assert_eq!(due("Quý II"), of_2021("\"2021-Q2\""));
        assert_eq!(due("Tháng 6"), of_2021("\"2021-06\""));
        assert_eq!(due("30/6"), of_2021("2021-06-30"));
        assert_eq!(due("Trước 15/12"), of_2021("2021-12-15"));
        assert_eq!(due("Cả năm"), of_2021("\"2021\""));
        assert_eq!(due("6 tháng đầu năm"), of_2021("\"2021-H1\""));
        assert_eq!(due("q2"), of_2021("\"2021-Q2\""));
        assert_eq!(due("Trước 15/12/2021"), Some(("2021-12-15".to_owned(), false, None)));
        assert_eq!(due("Từ 01/3/2021 đến 30/6/2021"), Some(("2021-06-30".to_owned(), false, None)));
        assert_eq!(due("Quý II/2022"), Some(("\"2022-Q2\"".to_owned(), true, None)));
        assert_eq!(due("31/6"), None);
        assert_eq!(due("sớm"), None);
        assert_eq!(due("Theo Công văn 12/UBND"), None);
    }

    #[test]
    fn numbers_with_words_after_them() {
        assert_eq!(number_with_words("2021 năm").as_deref(), Some("2021"));
        assert_eq!(number_with_words("1.520 hồ sơ").as_deref(), Some("1_520"));
        assert_eq!(number_with_words("12 triệu").as_deref(), Some("12_000_000"));
        assert_eq!(number_with_words("12 triệu đồng").as_deref(), Some("12_000_000"));
        assert_eq!(number_with_words("3 tỷ").as_deref(), Some("3_000_000_000"));
        assert_eq!(number_with_words("1,5 tỷ"), None);
        assert_eq!(number_with_words("12 và 13"), None, "there is another number");
        assert_eq!(number_with_words("12"), None);
        assert_eq!(number_with_words("năm"), None);
    }
}
