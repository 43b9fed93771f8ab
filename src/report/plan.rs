//! `cchc plan`: bundles, a province's plan, its tasks with what their assignments rest on.

use crate::document::{Block, Cell, Column, Document, Fact, Kind, Row, Table};
use crate::language::Text;
use crate::model::bundle::Bundle;
use crate::model::due::Due;
use crate::model::provincial_plan::{Assignment, Coverage, DutyKind, ProvincialTask};
use crate::source::Located;

/// The bundles at hand, each with where it comes from.
pub fn list(bundles: &[(Bundle, Text)]) -> Document {
    let columns = vec![
        Column::new("id", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("year", Text::fixed("Năm", "Year"), Kind::Code, 0),
        Column::new("number", Text::fixed("Kế hoạch", "Plan"), Kind::Code, 0),
        Column::new("issued", Text::fixed("Ngày", "Issued"), Kind::Date, 0),
        Column::new("title", Text::fixed("Tên", "Title"), Kind::Text, 1),
        Column::new("areas", Text::fixed("Nội dung", "Areas"), Kind::Count, 2),
        Column::new("tasks", Text::fixed("Nhiệm vụ", "Tasks"), Kind::Count, 2),
        Column::new("agencies", Text::fixed("Cơ quan", "Agencies"), Kind::Count, 2),
        Column::new("fingerprint", Text::fixed("Dấu vân tay", "Fingerprint"), Kind::Code, 4),
        Column::new("from", Text::fixed("Ở đâu", "Where"), Kind::Text, 3),
    ];
    let rows = bundles
        .iter()
        .map(|(bundle, from)| {
            let plan = &bundle.plan;
            Row::body(vec![
                Cell::Text(plan.id.value.clone()),
                Cell::Text(plan.year.to_string()),
                Cell::Text(plan.number.value.clone()),
                Cell::Date(plan.issued.value),
                Cell::Text(plan.title.clone()),
                count(plan.areas.len()),
                count(plan.tasks.len()),
                count(bundle.agencies.len()),
                Cell::Text(bundle.fingerprint.clone()),
                Cell::Words(from.clone()),
            ])
        })
        .collect();
    let title = Text::fixed("Bộ dữ liệu của tỉnh", "Provinces' bundles");
    let of = bundles.len();
    let counted = Text::new(format!("{of} bộ dữ liệu"), format!("{of} in all"));
    let table = Table { key: "bundles", title: counted, columns, rows, chart: None, notes: Vec::new() };
    Document { name: "plan-list", title, standing: Vec::new(), blocks: vec![Block::Table(table)], official: None }
}

/// A plan whole: its duties, areas and tasks.
pub fn show(bundle: &Bundle) -> Document {
    let plan = &bundle.plan;
    let mut blocks = Vec::new();
    if let Some(standing) = &plan.standing {
        blocks.push(Block::Paragraph(Text::same(standing.clone())));
    }
    blocks.push(Block::Table(tasks(bundle)));
    blocks.push(Block::Table(areas(bundle)));
    blocks.push(Block::Table(duties(bundle)));
    Document { name: "plan-show", title: Text::same(plan.title.clone()), standing: facts(bundle), blocks, official: None }
}

/// One task with its source, its assignments and what they rest on.
pub fn task(bundle: &Bundle, task: &ProvincialTask) -> Document {
    let area = task.area().and_then(|id| bundle.plan.area(id));
    let mut standing = facts(bundle);
    let mut fact = |key, label: Text, value: Cell| standing.push(Fact { key, label, value });
    fact("source", Text::fixed("Nguồn", "Source"), Cell::Text(task.source.clone()));
    if let Some(area) = area {
        fact("area", Text::fixed("Nội dung", "Area"), Cell::Text(format!("{} {}", area.id.value, area.name)));
    }
    if let Some(schedule) = task.schedule {
        fact("schedule", Text::fixed("Thời gian", "Schedule"), Cell::Words(schedule.shown()));
    }
    let appendix = [
        ("lead", Text::fixed("Chủ trì", "Lead"), task.lead.as_deref().map(|id| bundle.agency_name(id).to_owned())),
        ("support", Text::fixed("Phối hợp", "Support"), (!task.support.is_empty()).then(|| names(bundle, &task.support).vi.into_owned())),
        ("product", Text::fixed("Sản phẩm", "Product"), task.product.clone()),
        ("due", Text::fixed("Thời hạn", "Due"), task.due.map(|due| due.shown().vi.into_owned())),
    ];
    let mut told = false;
    for (key, label, value) in appendix {
        if let Some(value) = value {
            told = true;
            fact(key, label, Cell::Text(value));
        }
    }
    if !told {
        let absent = Text::fixed(
            "không có trong văn bản này (chủ trì, phối hợp, sản phẩm, thời hạn nằm ở phụ lục)",
            "not in this document (lead, support, product and deadline stand in its appendix)",
        );
        fact("appendix", Text::fixed("Phụ lục", "Appendix"), Cell::Words(absent));
    }
    let columns = vec![
        Column::new("to", Text::fixed("Ai thực hiện", "Who"), Kind::Text, 0),
        Column::new("coverage", Text::fixed("Cách giao", "Coverage"), Kind::Text, 0),
        Column::new("agencies", Text::fixed("Số cơ quan", "Agencies"), Kind::Count, 1),
        Column::new("words", Text::fixed("Căn cứ trong văn bản", "Words it rests on"), Kind::Text, 0),
        Column::new("inferred", Text::fixed("Suy ra", "Inferred"), Kind::Text, 0),
    ];
    let rows = task.assignments.iter().map(|assignment| assigned(bundle, assignment)).collect();
    let mut blocks = vec![Block::Table(Table {
        key: "assignments",
        title: Text::fixed("Giao cho", "Assigned to"),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "“Suy ra”: suy từ chức năng, nhiệm vụ của cơ quan; văn bản không nêu.",
            "“Inferred”: from the body's functions; the document does not say.",
        )],
    })];
    if !task.indicators.is_empty() {
        let ids: Vec<&str> = task.indicators.iter().map(|id| id.value.as_str()).collect();
        blocks.push(Block::Paragraph(Text::new(format!("Chỉ tiêu đo: {}", ids.join(", ")), format!("Measured by: {}", ids.join(", ")))));
    }
    Document { name: "plan-task", title: Text::same(format!("{} {}", task.id.value, task.name)), standing, blocks, official: None }
}

