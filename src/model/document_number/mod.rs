//! The number and sign of an official document (số, ký hiệu văn bản): `45/BC-SYT`, `1602/QĐ-UBND-HC`, `581/BNV-CCHC`, `19/2019/QĐ-UBND`.
//!
//! What is said here of how one is written is Decree 30/2020/NĐ-CP, annex I (number, sign) and annex III (the codes of types). Every body
//! coins the rest of its signs, so nothing that is merely unknown is a slip.

mod respelt;

pub use respelt::{Respelt, alike, respelt};

/// The codes of the types of administrative documents, as Decree 30/2020/NĐ-CP, annex III, writes them. A công văn has none.
pub const TYPE_CODES: [&str; 27] = [
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ",
    "GM", "GGT", "GNP", "PG", "PC", "PB",
];

/// What people write before the sign of a công văn, which has no code.
const NO_CODE: &str = "CV";

/// A hyphen, the dashes a word processor puts in its place, and the line of file names.
const HYPHENS: [char; 4] = ['-', '–', '—', '_'];

/// What ends a sentence and no sign.
const ENDS: [char; 3] = ['.', ',', ';'];

/// A number and sign told into its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentNumber<'a> {
    /// The number in the register of outgoing documents: `45`, `05a`; of the Party's documents with the type, `12-NQ`.
    pub number: &'a str,
    /// The year, which the sign of a legal normative document has: `2019`.
    pub year: Option<&'a str>,
    /// The sign: `BC-SYT`.
    pub sign: &'a str,
}

impl<'a> DocumentNumber<'a> {
    /// Tells one into its parts, blanks around the slashes aside; nothing where there is no number, no slash or no sign.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (number, rest) = text.split_once('/')?;
        let number = number.trim();
        let (year, sign) = match rest.split_once('/') {
            Some((year, sign)) if is_year(year.trim()) => (Some(year.trim()), sign.trim()),
            _ => (None, rest.trim()),
        };
        let first = sign.split(HYPHENS).next().unwrap_or_default();
        let last = sign.rsplit(HYPHENS).next().unwrap_or_default();
        let says = |group: &str| group.chars().any(char::is_alphanumeric);
        (is_number(number) && says(first) && says(last)).then_some(Self { number, year, sign })
    }

    /// What stands before the first hyphen of the sign where there is one: a type's code, or the issuer of a công văn.
    fn head(&self) -> Option<&'a str> {
        self.sign.split_once(HYPHENS).map(|(head, _)| head.trim())
    }

    /// The parts of the sign behind a type's code: the issuer's own letters. All of it where it begins with no code.
    fn rest(&self) -> impl Iterator<Item = &'a str> {
        let skipped = usize::from(self.type_code().is_some());
        self.sign.trim_end_matches(ENDS).split(HYPHENS).map(str::trim).skip(skipped)
    }

    /// The code of annex III that the sign begins with, however its letters are cased.
    pub fn type_code(&self) -> Option<&'static str> {
        let head = self.head()?;
        TYPE_CODES.into_iter().find(|code| *code == head).or_else(|| TYPE_CODES.into_iter().find(|code| same_letters(code, head)))
    }
}

