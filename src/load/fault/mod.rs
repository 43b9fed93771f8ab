//! The faults a single file can have: one file each, with the rule's page and the function that words a finding.
//!
//! To add one: a file here with `pub static RULE` and a constructor, its `mod` line, and its row in [`ALL`].

pub mod byte_order_mark;
pub mod carriage_returns;
pub mod encoding;
pub mod id_as_number;
pub mod invalid_value;
pub mod legacy_font;
pub mod long_title;
pub mod misnamed_file;
pub mod missing_key;
pub mod not_composed;
pub mod out_of_range;
pub mod personal_data;
pub mod placeholder_text;
pub mod repeated_id;
pub mod stray_in_id;
pub mod syntax;
pub mod trailing_blanks;
pub mod unknown_bundle;
pub mod unknown_key;
pub mod unknown_kind;
pub mod unreadable_file;
pub mod unseen_letter;
pub mod wrong_type;

use crate::diagnostic::rule::Rule;

/// Every rule of this room, by code.
pub static ALL: &[&Rule] = &[
    &unreadable_file::RULE,
    &encoding::RULE,
    &syntax::RULE,
    &unknown_kind::RULE,
    &byte_order_mark::RULE,
    &carriage_returns::RULE,
    &unknown_bundle::RULE,
    &not_composed::RULE,
    &trailing_blanks::RULE,
    &misnamed_file::RULE,
    &unknown_key::RULE,
    &missing_key::RULE,
    &wrong_type::RULE,
    &out_of_range::RULE,
    &id_as_number::RULE,
    &invalid_value::RULE,
    &stray_in_id::RULE,
    &repeated_id::RULE,
    &unseen_letter::RULE,
    &legacy_font::RULE,
    &placeholder_text::RULE,
    &long_title::RULE,
    &personal_data::RULE,
];
