//! How wide text is in Times New Roman, near enough to judge columns and rules by: the widths every metric-compatible face shares.

use unicode_normalization::UnicodeNormalization as _;
use unicode_width::UnicodeWidthChar as _;

/// The widths of the letters from blank to tilde, in thousandths of the font's size.
const WIDTHS: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278,
    278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722,
    722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500,
    500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The same of the bold letters.
const BOLD_WIDTHS: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333,
    333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722,
    722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556,
    556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

/// A font: its size in half points, and whether it is bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Font {
    /// Half points: 28 is 14 point.
    pub(super) size: u32,
    /// Bold letters are wider.
    pub(super) bold: bool,
}

impl Font {
    /// How wide a line of text is, in twips.
    pub(super) fn width(self, text: &str) -> u32 {
        let thousandths: u32 = text.nfd().map(|letter| self.thousandths(letter)).fold(0, u32::saturating_add);
        // Half a point is ten twips.
        let twips = u64::from(thousandths) * u64::from(self.size) / 100;
        u32::try_from(twips).unwrap_or(u32::MAX)
    }

    /// How wide the longest word of a text is, in twips: what no column may fall below.
    pub(super) fn longest_word(self, text: &str) -> u32 {
        text.split([' ', '\n']).map(|word| self.width(word)).max().unwrap_or_default()
    }

    /// How wide the longest line of a text is, in twips.
    pub(super) fn longest_line(self, text: &str) -> u32 {
        text.lines().map(|line| self.width(line)).max().unwrap_or_default()
    }

    fn thousandths(self, letter: char) -> u32 {
        let place = u32::from(letter).checked_sub(u32::from(' ')).and_then(|place| usize::try_from(place).ok());
        let widths = if self.bold { &BOLD_WIDTHS } else { &WIDTHS };
        if let Some(width) = place.and_then(|place| widths.get(place)) {
            return u32::from(*width);
        }
        match letter {
            // The horn of ơ and ư makes them wider; every other mark stands above or below its letter.
            '\u{31b}' => 60,
            'Đ' => 722,
            'đ' | '–' => 556,
            '…' | '—' => 1000,
            '\u{a0}' => 250,
            _ => match letter.width() {
                None | Some(0) => 0,
                Some(1) => 650,
                Some(_) => 1000,
            },
        }
    }

    /// The height of a line, in twips.
    pub(super) fn line(self) -> u32 {
        self.size * 10 * 115 / 100
    }
}

/// Text in as few lines as fit `room`, each about as long as the others, so that no name leaves a lone word behind.
pub(super) fn balanced(text: &str, font: Font, room: u32) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let filled = |room: u32| {
        let mut lines: Vec<String> = Vec::new();
        for word in &words {
            match lines.last_mut() {
                Some(line) if font.width(line) + font.width(" ") + font.width(word) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push((*word).to_owned()),
            }
        }
        lines
    };
    let fewest = filled(room);
    // The narrowest room that takes no more lines.
    let (mut least, mut most) = (0, room);
    while least + 20 < most {
        let middle = least.midpoint(most);
        if filled(middle).len() > fewest.len() { least = middle } else { most = middle }
    }
    filled(most).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_the_fonts() {
        // At 10 point (200 twips): "A" 722 and "1" 500 thousandths.
        let font = Font { size: 20, bold: false };
        assert_eq!(font.width("A1"), 244);
        assert_eq!(font.width("Tiếng"), font.width("Tieng"));
        assert_eq!(font.width("Tie\u{302}\u{301}ng"), font.width("Tiếng"));
        assert!(font.width("mươn") > font.width("muon"));
        assert_eq!(font.longest_word("một hai\nnghiêng"), font.width("nghiêng"));
    }

    #[test]
    fn lines_are_as_few_as_fit_and_alike() {
        let font = Font { size: 26, bold: true };
        assert_eq!(balanced("SỞ NỘI VỤ", font, 4000), "SỞ NỘI VỤ");
        assert_eq!(balanced("ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", font, 3600), "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP");
        assert_eq!(balanced("", font, 3600), "");
        assert_eq!(balanced("mộttừdàihơncảcột", font, 10), "mộttừdàihơncảcột");
    }
}
