//! The order in which keys stand in the canonical layout.

/// The keys of a table, in order: `kind` is the path of the file's first header. None for a table whose keys people name.
pub fn order(kind: &[String], path: &[String]) -> Option<&'static [&'static str]> {
    match (kind.first().map(String::as_str)?, path.first().map(String::as_str)?) {
        ("agency-plan", "agency-plan") => Some(&["agency", "year", "number", "issued", "basis"]),
        ("agency-plan", "task") => {
            Some(&["implements", "area", "name", "product", "lead", "support", "support-internal", "due", "budget", "staff", "targets"])
        }
        ("report", "report") => Some(&["agency", "year", "quarter", "closing", "number", "submitted"]),
        ("report", "progress") => Some(&[
            "result",
            "percent",
            "started",
            "completed",
            "awaiting-approval",
            "carried-out",
            "arisen",
            "evidence",
            "spent-to-date",
            "delay-cause",
        ]),
        _ => None,
    }
}
