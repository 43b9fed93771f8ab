//! The one canonical layout, which is the one new files are written in: the order of keys, blanks, empty lines, spellings.
//!
//! Comments stay with what they stand above or behind, tables in the order a person gave them, and the text says what it said:
//! [`format`] gives nothing where it would not.

mod scan;
mod values;

use toml::de::{DeTable, DeValue};
use unicode_normalization::UnicodeNormalization as _;

use scan::{Piece, pieces};

use super::same::same_table;
use super::value;
use crate::model::vocabulary;

/// A text in the canonical layout; none where it does not parse.
pub fn format(text: &str) -> Option<String> {
    let composed: String = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").nfc().collect();
    let (tree, errors) = DeTable::parse_recoverable(&composed);
    if !errors.is_empty() {
        return None;
    }
    let laid_out = laid_out(&composed);
    let (after, errors) = DeTable::parse_recoverable(&laid_out);
    // Whatever is not understood of a layout is better left than changed in meaning.
    (errors.is_empty() && same_table(tree.get_ref(), after.get_ref())).then_some(laid_out)
}

/// A table with what stands above it and in it.
#[derive(Default)]
struct Section<'t> {
    /// Comments above its header; `None` is an empty line between them.
    lead: Vec<Option<&'t str>>,
    header: Option<(&'t str, Option<&'t str>)>,
    items: Vec<Item<'t>>,
    /// Comments below its last key.
    tail: Vec<&'t str>,
}

/// A key with the comments above it.
struct Item<'t> {
    /// What stands between it and the key before; `None` is an empty line.
    above: Vec<Option<&'t str>>,
    key: String,
    value: &'t str,
    behind: Option<&'t str>,
}

fn laid_out(text: &str) -> String {
    let sections = sections(&pieces(text));
    let kind = sections.iter().find_map(|section| section.header).map(|(header, _)| path(header)).unwrap_or_default();
    let mut written = String::with_capacity(text.len() + text.len() / 16);
    for section in sections {
        if !written.is_empty() {
            written.push('\n');
        }
        write_section(section, &kind, &mut written);
    }
    written
}

fn sections<'t>(pieces: &[Piece<'t>]) -> Vec<Section<'t>> {
    let mut sections = Vec::new();
    let mut section = Section::default();
    // Comments whose place is not known before what follows them is.
    let mut waiting: Vec<Option<&'t str>> = Vec::new();
    for piece in pieces {
        match *piece {
            Piece::Blank => waiting.push(None),
            Piece::Comment(comment) => waiting.push(Some(comment)),
            Piece::Pair(key, written, behind) => {
                let mut above = std::mem::take(&mut waiting);
                // At the top of a file, what is parted from the first key by an empty line is about the file.
                if section.header.is_none() && section.items.is_empty() && above.last() == Some(&None) && above.iter().any(Option::is_some)
                {
                    section.lead = std::mem::take(&mut above);
                }
                section.items.push(Item { above, key: keys(key), value: written, behind });
            }
            Piece::Header(header, behind) => {
                let lead = close(&mut section, &std::mem::take(&mut waiting), false);
                if section.header.is_some() || !section.items.is_empty() || !section.lead.is_empty() {
                    sections.push(std::mem::take(&mut section));
                }
                section.lead = lead;
                section.header = Some((header, behind));
            }
        }
    }
    let foot = close(&mut section, &waiting, true);
    sections.push(section);
    if foot.iter().any(Option::is_some) {
        sections.push(Section { lead: foot, ..Section::default() });
    }
    sections
}

