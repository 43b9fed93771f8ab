//! `cchc report meeting`: two pages for the meeting that goes through a quarter: progress, what is late and whose, difficulties, what to
//! decide. Every list is bounded, and says what it leaves out and which command shows it.

use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::Text;
use crate::model::agency::Agency;
use crate::rollup::attention as late;
use crate::rollup::cells::Cells;
use crate::rollup::completeness::{Completeness, completeness};
use crate::rollup::decisions::{Decisions, LONG_LATE, decisions};
use crate::rollup::difficulties::of_quarter;
use crate::rollup::obligations::assess;
use crate::rollup::status::{self, States, TaskState};
use crate::rollup::view::View;

use super::cells::{formulas, rate};
use super::{Asked, Refusal, Request, sentences, standing};

/// How many late tasks are named.
const LATE: usize = 3;
/// How many agencies with late tasks are named.
const AGENCIES: usize = 4;
/// How many difficulties are told.
const DIFFICULTIES: usize = 2;
/// How many figures a row of progress has.
const FIGURES: usize = 7;
/// How many names a cell holds.
const NAMES: usize = 3;

/// Takes no grouping: its form is set.
pub(super) fn refuses(asked: Asked) -> Option<Refusal> {
    asked.no_grouping(
        "bản cho cuộc họp có bố cục cố định; muốn nhóm cách khác, dùng cchc report --by",
        "the paper for a meeting has a set form; to group otherwise, use cchc report --by",
    )
}

/// Makes the report.
pub(super) fn make(request: &Request<'_>) -> Document {
    let view = &request.view;
    let complete = completeness(view);
    let states = status::states(view);
    let whole = view.is_narrowed().then(|| status::states(&view.whole()));
    let assessed = assess(view, whole.as_ref().unwrap_or(&states));
    let decisions = decisions(view, &complete, &states, &assessed);
    let total = crate::rollup::cells::total(view, &states.tasks);
    let mut blocks = vec![Block::heading(Text::fixed("1. Tiến độ", "1. Progress")), Block::Paragraph(numbers(&complete, &total))];
    blocks.extend(standing::nothing(&complete));
    blocks.extend([
        Block::Table(progress(view, &states, &total)),
        Block::heading(Text::fixed("2. Chậm tiến độ", "2. What is late")),
        Block::Table(late_tasks(view, &states)),
        Block::Paragraph(late_agencies(view, &states)),
        Block::heading(Text::fixed("3. Khó khăn và đề xuất", "3. Difficulties and proposals")),
        Block::Table(difficulties(view, &states, &complete)),
        Block::heading(Text::fixed("4. Việc cần quyết định", "4. What to decide")),
        Block::Table(to_decide(view, &decisions)),
    ]);
    Document {
        name: "meeting",
        title: standing::title(request, &Text::fixed("Kiểm điểm công tác cải cách hành chính", "Review of administrative reform,")),
        standing: standing::facts(request, &complete),
        blocks,
        // It lies before those who meet, and nobody signs it: its two pages are for what it says.
        official: None,
    }
}

/// The few numbers a chair reads out.
fn numbers(complete: &Completeness<'_>, total: &Cells) -> Text {
    let (counted, expected) = (complete.counted(), complete.expected());
    let planning = complete.planning();
    Text::each(|language| {
        let count = |number: i64| language.integer(number);
        let percent = |rate: crate::rollup::cells::Rate| language.percent(rate.numerator, rate.denominator);
        let (all, done) = (count(total.dated()), count(total.done()));
        let past = count(total.past_due());
        let (plan, due) = (percent(total.plan_completed()), percent(total.due_completed()));
        language.pick(
            format!("Đã tổng hợp {counted}/{expected} báo cáo; {planning}/{expected} cơ quan có kế hoạch. {all} nhiệm vụ có thời hạn: hoàn thành {done} ({plan}); trong số đến hạn, hoàn thành {due}; {past} nhiệm vụ đã quá thời hạn."),
            format!("{counted}/{expected} reports counted; with a plan: {planning}/{expected}. {all} {} with a deadline: {done} done ({plan}); {due} of those due are done; past their deadline: {past}.", sentences::tasks(total.dated())),
        )
    })
}

