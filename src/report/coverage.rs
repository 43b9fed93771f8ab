//! `cchc report coverage`: provincial tasks × agencies, as counts and as a matrix.

use crate::document::{Block, Cell, Chart, Column, Document, Kind, Mark, Row, Shape, Table, Tone};
use crate::language::Text;
use crate::rollup::completeness::completeness;
use crate::rollup::matrix::{Matrix, Share};
use crate::rollup::obligations::{Standing, Standings, assess};
use crate::rollup::status;
use crate::rollup::view::View;

use super::cells::{formulas, rate};
use super::{Asked, Refusal, Request, masthead, obligations, standing};

/// Takes no grouping: it has both.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    asked.no_grouping(
        "báo cáo này đã có cả hai chiều: theo nhiệm vụ của Tỉnh và theo cơ quan",
        "this report has both ways: by provincial task and by agency",
    )
}

/// Makes the report.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let assessed = assess(view, &status::states(&view.whole()));
    let matrix = Matrix::of(view, &assessed);
    let mut blocks = vec![Block::Paragraph(summary(&matrix))];
    blocks.extend(standing::nothing(&complete));
    blocks.extend(standing::rest(view, &complete));
    blocks.push(Block::Table(table(view, &matrix)));
    blocks.push(Block::Table(by_agency(view, &matrix)));
    blocks.push(Block::Table(obligations::by_task(view, &assessed)));
    blocks.push(Block::Table(without_plan(view, &matrix)));
    Document {
        name: "coverage",
        title: standing::title(request, &Text::fixed("Độ phủ nhiệm vụ của Tỉnh", "Coverage of provincial tasks,")),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, "Độ phủ nhiệm vụ cải cách hành chính của Tỉnh")),
    }
}

fn summary(matrix: &Matrix<'_>) -> Text {
    let all = matrix.total();
    Text::each(|language| {
        let count = |number: i64| language.integer(number);
        let tasks = count(i64::try_from(matrix.tasks.len()).unwrap_or(i64::MAX));
        let (total, derived, done, open) = (count(all.total()), count(all.derived()), count(all.done), count(all.open));
        let (overdue, not_derived, not_applicable) = (count(all.overdue), count(all.not_derived), count(all.not_applicable));
        language.pick(
            format!("{tasks} nhiệm vụ của Tỉnh, {total} lượt giao: đã đưa vào kế hoạch {derived} (hoàn thành {done}, chưa hoàn thành {open}, quá hạn {overdue}); chưa đưa vào kế hoạch {not_derived}; không thuộc chức năng, nhiệm vụ {not_applicable}."),
            format!("{tasks} provincial tasks, {total} obligations: {derived} derived ({done} done, {open} open, {overdue} overdue); {not_derived} not derived; {not_applicable} not applicable."),
        )
    })
}

/// The sign of where an obligation stands.
fn mark(standing: Standing) -> Mark {
    let (key, letter, tone) = match standing {
        Standing::Done => ("done", '●', Tone::Good),
        Standing::Open => ("open", '○', Tone::Open),
        Standing::Overdue => ("overdue", '!', Tone::Bad),
        Standing::NotDerived => ("not-derived", '✗', Tone::Missing),
        Standing::NotApplicable => ("not-applicable", '-', Tone::Neutral),
    };
    Mark { key, letter, words: obligations::words(standing), tone }
}

fn cell(share: Share) -> Cell {
    match share {
        Share { own: Some(standing), .. } => Cell::Mark(mark(standing)),
        Share { own: None, takes_part: true } => Cell::Mark(Mark {
            key: "takes-part",
            letter: '+',
            words: Text::fixed("tham gia nhiệm vụ giao chung", "takes part in a joint one"),
            tone: Tone::Neutral,
        }),
        Share { own: None, takes_part: false } => Cell::Blank,
    }
}

/// The matrix itself: a row an agency, a column a provincial task.
fn table(view: &View<'_>, matrix: &Matrix<'_>) -> Table {
    let mut columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("name", Text::fixed("Tên", "Name"), Kind::Text, 1),
    ];
    columns.extend(matrix.tasks.iter().map(|task| Column::new(task.id.value.clone(), Text::same(task.id.value.clone()), Kind::Mark, 0)));
    let mut rows: Vec<Row> = matrix
        .agencies
        .iter()
        .map(|line| {
            let mut cells = vec![Cell::Text(line.agency.abbreviation.clone()), Cell::Text(line.agency.name.clone())];
            cells.extend(line.cells.iter().copied().map(cell));
            Row::body(cells)
        })
        .collect();
    rows.extend(matrix.joint.iter().map(|line| {
        let name = Text::fixed("lượt giao chung cho nhiều cơ quan", "obligations given to several agencies jointly");
        let mut cells = vec![Cell::Words(Text::fixed("giao chung", "jointly")), Cell::Words(name)];
        cells.extend(line.iter().map(|standing| standing.map_or(Cell::Blank, |standing| Cell::Mark(mark(standing)))));
        Row::body(cells)
    }));
    let chart = (!matrix.tasks.is_empty()).then(|| Chart {
        title: Text::fixed("Nhiệm vụ của Tỉnh × cơ quan", "Provincial tasks × agencies"),
        shape: Shape::Matrix,
        category: "agency".into(),
        series: matrix.tasks.iter().map(|task| (task.id.value.clone().into(), Tone::Neutral)).collect(),
    });
    Table {
        key: "matrix",
        title: Text::fixed("Ma trận nhiệm vụ của Tỉnh × cơ quan", "Matrix of provincial tasks × agencies"),
        columns,
        rows,
        chart,
        notes: vec![
            super::cells::over_plans(view),
            Text::fixed(
                "Ô trống: không giao cho cơ quan ấy. Lượt giao chung là một lượt, tình trạng ở dòng “giao chung”; dấu + cho biết cơ quan nào có nhiệm vụ thực hiện nó.",
                "A blank cell: not given to that agency. A joint obligation counts once and stands in the row “jointly”; + shows which agencies have a task that implements it.",
            ),
        ],
    }
}

