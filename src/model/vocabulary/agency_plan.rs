//! `[agency-plan]`: an agency's plan of the year.

use super::{Key, Kind, Need, Refers, Shape, Table};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::AgencyPlan,
    name: "agency-plan",
    title: Text::fixed("Kế hoạch CCHC của cơ quan", "An agency's plan"),
    meaning: Text::fixed(
        "Kế hoạch cải cách hành chính năm của một cơ quan, xây dựng từ kế hoạch của Tỉnh; cơ quan lập và giữ.",
        "An agency's administrative reform plan of the year, derived from the province's; the agency writes and keeps it.",
    ),
    paths: &["agencies/*/*/plan.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "agency-plan",
            Need::Required,
            Shape::Table(&HEADER),
            "agency = \"so-y-te\"",
            Text::fixed("Phần đầu của kế hoạch", "The plan's header"),
            Text::fixed(
                "Kế hoạch của cơ quan nào, năm nào, số và ngày ban hành, căn cứ.",
                "Whose plan it is, of which year, its number, date and basis.",
            ),
        ),
        Key::new(
            "task",
            Need::Optional,
            Shape::NamedTables(Refers::Itself, &TASK),
            "implements = [\"3.3\"]",
            Text::fixed("Nhiệm vụ trong kế hoạch", "A planned task"),
            Text::fixed(
                "Một nhiệm vụ trong kế hoạch của cơ quan; tên bảng là mã nhiệm vụ, như `[task.SYT-01]`, và không trùng trong tệp.",
                "A task of the agency's plan; the table's name is its id, as in `[task.SYT-01]`, given once in the file.",
            ),
        ),
        Key::new(
            "not-applicable",
            Need::Optional,
            Shape::NamedTexts(Refers::ProvincialTask),
            "\"6.3\" = \"Sở không có đơn vị sự nghiệp công lập trực thuộc\"",
            Text::fixed("Nhiệm vụ không thuộc chức năng, nhiệm vụ", "Tasks that do not apply"),
            Text::fixed(
                "Nhiệm vụ của Tỉnh không thuộc chức năng, nhiệm vụ của cơ quan: mã nhiệm vụ và lý do; để trống lý do là lỗi.",
                "The province's tasks outside the agency's functions: the task's id and the reason; a blank reason is an error.",
            ),
        ),
        Key::new(
            "derived-from",
            Need::Optional,
            Shape::NamedTexts(Refers::ProvincialTask),
            "\"3.3\" = \"a1b2c3\"",
            Text::fixed("Dấu vân tay lúc xây dựng kế hoạch", "Fingerprints of the tasks it was derived from"),
            Text::fixed(
                "Do `cchc derive` ghi: dấu vân tay của từng nhiệm vụ của Tỉnh lúc xây dựng kế hoạch, để biết Tỉnh đã sửa nhiệm vụ nào.",
                "Written by `cchc derive`: the fingerprint each of the province's tasks had when the plan was derived, to tell which have changed.",
            ),
        ),
    ],
};

static HEADER: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "agency",
            Need::Required,
            Shape::Id(Refers::Agency),
            "\"so-y-te\"",
            Text::fixed("Cơ quan", "Agency"),
            Text::fixed("Mã của cơ quan có kế hoạch này.", "The id of the agency whose plan it is."),
        ),
        Key::new(
            "year",
            Need::Required,
            Shape::Integer { least: 1900, most: 2200 },
            "2021",
            Text::fixed("Năm kế hoạch", "Year"),
            Text::fixed("Năm mà kế hoạch này lập cho.", "The year it plans."),
        ),
        Key::new(
            "number",
            Need::Required,
            Shape::Text,
            "\"44/KH-SYT\"",
            Text::fixed("Số, ký hiệu", "Number and sign"),
            Text::fixed(
                "Số, ký hiệu của kế hoạch, như trên văn bản đã ban hành.",
                "The plan's number and sign, as on the document issued.",
            ),
        ),
        Key::new(
            "issued",
            Need::Required,
            Shape::Date,
            "2020-12-18",
            Text::fixed("Ngày ban hành", "Day of issue"),
            Text::fixed("Ngày ban hành kế hoạch.", "The day the plan was issued."),
        ),
        Key::new(
            "basis",
            Need::Required,
            Shape::Text,
            "\"01/KH-UBND\"",
            Text::fixed("Căn cứ", "Basis"),
            Text::fixed(
                "Số, ký hiệu kế hoạch của Tỉnh mà kế hoạch này căn cứ; phải là kế hoạch của chính năm ấy.",
                "The number of the province's plan it rests on, which must be that of the same year.",
            ),
        ),
    ],
};

/// The keys of a planned task.
pub static TASK: Table =
    Table { may_be_blank: false, keys: &[IMPLEMENTS, AREA, NAME, PRODUCT, LEAD, SUPPORT, SUPPORT_INTERNAL, DUE, BUDGET, STAFF, TARGETS] };

pub(super) const IMPLEMENTS: Key = Key::new(
    "implements",
    Need::OneOf,
    Shape::Ids(Refers::ProvincialTask),
    "[\"3.3\"]",
    Text::fixed("Thực hiện nhiệm vụ của Tỉnh", "The province's tasks it carries out"),
    Text::fixed(
        "Mã những nhiệm vụ của Tỉnh mà nhiệm vụ này thực hiện; nội dung CCHC tính theo mã đầu tiên.",
        "The ids of the province's tasks it carries out; the first decides its area.",
    ),
);

pub(super) const AREA: Key = Key::new(
    "area",
    Need::OneOf,
    Shape::Integer { least: 1, most: u16::MAX as i64 },
    "7",
    Text::fixed("Nội dung CCHC", "Area"),
    Text::fixed(
        "Số thứ tự nội dung CCHC của việc riêng của cơ quan; đã có `implements` thì khóa này không dùng đến.",
        "The area of a task the agency adds itself; unused beside `implements`.",
    ),
);

