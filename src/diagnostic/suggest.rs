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
}
