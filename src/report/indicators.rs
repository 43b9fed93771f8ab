//! Indicators and ratios, each with who it stands on.

use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::{Language, Text};
use crate::model::period::quarter_name;
use crate::rollup::indicators::{self, Total};
use crate::rollup::status::States;
use crate::rollup::view::View;

use super::cells::rate;
use super::standing::agency_name;

/// How many agencies a cell names in reports that are not about indicators.
pub(super) const NAMED: usize = 3;

/// The indicators, in the form's order; at most `named` of the agencies that are missing by name.
pub(super) fn figures(view: &View<'_>, states: &States<'_>, named: usize) -> Table {
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
            cells.push(missing(view, &total.missing, named));
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

/// The ratios, each with its formula, and with who is missing where a report names them all.
pub(super) fn ratios(view: &View<'_>, states: &States<'_>, named: Option<usize>) -> Table {
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
    if named.is_some() {
        columns.push(Column::new("missing", Text::fixed("Còn thiếu", "Missing"), Kind::Text, 1));
    }
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
            if let Some(named) = named {
                cells.push(missing(view, &figure.missing, named));
            }
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

/// Each agency's own figure of each indicator.
pub(super) fn by_agency(view: &View<'_>, states: &States<'_>) -> Table {
    let alone = view.period.is_cumulative();
    let quarter = quarter_name(view.period.last);
    let mut columns = vec![
        Column::new("row", Text::fixed("Dòng", "Row"), Kind::Code, 3),
        Column::new("name", Text::fixed("Chỉ tiêu", "Indicator"), Kind::Text, 0),
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("value", view.period.name(), Kind::Count, 0),
    ];
    if alone {
        let title = Text::new(format!("riêng {}", quarter.vi), format!("{} alone", quarter.en));
        columns.push(Column::new("quarter", title, Kind::Count, 1));
    }
    columns.push(Column::new("whole", Text::fixed("đủ", "whole"), Kind::Text, 1));
    columns.push(Column::new("id", Text::fixed("Mã", "Id"), Kind::Code, 5));
    let mut rows = Vec::new();
    for figure in indicators::indicators(view, states) {
        let indicator = figure.indicator;
        for own in indicators::by_agency(view, states, indicator) {
            let mut cells = vec![
                Cell::words(indicator.row.as_deref()),
                Cell::Text(indicator.name.clone()),
                Cell::Text(own.agency.name.clone()),
                own.window.map_or(Cell::Missing, Cell::Count),
            ];
            if let Some(alone) = own.alone {
                cells.push(alone.map_or(Cell::Missing, Cell::Count));
            }
            let whole = if own.window.is_some() { Text::fixed("có", "yes") } else { Text::fixed("không", "no") };
            cells.push(Cell::Words(whole));
            cells.push(Cell::Text(indicator.id.value.clone()));
            rows.push(Row::body(cells));
        }
    }
    Table {
        key: "by-agency",
        title: Text::fixed("Chỉ tiêu thống kê, từng cơ quan", "Indicators, agency by agency"),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "“–”: cơ quan phải báo cáo mà trong kỳ thiếu một báo cáo hoặc một con số. Chỉ tiêu là danh sách thì số ở đây là độ dài danh sách của từng cơ quan; cộng lại không ra số của toàn tỉnh, vì mỗi mã chỉ đếm một lần.",
            "“–”: an agency that owes the figure and lacks a report or a figure in the period. Of a list, the figure is how long each agency's is: they do not add up to the province's, where each id counts once.",
        )],
    }
}

fn value(total: &Total<'_>) -> Cell {
    total.value.map_or(Cell::Missing, Cell::Count)
}

fn missing(view: &View<'_>, missing: &[&str], named: usize) -> Cell {
    if missing.is_empty() {
        return Cell::Blank;
    }
    let names: Vec<String> = missing.iter().take(named).map(|id| agency_name(view, id)).collect();
    let rest = missing.len() - names.len();
    Cell::Words(Text::each(|language: Language| {
        let mut names = names.clone();
        if rest > 0 {
            names.push(language.pick(format!("{rest} cơ quan khác"), format!("{rest} more")));
        }
        names.join("; ")
    }))
}
