//! Whether texts say the same, whatever their layout: what every change of a person's text is held against before it is written.

use toml::de::{DeTable, DeValue};

/// Whether two tables say the same.
pub(super) fn same_table(one: &DeTable<'_>, other: &DeTable<'_>) -> bool {
    one.len() == other.len() && holds(other, one, same)
}

/// Whether two values say the same.
pub(super) fn same(one: &DeValue<'_>, other: &DeValue<'_>) -> bool {
    match (one, other) {
        (DeValue::Table(one), DeValue::Table(other)) => same_table(one, other),
        (DeValue::Array(one), DeValue::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other.iter()).all(|(one, other)| same(one.get_ref(), other.get_ref()))
        }
        (DeValue::Integer(one), DeValue::Integer(other)) => one.radix() == other.radix() && same_digits(one.as_str(), other.as_str()),
        (DeValue::Float(one), DeValue::Float(other)) => one.as_str() == other.as_str(),
        (DeValue::String(one), DeValue::String(other)) => one == other,
        (DeValue::Boolean(one), DeValue::Boolean(other)) => one == other,
        (DeValue::Datetime(one), DeValue::Datetime(other)) => one == other,
        _ => false,
    }
}

fn same_digits(one: &str, other: &str) -> bool {
    let number = |digits: &str| digits.replace('_', "").parse::<i64>().ok();
    one == other || number(one).is_some_and(|one| number(other) == Some(one))
}

/// Whether a table says all that `part` does, tables inside it likewise: it may say more.
pub(super) fn includes(whole: &DeTable<'_>, part: &DeTable<'_>) -> bool {
    holds(whole, part, |part, whole| match (part, whole) {
        (DeValue::Table(part), DeValue::Table(whole)) => includes(whole, part),
        _ => same(part, whole),
    })
}

/// How many values a table has, those of the tables inside it counted instead of these.
pub(super) fn values(table: &DeTable<'_>) -> usize {
    table.values().map(|value| value.get_ref().as_table().map_or(1, values)).sum()
}

/// Whether two tables say the same but for a key of the table at `path`, which the first may lack.
pub(super) fn same_but(before: &DeTable<'_>, after: &DeTable<'_>, path: &[String], key: &str) -> bool {
    let apart = path.first().map_or(key, String::as_str);
    let others = |table: &DeTable<'_>| table.len() - usize::from(table.contains_key(apart));
    let alike = others(before) == others(after)
        && before.iter().filter(|(name, _)| name.get_ref() != apart).all(|(name, value)| {
            let also = after.get(name.get_ref().as_ref());
            also.is_some_and(|also| same(value.get_ref(), also.get_ref()))
        });
    let Some((name, rest)) = path.split_first().filter(|_| alike) else { return alike };
    match (before.get(name.as_str()), after.get(name.as_str()).map(|after| after.get_ref().as_table())) {
        (None, None) => true,
        (None, Some(Some(after))) => same_but(&DeTable::default(), after, rest, key),
        (Some(before), Some(Some(after))) => before.get_ref().as_table().is_some_and(|before| same_but(before, after, rest, key)),
        _ => false,
    }
}

fn holds(whole: &DeTable<'_>, part: &DeTable<'_>, alike: impl Fn(&DeValue<'_>, &DeValue<'_>) -> bool) -> bool {
    part.iter().all(|(key, value)| whole.get(key.get_ref().as_ref()).is_some_and(|also| alike(value.get_ref(), also.get_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_two_texts_say() {
        let compared = |one: &str, other: &str| {
            let (one, other) = (DeTable::parse_recoverable(one).0, DeTable::parse_recoverable(other).0);
            same_table(one.get_ref(), other.get_ref())
        };
        assert!(compared("a = 1_000\n[b]\nc = 'x'", "b = { c = \"x\" }\na = +1000"));
        assert!(compared("a = -0", "a = 0"));
        for (one, other) in
            [("a = 1", "a = 2"), ("a = 1", "a = 0x1"), ("a = 1", "a = 1.0"), ("a = [1]", "a = [1, 2]"), ("", "a = 1"), ("[a]", "")]
        {
            assert!(!compared(one, other) && !compared(other, one), "{one} / {other}");
        }
    }

    #[test]
    fn one_key_apart() {
        let compared = |one: &str, other: &str, table: &[&str]| {
            let (one, other) = (DeTable::parse_recoverable(one).0, DeTable::parse_recoverable(other).0);
            same_but(one.get_ref(), other.get_ref(), &path(table), "k")
        };
        assert!(compared("[a]\nk = 1\nx = 1", "[a]\nk = 2\nx = 1", &["a"]));
        assert!(compared("x = 1", "x = 1\n[a.b]\nk = 2", &["a", "b"]));
        assert!(compared("k = 1", "", &[]));
        assert!(!compared("[a]\nk = 1", "[a]\nk = 1\nx = 1", &["a"]));
        assert!(!compared("[a]\nk = 1", "[a]\nk = 1\n[c]", &["a"]));
        assert!(!compared("[a.b]\nx = 1", "[a.b]\nk = 1", &["a", "b"]));
        assert!(!compared("[[a]]\nx = 1", "[[a]]\nx = 1\n[a.b]\nk = 1", &["a", "b"]), "an array of tables is no table");
    }

    #[test]
    fn one_part_of_another() {
        let (whole, part) = (DeTable::parse_recoverable("[a.b]\nx = 1\n[a.c]\ny = 1").0, DeTable::parse_recoverable("[a.c]\ny = 1").0);
        assert!(includes(whole.get_ref(), part.get_ref()) && !includes(part.get_ref(), whole.get_ref()));
        assert_eq!((values(whole.get_ref()), values(part.get_ref())), (2, 1));
    }
}
