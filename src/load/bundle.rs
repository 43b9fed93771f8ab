//! Provinces' bundles: those embedded in the binary, and folders of a workspace.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use toml::de::DeTable;

use super::catalogue::{self, Catalogue};
use super::fault::{unknown_bundle, unknown_kind, unreadable_file};
use super::fields::{Fields, Page};
use super::{Overlay, over, provincial_plan, read, register};
use crate::diagnostic::finding::Finding;
use crate::model::agency::{Agency, AgencyKind};
use crate::model::bundle::{Bundle, Repeated, Row};
use crate::model::indicator::Indicator;
use crate::model::kind::DocumentKind;
use crate::model::lookup::Lookup;
use crate::model::provincial_plan::{ProvincialPlan, ProvincialTask};
use crate::model::vocabulary::Kind;
use crate::source::{Located, Place, SourceFile, Sources};

/// Every embedded bundle: its folder's name, and its files by name.
pub static EMBEDDED: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/bundles.rs"));

/// A bundle's files: the path each is shown by, its name, and its bytes or why it cannot be read.
type Files = Vec<(String, String, Result<Vec<u8>, String>)>;

/// The embedded bundle of an id.
pub fn embedded(id: &str, sources: &mut Sources, findings: &mut Vec<Finding>) -> Option<Bundle> {
    let (_, files) = EMBEDDED.iter().find(|(name, _)| *name == id)?;
    let files = files.iter().map(|(name, text)| (format!("<{id}>/{name}"), (*name).to_owned(), Ok(text.as_bytes().to_vec()))).collect();
    read(files, sources, findings).ok()
}

/// The bundle that `--plan` names: an embedded one's id, or the path of a folder.
pub(super) fn named(name: &str, sources: &mut Sources, findings: &mut Vec<Finding>) -> Option<Bundle> {
    let folder = Path::new(name);
    if folder.join("plan.toml").is_file() {
        read(files_of(folder, name, &Overlay::default()), sources, findings).ok()
    } else {
        embedded(name, sources, findings)
    }
}

/// The bundles a manifest names, with the folders of those that lie in the workspace.
pub(super) fn load(
    root: &Path,
    plans: &[Located<String>],
    overlay: &Overlay,
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> (Vec<Bundle>, Vec<PathBuf>) {
    let mut bundles: Vec<Bundle> = Vec::new();
    let mut folders = Vec::new();
    for (at, plan) in plans.iter().enumerate() {
        // One that the list has twice is told there.
        if plans[..at].iter().any(|earlier| earlier.value == plan.value) {
            continue;
        }
        let name = plan.value.trim_end_matches('/').trim_start_matches("./");
        let folder = root.join(name);
        let inside = !name.is_empty() && Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        let bundle = if inside && folder.is_dir() {
            let bundle = read(files_of(&folder, name, overlay), sources, findings);
            folders.push(folder);
            bundle
        } else if EMBEDDED.iter().any(|(id, _)| *id == name) {
            embedded(name, sources, findings).ok_or(Lost::Silent)
        } else {
            let ids: Vec<&str> = EMBEDDED.iter().map(|(id, _)| *id).collect();
            findings.push(unknown_bundle::finding(plan.place, name, &ids));
            continue;
        };
        match bundle {
            // What is wrong with the plan that is there is said at it.
            Err(Lost::Told) => {}
            Err(Lost::Silent) => findings.push(unknown_bundle::without_plan(plan.place, name)),
            Ok(bundle) if bundles.iter().any(|other| other.plan.year == bundle.plan.year) => {
                findings.push(unknown_bundle::same_year(plan.place, bundle.plan.year));
            }
            Ok(bundle) => bundles.push(Bundle { named: Some(plan.place), ..bundle }),
        }
    }
    bundles.sort_by_key(|bundle| bundle.plan.year);
    (bundles, folders)
}

fn files_of(folder: &Path, shown: &str, overlay: &Overlay) -> Files {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Files = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "toml"))
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let regular = entry.file_type().is_ok_and(|kind| kind.is_file());
            let path = format!("{shown}/{name}");
            let bytes =
                if regular { over(overlay, &path, &entry.path()).map_err(|error| error.to_string()) } else { Err("–".to_owned()) };
            (path, name, bytes)
        })
        .collect();
    files.sort();
    files
}

/// Why a bundle has no plan that can be used.
enum Lost {
    /// It may have one, and what is wrong with it is a finding of its own.
    Told,
    /// It has none.
    Silent,
}

#[derive(Default)]
struct Parts {
    plan: Option<ProvincialPlan>,
    /// Whether some file says it is the plan, even one that cannot be used.
    plan_there: bool,
    kinds: Vec<AgencyKind>,
    agencies: Vec<Agency>,
    catalogue: Catalogue,
}

