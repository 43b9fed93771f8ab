//! An id that a list has twice.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0108",
    name: "repeated-id",
    level: Level::Warn,
    summary: Text::fixed("một mã ghi hai lần trong một danh sách", "an id that a list has twice"),
    why: Text::fixed(
        "Mã ghi hai lần chỉ được tính một lần; thường là định ghi một mã khác.",
        "An id written twice counts once; mostly another one was meant.",
    ),
    example: "implements = [\"2.1\", \"2.1\"]",
    fix: Text::fixed("Xóa một trong hai, hoặc ghi mã định ghi.", "Delete one of the two, or write the id that was meant."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `id` stands in the list of `key` at `place` and stood there before at `first`.
pub fn finding(place: Place, key: &str, id: &str, first: Place) -> Finding {
    Finding::new(&RULE, place, Text::new(format!("`{key}` ghi mã \"{id}\" hai lần"), format!("`{key}` has the id \"{id}\" twice")))
        .label(Text::fixed("đã ghi ở trước", "written before"))
        .related(first, Text::fixed("lần đầu", "the first time"))
        .help(Text::fixed(
            "xóa mã thừa; nếu định ghi một mã khác thì sửa lại",
            "delete the one too many; if another id was meant, write that",
        ))
}
