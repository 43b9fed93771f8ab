//! JSON whose members stay in the order they were given: editors offer keys in that order.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// A member of an object.
pub(super) type Member = (Cow<'static, str>, Node);

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<Member>),
}

impl Node {
    /// Text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub(super) fn texts<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        Self::List(texts.map(Self::text).collect())
    }

    /// As text, a member a line.
    pub(super) fn written(&self) -> String {
        // Nothing of it can fail: the keys are texts, and a string takes whatever is written.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Boolean(truth) => serializer.serialize_bool(*truth),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
