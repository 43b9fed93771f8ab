//! What a request looks at: a place in a document, the workspace the document lies in, and the words to say it in.

use std::ops::Range;
use std::path::PathBuf;

use chrono::NaiveDate;
use lsp_types::{Location, Position, Uri};
use rayon::prelude::*;

use super::desk::Desk;
use super::mention::{self, Mention};
use super::position;
use super::server::Server;
use super::tree::{self, Node};
use crate::language::Language;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::kind::DocumentKind;
use crate::source::{FileId, SourceFile, Sources, Unit};

/// A document and all around it.
pub(super) struct Scene<'s> {
    pub(super) server: &'s Server,
    pub(super) desk: &'s Desk,
    pub(super) checked: &'s Checked,
    /// The document.
    pub(super) file: FileId,
    /// Every key and value of it.
    pub(super) nodes: Vec<Node>,
    /// Its kind, where it is a document of ours.
    pub(super) kind: Option<DocumentKind>,
    /// The language of what is said.
    pub(super) language: Language,
    /// The day taken for today.
    pub(super) today: NaiveDate,
}

impl<'s> Scene<'s> {
    /// The document of an address; none for one that lies in no workspace and is not open.
    pub(super) fn of(server: &'s Server, uri: &Uri) -> Option<Self> {
        let path = super::uri::path(uri)?;
        let (desk, shown) = match server.shelf.shown(&path) {
            // An embedded bundle is looked at from whichever workspace stands on it.
            Some(shown) => {
                let has = |desk: &&Desk| desk.checked().is_some_and(|checked| checked.workspace().sources.find(&shown).is_some());
                (server.desks.values().find(has)?, shown)
            }
            None => {
                let desk = server.desks.get(&Server::desk_of(&path))?;
                let shown = desk.shown(&path)?;
                (desk, shown)
            }
        };
        let checked = desk.checked()?;
        let file = checked.workspace().sources.find(&shown)?;
        let nodes = tree::nodes(&checked.workspace().sources.file(file).text);
        let kind = tree::kind(&nodes, &shown);
        Some(Self { server, desk, checked, file, nodes, kind, language: server.language(desk), today: server.today() })
    }

    /// Every file of the workspace.
    pub(super) fn sources(&self) -> &'s Sources {
        &self.checked.workspace().sources
    }

    /// The document as it was read.
    pub(super) fn source(&self) -> &'s SourceFile {
        self.sources().file(self.file)
    }

    /// Its text.
    pub(super) fn text(&self) -> &'s str {
        &self.source().text
    }

    /// In what the editor counts columns.
    pub(super) fn unit(&self) -> Unit {
        self.server.client.unit
    }

    /// The byte of a position in it.
    pub(super) fn byte(&self, position: Position) -> usize {
        position::byte(self.source(), position, self.unit())
    }

    /// Where a stretch of it is.
    pub(super) fn range(&self, stretch: &Range<usize>) -> lsp_types::Range {
        position::range(self.source(), stretch, self.unit())
    }

    /// Every id in it.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        self.kind.map_or_else(Vec::new, |kind| mention::mentions(kind, self.text(), &self.nodes))
    }

    /// The id at a byte of it: one that ends there is still it.
    pub(super) fn mention(&self, at: usize) -> Option<Mention> {
        self.mentions().into_iter().find(|mention| mention.place.start <= at && at <= mention.place.end)
    }

    /// The year the document is of, as far as it says; else that of the only bundle.
    pub(super) fn year(&self) -> Option<i32> {
        let stated = ["agency-plan", "report", "provincial-plan", "synthesis", "receipts"]
            .into_iter()
            .find_map(|header| tree::text_at(&self.nodes, &[header, "year"], &[])?.parse().ok());
        let issued = || tree::text_at(&self.nodes, &["amendment", "issued"], &[])?.get(..4)?.parse().ok();
        let lies = || crate::model::address::Address::of(self.sources().path(self.file)).map(|address| address.year);
        stated.or_else(issued).or_else(lies)
    }

    /// The bundle its ids are of: that of its year, or the latest there is.
    pub(super) fn bundle(&self) -> Option<&'s Bundle> {
        let bundles = &self.checked.workspace().bundles;
        let own = || bundles.iter().find(|bundle| bundle.plan.place.file == self.file);
        own().or_else(|| self.year().and_then(|year| self.checked.bundle(year))).or_else(|| bundles.last())
    }

    /// Whose document it is, as far as it says or its place does.
    pub(super) fn agency(&self) -> Option<String> {
        let stated = ["agency-plan", "report"].into_iter().find_map(|header| tree::text_at(&self.nodes, &[header, "agency"], &[]));
        let lies = || crate::model::address::Address::of(self.sources().path(self.file)).map(|address| address.agency);
        stated.map(str::to_owned).or_else(lies)
    }

    /// The address of a file of the workspace.
    pub(super) fn uri(&self, file: FileId) -> Option<Uri> {
        self.server.uri(&self.path(file)?)
    }

    /// Where a file of the workspace lies; that of an embedded bundle where it was written out.
    pub(super) fn path(&self, file: FileId) -> Option<PathBuf> {
        self.server.where_lies(self.desk, self.sources().path(file))
    }

    /// A stretch of some file, as an editor finds it.
    pub(super) fn location(&self, file: FileId, stretch: &Range<usize>) -> Option<Location> {
        Some(Location { uri: self.uri(file)?, range: position::range(self.sources().file(file), stretch, self.unit()) })
    }

    /// Every mention of the same thing, in the order of files: in all that may speak of it.
    pub(super) fn mentions_of(&self, sought: &Mention) -> Vec<(FileId, Mention)> {
        let sources = self.sources();
        let of_file = |index: usize| {
            let file = FileId::from_index(index);
            let source = sources.file(file);
            // Parsing is dear, and most files do not speak of it.
            if !sought.may_stand_in(&source.text) {
                return Vec::new();
            }
            let nodes = tree::nodes(&source.text);
            let Some(kind) = tree::kind(&nodes, &source.path) else { return Vec::new() };
            let same = mention::mentions(kind, &source.text, &nodes).into_iter().filter(|mention| mention.is_same(sought));
            same.map(|mention| (file, mention)).collect()
        };
        let found: Vec<Vec<(FileId, Mention)>> = (0..sources.len()).into_par_iter().map(of_file).collect();
        found.into_iter().flatten().collect()
    }
}
