//! One fault, with its place and what to do.

use super::rule::Rule;
use crate::language::Text;
use crate::source::Place;

/// One fault found by one rule. An absence has a place too: the header of what lacks it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in the reader's own names.
    pub title: Text,
    /// What stands at the place.
    pub label: Option<Text>,
    /// Other places that belong to it: the first of two duplicates, the plan's row that demands a task.
    pub related: Vec<Related>,
    /// What to do.
    pub help: Option<Text>,
    /// Lines to paste, the same in every language.
    pub paste: Option<String>,
    /// Whether what those lines say is an example that nobody knows to be so.
    pub is_example: bool,
    /// Edits that mend it without a doubt; none where a person must decide.
    pub fix: Vec<Edit>,
    /// The entries it is about, where that is not the one it stands in: a task of the province that a plan lacks, every figure of a sum.
    pub about: Vec<String>,
}

/// A stretch of a file and what it is replaced with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty stretch inserts.
    pub place: Place,
    /// By what.
    pub text: String,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub label: Text,
}

impl Finding {
    /// A finding of `rule` at `place`.
    pub fn new(rule: &'static Rule, place: Place, title: Text) -> Self {
        Self {
            rule,
            place,
            title,
            label: None,
            related: Vec::new(),
            help: None,
            paste: None,
            is_example: false,
            fix: Vec::new(),
            about: Vec::new(),
        }
    }

    /// Says what stands at the place.
    #[must_use]
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(label);
        self
    }

    /// Points at another place.
    #[must_use]
    pub fn related(mut self, place: Place, label: Text) -> Self {
        self.related.push(Related { place, label });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Offers lines to paste.
    #[must_use]
    pub fn paste(mut self, lines: impl Into<String>) -> Self {
        self.paste = Some(lines.into());
        self
    }

    /// Offers lines to paste whose values are examples: a person puts the true ones in their place.
    #[must_use]
    pub fn example(self, lines: impl Into<String>) -> Self {
        Self { is_example: true, ..self.paste(lines) }
    }

    /// Mends it by putting `text` where `place` is.
    #[must_use]
    pub fn fix(mut self, place: Place, text: impl Into<String>) -> Self {
        self.fix.push(Edit { place, text: text.into() });
        self
    }

    /// Names an entry it is about, where that is not the one it stands in, or not that alone.
    #[must_use]
    pub fn about(mut self, entry: impl Into<String>) -> Self {
        self.about.push(entry.into());
        self
    }

    /// What is wrong and what stands there, without the line breaks that text from a file may have: a line of it could pass for one of ours.
    #[must_use]
    pub fn on_one_line(mut self) -> Self {
        for text in std::iter::once(&mut self.title).chain(&mut self.label) {
            for words in [&mut text.vi, &mut text.en] {
                if words.contains(['\n', '\r']) {
                    *words = words.replace(['\n', '\r'], " ").into();
                }
            }
        }
        self
    }
}
