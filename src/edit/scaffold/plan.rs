//! The text of an agency's plan, as far as the province's plan says it: a new one, or what a plan lacks since the province changed its own.

use std::collections::BTreeMap;

use super::{BLANK, NAME, WORD, commented, in_comment};
use crate::edit::entry::{self, Change};
use crate::edit::value;
use crate::language::{Language, Text, folded};
use crate::model::agency::Agency;
use crate::model::agency_plan::AgencyPlan;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::{Period, Quarter};
use crate::model::provincial_plan::ProvincialTask;
use crate::rollup::coverage::{Derivation, Derivations, Obligation, obligations};
use crate::rollup::view::View;

/// The table of what is not the agency's.
const NOT_APPLICABLE: &str = "not-applicable";

/// What stands beside a deadline that was taken from the province's plan.
pub(in crate::edit) const AS_THE_PROVINCE: Text = Text::fixed("theo kế hoạch của Tỉnh", "as the province's plan has it");

/// What an agency is to derive: its obligations by provincial task, in the plan's order.
#[derive(Debug)]
pub struct Assigned<'a> {
    bundle: &'a Bundle,
    agency: &'a Agency,
    tasks: Vec<Duty<'a>>,
    /// The ids that amendments gave the agency's tasks.
    amended: Vec<&'a str>,
}

/// A provincial task with what gives it to the agency.
#[derive(Debug)]
struct Duty<'a> {
    task: &'a ProvincialTask,
    /// The agency's own obligation; or, where there is none, the joint one.
    obligation: Obligation<'a>,
}

impl Duty<'_> {
    /// Whether another agency may meet it: a joint obligation of one is that agency's own.
    fn is_shared(&self) -> bool {
        self.obligation.is_joint() && self.obligation.agencies.len() > 1
    }
}

/// How a provincial task stands that is to be put back into a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restorable {
    /// The province does not assign it to the agency.
    NotAssigned,
    /// The plan has it.
    Planned,
    /// Several share it, and the agency is to say whether it takes part.
    Joint,
    /// The plan lacks it, whether a reason is given or not.
    Lacking,
}

/// A plan's text, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The text.
    pub text: String,
    /// The provincial tasks that stand in it as planned tasks now and did not before.
    pub added: Vec<String>,
    /// The joint ones that stand in it as comments now and did not before.
    pub joint: Vec<String>,
    /// Those a person took out of the plan without a reason: left so.
    pub taken_out: Vec<String>,
    /// How many fingerprints were written.
    pub fingerprints: usize,
}

/// What the province's plan of `bundle` assigns to `agency`.
pub fn assigned<'a>(checked: &'a Checked, bundle: &'a Bundle, agency: &'a Agency) -> Assigned<'a> {
    let period = Period::official(bundle.plan.year, Quarter::Q1);
    let view = View { agency: Some(agency.id.value.clone()), ..View::of(checked, bundle, period) };
    let mut tasks: Vec<Duty<'a>> = Vec::new();
    for obligation in obligations(&view) {
        match tasks.iter_mut().find(|duty| duty.task.id.value == obligation.task.id.value) {
            // What is the agency's own goes before what it shares.
            Some(duty) if duty.obligation.is_joint() => duty.obligation = obligation,
            Some(_) => {}
            None => tasks.push(Duty { task: obligation.task, obligation }),
        }
    }
    Assigned { bundle, agency, tasks, amended: amended(checked, agency) }
}

