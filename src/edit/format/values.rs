//! The one spelling of a value: blanks, groups of digits, plain quotes. What it says stays.

use super::scan::skip;
use crate::edit::value;
use crate::model::vocabulary::Table;

/// What an item of an array stands to the right of the array by.
const STEP: usize = 4;

/// A value as the canonical layout has it; `inner` is the table it is, or that its items are, where the vocabulary has one.
pub(super) fn canonical(written: &str, inner: Option<&Table>) -> String {
    indented(written, inner, 0)
}

/// A value whose lines after the first stand `indent` blanks to the right, but for those of texts.
fn indented(written: &str, inner: Option<&Table>, indent: usize) -> String {
    let written = written.trim();
    match written.as_bytes().first() {
        Some(b'[') => array(written, inner, indent),
        Some(b'{') => inline_table(written, inner, indent),
        Some(b'\'') => literal(written),
        Some(b'"') => written.to_owned(),
        _ => number(written),
    }
}

/// A whole number in groups of three; anything else as it is.
fn number(written: &str) -> String {
    let digits = written.strip_prefix(['+', '-']).unwrap_or(written);
    let is_decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    match written.replace('_', "").parse::<i64>() {
        Ok(number) if is_decimal => value::count(number),
        _ => written.to_owned(),
    }
}

/// A text in single quotes gets the usual ones, where these need no escapes.
fn literal(written: &str) -> String {
    let inner = written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).filter(|inner| !inner.contains(['\'', '"', '\\']));
    inner.map_or_else(|| written.to_owned(), |inner| format!("\"{inner}\""))
}

/// An array: on one line as long as it was, else an item a line.
fn array(written: &str, inner: Option<&Table>, indent: usize) -> String {
    let inside = inside(written);
    let parts = parts(inside);
    if !inside.contains('\n') || parts.is_empty() {
        let items: Vec<String> = parts.iter().filter_map(|part| part.item.map(|item| indented(item, inner, indent))).collect();
        return format!("[{}]", items.join(", "));
    }
    let margin = " ".repeat(indent + STEP);
    let mut lines = String::from("[\n");
    for part in &parts {
        for comment in &part.before {
            lines.extend([&margin, *comment, "\n"]);
        }
        if let Some(item) = part.item {
            lines.extend([&margin, &indented(item, inner, indent + STEP), ","]);
            if let Some(behind) = part.behind {
                lines.extend(["   ", behind]);
            }
            lines.push('\n');
        }
    }
    lines.extend([&margin[..indent], "]"]);
    lines
}

/// A table in braces: on one line, unless it has comments.
fn inline_table(written: &str, known: Option<&Table>, indent: usize) -> String {
    let inside = inside(written);
    let parts = parts(inside);
    if parts.iter().any(|part| part.behind.is_some() || !part.before.is_empty()) {
        return written.to_owned();
    }
    let pair = |item: &str| {
        let equals = skip(item, 0, |letter| letter == b'=');
        let key = super::keys(&item[..equals]);
        let inner = known.and_then(|known| known.key(&key)?.shape.table());
        let value = indented(item.get(equals + 1..).unwrap_or_default(), inner, indent);
        (known.and_then(|known| known.position(&key)).unwrap_or(usize::MAX), format!("{key} = {value}"))
    };
    let mut items: Vec<(usize, String)> = parts.iter().filter_map(|part| part.item.map(pair)).collect();
    items.sort_by_key(|(rank, _)| *rank);
    let items: Vec<String> = items.into_iter().map(|(_, pair)| pair).collect();
    if items.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", items.join(", ")) }
}

fn inside(written: &str) -> &str {
    written.get(1..written.len().saturating_sub(1)).unwrap_or_default()
}

/// An item of a list, with its comments.
struct Part<'t> {
    before: Vec<&'t str>,
    item: Option<&'t str>,
    behind: Option<&'t str>,
}

/// The items between commas. Comments above an item are its own, and so is the one behind it on its line.
fn parts(inside: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut before = Vec::new();
    // Whether nothing stood on the line so far: kept, since looking back for each of many items on one line takes as long as it is wide.
    let mut own_line = true;
    let mut at = 0;
    while at < inside.len() {
        let rest = &inside[at..];
        let blank = rest.len() - rest.trim_start().len();
        own_line |= rest[..blank].contains('\n');
        at += blank;
        match inside.as_bytes().get(at) {
            None => break,
            Some(b'#') => {
                let line = inside[at..].split('\n').next().unwrap_or_default();
                match parts.last_mut().filter(|part| !own_line && part.behind.is_none() && before.is_empty()) {
                    Some(part) => part.behind = Some(line.trim()),
                    None => before.push(line.trim()),
                }
                own_line = false;
                at += line.len();
            }
            Some(b',') => {
                own_line = false;
                at += 1;
            }
            Some(_) => {
                let end = skip(inside, at, |letter| matches!(letter, b',' | b'#'));
                let item = inside[at..end].trim_end();
                own_line = inside[at + item.len()..end].contains('\n');
                parts.push(Part { before: std::mem::take(&mut before), item: Some(item), behind: None });
                at = end;
            }
        }
    }
    if !before.is_empty() {
        parts.push(Part { before, item: None, behind: None });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_value() {
        for (written, wanted) in [
            ("12000000", "12_000_000"),
            ("+7", "7"),
            ("2021", "2021"),
            ("0x10", "0x10"),
            ("1e3", "1e3"),
            ("2021-06-10", "2021-06-10"),
            ("true", "true"),
            ("'Sở'", "\"Sở\""),
            ("'a\"b'", "'a\"b'"),
            ("''", "\"\""),
            ("[ 'a',\"b\" ,]", "[\"a\", \"b\"]"),
            ("[]", "[]"),
            ("[\n]", "[]"),
            ("-0", "0"),
            ("[\n'''a\n  b''', # một\n[\n1]]", "[\n    '''a\n  b''',   # một\n    [\n        1,\n    ],\n]"),
            ("[\n{ a = 1, # một\n b = 2 }\n]", "[\n    { a = 1, # một\n b = 2 },\n]"),
            ("[{a=1,b = 'x'}]", "[{ a = 1, b = \"x\" }]"),
            ("{}", "{}"),
            ("[\n \"a\", # một\n# hai\n\"b\"\n]", "[\n    \"a\",   # một\n    # hai\n    \"b\",\n]"),
            ("[ # đầu\n\"a\"\n# cuối\n]", "[\n    # đầu\n    \"a\",\n    # cuối\n]"),
        ] {
            assert_eq!(canonical(written, None), wanted, "{written}");
            assert_eq!(canonical(wanted, None), wanted, "{wanted} stays");
        }
    }

    #[test]
    fn whose_a_comment_is_its_line_says() {
        for (written, wanted) in [
            ("[\n\"a\"\n# hai\n, \"b\"]", "[\n    \"a\",\n    # hai\n    \"b\",\n]"),
            ("[\"a\" # một\n, # hai\n\"b\"]", "[\n    \"a\",   # một\n    # hai\n    \"b\",\n]"),
            ("[\"\"\"a\n\"\"\" # một\n]", "[\n    \"\"\"a\n\"\"\",   # một\n]"),
        ] {
            assert_eq!(canonical(written, None), wanted, "{written}");
        }
    }

    /// It would take minutes if each item looked back over those before it.
    #[test]
    fn a_line_may_be_very_wide() {
        let items: Vec<String> = (0..400_000).map(|number| format!("\"SYT-{number}\"")).collect();
        let written = format!("[{}]", items.join(", "));
        assert!(canonical(&written, None) == written, "it stays");
    }
}
