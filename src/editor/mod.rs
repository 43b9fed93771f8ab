//! What editors of files are given, over the same engine as every command.
//!
//! A new kind of help is a file or a folder here; words about keys come from `model::vocabulary`, figures from `rollup`.

pub mod json_schema;
pub mod language_server;
