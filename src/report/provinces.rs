//! `cchc report` of several workspaces: provinces side by side, by what they share alone: PAR areas, indicators and ratios of one id.

use chrono::NaiveDate;

use super::cells::{SERIES, dated_cells, dated_columns, formulas, rate};
use super::{obligations, standing};
use crate::document::{Block, Cell, Chart, Column, Document, Fact, Kind, Row, Shape, Table};
use crate::language::Text;
use crate::model::indicator::{Across, Over};
use crate::model::period::Period;
use crate::rollup::cells::Cells;
use crate::rollup::provinces::{self, Agencies, ProvinceFigures, Rules};

/// How many areas and agencies a cell names.
const NAMED: usize = 3;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The period all of them are looked at in.
    pub period: Period,
    /// The day states are as of.
    pub as_of: NaiveDate,
    /// The provinces that could be read, in the order they were named.
    pub provinces: Vec<ProvinceFigures>,
    /// The workspaces no figure counts, as they were named, each with why.
    pub unread: Vec<(String, Text)>,
}

impl Request {
    /// N: every workspace that was named.
    fn named(&self) -> usize {
        self.provinces.len() + self.unread.len()
    }

    fn everyone(&self) -> Text {
        let (n, of) = (self.provinces.len(), self.named());
        Text::new(format!("Cộng {n}/{of} tỉnh"), format!("Total of {n}/{of} provinces"))
    }
}

/// Makes the report.
pub fn document(request: &Request) -> Document {
    let mut blocks: Vec<Block> = Vec::new();
    blocks.extend(unread(request));
    blocks.push(Block::heading(Text::fixed("Kết quả thực hiện", "Results")));
    blocks.push(Block::Table(by_province(request)));
    blocks.push(Block::Table(by_par_area(request)));
    blocks.push(Block::Table(province_by_par_area(request)));
    blocks.push(Block::heading(Text::fixed("Chi tiết", "Details")));
    blocks.push(Block::Table(obligations(request)));
    blocks.push(Block::Table(indicators(request)));
    blocks.push(Block::Table(ratios(request)));
    blocks.push(Block::Table(missing(request)));
    Document { name: "provinces", title: title(request), standing: facts(request), blocks, official: None }
}

fn title(request: &Request) -> Text {
    let (period, n) = (request.period.title(), request.named());
    Text::new(
        format!("Cải cách hành chính {} — {n} tỉnh", period.vi).to_uppercase(),
        format!("Administrative reform, {} — provinces: {n}", period.en),
    )
}

fn facts(request: &Request) -> Vec<Fact> {
    let Agencies { expected, received, counted, .. } = provinces::agencies(&request.provinces);
    let (n, of) = (request.provinces.len(), request.named());
    let words = |key, label, value| Fact { key, label, value: Cell::Words(value) };
    vec![
        words("window", Text::fixed("Kỳ số liệu", "Window"), standing::window(request.period)),
        words("as-of", Text::fixed("Tính đến", "As of"), standing::as_of(request.period, request.as_of)),
        words("provinces", Text::fixed("Tỉnh", "Provinces"), Text::new(format!("đã tổng hợp {n}/{of}"), format!("counted {n}/{of}"))),
        words(
            "received",
            Text::fixed("Báo cáo", "Reports"),
            Text::new(
                format!("đã nhận {received}/{expected} · đã tổng hợp {counted}/{expected} (cơ quan của {n} tỉnh)"),
                format!("received {received}/{expected} · counted {counted}/{expected} (agencies of the {n})"),
            ),
        ),
        Fact {
            key: "program",
            label: Text::fixed("Chương trình", "Program"),
            value: Cell::Text(concat!("cchc ", env!("CARGO_PKG_VERSION")).to_owned()),
        },
    ]
}

/// Names the workspaces that are in no figure.
fn unread(request: &Request) -> Option<Block> {
    if request.unread.is_empty() {
        return None;
    }
    Some(Block::Paragraph(Text::each(|language| {
        let each: Vec<String> = request.unread.iter().map(|(named, why)| format!("{named} ({})", why.in_language(language))).collect();
        format!("{}: {}", language.pick("Không tổng hợp được", "Could not be counted"), each.join("; "))
    })))
}

