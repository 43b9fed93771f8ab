//! The field's own nouns, as files state them; no figure is computed here.
//!
//! A value that a message may have to point at carries its place ([`Located`]). A new kind of document gets a file here, one in
//! `load`, and a row in [`kind::DocumentKind`].
//!
//! [`Located`]: crate::source::Located

pub mod address;
pub mod agency;
pub mod agency_plan;
pub mod amendment;
pub mod bundle;
pub mod called;
pub mod checked;
pub mod document_number;
pub mod due;
pub mod fingerprint;
pub mod indicator;
pub mod kind;
pub mod lookup;
pub mod manifest;
pub mod narrative;
pub mod period;
pub mod provincial_plan;
pub mod quarter_report;
pub mod revision;
pub mod synthesis;
pub mod vocabulary;
pub mod workspace;
