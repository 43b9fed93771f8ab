//! A reference to an agency, or a kind of agencies, that the register does not have.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0101",
    name: "unknown-agency",
    level: Level::Deny,
    summary: Text::fixed("cơ quan không có trong danh bạ", "an agency the register does not have"),
    why: Text::fixed(
        "Thành phố và huyện có thể cùng tên: ghi sai mã là tính nhầm cho địa phương khác.",
        "A city and a rural district may share a name: a wrong id counts for the other.",
    ),
    example: "support = [\"cao-lanh\"]",
    fix: Text::fixed(
        "Ghi mã của cơ quan trong danh bạ của Tỉnh: tp-cao-lanh hoặc h-cao-lanh.",
        "Write the agency's id in the province's register: tp-cao-lanh or h-cao-lanh.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every place that names an agency.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for bundle in &workspace.bundles {
        let plan = &bundle.plan;
        let assigned = plan.tasks.iter().flat_map(|task| &task.assignments).flat_map(|assignment| &assignment.to);
        let duties = plan.duties.iter().flat_map(|duty| duty.who.iter().chain(&duty.to));
        let areas = plan.areas.iter().flat_map(|area| &area.coordinate_with);
        let parents = bundle.agencies.iter().filter_map(|agency| agency.parent.as_ref());
        let owed = bundle.indicators.iter().flat_map(|indicator| indicator.owed_by.iter().chain(&indicator.authority));
        let all = assigned.chain(duties).chain(areas).chain(parents).chain(owed).chain([&plan.coordinator]);
        findings.extend(all.filter_map(|named| unknown(bundle, named)));
        findings.extend(bundle.agencies.iter().filter_map(|agency| unknown_kind(bundle, &agency.kind, &agency.kind.value)));
    }
    // The manifest stands over all years: what it names must be known in one of them.
    let deadlines = workspace.manifest.calendar.deadlines.iter().map(|deadline| &deadline.kind);
    for named in deadlines.chain(&workspace.manifest.agency) {
        let told: Option<Vec<Finding>> = workspace.bundles.iter().map(|bundle| unknown(bundle, named)).collect();
        findings.extend(told.into_iter().flatten().next_back());
    }
    for plan in &workspace.plans {
        let Some(bundle) = workspace.bundle(plan.year) else { continue };
        let support = plan.tasks.iter().flat_map(|task| &task.support);
        findings.extend(support.chain([&plan.agency]).filter_map(|named| unknown(bundle, named)));
    }
    for report in &workspace.reports {
        let Some(bundle) = workspace.bundle(report.year) else { continue };
        findings.extend(unknown(bundle, &report.agency));
    }
    for change in workspace.amendments.iter().flat_map(|amendment| &amendment.changes) {
        let Some(bundle) = workspace.bundle(change.year) else { continue };
        findings.extend(unknown(bundle, &change.agency));
    }
    for receipts in &workspace.receipts {
        let Some(bundle) = workspace.bundle(receipts.year) else { continue };
        findings.extend(receipts.rows.iter().filter_map(|row| unknown(bundle, &row.agency)));
    }
}

fn unknown_kind(bundle: &Bundle, named: &Located<String>, kind: &str) -> Option<Finding> {
    if bundle.broken || bundle.kinds.iter().any(|known| known.id.value == kind) {
        return None;
    }
    let finding = Finding::new(
        &RULE,
        named.place,
        Text::new(format!("danh bạ không có loại cơ quan `{kind}`"), format!("the register has no kind of agency `{kind}`")),
    )
    .label(Text::fixed("loại lạ", "unknown kind"));
    // A reference has an `@` before the kind; an agency's own `kind` has none.
    let at = if named.value.starts_with('@') { "@" } else { "" };
    let meant = nearest(kind, bundle.kinds.iter().map(|known| known.id.value.as_str()));
    let kinds: Vec<String> = bundle.kinds.iter().map(|known| format!("{at}{}", known.id.value)).collect();
    Some(finding.help(match meant {
        Some(meant) => Text::new(format!("có phải là `{at}{meant}`?"), format!("did you mean `{at}{meant}`?")),
        None => Text::new(
            format!("các loại có trong danh bạ: {}", kinds.join(", ")),
            format!("the kinds in the register: {}", kinds.join(", ")),
        ),
    }))
}

fn unknown(bundle: &Bundle, named: &Located<String>) -> Option<Finding> {
    // Without a register, or with one that did not parse, nobody is known: a fault of the bundle, said there.
    if bundle.agencies.is_empty() || bundle.broken {
        return None;
    }
    let id = named.value.as_str();
    if let Some(kind) = id.strip_prefix('@') {
        return if kind == "all" { None } else { unknown_kind(bundle, named, kind) };
    }
    if bundle.agency(id).is_some() {
        return None;
    }
    let finding = Finding::new(
        &RULE,
        named.place,
        Text::new(format!("danh bạ của Tỉnh không có cơ quan `{id}`"), format!("the province's register has no agency `{id}`")),
    )
    .label(Text::fixed("cơ quan lạ", "unknown agency"));
    // A name without its type fits several: all of them are named, since picking one could count for the wrong district.
    let fits: Vec<String> = bundle
        .agencies
        .iter()
        .filter(|agency| agency.id.value.strip_suffix(id).is_some_and(|kind| kind.ends_with('-')))
        .map(|agency| format!("\"{}\" ({})", agency.id.value, agency.name))
        .collect();
    let by_id = || nearest(id, bundle.agencies.iter().map(|agency| agency.id.value.as_str()));
    let by_name = || {
        let name = nearest(id, bundle.agencies.iter().map(|agency| agency.name.as_str()))?;
        bundle.agencies.iter().find(|agency| agency.name == name).map(|agency| agency.id.value.as_str())
    };
    Some(if fits.is_empty() {
        match by_id().or_else(by_name) {
            Some(meant) => {
                let name = bundle.agency_name(meant);
                finding.help(Text::new(format!("có phải là \"{meant}\" ({name})?"), format!("did you mean \"{meant}\" ({name})?")))
            }
            None => {
                finding.help(Text::fixed("xem các mã bằng `cchc plan show --agencies`", "see the ids with `cchc plan show --agencies`"))
            }
        }
    } else if let [only] = fits.as_slice() {
        finding.help(Text::new(format!("có phải là {only}?"), format!("did you mean {only}?")))
    } else {
        finding.help(Text::new(format!("ghi rõ: {}", fits.join(" hay ")), format!("say which: {}", fits.join(" or "))))
    })
}
