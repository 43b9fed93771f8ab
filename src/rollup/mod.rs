//! Every figure, as pure functions of what is looked at ([`view::View`]): the checked model, a period, a day.
//!
//! A figure has one home here; reports, rules and editors call it and none works it out again. What is missing is never 0, ratios are
//! kept as numerator and denominator, and every total carries how complete it is.

pub mod attention;
pub mod cells;
pub mod completeness;
pub mod coverage;
pub mod decisions;
pub mod difficulties;
pub mod facts;
pub mod in_force;
pub mod indicators;
pub mod matrix;
pub mod money;
pub mod obligations;
pub mod provinces;
pub mod readiness;
pub mod stated;
pub mod status;
pub mod to_report;
pub mod trend;
pub mod view;
