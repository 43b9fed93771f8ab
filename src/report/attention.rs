//! Tables of what needs attention: overdue, due soon, difficulties.

use chrono::NaiveDate;

use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::Text;
use crate::model::due::Due;
use crate::model::period::{Quarter, quarter_name};
use crate::rollup::attention;
use crate::rollup::difficulties::{Raised, of_quarter};
use crate::rollup::status::{Dated, State, States, TaskState};
use crate::rollup::view::View;

use super::sentences;
use super::standing::agency_name;

/// Tasks past their deadline; at most `most` rows, the rest counted in a note.
pub(super) fn overdue(view: &View<'_>, states: &States<'_>, most: usize) -> Table {
    let tasks = attention::overdue(view, states);
    let moved = tasks.iter().any(|task| task.in_force.original_due.is_some());
    let mut columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 1),
        Column::new("name", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 0),
        Column::new("implements", Text::fixed("của Tỉnh", "of the province"), Kind::Code, 3),
        Column::new("due", Text::fixed("Thời hạn", "Due"), Kind::Date, 0),
        Column::new("days-late", Text::fixed("quá hạn\n(ngày)", "days\nlate"), Kind::Count, 0),
        Column::new("progress", Text::fixed("Tiến độ", "Progress"), Kind::Text, 2),
        Column::new("cause", Text::fixed("Nguyên nhân", "Cause"), Kind::Text, 1),
    ];
    let first_due = columns.iter().position(|column| column.key == "days-late").filter(|_| moved);
    if let Some(at) = first_due {
        columns.insert(at, Column::new("first-due", Text::fixed("Thời hạn\nban đầu", "First\ndue"), Kind::Date, 5));
    }
    let rows = tasks
        .iter()
        .take(most)
        .map(|task| {
            let mut cells = vec![
                Cell::Text(agency_name(view, task.agency)),
                Cell::Text(task.in_force.task.id.value.clone()),
                Cell::Text(task.in_force.name.to_owned()),
                Cell::Text(implements(task)),
                task.due.map_or(Cell::Blank, Cell::Date),
                Cell::Count(attention::days_late(task, view.as_of)),
                Cell::Words(progress_since(view, task)),
                attention::cause(view, task)
                    .map_or(Cell::Words(Text::fixed("chưa nêu", "not stated")), |cause| Cell::Text(cause.to_owned())),
            ];
            if let Some(at) = first_due {
                cells.insert(at, task.in_force.original_due.and_then(Due::last_day).map_or(Cell::Blank, Cell::Date));
            }
            Row::body(cells)
        })
        .collect();
    let mut notes = Vec::new();
    if tasks.len() > most {
        let rest = tasks.len() - most;
        notes.push(Text::new(format!("Còn {rest} nhiệm vụ: cchc report overdue"), format!("{rest} more: cchc report overdue")));
    }
    let count = tasks.len();
    let silent = tasks.iter().filter(|task| task.state == State::Dated(Dated::NotReported)).count();
    Table {
        key: "overdue",
        title: Text::new(
            format!("Đã quá thời hạn, chưa biết là xong: {count} nhiệm vụ ({} quá hạn, {silent} chưa có báo cáo)", count - silent),
            format!(
                "Past the deadline, not known to be done: {count} {} ({} overdue, {silent} not reported)",
                sentences::tasks(number(count)),
                count - silent
            ),
        ),
        columns,
        rows,
        chart: None,
        notes,
    }
}

/// Tasks that fall due soon.
pub(super) fn due_soon(view: &View<'_>, states: &States<'_>, most: usize) -> Table {
    let tasks = attention::due_soon(view, states);
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 1),
        Column::new("name", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 0),
        Column::new("due", Text::fixed("Thời hạn", "Due"), Kind::Date, 0),
        Column::new("progress", Text::fixed("Tiến độ", "Progress"), Kind::Text, 1),
    ];
    let rows = tasks
        .iter()
        .take(most)
        .map(|task| {
            Row::body(vec![
                Cell::Text(agency_name(view, task.agency)),
                Cell::Text(task.in_force.task.id.value.clone()),
                Cell::Text(task.in_force.name.to_owned()),
                task.due.map_or(Cell::Blank, Cell::Date),
                Cell::Words(progress_since(view, task)),
            ])
        })
        .collect();
    let (count, days) = (tasks.len(), view.checked.workspace().manifest.calendar.due_soon_days);
    let mut notes = Vec::new();
    if count > most {
        notes.push(Text::new(format!("Còn {} nhiệm vụ nữa.", count - most), format!("{} more.", count - most)));
    }
    Table {
        key: "due-soon",
        title: Text::new(format!("Sắp đến hạn trong {days} ngày tới: {count} nhiệm vụ"), format!("Tasks due within {days} days: {count}")),
        columns,
        rows,
        chart: None,
        notes,
    }
}

