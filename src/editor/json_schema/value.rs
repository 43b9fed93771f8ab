//! The schema of a value, by its shape.

use super::known::{Known, Name};
use super::node::{Member, Node};
use crate::check::WARNINGS;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::due::Schedule;
use crate::model::indicator::Over;
use crate::model::vocabulary::{Key, MOST_COUNT, MOST_MONEY, Need, Refers, Shape, Table, Word};

/// An id as people coin one: nothing at its ends that a paste leaves there.
const ID: &str = "^[^\\s“”‘’]([^\\n]*[^\\s“”‘’])?$";

/// A text that says something.
const WORDS: &str = "\\S";

/// A stretch of a year, as `model::due` reads one.
const STRETCH: &str = "^[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$";

/// Makes schemas of values.
pub(super) struct Values<'a> {
    /// The ids to enumerate.
    pub(super) known: &'a Known,
    /// The language of the words.
    pub(super) language: Language,
}

impl Values<'_> {
    /// The schema of a table.
    pub(super) fn table(&self, table: &Table) -> Vec<Member> {
        let properties = table.keys.iter().map(|key| (key.name.into(), Node::Object(self.key(key)))).collect();
        let mut members = object(properties, vec![("additionalProperties".into(), Node::Boolean(false))]);
        let required: Vec<&str> = table.of_need(Need::Required).map(|key| key.name).collect();
        if !required.is_empty() {
            members.push(("required".into(), Node::texts(required.into_iter())));
        }
        let mut one_of: Vec<Node> = table.of_need(Need::OneOf).map(has).collect();
        if !one_of.is_empty() {
            if table.may_be_blank {
                one_of.push(Node::Object(vec![("maxProperties".into(), Node::Integer(0))]));
            }
            members.push(("anyOf".into(), Node::List(one_of)));
        }
        members.push(("x-tombi-table-keys-order".into(), Node::text("schema")));
        members
    }

    fn key(&self, key: &Key) -> Vec<Member> {
        let language = self.language;
        let example = match key.shape {
            // An example of a table is a line of it, which stands beside that key already.
            Shape::Table(_) | Shape::Tables(_) | Shape::NamedTables(..) => String::new(),
            shape if shape.names().is_some() => example(key.example, language),
            _ => example(&format!("{} = {}", key.name, key.example), language),
        };
        let mut members = vec![
            ("title".into(), Node::text(key.title.in_language(language))),
            ("description".into(), Node::Text(format!("{}{example}", key.meaning.in_language(language)))),
        ];
        members.extend(self.shape(key));
        members
    }

    fn shape(&self, key: &Key) -> Vec<Member> {
        match key.shape {
            Shape::Text | Shape::Paragraphs => text(WORDS),
            Shape::Texts => list(text(WORDS), false),
            Shape::Id(refers) => self.id(refers),
            Shape::Ids(refers) => list(self.id(refers), false),
            Shape::SomeIds(refers) => list(self.id(refers), true),
            Shape::Integer { least, most } => integer(least, most),
            Shape::Money => integer(0, MOST_MONEY),
            Shape::Date => date(),
            Shape::Due => self.due(),
            Shape::Boolean => typed("boolean"),
            Shape::Word(words) => {
                let meanings: Vec<Text> = words.iter().map(Word::meaning).collect();
                let each = words.iter().zip(&meanings);
                let language = self.language;
                let choice =
                    |(word, meaning): (&'static Word, _)| Choice { word: word.word, title: Text::in_language(meaning, language), more: "" };
                choices(&each.map(choice).collect::<Vec<_>>())
            }
            Shape::Table(table) | Shape::InlineTable(table) => self.table(table),
            Shape::Tables(table) | Shape::InlineTables(table) => list_of(self.table(table)),
            Shape::NamedTables(refers, table) => self.named(refers, &self.table(table)),
            // What the program wrote there is held against the plan by a rule.
            Shape::NamedTexts(refers) => self.named(refers, &text(WORDS)),
            Shape::NamedParagraphs(refers) => {
                let mut members = self.named(refers, &text(WORDS));
                open(&mut members, text(WORDS));
                members
            }
            Shape::NamedDates(refers) => self.named(refers, &date()),
            Shape::NamedFigures => self.figures(key.name),
            Shape::NamedLevels => self.levels(),
        }
    }

    fn id(&self, refers: Refers) -> Vec<Member> {
        match self.known.names(refers) {
            Some(names) => choices(&names.iter().map(Choice::of).collect::<Vec<_>>()),
            None => text(ID),
        }
    }

    /// A table whose keys are ids of a sort: those there are, else any.
    fn named(&self, refers: Refers, value: &[Member]) -> Vec<Member> {
        let closed = ("additionalProperties".into(), Node::Boolean(false));
        match self.known.names(refers) {
            Some(names) => object(names.iter().map(|own| property(own, value)).collect(), vec![closed]),
            None => {
                let pattern = ("patternProperties".into(), Node::Object(vec![(ID.into(), Node::Object(value.to_vec()))]));
                let mut members = typed("object");
                members.extend([pattern, closed]);
                members
            }
        }
    }

    /// The figures that stand in a table: flows in that of the period, all others in that of the cut-off.
    fn figures(&self, table: &str) -> Vec<Member> {
        let count = integer(0, MOST_COUNT);
        let ids = list(text(ID), false);
        if self.known.figures.is_empty() {
            let either = vec![("anyOf".into(), Node::List(vec![Node::Object(count), Node::Object(ids)]))];
            return self.named(Refers::Indicator, &either);
        }
        let stands = |over: Over| (over == Over::Flow) == (table == "in-period");
        let own = self.known.figures.iter().filter(|figure| stands(figure.over));
        let properties = own.map(|figure| property(&figure.name, if figure.is_list { &ids } else { &count })).collect();
        object(properties, vec![("additionalProperties".into(), Node::Boolean(false))])
    }

    fn levels(&self) -> Vec<Member> {
        // There are many rules: three words without a page each.
        let mut level = typed("string");
        level.push(("enum".into(), Node::texts(Level::ALL.iter().map(|(word, _)| *word))));
        let every = Name {
            id: WARNINGS.to_owned(),
            words: self.language.pick("mọi quy tắc đang ở mức cảnh báo", "every rule that warns").to_owned(),
            more: String::new(),
        };
        let rules = self.known.names(Refers::Rule).unwrap_or_default();
        let properties = std::iter::once(&every).chain(rules).map(|own| property(own, &level)).collect();
        object(properties, vec![("additionalProperties".into(), Node::Boolean(rules.is_empty()))])
    }

    fn due(&self) -> Vec<Member> {
        let undated = Schedule::ALL
            .iter()
            .map(|(word, schedule)| Choice { word, title: schedule.shown().in_language(self.language), more: "" }.branch());
        let mut stretch = text(STRETCH);
        let title = self.language.pick("tháng, quý, nửa năm hay năm", "a month, quarter, half or year");
        stretch.insert(0, ("title".into(), Node::text(title)));
        let mut branches = vec![Node::Object(date()), Node::Object(stretch)];
        branches.extend(undated);
        vec![("anyOf".into(), Node::List(branches))]
    }
}

