//! `cchc report synthesis`: the province's periodic report, as the body whose plan it is signs it, in the official outline: the
//! coordinator's words (`[synthesis]`), the figures of all agencies with how complete they are, and the appendices.

use crate::document::official::Official;
use crate::document::{Block, Document};
use crate::language::Text;
use crate::model::narrative::Narrative;
use crate::model::period::{Period, Quarter};
use crate::model::provincial_plan::Content;
use crate::model::synthesis::Synthesis;
use crate::rollup::attention as rolled;
use crate::rollup::cells;
use crate::rollup::completeness::{Completeness, completeness};
use crate::rollup::difficulties::{self, Counts};
use crate::rollup::obligations::assess;
use crate::rollup::status::{self, States};
use crate::rollup::view::View;

use super::cells::Grouped;
use super::masthead::{self, Paper, Particulars};
use super::outline::{self, Spot, Words};
use super::{Asked, By, Refusal, Request, agency_report, attention, form, obligations, sentences, standing};

/// Takes no grouping; it is of all agencies.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    if asked.agency {
        let why = Text::fixed("đây là báo cáo của cả Tỉnh", "it is of the whole province");
        return Some(Refusal { option: "--agency", why });
    }
    asked.no_grouping("văn bản để ký có các phần của nó", "a document to be signed has parts of its own")
}

/// Makes the document.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let mut blocks: Vec<Block> = unaddressed(view).into_iter().collect();
    blocks.push(sentences::opening(view, &masthead::authority_name(view)));
    blocks.push(sentences::paragraph(|language| sentences::of_completeness(&complete, view.period.last, language)));
    blocks.extend(outline::body(view, &words(view), |spot| said(view, &states, &complete, spot)));
    blocks.extend(appendices(view, &states));
    Document {
        name: "synthesis",
        title: standing::title(request, &Text::fixed("Báo cáo cải cách hành chính", "Report of administrative reform,")),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(official(request)),
    }
}

fn official(request: &Request<'_>) -> Official {
    let view = &request.view;
    let authority = view.bundle.plan.authority.as_ref();
    let mut recipients = vec!["Như trên".to_owned()];
    recipients.extend(authority.iter().flat_map(|authority| authority.copies.clone()));
    let particulars = Particulars {
        paper: Paper::Report,
        about: masthead::about_period(view.period),
        number: None,
        date: None,
        addressees: authority.map(|authority| authority.reports_to.clone()).unwrap_or_default(),
        bases: Vec::new(),
        recipients,
    };
    masthead::of_authority(request, particulars)
}

/// Says that the bundle does not tell to whom the report goes.
fn unaddressed(view: &View<'_>) -> Option<Block> {
    let known = view.bundle.plan.authority.as_ref().is_some_and(|authority| !authority.reports_to.is_empty());
    (!known).then(|| {
        Block::Gap(Text::fixed(
            "Chưa rõ kính gửi nơi nào: ghi `reports-to` trong [authority] ở plan.toml của bộ dữ liệu",
            "Not known to whom it goes: write `reports-to` under [authority] in the bundle's plan.toml",
        ))
    })
}

/// Where the coordinator's words of the period stand: a file is of a window (`h1`), or of the quarter that ends it (`q2`).
pub(super) fn words<'a>(view: &View<'a>) -> Words<'a> {
    let workspace = view.checked.workspace();
    let of = |key: &str| -> Option<&'a Synthesis> {
        workspace.syntheses.iter().find(|own| own.year == view.period.year && own.period.value == key)
    };
    let own = of(view.period.key()).or_else(|| of(view.period.last.key()));
    let file = own.map_or_else(
        || format!("syntheses/{}/{}.toml", view.period.year, view.period.last.key()),
        |synthesis| workspace.sources.path(synthesis.file).to_owned(),
    );
    let before = Quarter::ALL.into_iter().rev().filter(|quarter| *quarter < view.period.last);
    let before = before.filter_map(|quarter| of(Period::official(view.period.year, quarter).key()).or_else(|| of(quarter.key())));
    let earlier: Vec<(&Narrative, String)> =
        before.map(|synthesis| (&synthesis.narrative, workspace.sources.path(synthesis.file).to_owned())).collect();
    Words { own: own.map(|synthesis| &synthesis.narrative), file, earlier, entries_speak: false }
}