/// One thing that is not as the decree writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// There is no number, no slash or no sign.
    Unreadable,
    /// There are blanks around a slash or a hyphen, or at an end.
    Blanks,
    /// A dash, or a line below, stands in place of a hyphen.
    Dash,
    /// A point or a comma follows the sign.
    End,
    /// The number is below ten and has no zero before it.
    LeadingZero,
    /// The number has a zero before it and is not below ten.
    ExtraZero,
    /// The code of the type is not in its own capitals and small letters.
    Case(&'static str),
    /// The code of the type most likely lacks the bar of its Đ.
    Bar(&'static str),
    /// A part of the sign is all in small letters.
    Small,
    /// A code stands where a công văn has none.
    NoCode,
}

/// Everything that is not as the decree writes it; empty, and nothing was allocated, where all is.
pub fn slips(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    if is_plainly_right(text) {
        return slips;
    }
    let Some(read) = DocumentNumber::parse(text) else { return vec![Slip::Unreadable] };
    if has_blanks(text) {
        slips.push(Slip::Blanks);
    }
    if text.contains(&HYPHENS[1..]) {
        slips.push(Slip::Dash);
    }
    if text.trim_end().ends_with(ENDS) {
        slips.push(Slip::End);
    }
    if lacks_zero(&read) {
        slips.push(Slip::LeadingZero);
    }
    if has_extra_zero(&read) {
        slips.push(Slip::ExtraZero);
    }
    // Nearly every sign begins with a code as it stands in the table.
    match (read.head(), read.type_code()) {
        (Some(head), Some(code)) if head == code => {}
        (Some(head), _) if same_letters(NO_CODE, head) => slips.push(Slip::NoCode),
        (Some(_), Some(code)) => slips.push(Slip::Case(code)),
        (Some(head), None) => slips.extend(without_bar(head).map(Slip::Bar)),
        (None, _) => {}
    }
    // Where the code's letters are told already, so is the sign that goes with them.
    let told = slips.iter().any(|slip| matches!(slip, Slip::Case(_))) && !read.sign.chars().any(char::is_uppercase);
    if !told && read.rest().any(is_small) {
        slips.push(Slip::Small);
    }
    slips
}

/// Whether a number is of the shape nearly all have, told by its bytes alone: two digits or more, a slash, a code of the table, a hyphen,
/// then capitals and digits.
fn is_plainly_right(text: &str) -> bool {
    let Some((number, sign)) = text.split_once('/') else { return false };
    let Some((head, rest)) = sign.split_once('-') else { return false };
    let digits = number.len() >= 2 && number.bytes().all(|byte| byte.is_ascii_digit()) && (number.len() == 2 || !number.starts_with('0'));
    // Đ is the one capital of signs that is not of ASCII.
    let capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, 0xc4 | 0x90);
    digits && !rest.is_empty() && rest.bytes().all(capital) && TYPE_CODES.contains(&head)
}

/// The one code of annex III that is `head` but for the bar of its Đ.
fn without_bar(head: &str) -> Option<&'static str> {
    let plain = |letter: char| if letter == 'Đ' || letter == 'đ' { 'd' } else { letter.to_lowercase().next().unwrap_or(letter) };
    let mut meant = TYPE_CODES.into_iter().filter(|code| code.contains('Đ') && code.chars().map(plain).eq(head.chars().map(plain)));
    meant.next().filter(|_| meant.next().is_none())
}

/// Whether a part of a sign is typed without capitals: letters alone, two at least.
fn is_small(part: &str) -> bool {
    part.chars().count() > 1 && part.chars().all(char::is_lowercase)
}

fn has_blanks(text: &str) -> bool {
    let joint = |letter: char| letter == '/' || HYPHENS.contains(&letter);
    let mut before = None;
    for letter in text.chars() {
        if letter.is_whitespace() && before.is_none_or(joint) || joint(letter) && before.is_some_and(char::is_whitespace) {
            return true;
        }
        before = Some(letter);
    }
    before.is_some_and(char::is_whitespace)
}

