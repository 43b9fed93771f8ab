//! `cchc report agency-report ID`: an agency's periodic report to the body whose plan it is, through the coordinator, in the official
//! outline, with the statistical form and its tasks as appendices.
//!
//! The words are those of the report of the period's last quarter: what an earlier quarter wrote was of another state, and is only named
//! where nothing was written since. A draft counts here, and here alone: the document is made before it is sent. It says so.

use crate::document::official::Official;
use crate::document::{Block, Document};
use crate::language::Text;
use crate::model::agency_plan::AgencyPlan;
use crate::model::narrative::Narrative;
use crate::model::period::{Quarter, quarter_name};
use crate::model::provincial_plan::{Area, Content, Heading};
use crate::model::quarter_report::{Difficulty, Slot};
use crate::rollup::attention;
use crate::rollup::cells;
use crate::rollup::completeness::{Completeness, Receipt, completeness};
use crate::rollup::difficulties::{Raised, of_quarter};
use crate::rollup::money;
use crate::rollup::status::{self, States, TaskState};
use crate::rollup::view::View;

use super::masthead::{self, Paper, Particulars};
use super::outline::{self, Spot, Words};
use super::{Request, appendix, form, sentences, standing};

/// Makes the document of the request's subject.
pub(super) fn make(request: &Request<'_>) -> Document {
    let id = request.subject.clone().unwrap_or_default();
    let request = &Request { view: View { agency: Some(id.clone()), drafts: true, ..request.view.clone() }, ..request.clone() };
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let name = standing::agency_name(view, &id);
    let mut blocks: Vec<Block> = standing_of(view, &id, &complete).into_iter().collect();
    blocks.extend(left_out(view, &complete));
    blocks.push(sentences::opening(view, &masthead::full_name(view, &id)));
    blocks.extend(outline::body(view, &words(view, &id), |spot| said(view, &id, &states, spot)));
    let period = view.period.title();
    blocks.push(Block::Appendix(Text::new(
        format!("Số liệu thống kê cải cách hành chính {}", period.vi),
        format!("Statistics of administrative reform, {}", period.en),
    )));
    blocks.push(Block::Table(form::statistical(view, &states)));
    blocks.push(Block::Appendix(Text::new(
        format!("Tình hình thực hiện nhiệm vụ trong kế hoạch {}", period.vi),
        format!("How the plan's tasks were carried out, {}", period.en),
    )));
    blocks.push(Block::Table(appendix::carried_out(view, &states)));
    Document {
        name: "agency-report",
        title: standing::title(
            request,
            &Text::new(format!("{name}: báo cáo cải cách hành chính"), format!("{name}: report of administrative reform,")),
        ),
        standing: standing::facts(request, &complete),
        blocks,
        official: Some(official(request, &id)),
    }
}

fn official(request: &Request<'_>, id: &str) -> Official {
    let view = &request.view;
    let report = view.checked.report(id, view.period.year, Slot::Quarter(view.period.last));
    let coordinator = &view.bundle.plan.coordinator.value;
    let authority = masthead::authority_name(view);
    let mut recipients = vec!["Như trên".to_owned()];
    let addressee = if coordinator == id {
        authority
    } else {
        recipients.push(standing::agency_name(view, coordinator));
        format!("{authority} (qua {})", standing::agency_name(view, coordinator))
    };
    let particulars = Particulars {
        paper: Paper::Report,
        about: masthead::about_period(view.period),
        number: report.and_then(|report| report.number.as_ref()).map(|number| number.value.as_str()),
        date: report.and_then(|report| report.submitted.as_ref()).map(|submitted| submitted.value),
        addressees: vec![addressee],
        bases: Vec::new(),
        recipients,
    };
    masthead::of_agency(request, id, particulars)
}

/// The sections of an agency's document that have no words yet, in the outline's order.
pub(super) fn unwritten<'a>(view: &View<'a>, id: &str) -> Vec<&'a Heading> {
    let view = &View { agency: Some(id.to_owned()), drafts: true, ..view.clone() };
    let states = status::states(view);
    outline::unwritten(view, &words(view, id), |content| !said(view, id, &states, Spot::Content(content)).is_empty())
}

/// Where the words of a report stand.
fn words<'a>(view: &View<'a>, id: &str) -> Words<'a> {
    let year = view.period.year;
    let sources = &view.checked.workspace().sources;
    let of = |quarter: Quarter| view.checked.report(id, year, Slot::Quarter(quarter));
    let last = of(view.period.last);
    let file =
        last.map_or_else(|| format!("agencies/{id}/{year}/{}.toml", view.period.last.key()), |report| sources.path(report.file).to_owned());
    let before = view.period.quarters().rev().skip(1).filter_map(of);
    let earlier: Vec<(&Narrative, String)> = before.map(|report| (&report.narrative, sources.path(report.file).to_owned())).collect();
    Words { own: last.map(|report| &report.narrative), file, earlier, entries_speak: true }
}

