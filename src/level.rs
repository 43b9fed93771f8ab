//! How strict a rule is: allow, warn or deny, as written in a manifest's `[rules]`.

/// What a rule's findings do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not shown.
    Allow,
    /// Shown as a warning.
    Warn,
    /// Shown as an error; the command exits with 1.
    Deny,
}

impl Level {
    /// Every level with the word files use.
    pub const ALL: [(&'static str, Self); 3] = [("allow", Self::Allow), ("warn", Self::Warn), ("deny", Self::Deny)];
}
