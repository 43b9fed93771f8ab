//! "Did you mean": one suggestion at most, and none when two are as near.

use unicode_normalization::UnicodeNormalization;

use crate::language::folded;

/// The candidate that `typed` most likely meant: compared after NFC, then again without accents and case.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let composed: String = typed.nfc().collect();
    if let Some(exact) = candidates.clone().into_iter().find(|candidate| *candidate == composed && *candidate != typed) {
        return Some(exact);
    }
    let bare = slug(typed);
    let allowed = (bare.chars().count() / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        let distance = strsim::osa_distance(&bare, &slug(candidate));
        match best {
            _ if distance > allowed => {}
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tied = true,
            _ => {
                best = Some((distance, candidate));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

/// The one candidate that is a single letter away from `typed` (one added, left out, changed, or two swapped), or the same but for
/// accents, case and the sign between words; none when several are. Sure enough for `--fix`.
pub fn nearest_by_one<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: String = typed.nfc().collect();
    let bare = slug(&typed);
    let near = |candidate: &&str| strsim::osa_distance(&typed, candidate) == 1 || slug(candidate) == bare && *candidate != typed;
    let mut near = candidates.into_iter().filter(near);
    near.next().filter(|_| near.next().is_none())
}

/// Folded, with blanks and underscores as hyphens: how a person's name for a thing becomes its id.
fn slug(text: &str) -> String {
    folded(text.trim()).replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn sure_enough_to_mend() {
        let ids = ["so-y-te", "so-noi-vu", "3.1", "3.3", "carried-out"];
        assert_eq!(nearest_by_one("so-y-t", ids), Some("so-y-te"));
        assert_eq!(nearest_by_one("so-yt-e", ids), Some("so-y-te"), "two swapped");
        assert_eq!(nearest_by_one("carried_out", ids), Some("carried-out"));
        assert_eq!(nearest_by_one("Sở Nội vụ", ids), Some("so-noi-vu"));
        assert_eq!(nearest_by_one("3.2", ids), None, "two are one letter away");
        assert_eq!(nearest_by_one("so-yte-x", ids), None);
        assert_eq!(nearest_by_one("so-y-te", ids), None, "it is one of them");
    }
}