/// Says that the figures lack the agency's own report of the quarter, where they do.
fn standing_of(view: &View<'_>, id: &str, complete: &Completeness<'_>) -> Option<Block> {
    let receipt = complete.agencies.iter().find(|row| row.agency.id.value == id).map_or(&Receipt::Missing, |row| &row.receipt);
    let (name, quarter, year) = (standing::agency_name(view, id), quarter_name(view.period.last), view.period.year);
    let key = view.period.last.key();
    let sources = &view.checked.workspace().sources;
    Some(Block::Gap(match receipt {
        Receipt::Counted(_) => return None,
        // An agency that owes no report may hand one in all the same.
        Receipt::Missing if view.report(id, view.period.last).is_some() => return None,
        Receipt::Missing => Text::new(
            format!(
                "{name} chưa có báo cáo {} năm {year}: số liệu dưới đây không gồm quý này; viết agencies/{id}/{year}/{key}.toml rồi in lại",
                quarter.vi
            ),
            format!(
                "{name} has no report of {} of {year}: the figures below lack that quarter; write agencies/{id}/{year}/{key}.toml and print again",
                quarter.en
            ),
        ),
        Receipt::Draft if view.report(id, view.period.last).is_some() => Text::new(
            format!(
                "Bản thảo: báo cáo {} năm {year} chưa ghi ngày gửi nên chưa được tính ở báo cáo của Tỉnh; ghi `submitted` trong agencies/{id}/{year}/{key}.toml rồi in lại để ký",
                quarter.vi
            ),
            format!(
                "A draft: the report of {} of {year} has no day of submission, so the province's report does not count it; write `submitted` in agencies/{id}/{year}/{key}.toml and print again to sign",
                quarter.en
            ),
        ),
        Receipt::Draft => Text::new(
            format!(
                "Bản thảo báo cáo {} năm {year} không đọc được: số liệu dưới đây không gồm quý này; sửa agencies/{id}/{year}/{key}.toml rồi in lại",
                quarter.vi
            ),
            format!(
                "The draft of the report of {} of {year} cannot be read: the figures below lack that quarter; fix agencies/{id}/{year}/{key}.toml and print again",
                quarter.en
            ),
        ),
        Receipt::Unusable(file) => Text::new(
            format!(
                "Báo cáo {} năm {year} không đọc được: số liệu dưới đây không gồm quý này; sửa {} rồi in lại",
                quarter.vi,
                sources.path(*file)
            ),
            format!(
                "The report of {} of {year} cannot be read: the figures below lack that quarter; fix {} and print again",
                quarter.en,
                sources.path(*file)
            ),
        ),
    }))
}

/// Names the entries of the agency's files that cannot be read: no figure of the document has them.
fn left_out(view: &View<'_>, complete: &Completeness<'_>) -> Option<Block> {
    if complete.left_out.is_empty() {
        return None;
    }
    let sources = &view.checked.workspace().sources;
    let entries: Vec<String> =
        complete.left_out.iter().map(|(file, entry, key)| format!("{}#{entry} (`{key}`)", sources.path(*file))).collect();
    let entries = entries.join("; ");
    Some(Block::Gap(Text::new(
        format!("Mục không đọc được nên số liệu dưới đây không có, sửa rồi in lại: {entries}"),
        format!("Entries that cannot be read and are not in the figures below; fix them and print again: {entries}"),
    )))
}

fn said<'a>(view: &View<'a>, id: &str, states: &States<'a>, spot: Spot<'_>) -> Vec<Block> {
    match spot {
        Spot::Area(area) => of_area(view, states, area),
        Spot::Content(Content::Plan) => plan(view, id, states).into_iter().collect(),
        Spot::Content(Content::Summary) => summary(view, states),
        Spot::Content(Content::Difficulties) => entries(view, states, |difficulty| difficulty.problem.as_deref()),
        Spot::Content(Content::Proposals) => entries(view, states, |difficulty| difficulty.proposal.as_deref()),
        Spot::Content(Content::Upcoming) => upcoming(view, states).into_iter().collect(),
    }
}

/// An area's results in a paragraph; none where no plan is there to count by.
pub(super) fn of_area(view: &View<'_>, states: &States<'_>, area: &Area) -> Vec<Block> {
    if view.plans().is_empty() {
        return Vec::new();
    }
    let cells = cells::total(view, states.tasks.iter().filter(|task| task.area == Some(area.id.value)));
    vec![sentences::paragraph(|language| {
        let said = sentences::of_cells(&cells, view.period.last, language);
        format!("{} “{}”: {said}", language.pick("Nội dung", "Area"), area.name)
    })]
}