fn by_agency(view: &View<'_>, matrix: &Matrix<'_>) -> Table {
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        count("total", "lượt\ngiao", "obli-\ngations", 0),
        count("derived", "đã đưa vào\nkế hoạch", "derived", 1),
        count("not-derived", "chưa đưa vào\nkế hoạch", "not\nderived", 0),
        count("not-applicable", "không thuộc\nchức năng", "not\napplicable", 2),
        count("open", "chưa\nhoàn thành", "open", 1),
        count("overdue", "quá\nhạn", "overdue", 0),
        count("done", "hoàn\nthành", "done", 0),
        Column::new("derived-share", Text::fixed("tỷ lệ\nđã đưa vào", "derived\nshare"), Kind::Ratio, 1).worked_out(Text::fixed(
            "đã đưa vào kế hoạch / (lượt giao − không thuộc chức năng)",
            "derived / (obligations − not applicable)",
        )),
        count("takes-part", "tham gia\ngiao chung", "takes part\njointly", 3),
    ];
    let row = |label: Cell, own: &Standings, takes_part: Cell| {
        vec![
            label,
            Cell::Count(own.total()),
            Cell::Count(own.derived()),
            Cell::Count(own.not_derived),
            Cell::Count(own.not_applicable),
            Cell::Count(own.open),
            Cell::Count(own.overdue),
            Cell::Count(own.done),
            rate(own.derived_share()),
            takes_part,
        ]
    };
    let agencies = matrix.agencies.iter();
    let mut rows: Vec<Row> = agencies
        .map(|line| Row::body(row(Cell::Text(line.agency.name.clone()), &line.standings(), Cell::Count(line.taken_part()))))
        .collect();
    let joint = matrix.joint_standings();
    if joint.total() > 0 {
        rows.push(Row::body(row(Cell::Words(Text::fixed("Giao chung", "Jointly")), &joint, Cell::Blank)));
    }
    rows.push(Row::total(row(Cell::Words(Text::fixed("Cộng", "Total")), &matrix.total(), Cell::Blank)));
    let formulas = formulas(&columns);
    Table {
        key: "coverage-by-agency",
        title: Text::fixed("Lượt giao nhiệm vụ, theo cơ quan", "Obligations by agency"),
        columns,
        rows,
        chart: Some(Chart {
            title: Text::fixed("Tình trạng lượt giao", "State of obligations"),
            shape: Shape::Bars,
            category: "agency".into(),
            series: vec![
                ("done".into(), Tone::Good),
                ("open".into(), Tone::Open),
                ("overdue".into(), Tone::Bad),
                ("not-derived".into(), Tone::Missing),
                ("not-applicable".into(), Tone::Neutral),
            ],
        }),
        notes: vec![
            super::cells::over_plans(view),
            Text::fixed(
                "Lượt giao chung không thuộc riêng cơ quan nào nên đứng ở dòng riêng; “tham gia” không cộng vào tổng.",
                "Joint obligations belong to no single agency and have a row of their own; “takes part” is in no total.",
            ),
            formulas,
        ],
    }
}

/// The agencies whose obligations all stand as not derived for want of a plan.
fn without_plan(view: &View<'_>, matrix: &Matrix<'_>) -> Table {
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("why", Text::fixed("Vì sao", "Why"), Kind::Text, 0),
        Column::new("obligations", Text::fixed("lượt giao", "obligations"), Kind::Count, 0),
    ];
    let workspace = view.checked.workspace();
    let year = view.period.year;
    let lacking = matrix.agencies.iter().filter(|line| view.checked.plan(&line.agency.id.value, year).is_none());
    let rows: Vec<Row> = lacking
        .map(|line| {
            let file = workspace.unusable_document(&line.agency.id.value, year, crate::model::address::Expected::Plan);
            let why = match file {
                Some(file) => {
                    let path = workspace.sources.path(file.file);
                    Text::new(format!("{path} không đọc được"), format!("{path} cannot be read"))
                }
                None => Text::fixed("chưa có tệp kế hoạch", "there is no plan file"),
            };
            Row::body(vec![Cell::Text(line.agency.name.clone()), Cell::Words(why), Cell::Count(line.standings().total())])
        })
        .collect();
    let (n, of) = (rows.len(), matrix.agencies.len());
    Table {
        key: "without-plan",
        title: Text::new(format!("Cơ quan chưa có kế hoạch dùng được: {n}/{of}"), format!("Agencies without a usable plan: {n}/{of}")),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}
