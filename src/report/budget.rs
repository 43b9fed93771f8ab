//! `cchc report budget`: money planned and spent, by area, agency, kind of agency and source.

use std::collections::BTreeMap;

use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::Text;
use crate::model::period::quarter_name;
use crate::rollup::completeness::completeness;
use crate::rollup::money::{self, Money, Source};
use crate::rollup::status::{self, States, TaskState};
use crate::rollup::view::View;

use super::cells::{formulas, rate};
use super::money::known;
use super::{By, Request, masthead, standing};

/// How many figures a row has.
const FIGURES: usize = 10;

/// Makes the report.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let total = money::total(view, &states);
    let mut blocks = vec![Block::Paragraph(standing_on(view, &states, &total))];
    blocks.extend(standing::nothing(&complete));
    blocks.extend(standing::rest(view, &complete));
    for by in request.by.map_or_else(|| vec![By::Area, By::Agency], |by| vec![by]) {
        blocks.push(Block::Table(grouped(view, &states, &total, by)));
    }
    blocks.push(Block::Table(by_source(view, &states, &total)));
    blocks.push(Block::Table(overspent(view, &states)));
    Document {
        name: "budget",
        title: standing::title(request, &Text::fixed("Kinh phí cải cách hành chính", "Administrative reform money,")),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, "Kinh phí cải cách hành chính")),
    }
}

/// How many tasks and agencies the spending stands on.
fn standing_on(view: &View<'_>, states: &States<'_>, total: &Money) -> Text {
    let agencies = money::agencies_stating(view, states);
    Text::each(|language| {
        let count = |number: i64| language.integer(number);
        let (stated, budgeted) = (count(total.spent_stated), count(total.budgeted));
        let (whole, of) = (count(agencies.numerator), count(agencies.denominator));
        language.pick(
            format!("Nhiệm vụ có kinh phí: {budgeted}; ghi số đã chi: {stated}/{budgeted}. Cơ quan ghi số đã chi của mọi nhiệm vụ có kinh phí: {whole}/{of}."),
            format!("Budgeted tasks: {budgeted}; stating what was spent: {stated}/{budgeted}. Agencies that state it for every budgeted task: {whole}/{of}."),
        )
    })
}

/// The columns after the first.
fn columns(view: &View<'_>, head: Column) -> Vec<Column> {
    let quarter = quarter_name(view.period.last);
    let money = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Money, weight);
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    vec![
        head,
        count("budgeted", "nhiệm vụ có\nkinh phí", "budgeted\ntasks", 1),
        money("estimate", "dự toán", "estimate", 0),
        money("autonomous", "nguồn tự chủ", "autonomous", 1),
        money("spent", "đã chi\ntừ đầu năm", "spent\nto date", 0),
        count("spent-stated", "nhiệm vụ\nghi đã chi", "tasks\nstating it", 1),
        Column::new("share", Text::fixed("đã chi /\nkế hoạch", "spent /\nplanned"), Kind::Ratio, 0).worked_out(Text::fixed(
            "đã chi / (dự toán + nguồn tự chủ), trên những nhiệm vụ ghi đủ cả hai",
            "spent / (estimate + autonomous), over the tasks that state both",
        )),
        count("share-stated", "nhiệm vụ\ncó tỷ lệ", "tasks in\nthe share", 5),
        count("over", "chi vượt\nkinh phí", "over\nbudget", 2),
        Column::new("quarter", Text::new(format!("riêng\n{}", quarter.vi), format!("{}\nalone", quarter.en)), Kind::Money, 3),
        count("quarter-stated", "nhiệm vụ tính\nđược riêng quý", "tasks\nknown", 4),
    ]
}

/// The cells of a row; without any plan nothing is known of the money.
fn row(label: Cell, money: &Money, planned: bool) -> Vec<Cell> {
    if !planned {
        let figures = std::iter::repeat_n(Cell::Missing, FIGURES);
        return std::iter::once(label).chain(figures).collect();
    }
    vec![
        label,
        Cell::Count(money.budgeted),
        Cell::Money(money.estimate),
        Cell::Money(money.autonomous),
        known(money, money.spent, money.spent_stated),
        Cell::Count(money.spent_stated),
        if money.share_stated > 0 { rate(money.share) } else { Cell::Missing },
        Cell::Count(money.share_stated),
        Cell::Count(money.over),
        known(money, money.quarter, money.quarter_stated),
        Cell::Count(money.quarter_stated),
    ]
}

