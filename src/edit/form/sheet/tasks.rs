//! The agency's planned tasks: those the quarter's report is to speak of, and those it speaks of already.

use super::super::Subject;
use super::{NeededBy, Target, column};
use crate::diagnostic::suggest::nearest;
use crate::document::form::{Entry, Field, Kind, Row, Sheet, Value};
use crate::edit::said::in_words;
use crate::language::{Language, Text, at_a_glance, capitalized};
use crate::model::due::Schedule;
use crate::model::period::{Quarter, quarter_name};
use crate::model::quarter_report::Progress;
use crate::rollup::to_report::{Standing, ToReport, to_report};

/// The sheet's key.
pub(in crate::edit::form) const KEY: &str = "tasks";

static RESULT: Field = Field {
    key: "result",
    kind: Kind::Text,
    hint: Text::fixed(
        "Kết quả đến ngày chốt số liệu, để lãnh đạo đọc. Ghi tình trạng lúc chốt, không ghi việc làm trong quý.",
        "The result at the cut-off, for leaders to read: how it stands, not what was done in the quarter.",
    ),
};
static PERCENT: Field = Field {
    key: "percent",
    kind: Kind::Percent,
    hint: Text::fixed(
        "Ước lượng tiến độ cả nhiệm vụ, số nguyên từ 0 đến 100. Ghi 100 không làm nhiệm vụ thành hoàn thành: phải ghi ngày hoàn thành.",
        "An estimate of the whole task, a whole number from 0 to 100. 100 does not complete it: only a day of completion does.",
    ),
};
static CARRIED_OUT: Field = Field {
    key: "carried-out",
    kind: Kind::Flag,
    hint: Text::fixed(
        "Nhiệm vụ thường xuyên, định kỳ: trong quý này có thực hiện không? Chọn Có hoặc Không.",
        "A task without a deadline: was it carried out in this quarter? Yes or No.",
    ),
};
static ARISEN: Field = Field {
    key: "arisen",
    kind: Kind::Flag,
    hint: Text::fixed(
        "Nhiệm vụ khi phát sinh: trong quý này có việc phát sinh không? Không có thì chọn Không.",
        "An on-event task: did the event arise in this quarter? No if it did not.",
    ),
};
static STARTED: Field =
    Field {
        key: "started", kind: Kind::Date, hint: Text::fixed("Ngày bắt đầu, như 05/01/2021.", "The day work began, as 2021-01-05.")
    };
static COMPLETED: Field = Field {
    key: "completed",
    kind: Kind::Date,
    hint: Text::fixed(
        "Ngày cấp có thẩm quyền ký sản phẩm. Có ngày này là đã hoàn thành; chưa hoàn thành thì để trống.",
        "The day the competent authority signed the product. With it the task is done; empty while it is open.",
    ),
};
static AWAITING: Field = Field {
    key: "awaiting-approval",
    kind: Kind::Date,
    hint: Text::fixed(
        "Ngày đã trình, đang chờ ban hành: vẫn là chưa hoàn thành.",
        "The day it was submitted up and began to wait for approval: still open.",
    ),
};
static SPENT: Field = Field {
    key: "spent-to-date",
    kind: Kind::Money,
    hint: Text::fixed(
        "Số tiền đã chi từ đầu năm đến ngày chốt, bằng đồng. Chưa chi thì ghi 0; không biết thì để trống.",
        "What was spent since the year began, in đồng. 0 if nothing was; empty if it is not known.",
    ),
};
static CAUSE: Field = Field {
    key: "delay-cause",
    kind: Kind::Text,
    hint: Text::fixed("Vì sao chậm, nếu đã quá hạn mà chưa hoàn thành.", "Why it is late, where it is overdue."),
};
static EVIDENCE_NUMBER: Field = Field {
    key: "evidence-number",
    kind: Kind::Code,
    hint: Text::fixed(
        "Số, ký hiệu của tài liệu kiểm chứng, như 12/QĐ-SYT. Chỉ một tài liệu; các tài liệu khác đã có trong tệp vẫn được giữ.",
        "The number of the evidence, as 12/QĐ-SYT. One document; others the file has are kept.",
    ),
};
static EVIDENCE_DATE: Field =
    Field {
        key: "evidence-date", kind: Kind::Date, hint: Text::fixed("Ngày của tài liệu kiểm chứng.", "The day of the evidence.")
    };
static EVIDENCE_TITLE: Field = Field {
    key: "evidence-title",
    kind: Kind::Text,
    hint: Text::fixed("Trích yếu của tài liệu kiểm chứng.", "The title of the evidence."),
};

