//! The state of the repository a workspace lies in.

/// What the repository says of its own state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revision {
    /// A commit, and whether the workspace differs from it.
    Commit {
        /// Its short id.
        id: String,
        /// Whether nothing was changed since.
        clean: bool,
    },
    /// There is no repository, or no git to ask.
    None,
}
