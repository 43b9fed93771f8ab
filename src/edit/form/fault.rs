//! What keeps a filled-in form from being taken: the cell, what stands there, what to do.

use crate::language::{Text, at_a_glance};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The cell as people call it: `Nhiệm vụ!D17`, `dòng 12`; none where the file as a whole is meant.
    pub at: Option<Text>,
    /// What is wrong.
    pub what: Text,
    /// What to do.
    pub help: Option<Text>,
}

impl Fault {
    /// A fault of the whole file.
    pub fn new(what: Text) -> Self {
        Self { at: None, what, help: None }
    }

    /// A fault of a cell.
    pub fn at(cell: &Text, what: Text) -> Self {
        Self { at: Some(cell.clone()), what, help: None }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(self, help: Text) -> Self {
        Self { help: Some(help), ..self }
    }
}

/// What to do where a file is past mending.
pub(super) fn make_anew() -> Text {
    Text::fixed(
        "xuất biểu mẫu mới bằng cchc export --template, rồi chép nội dung sang",
        "make a new form with cchc export --template, and copy the content over",
    )
}

/// A person's text as a message quotes it: one line, no longer than is needed to know it again.
pub fn quoted(text: &str) -> String {
    format!("“{}”", at_a_glance(text, 40))
}
