//! What the synthetic province is made of: its plan, its places, and the sentences its clerks write. All invented.

/// Who answers for a task: whom, whether each of them, and whether that is inferred.
pub(crate) struct Assign {
    pub(crate) to: &'static [&'static str],
    pub(crate) each: bool,
    pub(crate) inferred: bool,
}

/// A task of the province.
pub(crate) struct Task {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) schedule: &'static str,
    pub(crate) assign: &'static [Assign],
    pub(crate) indicators: &'static [&'static str],
}

/// The coordinator.
pub(crate) const COORDINATOR: &str = "so-noi-vu";

/// Areas: name, outline, area of the PAR Index.
pub(crate) const AREAS: [(&str, &str, u8); 8] = [
    ("Công tác thông tin, tuyên truyền", "I.4", 1),
    ("Cải cách thể chế", "II.1", 2),
    ("Cải cách thủ tục hành chính", "II.2", 3),
    ("Cải cách tổ chức bộ máy", "II.3", 4),
    ("Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", "II.4", 5),
    ("Cải cách tài chính công", "II.5", 6),
    ("Hiện đại hóa hành chính", "II.6", 7),
    ("Công tác chỉ đạo, điều hành cải cách hành chính", "I.2", 1),
];

const fn each(to: &'static [&'static str], inferred: bool) -> Assign {
    Assign { to, each: true, inferred }
}

const fn any(to: &'static [&'static str]) -> Assign {
    Assign { to, each: false, inferred: true }
}

const EVERYONE: &[Assign] = &[each(&["@department", "@district", "@commune"], false)];
const EVERYONE_INFERRED: &[Assign] = &[each(&["@all"], true)];
const UPPER: &[Assign] = &[each(&["@department", "@district"], false)];
const UPPER_INFERRED: &[Assign] = &[each(&["@department", "@district"], true)];
const LOCAL: &[Assign] = &[each(&["@district", "@commune"], false)];
const HOME_AFFAIRS: &[Assign] = &[any(&["so-noi-vu"])];
const INFORMATION: &[Assign] = &[any(&["so-thong-tin-va-truyen-thong"])];

const fn task(
    id: &'static str,
    schedule: &'static str,
    assign: &'static [Assign],
    indicators: &'static [&'static str],
    name: &'static str,
) -> Task {
    Task { id, name, schedule, assign, indicators }
}

