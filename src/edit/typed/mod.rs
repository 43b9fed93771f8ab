//! What a person types on a command line (`SYT-04 percent=60 completed=10/06/2021`) as changes of one text: [`words`] tells which table and
//! key each word means, [`reading`] reads its value and [`shape`] spells it as TOML, [`evidence`] adds a document to a list, [`budget`] changes one
//! source of money.
//!
//! Every other byte of the text stays. A key that already says what is typed is left as it is spelt.

mod budget;
mod evidence;
pub mod reading;
pub mod shape;
pub mod words;

use std::ops::Range;

use toml::de::DeTable;

use self::budget::Budget;
use self::shape::Shape;
use super::entry::{self, Change};
use super::scaffold::plan::AS_THE_PROVINCE;
use super::value;
use crate::language::Text;

/// A key and what was typed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The table it stands in: `["progress", "SYT-01"]`.
    pub table: Vec<String>,
    /// The key.
    pub key: String,
    /// What belongs there.
    pub shape: Shape,
    /// What was typed; empty takes the key out.
    pub words: String,
}

/// Why typed words change nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong.
    pub what: Text,
    /// What to do.
    pub hint: Text,
}

/// A key that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The table's header line: `[progress.SYT-01]`.
    pub header: String,
    /// The key.
    pub key: String,
    /// Its value before, as it was written.
    pub before: Option<String>,
    /// Its value now, as TOML.
    pub after: Option<String>,
}

/// A text with everything typed, one after another, and what changed in it.
///
/// # Errors
/// When what was typed is no value of its key, or the text does not parse.
pub fn apply(text: &str, typed: &[Typed], year: i32) -> Result<(String, Vec<Changed>), Misfit> {
    let mut text = text.to_owned();
    let mut changes = Vec::new();
    for one in typed {
        let before = standing(&text, one);
        let after = one.after(before.as_deref(), year)?;
        if same(before.as_deref(), after.as_deref()) {
            continue;
        }
        if one.shape == Shape::Table {
            text = entry::without_table(&text, &one.table).ok_or_else(|| one.broken())?;
            changes.push(Changed { header: value::header(&one.table), key: String::new(), before, after: None });
            continue;
        }
        let change = Change { table: one.table.clone(), key: one.key.clone(), value: after.clone() };
        text = entry::put(&text, &[change]).ok_or_else(|| one.broken())?;
        text = without_stale_remark(text, one);
        let header = value::header(&one.table);
        // Typed twice for one key, the last holds: it is told once, with what stood there at first.
        let is_same_key = |other: &Changed| (&other.header, &other.key) == (&header, &one.key);
        match changes.iter().position(is_same_key) {
            Some(at) => changes[at].after = after,
            None => changes.push(Changed { header, key: one.key.clone(), before, after }),
        }
    }
    // A difficulty that says nothing any more would still be counted as one.
    for one in typed.iter().filter(|one| one.table.first().is_some_and(|first| first == "difficulty")) {
        text = entry::without_empty(text, &one.table);
    }
    changes.retain(|change| change.key.is_empty() || !same(change.before.as_deref(), change.after.as_deref()));
    Ok((text, changes))
}

/// A text without the remark that a deadline is the province's, beside one that was changed.
fn without_stale_remark(text: String, typed: &Typed) -> String {
    if typed.key != "due" {
        return text;
    }
    let Some(end) = table(&text, &typed.table, |table| Some(table.get("due")?.span().end)).flatten() else { return text };
    let line_end = text[end..].find(['\r', '\n']).map_or(text.len(), |at| end + at);
    let remark = text[end..line_end].trim().strip_prefix('#').map(str::trim);
    let is_stale = remark.is_some_and(|remark| remark == AS_THE_PROVINCE.vi || remark == AS_THE_PROVINCE.en);
    if is_stale { format!("{}{}", &text[..end], &text[line_end..]) } else { text }
}

