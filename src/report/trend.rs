//! `cchc report trend`: quarter by quarter, and against the same quarter a year before.

use crate::document::{Block, Cell, Chart, Column, Document, Kind, Row, Shape, Table, Tone};
use crate::language::Text;
use crate::rollup::cells::{Cells, Rate};
use crate::rollup::completeness::completeness;
use crate::rollup::trend::{self, Pair, Point};

use super::cells::{formulas, rate};
use super::{Asked, Refusal, Request, masthead, standing};

/// Takes no grouping: its rows are quarters.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    asked.no_grouping("mỗi dòng là một quý; thu hẹp bằng --agency hoặc --area", "each row is a quarter; narrow it with --agency or --area")
}

/// Makes the report.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let points = trend::points(view);
    let pairs = trend::pairs(&points);
    let year = view.period.year;
    let mut blocks: Vec<Block> = standing::nothing(&complete).into_iter().collect();
    blocks.extend(standing::rest(view, &complete));
    blocks.push(Block::Table(by_quarter(&points)));
    if pairs.is_empty() {
        let before = year - 1;
        blocks.push(Block::Paragraph(Text::new(
            format!("Không so được với năm {before}: `plans` trong cchc.toml không có kế hoạch của Tỉnh năm {before}."),
            format!("There is no comparison with {before}: `plans` in cchc.toml names no provincial plan of {before}."),
        )));
    } else {
        blocks.push(Block::Table(year_before(&pairs)));
    }
    let own: Vec<&Point<'_>> = points.iter().filter(|point| point.view.period.year == year).collect();
    blocks.push(Block::Table(ratios(&own)));
    Document {
        name: "trend",
        title: standing::title(request, &Text::fixed("Diễn biến từng quý đến", "Quarter by quarter to")),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, "Diễn biến từng quý kết quả cải cách hành chính đến")),
    }
}

/// `II/2021`: short enough to stand under a point.
fn label(point: &Point<'_>) -> Text {
    let (quarter, year) = (point.view.period.last, point.view.period.year);
    Text::new(format!("{}/{year}", quarter.roman()), format!("Q{} {year}", quarter.number()))
}

fn of_n(n: usize, of: usize) -> Cell {
    Cell::Text(format!("{n}/{of}"))
}

fn by_quarter(points: &[Point<'_>]) -> Table {
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    let ratio = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Ratio, weight);
    let columns = vec![
        Column::new("quarter", Text::fixed("Quý", "Quarter"), Kind::Code, 0),
        Column::new("as-of", Text::fixed("Tính đến", "As of"), Kind::Date, 3),
        Column::new("reports", Text::fixed("đã tổng hợp", "counted"), Kind::Text, 0),
        Column::new("plans", Text::fixed("có kế hoạch", "planning"), Kind::Text, 4),
        count("total", "Tổng", "Total", 0),
        count("done", "hoàn\nthành", "done", 0),
        count("open-in-term", "chưa xong\ntrong hạn", "open\nin term", 1),
        count("open-overdue", "chưa xong\nquá hạn", "open\noverdue", 1),
        count("not-reported", "chưa có\nbáo cáo", "not\nreported", 1),
        ratio("plan-completed", "hoàn thành\nkế hoạch", "plan\ncompleted", 0).worked_out(Text::fixed("hoàn thành / tổng", "done / total")),
        ratio("due-completed", "hoàn thành\nđến hạn", "due\ncompleted", 2).worked_out(Text::fixed(
            "xong trong số đến hạn / đến hạn (thời hạn ≤ ngày chốt)",
            "done of those due / due (deadline ≤ cut-off)",
        )),
        ratio("on-time", "đúng\nhạn", "on\ntime", 2).worked_out(Text::fixed("hoàn thành đúng hạn / hoàn thành", "done on time / done")),
        count("completed-in-quarter", "xong\ntrong quý", "done in\nthe quarter", 2),
    ];
    let rows = points
        .iter()
        .map(|point| {
            let cells = point.cells();
            let figure = |of: fn(&Cells) -> i64| cells.map_or(Cell::Missing, |cells| Cell::Count(of(cells)));
            let share = |of: fn(&Cells) -> Rate| cells.map_or(Cell::Missing, |cells| rate(of(cells)));
            Row::body(vec![
                Cell::Words(label(point)),
                Cell::Date(point.view.as_of),
                of_n(point.counted, point.expected),
                of_n(point.planning, point.expected),
                point.planned().map_or(Cell::Missing, Cell::Count),
                figure(Cells::done),
                figure(|cells| cells.open_in_term),
                figure(|cells| cells.open_overdue),
                figure(|cells| cells.not_reported),
                share(Cells::plan_completed),
                share(Cells::due_completed),
                share(Cells::on_time),
                figure(|cells| cells.completed_in_quarter),
            ])
        })
        .collect();
    let formulas = formulas(&columns);
    Table {
        key: "by-quarter",
        title: Text::fixed("Nhiệm vụ có thời hạn ở từng ngày chốt", "Tasks with a deadline at each cut-off"),
        columns,
        rows,
        chart: Some(Chart {
            title: Text::fixed("Ba tỷ lệ qua các quý", "Three rates over the quarters"),
            shape: Shape::Lines,
            category: "quarter".into(),
            series: vec![("plan-completed".into(), Tone::Open), ("due-completed".into(), Tone::Good), ("on-time".into(), Tone::Fair)],
        }),
        notes: vec![
            Text::fixed(
                "Mỗi dòng là trạng thái ở ngày chốt của quý ấy, theo kế hoạch có hiệu lực hôm đó và các báo cáo đã gửi đến quý đó; “xong trong quý” chỉ tính việc có ngày hoàn thành trong quý. Quý chưa có báo cáo nào in “–”, không phải 0. “đã tổng hợp” và “có kế hoạch”: số cơ quan trên số phải báo cáo.",
                "Each row is the state at that quarter's cut-off, by the plans in force that day and the reports handed in up to it; “done in the quarter” counts completions dated within it. A quarter without any report prints “–”, not 0. “counted” and “planning”: agencies of those that owe a report.",
            ),
            formulas,
        ],
    }
}

