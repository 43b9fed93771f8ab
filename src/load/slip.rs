//! What went wrong in a line that does not parse, where the line itself tells it better than the parser does: a place still to be filled in,
//! thousands written as people write them, a day no month has, an id with accents or a blank, a key of several words,
//! words without a key.
//!
//! What is shown is the person's own: another's number or id would be typed as it stands. To add a slip: a function here and its row in [`of`].

use std::ops::Range;

use super::spelling::{self, Patch};
use crate::language::{Text, folded};
use crate::model::vocabulary::KINDS;

/// What is wrong and what to type.
pub(super) struct Slip {
    /// What is wrong.
    pub(super) what: Text,
    /// What to do.
    pub(super) fix: Text,
}

/// The slip of a line.
pub(super) fn of(line: &str) -> Option<Slip> {
    let (body, _) = without_comment(line);
    let bare = unquoted(body);
    header(&bare).or_else(|| number(&bare)).or_else(|| blank(&bare)).or_else(|| day(&bare)).or_else(|| key(&bare)).or_else(|| prose(&bare))
}

/// What stands before the comment of a line, and the comment with the blanks before it; a `#` within quotes, straight or curly, begins none.
pub(super) fn without_comment(line: &str) -> (&str, &str) {
    let mut within = None;
    for (at, letter) in line.char_indices() {
        match (within, letter) {
            (None, '"' | '\'') => within = Some(letter),
            (None, '“' | '„') => within = Some('”'),
            (None, '‘') => within = Some('’'),
            (None, '#') => return line.split_at(line[..at].trim_end().len()),
            (Some(end), letter) if letter == end => within = None,
            _ => {}
        }
    }
    (line, "")
}

/// The line with what stands in quotes blotted out, byte for byte; an unclosed quote runs to the end.
fn unquoted(line: &str) -> String {
    let mut within = None;
    let mut bare = String::with_capacity(line.len());
    for letter in line.chars() {
        let quote = matches!(letter, '"' | '\'');
        let is_inside = within.is_some() || quote;
        match within {
            None if quote => within = Some(letter),
            Some(end) if end == letter => within = None,
            _ => {}
        }
        if is_inside {
            bare.extend(std::iter::repeat_n('"', letter.len_utf8()));
        } else {
            bare.push(letter);
        }
    }
    bare
}

/// `[progress.SGDĐT-03]`, `[task.SGDDT 03]`: an id that would need quotes, which none of its kind has; `[task.SYT-01` without its end.
fn header(bare: &str) -> Option<Slip> {
    let bare = bare.trim();
    let Some(inside) = bare.strip_prefix('[') else { return unopened(bare) };
    let (inside, is_closed) = inside.strip_suffix(']').map_or((inside, false), |inside| (inside, true));
    if inside.contains(['=', '"', '[', ']', ',']) {
        return None;
    }
    let parts: Vec<String> = parted(inside).iter().map(|part| plain(part)).collect();
    let is_key = |part: &String| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let meant = parts.join(".");
    if is_closed && meant == inside || !parts.iter().all(is_key) {
        return None;
    }
    if !is_closed {
        return Some(Slip {
            what: Text::fixed("tên bảng thiếu dấu đóng `]`", "a table's name without its closing `]`"),
            fix: Text::new(format!("viết trên một dòng riêng: [{meant}]"), format!("write on a line of its own: [{meant}]")),
        });
    }
    Some(Slip {
        what: Text::fixed(
            "mã trong tên bảng chỉ gồm chữ không dấu, chữ số, `-` và `_`, không có dấu cách",
            "an id in a table's name has only letters without accents, digits, `-` and `_`, and no blanks",
        ),
        fix: Text::new(
            format!("viết [{meant}], đúng như mã đã ghi trong kế hoạch"),
            format!("write [{meant}], just as the plan has the id"),
        ),
    })
}

/// `progress.SYT-04]`: a table's name that lost its beginning.
fn unopened(bare: &str) -> Option<Slip> {
    let inside = bare.strip_suffix(']')?;
    let is_name = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    inside.split('.').all(|part| is_name(&part)).then(|| Slip {
        what: Text::fixed("tên bảng thiếu dấu mở `[`", "a table's name without its opening `[`"),
        fix: Text::new(format!("viết trên một dòng riêng: [{inside}]"), format!("write on a line of its own: [{inside}]")),
    })
}