/// The facts at the head of a page about a bundle.
pub(super) fn facts(bundle: &Bundle) -> Vec<Fact> {
    let plan = &bundle.plan;
    let number = Text::each(|language| {
        format!("{} {} {}, {}", plan.number.value, language.pick("ngày", "of"), language.date(plan.issued.value), plan.issuer)
    });
    let fingerprint = Text::new(
        format!("{} (dấu vân tay {})", plan.id.value, bundle.fingerprint),
        format!("{} (fingerprint {})", plan.id.value, bundle.fingerprint),
    );
    let mut facts = vec![
        Fact { key: "plan", label: Text::fixed("Kế hoạch của Tỉnh", "Provincial plan"), value: Cell::Words(number) },
        Fact { key: "bundle", label: Text::fixed("Bộ dữ liệu", "Bundle"), value: Cell::Words(fingerprint) },
        Fact {
            key: "coordinator",
            label: Text::fixed("Cơ quan đầu mối", "Coordinator"),
            value: Cell::Text(bundle.agency_name(&plan.coordinator.value).to_owned()),
        },
    ];
    if let Some(replaced) = &plan.replaces {
        facts.push(Fact { key: "replaces", label: Text::fixed("Thay thế", "Replaces"), value: Cell::Text(replaced.value.clone()) });
    }
    facts
}

