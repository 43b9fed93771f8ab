//! A table drawn: light lines, figures at the right, heads standing on their line, a line above a total.

use anstyle::Style;
use comfy_table::{Cell as Drawn, CellAlignment, LineStyle, Table as Drawing, TableStyle};

use super::super::{at_right, one_line, shown};
use super::bars::{self, FILLS, bar};
use super::fit::{Fit, Wish, fit};
use super::wrap::{widest, wrap};
use super::{BOLD, FAINT, PLAIN};
use crate::document::{Chart, Column, Kind, Row, Table};
use crate::language::{Language, printable};

/// No vertical lines, one under the heads.
const LINES: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
/// What a drawing can hold in one cell, far beyond any figure or name.
const WIDEST: usize = 60_000;

/// A drawn table, and what to say under it.
pub(super) struct Grid {
    /// Its lines, and how each looks.
    pub(super) lines: Vec<(String, Style)>,
    /// What the fills of its bars mean.
    pub(super) legend: Option<String>,
    /// Which columns the window is too narrow for.
    pub(super) left_out: Option<String>,
}

/// Draws a table that has columns and rows.
pub(super) fn grid(table: &Table, language: Language, width: Option<usize>) -> Grid {
    let heads: Vec<String> = table.columns.iter().map(|column| printable(column.title.in_language(language)).into_owned()).collect();
    let texts = |row: &Row| -> Vec<String> { row.cells.iter().map(|cell| shown(cell, language)).collect() };
    let body: Vec<Vec<String>> = table.rows.iter().map(texts).collect();

    let wishes: Vec<Wish> = table.columns.iter().enumerate().map(|(index, column)| wish(column, &heads[index], &body, index)).collect();
    let series = table.chart.as_ref().map(|chart| series(chart, table));
    let Fit { columns, bars } = fit(&wishes, series.as_ref().map(|_| bars::WIDTH), width);
    let series = series.filter(|_| bars);

    let mut drawing = Drawing::new();
    drawing.load_style(LINES);
    let broken = |texts: &[String]| -> Vec<Vec<String>> {
        columns.iter().map(|(index, wide)| wrap(texts.get(*index).map_or("", String::as_str), (*wide).min(WIDEST))).collect()
    };
    let mut draw = |cells: Vec<Vec<String>>, row: Option<&Row>| -> usize {
        let height = cells.iter().map(Vec::len).max().unwrap_or(1);
        let drawn = cells.into_iter().zip(&columns).map(|(mut lines, (index, _))| {
            if row.is_none() {
                // Heads stand on the line under them.
                lines.splice(0..0, std::iter::repeat_n(String::new(), height - lines.len()));
            }
            let side = if at_right(table.columns[*index].kind) { CellAlignment::Right } else { CellAlignment::Left };
            Drawn::new_owned(lines.join("\n")).set_alignment(side)
        });
        let bar = series.as_ref().map(|series| Drawn::new_owned(row.map(|row| bar(row, series)).unwrap_or_default()));
        let drawn: Vec<Drawn> = drawn.chain(bar).collect();
        match row {
            None => drawing.set_header(drawn),
            Some(_) => drawing.add_row(drawn),
        };
        height
    };
    let head = draw(broken(&heads), None);
    let heights: Vec<usize> = body.iter().zip(&table.rows).map(|(texts, row)| draw(broken(texts), Some(row))).collect();

    let mut drawn = drawing.lines();
    let mut lines: Vec<(String, Style)> = drawn.by_ref().take(head).map(|line| (line, PLAIN)).collect();
    let rule = drawn.next().unwrap_or_default();
    lines.push((rule.clone(), FAINT));
    let mut above_is_body = false;
    for (row, height) in table.rows.iter().zip(heights) {
        if row.total && above_is_body {
            lines.push((rule.clone(), FAINT));
        }
        lines.extend(drawn.by_ref().take(height).map(|line| (line, if row.total { BOLD } else { PLAIN })));
        above_is_body = !row.total;
    }
    let legend = series.map(|series| legend(&series, &heads));
    let left_out: Vec<String> =
        (0..heads.len()).filter(|index| columns.iter().all(|(shown, _)| shown != index)).map(|index| one_line(&heads[index])).collect();
    Grid { lines, legend, left_out: (!left_out.is_empty()).then(|| too_narrow(&left_out, language)) }
}

fn wish(column: &Column, head: &str, body: &[Vec<String>], index: usize) -> Wish {
    let cells = body.iter().filter_map(|row| row.get(index));
    Wish {
        head: widest(head.split('\n')),
        head_word: widest(head.split_whitespace()),
        body: widest(cells.flat_map(|cell| cell.split('\n'))),
        wraps: column.kind == Kind::Text,
        weight: column.weight,
    }
}

/// The columns a chart stacks, by index.
fn series(chart: &Chart, table: &Table) -> Vec<usize> {
    chart.series.iter().filter_map(|key| table.columns.iter().position(|column| column.key == *key)).collect()
}

fn legend(series: &[usize], heads: &[String]) -> String {
    // A name stays on one line with its fill.
    let named = FILLS.iter().cycle().zip(series).map(|(fill, index)| format!("{fill} {}", one_line(&heads[*index])).replace(' ', "\u{a0}"));
    named.collect::<Vec<_>>().join("  ")
}

fn too_narrow(titles: &[String], language: Language) -> String {
    let titles = titles.join(", ");
    language.pick(
        format!("Cửa sổ hẹp, không hiện: {titles} (mở rộng cửa sổ, hoặc dùng --format csv)"),
        format!("Narrow window, not shown: {titles} (widen the window, or use --format csv)"),
    )
}