/// The longest that what was last said is told, in letters.
const LAST_SAID: usize = 160;

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let closes = subject.quarter.closes(subject.year());
    let tasks = to_report(subject.checked, subject.agency.key(), subject.year(), subject.quarter, closes);
    let rows = tasks.iter().filter(|task| task.standing == Standing::Owed || task.said.is_some());
    let rows = rows.map(|task| row(task, task.name(subject.bundle).to_owned())).collect();
    let quarter = quarter_name(subject.quarter);
    Sheet {
        key: KEY,
        name: Text::fixed("Nhiệm vụ", "Tasks"),
        title: Text::new(
            format!("Tiến độ nhiệm vụ trong kế hoạch, {} năm {}", quarter.vi, subject.year()),
            format!("Progress of planned tasks, {} of {}", quarter.en, subject.year()),
        ),
        notes: vec![Text::fixed(
            "Mỗi dòng một nhiệm vụ chưa hoàn thành. Nhiệm vụ có thời hạn: ghi kết quả, và ngày hoàn thành nếu đã xong. Nhiệm vụ thường xuyên, định kỳ, khi phát sinh: chọn Có hoặc Không.",
            "A row an open task. A task with a deadline: its result, and the day of completion once it is done. One without: Yes or No.",
        )],
        columns: vec![
            column("id", Text::fixed("Mã nhiệm vụ", "Task"), 12.0),
            column("name", Text::fixed("Nhiệm vụ", "Name"), 30.0),
            column("due", Text::fixed("Thời hạn", "Due"), 13.0),
            column("last", Text::fixed("Kỳ trước", "Last reported"), 26.0),
            column("result", Text::fixed("Kết quả đến ngày chốt", "Result at the cut-off"), 38.0),
            column("percent", Text::fixed("Tiến độ (%)", "Progress (%)"), 9.0),
            column("carried-out", Text::fixed("Đã thực hiện trong kỳ", "Carried out in the quarter"), 11.0),
            column("arisen", Text::fixed("Có phát sinh", "Arisen"), 9.0),
            column("started", Text::fixed("Ngày bắt đầu", "Started"), 12.5),
            column("completed", Text::fixed("Ngày hoàn thành", "Completed"), 12.5),
            column("awaiting-approval", Text::fixed("Ngày trình, chờ ban hành", "Awaiting approval since"), 12.5),
            column("spent-to-date", Text::fixed("Đã chi từ đầu năm (đồng)", "Spent since the year began (đồng)"), 15.0),
            column("delay-cause", Text::fixed("Nguyên nhân chậm", "Cause of delay"), 24.0),
            column("evidence-number", Text::fixed("Tài liệu kiểm chứng: số", "Evidence: number"), 15.0),
            column("evidence-date", Text::fixed("Tài liệu kiểm chứng: ngày", "Evidence: day"), 12.5),
            column("evidence-title", Text::fixed("Tài liệu kiểm chứng: trích yếu", "Evidence: title"), 26.0),
        ],
        rows,
        frozen: 2,
        turn: Some(8),
    }
}

fn row(task: &ToReport<'_>, name: String) -> Row {
    let (in_force, said) = (&task.in_force, task.said);
    let id = &in_force.task.id.value;
    let text = |of: fn(&Progress) -> Option<&str>| Value::text(said.and_then(of));
    let date = |of: fn(&Progress) -> Option<chrono::NaiveDate>| said.and_then(of).map_or(Value::Nothing, Value::Date);
    let number = |of: fn(&Progress) -> Option<i64>| said.and_then(of).map_or(Value::Nothing, Value::Number);
    let flag = |of: fn(&Progress) -> Option<bool>| said.and_then(of).map_or(Value::Nothing, Value::Flag);
    let schedule = in_force.due.schedule();
    // What has no effect on a task of this kind is closed, unless the file says it.
    let only = |applies: bool, field: &'static Field, value: Value| {
        if applies || value != Value::Nothing { Entry::open(field, value) } else { Entry::shut() }
    };
    let (dated, undated, on_event) = (schedule.is_none(), schedule.is_some(), schedule == Some(Schedule::OnEvent));
    Row {
        key: id.clone(),
        cells: vec![
            Entry::given(Value::Text(id.clone())),
            Entry::given(Value::Text(name)),
            Entry::given(Value::Words(in_force.due.shown())),
            Entry::given(Value::Words(last_said(task))),
            Entry::open(&RESULT, text(|said| said.result.as_ref().map(|result| result.value.as_str()))),
            only(dated, &PERCENT, number(|said| said.percent.as_ref().map(|percent| percent.value))),
            only(undated, &CARRIED_OUT, flag(|said| said.carried_out.as_ref().map(|carried_out| carried_out.value))),
            only(on_event, &ARISEN, flag(|said| said.arisen.as_ref().map(|arisen| arisen.value))),
            only(dated, &STARTED, date(|said| said.started.as_ref().map(|day| day.value))),
            only(dated, &COMPLETED, date(|said| said.completed.as_ref().map(|day| day.value))),
            only(dated, &AWAITING, date(|said| said.awaiting_approval.as_ref().map(|day| day.value))),
            Entry::open(&SPENT, number(|said| said.spent_to_date.as_ref().map(|spent| spent.value))),
            Entry::open(&CAUSE, text(|said| said.delay_cause.as_deref())),
            Entry::open(&EVIDENCE_NUMBER, text(|said| said.evidence.first()?.number.as_ref().map(|number| number.value.as_str()))),
            Entry::open(&EVIDENCE_DATE, date(|said| said.evidence.first()?.date.as_ref().map(|day| day.value))),
            Entry::open(&EVIDENCE_TITLE, text(|said| said.evidence.first()?.title.as_deref())),
        ],
    }
}

