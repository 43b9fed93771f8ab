//! Money planned and spent.

use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::Text;
use crate::model::period::quarter_name;
use crate::rollup::money::{self, Money};
use crate::rollup::status::States;
use crate::rollup::view::View;

/// Money by area, in đồng.
pub(super) fn by_area(view: &View<'_>, states: &States<'_>) -> Table {
    let quarter = quarter_name(view.period.last);
    let column = |key, vi: String, en: String, weight| Column::new(key, Text::new(vi, en), Kind::Money, weight);
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    let columns = vec![
        Column::new("area", Text::fixed("Nội dung", "Area"), Kind::Text, 0),
        count("budgeted", "nhiệm vụ có\nkinh phí", "budgeted\ntasks", 1),
        column("estimate", "dự toán".into(), "estimate".into(), 0),
        column("autonomous", "nguồn tự chủ".into(), "autonomous".into(), 2),
        column("spent", "đã chi từ đầu năm".into(), "spent to date".into(), 0),
        count("spent-stated", "nhiệm vụ\nghi đã chi", "tasks\nstating it", 1),
        column("quarter", format!("riêng {}", quarter.vi), format!("{} alone", quarter.en), 3),
        count("quarter-stated", "nhiệm vụ tính\nđược riêng quý", "tasks\nknown", 4),
    ];
    let by_area = money::by_area(view, states);
    let total = money::total(view, states);
    let areas = view.bundle.plan.areas.iter().filter(|area| view.area.is_none_or(|only| only == area.id.value));
    let mut rows: Vec<Row> = areas
        .map(|area| {
            let own = by_area.get(&Some(area.id.value)).copied().unwrap_or_default();
            Row::body(cells(Cell::Text(format!("{} {}", area.id.value, area.name)), &own))
        })
        .collect();
    if let Some(unknown) = by_area.get(&None) {
        rows.push(Row::body(cells(Cell::Words(Text::fixed("Không rõ nội dung", "Area unknown")), unknown)));
    }
    rows.push(Row::total(cells(Cell::Words(Text::fixed("Cộng", "Total")), &total)));
    let mut notes = vec![
        super::cells::over_plans(view),
        Text::fixed(
            "Chỉ cộng nhiệm vụ có kinh phí trong kế hoạch; nhiệm vụ không ghi số đã chi thì không tính là 0. Riêng quý = đã chi đến cuối quý − đã chi đến cuối quý trước.",
            "Over tasks whose plan states money; a task that does not state its spending is not taken as 0. The quarter alone = spent by its end − spent by the end of the quarter before.",
        ),
    ];
    if total.unplanned > 0 {
        notes.push(Text::each(|language| {
            let shown = language.millions(total.unplanned);
            language.pick(
                format!("Ngoài ra đã chi {shown} triệu đồng cho nhiệm vụ không ghi kinh phí trong kế hoạch."),
                format!("Besides, {shown} million đồng was spent on tasks whose plan states no money."),
            )
        }));
    }
    Table { key: "money", title: Text::fixed("Kinh phí", "Money"), columns, rows, chart: None, notes }
}

fn cells(label: Cell, money: &Money) -> Vec<Cell> {
    vec![
        label,
        Cell::Count(money.budgeted),
        Cell::Money(money.estimate),
        Cell::Money(money.autonomous),
        known(money, money.spent, money.spent_stated),
        Cell::Count(money.spent_stated),
        known(money, money.quarter, money.quarter_stated),
        Cell::Count(money.quarter_stated),
    ]
}

/// Money spent, where some task that has money says so; where none has any, nothing was to be spent.
pub(super) fn known(money: &Money, sum: i64, stated: i64) -> Cell {
    if stated > 0 || money.budgeted == 0 { Cell::Money(sum) } else { Cell::Missing }
}
