//! An agency's tasks as the appendices of its documents: the plan's, and how each was carried out. A row with a Roman number begins an
//! area; tasks are numbered through, so that a number means one task.

use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::{Language, Text, roman};
use crate::model::agency_plan::PlannedTask;
use crate::rollup::in_force::InForce;
use crate::rollup::money;
use crate::rollup::status::{Dated, State, States, TaskState, area_of};
use crate::rollup::view::View;

use super::attention;
use super::standing::agency_name;

/// A task of the list: in force, or withdrawn by an amendment.
enum Listed<'s, 'a> {
    InForce(&'s TaskState<'a>),
    Withdrawn(&'s InForce<'a>),
}

impl<'s, 'a> Listed<'s, 'a> {
    fn task(&self) -> &'s InForce<'a> {
        match self {
            Self::InForce(state) => &state.in_force,
            Self::Withdrawn(task) => task,
        }
    }
}

/// The plan's appendix: every task with its product, who does it, by when, with what money.
pub(super) fn planned(view: &View<'_>, states: &States<'_>) -> Table {
    let text = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Text, weight);
    let money = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Money, weight);
    let columns = vec![
        Column::new("no", Text::fixed("TT", "No."), Kind::Code, 0),
        text("name", "Nhiệm vụ", "Task", 0),
        text("product", "Sản phẩm", "Product", 1),
        text("lead", "Chủ trì", "Lead", 2),
        text("support", "Phối hợp", "Support", 3),
        text("due", "Thời gian\nhoàn thành", "Due", 0),
        money("estimate", "Dự toán", "Estimate", 1),
        money("autonomous", "Nguồn tự chủ", "Autonomous", 2),
        text("note", "Ghi chú", "Note", 4),
    ];
    let mut rows = by_area(view, states, columns.len(), |listed| {
        let task = listed.task();
        let is_there = matches!(listed, Listed::InForce(_));
        let sum = |stated: Option<i64>| match stated.filter(|_| is_there) {
            Some(dong) => Cell::Money(dong),
            None if is_there && task.task.budget_unread => Cell::Missing,
            None => Cell::Blank,
        };
        vec![
            name(task),
            Cell::words(task.product),
            Cell::words(task.lead),
            support(view, task.task),
            Cell::Words(task.due.shown()),
            sum(task.task.estimate.as_ref().map(|money| money.value)),
            sum(task.task.autonomous.as_ref().map(|money| money.value)),
            Cell::Words(remark(task)),
        ]
    });
    let total = money::total(view, states);
    let sum = |dong: i64| if total.budgeted == 0 { Cell::Blank } else { Cell::Money(dong) };
    let mut last = vec![Cell::Blank, Cell::Words(Text::fixed("Cộng", "Total"))];
    last.extend([Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank]);
    last.extend([sum(total.estimate), sum(total.autonomous), Cell::Blank]);
    rows.push(Row::total(last));
    let count = states.tasks.len();
    Table {
        key: "plan",
        title: Text::new(format!("Danh mục nhiệm vụ: {count}"), format!("Tasks: {count}")),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}

/// How each task was carried out: when, with what to show for it, and why not.
pub(super) fn carried_out<'a>(view: &View<'a>, states: &States<'a>) -> Table {
    let text = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Text, weight);
    let columns = vec![
        Column::new("no", Text::fixed("TT", "No."), Kind::Code, 0),
        text("name", "Nhiệm vụ", "Task", 0),
        text("product", "Sản phẩm", "Product", 4),
        text("due", "Thời hạn", "Due", 0),
        Column::new("completed", Text::fixed("Ngày hoàn thành", "Completed"), Kind::Date, 2),
        text("result", "Kết quả", "Result", 1),
        text("state", "Tình trạng", "State", 0),
        text("cause", "Nguyên nhân chậm", "Cause of delay", 3),
    ];
    let rows = by_area(view, states, columns.len(), |listed| {
        let task = listed.task();
        let (due, completed, result, state, cause) = match listed {
            Listed::InForce(own) => (
                attention::due_words(own),
                own.completed.map_or(Cell::Blank, Cell::Date),
                result(own),
                standing(view, own),
                cause(view, own),
            ),
            Listed::Withdrawn(task) => (task.due.shown(), Cell::Blank, Cell::Blank, remark(task), Cell::Blank),
        };
        vec![name(task), Cell::words(task.product), Cell::Words(due), completed, result, Cell::Words(state), cause]
    });
    let count = states.tasks.len();
    Table {
        key: "results",
        title: Text::new(format!("Nhiệm vụ trong kế hoạch: {count}"), format!("Planned tasks: {count}")),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}

