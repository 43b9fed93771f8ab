//! The table that a place of a text is of, and keys put into it: rows of lists and tables in braces too, which no name leads to.

use std::ops::Range;

use super::tree::{self, Node, What};
use crate::edit::entry::{self, Change};
use crate::load;
use crate::model::vocabulary;

/// A table of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    /// The keys that lead to it.
    path: Vec<String>,
    /// Which rows of lists of tables it lies in, its own last where it is one.
    rows: Vec<usize>,
}

/// A key of one line and its value as TOML.
pub(super) type Pair<'p> = (&'p str, &'p str);

impl Holder {
    /// The innermost table whose header, braces or keys hold a place; none where only the whole file does.
    pub(super) fn of(nodes: &[Node], place: &Range<usize>) -> Option<Self> {
        let holds = |node: &&Node| {
            let written = written(node);
            written.start <= place.start && place.end <= written.end
        };
        let node = nodes.iter().filter(|node| node.what == What::Table || is_pair(node)).filter(holds).min_by_key(|node| {
            let written = written(node);
            written.end - written.start
        })?;
        let above = usize::from(node.what != What::Table);
        let path = node.path.get(..node.path.len() - above).filter(|path| !path.is_empty())?.to_vec();
        Some(Self { path, rows: node.rows.clone() })
    }

    /// A text with keys put into this table, in place of their values where they stand; none where that cannot be done without changing
    /// more.
    pub(super) fn put(&self, text: &str, pairs: &[Pair<'_>]) -> Option<String> {
        if self.rows.is_empty() && !text[self.node(&tree::nodes(text))?.value.clone()].starts_with('{') {
            let change = |&(key, value): &Pair<'_>| Change { table: self.path.clone(), key: key.to_owned(), value: Some(value.to_owned()) };
            return entry::put(text, &pairs.iter().map(change).collect::<Vec<_>>());
        }
        pairs.iter().try_fold(text.to_owned(), |text, pair| self.put_one(&text, *pair))
    }

    fn put_one(&self, text: &str, (key, value): Pair<'_>) -> Option<String> {
        let nodes = tree::nodes(text);
        let own = [self.path.as_slice(), &[key.to_owned()]].concat();
        let line = format!("{key} = {value}");
        let table = self.node(&nodes)?;
        let (place, by) = match nodes.iter().find(|node| node.path == own && node.rows == self.rows && !matches!(node.what, What::Item(_)))
        {
            Some(standing) => (standing.value.clone(), value.to_owned()),
            None if text[table.value.clone()].starts_with('{') => in_braces(text, &nodes, &table.value, &line)?,
            None if text[table.value.clone()].starts_with('[') => {
                let at = self.place_of(text, &nodes, &table.value, key);
                let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
                let break_before = if text[..at].ends_with('\n') { "" } else { line_end };
                (at..at, format!("{break_before}{line}{line_end}"))
            }
            None => return None,
        };
        let new = format!("{}{by}{}", &text[..place.start], &text[place.end..]);
        self.is_made(text, &new, &own, value).then_some(new)
    }

    fn node<'n>(&self, nodes: &'n [Node]) -> Option<&'n Node> {
        nodes.iter().find(|node| node.what == What::Table && node.path == self.path && node.rows == self.rows)
    }

    /// Where a new key's line begins below a header: after the keys the vocabulary has before it, after all where it has none of that name.
    fn place_of(&self, text: &str, nodes: &[Node], header: &Range<usize>, key: &str) -> usize {
        let headers = || nodes.iter().filter(|node| node.what == What::Table && text[node.value.clone()].starts_with('['));
        let next = headers().map(|node| node.value.start).filter(|start| *start > header.start).min().unwrap_or(text.len());
        let first = headers().min_by_key(|node| node.value.start).map_or(&[][..], |node| &node.path);
        let known = vocabulary::table_at(first, &self.path);
        let rank = |name: &str| known.and_then(|known| known.position(name));
        let own = rank(key);
        let stands_before = |node: &&Node| {
            let name = node.path.get(self.path.len());
            own.is_none() || name.is_some_and(|name| rank(name).is_some_and(|rank| Some(rank) < own))
        };
        let within = nodes.iter().filter(|node| is_pair(node) && header.end <= node.key.start && node.value.end <= next);
        let last = within.filter(stands_before).map(|node| node.value.end).max().unwrap_or(header.end);
        text[last..].find('\n').map_or(text.len(), |newline| last + newline + 1)
    }

    /// Whether a text says what the one before did but for one key of this table, and of that what is wanted.
    fn is_made(&self, before: &str, after: &str, key: &[String], value: &str) -> bool {
        if !load::parses(before) || !load::parses(after) {
            return false;
        }
        let (nodes, new) = (tree::nodes(before), tree::nodes(after));
        let is_own = |node: &Node| node.path.starts_with(key) && node.rows.starts_with(&self.rows);
        let stands = new.iter().find(|node| node.path == key && node.rows == self.rows);
        let is_wanted = stands.is_some_and(|node| after.get(node.value.clone()) == Some(value));
        is_wanted && others(&nodes, is_own) == others(&new, is_own)
    }
}

