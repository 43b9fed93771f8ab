//! A target of a planned task that the agency's own figures do not reach.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::agency_plan::Target;
use crate::model::bundle::Bundle;
use crate::model::checked::{AgencyYear, Checked};
use crate::model::indicator::Over;
use crate::model::period::{Period, Quarter, quarter_name};
use crate::model::quarter_report::Slot;
use crate::rollup::in_force::{self, InForce};
use crate::rollup::indicators::{Measured, measured};
use crate::rollup::status;
use crate::rollup::view::View;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0509",
    name: "target-missed",
    level: Level::Allow,
    summary: Text::fixed("mục tiêu của nhiệm vụ chưa đạt", "a task's target that was not reached"),
    why: Text::fixed(
        "So mục tiêu trong kế hoạch với số liệu cơ quan tự báo cáo, lũy kế từ đầu năm đến quý mà nhiệm vụ đến hạn hoặc hoàn thành, tùy quý nào đến trước; nhiệm vụ không có thời hạn thì đến quý IV. Thiếu số liệu thì không xét. Chưa đạt không phải là ghi sai, nên quy tắc này mặc định tắt.",
        "The plan's target is held against the agency's own figures, cumulative to the quarter in which the task was due or completed, whichever comes first; to Quarter IV for tasks without a deadline. Nothing is said where a figure is missing. Not reaching a target is no mistake of writing, so this rule is off by default.",
    ),
    example: "# plan.toml\n[task.SYT-01]\ndue = 2021-05-31\ntargets = [{ indicator = \"ty-le-ho-so-truc-tuyen\", at-least = 50 }]\n# q1.toml và q2.toml: 241 hồ sơ trực tuyến trên 500 hồ sơ = 48,20%",
    fix: Text::fixed(
        "Kiểm tra lại số liệu; nếu đúng thì nêu nguyên nhân trong báo cáo.",
        "Check the figures; if they are right, give the reason in the report.",
    ),
    basis: Text::fixed("kế hoạch của chính cơ quan (`targets`)", "the agency's own plan (`targets`)"),
};

/// Checks every target of every plan that counts.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for plan in checked.sure_plans() {
        let Some(year) = checked.sure_year(&plan.agency.value, plan.year) else { continue };
        let Some(bundle) = checked.bundle_for(plan.file, plan.year) else { continue };
        for task in in_force::tasks(checked, plan, Quarter::Q4.closes(plan.year)) {
            if task.withdrawn_by.is_some() || task.task.targets.is_empty() {
                continue;
            }
            let quarter = judged_in(&year, &task);
            let period = Period { year: plan.year, first: Quarter::Q1, last: quarter };
            let view = View { agency: Some(plan.agency.value.clone()), ..View::of(checked, bundle, period) };
            for target in task.task.targets.iter().filter(|target| in_form(bundle, target)) {
                let reached = measured(&view, &target.indicator.value, || status::states(&view));
                findings.extend(reached.and_then(|reached| missed(&year, bundle, &task, target, reached, quarter)));
            }
        }
    }
}

/// The quarter in which a task was due or completed, whichever comes first; the last where it is neither.
fn judged_in(year: &AgencyYear<'_>, task: &InForce<'_>) -> Quarter {
    let entry = |quarter: Quarter| year.entry(year.submitted(Slot::Quarter(quarter))?, task.row, &task.task.id.value);
    let latest = Quarter::ALL.into_iter().rev().find_map(entry);
    let completed = latest.and_then(|entry| entry.completed.as_ref()).map(|day| day.value);
    let days = [task.due.last_day(), completed].into_iter().flatten();
    days.min().map_or(Quarter::Q4, |day| Quarter::of_day(day, year.plan.year))
}

/// Whether the form of the year has it: another rule tells of those it does not have.
fn in_form(bundle: &Bundle, target: &Target) -> bool {
    let (id, year) = (&target.indicator.value, bundle.plan.year);
    bundle.indicator(id).map_or_else(
        || bundle.ratios.iter().any(|ratio| ratio.id.value == *id && ratio.holds_in(year)),
        |indicator| indicator.holds_in(year),
    )
}

