//! Text broken into lines by its width on the screen, composed or decomposed: at spaces, and inside a word only when it is wider than
//! a line.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The lines of `text`, none wider than `width`, all but the first after `hang`. Line breaks of its own stay, and so do spaces of a
/// line that fits.
pub fn wrap(text: &str, width: usize, hang: &str) -> Vec<String> {
    let later = width.saturating_sub(hang.width()).max(1);
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n').map(str::trim_end) {
        if line.width() <= if lines.is_empty() { width } else { later } {
            lines.push(line.to_owned());
            continue;
        }
        let mut current = String::new();
        let mut taken = 0;
        for piece in line.split(' ').filter(|word| !word.is_empty()).flat_map(|word| pieces(word, later)) {
            if !current.is_empty() && taken + 1 + piece.width() > if lines.is_empty() { width } else { later } {
                lines.push(std::mem::take(&mut current));
                taken = 0;
            }
            if !current.is_empty() {
                current.push(' ');
                taken += 1;
            }
            current.push_str(piece);
            taken += piece.width();
        }
        lines.push(current);
    }
    for line in lines.iter_mut().skip(1).filter(|line| !line.is_empty()) {
        line.insert_str(0, hang);
    }
    lines
}

/// The width of the widest line.
pub fn widest<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> usize {
    lines.into_iter().map(|line| line.as_ref().width()).max().unwrap_or(0)
}

/// A word, or what of it fits on a line each. A mark stays with the letter under it.
fn pieces(word: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut taken) = (0, 0);
    for (index, letter) in word.char_indices() {
        // U+FE0F makes the letter before it a picture, which is wider.
        let picture = word[index + letter.len_utf8()..].starts_with('\u{fe0f}');
        let more = if picture { 2 } else { letter.width().unwrap_or(1) };
        if taken + more > width && more > 0 && index > start {
            pieces.push(&word[start..index]);
            (start, taken) = (index, 0);
        }
        taken += more;
    }
    pieces.push(&word[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_break_alike() {
        assert_eq!(wrap("hoàn thành đúng hạn", 10, ""), ["hoàn thành", "đúng hạn"]);
        let decomposed = "hoa\u{300}n tha\u{300}nh đu\u{301}ng ha\u{323}n";
        assert_eq!(wrap(decomposed, 10, ""), ["hoa\u{300}n tha\u{300}nh", "đu\u{301}ng ha\u{323}n"]);
        assert_eq!(wrap("a\u{301}a\u{301}a\u{301}", 2, ""), ["a\u{301}a\u{301}", "a\u{301}"]);
    }

    #[test]
    fn lines_fit_and_line_breaks_stay() {
        assert_eq!(wrap("one\n\ntwo three", 5, ""), ["one", "", "two", "three"]);
        assert_eq!(wrap("https://example.vn/a b", 8, ""), ["https://", "example.", "vn/a b"]);
        assert_eq!(wrap("a: one two three", 8, "  "), ["a: one", "  two", "  three"]);
        assert_eq!(wrap("", 8, ""), [""]);
        assert_eq!(wrap("☺\u{fe0f}☺\u{fe0f}", 3, ""), ["☺\u{fe0f}", "☺\u{fe0f}"]);
        assert_eq!(wrap("ab", 0, ""), ["a", "b"]);
        assert_eq!(wrap("  indented stays", usize::MAX, ""), ["  indented stays"]);
    }
}