/// The province's tasks: 3 + 4 + 5 + 2 + 5 + 5 + 7 + 4.
pub(crate) const TASKS: [Task; 35] = [
    task(
        "1.1",
        "ongoing",
        EVERYONE,
        &["tin-bai-tuyen-truyen"],
        "Tuyên truyền cải cách hành chính trong nội bộ cơ quan, đơn vị, địa phương",
    ),
    task(
        "1.2",
        "ongoing",
        &[each(&["@department", "@district"], false), any(&["@department"])],
        &["tin-bai-tuyen-truyen"],
        "Duy trì chuyên mục cải cách hành chính trên cổng, trang thông tin điện tử và đài truyền thanh",
    ),
    task("1.3", "ongoing", EVERYONE_INFERRED, &["cuoc-doi-thoai"], "Gặp gỡ, đối thoại với người dân và doanh nghiệp về thủ tục hành chính"),
    task("2.1", "ongoing", UPPER_INFERRED, &["van-ban-qppl"], "Nâng cao chất lượng xây dựng văn bản quy phạm pháp luật"),
    task("2.2", "ongoing", EVERYONE_INFERRED, &[], "Phổ biến kịp thời văn bản quy phạm pháp luật đến công chức và Nhân dân"),
    task("2.3", "ongoing", UPPER_INFERRED, &["van-ban-duoc-ra-soat"], "Rà soát, đề xuất sửa đổi, bổ sung văn bản không còn phù hợp"),
    task("2.4", "ongoing", EVERYONE_INFERRED, &[], "Theo dõi, kiểm tra tình hình thi hành pháp luật"),
    task("3.1", "ongoing", EVERYONE, &["tthc-con-hieu-luc"], "Đơn giản hóa thủ tục hành chính, đề cao trách nhiệm người đứng đầu"),
    task(
        "3.2",
        "ongoing",
        &[any(&["van-phong-ubnd-tinh"])],
        &["tthc-cong-bo-moi"],
        "Kiểm soát việc ban hành mới thủ tục hành chính của Tỉnh",
    ),
    task(
        "3.3",
        "ongoing",
        EVERYONE,
        &["ty-le-dung-han", "ty-le-truc-tuyen"],
        "Giải quyết hồ sơ theo cơ chế một cửa, một cửa liên thông và trực tuyến",
    ),
    task(
        "3.4",
        "ongoing",
        EVERYONE_INFERRED,
        &["pakn-tiep-nhan", "pakn-da-xu-ly"],
        "Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức",
    ),
    task("3.5", "ongoing", EVERYONE_INFERRED, &["phieu-khao-sat"], "Khảo sát mức độ hài lòng của người dân tại Bộ phận Một cửa"),
    task("4.1", "ongoing", UPPER, &[], "Kiện toàn tổ chức bộ máy, sắp xếp đơn vị sự nghiệp công lập"),
    task("4.2", "2021", HOME_AFFAIRS, &[], "Kiện toàn hội đồng, ban chỉ đạo liên ngành do Tỉnh thành lập"),
    task("5.1", "ongoing", EVERYONE_INFERRED, &[], "Siết chặt kỷ luật, kỷ cương, đạo đức công vụ"),
    task(
        "5.2",
        "ongoing",
        UPPER_INFERRED,
        &["bien-che-giao", "bien-che-co-mat"],
        "Xây dựng vị trí việc làm và cơ cấu công chức, viên chức",
    ),
    task("5.3", "ongoing", HOME_AFFAIRS, &[], "Tuyển dụng công chức công khai, minh bạch, thi trên máy vi tính"),
    task(
        "5.4",
        "ongoing",
        &[any(&["so-noi-vu"]), each(&["@department", "@district", "@commune"], true)],
        &["luot-boi-duong"],
        "Đổi mới bồi dưỡng gắn với vị trí việc làm",
    ),
    task("5.5", "ongoing", LOCAL, &[], "Mở rộng phần mềm quản lý hồ sơ điện tử đến cán bộ, công chức cấp xã"),
    task("6.1", "ongoing", &[any(&["so-tai-chinh"])], &[], "Phân cấp tài chính, ngân sách phù hợp với chức năng của từng cơ quan"),
    task("6.2", "ongoing", EVERYONE, &[], "Thực hiện chế độ tự chủ về biên chế và kinh phí quản lý hành chính"),
    task("6.3", "ongoing", UPPER, &[], "Giao quyền tự chủ cho đơn vị sự nghiệp công lập trực thuộc"),
    task(
        "6.4",
        "ongoing",
        &[each(&["@district"], true), any(&["@department"])],
        &[],
        "Đẩy mạnh xã hội hóa dịch vụ công, khoán dịch vụ đô thị",
    ),
    task("6.5", "ongoing", EVERYONE_INFERRED, &[], "Công khai, minh bạch tài chính công và mua sắm tài sản"),
    task("7.1", "2021", INFORMATION, &[], "Nâng cấp hệ thống mạng diện rộng của Tỉnh"),
    task("7.2", "ongoing", EVERYONE, &["ty-le-truc-tuyen"], "Cung cấp thông tin và dịch vụ công trực tuyến mức độ 3, 4"),
    task("7.3", "ongoing", EVERYONE, &[], "Duy trì, cải tiến hệ thống quản lý chất lượng theo tiêu chuẩn ISO"),
    task("7.4", "2021", INFORMATION, &[], "Hoàn thiện phần mềm một cửa điện tử, tra cứu kết quả giải quyết"),
    task(
        "7.5",
        "2021",
        &[any(&["so-noi-vu"]), each(&["@district"], false)],
        &[],
        "Hoàn thiện phần mềm chấm điểm Chỉ số cải cách hành chính",
    ),
    task("7.6", "ongoing", LOCAL, &[], "Cải tạo, nâng cấp trụ sở và trang thiết bị của Bộ phận Một cửa"),
    task("7.7", "ongoing", INFORMATION, &["ty-le-ky-so"], "Triển khai các giải pháp xây dựng chính quyền số"),
    task("8.1", "2021", HOME_AFFAIRS, &["co-quan-duoc-kiem-tra"], "Kiểm tra công tác cải cách hành chính của các cơ quan, địa phương"),
    task("8.2", "ongoing", EVERYONE_INFERRED, &["van-ban-chi-dao"], "Ban hành văn bản chỉ đạo, điều hành công tác cải cách hành chính"),
    task("8.3", "quarterly", &[any(&["van-phong-ubnd-tinh", "so-noi-vu"])], &[], "Đưa công tác cải cách hành chính vào kỳ họp hằng quý"),
    task("8.4", "ongoing", HOME_AFFAIRS, &[], "Triển khai Chương trình tổng thể cải cách hành chính nhà nước"),
];

