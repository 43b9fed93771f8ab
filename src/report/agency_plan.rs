//! `cchc report agency-plan ID`: an agency's plan as the document it signs, with its appendix: the plan in force as of the view.

use crate::document::official::Official;
use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::Text;
use crate::model::agency_plan::AgencyPlan;
use crate::model::bundle::names;
use crate::rollup::cells::{self, Cells};
use crate::rollup::completeness::{Completeness, completeness};
use crate::rollup::money;
use crate::rollup::obligations::{Standing, assess};
use crate::rollup::status::{self, States, TaskState};
use crate::rollup::view::View;

use super::masthead::{self, Paper, Particulars};
use super::{Asked, Refusal, Request, appendix, sentences, standing};

/// Takes no grouping; the agency is its subject already.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    if asked.agency {
        let why = Text::fixed("cơ quan đã được nêu ngay sau tên báo cáo", "the agency is named after the report's name");
        return Some(Refusal { option: "--agency", why });
    }
    asked.no_grouping("văn bản để ký có các phần của nó", "a document to be signed has parts of its own")
}

/// Makes the document of the request's subject.
pub(super) fn make(request: &Request<'_>) -> Document {
    let id = request.subject.clone().unwrap_or_default();
    let request = &Request { view: View { agency: Some(id.clone()), ..request.view.clone() }, ..request.clone() };
    let view = &request.view;
    let complete = completeness(view);
    let plan = view.checked.plan(&id, view.period.year);
    let year = view.period.year;
    let subject = Text::new(
        format!("Kế hoạch cải cách hành chính năm {year} của {}", name(view, &id)),
        format!("Plan of {year} of {}", name(view, &id)),
    );
    Document {
        name: "agency-plan",
        title: Text::new(subject.vi.to_uppercase(), subject.en),
        standing: standing::facts(request, &complete),
        blocks: plan.map_or_else(|| vec![none(view, &id, &complete)], |plan| body(view, &id, plan)),
        official: Some(official(request, &id, plan)),
    }
}

fn name(view: &View<'_>, id: &str) -> String {
    standing::agency_name(view, id)
}

fn official(request: &Request<'_>, id: &str, plan: Option<&AgencyPlan>) -> Official {
    let view = &request.view;
    let basis = plan.and_then(|plan| plan.basis.as_ref()).map(|basis| basis.value.as_str());
    let basis = match basis {
        // A plan that rests on another document says its number only.
        Some(other) if other != view.bundle.plan.number.value => format!("Căn cứ Kế hoạch số {other}"),
        _ => format!("Căn cứ {}", masthead::provincial_plan(view)),
    };
    let coordinator = &view.bundle.plan.coordinator.value;
    let mut recipients = vec![masthead::authority_name(view)];
    if coordinator != id {
        recipients.push(name(view, coordinator));
    }
    let particulars = Particulars {
        paper: Paper::Plan,
        about: format!("Cải cách hành chính năm {}", view.period.year),
        number: plan.and_then(|plan| plan.number.as_ref()).map(|number| number.value.as_str()),
        date: plan.and_then(|plan| plan.issued.as_ref()).map(|issued| issued.value),
        addressees: Vec::new(),
        bases: vec![basis],
        recipients,
    };
    masthead::of_agency(request, id, particulars)
}

/// Says that there is no plan to print.
fn none(view: &View<'_>, id: &str, complete: &Completeness<'_>) -> Block {
    let (name, year) = (name(view, id), view.period.year);
    let unusable = complete.agencies.iter().find_map(|row| row.unusable_plan);
    let sources = &view.checked.workspace().sources;
    Block::Gap(match unusable {
        Some(file) => Text::new(
            format!("Kế hoạch năm {year} của {name} không đọc được: sửa {} rồi in lại", sources.path(file)),
            format!("The plan of {year} of {name} cannot be read: fix {} and print again", sources.path(file)),
        ),
        None => Text::new(
            format!("{name} chưa có kế hoạch năm {year}: viết agencies/{id}/{year}/plan.toml rồi in lại"),
            format!("{name} has no plan of {year}: write agencies/{id}/{year}/plan.toml and print again"),
        ),
    })
}

fn body(view: &View<'_>, id: &str, plan: &AgencyPlan) -> Vec<Block> {
    let states = status::states(view);
    let total = cells::total(view, &states.tasks);
    let heading = |vi, en| Block::heading(Text::fixed(vi, en));
    let mut blocks = vec![
        heading("I. Mục đích, yêu cầu", "I. Purpose and requirements"),
        Block::Gap(Text::fixed(
            "Chưa có lời mục đích, yêu cầu: người soạn thảo viết ở đây",
            "No words yet for purpose and requirements: the drafter writes them here",
        )),
        heading("II. Nội dung, nhiệm vụ", "II. Contents and tasks"),
        counts(&total, plan),
        Block::Table(by_area(view, &states, &total)),
    ];
    blocks.extend(not_derived(view));
    if !plan.not_applicable.is_empty() {
        blocks.push(Block::Table(not_applicable(view, plan)));
    }
    blocks.push(heading("III. Kinh phí", "III. Money"));
    let money = money::total(view, &states);
    blocks.push(sentences::paragraph(|language| sentences::of_budget(&money, language)));
    blocks.push(heading("IV. Tổ chức thực hiện", "IV. Carrying it out"));
    blocks.extend(duties(view, id));
    blocks.push(Block::Gap(Text::fixed(
        "Chưa có lời tổ chức thực hiện: người soạn thảo phân công trong cơ quan ở đây",
        "No words yet on carrying it out: the drafter assigns the units here",
    )));
    let year = plan.year;
    blocks.push(Block::Appendix(Text::new(
        format!("Danh mục nhiệm vụ cải cách hành chính năm {year}"),
        format!("Tasks of administrative reform of {year}"),
    )));
    blocks.push(Block::Table(appendix::planned(view, &states)));
    blocks
}

