//! Everything that changes TOML that people wrote; comments and layout stay as they were.
//!
<<<<<<< HEAD
//! [`fix`] applies the edits that findings carry, in memory; [`entry`] changes one key; [`value`] spells what is written;
//! [`form`] is the form agencies fill in, and the way back; [`replace`] puts
=======
//! [`fix`] applies the edits that findings carry, in memory; [`entry`] changes one key; [`value`] spells what is written; [`scaffold`]
//! makes new texts for people to fill in; [`replace`] puts
>>>>>>> main
//! a text on the disk, an output too.

pub mod entry;
pub mod fix;
<<<<<<< HEAD
pub mod form;
=======
pub mod format;
>>>>>>> main
pub mod replace;
pub mod scaffold;
pub mod value;
