//! What a finding is, and how it is shown.
//!
//! A [`finding::Finding`] has no severity; [`Diagnostic`] is one stamped with the level the workspace gives its rule. A new face
//! (JSON, SARIF …) is a file here that turns diagnostics into text.

pub mod finding;
pub mod rule;
pub mod suggest;
pub mod terminal;

use crate::level::Level;
use finding::Finding;

/// A finding with the level its rule has in this workspace.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The finding.
    pub finding: Finding,
    /// Warn or deny; allowed findings are never stamped.
    pub level: Level,
}