fn read(files: Files, sources: &mut Sources, findings: &mut Vec<Finding>) -> Result<Bundle, Lost> {
    let mut parts = Parts::default();
    let mut hash = Sha256::new();
    let mut whole = true;
    let mut broken = false;
    for (shown, name, bytes) in files {
        let file = sources.next_id();
        let text = match bytes {
            Ok(bytes) => read::decode(file, &shown, bytes, findings),
            Err(reason) if reason == "–" => {
                findings.push(unreadable_file::special(file, &shown));
                None
            }
            Err(reason) => {
                findings.push(unreadable_file::finding(file, &shown, &reason));
                None
            }
        };
        let Some(text) = text else {
            whole = false;
            broken = true;
            sources.add(SourceFile::new(shown, String::new()));
            continue;
        };
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(text.replace("\r\n", "\n").as_bytes());
        hash.update([0]);
        let (bad, faults) = read::parse(file, &text, |page, tree| {
            lower(page, tree, &shown, &mut parts);
            // A table that lost its header is no table of its own.
            page.broken || !page.swallowed.borrow().is_empty()
        });
        broken |= bad;
        findings.extend(faults);
        sources.add(SourceFile::new(shown, text));
    }
    let digest = hash.finalize();
    let first = digest.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let fingerprint = format!("{first:012x}");
    let Parts { mut plan, plan_there, mut kinds, mut agencies, catalogue } = parts;
    if let Some(plan) = plan.as_ref().filter(|_| whole && agencies.is_empty()) {
        findings.push(unknown_bundle::without_register(plan.place));
    }
    let mut repeated = Vec::new();
    if let Some(plan) = &mut plan {
        first_of_each(Row::Area, &mut plan.areas, |area| (area.id.value.to_string(), area.id.place), &mut repeated);
        first_of_each(Row::Task, &mut plan.tasks, |task| (task.id.value.clone(), task.id.place), &mut repeated);
        first_of_each(Row::Heading, &mut plan.outline, |heading| (heading.section.value.clone(), heading.section.place), &mut repeated);
        plan.by_task = Lookup::new(&plan.tasks, ProvincialTask::key);
    }
    first_of_each(Row::Kind, &mut kinds, |kind| (kind.id.value.clone(), kind.id.place), &mut repeated);
    first_of_each(Row::Agency, &mut agencies, |agency| (agency.id.value.clone(), agency.id.place), &mut repeated);
    agencies.sort_by(|one, other| (one.order, &one.id.value).cmp(&(other.order, &other.id.value)));
    let Catalogue { mut indicators, mut ratios, identities, carries } = catalogue;
    first_of_each(Row::Indicator, &mut indicators, |indicator| (indicator.id.value.clone(), indicator.id.place), &mut repeated);
    first_of_each(Row::Ratio, &mut ratios, |ratio| (ratio.id.value.clone(), ratio.id.place), &mut repeated);
    let (by_agency, by_indicator) = (Lookup::new(&agencies, Agency::key), Lookup::new(&indicators, Indicator::key));
    Ok(Bundle {
        plan: plan.ok_or(if plan_there || broken { Lost::Told } else { Lost::Silent })?,
        kinds,
        agencies,
        indicators,
        ratios,
        identities,
        carries,
        named: None,
        fingerprint,
        broken,
        repeated,
        by_agency,
        by_indicator,
    })
}

/// Tells a bundle's file by the first of its tables, whichever comes first.
fn lower(page: &Page<'_>, tree: &DeTable<'_>, shown: &str, parts: &mut Parts) {
    let mut headers: Vec<_> = tree.iter().map(|(key, _)| (key.span(), key.get_ref().as_ref())).collect();
    headers.sort_by_key(|(span, _)| span.start);
    let first = headers.first();
    let kind = first.and_then(|(_, header)| DocumentKind::from_header(header));
    let root = Fields::file(page, tree, kind.and_then(Kind::of).map(|kind| kind.table));
    match kind {
        Some(DocumentKind::ProvincialPlan) => {
            parts.plan_there = true;
            parts.plan = provincial_plan::lower(page, root);
        }
        Some(DocumentKind::Register) => {
            let (kinds, agencies) = register::lower(page, root);
            parts.kinds.extend(kinds);
            parts.agencies.extend(agencies);
        }
        Some(DocumentKind::Catalogue) => {
            let read = catalogue::lower(page, root);
            parts.catalogue.indicators.extend(read.indicators);
            parts.catalogue.ratios.extend(read.ratios);
            parts.catalogue.identities.extend(read.identities);
            parts.catalogue.carries.extend(read.carries);
        }
        _ if page.broken => {}
        _ => {
            let place = first.map_or(Place::top(page.file), |(span, _)| page.place(span));
            page.report(unknown_kind::finding(place, shown, first.map(|(_, header)| *header)));
        }
    }
}

/// Keeps the first row of each id; of the others, their id, where the first stands and where they stand.
fn first_of_each<T>(row: Row, rows: &mut Vec<T>, id: impl Fn(&T) -> (String, Place), repeated: &mut Vec<Repeated>) {
    let mut first: HashMap<String, Place> = HashMap::new();
    rows.retain(|own| {
        let (id, place) = id(own);
        match first.get(&id) {
            Some(earlier) => {
                repeated.push(Repeated { row, id, first: *earlier, place });
                false
            }
            None => {
                first.insert(id, place);
                true
            }
        }
    });
}
