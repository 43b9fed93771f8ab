//! `cchc report indicators`: the statistical form, with who every figure stands on and who is missing.

use crate::document::{Block, Document};
use crate::language::Text;
use crate::rollup::completeness::completeness;
use crate::rollup::status;

use super::{Asked, By, Refusal, Request, indicators, masthead, standing};

/// Takes no area, and no grouping but that by agency.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    if asked.area {
        let why = Text::fixed("chỉ tiêu là của cả biểu, không chia theo nội dung", "indicators belong to the whole form, not to an area");
        return Some(Refusal { option: "--area", why });
    }
    match asked.by {
        None | Some(By::Agency) => None,
        Some(By::Area | By::Kind) => {
            asked.no_grouping("chỉ tiêu chỉ chia được theo cơ quan: --by agency", "indicators are divided by agency only: --by agency")
        }
    }
}

/// Makes the report. Agency by agency is long, so it is there when asked for, or when one agency is looked at.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let mut blocks = Vec::new();
    blocks.extend(standing::official(view));
    blocks.extend(standing::nothing(&complete));
    blocks.extend(standing::rest(view, &complete));
    blocks.push(Block::Table(indicators::figures(view, &states, usize::MAX)));
    blocks.push(Block::Table(indicators::ratios(view, &states, Some(usize::MAX))));
    if request.by == Some(By::Agency) || view.agency.is_some() {
        blocks.push(Block::Table(indicators::by_agency(view, &states)));
    } else {
        blocks.push(Block::Paragraph(Text::fixed(
            "Số của từng cơ quan: cchc report indicators --by agency",
            "Each agency's figures: cchc report indicators --by agency",
        )));
    }
    Document {
        name: "indicators",
        title: standing::title(request, &Text::fixed("Chỉ tiêu thống kê cải cách hành chính", "Administrative reform indicators,")),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(masthead::of_coordinator(request, "Chỉ tiêu thống kê cải cách hành chính")),
    }
}