/// The rows of all tasks under their areas; `cells` gives a task's cells but its number.
fn by_area<'a>(view: &View<'_>, states: &States<'a>, width: usize, cells: impl Fn(&Listed<'_, 'a>) -> Vec<Cell>) -> Vec<Row> {
    let areas = view.bundle.plan.areas.iter().map(|area| (Some(area.id.value), Cell::Text(area.name.clone())));
    let unknown = (None, Cell::Words(Text::fixed("Không rõ nội dung", "Area unknown")));
    let mut rows = Vec::new();
    let (mut area_number, mut task_number) = (0, 0);
    for (area, title) in areas.chain([unknown]) {
        let in_force = states.tasks.iter().filter(|task| task.area == area).map(Listed::InForce);
        let withdrawn = states.withdrawn.iter().map(|(_, task)| task).filter(|task| area_of(view.bundle, task.task) == area);
        let mut listed = in_force.chain(withdrawn.map(Listed::Withdrawn)).peekable();
        if listed.peek().is_none() {
            continue;
        }
        area_number += 1;
        let mut head = vec![Cell::Text(roman(area_number)), title];
        head.resize(width, Cell::Blank);
        rows.push(Row::body(head));
        for listed in listed {
            task_number += 1;
            let mut own = vec![Cell::Text(task_number.to_string())];
            own.extend(cells(&listed));
            rows.push(Row::body(own));
        }
    }
    rows
}

/// A task's name with its id, by which files and other documents call it.
fn name(task: &InForce<'_>) -> Cell {
    Cell::Text(format!("{} ({})", task.name, task.task.id.value))
}

/// Who supports: agencies, then units inside.
fn support(view: &View<'_>, task: &PlannedTask) -> Cell {
    let mut names: Vec<String> = task.support.iter().map(|id| agency_name(view, &id.value)).collect();
    names.extend(task.support_internal.clone());
    if names.is_empty() && task.support_unread {
        return Cell::Missing;
    }
    Cell::Text(names.join("; "))
}

/// Which of the province's tasks it implements, and what amendments did to it.
fn remark(task: &InForce<'_>) -> Text {
    let ids: Vec<&str> = task.task.implements.iter().map(|id| id.value.as_str()).collect();
    Text::each(|language: Language| {
        let mut parts = vec![if ids.is_empty() {
            language.pick("nhiệm vụ riêng của cơ quan", "the agency's own").to_owned()
        } else {
            format!("{} {}", language.pick("nhiệm vụ của Tỉnh:", "of the province:"), ids.join(", "))
        }];
        if let Some(first) = task.original_due {
            parts.push(format!("{} {}", language.pick("thời hạn ban đầu:", "first due:"), first.shown().in_language(language)));
        }
        if let Some(added) = task.added_by {
            parts.push(format!("{} {}", language.pick("bổ sung theo", "added by"), added.number.value));
        }
        if let Some(withdrawn) = task.withdrawn_by {
            parts.push(format!("{} {}", language.pick("đưa ra khỏi kế hoạch theo", "withdrawn by"), withdrawn.number.value));
        }
        parts.join("; ")
    })
}

/// The cell a task is in, with how far it is.
fn standing(view: &View<'_>, task: &TaskState<'_>) -> Text {
    let state = task.state.shown();
    let progress = attention::progress(task, view.as_of);
    if progress == state {
        return state;
    }
    Text::new(format!("{} ({})", state.vi, progress.vi), format!("{} ({})", state.en, progress.en))
}

/// What was done, and the documents that show it, each once: any quarter's entry may name them.
fn result(task: &TaskState<'_>) -> Cell {
    let Some(latest) = task.latest else { return Cell::Missing };
    let mut shown: Vec<(&str, Option<chrono::NaiveDate>)> = Vec::new();
    for evidence in task.entries.iter().flatten().flat_map(|entry| &entry.evidence) {
        let Some(number) = &evidence.number else { continue };
        let one = (number.value.as_str(), evidence.date.as_ref().map(|date| date.value));
        if !shown.contains(&one) {
            shown.push(one);
        }
    }
    let result = latest.result.as_ref().map(|result| result.value.trim());
    Cell::Words(Text::each(|language| {
        let documents: Vec<String> = shown
            .iter()
            .map(|(number, date)| match date {
                Some(date) => format!("{number} {} {}", language.pick("ngày", "of"), language.date(*date)),
                None => (*number).to_owned(),
            })
            .collect();
        let documents = documents.join("; ");
        match (result, documents.is_empty()) {
            (Some(result), true) => result.to_owned(),
            (Some(result), false) => format!("{result} ({documents})"),
            (None, _) => documents,
        }
    }))
}

/// Why a task is late, for those that are or were.
fn cause<'a>(view: &View<'a>, task: &TaskState<'a>) -> Cell {
    if !task.is_past_due(view.as_of) && task.state != State::Dated(Dated::DoneLate) {
        return Cell::Blank;
    }
    match crate::rollup::attention::cause(view, task) {
        Some(cause) => Cell::Text(cause.to_owned()),
        None => Cell::Words(Text::fixed("chưa nêu", "not stated")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_numbered_as_documents_number_them() {
        let written: Vec<String> = [1, 4, 8, 9, 14, 49].map(roman).into();
        assert_eq!(written, ["I", "IV", "VIII", "IX", "XIV", "XLIX"]);
    }
}
