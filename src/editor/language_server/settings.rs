//! What the command line and the editor set: the day, the language, how strict the rules are, and what the editor can do.

use std::path::PathBuf;

use chrono::NaiveDate;
use lsp_types::PositionEncodingKind;
use serde_json::Value;

use super::position;
use crate::check::Levels;
use crate::language::Language;
use crate::source::Unit;

/// What the command line sets.
#[derive(Debug)]
pub struct Settings {
    /// Tells the day: a server may run for weeks.
    pub today: fn() -> NaiveDate,
    /// The day to take for today instead.
    pub as_of: Option<NaiveDate>,
    /// The language of words; none takes the workspace's, then Vietnamese.
    pub language: Option<Language>,
    /// How strict the rules are.
    pub levels: Levels,
    /// The folder into which embedded bundles and the pages of rules are written for an editor to open; without one there are no links to
    /// them.
    pub cache: Option<PathBuf>,
}

/// What the editor said when it began.
#[derive(Debug, Default)]
pub(super) struct Client {
    /// In what it counts columns.
    pub(super) unit: Unit,
    /// The day it asks to take for today.
    pub(super) today: Option<NaiveDate>,
    /// The language it asks for.
    pub(super) language: Option<Language>,
    /// The folders it has open.
    pub(super) folders: Vec<lsp_types::Uri>,
    /// Whether it draws Markdown in hovers, and beside completions.
    pub(super) markdown: (bool, bool),
    /// Whether it fills in snippets.
    pub(super) snippets: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches: bool,
    /// Whether it wants to be told versions with edits, and may be given files to make.
    pub(super) document_changes: bool,
    /// Whether it can be asked to draw hints again.
    pub(super) refreshes_hints: bool,
}

impl Client {
    /// Reads what `initialize` brought. Whatever is missing or odd is as if it were not there: editors differ, and none is turned away.
    pub(super) fn of(params: &Value) -> (Self, PositionEncodingKind) {
        let strings = |pointer: &str| -> Vec<String> {
            let list = params.pointer(pointer).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let yes = |pointer: &str| params.pointer(pointer).and_then(Value::as_bool).unwrap_or(false);
        let word = |pointer: &str| params.pointer(pointer).and_then(Value::as_str);
        // Those that say nothing of it draw it.
        let markdown = |pointer: &str| params.pointer(pointer).is_none() || strings(pointer).iter().any(|kind| kind == "markdown");
        let (unit, encoding) = position::negotiate(&strings("/capabilities/general/positionEncodings"));
        let folders = params.get("workspaceFolders").and_then(Value::as_array);
        let of_folder = |folder: &Value| folder.get("uri").and_then(Value::as_str)?.parse().ok();
        let mut folders: Vec<lsp_types::Uri> = folders.into_iter().flatten().filter_map(of_folder).collect();
        if folders.is_empty() {
            folders.extend(word("/rootUri").and_then(|uri| uri.parse().ok()));
        }
        let client = Self {
            unit,
            today: word("/initializationOptions/today").and_then(|day| day.parse().ok()),
            language: word("/initializationOptions/language").and_then(Language::from_code),
            folders,
            markdown: (
                markdown("/capabilities/textDocument/hover/contentFormat"),
                markdown("/capabilities/textDocument/completion/completionItem/documentationFormat"),
            ),
            snippets: yes("/capabilities/textDocument/completion/completionItem/snippetSupport"),
            watches: yes("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
            document_changes: yes("/capabilities/workspace/workspaceEdit/documentChanges"),
            refreshes_hints: yes("/capabilities/workspace/inlayHint/refreshSupport"),
        };
        (client, encoding)
    }
}
