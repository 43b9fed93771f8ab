//! Files to model: finds every file, reads and parses them on all cores, collects every fault with its place, and goes on.
//!
//! Nothing in a file makes it fail: only a root that is no folder does. A new kind of document is one file here beside the others,
//! its row in [`lower`], and its header in `model::kind`.

mod agency_plan;
mod amendment;
mod bundle;
mod catalogue;
pub mod fault;
mod fields;
mod held;
mod manifest;
mod outline;
mod provincial_plan;
mod quarter_report;
mod read;
mod register;
mod repair;
mod slip;
pub mod spelling;
mod synthesis;
mod text;
mod unclosed;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use rayon::prelude::*;
use toml::de::{DeTable, DeValue};

pub use bundle::{EMBEDDED, embedded};
pub use held::Held;
pub use outline::Outline;
pub use text::strings_of;

use crate::diagnostic::finding::Finding;
use crate::model::address::{Address, Expected};
use crate::model::agency_plan::AgencyPlan;
use crate::model::amendment::Amendment;
use crate::model::bundle::Bundle;
use crate::model::kind::DocumentKind;
use crate::model::manifest::Manifest;
use crate::model::quarter_report::QuarterReport;
use crate::model::synthesis::{Receipts, Synthesis};
use crate::model::vocabulary::Kind;
use crate::model::workspace::{Unusable, Workspace};
use crate::source::{FileId, Place, SourceFile, Sources};
use fault::{misnamed_file, syntax, unknown_kind, unreadable_file};
use fields::{Fields, Page};

/// The manifest's name.
pub const MANIFEST: &str = "cchc.toml";

/// Texts that stand in place of what the disk has, by the path a file is shown by: changes not yet written.
pub type Overlay = BTreeMap<String, String>;

/// The bytes of a file: those laid over it, or the disk's.
fn over(overlay: &Overlay, shown: &str, path: &Path) -> std::io::Result<Vec<u8>> {
    match overlay.get(shown) {
        Some(text) => Ok(text.clone().into_bytes()),
        None => std::fs::read(path),
    }
}

/// What was read, and what was found wrong with single files.
#[derive(Debug)]
pub struct Loaded {
    /// The model of what is sound.
    pub workspace: Workspace,
    /// The findings, in the order of files.
    pub findings: Vec<Finding>,
}

/// The nearest folder at or above `from` that has a manifest.
pub fn find_root(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join(MANIFEST).is_file()).map(Path::to_path_buf)
}

/// The language a workspace's manifest asks for, read ahead of everything so that even usage errors speak it.
pub fn language_of(root: &Path) -> Option<crate::language::Language> {
    let text = std::fs::read_to_string(root.join(MANIFEST)).ok()?;
    let (tree, _) = DeTable::parse_recoverable(text.trim_start_matches('\u{feff}'));
    let code = tree.get_ref().get("workspace")?.get_ref().as_table()?.get("language")?.get_ref().as_str()?.to_owned();
    crate::language::Language::from_code(&code)
}

/// The years the workspace of `root` has a provincial plan of, in order; none where its manifest cannot be read. Reads the manifest and
/// the bundles, no agency's files.
pub fn years(root: &Path) -> Vec<i32> {
    bundles(root).0.iter().map(|bundle| bundle.plan.year).collect()
}

/// The bundles of the workspace of `root`, and the folders of those that lie in it, as paths from there; none where its manifest cannot be
/// read. Reads no agency's files.
pub fn bundles(root: &Path) -> (Vec<Bundle>, Vec<String>) {
    let overlay = Overlay::default();
    let Ok(bytes) = over(&overlay, MANIFEST, &root.join(MANIFEST)) else { return (Vec::new(), Vec::new()) };
    let (mut sources, mut findings) = (Sources::default(), Vec::new());
    let manifest = manifest::load(bytes, &mut sources, &mut findings);
    let (bundles, folders) = bundle::load(root, &manifest.plans, &overlay, &mut sources, &mut findings);
    let shown = |folder: &PathBuf| Some(folder.strip_prefix(root).ok()?.to_str()?.replace('\\', "/"));
    (bundles, folders.iter().filter_map(shown).collect())
}

