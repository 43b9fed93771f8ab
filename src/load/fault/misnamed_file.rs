//! A document saved under a name that ends in `.toml.txt`, as Notepad does.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::{FileId, Place};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0010",
    name: "misnamed-file",
    level: Level::Deny,
    summary: Text::fixed("tên tệp kết thúc bằng .toml.txt nên tệp không được đọc", "a file named .toml.txt, which is not read"),
    why: Text::fixed(
        "Notepad tự thêm .txt khi lưu; tệp ấy không được đọc, cơ quan tưởng đã nộp mà số liệu không vào báo cáo.",
        "Notepad adds .txt when it saves; such a file is not read, and an agency believes it has reported while its figures are nowhere.",
    ),
    example: "agencies/so-y-te/2021/q2.toml.txt",
    fix: Text::fixed(
        "Đổi tên tệp, bỏ phần .txt; khi lưu bằng Notepad chọn “Save as type: All files”.",
        "Rename the file without .txt; in Notepad save with “Save as type: All files”.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// The file is shown as `path`.
pub fn finding(file: FileId, path: &str) -> Finding {
    let name = path.rsplit('/').next().unwrap_or(path);
    let right = name.get(..name.len() - ".txt".len()).unwrap_or(name);
    Finding::new(
        &RULE,
        Place::top(file),
        Text::new(
            format!("`{path}` không được đọc vì tên tệp kết thúc bằng .txt"),
            format!("`{path}` is not read, since its name ends in .txt"),
        ),
    )
    .help(Text::new(
        format!("đổi tên tệp thành {right}; lần sau lưu với “Save as type: All files”"),
        format!("rename the file {right}; next time save with “Save as type: All files”"),
    ))
}
