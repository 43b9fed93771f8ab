//! A table drawn: light lines, figures at the right, heads standing on their line, a line above a total.

use anstyle::Style;
use comfy_table::{Cell as Drawn, CellAlignment, LineStyle, Table as Drawing, TableStyle};
use unicode_width::UnicodeWidthStr;

use super::super::{at_right, one_line, shown};
use super::bars::{self, FILLS, bar};
use super::fit::{Fit, GAP, MARK_GAP, Wish, fit};
use super::{BOLD, FAINT, PLAIN};
use crate::document::{Chart, Column, Kind, Row, Shape, Table};
use crate::language::{Language, Text, printable};
use crate::wrap::{widest, wrap};

/// No vertical lines, one under the heads.
const LINES: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
/// How narrow the head of figures gets, if its words do.
const HEAD: usize = 9;
/// What the second line of a cell stands after, so that an eye finds where a row begins.
const HANG: &str = "  ";
/// Ties words together until they are written, when it is a space again: a letter that no printable text has.
pub(super) const TIE: char = '\u{1f}';
/// How many rows the widths are judged by.
const JUDGED: usize = 200;
/// What a drawing can hold in one cell, far beyond any figure or name.
const WIDEST: usize = 60_000;

/// A drawn table, and what to say under it.
pub(super) struct Grid {
    /// Its lines, and how each looks.
    pub(super) lines: Vec<(String, Style)>,
    /// What the fills of its bars mean.
    pub(super) legend: Option<String>,
    /// How to read heads that stand upright.
    pub(super) upright: Option<String>,
    /// Which columns the window is too narrow for.
    pub(super) left_out: Option<String>,
}

/// Draws a table that has columns and rows.
pub(super) fn grid(table: &Table, language: Language, width: Option<usize>) -> Grid {
    let words = |text: &Text| printable(text.in_language(language)).into_owned();
    let plain: Vec<String> = table.columns.iter().map(|column| words(&super::super::head(column))).collect();
    let heads: Vec<String> = table.columns.iter().zip(&plain).map(|(column, head)| upright(column.kind, head)).collect();
    let texts = |row: &Row| -> Vec<String> { row.cells.iter().map(|cell| shown(cell, language)).collect() };
    let body: Vec<Vec<String>> = table.rows.iter().map(texts).collect();

    let stacked = table.chart.as_ref().filter(|chart| chart.shape == Shape::Bars);
    let chart = stacked.map(|chart| (words(&chart.title), series(chart, table)));
    let is_part = |index: usize| chart.as_ref().is_some_and(|(_, series)| series.contains(&index));
    let wished = |(index, column): (usize, &Column)| Wish { part: is_part(index), ..wish(column, &heads[index], &body, index) };
    let wishes: Vec<Wish> = table.columns.iter().enumerate().map(wished).collect();
    let chart = chart.filter(|(_, series)| table.rows.iter().any(|row| !bar(row, series).is_empty()));
    let Fit { columns, bars } = fit(&wishes, chart.as_ref().map(|_| bars::WIDTH), width);
    let chart = chart.filter(|_| bars);

    // Rows of cells of lines: the heads, then the body; the bars are one column more.
    let broken = |texts: &[String], hang: &str| -> Vec<Vec<String>> {
        columns.iter().map(|(index, wide)| wrap(texts.get(*index).map_or("", String::as_str), (*wide).min(WIDEST), hang)).collect()
    };
    let mut rows = vec![broken(&heads, "")];
    rows.extend(body.iter().map(|texts| broken(texts, HANG)));
    if let Some((title, series)) = &chart {
        rows[0].push(wrap(title, bars::WIDTH, ""));
        for (cells, row) in rows.iter_mut().skip(1).zip(&table.rows) {
            cells.push(vec![bar(row, series)]);
        }
    }
    stand(&mut rows[0]);

    let kinds: Vec<Kind> = columns.iter().map(|(index, _)| table.columns[*index].kind).collect();
    let left_out: Vec<String> =
        (0..heads.len()).filter(|index| columns.iter().all(|(shown, _)| shown != index)).map(|index| one_line(&plain[index])).collect();
    // An example whose parts differ shows which is which.
    let mut split = columns.iter().map(|(index, _)| *index).filter(|index| heads[*index] != plain[*index]);
    let tells = |index: &usize| plain[*index].split_once('.').is_some_and(|(upper, lower)| upper != lower);
    let shown_upright = split.clone().find(tells).or_else(|| split.next());
    Grid {
        upright: shown_upright.map(|index| downwards(&plain[index], language)),
        lines: lines(&rows, &kinds, &table.rows),
        legend: chart.map(|(_, series)| legend(&series, &heads)),
        left_out: (!left_out.is_empty()).then(|| too_narrow(&left_out, language)),
    }
}

