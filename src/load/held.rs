//! A workspace that stays in memory while its files change: a text that changes is read again, and nothing else is.
//!
//! What is held is what a fresh load of the same texts would give, finding by finding; a law in `tests/held.rs` holds that. Files that
//! appear or go, and changes of which bundles there are, read everything again, since every file behind them gets another number.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::{Document, Head, Loaded, MANIFEST, Overlay, Sheet, empty, head, over, read_all, read_one, take_in, walk};
use crate::diagnostic::finding::Finding;
use crate::model::manifest::Manifest;
use crate::model::workspace::{Unusable, Workspace};
use crate::source::{FileId, Sources};

/// What is remembered of the files of a workspace beside its model.
#[derive(Debug)]
pub struct Held {
    /// The workspace's root; none for a file on its own.
    root: Option<PathBuf>,
    overlay: Overlay,
    /// The folders of the bundles that lie in the workspace.
    folders: Vec<PathBuf>,
    /// How many files come first: the manifest and the bundles'.
    heads: usize,
    /// What was found in these.
    of_head: Vec<Finding>,
    /// The files behind them.
    walked: Vec<walk::Walked>,
    /// What was found in each.
    of_files: Vec<Vec<Finding>>,
    /// What files that do not parse now were when they last did, by path.
    good: BTreeMap<String, Document>,
}

impl Held {
    /// Reads the workspace whose manifest lies in `root`.
    ///
    /// # Errors
    /// When the manifest itself cannot be read from the disk.
    pub fn open(root: &Path, overlay: Overlay) -> Result<(Self, Loaded)> {
        let path = root.join(MANIFEST);
        let bytes = over(&overlay, MANIFEST, &path).with_context(|| format!("{}", path.display()))?;
        let Head { sources, manifest, bundles, folders, findings } = head(root, bytes, &overlay);
        let walked = walk::documents(root, &folders, &overlay);
        let heads = sources.len();
        let mut held = Self {
            root: Some(root.to_path_buf()),
            overlay,
            folders,
            heads,
            of_head: findings,
            walked,
            of_files: Vec::new(),
            good: BTreeMap::new(),
        };
        let workspace = held.read_files(empty(sources, manifest, bundles));
        let loaded = held.loaded(workspace);
        Ok((held, loaded))
    }

    /// Reads a text that lies in no workspace. One that is no document of ours is left alone: an editor shows any TOML.
    pub fn alone(path: &Path, text: String) -> (Self, Loaded) {
        let walked = vec![walk::Walked { shown: walk::shown(path), path: walk::Found::File(path.to_path_buf()), ours: false }];
        let overlay = Overlay::from([(walked[0].shown.clone(), text)]);
        let mut held = Self {
            root: None,
            overlay,
            folders: Vec::new(),
            heads: 0,
            of_head: Vec::new(),
            walked,
            of_files: Vec::new(),
            good: BTreeMap::new(),
        };
        let workspace = held.read_files(empty(Sources::default(), Manifest::default(), Vec::new()));
        let loaded = held.loaded(workspace);
        (held, loaded)
    }

    /// Lays `text` over the file shown as `path`, or takes what lies over it away, and reads anew what that changes: of `workspace`, the
    /// model of before, only what the file says.
    ///
    /// # Errors
    /// When everything must be read again and the manifest is gone.
    pub fn put(&mut self, workspace: Workspace, path: &str, text: Option<String>) -> Result<Loaded> {
        match text {
            Some(text) => self.overlay.insert(path.to_owned(), text),
            None => self.overlay.remove(path),
        };
        self.read_again(workspace, path)
    }

    /// Reads one file again.
    ///
    /// # Errors
    /// When everything must be read again and the manifest is gone.
    pub fn read_again(&mut self, mut workspace: Workspace, path: &str) -> Result<Loaded> {
        self.without_good(&mut workspace);
        let file = workspace.sources.find(path);
        let row = file.and_then(|file| file.index().checked_sub(self.heads));
        let sound = match (file, row) {
            (Some(file), Some(row)) => self.read_file(&mut workspace, file, row),
            (Some(_), None) => self.read_head(&mut workspace),
            // A folder, or what no walk finds: nothing to read, unless it is new.
            (None, _) => false,
        };
        if sound {
            return Ok(self.loaded(workspace));
        }
        match self.root.clone() {
            None => Ok(self.loaded(workspace)),
            Some(root) => {
                drop(workspace);
                // What is remembered of broken files goes with the numbers its places name.
                let (held, loaded) = Self::open(&root, self.overlay.clone())?;
                *self = held;
                Ok(loaded)
            }
        }
    }

    /// The same workspace, with files that do not parse as they were when they last did: what a person who types still means by them.
    /// The places of these are those of the old texts.
    pub fn with_good(&self, mut workspace: Workspace) -> Workspace {
        for (path, document) in &self.good {
            let Some(file) = workspace.sources.find(path) else { continue };
            if workspace.unusable.iter().any(|unusable| unusable.file == file) {
                take_out(&mut workspace, file);
                put_in(&mut workspace, document.clone());
            }
        }
        workspace
    }

    /// Whether some file does not parse now and did before.
    pub fn has_good(&self) -> bool {
        !self.good.is_empty()
    }

