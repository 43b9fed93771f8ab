//! Everything that changes TOML that people wrote; comments and layout stay as they were.
//!
//! [`fix`] applies the edits that findings carry, in memory; [`entry`] changes one key; [`value`] spells what is written; [`scaffold`]
//! makes new texts for people to fill in; [`form`] is the form agencies fill in outside, and the way back; [`replace`] puts
//! a text on the disk, an output too.

pub mod entry;
pub mod fix;
pub mod form;
pub mod format;
pub mod replace;
pub mod scaffold;
pub mod value;