/// Three rates of each quarter and of the same a year before.
fn year_before(pairs: &[Pair<'_, '_>]) -> Table {
    type Of = fn(&Cells) -> Rate;
    let rates: [(&str, Text, Of); 3] = [
        ("plan-completed", Text::fixed("hoàn thành kế hoạch", "plan completed"), Cells::plan_completed),
        ("due-completed", Text::fixed("hoàn thành đến hạn", "due completed"), Cells::due_completed),
        ("on-time", Text::fixed("đúng hạn", "on time"), Cells::on_time),
    ];
    let columns = vec![
        Column::new("quarter", Text::fixed("Quý", "Quarter"), Kind::Code, 0),
        Column::new("rate", Text::fixed("Tỷ lệ", "Rate"), Kind::Text, 0),
        Column::new("before", Text::fixed("năm trước", "a year before"), Kind::Ratio, 0),
        Column::new("now", Text::fixed("năm nay", "now"), Kind::Ratio, 0),
        Column::new("difference", Text::fixed("chênh lệch\n(điểm phần trăm)", "change\n(percentage points)"), Kind::Ratio, 0).worked_out(
            Text::fixed("năm nay − năm trước, tính từ tử số và mẫu số", "now − a year before, from numerators and denominators"),
        ),
        Column::new("reports-before", Text::fixed("đã tổng hợp,\nnăm trước", "counted,\na year before"), Kind::Text, 2),
        Column::new("reports-now", Text::fixed("đã tổng hợp,\nnăm nay", "counted,\nnow"), Kind::Text, 2),
    ];
    let mut rows = Vec::new();
    for Pair { now, before } in pairs {
        for (_, name, of) in &rates {
            let both = now.cells().map(of).zip(before.cells().map(of));
            let change = both.and_then(|(now, before)| trend::difference(now, before));
            rows.push(Row::body(vec![
                Cell::Words(label(now)),
                Cell::Words(name.clone()),
                before.cells().map(of).map_or(Cell::Missing, rate),
                now.cells().map(of).map_or(Cell::Missing, rate),
                change.map_or(Cell::Missing, rate),
                of_n(before.counted, before.expected),
                of_n(now.counted, now.expected),
            ]));
        }
    }
    Table {
        key: "year-before",
        title: Text::fixed("So với cùng quý năm trước", "Against the same quarter a year before"),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "Chênh lệch là hiệu của hai tỷ lệ, đọc là điểm phần trăm: từ 50% lên 60% là tăng 10 điểm, không phải 20%. Mỗi năm tính theo kế hoạch và danh bạ của chính năm ấy; nội dung được so theo số thứ tự.",
            "The change is one rate less the other, in percentage points: from 50% to 60% is 10 points more, not 20%. Each year stands on its own plan and register; areas are compared by their number.",
        )],
    }
}

/// The ratios of the form, a column a quarter.
fn ratios(points: &[&Point<'_>]) -> Table {
    let mut columns = vec![
        Column::new("row", Text::fixed("Dòng", "Row"), Kind::Code, 2),
        Column::new("name", Text::fixed("Tỷ lệ", "Ratio"), Kind::Text, 0),
    ];
    for point in points {
        let quarter = point.view.period.last;
        columns.push(Column::new(quarter.key(), label(point), Kind::Ratio, 0));
        let title = Text::new(format!("đủ,\n{}", label(point).vi), format!("complete,\n{}", label(point).en));
        columns.push(Column::new(format!("{}-complete", quarter.key()), title, Kind::Text, 3));
    }
    // All points are of one year, hence of one catalogue: each has the same ratios.
    let every = points.first().map_or(&[][..], |point| &point.ratios);
    let rows = every
        .iter()
        .map(|one| {
            let mut cells = vec![Cell::words(one.ratio.row.as_deref()), Cell::Text(one.ratio.name.clone())];
            for point in points {
                let own = point.ratios.iter().find(|own| own.ratio.id.value == one.ratio.id.value);
                cells.push(own.and_then(|own| own.rate).map_or(Cell::Missing, rate));
                cells.push(own.map_or(Cell::Missing, |own| of_n(own.complete, own.expected)));
            }
            Row::body(cells)
        })
        .collect();
    Table {
        key: "ratios-by-quarter",
        title: Text::fixed("Tỷ lệ của biểu thống kê, riêng từng quý", "The form's ratios, each quarter alone"),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "Mỗi ô là tổng tử số / tổng mẫu số của riêng quý ấy, trên những cơ quan có đủ mọi thành phần; “đủ” là số cơ quan đó.",
            "Each cell is the sum of numerators over the sum of denominators of that quarter alone, over the agencies with every component; “complete” is their number.",
        )],
    }
}