fn note() -> Text {
    Text::fixed(
        "Chỉ cộng nhiệm vụ có kinh phí trong kế hoạch; nhiệm vụ không ghi số đã chi thì không tính là 0, và đứng ngoài cả tử số lẫn mẫu số của tỷ lệ. Riêng quý = đã chi đến cuối quý − đã chi đến cuối quý trước.",
        "Over tasks whose plan states money; a task that does not state its spending is not taken as 0 and is in neither side of the share. The quarter alone = spent by its end − spent by the end of the quarter before.",
    )
}

fn grouped(view: &View<'_>, states: &States<'_>, total: &Money, by: By) -> Table {
    let (key, head, rows) = match by {
        By::Area => ("by-area", Column::new("area", Text::fixed("Nội dung", "Area"), Kind::Text, 0), by_area(view, states)),
        By::Agency => ("by-agency", Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0), by_agency(view, states)),
        By::Kind => ("by-kind", Column::new("kind", Text::fixed("Loại cơ quan", "Kind of agency"), Kind::Text, 0), by_kind(view, states)),
    };
    let any = !view.plans().is_empty();
    let mut rows: Vec<Row> =
        rows.into_iter().map(|(label, money)| Row::body(row(label, &money.unwrap_or_default(), any && money.is_some()))).collect();
    rows.push(Row::total(row(Cell::Words(Text::fixed("Cộng", "Total")), total, any)));
    let columns = columns(view, head);
    let mut notes = vec![super::cells::over_plans(view), note(), formulas(&columns)];
    if total.unplanned > 0 {
        notes.push(Text::each(|language| {
            let shown = language.millions(total.unplanned);
            language.pick(
                format!("Ngoài ra đã chi {shown} triệu đồng cho nhiệm vụ không ghi kinh phí trong kế hoạch."),
                format!("Besides, {shown} million đồng was spent on tasks whose plan states no money."),
            )
        }));
    }
    let title = match by {
        By::Area => Text::fixed("Kinh phí theo nội dung", "Money by area"),
        By::Agency => Text::fixed("Kinh phí theo cơ quan", "Money by agency"),
        By::Kind => Text::fixed("Kinh phí theo loại cơ quan", "Money by kind of agency"),
    };
    Table { key, title, columns, rows, chart: None, notes }
}

/// What a row is called, and its money; none where there is no plan to know it from.
type Group = (Cell, Option<Money>);

fn by_area(view: &View<'_>, states: &States<'_>) -> Vec<Group> {
    let by_area = money::by_area(view, states);
    let areas = view.bundle.plan.areas.iter().filter(|area| view.area.is_none_or(|only| only == area.id.value));
    let mut rows: Vec<Group> = areas
        .map(|area| {
            let own = by_area.get(&Some(area.id.value)).copied().unwrap_or_default();
            (Cell::Text(format!("{} {}", area.id.value, area.name)), Some(own))
        })
        .collect();
    if let Some(unknown) = by_area.get(&None) {
        rows.push((Cell::Words(Text::fixed("Không rõ nội dung", "Area unknown")), Some(*unknown)));
    }
    rows
}

