//! `[[indicator]]`, `[[ratio]]`, `[[identity]]` and `[[carry]]`: the catalogue of indicators.

use super::{Key, Kind, Need, Refers, Shape, Table, Word};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::Catalogue,
    name: "catalogue",
    title: Text::fixed("Danh mục chỉ tiêu", "A catalogue of indicators"),
    meaning: Text::fixed(
        "Các chỉ tiêu phải báo cáo, tỷ lệ tính từ đó, và các số phải khớp nhau.",
        "The indicators to report, the ratios made of them, and the figures that must agree.",
    ),
    paths: &["indicators.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "indicator",
            Need::Optional,
            Shape::Tables(&INDICATOR),
            "id = \"ho-so-tiep-nhan-moi\"",
            Text::fixed("Chỉ tiêu", "Indicator"),
            Text::fixed(
                "Một chỉ tiêu mà các cơ quan báo cáo bằng một số, hoặc chương trình tự đếm.",
                "An indicator that agencies report as a figure, or the program counts.",
            ),
        ),
        Key::new(
            "ratio",
            Need::Optional,
            Shape::Tables(&RATIO),
            "id = \"ty-le-dung-han\"",
            Text::fixed("Tỷ lệ", "Ratio"),
            Text::fixed("Một tỷ lệ tính từ các chỉ tiêu; không ai báo cáo tỷ lệ.", "A ratio made of indicators; nobody reports a ratio."),
        ),
        Key::new(
            "identity",
            Need::Optional,
            Shape::Tables(&IDENTITY),
            "left = [\"ho-so-da-giai-quyet\"]",
            Text::fixed("Hai tổng phải bằng nhau", "Identity"),
            Text::fixed("Hai tổng phải bằng nhau trong mỗi báo cáo.", "Two sums that must agree in every report."),
        ),
        Key::new(
            "carry",
            Need::Optional,
            Shape::Tables(&CARRY),
            "opening = \"ho-so-ky-truoc-chuyen-sang\"",
            Text::fixed("Số chuyển kỳ", "Carry-over"),
            Text::fixed(
                "Số kỳ trước chuyển sang phải bằng số cuối của quý trước.",
                "An opening figure that must equal the closing ones of the quarter before.",
            ),
        ),
    ],
};

static INDICATOR: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "id",
            Need::Required,
            Shape::Id(Refers::Itself),
            "\"ho-so-tiep-nhan-moi\"",
            Text::fixed("Mã chỉ tiêu", "Id"),
            Text::fixed("Mã của chỉ tiêu, chữ không dấu.", "The indicator's id, in plain letters."),
        ),
        Key::new(
            "name",
            Need::Required,
            Shape::Text,
            "\"Hồ sơ mới tiếp nhận\"",
            Text::fixed("Tên chỉ tiêu", "Name"),
            Text::fixed("Tên của chỉ tiêu, như trong biểu.", "The indicator's name, as in the form."),
        ),
        Key::new(
            "unit",
            Need::Required,
            Shape::Text,
            "\"hồ sơ\"",
            Text::fixed("Đơn vị tính", "Unit"),
            Text::fixed("Đơn vị tính của chỉ tiêu.", "What it counts."),
        ),
        ROW,
        Key::new(
            "owed-by",
            Need::Required,
            Shape::Ids(Refers::Who),
            "[\"@department\"]",
            Text::fixed("Ai phải báo cáo", "Owed by"),
            Text::fixed(
                "Ai phải báo cáo: mã cơ quan, `@loại`, `@all`; `[]` khi chương trình tự đếm.",
                "Who reports it: an agency's id, `@kind`, `@all`; `[]` where the program counts it.",
            ),
        ),
        Key::new(
            "across",
            Need::Required,
            Shape::Word(&[
                Word::new("sum", "cộng số của các cơ quan", "the agencies' figures are added"),
                Word::new("single", "một nơi báo cáo cho cả tỉnh", "one agency reports it for the whole province"),
                Word::new("distinct", "ghi danh sách mã, đếm không trùng", "lists of ids, united and counted once"),
            ]),
            "\"sum\"",
            Text::fixed("Gộp các cơ quan", "Across agencies"),
            Text::fixed("Gộp số của các cơ quan thế nào.", "How the agencies' figures are put together."),
        ),
        Key::new(
            "over",
            Need::Required,
            Shape::Word(&[
                Word::new("flow", "phát sinh trong kỳ: cộng các quý", "arises in the period: quarters are added"),
                Word::new("stock", "có đến ngày chốt: lấy quý cuối", "there at the cut-off: the last quarter's"),
                Word::new("opening", "kỳ trước chuyển sang: lấy quý đầu", "carried over: the first quarter's"),
            ]),
            "\"flow\"",
            Text::fixed("Gộp các quý", "Over quarters"),
            Text::fixed("Gộp số của các quý thế nào.", "How the quarters' figures are put together."),
        ),
        Key::new(
            "authority",
            Need::Optional,
            Shape::Id(Refers::Agency),
            "\"so-noi-vu\"",
            Text::fixed("Số của cơ quan nào", "Authority"),
            Text::fixed("Với `single`: chỉ số của cơ quan này được dùng.", "For `single`: the agency whose figure alone counts."),
        ),
        Key::new(
            "derived",
            Need::Optional,
            Shape::Word(&[
                Word::new("planned-tasks", "số nhiệm vụ đang có hiệu lực", "the tasks in force"),
                Word::new("done-tasks", "số nhiệm vụ đã hoàn thành", "the tasks done"),
            ]),
            "\"planned-tasks\"",
            Text::fixed("Chương trình tự đếm", "Derived"),
            Text::fixed("Chương trình tự đếm gì từ kế hoạch và báo cáo.", "What the program counts from plans and reports."),
        ),
        FROM,
        UNTIL,
    ],
};

