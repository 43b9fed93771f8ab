//! `[amendment]`: an adjustment of agencies' plans by a document.

use super::agency_plan::{AREA, BUDGET, DUE, IMPLEMENTS, LEAD, NAME, PRODUCT, STAFF, SUPPORT, SUPPORT_INTERNAL, TARGETS};
use super::{Key, Kind, Need, Refers, Shape, Table};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::Amendment,
    name: "amendment",
    title: Text::fixed("Văn bản điều chỉnh kế hoạch", "An amendment"),
    meaning: Text::fixed(
        "Văn bản điều chỉnh kế hoạch của các cơ quan: sửa, đưa ra khỏi kế hoạch, bổ sung nhiệm vụ.",
        "A document that adjusts agencies' plans: changes, withdraws and adds tasks.",
    ),
    paths: &["amendments/**/*.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "amendment",
            Need::Required,
            Shape::Table(&HEADER),
            "number = \"12/QĐ-UBND\"",
            Text::fixed("Phần đầu của văn bản điều chỉnh", "The amendment's header"),
            Text::fixed("Số, ngày, nơi ban hành và lý do điều chỉnh.", "The document's number, day, issuer and reason."),
        ),
        Key::new(
            "change",
            Need::Optional,
            Shape::Tables(&CHANGE),
            "due = 2021-10-31",
            Text::fixed("Sửa nhiệm vụ", "A changed task"),
            Text::fixed(
                "Sửa thời hạn, tên, sản phẩm hay đơn vị chủ trì của một nhiệm vụ.",
                "Changes a task's deadline, name, product or leading unit.",
            ),
        ),
        Key::new(
            "withdraw",
            Need::Optional,
            Shape::Tables(&WITHDRAW),
            "task = \"SYT-01\"",
            Text::fixed("Đưa ra khỏi kế hoạch", "A withdrawn task"),
            Text::fixed(
                "Đưa một nhiệm vụ ra khỏi kế hoạch: rời mọi tổng và được nêu tên.",
                "Withdraws a task: it is in no total, and named.",
            ),
        ),
        Key::new(
            "add",
            Need::Optional,
            Shape::Tables(&ADD),
            "task = \"SYT-15\"",
            Text::fixed("Bổ sung nhiệm vụ", "An added task"),
            Text::fixed("Bổ sung một nhiệm vụ vào kế hoạch của cơ quan.", "Adds a task to an agency's plan."),
        ),
    ],
};

static HEADER: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "number",
            Need::Required,
            Shape::Text,
            "\"12/QĐ-UBND\"",
            Text::fixed("Số, ký hiệu", "Number and sign"),
            Text::fixed("Số, ký hiệu của văn bản điều chỉnh.", "The document's number and sign."),
        ),
        Key::new(
            "issued",
            Need::Required,
            Shape::Date,
            "2021-06-25",
            Text::fixed("Ngày ban hành", "Day of issue"),
            Text::fixed("Ngày ban hành; điều chỉnh có hiệu lực từ chính ngày ấy.", "The day of issue; in force from that very day."),
        ),
        Key::new(
            "issuer",
            Need::Optional,
            Shape::Text,
            "\"UBND tỉnh Mẫu\"",
            Text::fixed("Nơi ban hành", "Issuer"),
            Text::fixed("Cơ quan ban hành văn bản.", "Who issued the document."),
        ),
        Key::new(
            "reason",
            Need::Optional,
            Shape::Paragraphs,
            "\"Hệ thống của bộ chưa sẵn sàng\"",
            Text::fixed("Lý do", "Reason"),
            Text::fixed("Vì sao điều chỉnh.", "Why the plans are adjusted."),
        ),
    ],
};

/// The keys of a changed task.
pub static CHANGE: Table =
    Table { may_be_blank: false, keys: &[AGENCY, TASK, YEAR, DUE.one_of(), NAME.one_of(), PRODUCT.one_of(), LEAD.one_of()] };

/// The keys of a withdrawn task.
pub static WITHDRAW: Table = Table { may_be_blank: false, keys: &[AGENCY, TASK, YEAR] };

/// The keys of an added task: whose it is, then those of a planned task.
pub static ADD: Table = Table {
    may_be_blank: false,
    keys: &[AGENCY, TASK, YEAR, IMPLEMENTS, AREA, NAME, PRODUCT, LEAD, SUPPORT, SUPPORT_INTERNAL, DUE, BUDGET, STAFF, TARGETS],
};

const AGENCY: Key = Key::new(
    "agency",
    Need::Required,
    Shape::Id(Refers::Agency),
    "\"so-y-te\"",
    Text::fixed("Cơ quan", "Agency"),
    Text::fixed("Mã của cơ quan có kế hoạch được điều chỉnh.", "The id of the agency whose plan is adjusted."),
);

const TASK: Key = Key::new(
    "task",
    Need::Required,
    Shape::Id(Refers::PlannedTask),
    "\"SYT-04\"",
    Text::fixed("Mã nhiệm vụ", "Task"),
    Text::fixed(
        "Mã nhiệm vụ trong kế hoạch của cơ quan; ở `[[add]]` là mã mới.",
        "The task's id in the agency's plan; a new one in `[[add]]`.",
    ),
);

const YEAR: Key = Key::new(
    "year",
    Need::Optional,
    Shape::Integer { least: 1900, most: 2200 },
    "2021",
    Text::fixed("Năm kế hoạch", "Year"),
    Text::fixed("Kế hoạch của năm nào; không ghi thì là năm ban hành điều chỉnh.", "Which year's plan; by default the year of issue."),
);
