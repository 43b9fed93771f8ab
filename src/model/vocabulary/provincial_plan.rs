//! `[provincial-plan]`: a province's plan, with its duties, areas and tasks.

use super::{Key, Kind, Need, Refers, Shape, Table, Word};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::ProvincialPlan,
    name: "provincial-plan",
    title: Text::fixed("Kế hoạch CCHC của Tỉnh", "A province's plan"),
    meaning: Text::fixed(
        "Kế hoạch cải cách hành chính năm của Tỉnh: trách nhiệm, nội dung, nhiệm vụ và ai thực hiện.",
        "A province's administrative reform plan of the year: duties, areas, tasks and who answers for them.",
    ),
    paths: &["plan.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "provincial-plan",
            Need::Required,
            Shape::Table(&HEADER),
            "id = \"tinh-mau-2021\"",
            Text::fixed("Phần đầu của kế hoạch", "The plan's header"),
            Text::fixed(
                "Tên, số, ngày, nơi ban hành, năm và cơ quan đầu mối của kế hoạch.",
                "The plan's title, number, day, issuer, year and coordinator.",
            ),
        ),
        Key::new(
            "authority",
            Need::Optional,
            Shape::Table(&AUTHORITY),
            "name = \"Ủy ban nhân dân tỉnh Mẫu\"",
            Text::fixed("Nơi ban hành kế hoạch", "The authority"),
            Text::fixed(
                "Cơ quan ban hành kế hoạch, cho phần đầu và chữ ký của văn bản.",
                "Who issues the plan, for the head and the signature of documents.",
            ),
        ),
        Key::new(
            "outline",
            Need::Optional,
            Shape::Tables(&OUTLINE),
            "section = \"III\"",
            Text::fixed("Đề mục của báo cáo định kỳ", "A section of the outline"),
            Text::fixed("Một đề mục trong đề cương báo cáo định kỳ, theo thứ tự.", "A section of the periodic report's outline, in order."),
        ),
        Key::new(
            "duty",
            Need::Optional,
            Shape::Tables(&DUTY),
            "what = \"report\"",
            Text::fixed("Trách nhiệm", "Duty"),
            Text::fixed("Một trách nhiệm của các cơ quan, với câu chữ làm căn cứ.", "A duty of agencies, with the words it rests on."),
        ),
        Key::new(
            "area",
            Need::Optional,
            Shape::Tables(&AREA),
            "id = 1",
            Text::fixed("Nội dung CCHC", "Area"),
            Text::fixed("Một nội dung của kế hoạch.", "One of the plan's headings."),
        ),
        Key::new(
            "task",
            Need::Optional,
            Shape::Tables(&TASK),
            "id = \"1.1\"",
            Text::fixed("Nhiệm vụ của Tỉnh", "Provincial task"),
            Text::fixed("Một nhiệm vụ của kế hoạch, thường là một gạch đầu dòng.", "A task of the plan, mostly one of its bullets."),
        ),
    ],
};

