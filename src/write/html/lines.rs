//! Lines: a line a series, a point a row. A point that is not known is not drawn, and no line goes over its place.
//!
//! Like the bars, the drawing is in shares of the width; only its height is fixed. Ratios stand on a scale from 0 to 100%.

use super::bars::Share;
use super::{tone, words};
use crate::document::{Cell, Kind, Row, Table};
use crate::language::Language;
use crate::write::{one_line, shown};

/// How high the plot is, in pixels.
const HEIGHT: i128 = 220;
/// How far apart the figures at the ends of the lines must stand.
const APART: i128 = 15;
/// The signs of the series, in order, drawn about a point.
const SIGNS: [&str; 5] =
    ["M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", "M-5-5h10v10h-10z", "M0-6l6 11h-12z", "M0-7l6 7-6 7-6-7z", "M-6-5h12l-6 11z"];

/// A chart of lines.
pub(super) struct Lines {
    pub(super) id: String,
    pub(super) title: String,
    /// All of it in words.
    pub(super) words: String,
    pub(super) height: i128,
    pub(super) ticks: Vec<Tick>,
    pub(super) places: Vec<Place>,
    pub(super) series: Vec<Series>,
}

/// A line across, with what it stands for.
pub(super) struct Tick {
    pub(super) y: i128,
    pub(super) text: String,
}

/// A place on the axis.
pub(super) struct Place {
    pub(super) x: Share,
    pub(super) name: String,
    /// Whether it is left out where there is little room.
    pub(super) spare: bool,
}

/// A line.
pub(super) struct Series {
    pub(super) name: String,
    pub(super) class: &'static str,
    /// The number of its pattern of dashes.
    pub(super) dash: usize,
    pub(super) sign: &'static str,
    pub(super) points: Vec<Point>,
    pub(super) pieces: Vec<(Point, Point)>,
    /// The last figure, and how high it stands.
    pub(super) end: Option<End>,
}

/// A point that is known.
#[derive(Clone)]
pub(super) struct Point {
    pub(super) x: Share,
    pub(super) y: i128,
    pub(super) words: String,
}

/// The figure at the end of a line.
pub(super) struct End {
    pub(super) x: Share,
    pub(super) y: i128,
    pub(super) text: String,
}

/// The lines of a table, where its chart names columns that it has. All are of the kind of the first: one scale serves them.
pub(super) fn lines(table: &Table, id: &str, language: Language) -> Option<Lines> {
    let chart = table.chart.as_ref()?;
    let known = chart.series.iter().filter_map(|(key, tone)| {
        let index = table.columns.iter().position(|column| column.key == *key)?;
        matches!(table.columns[index].kind, Kind::Count | Kind::Money | Kind::Ratio).then_some((index, *tone))
    });
    let known: Vec<_> = known.collect();
    let kind = table.columns[known.first()?.0].kind;
    let drawn: Vec<_> = known.into_iter().filter(|(index, _)| table.columns[*index].kind == kind).collect();
    let rows: Vec<&Row> = table.rows.iter().filter(|row| !row.total).collect();
    let named = table.columns.iter().position(|column| column.key == chart.category);
    let names: Vec<String> = rows
        .iter()
        .map(|row| named.and_then(|index| row.cells.get(index)).map(|cell| one_line(&shown(cell, language))).unwrap_or_default())
        .collect();
    let cell = |row: usize, column: usize| rows[row].cells.get(column).unwrap_or(&Cell::Missing);
    let values: Vec<Vec<Option<i128>>> =
        drawn.iter().map(|(column, _)| (0..rows.len()).map(|row| height_of(cell(row, *column))).collect()).collect();
    let most = values.iter().flatten().flatten().copied().max()?;
    let top = top(kind, most);

    let y = |value: i128| HEIGHT - (value.max(0) * HEIGHT + top / 2) / top;
    let tones: Vec<_> = drawn.iter().map(|(_, tone)| *tone).collect();
    let series = drawn.iter().zip(tone::series(&tones)).enumerate().map(|(number, ((column, _), (class, _)))| {
        let point = |row: usize| {
            let value = values[number][row]?;
            Some(Point {
                x: place(row, rows.len()),
                y: y(value),
                words: format!("{}: {}", names[row], shown(cell(row, *column), language)),
            })
        };
        let points: Vec<Option<Point>> = (0..rows.len()).map(point).collect();
        let pieces = points.windows(2).filter_map(|two| Some((two[0].clone()?, two[1].clone()?))).collect();
        let end = points.iter().enumerate().rev().find_map(|(row, point)| {
            let point = point.as_ref()?;
            Some(End { x: point.x, y: point.y, text: shown(cell(row, *column), language) })
        });
        Series {
            name: words(&table.columns[*column].title, language),
            class,
            dash: number % 4,
            sign: SIGNS[number % SIGNS.len()],
            points: points.into_iter().flatten().collect(),
            pieces,
            end,
        }
    });
    let mut series: Vec<Series> = series.collect();
    keep_apart(&mut series);

    let said = drawn.iter().map(|(column, _)| {
        let each = (0..rows.len()).map(|row| format!("{} {}", names[row], shown(cell(row, *column), language)));
        format!("{}: {}", words(&table.columns[*column].title, language), each.collect::<Vec<_>>().join("; "))
    });
    let crowded = names.len() > 4 || names.iter().any(|name| name.chars().count() > 12);
    Some(Lines {
        id: id.to_owned(),
        title: words(&chart.title, language),
        words: said.collect::<Vec<_>>().join(". "),
        height: HEIGHT,
        ticks: (0..=4).map(|quarter| Tick { y: y(top * quarter / 4), text: tick(kind, top * quarter / 4, language) }).collect(),
        places: names
            .iter()
            .enumerate()
            .map(|(row, name)| Place { x: place(row, names.len()), name: name.clone(), spare: crowded && (names.len() - 1 - row) % 2 == 1 })
            .collect(),
        series,
    })
}

