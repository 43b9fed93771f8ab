//! A sum of money far from its neighbours: thousands or millions written where đồng belong.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::agency_plan::{AgencyPlan, PlannedTask};
use crate::model::checked::Checked;
use crate::model::period::year_end;
use crate::rollup::{in_force, money};
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0403",
    name: "budget-of-another-unit",
    level: Level::Warn,
    summary: Text::fixed(
        "số tiền có vẻ ghi bằng nghìn đồng hoặc triệu đồng",
        "a sum of money that seems to be in thousands or millions of đồng",
    ),
    why: Text::fixed(
        "Mọi số tiền ghi bằng đồng; ghi bằng đơn vị khác thì tổng kinh phí sai hàng nghìn lần. Nhắc khi một khoản kinh phí bằng ít nhất nghìn lần, hoặc nhiều nhất một phần nghìn, số trung vị của các khoản khác trong cùng kế hoạch (phải có ít nhất ba khoản khác, không kể khoản bằng 0); và khi số đã chi dưới 100.000 đồng mà không quá một phần nghìn kinh phí của nhiệm vụ.",
        "All money is in đồng; in another unit the totals are wrong a thousandfold. Told of a budget at least a thousand times the median of the plan's other budgets, or at most a thousandth of it (where there are three others at least, zeros not counted), and of spending below 100,000 đồng that is at most a thousandth of its task's budget.",
    ),
    example: "budget = { estimate = 12_000 }   # 12.000 nghìn đồng; các khoản khác là 8_000_000, 15_000_000, 20_000_000",
    fix: Text::fixed("Ghi bằng đồng: 12 triệu đồng là 12_000_000.", "Write đồng: twelve million đồng are 12_000_000."),
    basis: Text::fixed("quy ước tệp của cchc: tiền là số nguyên đồng", "cchc's file conventions: money is whole đồng"),
};

/// How far from its neighbours a sum must be.
const FAR: i64 = 1_000;

/// Nobody spends less than this on a task, in đồng.
const LITTLE: i64 = 100_000;

/// Checks every sum a plan states, those of tasks that amendments add included, and what reports state as spent of it.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for plan in checked.sure_plans() {
        let units = Units::of(checked, plan);
        for task in checked.planned_in(plan).map(|planned| planned.task) {
            for (key, sum) in sums(task) {
                findings.extend(units.doubt(sum.value).map(|doubt| in_plan(task, key, sum, &doubt)));
            }
        }
        let Some(year) = checked.sure_year(&plan.agency.value, plan.year) else { continue };
        for task in in_force::tasks(checked, plan, year_end(plan.year)) {
            let stated = money::stated(&year, &task).filter_map(|(_, spent)| Some((spent, spent_unit(task.task, spent.value)?)));
            for (spent, unit) in stated.filter(|_| !units.doubt_budget_of(task.task)) {
                findings.push(in_report(task.task, spent, unit));
            }
        }
    }
}

/// The sums a planned task states, by their keys.
fn sums(task: &PlannedTask) -> impl Iterator<Item = (&'static str, &Located<i64>)> {
    [("estimate", &task.estimate), ("autonomous", &task.autonomous)].into_iter().filter_map(|(key, sum)| Some((key, sum.as_ref()?)))
}

/// The sums of a plan, against which each is held.
pub(super) struct Units(Vec<i64>);

/// A sum that is far from the others.
struct Doubt {
    /// The median of the others.
    median: i64,
    /// What the sum is multiplied by to be of their size, or divided by.
    unit: i64,
    /// Whether it is the smaller.
    small: bool,
}

impl Units {
    /// Those of `plan`.
    pub(super) fn of(checked: &Checked, plan: &AgencyPlan) -> Self {
        Self(money::sums(checked, plan))
    }

    /// Whether a sum of a task's budget seems to be of another unit.
    pub(super) fn doubt_budget_of(&self, task: &PlannedTask) -> bool {
        sums(task).any(|(_, sum)| self.doubt(sum.value).is_some())
    }

    fn doubt(&self, sum: i64) -> Option<Doubt> {
        let twice = money::twice_median_of_others(&self.0, sum).filter(|_| sum > 0)?;
        let small = sum.saturating_mul(2 * FAR) <= twice;
        let large = sum.saturating_mul(2) >= twice.saturating_mul(FAR);
        let (less, more) = if small { (sum.saturating_mul(2), twice) } else { (twice, sum.saturating_mul(2)) };
        (small || large).then(|| Doubt { median: twice / 2, unit: unit(less, more), small })
    }
}

/// A thousand or a million, whichever brings `less` nearer to `more`: the two are equally near at a ratio of 10^4,5.
fn unit(less: i64, more: i64) -> i64 {
    if i128::from(more) < i128::from(less) * 31_623 { 1_000 } else { 1_000_000 }
}

