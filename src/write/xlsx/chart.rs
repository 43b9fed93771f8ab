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
use super::style::{FONT, colour};
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
        let fill = ChartSolidFill::new().set_color(colour(*tone)).clone();
        if chart.shape == Shape::Bars {
            drawn.set_format(ChartFormat::new().set_solid_fill(&fill)).set_gap(40);
            // A share of nothing has no label.
            drawn.set_data_label(ChartDataLabel::new().show_value().set_num_format("#,##0;;").set_font(&font(9)));
        } else {
            drawn.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(colour(*tone)).set_width(2.25)));
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
        360.0
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
