//! What the editor tells: documents opened, changed, saved, closed; files changed behind its back.

use std::path::{Path, PathBuf};

use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::desk::Desk;
use super::document::Document;
use super::server::Server;
use super::{publish, uri};
use crate::load;

/// A notification's function.
type Take = fn(&mut Server, Value);

/// Every notification that means something.
static NOTIFICATIONS: [(&str, Take); 7] = [
    ("initialized", initialized),
    ("textDocument/didOpen", |server, params| with(params, |params| opened(server, params))),
    ("textDocument/didChange", |server, params| with(params, |params| changed(server, params))),
    ("textDocument/didSave", |server, params| with(params, |params| saved(server, &params))),
    ("textDocument/didClose", |server, params| with(params, |params| closed(server, &params))),
    ("workspace/didChangeWatchedFiles", |server, params| with(params, |params| changed_on_disk(server, &params))),
    ("workspace/didChangeWorkspaceFolders", |server, params| with(params, |params| folders(server, params))),
];

/// Takes a notification in. One that nobody knows, or that cannot be read, changes nothing: it cannot be answered.
pub(super) fn take(server: &mut Server, method: &str, params: Value) {
    if let Some((_, take)) = NOTIFICATIONS.iter().find(|(name, _)| *name == method) {
        take(server, params);
    }
}

fn with<T: DeserializeOwned>(params: Value, then: impl FnOnce(T)) {
    if let Ok(params) = serde_json::from_value(params) {
        then(params);
    }
}

/// Opens the workspaces of the folders the editor has open, so that what is wrong in files nobody opened is told too, and asks to hear of
/// files that change on the disk.
fn initialized(server: &mut Server, _: Value) {
    for folder in std::mem::take(&mut server.client.folders) {
        if let Some(root) = uri::path(&folder).as_deref().and_then(load::find_root) {
            server.open_workspace(&root);
        }
    }
    if server.client.watches {
        let watchers = json!([{ "globPattern": "**/*.toml" }, { "globPattern": "**/*.toml.txt" }]);
        let registration =
            json!({ "id": "toml", "method": "workspace/didChangeWatchedFiles", "registerOptions": { "watchers": watchers } });
        server.ask("client/registerCapability", json!({ "registrations": [registration] }));
    }
}

fn folders(server: &mut Server, params: DidChangeWorkspaceFoldersParams) {
    for folder in params.event.added {
        if let Some(root) = uri::path(&folder.uri).as_deref().and_then(load::find_root) {
            server.open_workspace(&root);
        }
    }
}

fn opened(server: &mut Server, params: DidOpenTextDocumentParams) {
    let document = params.text_document;
    let Some(path) = uri::path(&document.uri) else { return };
    let document = Document { uri: document.uri, version: document.version, text: document.text };
    server.open.insert(path.clone(), document);
    if !server.shelf.has(&path) {
        lay(server, &path);
    }
}

fn changed(server: &mut Server, params: DidChangeTextDocumentParams) {
    let Some(path) = uri::path(&params.text_document.uri) else { return };
    let unit = server.client.unit;
    let Some(document) = server.open.get_mut(&path) else { return };
    document.change(params.text_document.version, params.content_changes, unit);
    if !server.shelf.has(&path) {
        lay(server, &path);
    }
}

/// Lays the text of an open document over the disk's.
fn lay(server: &mut Server, path: &Path) {
    let root = Server::desk_of(path);
    let Some(text) = server.open.get(path).map(|document| document.text.clone()) else { return };
    if root == path {
        server.desks.insert(root, Desk::alone(path, text));
        return;
    }
    // It stood alone until it got a manifest above it.
    server.desks.remove(path);
    match server.desks.get_mut(&root) {
        Some(desk) if !desk.is_lost() => {
            if let Some(shown) = desk.shown(path) {
                // Where that breaks off, the workspace is read anew.
                let _ = desk.put(&shown, Some(text));
            }
        }
        _ => server.open_workspace(&root),
    }
}

fn closed(server: &mut Server, params: &DidCloseTextDocumentParams) {
    let Some(path) = uri::path(&params.text_document.uri) else { return };
    server.open.remove(&path);
    let root = Server::desk_of(&path);
    if root == path {
        server.desks.remove(&path);
        publish::withdraw(server, &path);
        return;
    }
    if let Some(desk) = server.desks.get_mut(&root)
        && let Some(shown) = desk.shown(&path)
    {
        let _ = desk.put(&shown, None);
    }
}

/// An editor that cannot be asked to watch files may have changed others with this one.
fn saved(server: &mut Server, params: &DidSaveTextDocumentParams) {
    let Some(path) = uri::path(&params.text_document.uri) else { return };
    let root = Server::desk_of(&path);
    if !server.client.watches && root != path && !server.shelf.has(&path) {
        server.reopen(&root);
    }
}

fn changed_on_disk(server: &mut Server, params: &DidChangeWatchedFilesParams) {
    let paths: Vec<PathBuf> = params.changes.iter().filter_map(|change| uri::path(&change.uri)).collect();
    for path in paths {
        let root = Server::desk_of(&path);
        let is_manifest = path.file_name().is_some_and(|name| name == load::MANIFEST);
        if is_manifest {
            manifest_changed(server, &path);
        } else if let Some(desk) = server.desks.get_mut(&root).filter(|desk| !desk.is_alone())
            && let Some(shown) = desk.shown(&path)
        {
            let _ = desk.read_again(&shown);
        }
    }
}

/// A manifest that appears or goes changes which workspace files lie in.
fn manifest_changed(server: &mut Server, manifest: &Path) {
    let Some(root) = manifest.parent() else { return };
    let there = manifest.is_file();
    match server.desks.get_mut(root) {
        Some(desk) if there => {
            let _ = desk.read_again(load::MANIFEST);
            return;
        }
        Some(_) => {
            let gone: Vec<PathBuf> = server.published.keys().filter(|path| path.starts_with(root)).cloned().collect();
            server.desks.remove(root);
            for path in gone {
                publish::withdraw(server, &path);
            }
        }
        None => {}
    }
    let within: Vec<PathBuf> = server.open.keys().filter(|path| path.starts_with(root)).cloned().collect();
    for path in within {
        lay(server, &path);
    }
}
