//! `cchc report task ID`: one provincial task across the province.

use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::Text;
use crate::rollup::completeness::completeness;
use crate::rollup::obligations::{Assessed, Standing, assess};
use crate::rollup::status::{self, States};
use crate::rollup::view::View;

use super::{Asked, Refusal, Request, attention, masthead, obligations, standing};

/// Takes neither an area, having one, nor a grouping.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    if asked.area {
        let why = Text::fixed("nhiệm vụ được nêu đã thuộc một nội dung", "the task that is named already belongs to an area");
        return Some(Refusal { option: "--area", why });
    }
    asked.no_grouping("mỗi dòng là một cơ quan hay một nhiệm vụ", "each row is one agency or one task")
}

/// Makes the report of the request's subject.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let id = request.subject.clone().unwrap_or_default();
    let complete = completeness(view);
    let whole = status::states(&view.whole());
    let assessed: Vec<Assessed<'_>> = assess(view, &whole).into_iter().filter(|one| one.obligation.task.id.value == id).collect();
    let mut blocks = Vec::new();
    if let Some(task) = view.bundle.plan.task(&id) {
        blocks.push(Block::Paragraph(Text::new(
            format!("{id} {} ({}, mục {})", task.name, view.bundle.plan.number.value, task.source),
            format!("{id} {} ({}, section {})", task.name, view.bundle.plan.number.value, task.source),
        )));
    }
    blocks.push(Block::Paragraph(counts(&assessed)));
    blocks.extend(standing::rest(view, &complete));
    blocks.push(Block::Table(by_agency(view, &assessed)));
    blocks.push(Block::Table(planned(view, &whole, &id)));
    Document {
        name: "task",
        title: standing::title(request, &Text::new(format!("Nhiệm vụ {id}"), format!("Task {id},"))),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, &format!("Kết quả thực hiện nhiệm vụ cải cách hành chính {id}"))),
    }
}

fn counts(assessed: &[Assessed<'_>]) -> Text {
    let each: Vec<&Assessed<'_>> = assessed.iter().filter(|one| !one.obligation.is_joint()).collect();
    let derived = each.iter().filter(|one| matches!(one.standing, Standing::Open | Standing::Overdue | Standing::Done)).count();
    let done = each.iter().filter(|one| one.standing == Standing::Done).count();
    let of = each.len();
    let joint = assessed.len() - of;
    if of == 0 {
        return Text::new(format!("Giao chung: {joint} lượt."), format!("Joint obligations: {joint}."));
    }
    Text::new(
        format!("Đã đưa vào kế hoạch {derived}/{of} cơ quan; hoàn thành {done}/{of} cơ quan; giao chung: {joint} lượt."),
        format!("Derived by {derived}/{of} agencies; done by {done}/{of}; joint obligations: {joint}."),
    )
}

fn by_agency(view: &View<'_>, assessed: &[Assessed<'_>]) -> Table {
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("standing", Text::fixed("Tình trạng", "State"), Kind::Text, 0),
        Column::new("coverage", Text::fixed("Giao", "Given"), Kind::Text, 2),
        Column::new("words", Text::fixed("Căn cứ", "Rests on"), Kind::Text, 1),
    ];
    let rows = assessed
        .iter()
        .map(|one| {
            let obligation = &one.obligation;
            let who = if obligation.is_joint() {
                let ids: Vec<&str> = obligation.assignment.to.iter().map(|to| to.value.as_str()).collect();
                joint(view, &ids)
            } else {
                Cell::Text(obligation.agencies.iter().map(|agency| agency.name.as_str()).collect::<Vec<_>>().join(", "))
            };
            let coverage =
                if obligation.is_joint() { Text::fixed("giao chung", "jointly") } else { Text::fixed("từng cơ quan", "each") };
            Row::body(vec![who, Cell::Words(obligations::words(one.standing)), Cell::Words(coverage), Cell::Words(basis(one))])
        })
        .collect();
    Table {
        key: "by-agency", title: Text::fixed("Lượt giao nhiệm vụ", "Obligations"), columns, rows, chart: None, notes: Vec::new()
    }
}

fn joint(view: &View<'_>, references: &[&str]) -> Cell {
    let names: Vec<String> = references
        .iter()
        .map(|reference| match reference.strip_prefix('@') {
            Some(kind) => view
                .bundle
                .kinds
                .iter()
                .find(|known| known.id.value == kind)
                .map_or_else(|| (*reference).to_owned(), |known| known.plural.clone().unwrap_or_else(|| known.name.clone())),
            None => standing::agency_name(view, reference),
        })
        .collect();
    Cell::Words(Text::new(format!("một trong: {}", names.join(", ")), format!("any of: {}", names.join(", "))))
}

fn basis(one: &Assessed<'_>) -> Text {
    let assignment = one.obligation.assignment;
    let words = assignment.words.as_ref().map_or_else(String::new, |words| format!("“{words}”"));
    match (assignment.inferred, words.is_empty()) {
        (false, _) => Text::same(words),
        (true, true) => Text::fixed("suy từ chức năng, nhiệm vụ", "inferred from functions"),
        (true, false) => Text::new(format!("{words}; suy từ chức năng, nhiệm vụ"), format!("{words}; inferred from functions")),
    }
}

fn planned(view: &View<'_>, states: &States<'_>, id: &str) -> Table {
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 1),
        Column::new("name", Text::fixed("Nhiệm vụ trong kế hoạch", "Planned task"), Kind::Text, 0),
        Column::new("due", Text::fixed("Thời hạn", "Due"), Kind::Text, 0),
        Column::new("state", Text::fixed("Tình trạng", "State"), Kind::Text, 0),
        Column::new("result", Text::fixed("Kết quả", "Result"), Kind::Text, 2),
    ];
    let implementing =
        states.tasks.iter().filter(|task| view.includes(task.agency) && task.in_force.task.implements.iter().any(|own| own.value == id));
    let rows: Vec<Row> = implementing
        .map(|task| {
            let result = task.latest.and_then(|entry| entry.result.as_ref()).map(|result| result.value.as_str());
            Row::body(vec![
                Cell::Text(standing::agency_name(view, task.agency)),
                Cell::Text(task.in_force.task.id.value.clone()),
                Cell::Text(task.in_force.name.to_owned()),
                Cell::Words(attention::due_words(task)),
                Cell::Words(task.state.shown()),
                Cell::words(result),
            ])
        })
        .collect();
    let count = rows.len();
    Table {
        key: "planned",
        title: Text::new(format!("Nhiệm vụ trong kế hoạch của các cơ quan: {count}"), format!("Planned tasks of agencies: {count}")),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}