fn progress(view: &View<'_>, states: &States<'_>, total: &Cells) -> Table {
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    // Whoever adds the parts up gets the total.
    let columns = vec![
        Column::new("area", Text::fixed("Nội dung", "Area"), Kind::Text, 0),
        count("total", "Tổng", "Total", 0),
        count("done", "hoàn\nthành", "done", 1),
        count("open-in-term", "chưa xong\ntrong hạn", "open\nin term", 1),
        count("open-overdue", "chưa xong\nquá hạn", "open\noverdue", 1),
        count("not-reported", "chưa có\nbáo cáo", "not\nreported", 1),
        Column::new("plan-completed", Text::fixed("hoàn thành\nkế hoạch", "plan\ncompleted"), Kind::Ratio, 2)
            .worked_out(Text::fixed("hoàn thành / tổng", "done / total")),
        Column::new("due-completed", Text::fixed("hoàn thành\nđến hạn", "due\ncompleted"), Kind::Ratio, 2).worked_out(Text::fixed(
            "xong trong số đến hạn / đến hạn (thời hạn ≤ ngày chốt)",
            "done of those due / due (deadline ≤ cut-off)",
        )),
    ];
    let planned = !view.plans().is_empty();
    let row = |label: Cell, cells: &Cells| {
        if !planned {
            return std::iter::once(label).chain(std::iter::repeat_n(Cell::Missing, FIGURES)).collect();
        }
        vec![
            label,
            Cell::Count(cells.dated()),
            Cell::Count(cells.done()),
            Cell::Count(cells.open_in_term),
            Cell::Count(cells.open_overdue),
            Cell::Count(cells.not_reported),
            rate(cells.plan_completed()),
            rate(cells.due_completed()),
        ]
    };
    let by_area = crate::rollup::cells::by(view, &states.tasks, |task: &TaskState<'_>| task.area);
    let areas = view.bundle.plan.areas.iter().filter(|area| view.area.is_none_or(|only| only == area.id.value));
    let mut rows: Vec<Row> = areas
        .map(|area| {
            let own = by_area.get(&Some(area.id.value)).copied().unwrap_or_default();
            Row::body(row(Cell::Text(format!("{} {}", area.id.value, area.name)), &own))
        })
        .collect();
    if let Some(unknown) = by_area.get(&None) {
        rows.push(Row::body(row(Cell::Words(Text::fixed("Không rõ nội dung", "Area unknown")), unknown)));
    }
    rows.push(Row::total(row(Cell::Words(Text::fixed("Cộng", "Total")), total)));
    let formulas = formulas(&columns);
    Table {
        key: "progress",
        title: Text::fixed("Nhiệm vụ có thời hạn, theo nội dung", "Tasks with a deadline, by area"),
        columns,
        rows,
        chart: None,
        notes: vec![super::cells::over_plans(view), formulas],
    }
}

/// Says what a bounded list leaves out; nothing when it is whole.
fn rest(all: usize, shown: usize, command: &str) -> Vec<Text> {
    let left = all.saturating_sub(shown);
    if left == 0 {
        return Vec::new();
    }
    vec![Text::new(format!("Còn {left} nữa: {command}"), format!("{left} more: {command}"))]
}

fn late_tasks(view: &View<'_>, states: &States<'_>) -> Table {
    let found = late::overdue(view, states);
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("name", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 0),
        Column::new("due", Text::fixed("Thời hạn", "Due"), Kind::Date, 1),
        Column::new("days-late", Text::fixed("quá hạn\n(ngày)", "days\nlate"), Kind::Count, 0),
        Column::new("cause", Text::fixed("Nguyên nhân", "Cause"), Kind::Text, 0),
    ];
    let rows = found
        .iter()
        .take(LATE)
        .map(|task| {
            let cause = late::cause(view, task);
            Row::body(vec![
                Cell::Text(standing::agency_name(view, task.agency)),
                Cell::Text(format!("{} {}", task.in_force.task.id.value, task.in_force.name)),
                task.due.map_or(Cell::Blank, Cell::Date),
                Cell::Count(late::days_late(task, view.as_of)),
                cause.map_or(Cell::Words(Text::fixed("chưa nêu", "not stated")), |cause| Cell::Text(cause.to_owned())),
            ])
        })
        .collect();
    let count = found.len();
    Table {
        key: "late",
        title: Text::new(
            format!("Đã quá thời hạn, chậm lâu nhất trước: {count} nhiệm vụ"),
            format!("Past the deadline, the longest first: {count} {}", sentences::tasks(i64::try_from(count).unwrap_or(i64::MAX))),
        ),
        columns,
        rows,
        chart: None,
        notes: rest(count, LATE, "cchc report overdue"),
    }
}

/// Whose the late tasks are: the agencies that have most.
fn late_agencies(view: &View<'_>, states: &States<'_>) -> Text {
    let found = late::overdue_by_agency(view, states);
    let (count, of) = (found.len(), view.expected().len());
    Text::each(|language| {
        let told = language.pick(
            format!("Cơ quan có nhiệm vụ quá thời hạn: {count}/{of}"),
            format!("Agencies with tasks past their deadline: {count} of {of}"),
        );
        let mut each: Vec<String> = found
            .iter()
            .take(AGENCIES)
            .map(|(agency, tasks, days)| {
                let name = standing::agency_name(view, agency);
                language.pick(
                    format!("{name} {tasks} (chậm lâu nhất {days} ngày)"),
                    format!("{name} {tasks} (the longest by {days} {})", sentences::days(*days)),
                )
            })
            .collect();
        let left = count.saturating_sub(AGENCIES);
        if left > 0 {
            each.push(language.pick(format!("{left} cơ quan nữa"), format!("{left} more")));
        }
        if each.is_empty() { format!("{told}.") } else { format!("{told}: {}.", each.join("; ")) }
    })
}