/// Difficulties and proposals of the last quarter.
pub(super) fn difficulties(view: &View<'_>, states: &States<'_>) -> Table {
    let found = of_quarter(view, states, view.period.last);
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("tasks", Text::fixed("Nhiệm vụ", "Tasks"), Kind::Code, 1),
        Column::new("problem", Text::fixed("Khó khăn, vướng mắc", "Difficulty"), Kind::Text, 0),
        Column::new("proposal", Text::fixed("Đề xuất, kiến nghị", "Proposal"), Kind::Text, 0),
    ];
    let rows = found
        .iter()
        .map(|Raised { agency, difficulty, .. }| {
            let tasks: Vec<&str> = difficulty.tasks.iter().map(|task| task.value.as_str()).collect();
            Row::body(vec![
                Cell::Text(agency_name(view, agency)),
                Cell::Text(tasks.join(", ")),
                Cell::words(difficulty.problem.as_deref()),
                Cell::words(difficulty.proposal.as_deref()),
            ])
        })
        .collect();
    let count = found.len();
    Table {
        key: "difficulties",
        title: Text::new(format!("Khó khăn, vướng mắc và đề xuất, kiến nghị: {count}"), format!("Difficulties and proposals: {count}")),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}

/// The provincial tasks a planned one implements.
pub(super) fn implements(task: &TaskState<'_>) -> String {
    let ids: Vec<&str> = task.in_force.task.implements.iter().map(|task| task.value.as_str()).collect();
    ids.join(", ")
}

/// A task's deadline, the one it had first beside it where an amendment moved it.
pub(super) fn due_words(task: &TaskState<'_>) -> Text {
    let due = task.in_force.due.shown();
    match task.in_force.original_due {
        None => due,
        Some(original) => {
            let original = original.shown();
            Text::new(format!("{} (ban đầu: {})", due.vi, original.vi), format!("{} (first: {})", due.en, original.en))
        }
    }
}

/// The cell a task is in, with what its entry says of how far it is by the as-of day.
pub(super) fn progress(task: &TaskState<'_>, as_of: NaiveDate) -> Text {
    match task.state {
        State::Dated(Dated::NotReported) => Text::fixed("chưa có báo cáo", "not reported"),
        State::Dated(Dated::OpenInTerm | Dated::OpenOverdue) => entry_progress(task, as_of),
        state => state.shown(),
    }
}

/// The same; where the last quarter is silent, with what was said before it.
fn progress_since(view: &View<'_>, task: &TaskState<'_>) -> Text {
    let state = progress(task, view.as_of);
    match last_said(task, view.period.last, view.as_of) {
        None => state,
        Some(said) => Text::new(format!("{}; {}", state.vi, said.vi), format!("{}; {}", state.en, said.en)),
    }
}

/// For a task of which a quarter's report is silent, what an earlier one said of how far it is: `quý II: 60%`.
pub(super) fn last_said(task: &TaskState<'_>, quarter: Quarter, as_of: NaiveDate) -> Option<Text> {
    let is_silent = task.state == State::Dated(Dated::NotReported);
    let said = |earlier: &Quarter| *earlier < quarter && task.entries[*earlier as usize].is_some();
    let earlier = Quarter::ALL.into_iter().rev().find(said).filter(|_| is_silent)?;
    let (quarter, told) = (quarter_name(earlier), entry_progress(task, as_of));
    Some(Text::new(format!("{}: {}", quarter.vi, told.vi), format!("{}: {}", quarter.en, told.en)))
}

/// What a task's latest entry says of how far it is by the as-of day, whichever quarter it is of.
fn entry_progress(task: &TaskState<'_>, as_of: NaiveDate) -> Text {
    let awaiting = task.latest.and_then(|entry| entry.awaiting_approval.as_ref()).map(|day| day.value).filter(|day| *day <= as_of);
    let percent = task.latest.and_then(|entry| entry.percent.as_ref()).map(|percent| percent.value);
    match (awaiting, percent) {
        (Some(day), _) => awaiting_words(day),
        (None, Some(percent)) => Text::same(format!("{percent}%")),
        (None, None) => Text::fixed("đang thực hiện", "under way"),
    }
}

/// A length as a number.
fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn awaiting_words(day: NaiveDate) -> Text {
    Text::each(|language| {
        let day = language.date(day);
        language.pick(format!("đã trình {day}, chờ ban hành"), format!("submitted {day}, awaiting approval"))
    })
}
