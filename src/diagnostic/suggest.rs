//! "Did you mean": one suggestion at most, and none when two are as near.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::language::folded;

/// The candidate that `typed` most likely meant: compared after NFC, then again without accents and case.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let composed: String = typed.nfc().collect();
    if let Some(exact) = candidates.clone().into_iter().find(|candidate| *candidate == composed && *candidate != typed) {
        return Some(exact);
    }
    let bare = slug(typed);
    let letters = Letters::of(&bare);
    let allowed = (bare.chars().count() / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        let slugged = slug(candidate);
        // Most ids of a long list are told apart by their letters alone.
        if letters.apart(&Letters::of(&slugged)) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&bare, &slugged);
        match best {
            _ if distance > allowed => {}
            Some((least, _)) if distance > least => {}
            Some((least, other)) if distance == least => tied |= candidate != other,
            _ => {
                best = Some((distance, candidate));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

/// The only candidate that is one edit from `typed`: a letter added, dropped or changed, or two neighbours swapped, as both are written.
/// What may be put in its place without asking, so nothing is folded here, a second one as near leaves both out, it must be what
/// [`nearest`] suggests, and its numbers must be the same: `3.10` is no slip of `3.1`, but `SA-3` one of `SA-03`.
pub fn one_edit_away<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let mut near = candidates.clone().into_iter().filter(|candidate| *candidate != typed && is_one_edit(typed, candidate));
    let only = near.next()?;
    (near.all(|other| other == only) && numbers(typed).eq(numbers(only)) && nearest(typed, candidates) == Some(only)).then_some(only)
}

/// The numbers in an id, without zeros before them.
fn numbers(id: &str) -> impl Iterator<Item = &str> {
    id.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty()).map(|digits| digits.trim_start_matches('0'))
}

/// Whether two ids are one edit apart.
pub fn is_one_edit(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum();
    let (one, other) = (&one[same..], &other[same..]);
    let rest = |text: &'_ str| text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
    let (after_one, after_other) = (&one[rest(one)..], &other[rest(other)..]);
    let swapped = || {
        let mut both = [one.chars(), other.chars()];
        let [a, b, c, d] = [both[0].next(), both[0].next(), both[1].next(), both[1].next()];
        a.is_some() && b.is_some() && (a, b) == (d, c) && both[0].as_str() == both[1].as_str()
    };
    one != other && (after_one == after_other || after_one == other || one == after_other || swapped())
}

/// The word of a fixed vocabulary (keys, levels, schedules) that `typed` can only be: one edit away, or the same but for accents, case
/// and the sign between its parts.
pub fn surely_meant<'a>(typed: &str, words: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let bare = slug(typed);
    let mut same = words.clone().into_iter().filter(|word| *word != typed && slug(word) == bare);
    let same = same.next().filter(|_| same.next().is_none());
    same.or_else(|| one_edit_away(typed, words))
}

/// Folded, with blanks and underscores as hyphens: how a person's name for a thing becomes its id.
fn slug(text: &str) -> Cow<'_, str> {
    let is_slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    if text.bytes().all(is_slug) {
        return Cow::Borrowed(text);
    }
    let folded = if text.is_ascii() { text.trim().to_ascii_lowercase() } else { folded(text.trim()) };
    Cow::Owned(if folded.contains([' ', '_']) { folded.replace([' ', '_'], "-") } else { folded })
}

/// How often each letter stands in a text, letters beyond ASCII falling together.
struct Letters([i32; 64]);

impl Letters {
    fn of(text: &str) -> Self {
        let mut counts = [0; 64];
        for letter in text.chars() {
            counts[letter as usize % 64] += 1;
        }
        Self(counts)
    }

    /// No edit distance of the two texts is smaller: an edit adds one letter, takes one away or does both, and a swap does neither.
    fn apart(&self, other: &Self) -> usize {
        let (mut more, mut fewer) = (0, 0);
        for (one, other) in self.0.iter().zip(&other.0) {
            let gap = one - other;
            more += gap.max(0);
            fewer += (-gap).max(0);
        }
        usize::try_from(more.max(fewer)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_a_distance_of_one() {
        let words = ["", "a", "b", "ab", "ba", "abc", "acb", "bac", "cab", "aab", "abab", "baab", "xa-á", "xa-a", "xá-a", "aá", "áa"];
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other))) {
            assert_eq!(is_one_edit(one, other), strsim::osa_distance(one, other) == 1, "{one} {other}");
            let apart = Letters::of(one).apart(&Letters::of(other));
            assert!(apart <= strsim::osa_distance(one, other), "{one} {other}");
        }
    }

    #[test]
    fn one_suggestion_at_most() {
        let ids = ["so-y-te", "so-xay-dung", "tp-cao-lanh", "h-cao-lanh"];
        assert_eq!(nearest("so-yte", ids), Some("so-y-te"));
        assert_eq!(nearest("Sở Y tế", ids), Some("so-y-te"));
        assert_eq!(nearest("So\u{31b}\u{309} Y te\u{302}\u{301}", ids), Some("so-y-te"));
        assert_eq!(nearest("cao-lanh", ids), Some("h-cao-lanh"), "nearer than tp-cao-lanh by one letter");
        assert_eq!(nearest("3.31", ["3.1", "3.3"]), None, "both are one letter away");
        assert_eq!(nearest("kho-bac", ids), None);
    }

    #[test]
    fn one_edit_and_no_other_as_near() {
        let ids = ["so-y-te", "so-xay-dung", "tp-cao-lanh", "h-cao-lanh"];
        assert_eq!(one_edit_away("so-yte", ids), Some("so-y-te"), "a letter dropped");
        assert_eq!(one_edit_away("so-y-tee", ids), Some("so-y-te"), "a letter added");
        assert_eq!(one_edit_away("so-y-ta", ids), Some("so-y-te"), "a letter changed");
        assert_eq!(one_edit_away("so-xya-dung", ids), Some("so-xay-dung"), "two neighbours swapped");
        assert_eq!(one_edit_away("so-y", ids), None, "three letters");
        assert_eq!(one_edit_away("So-y-te", ["so-y-te"]), Some("so-y-te"), "a capital is an edit");
        assert_eq!(one_edit_away("sở-y-te", ["so-y-te"]), Some("so-y-te"), "so is an accent");
        assert_eq!(one_edit_away("p-cao-lanh", ids), None, "both are one letter away");
        assert_eq!(one_edit_away("SA-06", ["SA-01", "SA-02"]), None);
        assert_eq!(one_edit_away("SA-06", ["SA-01"]), None, "another number is another task");
        assert_eq!(one_edit_away("1.10", ["1.1"]), None);
        assert_eq!(one_edit_away("2.2", ["2.22"]), None);
        assert_eq!(one_edit_away("SA-3", ["SA-03", "sa-3"]), None, "the other differs in its capitals alone");
        assert_eq!(one_edit_away("SA-3", ["SA-03", "SA-03"]), Some("SA-03"), "one id named twice is one id");
        assert_eq!(one_edit_away("so-y-te", ids), None, "it is there itself, and nothing else is near");
    }

    #[test]
    fn words_of_the_format_are_told_whatever_stands_between_their_parts() {
        let words = ["carried-out", "completed", "spent-to-date", "due"];
        assert_eq!(surely_meant("carried_out", words), Some("carried-out"));
        assert_eq!(surely_meant("Spent to date", words), Some("spent-to-date"));
        assert_eq!(surely_meant("complete", words), Some("completed"));
        assert_eq!(surely_meant("finished", words), None);
    }
}
