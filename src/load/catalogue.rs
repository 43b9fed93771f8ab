//! `[[indicator]]`, `[[ratio]]`, `[[identity]]` and `[[carry]]`: the catalogue of indicators.

use super::fields::{Fields, Page};
use crate::model::indicator::{Across, Carry, Derived, Identity, Indicator, Over, Ratio};

/// A catalogue's rows.
#[derive(Default)]
pub(super) struct Catalogue {
    pub(super) indicators: Vec<Indicator>,
    pub(super) ratios: Vec<Ratio>,
    pub(super) identities: Vec<Identity>,
    pub(super) carries: Vec<Carry>,
}

/// Reads a catalogue; rows that lack what makes them one are left out.
pub(super) fn lower(_: &Page<'_>, root: Fields<'_>) -> Catalogue {
    let catalogue = Catalogue {
        indicators: root.tables("indicator").into_iter().filter_map(indicator).collect(),
        ratios: root.tables("ratio").into_iter().filter_map(ratio).collect(),
        identities: root.tables("identity").into_iter().filter_map(identity).collect(),
        carries: root.tables("carry").into_iter().filter_map(carry).collect(),
    };
    root.finish();
    catalogue
}

fn indicator(fields: Fields<'_>) -> Option<Indicator> {
    fields.need(&["id", "name", "unit", "owed-by", "across", "over"]);
    let id = fields.id("id");
    let name = fields.words("name");
    let unit = fields.words("unit");
    let row = fields.words("row");
    let owed_by = fields.ids("owed-by");
    let across = fields.one_of("across", &[("sum", Across::Sum), ("single", Across::Single), ("distinct", Across::Distinct)]);
    let over = fields.one_of("over", &[("flow", Over::Flow), ("stock", Over::Stock), ("opening", Over::Opening)]);
    let authority = fields.id("authority");
    let derived = fields.one_of("derived", &[("planned-tasks", Derived::PlannedTasks), ("done-tasks", Derived::DoneTasks)]);
    let (from, until) = years(&fields);
    let place = fields.place();
    fields.finish();
    Some(Indicator {
        id: id?,
        name: name?,
        unit: unit?,
        row,
        owed_by: owed_by?,
        across: across?,
        over: over?,
        authority,
        derived,
        from,
        until,
        place,
    })
}

fn ratio(fields: Fields<'_>) -> Option<Ratio> {
    fields.need(&["id", "name", "numerator", "denominator"]);
    let id = fields.id("id");
    let name = fields.words("name");
    let (numerator, denominator) = (fields.some_ids("numerator"), fields.some_ids("denominator"));
    let row = fields.words("row");
    let definition = fields.words("definition");
    let (from, until) = years(&fields);
    let place = fields.place();
    fields.finish();
    Some(Ratio { id: id?, name: name?, numerator: numerator?, denominator: denominator?, row, definition, from, until, place })
}

fn identity(fields: Fields<'_>) -> Option<Identity> {
    fields.need(&["left", "right"]);
    let (name, left, right) = (fields.words("name"), fields.some_ids("left"), fields.some_ids("right"));
    let place = fields.place();
    fields.finish();
    Some(Identity { name, left: left?, right: right?, place })
}

fn carry(fields: Fields<'_>) -> Option<Carry> {
    fields.need(&["opening", "closing"]);
    let (opening, closing) = (fields.id("opening"), fields.some_ids("closing"));
    let place = fields.place();
    fields.finish();
    Some(Carry { opening: opening?, closing: closing?, place })
}

fn years(fields: &Fields<'_>) -> (Option<i32>, Option<i32>) {
    let year = |key| fields.integer(key, 1900, 2200).and_then(|year| i32::try_from(year.value).ok());
    (year("from"), year("until"))
}
