//! Difficulties and proposals: those the report has, and empty rows for more, each with an id of its own.

use super::super::Subject;
use super::{NeededBy, Target, column};
use crate::document::form::{Entry, Field, Kind, Row, Sheet, Value};
use crate::language::Text;
use crate::model::quarter_report::Difficulty;

/// The sheet's key.
pub(in crate::edit::form) const KEY: &str = "difficulties";

static TASKS: Field = Field {
    key: "tasks",
    kind: Kind::Ids,
    hint: Text::fixed(
        "Mã các nhiệm vụ bị vướng, cách nhau bằng dấu phẩy, như: SYT-01, SYT-03. Vướng chung thì để trống.",
        "The ids of the tasks it holds up, with commas between, as: SYT-01, SYT-03. Empty where it is of none in particular.",
    ),
};
static PROBLEM: Field =
    Field { key: "problem", kind: Kind::Text, hint: Text::fixed("Khó khăn, vướng mắc gì.", "What is difficult.") };
static PROPOSAL: Field =
    Field {
        key: "proposal", kind: Kind::Text, hint: Text::fixed("Đề xuất, kiến nghị với ai, điều gì.", "What is proposed, and to whom.")
    };

/// How many rows have an id of the usual kind, filled in or not.
const ROWS: usize = 10;

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let own: &[Difficulty] = subject.report().map_or(&[], |report| &report.difficulties);
    let find = |id: &str| own.iter().find(|difficulty| difficulty.id.value == id);
    let usual: Vec<String> = (1..=ROWS).map(|number| format!("KK-{number:02}")).collect();
    // Ids of another kind first; the usual ones stay in their order, whichever of them are in use, so that a row never moves.
    let others = own.iter().map(|difficulty| difficulty.id.value.clone()).filter(|id| !usual.contains(id));
    let rows = others.chain(usual.iter().cloned()).map(|id| row(&id, find(&id))).collect();
    Sheet {
        key: KEY,
        name: Text::fixed("Khó khăn", "Difficulties"),
        title: Text::fixed("Khó khăn, vướng mắc và đề xuất, kiến nghị", "Difficulties and proposals"),
        notes: vec![],
        columns: vec![
            column("id", Text::fixed("Mã", "Id"), 9.0),
            column("tasks", Text::fixed("Nhiệm vụ bị vướng", "Tasks held up"), 24.0),
            column("problem", Text::fixed("Khó khăn, vướng mắc", "Difficulty"), 56.0),
            column("proposal", Text::fixed("Đề xuất, kiến nghị", "Proposal"), 56.0),
        ],
        rows,
        frozen: 1,
        turn: None,
    }
}

fn row(id: &str, own: Option<&Difficulty>) -> Row {
    let tasks: Vec<String> = own.map_or_else(Vec::new, |own| own.tasks.iter().map(|task| task.value.clone()).collect());
    Row {
        key: id.to_owned(),
        cells: vec![
            Entry::given(Value::Text(id.to_owned())),
            Entry::open(&TASKS, if tasks.is_empty() { Value::Nothing } else { Value::Ids(tasks) }),
            Entry::open(&PROBLEM, Value::text(own.and_then(|own| own.problem.as_deref()))),
            Entry::open(&PROPOSAL, Value::text(own.and_then(|own| own.proposal.as_deref()))),
        ],
    }
}

/// Tasks are held up by something, or something is proposed for them.
pub(super) fn needed_by(field: &str) -> Option<&'static NeededBy> {
    static PROBLEM: NeededBy = NeededBy { others: &["tasks"], instead: &["proposal"] };
    (field == "problem").then_some(&PROBLEM)
}

pub(super) fn target(id: &str, field: &str) -> Target {
    Target::key(["difficulty", id], field)
}
