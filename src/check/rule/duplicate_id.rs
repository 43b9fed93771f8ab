//! Two rows of a bundle with one id.

use std::collections::HashMap;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::source::Place;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0111",
    name: "duplicate-id",
    level: Level::Deny,
    summary: Text::fixed("hai dòng của bộ dữ liệu trùng mã", "two rows of a bundle with one id"),
    why: Text::fixed(
        "Mã là danh tính: trùng mã thì không biết kế hoạch, báo cáo nói đến dòng nào; chỉ dòng đầu được dùng.",
        "An id is an identity: with two of one id nobody knows which is meant; only the first is used.",
    ),
    example: "[[task]]\nid = \"3.3\"\n\n[[task]]\nid = \"3.3\"",
    fix: Text::fixed("Đổi mã của một trong hai dòng, hoặc xóa dòng thừa.", "Give one of the two another id, or delete it."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks the ids of every bundle, each kind of row by itself.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for bundle in &checked.workspace().bundles {
        let plan = &bundle.plan;
        let areas = plan.areas.iter().map(|area| (area.id.value.to_string(), area.id.place)).collect();
        let tasks = plan.tasks.iter().map(|task| (task.id.value.clone(), task.id.place)).collect();
        let kinds = bundle.kinds.iter().map(|kind| (kind.id.value.clone(), kind.id.place)).collect();
        let agencies = bundle.agencies.iter().map(|agency| (agency.id.value.clone(), agency.id.place)).collect();
        let indicators = bundle.indicators.iter().map(|indicator| (indicator.id.value.clone(), indicator.id.place));
        let ratios = bundle.ratios.iter().map(|ratio| (ratio.id.value.clone(), ratio.id.place));
        let figures = indicators.chain(ratios).collect();
        for rows in [areas, tasks, kinds, agencies, figures] {
            twice(rows, findings);
        }
    }
}

fn twice(mut rows: Vec<(String, Place)>, findings: &mut Vec<Finding>) {
    rows.sort_by_key(|(_, place)| *place);
    let mut first: HashMap<String, Place> = HashMap::new();
    for (id, place) in rows {
        let Some(earlier) = first.get(&id) else {
            first.insert(id, place);
            continue;
        };
        findings.push(
            Finding::new(&RULE, place, Text::new(format!("mã `{id}` đã dùng"), format!("the id `{id}` is in use")))
                .label(Text::fixed("dòng này không được dùng", "this row is not used"))
                .related(*earlier, Text::fixed("dòng này được dùng", "this row is used"))
                .help(Text::fixed("đổi mã của một trong hai dòng, hoặc xóa dòng thừa", "give one of the two another id, or delete it")),
        );
    }
}
