//! `cchc`: administrative reform plans (cải cách hành chính) as plain text.
//!
//! The map, in the order the data walks:
//!
//! - [`source`], [`language`], [`wrap`], [`level`]: what everything stands on: places in files, Vietnamese and English, lines of a screen,
//!   strictness
//! - [`model`]: the field's nouns, as files state them
//! - [`diagnostic`]: findings, and how they are shown
//! - [`load`]: files to model; collects every fault of shape and goes on
//! - [`check`]: a table of rules over the whole workspace; seals the model
//! - [`rollup`]: every figure, computed once
//! - [`report`]: figures to a [`document`]
//! - [`write`]: a document to bytes
//! - [`edit`]: changes to the files people wrote
//! - [`editor`]: what editors of files are given: schemas, and what they ask while one types
//! - [`history`]: what git knows of the workspace
//! - [`cli`]: the command line; the only room with a clock, an environment and streams

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod edit;
pub mod editor;
pub mod history;
pub mod language;
pub mod level;
pub mod load;
pub mod model;
pub mod report;
pub mod rollup;
pub mod source;
pub mod wrap;
pub mod write;
