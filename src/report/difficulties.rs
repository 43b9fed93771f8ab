//! `cchc report difficulties`: what is difficult, what is proposed, and which tasks it holds up.

use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::Text;
use crate::model::period::quarter_name;
use crate::rollup::attention as late;
use crate::rollup::completeness::{Completeness, completeness};
use crate::rollup::difficulties::{self, Counts, Raised, of_quarter, unresolved};
use crate::rollup::status::{self, States};
use crate::rollup::view::View;

use super::{Asked, By, Refusal, Request, attention, masthead, sentences, standing};

/// Takes no grouping by kind; by area is the default, and by agency the other.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    match asked.by {
        None | Some(By::Area | By::Agency) => None,
        Some(By::Kind) => {
            asked.no_grouping("khó khăn xếp theo nội dung (area) hoặc theo cơ quan (agency)", "difficulties are put by area or by agency")
        }
    }
}

/// Makes the report.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let by_area = request.by != Some(By::Agency);
    let mut raised = of_quarter(view, &states, view.period.last);
    let mut earlier = unresolved(view, &states);
    if by_area {
        // Those that hold up nothing known come last.
        let place = |one: &Raised<'_, '_>| one.area().map_or((1, 0), |area| (0, area));
        raised.sort_by_key(place);
        earlier.sort_by_key(place);
    }
    let mut blocks: Vec<Block> = standing::nothing(&complete).into_iter().collect();
    blocks.extend(standing::rest(view, &complete));
    blocks.push(Block::Table(by_group(view, &complete, &raised, by_area)));
    blocks.push(Block::Table(table(view, &raised, Which::Last(&complete))));
    if view.period.is_cumulative() {
        blocks.push(Block::Table(table(view, &earlier, Which::Earlier)));
    }
    blocks.push(Block::Table(unexplained(view, &states)));
    Document {
        name: "difficulties",
        title: standing::title(request, &Text::fixed("Khó khăn, vướng mắc và đề xuất, kiến nghị", "Difficulties and proposals,")),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, "Khó khăn, vướng mắc và đề xuất, kiến nghị về cải cách hành chính")),
    }
}

/// Which difficulties a table holds.
#[derive(Clone, Copy)]
enum Which<'c, 'a> {
    /// Those of the last quarter's reports.
    Last(&'c Completeness<'a>),
    /// Those of earlier quarters that are still felt.
    Earlier,
}

fn area_name(view: &View<'_>, area: Option<i64>) -> Cell {
    match area.and_then(|id| view.bundle.plan.area(id)) {
        Some(area) => Cell::Text(format!("{} {}", area.id.value, area.name)),
        None => Cell::Words(Text::fixed("không rõ nội dung", "area unknown")),
    }
}

/// How many there are, by area or by agency.
fn by_group(view: &View<'_>, complete: &Completeness<'_>, raised: &[Raised<'_, '_>], by_area: bool) -> Table {
    let (key, title) = if by_area { ("area", Text::fixed("Nội dung", "Area")) } else { ("agency", Text::fixed("Cơ quan", "Agency")) };
    let count = |key, vi, en| Column::new(key, Text::fixed(vi, en), Kind::Count, 0);
    let columns = vec![
        Column::new(key, title, Kind::Text, 0),
        count("raised", "khó khăn,\nvướng mắc", "difficulties"),
        count("open", "đang làm\nvướng nhiệm vụ", "holding up\na task"),
        count("proposals", "có đề xuất,\nkiến nghị", "with a\nproposal"),
    ];
    let cells =
        |label: Cell, counts: &Counts| vec![label, Cell::Count(counts.raised), Cell::Count(counts.open), Cell::Count(counts.proposals)];
    let mut rows: Vec<Row> = if by_area {
        let groups = difficulties::by(raised, Raised::area);
        groups.iter().map(|(area, counts)| Row::body(cells(area_name(view, *area), counts))).collect()
    } else {
        let groups = difficulties::by(raised, |one| one.agency);
        groups.iter().map(|(agency, counts)| Row::body(cells(Cell::Text(standing::agency_name(view, agency)), counts))).collect()
    };
    if !rows.is_empty() {
        rows.push(Row::total(cells(Cell::Words(Text::fixed("Cộng", "Total")), &difficulties::total(raised))));
    }
    Table {
        key: if by_area { "by-area" } else { "by-agency" },
        title: Text::fixed("Số khó khăn, vướng mắc đã nêu", "How many difficulties were raised"),
        columns,
        rows,
        chart: None,
        notes: vec![
            from_reports(view, complete),
            Text::fixed(
                "Một khó khăn được đếm một lần, ở nội dung của nhiệm vụ đầu tiên mà nó làm vướng; “đang làm vướng”: có nhiệm vụ bị vướng chưa xong.",
                "A difficulty counts once, in the area of the first task it holds up; “holding up a task”: some task it names is not done.",
            ),
        ],
    }
}