fn province_column() -> Column {
    Column::new("province", Text::fixed("Tỉnh", "Province"), Kind::Text, 0)
}

fn count(key: &'static str, vi: &'static str, en: &'static str, weight: u8) -> Column {
    Column::new(key, Text::fixed(vi, en), Kind::Count, weight)
}

fn bars(category: &'static str) -> Chart {
    Chart {
        title: Text::fixed("Tình trạng nhiệm vụ có thời hạn", "State of tasks with a deadline"),
        shape: Shape::Bars,
        category: category.into(),
        series: SERIES.map(|(key, tone)| (key.into(), tone)).into(),
    }
}

/// How many plans a table of planned tasks stands on.
fn over_plans(request: &Request) -> Text {
    let Agencies { planning: n, expected: of, .. } = provinces::agencies(&request.provinces);
    let provinces = request.provinces.len();
    Text::new(
        format!("Tính trên kế hoạch của {n}/{of} cơ quan ở {provinces} tỉnh."),
        format!("Over the plans of {n}/{of} agencies; provinces: {provinces}."),
    )
}

/// How a total's rates are worked out.
const SUMS: Text = Text::fixed(
    "Tỷ lệ ở dòng cộng là tổng tử số / tổng mẫu số, không phải trung bình các dòng.",
    "A total's rate is the sum of numerators over the sum of denominators, not a mean of rows.",
);

fn by_province(request: &Request) -> Table {
    let mut columns = vec![
        province_column(),
        count("expected", "phải\nbáo cáo", "owe a\nreport", 2),
        count("received", "đã\nnhận", "received", 3),
        count("counted", "đã\ntổng hợp", "counted", 2),
        count("plans", "có kế\nhoạch", "with a\nplan", 4),
    ];
    columns.extend(dated_columns(request.period));
    let row = |label: Cell, agencies: &Agencies, cells: &Cells| {
        let mut row = vec![label];
        row.extend([agencies.expected, agencies.received, agencies.counted, agencies.planning].map(Cell::Count));
        row.extend(known(agencies, dated_cells(request.period, cells)));
        row
    };
    let mut rows: Vec<Row> =
        request.provinces.iter().map(|own| Row::body(row(Cell::Text(own.name.clone()), &own.agencies, &own.cells))).collect();
    let all = provinces::agencies(&request.provinces);
    rows.push(Row::total(row(Cell::Words(request.everyone()), &all, &provinces::total(&request.provinces))));
    let formulas = formulas(&columns);
    Table {
        key: "provinces",
        title: Text::fixed("Nhiệm vụ có thời hạn, theo tỉnh", "Tasks with a deadline, by province"),
        columns,
        rows,
        chart: Some(bars("province")),
        notes: vec![over_plans(request), SUMS, formulas],
    }
}

/// Figures of planned tasks; where there is no plan at all, nobody knows them, and they are not 0.
fn known(agencies: &Agencies, cells: Vec<Cell>) -> Vec<Cell> {
    if agencies.planning > 0 { cells } else { cells.into_iter().map(|_| Cell::Missing).collect() }
}

/// What a PAR area is called: the areas of plans tied to it are named beside it, since a bundle names its plan's areas only.
fn par_area(area: Option<i64>) -> Text {
    match area {
        Some(area) => Text::new(format!("Lĩnh vực {area}"), format!("PAR area {area}")),
        None => Text::fixed("Không thuộc lĩnh vực nào", "Tied to no PAR area"),
    }
}

