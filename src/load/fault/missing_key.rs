//! A required key that is absent.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0102",
    name: "missing-key",
    level: Level::Deny,
    summary: Text::fixed("thiếu khóa bắt buộc", "a required key is missing"),
    why: Text::fixed(
        "Thiếu thông tin bắt buộc thì không xác định được tài liệu là của ai, nhiệm vụ đến hạn khi nào.",
        "Without it one cannot tell whose document it is, or when a task is due.",
    ),
    example: "[task.SYT-01]\nimplements = [\"3.3\"]\nname = \"…\"      # product, lead, due?",
    fix: Text::fixed("Thêm khóa còn thiếu.", "Add the missing key."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `table` lacks `keys`: its header is the place.
pub fn finding(place: Place, table: &str, keys: &[&str]) -> Finding {
    if table.is_empty() {
        return table_missing(place, keys);
    }
    let quoted: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let lines: Vec<String> = keys.iter().map(|key| format!("{key} = {}", example_of(key))).collect();
    Finding::new(
        &RULE,
        place,
        Text::each(|language| format!("{table} {} {}", language.pick("thiếu khóa", "lacks"), language.list(&quoted))),
    )
    .label(Text::each(|language| format!("{} {}", language.pick("thiếu", "lacks"), language.list(&quoted))))
    .help(Text::new(
        format!("thêm dưới {table}, thay giá trị ví dụ bằng giá trị thật:"),
        format!("add below {table}, with the true values in place of the examples:"),
    ))
    .example(lines.join("\n"))
}

/// The file lacks whole tables.
fn table_missing(place: Place, keys: &[&str]) -> Finding {
    let quoted: Vec<String> = keys.iter().map(|key| format!("[{key}]")).collect();
    let lines: Vec<String> = keys.iter().map(|key| format!("[{key}]\nplans = [\"…\"]")).collect();
    Finding::new(
        &RULE,
        place,
        Text::each(|language| format!("{} {}", language.pick("tệp thiếu bảng", "the file lacks the table"), language.list(&quoted))),
    )
    .help(Text::fixed("thêm vào đầu tệp (mã bộ dữ liệu: cchc plan list):", "add at the top of the file (bundles' ids: cchc plan list):"))
    .example(lines.join("\n"))
}

/// None of `keys` is there, and one is needed.
pub fn one_of(place: Place, table: &str, keys: &[&str]) -> Finding {
    let quoted: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let either = |language: Language| quoted.join(language.pick(" hoặc ", " or "));
    Finding::new(&RULE, place, Text::each(|language| format!("{table} {} {}", language.pick("phải có", "must have"), either(language))))
        .label(Text::each(|language| format!("{} {}", language.pick("thiếu", "lacks"), either(language))))
        .help(Text::new(format!("thêm một trong các khóa đó dưới {table}"), format!("add one of them below {table}")))
}

/// A list that must name something names nothing.
pub fn empty_list(place: Place, table: &str, key: &str) -> Finding {
    Finding::new(&RULE, place, Text::new(format!("{table}: `{key}` không được trống"), format!("{table}: `{key}` must not be empty")))
        .label(Text::fixed("danh sách trống", "an empty list"))
        .help(Text::fixed("ghi ít nhất một mã", "write at least one id"))
}

/// `implements = []` says nothing.
pub fn empty_implements(place: Place, table: &str) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(format!("{table}: `implements` không được trống"), format!("{table}: `implements` must not be empty")),
    )
    .label(Text::fixed("chưa ghi nhiệm vụ nào của Tỉnh", "names no task of the province"))
    .help(Text::fixed(
        "ghi mã nhiệm vụ của Tỉnh, ví dụ implements = [\"3.3\"]; việc riêng của cơ quan thì thay bằng area = 3",
        "write the province's task, for example implements = [\"3.3\"]; for the agency's own addition use area = 3 instead",
    ))
}

fn example_of(key: &str) -> &'static str {
    match key {
        "year" => "2021",
        "issued" | "submitted" | "date" | "by" => "2021-01-15",
        "due" => "\"2021-Q2\"",
        "quarter" | "area" | "order" | "id" => "1",
        "implements" => "[\"3.3\"]",
        "to" | "who" | "plans" | "owed-by" | "numerator" | "denominator" | "left" | "right" | "closing" => "[\"…\"]",
        _ => "\"…\"",
    }
}
