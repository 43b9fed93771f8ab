//! The indicators the agency owes. An opening figure is suggested from the closing ones of the quarter before, where the catalogue carries
//! them over.

use super::super::Subject;
use super::{Target, column};
use crate::diagnostic::suggest::nearest;
use crate::document::form::{Access, Entry, Field, Kind, Row, Sheet, Value};
use crate::language::Text;
use crate::model::indicator::{Across, Indicator, Over};
use crate::model::period::quarter_name;
use crate::model::quarter_report::{Figure, FigureValue, QuarterReport};
use crate::rollup::stated;

/// The sheet's key.
pub(in crate::edit::form) const KEY: &str = "figures";

static FLOW: Field = Field {
    key: "flow",
    kind: Kind::Count,
    hint: Text::fixed(
        "Số phát sinh riêng trong quý này, không cộng dồn từ đầu năm. Đã đếm và không có thì ghi 0; chưa có số liệu thì để trống.",
        "This quarter alone, not since the year began. 0 if it was counted and there was none; empty if it is not known.",
    ),
};
static STOCK: Field = Field {
    key: "stock",
    kind: Kind::Count,
    hint: Text::fixed(
        "Số có đến ngày chốt số liệu. Đã đếm và không có thì ghi 0; chưa có số liệu thì để trống.",
        "As it stands at the cut-off. 0 if it was counted and there is none; empty if it is not known.",
    ),
};
static OPENING: Field = Field {
    key: "opening",
    kind: Kind::Count,
    hint: Text::fixed(
        "Số kỳ trước chuyển sang: phải bằng số còn lại cuối quý trước. Số chữ nghiêng là gợi ý, lấy từ báo cáo quý trước.",
        "Carried over: it must equal what was left at the end of the quarter before. A figure in italics is taken from that report.",
    ),
};
static MEMBERS: Field = Field {
    key: "members",
    kind: Kind::Agencies,
    hint: Text::fixed(
        "Ghi mã hoặc tên từng cơ quan, đơn vị, cách nhau bằng dấu phẩy, như: h-a, tp-b. Đã đếm và không có cơ quan nào thì ghi 0.",
        "The id or the name of each agency, with commas between, as: h-a, tp-b. 0 if they were counted and there is none.",
    ),
};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let before = stated::before_quarter(subject.checked, subject.agency.key(), subject.year(), subject.quarter);
    let rows = stated::owed(subject.bundle, subject.agency.key()).map(|indicator| row(subject, before, indicator)).collect();
    let quarter = quarter_name(subject.quarter);
    Sheet {
        key: KEY,
        name: Text::fixed("Chỉ tiêu", "Indicators"),
        title: Text::new(
            format!("Số liệu thống kê, {} năm {}", quarter.vi, subject.year()),
            format!("Statistics, {} of {}", quarter.en, subject.year()),
        ),
        notes: vec![],
        columns: vec![
            column("id", Text::fixed("Mã chỉ tiêu", "Indicator"), 30.0),
            column("name", Text::fixed("Chỉ tiêu", "Name"), 52.0),
            column("unit", Text::fixed("Đơn vị tính", "Unit"), 13.0),
            column("over", Text::fixed("Cách tính", "Counted"), 20.0),
            column("last", Text::fixed("Quý trước", "Quarter before"), 14.0),
            column("value", Text::fixed("Quý này", "This quarter"), 18.0),
        ],
        rows,
        frozen: 2,
        turn: None,
    }
}

fn row(subject: &Subject<'_>, before: Option<&QuarterReport>, indicator: &Indicator) -> Row {
    let id = indicator.key();
    let field = match (indicator.across, indicator.over) {
        (Across::Distinct, _) => &MEMBERS,
        (_, Over::Flow) => &FLOW,
        (_, Over::Stock) => &STOCK,
        (_, Over::Opening) => &OPENING,
    };
    let own = subject.report().and_then(|report| report.figure(id));
    let value = match (own, suggested(subject, id)) {
        (None, Some(opening)) if indicator.across != Across::Distinct => {
            Entry { value: Value::Number(opening), access: Access::Suggested(field) }
        }
        (own, _) => Entry::open(field, own.map_or(Value::Nothing, value_of)),
    };
    let over = match indicator.over {
        Over::Flow => Text::fixed("phát sinh trong quý", "in the quarter"),
        Over::Stock => Text::fixed("có đến ngày chốt", "at the cut-off"),
        Over::Opening => Text::fixed("kỳ trước chuyển sang", "carried over"),
    };
    let last = before.and_then(|before| before.figure(id)).map_or(Value::Nothing, value_of);
    Row {
        key: id.to_owned(),
        cells: vec![
            Entry::given(Value::Text(id.to_owned())),
            Entry::given(Value::Text(indicator.name.clone())),
            Entry::given(Value::Text(indicator.unit.clone())),
            Entry::given(Value::Words(over)),
            Entry::given(last),
            value,
        ],
    }
}

/// What the quarter before closed with and this one opens with, where the catalogue says so.
fn suggested(subject: &Subject<'_>, opening: &str) -> Option<i64> {
    let carry = subject.bundle.carries.iter().find(|carry| carry.opening.value == opening)?;
    let closed = stated::closing_before(subject.checked, subject.agency.key(), subject.year(), subject.quarter, carry)?;
    Some(closed.0)
}

fn value_of(figure: &Figure) -> Value {
    match &figure.value {
        FigureValue::Count(count) => Value::Number(*count),
        FigureValue::Members(ids) => Value::Ids(ids.clone()),
    }
}

/// The table a figure stands in: the one where the report has it, else the indicator's own.
pub(super) fn target(subject: &Subject<'_>, id: &str) -> Option<Target> {
    let indicator = subject.bundle.indicator(id)?;
    let standing = subject.report().and_then(|report| report.table_of(id));
    Some(Target::key([standing.unwrap_or_else(|| indicator.table())], id))
}

/// Why an indicator has no row.
pub(super) fn why_no_row(subject: &Subject<'_>, id: &str) -> (Text, Option<Text>) {
    if let Some(indicator) = subject.bundle.indicator(id) {
        let name = &indicator.name;
        return (
            Text::new(
                format!("cơ quan này không phải báo cáo chỉ tiêu `{id}` (“{name}”)"),
                format!("this agency does not owe indicator `{id}` (“{name}”)"),
            ),
            Some(Text::fixed("xóa dòng ấy", "delete the row")),
        );
    }
    let title = Text::new(format!("danh mục không có chỉ tiêu `{id}`"), format!("the catalogue has no indicator `{id}`"));
    let meant = nearest(id, subject.bundle.indicators.iter().map(Indicator::key));
    let help = match meant {
        Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
        None => Text::fixed("xóa dòng ấy, hoặc xuất biểu mẫu mới", "delete the row, or make a new form"),
    };
    (title, Some(help))
}
