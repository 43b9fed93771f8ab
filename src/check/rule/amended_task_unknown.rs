//! An amendment that does not match the plan it amends.

use crate::check::respell::respell;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{nearest, one_edit_away};
use crate::language::Text;
use crate::level::Level;
use crate::model::address::{Address, Expected};
use crate::model::amendment::{Alteration, Amendment, Change};
use crate::model::checked::Checked;
use crate::model::quarter_report::Slot;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0110",
    name: "amended-task-unknown",
    level: Level::Deny,
    summary: Text::fixed(
        "văn bản điều chỉnh nêu nhiệm vụ không có hoặc đã đưa ra khỏi kế hoạch, hoặc thêm nhiệm vụ đã có",
        "an amendment of a task that is not there or was withdrawn, or adding one that is there",
    ),
    why: Text::fixed(
        "Điều chỉnh không khớp với kế hoạch thì không có tác dụng: thời hạn, tổng số vẫn như cũ.",
        "An amendment that does not match the plan has no effect: deadlines and totals stay as they were.",
    ),
    example: "[[withdraw]]\nagency = \"so-y-te\"\ntask = \"SYT-99\"",
    fix: Text::fixed("Ghi đúng mã nhiệm vụ trong kế hoạch của cơ quan.", "Write the task's id as in the agency's plan."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks every amended task against its agency's plan and the amendments before it.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let mut added: Vec<(&str, i32, &str)> = Vec::new();
    let mut withdrawn: Vec<(&Amendment, &Change)> = Vec::new();
    for (amendment, change) in checked.amendments().flat_map(|amendment| amendment.changes.iter().map(move |change| (amendment, change))) {
        let (agency, year, id) = (change.agency.value.as_str(), change.year, change.task.value.as_str());
        let Some(plan) = checked.plan(agency, year) else {
            findings.extend(without_plan(checked, change));
            continue;
        };
        // A plan that may be another agency's says nothing of what this one's has.
        if !checked.is_sure(plan.file) {
            continue;
        }
        let name = checked.bundle(year).map_or(agency, |bundle| bundle.agency_name(agency));
        let there = plan.tasks.iter().any(|task| task.id.value == id)
            || plan.left_out.iter().any(|entry| entry.entry == id)
            || added.contains(&(agency, year, id));
        match &change.what {
            Alteration::Add(_) if there => findings.push(
                Finding::new(
                    &RULE,
                    change.task.place,
                    Text::new(
                        format!("kế hoạch của {name} đã có nhiệm vụ `{id}`: không thêm được"),
                        format!("the plan of {name} already has a task `{id}`: it cannot be added"),
                    ),
                )
                .label(Text::fixed("mã đã dùng", "id in use"))
                .help(Text::fixed("đặt mã khác cho nhiệm vụ mới, hoặc dùng [[change]]", "give the new task another id, or use [[change]]")),
            ),
            Alteration::Add(_) => added.push((agency, year, id)),
            Alteration::Withdraw | Alteration::Replace { .. } if there => {
                let same = |other: &Change| other.agency.value == agency && other.year == year && other.task.value == id;
                let earlier = withdrawn.iter().copied().find(|(_, other)| same(other));
                let withdraws = matches!(change.what, Alteration::Withdraw);
                // One document that changes a task and withdraws it says two things.
                let beside = || amendment.changes.iter().find(|other| matches!(other.what, Alteration::Withdraw) && same(other));
                let gone = earlier.or_else(|| Some((amendment, beside().filter(|_| !withdraws)?)));
                findings.extend(gone.map(|(by, other)| already_withdrawn(change, by, other)));
                if withdraws && earlier.is_none() {
                    withdrawn.push((amendment, change));
                }
            }
            Alteration::Withdraw | Alteration::Replace { .. } if is_reported(checked, change) => {}
            Alteration::Withdraw | Alteration::Replace { .. } => {
                let finding = Finding::new(
                    &RULE,
                    change.task.place,
                    Text::new(
                        format!("kế hoạch của {name} không có nhiệm vụ `{id}` để điều chỉnh"),
                        format!("the plan of {name} has no task `{id}` to amend"),
                    ),
                )
                .label(Text::fixed("nhiệm vụ lạ", "unknown task"));
                let ids: Vec<&str> = plan.tasks.iter().map(|task| task.id.value.as_str()).collect();
                // What an amendment adds or could not be read is as likely to be meant as what the plan has.
                let more = added.iter().filter(|(whose, of, _)| (*whose, *of) == (agency, year)).map(|(_, _, id)| *id);
                let more = more.chain(plan.left_out.iter().map(|entry| entry.entry.as_str()));
                let taken = |id: &&str| {
                    let beside = |other: &Change| other.agency.value == agency && other.year == year && other.task.value == *id;
                    amendment.changes.iter().any(beside) || amendment.left_out.iter().any(|entry| entry.entry == *id)
                };
                let meant = one_edit_away(id, ids.iter().copied().chain(more)).filter(|id| !taken(id));
                let finding = match meant {
                    Some(meant) => respell(finding, &checked.workspace().sources, change.task.place, meant),
                    None => finding,
                };
                findings.push(finding.help(match nearest(id, ids) {
                    Some(meant) => Text::new(format!("có phải là \"{meant}\"?"), format!("did you mean \"{meant}\"?")),
                    None => Text::fixed("ghi mã nhiệm vụ như trong kế hoạch của cơ quan", "write the task's id as in the agency's plan"),
                }));
            }
        }
    }
}

