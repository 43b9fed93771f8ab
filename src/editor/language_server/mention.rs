//! Where ids stand, and of what: the [`vocabulary`](crate::model::vocabulary) says what the ids of each key refer to; here is only which of
//! them are the thing itself.
//!
//! Hover, completion, definitions, references and rename all ask here: a key whose shape refers to something is known to all of them.

use std::ops::Range;

use super::tree::{self, Node, What};
use crate::model::kind::DocumentKind;
use crate::model::vocabulary::{Kind, Refers};

/// What an id is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Of {
    /// A task of the province's plan.
    ProvincialTask,
    /// An area of it.
    Area,
    /// A planned task of an agency.
    PlannedTask,
    /// An agency, or all of a kind (`@department`).
    Agency,
    /// A kind of agency.
    Kind,
    /// An indicator.
    Indicator,
    /// A ratio, or an indicator where both may stand.
    Measure,
    /// A section of the report's outline.
    Section,
    /// A rule of `validate`.
    Rule,
    /// A bundle.
    Bundle,
}

/// Whether a row speaks of keys or of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The key itself is the id.
    Key,
    /// The value is, or each value of a list.
    Value,
}

/// What stands at a place where an id does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// What the id is of.
    pub(super) of: Of,
    /// Whether what stands there is the thing itself: its definition.
    pub(super) defines: bool,
    /// Whether all agencies of a kind may be named by `@kind`.
    pub(super) by_kind: bool,
}

use DocumentKind::{AgencyPlan, Amendment, Catalogue, Manifest, ProvincialPlan, Register, Report};

/// The definitions, of which the vocabulary says only that an id is its own: the kind of document, the keys that lead there (`*` for any),
/// on which side, and what is defined.
static DEFINITIONS: [(DocumentKind, &str, Side, Of); 10] = [
    (AgencyPlan, "task.*", Side::Key, Of::PlannedTask),
    (Amendment, "add.task", Side::Value, Of::PlannedTask),
    (ProvincialPlan, "provincial-plan.id", Side::Value, Of::Bundle),
    (ProvincialPlan, "area.id", Side::Value, Of::Area),
    (ProvincialPlan, "outline.section", Side::Value, Of::Section),
    (ProvincialPlan, "task.id", Side::Value, Of::ProvincialTask),
    (Register, "kind.id", Side::Value, Of::Kind),
    (Register, "agency.id", Side::Value, Of::Agency),
    (Catalogue, "indicator.id", Side::Value, Of::Indicator),
    (Catalogue, "ratio.id", Side::Value, Of::Measure),
];

/// What names something without being an id to the vocabulary: a number, a text of its own form.
static OTHERS: [(DocumentKind, &str, Side, Of); 5] = [
    (AgencyPlan, "task.*.area", Side::Value, Of::Area),
    (Amendment, "add.area", Side::Value, Of::Area),
    (ProvincialPlan, "area.outline", Side::Value, Of::Section),
    (Report, "in-period.*", Side::Value, Of::Agency),
    (Report, "at-cut-off.*", Side::Value, Of::Agency),
];

/// Whether keys lead to a place of a table.
fn leads<S: AsRef<str>>(pattern: &str, path: &[S]) -> bool {
    pattern.split('.').count() == path.len() && pattern.split('.').zip(path).all(|(part, key)| part == "*" || part == key.as_ref())
}

/// What ids stand where `path` leads.
pub(super) fn spot<S: AsRef<str>>(document: DocumentKind, path: &[S], side: Side) -> Option<Spot> {
    let of = |rows: &[(DocumentKind, &str, Side, Of)]| {
        rows.iter().find(|(kind, pattern, own, _)| (*kind, *own) == (document, side) && leads(pattern, path)).map(|(.., of)| *of)
    };
    if let Some(of) = of(&DEFINITIONS) {
        return Some(Spot { of, defines: true, by_kind: false });
    }
    if let Some(of) = of(&OTHERS) {
        return Some(Spot { of, defines: false, by_kind: false });
    }
    let kind = Kind::of(document)?;
    let path: Vec<&str> = path.iter().map(AsRef::as_ref).collect();
    let (own, above) = path.split_last()?;
    let shape = match side {
        Side::Value => kind.key(&path).filter(|key| key.name == *own)?.shape,
        // Names that people give have no table of keys above them.
        Side::Key if kind.table(above).is_none() => kind.key(above).filter(|key| Some(&key.name) == above.last())?.shape,
        Side::Key => return None,
    };
    let refers = match side {
        Side::Value => shape.refers()?,
        Side::Key => shape.names()?,
    };
    let of = match refers {
        Refers::Itself => return None,
        Refers::Bundle => Of::Bundle,
        Refers::Agency | Refers::Who => Of::Agency,
        Refers::AgencyKind => Of::Kind,
        Refers::ProvincialTask => Of::ProvincialTask,
        Refers::PlannedTask => Of::PlannedTask,
        Refers::Indicator => Of::Indicator,
        Refers::Measure => Of::Measure,
        Refers::Section => Of::Section,
        Refers::Rule => Of::Rule,
    };
    Some(Spot { of, defines: false, by_kind: refers == Refers::Who })
}