static HEADER: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "id",
            Need::Required,
            Shape::Id(Refers::Itself),
            "\"tinh-mau-2021\"",
            Text::fixed("Mã bộ dữ liệu", "Id"),
            Text::fixed("Mã của bộ dữ liệu, chữ không dấu.", "The bundle's id, in plain letters."),
        ),
        Key::new(
            "title",
            Need::Required,
            Shape::Text,
            "\"Kế hoạch cải cách hành chính tỉnh Mẫu năm 2021\"",
            Text::fixed("Tên kế hoạch", "Title"),
            Text::fixed("Tên kế hoạch, như trên văn bản.", "The plan's title, as on the document."),
        ),
        Key::new(
            "number",
            Need::Required,
            Shape::Text,
            "\"01/KH-UBND\"",
            Text::fixed("Số, ký hiệu", "Number and sign"),
            Text::fixed("Số, ký hiệu của kế hoạch.", "The plan's number and sign."),
        ),
        Key::new(
            "issued",
            Need::Required,
            Shape::Date,
            "2020-11-10",
            Text::fixed("Ngày ban hành", "Day of issue"),
            Text::fixed("Ngày ban hành kế hoạch.", "The day the plan was issued."),
        ),
        Key::new(
            "issuer",
            Need::Required,
            Shape::Text,
            "\"UBND tỉnh Mẫu\"",
            Text::fixed("Nơi ban hành", "Issuer"),
            Text::fixed("Cơ quan ban hành kế hoạch.", "Who issued the plan."),
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
            "coordinator",
            Need::Required,
            Shape::Id(Refers::Agency),
            "\"so-noi-vu\"",
            Text::fixed("Cơ quan đầu mối", "Coordinator"),
            Text::fixed("Mã của cơ quan đầu mối theo dõi, tổng hợp.", "The id of the agency that monitors and rolls up."),
        ),
        Key::new(
            "province",
            Need::Optional,
            Shape::Text,
            "\"tỉnh Mẫu\"",
            Text::fixed("Tên tỉnh", "Province"),
            Text::fixed(
                "Tên tỉnh ở tiêu đề báo cáo; không có thì dùng nơi ban hành.",
                "The province's name in titles of reports; else the issuer.",
            ),
        ),
        Key::new(
            "standing",
            Need::Optional,
            Shape::Text,
            "\"bản gõ lại từ văn bản đã ký\"",
            Text::fixed("Bản này là bản gì", "Standing"),
            Text::fixed(
                "Bản này là bản gì, lấy từ đâu; `cchc plan show` in ra.",
                "What this copy is and whence; `cchc plan show` prints it.",
            ),
        ),
        Key::new(
            "replaces",
            Need::Optional,
            Shape::Text,
            "\"09/KH-UBND\"",
            Text::fixed("Thay thế kế hoạch", "Replaces"),
            Text::fixed(
                "Số của kế hoạch mà nó thay thế; kế hoạch của cơ quan còn căn cứ số ấy thì bị nhắc.",
                "The number of the plan it replaces; an agency's plan still resting on that one is reported.",
            ),
        ),
    ],
};

/// The keys of the authority.
pub static AUTHORITY: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "name",
            Need::Optional,
            Shape::Text,
            "\"Ủy ban nhân dân tỉnh Mẫu\"",
            Text::fixed("Tên đầy đủ", "Full name"),
            Text::fixed("Tên đầy đủ in ở đầu văn bản; không có thì dùng nơi ban hành.", "The full name documents print; else the issuer."),
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
            "\"UBND\"",
            Text::fixed("Ký hiệu cơ quan", "Sign"),
            Text::fixed("Chữ viết tắt của cơ quan trong ký hiệu văn bản.", "The authority's letters in the sign of a document."),
        ),
        Key::new(
            "on-behalf",
            Need::Optional,
            Shape::Text,
            "\"TM. Ủy ban nhân dân\"",
            Text::fixed("Thay mặt", "On behalf"),
            Text::fixed(
                "Chữ đứng trước chức vụ người ký, như TM. Ủy ban nhân dân.",
                "The words before the signer's title, in whose stead the head signs.",
            ),
        ),
        Key::new(
            "head-title",
            Need::Optional,
            Shape::Text,
            "\"Chủ tịch\"",
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
            "reports-to",
            Need::Optional,
            Shape::Texts,
            "[\"Bộ Nội vụ\"]",
            Text::fixed("Nơi nhận báo cáo", "Reports to"),
            Text::fixed("Báo cáo của Tỉnh gửi ai.", "To whom the province's report goes."),
        ),
        Key::new(
            "copies",
            Need::Optional,
            Shape::Texts,
            "[\"Thường trực HĐND tỉnh\"]",
            Text::fixed("Nơi nhận khác", "Copies"),
            Text::fixed("Ai còn nhận báo cáo của Tỉnh.", "Who else receives the province's report."),
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

/// The keys of a section of the outline.
pub static OUTLINE: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "section",
            Need::Required,
            Shape::Id(Refers::Itself),
            "\"III.2\"",
            Text::fixed("Số đề mục", "Section"),
            Text::fixed(
                "Số đề mục; lời văn và nội dung gọi đề mục bằng số này.",
                "The section's number, by which words and areas call it.",
            ),
        ),
        Key::new(
            "title",
            Need::Required,
            Shape::Text,
            "\"Tồn tại, hạn chế\"",
            Text::fixed("Tên đề mục", "Title"),
            Text::fixed("Tên đề mục, như trong đề cương.", "The section's words, as in the outline."),
        ),
        Key::new(
            "holds",
            Need::Optional,
            Shape::Word(&[
                Word::new("plan", "việc ban hành kế hoạch", "the issue of the plan"),
                Word::new("summary", "số chung, tỷ lệ, kinh phí", "the sums, rates and money"),
                Word::new("difficulties", "khó khăn, vướng mắc", "difficulties"),
                Word::new("proposals", "đề xuất, kiến nghị", "proposals"),
                Word::new("upcoming", "việc sắp đến hạn", "what falls due soon"),
            ]),
            "\"difficulties\"",
            Text::fixed("Chương trình tự đặt gì", "Holds"),
            Text::fixed("Chương trình tự đặt phần nào vào đề mục này.", "What the program itself says in this section."),
        ),
    ],
};