impl Assigned<'_> {
    /// Whether nothing is assigned to the agency.
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// How a provincial task stands that is to be put back into a plan.
    pub fn standing_of(&self, checked: &Checked, plan: &AgencyPlan, task: &str) -> Restorable {
        match self.tasks.iter().find(|duty| duty.task.id.value == task) {
            None => Restorable::NotAssigned,
            Some(_) if matches!(derivations(checked, plan).about(task), Derivation::Derived) => Restorable::Planned,
            Some(duty) if duty.is_shared() => Restorable::Joint,
            Some(_) => Restorable::Lacking,
        }
    }

    /// A new plan.
    pub fn new_plan(&self, language: Language) -> Derived {
        let mut text = self.header(language);
        let mut ids = Ids::new(self.agency, "", &self.amended);
        let mut derived = Derived::of(String::new());
        for duty in &self.tasks {
            text.push('\n');
            text.push_str(&self.entry(duty, &ids.next(), language));
            derived.tell(duty);
        }
        text.push('\n');
        text.push_str(language.pick(
            "# Nhiệm vụ của Tỉnh không thuộc chức năng, nhiệm vụ của cơ quan: bỏ [task.…] của nó ở trên, bỏ dấu # ở đây và ghi lý do.\n",
            "# A task of the province outside the agency's functions: take its [task.…] out above, uncomment here and give the reason.\n",
        ));
        let example = self.tasks.first().map_or("1.1", |duty| duty.task.id.value.as_str());
        text.extend(["# [not-applicable]\n# ", &value::quoted(example), " = \"", BLANK, "\"\n\n"]);
        text.push_str(derived_from(language));
        for duty in &self.tasks {
            text.extend([&value::quoted(&duty.task.id.value), " = ", &value::quoted(&duty.task.fingerprint()), "\n"]);
        }
        derived.text = text;
        derived.fingerprints = self.tasks.len();
        derived
    }

    /// A plan's text with what it lacks: tasks it neither implements nor declares not applicable, and was not derived from before; of those
    /// that a person took out, the `restored`, all of which are [`Restorable::Lacking`], are put back, and the reason they were left out for goes. What else stands in it stays as it
    /// is. None where the text does not parse.
    pub fn extended(&self, checked: &Checked, text: &str, plan: &AgencyPlan, restored: &[String], language: Language) -> Option<Derived> {
        let derivations = derivations(checked, plan);
        let mut derived = Derived::of(text.to_owned());
        let planned = plan.tasks.iter().map(|task| task.id.value.as_str());
        let others: Vec<&str> = planned.chain(self.amended.iter().copied()).collect();
        let mut ids = Ids::new(self.agency, text, &others);
        let (mut prints, mut blocks) = (Vec::new(), Vec::new());
        for duty in &self.tasks {
            let id = &duty.task.id.value;
            let was = was_derived_from(plan, id);
            let speaks = !matches!(derivations.about(id), Derivation::NotDerived) || plan.unread_declarations.contains(id);
            let is_restored = restored.contains(id);
            if !speaks && was && !duty.is_shared() && !is_restored {
                derived.taken_out.push(id.clone());
            } else if !speaks && !was || is_restored && !matches!(derivations.about(id), Derivation::Derived) {
                blocks.push(self.entry(duty, &ids.next(), language));
                derived.tell(duty);
            }
            // What is put back is what it is now.
            if !was || is_restored {
                prints.push(fingerprint(id, &duty.task.fingerprint()));
            }
        }
        if !blocks.is_empty() {
            derived.text = entry::append(&derived.text, "task", &blocks.join("\n"))?;
        }
        if !prints.is_empty() && plan.derived_from.is_empty() {
            // A header that is there without a key is no second one's place.
            derived.text = entry::append(&derived.text, "derived-from", derived_from(language)).unwrap_or(derived.text);
        }
        derived.text = entry::put(&derived.text, &prints)?;
        let reason = |id: &String| Change { table: vec![NOT_APPLICABLE.to_owned()], key: id.clone(), value: None };
        derived.text = entry::put(&derived.text, &restored.iter().map(reason).collect::<Vec<_>>())?;
        derived.text = entry::without_empty(derived.text, &[NOT_APPLICABLE.to_owned()]);
        derived.fingerprints = prints.len();
        Some(derived)
    }

    fn header(&self, language: Language) -> String {
        let (plan, agency) = (&self.bundle.plan, self.agency);
        let (year, issued) = (plan.year, language.date(plan.issued.value));
        let sign = in_comment(agency.sign.as_deref().unwrap_or(BLANK), WORD);
        let (name, of_province) = (in_comment(&agency.name, NAME), in_comment(&plan.number.value, WORD));
        let title = language.pick(
            format!("# Kế hoạch cải cách hành chính năm {year} của {name}, lập theo Kế hoạch {of_province} ngày {issued}."),
            format!("# Plan for {year} of {name}, derived from plan {of_province} of {issued}."),
        );
        let how = language.pick(
            "# Chỗ có … là chỗ cơ quan phải điền; dòng có # thì bỏ dấu # khi điền. Kiểm tra bằng: cchc validate",
            "# Fill in what says …; take the # away from a line when you do. Check with: cchc validate",
        );
        let number = language.pick(format!("số và ký hiệu, ví dụ 01/KH-{sign}"), format!("such as 01/KH-{sign}"));
        let day = language.pick(format!("ngày ban hành, ví dụ {year}-01-15"), format!("the day it was issued, such as {year}-01-15"));
        format!(
            "{title}\n{how}\n\n[agency-plan]\nagency = {}\nyear = {year}\nnumber = \"{BLANK}\"   # {number}\n# issued = {BLANK}   # {day}\nbasis = {}\n",
            value::text(&agency.id.value),
            value::text(&plan.number.value),
        )
    }

    /// The lines of a planned task; as comments for a joint one, which is nobody's until somebody takes it.
    fn entry(&self, duty: &Duty<'_>, id: &str, language: Language) -> String {
        let (task, assignment) = (duty.task, duty.obligation.assignment);
        let words = match (&assignment.words, assignment.inferred) {
            (Some(words), false) => format!("“{}”", in_comment(words, NAME)),
            (Some(words), true) => language.pick(
                format!("suy ra từ “{}” và chức năng, nhiệm vụ", in_comment(words, 120)),
                format!("inferred from “{}” and functions", in_comment(words, 120)),
            ),
            (None, true) => language.pick("suy ra từ chức năng, nhiệm vụ", "inferred from functions").to_owned(),
            (None, false) => String::new(),
        };
        let source = in_comment(&task.source, 120);
        let source = language.pick(format!("mục {source}"), format!("section {source}"));
        let rests = if words.is_empty() { source } else { format!("{source}: {words}") };
        let mut lines = format!("# {} “{}”\n# {rests}\n", in_comment(&task.id.value, WORD), in_comment(&task.name, NAME));
        if duty.is_shared() {
            let count = duty.obligation.agencies.len();
            lines.push_str(&language.pick(
                format!("# Giao chung cho {count} cơ quan, một cơ quan thực hiện là đủ: nhận thì bỏ dấu # ở các dòng dưới.\n"),
                format!("# Assigned jointly to {count} agencies, one of which is enough: to take it up, uncomment the lines below.\n"),
            ));
            return lines + &commented(&self.table(task, id, language));
        }
        lines + &self.table(task, id, language)
    }

    fn table(&self, task: &ProvincialTask, id: &str, language: Language) -> String {
        let own = self.agency.id.value.as_str();
        let area = task.area().and_then(|area| self.bundle.plan.area(area));
        let mut lines = vec![
            value::header(&["task", id]),
            format!("implements = {}", value::list(&[&task.id.value])),
            format!("name = \"{BLANK}\""),
            format!("product = {}", value::text(task.product.as_deref().unwrap_or(BLANK))),
            format!("lead = \"{BLANK}\"   # {}", language.pick("phòng, đơn vị chủ trì", "the unit that leads")),
        ];
        let mut support: Vec<&str> = area.iter().flat_map(|area| &area.coordinate_with).map(|id| id.value.as_str()).collect();
        support.extend(task.support.iter().map(|id| id.value.as_str()));
        let mut named: Vec<&str> = Vec::new();
        for id in support {
            if id != own && !id.starts_with('@') && !named.contains(&id) {
                named.push(id);
            }
        }
        if !named.is_empty() {
            lines.push(format!("support = {}", value::list(&named)));
        }
        lines.push(match task.due.or(task.schedule) {
            Some(due) => {
                format!("due = {}   # {}", due.written(), AS_THE_PROVINCE.in_language(language))
            }
            None => {
                let year = self.bundle.plan.year;
                let kinds = language.pick(
                    format!("ngày {year}-11-30, hoặc \"{year}-Q2\", \"{year}\", \"ongoing\", \"quarterly\", \"half-yearly\", \"on-event\""),
                    format!("a day {year}-11-30, or \"{year}-Q2\", \"{year}\", \"ongoing\", \"quarterly\", \"half-yearly\", \"on-event\""),
                );
                format!("# due = {BLANK}   # {kinds}")
            }
        });
        if area.is_some_and(|area| area.requires_funding) {
            let money = language.pick("đồng; nội dung này phải có dự toán", "đồng; this area must have an estimate");
            lines.push(format!("# budget = {{ estimate = {BLANK}, autonomous = {BLANK} }}   # {money}"));
        }
        lines.join("\n") + "\n"
    }
}

