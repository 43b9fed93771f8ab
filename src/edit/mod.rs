//! Everything that changes TOML that people wrote; comments and layout stay as they were.
//!
//! [`fix`] applies the edits that findings carry. Nothing here touches the disk: a command does.

pub mod fix;
