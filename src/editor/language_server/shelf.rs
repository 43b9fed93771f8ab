//! What the program carries inside and an editor is to show: embedded bundles, and the page of each rule. They are written out as files nobody
//! may write to, since every editor opens files and few open anything else.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::rule::{Part, Rule};
use crate::language::Language;
use crate::load;

/// The folder these files lie in, and which of them are known to be there.
#[derive(Debug)]
pub(super) struct Shelf {
    folder: Option<PathBuf>,
    kept: RefCell<HashMap<PathBuf, Option<PathBuf>>>,
}

impl Shelf {
    /// The shelf in a folder; none keeps none.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, kept: RefCell::default() }
    }

    /// Whether a file lies here.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.folder.as_ref().is_some_and(|folder| path.starts_with(folder))
    }

    /// The path a file of an embedded bundle is shown by in findings, where `path` is one written here: `<dong-thap-2021>/plan.toml`.
    pub(super) fn shown(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(self.folder.as_ref()?.join("bundles")).ok()?;
        let mut parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
        let (id, name) = (parts.next()?, parts.next()?);
        Some(format!("<{id}>/{name}"))
    }

    /// Where a file of an embedded bundle lies, written out where it is not yet.
    pub(super) fn bundle(&self, shown: &str) -> Option<PathBuf> {
        let (id, name) = shown.strip_prefix('<')?.split_once(">/")?;
        let (_, files) = load::EMBEDDED.iter().find(|(own, _)| *own == id)?;
        let (name, text) = files.iter().find(|(own, _)| *own == name)?;
        self.keep(Path::new("bundles").join(id).join(name), || (*text).to_owned())
    }

    /// Where the page of a rule lies, written out where it is not yet.
    pub(super) fn page(&self, rule: &Rule, language: Language) -> Option<PathBuf> {
        let name = format!("{}-{}.{}.md", rule.code, rule.name, language.code());
        self.keep(Path::new("rules").join(name), || page(rule, language))
    }

    fn keep(&self, inside: PathBuf, text: impl Fn() -> String) -> Option<PathBuf> {
        let path = self.folder.as_ref()?.join(&inside);
        // Without it there is one link less. What a person deletes comes back with the next session.
        let kept = || put(&path, &text()).ok().map(|()| path.clone());
        self.kept.borrow_mut().entry(inside).or_insert_with(kept).clone()
    }
}

/// Writes a file nobody may write to, unless it says the same already.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if path.symlink_metadata().is_ok() {
        fs::remove_file(path)?;
    }
    fs::write(path, text)?;
    let mut permissions = fs::metadata(path)?.permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions)
}

/// A rule's page as Markdown.
fn page(rule: &Rule, language: Language) -> String {
    let mut page = format!("# {} {}\n", rule.code, rule.name);
    for (heading, part) in rule.page() {
        let text = match part {
            Part::Words(words) => words.in_language(language).to_owned(),
            Part::Lines(lines) => format!("```toml\n{}\n```", lines.trim_end()),
        };
        let _ = write!(page, "\n## {}\n\n{text}\n", heading.in_language(language));
    }
    page
}
