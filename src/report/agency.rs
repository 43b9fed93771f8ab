//! `cchc report agency ID`: one agency's tasks, difficulties, money and indicators.

use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::Text;
use crate::rollup::completeness::completeness;
use crate::rollup::obligations::{Standing, assess};
use crate::rollup::status::{self, States};
use crate::rollup::view::View;

use super::cells::Grouped;
use super::{Asked, By, Refusal, Request, attention, cells, indicators, masthead, money, standing};

/// Takes neither another agency than its own nor another grouping.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    if asked.agency {
        let why = Text::fixed("cơ quan đã được nêu ngay sau tên báo cáo", "the agency is named after the report's name");
        return Some(Refusal { option: "--agency", why });
    }
    asked.no_grouping("báo cáo của một cơ quan luôn nhóm theo nội dung", "the report of one agency always groups by area")
}

/// Makes the report of the request's subject.
pub(super) fn make(request: &Request<'_>) -> Document {
    let agency = request.subject.clone().unwrap_or_default();
    let view = &View { agency: Some(agency.clone()), ..request.view.clone() };
    let complete = completeness(view);
    let states = status::states(view);
    let name = standing::agency_name(view, &agency);
    let mut blocks = Vec::new();
    blocks.extend(standing::official(view));
    blocks.extend(standing::rest(view, &complete));
    let by_area = Grouped::new(view, &states, By::Area);
    blocks.push(Block::Table(cells::dated(view, &by_area)));
    blocks.push(Block::Table(cells::undated(view, &by_area)));
    blocks.push(Block::Table(tasks(view, &states)));
    blocks.push(Block::Table(not_derived(view)));
    blocks.push(Block::Table(attention::difficulties(view, &states)));
    blocks.push(Block::Table(money::by_area(view, &states)));
    blocks.push(Block::Table(indicators::figures(view, &states, indicators::NAMED)));
    Document {
        name: "agency",
        title: standing::title(request, &Text::new(name.clone(), format!("{name},"))),
        standing: standing::facts(&Request { view: view.clone(), ..request.clone() }, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, &format!("Kết quả cải cách hành chính của {name}"))),
    }
}

fn tasks(view: &View<'_>, states: &States<'_>) -> Table {
    let columns = vec![
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("implements", Text::fixed("của Tỉnh", "of the province"), Kind::Code, 3),
        Column::new("name", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 0),
        Column::new("due", Text::fixed("Thời hạn", "Due"), Kind::Text, 0),
        Column::new("last-day", Text::fixed("Ngày hết hạn", "Last day"), Kind::Date, 5),
        Column::new("state", Text::fixed("Tình trạng", "State"), Kind::Text, 0),
        Column::new("completed", Text::fixed("Ngày hoàn thành", "Completed"), Kind::Date, 2),
        Column::new("result", Text::fixed("Kết quả", "Result"), Kind::Text, 1),
    ];
    let rows = states
        .tasks
        .iter()
        .map(|task| {
            let due = attention::due_words(task);
            let state = task.state.shown();
            let progress = attention::progress(task, view.as_of);
            let state = if progress == state {
                state
            } else {
                Text::new(format!("{} ({})", state.vi, progress.vi), format!("{} ({})", state.en, progress.en))
            };
            let result = task.latest.and_then(|entry| entry.result.as_ref()).map(|result| result.value.as_str());
            Row::body(vec![
                Cell::Text(task.in_force.task.id.value.clone()),
                Cell::Text(attention::implements(task)),
                Cell::Text(task.in_force.name.to_owned()),
                Cell::Words(due),
                task.due.map_or(Cell::Blank, Cell::Date),
                Cell::Words(state),
                task.completed.map_or(Cell::Blank, Cell::Date),
                Cell::words(result),
            ])
        })
        .collect();
    let count = states.tasks.len();
    Table {
        key: "tasks",
        title: Text::new(format!("Nhiệm vụ trong kế hoạch: {count}"), format!("Planned tasks: {count}")),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}

fn not_derived(view: &View<'_>) -> Table {
    let whole = view.whole();
    let missing: Vec<_> = assess(view, &status::states(&whole))
        .into_iter()
        .filter(|one| one.standing == Standing::NotDerived && one.obligation.agencies.len() == 1)
        .collect();
    let columns = vec![
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("name", Text::fixed("Nhiệm vụ của Tỉnh", "Provincial task"), Kind::Text, 0),
        Column::new("source", Text::fixed("Nguồn", "Source"), Kind::Text, 1),
        Column::new("inferred", Text::fixed("suy ra", "inferred"), Kind::Text, 2),
    ];
    let rows = missing
        .iter()
        .map(|one| {
            let inferred = one.obligation.assignment.inferred;
            Row::body(vec![
                Cell::Text(one.obligation.task.id.value.clone()),
                Cell::Text(one.obligation.task.name.clone()),
                Cell::Text(one.obligation.task.source.clone()),
                if inferred { Cell::Words(Text::fixed("có", "yes")) } else { Cell::Blank },
            ])
        })
        .collect();
    let count = missing.len();
    Table {
        key: "not-derived",
        title: Text::new(format!("Nhiệm vụ của Tỉnh chưa đưa vào kế hoạch: {count}"), format!("Provincial tasks not derived: {count}")),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}