/// The drawing: `rows` are the heads, and then those of `body`.
fn lines(rows: &[Vec<Vec<String>>], kinds: &[Kind], body: &[Row]) -> Vec<(String, Style)> {
    let mut drawing = Drawing::new();
    drawing.load_style(LINES);
    for (index, cells) in rows.iter().enumerate() {
        let right = |place: usize| kinds.get(place).is_some_and(|kind| at_right(*kind));
        let side = |place| if right(place) { CellAlignment::Right } else { CellAlignment::Left };
        let cells = cells.iter().enumerate().map(|(place, lines)| Drawn::new_owned(lines.join("\n")).set_alignment(side(place)));
        if index == 0 {
            drawing.set_header(cells);
        } else {
            drawing.add_row(cells);
        }
    }
    for (place, _) in kinds.iter().enumerate().filter(|(_, kind)| **kind == Kind::Mark) {
        if let Some(column) = drawing.column_mut(place) {
            column.set_padding((0, 1));
        }
    }
    let mut heights = rows.iter().map(|cells| height(cells));
    let mut drawn = drawing.lines();
    let mut lines: Vec<(String, Style)> = drawn.by_ref().take(heights.next().unwrap_or(0)).map(|line| (line, PLAIN)).collect();
    let rule = (drawn.next().unwrap_or_default(), FAINT);
    lines.push(rule.clone());
    let mut under_body = false;
    for (row, height) in body.iter().zip(heights) {
        if row.total && under_body {
            lines.push(rule.clone());
        }
        lines.extend(drawn.by_ref().take(height).map(|line| (line, if row.total { BOLD } else { PLAIN })));
        under_body = !row.total;
    }
    lines
}

fn height(cells: &[Vec<String>]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(0)
}

/// Makes heads stand on the line under them.
fn stand(heads: &mut [Vec<String>]) {
    let height = height(heads);
    for lines in heads {
        lines.splice(0..0, std::iter::repeat_n(String::new(), height - lines.len()));
    }
}

fn wish(column: &Column, head: &str, body: &[Vec<String>], index: usize) -> Wish {
    let cells = || body.iter().map(|row| row.get(index).map_or("", String::as_str));
    Wish {
        head: widest(head.split('\n')),
        broken_head: widest(wrap(head, widest(head.split_whitespace()).max(HEAD), "")),
        tall_head: widest(head.split_whitespace()),
        body: widest(cells().flat_map(|cell| wrap(cell, usize::MAX, HANG))),
        words: (column.kind == Kind::Text).then(|| cells().take(JUDGED).map(UnicodeWidthStr::width).collect()),
        weight: column.weight,
        gap: if column.kind == Kind::Mark { MARK_GAP } else { GAP },
        part: false,
    }
}

/// The columns a chart stacks, by index.
fn series(chart: &Chart, table: &Table) -> Vec<usize> {
    chart.series.iter().filter_map(|(key, _)| table.columns.iter().position(|column| column.key == *key)).collect()
}

fn legend(series: &[usize], heads: &[String]) -> String {
    let named = FILLS.iter().cycle().zip(series).map(|(fill, index)| together(&format!("{fill} {}", one_line(&heads[*index]))));
    named.collect::<Vec<_>>().join("  ")
}

/// The head of a sign, which is one letter wide: the parts of a code (`3.5`) stand one under the other.
fn upright(kind: Kind, head: &str) -> String {
    if kind == Kind::Mark { head.replacen('.', "\n", 1) } else { head.to_owned() }
}

fn downwards(head: &str, language: Language) -> String {
    let (upper, lower) = head.split_once('.').unwrap_or((head, ""));
    language.pick(
        format!("Đầu cột đọc từ trên xuống: {upper} trên, {lower} dưới là {head}."),
        format!("Column heads read downwards: {upper} over {lower} is {head}."),
    )
}

fn too_narrow(titles: &[String], language: Language) -> String {
    let titles = titles.join(" · ");
    // What whoever reads a table can open, with every column of it.
    let page = together(language.pick("-o bao-cao.html", "-o report.html"));
    language.pick(
        format!("Cửa sổ hẹp, không hiện: {titles} (mở rộng cửa sổ, hoặc thêm {page} để có đủ cột)"),
        format!("Narrow window, not shown: {titles} (widen the window, or add {page} for every column)"),
    )
}

/// Words that no line break parts: their spaces are [`TIE`] until they are written.
fn together(words: &str) -> String {
    words.replace(' ', TIE.encode_utf8(&mut [0]))
}
