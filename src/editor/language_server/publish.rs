//! Findings as the editor shows them: published for every file of a workspace, and only where they changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, PublishDiagnosticsParams,
};

use super::desk::Desk;
use super::position;
use super::server::Server;
use crate::diagnostic;
use crate::language::{Language, printable};
use crate::level::Level;
use crate::source::Sources;

/// What these findings are shown to come from.
const SOURCE: &str = "cchc";

/// Publishes what is found in a workspace now, where that differs from what was told last.
pub(super) fn publish(server: &mut Server, root: &Path) {
    let Some(desk) = server.desks.get(root) else { return };
    let Some(checked) = desk.checked() else { return };
    let sources = &checked.workspace().sources;
    let language = server.language(desk);
    let mut found: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in &desk.diagnostics {
        let path = sources.path(diagnostic.finding.place.file);
        // What is wrong inside the program's own bundle is nobody's to mend here.
        if !path.starts_with('<') {
            let shown = of(diagnostic, sources, desk, server, language);
            found.entry(desk.on_disk(path)).or_default().push(shown);
        }
    }
    let is_gone = |(path, told): &(&PathBuf, &Vec<Diagnostic>)| !told.is_empty() && !found.contains_key(*path);
    let gone = server.published.iter().filter(is_gone).map(|(path, _)| path.clone());
    let gone: Vec<PathBuf> = gone.filter(|path| Server::desk_of(path) == *root).collect();
    let changed: Vec<(PathBuf, Vec<Diagnostic>)> =
        found.into_iter().filter(|(path, diagnostics)| server.published.get(path) != Some(diagnostics)).collect();
    // What a person looks at comes first.
    let (open, others): (Vec<_>, Vec<_>) = changed.into_iter().partition(|(path, _)| server.open.contains_key(path));
    for (path, diagnostics) in open.into_iter().chain(others) {
        tell(server, &path, diagnostics.clone());
        server.published.insert(path, diagnostics);
    }
    for path in gone {
        withdraw(server, &path);
        if server.open.contains_key(&path) {
            server.published.insert(path, Vec::new());
        }
    }
    // An editor that opened a sound file is told that it is.
    let sound: Vec<PathBuf> =
        server.open.keys().filter(|path| !server.published.contains_key(*path) && Server::desk_of(path) == *root).cloned().collect();
    for path in sound {
        tell(server, &path, Vec::new());
        server.published.insert(path, Vec::new());
    }
}

/// Takes back what was published of a file.
pub(super) fn withdraw(server: &mut Server, path: &Path) {
    if server.published.remove(path).is_some_and(|told| !told.is_empty()) {
        tell(server, path, Vec::new());
    }
}

fn tell(server: &mut Server, path: &Path, diagnostics: Vec<Diagnostic>) {
    let Some(uri) = server.uri(path) else { return };
    let version = server.open.get(path).map(|document| document.version);
    server.tell("textDocument/publishDiagnostics", PublishDiagnosticsParams { uri, diagnostics, version });
}

/// One finding.
pub(super) fn of(diagnostic: &diagnostic::Diagnostic, sources: &Sources, desk: &Desk, server: &Server, language: Language) -> Diagnostic {
    let finding = &diagnostic.finding;
    let unit = server.client.unit;
    let related = finding.related.iter().filter_map(|other| {
        let path = sources.path(other.place.file);
        let uri = server.uri(&server.where_lies(desk, path)?)?;
        let location = Location { uri, range: position::of_place(sources, other.place, unit) };
        Some(DiagnosticRelatedInformation { location, message: printable(other.label.in_language(language)).into_owned() })
    });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: position::of_place(sources, finding.place, unit),
        severity: Some(match diagnostic.level {
            Level::Deny => DiagnosticSeverity::ERROR,
            Level::Warn | Level::Allow => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(finding.rule.code.to_owned())),
        code_description: server
            .shelf
            .page(finding.rule, language)
            .and_then(|page| super::uri::of(&page))
            .map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: diagnostic::told(finding, language),
        related_information: (!related.is_empty()).then_some(related),
        tags: None,
        data: None,
    }
}
