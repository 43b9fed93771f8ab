//! Everything that changes TOML that people wrote; comments and layout stay as they were.
//!
//! [`fix`] applies the edits that findings carry, in memory; [`replace`] puts a text on the disk, an output too.

pub mod fix;
pub mod replace;