/// Whether a text is sound TOML.
pub fn parses(text: &str) -> bool {
    DeTable::parse_recoverable(text).1.is_empty()
}

/// The kind of document that the first table of a text says it is; none where that is no word of ours. A manifest is known by its file's
/// name: other programs' files begin with `[workspace]` too.
pub fn kind(text: &str, shown: &str) -> Option<DocumentKind> {
    if shown.rsplit('/').next() == Some(MANIFEST) {
        return Some(DocumentKind::Manifest);
    }
    let (tree, _) = DeTable::parse_recoverable(text.trim_start_matches('\u{feff}'));
    let kind = headers(tree.get_ref()).first().and_then(|(_, header)| DocumentKind::from_header(header));
    kind.filter(|kind| *kind != DocumentKind::Manifest)
}

/// Whose document a text says it is; none for one that is no agency's.
pub fn agency_of(text: &str) -> Option<String> {
    let (tree, _) = DeTable::parse_recoverable(text.trim_start_matches('\u{feff}'));
    let header = ["agency-plan", "report"].iter().find_map(|header| tree.get_ref().get(*header)?.get_ref().as_table())?;
    header.get("agency")?.get_ref().as_str().map(str::to_owned)
}

/// Loads the workspace whose manifest lies in `root`, with the texts of `overlay` in place of what the disk has.
///
/// # Errors
/// When the manifest itself cannot be read from the disk.
pub fn workspace(root: &Path, overlay: &Overlay) -> Result<Loaded> {
    let path = root.join(MANIFEST);
    let bytes = over(overlay, MANIFEST, &path).with_context(|| format!("{}", path.display()))?;
    let Head { sources, manifest, bundles, folders, mut findings } = head(root, bytes, overlay);
    let walked = walk::documents(root, &folders, overlay);
    let mut workspace = empty(sources, manifest, bundles);
    for sheet in read_all(walked, overlay, workspace.sources.len()) {
        findings.extend(take_in(&mut workspace, sheet));
    }
    Ok(Loaded { workspace, findings })
}

/// What every document of a workspace stands on: its manifest and its bundles.
struct Head {
    sources: Sources,
    manifest: Manifest,
    bundles: Vec<Bundle>,
    /// The folders of the bundles that lie in the workspace.
    folders: Vec<PathBuf>,
    findings: Vec<Finding>,
}

/// Reads the manifest's `bytes` and the bundles it names.
fn head(root: &Path, bytes: Vec<u8>, overlay: &Overlay) -> Head {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let manifest = manifest::load(bytes, &mut sources, &mut findings);
    let (bundles, folders) = bundle::load(root, &manifest.plans, overlay, &mut sources, &mut findings);
    Head { sources, manifest, bundles, folders, findings }
}

/// Loads single files outside any workspace; `plan` names the bundle to check their references against.
///
/// # Errors
/// When no path can be read, or `plan` names no bundle.
pub fn files(paths: &[PathBuf], plan: Option<&str>, overlay: &Overlay) -> Result<Loaded> {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let bundles = match plan {
        None => Vec::new(),
        Some(named) => match bundle::named(named, &mut sources, &mut findings) {
            Some(bundle) => vec![bundle],
            None => bail!("{named}"),
        },
    };
    let mut walked = Vec::new();
    for path in paths {
        walked.extend(walk::given(path));
    }
    let mut workspace = empty(sources, Manifest::default(), bundles);
    for sheet in read_all(walked, overlay, workspace.sources.len()) {
        findings.extend(take_in(&mut workspace, sheet));
    }
    Ok(Loaded { workspace, findings })
}

