//! The charts of a table, drawn by Excel over the table's own cells: bars stacked, a row a bar, and lines, a row a point. A matrix is
//! its table, whose signs have their colours.
//!
//! Whatever is named is a cell: a name given as text is taken for a range where it looks like one.

use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType,
};

use super::columns::Placed;
use super::measure::start;
use super::style::{FONT, colour, ink};
use super::words;
use crate::document::{Cell, Chart, Kind, Row, Shape, Tone};
use crate::language::Language;

/// What tells lines apart besides their colour.
const MARKERS: [ChartMarkerType; 5] =
    [ChartMarkerType::Circle, ChartMarkerType::Square, ChartMarkerType::Triangle, ChartMarkerType::Diamond, ChartMarkerType::X];

/// The most rows that make a chart one can read.
const ROWS: usize = 60;

/// Where a table stands on its sheet.
pub(super) struct Place<'a> {
    /// The sheet's name.
    pub(super) name: &'a str,
    /// The row of the heads; the rows of the body follow.
    pub(super) head: u32,
    /// The width of the table, in digits.
    pub(super) width: f64,
    /// What a page has for a chart, in points.
    pub(super) page: f64,
}

/// A chart over what a sheet has of its table; none where there is nothing to draw, where a total stands between the rows, or where a
/// point of a line is not known, which Excel would draw as 0. With it, its height in points.
pub(super) fn over(chart: &Chart, rows: &[Row], placed: &[Placed<'_>], place: &Place<'_>, language: Language) -> Option<(Drawing, f64)> {
    let column = |key: &str| placed.iter().find(|column| column.column.key == key);
    let body = rows.iter().take_while(|row| !row.total).count();
    let category = column(&chart.category)?;
    let series: Vec<(&Placed<'_>, Tone)> =
        chart.series.iter().filter_map(|(key, tone)| column(key).map(|column| (column, *tone))).collect();
    if series.is_empty() || body == 0 || body > ROWS || rows[body..].iter().any(|row| !row.total) {
        return None;
    }
    let known = |cell: &Cell| match cell {
        Cell::Count(_) | Cell::Money(_) => true,
        Cell::Ratio { denominator, .. } => *denominator != 0,
        Cell::Blank | Cell::Missing | Cell::Text(_) | Cell::Words(_) | Cell::Date(_) | Cell::Mark(_) => false,
    };
    let all_known = || rows[..body].iter().all(|row| series.iter().all(|(column, _)| row.cells.get(column.index).is_some_and(known)));
    let mut drawing = match chart.shape {
        Shape::Bars => Drawing::new(ChartType::BarStacked),
        Shape::Lines if all_known() => Drawing::new(ChartType::Line),
        Shape::Lines | Shape::Matrix => return None,
    };
    let (first, last) = (place.head + 1, place.head + u32::try_from(body).ok()?);
    for ((column, tone), marker) in series.iter().zip(MARKERS.into_iter().cycle()) {
        let drawn = drawing.add_series();
        drawn.set_name((place.name, place.head, column.first));
        drawn.set_categories((place.name, first, category.first, last, category.first));
        drawn.set_values((place.name, first, column.first, last, column.first));
        if chart.shape == Shape::Bars {
            drawn.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour(*tone)))).set_gap(40);
            // A share of nothing has no label.
            drawn.set_data_label(ChartDataLabel::new().show_value().set_num_format("#,##0;;").set_font(&font(9)));
        } else {
            drawn.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(ink(*tone)).set_width(2.25)));
            let fill = ChartSolidFill::new().set_color(ink(*tone)).clone();
            drawn.set_marker(ChartMarker::new().set_type(marker).set_size(7).set_format(ChartFormat::new().set_solid_fill(&fill)));
        }
    }
    let number = if series.iter().all(|(column, _)| column.column.kind == Kind::Ratio) { "0%" } else { "#,##0" };
    let rule = ChartLine::new().set_color(0xD9_D9D9).clone();
    drawing.title().set_hidden();
    drawing.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(11));
    drawing.x_axis().set_font(&font(11));
    drawing.y_axis().set_font(&font(11));
    let tall = if chart.shape == Shape::Bars {
        // What a bar chart calls its y axis has the names: the first at the top, and the scale where the last is.
        drawing.y_axis().set_reverse();
        drawing.x_axis().set_num_format(number).set_label_position(ChartAxisLabelPosition::High).set_major_gridlines_line(&rule);
        (110.0 + 26.0 * f64::from(u32::try_from(body).ok()?)).min(place.page / 0.75)
    } else {
        drawing.y_axis().set_num_format(number).set_major_gridlines_line(&rule);
        300.0
    };
    // 8 pixels a digit.
    let width = (place.width * 8.0).clamp(560.0, 1_100.0);
    drawing.set_width(pixels(width)).set_height(pixels(tall));
    drawing.set_alt_text(start(&words(&chart.title, language), 250));
    Some((drawing, tall * 0.75))
}

fn font(size: u32) -> ChartFont {
    ChartFont::new().set_name(FONT).set_size(size).clone()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand at most")]
fn pixels(size: f64) -> u32 {
    size as u32
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{document, hostile};
    use super::super::columns::place;
    use super::*;
    use crate::document::Table;

    fn is_drawn(table: &Table) -> bool {
        let language = Language::Vietnamese;
        let placed = place(table, &table.rows, u16::MAX, language);
        let on = Place { name: "1. Bảng", head: 3, width: 100.0, page: 400.0 };
        let drawing = table.chart.as_ref().and_then(|chart| over(chart, &table.rows, &placed, &on, language));
        drawing.is_some_and(|(mut drawing, tall)| drawing.validate().is_ok() && tall > 0.0 && tall <= 400.0)
    }

    fn by_area(change: impl Fn(&mut Table, &mut Chart)) -> Table {
        let mut table = Table::of(&document()).next().expect("it has a table").clone();
        let mut chart = table.chart.clone().expect("it has a chart");
        change(&mut table, &mut chart);
        Table { chart: Some(chart), ..table }
    }

    #[test]
    fn bars_are_drawn_over_the_rows_before_the_total() {
        assert!(is_drawn(&by_area(|_, _| {})));
        assert!(!is_drawn(&by_area(|table, _| table.rows[1].total = true)));
        assert!(!is_drawn(&by_area(|table, _| table.rows.clear())));
        assert!(!is_drawn(&by_area(|_, chart| chart.category = "no-such-column".into())));
        assert!(!is_drawn(&by_area(|_, chart| chart.series.clear())));
        assert!(!is_drawn(&by_area(|_, chart| chart.shape = Shape::Matrix)));
        let many = |table: &mut Table, _: &mut Chart| table.rows = vec![table.rows[0].clone(); ROWS + 1];
        assert!(!is_drawn(&by_area(many)));
    }

    #[test]
    fn a_line_through_what_is_not_known_is_not_drawn() {
        // The third area has no figure of what was not reported, and nothing due.
        assert!(!is_drawn(&by_area(|_, chart| chart.shape = Shape::Lines)));
        let known = |table: &mut Table, chart: &mut Chart| {
            chart.shape = Shape::Lines;
            table.rows.remove(2);
        };
        assert!(is_drawn(&by_area(known)));
    }

    #[test]
    fn a_chart_of_hostile_words_is_one_all_the_same() {
        assert!(is_drawn(Table::of(&hostile()).next().expect("it has a table")));
    }
}
