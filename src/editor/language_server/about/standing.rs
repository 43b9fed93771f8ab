//! How planned tasks stand, and as of when: a report's own cut-off in a report, otherwise the period that closed last.

use chrono::NaiveDate;

use crate::editor::language_server::scene::Scene;
use crate::editor::language_server::tree;
use crate::language::{Language, Text};
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::{Period, Quarter};
use crate::rollup::status::{self, State, States, TaskState};
use crate::rollup::view::View;

/// A view of the model as a document looks at it.
pub(in crate::editor::language_server) struct Standing<'a> {
    pub(in crate::editor::language_server) view: View<'a>,
}

impl<'a> Standing<'a> {
    /// How things stand for a document: as of its cut-off for a quarter's report, its drafts counted; for any other as of the period that had
    /// closed last on the day taken for today.
    pub(in crate::editor::language_server) fn of(scene: &Scene<'a>) -> Option<Self> {
        let bundle = scene.bundle()?;
        // Told from the text: a report that does not parse yet has a quarter all the same.
        let stated = tree::text_at(&scene.nodes, &["report", "quarter"], &[]);
        let quarter = stated.and_then(|number| Quarter::from_number(number.parse().ok()?));
        Some(Self { view: View { drafts: true, ..view(scene.checked, bundle, quarter, scene.today) } })
    }

    /// The states of one agency's tasks.
    pub(in crate::editor::language_server) fn of_agency(&self, agency: &str) -> States<'a> {
        status::states(&View { agency: Some(agency.to_owned()), ..self.view.clone() })
    }

    /// The states of everybody's tasks, as the province counts them: without drafts.
    pub(in crate::editor::language_server) fn of_all(&self) -> States<'a> {
        status::states(&View { drafts: false, ..self.view.clone() })
    }

    /// As of which day: `đến 14/06/2021`.
    pub(in crate::editor::language_server) fn as_of(&self, language: Language) -> String {
        let day = language.date(self.view.as_of);
        language.pick(format!("đến {day}"), format!("as of {day}"))
    }
}

/// A quarter of the bundle's year at its cut-off, or at today where that is before.
fn view<'a>(checked: &'a Checked, bundle: &'a Bundle, quarter: Option<Quarter>, today: NaiveDate) -> View<'a> {
    let year = bundle.plan.year;
    let closed = || Quarter::ALL.into_iter().rev().find(|quarter| quarter.closes(year) < today);
    let quarter = quarter.or_else(closed).unwrap_or(Quarter::Q1);
    let view = View::of(checked, bundle, Period::official(year, quarter));
    let as_of = view.as_of.min(today);
    View { as_of, ..view }
}

/// How a task stands, in words: `hoàn thành đúng hạn`, `chưa hoàn thành, trong hạn (60%)`.
pub(in crate::editor::language_server) fn state(task: &TaskState<'_>, language: Language) -> String {
    let shown = task.state.shown();
    let shown = shown.in_language(language);
    let open = matches!(task.state, State::Dated(status::Dated::OpenInTerm | status::Dated::OpenOverdue));
    match task.latest.and_then(|entry| entry.percent.as_ref()).filter(|_| open) {
        Some(percent) => format!("{shown} ({}%)", percent.value),
        None => shown.to_owned(),
    }
}

/// How long until a task is due, or since it was.
pub(in crate::editor::language_server) fn days_left(due: NaiveDate, today: NaiveDate) -> Text {
    let days = (due - today).num_days();
    match days {
        0 => Text::fixed("đến hạn hôm nay", "due today"),
        1.. => Text::new(format!("còn {days} ngày"), format!("{days} day{} left", if days == 1 { "" } else { "s" })),
        _ => {
            let late = -days;
            Text::new(format!("quá hạn {late} ngày"), format!("{late} day{} late", if late == 1 { "" } else { "s" }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_today() {
        let day = |text: &str| text.parse().expect("a date");
        let left = |due: &str| days_left(day(due), day("2021-06-14"));
        assert_eq!(left("2021-06-14").vi, "đến hạn hôm nay");
        assert_eq!(left("2021-06-15"), Text::fixed("còn 1 ngày", "1 day left"));
        assert_eq!(left("2021-06-30").vi, "còn 16 ngày");
        assert_eq!(left("2021-06-12"), Text::fixed("quá hạn 2 ngày", "2 days late"));
    }
}