fn empty(sources: Sources, manifest: Manifest, bundles: Vec<Bundle>) -> Workspace {
    Workspace {
        sources,
        manifest,
        bundles,
        plans: Vec::new(),
        reports: Vec::new(),
        amendments: Vec::new(),
        syntheses: Vec::new(),
        receipts: Vec::new(),
        unusable: Vec::new(),
        files_read: 0,
    }
}

/// A file as one thread read it.
struct Sheet {
    source: SourceFile,
    findings: Vec<Finding>,
    document: Document,
}

/// What a file turned out to be.
#[derive(Clone, Debug)]
enum Document {
    Plan(AgencyPlan),
    Report(QuarterReport),
    Amendment(Amendment),
    Synthesis(Synthesis),
    Receipts(Receipts),
    Unusable(Unusable),
    /// Not ours, or of a kind that is left alone.
    Nothing,
}

/// Reads files on all cores; the first is numbered `first`.
fn read_all(walked: Vec<walk::Walked>, overlay: &Overlay, first: usize) -> Vec<Sheet> {
    let read = |(index, walked)| read_one(FileId::from_index(first + index), walked, overlay);
    walked.into_par_iter().enumerate().map(read).collect()
}

/// Puts a file that was read behind the others of a workspace, and gives back what was found in it.
fn take_in(workspace: &mut Workspace, sheet: Sheet) -> Vec<Finding> {
    workspace.sources.add(sheet.source);
    match sheet.document {
        Document::Plan(plan) => workspace.plans.push(plan),
        Document::Report(report) => workspace.reports.push(report),
        Document::Amendment(amendment) => workspace.amendments.push(amendment),
        Document::Synthesis(synthesis) => workspace.syntheses.push(synthesis),
        Document::Receipts(receipts) => workspace.receipts.push(receipts),
        Document::Unusable(unusable) => workspace.unusable.push(unusable),
        Document::Nothing => return sheet.findings,
    }
    workspace.files_read += 1;
    sheet.findings
}

fn read_one(file: FileId, walked: walk::Walked, overlay: &Overlay) -> Sheet {
    let walk::Walked { shown, path, ours } = walked;
    let mut findings = Vec::new();
    let text = match path {
        walk::Found::File(path) => match over(overlay, &shown, &path) {
            Ok(bytes) => read::decode(file, &shown, bytes, &mut findings),
            Err(error) => {
                findings.push(unreadable_file::finding(file, &shown, &error.to_string()));
                None
            }
        },
        walk::Found::Link => {
            findings.push(unreadable_file::link(file, &shown));
            None
        }
        walk::Found::Misnamed => {
            findings.push(misnamed_file::finding(file, &shown));
            let document = Document::Unusable(unusable_by_place(file, shown.get(..shown.len() - ".txt".len()).unwrap_or_default()));
            return Sheet { source: SourceFile::new(shown, String::new()), findings, document };
        }
        walk::Found::Special => {
            findings.push(unreadable_file::special(file, &shown));
            None
        }
        walk::Found::Failed(reason) => {
            findings.push(unreadable_file::finding(file, &shown, &reason));
            None
        }
    };
    let Some(text) = text else {
        let document = Document::Unusable(unusable_by_place(file, &shown));
        return Sheet { source: SourceFile::new(shown, String::new()), findings, document };
    };
    let (document, mut faults) = read::parse(file, &text, |page, tree| lower(page, tree, &shown, ours));
    if matches!(document, Document::Nothing) {
        faults.retain(|finding| finding.rule.code == unknown_kind::RULE.code);
        findings.clear();
    }
    findings.append(&mut faults);
    Sheet { source: SourceFile::new(shown, text), findings, document }
}