fn by_par_area(request: &Request) -> Table {
    let mut columns = vec![
        Column::new("par-area", Text::fixed("Lĩnh vực (Chỉ số CCHC)", "PAR area"), Kind::Text, 0),
        Column::new("areas", Text::fixed("Nội dung của kế hoạch", "Areas of plans"), Kind::Text, 6),
    ];
    columns.extend(dated_columns(request.period));
    let all = provinces::agencies(&request.provinces);
    let row = |label: Text, areas: Cell, cells: &Cells| {
        let mut row = vec![Cell::Words(label), areas];
        row.extend(known(&all, dated_cells(request.period, cells)));
        row
    };
    let mut rows: Vec<Row> =
        areas(request).into_iter().map(|(area, cells)| Row::body(row(par_area(area), named_areas(request, area), &cells))).collect();
    rows.push(Row::total(row(request.everyone(), Cell::Blank, &provinces::total(&request.provinces))));
    Table {
        key: "by-par-area",
        title: Text::fixed("Nhiệm vụ có thời hạn, theo lĩnh vực của Chỉ số CCHC", "Tasks with a deadline, by area of the PAR Index"),
        columns,
        rows,
        chart: Some(bars("par-area")),
        notes: vec![
            over_plans(request),
            SUMS,
            Text::fixed(
                "Nội dung của kế hoạch, đề mục của báo cáo và lĩnh vực của Chỉ số CCHC là ba danh mục khác nhau; mỗi nội dung gắn với lĩnh vực nào do bộ dữ liệu của tỉnh ấy nêu (par-area). Nội dung chưa gắn, hoặc nhiệm vụ không rõ nội dung, đứng riêng một dòng để các tổng khớp nhau.",
                "A plan's areas, a report's outline and the areas of the PAR Index are three lists; each province's bundle ties its areas to the index (par-area). Areas tied to none, and tasks of an unknown area, stand in a row of their own so that totals agree.",
            ),
        ],
    }
}

/// Every PAR area with its cells, in order; tasks tied to none come last.
fn areas(request: &Request) -> Vec<(Option<i64>, Cells)> {
    let mut areas: Vec<(Option<i64>, Cells)> = provinces::by_par_area(&request.provinces).into_iter().collect();
    areas.sort_by_key(|(area, _)| (area.is_none(), *area));
    areas
}

/// The areas of plans that are tied to a PAR area, each name once.
fn named_areas(request: &Request, area: Option<i64>) -> Cell {
    let mut names: Vec<&str> = Vec::new();
    for (_, name) in request.provinces.iter().flat_map(|own| &own.areas).filter(|(own, _)| *own == area) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    bounded(&names, &Text::fixed("tên khác", "more names"))
}

/// Some names, and how many others there are.
fn bounded(names: &[&str], others: &Text) -> Cell {
    if names.is_empty() {
        return Cell::Blank;
    }
    Cell::Words(Text::each(|language| {
        let mut shown: Vec<String> = names.iter().take(NAMED).map(|name| (*name).to_owned()).collect();
        let rest = names.len() - shown.len();
        if rest > 0 {
            shown.push(format!("{rest} {}", others.in_language(language)));
        }
        shown.join("; ")
    }))
}

fn province_by_par_area(request: &Request) -> Table {
    let areas = areas(request);
    let mut columns = vec![province_column()];
    columns.extend(areas.iter().map(|(area, _)| match area {
        Some(area) => {
            let title = Text::new(format!("lĩnh\nvực {area}"), format!("PAR\narea {area}"));
            Column::new(format!("par-area-{area}"), title, Kind::Ratio, 1)
        }
        None => Column::new("par-area-none", Text::fixed("không\nthuộc", "tied to\nnone"), Kind::Ratio, 2),
    }));
    columns.push(Column::new("all", Text::fixed("cả kế\nhoạch", "whole\nplan"), Kind::Ratio, 0));
    let mut rows: Vec<Row> = Vec::new();
    for own in &request.provinces {
        // A province without a task in an area has nothing to complete there, which is not a rate of 0.
        let of = |area: &Option<i64>| own.by_par_area.get(area).map_or(Cell::Blank, |cells| rate(cells.plan_completed()));
        let mut figures: Vec<Cell> = areas.iter().map(|(area, _)| of(area)).collect();
        figures.push(rate(own.cells.plan_completed()));
        let mut row = vec![Cell::Text(own.name.clone())];
        row.extend(known(&own.agencies, figures));
        rows.push(Row::body(row));
    }
    let mut row = vec![Cell::Words(request.everyone())];
    row.extend(areas.iter().map(|(_, cells)| rate(cells.plan_completed())));
    row.push(rate(provinces::total(&request.provinces).plan_completed()));
    rows.push(Row::total(row));
    Table {
        key: "provinces-by-par-area",
        title: Text::fixed("Tỷ lệ hoàn thành kế hoạch của từng tỉnh, theo lĩnh vực", "Plan completed, by province and PAR area"),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "Hoàn thành kế hoạch = nhiệm vụ đã hoàn thành / nhiệm vụ có thời hạn; ô trống: tỉnh không có nhiệm vụ nào thuộc lĩnh vực ấy; “–”: tỉnh chưa có kế hoạch nào dùng được.",
            "Plan completed = done / all with a deadline; an empty cell: the province has no task in that area; “–”: no usable plan.",
        )],
    }
}

