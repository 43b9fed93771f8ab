//! The text of a quarter's report that is still to be written: what is open, what it said last, which figures are owed.
//!
//! Nothing in it is live but whose report it is, and opening figures that the quarter before closed with: a file nobody touched says nothing.

use chrono::NaiveDate;

use super::{BLANK, NAME, WORD, in_comment};
use crate::edit::said::in_words;
use crate::edit::{entry, value};
use crate::language::{Language, Text};
use crate::model::agency::Agency;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::due::Schedule;
use crate::model::indicator::{Across, Indicator, Over};
use crate::model::period::{Quarter, next_day, quarter_name};
use crate::model::quarter_report::{FigureValue, Progress, QuarterReport};
use crate::rollup::stated;
use crate::rollup::to_report::{Standing, ToReport, to_report};

/// A report's text, and how much there is to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The text.
    pub text: String,
    /// How many tasks are open.
    pub tasks: usize,
    /// How many figures the agency owes.
    pub figures: usize,
    /// How many of these were filled in from the quarter before.
    pub carried: usize,
}

/// The report an agency with a plan is to write for a quarter of the bundle's year.
pub fn report(checked: &Checked, bundle: &Bundle, agency: &Agency, quarter: Quarter, language: Language) -> Opened {
    let year = bundle.plan.year;
    let id = agency.id.value.as_str();
    let open = open(checked, id, year, quarter);
    let mut text = header(agency, year, quarter, language);
    for task in &open {
        text.push('\n');
        text.push_str(&blank_entry(task, task.name(bundle), quarter.closes(year), language));
    }
    text.push('\n');
    text.push_str(&difficulty(&open, language));
    let before = stated::before_quarter(checked, id, year, quarter);
    let owed: Vec<&Indicator> = stated::owed(bundle, id).collect();
    let mut carried = 0;
    for (table, is_flow) in [("in-period", true), ("at-cut-off", false)] {
        let of_table: Vec<&&Indicator> = owed.iter().filter(|indicator| (indicator.over == Over::Flow) == is_flow).collect();
        if of_table.is_empty() {
            continue;
        }
        text.push('\n');
        text.push_str(&table_header(table, is_flow, quarter, language));
        for indicator in of_table {
            let closed = (indicator.over == Over::Opening).then(|| opening(checked, bundle, id, quarter, indicator)).flatten();
            carried += usize::from(closed.is_some());
            text.push_str(&figure(indicator, closed, before, year, language));
        }
    }
    text.push_str(&narrative(bundle, language));
    Opened { text, tasks: open.len(), figures: owed.len(), carried }
}

/// What a draft had to be given since it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extended {
    /// Its text.
    pub text: String,
    /// The tasks that have an entry to fill in now and had none before.
    pub added: Vec<String>,
}

/// A draft's text with an entry to fill in for each open task that it has none of: the plan may have got it since. What stands in it stays
/// as it is. None where the text does not parse.
pub fn extended(
    checked: &Checked,
    bundle: &Bundle,
    draft: &QuarterReport,
    text: &str,
    quarter: Quarter,
    language: Language,
) -> Option<Extended> {
    let blank = |id: &str| draft.blank.iter().any(|blank| blank.value == id);
    let has = |id: &str| draft.progress_of(id).is_some() || blank(id) || draft.left_out.iter().any(|entry| entry.entry == id);
    let year = bundle.plan.year;
    let mut missing = open(checked, &draft.agency.value, year, quarter);
    missing.retain(|task| !has(&task.in_force.task.id.value));
    let added = missing.iter().map(|task| task.in_force.task.id.value.clone()).collect();
    if missing.is_empty() {
        return Some(Extended { text: text.to_owned(), added });
    }
    let blocks: Vec<String> = missing.iter().map(|task| blank_entry(task, task.name(bundle), quarter.closes(year), language)).collect();
    Some(Extended { text: entry::append(text, "progress", &blocks.join("\n"))?, added })
}

/// The tasks that an agency's report of a quarter is to speak of.
fn open<'a>(checked: &'a Checked, agency: &str, year: i32, quarter: Quarter) -> Vec<ToReport<'a>> {
    let mut tasks = to_report(checked, agency, year, quarter, quarter.closes(year));
    tasks.retain(|task| task.standing == Standing::Owed);
    tasks
}

