//! `[[kind]]` and `[[agency]]`: the register of a province's agencies.

use super::{Key, Kind, Need, Refers, Shape, Table};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::Register,
    name: "register",
    title: Text::fixed("Danh bạ cơ quan", "A register of agencies"),
    meaning: Text::fixed(
        "Các cơ quan, đơn vị, địa phương của Tỉnh, theo loại, với mã mà mọi tệp dùng.",
        "A province's agencies by kind, with the ids that all files use.",
    ),
    paths: &["agencies.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "kind",
            Need::Optional,
            Shape::Tables(&OF_KIND),
            "id = \"department\"",
            Text::fixed("Loại cơ quan", "Kind of agencies"),
            Text::fixed("Một loại cơ quan; `@id` là mọi cơ quan loại ấy.", "A kind of agencies; `@id` is all of it."),
        ),
        Key::new(
            "agency",
            Need::Optional,
            Shape::Tables(&AGENCY),
            "id = \"so-noi-vu\"",
            Text::fixed("Cơ quan", "Agency"),
            Text::fixed("Một cơ quan, đơn vị, địa phương.", "An agency."),
        ),
    ],
};

static OF_KIND: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "id",
            Need::Required,
            Shape::Id(Refers::Itself),
            "\"department\"",
            Text::fixed("Mã loại", "Id"),
            Text::fixed("Mã của loại, chữ không dấu.", "The kind's id, in plain letters."),
        ),
        Key::new(
            "name",
            Need::Required,
            Shape::Text,
            "\"sở, ban, ngành\"",
            Text::fixed("Tên loại", "Name"),
            Text::fixed("Tên của loại cơ quan.", "The kind's name."),
        ),
        Key::new(
            "plural",
            Need::Optional,
            Shape::Text,
            "\"các sở, ban, ngành\"",
            Text::fixed("Tên số nhiều", "Plural"),
            Text::fixed("Tên gọi chung các cơ quan loại ấy.", "What all of the kind are called."),
        ),
        Key::new(
            "on-behalf",
            Need::Optional,
            Shape::Text,
            "\"TM. Ủy ban nhân dân\"",
            Text::fixed("Thay mặt", "On behalf"),
            Text::fixed(
                "Chữ đứng trước chức vụ người ký ở các cơ quan loại ấy.",
                "The words before the signer's title in agencies of the kind.",
            ),
        ),
    ],
};

static AGENCY: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "id",
            Need::Required,
            Shape::Id(Refers::Itself),
            "\"so-noi-vu\"",
            Text::fixed("Mã cơ quan", "Id"),
            Text::fixed(
                "Mã của cơ quan, chữ không dấu; mọi tệp gọi cơ quan bằng mã này.",
                "The agency's id, in plain letters, by which all files call it.",
            ),
        ),
        Key::new(
            "name",
            Need::Required,
            Shape::Text,
            "\"Sở Nội vụ\"",
            Text::fixed("Tên", "Name"),
            Text::fixed("Tên của cơ quan.", "The agency's name."),
        ),
        Key::new(
            "full-name",
            Need::Optional,
            Shape::Text,
            "\"Ủy ban nhân dân huyện Sen\"",
            Text::fixed("Tên đầy đủ", "Full name"),
            Text::fixed("Tên in ở đầu văn bản, khi khác tên thường gọi.", "The name documents print, where that is another."),
        ),
        Key::new(
            "abbreviation",
            Need::Required,
            Shape::Text,
            "\"SNV\"",
            Text::fixed("Tên ngắn", "Short name"),
            Text::fixed("Tên ngắn dùng trong bảng.", "The short name tables use."),
        ),
        Key::new(
            "kind",
            Need::Required,
            Shape::Id(Refers::AgencyKind),
            "\"department\"",
            Text::fixed("Loại", "Kind"),
            Text::fixed("Mã loại của cơ quan.", "The id of the agency's kind."),
        ),
        Key::new(
            "parent",
            Need::Optional,
            Shape::Id(Refers::Agency),
            "\"h-sen\"",
            Text::fixed("Thuộc cơ quan", "Parent"),
            Text::fixed("Mã của cơ quan mà nó trực thuộc.", "The id of the agency it belongs to."),
        ),
        Key::new(
            "order",
            Need::Required,
            Shape::Integer { least: 0, most: i64::MAX },
            "10",
            Text::fixed("Thứ tự", "Order"),
            Text::fixed("Thứ tự của cơ quan trong bảng.", "The agency's place in tables."),
        ),
        Key::new(
            "from",
            Need::Optional,
            Shape::Date,
            "2021-03-01",
            Text::fixed("Có từ ngày", "From"),
            Text::fixed("Ngày đầu tiên cơ quan có mặt.", "The first day the agency exists."),
        ),
        Key::new(
            "until",
            Need::Optional,
            Shape::Date,
            "2021-12-31",
            Text::fixed("Đến hết ngày", "Until"),
            Text::fixed("Ngày cuối cùng cơ quan còn.", "The last day the agency exists."),
        ),
        Key::new(
            "superior",
            Need::Optional,
            Shape::Text,
            "\"Ủy ban nhân dân tỉnh Mẫu\"",
            Text::fixed("Cơ quan chủ quản", "Superior"),
            Text::fixed("Cơ quan chủ quản, in ở đầu văn bản.", "The superior body, at the head of documents."),
        ),
        Key::new(
            "place",
            Need::Optional,
            Shape::Text,
            "\"Mẫu\"",
            Text::fixed("Địa danh", "Place"),
            Text::fixed("Địa danh đứng trước ngày tháng của văn bản.", "The place that stands before a document's date."),
        ),
        Key::new(
            "sign",
            Need::Optional,
            Shape::Text,
            "\"SNV\"",
            Text::fixed("Ký hiệu cơ quan", "Sign"),
            Text::fixed("Chữ viết tắt của cơ quan trong ký hiệu văn bản.", "The agency's letters in the sign of a document."),
        ),
        Key::new(
            "head-title",
            Need::Optional,
            Shape::Text,
            "\"Giám đốc\"",
            Text::fixed("Chức vụ người đứng đầu", "Head's title"),
            Text::fixed("Chức vụ của người ký văn bản.", "The title of who signs documents."),
        ),
        Key::new(
            "signer",
            Need::Optional,
            Shape::Text,
            "\"Nguyễn Văn A\"",
            Text::fixed("Họ tên người ký", "Signer"),
            Text::fixed("Họ tên của người ký văn bản.", "The name of who signs documents."),
        ),
        Key::new(
            "on-behalf",
            Need::Optional,
            Shape::Text,
            "\"TM. Ủy ban nhân dân\"",
            Text::fixed("Thay mặt", "On behalf"),
            Text::fixed(
                "Chữ đứng trước chức vụ người ký; không có thì theo loại cơ quan.",
                "The words before the signer's title; else its kind's.",
            ),
        ),
        Key::new(
            "archive",
            Need::Optional,
            Shape::Text,
            "\"VT\"",
            Text::fixed("Nơi lưu", "Archive"),
            Text::fixed("Nơi lưu văn bản; mặc định VT.", "Where documents are kept; VT by default."),
        ),
    ],
};
