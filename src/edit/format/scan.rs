//! A text that parses, cut into the pieces a layout is made of: comments, headers, keys with their values. Nothing is lost but blanks.

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// One empty line or several.
    Blank,
    /// A line of its own that begins with `#`.
    Comment(&'t str),
    /// `[a.b]` or `[[a]]`, with what stands behind it.
    Header(&'t str, Option<&'t str>),
    /// A key, its value, and the comment behind.
    Pair(&'t str, &'t str, Option<&'t str>),
}

/// The pieces of a text that parses. One that does not gives pieces of no use, and none of what it cannot tell.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line = line_at(text, at);
        let begins = at + (line.len() - line.trim_start().len());
        let next = at + line.len() + 1;
        match line.trim_start().as_bytes().first() {
            None => {
                if pieces.last() != Some(&Piece::Blank) {
                    pieces.push(Piece::Blank);
                }
                at = next;
            }
            Some(b'#') => {
                pieces.push(Piece::Comment(line.trim()));
                at = next;
            }
            Some(first) => {
                let is_header = *first == b'[';
                let equals = if is_header { begins } else { skip(text, begins, |letter| letter == b'=') };
                let value = if is_header { begins } else { begins_value(text, equals + 1) };
                let end = skip(text, value, |letter| matches!(letter, b'#' | b'\n'));
                let rest = line_at(text, end);
                let comment = Some(rest.trim()).filter(|rest| !rest.is_empty());
                let written = text.get(value..end).unwrap_or_default().trim();
                pieces.push(if is_header {
                    Piece::Header(written, comment)
                } else {
                    Piece::Pair(text[begins..equals].trim(), written, comment)
                });
                at = end + rest.len() + 1;
            }
        }
    }
    pieces
}

/// What is left of the line from `at` on.
fn line_at(text: &str, at: usize) -> &str {
    text.get(at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default()
}

fn begins_value(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches([' ', '\t']).len())
}

/// The first byte from `at` that `stops`, outside of texts, brackets and the comments inside these; the end where there is none.
pub(super) fn skip(text: &str, at: usize, stops: impl Fn(u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (at, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            letter if depth == 0 && stops(letter) => return at,
            b'"' | b'\'' => {
                at = after_text(text, at);
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'#' => at += line_at(text, at).len().saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Just past the text that begins at `at`.
fn after_text(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let quote = bytes[at];
    let long = bytes.get(at..at + 3) == Some(&[quote; 3]);
    let mut end = at + if long { 3 } else { 1 };
    while end < bytes.len() {
        match bytes[end] {
            b'\\' if quote == b'"' => end += 1,
            letter if letter == quote && !long => return end + 1,
            letter if letter == quote && bytes.get(end..end + 3) == Some(&[quote; 3]) => {
                // Up to two quotes may stand right before the three that end it.
                let run = bytes[end..].iter().take(5).take_while(|letter| **letter == quote).count();
                return end + run;
            }
            _ => {}
        }
        end += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_of_a_file() {
        let text = "# đầu\n\n\n[ task . \"A b\" ] # sau\n  name=\"x # không phải\"   # chú thích\nlist = [ # một\n  \"]\", 'a\"' ]\nlong = \"\"\"\n[x]\n# y\"\"\"\"\n\"q=\" = 1";
        assert_eq!(
            pieces(text),
            [
                Piece::Comment("# đầu"),
                Piece::Blank,
                Piece::Header("[ task . \"A b\" ]", Some("# sau")),
                Piece::Pair("name", "\"x # không phải\"", Some("# chú thích")),
                Piece::Pair("list", "[ # một\n  \"]\", 'a\"' ]", None),
                Piece::Pair("long", "\"\"\"\n[x]\n# y\"\"\"\"", None),
                Piece::Pair("\"q=\"", "1", None),
            ]
        );
    }

    #[test]
    fn what_does_not_parse_ends_all_the_same() {
        for text in ["a = \"", "a = [", "[", "= ", "a", "'''", "a = \"\\"] {
            pieces(text);
        }
    }
}
