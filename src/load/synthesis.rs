//! `[synthesis]` and `[receipts]`: what Home Affairs itself keeps.

use super::fields::{Fields, Page};
use crate::model::quarter_report::Slot;
use crate::model::synthesis::{Receipt, Receipts, Synthesis};

/// Reads a synthesis; `None` when it does not say of which period it is.
pub(super) fn lower(page: &Page<'_>, root: Fields<'_>) -> Option<Synthesis> {
    let header = root.table("synthesis")?;
    header.need(&["year", "period"]);
    let year = header.integer("year", 1900, 2200);
    let period = header.text("period");
    header.finish();
    let narrative = root.narrative("narrative");
    root.finish();
    Some(Synthesis { file: page.file, year: i32::try_from(year?.value).ok()?, period: period?, narrative })
}

/// Reads receipts; `None` when they do not say of which year they are.
pub(super) fn receipts(page: &Page<'_>, root: Fields<'_>) -> Option<Receipts> {
    let header = root.table("receipts")?;
    header.need(&["year"]);
    let year = header.integer("year", 1900, 2200);
    header.finish();
    let slots = Slot::ALL.into_iter();
    let rows =
        slots.flat_map(|slot| root.named_dates(slot.key()).into_iter().map(move |(agency, on)| Receipt { slot, agency, on })).collect();
    root.finish();
    Some(Receipts { file: page.file, year: i32::try_from(year?.value).ok()?, rows })
}
