//! The line by which a file that was made here is known, untouched, in any copy of the workspace: it has the digest of all other lines.

use sha2::{Digest as _, Sha256};

use crate::language::Language;

/// What such a line says.
const MARK: &str = "cchc schema --write";

/// A text with its seal as the line at `at`, put into words of its format by `line`.
pub(super) fn sealed(body: &str, at: usize, line: impl Fn(&str) -> String, language: Language) -> String {
    let says =
        language.pick("Tệp do chương trình ghi, đừng sửa tay; ghi lại bằng", "Written by the program, not by hand; write it anew with");
    let seal = line(&format!("{says}: {MARK} ({})", digest(body.lines())));
    let mut lines: Vec<&str> = body.lines().collect();
    lines.insert(at.min(lines.len()), &seal);
    lines.join("\n") + "\n"
}

/// Whether a text was made here and nobody touched it since; the ends of its lines aside.
pub fn is_ours(text: &str) -> bool {
    let Some(at) = text.lines().position(|line| line.contains(MARK)) else { return false };
    let others = text.lines().enumerate().filter(|(number, _)| *number != at).map(|(_, line)| line);
    let seal = format!("({})", digest(others));
    text.lines().nth(at).is_some_and(|line| line.contains(&seal))
}

/// The first twelve digits of the SHA-256 of lines.
fn digest<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(line.trim_end_matches('\r'));
        hash.update("\n");
    }
    let first = hash.finalize().iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{first:012x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_holds_until_somebody_touches_the_text() {
        let text = sealed("a = 1\nb = 2\n", 0, |seal| format!("# {seal}"), Language::Vietnamese);
        assert!(text.starts_with("# ") && text.ends_with("\na = 1\nb = 2\n"), "{text}");
        assert!(is_ours(&text));
        assert!(is_ours(&text.replace('\n', "\r\n")), "another end of lines is no change");
        for touched in [text.replace("b = 2", "b = 3"), text.replace("a = 1\n", ""), format!("{text}c = 3\n"), "a = 1\n".to_owned()] {
            assert!(!is_ours(&touched), "{touched}");
        }
    }
}
