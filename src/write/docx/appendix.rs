//! Appendices: each a section of lying pages with its own page numbers, named after the signature it stands under.

use super::super::one_line;
use super::head::{caps, dated, numbered};
use super::markup::{ITALIC, PLAIN, Paragraph};
use crate::document::official::Official;
use crate::language::{Language, Text, printable, roman};

/// The name of the appendix at `index` of `count`: a Roman number where there are several.
pub(super) fn name(index: usize, count: usize, language: Language) -> String {
    let word = language.pick("Phụ lục", "Appendix");
    if count < 2 { word.to_owned() } else { format!("{word} {}", roman(index + 1)) }
}

/// The lines over an appendix: its name, its title, the document it belongs to.
pub(super) fn heading(name: &str, title: &Text, official: Option<&Official>, language: Language) -> String {
    let title = caps(&one_line(title.in_language(language)));
    let mut written = Paragraph::new("Appendix").text(name, PLAIN).written();
    written.push_str(&Paragraph::new("Title").spaced(0, 60).text(&title, PLAIN).written());
    if let Some(official) = official {
        written.push_str(&Paragraph::new("Head").spaced(0, 160).text(&belongs(official), ITALIC.sized(28)).written());
    }
    written
}

/// `(Kèm theo Báo cáo số 45/BC-SNV ngày 17 tháng 6 năm 2021 của Sở Nội vụ)`.
fn belongs(official: &Official) -> String {
    let kind = one_line(&printable(&official.kind)).to_lowercase();
    let mut letters = kind.chars();
    let kind: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    format!(
        "(Kèm theo {kind} số {} {} của {})",
        numbered(official),
        dated(official.date, official.year),
        one_line(&printable(&official.issuer))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_figures_where_there_are_several() {
        assert_eq!(name(0, 1, Language::Vietnamese), "Phụ lục");
        let names: Vec<String> = [0, 3, 8, 13].map(|index| name(index, 14, Language::Vietnamese)).into();
        assert_eq!(names, ["Phụ lục I", "Phụ lục IV", "Phụ lục IX", "Phụ lục XIV"]);
    }
}
