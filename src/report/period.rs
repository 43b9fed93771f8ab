//! `cchc report period`: what a Home Affairs clerk needs first.

use rayon::prelude::*;

use crate::document::{Block, Document};
use crate::language::Text;
use crate::model::period::year_end;
use crate::rollup::completeness::completeness;
use crate::rollup::obligations::assess;
use crate::rollup::status::{self, States};
use crate::rollup::view::View;

use super::cells::Grouped;
use super::{By, Request, attention, cells, indicators, masthead, money, obligations, standing};

/// How many overdue and soon due tasks the period's report names.
const NAMED: usize = 15;

/// Makes the report.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let whole = view.is_narrowed().then(|| status::states(&view.whole()));
    let (assessed, (figures, ratios)) = rayon::join(
        || assess(view, whole.as_ref().unwrap_or(&states)),
        || (indicators::figures(view, &states, indicators::NAMED), indicators::ratios(view, &states, None)),
    );
    let groupings = request.by.map_or_else(|| vec![By::Area, By::Agency], |by| vec![by]);

    let mut blocks = Vec::new();
    blocks.extend(standing::official(view));
    blocks.extend(standing::rest(view, &complete));
    blocks.push(Block::heading(Text::fixed("Kết quả thực hiện", "Results")));
    let groupings: Vec<Grouped> = groupings.into_par_iter().map(|by| Grouped::new(view, &states, by)).collect();
    for (index, grouped) in groupings.iter().enumerate() {
        blocks.push(Block::Table(cells::dated(view, grouped)));
        if index == 0 {
            blocks.push(Block::heading(Text::fixed("Cần chú ý", "Needs attention")));
            blocks.push(Block::Table(attention::overdue(view, &states, NAMED)));
            blocks.push(Block::Table(attention::due_soon(view, &states, NAMED)));
            blocks.push(Block::Table(attention::difficulties(view, &states)));
            blocks.push(Block::heading(Text::fixed("Chi tiết", "Details")));
        }
    }
    blocks.extend(withdrawn(view, &states));
    for grouped in &groupings {
        blocks.push(Block::Table(cells::undated(view, grouped)));
    }
    if view.is_year_end() {
        blocks.push(closing(view));
    }
    blocks.push(Block::Table(obligations::by_task(view, &assessed)));
    blocks.push(Block::Table(money::by_area(view, &states)));
    blocks.push(Block::Table(figures));
    blocks.push(Block::Table(ratios));
    Document {
        name: "period",
        title: standing::title(request, &Text::fixed("Cải cách hành chính", "Administrative reform,")),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, "Kết quả cải cách hành chính")),
    }
}

/// Names the tasks that amendments withdrew: they are in no total.
fn withdrawn(view: &View<'_>, states: &States<'_>) -> Option<Block> {
    if states.withdrawn.is_empty() {
        return None;
    }
    let each = |vi: bool| {
        let rows: Vec<String> = states
            .withdrawn
            .iter()
            .map(|(agency, task)| {
                let by = task.withdrawn_by.map_or("", |amendment| amendment.number.value.as_str());
                let name = standing::agency_name(view, agency);
                let by_word = if vi { "theo" } else { "by" };
                format!("{name} {} ({by_word} {by})", task.task.id.value)
            })
            .collect();
        rows.join("; ")
    };
    Some(Block::Paragraph(Text::new(
        format!("Đã đưa ra khỏi kế hoạch, không tính vào tổng: {}", each(true)),
        format!("Withdrawn, in no total: {}", each(false)),
    )))
}

/// The cells at 31/12, over the agencies that handed in a closing report.
fn closing(view: &View<'_>) -> Block {
    let agencies = status::closing_agencies(view);
    let states = States { tasks: status::closing_states(view), withdrawn: Vec::new() };
    let at_year_end = View { as_of: year_end(view.period.year), ..view.clone() };
    Block::Table(cells::at_year_end(&at_year_end, &Grouped::new(&at_year_end, &states, By::Agency), &agencies))
}
