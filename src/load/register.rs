//! `[[kind]]` and `[[agency]]`: the register.

use super::fields::{Fields, Page};
use crate::model::agency::{Agency, AgencyKind};

/// Reads a register; rows that lack what makes them one are left out.
pub(super) fn lower(_: &Page<'_>, root: Fields<'_>) -> (Vec<AgencyKind>, Vec<Agency>) {
    let kinds = root.tables("kind").into_iter().filter_map(kind).collect();
    let agencies = root.tables("agency").into_iter().filter_map(agency).collect();
    root.finish();
    (kinds, agencies)
}

fn kind(fields: Fields<'_>) -> Option<AgencyKind> {
    fields.need(&["id", "name"]);
    let (id, name, plural) = (fields.id("id"), fields.words("name"), fields.words("plural"));
    let on_behalf = fields.words("on-behalf");
    fields.finish();
    Some(AgencyKind { id: id?, name: name?, plural, on_behalf })
}

fn agency(fields: Fields<'_>) -> Option<Agency> {
    fields.need(&["id", "name", "abbreviation", "kind", "order"]);
    let id = fields.id("id");
    let name = fields.words("name");
    let full_name = fields.words("full-name");
    let abbreviation = fields.words("abbreviation");
    let kind = fields.id("kind");
    let parent = fields.id("parent");
    let order = fields.integer("order", 0, i64::MAX);
    let from = fields.date("from");
    let until = fields.date("until");
    let superior = fields.words("superior");
    let seat = fields.words("place");
    let sign = fields.words("sign");
    let head_title = fields.words("head-title");
    let signer = fields.words("signer");
    let on_behalf = fields.words("on-behalf");
    let archive = fields.words("archive");
    let place = fields.place();
    fields.finish();
    Some(Agency {
        id: id?,
        name: name?,
        full_name,
        abbreviation: abbreviation?,
        kind: kind?,
        parent,
        order: order?.value,
        from,
        until,
        superior,
        seat,
        sign,
        head_title,
        signer,
        on_behalf,
        archive,
        place,
    })
}
