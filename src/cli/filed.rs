//! Where an agency's document of a year is, and whether a command may write to it: every command that opens, changes or fills in one asks
//! here, so that none makes a second one beside a file that only cannot be read yet.

use std::fs;
use std::io;
use std::path::Path;

use super::Exit;
use super::console::Console;
use super::document;
use crate::edit::replace::{self, Refused};
use crate::language::Text;
use crate::model::address::{Address, Expected};
use crate::model::agency::Agency;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::Quarter;
use crate::model::quarter_report::Slot;
use crate::source::FileId;

/// A document of an agency in its bundle's year.
#[derive(Clone, Copy)]
pub(super) struct Filed<'a> {
    pub(super) checked: &'a Checked,
    pub(super) bundle: &'a Bundle,
    pub(super) agency: &'a Agency,
    pub(super) document: Expected,
}

/// Where a document is.
pub(super) enum Whereabouts {
    /// In this file, which counts.
    Counted(FileId),
    /// Most likely in this file, of which that cannot be told.
    InDoubt(FileId),
    /// Nowhere, and something else stands in its place.
    Taken(String),
    /// Nowhere: it belongs at this path.
    Free(String),
}

impl Filed<'_> {
    /// Where it is.
    pub(super) fn place(&self, root: &Path) -> Whereabouts {
        let (id, year) = (self.agency.key(), self.bundle.plan.year);
        let counted = match self.document {
            Expected::Plan => self.checked.plan(id, year).map(|plan| plan.file),
            Expected::Report(slot) => self.checked.report(id, year, slot).map(|report| report.file),
        };
        let doubtful = self.checked.in_doubt(id, year, self.document);
        match (counted, doubtful) {
            (Some(file), doubtful) if doubtful != Some(file) => Whereabouts::Counted(file),
            (_, Some(file)) => Whereabouts::InDoubt(file),
            _ => {
                let path = Address::path(id, year, self.document);
                let is_free = fs::symlink_metadata(root.join(&path)).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
                if is_free { Whereabouts::Free(path) } else { Whereabouts::Taken(path) }
            }
        }
    }

    /// `báo cáo quý II năm 2021 của Sở Y tế`.
    fn name(&self) -> Text {
        let (year, agency) = (self.bundle.plan.year, &self.agency.name);
        match self.document {
            Expected::Plan => Text::new(format!("kế hoạch năm {year} của {agency}"), format!("the {year} plan of {agency}")),
            Expected::Report(slot) => {
                let name = slot.name();
                Text::new(format!("báo cáo {} năm {year} của {agency}", name.vi), format!("the {} {year} report of {agency}", name.en))
            }
        }
    }

    /// Says that a file is there that cannot be told to be the document.
    pub(super) fn in_doubt(&self, file: FileId, console: &Console) -> Exit {
        let (path, name) = (self.checked.workspace().sources.path(file), self.name());
        console.error(&Text::new(
            format!("`{path}` đã có nhưng không đọc được thành {}: giữ nguyên", name.vi),
            format!("`{path}` is there and cannot be read as {}: it stays as it is", name.en),
        ));
        console.hint(&Text::new(format!("xem lỗi ở đâu: cchc validate {path}"), format!("see what is wrong: cchc validate {path}")));
        Exit::Denied
    }

    /// Says that something else stands where the document belongs.
    pub(super) fn taken(&self, path: &str, root: &Path, console: &Console) -> Exit {
        if replace::is_behind_link(root, &root.join(path)) {
            return document::unwritten(path, &Refused::Link, console);
        }
        if let Err(error) = fs::symlink_metadata(root.join(path)) {
            return document::unwritten(path, &Refused::System(error), console);
        }
        let name = self.name();
        console.error(&Text::new(
            format!("ở `{path}` đã có thứ khác, không phải {}: giữ nguyên", name.vi),
            format!("something other than {} stands at `{path}`: it stays as it is", name.en),
        ));
        console.hint(&Text::fixed("dời thứ ấy đi, hoặc sửa cho đúng; xem: cchc validate", "move it away, or mend it; see: cchc validate"));
        Exit::Denied
    }

    /// The plan the agency's reports go by; says why there is none.
    pub(super) fn needs_plan(&self, root: &Path, console: &Console) -> Result<(), Exit> {
        let plan = Filed { document: Expected::Plan, ..*self };
        let (id, year, name) = (self.agency.key(), self.bundle.plan.year, &self.agency.name);
        match plan.place(root) {
            Whereabouts::Counted(_) => Ok(()),
            // One that lies in another's place counts as far as its own findings go.
            Whereabouts::InDoubt(_) if self.checked.plan(id, year).is_some() => Ok(()),
            Whereabouts::InDoubt(file) => Err(plan.in_doubt(file, console)),
            Whereabouts::Taken(path) => Err(plan.taken(&path, root, console)),
            Whereabouts::Free(_) => {
                console.error(&Text::new(
                    format!("{name} chưa có kế hoạch năm {year}: chưa có gì để báo cáo"),
                    format!("{name} has no plan for {year} yet: there is nothing to report on"),
                ));
                console.hint(&Text::new(format!("lập kế hoạch trước: cchc derive {id}"), format!("make the plan first: cchc derive {id}")));
                Err(Exit::Denied)
            }
        }
    }

    /// The reports of the year's quarters before this one, which the state of its tasks is taken from; says which cannot be read.
    pub(super) fn needs_reports_before(&self, quarter: Quarter, root: &Path, console: &Console) -> Result<(), Exit> {
        for before in Quarter::ALL.into_iter().filter(|before| *before < quarter) {
            let report = Filed { document: Expected::Report(Slot::Quarter(before)), ..*self };
            if let Whereabouts::InDoubt(file) = report.place(root) {
                let (path, name) = (self.checked.workspace().sources.path(file), report.name());
                console.error(&Text::new(
                    format!("`{path}` đã có nhưng không đọc được thành {}, nên chưa biết việc nào còn dở, số nào chuyển sang", name.vi),
                    format!(
                        "`{path}` is there and cannot be read as {}, so what is still open and what is carried over is not known",
                        name.en
                    ),
                ));
                console.hint(&Text::new(
                    format!("sửa tệp ấy trước: cchc validate {path}"),
                    format!("mend that file first: cchc validate {path}"),
                ));
                return Err(Exit::Denied);
            }
        }
        Ok(())
    }
}
