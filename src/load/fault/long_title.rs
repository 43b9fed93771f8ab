//! A title that is no title.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0204",
    name: "long-title",
    level: Level::Warn,
    summary: Text::fixed("tên nhiệm vụ quá dài hoặc nhiều dòng", "a task's name too long, or of several lines"),
    why: Text::fixed(
        "Tên đứng trong bảng, trong thư nhắc: dài quá thì không ai đọc; chi tiết thuộc về `product` và `result`.",
        "A name stands in tables and reminders: nobody reads a paragraph there; details belong in `product` and `result`.",
    ),
    example: "name = \"\"\"\nTuyên truyền …\nTổ chức …\"\"\"",
    fix: Text::fixed("Rút tên còn một dòng, không quá 200 ký tự.", "Shorten it to one line of at most 200 characters."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// The longest title, in letters: twice a line of the widest table.
pub const LONGEST: usize = 200;

/// As many letters of a name as are marked: all of a long one would fill the screen.
const MARKED: usize = 20;

/// The beginning of a name, of which the file has `written` at `place`.
pub fn beginning(place: Place, written: &str) -> Place {
    let line = written.find('\n').unwrap_or(written.len());
    let letters = written.char_indices().nth(MARKED).map_or(written.len(), |(at, _)| at);
    let start = place.start as usize;
    Place::new(place.file, &(start..start + line.min(letters)))
}

/// The name of `entry` has so many `letters`, or several lines.
pub fn finding(place: Place, entry: &str, letters: usize, lines: usize) -> Finding {
    let title = if lines > 1 {
        Text::new(format!("tên của {entry} có {lines} dòng"), format!("the name of {entry} has {lines} lines"))
    } else {
        Text::new(
            format!("tên của {entry} dài {letters} ký tự (nên không quá {LONGEST})"),
            format!("the name of {entry} is {letters} characters long (at most {LONGEST} is better)"),
        )
    };
    Finding::new(&RULE, place, title).label(Text::fixed("tên nên gọn trong một dòng", "a name should fit one line")).help(Text::fixed(
        "rút gọn tên; chi tiết ghi ở `product` hoặc `result`",
        "shorten the name; put the details in `product` or `result`",
    ))
}
