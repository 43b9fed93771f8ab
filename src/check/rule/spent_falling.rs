//! Spent to date, and less than an earlier quarter stated.

use super::budget_of_another_unit::{spent_unit, typed};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::period::{quarter_name, year_end};
use crate::model::quarter_report::Slot;
use crate::rollup::{in_force, money};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0402",
    name: "spent-falling",
    level: Level::Warn,
    summary: Text::fixed("số đã chi từ đầu năm giảm so với quý trước", "spent to date less than in an earlier quarter"),
    why: Text::fixed(
        "`spent-to-date` là số lũy kế từ đầu năm nên không thể giảm; giảm thì thường là ghi số riêng của quý.",
        "`spent-to-date` adds up since the year began and cannot fall; where it does, the quarter's own sum was usually written.",
    ),
    example: "# q1.toml\n[progress.SYT-01]\nspent-to-date = 10_000_000\n\n# q2.toml\n[progress.SYT-01]\nspent-to-date = 4_000_000   # chi riêng quý II",
    fix: Text::fixed(
        "Ghi số đã chi từ đầu năm: lấy số của quý trước cộng số chi trong quý.",
        "Write what was spent since the year began: the quarter before's figure and what this quarter spent.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks what every report states as spent against the latest before it that states it.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for plan in checked.sure_plans() {
        let Some(year) = checked.sure_year(&plan.agency.value, plan.year) else { continue };
        for task in in_force::tasks(checked, plan, year_end(plan.year)) {
            let id = &task.task.id.value;
            // A sum in another unit is a finding of its own, and nothing to compare with.
            let stated = money::stated(&year, &task).filter(|(_, spent)| spent_unit(task.task, spent.value).is_none());
            let mut last = None;
            for (slot, spent) in stated {
                let Some((slot_before, before)) = last.replace((slot, spent)) else { continue };
                if spent.value >= before.value {
                    continue;
                }
                let named = |slot: Slot| match slot {
                    Slot::Quarter(quarter) => quarter_name(quarter),
                    Slot::Closing => Text::fixed("31/12", "31 December"),
                };
                let (now, earlier) = (named(slot), named(slot_before));
                let finding = Finding::new(
                    &RULE,
                    spent.place,
                    Text::each(|language| {
                        let (less, more) = (language.integer(spent.value), language.integer(before.value));
                        let (now, earlier) = (now.in_language(language), earlier.in_language(language));
                        language.pick(
                            format!("nhiệm vụ `{id}`: đã chi đến {now} là {less} đồng, ít hơn {more} đồng đã ghi ở {earlier}"),
                            format!("task `{id}`: {less} đồng spent by {now}, less than the {more} đồng stated for {earlier}"),
                        )
                    }),
                )
                .label(Text::fixed("số lũy kế từ đầu năm không thể giảm", "a sum since the year began cannot fall"))
                .related(before.place, Text::new(format!("số đã chi ở {}", earlier.vi), format!("spent by {}", earlier.en)));
                findings.push(finding.help(Text::each(|language| {
                    let own = language.integer(spent.value);
                    language.pick(
                        format!("số nào ghi sai thì sửa; nếu {own} đồng là tiền chi riêng trong quý thì ghi số từ đầu năm:"),
                        format!("correct whichever is wrong; if {own} đồng is what the quarter alone spent, write the sum since the year began:"),
                    )
                }))
                .paste(format!("spent-to-date = {}", typed(before.value.saturating_add(spent.value)))));
            }
        }
    }
}
