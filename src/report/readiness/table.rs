//! The table of agencies: what each one's plan and report still lack.

use chrono::NaiveDate;

use super::{Faults, counted};
use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::Text;
use crate::rollup::completeness::Receipt;
use crate::rollup::readiness::Readiness;
use crate::rollup::view::View;

/// A row each for these agencies; at most `most` of them, the rest counted in a note.
pub(super) fn of(view: &View<'_>, rows: &[(&Readiness<'_>, &Faults)], today: NaiveDate, most: usize) -> Table {
    let mut days = rows.iter().map(|(own, _)| own.reporting.deadline.map(|deadline| deadline.by.value));
    let due = days.next().flatten().filter(|first| days.all(|day| day == Some(*first)));
    // A day that all have in common is told above the table, where no window is too narrow for it.
    let due_weight = if due.is_some() { 4 } else { 1 };
    let columns = vec![
        Column::new("agency", Text::fixed("Mã", "Id"), Kind::Code, 3),
        Column::new("name", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("plan-lacks", Text::fixed("kế hoạch\ncòn thiếu", "plan\nlacks"), Kind::Count, 0),
        Column::new("report", Text::fixed("Báo cáo", "Report"), Kind::Text, 0),
        Column::new("received", Text::fixed("Ngày gửi", "Received"), Kind::Date, 1),
        Column::new("due", Text::fixed("Hạn gửi", "Due"), Kind::Date, due_weight),
        Column::new("silent-tasks", Text::fixed("chưa ghi\ntiến độ", "tasks not\nreported"), Kind::Count, 0),
        Column::new("missing-figures", Text::fixed("thiếu\nchỉ tiêu", "figures\nmissing"), Kind::Count, 0),
        Column::new("overdue", Text::fixed("nhiệm vụ\nquá hạn", "tasks\noverdue"), Kind::Count, 1),
        Column::new("errors", Text::fixed("lỗi", "errors"), Kind::Count, 0),
    ];
    let count = |length: usize| Cell::Count(i64::try_from(length).unwrap_or(i64::MAX));
    // What is not there lacks everything, which is no number.
    let of_report = |own: &Readiness<'_>, length: usize| if own.report.is_some() { count(length) } else { Cell::Missing };
    let of_plan = |own: &Readiness<'_>, length: usize| if own.reporting.has_plan { count(length) } else { Cell::Missing };
    let row = |(own, faults): &(&Readiness<'_>, &Faults)| {
        let received = match own.reporting.receipt {
            Receipt::Counted(on) => Cell::Date(on),
            Receipt::Unusable(_) | Receipt::Draft | Receipt::Missing => Cell::Blank,
        };
        Row::body(vec![
            Cell::Text(own.reporting.agency.id.value.clone()),
            Cell::Text(own.reporting.agency.name.clone()),
            of_plan(own, own.not_derived.len()),
            Cell::Words(report_words(own)),
            received,
            own.reporting.deadline.map_or(Cell::Blank, |deadline| Cell::Date(deadline.by.value)),
            of_report(own, own.silent.len() + own.undecided.len()),
            of_report(own, own.lacking.len()),
            of_plan(own, own.overdue.len()),
            count(faults.count),
        ])
    };
    let mut notes = vec![Text::fixed(
        "Kế hoạch còn thiếu: số nhiệm vụ Tỉnh giao mà kế hoạch của cơ quan chưa có; – là chưa có kế hoạch, chưa có báo cáo.",
        "Plan lacks: tasks that the province assigns and the agency's plan has not; – where there is no plan or no report.",
    )];
    if rows.len() > most {
        let rest = rows.len() - most;
        notes.push(Text::each(|language| {
            let rest = counted(i64::try_from(rest).unwrap_or(i64::MAX), language, "cơ quan", "agency", "agencies");
            language.pick(
                format!("Còn {rest} nữa; có đủ: cchc status -o tinh-hinh.html"),
                format!("{rest} more; all of them: cchc status -o status.html"),
            )
        }));
    }
    let rows = rows.iter().take(most).map(row).collect();
    let title = Text::each(|language| {
        let (closes, today) = (language.date(view.period.closes()), language.date(today));
        let due = due.map(|due| language.date(due));
        let due = due.map_or_else(String::new, |due| language.pick(format!(", hạn gửi {due}"), format!(", due {due}")));
        language.pick(format!("Tình hình đến {today} (chốt số liệu {closes}{due})"), format!("As of {today} (figures close {closes}{due})"))
    });
    Table { key: "agencies", title, columns, rows, chart: None, notes }
}

fn report_words(own: &Readiness<'_>) -> Text {
    match own.reporting.receipt {
        Receipt::Counted(_) => Text::fixed("đã gửi", "submitted"),
        Receipt::Unusable(_) => Text::fixed("không đọc được", "unreadable"),
        Receipt::Draft => Text::fixed("bản thảo", "draft"),
        Receipt::Missing => Text::fixed("chưa có", "none"),
    }
}
