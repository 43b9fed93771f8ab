//! What an agency has to do and to know before its report can be submitted, one [`Item`] a line. To add one, write a function that gives it
//! where it applies, and name it in [`items`] where it belongs in the order of how much it presses.

use super::counted;
use super::deadline::{late, soon};
use crate::language::{Language, Text};
use crate::model::manifest::plans_year;
use crate::model::period::quarter_name;
use crate::model::quarter_report::Slot;
use crate::report::agency_report;
use crate::rollup::completeness::Receipt;
use crate::rollup::in_force::InForce;
use crate::rollup::readiness::Readiness;
use crate::rollup::view::View;

/// How many ids one line names.
const NAMED: usize = 6;

/// How many sections without words one line names.
const SECTIONS: usize = 3;

/// The key of the item that counts texts still to be written.
const BLANKS: &str = "blanks";

/// How much an item weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// To be done before the report can be submitted.
    Must,
    /// To be looked at.
    Attention,
    /// Said for completeness.
    Note,
    /// In order.
    Good,
}

impl Weight {
    /// Its stable key.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Attention => "attention",
            Self::Note => "note",
            Self::Good => "good",
        }
    }
}

/// One thing an agency has to do or to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is: `progress`, `figures`.
    pub key: &'static str,
    /// How much it weighs.
    pub weight: Weight,
    /// The tasks or indicators it is about, all of them.
    pub ids: Vec<String>,
    /// Its words.
    pub words: Text,
}

/// What is wrong with an agency's files.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    /// How many findings are denied.
    pub count: usize,
    /// The first of them: where, and what is wrong.
    pub first: Option<Text>,
    /// How many texts only keep a place.
    pub blanks: usize,
    /// The first place that has such a text.
    pub blank_in: Option<String>,
    /// The figures of the quarter's report that do not balance, where the first finding says nothing of them: where, and what is wrong.
    pub unbalanced: Vec<Text>,
    /// The province's tasks that changed since the plan was derived from them.
    pub suspect: Vec<String>,
    /// How many findings warn of something that no other line tells.
    pub warnings: usize,
}

/// What an agency has to do and to know, the most pressing first.
pub fn items(view: &View<'_>, own: &Readiness<'_>, faults: &Faults) -> Vec<Item> {
    let mut items = Vec::new();
    items.extend(plan(view, own));
    items.extend(faulty(faults));
    items.extend(report(view, own));
    items.extend(faults.unbalanced.iter().cloned().map(unbalanced));
    items.extend(blank(faults));
    items.extend(suspect(faults));
    items.extend(inferred(own));
    items.extend(behind(view, own));
    items.extend(late(view, own));
    items.extend(soon(view, own));
    let notes: Vec<Item> = unwritten(view, own).into_iter().chain(warned(faults)).collect();
    if !own.is_submitted() && own.report.is_some() {
        let whole = items.iter().all(|item| item.weight != Weight::Must && item.key != BLANKS);
        items.push(draft(view, own, whole));
    } else if items.is_empty() {
        let words = if notes.is_empty() {
            Text::fixed("không còn việc gì với báo cáo này", "nothing is left to do")
        } else {
            Text::fixed("báo cáo này không còn thiếu số liệu nào", "the report lacks no figure")
        };
        items.push(Item { weight: Weight::Good, ..note("done", words) });
    }
    items.extend(notes);
    items
}

/// Sections of the document to be signed that nobody has written yet.
fn unwritten(view: &View<'_>, own: &Readiness<'_>) -> Option<Item> {
    own.report?;
    let headings = agency_report::unwritten(view, &own.reporting.agency.id.value);
    let ids: Vec<String> = headings.iter().map(|heading| heading.section.value.trim().to_owned()).collect();
    let rest = if ids.len() > SECTIONS { ", …" } else { "" };
    let some = format!("{}{rest}", ids.iter().take(SECTIONS).map(String::as_str).collect::<Vec<_>>().join(", "));
    let words = Text::each(|language| {
        let sections = counted(length(&ids), language, "mục", "section", "sections");
        language.pick(
            format!("văn bản để ký còn {sections} chưa có lời ({some})"),
            format!("the document to be signed has no words yet for {sections} ({some})"),
        )
    });
    (!ids.is_empty()).then_some(Item { ids, ..note("narrative", words) })
}

/// What `validate` warns of and no other line tells.
fn warned(faults: &Faults) -> Option<Item> {
    let words = Text::each(|language| {
        let count = counted(i64::try_from(faults.warnings).unwrap_or(i64::MAX), language, "cảnh báo", "more warning", "more warnings");
        language.pick(format!("còn {count}"), count.clone())
    });
    (faults.warnings > 0).then_some(note("warnings", words))
}

fn must(key: &'static str, ids: Vec<String>, words: Text) -> Item {
    Item { key, weight: Weight::Must, ids, words }
}

