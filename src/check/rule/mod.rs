//! One rule a file: its page (`RULE`) and its function (`check`).

pub(super) mod amended_task_unknown;
pub(super) mod carried_out_missing;
pub(super) mod carry_over_broken;
pub(super) mod completed_after_submitted;
pub(super) mod coordination_missing;
pub(super) mod duplicate_id;
pub(super) mod figure_in_wrong_table;
pub(super) mod figure_not_owed;
pub(super) mod figure_of_wrong_shape;
pub(super) mod funding_missing;
pub(super) mod identity_broken;
pub(super) mod inferred_obligation_not_derived;
pub(super) mod misplaced_document;
pub(super) mod mixed_tone_marks;
pub(super) mod not_applicable_without_reason;
pub(super) mod not_applicable_yet_planned;
pub(super) mod obligation_not_derived;
pub(super) mod progress_missing;
pub(super) mod progress_not_planned;
pub(super) mod report_without_plan;
pub(super) mod unknown_agency;
pub(super) mod unknown_indicator;
pub(super) mod unknown_rule;
pub(super) mod unknown_task;
pub(super) mod year_without_plan;