/// The keys of a duty.
pub static DUTY: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "what",
            Need::Required,
            Shape::Word(&[
                Word::new("derive-plan", "xây dựng kế hoạch của cơ quan", "to derive a plan"),
                Word::new("report", "báo cáo định kỳ; quyết định ai phải báo cáo", "to report; decides who owes reports"),
                Word::new("receive-reports", "nhận báo cáo", "to receive reports"),
                Word::new("monitor", "theo dõi, đôn đốc", "to monitor"),
                Word::new("propose", "tham mưu, đề xuất", "to propose"),
                Word::new("evaluate", "đánh giá, xếp hạng", "to evaluate"),
                Word::new("raise-difficulties", "phản ánh khó khăn, vướng mắc", "to raise difficulties"),
            ]),
            "\"report\"",
            Text::fixed("Trách nhiệm gì", "What"),
            Text::fixed(
                "Trách nhiệm nào; riêng `report` quyết định những cơ quan phải báo cáo.",
                "Which duty; `report` decides which agencies owe reports.",
            ),
        ),
        Key::new(
            "who",
            Need::Required,
            Shape::Ids(Refers::Who),
            "[\"@department\"]",
            Text::fixed("Của ai", "Whose"),
            Text::fixed(
                "Ai có trách nhiệm: mã cơ quan, `@loại` là mọi cơ quan loại ấy, `@all` là mọi cơ quan.",
                "Whose duty it is: an agency's id, `@kind` for all of a kind, `@all` for all.",
            ),
        ),
        Key::new(
            "to",
            Need::Optional,
            Shape::Id(Refers::Who),
            "\"so-noi-vu\"",
            Text::fixed("Đối với ai", "Toward whom"),
            Text::fixed("Cơ quan mà trách nhiệm hướng tới.", "The agency toward which it is owed."),
        ),
        Key::new(
            "source",
            Need::Optional,
            Shape::Text,
            "\"III.2\"",
            Text::fixed("Ở mục nào", "Source"),
            Text::fixed("Mục của kế hoạch nêu trách nhiệm này.", "Where the plan has it."),
        ),
        Key::new(
            "words",
            Need::Optional,
            Shape::Paragraphs,
            "\"định kỳ quý, 6 tháng và năm báo cáo\"",
            Text::fixed("Nguyên văn", "Words"),
            Text::fixed("Câu chữ làm căn cứ, chép nguyên văn.", "The words it rests on, as they stand."),
        ),
    ],
};

