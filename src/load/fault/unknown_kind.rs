//! A file whose first table is no kind of document.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;
use crate::model::kind::DocumentKind;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0004",
    name: "unknown-kind",
    level: Level::Deny,
    summary: Text::fixed("không biết tệp thuộc loại tài liệu nào", "a file that is no known kind of document"),
    why: Text::fixed(
        "Tên bảng đầu tiên cho biết loại tài liệu; thiếu nó thì tệp không được tổng hợp.",
        "The first table's name says the kind of document; without it the file is not counted.",
    ),
    example: "[bao-cao]\nagency = \"so-y-te\"",
    fix: Text::fixed(
        "Bắt đầu tệp bằng [agency-plan] (kế hoạch), [report] (báo cáo), [amendment] (điều chỉnh), [synthesis] (lời của cơ quan đầu mối) hoặc [receipts] (sổ nhận báo cáo).",
        "Begin the file with [agency-plan] (a plan), [report] (a report), [amendment] (an amendment), [synthesis] (the coordinator's words) or [receipts] (when reports were received).",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// The first table is `header`; `None` for a file without any.
pub fn finding(place: Place, path: &str, header: Option<&str>) -> Finding {
    let help = || {
        Text::fixed(
            "bắt đầu tệp bằng [agency-plan] (kế hoạch), [report] (báo cáo), [amendment] (điều chỉnh), [synthesis] (lời của cơ quan đầu mối) hoặc [receipts] (sổ nhận báo cáo)",
            "begin the file with [agency-plan] (a plan), [report] (a report), [amendment] (an amendment), [synthesis] (the coordinator's words) or [receipts] (when reports were received)",
        )
    };
    let Some(header) = header else {
        return Finding::new(
            &RULE,
            place,
            Text::new(format!("`{path}` trống hoặc không có bảng nào"), format!("`{path}` is empty or has no table")),
        )
        .help(help());
    };
    let finding = Finding::new(
        &RULE,
        place,
        Text::new(format!("không có loại tài liệu `{header}`"), format!("there is no kind of document `{header}`")),
    )
    .label(Text::fixed("bảng đầu tiên cho biết loại tài liệu", "the first table says the kind of document"));
    match nearest(header, DocumentKind::HEADERS.iter().map(|(name, _)| *name)) {
        Some(meant) => finding.help(Text::new(format!("có phải là [{meant}]?"), format!("did you mean [{meant}]?"))),
        None => finding.help(help()),
    }
}

/// A table of a known kind comes later, and another stands before it.
pub fn not_first(place: Place, header: &str, known: &str) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(
            format!("[{known}] phải đứng đầu tệp, trước [{header}]"),
            format!("[{known}] must come first in the file, before [{header}]"),
        ),
    )
    .label(Text::fixed("bảng đầu tiên cho biết loại tài liệu", "the first table says the kind of document"))
    .help(Text::new(format!("chuyển bảng [{known}] lên đầu tệp"), format!("move the table [{known}] to the top of the file")))
}

/// A manifest or a bundle's file among agencies' documents.
pub fn elsewhere(place: Place, header: &str) -> Finding {
    Finding::new(
        &RULE,
        place,
        Text::new(format!("[{header}] không thuộc thư mục này"), format!("[{header}] does not belong in this folder")),
    )
    .label(Text::fixed("không được đọc ở đây", "not read here"))
    .help(Text::fixed(
        "[workspace] là của cchc.toml ở gốc; kế hoạch, danh bạ, chỉ tiêu của Tỉnh nằm trong thư mục bộ dữ liệu nêu ở `plans`",
        "[workspace] belongs in cchc.toml at the root; the province's plan, register and indicators in the bundle's folder that `plans` names",
    ))
}
