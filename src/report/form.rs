//! The statistical form (biểu thống kê) as the appendix of a report: indicators and ratios in one order, a line each.

use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::Text;
use crate::model::period::quarter_name;
use crate::rollup::cells::Rate;
use crate::rollup::indicators::{self, IndicatorFigure, RatioFigure, Total};
use crate::rollup::status::States;
use crate::rollup::view::View;
use crate::source::Place;

use super::standing::agency_name;

/// How many of those who lack a figure its note names; the body names everybody who did not report.
const NAMED: usize = 5;

/// The form over the view, in the order of the bundle's catalogue.
pub(super) fn statistical(view: &View<'_>, states: &States<'_>) -> Table {
    let mut columns = vec![
        Column::new("row", Text::fixed("STT", "No."), Kind::Code, 0),
        Column::new("name", Text::fixed("Chỉ tiêu", "Indicator"), Kind::Text, 0),
        Column::new("unit", Text::fixed("Đơn vị tính", "Unit"), Kind::Text, 1),
        Column::new("value", Text::fixed("Số liệu", "Figure"), Kind::Count, 0),
    ];
    if view.period.is_cumulative() {
        let quarter = quarter_name(view.period.last);
        let title = Text::new(format!("Riêng {}", quarter.vi), format!("{} alone", quarter.en));
        columns.push(Column::new("quarter", title, Kind::Count, 1));
    }
    columns.push(Column::new("note", Text::fixed("Ghi chú", "Note"), Kind::Text, 2));
    let figures = indicators::indicators(view, states);
    let ratios = indicators::ratios(view, states);
    let mut rows: Vec<(Place, Row)> = figures.iter().map(|figure| (figure.indicator.place, of_figure(view, figure))).collect();
    rows.extend(ratios.iter().map(|figure| (figure.ratio.place, of_ratio(figure))));
    rows.sort_by_key(|(place, _)| *place);
    Table {
        key: "form",
        title: Text::fixed("Biểu số liệu thống kê", "Statistical form"),
        columns,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        chart: None,
        notes: vec![Text::fixed(
            "“–”: chưa có số liệu. Tỷ lệ là tổng tử số / tổng mẫu số, ghi ở cột Ghi chú; n/N là số cơ quan có đủ số liệu trên số cơ quan phải báo cáo.",
            "“–”: no figure. A ratio is the sum of numerators over the sum of denominators, given in the note; n/N is how many agencies have whole figures of those that owe them.",
        )],
    }
}

fn of_figure(view: &View<'_>, figure: &IndicatorFigure<'_>) -> Row {
    let value = |total: &Total<'_>| total.value.map_or(Cell::Missing, Cell::Count);
    let mut cells = vec![
        Cell::words(figure.indicator.row.as_deref()),
        Cell::Text(figure.indicator.name.clone()),
        Cell::Text(figure.indicator.unit.clone()),
        value(&figure.window),
    ];
    cells.extend(figure.alone.as_ref().map(value));
    cells.push(note(view, figure));
    Row::body(cells)
}

fn of_ratio(figure: &RatioFigure<'_>) -> Row {
    let value =
        |rate: Option<Rate>| rate.map_or(Cell::Missing, |rate| Cell::Ratio { numerator: rate.numerator, denominator: rate.denominator });
    let mut cells = vec![
        Cell::words(figure.ratio.row.as_deref()),
        Cell::Text(figure.ratio.name.clone()),
        Cell::Text("%".to_owned()),
        value(figure.window),
    ];
    cells.extend(figure.alone.map(value));
    let (complete, expected) = (figure.complete, figure.expected);
    if expected == 1 && figure.window.is_none() {
        cells.push(Cell::Words(Text::fixed("chưa có số liệu", "no figure")));
        return Row::body(cells);
    }
    cells.push(Cell::Words(Text::each(|language| {
        let made_of = figure.window.map(|rate| format!("{}/{}", language.integer(rate.numerator), language.integer(rate.denominator)));
        let stands_on =
            (expected > 1).then(|| language.pick(format!("{complete}/{expected} cơ quan"), format!("{complete}/{expected} agencies")));
        made_of.into_iter().chain(stands_on).collect::<Vec<_>>().join("; ")
    })));
    Row::body(cells)
}

/// How complete a figure is, and who is not in it; how complete the quarter alone is, where that is not the same.
fn note(view: &View<'_>, figure: &IndicatorFigure<'_>) -> Cell {
    let total = &figure.window;
    let (complete, of) = (total.complete.len(), total.expected());
    let alone = figure.alone.as_ref().map(|alone| alone.complete.len()).filter(|alone| *alone != complete);
    if of <= 1 {
        let known = total.missing.is_empty();
        return if known { Cell::Blank } else { Cell::Words(Text::fixed("chưa có số liệu", "no figure")) };
    }
    let missing: Vec<String> = total.missing.iter().take(NAMED).map(|id| agency_name(view, id)).collect();
    let rest = total.missing.len() - missing.len();
    let quarter = quarter_name(view.period.last);
    Cell::Words(Text::each(|language| {
        let over = |n: usize| language.pick(format!("{n}/{of} cơ quan"), format!("{n}/{of} agencies"));
        let mut parts = vec![over(complete)];
        if !missing.is_empty() {
            let more =
                if rest > 0 { language.pick(format!(" và {rest} cơ quan khác"), format!(" and {rest} more")) } else { String::new() };
            parts.push(format!("{}: {}{more}", language.pick("còn thiếu", "missing"), missing.join(", ")));
        }
        if let Some(alone) = alone {
            let alone = over(alone);
            parts.push(language.pick(format!("riêng {}: {alone}", quarter.vi), format!("{} alone: {alone}", quarter.en)));
        }
        parts.join("; ")
    }))
}