fn table(view: &View<'_>, raised: &[Raised<'_, '_>], which: Which<'_, '_>) -> Table {
    let quarter = quarter_name(view.period.last);
    let columns = vec![
        Column::new("area", Text::fixed("Nội dung", "Area"), Kind::Text, 2),
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("quarter", Text::fixed("Quý", "Quarter"), Kind::Code, 4),
        Column::new("tasks", Text::fixed("Nhiệm vụ và tình trạng", "Tasks and their state"), Kind::Text, 1),
        Column::new("problem", Text::fixed("Khó khăn, vướng mắc", "Difficulty"), Kind::Text, 0),
        Column::new("proposal", Text::fixed("Đề xuất, kiến nghị", "Proposal"), Kind::Text, 0),
    ];
    let rows = raised
        .iter()
        .map(|one| {
            Row::body(vec![
                area_name(view, one.area()),
                Cell::Text(standing::agency_name(view, one.agency)),
                Cell::Text(one.quarter.roman().to_owned()),
                tasks(view, one),
                Cell::words(one.difficulty.problem.as_deref()),
                Cell::words(one.difficulty.proposal.as_deref()),
            ])
        })
        .collect();
    let count = raised.len();
    let (key, title, note) = match which {
        Which::Last(complete) => {
            let title = Text::new(
                format!("Nêu trong báo cáo {}: {count}", quarter.vi),
                format!("Raised in the reports of {}: {count}", quarter.en),
            );
            ("difficulties", title, from_reports(view, complete))
        }
        Which::Earlier => (
            "earlier",
            Text::new(
                format!("Nêu ở quý trước của kỳ, nhiệm vụ chưa xong mà {} không nhắc lại hoặc chưa có báo cáo: {count}", quarter.vi),
                format!("Raised earlier in the period, the task still open, and {} not mentioning it or not reported: {count}", quarter.en),
            ),
            Text::fixed(
                "Số liệu không cho biết đã tháo gỡ xong hay chưa; cần hỏi lại cơ quan.",
                "Whether these were resolved is not known; the agency has to be asked.",
            ),
        ),
    };
    Table { key, title, columns, rows, chart: None, notes: vec![note] }
}

/// Whose reports the difficulties are from.
fn from_reports(view: &View<'_>, complete: &Completeness<'_>) -> Text {
    let quarter = quarter_name(view.period.last);
    let (n, of) = (complete.counted(), complete.expected());
    Text::new(
        format!("Từ báo cáo {} của {n}/{of} cơ quan; khó khăn nêu ở quý trước không tự chuyển sang.", quarter.vi),
        format!("From the reports of {n}/{of} agencies for {}; what an earlier quarter raised is not carried over.", quarter.en),
    )
}

/// The tasks a difficulty holds up, each with its state; ids its plan does not have stand bare.
fn tasks(view: &View<'_>, one: &Raised<'_, '_>) -> Cell {
    if one.difficulty.tasks.is_empty() {
        return Cell::Blank;
    }
    Cell::Words(Text::each(|language| {
        let each = one.difficulty.tasks.iter().map(|named| {
            let id = named.value.as_str();
            match one.held_up.iter().find(|task| task.in_force.task.id.value == id) {
                Some(task) if task.is_past_due(view.as_of) => {
                    let late = late::days_late(task, view.as_of);
                    let days = language.integer(late);
                    language.pick(format!("{id} (quá hạn {days} ngày)"), format!("{id} ({days} {} late)", sentences::days(late)))
                }
                Some(task) => format!("{id} ({})", task.state.shown().in_language(language)),
                None => id.to_owned(),
            }
        });
        each.collect::<Vec<_>>().join(", ")
    }))
}

/// The overdue tasks for which nobody says why.
fn unexplained(view: &View<'_>, states: &States<'_>) -> Table {
    let found = late::unexplained(view, states);
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 1),
        Column::new("name", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 0),
        Column::new("due", Text::fixed("Thời hạn", "Due"), Kind::Date, 0),
        Column::new("days-late", Text::fixed("quá hạn\n(ngày)", "days\nlate"), Kind::Count, 0),
        Column::new("progress", Text::fixed("Tiến độ", "Progress"), Kind::Text, 1),
    ];
    let rows = found
        .iter()
        .map(|task| {
            Row::body(vec![
                Cell::Text(standing::agency_name(view, task.agency)),
                Cell::Text(task.in_force.task.id.value.clone()),
                Cell::Text(task.in_force.name.to_owned()),
                task.due.map_or(Cell::Blank, Cell::Date),
                Cell::Count(late::days_late(task, view.as_of)),
                Cell::Words(attention::progress(task, view.as_of)),
            ])
        })
        .collect();
    let (n, of) = (found.len(), late::overdue(view, states).len());
    Table {
        key: "without-cause",
        title: Text::new(
            format!("Quá hạn mà chưa nêu nguyên nhân: {n}/{of} nhiệm vụ quá hạn"),
            format!("Overdue without a stated cause: {n} of {of} overdue tasks"),
        ),
        columns,
        rows,
        chart: None,
        notes: vec![super::cells::over_plans(view)],
    }
}