/// What nodes say but for some of them, whatever their order in the text.
fn others(nodes: &[Node], but: impl Fn(&Node) -> bool) -> Vec<(&[String], &[usize], &What)> {
    let mut said: Vec<_> = nodes.iter().filter(|node| !but(node)).map(|node| (&*node.path, &*node.rows, &node.what)).collect();
    // Values of one list stay in their order.
    said.sort_by_key(|(path, rows, _)| (*path, *rows));
    said
}

/// Whether a node is a key with its value on lines of its own or in braces; not a table, nor rows that have headers.
fn is_pair(node: &Node) -> bool {
    !matches!(node.what, What::Table | What::Item(_)) && node.key.end <= node.value.start
}

/// What is written of a node: of a table its header or braces, of a key all up to the end of its value.
fn written(node: &Node) -> Range<usize> {
    if node.what == What::Table { node.value.clone() } else { node.key.start..node.value.end }
}

/// Where a key goes in a table in braces, and as what: behind the last.
fn in_braces(text: &str, nodes: &[Node], braces: &Range<usize>, line: &str) -> Option<(Range<usize>, String)> {
    let within = nodes.iter().filter(|node| braces.start < node.value.start && node.value.end < braces.end);
    if let Some(last) = within.map(|node| node.value.end).max() {
        return Some((last..last, format!(", {line}")));
    }
    let is_empty = text[braces.start + 1..braces.end - 1].trim().is_empty();
    is_empty.then(|| (braces.clone(), format!("{{ {line} }}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with pairs put into the table that holds `mark`.
    fn put(text: &str, mark: &str, pairs: &[Pair<'_>]) -> Option<String> {
        let start = text.find(mark).expect("it stands there");
        Holder::of(&tree::nodes(text), &(start..start + mark.len()))?.put(text, pairs)
    }

    const AMENDMENT: &str = "[amendment]\nnumber = \"1/QĐ\"\n\n[[withdraw]]   # một\ntask = \"A-01\"   # hai\n\n[[withdraw]]\ntask = \"A-02\"\n[[add]]\nagency = \"a\"\ntask = \"A-03\"\nbudget = { estimate = 1 }\ntargets = [{ indicator = \"x\" }, { indicator = \"y\" }]";

    #[test]
    fn a_row_takes_its_own_keys() {
        let agency = [("agency", "\"b\"")];
        let with = |old: &str, new: &str| Some(AMENDMENT.replace(old, new));
        assert_eq!(put(AMENDMENT, "[[withdraw]]   ", &agency), None, "a place is a header or less");
        assert_eq!(put(AMENDMENT, "[[withdraw]]", &agency), with("# một\n", "# một\nagency = \"b\"\n"));
        assert_eq!(
            put(AMENDMENT, "\"A-02\"", &agency),
            with("[[withdraw]]\ntask = \"A-02\"", "[[withdraw]]\nagency = \"b\"\ntask = \"A-02\"")
        );
        assert_eq!(
            put(AMENDMENT, "[[add]]", &[("agency", "\"b\"")]),
            with("agency = \"a\"", "agency = \"b\""),
            "a value in place of another"
        );
        assert_eq!(
            put(AMENDMENT, "\"A-03\"", &[("name", "\"…\""), ("lead", "\"…\"")]),
            with("task = \"A-03\"\n", "task = \"A-03\"\nname = \"…\"\nlead = \"…\"\n")
        );
        assert_eq!(put(AMENDMENT, "[[add]]", &[("no-such", "1")]), Some(format!("{AMENDMENT}\nno-such = 1\n")), "at the end of the file");
    }

    #[test]
    fn a_table_in_braces_takes_its_own_keys() {
        let with = |old: &str, new: &str| Some(AMENDMENT.replace(old, new));
        assert_eq!(put(AMENDMENT, "{ estimate = 1 }", &[("autonomous", "2")]), with("estimate = 1", "estimate = 1, autonomous = 2"));
        let figure = "[task.A]\nbudget = { estimate = 12_000 }   # một\n";
        assert_eq!(put(figure, "12_000", &[("estimate", "12_000_000")]), Some(figure.replace("12_000", "12_000_000")));
        assert_eq!(put(AMENDMENT, "{ indicator = \"y\" }", &[("at-least", "3")]), with("\"y\"", "\"y\", at-least = 3"));
        assert_eq!(put(AMENDMENT, "\"x\"", &[("at-least", "3"), ("at-most", "4")]), with("\"x\"", "\"x\", at-least = 3, at-most = 4"));
        let evidence = "[progress.A]\nevidence = [{}, { number = \"1\", }]\n";
        assert_eq!(put(evidence, "{}", &[("date", "2021-01-01")]), Some(evidence.replace("{}", "{ date = 2021-01-01 }")));
        let last = evidence.replace("\"1\",", "\"1\", date = 2021-01-01,");
        assert_eq!(put(evidence, "{ number = \"1\", }", &[("date", "2021-01-01")]), Some(last));
    }

    #[test]
    fn a_named_table_and_those_below_a_row_take_theirs() {
        let text =
            "[report]\r\nyear = 2021\r\n\r\n[[add]]\r\ntask = \"A\"\r\n[add.budget]\r\nestimate = 1\r\n[progress]\r\nB.percent = 1\r\n";
        let with = |old: &str, new: &str| Some(text.replace(old, new));
        assert_eq!(put(text, "[report]", &[("quarter", "2")]), with("2021\r\n", "2021\r\nquarter = 2\r\n"));
        assert_eq!(put(text, "\"A\"", &[("x", "1")]), with("\"A\"\r\n", "\"A\"\r\nx = 1\r\n"));
        assert_eq!(put(text, "[add.budget]", &[("x", "1")]), with("estimate = 1\r\n", "estimate = 1\r\nx = 1\r\n"));
        assert_eq!(put(text, "B", &[("x", "1")]), with("B.percent = 1\r\n", "B.percent = 1\r\nB.x = 1\r\n"));
    }

    #[test]
    fn where_it_is_not_sure_nothing_is_put() {
        let dotted = "[[add]]\ntask = \"A\"\nbudget.estimate = 1\n";
        assert_eq!(put(dotted, "1", &[("autonomous", "2")]), None, "a table named by dots has no place of its own");
        assert_eq!(put(dotted, "1", &[("estimate", "2")]), Some(dotted.replace('1', "2")));
        assert_eq!(put("a = 1\n[x]\n", "1", &[("b", "2")]), None, "the file itself");
        assert_eq!(put("[x]\n# ghi chú\n", "ghi chú", &[("b", "2")]), None, "a comment is nobody's");
        assert_eq!(put("[[x]]\na = 1\n[[x]]\na = = 1\n", "a = 1", &[("b", "2")]), None, "it does not parse");
        assert_eq!(put("[[x]]\na = 1\n", "1", &[("b", "2\nc = 3")]), None, "more than a value");
        let headed = "[[add]]\ntask = \"A\"\n[[add.targets]]\nindicator = \"x\"\n";
        assert_eq!(put(headed, "\"A\"", &[("targets", "[{}]")]), None, "its rows have headers");
    }
}