fn tasks(bundle: &Bundle) -> Table {
    let columns = vec![
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("name", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 0),
        Column::new("schedule", Text::fixed("Thời gian", "Schedule"), Kind::Text, 2),
        Column::new("assigned", Text::fixed("Giao cho", "Assigned to"), Kind::Text, 0),
        Column::new("inferred", Text::fixed("Suy ra", "Inferred"), Kind::Text, 1),
        Column::new("source", Text::fixed("Nguồn", "Source"), Kind::Text, 3),
    ];
    let rows = bundle
        .plan
        .tasks
        .iter()
        .map(|task| {
            let assigned = Text::new(assignments(bundle, task, true), assignments(bundle, task, false));
            Row::body(vec![
                Cell::Text(task.id.value.clone()),
                Cell::Text(task.name.clone()),
                task.schedule.map(Due::shown).map_or(Cell::Blank, Cell::Words),
                Cell::Words(assigned),
                inferred(task),
                Cell::Text(task.source.clone()),
            ])
        })
        .collect();
    let count = bundle.plan.tasks.len();
    Table {
        key: "tasks",
        title: Text::new(format!("{count} nhiệm vụ"), format!("{count} tasks")),
        columns,
        rows,
        chart: None,
        notes: vec![Text::fixed(
            "“Suy ra”: cơ quan thực hiện được suy từ chức năng; xem căn cứ từng nhiệm vụ: cchc plan show MÃ",
            "“Inferred”: who implements it is inferred from functions; what each rests on: cchc plan show ID",
        )],
    }
}

/// Whether who implements a task is inferred: of all its assignments, of some, of none.
pub(super) fn inferred(task: &ProvincialTask) -> Cell {
    match task.assignments.iter().filter(|assignment| assignment.inferred).count() {
        0 => Cell::Blank,
        some if some == task.assignments.len() => Cell::Words(Text::fixed("có", "yes")),
        _ => Cell::Words(Text::fixed("một phần", "in part")),
    }
}

fn assignments(bundle: &Bundle, task: &ProvincialTask, vi: bool) -> String {
    let each: Vec<String> = task
        .assignments
        .iter()
        .map(|assignment| {
            let how = match (assignment.coverage, vi) {
                (Coverage::Each, true) => "mọi",
                (Coverage::Each, false) => "each of",
                (Coverage::Any, true) => "chung:",
                (Coverage::Any, false) => "any of",
            };
            let who = names(bundle, &assignment.to);
            format!("{how} {}", if vi { who.vi } else { who.en })
        })
        .collect();
    each.join("; ")
}