fn said<'a>(view: &View<'a>, states: &States<'a>, complete: &Completeness<'_>, spot: Spot<'_>) -> Vec<Block> {
    match spot {
        Spot::Area(area) => agency_report::of_area(view, states, area),
        Spot::Content(Content::Plan) => vec![plans(view, states, complete)],
        Spot::Content(Content::Summary) => agency_report::summary(view, states),
        Spot::Content(Content::Difficulties) => collected(view, states).into_iter().collect(),
        // What the province itself proposes is the coordinator's words; agencies' proposals go to the province.
        Spot::Content(Content::Proposals) => Vec::new(),
        Spot::Content(Content::Upcoming) => vec![upcoming(view, states)],
    }
}

/// How many agencies have a plan, and how many tasks these have.
fn plans(view: &View<'_>, states: &States<'_>, complete: &Completeness<'_>) -> Block {
    let total = cells::total(view, &states.tasks);
    let (with, of) = (complete.planning(), complete.expected());
    sentences::paragraph(|language| {
        let count = |number: i64| language.integer(number);
        let (all, dated, undated) = (count(total.planned()), count(total.dated()), count(total.without_deadline()));
        language.pick(
            format!("{with}/{of} cơ quan, đơn vị, địa phương đã có kế hoạch, với {all} nhiệm vụ: {dated} nhiệm vụ có thời hạn, {undated} nhiệm vụ thường xuyên, định kỳ, khi phát sinh."),
            format!("{with}/{of} agencies have a plan, with {all} {}: {dated} with a deadline, {undated} ongoing, recurring or on-event.", sentences::tasks(total.planned())),
        )
    })
}

/// How many difficulties agencies told of.
fn collected(view: &View<'_>, states: &States<'_>) -> Option<Block> {
    let Counts { agencies, raised: count, proposals, .. } = difficulties::total(&difficulties::of_quarter(view, states, view.period.last));
    (count > 0).then(|| {
        sentences::paragraph(|language| {
            language.pick(
                format!("{agencies} cơ quan, đơn vị, địa phương nêu {count} khó khăn, vướng mắc, kèm {proposals} đề xuất, kiến nghị (Phụ lục kèm theo)."),
                format!("Difficulties told (in the appendix): {count}, by agencies: {agencies}, with proposals: {proposals}."),
            )
        })
    })
}

fn upcoming(view: &View<'_>, states: &States<'_>) -> Block {
    let count = rolled::due_soon(view, states).len();
    let days = view.checked.workspace().manifest.calendar.due_soon_days;
    sentences::paragraph(|language| {
        let from = language.date(view.as_of);
        if count == 0 {
            return language.pick(
                format!("Trong {days} ngày từ {from} không có nhiệm vụ nào trong kế hoạch của các cơ quan đến hạn."),
                format!("No planned task of an agency falls due within {days} days of {from}."),
            );
        }
        language.pick(
            format!("Trong {days} ngày từ {from} có {count} nhiệm vụ trong kế hoạch của các cơ quan đến hạn."),
            format!("Planned tasks of agencies that fall due within {days} days of {from}: {count}."),
        )
    })
}

fn appendices(view: &View<'_>, states: &States<'_>) -> Vec<Block> {
    let period = view.period.title();
    let appendix = |vi: &str, en: &str| Block::Appendix(Text::new(format!("{vi} {}", period.vi), format!("{en}, {}", period.en)));
    let whole = view.is_narrowed().then(|| status::states(&view.whole()));
    let assessed = assess(view, whole.as_ref().unwrap_or(states));
    vec![
        appendix("Số liệu thống kê cải cách hành chính", "Statistics of administrative reform"),
        Block::Table(form::statistical(view, states)),
        appendix("Kết quả thực hiện kế hoạch theo nội dung và theo cơ quan", "Results by area and by agency"),
        Block::Table(super::cells::dated(view, &Grouped::new(view, states, By::Area))),
        Block::Table(super::cells::dated(view, &Grouped::new(view, states, By::Agency))),
        Block::Table(super::cells::undated(view, &Grouped::new(view, states, By::Area))),
        appendix("Tình hình thực hiện từng nhiệm vụ của Tỉnh", "How each provincial task is carried out"),
        Block::Table(obligations::by_task(view, &assessed)),
        appendix("Nhiệm vụ quá hạn", "Overdue tasks"),
        Block::Table(attention::overdue(view, states, usize::MAX)),
        appendix("Khó khăn, vướng mắc và đề xuất, kiến nghị của các cơ quan", "Agencies' difficulties and proposals"),
        Block::Table(attention::difficulties(view, states)),
    ]
}