/// What is told of the table at a path, where the text has it.
fn table<T>(text: &str, path: &[String], tell: impl FnOnce(&DeTable<'_>) -> T) -> Option<T> {
    let (tree, _) = DeTable::parse_recoverable(text);
    let table = path.iter().try_fold(tree.get_ref(), |table, name| table.get(name.as_str())?.get_ref().as_table())?;
    Some(tell(table))
}

impl Typed {
    /// Where its key and value stand in a text; none of evidence, of which it gives one document only.
    pub fn place(&self, text: &str) -> Option<Range<usize>> {
        if self.shape == Shape::Evidence {
            return None;
        }
        let stands = |table: &DeTable<'_>| {
            let (key, value) = table.get_key_value(self.key.as_str())?;
            Some(key.span().start..value.span().end)
        };
        table(text, &self.table, stands).flatten()
    }

    /// The value the key is to have, as TOML; none takes it out.
    fn after(&self, before: Option<&str>, year: i32) -> Result<Option<String>, Misfit> {
        if let Shape::Budget(source) = self.shape {
            return match budget::with(before, source, &self.words) {
                Budget::Now(now) => Ok(now),
                Budget::NoAmount => Err(self.unfit()),
                Budget::NoTable => Err(self.broken()),
            };
        }
        if self.words.trim().is_empty() {
            return Ok(None);
        }
        let written = match self.shape {
            Shape::Evidence if before.is_some() && evidence::added(None, &self.words).is_some() => {
                return evidence::added(before, &self.words).map(Some).ok_or_else(|| self.broken());
            }
            Shape::Evidence => evidence::added(None, &self.words),
            shape => shape.written(&self.words, year),
        };
        written.map(Some).ok_or_else(|| self.unfit())
    }

    fn unfit(&self) -> Misfit {
        let (key, words, takes) = (&self.key, &self.words, self.shape.takes());
        Misfit {
            what: Text::new(
                format!("`{words}` không dùng được cho `{key}`: cần {}", takes.vi),
                format!("`{words}` cannot be used for `{key}`: it takes {}", takes.en),
            ),
            hint: self.shape.example(key),
        }
    }

    fn broken(&self) -> Misfit {
        let header = value::header(&self.table);
        Misfit {
            what: Text::new(
                format!("không sửa được `{}` ở {header}: tệp viết khác với cách thường dùng", self.key),
                format!("cannot change `{}` of {header}: the file is written in an unusual way", self.key),
            ),
            hint: Text::fixed("sửa bằng tay trong tệp, rồi chạy cchc validate", "change it in the file by hand, then run cchc validate"),
        }
    }
}

/// The value of a key as it is written.
fn standing(text: &str, typed: &Typed) -> Option<String> {
    if typed.shape == Shape::Table {
        return table(text, &typed.table, |_| value::header(&typed.table));
    }
    table(text, &typed.table, |table| text.get(table.get(typed.key.as_str())?.span()).map(str::to_owned)).flatten()
}

