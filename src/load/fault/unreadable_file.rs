//! A file or folder the disk would not give.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::{FileId, Place};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0001",
    name: "unreadable-file",
    level: Level::Deny,
    summary: Text::fixed("tệp hoặc thư mục không đọc được", "a file or folder that cannot be read"),
    why: Text::fixed(
        "Số liệu trong tệp không được tổng hợp; nếu bỏ qua lặng lẽ thì cơ quan đó coi như không báo cáo.",
        "Its figures are not counted; passed over in silence, the agency would seem not to have reported.",
    ),
    example: "agencies/so-y-te/2021/q2.toml  (chmod 000)",
    fix: Text::fixed(
        "Cấp quyền đọc, hoặc thay liên kết tượng trưng bằng chính tệp đó.",
        "Grant permission to read it, or put the file itself in place of a symbolic link.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// `reason` is the system's word.
pub fn finding(file: FileId, path: &str, reason: &str) -> Finding {
    Finding::new(
        &RULE,
        Place::top(file),
        Text::new(format!("không đọc được `{path}`: {reason}"), format!("cannot read `{path}`: {reason}")),
    )
    .help(Text::new(
        "kiểm tra quyền đọc của tệp rồi chạy lại; các tệp khác vẫn được kiểm tra",
        "check that the file may be read, then run again; the other files were still checked",
    ))
}

/// A link is not followed: what it points at may lie outside the workspace.
pub fn link(file: FileId, path: &str) -> Finding {
    Finding::new(
        &RULE,
        Place::top(file),
        Text::new(
            format!("`{path}` là liên kết tượng trưng nên không được đọc"),
            format!("`{path}` is a symbolic link, and links are not followed"),
        ),
    )
    .help(Text::fixed("thay liên kết bằng chính tệp hoặc thư mục mà nó trỏ tới", "put the file or folder itself in place of the link"))
}

/// A pipe or a device is not read: it might never end.
pub fn special(file: FileId, path: &str) -> Finding {
    Finding::new(
        &RULE,
        Place::top(file),
        Text::new(format!("`{path}` không phải tệp thường nên không được đọc"), format!("`{path}` is no regular file and is not read")),
    )
    .help(Text::fixed("thay bằng một tệp thường", "put a regular file in its place"))
}