static RATIO: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "id",
            Need::Required,
            Shape::Id(Refers::Itself),
            "\"ty-le-dung-han\"",
            Text::fixed("Mã tỷ lệ", "Id"),
            Text::fixed("Mã của tỷ lệ, chữ không dấu.", "The ratio's id, in plain letters."),
        ),
        Key::new(
            "name",
            Need::Required,
            Shape::Text,
            "\"Tỷ lệ đúng hạn\"",
            Text::fixed("Tên tỷ lệ", "Name"),
            Text::fixed("Tên của tỷ lệ, như trong biểu.", "The ratio's name, as in the form."),
        ),
        ROW,
        Key::new(
            "numerator",
            Need::Required,
            Shape::SomeIds(Refers::Indicator),
            "[\"ho-so-dung-han\"]",
            Text::fixed("Tử số", "Numerator"),
            Text::fixed("Các chỉ tiêu cộng lại thành tử số.", "The indicators that add up above."),
        ),
        Key::new(
            "denominator",
            Need::Required,
            Shape::SomeIds(Refers::Indicator),
            "[\"ho-so-tiep-nhan-moi\"]",
            Text::fixed("Mẫu số", "Denominator"),
            Text::fixed("Các chỉ tiêu cộng lại thành mẫu số.", "The indicators that add up below."),
        ),
        Key::new(
            "definition",
            Need::Optional,
            Shape::Text,
            "\"đúng hạn / mới tiếp nhận\"",
            Text::fixed("Công thức bằng lời", "Definition"),
            Text::fixed("Công thức bằng lời, in cạnh số.", "The formula in words, printed beside the figure."),
        ),
        FROM,
        UNTIL,
    ],
};

static IDENTITY: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "name",
            Need::Optional,
            Shape::Text,
            "\"tiếp nhận = đã giải quyết + đang giải quyết\"",
            Text::fixed("Bằng lời", "In words"),
            Text::fixed("Đẳng thức viết bằng lời.", "The identity in words."),
        ),
        Key::new(
            "left",
            Need::Required,
            Shape::SomeIds(Refers::Indicator),
            "[\"ho-so-tiep-nhan-moi\"]",
            Text::fixed("Vế trái", "Left"),
            Text::fixed("Các chỉ tiêu cộng lại thành vế trái.", "The indicators that add up on the left."),
        ),
        Key::new(
            "right",
            Need::Required,
            Shape::SomeIds(Refers::Indicator),
            "[\"ho-so-da-giai-quyet\", \"ho-so-dang-giai-quyet\"]",
            Text::fixed("Vế phải", "Right"),
            Text::fixed("Các chỉ tiêu cộng lại thành vế phải.", "The indicators that add up on the right."),
        ),
    ],
};

static CARRY: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "opening",
            Need::Required,
            Shape::Id(Refers::Indicator),
            "\"ho-so-ky-truoc-chuyen-sang\"",
            Text::fixed("Số kỳ trước chuyển sang", "Opening"),
            Text::fixed("Chỉ tiêu kỳ trước chuyển sang.", "The opening indicator."),
        ),
        Key::new(
            "closing",
            Need::Required,
            Shape::SomeIds(Refers::Indicator),
            "[\"ho-so-dang-giai-quyet\"]",
            Text::fixed("Số cuối của quý trước", "Closing"),
            Text::fixed("Các chỉ tiêu của quý trước cộng lại phải bằng số ấy.", "The indicators of the quarter before that add up to it."),
        ),
    ],
};

const ROW: Key = Key::new(
    "row",
    Need::Optional,
    Shape::Text,
    "\"3.3.1\"",
    Text::fixed("Số dòng trong biểu", "Row"),
    Text::fixed("Số thứ tự của dòng trong biểu báo cáo.", "Its row in the form of the report."),
);

const FROM: Key = Key::new(
    "from",
    Need::Optional,
    Shape::Integer { least: 1900, most: 2200 },
    "2021",
    Text::fixed("Từ năm", "From"),
    Text::fixed("Năm đầu tiên còn dùng.", "The first year it is in use."),
);

const UNTIL: Key = Key::new(
    "until",
    Need::Optional,
    Shape::Integer { least: 1900, most: 2200 },
    "2030",
    Text::fixed("Đến năm", "Until"),
    Text::fixed("Năm cuối cùng còn dùng.", "The last year it is in use."),
);
