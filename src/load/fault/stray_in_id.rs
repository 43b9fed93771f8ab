//! An id with letters that got into it by a paste.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0107",
    name: "stray-in-id",
    level: Level::Deny,
    summary: Text::fixed("mã lẫn ký tự lạ", "an id with stray characters"),
    why: Text::fixed(
        "Mã được so từng ký tự: dấu nháy cong, dấu cách ở đầu hay cuối làm nó thành một mã khác.",
        "Ids are compared character by character: a curly quote, or a blank before or after, makes it another id.",
    ),
    example: "agency = \"so-y-te \"\nimplements = [\"“3.3”\"]",
    fix: Text::fixed("Xóa ký tự lạ: chạy `cchc validate --fix`.", "Take the stray characters away: run `cchc validate --fix`."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// The id in `key` should be `clean`; `edit` is what the place is to read.
pub fn finding(place: Place, key: &str, clean: &str, edit: String) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(
            format!("mã ở `{key}` lẫn dấu nháy cong, dấu cách hoặc ký tự không nhìn thấy"),
            format!("the id in `{key}` has curly quotes, blanks or invisible characters in it"),
        ),
    )
    .label(Text::fixed("có ký tự lạ trong dấu nháy", "stray characters between the quotes"))
    .help(Text::new(format!("ghi đúng là \"{clean}\""), format!("write \"{clean}\"")))
    .fix(place, edit)
}