/// The parts of a table's name. One with a blank in the place of its point, `progress SYT-04`, is parted there.
fn parted(inside: &str) -> Vec<&str> {
    match inside.trim().split_once(' ') {
        Some((first, rest)) if !inside.contains('.') && KINDS.iter().any(|kind| kind.table.keys.iter().any(|key| key.name == first)) => {
            vec![first, rest]
        }
        _ => inside.split('.').collect(),
    }
}

/// A part of a table's name without accents, in its own case, its words joined.
fn plain(part: &str) -> String {
    let letters = part.split_whitespace().collect::<Vec<_>>().join("-");
    let unaccented = |letter: char| {
        let folded = folded(&letter.to_string());
        if letter.is_uppercase() { folded.to_uppercase() } else { folded }
    };
    letters.chars().map(|letter| if letter.is_ascii() { letter.to_string() } else { unaccented(letter) }).collect()
}

/// A number whose thousands are parted as people part them, and what else of the line is still to be filled in.
fn number(bare: &str) -> Option<Slip> {
    let numbers: Vec<String> = grouped(bare).into_iter().map(|(_, patch)| patch.text).collect();
    if numbers.is_empty() {
        return None;
    }
    let own = numbers.join(", ");
    let (vi, en) = match waiting(bare) {
        Some(_) => ("; chỗ … cũng phải điền, chưa có thì bỏ khóa ấy", "; what says … must be filled in too, or its key left out"),
        None => ("", ""),
    };
    Some(Slip {
        what: Text::fixed("số viết sai", "a number that is misspelt"),
        fix: Text::new(
            format!("viết liền hoặc ngăn bằng dấu gạch dưới: {own}{vi}"),
            format!("write its digits together or apart with underscores: {own}{en}"),
        ),
    })
}

/// The numbers with their thousands parted by points, blanks or commas, each with where it stands; commas part thousands only in braces,
/// where a key must follow any other.
pub(super) fn grouped(line: &str) -> Vec<(Range<usize>, Patch)> {
    let commas = line.contains('{') && !line.contains('[');
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ' ') || letter == ',' && commas;
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = line[at..].find(|letter: char| letter.is_ascii_digit()).map(|start| at + start) {
        let end = line[start..].find(|letter: char| !is_part(letter)).map_or(line.len(), |end| start + end);
        let written = line[start..end].trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let is_apart = !line[..start].ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/'));
        let rest = &line[start + written.len()..];
        // Words behind it may count it in millions.
        let is_whole = !rest.starts_with(['-', '/', '_']) && !rest.trim_start().starts_with(char::is_alphabetic);
        // One point alone is a float, which parses and is a fault of its own.
        let is_grouped = written.contains([' ', ',']) || written.matches('.').count() > 1;
        if let Some(patch) = spelling::integer(written).filter(|_| is_apart && is_whole && is_grouped) {
            found.push((start..start + written.len(), patch));
        }
        at = end;
    }
    found
}

/// `completed = …`: a place still to be filled in.
fn blank(bare: &str) -> Option<Slip> {
    waiting(bare)?;
    Some(Slip {
        what: Text::fixed("chỗ … chưa điền", "what says … is not filled in yet"),
        fix: Text::fixed(
            "điền giá trị vào chỗ …, hoặc đặt lại dấu # ở đầu dòng",
            "write the value in place of …, or put # back before the line",
        ),
    })
}

/// Where a value is dots alone.
fn waiting(bare: &str) -> Option<usize> {
    bare.match_indices('=').map(|(at, _)| at + 1).find(|at| bare[*at..].trim_start().starts_with(['…', '.']))
}

/// `2021-06-31` or `31/6/2021`: a day its month does not have.
fn day(bare: &str) -> Option<Slip> {
    let mut words = bare.split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '-' | '/')));
    words.find_map(spelling::no_such_day).map(|what| Slip {
        what,
        fix: Text::fixed("xem lại văn bản và ghi đúng ngày, năm-tháng-ngày", "look the day up and write the true one, year-month-day"),
    })
}