/// The unit in which something spent seems to be written, where that is not đồng.
pub(super) fn spent_unit(task: &PlannedTask, spent: i64) -> Option<i64> {
    let budget = task.budget().filter(|_| spent > 0 && spent < LITTLE)?;
    // In the unit it was written in, it does not exceed the budget.
    [1_000_000, FAR].into_iter().find(|unit| spent * unit <= budget)
}

fn in_plan(task: &PlannedTask, key: &'static str, sum: &Located<i64>, doubt: &Doubt) -> Finding {
    let id = &task.id.value;
    let finding = Finding::new(
        &RULE,
        sum.place,
        Text::each(|language| {
            let what = match key {
                "estimate" => language.pick("dự toán", "the estimate"),
                _ => language.pick("nguồn tự chủ", "the agency's own money"),
            };
            let (own, median) = (language.integer(sum.value), language.integer(doubt.median));
            if doubt.small {
                return language.pick(
                    format!(
                        "{what} của nhiệm vụ `{id}` chỉ là {own} đồng, trong khi các khoản khác của kế hoạch thường khoảng {median} đồng (số trung vị)"
                    ),
                    format!("{what} of task `{id}` is only {own} đồng, while the median of the plan's other sums is {median} đồng"),
                );
            }
            language.pick(
                format!(
                    "{what} của nhiệm vụ `{id}` là {own} đồng, trong khi các khoản khác của kế hoạch thường chỉ khoảng {median} đồng (số trung vị)"
                ),
                format!("{what} of task `{id}` is {own} đồng, while the median of the plan's other sums is only {median} đồng"),
            )
        }),
    );
    if doubt.small {
        return finding
            .label(label(doubt.unit))
            .help(meant(sum.value, doubt.unit))
            .paste(format!("{key} = {}", typed(sum.value.saturating_mul(doubt.unit))));
    }
    let finding = finding.label(Text::fixed("thừa chữ số, hay các khoản khác ghi thiếu?", "digits too many, or too few in the others?"));
    if sum.value % doubt.unit != 0 {
        return finding.help(Text::fixed(
            "mọi khoản đều ghi bằng đồng: kiểm tra lại khoản này và các khoản khác",
            "every sum is in đồng: check this one and the others",
        ));
    }
    finding
        .help(Text::fixed(
            "mọi khoản đều ghi bằng đồng: nếu các khoản khác ghi bằng nghìn đồng, triệu đồng thì sửa các khoản ấy; nếu khoản này thừa số 0 thì ghi:",
            "every sum is in đồng: if the others are in thousands or millions, correct those; if this one has zeros too many, write:",
        ))
        .paste(format!("{key} = {}", typed(sum.value / doubt.unit)))
}

fn in_report(task: &PlannedTask, spent: &Located<i64>, unit: i64) -> Finding {
    let (id, budget) = (&task.id.value, task.budget().unwrap_or_default());
    let finding = Finding::new(
        &RULE,
        spent.place,
        Text::each(|language| {
            let (spent, budget) = (language.integer(spent.value), language.integer(budget));
            language.pick(
                format!("nhiệm vụ `{id}` ghi đã chi {spent} đồng, kinh phí là {budget} đồng"),
                format!("task `{id}` states {spent} đồng spent, of a budget of {budget} đồng"),
            )
        }),
    )
    .label(label(unit));
    sums(task)
        .fold(finding, |finding, (_, sum)| {
            finding.related(sum.place, Text::fixed("kinh phí của nhiệm vụ, bằng đồng", "the task's budget, in đồng"))
        })
        .help(meant(spent.value, unit))
        .paste(format!("spent-to-date = {}", typed(spent.value.saturating_mul(unit))))
}

fn label(unit: i64) -> Text {
    if unit == FAR {
        Text::fixed("ghi bằng nghìn đồng?", "in thousands of đồng?")
    } else {
        Text::fixed("ghi bằng triệu đồng?", "in millions of đồng?")
    }
}

fn meant(written: i64, unit: i64) -> Text {
    Text::each(|language: Language| {
        let written = language.integer(written);
        let unit = if unit == FAR { language.pick("nghìn", "thousand") } else { language.pick("triệu", "million") };
        language.pick(
            format!("tiền luôn ghi bằng đồng: nếu đây là {written} {unit} đồng thì ghi:"),
            format!("money is always in đồng: if this is {written} {unit} đồng, write:"),
        )
    })
}

/// A sum as a file has it: `12_000_000`.
pub(super) fn typed(sum: i64) -> String {
    Language::English.integer(sum).replace(',', "_")
}