impl Derived {
    fn of(text: String) -> Self {
        Self { text, added: Vec::new(), joint: Vec::new(), taken_out: Vec::new(), fingerprints: 0 }
    }

    fn tell(&mut self, duty: &Duty<'_>) {
        let list = if duty.is_shared() { &mut self.joint } else { &mut self.added };
        list.push(duty.task.id.value.clone());
    }
}

/// What a plan says of every provincial task, with what amendments add to it.
fn derivations<'a>(checked: &'a Checked, plan: &'a AgencyPlan) -> Derivations<'a> {
    let added_by_amendments = checked.added_to(plan).flat_map(|planned| &planned.task.implements).map(|id| id.value.as_str());
    Derivations::of(plan, added_by_amendments)
}

fn was_derived_from(plan: &AgencyPlan, task: &str) -> bool {
    plan.derived_from.iter().any(|before| before.task.value == task)
}

/// Whether a plan was derived from a provincial task or speaks of it: one that does not has nothing to be held against it.
pub fn rests_on(checked: &Checked, plan: &AgencyPlan, task: &str) -> bool {
    was_derived_from(plan, task) || !matches!(derivations(checked, plan).about(task), Derivation::NotDerived)
}

/// The header of what the program keeps of the province's tasks.
fn derived_from(language: Language) -> &'static str {
    language.pick(
        "# Máy ghi: dấu vân tay của từng nhiệm vụ của Tỉnh khi lập kế hoạch này, để biết khi Tỉnh thay đổi.\n[derived-from]\n",
        "# Written by the program: each task of the province as it was when this plan was derived, to tell when it changes.\n[derived-from]\n",
    )
}

