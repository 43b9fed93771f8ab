//! How values and keys are spelt in what this program writes: the one spelling, within TOML 1.0.

use std::fmt::Write as _;

use chrono::NaiveDate;

/// A text: one line in quotes, several as paragraphs between three.
pub fn text(words: &str) -> String {
    if !words.contains('\n') {
        return quoted(words);
    }
    let lines: Vec<String> = words.split('\n').map(escaped).collect();
    format!("\"\"\"\n{}\"\"\"", lines.join("\n"))
}

/// A text in quotes on one line, as a key must be.
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", escaped(words))
}

fn escaped(words: &str) -> String {
    let mut written = String::with_capacity(words.len() + 8);
    for letter in words.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            control if control.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(written, "\\u{:04X}", u32::from(control));
            }
            other => written.push(other),
        }
    }
    written
}

/// A whole number, in groups of three: `12_000_000`; up to four digits as they are, since years and numbers of documents are read so.
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    if digits.len() < 5 {
        return number.to_string();
    }
    let mut written = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('_');
        }
        written.push(digit);
    }
    written
}

/// A day.
pub fn date(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Yes or no.
pub fn flag(holds: bool) -> String {
    holds.to_string()
}

/// A list of texts, on one line.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

/// A key, in quotes where it is no bare one.
pub fn key(name: &str) -> String {
    let is_bare = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if is_bare { name.to_owned() } else { quoted(name) }
}

/// The line that is a table's name: `[progress.SYT-01]`.
pub fn header<S: AsRef<str>>(path: &[S]) -> String {
    let keys: Vec<String> = path.iter().map(|name| key(name.as_ref())).collect();
    format!("[{}]", keys.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for words in [
            "",
            "Sở Y tế",
            "a\"b\\c",
            "hai\ndòng",
            "\nđầu trống",
            "cuối \"\"\"",
            "\t\r\u{7}\u{7f}",
            "x\"]\n[report]\ny = 1",
            "dòng\r\nWindows",
        ] {
            let document = format!("a = {}\n", text(words));
            let (tree, errors) = toml::de::DeTable::parse_recoverable(&document);
            assert!(errors.is_empty(), "{document}");
            assert_eq!(tree.get_ref()["a"].get_ref().as_str(), Some(words), "{document}");
        }
    }

    #[test]
    fn numbers_in_groups() {
        let written: Vec<String> = [0, 60, 2021, 12_345, 120_000, 12_000_000, -1_000_000].into_iter().map(count).collect();
        assert_eq!(written, ["0", "60", "2021", "12_345", "120_000", "12_000_000", "-1_000_000"]);
    }

    #[test]
    fn names_of_tables() {
        assert_eq!(header(&["progress", "SYT-01"]), "[progress.SYT-01]");
        assert_eq!(header(&["task", "a.b"]), "[task.\"a.b\"]");
        assert_eq!(key("I.3"), "\"I.3\"");
        assert_eq!(key("a\n\"b"), "\"a\\n\\\"b\"");
    }
}