/// What was last said of a task: the quarter, how far, the beginning of the result.
fn last_said(task: &ToReport<'_>) -> Text {
    let Some((quarter, said)) = task.before else { return Text::fixed("chưa có báo cáo", "not reported yet") };
    Text::each(|language| {
        let parts = in_words(said, language);
        let of = of_quarter(quarter, language);
        let mut told = if parts.is_empty() { of } else { format!("{of}: {}", parts.join(", ")) };
        if let Some(result) = &said.result {
            told = format!("{told}. {}", at_a_glance(&result.value, LAST_SAID));
        }
        told
    })
}

fn of_quarter(quarter: Quarter, language: Language) -> String {
    capitalized(quarter_name(quarter).in_language(language))
}

pub(super) fn target(task: &str, field: &'static str) -> Target {
    match field.strip_prefix("evidence-") {
        Some(part) => Target::Evidence { task: task.to_owned(), part },
        None => Target::key(["progress", task], field),
    }
}

/// A document is told by its number and its day.
pub(super) fn needed_by(field: &str) -> Option<&'static NeededBy> {
    static NUMBER: NeededBy = NeededBy { others: &["evidence-date", "evidence-title"], instead: &[] };
    static DATE: NeededBy = NeededBy { others: &["evidence-number", "evidence-title"], instead: &[] };
    match field {
        "evidence-number" => Some(&NUMBER),
        "evidence-date" => Some(&DATE),
        _ => None,
    }
}

/// Why a task has no row.
pub(super) fn why_no_row(subject: &Subject<'_>, id: &str) -> (Text, Option<Text>) {
    let closes = subject.quarter.closes(subject.year());
    let tasks = to_report(subject.checked, subject.agency.key(), subject.year(), subject.quarter, closes);
    let Some(task) = tasks.iter().find(|task| task.in_force.task.id.value == id) else {
        let meant = nearest(id, tasks.iter().map(|task| task.in_force.task.id.value.as_str()));
        let title = Text::new(format!("kế hoạch của cơ quan không có nhiệm vụ `{id}`"), format!("the agency's plan has no task `{id}`"));
        let help = match meant {
            Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
            None => Text::fixed("xóa dòng ấy, hoặc xuất biểu mẫu mới", "delete the row, or make a new form"),
        };
        return (title, Some(help));
    };
    let title = match task.standing {
        Standing::Done(quarter) => {
            let of = quarter_name(quarter);
            Text::new(
                format!("nhiệm vụ `{id}` đã báo cáo hoàn thành từ {}, không phải báo cáo lại", of.vi),
                format!("task `{id}` was reported as done in {} and is not reported again", of.en),
            )
        }
        Standing::Withdrawn => {
            Text::new(format!("nhiệm vụ `{id}` đã đưa ra khỏi kế hoạch"), format!("task `{id}` was withdrawn from the plan"))
        }
        Standing::NotItsQuarter | Standing::Owed => Text::new(
            format!("nhiệm vụ `{id}` thực hiện 6 tháng một lần, quý này không phải báo cáo"),
            format!("task `{id}` is half-yearly and not reported in this quarter"),
        ),
    };
    (title, Some(Text::fixed("để trống hoặc xóa dòng ấy", "leave the row empty, or delete it")))
}
