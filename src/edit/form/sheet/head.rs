//! The first sheet: whose form it is, the report's number and day, and how the form is filled in.

use super::super::Subject;
use super::super::identity::{Identity, PARTS};
use super::{Target, column};
use crate::document::form::{Entry, Field, Kind, Row, Sheet, Value};
use crate::language::Text;

/// The sheet's key.
pub(in crate::edit::form) const KEY: &str = "report";

/// The sheet's name.
pub(in crate::edit::form) static NAME: Text = Text::fixed("Thông tin chung", "Report");

static NUMBER: Field = Field {
    key: "number",
    kind: Kind::Code,
    hint: Text::fixed(
        "Số, ký hiệu của báo cáo, như 45/BC-SYT. Chưa có số thì để trống.",
        "The report's number, as 45/BC-SYT. Empty while it has none.",
    ),
};

static SUBMITTED: Field = Field {
    key: "submitted",
    kind: Kind::Date,
    hint: Text::fixed(
        "Ngày gửi báo cáo, như 16/06/2021. Để trống là bản thảo: chưa được nhận, chưa được tổng hợp.",
        "The day the report was sent, as 2021-06-16. Empty means a draft: neither received nor counted.",
    ),
};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let (agency, quarter, year) = (&subject.agency.name, subject.quarter, subject.year());
    let row = |key: &str, label: Text, entry: Entry| Row { key: key.to_owned(), cells: vec![Entry::given(Value::Words(label)), entry] };
    let mut rows = vec![row("agency-name", Text::fixed("Cơ quan, đơn vị", "Agency"), Entry::given(Value::Text(agency.clone())))];
    let identity = Identity::of(subject).values();
    rows.extend(PARTS.iter().zip(identity).map(|(part, value)| row(part.key, part.label.clone(), Entry::given(value))));
    let report = subject.report();
    let number = report.and_then(|report| report.number.as_ref()).map(|number| number.value.as_str());
    let submitted = report.and_then(|report| report.submitted.as_ref()).map_or(Value::Nothing, |day| Value::Date(day.value));
    rows.push(row("number", Text::fixed("Số báo cáo", "Number of the report"), Entry::open(&NUMBER, Value::text(number))));
    rows.push(row("submitted", Text::fixed("Ngày gửi báo cáo", "Day it was sent"), Entry::open(&SUBMITTED, submitted)));
    Sheet {
        key: KEY,
        name: NAME.clone(),
        title: Text::new(
            format!("Báo cáo cải cách hành chính quý {} năm {year}", quarter.roman()),
            format!("Report of administrative reform, quarter {} of {year}", quarter.number()),
        ),
        notes: vec![
            Text::new(
                format!(
                    "Kỳ số liệu: từ {} đến {}.",
                    crate::language::Language::Vietnamese.date(quarter.opens(year)),
                    crate::language::Language::Vietnamese.date(quarter.closes(year))
                ),
                format!("The quarter runs from {} to {}.", quarter.opens(year), quarter.closes(year)),
            ),
            Text::fixed(
                "Chỉ điền các ô nền vàng: số báo cáo, ngày gửi ở trang này, và các trang Nhiệm vụ, Chỉ tiêu, Khó khăn, Lời văn. Ô nền xám là phần có sẵn, không sửa. Ô chữ nghiêng là số gợi ý: kiểm tra lại, sai thì sửa.",
                "Fill in the yellow cells only: the number and the day on this sheet, and the sheets Tasks, Indicators, Difficulties, Narrative. Grey cells are given. Figures in italics are suggested: check them.",
            ),
            Text::fixed(
                "Để trống là chưa có số liệu, khác với số 0. Xóa nội dung đã có sẵn trong một ô vàng là bỏ nội dung ấy khỏi báo cáo.",
                "An empty cell means that nothing is known, which is not 0. Clearing what stands in a yellow cell takes it out of the report.",
            ),
            Text::fixed(
                "Ngày ghi như 05/01/2021; tiền ghi bằng đồng, số nguyên. Không dùng công thức; không gộp ô; không thêm, bớt, ẩn, đổi chỗ hay đổi tên cột và trang.",
                "Days as 2021-01-05; money in whole đồng. No formulas; no merged cells; columns and sheets stay where they are, visible and under their names.",
            ),
        ],
        columns: vec![column("label", Text::fixed("Mục", "Item"), 26.0), column("value", Text::fixed("Nội dung", "Content"), 64.0)],
        rows,
        frozen: 0,
        turn: None,
    }
}

pub(super) fn target(field: &str) -> Target {
    Target::key(["report"], field)
}
