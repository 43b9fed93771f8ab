//! A line that does not parse as it was most likely meant: Word's quotes and blanks, dates and percentages without TOML's spelling.
//!
//! A repair is offered only if the line it gives parses by itself.

use toml::de::DeTable;

use super::spelling;
use super::text::instead;

/// The line as it was meant; none where a person must decide.
pub(super) fn line(line: &str) -> Option<String> {
    let plain = plain(line);
    let spelt = spelt(&plain).or_else(|| numbers(&plain)).unwrap_or(plain);
    (spelt != line && parses(&spelt)).then_some(spelt)
}

/// The line with straight quotes and plain blanks, where no straight quote stands in it that the curly ones may be part of.
fn plain(line: &str) -> String {
    let curly = |letter: char| matches!(letter, '“' | '”' | '„' | '‟');
    let straighten = !line.contains('"');
    let mut plain = String::with_capacity(line.len());
    for letter in line.chars() {
        match instead(letter) {
            Some(instead) => plain.push_str(instead),
            None if straighten && curly(letter) => plain.push('"'),
            None => plain.push(letter),
        }
    }
    plain
}

/// The line with its value spelt as TOML spells a date or a whole number.
fn spelt(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=')?;
    let (value, comment) = value.split_once('#').map_or((value, String::new()), |(value, comment)| (value, format!("  #{comment}")));
    let written = value.trim();
    let percent = || written.strip_suffix('%').and_then(spelling::integer);
    let patch = spelling::date(written).or_else(percent).filter(|patch| patch.is_sure && patch.text != written)?;
    Some(format!("{key}= {}{comment}", patch.text))
}

/// The line with its numbers' thousands apart as TOML has them: `12.000.000` is `12_000_000`.
fn numbers(line: &str) -> Option<String> {
    if line.contains(['"', '\'', '#']) {
        return None;
    }
    let mut spelt = String::with_capacity(line.len());
    for part in line.split_inclusive(|letter: char| !(letter.is_ascii_digit() || letter == '.')) {
        let number = part.trim_end_matches(|letter: char| !(letter.is_ascii_digit() || letter == '.'));
        match spelling::integer(number).filter(|_| number.matches('.').count() > 1) {
            Some(patch) => spelt.push_str(&patch.text),
            None => spelt.push_str(number),
        }
        spelt.push_str(&part[number.len()..]);
    }
    Some(spelt)
}

fn parses(line: &str) -> bool {
    let (tree, errors) = DeTable::parse_recoverable(line);
    errors.is_empty() && !tree.get_ref().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_they_were_meant() {
        assert_eq!(line("result = “Đăng 6 tin, bài”").as_deref(), Some("result = \"Đăng 6 tin, bài\""));
        assert_eq!(line("support = [“so-a”, “so-b”]").as_deref(), Some("support = [\"so-a\", \"so-b\"]"));
        assert_eq!(line("percent\u{a0}= 60").as_deref(), Some("percent = 60"));
        assert_eq!(line("due = 30/6/2021 # hạn").as_deref(), Some("due = 2021-06-30  # hạn"));
        assert_eq!(line("percent = 60%").as_deref(), Some("percent = 60"));
        assert_eq!(line("due = 3/4/2021"), None, "the third of April or the fourth of March");
        assert_eq!(line("name = “thiếu dấu đóng"), None);
        assert_eq!(line("name = \"“Một cửa”"), None);
        assert_eq!(line("percent ="), None);
        assert_eq!(
            line("budget = { estimate = 12.000.000, autonomous = 1.500 }").as_deref(),
            Some("budget = { estimate = 12_000_000, autonomous = 1.500 }"),
            "a float parses, and is a fault of its own"
        );
        assert_eq!(line("version = 1.2.3"), None);
    }
}