/// The sum of all areas, the rates and the money; what the sum has and no area does is told.
pub(super) fn summary(view: &View<'_>, states: &States<'_>) -> Vec<Block> {
    let year = view.period.year;
    if view.plans().is_empty() {
        return vec![Block::Gap(Text::new(
            format!("Chưa có kế hoạch năm {year} dùng được nên không có nhiệm vụ để tính"),
            format!("No usable plan of {year}, so there is no task to count"),
        ))];
    }
    let total = cells::total(view, &states.tasks);
    let unknown = cells::total(view, states.tasks.iter().filter(|task| task.area.is_none()));
    let money = money::total(view, states);
    let mut blocks = vec![
        sentences::paragraph(|language| {
            let said = sentences::of_cells(&total, view.period.last, language);
            format!("{}: {said} {}", language.pick("Tính chung", "In all"), sentences::of_rates(&total, language))
        }),
        sentences::paragraph(|language| format!("{}: {}", language.pick("Kinh phí", "Money"), sentences::of_money(&money, language))),
    ];
    if unknown.planned() > 0 {
        let words = Text::fixed("nhiệm vụ không rõ nội dung", "tasks of unknown area");
        let told = sentences::paragraph(|language| {
            let said = sentences::of_cells(&unknown, view.period.last, language);
            format!("{} {}: {said}", language.pick("Trong đó,", "Among them,"), words.in_language(language))
        });
        blocks.insert(1, told);
    }
    blocks
}

/// The agency's plan, by number and date, and how many tasks it has.
fn plan(view: &View<'_>, id: &str, states: &States<'_>) -> Option<Block> {
    let plan: &AgencyPlan = view.checked.plan(id, view.period.year)?;
    let total = cells::total(view, &states.tasks);
    let number = plan.number.as_ref().map(|number| number.value.as_str());
    let issued = plan.issued.as_ref().map(|issued| issued.value);
    Some(sentences::paragraph(|language| {
        let mut called = language.pick("Kế hoạch", "The plan").to_owned();
        if let Some(number) = number {
            called = format!("{called} {} {number}", language.pick("số", "no."));
        }
        if let Some(issued) = issued {
            called = format!("{called} {} {}", language.pick("ngày", "of"), language.date(issued));
        }
        let count = |number: i64| language.integer(number);
        let (all, dated, undated) = (count(total.planned()), count(total.dated()), count(total.without_deadline()));
        language.pick(
            format!("{called} có {all} nhiệm vụ: {dated} nhiệm vụ có thời hạn, {undated} nhiệm vụ thường xuyên, định kỳ, khi phát sinh."),
            format!(
                "{called} has {all} {}: {dated} with a deadline, {undated} ongoing, recurring or on-event.",
                sentences::tasks(total.planned())
            ),
        )
    }))
}

/// What the agency's entries of difficulties say of one thing, a paragraph each, with the tasks it is about.
fn entries(view: &View<'_>, states: &States<'_>, of: impl Fn(&Difficulty) -> Option<&str>) -> Vec<Block> {
    let found = of_quarter(view, states, view.period.last);
    found
        .iter()
        .filter_map(|Raised { difficulty, .. }| {
            let words = of(difficulty)?.trim();
            let tasks: Vec<&str> = difficulty.tasks.iter().map(|task| task.value.as_str()).collect();
            let words = words.strip_suffix('.').unwrap_or(words);
            Some(sentences::paragraph(|language| {
                if tasks.is_empty() {
                    return format!("{words}.");
                }
                format!("{words} ({}{}).", language.pick("nhiệm vụ ", ""), tasks.join(", "))
            }))
        })
        .collect()
}

/// The tasks that fall due soon, by name.
fn upcoming(view: &View<'_>, states: &States<'_>) -> Option<Block> {
    if view.plans().is_empty() {
        return None;
    }
    let soon: Vec<&TaskState<'_>> = attention::due_soon(view, states);
    let days = view.checked.workspace().manifest.calendar.due_soon_days;
    Some(sentences::paragraph(|language| {
        let (from, count) = (language.date(view.as_of), soon.len());
        if count == 0 {
            return language.pick(
                format!("Trong {days} ngày từ {from} không có nhiệm vụ nào đến hạn."),
                format!("No task falls due within {days} days of {from}."),
            );
        }
        let said = language.pick(
            format!("Trong {days} ngày từ {from} có {count} nhiệm vụ đến hạn"),
            format!("Tasks that fall due within {days} days of {from}: {count}"),
        );
        let each: Vec<String> = soon
            .iter()
            .map(|task| {
                let due = task.due.map(|due| language.date(due)).unwrap_or_default();
                format!("{} ({}, {due})", task.in_force.name, task.in_force.task.id.value)
            })
            .collect();
        format!("{said}: {}.", each.join("; "))
    }))
}
