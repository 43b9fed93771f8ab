//! Indicators and ratios, each with who it stands on.

use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::{Language, Text};
use crate::model::period::quarter_name;
use crate::rollup::indicators::{self, Total};
use crate::rollup::status::States;
use crate::rollup::view::View;

use super::cells::rate;
use super::standing::agency_name;

/// How many agencies a cell names.
const NAMED: usize = 3;

/// The indicators, in the form's order.
pub(super) fn figures(view: &View<'_>, states: &States<'_>) -> Table {
    let alone = view.period.is_cumulative();
    let quarter = quarter_name(view.period.last);
    let mut columns = vec![
        Column::new("row", Text::fixed("Dòng", "Row"), Kind::Code, 2),
        Column::new("name", Text::fixed("Chỉ tiêu", "Indicator"), Kind::Text, 0),
        Column::new("unit", Text::fixed("Đơn vị tính", "Unit"), Kind::Text, 3),
        Column::new("value", view.period.name(), Kind::Count, 0),
    ];
    if alone {
        let title = Text::new(format!("riêng {}", quarter.vi), format!("{} alone", quarter.en));
        columns.push(Column::new("quarter", title, Kind::Count, 1));
    }
    columns.push(Column::new("complete", Text::fixed("đủ", "complete"), Kind::Text, 0));
    columns.push(Column::new("missing", Text::fixed("Còn thiếu", "Missing"), Kind::Text, 1));
    columns.push(Column::new("id", Text::fixed("Mã", "Id"), Kind::Code, 5));
    let rows = indicators::indicators(view, states)
        .into_iter()
        .map(|figure| {
            let mut cells = vec![
                Cell::words(figure.indicator.row.as_deref()),
                Cell::Text(figure.indicator.name.clone()),
                Cell::Text(figure.indicator.unit.clone()),
                value(&figure.window),
            ];
            if let Some(alone) = &figure.alone {
                cells.push(value(alone));
            }
            let total = &figure.window;
            cells.push(Cell::Text(format!("{}/{}", total.complete.len(), total.expected())));
            cells.push(missing(view, total));
            cells.push(Cell::Text(figure.indicator.id.value.clone()));
            Row::body(cells)
        })
        .collect();
    Table {
        key: "indicators",
        title: Text::fixed("Chỉ tiêu thống kê", "Indicators"),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "Mỗi số cộng trên các cơ quan có đủ số liệu của cả kỳ; “đủ” là số cơ quan đó trên số cơ quan phải báo cáo.",
            "Each figure is over the agencies whose figures are whole for the period; “complete” is their number of those that owe it.",
        )],
    }
}

/// The ratios, each with its formula.
pub(super) fn ratios(view: &View<'_>, states: &States<'_>) -> Table {
    let alone = view.period.is_cumulative();
    let quarter = quarter_name(view.period.last);
    let mut columns = vec![
        Column::new("row", Text::fixed("Dòng", "Row"), Kind::Code, 2),
        Column::new("name", Text::fixed("Tỷ lệ", "Ratio"), Kind::Text, 0),
        Column::new("numerator", Text::fixed("tử số", "numerator"), Kind::Count, 1),
        Column::new("denominator", Text::fixed("mẫu số", "denominator"), Kind::Count, 1),
        Column::new("value", view.period.name(), Kind::Ratio, 0),
    ];
    if alone {
        let title = Text::new(format!("riêng {}", quarter.vi), format!("{} alone", quarter.en));
        columns.push(Column::new("quarter", title, Kind::Ratio, 1));
    }
    columns.push(Column::new("complete", Text::fixed("đủ", "complete"), Kind::Text, 0));
    columns.push(Column::new("definition", Text::fixed("Cách tính", "Formula"), Kind::Text, 3));
    let rows = indicators::ratios(view, states)
        .into_iter()
        .map(|figure| {
            let (above, below) = figure
                .window
                .map_or((Cell::Missing, Cell::Missing), |window| (Cell::Count(window.numerator), Cell::Count(window.denominator)));
            let mut cells = vec![
                Cell::words(figure.ratio.row.as_deref()),
                Cell::Text(figure.ratio.name.clone()),
                above,
                below,
                figure.window.map_or(Cell::Missing, rate),
            ];
            if let Some(alone) = figure.alone {
                cells.push(alone.map_or(Cell::Missing, rate));
            }
            cells.push(Cell::Text(format!("{}/{}", figure.complete, figure.expected)));
            cells.push(Cell::words(figure.ratio.definition.as_deref()));
            Row::body(cells)
        })
        .collect();
    Table {
        key: "ratios",
        title: Text::fixed("Tỷ lệ", "Ratios"),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "Mỗi tỷ lệ là tổng tử số / tổng mẫu số của các cơ quan có đủ mọi thành phần, không phải trung bình các tỷ lệ.",
            "Each ratio is the sum of numerators over the sum of denominators of the agencies that have every component, not a mean of ratios.",
        )],
    }
}

fn value(total: &Total<'_>) -> Cell {
    total.value.map_or(Cell::Missing, Cell::Count)
}

fn missing(view: &View<'_>, total: &Total<'_>) -> Cell {
    if total.missing.is_empty() {
        return Cell::Blank;
    }
    let names: Vec<String> = total.missing.iter().take(NAMED).map(|id| agency_name(view, id)).collect();
    let rest = total.missing.len() - names.len();
    Cell::Words(Text::each(|language: Language| {
        let mut names = names.clone();
        if rest > 0 {
            names.push(language.pick(format!("{rest} cơ quan khác"), format!("{rest} more")));
        }
        names.join("; ")
    }))
}
