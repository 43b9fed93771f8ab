//! What the server tells an editor it can do.

use lsp_types::PositionEncodingKind;
use serde_json::{Value, json};

/// All of it, with the encoding that was agreed.
pub(super) fn of(encoding: &PositionEncodingKind) -> Value {
    json!({
        "positionEncoding": encoding,
        "textDocumentSync": { "openClose": true, "change": 2, "save": {} },
        "hoverProvider": true,
        // What begins an id or a key; letters ask by themselves.
        "completionProvider": { "triggerCharacters": ["\"", ".", "[", "{", ",", "@"] },
        "definitionProvider": true,
        "referencesProvider": true,
        "documentHighlightProvider": true,
        "renameProvider": { "prepareProvider": true },
        "codeActionProvider": { "codeActionKinds": ["quickfix", "source.fixAll.cchc"] },
        "documentFormattingProvider": true,
        "documentSymbolProvider": true,
        "inlayHintProvider": true,
        "workspace": { "workspaceFolders": { "supported": true, "changeNotifications": true } },
    })
}
