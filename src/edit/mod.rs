//! Everything that writes TOML. What people wrote keeps its comments, and what it says but for what was asked.
//!
//! [`fix`] applies the edits that findings carry, in memory; [`entry`] changes one key; [`format`] lays a text out; [`value`] spells what
//! is written; [`scaffold`] makes new texts for people to fill in; `same` holds a changed text against the one before; [`replace`] puts a
//! text on the disk, an output too.

pub mod entry;
pub mod fix;
pub mod format;
pub mod replace;
mod same;
pub mod scaffold;
pub mod value;
