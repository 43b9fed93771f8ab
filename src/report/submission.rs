//! `cchc report submission`: the coordinator's submission (tờ trình) that asks the body whose plan it is to sign the province's report:
//! what it stands on, its main figures, and what needs a decision.

use crate::document::official::Official;
use crate::document::{Block, Document};
use crate::language::Text;
use crate::model::provincial_plan::DutyKind;
use crate::rollup::attention;
use crate::rollup::cells;
use crate::rollup::completeness::{Completeness, completeness};
use crate::rollup::difficulties;
use crate::rollup::status::{self, States};
use crate::rollup::view::View;

use super::masthead::{self, Paper, Particulars};
use super::{Request, agency_report, outline, sentences, standing, synthesis};

/// Makes the document.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let coordinator = masthead::full_name(view, &view.bundle.plan.coordinator.value);
    let authority = masthead::authority_name(view);
    let heading = |vi, en| Block::heading(Text::fixed(vi, en));
    let mut blocks = vec![opening(view, &coordinator)];
    blocks.push(heading("I. Việc tổng hợp", "I. How it was put together"));
    blocks.push(sentences::paragraph(|language| sentences::of_completeness(&complete, view.period.last, language)));
    blocks.extend(late(&complete));
    blocks.push(heading("II. Nội dung chính của dự thảo", "II. What the draft says"));
    blocks.extend(agency_report::summary(view, &states));
    blocks.push(heading("III. Nội dung xin ý kiến", "III. What needs a decision"));
    blocks.extend(to_decide(view, &states, &complete));
    blocks.extend(unwritten(view));
    blocks.push(heading("IV. Hồ sơ kèm theo", "IV. Attached"));
    let about = masthead::about_period(view.period);
    let period = view.period.title();
    blocks.push(sentences::paragraph(|language| {
        language.pick(
            format!("Dự thảo Báo cáo của {authority} “{about}”, có các phụ lục kèm theo."),
            format!("The draft report of {authority} on administrative reform in the {}, with its appendices.", period.en),
        )
    }));
    blocks.push(sentences::paragraph(|language| {
        language.pick(
            format!("{coordinator} kính trình {authority} xem xét, quyết định."),
            format!("{coordinator} submits this to {authority} for its decision."),
        )
    }));
    Document {
        name: "submission",
        title: standing::title(
            request,
            &Text::fixed("Tờ trình báo cáo cải cách hành chính", "Submission of the report of administrative reform,"),
        ),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(official(request)),
    }
}

fn official(request: &Request<'_>) -> Official {
    let view = &request.view;
    let plan = &view.bundle.plan;
    let particulars = Particulars {
        paper: Paper::Submission,
        about: format!("Về việc ban hành Báo cáo công tác cải cách hành chính {}", view.period.title().vi),
        number: None,
        date: None,
        addressees: vec![masthead::authority_name(view)],
        bases: vec![format!("Căn cứ {}", masthead::provincial_plan(view))],
        recipients: vec!["Như trên".to_owned()],
    };
    masthead::of_agency(request, &plan.coordinator.value, particulars)
}

/// What is submitted, and on whose order: the plan's own words where the bundle has them.
fn opening(view: &View<'_>, coordinator: &str) -> Block {
    let plan = &view.bundle.plan;
    let duty = plan.duties.iter().find(|duty| duty.what == DutyKind::ReceiveReports);
    let words = duty.and_then(|duty| duty.words.as_deref());
    let source = duty.and_then(|duty| duty.source.as_deref());
    let (number, period) = (&plan.number.value, view.period.title());
    sentences::paragraph(|language| {
        let place = source.map(|source| format!(", {} {source}", language.pick("mục", "section"))).unwrap_or_default();
        let quoted = words.map(|words| format!(" “{words}”")).unwrap_or_default();
        language.pick(
            format!("Theo Kế hoạch số {number}{place}{quoted}, {coordinator} đã tổng hợp báo cáo của các cơ quan, đơn vị, địa phương và dự thảo Báo cáo công tác cải cách hành chính {}.", period.vi),
            format!("Under plan {number}{place}{quoted}, {coordinator} put the agencies' reports together and drafted the report of administrative reform of the {}.", period.en),
        )
    })
}

