//! A manifest that names a bundle nobody has.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0007",
    name: "unknown-bundle",
    level: Level::Deny,
    summary: Text::fixed("không có bộ dữ liệu của tỉnh mà tệp cchc.toml nêu", "the manifest names a bundle that does not exist"),
    why: Text::fixed(
        "Không có kế hoạch của Tỉnh thì không có gì để đối chiếu và tổng hợp.",
        "Without the province's plan there is nothing to check against and nothing to roll up by.",
    ),
    example: "[workspace]\nplans = [\"mau-2012\"]",
    fix: Text::fixed(
        "Ghi id của một bộ dữ liệu có sẵn (xem `cchc plan list`) hoặc đường dẫn một thư mục có plan.toml.",
        "Write the id of an embedded bundle (see `cchc plan list`) or the path of a folder with a plan.toml.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `named` is neither embedded (`embedded` are) nor a folder.
pub fn finding(place: Place, named: &str, embedded: &[&str]) -> Finding {
    let finding = Finding::new(&RULE, place, Text::new(format!("không có bộ dữ liệu `{named}`"), format!("there is no bundle `{named}`")))
        .label(Text::fixed("không có sẵn, cũng không phải thư mục ở đây", "neither embedded nor a folder here"));
    finding.help(match nearest(named, embedded.iter().copied()) {
        Some(meant) => Text::new(format!("có phải là \"{meant}\"?"), format!("did you mean \"{meant}\"?")),
        None => Text::new(
            format!("bộ dữ liệu có sẵn: {}; hoặc ghi đường dẫn một thư mục có plan.toml", embedded.join(", ")),
            format!("embedded bundles: {}; or write the path of a folder with a plan.toml", embedded.join(", ")),
        ),
    })
}

/// Two bundles plan one year.
pub fn same_year(place: Place, year: i32) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(
            format!("đã có bộ dữ liệu khác cho năm {year}: bộ này không được dùng"),
            format!("another bundle already plans {year}: this one is not used"),
        ),
    )
    .help(Text::fixed("mỗi năm chỉ một bộ dữ liệu: bỏ bớt một bộ", "one bundle a year: remove one of the two"))
}

/// The folder has no plan that can be used.
pub fn without_plan(place: Place, named: &str) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(
            format!("bộ dữ liệu `{named}` không có [provincial-plan] dùng được"),
            format!("the bundle `{named}` has no usable [provincial-plan]"),
        ),
    )
    .help(Text::fixed(
        "thêm plan.toml có [provincial-plan] đủ các khóa bắt buộc; xem các lỗi khác của bộ dữ liệu này",
        "add a plan.toml whose [provincial-plan] has its required keys; see the bundle's other findings",
    ))
}

/// The bundle has a plan and no agencies.
pub fn without_register(place: Place) -> Finding {
    Finding::new(&RULE, place, Text::fixed("bộ dữ liệu chưa có danh bạ cơ quan", "the bundle has no register of agencies")).help(
        Text::fixed("thêm agencies.toml với các bảng [[kind]] và [[agency]]", "add an agencies.toml with [[kind]] and [[agency]] tables"),
    )
}
