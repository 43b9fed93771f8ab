//! Words by the sections of the periodic report's outline (đề cương báo cáo): an agency's own, and the coordinator's for the province.

use crate::source::Located;

/// The words a file has for the sections, in its order.
#[derive(Clone, Debug, Default)]
pub struct Narrative(pub Vec<Section>);

/// The words of one section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its number in the outline: `I.3`.
    pub section: Located<String>,
    /// Its words; an empty line parts its paragraphs.
    pub words: Located<String>,
}

impl Narrative {
    /// The paragraphs of a section, as they were written; none where nothing was.
    pub fn paragraphs(&self, section: &str) -> Vec<&str> {
        let own = self.0.iter().find(|own| own.section.value.trim() == section);
        own.map_or_else(Vec::new, |own| paragraphs(&own.words.value))
    }
}

/// The paragraphs of a text: what stands between its empty lines.
fn paragraphs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    // Where the paragraph began that is being read, and where its last line ends.
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        open = match open {
            Some((from, to)) if line.trim().is_empty() => {
                found.push(text[from..to].trim());
                None
            }
            None if line.trim().is_empty() => None,
            Some((from, _)) => Some((from, end)),
            None => Some((at, end)),
        };
        at = end;
    }
    found.extend(open.map(|(from, to)| text[from..to].trim()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_parts_paragraphs_and_a_line_break_does_not() {
        assert_eq!(paragraphs("\nMột,\nhai.\n  \n\nBa.\n"), ["Một,\nhai.", "Ba."]);
        assert_eq!(paragraphs("Một.\r\n\r\nHai."), ["Một.", "Hai."]);
        assert_eq!(paragraphs("Một."), ["Một."]);
        assert!(paragraphs(" \n ").is_empty());
    }
}