/// An id where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// What it is of.
    pub(super) of: Of,
    /// The id.
    pub(super) id: String,
    /// Whose and which year's plan has it, for a planned task.
    pub(super) whose: Option<(String, i32)>,
    /// Where it stands, without quotes.
    pub(super) place: Range<usize>,
    /// Whether the thing itself stands there.
    pub(super) defines: bool,
}

impl Mention {
    /// Whether a text may speak of the same thing, told without reading it: its letters stand there, and for a planned task whose it is.
    pub(super) fn may_stand_in(&self, text: &str) -> bool {
        let quoted = || text.contains(&format!("\"{}\"", self.id)) || text.contains(&format!("'{}'", self.id));
        // An id with a point is never bare.
        let stands = if self.id.contains('.') { quoted() } else { text.contains(&self.id) };
        stands && self.whose.as_ref().is_none_or(|(agency, _)| text.contains(agency))
    }

    /// Whether both speak of the same thing.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let measure = |of: Of| if of == Of::Measure { Of::Indicator } else { of };
        measure(self.of) == measure(other.of) && self.id == other.id && self.whose == other.whose
    }
}

/// Every id in a text of a kind; `shown` is the path it is shown by.
pub(super) fn mentions(document: DocumentKind, text: &str, nodes: &[Node]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for node in nodes {
        let of_list = matches!(node.what, What::Item(_));
        if let Some(spot) = spot(document, &node.path, Side::Key).filter(|_| !of_list && node.rows.is_empty()) {
            let id = node.path.last().cloned().unwrap_or_default();
            mentions.push(mention(document, spot, id, node, nodes, tree::inside(text, &node.key)));
        }
        let (What::Text(id) | What::Item(id) | What::Other(id)) = &node.what else { continue };
        if let Some(spot) = spot(document, &node.path, Side::Value)
            // A figure is no id; the agencies counted by one are.
            && !(matches!(node.what, What::Other(_)) && spot.of != Of::Area)
        {
            mentions.push(mention(document, spot, id.clone(), node, nodes, tree::inside(text, &node.value)));
        }
        if document == Manifest && node.path.join(".") == "exception.at" {
            mentions.extend(excepted(id, &tree::inside(text, &node.value)));
        }
    }
    mentions
}

fn mention(document: DocumentKind, spot: Spot, id: String, node: &Node, nodes: &[Node], place: Range<usize>) -> Mention {
    let whose = if spot.of == Of::PlannedTask { whose(document, node, nodes) } else { None };
    Mention { of: spot.of, id, whose, place, defines: spot.defines }
}

/// Whose planned task a node names: the header says, or in an amendment the row.
fn whose(document: DocumentKind, node: &Node, nodes: &[Node]) -> Option<(String, i32)> {
    let header = match document {
        AgencyPlan => "agency-plan",
        Report => "report",
        _ => {
            let list = node.path.first()?;
            let agency = tree::text_at(nodes, &[list, "agency"], &node.rows)?;
            let year = tree::text_at(nodes, &[list, "year"], &node.rows).and_then(|year| year.parse().ok());
            let issued = || tree::text_at(nodes, &["amendment", "issued"], &[])?.get(..4)?.parse().ok();
            return Some((agency.to_owned(), year.or_else(issued)?));
        }
    };
    let agency = tree::text_at(nodes, &[header, "agency"], &[])?;
    Some((agency.to_owned(), tree::text_at(nodes, &[header, "year"], &[])?.parse().ok()?))
}