fn counts(total: &Cells, plan: &AgencyPlan) -> Block {
    let left_out = plan.left_out.len();
    sentences::paragraph(|language| {
        let count = |number: i64| language.integer(number);
        let (all, dated, undated) = (count(total.planned()), count(total.dated()), count(total.without_deadline()));
        let said = language.pick(
            format!("Kế hoạch có {all} nhiệm vụ: {dated} nhiệm vụ có thời hạn, {undated} nhiệm vụ thường xuyên, định kỳ, khi phát sinh (Phụ lục kèm theo)."),
            format!("The plan has {all} {}: {dated} with a deadline, {undated} ongoing, recurring or on-event (in the appendix).", sentences::tasks(total.planned())),
        );
        if left_out == 0 {
            return said;
        }
        let unread = language.pick(
            format!("Còn {left_out} nhiệm vụ trong tệp không đọc được nên không có ở đây."),
            format!("Tasks of the file that cannot be read and are not here: {left_out}."),
        );
        format!("{said} {unread}")
    })
}

/// How many tasks each area has.
fn by_area(view: &View<'_>, states: &States<'_>, total: &Cells) -> Table {
    let count = |key, vi, en| Column::new(key, Text::fixed(vi, en), Kind::Count, 0);
    let columns = vec![
        Column::new("area", Text::fixed("Nội dung", "Area"), Kind::Text, 0),
        count("total", "Nhiệm vụ", "Tasks"),
        count("dated", "có thời hạn", "with a\ndeadline"),
        count("undated", "thường xuyên,\nđịnh kỳ", "ongoing,\nrecurring"),
    ];
    let cells =
        |label: Cell, own: &Cells| vec![label, Cell::Count(own.planned()), Cell::Count(own.dated()), Cell::Count(own.without_deadline())];
    let counted = cells::by(view, &states.tasks, |task: &TaskState<'_>| task.area);
    let areas = view.bundle.plan.areas.iter().filter(|area| view.area.is_none_or(|only| only == area.id.value));
    let mut rows: Vec<Row> = areas
        .map(|area| {
            let own = counted.get(&Some(area.id.value)).copied().unwrap_or_default();
            Row::body(cells(Cell::Text(format!("{} {}", area.id.value, area.name)), &own))
        })
        .collect();
    if let Some(unknown) = counted.get(&None) {
        rows.push(Row::body(cells(Cell::Words(Text::fixed("Không rõ nội dung", "Area unknown")), unknown)));
    }
    rows.push(Row::total(cells(Cell::Words(Text::fixed("Cộng", "Total")), total)));
    Table {
        key: "areas", title: Text::fixed("Nhiệm vụ theo nội dung", "Tasks by area"), columns, rows, chart: None, notes: Vec::new()
    }
}

/// The province's tasks that the plan must still take up, or say why not.
fn not_derived(view: &View<'_>) -> Option<Block> {
    let lacking: Vec<String> = assess(view, &status::states(&view.whole()))
        .into_iter()
        .filter(|one| one.standing == Standing::NotDerived && !one.obligation.is_joint())
        .map(|one| format!("{} “{}”", one.obligation.task.id.value, one.obligation.task.name))
        .collect();
    if lacking.is_empty() {
        return None;
    }
    let count = lacking.len();
    Some(Block::Gap(Text::each(|language| {
        let said = language.pick(
            format!("Kế hoạch chưa có {count} nhiệm vụ của Tỉnh giao cho cơ quan: bổ sung, hoặc nêu vì sao không thuộc chức năng"),
            format!("The plan lacks {count} provincial tasks assigned to the agency: add them, or say why they are not applicable"),
        );
        format!("{said}: {}", lacking.join("; "))
    })))
}

fn not_applicable(view: &View<'_>, plan: &AgencyPlan) -> Table {
    let columns = vec![
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("name", Text::fixed("Nhiệm vụ của Tỉnh", "Provincial task"), Kind::Text, 0),
        Column::new("reason", Text::fixed("Lý do", "Reason"), Kind::Text, 0),
    ];
    let rows = plan
        .not_applicable
        .iter()
        .map(|declared| {
            let task = view.bundle.plan.task(&declared.task.value);
            Row::body(vec![
                Cell::Text(declared.task.value.clone()),
                Cell::words(task.map(|task| task.name.as_str())),
                Cell::Text(declared.reason.value.clone()),
            ])
        })
        .collect();
    let count = plan.not_applicable.len();
    Table {
        key: "not-applicable",
        title: Text::new(
            format!("Nhiệm vụ của Tỉnh không thuộc chức năng, nhiệm vụ của cơ quan: {count}"),
            format!("Provincial tasks that are not applicable: {count}"),
        ),
        columns,
        rows,
        chart: None,
        notes: Vec::new(),
    }
}

/// What the province's plan obliges the agency to, in its own words.
fn duties(view: &View<'_>, id: &str) -> Vec<Block> {
    let plan = &view.bundle.plan;
    let Some(agency) = view.bundle.agency(id) else { return Vec::new() };
    let own = plan.duties.iter().filter(|duty| duty.who.iter().any(|who| names(&who.value, agency)));
    own.filter_map(|duty| {
        let words = duty.words.as_deref()?;
        let number = &plan.number.value;
        let source = duty.source.as_deref();
        Some(sentences::paragraph(|language| match source {
            Some(source) => {
                format!("“{words}” ({} {number}, {} {source}).", language.pick("Kế hoạch", "plan"), language.pick("mục", "section"))
            }
            None => format!("“{words}” ({} {number}).", language.pick("Kế hoạch", "plan")),
        }))
    })
    .collect()
}