/// A plan's text with the changes of provincial tasks settled: the fingerprints are those of today, and a task that is gone from the
/// province's plan is forgotten. None where the text does not parse.
pub fn accepted(bundle: &Bundle, text: &str, tasks: &[String]) -> Option<String> {
    let change = |id: &String| match bundle.plan.task(id) {
        Some(task) => fingerprint(id, &task.fingerprint()),
        None => Change { table: vec!["derived-from".to_owned()], key: id.clone(), value: None },
    };
    entry::put(text, &tasks.iter().map(change).collect::<Vec<_>>())
}

fn fingerprint(id: &str, print: &str) -> Change {
    Change { table: vec!["derived-from".to_owned()], key: id.to_owned(), value: Some(value::text(print)) }
}

/// The id of the next task of an agency's plan: one that neither its text, comments too, nor an amendment has.
pub fn next_id(checked: &Checked, agency: &Agency, text: &str) -> String {
    Ids::new(agency, text, &amended(checked, agency)).next()
}

/// The ids of the tasks that amendments change in an agency's plan.
fn amended<'a>(checked: &'a Checked, agency: &Agency) -> Vec<&'a str> {
    let changes = checked.amendments().flat_map(|amendment| &amendment.changes);
    changes.filter(|change| change.agency.value == agency.id.value).map(|change| change.task.value.as_str()).collect()
}

/// Ids for new planned tasks: the agency's sign and a number that nobody has, also not in a comment.
struct Ids {
    prefix: String,
    last: u32,
}

impl Ids {
    fn new(agency: &Agency, text: &str, others: &[&str]) -> Self {
        let mut numbers = taken(ids_in(text));
        // A plan that is there already goes on with its own.
        let usual = numbers.iter().max_by_key(|(_, (count, _))| *count).map(|(prefix, _)| prefix.clone());
        let prefix = usual.unwrap_or_else(|| slug(&agency.abbreviation));
        let others = taken(others.iter().copied());
        for (prefix, (_, last)) in others {
            let (_, known) = numbers.entry(prefix).or_default();
            *known = last.max(*known);
        }
        let last = numbers.get(&prefix).map_or(0, |(_, last)| *last);
        Self { prefix, last }
    }

    fn next(&mut self) -> String {
        self.last = self.last.saturating_add(1);
        format!("{}-{:02}", self.prefix, self.last)
    }
}

/// The ids of the planned tasks in a plan's text, in comments too.
fn ids_in(text: &str) -> impl Iterator<Item = &str> {
    let headers = text.lines().filter_map(|line| line.trim_start_matches(['#', ' ']).strip_prefix("[task."));
    headers.filter_map(|rest| rest.split(']').next()).map(|id| id.trim_matches('"'))
}

/// The prefixes of ids, how many ids each has, and the highest number.
fn taken<'i>(ids: impl Iterator<Item = &'i str>) -> BTreeMap<String, (usize, u32)> {
    let mut found: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for id in ids {
        let Some((prefix, number)) = id.rsplit_once('-') else { continue };
        let Ok(number) = number.parse::<u32>() else { continue };
        let (count, last) = found.entry(prefix.to_owned()).or_default();
        *count += 1;
        *last = number.max(*last);
    }
    found
}

/// The letters and digits of a short name, without accents: `SKHDT`.
fn slug(name: &str) -> String {
    let letters: String = folded(name).chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    if letters.is_empty() { "NV".to_owned() } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_go_on_where_a_plan_stopped() {
        let text = "[task.SYT-01]\n[task.SYT-07]\n# [task.SYT-12]\n[task.\"X-3\"]\n[task.khac]\n[progress.SYT-99]\n";
        assert_eq!(taken(ids_in(text)).into_iter().collect::<Vec<_>>(), [("SYT".to_owned(), (3, 12)), ("X".to_owned(), (1, 3))]);
        assert_eq!(slug("TP. Cao Lãnh"), "TPCAOLANH");
        assert_eq!(slug("SKHĐT"), "SKHDT");
        assert_eq!(slug("…"), "NV");
    }
}
