//! Vietnamese and English: the words, numbers and dates a person reads.
//!
//! [`Text`] holds both languages at once, so that a missing translation does not compile. Numbers and dates are written here and
//! nowhere else, and dates as people write them are read here.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// The language of messages, tables and help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Tiếng Việt, the default.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// Reads `vi` or `en`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "vi" => Some(Self::Vietnamese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// `vi` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The one of the two that is in this language.
    pub fn pick<T>(self, vietnamese: T, english: T) -> T {
        match self {
            Self::Vietnamese => vietnamese,
            Self::English => english,
        }
    }

    /// A whole number with its thousands apart: `16.051`, in English `16,051`.
    pub fn integer(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            grouped.push('-');
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(self.pick('.', ','));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// `numerator` over `denominator` in percent, two decimals, rounded half up: `98,62%`. A zero denominator gives `–`.
    pub fn percent(self, numerator: i64, denominator: i64) -> String {
        match hundredths(i128::from(numerator) * 100, i128::from(denominator)) {
            Some(value) => format!("{}%", self.two_decimals(value)),
            None => "–".to_owned(),
        }
    }

    /// Đồng shown in triệu đồng (millions), two decimals, trailing zeros left off: `12`, `12,5`.
    pub fn millions(self, dong: i64) -> String {
        let shown = self.two_decimals(hundredths(i128::from(dong), 1_000_000).unwrap_or_default());
        shown.trim_end_matches('0').trim_end_matches(self.pick(',', '.')).to_owned()
    }

    fn two_decimals(self, hundredths: i128) -> String {
        let sign = if hundredths < 0 { "-" } else { "" };
        let whole = i64::try_from((hundredths / 100).abs()).unwrap_or(i64::MAX);
        format!("{sign}{}{}{:02}", self.integer(whole), self.pick(',', '.'), (hundredths % 100).abs())
    }

    /// A day: `05/01/2021`, in English `2021-01-05`.
    pub fn date(self, date: NaiveDate) -> String {
        self.pick(format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()), date.to_string())
    }

    /// Reads a day as people write it: day, month, year, or year first. In English a day and a month that could be either are neither: nobody can tell.
    pub fn read_date(self, text: &str) -> Option<NaiveDate> {
        let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
        let [first, second, third] = parts[..] else { return None };
        if ![first, second, third].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())) {
            return None;
        }
        let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
        let of = |year: &str, month: &str, day: &str| {
            let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
            // A year no plan is of is a slip itself.
            NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).filter(|day| (1900..=2200).contains(&day.year()))
        };
        if first.len() == 4 {
            return of(first, second, third);
        }
        let could_be_either = self == Self::English && number(first)? <= 12 && number(second)? <= 12 && first != second;
        if could_be_either { None } else { of(third, second, first) }
    }

    /// `a, b và c`: a list as a sentence holds it.
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [init @ .., last] => {
                let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
                format!("{} {} {}", init.join(", "), self.pick("và", "and"), last.as_ref())
            }
        }
    }
}

/// `numerator / denominator` in hundredths, rounded half up (away from zero); nothing for a zero denominator.
pub fn hundredths(numerator: i128, denominator: i128) -> Option<i128> {
    if denominator == 0 {
        return None;
    }
    let scaled = numerator * 100 * denominator.signum();
    let denominator = denominator.abs();
    let half = if scaled < 0 { -denominator } else { denominator };
    Some((2 * scaled + half) / (2 * denominator))
}

/// Words in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Vietnamese, as an official writes it.
    pub vi: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Text {
    /// Words known when the program was written.
    pub const fn fixed(vi: &'static str, en: &'static str) -> Self {
        Self { vi: Cow::Borrowed(vi), en: Cow::Borrowed(en) }
    }

    /// Words put together for this run.
    pub fn new(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// Text that is the same in both: a name, an id, what a person wrote.
    pub fn same(words: impl Into<String>) -> Self {
        let words: String = words.into();
        Self { vi: Cow::Owned(words.clone()), en: Cow::Owned(words) }
    }

    /// Builds both from one function of the language.
    pub fn each(words: impl Fn(Language) -> String) -> Self {
        Self { vi: Cow::Owned(words(Language::Vietnamese)), en: Cow::Owned(words(Language::English)) }
    }

    /// The words in `language`.
    pub fn in_language(&self, language: Language) -> &str {
        language.pick(&self.vi, &self.en)
    }
}

/// Words with their first letter capital, as a line or a cell begins.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text on one line that can be taken in at a glance: after `most` letters at the latest it ends with a whole word and `…`.
pub fn at_a_glance(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, next)) = line.char_indices().nth(most) else { return line };
    let kept = &line[..end];
    // A word longer than the line is cut.
    let whole = if next == ' ' { end } else { kept.rfind(' ').unwrap_or(end) };
    format!("{}…", kept[..whole].trim_end())
}

/// A number above 0 in Roman figures, as documents number their parts: `IV`.
pub fn roman(number: usize) -> String {
    const FIGURES: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    let mut written = String::new();
    for (value, figure) in FIGURES {
        written.push_str(&figure.repeat(left / value));
        left %= value;
    }
    written
}

/// Letters without case, tone or accent: `Sở Y tế` and `so y te` are the same, whichever way they were composed.
pub fn folded(text: &str) -> String {
    text.nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(|letter| match letter {
            'đ' | 'Đ' => 'd'.to_lowercase(),
            other => other.to_lowercase(),
        })
        .collect()
}

