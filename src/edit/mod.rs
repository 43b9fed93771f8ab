//! Everything that writes TOML. What people wrote keeps its comments, and what it says but for what was asked.
//!
//! [`fix`] applies the edits that findings carry, in memory; [`entry`] changes one key, `braces` those of a table in braces; [`typed`] tells
//! what the words of a command line change; [`value`] spells what is written; [`format`](mod@format) is the one layout; [`scaffold`] makes
//! new texts for people to fill in; [`form`] is the form agencies fill in outside, and the way back; `members` tells whom a list of agencies
//! names; [`said`] puts into words what a report says; `same` holds a changed text against the one before; [`replace`] puts a text on the
//! disk, an output too.

mod braces;
pub mod entry;
pub mod fix;
pub mod form;
pub mod format;
mod members;
pub mod replace;
pub mod said;
mod same;
pub mod scaffold;
pub mod typed;
pub mod value;