fn difficulties(view: &View<'_>, states: &States<'_>, complete: &Completeness<'_>) -> Table {
    let mut found = of_quarter(view, states, view.period.last);
    // Those that hold up something and propose something are what a meeting can do most about.
    found.sort_by_key(|one| (!one.holds_up_open(), one.difficulty.proposal.is_none()));
    let columns = vec![
        Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
        Column::new("problem", Text::fixed("Khó khăn, vướng mắc", "Difficulty"), Kind::Text, 0),
        Column::new("proposal", Text::fixed("Đề xuất, kiến nghị", "Proposal"), Kind::Text, 0),
    ];
    let rows = found
        .iter()
        .take(DIFFICULTIES)
        .map(|one| {
            Row::body(vec![
                Cell::Text(standing::agency_name(view, one.agency)),
                Cell::words(one.difficulty.problem.as_deref()),
                Cell::words(one.difficulty.proposal.as_deref()),
            ])
        })
        .collect();
    let (count, n, of) = (found.len(), complete.counted(), complete.expected());
    let mut notes = vec![Text::new(format!("Từ báo cáo của {n}/{of} cơ quan."), format!("From the reports of {n}/{of} agencies."))];
    notes.extend(rest(count, DIFFICULTIES, "cchc report difficulties"));
    Table {
        key: "difficulties",
        title: Text::new(format!("Khó khăn, vướng mắc các cơ quan nêu: {count}"), format!("Difficulties that agencies raise: {count}")),
        columns,
        rows,
        chart: None,
        notes,
    }
}

/// A few names, and how many more there are.
fn names(all: &[String]) -> Cell {
    let shown = &all[..all.len().min(NAMES)];
    let left = all.len() - shown.len();
    Cell::Words(Text::each(|language| {
        let mut listed = shown.join("; ");
        if left > 0 {
            listed.push_str(&language.pick(format!("; và {left} nữa"), format!("; and {left} more")));
        }
        listed
    }))
}

fn to_decide(view: &View<'_>, decisions: &Decisions<'_, '_>) -> Table {
    let columns = vec![
        Column::new("matter", Text::fixed("Việc", "Matter"), Kind::Text, 0),
        Column::new("count", Text::fixed("số", "count"), Kind::Count, 0),
        Column::new("which", Text::fixed("Gồm", "Which"), Kind::Text, 0),
        Column::new("see", Text::fixed("Xem đủ", "See all"), Kind::Text, 1),
    ];
    let called = |agencies: &[&Agency]| -> Vec<String> { agencies.iter().map(|agency| agency.name.clone()).collect() };
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let unexplained: Vec<String> = decisions
        .unexplained
        .iter()
        .map(|task| format!("{} {}", standing::agency_name(view, task.agency), task.in_force.task.id.value))
        .collect();
    let untaken: Vec<String> = decisions.untaken.iter().map(|one| one.obligation.task.id.value.clone()).collect();
    let mut proposing: Vec<String> = decisions.proposals.iter().map(|one| standing::agency_name(view, one.agency)).collect();
    proposing.dedup();
    let matters = [
        (
            Text::fixed("Đôn đốc cơ quan chưa có báo cáo tổng hợp được", "Remind agencies whose report cannot be counted"),
            count(decisions.without_report.len()),
            names(&called(&decisions.without_report)),
            "cchc report",
        ),
        (
            Text::fixed("Yêu cầu cơ quan chưa có kế hoạch dùng được ban hành kế hoạch", "Have agencies without a usable plan make one"),
            count(decisions.without_plan.len()),
            names(&called(&decisions.without_plan)),
            "cchc report coverage",
        ),
        (
            Text::fixed("Chỉ định cơ quan thực hiện nhiệm vụ giao chung chưa ai nhận", "Name who takes joint tasks that nobody took on"),
            count(decisions.untaken.len()),
            names(&untaken),
            "cchc report coverage",
        ),
        (
            Text::fixed("Bổ sung vào kế hoạch các lượt giao còn thiếu", "Have obligations that plans lack added to them"),
            decisions.not_derived,
            Cell::Blank,
            "cchc report coverage",
        ),
        (
            Text::new(
                format!("Làm rõ nhiệm vụ chậm từ {LONG_LATE} ngày mà chưa nêu nguyên nhân"),
                format!("Clear up tasks late {LONG_LATE} days or more without a stated cause"),
            ),
            count(decisions.unexplained.len()),
            names(&unexplained),
            "cchc report difficulties",
        ),
        (
            Text::fixed("Trả lời đề xuất, kiến nghị của các cơ quan", "Answer what agencies propose"),
            count(decisions.proposals.len()),
            names(&proposing),
            "cchc report difficulties",
        ),
    ];
    let rows: Vec<Row> = matters
        .into_iter()
        .filter(|(_, count, ..)| *count > 0)
        .map(|(matter, count, which, see)| Row::body(vec![Cell::Words(matter), Cell::Count(count), which, Cell::Text(see.to_owned())]))
        .collect();
    Table {
        key: "to-decide",
        title: Text::fixed("Việc cần quyết định, suy ra từ số liệu", "What to decide, as the figures tell"),
        columns,
        rows,
        chart: None,
        notes: vec![super::cells::over_plans(view)],
    }
}