/// Whether a text only keeps a place: blank, dots, `TODO`, `xxx` and the like.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    // Nothing longer is looked at: what keeps a place is short.
    if text.len() > 16 {
        return false;
    }
    if text.chars().all(|letter| matches!(letter, '.' | '…' | '?' | '-' | '–' | '_' | '*')) {
        return true;
    }
    let bare = text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let repeated = bare.len() >= 3 && bare.chars().all(|letter| letter == 'x');
    repeated
        || matches!(bare.as_str(), "todo" | "tbd" | "tba" | "fixme" | "n/a" | "lorem ipsum" | "điền sau" | "bổ sung sau" | "cập nhật sau")
}

/// Text safe to show: control characters, which could steer a terminal, stand as their visible pictures.
pub fn printable(text: &str) -> Cow<'_, str> {
    let steers = |letter: char| {
        letter.is_control() && letter != '\n'
            || matches!(letter, '\u{fffe}' | '\u{ffff}' | '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|letter| match letter {
                '\t' => ' ',
                '\0'..='\u{1f}' if letter != '\n' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
                '\u{7f}' => '\u{2421}',
                _ if steers(letter) => '\u{fffd}',
                _ => letter,
            })
            .collect(),
    )
}

/// What a letter nobody sees is to be: a blank, or nothing.
pub fn unseen(letter: char) -> Option<&'static str> {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{2028}' | '\u{2029}' | '\u{205f}' | '\u{3000}' => Some(" "),
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}' => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_a_clerk_reads_them() {
        let vi = Language::Vietnamese;
        assert_eq!(vi.integer(16_051), "16.051");
        assert_eq!(vi.integer(-1_234_567), "-1.234.567");
        assert_eq!(vi.integer(999), "999");
        // 16051/21914 = 0,732454…
        assert_eq!(vi.percent(16_051, 21_914), "73,25%");
        // 16051/(16051+223) = 0,986297…: half up gives 98,63, where a published report printed 98,62.
        assert_eq!(vi.percent(16_051, 16_274), "98,63%");
        // 1/8 of a percent more than 12: 0,12125 rounds half up.
        assert_eq!(vi.percent(12_125, 100_000), "12,13%");
        assert_eq!(vi.percent(1, 0), "–");
        assert_eq!(Language::English.percent(1, 3), "33.33%");
        assert_eq!(vi.millions(12_500_000), "12,5");
        assert_eq!(vi.millions(1_200_000_000), "1.200");
        assert_eq!(vi.millions(4_000), "0");
        assert_eq!(hundredths(-1, 8), Some(-13));
    }

    #[test]
    fn roman_figures() {
        let written: Vec<String> = [1, 4, 9, 14, 49, 90, 444, 500, 999, 2021].map(roman).into();
        assert_eq!(written, ["I", "IV", "IX", "XIV", "XLIX", "XC", "CDXLIV", "D", "CMXCIX", "MMXXI"]);
    }

    #[test]
    fn days_as_people_write_them() {
        let fifth = NaiveDate::from_ymd_opt(2021, 1, 5);
        for text in ["05/01/2021", "5/1/2021", "5-1-2021", "05.01.2021", "2021-01-05", "2021/1/5", " 05 / 01 / 2021 "] {
            assert_eq!(Language::Vietnamese.read_date(text), fifth, "{text}");
        }
        for text in ["31/02/2021", "01/13/2021", "05/01/21", "5/1", "05/01/20211", "tháng 5", "44200", "1/2/3/4", "--2021", "5/1/0021"] {
            assert_eq!(Language::Vietnamese.read_date(text), None, "{text}");
        }
        let english = |text: &str| Language::English.read_date(text);
        assert_eq!((english("05/01/2021"), english("2021-01-05")), (None, fifth));
        assert_eq!(english("25/12/2021"), NaiveDate::from_ymd_opt(2021, 12, 25));
    }

    #[test]
    fn words_at_a_glance() {
        assert_eq!(at_a_glance("một\nhai\r\n  ba", 20), "một hai ba");
        assert_eq!(at_a_glance("một hai ba bốn", 14), "một hai ba bốn");
        assert_eq!(at_a_glance("một hai ba bốn", 13), "một hai ba…");
        assert_eq!(at_a_glance("một hai ba bốn", 8), "một hai…", "the blank before what goes on is not kept");
        assert_eq!(at_a_glance("một hai ba bốn", 7), "một hai…", "a word that ends there is whole");
        assert_eq!(at_a_glance("mộthaibabốn", 6), "mộthai…");
        assert_eq!(at_a_glance("", 0), "");
        assert_eq!([capitalized("đến quý II"), capitalized("")], ["Đến quý II", ""]);
    }

    #[test]
    fn words_compare_without_accents() {
        assert_eq!(folded("UBND huyện Cao Lãnh"), "ubnd huyen cao lanh");
        assert_eq!(folded("Đồng Tháp"), folded("Đo\u{302}\u{300}ng Tha\u{301}p"));
    }

    #[test]
    fn what_keeps_a_place() {
        for text in ["", "  ", "…", "...", "TODO", "xxx", "XXXX", "[TODO]", "Điền sau", "-", "(bổ sung sau)"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["Báo cáo", "Kế hoạch", "ISO", "xã", "Xong", "Không", "0", "12/QĐ-SYT", "…và các đơn vị trực thuộc"]
        {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(printable("a\u{202e}b"), "a\u{fffd}b");
    }
}
