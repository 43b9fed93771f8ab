//! A number that looks like a person's.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0205",
    name: "personal-data",
    level: Level::Warn,
    summary: Text::fixed("có vẻ là số giấy tờ hoặc số điện thoại của cá nhân", "what looks like a person's identity number or phone"),
    why: Text::fixed(
        "Kho này chứa số liệu, không chứa thông tin cá nhân, kể cả trong chú thích; đã ghi vào git thì ai cũng đọc được và rất khó xóa hết.",
        "This repository holds counts, not people, in comments neither; what git has recorded anybody can read, and it is hard to take back.",
    ),
    example: "result = \"Đã trả kết quả cho ông A, CCCD 0871…\"   # đủ 12 chữ số",
    fix: Text::fixed(
        "Bỏ con số ấy; chỉ ghi số lượng. Đã lỡ lưu vào git thì báo người quản trị kho.",
        "Remove it and write counts only. If it is already committed, tell whoever keeps the repository.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// What the number looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// 9 digits, or 12 beginning with 0.
    IdentityCard,
    /// A mobile phone.
    Phone,
}

/// Where the number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// In a text.
    Text,
    /// In a comment.
    Comment,
}

/// The number stands at `place`; it is not repeated in the words.
pub fn finding(place: Place, shape: Shape, within: Within) -> Finding {
    let what = match shape {
        Shape::IdentityCard => Text::fixed("số căn cước hoặc chứng minh nhân dân", "an identity card's number"),
        Shape::Phone => Text::fixed("số điện thoại di động", "a mobile phone's number"),
    };
    let within = match within {
        Within::Text => Text::fixed("trong lời văn", "in the text"),
        Within::Comment => Text::fixed("trong chú thích", "in a comment"),
    };
    Finding::new(
        &RULE,
        place,
        Text::new(format!("có vẻ là {} {}", what.vi, within.vi), format!("what looks like {} {}", what.en, within.en)),
    )
    .label(Text::fixed("không ghi thông tin cá nhân ở đây", "no personal data here"))
    .help(Text::fixed(
        "bỏ con số này; đã lỡ lưu vào git thì báo người quản trị kho để xóa khỏi lịch sử",
        "remove it; if it is already committed, tell whoever keeps the repository, so that it leaves the history",
    ))
}
