//! One key of a text that a person wrote: put, replaced or taken out, with every other byte as it was.
//!
//! The text is changed where the parser says the value stands, never written anew. Where the key stands as a comment (`# percent = …`,
//! as a new report has it) its line is the place.

mod outline;

use std::ops::Range;

use toml::de::DeTable;

use self::outline::Outline;
use super::same::{includes, same, same_but, values};

/// A key to put or to take out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The table it stands in: `["progress", "SYT-01"]`.
    pub table: Vec<String>,
    /// The key.
    pub key: String,
    /// Its value as TOML; none takes the key out.
    pub value: Option<String>,
}

/// A text with changes made, one after another; none where it does not parse, or where a change cannot be made without changing more.
pub fn put(text: &str, changes: &[Change]) -> Option<String> {
    let mut text = text.to_owned();
    for change in changes {
        text = put_one(&text, change)?;
    }
    Some(text)
}

/// A text with a block of lines where the vocabulary has a kind of tables (`task` for `[task.…]`): after the last of them and of those before
/// them; none where it does not parse, or would not say just what it said and what the block says.
pub fn append(text: &str, kin: &str, block: &str) -> Option<String> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return None;
    }
    let outline = Outline::of(text, tree.get_ref());
    let block = block.replace('\n', outline.line_end);
    let written = outline.with_block(kin, &block);
    let (after, errors) = DeTable::parse_recoverable(&written);
    let (before, added, after) = (tree.get_ref(), DeTable::parse_recoverable(&block).0, after.get_ref());
    let is_sum = values(after) == values(before) + values(added.get_ref()) && includes(after, before) && includes(after, added.get_ref());
    (errors.is_empty() && is_sum).then_some(written)
}

/// A text without a table that has a header line, its keys and the comments of its own; none where it has no such table, or where that
/// cannot be taken out without changing more.
pub fn without_table(text: &str, path: &[String]) -> Option<String> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    let (key, parent) = path.split_last().filter(|_| errors.is_empty())?;
    let outline = Outline::of(text, tree.get_ref());
    let section = outline.section(path)?;
    let (start, end) = (outline.beginning(section), outline.end(section));
    // One of the two blank lines around it goes too.
    let gap = ["\r\n", "\n"].into_iter().find(|gap| text[end..].starts_with(gap)).map_or(0, str::len);
    let written = if text[end..].trim().is_empty() {
        format!("{}{}", text[..start].trim_end(), outline.line_end)
    } else {
        format!("{}{}", &text[..start], &text[end + gap..])
    };
    let (after, wrong) = DeTable::parse_recoverable(&written);
    let (before, after) = (tree.get_ref(), after.get_ref());
    let is_gone = find(after, path).is_none();
    // The last table of its kind takes the name of the kind with it.
    let is_alone = find(before, parent).is_some_and(|kin| kin.len() == 1) && find(after, parent).is_none();
    let leaves_the_rest = if is_alone {
        parent.split_last().is_some_and(|(name, above)| same_but(before, after, above, name))
    } else {
        same_but(before, after, parent, key)
    };
    (wrong.is_empty() && is_gone && leaves_the_rest).then_some(written)
}

/// A text without a table of which nothing is left; as it is, where the table has a key or is not there.
pub fn without_empty(text: String, path: &[String]) -> String {
    let is_empty = find(DeTable::parse_recoverable(&text).0.get_ref(), path).is_some_and(|table| table.iter().next().is_none());
    if is_empty { without_table(&text, path).unwrap_or(text) } else { text }
}

fn put_one(text: &str, change: &Change) -> Option<String> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return None;
    }
    let outline = Outline::of(text, tree.get_ref());
    // A text of several lines has the file's line ends, which say the same.
    let lines = |value: &String| value.replace('\n', outline.line_end);
    let change = &Change { value: change.value.as_ref().map(lines), ..change.clone() };
    let is_sound = |written: &String| is_made(tree.get_ref(), written, change);
    let written = match (find(tree.get_ref(), &change.table), &change.value) {
        (None, None) => return Some(text.to_owned()),
        (None, Some(value)) => {
            let in_template = outline.in_template(change, value).filter(is_sound);
            Some(in_template.unwrap_or_else(|| outline.with_table(change, value)))
        }
        (Some(table), value) => match (table.get_key_value(change.key.as_str()), value) {
            (None, None) => return Some(text.to_owned()),
            (Some((_, standing)), Some(value)) => Some(spliced(text, standing.span(), value)),
            (Some((key, standing)), None) => outline.without(change, key.span(), standing),
            (None, Some(value)) => outline.section(&change.table).map(|section| outline.with_key(section, table, change, value)),
        },
    };
    written.filter(is_sound).or_else(|| by_tree(text, change).filter(is_sound))
}

