//! One source of a task's money, put into its `budget = { estimate = …, autonomous = … }`.

use toml::de::{DeTable, DeValue};

use super::shape::Shape;
use crate::model::vocabulary;

/// The sources a budget has, in their order.
fn sources() -> impl Iterator<Item = &'static str> {
    let budget = vocabulary::agency_plan::KIND.table(&["task", "", "budget"]);
    budget.into_iter().flat_map(|budget| budget.keys).map(|key| key.name)
}

/// What became of a budget.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Budget {
    /// It is this now, as TOML; none where no source is left.
    Now(Option<String>),
    /// What was typed is no amount.
    NoAmount,
    /// What stands there is no table in braces.
    NoTable,
}

/// A budget with one source as it was typed, the other as it is written; nothing typed takes the source out.
pub(super) fn with(budget: Option<&str>, source: &str, typed: &str) -> Budget {
    let amount = match typed.trim() {
        "" => None,
        typed => match Shape::Money.written(typed, 0) {
            Some(amount) => Some(amount),
            None => return Budget::NoAmount,
        },
    };
    let document = format!("v = {}", budget.unwrap_or("{}"));
    let (tree, errors) = DeTable::parse_recoverable(&document);
    let Some(DeValue::Table(table)) = tree.get_ref().get("v").map(toml::Spanned::get_ref).filter(|_| errors.is_empty()) else {
        return Budget::NoTable;
    };
    // A key nobody knows is for a person to mend, not to be lost.
    if table.keys().any(|key| !sources().any(|own| own == key.get_ref().as_ref())) {
        return Budget::NoTable;
    }
    let standing = |own: &str| table.get(own).and_then(|value| document.get(value.span())).map(str::to_owned);
    let of = |own: &'static str| if own == source { amount.clone() } else { standing(own) };
    let written: Vec<String> = sources().filter_map(|own| Some(format!("{own} = {}", of(own)?))).collect();
    Budget::Now((!written.is_empty()).then(|| format!("{{ {} }}", written.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_source_leaves_the_other() {
        let now = |budget: &str| Budget::Now(Some(budget.to_owned()));
        assert_eq!(with(None, "estimate", "12 triệu"), now("{ estimate = 12_000_000 }"));
        assert_eq!(
            with(Some("{ autonomous = 4000000 }"), "estimate", "12.000.000"),
            now("{ estimate = 12_000_000, autonomous = 4000000 }")
        );
        assert_eq!(with(Some("{ estimate = 1, autonomous = 2 }"), "estimate", ""), now("{ autonomous = 2 }"));
        assert_eq!(with(Some("{ estimate = 1 }"), "estimate", " "), Budget::Now(None));
        assert_eq!(with(None, "estimate", "nhiều"), Budget::NoAmount);
        assert_eq!(with(Some("12_000_000"), "estimate", "1"), Budget::NoTable);
        assert_eq!(with(Some("{ estimat = 1 }"), "estimate", "1"), Budget::NoTable);
    }
}
