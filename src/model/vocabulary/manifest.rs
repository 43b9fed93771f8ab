//! `cchc.toml`: the manifest of a workspace.

use super::{Key, Kind, Need, Refers, Shape, Table, Word};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::Manifest,
    name: "manifest",
    title: Text::fixed("Khai báo không gian làm việc", "The workspace's manifest"),
    meaning: Text::fixed(
        "`cchc.toml`: không gian làm việc dùng bộ dữ liệu nào, mức của từng quy tắc, ngoại lệ, hạn nộp kế hoạch và báo cáo.",
        "`cchc.toml`: which bundles the workspace uses, the levels of rules, exceptions, and when plans and reports are due.",
    ),
    paths: &["cchc.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "workspace",
            Need::Required,
            Shape::Table(&WORKSPACE),
            "plans = [\"tinh-mau-2021\"]",
            Text::fixed("Không gian làm việc", "Workspace"),
            Text::fixed("Bộ dữ liệu, cơ quan và ngôn ngữ của không gian làm việc.", "The workspace's bundles, agency and language."),
        ),
        Key::new(
            "rules",
            Need::Optional,
            Shape::NamedLevels,
            "coordination-missing = \"deny\"",
            Text::fixed("Mức của quy tắc", "Levels of rules"),
            Text::fixed(
                "Mã hoặc tên quy tắc = mức; chỉ quyết định cái gì được in, là lỗi hay cảnh báo, không đổi con số nào. Xem: cchc explain.",
                "A rule's code or name = its level; decides what is shown, as error or warning, and changes no figure. See: cchc explain.",
            ),
        ),
        Key::new(
            "exception",
            Need::Optional,
            Shape::Tables(&EXCEPTION),
            "rule = \"evidence-missing\"",
            Text::fixed("Ngoại lệ", "Exception"),
            Text::fixed("Một chỗ được miễn một quy tắc, có lý do.", "One place let off one rule, with a reason."),
        ),
        Key::new(
            "calendar",
            Need::Optional,
            Shape::Table(&CALENDAR),
            "due-soon-days = 45",
            Text::fixed("Lịch của Tỉnh", "The province's calendar"),
            Text::fixed("Hạn ban hành kế hoạch và hạn nộp báo cáo do Tỉnh ấn định.", "When the province wants plans and reports."),
        ),
    ],
};

static WORKSPACE: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "plans",
            Need::Required,
            Shape::Ids(Refers::Bundle),
            "[\"tinh-mau-2021\"]",
            Text::fixed("Bộ dữ liệu của Tỉnh", "Bundles"),
            Text::fixed(
                "Mỗi năm một bộ dữ liệu: mã của bộ có sẵn trong chương trình, hoặc đường dẫn một thư mục trong không gian làm việc.",
                "One bundle a year: the id of one embedded in the program, or the path of a folder in the workspace.",
            ),
        ),
        Key::new(
            "agency",
            Need::Optional,
            Shape::Id(Refers::Agency),
            "\"so-y-te\"",
            Text::fixed("Cơ quan", "Agency"),
            Text::fixed(
                "Kho chỉ của một cơ quan: mọi báo cáo chỉ nhìn cơ quan ấy.",
                "A repository of one agency: every report looks at it alone.",
            ),
        ),
        Key::new(
            "language",
            Need::Optional,
            Shape::Word(&[Word::new("vi", "tiếng Việt", "Vietnamese"), Word::new("en", "tiếng Anh", "English")]),
            "\"vi\"",
            Text::fixed("Ngôn ngữ", "Language"),
            Text::fixed(
                "Ngôn ngữ của lời báo và báo cáo; mặc định tiếng Việt.",
                "The language of messages and reports; Vietnamese by default.",
            ),
        ),
    ],
};