fn by_agency(view: &View<'_>, states: &States<'_>) -> Vec<Group> {
    let mut by_agency = money::by(view, states, |task: &TaskState<'_>| task.agency);
    let mut rows: Vec<Group> = view
        .expected()
        .into_iter()
        .map(|agency| {
            let id = agency.id.value.as_str();
            let planned = view.checked.plan(id, view.period.year).is_some();
            let own = by_agency.remove(id).or_else(|| planned.then(Money::default));
            (Cell::Text(agency.name.clone()), own)
        })
        .collect();
    rows.extend(by_agency.into_iter().map(|(id, money)| (Cell::Text(standing::agency_name(view, id)), Some(money))));
    rows
}

fn by_kind(view: &View<'_>, states: &States<'_>) -> Vec<Group> {
    let kind_of = |task: &TaskState<'_>| view.bundle.agency(task.agency).map(|agency| agency.kind.value.as_str());
    let mut by_kind: BTreeMap<Option<&str>, Money> = money::by(view, states, kind_of);
    let kinds = view.bundle.kinds.iter();
    let mut rows: Vec<Group> = kinds
        .filter_map(|kind| {
            let money = by_kind.remove(&Some(kind.id.value.as_str()));
            let owes = view.expected().iter().any(|agency| agency.kind.value == kind.id.value);
            (owes || money.is_some()).then(|| (Cell::Text(kind.name.clone()), money))
        })
        .collect();
    rows.extend(by_kind.into_iter().map(|(kind, money)| {
        let outside = Text::fixed("ngoài danh bạ", "outside the register");
        (kind.map_or(Cell::Words(outside), |kind| Cell::Text(kind.to_owned())), Some(money))
    }));
    rows
}

fn by_source(view: &View<'_>, states: &States<'_>, total: &Money) -> Table {
    let by_source = money::by(view, states, Source::of);
    let name = |source: Source| match source {
        Source::Estimate => Text::fixed("chỉ dự toán", "estimate only"),
        Source::Autonomous => Text::fixed("chỉ nguồn tự chủ", "autonomous only"),
        Source::Both => Text::fixed("cả hai nguồn", "both"),
    };
    let any = !view.plans().is_empty();
    let mut rows: Vec<Row> = Source::ALL
        .into_iter()
        .map(|source| Row::body(row(Cell::Words(name(source)), &by_source.get(&Some(source)).copied().unwrap_or_default(), any)))
        .collect();
    rows.push(Row::total(row(Cell::Words(Text::fixed("Cộng", "Total")), total, any)));
    let head = Column::new("source", Text::fixed("Nguồn kinh phí", "Source of money"), Kind::Text, 0);
    Table {
        key: "by-source",
        title: Text::fixed("Kinh phí theo nguồn", "Money by source"),
        columns: columns(view, head),
        rows,
        chart: None,
        notes: vec![
            super::cells::over_plans(view),
            Text::fixed(
                "Báo cáo ghi một số đã chi cho cả nhiệm vụ, không chia theo nguồn; vì vậy nhiệm vụ dùng cả hai nguồn đứng ở dòng riêng.",
                "A report states one figure spent for a task, not one a source: tasks with both sources therefore have a row of their own.",
            ),
        ],
    }
}

/// The tasks that spent more than their plan states.
fn overspent(view: &View<'_>, states: &States<'_>) -> Table {
    let found = money::overspent(states);
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 1),
        Column::new("name", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 0),
        Column::new("planned", Text::fixed("kinh phí", "planned"), Kind::Money, 0)
            .worked_out(Text::fixed("dự toán + nguồn tự chủ", "estimate + autonomous")),
        Column::new("spent", Text::fixed("đã chi", "spent"), Kind::Money, 0),
        Column::new("excess", Text::fixed("vượt", "in excess"), Kind::Money, 0)
            .worked_out(Text::fixed("đã chi − kinh phí", "spent − planned")),
    ];
    let rows = found
        .iter()
        .map(|one| {
            Row::body(vec![
                Cell::Text(standing::agency_name(view, one.task.agency)),
                Cell::Text(one.task.in_force.task.id.value.clone()),
                Cell::Text(one.task.in_force.name.to_owned()),
                Cell::Money(one.planned),
                Cell::Money(one.spent),
                Cell::Money(one.excess()),
            ])
        })
        .collect();
    let count = found.len();
    Table {
        key: "overspent",
        title: Text::new(format!("Chi vượt kinh phí: {count} nhiệm vụ"), format!("Tasks that spent over their budget: {count}")),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "Chỉ xét nhiệm vụ đọc được đủ kinh phí và có ghi số đã chi.",
            "Only tasks whose budget could be read whole and whose spending is stated are looked at.",
        )],
    }
}
