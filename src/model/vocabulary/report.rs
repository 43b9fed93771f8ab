//! `[report]`: an agency's report for a quarter, or its closing state.

use super::{Key, Kind, Need, Refers, Shape, Table};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::Report,
    name: "report",
    title: Text::fixed("Báo cáo định kỳ của cơ quan", "An agency's report"),
    meaning: Text::fixed(
        "Báo cáo của một cơ quan theo quý, hoặc tình trạng đến cuối năm: tiến độ từng nhiệm vụ, khó khăn, số liệu chỉ tiêu.",
        "An agency's report of a quarter, or its state at the year's end: progress task by task, difficulties, figures.",
    ),
    paths: &["agencies/*/*/q?.toml", "agencies/*/*/closing.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "report",
            Need::Required,
            Shape::Table(&HEADER),
            "agency = \"so-y-te\"",
            Text::fixed("Phần đầu của báo cáo", "The report's header"),
            Text::fixed(
                "Báo cáo của cơ quan nào, năm nào, quý nào, số và ngày gửi.",
                "Whose report it is, of which year and quarter, its number and the day it was sent.",
            ),
        ),
        Key::new(
            "progress",
            Need::Optional,
            Shape::NamedTables(Refers::PlannedTask, &PROGRESS),
            "completed = 2021-06-10",
            Text::fixed("Tiến độ của nhiệm vụ", "A task's progress"),
            Text::fixed(
                "Tình trạng của một nhiệm vụ lúc chốt số liệu; tên bảng là mã nhiệm vụ trong kế hoạch, như `[progress.SYT-01]`.",
                "The state of a task at the cut-off; the table's name is the planned task's id, as in `[progress.SYT-01]`.",
            ),
        ),
        Key::new(
            "difficulty",
            Need::Optional,
            Shape::NamedTables(Refers::Itself, &DIFFICULTY),
            "problem = \"Phần mềm của bộ chưa kết nối\"",
            Text::fixed("Khó khăn, đề xuất", "A difficulty or proposal"),
            Text::fixed(
                "Khó khăn, vướng mắc và đề xuất, kiến nghị; tên bảng là mã do cơ quan đặt, như `[difficulty.KK-01]`.",
                "A difficulty with what is proposed; the table's name is an id the agency gives, as in `[difficulty.KK-01]`.",
            ),
        ),
        Key::new(
            "in-period",
            Need::Optional,
            Shape::NamedFigures,
            "ho-so-tiep-nhan-moi = 1520",
            Text::fixed("Số phát sinh trong kỳ", "Figures in the period"),
            Text::fixed(
                "Số phát sinh riêng trong quý, không cộng dồn: mã chỉ tiêu = số; không biết thì không ghi, `0` là đã đếm và bằng không.",
                "What arose in this quarter alone, not cumulative: indicator = count; leave out what is unknown, `0` is counted and none.",
            ),
        ),
        Key::new(
            "at-cut-off",
            Need::Optional,
            Shape::NamedFigures,
            "ho-so-dang-giai-quyet-trong-han = 87",
            Text::fixed("Số có đến ngày chốt", "Figures at the cut-off"),
            Text::fixed(
                "Số có đến ngày chốt số liệu và số kỳ trước chuyển sang: mã chỉ tiêu = số.",
                "What there is at the cut-off, and what the period before carried over: indicator = count.",
            ),
        ),
        Key::new(
            "narrative",
            Need::Optional,
            Shape::NamedParagraphs(Refers::Section),
            "\"I.3\" = \"\"\"Đã kiểm tra 3 đơn vị.\"\"\"",
            Text::fixed("Lời văn của báo cáo", "The report's words"),
            Text::fixed(
                "Lời văn theo đề mục của đề cương báo cáo; dòng trống ngăn hai đoạn.",
                "Words by the sections of the report's outline; an empty line parts paragraphs.",
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
            Text::fixed("Mã của cơ quan báo cáo.", "The id of the agency that reports."),
        ),
        Key::new(
            "year",
            Need::Required,
            Shape::Integer { least: 1900, most: 2200 },
            "2021",
            Text::fixed("Năm báo cáo", "Year"),
            Text::fixed("Năm của kế hoạch được báo cáo.", "The year of the plan it reports on."),
        ),
        Key::new(
            "quarter",
            Need::OneOf,
            Shape::Integer { least: 1, most: 4 },
            "2",
            Text::fixed("Quý", "Quarter"),
            Text::fixed("Báo cáo của quý nào, từ 1 đến 4.", "Which quarter's report it is, 1 to 4."),
        ),
        Key::new(
            "closing",
            Need::OneOf,
            Shape::Boolean,
            "true",
            Text::fixed("Tình trạng cuối năm", "Closing state"),
            Text::fixed(
                "`true` là tình trạng đến 31/12 (`closing.toml`); không đi cùng `quarter`.",
                "`true`: the state at 31 December (`closing.toml`); not with `quarter`.",
            ),
        ),
        Key::new(
            "number",
            Need::Optional,
            Shape::Text,
            "\"145/BC-SYT\"",
            Text::fixed("Số, ký hiệu", "Number and sign"),
            Text::fixed("Số, ký hiệu của báo cáo.", "The report's number and sign."),
        ),
        Key::new(
            "submitted",
            Need::Optional,
            Shape::Date,
            "2021-06-16",
            Text::fixed("Ngày gửi", "Day submitted"),
            Text::fixed(
                "Ngày gửi báo cáo; chưa có thì là bản thảo, chưa được nhận và chưa được tổng hợp.",
                "The day it was sent; without it the report is a draft, neither received nor counted.",
            ),
        ),
    ],
};

