//! A rule as people know it: its code, its name, how strict it is by default, and its page for `cchc explain`.

use crate::language::Text;
use crate::level::Level;

/// A rule. Its code is never used again for another, even after it is retired.
#[derive(Debug)]
pub struct Rule {
    /// `C0201`: L for what a single file says, C for what documents say of each other.
    pub code: &'static str,
    /// Its name in `[rules]`; reads well after "allow": `evidence-missing`.
    pub name: &'static str,
    /// How strict it is unless the manifest says otherwise.
    pub level: Level,
    /// What it finds, in one line.
    pub summary: Text,
    /// Why it matters.
    pub why: Text,
    /// A bad example, as a file would have it.
    pub example: &'static str,
    /// What to do.
    pub fix: Text,
    /// The plan's section, the decree's article or the rule of this format that it rests on.
    pub basis: Text,
}

/// What stands under a heading of a rule's page.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// Sentences.
    Words(&'a Text),
    /// Lines of a file.
    Lines(&'a str),
}

impl Rule {
    /// The page that explains it, heading by heading.
    pub fn page(&self) -> [(Text, Part<'_>); 5] {
        [
            (Text::fixed("Là gì", "What"), Part::Words(&self.summary)),
            (Text::fixed("Vì sao", "Why"), Part::Words(&self.why)),
            (Text::fixed("Ví dụ", "Example"), Part::Lines(self.example)),
            (Text::fixed("Cách sửa", "Fix"), Part::Words(&self.fix)),
            (Text::fixed("Căn cứ", "Rests on"), Part::Words(&self.basis)),
        ]
    }
}
