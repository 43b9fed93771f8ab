//! All that the server knows: the documents that are open, the workspaces they lie in, and what was last published of each file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use lsp_server::{Message, Notification, Request, RequestId};
use lsp_types::{Diagnostic, Uri};
use serde::Serialize;

use super::desk::Desk;
use super::document::Document;
use super::settings::{Client, Settings};
use super::shelf::Shelf;
use super::{publish, uri};
use crate::language::Language;
use crate::load::{self, Overlay};

/// The state of a session.
pub(super) struct Server {
    pub(super) settings: Settings,
    pub(super) client: Client,
    /// Where embedded bundles and rules' pages are kept for the editor.
    pub(super) shelf: Shelf,
    /// Messages to be sent.
    pub(super) outbox: Vec<Message>,
    /// Open documents by their path.
    pub(super) open: BTreeMap<PathBuf, Document>,
    /// Workspaces by their root, and files on their own by their path.
    pub(super) desks: BTreeMap<PathBuf, Desk>,
    /// What was last published, by the file's path.
    pub(super) published: BTreeMap<PathBuf, Vec<Diagnostic>>,
    /// The number of our next request.
    asked: i32,
}

impl Server {
    pub(super) fn new(settings: Settings, client: Client) -> Self {
        Self {
            shelf: Shelf::new(settings.cache.clone()),
            settings,
            client,
            outbox: Vec::new(),
            open: BTreeMap::new(),
            desks: BTreeMap::new(),
            published: BTreeMap::new(),
            asked: 0,
        }
    }

    /// The day taken for today.
    pub(super) fn today(&self) -> NaiveDate {
        self.settings.as_of.or(self.client.today).unwrap_or_else(self.settings.today)
    }

    /// The language of what is said of a workspace.
    pub(super) fn language(&self, desk: &Desk) -> Language {
        self.settings.language.or(self.client.language).or_else(|| desk.language()).unwrap_or_default()
    }

    /// What a file's desk is filed under: the root of its workspace, or its own path.
    pub(super) fn desk_of(path: &Path) -> PathBuf {
        path.parent().and_then(load::find_root).unwrap_or_else(|| path.to_path_buf())
    }

    /// Where a file lies that is shown as `shown`: one of the workspace, or of an embedded bundle, written out to be looked at.
    pub(super) fn where_lies(&self, desk: &Desk, shown: &str) -> Option<PathBuf> {
        if shown.starts_with('<') { self.shelf.bundle(shown) } else { Some(desk.on_disk(shown)) }
    }

    /// Opens the workspace of a root, with what editors have open in it.
    pub(super) fn open_workspace(&mut self, root: &Path) {
        if self.desks.get(root).is_some_and(|desk| !desk.is_lost()) {
            return;
        }
        let within = self.open.iter().filter(|(path, _)| Self::desk_of(path) == root);
        let shown = |path: &Path| path.strip_prefix(root).ok().map(|inside| inside.to_string_lossy().replace('\\', "/"));
        let overlay: Overlay = within.filter_map(|(path, document)| Some((shown(path)?, document.text.clone()))).collect();
        match Desk::open(root, overlay) {
            Ok(desk) => drop(self.desks.insert(root.to_path_buf(), desk)),
            Err(_) => self.close_desk(root),
        }
    }

    /// Forgets a workspace, and takes back what was published of it.
    pub(super) fn close_desk(&mut self, root: &Path) {
        self.desks.remove(root);
        let gone: Vec<PathBuf> = self.published.keys().filter(|path| Self::desk_of(path) == root).cloned().collect();
        for path in gone {
            publish::withdraw(self, &path);
        }
    }

    /// Checks what changed, and publishes what is found now.
    pub(super) fn settle(&mut self) {
        let lost: Vec<PathBuf> = self.desks.iter().filter(|(_, desk)| desk.is_lost()).map(|(root, _)| root.clone()).collect();
        for root in lost {
            self.reopen(&root);
        }
        let today = self.today();
        let stale: Vec<PathBuf> = self.desks.iter().filter(|(_, desk)| desk.is_stale()).map(|(root, _)| root.clone()).collect();
        for root in stale {
            if let Some(desk) = self.desks.get_mut(&root) {
                desk.settle(&self.settings.levels, today);
            }
            publish::publish(self, &root);
            // Of the document that changed an editor asks by itself.
            if self.client.refreshes_hints && self.open.len() > 1 {
                self.ask("workspace/inlayHint/refresh", serde_json::Value::Null);
            }
        }
    }

    /// Reads a workspace anew, or a file on its own.
    pub(super) fn reopen(&mut self, root: &Path) {
        self.desks.remove(root);
        if root.join(load::MANIFEST).is_file() {
            self.open_workspace(root);
        } else if let Some(document) = self.open.get(root) {
            self.desks.insert(root.to_path_buf(), Desk::alone(root, document.text.clone()));
        }
    }

    /// Tells the editor something.
    pub(super) fn tell(&mut self, method: &str, params: impl Serialize) {
        self.outbox.push(Message::Notification(Notification::new(method.to_owned(), params)));
    }

    /// Asks the editor something; nothing waits for the answer.
    pub(super) fn ask(&mut self, method: &str, params: impl Serialize) {
        self.asked += 1;
        let id = RequestId::from(format!("cchc-{}", self.asked));
        self.outbox.push(Message::Request(Request::new(id, method.to_owned(), params)));
    }

    /// The address of a file: as the editor writes it, where it has the file open.
    pub(super) fn uri(&self, path: &Path) -> Option<Uri> {
        self.open.get(path).map(|document| document.uri.clone()).or_else(|| uri::of(path))
    }
}