pub(super) const NAME: Key = Key::new(
    "name",
    Need::Required,
    Shape::Text,
    "\"Nâng tỷ lệ hồ sơ nộp trực tuyến\"",
    Text::fixed("Tên nhiệm vụ", "Name"),
    Text::fixed("Tên nhiệm vụ, ngắn gọn, trên một dòng.", "The task's name, short and on one line."),
);

pub(super) const PRODUCT: Key = Key::new(
    "product",
    Need::Required,
    Shape::Text,
    "\"Tỷ lệ hồ sơ trực tuyến đạt từ 50%\"",
    Text::fixed("Sản phẩm, kết quả", "Product"),
    Text::fixed("Sản phẩm, kết quả cụ thể để biết nhiệm vụ đã hoàn thành.", "The product or result by which one knows the task is done."),
);

pub(super) const LEAD: Key = Key::new(
    "lead",
    Need::Required,
    Shape::Text,
    "\"Văn phòng Sở\"",
    Text::fixed("Đơn vị chủ trì", "Leading unit"),
    Text::fixed("Phòng, đơn vị trong cơ quan chủ trì thực hiện.", "The unit inside the agency that leads."),
);

pub(super) const SUPPORT: Key = Key::new(
    "support",
    Need::Optional,
    Shape::Ids(Refers::Who),
    "[\"so-noi-vu\"]",
    Text::fixed("Cơ quan phối hợp", "Supporting agencies"),
    Text::fixed("Mã các cơ quan, đơn vị, địa phương phối hợp.", "The ids of the agencies that support."),
);

pub(super) const SUPPORT_INTERNAL: Key = Key::new(
    "support-internal",
    Need::Optional,
    Shape::Text,
    "\"Phòng Nghiệp vụ Y\"",
    Text::fixed("Đơn vị phối hợp trong cơ quan", "Supporting units inside"),
    Text::fixed("Phòng, đơn vị trong cơ quan phối hợp thực hiện.", "The units inside the agency that support."),
);

pub(super) const DUE: Key = Key::new(
    "due",
    Need::Required,
    Shape::Due,
    "2021-11-30",
    Text::fixed("Thời hạn hoàn thành", "Due"),
    Text::fixed(
        "Thời hạn hoàn thành: một ngày, tháng, quý, nửa năm, năm; hoặc thường xuyên, hằng tháng, hằng quý, 6 tháng một lần, khi phát sinh.",
        "When it is due: a day, month, quarter, half or year; or ongoing, monthly, quarterly, half-yearly, on event.",
    ),
);

pub(super) const BUDGET: Key = Key::new(
    "budget",
    Need::Optional,
    Shape::InlineTable(&MONEY),
    "{ estimate = 50_000_000, autonomous = 20_000_000 }",
    Text::fixed("Kinh phí", "Budget"),
    Text::fixed("Kinh phí thực hiện, bằng đồng, theo nguồn.", "The money for it, in đồng, by source."),
);

pub(super) const STAFF: Key = Key::new(
    "staff",
    Need::Optional,
    Shape::Integer { least: 0, most: 1_000_000 },
    "2",
    Text::fixed("Số người làm", "Staff"),
    Text::fixed("Số người tham gia thực hiện.", "How many people work on it."),
);

pub(super) const TARGETS: Key = Key::new(
    "targets",
    Need::Optional,
    Shape::InlineTables(&TARGET),
    "[{ indicator = \"ty-le-ho-so-truc-tuyen\", at-least = 50 }]",
    Text::fixed("Mục tiêu", "Targets"),
    Text::fixed(
        "Mục tiêu phải đạt, theo chỉ tiêu hay tỷ lệ của danh mục.",
        "What must be reached, by an indicator or a ratio of the catalogue.",
    ),
);

static MONEY: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "estimate",
            Need::Optional,
            Shape::Money,
            "50_000_000",
            Text::fixed("Dự toán", "Estimate"),
            Text::fixed("Kinh phí từ dự toán ngân sách, bằng đồng.", "Money from the budget estimate, in đồng."),
        ),
        Key::new(
            "autonomous",
            Need::Optional,
            Shape::Money,
            "20_000_000",
            Text::fixed("Nguồn tự chủ", "The agency's own money"),
            Text::fixed("Kinh phí từ nguồn tự chủ của cơ quan, bằng đồng.", "Money of the agency's own, in đồng."),
        ),
    ],
};

static TARGET: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "indicator",
            Need::Required,
            Shape::Id(Refers::Measure),
            "\"ty-le-ho-so-truc-tuyen\"",
            Text::fixed("Chỉ tiêu, tỷ lệ", "Indicator or ratio"),
            Text::fixed("Mã chỉ tiêu hay tỷ lệ dùng để đo.", "The id of the indicator or ratio that measures it."),
        ),
        Key::new(
            "at-least",
            Need::OneOf,
            Shape::Integer { least: i64::MIN, most: i64::MAX },
            "50",
            Text::fixed("Ít nhất", "At least"),
            Text::fixed(
                "Giá trị ít nhất phải đạt, số nguyên; của tỷ lệ thì là phần trăm.",
                "The least it must be, a whole number; of a ratio in percent.",
            ),
        ),
        Key::new(
            "at-most",
            Need::OneOf,
            Shape::Integer { least: i64::MIN, most: i64::MAX },
            "5",
            Text::fixed("Nhiều nhất", "At most"),
            Text::fixed(
                "Giá trị nhiều nhất được phép, số nguyên; của tỷ lệ thì là phần trăm.",
                "The most it may be, a whole number; of a ratio in percent.",
            ),
        ),
    ],
};