/// Whether a report gives the progress of the task that is amended: that the plan does not have it is told there.
fn is_reported(checked: &Checked, change: &Change) -> bool {
    let report = |slot: Slot| checked.sure_report(&change.agency.value, change.year, slot);
    Slot::ALL.into_iter().filter_map(report).any(|report| report.progress_of(&change.task.value).is_some())
}

/// A change of a task that was withdrawn before, or that the same document withdraws.
fn already_withdrawn(change: &Change, by: &Amendment, withdrawal: &Change) -> Finding {
    let (id, number) = (&change.task.value, &by.number.value);
    Finding::new(
        &RULE,
        change.task.place,
        Text::each(|language| {
            let since = language.date(by.issued.value);
            language.pick(
                format!("nhiệm vụ `{id}` đã được đưa ra khỏi kế hoạch từ ngày {since}: điều chỉnh này không có tác dụng"),
                format!("task `{id}` is withdrawn from {since} on: this amendment has no effect"),
            )
        }),
    )
    .label(Text::fixed("không có tác dụng", "has no effect"))
    .related(withdrawal.task.place, Text::new(format!("được đưa ra bởi {number}"), format!("withdrawn by {number}")))
    .help(match change.what {
        Alteration::Withdraw => Text::fixed("giữ một [[withdraw]], xóa cái kia", "keep one [[withdraw]] and delete the other"),
        Alteration::Replace { .. } | Alteration::Add(_) => Text::fixed(
            "xóa [[change]] này; nếu nhiệm vụ vẫn phải làm thì xóa [[withdraw]], hoặc thêm nhiệm vụ mới bằng [[add]] với mã khác",
            "delete this [[change]]; if the task is still to be done, delete the [[withdraw]], or add a new task by [[add]] under another id",
        ),
    })
}

/// An amendment of a plan that is not there; one that is there and cannot be read, or says it is another's, is a finding already, as is an unknown agency.
fn without_plan(checked: &Checked, change: &Change) -> Option<Finding> {
    let (agency, year) = (&change.agency.value, change.year);
    let known = checked.bundle(year)?.agency(agency)?;
    let in_doubt = checked.is_in_doubt(agency, year, Expected::Plan);
    let name = &known.name;
    (!in_doubt).then(|| {
        Finding::new(
            &RULE,
            change.agency.place,
            Text::new(format!("{name} chưa có kế hoạch năm {year} để điều chỉnh"), format!("{name} has no plan for {year} to amend")),
        )
        .label(Text::fixed("điều chỉnh này không có tác dụng", "this amendment has no effect"))
        .help(Text::new(
            format!("thêm kế hoạch ở `{}`, hoặc sửa cơ quan, năm", Address::path(agency, year, Expected::Plan)),
            format!("add the plan at `{}`, or correct the agency or the year", Address::path(agency, year, Expected::Plan)),
        ))
    })
}