fn header(agency: &Agency, year: i32, quarter: Quarter, language: Language) -> String {
    let (opens, closes) = (quarter.opens(year), quarter.closes(year));
    let name = quarter_name(quarter);
    let (from, to) = (language.date(opens), language.date(closes));
    let sign = in_comment(agency.sign.as_deref().unwrap_or(BLANK), WORD);
    let of = in_comment(&agency.name, NAME);
    let title = language.pick(
        format!("# Báo cáo {} năm {year} của {of}: số liệu từ {from} đến {to}.", name.vi),
        format!("# {} {year} report of {of}: from {from} to {to}.", name.en),
    );
    let how = language.pick(
        "# Bỏ dấu # ở dòng nào có số liệu, ghi vào chỗ …; dòng không dùng thì để nguyên hoặc xóa. Kiểm tra bằng: cchc validate",
        "# Take the # away from the lines you fill in, in place of …; leave or delete the others. Check with: cchc validate",
    );
    let number = language.pick(format!("số báo cáo đã ký, ví dụ 45/BC-{sign}"), format!("of the signed report, such as 45/BC-{sign}"));
    let day = next_day(closes);
    let submitted = language.pick(
        format!("ngày gửi, ví dụ {day}; chưa ghi thì báo cáo còn là bản thảo, chưa được tổng hợp"),
        format!("the day it was submitted, such as {day}; until then it is a draft and not counted"),
    );
    format!(
        "{title}\n{how}\n\n[report]\nagency = {}\nyear = {year}\nquarter = {}\n# number = \"{BLANK}\"   # {number}\n# submitted = {BLANK}   # {submitted}\n",
        value::text(&agency.id.value),
        quarter.number(),
    )
}

fn blank_entry(task: &ToReport<'_>, name: &str, closes: NaiveDate, language: Language) -> String {
    let in_force = &task.in_force;
    let due = in_force.due.shown();
    let due = due.in_language(language);
    let due = if in_force.due.last_day().is_some() { language.pick(format!("hạn {due}"), format!("due {due}")) } else { due.to_owned() };
    let mut lines = vec![format!("# {} “{}”, {due}", in_comment(&in_force.task.id.value, WORD), in_comment(name, NAME))];
    if let Some((of, said)) = task.before {
        lines.push(format!("# {}: {}", quarter_name(of).in_language(language), last_state(said, language)));
    }
    lines.push(value::header(&["progress", &in_force.task.id.value]));
    lines.extend(blanks(task, closes).into_iter().map(|(key, blank, about)| match about.in_language(language) {
        "" => format!("# {key} = {blank}"),
        about => format!("# {key} = {blank}   # {about}"),
    }));
    lines.join("\n") + "\n"
}

/// The keys that may be filled in for a task, each with what stands in its place and what it is about.
fn blanks(task: &ToReport<'_>, closes: NaiveDate) -> Vec<(&'static str, String, Text)> {
    let (bare, text) = (|| BLANK.to_owned(), || format!("\"{BLANK}\""));
    let mut blanks = vec![("result", text(), Text::fixed("kết quả đến ngày chốt số liệu", "what was done by the cut-off"))];
    match task.in_force.due.schedule() {
        None => {
            blanks.push(("percent", bare(), Text::fixed("0 đến 100", "0 to 100")));
            if task.before.is_none_or(|(_, said)| said.started.is_none()) {
                blanks.push(("started", bare(), Text::fixed("ngày bắt đầu, năm-tháng-ngày", "the day work began, year-month-day")));
            }
            let done = Text::fixed("chỉ khi đã xong: ngày ký sản phẩm", "only when done: the day its product was signed");
            blanks.push(("completed", bare(), done));
            let waiting = Text::fixed("đã trình, chờ ban hành: ngày trình", "sent up and waiting for approval: the day it was sent");
            blanks.push(("awaiting-approval", bare(), waiting));
        }
        Some(schedule) => {
            let done =
                Text::fixed("true nếu đã thực hiện trong quý, false nếu chưa", "true if it was carried out in this quarter, false if not");
            blanks.push(("carried-out", bare(), done));
            if schedule == Schedule::OnEvent {
                let none = Text::fixed("chỉ khi trong quý không phát sinh", "only where nothing arose in this quarter");
                blanks.push(("arisen", "false".to_owned(), none));
            }
        }
    }
    blanks.push(("evidence", format!("[{{ number = \"{BLANK}\", date = {BLANK} }}]"), Text::fixed("", "")));
    if task.in_force.task.has_budget {
        blanks.push(("spent-to-date", bare(), Text::fixed("đồng, lũy kế từ đầu năm", "đồng, since the year began")));
    }
    if task.in_force.due.last_day().is_some_and(|due| due < closes) {
        blanks.push(("delay-cause", text(), Text::fixed("đã quá hạn: vì sao chậm", "past its deadline: why it is late")));
    }
    blanks
}

