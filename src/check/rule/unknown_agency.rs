//! A reference to an agency, or a kind of agencies, that the register does not have.

use crate::check::respell::{is_left_out, is_taken, respell};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, one_edit_away};
use crate::language::Text;
use crate::level::Level;
use crate::model::address::Address;
use crate::model::agency::Agency;
use crate::model::amendment::Alteration;
use crate::model::bundle::{Bundle, Row};
use crate::model::called::Called;
use crate::model::checked::Checked;
use crate::source::{Located, Sources};

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
        "Ghi mã của cơ quan trong danh bạ của Tỉnh, ví dụ tp-cao-lanh hoặc h-cao-lanh.",
        "Write the agency's id in the province's register, for example tp-cao-lanh or h-cao-lanh.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every place that names an agency.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let sources = &workspace.sources;
    for bundle in &workspace.bundles {
        let plan = &bundle.plan;
        let assigned = plan.tasks.iter().flat_map(|task| &task.assignments).map(|assignment| assignment.to.as_slice());
        let duties = plan.duties.iter().flat_map(|duty| [duty.who.as_slice(), duty.to.as_slice()]);
        let areas = plan.areas.iter().map(|area| area.coordinate_with.as_slice());
        let parents = bundle.agencies.iter().map(|agency| agency.parent.as_slice());
        let owed = bundle.indicators.iter().flat_map(|indicator| [indicator.owed_by.as_slice(), indicator.authority.as_slice()]);
        let all = assigned.chain(duties).chain(areas).chain(parents).chain(owed).chain([std::slice::from_ref(&plan.coordinator)]);
        findings.extend(all.flat_map(|list| list.iter().filter_map(|named| unknown(sources, bundle, named, |id| holds(list, id)))));
        findings.extend(bundle.agencies.iter().filter_map(|agency| unknown_kind(bundle, &agency.kind, &agency.kind.value)));
    }
    // The manifest stands over all years: what it names must be known in one of them.
    let deadlines = workspace.manifest.calendar.deadlines.iter().map(|deadline| &deadline.kind);
    for named in deadlines.chain(&workspace.manifest.agency) {
        let told: Option<Vec<Finding>> = workspace.bundles.iter().map(|bundle| unknown(sources, bundle, named, |_| false)).collect();
        findings.extend(told.into_iter().flatten().next_back());
    }
    for plan in &workspace.plans {
        let Some(bundle) = checked.bundle_for(plan.file, plan.year) else { continue };
        let lists = plan.tasks.iter().map(|task| task.support.as_slice());
        findings.extend(lists.flat_map(|list| list.iter().filter_map(|named| unknown(sources, bundle, named, |id| holds(list, id)))));
        findings.extend(unknown(sources, bundle, &plan.agency, |id| checked.plan(id, plan.year).is_some()));
    }
    for report in &workspace.reports {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        findings.extend(unknown(sources, bundle, &report.agency, |id| checked.report(id, report.year, report.slot).is_some()));
    }
    for amendment in &workspace.amendments {
        for change in &amendment.changes {
            let Some(bundle) = workspace.bundle(change.year) else { continue };
            let taken = |id: &str| amendment.changes.iter().any(|other| other.agency.value == id && other.task.value == change.task.value);
            findings.extend(unknown(sources, bundle, &change.agency, taken));
            if let Alteration::Add(task) = &change.what {
                findings.extend(task.support.iter().filter_map(|named| unknown(sources, bundle, named, |id| holds(&task.support, id))));
            }
        }
    }
    for receipts in &workspace.receipts {
        let Some(bundle) = workspace.bundle(receipts.year) else { continue };
        for row in &receipts.rows {
            let keys = || receipts.rows.iter().filter(|other| other.slot == row.slot).map(|other| other.agency.value.as_str());
            let taken = |id: &str| is_taken(&row.agency.value, id, keys(), |id| bundle.agency(id).is_some());
            findings.extend(unknown(sources, bundle, &row.agency, taken));
        }
    }
}

/// Whether an id is also the name of the folder it is written in: then it is as likely the register's that is misspelt.
fn is_own_folder(sources: &Sources, named: &Located<String>) -> bool {
    Address::of(sources.path(named.place.file)).is_some_and(|address| address.agency == named.value)
}

fn holds(list: &[Located<String>], id: &str) -> bool {
    list.iter().any(|named| named.value == id)
}

fn unknown_kind(bundle: &Bundle, named: &Located<String>, kind: &str) -> Option<Finding> {
    let kinds = || bundle.kinds.iter().map(|known| known.id.value.as_str());
    if bundle.broken || kinds().any(|known| known == kind) || is_left_out(bundle, Row::Kind, kind, kinds().collect::<Vec<_>>()) {
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

/// A reference to nobody; mended where one id alone is a slip of the finger away and not `taken` by another entry beside it.
fn unknown(sources: &Sources, bundle: &Bundle, named: &Located<String>, taken: impl Fn(&str) -> bool) -> Option<Finding> {
    // Without a register, or with one that did not parse, nobody is known: a fault of the bundle, said there.
    if bundle.agencies.is_empty() || bundle.broken {
        return None;
    }
    let id = named.value.as_str();
    if let Some(kind) = id.strip_prefix('@') {
        return if kind == "all" { None } else { unknown_kind(bundle, named, kind) };
    }
    if bundle.agency(id).is_some() || is_left_out(bundle, Row::Agency, id, bundle.agencies.iter().map(Agency::key)) {
        return None;
    }
    let finding = Finding::new(
        &RULE,
        named.place,
        Text::new(format!("danh bạ của Tỉnh không có cơ quan `{id}`"), format!("the province's register has no agency `{id}`")),
    )
    .label(Text::fixed("cơ quan lạ", "unknown agency"));
    // A name without its type fits several: all of them are named, since picking one could count for the wrong district.
    let fits = Called::of(&bundle.agencies).ending(id);
    let fits: Vec<String> = fits.into_iter().map(|agency| format!("\"{}\" ({})", agency.id.value, agency.name)).collect();
    let by_id = || nearest(id, bundle.agencies.iter().map(|agency| agency.id.value.as_str()));
    let by_name = || {
        let name = nearest(id, bundle.agencies.iter().map(|agency| agency.name.as_str()))?;
        bundle.agencies.iter().find(|agency| agency.name == name).map(|agency| agency.id.value.as_str())
    };
    let finding = match one_edit_away(id, bundle.agencies.iter().map(Agency::key)) {
        Some(meant) if fits.is_empty() && !is_homonym(bundle, id, meant) && !taken(meant) && !is_own_folder(sources, named) => {
            respell(finding, sources, named.place, meant)
        }
        _ => finding,
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

/// Whether another agency has the same name but for its kind, and the kind is where the slip is: which of the two was meant nobody can tell.
fn is_homonym(bundle: &Bundle, typed: &str, meant: &str) -> bool {
    let Some((kind, name)) = meant.split_once('-') else { return false };
    let twin = |id: &str| id != meant && id.split_once('-').is_some_and(|(_, other)| other == name);
    let sure = typed.strip_prefix(kind).is_some_and(|rest| rest.starts_with('-'));
    !sure && bundle.agencies.iter().any(|agency| twin(agency.key()))
}