    /// What lies over the file shown as `path`.
    pub fn overlaid(&self, path: &str) -> Option<&str> {
        self.overlay.get(path).map(String::as_str)
    }

    fn read_files(&mut self, mut workspace: Workspace) -> Workspace {
        let sheets = read_all(self.walked.clone(), &self.overlay, self.heads);
        self.of_files = sheets.into_iter().map(|sheet| take_in(&mut workspace, sheet)).collect();
        workspace
    }

    fn loaded(&self, workspace: Workspace) -> Loaded {
        let findings = self.of_head.iter().chain(self.of_files.iter().flatten()).cloned().collect();
        Loaded { workspace, findings }
    }

    /// Reads one document anew; not where it is gone.
    fn read_file(&mut self, workspace: &mut Workspace, file: FileId, row: usize) -> bool {
        let walked = self.walked[row].clone();
        let on_disk = matches!(&walked.path, walk::Found::File(path) if path.symlink_metadata().is_ok_and(|found| found.is_file()));
        let is_laid_over = self.overlay.contains_key(&walked.shown) && matches!(walked.path, walk::Found::File(_));
        if !on_disk && !is_laid_over {
            return false;
        }
        let shown = walked.shown.clone();
        let Sheet { source, findings, document } = read_one(file, walked, &self.overlay);
        workspace.sources.replace(file, source);
        self.of_files[row] = findings;
        let before = take_out(workspace, file);
        match (&document, before) {
            (Document::Unusable(_), Some(before @ (Document::Plan(_) | Document::Report(_)))) => {
                self.good.insert(shown, before);
            }
            (Document::Unusable(_), _) => {}
            _ => {
                self.good.remove(&shown);
            }
        }
        put_in(workspace, document);
        true
    }

    /// Reads the manifest and the bundles anew; not where other files make them up than before.
    fn read_head(&mut self, workspace: &mut Workspace) -> bool {
        let Some(root) = &self.root else { return false };
        let Ok(bytes) = over(&self.overlay, MANIFEST, &root.join(MANIFEST)) else { return false };
        let Head { sources, manifest, bundles, folders, findings } = head(root, bytes, &self.overlay);
        let same = sources.len() == self.heads && sources.paths().zip(workspace.sources.paths()).all(|(new, old)| new == old);
        if !same || folders != self.folders {
            return false;
        }
        for (index, source) in sources.into_files().enumerate() {
            workspace.sources.replace(FileId::from_index(index), source);
        }
        (workspace.manifest, workspace.bundles, self.of_head) = (manifest, bundles, findings);
        true
    }

    /// Takes the documents of [`Held::with_good`] out again.
    fn without_good(&self, workspace: &mut Workspace) {
        for path in self.good.keys() {
            let Some(file) = workspace.sources.find(path) else { continue };
            let Some(row) = file.index().checked_sub(self.heads) else { continue };
            let unusable = |file: &Unusable| file.file.index() == self.heads + row;
            if !workspace.unusable.iter().any(unusable) {
                let sheet = read_one(file, self.walked[row].clone(), &self.overlay);
                take_out(workspace, file);
                put_in(workspace, sheet.document);
            }
        }
    }
}

/// Takes out what a file said, where it was a document of ours.
fn take_out(workspace: &mut Workspace, file: FileId) -> Option<Document> {
    fn taken<T>(rows: &mut Vec<T>, file: FileId, of: impl Fn(&T) -> FileId) -> Option<T> {
        rows.iter().position(|row| of(row) == file).map(|at| rows.remove(at))
    }
    let document = taken(&mut workspace.plans, file, |plan| plan.file)
        .map(Document::Plan)
        .or_else(|| taken(&mut workspace.reports, file, |report| report.file).map(Document::Report))
        .or_else(|| taken(&mut workspace.amendments, file, |amendment| amendment.file).map(Document::Amendment))
        .or_else(|| taken(&mut workspace.syntheses, file, |synthesis| synthesis.file).map(Document::Synthesis))
        .or_else(|| taken(&mut workspace.receipts, file, |receipts| receipts.file).map(Document::Receipts))
        .or_else(|| taken(&mut workspace.unusable, file, |unusable| unusable.file).map(Document::Unusable))?;
    workspace.files_read -= 1;
    Some(document)
}

/// Puts what a file says among the others of its kind, in the order of files.
fn put_in(workspace: &mut Workspace, document: Document) {
    fn put<T>(rows: &mut Vec<T>, row: T, of: impl Fn(&T) -> FileId) {
        let file = of(&row);
        let at = rows.partition_point(|other| of(other) < file);
        rows.insert(at, row);
    }
    match document {
        Document::Plan(plan) => put(&mut workspace.plans, plan, |plan| plan.file),
        Document::Report(report) => put(&mut workspace.reports, report, |report| report.file),
        Document::Amendment(amendment) => put(&mut workspace.amendments, amendment, |amendment| amendment.file),
        Document::Synthesis(synthesis) => put(&mut workspace.syntheses, synthesis, |synthesis| synthesis.file),
        Document::Receipts(receipts) => put(&mut workspace.receipts, receipts, |receipts| receipts.file),
        Document::Unusable(unusable) => put(&mut workspace.unusable, unusable, |unusable| unusable.file),
        Document::Nothing => return,
    }
    workspace.files_read += 1;
}
