//! Text typed in an old font: TCVN3 or VNI bytes that some program took for Latin-1 (`Céng hoµ x· héi`, `COÄNG HOØA`).

use super::Page;
use crate::diagnostic::finding::Finding;
use crate::load::fault::legacy_font::{self, Font};
use crate::source::Place;

/// One finding a file, at the first line that has at least two such words; one alone may be a foreign name.
pub(super) fn find(page: &Page<'_>) -> Option<Finding> {
    let mut at = 0;
    let mut lines = 0;
    let mut first = None;
    for line in page.text.split_inclusive('\n') {
        let words: Vec<(usize, &str)> = words(line).filter(|(_, word)| is_of_old_font(word)).collect();
        if let [(from, _), .., (to, last)] = words.as_slice() {
            let place = Place::new(page.file, &(at + from..at + to + last.len()));
            if !page.is_told(place) {
                lines += 1;
                first.get_or_insert((place, font(words.iter().map(|(_, word)| *word))));
            }
        }
        at += line.len();
    }
    first.map(|(place, font)| legacy_font::finding(place, font, lines))
}

/// The words of a line with where they begin.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let letter_of_word = |letter: char| !letter.is_whitespace() && !matches!(letter, '"' | '\'' | ',' | '(' | ')' | '=' | '[' | ']');
    let mut rest = line;
    std::iter::from_fn(move || {
        let start = rest.find(letter_of_word)?;
        let word = &rest[start..];
        let word = &word[..word.find(|letter| !letter_of_word(letter)).unwrap_or(word.len())];
        let at = line.len() - rest.len() + start;
        rest = &rest[start + word.len()..];
        Some((at, word))
    })
}

/// Whether a symbol of Latin-1 that Vietnamese does not write stands right beside a letter.
fn is_of_old_font(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.iter().enumerate().any(|(at, letter)| {
        let beside = |other: Option<&char>| other.is_some_and(char::is_ascii_alphabetic);
        is_symbol(*letter) && (at > 0 && beside(letters.get(at - 1)) || beside(letters.get(at + 1)))
    })
}

/// Letters of Latin-1 that stand for Vietnamese ones in the old fonts and are none themselves; quotes, degrees and squares are left out.
fn is_symbol(letter: char) -> bool {
    matches!(letter, '¨' | '©' | 'ª' | '¬' | '®' | 'µ' | '¶' | '·' | '¸' | '¹' | '¼' | '½' | '¾')
        || matches!(letter, 'Ä'..='Ç' | 'Ë' | 'Î'..='Ñ' | 'Ö'..='Ø' | 'Û' | 'Ü' | 'Þ' | 'ß' | 'ä'..='ç' | 'ë' | 'î'..='ñ' | 'ö'..='ø' | 'û' | 'ü' | 'þ' | 'ÿ')
}

/// VNI writes its marks after vowels; TCVN3 puts whole letters anywhere, many of them below À.
fn font<'a>(words: impl Iterator<Item = &'a str>) -> Font {
    let mut after_vowels = true;
    for word in words {
        let mut before = ' ';
        for letter in word.chars() {
            if is_symbol(letter) && (letter < 'À' || !matches!(before.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')) {
                after_vowels = false;
            }
            before = letter;
        }
    }
    if after_vowels { Font::Vni } else { Font::Tcvn3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_old_fonts() {
        let found = |line: &str| words(line).filter(|(_, word)| is_of_old_font(word)).map(|(_, word)| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(found("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), ["hoµ", "x·", "chñ", "nghÜa", "ViÖt"]);
        assert_eq!(found("COÄNG HOØA XAÕ HOÄI"), ["COÄNG", "HOØA", "HOÄI"]);
        assert_eq!(found("name = \"Rà soát 12 m², 30°C · 5 xã «mẫu», ©2021\""), Vec::<String>::new());
        assert_eq!(font(["hoµ", "x·"].into_iter()), Font::Tcvn3);
        assert_eq!(font(["COÄNG", "HOØA"].into_iter()), Font::Vni);
    }
}
