//! A line that does not parse as it was most likely meant: Word's quotes, blanks and dashes, dates, numbers and truth without TOML's
//! spelling.
//!
//! A repair is offered only if the line it gives parses by itself; comments stay as they are.

use toml::de::DeTable;

use super::slip;
use super::spelling::{self, Patch};
use crate::language::unseen;

/// The line as it was meant, and whether nothing else can have been.
pub(super) fn line(line: &str) -> Option<Patch> {
    let (body, comment) = slip::without_comment(line);
    let plain = plain(body);
    let spelt = spelt(&plain).or_else(|| numbers(&plain)).unwrap_or_else(|| Patch::sure(plain));
    let text = spelt.text + comment;
    (text != line && parses(&text)).then_some(Patch { text, is_sure: spelt.is_sure, year: None })
}

/// The line with straight quotes, plain blanks and hyphens in its key, where no straight quote stands in it that the curly ones may be
/// part of.
fn plain(line: &str) -> String {
    let straighten = !line.contains('"');
    let key = line.find('=').unwrap_or(0);
    let mut plain = String::with_capacity(line.len());
    for (at, letter) in line.char_indices() {
        match (unseen(letter), letter) {
            (Some(instead), _) => plain.push_str(instead),
            (None, '“' | '”' | '„' | '‟' | '‘' | '’') if straighten => plain.push('"'),
            (None, '–' | '—') if at < key => plain.push('-'),
            (None, letter) => plain.push(letter),
        }
    }
    plain
}

/// The line with its value spelt as TOML spells a date, a whole number, or whether something is true; and with `=` behind its key.
fn spelt(line: &str) -> Option<Patch> {
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let (key, value, colon) = match (line.split_once('='), line.split_once(':')) {
        (Some((key, value)), _) => (key, value, false),
        (None, Some((key, value))) if is_key(key.trim()) => (key, value, true),
        _ => return None,
    };
    let written = value.trim();
    let percent = || written.strip_suffix('%').and_then(spelling::integer);
    let grouped = || spelling::integer(written).filter(|_| written.contains([' ', ',']));
    let with_unit = || spelling::money(written).filter(|_| written.ends_with(|letter: char| letter.is_alphabetic()));
    let quarter = || spelling::quarter(written).filter(|patch| key.trim() == "quarter" && patch.text != written);
    let truth = || spelling::boolean(written).filter(|patch| patch.text != written);
    let patch = spelling::date(written)
        .or_else(percent)
        .or_else(grouped)
        .or_else(with_unit)
        .or_else(quarter)
        .or_else(truth)
        .filter(|patch| patch.text != written);
    match patch {
        Some(patch) => Some(Patch { text: format!("{} = {}", key.trim_end(), patch.text), ..patch }),
        None => colon.then(|| Patch::sure(format!("{} = {written}", key.trim_end()))),
    }
}

/// The line with its numbers' thousands apart as TOML has them: `12.000.000` is `12_000_000`.
fn numbers(line: &str) -> Option<Patch> {
    if line.contains(['"', '\'']) {
        return None;
    }
    let found = slip::grouped(line);
    let is_sure = found.iter().all(|(_, patch)| patch.is_sure);
    let mut spelt = line.to_owned();
    for (place, patch) in found.into_iter().rev() {
        spelt.replace_range(place, &patch.text);
    }
    Some(Patch { text: spelt, is_sure, year: None })
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
        let sure = |text: &str| line(text).filter(|patch| patch.is_sure).map(|patch| patch.text);
        for (typed, meant) in [
            ("result = “Đăng 6 tin, bài”", "result = \"Đăng 6 tin, bài\""),
            ("result = ‘Đăng 6 tin, bài’   # “ghi chú”", "result = \"Đăng 6 tin, bài\"   # “ghi chú”"),
            ("support = [“so-a”, “so-b”]", "support = [\"so-a\", \"so-b\"]"),
            ("percent\u{a0}= 60", "percent = 60"),
            ("due = 30/6/2021 # hạn", "due = 2021-06-30 # hạn"),
            ("percent = 60%      # ước lượng", "percent = 60      # ước lượng"),
            ("percent: 35", "percent = 35"),
            ("ho–so–dung–han = 98", "ho-so-dung-han = 98"),
            ("spent-to-date = 1 500 000", "spent-to-date = 1_500_000"),
            ("spent-to-date = 1,500,000", "spent-to-date = 1_500_000"),
            ("spent-to-date = 1.500.000   # đồng", "spent-to-date = 1_500_000   # đồng"),
            ("spent-to-date = 1.500.000đ", "spent-to-date = 1_500_000"),
            ("spent-to-date = 1.500.000 đồng", "spent-to-date = 1_500_000"),
            ("carried-out = có", "carried-out = true"),
            ("carried-out = TRUE", "carried-out = true"),
            ("quarter = II", "quarter = 2"),
            ("budget = { estimate = 12 000 000, autonomous = 0 }", "budget = { estimate = 12_000_000, autonomous = 0 }"),
            ("budget = { estimate = 12,000,000, autonomous = 4,000,000 }", "budget = { estimate = 12_000_000, autonomous = 4_000_000 }"),
        ] {
            assert_eq!(sure(typed).as_deref(), Some(meant), "{typed}");
        }
        let budget = sure("budget = { estimate = 12.000.000, autonomous = 1.500 }");
        assert_eq!(
            budget.as_deref(),
            Some("budget = { estimate = 12_000_000, autonomous = 1.500 }"),
            "a float parses, and is a fault of its own"
        );
    }

    #[test]
    fn what_a_person_must_decide() {
        let likely = line("due = 3/4/2021").map(|patch| (patch.text, patch.is_sure));
        assert_eq!(likely, Some(("due = 2021-04-03".to_owned(), false)), "the third of April or the fourth of March");
        for typed in ["name = “thiếu dấu đóng", "name = \"“Một cửa”\"", "percent =", "version = 1.2.3", "kết quả = 3", "name = Một cửa"]
        {
            assert_eq!(line(typed), None, "{typed}");
        }
    }
}
