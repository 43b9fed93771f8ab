//! How wide text is in Times New Roman, counted in digits of the same size as Excel counts the width of a column, and how many lines it
//! takes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

/// The width of a line of text, in digits.
pub(super) fn width(text: &str) -> f64 {
    let thousandths: u32 = text.nfd().filter(|letter| !is_combining_mark(*letter)).map(thousandths).sum();
    f64::from(thousandths) / 500.0
}

/// The width of a letter in thousandths of its size, from the metrics of the font; a digit has 500.
fn thousandths(letter: char) -> u32 {
    match letter {
        ' ' | '.' | ',' | '\u{a0}' => 250,
        'i' | 'j' | 'l' | 't' | ':' | ';' | '/' | '\\' | '\'' | '|' => 278,
        'f' | 'r' | 'I' | '-' | '(' | ')' | '[' | ']' | '!' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' | '?' | '"' | '“' | '”' => 444,
        'P' | 'S' | 'F' | 'L' | 'E' | 'Z' | 'T' => 611,
        'B' | 'C' | 'R' | '=' | '+' | '<' | '>' | '÷' => 667,
        'A' | 'D' | 'Đ' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' | 'w' => 722,
        'm' => 778,
        '%' | '&' => 833,
        'M' | 'W' | '@' | '…' => 1_000,
        letter if letter.is_ascii() => 500,
        letter => match letter.width() {
            Some(0) | None => 0,
            Some(1) => 550,
            Some(_) => 1_000,
        },
    }
}

/// The width of the widest word, in digits.
pub(super) fn widest_word(text: &str) -> f64 {
    text.split_whitespace().map(width).fold(0.0, f64::max)
}

/// The width of the widest line, in digits.
pub(super) fn widest_line(text: &str) -> f64 {
    text.lines().map(width).fold(0.0, f64::max)
}

/// How many lines text takes in a column of this width, in digits.
pub(super) fn lines(text: &str, column: f64) -> u32 {
    let room = column.max(1.0);
    let mut lines = 0;
    for line in text.split('\n') {
        lines += 1;
        let mut taken = 0.0;
        for word in line.split(' ').map(width) {
            if taken > 0.0 && taken + 0.5 + word <= room {
                taken += 0.5 + word;
                continue;
            }
            if taken > 0.0 {
                lines += 1;
            }
            taken = word;
            // A word wider than the column breaks inside.
            while taken > room {
                lines += 1;
                taken -= room;
            }
        }
    }
    lines
}

/// How many units text has where a letter beyond the common ones counts twice, as Excel counts.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Where text of more than `room` units is cut, in bytes: between words where it has any, never between a letter and its tone mark
/// unless there is nothing else, and never at its beginning.
pub(super) fn cut(text: &str, room: usize) -> usize {
    let mut taken = 0;
    let mut letters = 0;
    let mut anywhere = 0;
    for (at, letter) in text.char_indices() {
        anywhere = at;
        if !is_combining_mark(letter) {
            letters = at;
        }
        taken += letter.len_utf16();
        if taken > room && at > 0 {
            break;
        }
    }
    let words =
        if text[letters..].starts_with(char::is_whitespace) { letters } else { text[..letters].rfind(char::is_whitespace).unwrap_or(0) };
    [words, letters, anywhere].into_iter().find(|at| *at > 0).unwrap_or(text.len())
}

/// Text of at most `room` units, whole, or its start and `…`.
pub(super) fn start(text: &str, room: usize) -> String {
    if units(text) <= room {
        return text.to_owned();
    }
    let dangling = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '.' | '-' | '–' | '(');
    let kept = text[..cut(text, room.saturating_sub(1))].trim_end_matches(dangling);
    if units(kept) < room { format!("{kept}…") } else { "…".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_mark_takes_no_room() {
        // T 611, i 278, ê 444, n 500, g 500 thousandths, over 500 a digit.
        assert!((width("Tiếng") - 4.666).abs() < 0.001, "{}", width("Tiếng"));
        assert!((width("Tie\u{302}\u{301}ng") - width("Tiếng")).abs() < f64::EPSILON);
        assert!((width("2021") - 4.0).abs() < f64::EPSILON);
    }

    #[test]
    fn lines_break_between_words_and_inside_a_long_one() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("1234 1234", 10.0), 1);
        assert_eq!(lines("1234 1234 1234", 10.0), 2);
        assert_eq!(lines("1\n2\n\n3", 10.0), 4);
        assert_eq!(lines("1234567890123456789012345", 10.0), 3);
        assert_eq!(lines("1 1234567890123456789012345 1", 10.0), 4);
    }

    #[test]
    fn a_start_ends_with_a_word() {
        assert_eq!(start("Nhiệm vụ có thời hạn", 20), "Nhiệm vụ có thời hạn");
        assert_eq!(start("Nhiệm vụ có thời hạn", 19), "Nhiệm vụ có thời…");
        assert_eq!(start("Khó khăn, vướng mắc", 12), "Khó khăn…");
        assert_eq!(start("Nhiệm vụ", 9), "Nhiệm vụ");
        assert_eq!(start("abcdefgh", 4), "abc…");
        assert_eq!(start("abe\u{302}\u{301}gh", 4), "ab…");
        assert_eq!(start("👍👍👍", 4), "👍…");
        assert_eq!(start("abc", 0), "…");
        assert_eq!(start("------", 4), "…");
    }

    #[test]
    fn a_cut_always_goes_on() {
        for text in ["-----", "………", "\u{301}\u{301}\u{301}", "a\u{301}\u{301}", "  b", "👍👍"] {
            for room in 0..4 {
                assert!((1..=text.len()).contains(&cut(text, room)), "{text:?}, {room}");
            }
        }
        assert_eq!(cut("abc def", 5), 3);
        assert_eq!(cut("abc def", 3), 3);
    }
}