fn areas(bundle: &Bundle) -> Table {
    let columns = vec![
        Column::new("id", Text::fixed("Nội dung", "Area"), Kind::Code, 0),
        Column::new("name", Text::fixed("Tên", "Name"), Kind::Text, 0),
        Column::new("tasks", Text::fixed("Nhiệm vụ", "Tasks"), Kind::Count, 0),
        Column::new("outline", Text::fixed("Mục của báo cáo", "Report outline"), Kind::Code, 1),
        Column::new("par-area", Text::fixed("Lĩnh vực PAR Index", "PAR Index area"), Kind::Code, 1),
        Column::new("duties", Text::fixed("Yêu cầu thêm", "Also asks for"), Kind::Text, 2),
    ];
    let rows = bundle
        .plan
        .areas
        .iter()
        .map(|area| {
            let tasks = bundle.plan.tasks.iter().filter(|task| task.area() == Some(area.id.value)).count();
            let with = names(bundle, &area.coordinate_with);
            let duties = match (area.coordinate_with.is_empty(), area.requires_funding) {
                (true, false) => Cell::Blank,
                (false, false) => Cell::Words(Text::new(format!("phối hợp với {}", with.vi), format!("coordination with {}", with.en))),
                (true, true) => Cell::Words(Text::fixed("có kinh phí", "funding")),
                (false, true) => Cell::Words(Text::new(
                    format!("phối hợp với {}; có kinh phí", with.vi),
                    format!("coordination with {}; funding", with.en),
                )),
            };
            Row::body(vec![
                Cell::Text(area.id.value.to_string()),
                Cell::Text(area.name.clone()),
                count(tasks),
                Cell::words(area.outline.as_deref()),
                area.par_area.map_or(Cell::Blank, |area| Cell::Text(area.to_string())),
                duties,
            ])
        })
        .collect();
    let count = bundle.plan.areas.len();
    Table {
        key: "areas",
        title: Text::new(format!("{count} nội dung"), format!("{count} areas")),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}

fn duties(bundle: &Bundle) -> Table {
    let columns = vec![
        Column::new("what", Text::fixed("Trách nhiệm", "Duty"), Kind::Text, 0),
        Column::new("who", Text::fixed("Ai", "Who"), Kind::Text, 0),
        Column::new("words", Text::fixed("Nguyên văn", "Words"), Kind::Text, 0),
        Column::new("source", Text::fixed("Nguồn", "Source"), Kind::Text, 1),
    ];
    let rows = bundle
        .plan
        .duties
        .iter()
        .map(|duty| {
            let what = match duty.what {
                DutyKind::DerivePlan => Text::fixed("xây dựng kế hoạch", "derive a plan"),
                DutyKind::Report => Text::fixed("báo cáo định kỳ", "report periodically"),
                DutyKind::ReceiveReports => Text::fixed("nhận báo cáo", "receive reports"),
                DutyKind::Monitor => Text::fixed("theo dõi, đôn đốc, kiểm tra", "monitor, remind, inspect"),
                DutyKind::Propose => Text::fixed("đề xuất biện pháp", "propose measures"),
                DutyKind::Evaluate => Text::fixed("đánh giá, xếp loại", "evaluate and rank"),
                DutyKind::RaiseDifficulties => Text::fixed("báo cáo khó khăn, vướng mắc", "raise difficulties"),
            };
            Row::body(vec![
                Cell::Words(what),
                Cell::Words(names(bundle, &duty.who)),
                Cell::words(duty.words.as_deref()),
                Cell::words(duty.source.as_deref()),
            ])
        })
        .collect();
    Table { key: "duties", title: Text::fixed("Tổ chức thực hiện", "Duties"), columns, rows, chart: None, notes: Vec::new() }
}

fn assigned(bundle: &Bundle, assignment: &Assignment) -> Row {
    let coverage = match assignment.coverage {
        Coverage::Each => Text::fixed("từng cơ quan", "each of them"),
        Coverage::Any => Text::fixed("giao chung, một nơi làm là đủ", "jointly: one of them is enough"),
    };
    Row::body(vec![
        Cell::Words(names(bundle, &assignment.to)),
        Cell::Words(coverage),
        count(bundle.expand(&assignment.to).count()),
        assignment.words.as_ref().map_or(Cell::Words(Text::fixed("không có", "none")), |words| Cell::Text(format!("“{words}”"))),
        Cell::Words(if assignment.inferred { Text::fixed("có", "yes") } else { Text::fixed("không", "no") }),
    ])
}

/// References as people read them: `sở, ban, ngành; huyện, thành phố`.
pub(super) fn names(bundle: &Bundle, references: &[Located<String>]) -> Text {
    Text::each(|language| {
        let each: Vec<&str> = references
            .iter()
            .map(|reference| match reference.value.strip_prefix('@') {
                Some("all") => language.pick("cơ quan", "agencies"),
                Some(kind) => {
                    let known = bundle.kinds.iter().find(|known| known.id.value == kind);
                    known.map_or(reference.value.as_str(), |known| known.name.as_str())
                }
                None => bundle.agency_name(&reference.value),
            })
            .collect();
        each.join("; ")
    })
}

fn count(number: usize) -> Cell {
    Cell::Count(i64::try_from(number).unwrap_or(i64::MAX))
}
