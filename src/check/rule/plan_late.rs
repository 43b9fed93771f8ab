//! A plan issued after the day the province set.

use super::document_date_implausible::is_plausible;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::manifest::plans_year;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0209",
    name: "plan-late",
    level: Level::Warn,
    summary: Text::fixed("kế hoạch ban hành sau hạn ghi trong cchc.toml", "a plan issued after the day set in cchc.toml"),
    why: Text::fixed(
        "Hạn là ngày `plan-by` dưới [calendar] của cchc.toml. Ngày ấy chỉ dùng cho kế hoạch của năm bắt đầu gần nó nhất: \
         từ 01/7 năm trước đến 30/6 của năm kế hoạch; ngày của năm khác thì không xét.",
        "The day is `plan-by` under [calendar] in cchc.toml. It is used for plans of the year whose beginning is nearest to it: from 1 July \
         of the year before to 30 June of the plan's year; a day of another year is not looked at.",
    ),
    example: "# cchc.toml\n[calendar]\nplan-by = 2020-12-31\n\n# agencies/so-y-te/2021/plan.toml\n[agency-plan]\nissued = 2021-01-15",
    fix: Text::fixed(
        "Ngày ban hành ghi sai thì sửa; ban hành muộn thật thì để nguyên, đây chỉ là cảnh báo.",
        "Correct the date if it is wrong; if the plan was late indeed leave it, this only warns.",
    ),
    basis: Text::fixed("lịch trong cchc.toml ([calendar] plan-by)", "the calendar in cchc.toml ([calendar] plan-by)"),
};

/// Checks the day every plan was issued.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let Some(by) = &workspace.manifest.calendar.plan_by else { return };
    for plan in checked.sure_plans().filter(|plan| plans_year(by.value) == plan.year) {
        let Some(issued) = plan.issued.as_ref().filter(|issued| issued.value > by.value) else { continue };
        // A date that cannot be right says nothing of being late.
        if !is_plausible(checked, plan) {
            continue;
        }
        let days = (issued.value - by.value).num_days();
        let name =
            checked.bundle_for(plan.file, plan.year).map_or(plan.agency.value.as_str(), |bundle| bundle.agency_name(&plan.agency.value));
        let title = Text::each(|language| {
            let (on, by, late) = (language.date(issued.value), language.date(by.value), language.integer(days));
            let unit = if days == 1 { "day" } else { "days" };
            language.pick(
                format!("kế hoạch của {name} ban hành ngày {on}, muộn {late} ngày so với hạn {by}"),
                format!("the plan of {name} was issued on {on}, {late} {unit} after it was due on {by}"),
            )
        });
        findings.push(
            Finding::new(&RULE, issued.place, title)
                .label(Text::fixed("sau hạn", "late"))
                .related(by.place, Text::fixed("hạn ghi trong cchc.toml", "the day set in cchc.toml"))
                .help(Text::fixed(
                    "ngày ghi sai thì sửa theo văn bản; ban hành muộn thật thì để nguyên",
                    "if the date is wrong, write the document's; if the plan was late indeed, leave it",
                )),
        );
    }
}
