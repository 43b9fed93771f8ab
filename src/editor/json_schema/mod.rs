//! JSON Schemas of the files, made from the vocabulary: what editors complete, show on hover and refuse.
//!
//! They never refuse what `cchc validate` takes without a finding. Only keywords that draft 7 and draft 2020-12 read alike are used, and no
//! references, since editors differ in both. To add a shape: its arm in [`value`].

pub mod association;
mod known;
mod node;
mod seal;
mod value;

pub use known::Known;
pub use seal::is_ours;

use crate::language::Language;
use crate::model::vocabulary::Kind;
use node::Node;

/// The dialect they are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a kind of document as JSON text, its words in `language`. Ids that `known` has are enumerated with their names, but for
/// the files of a bundle: these are where ids are made.
pub fn schema(kind: &Kind, known: &Known, language: Language) -> String {
    let nobody = Known::default();
    let known = if kind.is_of_bundle() { &nobody } else { known };
    let mut members = vec![
        ("$schema".into(), Node::text(DIALECT)),
        ("title".into(), Node::text(kind.title.in_language(language))),
        ("description".into(), Node::text(kind.meaning.in_language(language))),
        // What Tombi reads a file as: later TOML is not what the program reads.
        ("x-tombi-toml-version".into(), Node::text("v1.0.0")),
    ];
    members.extend(value::Values { known, language }.table(kind.table));
    let line = |seal: &str| format!("  \"$comment\": \"{seal}\",");
    seal::sealed(&Node::Object(members).written(), 2, line, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_is_json_and_the_same_every_time() {
        for kind in crate::model::vocabulary::KINDS {
            for language in [Language::Vietnamese, Language::English] {
                let text = schema(kind, &Known::default(), language);
                let read: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
                assert_eq!(read["$schema"], DIALECT);
                assert_eq!(read["additionalProperties"], false);
                assert_eq!(read["properties"].as_object().map(serde_json::Map::len), Some(kind.table.keys.len()));
                assert!(is_ours(&text) && text.contains("\"$comment\""));
                assert_eq!(text, schema(kind, &Known::default(), language));
            }
        }
    }
}