/// Tells the kind of a document by its first table and reads it. A file that did not parse is read for its faults only.
fn lower(page: &Page<'_>, tree: &DeTable<'_>, shown: &str, ours: bool) -> Document {
    let headers = headers(tree);
    let Some((span, header)) = headers.first() else {
        if !ours {
            return Document::Nothing;
        }
        if !page.broken {
            page.report(unknown_kind::finding(Place::new(page.file, &(0..0)), shown, None));
        }
        return Document::Unusable(unusable_by_place(page.file, shown));
    };
    let kind = DocumentKind::from_header(header);
    let root = Fields::file(page, tree, kind.and_then(Kind::of).map(|kind| kind.table));
    let unusable = || Document::Unusable(unusable_by_place(page.file, shown));
    let by_header = |agency: &str, year: i32, document: Expected, received: bool| {
        Document::Unusable(Unusable {
            file: page.file,
            agency: Some(agency.to_owned()),
            year: Some(year),
            document: Some(document),
            received,
        })
    };
    match kind {
        Some(DocumentKind::AgencyPlan) => match agency_plan::lower(page, root) {
            Some(plan) if page.broken => by_header(&plan.agency.value, plan.year, Expected::Plan, true),
            Some(plan) => Document::Plan(plan),
            None => unusable(),
        },
        Some(DocumentKind::Report) => match quarter_report::lower(page, root) {
            Some(report) if page.broken => {
                by_header(&report.agency.value, report.year, Expected::Report(report.slot), report.is_submitted())
            }
            Some(report) => Document::Report(report),
            None => unusable(),
        },
        Some(DocumentKind::Amendment) => amendment::lower(page, root).filter(|_| !page.broken).map_or_else(unusable, Document::Amendment),
        Some(DocumentKind::Synthesis) => synthesis::lower(page, root).filter(|_| !page.broken).map_or_else(unusable, Document::Synthesis),
        Some(DocumentKind::Receipts) => synthesis::receipts(page, root).filter(|_| !page.broken).map_or_else(unusable, Document::Receipts),
        Some(DocumentKind::Reserved) => Document::Nothing,
        Some(DocumentKind::Manifest | DocumentKind::ProvincialPlan | DocumentKind::Register | DocumentKind::Catalogue) => {
            if !ours {
                return Document::Nothing;
            }
            page.report(unknown_kind::elsewhere(page.place(span), header));
            unusable()
        }
        None if !ours => Document::Nothing,
        None => {
            let swallowed = page
                .findings
                .borrow()
                .iter()
                .any(|finding| finding.rule.code == syntax::RULE.code && finding.place.start < page.place(span).start);
            let later = headers.iter().find(|(_, name)| DocumentKind::from_header(name).is_some_and(DocumentKind::is_of_agencies));
            match later {
                _ if swallowed => {}
                // A header written twice takes its first place from it.
                Some(_) if page.broken => {}
                Some((_, later)) => page.report(unknown_kind::not_first(page.place(span), header, later)),
                None => page.report(unknown_kind::finding(page.place(span), shown, Some(header))),
            }
            unusable()
        }
    }
}

/// The tables at the top of a file, rows of lists included, in the order they stand there.
fn headers<'t>(tree: &'t DeTable<'_>) -> Vec<(std::ops::Range<usize>, &'t str)> {
    let is_rows = |value: &DeValue<'_>| value.as_array().is_some_and(|items| items.iter().all(|item| item.get_ref().is_table()));
    let mut headers: Vec<_> = tree
        .iter()
        .filter(|(_, value)| value.get_ref().is_table() || is_rows(value.get_ref()))
        .map(|(key, _)| (key.span(), key.get_ref().as_ref()))
        .collect();
    headers.sort_by_key(|(span, _)| span.start);
    headers
}

/// What a file's place alone says of it.
fn unusable_by_place(file: FileId, shown: &str) -> Unusable {
    match Address::of(shown) {
        Some(address) => {
            Unusable { file, agency: Some(address.agency), year: Some(address.year), document: Some(address.document), received: true }
        }
        None => Unusable { file, agency: None, year: None, document: None, received: false },
    }
}