fn note(key: &'static str, words: Text) -> Item {
    Item { key, weight: Weight::Note, ids: Vec::new(), words }
}

/// The plan the report rests on.
fn plan(view: &View<'_>, own: &Readiness<'_>) -> Option<Item> {
    let (year, sources) = (view.period.year, &view.checked.workspace().sources);
    if let Some(file) = own.reporting.unusable_plan {
        let path = sources.path(file);
        let words = Text::new(format!("kế hoạch chưa đọc được: {path}"), format!("the plan cannot be read: {path}"));
        return Some(must("plan-unusable", Vec::new(), words));
    }
    if !own.reporting.has_plan {
        let by = view.checked.workspace().manifest.calendar.plan_by.as_ref().map(|by| by.value).filter(|by| plans_year(*by) == year);
        let words = Text::each(|language| {
            let due = by.map_or_else(String::new, |by| format!(" ({} {})", language.pick("hạn", "due"), language.date(by)));
            language.pick(format!("chưa có kế hoạch năm {year}{due}"), format!("there is no plan for {year} yet{due}"))
        });
        return Some(must("plan-missing", Vec::new(), words));
    }
    let ids: Vec<String> = own.not_derived.iter().map(|task| task.id.value.clone()).collect();
    let words = Text::each(|language| {
        let (count, ids) = (counted(length(&ids), language, "nhiệm vụ", "task", "tasks"), some_of(&ids, language));
        language
            .pick(format!("kế hoạch chưa có {count} Tỉnh giao: {ids}"), format!("the plan lacks {count} that the province assigns: {ids}"))
    });
    (!ids.is_empty()).then(|| must("not-derived", ids, words))
}

/// Tasks that the province gives by function, and the plan leaves out.
fn inferred(own: &Readiness<'_>) -> Option<Item> {
    let ids: Vec<String> = own.inferred_not_derived.iter().map(|task| task.id.value.clone()).collect();
    let words = Text::each(|language| {
        let (count, ids) = (counted(length(&ids), language, "nhiệm vụ", "task", "tasks"), some_of(&ids, language));
        language.pick(
            format!("kế hoạch chưa có {count} suy ra từ chức năng: {ids}"),
            format!("the plan lacks {count} inferred from functions: {ids}"),
        )
    });
    (!ids.is_empty()).then_some(Item { key: "inferred-not-derived", weight: Weight::Attention, ids, words })
}

/// What `validate` denies.
fn faulty(faults: &Faults) -> Option<Item> {
    let first = faults.first.as_ref()?;
    let words = Text::each(|language| {
        let count = counted(i64::try_from(faults.count).unwrap_or(i64::MAX), language, "lỗi", "error", "errors");
        let first = first.in_language(language);
        if faults.count == 1 {
            return format!("{count}: {first}");
        }
        language.pick(format!("{count}, trước hết: {first}"), format!("{count}, the first: {first}"))
    });
    Some(must("errors", Vec::new(), words))
}

/// Figures that do not balance.
fn unbalanced(words: Text) -> Item {
    Item { key: "unbalanced", weight: Weight::Attention, ids: Vec::new(), words }
}

/// Tasks of the province that are no more what the plan was derived from.
fn suspect(faults: &Faults) -> Option<Item> {
    let ids = faults.suspect.clone();
    let words = Text::each(|language| {
        let (count, ids) = (counted(length(&ids), language, "nhiệm vụ", "task", "tasks"), some_of(&ids, language));
        language.pick(
            format!("Tỉnh đã sửa {count} từ khi lập kế hoạch, cần xem lại: {ids}"),
            format!("the province changed {count} since the plan was derived: {ids}"),
        )
    });
    (!ids.is_empty()).then_some(Item { key: "suspect", weight: Weight::Attention, ids, words })
}

/// Texts that a person has still to write.
fn blank(faults: &Faults) -> Option<Item> {
    let file = faults.blank_in.as_ref()?;
    let words = Text::each(|language| {
        let count = counted(i64::try_from(faults.blanks).unwrap_or(i64::MAX), language, "chỗ", "place is", "places are");
        language.pick(
            format!("{count} mới ghi tạm, còn phải điền: bắt đầu từ {file}"),
            format!("{count} still to be filled in: begin with {file}"),
        )
    });
    Some(Item { weight: Weight::Attention, ..note(BLANKS, words) })
}