/// Whether a text says what the one before did but for the change, and the change.
fn is_made(before: &DeTable<'_>, written: &str, change: &Change) -> bool {
    let (after, errors) = DeTable::parse_recoverable(written);
    let wanted = format!("key = {}", change.value.as_deref().unwrap_or("0"));
    let (wanted, wrong) = DeTable::parse_recoverable(&wanted);
    let stands = find(after.get_ref(), &change.table).and_then(|table| table.get(change.key.as_str()));
    let says = match (stands, wanted.get_ref().get("key").filter(|_| change.value.is_some())) {
        (Some(stands), Some(wanted)) => same(stands.get_ref(), wanted.get_ref()),
        (stands, wanted) => stands.is_none() && wanted.is_none(),
    };
    let is_one = wrong.is_empty() && wanted.get_ref().len() == 1;
    errors.is_empty() && is_one && says && same_but(before, after.get_ref(), &change.table, &change.key)
}

/// The table at a path.
fn find<'t, 'a>(tree: &'t DeTable<'a>, path: &[String]) -> Option<&'t DeTable<'a>> {
    path.iter().try_fold(tree, |table, name| table.get(name.as_str())?.get_ref().as_table())
}

fn spliced(text: &str, span: Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..span.start], &text[span.end..])
}

/// Tables in braces or named by dotted keys: rare, and changed through the tree, which knows one kind of line end.
fn by_tree(text: &str, change: &Change) -> Option<String> {
    let mut document: toml_edit::DocumentMut = text.parse().ok()?;
    let mut table: &mut dyn toml_edit::TableLike = document.as_table_mut();
    for name in &change.table {
        table = table.entry(name).or_insert_with(|| toml_edit::Item::Value(toml_edit::InlineTable::new().into())).as_table_like_mut()?;
    }
    match &change.value {
        Some(value) => {
            table.insert(&change.key, toml_edit::Item::Value(value.parse().ok()?));
        }
        None => {
            table.remove(&change.key);
        }
    }
    let written = document.to_string();
    Some(if text.contains("\r\n") { written.replace("\r\n", "\n").replace('\n', "\r\n") } else { written })
}
#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# đầu tệp\n[report]\nagency = \"so-y-te\"   # mã\nyear = 2021\nquarter = 2\n\n[progress.SYT-01]\n# result = \"…\"\n# percent = …   # kỳ trước\n\n# ghi chú của người\n[progress.SYT-02]\nresult = \"\"\"\nmột\n[không phải bảng]\nhai\"\"\"\n";

    fn change(table: &[&str], key: &str, value: Option<&str>) -> Change {
        Change { table: table.iter().map(|name| (*name).to_owned()).collect(), key: key.to_owned(), value: value.map(str::to_owned) }
    }

    fn changed(text: &str, table: &[&str], key: &str, value: Option<&str>) -> String {
        put(text, &[change(table, key, value)]).expect("it parses")
    }

    #[test]
    fn a_value_is_replaced_where_it_stands() {
        assert_eq!(changed(TEXT, &["report"], "agency", Some("\"so-a\"")), TEXT.replace("\"so-y-te\"   # mã", "\"so-a\"   # mã"));
        let long = "\"\"\"\nmột\n[không phải bảng]\nhai\"\"\"";
        assert_eq!(changed(TEXT, &["progress", "SYT-02"], "result", Some("\"ba\"")), TEXT.replace(long, "\"ba\""));
    }

    #[test]
    fn a_comment_that_keeps_its_place_gives_way() {
        assert_eq!(
            changed(TEXT, &["progress", "SYT-01"], "percent", Some("60")),
            TEXT.replace("# percent = …   # kỳ trước\n", "percent = 60\n")
        );
    }

    #[test]
    fn what_a_person_noted_is_no_place_that_is_kept() {
        let text = "[progress.A]\n# delay-cause = chờ văn bản 12/UBND, hỏi lại anh Nam\n";
        assert_eq!(
            changed(text, &["progress", "A"], "delay-cause", Some("\"Chờ\"")),
            format!("{}delay-cause = \"Chờ\"\n{}", "[progress.A]\n", &text[13..])
        );
        for note in
            ["# result = hỏi lại anh Nam, anh ấy hứa gửi…", "# result = \"bản cũ của chị Hoa…\"", "# result = \"bản cũ\"", "# percent = 45"]
        {
            let text = format!("[progress.A]\n{note}\n# completed = …   # ngày ký\n");
            let (key, value) = if note.contains("percent") { ("percent", "60") } else { ("result", "\"x\"") };
            assert!(changed(&text, &["progress", "A"], key, Some(value)).contains(note), "{note}");
        }
        let blank = "[progress.A]\n# evidence = [{ number = \"…\", date = … }]\n";
        assert_eq!(changed(blank, &["progress", "A"], "evidence", Some("[]")), "[progress.A]\nevidence = []\n");
    }

    #[test]
    fn a_text_of_several_lines_has_the_line_ends_of_the_file() {
        let text = "[narrative]\r\n\"I.1\" = \"a\"\r\n";
        let long = "\"\"\"\nmột\nhai\"\"\"";
        let wanted = format!("{text}\"I.2\" = \"\"\"\r\nmột\r\nhai\"\"\"\r\n");
        assert_eq!(changed(text, &["narrative"], "I.2", Some(long)), wanted);
        assert_eq!(changed(&wanted, &["narrative"], "I.1", Some(long)), wanted.replace("\"a\"", &long.replace('\n', "\r\n")));
    }

    #[test]
    fn a_new_key_stands_after_the_others_and_before_what_is_of_the_next() {
        assert_eq!(
            changed(TEXT, &["report"], "number", Some("\"1/BC\"")),
            TEXT.replace("quarter = 2\n", "quarter = 2\nnumber = \"1/BC\"\n")
        );
        assert_eq!(changed(TEXT, &["progress", "SYT-02"], "percent", Some("1")), format!("{TEXT}percent = 1\n"));
        let text = "[report]\nagency = \"a\"\n\n[progress.A]\nevidence = []\npercent = 1\n# ghi chú\n";
        assert_eq!(
            changed(text, &["progress", "A"], "completed", Some("2021-01-01")),
            text.replace("percent = 1\n", "percent = 1\ncompleted = 2021-01-01\n")
        );
        assert_eq!(
            changed(text, &["progress", "A"], "result", Some("\"x\"")),
            text.replace("[progress.A]\n", "[progress.A]\nresult = \"x\"\n")
        );
        let bare = "[report]\nyear = 2021";
        assert_eq!(changed(bare, &["report"], "quarter", Some("2")), "[report]\nyear = 2021\nquarter = 2\n");
    }

    #[test]
    fn a_new_table_takes_the_place_of_the_comment_that_keeps_it() {
        let text = "[report]\nyear = 2021\n\n# [difficulty.KK-01]   # mỗi việc một bảng\n# tasks = [\"A\"]\n# problem = \"…\"\n\n[in-period]\nx = 1\n";
        assert_eq!(
            changed(text, &["difficulty", "KK-01"], "problem", Some("\"x\"")),
            text.replace("# [difficulty", "[difficulty").replace("# problem = \"…\"", "problem = \"x\"")
        );
        assert_eq!(
            changed(text, &["difficulty", "KK-01"], "proposal", Some("\"x\"")),
            text.replace("# [difficulty", "[difficulty").replace("một bảng\n", "một bảng\nproposal = \"x\"\n")
        );
        let other = changed(text, &["difficulty", "KK-02"], "problem", Some("\"x\""));
        assert!(other.contains("# [difficulty.KK-01]") && other.contains("[difficulty.KK-02]\nproblem = \"x\""), "{other}");
        let within = "[report]\nresult = \"\"\"\n# [in-period]\n\"\"\"\n";
        assert_eq!(changed(within, &["in-period"], "x", Some("1")), format!("{within}\n[in-period]\nx = 1\n"));
    }

    #[test]
    fn a_table_is_taken_out_with_its_comments() {
        let without = |text: &str, path: &[&str]| without_table(text, &path.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let text = "[report]\nyear = 2021\n\n# 3.3 “…”\n[task.A]\nname = \"x\"   # một\n# due = …\n\n[task.B]\nname = \"y\"\n";
        assert_eq!(without(text, &["task", "A"]).as_deref(), Some("[report]\nyear = 2021\n\n[task.B]\nname = \"y\"\n"));
        let one = without(text, &["task", "B"]).expect("it is there");
        assert_eq!(one, text.replace("\n[task.B]\nname = \"y\"\n", ""));
        assert_eq!(without(&one, &["task", "A"]).as_deref(), Some("[report]\nyear = 2021\n"), "the last of its kind");
        assert_eq!(without(text, &["task", "C"]), None);
        assert_eq!(without("task = { A = { name = \"x\" } }\n", &["task", "A"]), None, "it has no header");
        assert_eq!(without("[task.A]\nx = 1\n[task.A.b]\ny = 1\n", &["task", "A"]), None, "a table of its own below it");
    }

    #[test]
    fn a_new_table_stands_after_its_kin_or_at_the_end() {
        assert_eq!(changed(TEXT, &["progress", "SYT-03"], "percent", Some("1")), format!("{TEXT}\n[progress.SYT-03]\npercent = 1\n"));
        assert_eq!(
            changed("[report]\nyear = 2021\n\n[in-period]\nx = 1\n", &["progress", "SYT-03"], "percent", Some("1")),
            "[report]\nyear = 2021\n\n[progress.SYT-03]\npercent = 1\n\n[in-period]\nx = 1\n"
        );
        assert_eq!(
            changed("[report]\r\nyear = 2021\r\n", &["in-period"], "x", Some("1")),
            "[report]\r\nyear = 2021\r\n\r\n[in-period]\r\nx = 1\r\n"
        );
        assert_eq!(
            changed(TEXT, &["difficulty", "KK-01"], "problem", Some("\"a\"")),
            format!("{TEXT}\n[difficulty.KK-01]\nproblem = \"a\"\n"),
            "behind what was done"
        );
    }

    #[test]
    fn a_key_is_taken_out_with_its_line() {
        assert_eq!(changed(TEXT, &["report"], "agency", None), TEXT.replace("agency = \"so-y-te\"   # mã\n", ""));
        assert_eq!(changed(TEXT, &["report"], "nothing", None), TEXT);
        assert_eq!(changed(TEXT, &["nothing", "there"], "at-all", None), TEXT);
    }

    #[test]
    fn tables_in_braces_and_dotted_ones_are_changed_too() {
        let braces = "progress = { SYT-01 = { percent = 1 } }\n";
        assert_eq!(
            changed(braces, &["progress", "SYT-01"], "result", Some("\"a\"")),
            "progress = { SYT-01 = { percent = 1 , result = \"a\" } }\n"
        );
        let dotted = "[progress]\nSYT-01.percent = 1\n";
        let after = changed(dotted, &["progress", "SYT-01"], "result", Some("\"a\""));
        assert_eq!(after, "[progress]\nSYT-01.percent = 1\nSYT-01.result = \"a\"\n");
    }

    #[test]
    fn what_cannot_be_put_alone_is_put_through_the_tree() {
        let braces = "progress = { A = { percent = 1 } }\n";
        assert_eq!(changed(braces, &["progress", "B"], "percent", Some("2")), "progress = { A = { percent = 1 } , B = { percent = 2 } }\n");
        let dotted = "[task.A]\nbudget.estimate = 1 # ghi chú\n";
        assert!(changed(dotted, &["task", "A"], "budget", Some("{ estimate = 2 }")).contains("budget = { estimate = 2 }"));
        let windows = "[progress]\r\nA.percent = 1\r\n# ghi chú\r\n";
        assert_eq!(
            changed(windows, &["progress", "A"], "result", Some("\"a\"")),
            "[progress]\r\nA.percent = 1\r\nA.result = \"a\"\r\n# ghi chú\r\n"
        );
    }

    #[test]
    fn tables_in_braces_and_dotted_ones_end_where_they_end() {
        let block = "[task.B]\nname = \"b\"\n";
        for own in [
            "budget = {}",
            "budget = { a = {} }",
            "budget.estimate = 1\nbudget.autonomous = 2",
            "note.long = \"\"\"\na = 1\n\"\"\"",
            "[[task.A.targets]]\nx = 1",
            "[task.A.budget]\nestimate = 1",
        ] {
            let text = format!("[agency-plan]\nyear = 2021\n\n[task.A]\nname = \"a\"\n{own}\n\n[z]\n");
            let wanted = text.replace("\n[z]", &format!("\n{block}\n[z]"));
            assert_eq!(append(&text, "task", block).as_deref(), Some(wanted.as_str()), "{own}");
        }
        let long = "[progress.A]\nx.y = \"\"\"\nhai\n\"\"\"\n";
        assert_eq!(changed(long, &["progress", "A"], "z", Some("1")), format!("{long}z = 1\n"));
    }

    #[test]
    fn a_comment_right_above_a_header_is_that_headers() {
        let block = "[task.B]\n";
        let text = "[task.A]\nname = 1\n# due = …\n# của mục sau\n[z]\n";
        assert_eq!(append(text, "task", block).as_deref(), Some("[task.A]\nname = 1\n# due = …\n\n[task.B]\n\n# của mục sau\n[z]\n"));
    }

    #[test]
    fn nothing_else_is_said_after_a_change() {
        assert_eq!(append("[[task]]\nx = 1\n", "task", "[task.B]\nx = 1\n"), None);
        assert_eq!(put("[[task]]\nx = 1\n", &[change(&["task", "A"], "x", Some("1"))]), None);
        assert_eq!(put("a = 1\n", &[change(&[], "a", Some("2\nb = 3"))]), None);
        let named = changed("[report]\n", &["progress", "a\nb"], "x", Some("1"));
        assert_eq!(named, "[report]\n\n[progress.\"a\\nb\"]\nx = 1\n");
    }

    #[test]
    fn what_does_not_parse_is_left() {
        assert_eq!(put("a = ", &[change(&["report"], "a", Some("1"))]), None);
        assert_eq!(put("a = 1\n", &[change(&["report"], "a", Some("1\n[x"))]), None);
    }
}