/// The keys of an area.
pub static AREA: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "id",
            Need::Required,
            Shape::Integer { least: 1, most: u16::MAX as i64 },
            "1",
            Text::fixed("Số thứ tự", "Number"),
            Text::fixed("Số thứ tự của nội dung.", "The area's number."),
        ),
        Key::new(
            "name",
            Need::Required,
            Shape::Text,
            "\"Công tác thông tin, tuyên truyền\"",
            Text::fixed("Tên nội dung", "Name"),
            Text::fixed("Tên nội dung, như trong kế hoạch.", "The area's name, as in the plan."),
        ),
        Key::new(
            "source",
            Need::Optional,
            Shape::Text,
            "\"II.1\"",
            Text::fixed("Ở mục nào", "Source"),
            Text::fixed("Mục của kế hoạch có nội dung này.", "Where the plan has it."),
        ),
        Key::new(
            "coordinate-with",
            Need::Optional,
            Shape::Ids(Refers::Who),
            "[\"so-noi-vu\"]",
            Text::fixed("Phải phối hợp với", "Coordinate with"),
            Text::fixed(
                "Nhiệm vụ của nội dung này phải phối hợp với những cơ quan nào.",
                "With which agencies its tasks must be coordinated.",
            ),
        ),
        Key::new(
            "requires-funding",
            Need::Optional,
            Shape::Boolean,
            "true",
            Text::fixed("Phải có kinh phí", "Requires funding"),
            Text::fixed("Nhiệm vụ của nội dung này có phải nêu kinh phí không.", "Whether its tasks must have money."),
        ),
        Key::new(
            "funding-source",
            Need::Optional,
            Shape::Text,
            "\"III.3\"",
            Text::fixed("Căn cứ của yêu cầu", "What these rest on"),
            Text::fixed("Mục của kế hoạch đòi phải phối hợp, phải có kinh phí.", "Where the plan asks for coordination and money."),
        ),
        Key::new(
            "outline",
            Need::Optional,
            Shape::Text,
            "\"II.2\"",
            Text::fixed("Đề mục trong báo cáo", "Section of the report"),
            Text::fixed("Số đề mục của báo cáo định kỳ nói về nội dung này.", "The section of the periodic report that tells of it."),
        ),
        Key::new(
            "par-area",
            Need::Optional,
            Shape::Integer { least: 1, most: 99 },
            "3",
            Text::fixed("Lĩnh vực của Chỉ số CCHC", "PAR Index area"),
            Text::fixed("Số thứ tự lĩnh vực tương ứng của Chỉ số CCHC.", "The area of the PAR Index it belongs to."),
        ),
    ],
};