/// Who reported after the deadline.
fn late(complete: &Completeness<'_>) -> Option<Block> {
    let names: Vec<&str> = complete.agencies.iter().filter(|row| row.is_late()).map(|row| row.agency.name.as_str()).collect();
    (!names.is_empty())
        .then(|| sentences::paragraph(|language| format!("{}: {}.", language.pick("Gửi sau hạn", "Submitted late"), language.list(&names))))
}

/// What the figures put before whoever signs: what is late and whose, who is silent, what is proposed.
fn to_decide<'a>(view: &View<'a>, states: &States<'a>, complete: &Completeness<'_>) -> Vec<Block> {
    let overdue = attention::overdue(view, states);
    let by_agency = cells::by(view, overdue.iter().copied(), |task| view.bundle.agency_position(task.agency).unwrap_or(usize::MAX));
    let mut blocks = Vec::new();
    if overdue.is_empty() {
        blocks.push(sentences::paragraph(|language| {
            language.pick("Không có nhiệm vụ đã quá thời hạn mà chưa xong.", "No task is past its deadline and not done.").to_owned()
        }));
    } else {
        blocks.push(sentences::paragraph(|language| {
            let each: Vec<String> = by_agency
                .iter()
                .map(|(position, cells)| {
                    let name = view
                        .bundle
                        .agencies
                        .get(*position)
                        .map_or_else(|| language.pick("ngoài danh bạ", "outside the register").to_owned(), |agency| agency.name.clone());
                    format!("{name} {}", language.integer(cells.dated()))
                })
                .collect();
            let count = overdue.len();
            language.pick(
                format!("Đôn đốc {count} nhiệm vụ đã quá thời hạn, chưa biết là xong: {}.", each.join(", ")),
                format!(
                    "To press for what is past its deadline and not known to be done, {count} {}: {}.",
                    sentences::tasks(i64::try_from(count).unwrap_or(i64::MAX)),
                    each.join(", ")
                ),
            )
        }));
    }
    let silent = complete.expected() - complete.received();
    if silent > 0 {
        blocks.push(sentences::paragraph(|language| {
            language.pick(
                format!("Cho ý kiến về việc đôn đốc, xử lý {silent} cơ quan chưa gửi báo cáo nêu ở mục I."),
                format!("What to do about those that did not report, named in section I: {silent}."),
            )
        }));
    }
    let proposals = difficulties::total(&difficulties::of_quarter(view, states, view.period.last)).proposals;
    if proposals > 0 {
        blocks.push(sentences::paragraph(|language| {
            language.pick(
                format!("Cho ý kiến về {proposals} đề xuất, kiến nghị của các cơ quan (phụ lục của dự thảo)."),
                format!("To answer {proposals} proposals of agencies (in the draft's appendix)."),
            )
        }));
    }
    blocks
}

/// The sections of the draft that nobody has written yet.
fn unwritten(view: &View<'_>) -> Option<Block> {
    let words = synthesis::words(view);
    let lacking = outline::unwritten(view, &words, |_| false);
    if lacking.is_empty() {
        return None;
    }
    let sections: Vec<&str> = lacking.iter().map(|heading| heading.section.value.trim()).collect();
    let file = words.file;
    Some(Block::Gap(Text::each(|language| {
        let sections = language.list(&sections);
        language.pick(
            format!("Dự thảo chưa có lời ở mục {sections}: viết trong [narrative] của {file} trước khi trình"),
            format!("The draft has no words yet for sections {sections}: write them under [narrative] in {file} before submitting it"),
        )
    })))
}
