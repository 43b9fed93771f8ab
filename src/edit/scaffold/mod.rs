//! New texts for people to fill in: an agency's plan ([`plan`]), a quarter's report ([`report`]).
//!
//! What only the agency knows is left blank as `…`: in a text, where the file is read all the same and the blank is a finding; in a
//! comment, where any value would be a claim. Nothing written here counts as said by anybody.

pub mod plan;
pub mod report;

use crate::language::{at_a_glance, printable};

/// What stands where a person has still to write.
const BLANK: &str = "…";

/// How long names are in comments, in letters.
const NAME: usize = 160;

/// How long ids, numbers and units are in comments.
const WORD: usize = 60;

/// A text for a comment: on one line, no longer than is read at a glance, and with nothing that would show it as another.
fn in_comment(words: &str, most: usize) -> String {
    printable(&at_a_glance(words, most)).into_owned()
}

/// Puts `#` before every line of a block.
fn commented(block: &str) -> String {
    block.lines().map(|line| if line.starts_with('#') { format!("{line}\n") } else { format!("# {line}\n") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_one_line_that_ends() {
        assert_eq!(in_comment("một\nhai\r\n  ba\u{7}", 20), "một hai ba␇");
        assert_eq!(in_comment("a\u{202e}b", 20), "a\u{fffd}b");
        assert_eq!(commented("# a\n[b]\nc = 1\n"), "# a\n# [b]\n# c = 1\n");
    }
}
