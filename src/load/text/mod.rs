//! What the letters of a file have wrong, whatever it says: composition, blanks nobody sees, letters of old fonts, people's numbers.
//!
//! A province's files are megabytes of sound text: each concern first looks for the bytes that could be a fault at all, in a pass the
//! compiler turns into wide instructions, and reads letters only where there are some. To add a concern: a file here with
//! `pub(super) fn find`, its row in [`findings`], and its rule in `fault`.

mod composition;
mod invisible;
mod legacy;
mod personal;
mod trailing;

pub(super) use invisible::is_unseen;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::Page;
use crate::diagnostic::finding::Finding;

/// Every fault of a file's letters. What already stands in a finding of the reader is left to that one.
pub(super) fn findings(page: &Page<'_>, tree: &DeTable<'_>) -> Vec<Finding> {
    let suspicious = Suspicious::of(page.text);
    let mut found = Vec::new();
    found.extend(personal::find(page, tree));
    if suspicious.blanks {
        found.extend(trailing::find(page, tree));
    }
    if suspicious.marks {
        found.extend(composition::find(page));
    }
    if suspicious.symbols {
        found.extend(invisible::find(page));
        found.extend(legacy::find(page));
    }
    found
}

/// Which concerns a text may have at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Suspicious {
    /// Combining marks, or letters outside what Vietnamese is composed of.
    marks: bool,
    /// Symbols of Latin-1, general punctuation that is not seen, letters Vietnamese does not have.
    symbols: bool,
    /// Blanks before the end of a line.
    blanks: bool,
}

impl Suspicious {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let whole = bytes.len().saturating_sub(2);
        let mut found = [0; 3];
        let mut look = |classes: [u8; 3]| {
            for (found, class) in found.iter_mut().zip(classes) {
                *found |= class;
            }
        };
        // No early end: a loop without one is done many bytes at a time.
        for ((first, second), third) in bytes[..whole].iter().zip(&bytes[whole.min(1)..]).zip(&bytes[whole.min(2)..]) {
            look(classes(*first, *second, *third));
        }
        // The last two begin nothing of three bytes.
        for at in whole..bytes.len() {
            look(classes(bytes[at], bytes.get(at + 1).copied().unwrap_or(b'\n'), b'\n'));
        }
        let [marks, symbols, blanks] = found.map(|found| found != 0);
        Self { marks, symbols, blanks }
    }
}

/// Whether what begins with three bytes may be a fault: marks, symbols, blanks, in the order of [`Suspicious`].
#[inline]
fn classes(first: u8, second: u8, third: u8) -> [u8; 3] {
    let is = |truth: bool| u8::from(truth);
    let within = |byte: u8, least: u8, most: u8| is(byte.wrapping_sub(least) <= most - least);
    // Latin letters of Vietnamese begin with C3 to C6 and E1; dashes, quotes and dots with E2; all else may not be composed.
    let other = is(first >= 0xc7) & (within(first, 0xe1, 0xe2) ^ 1);
    // U+1E00 to U+1EFF begin with E1 B8 to E1 BB.
    let elsewhere = is(first == 0xe1) & (within(second, 0xb8, 0xbb) ^ 1);
    // U+2010 to U+2027 are dashes, quotes and dots; what stands around them is not seen, or may not be composed.
    let seen = is(second == 0x80) & within(third, 0x90, 0xa7);
    let unseen = is(first == 0xe2) & (seen ^ 1);
    // Letters of Latin-1 that Vietnamese does not have: `ä`, `ø`, `ñ`. Capitals 84 to 9F and small letters A4 to BF stand 20 apart.
    let low = second & 0xdf;
    let other_letter = within(low, 0x84, 0x87)
        | is(low == 0x8b)
        | within(low, 0x8e, 0x91)
        | within(low, 0x96, 0x98)
        | within(low, 0x9b, 0x9c)
        | within(low, 0x9e, 0x9f);
    let foreign = is(first == 0xc3) & other_letter;
    let marks = other | elsewhere | unseen;
    let symbols = marks | foreign | is(first == 0xc2);
    let blanks = (is(first == b' ') | is(first == b'\t')) & (is(second == b'\n') | is(second == b'\r'));
    [marks, symbols, blanks]
}

/// Where the strings of a text stand, quotes included, in its order; as far as it parses.
pub fn strings_of(text: &str) -> Vec<Range<usize>> {
    strings(DeTable::parse_recoverable(text).0.get_ref())
}

/// Where the strings of a file stand, quotes included, in the file's order.
fn strings(tree: &DeTable<'_>) -> Vec<Range<usize>> {
    fn walk(value: &Spanned<DeValue<'_>>, found: &mut Vec<Range<usize>>) {
        match value.get_ref() {
            DeValue::String(_) => found.push(value.span()),
            DeValue::Array(items) => items.iter().for_each(|item| walk(item, found)),
            DeValue::Table(table) => table.iter().for_each(|(_, value)| walk(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    tree.iter().for_each(|(_, value)| walk(value, &mut found));
    found.sort_by_key(|span| span.start);
    found
}

/// The string that holds byte `at`.
fn string_at(strings: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let after = strings.partition_point(|span| span.start <= at);
    strings.get(after.checked_sub(1)?).filter(|span| span.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_text_is_passed_over() {
        let sound = "\tỦy ban nhân dân Tỉnh “Đồng Tháp” – quyết định số 12/QĐ-UBND… ĂÂÊÔƠƯ ăâêôơư ắặệốợữ ýỳỷỹỵ\n  a\r\n";
        assert_eq!(Suspicious::of(sound), Suspicious::default());
    }

    #[test]
    fn blanks_before_the_end_of_a_line() {
        for text in ["a \nb", "a\t\r\nb", "a ", " "] {
            assert!(Suspicious::of(text).blanks, "{text:?}");
        }
        assert!(!Suspicious::of("").blanks);
    }

    #[test]
    fn what_may_be_a_fault_is_looked_at() {
        for (text, marks) in [
            ("So\u{31b}\u{309}", true),
            ("a\u{a0}b", false),
            ("a\u{200b}b", true),
            ("a\u{202e}b", true),
            ("x·", false),
            ("COÄNG", false),
            ("nghÜa", false),
            ("\u{212b}", true),
            ("\u{feff}", true),
        ] {
            assert_eq!(Suspicious::of(text).marks, marks, "{text:?}");
        }
        for text in ["So\u{31b}\u{309}", "a\u{a0}b", "a\u{200b}b", "x·", "COÄNG", "nghÜa", "\u{feff}", "a\u{2060}b"] {
            assert!(Suspicious::of(text).symbols, "{text:?}");
        }
    }
}
