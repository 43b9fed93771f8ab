//! A key that means nothing where it stands.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, surely_meant};
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0101",
    name: "unknown-key",
    level: Level::Deny,
    summary: Text::fixed("khóa không có trong định dạng", "a key the format does not have"),
    why: Text::fixed(
        "Nếu bỏ qua lặng lẽ một khóa gõ sai thì `complete = 2021-06-10` sẽ để nhiệm vụ ở trạng thái chưa hoàn thành.",
        "Were a misspelt key passed over in silence, `complete = 2021-06-10` would leave the task open.",
    ),
    example: "[progress.SYT-01]\ncomplete = 2021-06-10",
    fix: Text::fixed("Sửa tên khóa theo gợi ý, hoặc xóa dòng đó.", "Correct the key as suggested, or delete the line."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `key` stands in the table shown as `table`; `known` are the keys it may have, `free` those of them it has not yet.
pub fn finding(place: Place, key: &str, table: &str, known: &[&str], free: &[&str]) -> Finding {
    let title = if table.is_empty() {
        Text::new(
            format!("loại tài liệu này không có bảng hoặc khóa `{key}`"),
            format!("this kind of document has no table or key `{key}`"),
        )
    } else {
        Text::new(format!("{table} không có khóa `{key}`"), format!("{table} has no key `{key}`"))
    };
    let finding = Finding::new(&RULE, place, title).label(Text::fixed("khóa lạ", "unknown key"));
    // A name one letter away, or spelt with another sign between its words, can mean nothing else, if only one such is left.
    let finding = match surely_meant(key, known.iter().copied()).filter(|meant| free.contains(meant)) {
        Some(meant) => finding.fix(place, meant),
        None => finding,
    };
    finding.help(match nearest(key, known.iter().copied()) {
        Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
        None if known.is_empty() => Text::fixed("xóa khóa này", "delete this key"),
        None => Text::new(
            format!("các khóa dùng được ở đây: {}", known.join(", ")),
            format!("the keys that may stand here: {}", known.join(", ")),
        ),
    })
}

/// `key`, and `more` below it, stand in `table` because the line `header` is missing above them.
pub fn swallowed(place: Place, key: &str, table: &str, header: &str, more: usize) -> Finding {
    let title = match more {
        0 => Text::new(
            format!("khóa `{key}` không phải của {table}: có phải thiếu dòng {header} ở trên?"),
            format!("the key `{key}` is not one of {table}: is a line {header} missing above it?"),
        ),
        _ => Text::new(
            format!("khóa `{key}` và {more} khóa sau đó không phải của {table}: có phải thiếu dòng {header} ở trên?"),
            format!(
                "the key `{key}` and the {} after it are not of {table}: is a line {header} missing above them?",
                if more == 1 { "one".to_owned() } else { more.to_string() }
            ),
        ),
    };
    let named = header.contains('…');
    Finding::new(&RULE, place, title)
        .label(Text::fixed("không thuộc bảng ở trên", "not of the table above"))
        .help(if named {
            Text::fixed("thêm dòng này ở ngay trên, với mã thay cho dấu …:", "add this line right above, with the id in place of …:")
        } else {
            Text::fixed("thêm dòng này ở ngay trên:", "add this line right above:")
        })
        .paste(header)
}
