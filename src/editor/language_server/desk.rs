//! One workspace, or one file on its own, that stays in memory: its model, what was found in it, and which of that is out of date.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use chrono::NaiveDate;

use crate::check::{self, Levels};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::load::{Held, Loaded, Overlay};
use crate::model::checked::Checked;

/// A workspace in memory.
#[derive(Debug)]
pub(super) struct Desk {
    /// The workspace's root; none for a file on its own.
    root: Option<PathBuf>,
    held: Held,
    model: Model,
    /// What was found when it was last checked, in the order of files and places.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// How far the model is.
#[derive(Debug)]
enum Model {
    /// Read, and not yet checked.
    Read(Loaded),
    /// Checked; files that do not parse stand in it as they were when they last did.
    Checked(Checked),
    /// Gone: reading it again broke off.
    Lost,
}

impl Desk {
    /// The workspace of `root`, with the texts that editors have open.
    pub(super) fn open(root: &Path, overlay: Overlay) -> Result<Self> {
        let (held, loaded) = Held::open(root, overlay)?;
        Ok(Self { root: Some(root.to_path_buf()), held, model: Model::Read(loaded), diagnostics: Vec::new() })
    }

    /// A file in no workspace.
    pub(super) fn alone(path: &Path, text: String) -> Self {
        let (held, loaded) = Held::alone(path, text);
        Self { root: None, held, model: Model::Read(loaded), diagnostics: Vec::new() }
    }

    /// Whether it is a file on its own.
    pub(super) fn is_alone(&self) -> bool {
        self.root.is_none()
    }

    /// The path a file of it is shown by; none for one outside.
    pub(super) fn shown(&self, path: &Path) -> Option<String> {
        let Some(root) = &self.root else { return Some(path.to_string_lossy().replace('\\', "/")) };
        let inside = path.strip_prefix(root).ok()?;
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Some(parts.join("/"))
    }

    /// Where a file of it lies.
    pub(super) fn on_disk(&self, shown: &str) -> PathBuf {
        self.root.as_ref().map_or_else(|| PathBuf::from(shown), |root| root.join(shown))
    }

    /// Lays a text over a file, or takes it away again.
    pub(super) fn put(&mut self, shown: &str, text: Option<String>) -> Result<()> {
        let workspace = self.take()?;
        self.model = Model::Read(self.held.put(workspace, shown, text)?);
        Ok(())
    }

    /// Reads a file of the disk again.
    pub(super) fn read_again(&mut self, shown: &str) -> Result<()> {
        let workspace = self.take()?;
        self.model = Model::Read(self.held.read_again(workspace, shown)?);
        Ok(())
    }

    fn take(&mut self) -> Result<crate::model::workspace::Workspace> {
        match std::mem::replace(&mut self.model, Model::Lost) {
            Model::Read(loaded) => Ok(loaded.workspace),
            Model::Checked(checked) => Ok(checked.unseal()),
            Model::Lost => Err(anyhow!("lost")),
        }
    }

    /// Whether something changed since it was last checked.
    pub(super) fn is_stale(&self) -> bool {
        matches!(self.model, Model::Read(_))
    }

    /// Whether reading it again broke off, so that it must be opened anew.
    pub(super) fn is_lost(&self) -> bool {
        matches!(self.model, Model::Lost)
    }

    /// Checks it, if something changed.
    pub(super) fn settle(&mut self, levels: &Levels, today: NaiveDate) {
        let loaded = match std::mem::replace(&mut self.model, Model::Lost) {
            Model::Read(loaded) => loaded,
            other => {
                self.model = other;
                return;
            }
        };
        let (checked, diagnostics) = check::check(loaded, levels.clone(), today);
        self.diagnostics = diagnostics;
        self.model = Model::Checked(if self.held.has_good() { check::seal(self.held.with_good(checked.unseal())) } else { checked });
    }

    /// The model, once it is checked.
    pub(super) fn checked(&self) -> Option<&Checked> {
        match &self.model {
            Model::Checked(checked) => Some(checked),
            Model::Read(_) | Model::Lost => None,
        }
    }

    /// The language its manifest asks for.
    pub(super) fn language(&self) -> Option<Language> {
        self.checked().and_then(|checked| checked.workspace().manifest.language)
    }
}