/// The keys of a provincial task.
pub static TASK: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "id",
            Need::Required,
            Shape::Id(Refers::Itself),
            "\"1.1\"",
            Text::fixed("Mã nhiệm vụ", "Id"),
            Text::fixed(
                "Mã nhiệm vụ, `nội dung.thứ tự`; phần trước dấu chấm là nội dung.",
                "The task's id, `area.bullet`; what stands before the point is the area.",
            ),
        ),
        Key::new(
            "name",
            Need::Required,
            Shape::Text,
            "\"Tuyên truyền trong nội bộ cơ quan\"",
            Text::fixed("Tên nhiệm vụ", "Name"),
            Text::fixed("Tên ngắn của nhiệm vụ.", "The task's short name."),
        ),
        Key::new(
            "source",
            Need::Required,
            Shape::Text,
            "\"II.1, gạch đầu dòng thứ nhất\"",
            Text::fixed("Ở mục nào", "Source"),
            Text::fixed("Mục, gạch đầu dòng nào của kế hoạch.", "Where the plan has it, section and bullet."),
        ),
        Key::new(
            "schedule",
            Need::Optional,
            Shape::Due,
            "\"ongoing\"",
            Text::fixed("Thời gian", "Schedule"),
            Text::fixed("Thời gian thực hiện, chừng nào văn bản có nói.", "When it is to be done, as far as the document says."),
        ),
        Key::new(
            "indicators",
            Need::Optional,
            Shape::Ids(Refers::Measure),
            "[\"ho-so-tiep-nhan-moi\"]",
            Text::fixed("Đo bằng", "Indicators"),
            Text::fixed("Chỉ tiêu, tỷ lệ dùng để đo nhiệm vụ.", "The indicators and ratios that measure it."),
        ),
        Key::new(
            "lead",
            Need::Optional,
            Shape::Text,
            "\"Sở Nội vụ\"",
            Text::fixed("Chủ trì", "Lead"),
            Text::fixed("Cột chủ trì của phụ lục, tỉnh nào có thì ghi.", "The appendix's column of who leads, where a province has one."),
        ),
        Key::new(
            "support",
            Need::Optional,
            Shape::Ids(Refers::Who),
            "[\"@district\"]",
            Text::fixed("Phối hợp", "Support"),
            Text::fixed(
                "Cột phối hợp của phụ lục, tỉnh nào có thì ghi.",
                "The appendix's column of who supports, where a province has one.",
            ),
        ),
        Key::new(
            "product",
            Need::Optional,
            Shape::Text,
            "\"Báo cáo\"",
            Text::fixed("Sản phẩm", "Product"),
            Text::fixed("Cột sản phẩm của phụ lục, tỉnh nào có thì ghi.", "The appendix's column of products, where a province has one."),
        ),
        Key::new(
            "due",
            Need::Optional,
            Shape::Due,
            "\"2021-Q4\"",
            Text::fixed("Thời hạn trong phụ lục", "Due"),
            Text::fixed(
                "Thời hạn trong phụ lục, tỉnh nào có thì ghi; thời hạn được tính là thời hạn trong kế hoạch của cơ quan.",
                "The appendix's deadline, where a province has one; the deadline that counts is the agency's own.",
            ),
        ),
        Key::new(
            "assign",
            Need::Required,
            Shape::Tables(&ASSIGN),
            "[{ to = [\"@department\"], coverage = \"each\", inferred = false }]",
            Text::fixed("Giao nhiệm vụ", "Assignments"),
            Text::fixed("Ai phải thực hiện; thiếu thì nhiệm vụ không giao cho ai.", "Who answers for it; without one it obliges nobody."),
        ),
    ],
};

/// The keys of an assignment.
pub static ASSIGN: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "to",
            Need::Required,
            Shape::Ids(Refers::Who),
            "[\"@department\"]",
            Text::fixed("Giao cho ai", "To whom"),
            Text::fixed(
                "Giao cho ai: mã cơ quan, `@loại` là mọi cơ quan loại ấy, `@all` là mọi cơ quan.",
                "To whom it is assigned: an agency's id, `@kind` for all of a kind, `@all` for all.",
            ),
        ),
        Key::new(
            "coverage",
            Need::Required,
            Shape::Word(&[
                Word::new("each", "mỗi cơ quan một lượt giao", "one obligation for each agency"),
                Word::new("any", "một lượt giao chung, một nơi làm là đủ", "one joint obligation, which any of them meets"),
            ]),
            "\"each\"",
            Text::fixed("Giao thế nào", "Coverage"),
            Text::fixed("Mỗi cơ quan đều phải làm, hay một nơi làm là đủ.", "Whether each must do it, or one of them is enough."),
        ),
        Key::new(
            "words",
            Need::Optional,
            Shape::Paragraphs,
            "\"trong nội bộ cơ quan, đơn vị\"",
            Text::fixed("Nguyên văn", "Words"),
            Text::fixed("Câu chữ làm căn cứ, chép nguyên văn.", "The words it rests on, as they stand."),
        ),
        Key::new(
            "inferred",
            Need::Required,
            Shape::Boolean,
            "false",
            Text::fixed("Suy ra", "Inferred"),
            Text::fixed(
                "`true` là suy từ chức năng, văn bản không nêu: chỉ cảnh báo và luôn in “suy ra”.",
                "`true`: inferred from functions, not said; it only warns, and is always shown as inferred.",
            ),
        ),
    ],
};
