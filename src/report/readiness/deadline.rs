//! The lines of `cchc status` about tasks past their deadline and those that fall due soon.

use chrono::NaiveDate;

use super::counted;
use super::item::{Item, Weight, length, task_ids};
use crate::language::{Language, Text};
use crate::report::attention::{last_said, progress};
use crate::rollup::attention::days_late;
use crate::rollup::readiness::Readiness;
use crate::rollup::status::{Dated, State, TaskState};
use crate::rollup::view::View;

/// How many overdue tasks, and how many that fall due soon, have a line of their own.
const LINES: usize = 2;

/// Tasks past their deadline.
pub(super) fn late(view: &View<'_>, own: &Readiness<'_>) -> Vec<Item> {
    // From the cut-off on, what a report has to say and what is so today differ: the day is told.
    let has_closed = own.day >= view.period.closes();
    let of_task = |task: &TaskState<'_>| {
        Text::each(|language| {
            let id = task.in_force.task.id.value.as_str();
            let due = task.due.map_or_else(String::new, |due| language.date(due));
            let (far, days) = (far(task, view, own.day, language), counted(days_late(task, own.day), language, "ngày", "day", "days"));
            let silent = task.state == State::Dated(Dated::NotReported);
            let cause = if !silent && own.unexplained.contains(&id) {
                language.pick(", chưa nêu nguyên nhân", ", no cause stated")
            } else {
                ""
            };
            let by = if has_closed {
                let day = language.date(own.day);
                language.pick(format!(" tính đến {day}"), format!(" by {day}"))
            } else {
                String::new()
            };
            language.pick(
                format!("{id} quá hạn {days}{by} (hạn {due}), {far}{cause}"),
                format!("{id} is {days} overdue{by} (due {due}), {far}{cause}"),
            )
        })
    };
    bounded("overdue", &own.overdue, of_task, |rest, language| {
        let rest = counted(rest, language, "nhiệm vụ", "task", "tasks");
        language.pick(format!("và {rest} quá hạn khác"), format!("and {rest} more overdue"))
    })
}

/// Tasks that fall due soon.
pub(super) fn soon(view: &View<'_>, own: &Readiness<'_>) -> Vec<Item> {
    let window = view.checked.workspace().manifest.calendar.due_soon_days;
    let of_task = |task: &TaskState<'_>| {
        Text::each(|language| {
            let id = &task.in_force.task.id.value;
            let due = task.due.map_or_else(String::new, |due| language.date(due));
            let left = task.due.map_or(0, |due| (due - own.day).num_days());
            let (far, left) = (far(task, view, own.day, language), counted(left, language, "ngày", "day", "days"));
            language.pick(format!("{id} đến hạn {due} (còn {left}), {far}"), format!("{id} is due {due} (in {left}), {far}"))
        })
    };
    bounded("due-soon", &own.due_soon, of_task, |rest, language| {
        let rest = counted(rest, language, "nhiệm vụ", "task", "tasks");
        language.pick(format!("và {rest} khác đến hạn trong {window} ngày tới"), format!("and {rest} more due within {window} days"))
    })
}

/// How far a task is; where the quarter's report is silent, what was last said and when.
fn far(task: &TaskState<'_>, view: &View<'_>, day: NaiveDate, language: Language) -> String {
    if let Some(said) = last_said(task, view.period.last, day) {
        let said = said.in_language(language);
        return language.pick(format!("quý này chưa báo cáo; {said}"), format!("not reported this quarter; {said}"));
    }
    let words = progress(task, day);
    let words = words.in_language(language);
    // A percentage alone says nothing to somebody who reads a line.
    if words.ends_with('%') { language.pick(format!("mới {words}"), format!("{words} so far")) } else { words.to_owned() }
}

/// A line a task for the first few, and one that counts the rest.
fn bounded(
    key: &'static str,
    tasks: &[TaskState<'_>],
    of_task: impl Fn(&TaskState<'_>) -> Text,
    of_rest: impl Fn(i64, Language) -> String,
) -> Vec<Item> {
    let item = |ids: Vec<String>, words: Text| Item { key, weight: Weight::Attention, ids, words };
    let (named, rest) = named(tasks);
    let mut items: Vec<Item> = named.iter().map(|task| item(vec![task.in_force.task.id.value.clone()], of_task(task))).collect();
    if !rest.is_empty() {
        items.push(item(task_ids(rest.iter().map(|task| &task.in_force)), Text::each(|language| of_rest(length(rest), language))));
    }
    items
}

/// The tasks that have a line of their own, and the rest.
fn named<'s, 'a>(tasks: &'s [TaskState<'a>]) -> (&'s [TaskState<'a>], &'s [TaskState<'a>]) {
    // One more line says no less than a line that counts one.
    let most = if tasks.len() == LINES + 1 { tasks.len() } else { LINES };
    tasks.split_at(tasks.len().min(most))
}

/// The overdue tasks of which a line says that no cause is stated.
pub fn told_without_cause<'a>(own: &Readiness<'a>) -> impl Iterator<Item = &'a str> {
    named(&own.overdue).0.iter().map(|task| task.in_force.task.id.value.as_str()).filter(|id| own.unexplained.contains(id))
}