/// Departments: id, name, sign, prefix of their planned tasks.
pub(crate) const DEPARTMENTS: [(&str, &str, &str, &str); 18] = [
    ("van-phong-ubnd-tinh", "Văn phòng UBND Tỉnh", "VPUBND", "VP"),
    ("so-noi-vu", "Sở Nội vụ", "SNV", "SNV"),
    ("so-tu-phap", "Sở Tư pháp", "STP", "STP"),
    ("so-tai-chinh", "Sở Tài chính", "STC", "STC"),
    ("so-ke-hoach-va-dau-tu", "Sở Kế hoạch và Đầu tư", "SKHĐT", "SKHDT"),
    ("so-cong-thuong", "Sở Công Thương", "SCT", "SCT"),
    ("so-nong-nghiep", "Sở Nông nghiệp và Phát triển nông thôn", "SNN", "SNN"),
    ("so-giao-thong-van-tai", "Sở Giao thông vận tải", "SGTVT", "SGTVT"),
    ("so-xay-dung", "Sở Xây dựng", "SXD", "SXD"),
    ("so-tai-nguyen-va-moi-truong", "Sở Tài nguyên và Môi trường", "STNMT", "STNMT"),
    ("so-thong-tin-va-truyen-thong", "Sở Thông tin và Truyền thông", "STTTT", "STTTT"),
    ("so-lao-dong", "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH", "SLDTBXH"),
    ("so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", "SVHTTDL"),
    ("so-khoa-hoc-va-cong-nghe", "Sở Khoa học và Công nghệ", "SKHCN", "SKHCN"),
    ("so-giao-duc-va-dao-tao", "Sở Giáo dục và Đào tạo", "SGDĐT", "SGDDT"),
    ("so-y-te", "Sở Y tế", "SYT", "SYT"),
    ("thanh-tra-tinh", "Thanh tra Tỉnh", "TTr", "TTR"),
    ("ban-quan-ly-khu-kinh-te", "Ban Quản lý Khu kinh tế", "BQLKKT", "BQLKKT"),
];

/// Districts: id, name, short name.
pub(crate) const DISTRICTS: [(&str, &str, &str); 12] = [
    ("tp-sen-hong", "Thành phố Sen Hồng", "TP Sen Hồng"),
    ("tp-song-tien", "Thành phố Sông Tiền", "TP Sông Tiền"),
    ("h-dong-sen", "Huyện Đồng Sen", "H Đồng Sen"),
    ("h-thap-bac", "Huyện Tháp Bắc", "H Tháp Bắc"),
    ("h-tram-chim", "Huyện Tràm Chim", "H Tràm Chim"),
    ("h-go-thap", "Huyện Gò Tháp", "H Gò Tháp"),
    ("h-cu-lao", "Huyện Cù Lao", "H Cù Lao"),
    ("h-rach-ruong", "Huyện Rạch Ruộng", "H Rạch Ruộng"),
    ("h-vam-cong", "Huyện Vàm Cống", "H Vàm Cống"),
    ("h-cai-mon", "Huyện Cái Mơn", "H Cái Mơn"),
    ("h-kenh-xang", "Huyện Kênh Xáng", "H Kênh Xáng"),
    ("h-lang-hoa", "Huyện Làng Hoa", "H Làng Hoa"),
];

/// First halves of communes' names, with their ASCII.
pub(crate) const COMMUNE_FIRST: [(&str, &str); 10] = [
    ("Tân", "tan"),
    ("Phú", "phu"),
    ("Mỹ", "my"),
    ("An", "an"),
    ("Bình", "binh"),
    ("Long", "long"),
    ("Hòa", "hoa"),
    ("Thạnh", "thanh"),
    ("Vĩnh", "vinh"),
    ("Định", "dinh"),
];

/// Second halves; fifteen by ten are more than the communes there are.
pub(crate) const COMMUNE_SECOND: [(&str, &str); 15] = [
    ("Lợi", "loi"),
    ("Hưng", "hung"),
    ("Phước", "phuoc"),
    ("Thuận", "thuan"),
    ("Hiệp", "hiep"),
    ("Nhơn", "nhon"),
    ("Khánh", "khanh"),
    ("Đức", "duc"),
    ("Trung", "trung"),
    ("Quới", "quoi"),
    ("Lộc", "loc"),
    ("Hội", "hoi"),
    ("Điền", "dien"),
    ("Thới", "thoi"),
    ("Xuân", "xuan"),
];

