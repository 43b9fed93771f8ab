//! The kinds of documents, each known by the name of its first table.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// `cchc.toml`.
    Manifest,
    /// A province's plan.
    ProvincialPlan,
    /// A register of agencies.
    Register,
    /// A catalogue of indicators.
    Catalogue,
    /// An agency's plan.
    AgencyPlan,
    /// An agency's report.
    Report,
    /// An adjustment.
    Amendment,
    /// Home Affairs' own words.
    Synthesis,
    /// When reports were received.
    Receipts,
    /// A kind that is recognised and left alone until it is built.
    Reserved,
}

impl DocumentKind {
    /// The name of a first table, and the kind it declares.
    pub const HEADERS: [(&'static str, Self); 17] = [
        ("agency-plan", Self::AgencyPlan),
        ("report", Self::Report),
        ("amendment", Self::Amendment),
        ("synthesis", Self::Synthesis),
        ("receipts", Self::Receipts),
        ("provincial-plan", Self::ProvincialPlan),
        ("kind", Self::Register),
        ("agency", Self::Register),
        ("indicator", Self::Catalogue),
        ("ratio", Self::Catalogue),
        ("identity", Self::Catalogue),
        ("carry", Self::Catalogue),
        ("workspace", Self::Manifest),
        ("inspection-plan", Self::Reserved),
        ("score", Self::Reserved),
        ("survey", Self::Reserved),
        ("difficulty", Self::Reserved),
    ];

    /// Whether it is one that agencies or the coordinator write in a workspace.
    pub fn is_of_agencies(self) -> bool {
        matches!(self, Self::AgencyPlan | Self::Report | Self::Amendment | Self::Synthesis | Self::Receipts)
    }

    /// The kind that a first table's name declares.
    pub fn from_header(name: &str) -> Option<Self> {
        Self::HEADERS.iter().find(|(header, _)| *header == name).map(|(_, kind)| *kind)
    }
}
