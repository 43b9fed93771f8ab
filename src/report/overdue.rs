//! `cchc report overdue`: every overdue task, with whose it is, since when and why, and every one that falls due soon.

use crate::document::{Block, Document};
use crate::language::Text;
use crate::rollup::completeness::completeness;
use crate::rollup::status;

use super::{Asked, Refusal, Request, attention, masthead, standing};

/// Takes no grouping.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    asked.no_grouping("mỗi dòng là một nhiệm vụ, không có tổng để nhóm", "each row is one task; there is no total to group")
}

/// Makes the report.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let mut blocks = standing::rest(view, &complete);
    blocks.push(Block::Table(attention::overdue(view, &states, usize::MAX)));
    blocks.push(Block::Table(attention::due_soon(view, &states, usize::MAX)));
    Document {
        name: "overdue",
        title: standing::title(request, &Text::fixed("Nhiệm vụ quá hạn", "Overdue tasks,")),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, "Nhiệm vụ cải cách hành chính quá hạn")),
    }
}