/// The keys of a task's progress.
pub static PROGRESS: Table = Table {
    may_be_blank: true,
    keys: &[
        Key::new(
            "result",
            Need::OneOf,
            Shape::Paragraphs,
            "\"Đã cung cấp 120 dịch vụ công mức độ 3, 4\"",
            Text::fixed("Kết quả", "Result"),
            Text::fixed("Kết quả đã làm được, để lãnh đạo đọc.", "What was done, for leaders to read."),
        ),
        Key::new(
            "percent",
            Need::Optional,
            Shape::Integer { least: 0, most: 100 },
            "60",
            Text::fixed("Phần trăm hoàn thành", "Percent"),
            Text::fixed(
                "Ước lượng tiến độ của cả nhiệm vụ, số nguyên từ 0 đến 100; chỉ để đọc, 100 cũng không làm nhiệm vụ thành xong.",
                "An estimate of the whole task, a whole number from 0 to 100; for reading only, not even 100 makes it done.",
            ),
        ),
        Key::new(
            "started",
            Need::Optional,
            Shape::Date,
            "2021-02-01",
            Text::fixed("Ngày bắt đầu", "Day begun"),
            Text::fixed("Ngày bắt đầu thực hiện.", "The day work began."),
        ),
        Key::new(
            "completed",
            Need::OneOf,
            Shape::Date,
            "2021-06-10",
            Text::fixed("Ngày hoàn thành", "Day completed"),
            Text::fixed(
                "Ngày cấp có thẩm quyền ký sản phẩm, của nhiệm vụ có thời hạn: có ngày này là đã hoàn thành, không có là chưa.",
                "The day the product was signed, of a task with a deadline: there means done, absent means open.",
            ),
        ),
        Key::new(
            "awaiting-approval",
            Need::Optional,
            Shape::Date,
            "2021-06-05",
            Text::fixed("Ngày trình, chờ ban hành", "Awaiting approval since"),
            Text::fixed(
                "Ngày đã trình cấp có thẩm quyền, chờ ban hành; nhiệm vụ vẫn là chưa hoàn thành.",
                "The day it was submitted for approval; the task is still open.",
            ),
        ),
        Key::new(
            "carried-out",
            Need::OneOf,
            Shape::Boolean,
            "true",
            Text::fixed("Đã thực hiện trong kỳ", "Carried out in the period"),
            Text::fixed(
                "Nhiệm vụ không có thời hạn (thường xuyên, định kỳ): trong quý này đã thực hiện hay chưa.",
                "A task without a deadline (ongoing, recurring): whether it was carried out in this quarter.",
            ),
        ),
        Key::new(
            "arisen",
            Need::OneOf,
            Shape::Boolean,
            "false",
            Text::fixed("Có phát sinh trong kỳ", "Arisen in the period"),
            Text::fixed(
                "Nhiệm vụ làm khi phát sinh: ghi `false` khi quý này không có việc.",
                "A task done on event: write `false` when nothing arose in this quarter.",
            ),
        ),
        Key::new(
            "evidence",
            Need::Optional,
            Shape::InlineTables(&EVIDENCE),
            "[{ number = \"12/QĐ-SYT\", date = 2021-05-20 }]",
            Text::fixed("Tài liệu kiểm chứng", "Evidence"),
            Text::fixed(
                "Văn bản chứng minh kết quả; cần có ở mục đầu tiên ghi `completed`.",
                "The documents that prove it; expected in the entry that first states `completed`.",
            ),
        ),
        Key::new(
            "spent-to-date",
            Need::Optional,
            Shape::Money,
            "12_000_000",
            Text::fixed("Đã chi từ đầu năm", "Spent to date"),
            Text::fixed(
                "Số tiền đã chi từ đầu năm, bằng đồng, không phải riêng trong quý.",
                "Spent since the year began, in đồng, not in the quarter alone.",
            ),
        ),
        Key::new(
            "delay-cause",
            Need::Optional,
            Shape::Paragraphs,
            "\"Chờ hướng dẫn của bộ\"",
            Text::fixed("Lý do chậm", "Cause of delay"),
            Text::fixed("Vì sao chậm; cần có khi nhiệm vụ đã quá hạn.", "Why it is late; asked for once a task is overdue."),
        ),
    ],
};