/// Digits, with at most three letters behind them (`45a`, `45bis`); the Party writes the type behind a hyphen (`12-NQ`).
fn is_number(text: &str) -> bool {
    let behind = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let letters = match behind.strip_prefix('-') {
        Some(letters) if !letters.is_empty() => letters,
        Some(_) => return false,
        None => behind,
    };
    behind.len() < text.len() && letters.chars().count() <= 3 && letters.chars().all(char::is_alphabetic)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an administrative document's number is a single digit; laws and other normative documents, which have a year, and the Party's
/// are not under this decree.
fn lacks_zero(read: &DocumentNumber<'_>) -> bool {
    let digits = read.number.bytes().take_while(u8::is_ascii_digit).count();
    digits == 1 && read.year.is_none() && !read.number.contains('-') && !read.number.starts_with('0')
}

/// Whether an administrative document's number has zeros before it that only one below ten takes, or more than one.
fn has_extra_zero(read: &DocumentNumber<'_>) -> bool {
    let digits = read.number.bytes().take_while(u8::is_ascii_digit).count();
    let some = read.number.bytes().take(digits).any(|byte| byte != b'0');
    digits > 2 && some && read.year.is_none() && !read.number.contains('-') && read.number.starts_with('0')
}

fn same_letters(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(text: &str) -> Option<(String, bool)> {
        respelt(text).map(|respelt| (respelt.text, respelt.certain))
    }

    #[test]
    fn signs_that_are_met_are_sound() {
        let sound = [
            "45/BC-SYT",
            "161/KH-UBND",
            "1602/QĐ-UBND-HC",
            "581/BNV-CCHC",
            "12/UBND-VX",
            "19/2019/QĐ-UBND",
            "30/2020/NĐ-CP",
            "76/2015/QH13",
            "4/2017/QH14",
            "05/BC-SYT",
            "45a/BC-SYT",
            "12/TTr-SYT",
            "15/CTr-UBND",
            "15/KH-TTr",
            "30/QyĐ-SNV",
            "12-NQ/TU",
            "1/2016/TTLT-BNV-BTC",
            "7/2020/XYZ-ABC",
            "45/XYZ-ABC",
            "45/KH",
        ];
        for text in sound {
            assert_eq!(slips(text), [], "{text}");
        }
    }

    #[test]
    fn parts_are_told() {
        let read = DocumentNumber::parse("19/2019/QĐ-UBND").expect("sound");
        assert_eq!((read.number, read.year, read.sign, read.type_code()), ("19", Some("2019"), "QĐ-UBND", Some("QĐ")));
        let read = DocumentNumber::parse(" 12 / UBND-VX").expect("blanks aside");
        assert_eq!((read.number, read.year, read.sign, read.type_code()), ("12", None, "UBND-VX", None));
        for text in ["", "45", "BC-SYT", "/BC-SYT", "45/", "45/BC-", "45/-SYT", "45-BC-SYT", "Số 45/BC-SYT", "1.270/BC-SYT"] {
            assert_eq!(DocumentNumber::parse(text), None, "{text}");
        }
    }

    #[test]
    fn slips_and_their_right_spelling() {
        assert_eq!(slips("45 / BC - SYT"), [Slip::Blanks]);
        assert_eq!(right("45 / BC - SYT"), Some(("45/BC-SYT".into(), true)));
        assert_eq!(slips("45/BC-SYT "), [Slip::Blanks]);
        assert_eq!(slips(" 45/BC-SYT"), [Slip::Blanks]);
        assert_eq!(slips("45/\u{a0}BC-SYT"), [Slip::Blanks]);
        assert_eq!(slips("45/BC–SYT"), [Slip::Dash]);
        assert_eq!(right("45/BC–SYT"), Some(("45/BC-SYT".into(), true)));
        assert_eq!(slips("5/BC-SYT"), [Slip::LeadingZero]);
        assert_eq!(right("5/BC-SYT"), Some(("05/BC-SYT".into(), true)));
        assert_eq!(right("5a/BC-SYT"), Some(("05a/BC-SYT".into(), true)));
        assert_eq!(slips("12/TTR-SYT"), [Slip::Case("TTr")]);
        assert_eq!(right("12/TTR-SYT"), Some(("12/TTr-SYT".into(), true)));
        assert_eq!(right("12/QYĐ-SNV"), Some(("12/QyĐ-SNV".into(), true)));
        assert_eq!(slips("45/bc-syt"), [Slip::Case("BC")]);
        assert_eq!(right("45/bc-syt"), Some(("45/BC-SYT".into(), false)), "the rest of the sign is a guess");
        assert_eq!(right("45/kh-ttr"), Some(("45/KH-TTr".into(), false)));
        assert_eq!(slips("45/CV-SYT"), [Slip::NoCode]);
        assert_eq!(right("45/CV-UBND-VX"), Some(("45/UBND-VX".into(), false)));
        assert_eq!(slips("12/QD-SYT"), [Slip::Bar("QĐ")]);
        assert_eq!(right("12/QD-SYT"), Some(("12/QĐ-SYT".into(), false)));
        assert_eq!(right("12/QYD-SNV"), Some(("12/QyĐ-SNV".into(), false)));
        assert_eq!(slips("12/HD-SYT"), [], "a code of its own, hướng dẫn");
        assert_eq!(slips("12/QĐ-ubnd"), [Slip::Small]);
        assert_eq!(right("12/QĐ-ubnd"), Some(("12/QĐ-UBND".into(), false)));
        assert_eq!(right("12/QĐ-ubnd-HC"), Some(("12/QĐ-UBND-HC".into(), false)));
        assert_eq!(slips("12/ubnd-vx"), [Slip::Small]);
        assert_eq!(slips("12/qd-ubnd"), [Slip::Bar("QĐ"), Slip::Small]);
        assert_eq!(right("12/qd-ubnd"), Some(("12/QĐ-UBND".into(), false)));
        assert_eq!(slips("12/BC-SYT."), [Slip::End]);
        assert_eq!(right("12/BC-SYT."), Some(("12/BC-SYT".into(), true)));
        assert_eq!(slips("12/BC_SYT"), [Slip::Dash]);
        assert_eq!(right("12/BC_SYT"), Some(("12/BC-SYT".into(), true)));
        assert_eq!(slips("012/BC-SYT"), [Slip::ExtraZero]);
        assert_eq!(right("012/BC-SYT"), Some(("12/BC-SYT".into(), true)));
        assert_eq!(right("005/BC-SYT"), Some(("05/BC-SYT".into(), true)));
        assert_eq!(slips("5 /ttr-SYT"), [Slip::Blanks, Slip::LeadingZero, Slip::Case("TTr")]);
        assert_eq!(right("5 /ttr-SYT"), Some(("05/TTr-SYT".into(), true)));
    }

    #[test]
    fn what_cannot_be_read_is_guessed_at_most() {
        assert_eq!(slips("45-BC-SYT"), [Slip::Unreadable]);
        assert_eq!(right("45-BC-SYT"), Some(("45/BC-SYT".into(), false)));
        assert_eq!(right("Số: 45/BC-SYT"), Some(("45/BC-SYT".into(), false)));
        assert_eq!(right("BC-SYT"), None);
        assert_eq!(right("45"), None);
        assert_eq!(right("Báo cáo 45 ngày 15/6"), None);
    }

    #[test]
    fn what_is_plainly_right_is_right() {
        assert!(is_plainly_right("45/BC-SYT") && is_plainly_right("161/QĐ-UBND") && is_plainly_right("05/TTr-SLĐTBXH"));
        for other in
            ["5/BC-SYT", "45/TTR-SYT", "45/BC-", "45/BC", "45/BNV-CCHC", "45 /BC-SYT", "45/BC-Syt", "a5/BC-SYT", "/BC-SYT", "045/BC-SYT"]
        {
            assert!(!is_plainly_right(other), "{other}");
        }
    }

    /// Every short text over what signs are made of: a certain spelling has no slips left and is the same number.
    #[test]
    fn a_certain_spelling_is_sound() {
        let letters = ['5', '0', '/', '-', '_', ' ', 'B', 'c', 'Đ', '.'];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            texts = texts.iter().flat_map(|text| letters.map(|letter| format!("{text}{letter}"))).collect();
            for text in &texts {
                let slips_before = slips(text);
                let Some(right) = respelt(text).filter(|right| right.certain) else { continue };
                assert_eq!(slips(&right.text), [], "{text} → {}", right.text);
                assert!(alike(text, &right.text), "{text} → {}", right.text);
                assert!(!slips_before.is_empty() || right.text == *text, "{text} → {}", right.text);
            }
        }
    }

    #[test]
    fn what_is_the_same_number_otherwise_written() {
        assert!(alike("161/KH-UBND", "161 / kh–ubnd"));
        assert!(alike("5/KH-UBND", "05/KH-UBND"));
        assert!(alike("161/QĐ-UBND", "161/qd-ubnd."));
        assert!(!alike("161/HĐ-UBND", "161/HD-UBND"), "both are codes");
        assert!(!alike("161/KH-UBND", "162/KH-UBND"));
        assert!(!alike("161/KH-UBND", "161/KH-UBND-HC"));
    }
}
