//! Paragraphs and runs of `WordprocessingML`. Text enters here alone, and leaves escaped.

use std::fmt::Write as _;

use crate::language::printable;

/// How a run of text looks where its paragraph's style does not say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Bold.
    pub(super) bold: bool,
    /// Italic.
    pub(super) italic: bool,
    /// What a person must still write.
    pub(super) gap: bool,
    /// Half points; 0 leaves it to the style.
    pub(super) size: u32,
}

/// As its style says.
pub(super) const PLAIN: Look = Look { bold: false, italic: false, gap: false, size: 0 };
/// Bold.
pub(super) const BOLD: Look = Look { bold: true, ..PLAIN };
/// Italic.
pub(super) const ITALIC: Look = Look { italic: true, ..PLAIN };
/// What a person must still write.
pub(super) const GAP: Look = Look { gap: true, ..PLAIN };

impl Look {
    /// The look at a size in half points.
    pub(super) const fn sized(self, size: u32) -> Self {
        Self { size, ..self }
    }
}

/// A paragraph being written.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    style: &'static str,
    keep_next: bool,
    rule: bool,
    spacing: Option<(u32, u32)>,
    indent: Option<(u32, u32)>,
    align: &'static str,
    runs: String,
}

impl Paragraph {
    /// An empty paragraph of a style.
    pub(super) fn new(style: &'static str) -> Self {
        Self { style, keep_next: false, rule: false, spacing: None, indent: None, align: "", runs: String::new() }
    }

    /// A drawn line `length` twips long in the middle of `room`, close under what stands above it.
    pub(super) fn rule(length: u32, room: u32) -> Self {
        let beside = room.saturating_sub(length) / 2;
        Self { rule: true, indent: Some((beside, beside)), ..Self::new("Rule") }
    }

    /// In the middle.
    pub(super) fn centred(self) -> Self {
        Self { align: "center", ..self }
    }

    /// At the right.
    pub(super) fn at_right(self) -> Self {
        Self { align: "right", ..self }
    }

    /// From margin to margin, whatever its style says.
    pub(super) fn unindented(self) -> Self {
        Self { indent: Some((0, 0)), ..self }
    }

    /// On the same page as what follows.
    pub(super) fn keep_next(self) -> Self {
        Self { keep_next: true, ..self }
    }

    /// The space before and after it, in twips.
    pub(super) fn spaced(self, before: u32, after: u32) -> Self {
        Self { spacing: Some((before, after)), ..self }
    }

    /// Text in a look; its line breaks are kept.
    pub(super) fn text(mut self, text: &str, look: Look) -> Self {
        if text.is_empty() {
            return self;
        }
        self.runs.push_str("<w:r>");
        self.runs.push_str(&properties(look));
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.runs.push_str("<w:br/>");
            }
            if !line.is_empty() {
                self.runs.push_str("<w:t xml:space=\"preserve\">");
                self.runs.push_str(&escaped(line));
                self.runs.push_str("</w:t>");
            }
        }
        self.runs.push_str("</w:r>");
        self
    }

    /// A place a person must fill, in brackets.
    pub(super) fn gap(self, text: &str, look: Look) -> Self {
        self.text(&format!("[{}]", text.trim()), Look { gap: true, ..look })
    }

    /// The mark of the only footnote.
    pub(super) fn footnote(mut self) -> Self {
        self.runs.push_str("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"1\"/></w:r>");
        self
    }

    /// Its markup.
    pub(super) fn written(&self) -> String {
        let mut written = format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", self.style);
        if self.keep_next {
            written.push_str("<w:keepNext/>");
        }
        if self.rule {
            written.push_str("<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>");
        }
        let mut put = |markup: std::fmt::Arguments<'_>| written.write_fmt(markup).expect("a string takes every write");
        if let Some((before, after)) = self.spacing {
            put(format_args!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>"));
        }
        if let Some((left, right)) = self.indent {
            put(format_args!("<w:ind w:left=\"{left}\" w:right=\"{right}\" w:firstLine=\"0\"/>"));
        }
        if !self.align.is_empty() {
            put(format_args!("<w:jc w:val=\"{}\"/>", self.align));
        }
        written.push_str("</w:pPr>");
        written.push_str(&self.runs);
        written.push_str("</w:p>");
        written
    }
}

fn properties(look: Look) -> String {
    let mut properties = String::new();
    if look.gap {
        properties.push_str("<w:rStyle w:val=\"Gap\"/>");
    }
    if look.bold {
        properties.push_str("<w:b/><w:bCs/>");
    }
    if look.italic {
        properties.push_str("<w:i/><w:iCs/>");
    }
    if look.size > 0 {
        let size = look.size;
        write!(properties, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>").expect("a string takes every write");
    }
    if look.gap {
        // Said again here, since not every program shows the highlight of a style.
        properties.push_str("<w:highlight w:val=\"yellow\"/>");
    }
    if properties.is_empty() { properties } else { format!("<w:rPr>{properties}</w:rPr>") }
}

/// Text as XML takes it, between tags and in attributes: nothing in it is markup, and no letter XML forbids is left.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in printable(text).chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        assert_eq!(escaped("<w:p/> & \"x\"\u{0}\u{ffff}"), "&lt;w:p/&gt; &amp; &quot;x&quot;␀\u{fffd}");
    }

    #[test]
    fn line_breaks_are_breaks() {
        let written = Paragraph::new("Body").text("một\n\nhai", PLAIN).written();
        assert!(written.contains("một</w:t><w:br/><w:br/><w:t xml:space=\"preserve\">hai"), "{written}");
    }

    #[test]
    fn a_rule_is_as_long_as_it_should_be() {
        let written = Paragraph::rule(1000, 4000).written();
        assert!(written.contains("<w:ind w:left=\"1500\" w:right=\"1500\""), "{written}");
    }
}