fn missed(
    year: &AgencyYear<'_>,
    bundle: &Bundle,
    task: &InForce<'_>,
    target: &Target,
    reached: Measured,
    quarter: Quarter,
) -> Option<Finding> {
    let below = |bound: &Located<i64>| compare(reached, bound.value).is_some_and(std::cmp::Ordering::is_lt);
    let above = |bound: &Located<i64>| compare(reached, bound.value).is_some_and(std::cmp::Ordering::is_gt);
    let least = target.at_least.as_ref().filter(|bound| below(bound)).map(|bound| (bound, true));
    let (bound, at_least) = least.or_else(|| Some((target.at_most.as_ref().filter(|bound| above(bound))?, false)))?;
    let (id, indicator) = (&task.task.id.value, &target.indicator.value);
    let named = bundle.indicator(indicator).map(|own| (own.name.as_str(), own.unit.as_str()));
    let ratio = bundle.ratios.iter().find(|ratio| ratio.id.value == *indicator);
    let (name, unit) = named.or_else(|| Some((ratio?.name.as_str(), "%")))?;
    let finding = Finding::new(
        &RULE,
        bound.place,
        Text::each(|language: Language| {
            let to = quarter_name(quarter);
            let (to, value, bound) = (to.in_language(language), shown(reached, unit, language), language.integer(bound.value));
            let asked = if at_least { language.pick("ít nhất", "at least") } else { language.pick("nhiều nhất", "at most") };
            let bound = if unit == "%" { format!("{bound}%") } else { format!("{bound} {unit}") };
            language.pick(
                format!("nhiệm vụ `{id}` chưa đạt mục tiêu: {name} tính đến {to} là {value}, mục tiêu {asked} {bound}"),
                format!("task `{id}` missed its target: {name}, by {to}, is {value}; the target is {asked} {bound}"),
            )
        }),
    )
    .label(Text::fixed("mục tiêu chưa đạt", "not reached"));
    let parts =
        ratio.map_or_else(Vec::new, |ratio| ratio.numerator.iter().chain(&ratio.denominator).map(|part| part.value.as_str()).collect());
    let parts = if parts.is_empty() { vec![indicator.as_str()] } else { parts };
    let report = year.submitted(Slot::Quarter(quarter));
    let mut figures: Vec<_> = parts.into_iter().filter_map(|part| report?.figure(part)).collect();
    figures.dedup_by_key(|figure| figure.place);
    let of = quarter_name(quarter);
    Some(
        figures
            .into_iter()
            .fold(finding, |finding, figure| {
                // What the title states of a flow is the sum since the year began.
                let adds_up = bundle.indicator_of(figure).is_some_and(|own| own.over == Over::Flow) && quarter != Quarter::Q1;
                finding.related(
                    figure.place,
                    if adds_up {
                        Text::new(
                            format!("số riêng của {}; ở trên là số lũy kế", of.vi),
                            format!("{} alone; the sum above is cumulative", of.en),
                        )
                    } else {
                        Text::new(format!("số của {}", of.vi), format!("the figure of {}", of.en))
                    },
                )
            })
            .help(Text::fixed(
                "kiểm tra lại số liệu; nếu đúng thì nêu nguyên nhân chưa đạt trong báo cáo",
                "check the figures; if they are right, give the reason in the report",
            )),
    )
}

/// What was reached against a bound: a ratio in percent, in whole numbers; nothing where it has no denominator.
fn compare(reached: Measured, bound: i64) -> Option<std::cmp::Ordering> {
    match reached {
        Measured::Figure(figure) => Some(figure.cmp(&bound)),
        Measured::Ratio(rate) if rate.denominator == 0 => None,
        Measured::Ratio(rate) => Some((i128::from(rate.numerator) * 100).cmp(&(i128::from(bound) * i128::from(rate.denominator)))),
    }
}

fn shown(reached: Measured, unit: &str, language: Language) -> String {
    match reached {
        Measured::Figure(figure) => format!("{} {unit}", language.integer(figure)),
        Measured::Ratio(rate) => {
            let (top, bottom) = (language.integer(rate.numerator), language.integer(rate.denominator));
            format!("{} ({top} ÷ {bottom})", language.percent(rate.numerator, rate.denominator))
        }
    }
}