/// `ho so dung han = 98`: a key of several words.
fn key(bare: &str) -> Option<Slip> {
    let (key, _) = bare.split_once('=')?;
    let words: Vec<&str> = key.split_whitespace().collect();
    let is_plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if words.len() < 2 || !words.iter().all(is_plain) {
        return None;
    }
    let (key, joined) = (key.trim(), words.join("-").to_lowercase());
    Some(Slip {
        what: Text::new(format!("tên khóa `{key}` có dấu cách"), format!("the key `{key}` has a blank in it")),
        fix: Text::new(
            format!("các chữ của tên khóa nối bằng `-`: {joined} = …"),
            format!("join the words of a key with `-`: {joined} = …"),
        ),
    })
}

/// `Đã ban hành kế hoạch`: words that no key leads to, a remark without its `#` or a text that goes on below its line.
fn prose(bare: &str) -> Option<Slip> {
    let words = bare.split_whitespace().count();
    let is_prose = words > 1 && bare.trim_start().starts_with(char::is_alphabetic) && !bare.contains(['=', ':', '"', '[', ']', '{', '}']);
    is_prose.then(|| Slip {
        what: Text::fixed("dòng này không có khóa và dấu `=`", "the line has no key and no `=`"),
        fix: Text::fixed(
            "ghi chú thì đặt dấu # ở đầu dòng; viết tiếp dòng trên thì đặt cả hai dòng trong \"\"\"…\"\"\"",
            "put # before a remark; where it goes on from the line above, put both lines in \"\"\"…\"\"\"",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_line_itself_tells() {
        for (line, wanted) in [
            ("budget = { estimate = 12.000.000, autonomous = … }", "12_000_000; chỗ …"),
            ("budget = { estimate = 12,000,000, autonomous = x }", "12_000_000"),
            ("completed = …   # ngày", "đặt lại dấu #"),
            ("evidence = [{ number = \"…\", date = … }]", "đặt lại dấu #"),
            ("percent = ...", "đặt lại dấu #"),
            ("[progress.SGDĐT-03]", "[progress.SGDDT-03]"),
            ("[task.Sở-01]   # ghi chú", "[task.So-01]"),
            ("[progress.SGDDT 03]", "[progress.SGDDT-03]"),
            ("[progress SYT-04]", "viết [progress.SYT-04]"),
            ("[in period]", "viết [in-period]"),
            ("progress.SYT-04]", "riêng: [progress.SYT-04]"),
            ("[progress.SGDDT-03   # tên", "riêng: [progress.SGDDT-03]"),
            ("submitted = 2021-06-31", "ghi đúng ngày"),
            ("submitted = 31/6/2021", "ghi đúng ngày"),
            ("ho so dung han = 98", "ho-so-dung-han = …"),
            ("Đã làm xong, còn 2 việc   # ghi", "ghi chú thì đặt dấu #"),
        ] {
            let fix = of(line).map(|slip| slip.fix.vi.into_owned()).unwrap_or_default();
            assert!(fix.contains(wanted), "{line}: {fix}");
        }
        for line in [
            "submitted = 2021-06-30 x",
            "members = [100,200",
            "name = \"12.000.000 …",
            "kết quả = 3",
            "v = 1.2.3",
            "v = 1.200.000 triệu",
            "percent: 50 việc",
            "true",
        ] {
            assert!(of(line).is_none(), "{line}: {:?}", of(line).map(|slip| slip.fix));
        }
        let february = of("completed = 2020-02-30").map(|slip| slip.what.vi.into_owned());
        assert_eq!(february.as_deref(), Some("không có ngày này: tháng 2 năm 2020 có 29 ngày"));
    }

    #[test]
    fn numbers_are_told_with_where_they_stand() {
        let of = |line: &str| grouped(line).into_iter().map(|(at, patch)| (line[at].to_owned(), patch.text)).collect::<Vec<_>>();
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(of("{ a = 12 000 000, b = 4,000,000 }"), [pair("12 000 000", "12_000_000"), pair("4,000,000", "4_000_000")]);
        assert_eq!(of("due = 2021-06-10, x = 1.500"), []);
    }
}
