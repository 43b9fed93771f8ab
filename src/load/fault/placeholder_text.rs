//! Text that only keeps a place.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0203",
    name: "placeholder-text",
    level: Level::Warn,
    summary: Text::fixed("chỗ để trống hoặc chỉ ghi tạm", "empty or placeholder text"),
    why: Text::fixed(
        "“…”, “TODO”, “xxx” lọt vào báo cáo trình ký như lời của cơ quan.",
        "“…”, “TODO” or “xxx” would go into a report to be signed as the agency's own words.",
    ),
    example: "result = \"…\"\nproduct = \"\"",
    fix: Text::fixed(
        "Ghi nội dung thật; khóa không bắt buộc mà chưa có gì để ghi thì xóa cả dòng.",
        "Write what it is; where a key may be left out and there is nothing to say, delete the line.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `key` has a text that says nothing; `empty` when it has no letter at all.
pub fn finding(place: Place, key: &str, empty: bool) -> Finding {
    said(place, key, empty).help(Text::fixed(
        "ghi nội dung thật; khóa không bắt buộc mà chưa có gì để ghi thì xóa cả dòng",
        "write what it is; where the key may be left out and there is nothing to say, delete the line",
    ))
}

/// The same of an exception's reason, which may not be left out.
pub fn of_exception(place: Place, key: &str, empty: bool) -> Finding {
    said(place, key, empty).help(if empty {
        Text::fixed("ghi lý do; để trống thì ngoại lệ không có tác dụng", "give the reason; while it is empty the exception does nothing")
    } else {
        Text::fixed("ghi lý do thật", "give the true reason")
    })
}

fn said(place: Place, key: &str, empty: bool) -> Finding {
    let title = if empty {
        Text::new(format!("`{key}` để trống"), format!("`{key}` is empty"))
    } else {
        Text::new(format!("`{key}` mới chỉ ghi tạm"), format!("`{key}` has only a placeholder"))
    };
    Finding::new(&RULE, place, title).label(Text::fixed("chưa có nội dung", "says nothing yet"))
}
