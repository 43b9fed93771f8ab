//! Values as people type them, in a cell of a form or on a command line: whole numbers with their thousands apart, money in millions,
//! yes and no, ids. The one reading: what one place takes, the other takes; days are read by [`Language::read_date`].
//!
//! In Vietnamese the point parts thousands and the comma decimals, in English the other way round.

use unicode_normalization::UnicodeNormalization as _;

use crate::language::{Language, folded};

/// The largest number that is taken: the largest of which a spreadsheet keeps every digit.
const MOST: i64 = 999_999_999_999_999;

/// A whole number from 0: bare, or with its thousands apart, or with decimals that are all zeros.
pub fn whole(text: &str, language: Language) -> Option<i64> {
    scaled(text.trim(), 0, language)
}

/// Whole đồng, with or without the word: `12.000.000 đ`, `12 triệu`, `1,2 tỷ đồng`. A part of a đồng is none.
pub fn money(text: &str, language: Language) -> Option<i64> {
    let text: String = text.nfc().collect();
    let number = without_unit(text.trim());
    let split = number.char_indices().rev().take_while(|(_, letter)| letter.is_alphabetic()).last().map_or(number.len(), |(at, _)| at);
    let (number, word) = number.split_at(split);
    let zeros = match folded(word).as_str() {
        "" => 0,
        "nghin" | "ngan" | "thousand" => 3,
        "trieu" | "tr" | "million" => 6,
        "ty" | "ti" | "billion" => 9,
        _ => return None,
    };
    scaled(number.trim(), zeros, language)
}

/// A number times a power of ten, where that is whole.
fn scaled(text: &str, zeros: usize, language: Language) -> Option<i64> {
    let (thousands, decimals) = language.pick(('.', ','), (',', '.'));
    let (integer, fraction) = text.split_once(decimals).map_or((text, None), |(integer, fraction)| (integer, Some(fraction)));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    let fraction = fraction.unwrap_or_default().trim_end_matches('0');
    let apart = |letter: char| letter == thousands || matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '_');
    let groups: Vec<&str> = integer.split(apart).collect();
    let are_thousands = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    if !groups.iter().all(|group| is_digits(group)) || !are_thousands || fraction.len() > zeros {
        return None;
    }
    let digits = format!("{}{fraction:0<zeros$}", groups.concat());
    digits.parse().ok().filter(|number| *number <= MOST)
}

/// Money without the word after it.
fn without_unit(text: &str) -> &str {
    let lower = text.to_lowercase();
    let unit = ["đồng", "vnđ", "vnd", "đ", "₫"].into_iter().find(|unit| lower.ends_with(unit));
    let letters = unit.map_or(0, |unit| unit.chars().count());
    let end = text.char_indices().rev().nth(letters.saturating_sub(1)).map_or(0, |(at, _)| at);
    if letters == 0 { text } else { text[..end].trim_end() }
}

/// Yes or no.
pub fn flag(text: &str) -> Option<bool> {
    match folded(text.trim()).as_str() {
        "co" | "x" | "yes" | "y" | "true" | "dung" | "1" | "✓" | "✔" | "☑" => Some(true),
        "khong" | "chua" | "ko" | "k" | "no" | "n" | "false" | "sai" | "0" => Some(false),
        _ => None,
    }
}

/// What parts the ids of a list from each other.
pub fn is_between(letter: char) -> bool {
    matches!(letter, ',' | ';' | '\n')
}

/// Ids, parted by commas, semicolons or blanks; `0` is a list that was counted and has none.
pub fn ids(text: &str) -> Option<Vec<String>> {
    if matches!(text.trim(), "0" | "[]") {
        return Some(Vec::new());
    }
    let parts = text.split([',', ';', '\n', ' ']).map(str::trim).filter(|id| !id.is_empty());
    let ids: Vec<String> = parts.map(str::to_owned).collect();
    (!ids.is_empty()).then_some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VI: Language = Language::Vietnamese;
    const EN: Language = Language::English;

    #[test]
    fn whole_numbers() {
        for (text, number) in [
            ("0", 0),
            ("1234", 1234),
            ("1.234", 1234),
            ("1 234 567", 1_234_567),
            ("1\u{a0}234\u{a0}567", 1_234_567),
            ("12_000_000", 12_000_000),
            ("12.000.000", 12_000_000),
            ("12,0", 12),
            (" 7 ", 7),
            ("007", 7),
        ] {
            assert_eq!(whole(text, VI), Some(number), "{text}");
        }
        for text in ["12,5", "1,234", "1.5", "1.2345", "12.34.567", ".5", "5.", "5,", "-5", "−5", "1e3", "mười", "", "1000000000000000"]
        {
            assert_eq!(whole(text, VI), None, "{text}");
        }
        assert_eq!((whole("1,234", EN), whole("1.234", EN), whole("12.0", EN)), (Some(1234), None, Some(12)));
    }

    #[test]
    fn money_in_words() {
        for (text, number) in [
            ("12.000.000 đồng", 12_000_000),
            ("12000000đ", 12_000_000),
            ("12.000.000 đo\u{302}\u{300}ng", 12_000_000),
            ("12 000 000 VNĐ", 12_000_000),
            ("12.000.000 ₫", 12_000_000),
            ("12 triệu", 12_000_000),
            ("2,5 triệu", 2_500_000),
            ("2,5tr", 2_500_000),
            ("2,50 triệu đồng", 2_500_000),
            ("1,2 tỷ", 1_200_000_000),
            ("1.500 triệu đ", 1_500_000_000),
            ("350 nghìn", 350_000),
            ("1,234567 triệu", 1_234_567),
        ] {
            assert_eq!(money(text, VI), Some(number), "{text}");
        }
        for text in ["1,2345678 triệu", "2,5", "2,5 đồng", "đồng", "triệu", "1.2 tỷ", "12 cái", "1 tỷ 200 triệu", "9.999.999 tỷ"]
        {
            assert_eq!(money(text, VI), None, "{text}");
        }
        assert_eq!((money("2.5 million", EN), money("2,5 triệu", EN)), (Some(2_500_000), None));
    }

    #[test]
    fn yes_no_and_ids() {
        for text in ["Có", "CÓ", "Co\u{301}", "x", "X", "yes", "1", "đúng"] {
            assert_eq!(flag(text), Some(true), "{text}");
        }
        for text in ["Không", "ko", "chưa", "no", "0", "FALSE"] {
            assert_eq!(flag(text), Some(false), "{text}");
        }
        assert_eq!([flag("có lẽ"), flag("?"), flag("2"), flag("-"), flag("")], [None; 5]);
        assert_eq!(ids("h-a; tp-b,\nh-c"), Some(["h-a", "tp-b", "h-c"].map(str::to_owned).to_vec()));
        assert_eq!((ids("0"), ids(","), ids(" ")), (Some(vec![]), None, None));
    }
}
