//! Everything that changes TOML that people wrote; comments and layout stay as they were.
//!
//! [`fix`] applies the edits that findings carry, in memory; [`entry`] changes one key; [`value`] spells what is written;
//! [`form`] is the form agencies fill in, and the way back; [`replace`] puts
//! a text on the disk, an output too.

pub mod entry;
pub mod fix;
pub mod form;
pub mod replace;
pub mod value;
