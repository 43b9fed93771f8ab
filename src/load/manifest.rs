//! `cchc.toml`: the manifest.

use super::fault::invalid_value;
use super::fields::{Fields, Page};
use super::{MANIFEST, read};
use crate::diagnostic::finding::Finding;
use crate::language::{Language, is_placeholder};
use crate::level::Level;
use crate::model::kind::DocumentKind;
use crate::model::manifest::{Calendar, Deadline, Exception, Manifest};
use crate::model::quarter_report::Slot;
use crate::model::vocabulary::Kind;
use crate::source::{SourceFile, Sources};

/// Reads the manifest's bytes; whatever is wrong in it, the rest of it stands.
pub(super) fn load(bytes: Vec<u8>, sources: &mut Sources, findings: &mut Vec<Finding>) -> Manifest {
    let file = sources.next_id();
    let text = read::decode(file, MANIFEST, bytes, findings);
    let manifest = match &text {
        None => Manifest { file: Some(file), ..Manifest::default() },
        Some(text) => {
            let vocabulary = Kind::of(DocumentKind::Manifest).map(|kind| kind.table);
            let (manifest, faults) = read::parse(file, text, |page, tree| lower(page, Fields::file(page, tree, vocabulary)));
            findings.extend(faults);
            manifest
        }
    };
    let text = text.unwrap_or_default();
    sources.add(SourceFile::new(MANIFEST.to_owned(), text));
    manifest
}

fn lower(page: &Page<'_>, root: Fields<'_>) -> Manifest {
    let mut manifest = Manifest { file: Some(page.file), ..Manifest::default() };
    root.need(&["workspace"]);
    if let Some(workspace) = root.table("workspace") {
        workspace.need(&["plans"]);
        manifest.plans = workspace.ids("plans").unwrap_or_default();
        manifest.agency = workspace.id("agency");
        manifest.language = workspace.one_of("language", &[("vi", Language::Vietnamese), ("en", Language::English)]);
        workspace.finish();
    }
    for (rule, level) in root.named_words("rules") {
        match Level::ALL.iter().find(|(word, _)| *word == level.value) {
            Some((_, level)) => manifest.rules.push((rule, *level)),
            None => {
                let allowed: Vec<&str> = Level::ALL.iter().map(|(word, _)| *word).collect();
                page.report(invalid_value::finding(level.place, &rule.value, &level.value, &allowed));
            }
        }
    }
    manifest.exceptions = root.tables("exception").into_iter().filter_map(exception).collect();
    if let Some(calendar) = root.table("calendar") {
        manifest.calendar = read_calendar(calendar);
    }
    root.finish();
    manifest
}

fn exception(fields: Fields<'_>) -> Option<Exception> {
    fields.need(&["rule", "at", "reason"]);
    let (rule, at, reason, until) = (fields.text("rule"), fields.text("at"), fields.words("reason"), fields.date("until"));
    fields.finish();
    // Without a reason nobody is let off: the missing key is a finding, and so is what it was to hide.
    Some(Exception { rule: rule?, at: at?, reason: reason.filter(|reason| !is_placeholder(reason))?, until })
}

fn read_calendar(fields: Fields<'_>) -> Calendar {
    let plan_by = fields.date("plan-by");
    let soon = fields.integer("due-soon-days", 0, 366).and_then(|days| u32::try_from(days.value).ok());
    let deadline = |row: Fields<'_>| {
        row.need(&["period", "kind", "by"]);
        let period = row.one_of("period", &Slot::ALL.map(|slot| (slot.key(), slot)));
        let (kind, by) = (row.text("kind"), row.date("by"));
        row.finish();
        Some(Deadline { period: period?, kind: kind?, by: by? })
    };
    let deadlines = fields.tables("deadlines").into_iter().filter_map(deadline).collect();
    fields.finish();
    Calendar { plan_by, deadlines, due_soon_days: soon.unwrap_or(Calendar::default().due_soon_days) }
}
