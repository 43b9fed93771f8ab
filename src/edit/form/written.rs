//! A cell's value as the report's file writes it.

use crate::document::form::Value;
use crate::edit::value;

/// A value as the file writes it; none where there is nothing to write.
pub(super) fn written(own: &Value) -> Option<String> {
    Some(match own {
        Value::Nothing => return None,
        Value::Text(words) => value::text(words),
        Value::Words(words) => value::text(&words.vi),
        Value::Number(number) => value::count(*number),
        Value::Date(date) => value::date(*date),
        Value::Flag(holds) => value::flag(*holds),
        Value::Ids(ids) => value::list(ids),
    })
}