/// The planned task an exception names: `so-y-te/2021/q2#SYT-04`.
fn excepted(at: &str, place: &Range<usize>) -> Option<Mention> {
    let (file, task) = at.split_once('#')?;
    let mut parts = file.strip_prefix("agencies/").unwrap_or(file).split('/');
    let (agency, year) = (parts.next()?, parts.next()?.parse().ok()?);
    let start = place.start + file.len() + 1;
    // Written with escapes it stands elsewhere than its letters say.
    (place.len() == at.len() && !task.contains('.')).then(|| Mention {
        of: Of::PlannedTask,
        id: task.to_owned(),
        whose: Some((agency.to_owned(), year)),
        place: start..place.end,
        defines: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let nodes = tree::nodes(text);
        let kind = tree::kind(&nodes, "").expect("a kind");
        let mentions = mentions(kind, text, &nodes);
        for mention in &mentions {
            assert_eq!(text[mention.place.clone()], mention.id);
        }
        mentions.iter().map(|mention| format!("{:?} {} {:?}", mention.of, mention.id, mention.whose)).collect()
    }

    #[test]
    fn the_vocabulary_tells_where_ids_stand() {
        let of = |kind, path: &str, side| spot(kind, &path.split('/').collect::<Vec<_>>(), side).map(|spot| (spot.of, spot.defines));
        for (kind, path, side, expected) in [
            (AgencyPlan, "task/SA-01", Side::Key, Some((Of::PlannedTask, true))),
            (AgencyPlan, "task/SA-01/implements", Side::Value, Some((Of::ProvincialTask, false))),
            (AgencyPlan, "task/SA-01/name", Side::Key, None),
            (AgencyPlan, "task/SA-01/name", Side::Value, None),
            (AgencyPlan, "task/task/name", Side::Key, None),
            (AgencyPlan, "task/SA-01/targets/indicator", Side::Value, Some((Of::Measure, false))),
            (AgencyPlan, "not-applicable/6.3", Side::Key, Some((Of::ProvincialTask, false))),
            (AgencyPlan, "derived-from/6.3", Side::Key, Some((Of::ProvincialTask, false))),
            (AgencyPlan, "agency-plan/agency", Side::Value, Some((Of::Agency, false))),
            (Report, "progress/SA-01", Side::Key, Some((Of::PlannedTask, false))),
            (Report, "difficulty/KK-01", Side::Key, None),
            (Report, "difficulty/KK-01/tasks", Side::Value, Some((Of::PlannedTask, false))),
            (Report, "in-period/ho-so", Side::Key, Some((Of::Indicator, false))),
            (Report, "narrative/I.3", Side::Key, Some((Of::Section, false))),
            (Amendment, "change/task", Side::Value, Some((Of::PlannedTask, false))),
            (Amendment, "add/implements", Side::Value, Some((Of::ProvincialTask, false))),
            (DocumentKind::Receipts, "q1/so-a", Side::Key, Some((Of::Agency, false))),
            (DocumentKind::Synthesis, "narrative/I.3", Side::Key, Some((Of::Section, false))),
            (Manifest, "rules/plan-missing", Side::Key, Some((Of::Rule, false))),
            (Manifest, "workspace/plans", Side::Value, Some((Of::Bundle, false))),
            (Manifest, "calendar/deadlines/kind", Side::Value, Some((Of::Agency, false))),
            (ProvincialPlan, "task/assign/to", Side::Value, Some((Of::Agency, false))),
            (ProvincialPlan, "task/id", Side::Value, Some((Of::ProvincialTask, true))),
            (Register, "agency/parent", Side::Value, Some((Of::Agency, false))),
            (Catalogue, "ratio/numerator", Side::Value, Some((Of::Indicator, false))),
            (Catalogue, "indicator/authority", Side::Value, Some((Of::Agency, false))),
        ] {
            assert_eq!(of(kind, path, side), expected, "{kind:?} {path}");
        }
    }

    #[test]
    fn ids_are_found_where_they_stand() {
        let report = "[report]\nagency = \"so-a\"\nyear = 2021\n[progress.\"SA-01\"]\npercent = 3\n[difficulty.KK]\ntasks = ['SA-02']\n[in-period]\nho-so = 4\nxa = [\"x-b\"]\n[narrative]\n\"I.3\" = \"x\"\n";
        assert_eq!(
            told(report),
            [
                "Agency so-a None",
                "PlannedTask SA-01 Some((\"so-a\", 2021))",
                "PlannedTask SA-02 Some((\"so-a\", 2021))",
                "Indicator ho-so None",
                "Indicator xa None",
                "Agency x-b None",
                "Section I.3 None",
            ]
        );
        let amendment = "[amendment]\nissued = 2021-05-01\n[[withdraw]]\nagency = \"so-a\"\ntask = \"SA-01\"\n[[withdraw]]\nagency = \"so-b\"\ntask = \"SB-01\"\nyear = 2022\n";
        assert_eq!(told(amendment)[1], "PlannedTask SA-01 Some((\"so-a\", 2021))");
        assert_eq!(told(amendment)[3], "PlannedTask SB-01 Some((\"so-b\", 2022))");
        let manifest = "[workspace]\nplans = [\"x\"]\n[[exception]]\nrule = \"evidence-missing\"\nat = \"so-a/2021/q2#SA-04\"\n";
        assert_eq!(told(manifest), ["Bundle x None", "Rule evidence-missing None", "PlannedTask SA-04 Some((\"so-a\", 2021))"]);
    }
}