fn typed(name: &str) -> Vec<Member> {
    vec![("type".into(), Node::text(name))]
}

fn text(pattern: &str) -> Vec<Member> {
    let mut members = typed("string");
    members.push(("pattern".into(), Node::text(pattern)));
    members
}

/// A local date; a reader that has dates as text reads the pattern.
fn date() -> Vec<Member> {
    let mut members = text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    members.push(("format".into(), Node::text("date")));
    members
}

/// Bounds that every whole number keeps are not written.
fn integer(least: i64, most: i64) -> Vec<Member> {
    let mut members = typed("integer");
    if least > i64::MIN {
        members.push(("minimum".into(), Node::Integer(least)));
    }
    if most < i64::MAX {
        members.push(("maximum".into(), Node::Integer(most)));
    }
    members
}

fn list(item: Vec<Member>, must_have: bool) -> Vec<Member> {
    let mut members = list_of(item);
    members.push(("uniqueItems".into(), Node::Boolean(true)));
    if must_have {
        members.push(("minItems".into(), Node::Integer(1)));
    }
    members
}

fn list_of(item: Vec<Member>) -> Vec<Member> {
    let mut members = typed("array");
    members.push(("items".into(), Node::Object(item)));
    members
}

fn object(properties: Vec<Member>, more: Vec<Member>) -> Vec<Member> {
    let mut members = typed("object");
    members.push(("properties".into(), Node::Object(properties)));
    members.extend(more);
    members
}

/// Lets any other key have such a value, too.
fn open(members: &mut Vec<Member>, value: Vec<Member>) {
    members.retain(|(key, _)| key != "additionalProperties" && key != "patternProperties");
    members.push(("additionalProperties".into(), Node::Object(value)));
}

fn property(own: &Name, value: &[Member]) -> Member {
    let mut members = vec![("title".into(), Node::text(&own.words))];
    if !own.more.is_empty() {
        members.push(("description".into(), Node::text(&own.more)));
    }
    members.extend_from_slice(value);
    (own.id.clone().into(), Node::Object(members))
}

/// One of several texts, each with what it means. The list of words is what refuses, in one sentence; their names stand in branches of which
/// the last takes any text, for editors that show the branches, and once more where Taplo looks for them.
fn choices(choices: &[Choice<'_>]) -> Vec<Member> {
    let titles = Node::texts(choices.iter().map(|choice| choice.title));
    let branches = choices.iter().map(Choice::branch).chain([Node::Object(typed("string"))]).collect();
    let mut members = typed("string");
    members.push(("enum".into(), Node::texts(choices.iter().map(|choice| choice.word))));
    members.push(("anyOf".into(), Node::List(branches)));
    members.push(("x-taplo".into(), Node::Object(vec![("docs".into(), Node::Object(vec![("enumValues".into(), titles)]))])));
    members
}

/// A word that a value may be.
struct Choice<'a> {
    word: &'a str,
    title: &'a str,
    more: &'a str,
}

impl<'a> Choice<'a> {
    fn of(own: &'a Name) -> Self {
        Self { word: &own.id, title: &own.words, more: &own.more }
    }

    fn branch(&self) -> Node {
        let mut members = vec![("const".into(), Node::text(self.word)), ("title".into(), Node::text(self.title))];
        if !self.more.is_empty() {
            members.push(("description".into(), Node::text(self.more)));
        }
        Node::Object(members)
    }
}

fn has(key: &Key) -> Node {
    Node::Object(vec![("required".into(), Node::texts(std::iter::once(key.name)))])
}

fn example(line: &str, language: Language) -> String {
    format!("\n\n{}: `{line}`", language.pick("Ví dụ", "For example"))
}