/// The report's own file.
fn report(view: &View<'_>, own: &Readiness<'_>) -> Vec<Item> {
    let slot = Slot::Quarter(view.period.last);
    let file = format!("{}.toml", slot.key());
    let (owed, figures) = (own.owed_tasks, own.owed_figures);
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    if own.report.is_none() {
        let words = Text::each(|language| match own.reporting.receipt {
            Receipt::Missing => {
                let tasks = counted(number(owed), language, "nhiệm vụ", "task", "tasks");
                let figures = counted(number(figures), language, "chỉ tiêu", "indicator", "indicators");
                let owes = match (own.reporting.has_plan, own.owed_figures) {
                    (true, 0) => language.pick(format!(": cần tiến độ của {tasks}"), format!(": it owes the progress of {tasks}")),
                    (true, _) => language.pick(
                        format!(": cần tiến độ của {tasks} và {figures}"),
                        format!(": it owes the progress of {tasks} and {figures}"),
                    ),
                    (false, _) => String::new(),
                };
                language.pick(format!("chưa có {file}{owes}"), format!("there is no {file} yet{owes}"))
            }
            _ => language.pick(format!("{file} chưa đọc được"), format!("{file} cannot be read")),
        });
        let key = if own.reporting.receipt == Receipt::Missing { "report-missing" } else { "report-unusable" };
        return vec![must(key, Vec::new(), words)];
    }
    let mut items = Vec::new();
    if !own.silent.is_empty() {
        let ids = task_ids(own.silent.iter().map(|task| &task.in_force));
        let words = Text::each(|language| {
            let (silent, ids) = (language.integer(number(own.silent.len())), some_of(&ids, language));
            let of = counted(number(owed), language, "nhiệm vụ", "task", "tasks");
            language.pick(
                format!("{file} chưa ghi tiến độ của {silent}/{of}: {ids}"),
                format!("{file} lacks the progress of {silent} of {of}: {ids}"),
            )
        });
        items.push(must("progress", ids, words));
    }
    if !own.undecided.is_empty() {
        let ids = task_ids(own.undecided.iter().map(|task| &task.in_force));
        let words = Text::each(|language| {
            let ids = some_of(&ids, language);
            language.pick(
                format!("chưa ghi có thực hiện trong kỳ không (carried-out): {ids}"),
                format!("not said whether carried out in the period (carried-out): {ids}"),
            )
        });
        items.push(must("carried-out", ids, words));
    }
    if !own.lacking.is_empty() {
        let ids: Vec<String> = own.lacking.iter().map(|indicator| indicator.key().to_owned()).collect();
        let words = Text::each(|language| {
            let (lacking, ids) = (language.integer(number(own.lacking.len())), some_of(&ids, language));
            let of = counted(number(figures), language, "chỉ tiêu", "indicator", "indicators");
            language.pick(format!("{file} còn thiếu {lacking}/{of}: {ids}"), format!("{file} lacks {lacking} of {of}: {ids}"))
        });
        items.push(must("figures", ids, words));
    }
    items
}

/// Earlier quarters that nobody submitted.
fn behind(view: &View<'_>, own: &Readiness<'_>) -> Option<Item> {
    let year = view.period.year;
    let words = Text::each(|language| {
        let quarters: Vec<String> = own.behind.iter().map(|quarter| quarter_name(*quarter).in_language(language).to_owned()).collect();
        let quarters = language.list(&quarters);
        language.pick(format!("chưa gửi báo cáo {quarters} năm {year}"), format!("the report of {quarters} of {year} is not submitted"))
    });
    let item = || Item { weight: Weight::Attention, ..note("behind", words) };
    (!own.behind.is_empty()).then(item)
}

/// A report that is there and not submitted.
fn draft(view: &View<'_>, own: &Readiness<'_>, whole: bool) -> Item {
    let file = format!("{}.toml", Slot::Quarter(view.period.last).key());
    let lacks: Vec<&str> = [("number", own.report.is_some_and(|report| report.has_number)), ("submitted", false)]
        .into_iter()
        .filter_map(|(key, there)| (!there).then_some(key))
        .collect();
    let keys = Text::each(|language| language.list(&lacks.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>()));
    if whole {
        let words = Text::new(
            format!("{file} đã đủ số liệu, còn là bản thảo: ký, gửi rồi ghi {}", keys.vi),
            format!("{file} has every figure and is still a draft: sign and send it, then fill in {}", keys.en),
        );
        return Item { weight: Weight::Good, ..note("draft", words) };
    }
    note("draft", Text::new(format!("{file} còn là bản thảo, chưa ghi {}", keys.vi), format!("{file} is a draft, without {}", keys.en)))
}

pub(super) fn task_ids<'a>(tasks: impl IntoIterator<Item = &'a InForce<'a>>) -> Vec<String> {
    tasks.into_iter().map(|task| task.task.id.value.clone()).collect()
}

/// `SYT-04, SYT-11 … và 5 mã khác`.
fn some_of(ids: &[String], language: Language) -> String {
    let most = if ids.len() == NAMED + 1 { ids.len() } else { NAMED };
    let named = ids[..ids.len().min(most)].join(", ");
    match ids.len().saturating_sub(most) {
        0 => named,
        rest => language.pick(format!("{named} … và {rest} mã khác"), format!("{named} … and {rest} more")),
    }
}

pub(super) fn length<T>(items: &[T]) -> i64 {
    i64::try_from(items.len()).unwrap_or(i64::MAX)
}