/// What a task's latest entry says, in a line.
fn last_state(said: &Progress, language: Language) -> String {
    let mut parts = in_words(said, language);
    parts.extend(said.result.as_ref().map(|result| format!("“{}”", in_comment(&result.value, NAME))));
    if parts.is_empty() { language.pick("có báo cáo", "reported").to_owned() } else { parts.join(", ") }
}

fn difficulty(open: &[ToReport<'_>], language: Language) -> String {
    let example = open.first().map_or(BLANK, |task| task.in_force.task.id.value.as_str());
    let what = language.pick("khó khăn, vướng mắc và đề xuất, mỗi việc một bảng", "a difficulty and what is proposed, a table each");
    format!("# [difficulty.KK-01]   # {what}\n# tasks = {}\n# problem = \"{BLANK}\"\n# proposal = \"{BLANK}\"\n", value::list(&[example]))
}

fn table_header(table: &str, is_flow: bool, quarter: Quarter, language: Language) -> String {
    let name = quarter_name(quarter);
    let what = if is_flow {
        Text::new(
            format!("# Chỉ tiêu phát sinh trong riêng {}, không cộng dồn; đã đếm và không có thì ghi 0.", name.vi),
            format!("# Figures of {} alone, not added up; where it was counted and there was none, write 0.", name.en),
        )
    } else {
        Text::fixed(
            "# Chỉ tiêu có đến ngày chốt số liệu, và số kỳ trước chuyển sang; đã đếm và không có thì ghi 0.",
            "# Figures as of the cut-off, and those carried over; where it was counted and there was none, write 0.",
        )
    };
    format!("{}\n[{table}]\n", what.in_language(language))
}

/// What an opening figure must be: the sum of those the quarter before closed with.
fn opening(checked: &Checked, bundle: &Bundle, agency: &str, quarter: Quarter, indicator: &Indicator) -> Option<i64> {
    let carry = bundle.carries.iter().find(|carry| carry.opening.value == indicator.id.value)?;
    stated::closing_before(checked, agency, bundle.plan.year, quarter, carry).map(|(sum, _)| sum)
}

fn figure(indicator: &Indicator, closed: Option<i64>, before: Option<&QuarterReport>, this_year: i32, language: Language) -> String {
    let key = value::key(&indicator.id.value);
    let about = format!("{} ({})", in_comment(&indicator.name, NAME), in_comment(&indicator.unit, WORD));
    if let Some(closed) = closed {
        let why = language.pick("bằng số cuối kỳ trước đã báo cáo", "as the quarter before closed");
        return format!("# {about}\n{key} = {}   # {why}\n", value::count(closed));
    }
    let last = before.and_then(|before| Some((before, before.figure(&indicator.id.value)?)));
    let last = last.map(|(before, figure)| {
        let count = match &figure.value {
            FigureValue::Count(count) => language.integer(*count),
            FigureValue::Members(ids) if ids.is_empty() => language.pick("không có", "none").to_owned(),
            FigureValue::Members(ids) => in_comment(&ids.join(", "), NAME),
        };
        let (of, year) = (before.slot.name(), before.year);
        let of = if year == this_year { of } else { Text::new(format!("{} năm {year}", of.vi), format!("{} {year}", of.en)) };
        format!("; {}: {count}", of.in_language(language))
    });
    let blank = if indicator.across == Across::Distinct { format!("[\"{BLANK}\"]") } else { BLANK.to_owned() };
    format!("# {about}{}\n# {key} = {blank}\n", last.unwrap_or_default())
}

fn narrative(bundle: &Bundle, language: Language) -> String {
    if bundle.plan.outline.is_empty() {
        return String::new();
    }
    let what = language.pick(
        "lời của cơ quan cho các mục của báo cáo; không bắt buộc",
        "the agency's own words for the sections of the report; may be left out",
    );
    let mut text = format!("\n# [narrative]   # {what}\n");
    for heading in &bundle.plan.outline {
        let (section, title) = (value::quoted(&heading.section.value), in_comment(&heading.title, 120));
        text.extend(["# ", &section, " = \"", BLANK, "\"   # ", &title, "\n"]);
    }
    text
}
