//! Where ids stand: a table of which keys and values of each kind of document are ids of what.
//!
//! Hover, completion, definitions, references and rename all read it: a new kind of id, or a new place of one, is a row here.

use std::ops::Range;

use super::tree::{self, Node, What};
use crate::model::kind::DocumentKind;

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

/// A place where ids stand.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) document: DocumentKind,
    /// The keys that lead there, `*` for any.
    pub(super) path: &'static str,
    pub(super) side: Side,
    pub(super) of: Of,
    /// Whether what stands there is the thing itself: its definition.
    pub(super) defines: bool,
}

const fn key(document: DocumentKind, path: &'static str, of: Of) -> Spot {
    Spot { document, path, side: Side::Key, of, defines: false }
}

const fn value(document: DocumentKind, path: &'static str, of: Of) -> Spot {
    Spot { document, path, side: Side::Value, of, defines: false }
}

const fn defined(spot: Spot) -> Spot {
    Spot { defines: true, ..spot }
}

use DocumentKind::{AgencyPlan, Amendment, Catalogue, Manifest, ProvincialPlan, Receipts, Register, Report, Synthesis};

/// Every place where ids stand.
pub(super) static SPOTS: &[Spot] = &[
    value(AgencyPlan, "agency-plan.agency", Of::Agency),
    defined(key(AgencyPlan, "task.*", Of::PlannedTask)),
    value(AgencyPlan, "task.*.implements", Of::ProvincialTask),
    value(AgencyPlan, "task.*.area", Of::Area),
    value(AgencyPlan, "task.*.support", Of::Agency),
    value(AgencyPlan, "task.*.targets.indicator", Of::Measure),
    key(AgencyPlan, "not-applicable.*", Of::ProvincialTask),
    key(AgencyPlan, "derived-from.*", Of::ProvincialTask),
    value(Report, "report.agency", Of::Agency),
    key(Report, "progress.*", Of::PlannedTask),
    value(Report, "difficulty.*.tasks", Of::PlannedTask),
    key(Report, "in-period.*", Of::Indicator),
    value(Report, "in-period.*", Of::Agency),
    key(Report, "at-cut-off.*", Of::Indicator),
    value(Report, "at-cut-off.*", Of::Agency),
    key(Report, "narrative.*", Of::Section),
    key(Synthesis, "narrative.*", Of::Section),
    value(Amendment, "change.agency", Of::Agency),
    value(Amendment, "change.task", Of::PlannedTask),
    value(Amendment, "withdraw.agency", Of::Agency),
    value(Amendment, "withdraw.task", Of::PlannedTask),
    value(Amendment, "add.agency", Of::Agency),
    defined(value(Amendment, "add.task", Of::PlannedTask)),
    value(Amendment, "add.implements", Of::ProvincialTask),
    value(Amendment, "add.area", Of::Area),
    value(Amendment, "add.support", Of::Agency),
    value(Amendment, "add.targets.indicator", Of::Measure),
    key(Receipts, "q1.*", Of::Agency),
    key(Receipts, "q2.*", Of::Agency),
    key(Receipts, "q3.*", Of::Agency),
    key(Receipts, "q4.*", Of::Agency),
    key(Receipts, "closing.*", Of::Agency),
    value(Manifest, "workspace.plans", Of::Bundle),
    value(Manifest, "workspace.agency", Of::Agency),
    key(Manifest, "rules.*", Of::Rule),
    value(Manifest, "exception.rule", Of::Rule),
    value(Manifest, "calendar.deadlines.kind", Of::Agency),
    value(ProvincialPlan, "provincial-plan.coordinator", Of::Agency),
    defined(value(ProvincialPlan, "provincial-plan.id", Of::Bundle)),
    defined(value(ProvincialPlan, "area.id", Of::Area)),
    value(ProvincialPlan, "area.coordinate-with", Of::Agency),
    value(ProvincialPlan, "area.outline", Of::Section),
    defined(value(ProvincialPlan, "outline.section", Of::Section)),
    value(ProvincialPlan, "duty.who", Of::Agency),
    value(ProvincialPlan, "duty.to", Of::Agency),
    defined(value(ProvincialPlan, "task.id", Of::ProvincialTask)),
    value(ProvincialPlan, "task.indicators", Of::Measure),
    value(ProvincialPlan, "task.support", Of::Agency),
    value(ProvincialPlan, "task.assign.to", Of::Agency),
    defined(value(Register, "kind.id", Of::Kind)),
    defined(value(Register, "agency.id", Of::Agency)),
    value(Register, "agency.kind", Of::Kind),
    value(Register, "agency.parent", Of::Agency),
    defined(value(Catalogue, "indicator.id", Of::Indicator)),
    value(Catalogue, "indicator.owed-by", Of::Agency),
    value(Catalogue, "indicator.authority", Of::Agency),
    defined(value(Catalogue, "ratio.id", Of::Measure)),
    value(Catalogue, "ratio.numerator", Of::Indicator),
    value(Catalogue, "ratio.denominator", Of::Indicator),
    value(Catalogue, "identity.left", Of::Indicator),
    value(Catalogue, "identity.right", Of::Indicator),
    value(Catalogue, "carry.opening", Of::Indicator),
    value(Catalogue, "carry.closing", Of::Indicator),
];

/// Whether keys lead to a place of the table.
fn leads<S: AsRef<str>>(pattern: &str, path: &[S]) -> bool {
    pattern.split('.').count() == path.len() && pattern.split('.').zip(path).all(|(part, key)| part == "*" || part == key.as_ref())
}

/// What ids stand where `path` leads.
pub(super) fn spot<S: AsRef<str>>(document: DocumentKind, path: &[S], side: Side) -> Option<&'static Spot> {
    SPOTS.iter().find(|spot| spot.document == document && spot.side == side && leads(spot.path, path))
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
            mentions.push(mention(spot, id, node, nodes, tree::inside(text, &node.key)));
        }
        let (What::Text(id) | What::Item(id) | What::Other(id)) = &node.what else { continue };
        if let Some(spot) = spot(document, &node.path, Side::Value)
            // A figure is no id; the agencies counted by one are.
            && !(matches!(node.what, What::Other(_)) && spot.of != Of::Area)
        {
            mentions.push(mention(spot, id.clone(), node, nodes, tree::inside(text, &node.value)));
        }
        if document == Manifest && node.path.join(".") == "exception.at" {
            mentions.extend(excepted(id, &tree::inside(text, &node.value)));
        }
    }
    mentions
}

fn mention(spot: &Spot, id: String, node: &Node, nodes: &[Node], place: Range<usize>) -> Mention {
    let whose = if spot.of == Of::PlannedTask { whose(spot.document, node, nodes) } else { None };
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
