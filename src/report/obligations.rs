//! Obligations by provincial task.

use std::collections::HashMap;

use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::Text;
use crate::rollup::obligations::{Assessed, Standing, Standings};
use crate::rollup::view::View;

/// One row a provincial task.
pub(super) fn by_task(view: &View<'_>, assessed: &[Assessed<'_>]) -> Table {
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    let columns = vec![
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("name", Text::fixed("Nhiệm vụ của Tỉnh", "Provincial task"), Kind::Text, 0),
        count("total", "lượt\ngiao", "obli-\ngations", 0),
        count("not-derived", "chưa đưa vào\nkế hoạch", "not\nderived", 0),
        count("not-applicable", "không thuộc\nchức năng", "not\napplicable", 2),
        count("open", "chưa\nhoàn thành", "open", 1),
        count("overdue", "quá\nhạn", "overdue", 0),
        count("done", "hoàn\nthành", "done", 0),
        Column::new("inferred", Text::fixed("suy ra", "inferred"), Kind::Text, 4),
    ];
    let mut total = Standings::default();
    let mut by_task: HashMap<&str, Standings> = HashMap::new();
    for one in assessed {
        by_task.entry(&one.obligation.task.id.value).or_default().add(one.standing);
        total.add(one.standing);
    }
    let mut rows = Vec::new();
    for task in view.bundle.plan.tasks.iter().filter(|task| view.area.is_none() || task.area() == view.area) {
        let standings = by_task.get(task.id.value.as_str()).copied().unwrap_or_default();
        let mut cells = vec![Cell::Text(task.id.value.clone()), Cell::Text(task.name.clone())];
        cells.extend(counts(&standings));
        cells.push(super::plan::inferred(task));
        rows.push(Row::body(cells));
    }
    let mut cells = vec![Cell::Blank, Cell::Words(Text::fixed("Cộng", "Total"))];
    cells.extend(counts(&total));
    cells.push(Cell::Blank);
    rows.push(Row::total(cells));
    Table {
        key: "obligations",
        title: Text::fixed(
            "Việc thực hiện từng nhiệm vụ của Tỉnh (lượt giao nhiệm vụ)",
            "Each provincial task across agencies (obligations)",
        ),
        columns,
        rows,
        chart: None,
        notes: vec![
            super::cells::over_plans(view),
            Text::fixed(
                "Một lượt giao là một nhiệm vụ của Tỉnh giao cho một cơ quan; nhiệm vụ giao chung nhiều cơ quan là một lượt. Hoàn thành khi mọi nhiệm vụ trong kế hoạch thực hiện nó đã xong; nhiệm vụ thường xuyên, định kỳ chỉ xong vào cuối năm. “suy ra”: cơ quan thực hiện được suy từ chức năng, văn bản không nêu.",
                "An obligation is a provincial task given to one agency; one given jointly counts once. It is done when every planned task that implements it is; ongoing and recurring ones are done only at the year's end. “inferred”: who implements it is inferred from functions, not said.",
            ),
        ],
    }
}

pub(super) fn counts(standings: &Standings) -> [Cell; 6] {
    [
        Cell::Count(standings.total()),
        Cell::Count(standings.not_derived),
        Cell::Count(standings.not_applicable),
        Cell::Count(standings.open),
        Cell::Count(standings.overdue),
        Cell::Count(standings.done),
    ]
}

/// The name of a state.
pub(super) fn words(standing: Standing) -> Text {
    match standing {
        Standing::NotDerived => Text::fixed("chưa đưa vào kế hoạch", "not derived"),
        Standing::NotApplicable => Text::fixed("không thuộc chức năng, nhiệm vụ", "not applicable"),
        Standing::Open => Text::fixed("chưa hoàn thành", "open"),
        Standing::Overdue => Text::fixed("quá hạn", "overdue"),
        Standing::Done => Text::fixed("hoàn thành", "done"),
    }
}