static EVIDENCE: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "number",
            Need::Required,
            Shape::Text,
            "\"12/QĐ-SYT\"",
            Text::fixed("Số, ký hiệu", "Number and sign"),
            Text::fixed("Số, ký hiệu của văn bản.", "The document's number and sign."),
        ),
        Key::new(
            "date",
            Need::Required,
            Shape::Date,
            "2021-05-20",
            Text::fixed("Ngày ký", "Day signed"),
            Text::fixed("Ngày ký văn bản.", "The day the document was signed."),
        ),
        Key::new(
            "title",
            Need::Optional,
            Shape::Text,
            "\"Quyết định ban hành quy trình\"",
            Text::fixed("Trích yếu", "Title"),
            Text::fixed("Tên hoặc trích yếu của văn bản.", "The document's title."),
        ),
        Key::new(
            "file",
            Need::Optional,
            Shape::Text,
            "\"minh-chung/12.pdf\"",
            Text::fixed("Tệp", "File"),
            Text::fixed("Đường dẫn đến bản chụp văn bản.", "The path of a copy of the document."),
        ),
    ],
};

/// The keys of a difficulty.
pub static DIFFICULTY: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "tasks",
            Need::Optional,
            Shape::Ids(Refers::PlannedTask),
            "[\"SYT-01\"]",
            Text::fixed("Nhiệm vụ liên quan", "Tasks"),
            Text::fixed("Mã những nhiệm vụ trong kế hoạch gặp khó khăn này.", "The ids of the planned tasks it concerns."),
        ),
        Key::new(
            "problem",
            Need::Optional,
            Shape::Paragraphs,
            "\"Phần mềm của bộ chưa kết nối\"",
            Text::fixed("Khó khăn, vướng mắc", "Difficulty"),
            Text::fixed("Khó khăn, vướng mắc gặp phải.", "What stands in the way."),
        ),
        Key::new(
            "proposal",
            Need::Optional,
            Shape::Paragraphs,
            "\"Đề nghị Tỉnh làm việc với bộ\"",
            Text::fixed("Đề xuất, kiến nghị", "Proposal"),
            Text::fixed("Đề xuất, kiến nghị với cấp có thẩm quyền.", "What is proposed to whom it is up to."),
        ),
    ],
};
