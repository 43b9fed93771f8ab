//! New texts for people to fill in: an agency's plan ([`plan`]), a quarter's report ([`report`]).
//!
//! What only the agency knows is left blank as `…`: in a text, where the file is read all the same and the blank is a finding; in a
//! comment, where any value would be a claim. Nothing written here counts as said by anybody.

pub mod plan;
pub mod report;

/// What stands where a person has still to write.
const BLANK: &str = "…";

/// A text for a comment: on one line, no longer than is read at a glance.
fn in_comment(words: &str, most: usize) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line: String = line.join(" ").chars().filter(|letter| !letter.is_control()).collect();
    match line.char_indices().nth(most) {
        None => line,
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
    }
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
        assert_eq!(in_comment("một\nhai\r\n  ba\u{7}", 20), "một hai ba");
        assert_eq!(in_comment("một hai ba bốn", 8), "một hai…");
        assert_eq!(commented("# a\n[b]\nc = 1\n"), "# a\n# [b]\n# c = 1\n");
    }
}