/// Gives a section the comments that stand right below it, up to an empty line; what is left is of what follows. Comments with a header
/// right below them are that header's.
fn close<'t>(section: &mut Section<'t>, waiting: &[Option<&'t str>], at_end: bool) -> Vec<Option<&'t str>> {
    let own = waiting.iter().position(Option::is_none).unwrap_or(if at_end { waiting.len() } else { 0 });
    let stands = section.header.is_some() || !section.items.is_empty();
    let own = if stands { own } else { 0 };
    section.tail = waiting[..own].iter().flatten().copied().collect();
    waiting[own..].to_vec()
}

fn write_section(section: Section<'_>, kind: &[String], written: &mut String) {
    let first = section.lead.iter().position(Option::is_some).unwrap_or(section.lead.len());
    let last = section.lead.iter().rposition(Option::is_some).map_or(first, |last| last + 1);
    for line in &section.lead[first..last] {
        written.push_str(line.unwrap_or_default());
        written.push('\n');
    }
    // A comment that an empty line parts from the header is of nothing in particular, and stays so.
    if section.lead.get(last).is_some() && last > first && (section.header.is_some() || !section.items.is_empty()) {
        written.push('\n');
    }
    let path = section.header.map(|(header, _)| path(header)).unwrap_or_default();
    if let Some((header, behind)) = section.header {
        let own = value::header(&path);
        let (opens, closes) = if header.starts_with("[[") { ("[", "]") } else { ("", "") };
        written.extend([opens, &own, closes]);
        write_behind(behind, written);
    }
    let mut items = section.items;
    let known = vocabulary::table_at(kind, &path);
    if let Some(known) = known {
        // Keys nobody knows stay last, as they stood.
        let rank = |key: &str| known.position(key.trim_matches('"'));
        for item in &mut items {
            if let Some(rank) = rank(&item.key) {
                known.keys[rank].name.clone_into(&mut item.key);
            }
        }
        items.sort_by_key(|item| rank(&item.key).unwrap_or(usize::MAX));
    }
    for (at, item) in items.iter().enumerate() {
        // Where people name the keys, empty lines part what belongs together; right below a header nothing does.
        let leading = item.above.iter().take_while(|line| at == 0 && line.is_none()).count();
        for line in item.above[leading..].iter().filter(|line| known.is_none() || line.is_some()) {
            written.push_str(line.unwrap_or_default());
            written.push('\n');
        }
        written.push_str(&item.key);
        written.push_str(" = ");
        let inner = known.and_then(|known| known.key(&item.key)?.shape.table());
        written.push_str(&values::canonical(item.value, inner));
        write_behind(item.behind, written);
    }
    for comment in &section.tail {
        written.push_str(comment);
        written.push('\n');
    }
}

fn write_behind(comment: Option<&str>, written: &mut String) {
    if let Some(comment) = comment {
        written.push_str("   ");
        written.push_str(comment);
    }
    written.push('\n');
}

/// A key, dotted or not, as it is spelt; one in quotes keeps them, since people quote what is no word of a program.
fn keys(written: &str) -> String {
    let (mut at, mut spelt) = (0, Vec::new());
    for name in parts(written) {
        let end = scan::skip(written, at, |letter| letter == b'.');
        let is_quoted = written[at..end].trim_start().starts_with(['"', '\'']);
        spelt.push(if is_quoted { value::quoted(&name) } else { name });
        at = (end + 1).min(written.len());
    }
    spelt.join(".")
}

/// The names a header has.
fn path(header: &str) -> Vec<String> {
    parts(header.trim_matches(['[', ']']))
}

/// The names between dots, without quotes; read by the parser itself.
fn parts(written: &str) -> Vec<String> {
    let line = format!("{written} = 0");
    let (tree, _) = DeTable::parse_recoverable(&line);
    let (mut names, mut table) = (Vec::new(), tree.get_ref());
    while let Some((name, inner)) = table.iter().next() {
        names.push(name.get_ref().to_string());
        match inner.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => break,
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(text: &str, wanted: &str) {
        assert_eq!(format(text).as_deref(), Some(wanted));
        assert_eq!(format(wanted).as_deref(), Some(wanted), "once is enough");
    }

    #[test]
    fn keys_are_in_order_with_their_comments() {
        laid(
            "[report]\nquarter=2\n# của ai\n'agency' = 'so-a' # mã\nyear   =  2021\n[progress.SA-01]\npercent = 60\n\n# kết quả\nresult=\"x\"\nspent-to-date=12000000\n",
            "[report]\n# của ai\nagency = \"so-a\"   # mã\nyear = 2021\nquarter = 2\n\n[progress.SA-01]\n# kết quả\nresult = \"x\"\npercent = 60\nspent-to-date = 12_000_000\n",
        );
    }

    #[test]
    fn comments_stay_with_what_they_stand_by() {
        laid(
            "\n\n# đầu tệp\n\n\n[report]   \nagency = \"a\"\n# number = \"…\"\n\n\n# về mục sau\n\n# SA-01\n[ progress . SA-01 ]\n# result = \"…\"\n\n# [narrative]\n# \"I\" = \"…\"",
            "# đầu tệp\n\n[report]\nagency = \"a\"\n# number = \"…\"\n\n# về mục sau\n\n# SA-01\n[progress.SA-01]\n# result = \"…\"\n\n# [narrative]\n# \"I\" = \"…\"\n",
        );
    }

    #[test]
    fn tables_in_braces_have_an_order_too() {
        laid(
            "[report]\nagency = \"a\"\n\n[progress.A]\nevidence = [{date=2021-01-01,title='x',number=\"1\"}]\n",
            "[report]\nagency = \"a\"\n\n[progress.A]\nevidence = [{ number = \"1\", date = 2021-01-01, title = \"x\" }]\n",
        );
    }

    #[test]
    fn what_people_name_keeps_its_order_and_its_groups() {
        laid(
            "[report]\nagency = \"a\"\n[in-period]\nb = 1\n\n\na = 2\n\"c\" = [\"x\",\n'y']\n",
            "[report]\nagency = \"a\"\n\n[in-period]\nb = 1\n\na = 2\n\"c\" = [\n    \"x\",\n    \"y\",\n]\n",
        );
    }

    #[test]
    fn a_comment_below_a_figure_does_not_become_the_next_ones() {
        laid("[in-period]\n\n# của a\na = 1\n# dưới a\n\n\n# của b\nb = 2\n", "[in-period]\n# của a\na = 1\n# dưới a\n\n# của b\nb = 2\n");
    }

    #[test]
    fn keys_that_are_hardly_words() {
        laid("[\"a\\nb\"]\n'\"' = 1\n\"c\\nd\" = 2\n\"\" = 3\n", "[\"a\\nb\"]\n\"\\\"\" = 1\n\"c\\nd\" = 2\n\"\" = 3\n");
    }

    #[test]
    fn paragraphs_and_windows_lines() {
        laid(
            "[narrative]\r\n\"I.3\" = \"\"\"\r\nmột\r\n\r\n  [hai]  \r\n\"\"\"\r\n",
            "[narrative]\n\"I.3\" = \"\"\"\nmột\n\n  [hai]  \n\"\"\"\n",
        );
        laid("\u{feff}[report]\nten = \"So\u{31b}\u{309}\"\n", "[report]\nten = \"Sở\"\n");
    }

    #[test]
    fn what_does_not_parse_is_left() {
        assert_eq!(format("[report\na = 1"), None);
        assert_eq!(format(""), Some(String::new()));
    }
}
