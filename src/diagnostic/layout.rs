//! JSON as the faces for machines write it: broken into lines down to some depth, and never with a letter that steers a terminal.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use serde_json::value::RawValue;

/// A value as JSON that ends its last line. Lists and objects within `depth` others stand on lines of their own, those below on one line.
pub(super) fn json<T: Serialize>(value: &T, depth: usize) -> String {
    let mut json = written(value, depth, 0);
    json.push('\n');
    json
}

/// Many values of a list, made and written on all cores, to stand within `within` others where lines end at `depth`.
pub(super) fn list<'a, I: Sync, T: Serialize>(
    items: &'a [I],
    make: impl Fn(&'a I) -> T + Sync,
    depth: usize,
    within: usize,
) -> Vec<Box<RawValue>> {
    let write = |item| RawValue::from_string(written(&make(item), depth, within)).expect("what was written is JSON");
    items.par_iter().map(write).collect()
}

fn written<T: Serialize>(value: &T, depth: usize, within: usize) -> String {
    let mut written = Vec::with_capacity(1024);
    let layout = Layout { depth, open: vec![true; within] };
    value.serialize(&mut Serializer::with_formatter(&mut written, layout)).expect("every key is text, and memory takes every write");
    String::from_utf8(written).expect("JSON is written in UTF-8")
}

struct Layout {
    depth: usize,
    /// For each open list and object whether it has something in it yet.
    open: Vec<bool>,
}

impl Layout {
    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.open.push(false);
        writer.write_all(bracket)
    }

    fn part<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if let Some(filled) = self.open.last_mut() {
            *filled = true;
        }
        if self.open.len() <= self.depth {
            writer.write_all(if first { b"\n" } else { b",\n" })?;
            return self.indent(writer);
        }
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        let breaks = self.open.len() <= self.depth;
        if self.open.pop() == Some(true) && breaks {
            writer.write_all(b"\n")?;
            self.indent(writer)?;
        }
        writer.write_all(bracket)
    }

    fn indent<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        for _ in &self.open {
            writer.write_all(b"  ")?;
        }
        Ok(())
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.part(writer, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.part(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // Most text has none of them; the first byte of each is one of these.
        if !fragment.bytes().any(|byte| matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2)) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut from = 0;
        for (at, letter) in fragment.char_indices().filter(|(_, letter)| steers(*letter)) {
            writer.write_all(&fragment.as_bytes()[from..at])?;
            write!(writer, "\\u{:04x}", u32::from(letter))?;
            from = at + letter.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[from..])
    }
}

/// Letters that JSON lets stand and that change what a terminal or an editor shows of the others.
fn steers(letter: char) -> bool {
    letter >= '\u{7f}'
        && matches!(letter, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::json as written;

    #[test]
    fn lines_down_to_a_depth() {
        let value = json!({ "a": [{ "x": 1, "y": [] }, { "x": 2, "y": [3, 4] }], "b": {}, "c": [] });
        let expected = "{\n  \"a\": [\n    {\"x\": 1, \"y\": []},\n    {\"x\": 2, \"y\": [3, 4]}\n  ],\n  \"b\": {},\n  \"c\": []\n}\n";
        assert_eq!(written(&value, 2), expected);
        assert_eq!(written(&value, 0).lines().count(), 1);
        for depth in 0..6 {
            assert_eq!(serde_json::from_str::<Value>(&written(&value, depth)).expect("it is JSON"), value);
        }
    }

    #[test]
    fn what_steers_is_escaped_and_read_back() {
        let value = json!({ "\u{202e}k": "a\u{1b}[31m\u{9b}31m\u{2028}\n\"ế\"\\" });
        let json = written(&value, 1);
        assert!(json.contains("\\u202ek") && json.contains("a\\u001b[31m\\u009b31m\\u2028\\n\\\"ế\\\"\\\\"), "{json}");
        assert_eq!(serde_json::from_str::<Value>(&json).expect("it is JSON"), value);
    }
}