/// Whether two values say the same, however they are spelt.
fn same(one: Option<&str>, other: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one.is_none() && other.is_none() };
    let (one, other) = (format!("v = {one}"), format!("v = {other}"));
    let (one, other) = (DeTable::parse_recoverable(&one), DeTable::parse_recoverable(&other));
    match (one.0.get_ref().get("v"), other.0.get_ref().get("v")) {
        (Some(one_value), Some(other_value)) if one.1.is_empty() && other.1.is_empty() => {
            crate::edit::same::same(one_value.get_ref(), other_value.get_ref())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[report]\nagency = \"so-a\"   # ai\n\n[progress.SA-01]\nresult = \"một\"\nspent-to-date = 12000000   # đồng\n";

    fn typed(table: &[&str], key: &str, shape: Shape, words: &str) -> Typed {
        Typed { table: table.iter().map(|name| (*name).to_owned()).collect(), key: key.to_owned(), shape, words: words.to_owned() }
    }

    #[test]
    fn what_is_said_already_is_left_as_it_is_spelt() {
        let same = typed(&["progress", "SA-01"], "spent-to-date", Shape::Money, "12.000.000 đồng");
        assert_eq!(apply(TEXT, &[same], 2021), Ok((TEXT.to_owned(), Vec::new())));
    }

    #[test]
    fn the_last_of_two_holds() {
        let both = ["40", "60"].map(|words| typed(&["progress", "SA-01"], "percent", Shape::Whole, words));
        let (text, changes) = apply(TEXT, &both, 2021).expect("it fits");
        assert_eq!(text, TEXT.replace("spent-to-date", "percent = 60\nspent-to-date"));
        let seen: Vec<_> = changes.iter().map(|change| (change.before.as_deref(), change.after.as_deref())).collect();
        assert_eq!(seen, [(None, Some("60"))]);
        let back = ["một hai", "một"].map(|words| typed(&["progress", "SA-01"], "result", Shape::Text, words));
        assert_eq!(apply(TEXT, &back, 2021), Ok((TEXT.to_owned(), Vec::new())), "and back again");
    }

    #[test]
    fn nothing_typed_takes_out() {
        let (text, changes) = apply(TEXT, &[typed(&["progress", "SA-01"], "result", Shape::Text, " ")], 2021).expect("it fits");
        assert_eq!(text, TEXT.replace("result = \"một\"\n", ""));
        assert_eq!(changes[0].before.as_deref(), Some("\"một\""));
    }

    #[test]
    fn a_deadline_that_is_no_longer_the_province_s_does_not_say_so() {
        let text = "[task.SA-01]\ndue = 2021-05-31   # theo kế hoạch của Tỉnh\nname = \"x\"\n";
        let due = |words: &str| apply(text, &[typed(&["task", "SA-01"], "due", Shape::Due, words)], 2021).expect("it fits").0;
        assert_eq!(due("2021-06-30"), "[task.SA-01]\ndue = 2021-06-30\nname = \"x\"\n");
        assert_eq!(due("31/5/2021"), text, "the same day");
        let own = text.replace("theo kế hoạch của Tỉnh", "chốt lại sau");
        let (changed, _) = apply(&own, &[typed(&["task", "SA-01"], "due", Shape::Due, "2021-06-30")], 2021).expect("it fits");
        assert_eq!(changed, own.replace("05-31", "06-30"), "a person's remark stays");
    }

    #[test]
    fn a_difficulty_with_nothing_left_goes() {
        let text = format!("{TEXT}\n[difficulty.KK-02]\nproblem = \"x\"\nproposal = \"y\"\n");
        let out = |keys: &[&str]| {
            let typed: Vec<Typed> = keys.iter().map(|key| typed(&["difficulty", "KK-02"], key, Shape::Text, "")).collect();
            apply(&text, &typed, 2021).expect("it fits").0
        };
        assert_eq!(out(&["problem", "proposal"]), TEXT);
        assert_eq!(out(&["problem"]), text.replace("problem = \"x\"\n", ""));
        let whole = apply(&text, &[typed(&["difficulty", "KK-02"], "", Shape::Table, "")], 2021).expect("it fits");
        assert_eq!((whole.0.as_str(), whole.1.len()), (TEXT, 1));
    }

    #[test]
    fn no_text_leaves_its_quotes() {
        for words in ["x\"]\n[report]\nagency = \"so-b", "'''", "\"\"\"", "\\", "a\r\nb", "[progress.SA-02]", "# x"] {
            let (text, _) = apply(TEXT, &[typed(&["progress", "SA-01"], "result", Shape::Text, words)], 2021).expect("it fits");
            let (tree, errors) = DeTable::parse_recoverable(&text);
            assert!(errors.is_empty() && tree.get_ref().len() == 2, "{text}");
            let entry = tree.get_ref()["progress"].get_ref()["SA-01"].get_ref();
            assert_eq!(entry["result"].get_ref().as_str(), Some(words.replace("\r\n", "\n").as_str()), "{text}");
        }
    }
}