fn obligations(request: &Request) -> Table {
    let columns = vec![
        province_column(),
        count("total", "lượt\ngiao", "obli-\ngations", 0),
        count("not-derived", "chưa đưa vào\nkế hoạch", "not\nderived", 0),
        count("not-applicable", "không thuộc\nchức năng", "not\napplicable", 2),
        count("open", "chưa\nhoàn thành", "open", 1),
        count("overdue", "quá\nhạn", "overdue", 0),
        count("done", "hoàn\nthành", "done", 0),
    ];
    let row = |label: Cell, standings| std::iter::once(label).chain(obligations::counts(standings)).collect();
    let mut rows: Vec<Row> = request.provinces.iter().map(|own| Row::body(row(Cell::Text(own.name.clone()), &own.standings))).collect();
    rows.push(Row::total(row(Cell::Words(request.everyone()), &provinces::standings(&request.provinces))));
    Table {
        key: "obligations",
        title: Text::fixed("Lượt giao nhiệm vụ, theo tỉnh", "Obligations, by province"),
        columns,
        rows,
        chart: None,
        notes: vec![
            over_plans(request),
            Text::fixed(
                "Mỗi tỉnh có danh mục nhiệm vụ riêng; số lượt giao cho biết quy mô, không dùng để so sánh hai tỉnh từng nhiệm vụ một.",
                "Every province has its own list of tasks; obligations tell its size and do not compare provinces task by task.",
            ),
        ],
    }
}

/// How an indicator adds up over time and agencies.
fn rules(rules: Option<&Rules>) -> Cell {
    let Some(rules) = rules else {
        return Cell::Words(Text::fixed("không so sánh được: các tỉnh tính khác nhau", "not comparable: provinces count it differently"));
    };
    let over = match rules.over {
        Over::Flow => Text::fixed("phát sinh trong kỳ", "flow"),
        Over::Stock => Text::fixed("có đến ngày chốt", "stock"),
        Over::Opening => Text::fixed("kỳ trước chuyển sang", "opening"),
    };
    let across = match rules.across {
        Across::Sum => Text::fixed("cộng các cơ quan", "agencies added"),
        Across::Single => Text::fixed("số của một cơ quan", "one agency's"),
        Across::Distinct => Text::fixed("danh sách, đếm một lần", "lists, counted once"),
    };
    Cell::Words(Text::each(|language| format!("{}; {}", over.in_language(language), across.in_language(language))))
}

fn n_of(n: i64, of: i64) -> Cell {
    Cell::Text(format!("{n}/{of}"))
}

fn indicators(request: &Request) -> Table {
    let rows = provinces::shared_indicators(&request.provinces)
        .into_iter()
        .map(|shared| {
            Row::body(vec![
                Cell::Text(shared.name),
                shared.rules.as_ref().map_or(Cell::Blank, |rules| Cell::Text(rules.unit.clone())),
                shared.value.map_or(Cell::Missing, Cell::Count),
                n_of(shared.provinces, shared.of),
                n_of(shared.complete, shared.expected),
                rules(shared.rules.as_ref()),
                Cell::Text(shared.id),
            ])
        })
        .collect();
    Table {
        key: "indicators",
        title: Text::fixed("Chỉ tiêu các tỉnh cùng có", "Indicators provinces share"),
        columns: vec![
            Column::new("name", Text::fixed("Chỉ tiêu", "Indicator"), Kind::Text, 0),
            Column::new("unit", Text::fixed("Đơn vị tính", "Unit"), Kind::Text, 3),
            Column::new("value", request.period.name(), Kind::Count, 0),
            Column::new("provinces", Text::fixed("tỉnh\ncó số", "provinces\nwith it"), Kind::Text, 0),
            Column::new("complete", Text::fixed("cơ quan\nđủ", "agencies\ncomplete"), Kind::Text, 0),
            Column::new("rules", Text::fixed("Cách cộng", "How it adds up"), Kind::Text, 2),
            Column::new("id", Text::fixed("Mã", "Id"), Kind::Code, 5),
        ],
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "Chỉ tiêu từ hai tỉnh trở lên cùng mã; chỉ cộng khi đơn vị tính và cách cộng của mọi tỉnh ấy giống nhau. Các tỉnh không chung cơ quan nào, nên số do một cơ quan báo cáo và danh sách đếm một lần trong tỉnh cũng cộng được qua các tỉnh.",
            "Indicators at least two provinces have under one id; added only where all of them count it in one unit by the same rules. Provinces share no agency, so one agency's figures and lists counted once within a province add up over provinces too.",
        )],
    }
}

