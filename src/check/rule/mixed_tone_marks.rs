//! One agency's files write `hóa` here and `hoá` there.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::load::strings_of;
use crate::model::checked::Checked;
use crate::source::{FileId, Place};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0121",
    name: "mixed-tone-marks",
    level: Level::Allow,
    summary: Text::fixed("một cơ quan viết lẫn hai kiểu đặt dấu (hóa, hoá)", "one agency places tone marks in two ways (hóa, hoá)"),
    why: Text::fixed(
        "Hai kiểu đều đúng, nhưng lẫn nhau trong một báo cáo thì tìm chữ không ra hết và văn bản trình ký không đều.",
        "Both are right, but mixed in one report a search misses half and the document looks uneven.",
    ),
    example: "name = \"Số hóa kết quả\"\nproduct = \"Kho dữ liệu số hoá\"",
    fix: Text::fixed(
        "Chọn một kiểu cho cả cơ quan (đặt trong bộ gõ), sửa những chỗ theo kiểu kia.",
        "Choose one way for the agency (a setting of the input method) and change the places of the other.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// A place of one way, and how often there are such.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    count: usize,
    first: Option<Place>,
}

impl Seen {
    fn add(&mut self, file: FileId, span: std::ops::Range<usize>) {
        self.count += 1;
        self.first.get_or_insert_with(|| Place::new(file, &span));
    }
}

/// Checks the files of every agency: one finding an agency, at the first place of the way it uses less.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let mut agencies: BTreeMap<(&str, i32), (Seen, Seen)> = BTreeMap::new();
    let plans = workspace.plans.iter().map(|plan| (plan.file, plan.agency.value.as_str(), plan.year));
    let reports = workspace.reports.iter().map(|report| (report.file, report.agency.value.as_str(), report.year));
    for (file, agency, year) in plans.chain(reports) {
        let (first, second) = agencies.entry((agency, year)).or_default();
        let text = &workspace.sources.file(file).text;
        for string in strings_of(text) {
            for (span, on_first) in syllables(&text[string.clone()]) {
                let span = string.start + span.start..string.start + span.end;
                if on_first { first.add(file, span) } else { second.add(file, span) }
            }
        }
    }
    for ((agency, year), (first, second)) in agencies {
        let (less, more) = if first.count <= second.count { (first, second) } else { (second, first) };
        let (Some(place), Some(other)) = (less.first, more.first) else { continue };
        let name = checked.bundle(year).map_or(agency, |bundle| bundle.agency_name(agency));
        let word = |place: Place| workspace.sources.file(place.file).text[place.start as usize..place.end as usize].to_owned();
        let (rare, common) = (word(place), word(other));
        findings.push(
            Finding::new(
                &RULE,
                place,
                Text::new(
                    format!("tệp của {name} viết lẫn hai kiểu đặt dấu: {} chỗ như “{rare}”, {} chỗ như “{common}”", less.count, more.count),
                    format!(
                        "the files of {name} place tone marks in two ways: {} like “{rare}”, {} like “{common}”",
                        less.count, more.count
                    ),
                ),
            )
            .label(Text::new(format!("kiểu “{rare}”: {} chỗ", less.count), format!("like “{rare}”: {}", less.count)))
            .related(other, Text::new(format!("kiểu “{common}”: {} chỗ", more.count), format!("like “{common}”: {}", more.count)))
            .help(Text::fixed(
                "chọn một kiểu cho cả cơ quan và sửa những chỗ theo kiểu kia",
                "choose one way for the agency and change the places of the other",
            )),
        );
    }
}

/// The open syllables in oa, oe and uy that carry a tone, each with whether it stands on the first vowel (`hóa`, the older way).
fn syllables(text: &str) -> Vec<(std::ops::Range<usize>, bool)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                // The shortest such syllable has three bytes.
                if at - from >= 3
                    && let Some(on_first) = tone_on_first(&text[from..at])
                {
                    found.push((from..at, on_first));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a syllable in oa, oe or uy has its tone on the first vowel; none where it has no tone, or ends otherwise.
fn tone_on_first(syllable: &str) -> Option<bool> {
    let letters: Vec<(char, bool)> = syllable.chars().map(bare).collect();
    let [.., (first, on_first), (second, on_second)] = letters.as_slice() else { return None };
    // The u of qu is no vowel: `quý` is written in one way only.
    let after_q = letters.len() > 2 && letters[letters.len() - 3].0 == 'q';
    let diphthong = matches!((first, second), ('o', 'a' | 'e')) || (*first, *second) == ('u', 'y') && !after_q;
    (diphthong && on_first != on_second).then_some(*on_first)
}

/// A letter in lower case without its tone, and whether it had one; hats and horns stay, which make other vowels.
fn bare(letter: char) -> (char, bool) {
    if letter.is_ascii() {
        return (letter.to_ascii_lowercase(), false);
    }
    let tone = |mark: char| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let apart: Vec<char> = letter.to_lowercase().nfd().collect();
    let toned = apart.iter().any(|mark| tone(*mark));
    let mut whole = apart.into_iter().filter(|mark| !tone(*mark)).nfc();
    (whole.next().unwrap_or(letter), toned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_of_tone_marks() {
        let first = ["hóa", "Hòa", "khỏe", "thủy", "hủy", "THỦY", "xòe"];
        let second = ["hoá", "Hoà", "khoẻ", "thuỷ", "huỷ", "THUỶ", "xoè"];
        let neither = ["quý", "quỹ", "hoàn", "hoa", "thuế", "khoản", "toàn", "của", "múa", "loài", "ý"];
        assert!(first.iter().all(|word| tone_on_first(word) == Some(true)));
        assert!(second.iter().all(|word| tone_on_first(word) == Some(false)));
        assert!(neither.iter().all(|word| tone_on_first(word).is_none()));
        assert_eq!(syllables("Số hóa, đơn giản hoá"), [(5..9, true), (24..28, false)]);
    }
}