/// Indicators: id, name, unit, owed by, across, over, the sole authority or nothing.
pub(crate) const INDICATORS: [(&str, &str, &str, &str, &str, &str, &str); 24] = [
    ("ho-so-ky-truoc", "Hồ sơ kỳ trước chuyển sang", "hồ sơ", r#""@all""#, "sum", "opening", ""),
    ("ho-so-moi", "Hồ sơ mới tiếp nhận", "hồ sơ", r#""@all""#, "sum", "flow", ""),
    ("ho-so-truc-tuyen", "Hồ sơ mới tiếp nhận: trực tuyến", "hồ sơ", r#""@all""#, "sum", "flow", ""),
    ("ho-so-truc-tiep", "Hồ sơ mới tiếp nhận: trực tiếp, bưu chính", "hồ sơ", r#""@all""#, "sum", "flow", ""),
    ("ho-so-dung-han", "Hồ sơ đã giải quyết: trước hạn, đúng hạn", "hồ sơ", r#""@all""#, "sum", "flow", ""),
    ("ho-so-qua-han", "Hồ sơ đã giải quyết: quá hạn", "hồ sơ", r#""@all""#, "sum", "flow", ""),
    ("dang-giai-quyet-trong-han", "Hồ sơ đang giải quyết: trong hạn", "hồ sơ", r#""@all""#, "sum", "stock", ""),
    ("dang-giai-quyet-qua-han", "Hồ sơ đang giải quyết: quá hạn", "hồ sơ", r#""@all""#, "sum", "stock", ""),
    ("tin-bai-tuyen-truyen", "Tin, bài tuyên truyền cải cách hành chính", "tin, bài", r#""@all""#, "sum", "flow", ""),
    ("cuoc-doi-thoai", "Cuộc đối thoại với người dân, doanh nghiệp", "cuộc", r#""@all""#, "sum", "flow", ""),
    ("van-ban-chi-dao", "Văn bản chỉ đạo, điều hành đã ban hành", "văn bản", r#""@all""#, "sum", "flow", ""),
    ("phieu-khao-sat", "Phiếu khảo sát mức độ hài lòng", "phiếu", r#""@all""#, "sum", "flow", ""),
    ("pakn-tiep-nhan", "Phản ánh, kiến nghị đã tiếp nhận", "PAKN", r#""@all""#, "sum", "flow", ""),
    ("pakn-da-xu-ly", "Phản ánh, kiến nghị đã xử lý", "PAKN", r#""@all""#, "sum", "flow", ""),
    ("luot-boi-duong", "Lượt cán bộ, công chức được bồi dưỡng", "lượt người", r#""@all""#, "sum", "flow", ""),
    ("van-ban-phat-hanh", "Văn bản phát hành", "văn bản", r#""@all""#, "sum", "flow", ""),
    ("van-ban-ky-so", "Văn bản phát hành được ký số", "văn bản", r#""@all""#, "sum", "flow", ""),
    ("bien-che-giao", "Biên chế được giao", "người", r#""@all""#, "sum", "stock", ""),
    ("bien-che-co-mat", "Biên chế có mặt", "người", r#""@all""#, "sum", "stock", ""),
    ("van-ban-qppl", "Văn bản quy phạm pháp luật đã ban hành", "văn bản", r#""@district", "@commune""#, "sum", "flow", ""),
    ("van-ban-duoc-ra-soat", "Văn bản quy phạm pháp luật được rà soát", "văn bản", r#""so-tu-phap""#, "single", "flow", "so-tu-phap"),
    (
        "tthc-cong-bo-moi",
        "Thủ tục hành chính được công bố mới",
        "TTHC",
        r#""van-phong-ubnd-tinh""#,
        "single",
        "flow",
        "van-phong-ubnd-tinh",
    ),
    ("tthc-con-hieu-luc", "Thủ tục hành chính còn hiệu lực", "TTHC", r#""van-phong-ubnd-tinh""#, "single", "stock", "van-phong-ubnd-tinh"),
    ("co-quan-duoc-kiem-tra", "Cơ quan, đơn vị được kiểm tra", "cơ quan", r#""so-noi-vu", "@district""#, "distinct", "flow", ""),
];

/// Ratios: id, name, numerator, denominator.
pub(crate) const RATIOS: [(&str, &str, &str, &str); 5] = [
    ("ty-le-dung-han", "Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn", r#""ho-so-dung-han""#, r#""ho-so-dung-han", "ho-so-qua-han""#),
    ("ty-le-truc-tuyen", "Tỷ lệ hồ sơ tiếp nhận trực tuyến", r#""ho-so-truc-tuyen""#, r#""ho-so-moi""#),
    ("ty-le-xu-ly-pakn", "Tỷ lệ phản ánh, kiến nghị đã xử lý", r#""pakn-da-xu-ly""#, r#""pakn-tiep-nhan""#),
    ("ty-le-ky-so", "Tỷ lệ văn bản được ký số", r#""van-ban-ky-so""#, r#""van-ban-phat-hanh""#),
    ("ty-le-bien-che", "Tỷ lệ biên chế có mặt", r#""bien-che-co-mat""#, r#""bien-che-giao""#),
];

/// Identities and the carry-over, as the catalogue writes them.
pub(crate) const BALANCES: &str = r#"
[[identity]]
name = "Kỳ trước chuyển sang + mới tiếp nhận = đã giải quyết + đang giải quyết"
left = ["ho-so-ky-truoc", "ho-so-moi"]
right = ["ho-so-dung-han", "ho-so-qua-han", "dang-giai-quyet-trong-han", "dang-giai-quyet-qua-han"]

[[identity]]
name = "Mới tiếp nhận = trực tuyến + trực tiếp, bưu chính"
left = ["ho-so-moi"]
right = ["ho-so-truc-tuyen", "ho-so-truc-tiep"]

[[carry]]
opening = "ho-so-ky-truoc"
closing = ["dang-giai-quyet-trong-han", "dang-giai-quyet-qua-han"]
"#;

/// What the province's tasks become in an agency's plan: words before the task's own name, and the product.
pub(crate) const WAYS: [(&str, &str); 12] = [
    ("Xây dựng kế hoạch", "Kế hoạch của Thủ trưởng cơ quan được ban hành"),
    ("Tổ chức thực hiện", "Báo cáo kết quả thực hiện gửi cơ quan cấp trên"),
    ("Kiểm tra việc thực hiện", "Thông báo kết luận kiểm tra, danh mục việc phải khắc phục"),
    ("Tập huấn, hướng dẫn", "Hội nghị tập huấn, tài liệu hướng dẫn nghiệp vụ"),
    ("Sơ kết, đánh giá kết quả", "Báo cáo sơ kết, kiến nghị giải pháp"),
    ("Rà soát, cập nhật tài liệu", "Danh mục tài liệu đã rà soát, cập nhật"),
    ("Xây dựng mô hình, sáng kiến", "Quyết định công nhận sáng kiến, mô hình mới"),
    ("Phân công, đôn đốc bộ phận", "Thông báo phân công, bảng theo dõi tiến độ"),
    ("Số hóa hồ sơ, dữ liệu", "Dữ liệu số hóa được nghiệm thu, đưa vào sử dụng"),
    ("Khảo sát, lấy ý kiến", "Báo cáo tổng hợp ý kiến góp ý"),
    ("Công khai, niêm yết kết quả", "Bảng niêm yết, mục công khai trên trang thông tin"),
    ("Phối hợp liên ngành", "Quy chế phối hợp được ký kết"),
];

/// Who leads inside a department, a district, a commune.
pub(crate) const LEADS: [[&str; 5]; 3] = [
    ["Văn phòng Sở", "Phòng Tổ chức - Hành chính", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính", "Phòng Nghiệp vụ"],
    ["Phòng Nội vụ", "Văn phòng HĐND và UBND", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch", "Phòng Văn hóa và Thông tin"],
    [
        "Công chức Văn phòng - Thống kê",
        "Công chức Tư pháp - Hộ tịch",
        "Công chức Địa chính - Xây dựng",
        "Công chức Tài chính - Kế toán",
        "Bộ phận Một cửa",
    ],
];

/// What is written of work under way; `{n}`, `{k}` and `{m}` become numbers.
pub(crate) const UNDER_WAY: [&str; 6] = [
    "Đã ban hành kế hoạch chi tiết, phân công {n} đầu việc; đang lấy ý kiến {k} đơn vị",
    "Đang triển khai theo tiến độ; đã tổ chức {k} cuộc họp, xử lý {n} kiến nghị",
    "Đã hoàn thành khảo sát tại {n} điểm, đang tổng hợp {m} phiếu ý kiến",
    "Đã trình dự thảo lần {k}; tiếp thu {n} ý kiến góp ý của các bộ phận",
    "Đã số hóa {m} hồ sơ, cập nhật {n} quy trình nội bộ trên phần mềm",
    "Đã tập huấn {k} lớp với {m} lượt người tham dự; còn lại chuyển sang quý sau",
];

/// What is written of work done.
pub(crate) const DONE: [&str; 5] = [
    "Đã ban hành và gửi đến {n} phòng, đơn vị trực thuộc; {m} lượt người được phổ biến",
    "Đã hoàn thành, được phê duyệt; áp dụng tại {n} bộ phận từ ngày ký",
    "Đã tổ chức xong {k} hội nghị với {m} lượt người tham dự",
    "Đã nghiệm thu, đưa vào sử dụng; {m} hồ sơ được cập nhật đầy đủ",
    "Đã báo cáo kết quả về Tỉnh; {n} kiến nghị được xử lý dứt điểm",
];

/// What is written of recurring work carried out.
pub(crate) const CARRIED_OUT: [&str; 6] = [
    "Trong quý đã thực hiện {n} lượt, đăng {k} tin, bài; nhân dân đồng tình, ủng hộ",
    "Đã kiểm tra {k} bộ phận, chấn chỉnh {n} nội dung còn thiếu sót",
    "Đã tiếp nhận và giải quyết {m} hồ sơ, không để tồn đọng kéo dài",
    "Đã phổ biến {n} văn bản mới đến {m} lượt cán bộ, công chức",
    "Đã duy trì thường xuyên; cập nhật {n} nội dung lên trang thông tin điện tử",
    "Đã họp giao ban {k} lần, đôn đốc {n} nhiệm vụ đến hạn",
];

/// Why something is late.
pub(crate) const CAUSES: [&str; 4] = [
    "Chờ văn bản hướng dẫn của cơ quan cấp trên",
    "Kinh phí được phân bổ chậm so với dự toán",
    "Tập trung phòng, chống dịch bệnh nên phải lùi thời gian tổ chức",
    "Nhân sự phụ trách thay đổi, chưa kịp bàn giao hồ sơ",
];

/// Difficulties with their proposals.
pub(crate) const DIFFICULTIES: [(&str, &str); 4] = [
    ("Trang thiết bị của Bộ phận Một cửa xuống cấp, đường truyền chậm vào giờ cao điểm", "Đề nghị Tỉnh bố trí kinh phí nâng cấp trong năm"),
    ("Công chức kiêm nhiệm nhiều việc, chưa được tập huấn nghiệp vụ chuyên sâu", "Đề nghị Sở Nội vụ mở lớp bồi dưỡng theo vị trí việc làm"),
    (
        "Người dân chưa quen nộp hồ sơ trực tuyến, phải hỗ trợ nhập liệu tại chỗ",
        "Đề nghị tăng thời lượng tuyên truyền trên sóng phát thanh",
    ),
    ("Phần mềm dùng chung chưa liên thông, một số biểu mẫu phải nhập hai lần", "Đề nghị Sở Thông tin và Truyền thông sớm kết nối dữ liệu"),
];

/// The sections of a report's narrative.
pub(crate) const SECTIONS: [&str; 6] = ["I.1", "I.2", "II.2", "III.1", "III.2", "IV"];

/// Sentences a narrative is made of.
pub(crate) const SENTENCES: [&str; 8] = [
    "Lãnh đạo cơ quan chỉ đạo quyết liệt, gắn kết quả cải cách hành chính với đánh giá, xếp loại {n} phòng, bộ phận.",
    "Công tác tuyên truyền được duy trì với {n} tin, bài, {k} buổi sinh hoạt chuyên đề, thu hút {m} lượt người theo dõi.",
    "Việc giải quyết hồ sơ bảo đảm công khai, đúng quy trình; {m} hồ sơ được trả trước hạn, được người dân đánh giá tốt.",
    "Bên cạnh kết quả đạt được, còn {k} nhiệm vụ triển khai chậm, chủ yếu do chờ hướng dẫn và phân bổ kinh phí.",
    "Một số công chức còn lúng túng khi sử dụng phần mềm mới, phải hướng dẫn lại {k} lần trong quý.",
    "Trong quý tới, cơ quan tập trung hoàn thành {n} nhiệm vụ đến hạn, không để hồ sơ tồn đọng kéo dài.",
    "Đã kiểm tra đột xuất {k} bộ phận, nhắc nhở {n} trường hợp chưa chấp hành đúng giờ giấc làm việc.",
    "Tỷ lệ văn bản điện tử được ký số tăng so với cùng kỳ, tiết kiệm đáng kể chi phí in ấn, gửi nhận.",
];