fn ratios(request: &Request) -> Table {
    let rows = provinces::shared_ratios(&request.provinces)
        .into_iter()
        .map(|shared| {
            let parts = shared.value.map_or([Cell::Missing, Cell::Missing, Cell::Missing], |value| {
                [Cell::Count(value.numerator), Cell::Count(value.denominator), rate(value)]
            });
            let formula = shared
                .rules
                .as_ref()
                .map_or_else(|| rules(None), |parts| Cell::Text(format!("{} / {}", ids(&parts.numerator), ids(&parts.denominator))));
            let mut row = vec![Cell::Text(shared.name)];
            row.extend(parts);
            row.extend([n_of(shared.provinces, shared.of), n_of(shared.complete, shared.expected), formula, Cell::Text(shared.id)]);
            Row::body(row)
        })
        .collect();
    Table {
        key: "ratios",
        title: Text::fixed("Tỷ lệ các tỉnh cùng có", "Ratios provinces share"),
        columns: vec![
            Column::new("name", Text::fixed("Tỷ lệ", "Ratio"), Kind::Text, 0),
            count("numerator", "tử số", "numerator", 1),
            count("denominator", "mẫu số", "denominator", 1),
            Column::new("value", request.period.name(), Kind::Ratio, 0),
            Column::new("provinces", Text::fixed("tỉnh\ncó số", "provinces\nwith it"), Kind::Text, 0),
            Column::new("complete", Text::fixed("cơ quan\nđủ", "agencies\ncomplete"), Kind::Text, 0),
            Column::new("formula", Text::fixed("Cách tính", "Formula"), Kind::Text, 3),
            Column::new("id", Text::fixed("Mã", "Id"), Kind::Code, 5),
        ],
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "Tổng tử số / tổng mẫu số của các tỉnh có số; chỉ cộng khi tử số và mẫu số gồm cùng các mã chỉ tiêu, tính cùng một cách, ở mọi tỉnh có tỷ lệ này.",
            "The sum of numerators over the sum of denominators of the provinces with a figure; added only where all that have the ratio make it of the same ids, counted by the same rules.",
        )],
    }
}

fn ids(parts: &[(String, Option<Rules>)]) -> String {
    parts.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(" + ")
}

/// Who is missing, province by province.
fn missing(request: &Request) -> Table {
    let gaps = |own: &&ProvinceFigures| own.agencies.not_counted() > 0 || own.agencies.without_plan() > 0 || own.left_out;
    let with_gaps = request.provinces.iter().filter(gaps);
    let rows = with_gaps
        .map(|own| {
            let names: Vec<&str> = own.not_counted.iter().map(String::as_str).collect();
            let left_out = if own.left_out { Cell::Words(Text::fixed("có", "yes")) } else { Cell::Blank };
            Row::body(vec![
                Cell::Text(own.name.clone()),
                Cell::Count(own.agencies.not_counted()),
                bounded(&names, &Text::fixed("cơ quan khác", "more")),
                Cell::Count(own.agencies.without_plan()),
                left_out,
            ])
        })
        .collect();
    Table {
        key: "missing",
        title: Text::fixed("Còn thiếu", "Missing"),
        columns: vec![
            province_column(),
            count("agencies", "báo cáo chưa\ntổng hợp", "reports not\ncounted", 0),
            Column::new("names", Text::fixed("Cơ quan", "Agencies"), Kind::Text, 0),
            count("without-plan", "chưa có kế hoạch\ndùng được", "without a\nusable plan", 0),
            Column::new("left-out", Text::fixed("có tệp, mục\nkhông hiểu được", "something not\nunderstood"), Kind::Text, 1),
        ],
        rows,
        chart: None,
        notes: Vec::new(),
    }
}
