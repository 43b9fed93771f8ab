//! What mends a finding: the edits it carries where nothing else can be meant, and the lines it offers where there is one place for them.

use std::ops::Range;

use lsp_types::{CodeAction, CodeActionKind};
use serde_json::Value;

use super::changes;
use super::holder::{Holder, Pair};
use super::publish;
use super::requests::part;
use super::scene::Scene;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::finding::{Edit, Finding};
use crate::edit::{entry, fix};
use crate::language::at_a_glance;

/// The kind of the action that mends a whole file, as an editor runs it on save.
const ALL: &str = "source.fixAll.cchc";

/// What can be done about the findings of a range.
pub(super) fn answer(scene: &Scene<'_>, params: &Value) -> Vec<CodeAction> {
    let Some(range) = part::<lsp_types::Range>(params, "range") else { return Vec::new() };
    let (start, end) = (scene.byte(range.start), scene.byte(range.end));
    let only: Vec<String> = params.get("context").and_then(|context| part(context, "only")).unwrap_or_default();
    let wants = |kind: &str| only.is_empty() || only.iter().any(|asked| kind == asked || kind.starts_with(&format!("{asked}.")));
    let of_file: Vec<&Diagnostic> =
        scene.desk.diagnostics.iter().filter(|diagnostic| diagnostic.finding.place.file == scene.file).collect();
    let mut actions = Vec::new();
    if wants(CodeActionKind::QUICKFIX.as_str()) {
        let here = |diagnostic: &&&Diagnostic| {
            let place = diagnostic.finding.place;
            place.start as usize <= end && start <= place.end as usize
        };
        for diagnostic in of_file.iter().filter(here) {
            actions.extend(mend(scene, diagnostic));
            actions.extend(write(scene, diagnostic));
        }
    }
    // Not beside each finding: it is for whoever asks for it.
    if !only.is_empty() && wants(ALL) {
        actions.extend(mend_all(scene, &of_file));
    }
    actions
}

/// The edits a finding carries.
fn mend(scene: &Scene<'_>, diagnostic: &Diagnostic) -> Option<CodeAction> {
    let finding = &diagnostic.finding;
    if finding.fix.is_empty() || finding.fix.iter().any(|edit| edit.place.file != scene.file) {
        return None;
    }
    let help = finding.help.as_ref().unwrap_or(&finding.title).in_language(scene.language);
    let title = format!("{} {}", scene.language.pick("Sửa:", "Mend:"), short(help));
    Some(action(scene, diagnostic, title, true, finding.fix.iter().map(stretch)))
}

/// The lines a finding offers, put where they belong: keys into the table the finding is about, a table of its own behind its like.
fn write(scene: &Scene<'_>, diagnostic: &Diagnostic) -> Option<CodeAction> {
    let finding = &diagnostic.finding;
    let lines = finding.paste.as_deref().filter(|_| finding.fix.is_empty())?;
    let new = if lines.trim_start().starts_with('[') {
        let kin = lines.trim_start().trim_start_matches('[').split(['.', ']']).next()?;
        // A header alone is where keys are to be moved, and that is a person's to do.
        (lines.trim().lines().count() > 1).then(|| entry::append(scene.text(), kin, &format!("{}\n", lines.trim_end())))??
    } else {
        keys(scene, finding, lines)?
    };
    let (place, text) = changes::difference(scene.text(), &new);
    let first = lines.lines().next().unwrap_or_default();
    let more = if lines.trim().lines().count() > 1 { " …" } else { "" };
    let word = if finding.is_example {
        scene.language.pick("Ghi ví dụ, rồi sửa cho đúng:", "Write an example, to be put right:")
    } else {
        scene.language.pick("Ghi:", "Write:")
    };
    let title = format!("{word} {}{more}", short(first));
    Some(action(scene, diagnostic, title, false, [(place, text)]))
}

/// The text with lines of `key = value` put into the table a finding is about: the row, the braces or the header its place is of.
fn keys(scene: &Scene<'_>, finding: &Finding, lines: &str) -> Option<String> {
    let place = finding.place.start as usize..finding.place.end as usize;
    let pair = |line| {
        let (key, value) = str::split_once(line, " = ")?;
        let bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (bare && !key.is_empty()).then_some((key, value))
    };
    let pairs: Option<Vec<Pair<'_>>> = lines.lines().filter(|line| !line.trim().is_empty()).map(pair).collect();
    Holder::of(&scene.nodes, &place)?.put(scene.text(), &pairs?)
}

/// All edits of a file that can be made together, in one: those that one pass of `validate --fix` makes.
fn mend_all(scene: &Scene<'_>, of_file: &[&Diagnostic]) -> Option<CodeAction> {
    let findings: Vec<&Finding> = of_file.iter().map(|diagnostic| &diagnostic.finding).filter(|finding| !finding.fix.is_empty()).collect();
    let (new, applied) = fix::applied(scene.text(), &findings);
    // What is to go may be a mark that an editor never shows.
    if new == scene.text() {
        return None;
    }
    let edits = applied.iter().flat_map(|finding| &finding.fix).map(stretch);
    let title = scene.language.pick("Sửa mọi chỗ chắc chắn trong tệp", "Mend all that is beyond doubt in this file");
    let edit = changes::of_files(scene, edits.map(|(place, text)| (scene.file, place, text)));
    Some(CodeAction { title: title.to_owned(), kind: Some(CodeActionKind::from(ALL)), edit: Some(edit), ..CodeAction::default() })
}

fn stretch(edit: &Edit) -> (Range<usize>, String) {
    (edit.place.start as usize..edit.place.end as usize, edit.text.clone())
}

fn action(
    scene: &Scene<'_>,
    diagnostic: &Diagnostic,
    title: String,
    is_preferred: bool,
    edits: impl IntoIterator<Item = (Range<usize>, String)>,
) -> CodeAction {
    let edits = edits.into_iter().map(|(place, text)| (scene.file, place, text));
    CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![publish::of(diagnostic, scene.sources(), scene.desk, scene.server, scene.language)]),
        edit: Some(changes::of_files(scene, edits)),
        is_preferred: Some(is_preferred),
        ..CodeAction::default()
    }
}

/// Words for a menu.
fn short(words: &str) -> String {
    at_a_glance(words.lines().next().unwrap_or_default(), 100)
}
