//! Numbers of people: identity cards (9 or 12 digits) and mobile phones, in text and comments that anybody may read.

use toml::de::DeTable;

use super::{Page, string_at, strings};
use crate::diagnostic::finding::Finding;
use crate::load::fault::personal_data::{self, Shape, Within};
use crate::source::Place;

/// The shortest of them, in digits.
const SHORTEST: usize = 9;

/// One finding each.
pub(super) fn find(page: &Page<'_>, tree: &DeTable<'_>) -> Vec<Finding> {
    let bytes = page.text.as_bytes();
    let part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b'-');
    let mut runs = Vec::new();
    let mut at = SHORTEST - 1;
    // Every ninth byte tells: a run of nine cannot lie between two of them.
    while at < bytes.len() {
        if !part(bytes[at]) {
            at += SHORTEST;
            continue;
        }
        let start = bytes[..at].iter().rposition(|byte| !part(*byte)).map_or(0, |before| before + 1);
        let end = bytes[at..].iter().position(|byte| !part(*byte)).map_or(bytes.len(), |after| at + after);
        // A bare number is a value, not text.
        let bare = start > 0 && bytes[start - 1] == b'=';
        if end - start >= SHORTEST && !bare {
            runs.push(start..end);
        }
        at = end + SHORTEST;
    }
    let mut found: Vec<(Place, Shape)> = Vec::new();
    for run in runs {
        for (span, shape) in numbers(page.text, run) {
            found.push((Place::new(page.file, &span), shape));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let strings = strings(tree);
    // A comment is as public as the rest.
    let in_comment = |place: &Place| {
        let start = place.start as usize;
        let line = page.text[..start].rfind('\n').map_or(0, |before| before + 1);
        let mut marks = page.text[line..start].match_indices('#').map(|(at, _)| line + at);
        marks.any(|at| string_at(&strings, at).is_none()) && !page.is_told(*place)
    };
    let in_text = |place: &Place| {
        let string = string_at(&strings, place.start as usize)?;
        // A file's name may be made of digits, and is nobody's.
        let line = page.text[..string.start].rfind(['\n', ',', '{']).map_or(0, |before| before + 1);
        (!page.text[line..string.start].trim_start().starts_with("file")).then_some(())
    };
    let told = found.into_iter().filter_map(|(place, shape)| {
        let within = if in_text(&place).is_some() { Within::Text } else { in_comment(&place).then_some(Within::Comment)? };
        Some(personal_data::finding(place, shape, within))
    });
    told.collect()
}

/// The numbers of people in a run of digits, blanks, dots and hyphens.
fn numbers(text: &str, run: std::ops::Range<usize>) -> Vec<(std::ops::Range<usize>, Shape)> {
    let bytes = text.as_bytes();
    // A letter, an underscore or a slash beside a number makes it part of something else: a code, a document's number.
    let alone = |span: &std::ops::Range<usize>| {
        let joins = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'/'));
        !joins(span.start.checked_sub(1).and_then(|before| bytes.get(before))) && !joins(bytes.get(span.end))
    };
    let mut found = Vec::new();
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = run.start;
    while at < run.end {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = bytes[at..run.end].iter().position(|byte| !byte.is_ascii_digit()).map_or(run.end, |length| at + length);
        groups.push(at..end);
        at = end;
    }
    let mut first = 0;
    while first < groups.len() {
        // The longest stretch of groups, one separator apart, that has one of the shapes.
        let mut hit = None;
        let mut digits = String::new();
        for last in first..groups.len().min(first + 6) {
            let separator = |at: usize| (groups[at].start - groups[at - 1].end == 1).then(|| bytes[groups[at].start - 1]);
            if last > first && (separator(last).is_none() || separator(last) != separator(first + 1)) {
                break;
            }
            digits.push_str(&text[groups[last].clone()]);
            let span = groups[first].start..groups[last].end;
            let international = span.start > 0 && bytes[span.start - 1] == b'+';
            let lengths: Vec<usize> = groups[first..=last].iter().map(ExactSizeIterator::len).collect();
            if let Some(shape) = shape(&digits, &lengths, international).filter(|_| alone(&span))
                && !is_amount(&text[span.end..])
            {
                hit = Some((last, span, shape));
            }
        }
        match hit {
            Some((last, span, shape)) => {
                found.push((span, shape));
                first = last + 1;
            }
            None => first += 1,
        }
    }
    found
}

/// What digits are by their number, their beginning and the groups they stand in: dates and amounts are grouped otherwise.
fn shape(digits: &str, groups: &[usize], international: bool) -> Option<Shape> {
    let one_piece = groups.len() == 1;
    let mobile = |rest: &str| rest.len() == 9 && rest.starts_with(['3', '5', '7', '8', '9']);
    if international {
        return digits.strip_prefix("84").filter(|rest| mobile(rest)).map(|_| Shape::Phone);
    }
    if digits.strip_prefix('0').is_some_and(mobile) && matches!(groups[0], 3 | 4 | 10) {
        return Some(Shape::Phone);
    }
    match digits.len() {
        // Round numbers of nine digits are money.
        9 if one_piece && !digits.ends_with("000") => Some(Shape::IdentityCard),
        12 if digits.starts_with('0') && (one_piece || groups.iter().all(|group| *group == 3)) => Some(Shape::IdentityCard),
        _ => None,
    }
}

/// Whether what follows says that the number counts something.
fn is_amount(after: &str) -> bool {
    let word = after.trim_start();
    ["đồng", "đ", "VND", "VNĐ", "hồ sơ", "lượt", "người", "triệu", "tỷ", "%"].iter().any(|unit| word.starts_with(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_numbers() {
        let found = |text: &str| {
            let found = numbers(text, 0..text.len());
            found.into_iter().map(|(span, shape)| (text[span].to_owned(), shape)).collect::<Vec<_>>()
        };
        assert_eq!(found("0912345678"), [("0912345678".to_owned(), Shape::Phone)]);
        assert_eq!(found("0912.345.678"), [("0912.345.678".to_owned(), Shape::Phone)]);
        assert_eq!(found("341234567"), [("341234567".to_owned(), Shape::IdentityCard)]);
        assert_eq!(found("087123456789"), [("087123456789".to_owned(), Shape::IdentityCard)]);
        assert_eq!(found("150000000"), []);
        assert_eq!(found("341234567 đồng"), []);
        assert_eq!(found("1.234.567.890"), []);
        assert_eq!(found("0277 385 1234"), [], "an office's own line");
        assert_eq!(found("2021-06-30 2021-07-01"), []);
        assert_eq!(found("20210630 123456"), []);
        assert_eq!(found("08.03.2021 15"), []);
        assert_eq!(found("087 123 456 789"), [("087 123 456 789".to_owned(), Shape::IdentityCard)]);
    }
}