/// Where a row stands across.
fn place(row: usize, rows: usize) -> Share {
    let number = |count: usize| i128::try_from(count).unwrap_or_default();
    if rows < 2 { Share(500) } else { Share(number(row) * 1000 / number(rows - 1)) }
}

/// How high a cell stands: a ratio in hundredths of a percent, a count as it is; nothing for what is not known.
fn height_of(cell: &Cell) -> Option<i128> {
    match cell {
        Cell::Count(count) | Cell::Money(count) => Some(i128::from(*count)),
        Cell::Ratio { denominator: 0, .. } => None,
        Cell::Ratio { numerator, denominator } => Some(i128::from(*numerator) * 10_000 / i128::from(*denominator)),
        _ => None,
    }
}

/// The top of the scale: 100% for ratios unless one is above, else the next number that four steps divide well.
fn top(kind: Kind, most: i128) -> i128 {
    let most = most.max(1);
    if kind == Kind::Ratio && most <= 10_000 {
        return 10_000;
    }
    let mut unit = if kind == Kind::Ratio { 10_000 } else { 4 };
    while unit * 10 <= most {
        unit *= 10;
    }
    [1, 2, 5, 10].into_iter().map(|times| unit * times).find(|top| *top >= most).unwrap_or(unit * 10)
}

/// What a tick stands for.
fn tick(kind: Kind, value: i128, language: Language) -> String {
    let whole = |value: i128| language.integer(i64::try_from(value).unwrap_or(i64::MAX));
    match kind {
        Kind::Ratio => format!("{}%", whole(value / 100)),
        Kind::Money => language.millions(i64::try_from(value).unwrap_or(i64::MAX)),
        _ => whole(value),
    }
}

/// Moves the figures at the ends of the lines so that none stands on another.
fn keep_apart(series: &mut [Series]) {
    let mut ends: Vec<&mut End> = series.iter_mut().filter_map(|series| series.end.as_mut()).collect();
    ends.sort_by_key(|end| (end.x.0, end.y));
    for index in 1..ends.len() {
        let (x, y) = (ends[index - 1].x, ends[index - 1].y);
        if ends[index].x == x {
            ends[index].y = ends[index].y.max(y + APART);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample::charts;

    fn sample() -> Lines {
        let document = charts();
        let found = Table::of(&document).find_map(|table| lines(table, "t1", Language::Vietnamese).filter(|_| table.key == "by-quarter"));
        found.expect("the sample has lines")
    }

    #[test]
    fn what_is_not_known_is_not_drawn_and_not_joined() {
        let chart = sample();
        // Four quarters; the third of the first series is missing: three points, and a line between the first two only.
        assert_eq!(chart.places.iter().map(|place| place.x.0).collect::<Vec<_>>(), [0, 333, 666, 1000]);
        let first = &chart.series[0];
        assert_eq!(first.points.len(), 3);
        assert_eq!(first.pieces.iter().map(|(from, to)| (from.x.0, to.x.0)).collect::<Vec<_>>(), [(0, 333)]);
        // 25% of 220 pixels is 55, from the top 165.
        assert_eq!(first.points[0].y, 165);
        assert_eq!(first.end.as_ref().map(|end| end.text.as_str()), Some("90,00%"));
        assert!(chart.words.contains("Quý III –"), "{}", chart.words);
    }

    #[test]
    fn scales_end_at_numbers_that_four_steps_divide() {
        for (most, expected) in [(0, 4), (3, 4), (5, 8), (17, 20), (21, 40), (286, 400), (1_037, 2_000), (4_001, 8_000)] {
            assert_eq!(top(Kind::Count, most), expected, "{most}");
        }
        assert_eq!(top(Kind::Ratio, 9_300), 10_000);
        assert_eq!(top(Kind::Ratio, 13_000), 20_000);
        assert!(top(Kind::Money, i128::from(i64::MAX)) >= i128::from(i64::MAX));
    }
}