static EXCEPTION: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "rule",
            Need::Required,
            Shape::Id(Refers::Rule),
            "\"evidence-missing\"",
            Text::fixed("Quy tắc", "Rule"),
            Text::fixed("Mã hoặc tên quy tắc được miễn.", "The code or name of the rule let off."),
        ),
        Key::new(
            "at",
            Need::Required,
            Shape::Text,
            "\"so-y-te/2021/q2#SYT-04\"",
            Text::fixed("Ở đâu", "Where"),
            Text::fixed(
                "Miễn ở đâu: `cơ-quan/năm/tệp#mục`; bỏ `#mục` là cả tệp; tệp ngoài `agencies/` thì ghi đường dẫn.",
                "Where it is let off: `agency/year/file#entry`; without `#entry` the whole file; other files by their path.",
            ),
        ),
        Key::new(
            "reason",
            Need::Required,
            Shape::Text,
            "\"Văn bản mật, lưu tại Văn phòng\"",
            Text::fixed("Lý do", "Reason"),
            Text::fixed("Vì sao được miễn; để trống thì ngoại lệ không có tác dụng.", "Why it is let off; without a reason nothing is."),
        ),
        Key::new(
            "until",
            Need::Optional,
            Shape::Date,
            "2021-12-31",
            Text::fixed("Đến hết ngày", "Until"),
            Text::fixed("Ngày cuối cùng ngoại lệ còn tác dụng.", "The last day on which it holds."),
        ),
    ],
};

static CALENDAR: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "plan-by",
            Need::Optional,
            Shape::Date,
            "2020-12-31",
            Text::fixed("Hạn ban hành kế hoạch", "Plans due"),
            Text::fixed("Hạn để các cơ quan ban hành kế hoạch.", "The day by which agencies issue their plans."),
        ),
        Key::new(
            "due-soon-days",
            Need::Optional,
            Shape::Integer { least: 0, most: 366 },
            "30",
            Text::fixed("Sắp đến hạn trong bao nhiêu ngày", "Days of due soon"),
            Text::fixed(
                "Nhiệm vụ còn bấy nhiêu ngày trở xuống là sắp đến hạn; mặc định 30.",
                "How many days ahead a task is due soon; 30 by default.",
            ),
        ),
        Key::new(
            "deadlines",
            Need::Optional,
            Shape::InlineTables(&DEADLINE),
            "[{ period = \"q1\", kind = \"@all\", by = 2021-03-17 }]",
            Text::fixed("Hạn nộp báo cáo", "Reports due"),
            Text::fixed(
                "Hạn nộp từng báo cáo, theo loại cơ quan hay từng cơ quan.",
                "When each report is due, by kind of agency or by agency.",
            ),
        ),
    ],
};

static DEADLINE: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "period",
            Need::Required,
            Shape::Word(&[
                Word::new("q1", "báo cáo quý I", "the report of quarter 1"),
                Word::new("q2", "báo cáo quý II", "the report of quarter 2"),
                Word::new("q3", "báo cáo quý III", "the report of quarter 3"),
                Word::new("q4", "báo cáo quý IV", "the report of quarter 4"),
                Word::new("closing", "tình trạng đến 31/12", "the state at 31 December"),
            ]),
            "\"q1\"",
            Text::fixed("Báo cáo", "Report"),
            Text::fixed("Hạn của báo cáo nào.", "Which report is due."),
        ),
        Key::new(
            "kind",
            Need::Required,
            Shape::Id(Refers::Who),
            "\"@all\"",
            Text::fixed("Của ai", "Whose"),
            Text::fixed(
                "Mã một cơ quan, `@loại` là mọi cơ quan loại ấy, `@all` là mọi cơ quan; cái hẹp hơn được dùng.",
                "An agency's id, `@kind` for all of a kind, `@all` for all; the narrower holds.",
            ),
        ),
        Key::new(
            "by",
            Need::Required,
            Shape::Date,
            "2021-03-17",
            Text::fixed("Hạn nộp", "Due"),
            Text::fixed("Ngày cuối cùng còn trong hạn, trong năm báo cáo.", "The last day in time, in the year of the report."),
        ),
    ],
};
