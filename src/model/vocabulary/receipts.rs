//! `[receipts]`: the days on which the coordinator received reports.

use super::{Key, Kind, Need, Refers, Shape, Table};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::Receipts,
    name: "receipts",
    title: Text::fixed("Sổ nhận báo cáo", "Receipts of reports"),
    meaning: Text::fixed(
        "Ngày cơ quan đầu mối nhận báo cáo của từng cơ quan; chỉ dùng để biết ai gửi sau hạn.",
        "The days on which the coordinator received each agency's reports; only to tell who was late.",
    ),
    paths: &["receipts/*.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "receipts",
            Need::Required,
            Shape::Table(&HEADER),
            "year = 2021",
            Text::fixed("Phần đầu của sổ", "The header"),
            Text::fixed("Sổ nhận báo cáo của năm nào.", "Which year's reports were received."),
        ),
        received("q1", Text::fixed("Nhận báo cáo quý I", "Reports of quarter 1 received")),
        received("q2", Text::fixed("Nhận báo cáo quý II", "Reports of quarter 2 received")),
        received("q3", Text::fixed("Nhận báo cáo quý III", "Reports of quarter 3 received")),
        received("q4", Text::fixed("Nhận báo cáo quý IV", "Reports of quarter 4 received")),
        received("closing", Text::fixed("Nhận tình trạng cuối năm", "Closing states received")),
    ],
};

static HEADER: Table = Table {
    may_be_blank: false,
    keys: &[Key::new(
        "year",
        Need::Required,
        Shape::Integer { least: 1900, most: 2200 },
        "2021",
        Text::fixed("Năm", "Year"),
        Text::fixed("Năm của các báo cáo.", "The year of the reports."),
    )],
};

const fn received(name: &'static str, title: Text) -> Key {
    Key::new(
        name,
        Need::Optional,
        Shape::NamedDates(Refers::Agency),
        "so-y-te = 2021-03-15",
        title,
        Text::fixed(
            "Mã cơ quan = ngày nhận; cơ quan không có dòng ở đây thì lấy ngày gửi ghi trong báo cáo.",
            "Agency = day received; where an agency has no line, the day its report says it was sent counts.",
        ),
    )
}
