//! Figures said in a sentence, as the body of a document has them: what is zero is left out where the rest adds up without it.

use crate::document::Block;
use crate::language::{Language, Text};
use crate::model::period::{Quarter, quarter_name};
use crate::rollup::cells::{Cells, Rate};
use crate::rollup::completeness::{Completeness, Receipt};
use crate::rollup::money::Money;
use crate::rollup::view::View;

use super::masthead;

/// What a report is on, from when to when, and who makes it.
pub(super) fn opening(view: &View<'_>, name: &str) -> Block {
    let plan = masthead::provincial_plan(view);
    let number = &view.bundle.plan.number.value;
    let period = view.period.title();
    paragraph(|language| {
        let (opens, closes) = (language.date(view.period.opens()), language.date(view.as_of));
        language.pick(
            format!("Thực hiện {plan}, {name} báo cáo kết quả công tác cải cách hành chính {} (số liệu từ ngày {opens} đến ngày {closes}) như sau:", period.vi),
            format!("Under the province's plan {number}, {name} reports on administrative reform, {} (figures from {opens} to {closes}):", period.en),
        )
    })
}

/// A paragraph of sentences.
pub(super) fn paragraph(sentence: impl Fn(Language) -> String) -> Block {
    Block::Paragraph(Text::each(sentence))
}

/// What some tasks come to: `3 nhiệm vụ có thời hạn: hoàn thành 1 (đúng hạn 1, quá hạn 0), …`.
pub(super) fn of_cells(cells: &Cells, quarter: Quarter, language: Language) -> String {
    let count = |number: i64| language.integer(number);
    let two = |words: (&str, &str), whole: i64, first: (&str, &str), one: i64, second: (&str, &str), other: i64| {
        let (words, first, second) = (language.pick(words.0, words.1), language.pick(first.0, first.1), language.pick(second.0, second.1));
        format!("{words} {} ({first} {}, {second} {})", count(whole), count(one), count(other))
    };
    let mut sentences = Vec::new();
    let dated = cells.dated();
    if dated > 0 {
        let mut parts = Vec::new();
        if cells.done() > 0 {
            let (on_time, late) = (("đúng hạn", "on time"), ("quá hạn", "late"));
            parts.push(two(("hoàn thành", "done"), cells.done(), on_time, cells.done_on_time, late, cells.done_late));
        }
        let open = cells.open();
        if open > 0 {
            let (in_term, overdue) = (("trong hạn", "in term"), ("quá hạn", "overdue"));
            parts.push(two(("chưa hoàn thành", "open"), open, in_term, cells.open_in_term, overdue, cells.open_overdue));
        }
        if cells.not_reported > 0 {
            let silent = count(cells.not_reported);
            let past = count(cells.not_reported_past_due);
            parts.push(language.pick(
                format!("chưa có báo cáo {silent} (đã quá thời hạn {past})"),
                format!("not reported {silent} (past the deadline {past})"),
            ));
        }
        let completed = rate(cells.plan_completed(), language);
        let number = count(dated);
        let parts = parts.join(", ");
        sentences.push(language.pick(
            format!("{number} nhiệm vụ có thời hạn: {parts}; hoàn thành kế hoạch {completed}."),
            format!("{number} {} with a deadline: {parts}; plan completed {completed}.", tasks(dated)),
        ));
    }
    let undated = cells.undated();
    if undated > 0 {
        let parts: Vec<String> = [
            (cells.carried_out, ("đã thực hiện", "carried out")),
            (cells.not_carried_out, ("chưa thực hiện", "not carried out")),
            (cells.undated_not_reported, ("chưa có báo cáo", "not reported")),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{} {}", language.pick(words.0, words.1), count(number)))
        .collect();
        let (number, parts, name) = (count(undated), parts.join(", "), quarter_name(quarter));
        sentences.push(language.pick(
            format!("{number} nhiệm vụ thường xuyên, định kỳ phải thực hiện trong {}: {parts}.", name.vi),
            format!("{number} ongoing or recurring {} owed in {}: {parts}.", tasks(undated), name.en),
        ));
    }
    if sentences.is_empty() {
        sentences.push(language.pick("không có nhiệm vụ phải thực hiện trong kỳ.", "no task owed in the period.").to_owned());
    }
    sentences.join(" ")
}

/// The rates beside *plan completed*, each with what it is made of.
pub(super) fn of_rates(cells: &Cells, language: Language) -> String {
    let due = rate(cells.due_completed(), language);
    let on_time = rate(cells.on_time(), language);
    let steering = rate(cells.done_of_done_and_overdue(), language);
    language.pick(
        format!("Tỷ lệ hoàn thành nhiệm vụ đến hạn {due}; tỷ lệ hoàn thành đúng hạn {on_time}; tỷ lệ hoàn thành trên số đã hoàn thành và quá hạn {steering}."),
        format!("Due completed {due}; on time {on_time}; of done and overdue {steering}."),
    )
}

/// The English word for some tasks.
pub(super) fn tasks(number: i64) -> &'static str {
    if number == 1 { "task" } else { "tasks" }
}

/// The English word for some days.
pub(super) fn days(number: i64) -> &'static str {
    if number == 1 { "day" } else { "days" }
}

/// A rate with its two numbers: `1/3 (33,33%)`; of nothing, a dash.
fn rate(rate: Rate, language: Language) -> String {
    if rate.denominator == 0 {
        return "–".to_owned();
    }
    let percent = language.percent(rate.numerator, rate.denominator);
    format!("{}/{} ({percent})", language.integer(rate.numerator), language.integer(rate.denominator))
}

/// Money planned.
pub(super) fn of_budget(money: &Money, language: Language) -> String {
    if money.budgeted == 0 {
        return language.pick("Kế hoạch không ghi kinh phí.", "The plan states no money.").to_owned();
    }
    let (budgeted, estimate, autonomous) =
        (language.integer(money.budgeted), language.millions(money.estimate), language.millions(money.autonomous));
    language.pick(
        format!("{budgeted} nhiệm vụ có kinh phí: dự toán {estimate} triệu đồng, nguồn tự chủ {autonomous} triệu đồng."),
        format!("{budgeted} budgeted {}: estimate {estimate} million đồng, autonomous {autonomous} million đồng.", tasks(money.budgeted)),
    )
}

/// Money planned and spent.
pub(super) fn of_money(money: &Money, language: Language) -> String {
    let budget = of_budget(money, language);
    if money.budgeted == 0 {
        return budget;
    }
    let (stated, of) = (language.integer(money.spent_stated), language.integer(money.budgeted));
    if money.spent_stated == 0 {
        let unknown = language.pick("Chưa nhiệm vụ nào ghi số đã chi.", "No task states what was spent.");
        return format!("{budget} {unknown}");
    }
    let spent = language.millions(money.spent);
    let spent = language.pick(
        format!("Đã chi từ đầu năm {spent} triệu đồng, theo {stated}/{of} nhiệm vụ có ghi số đã chi."),
        format!("Spent to date {spent} million đồng, as {stated}/{of} of them state."),
    );
    format!("{budget} {spent}")
}

/// How complete a document of the whole province is: how many reports it stands on, and by name who is not in it.
pub(super) fn of_completeness(complete: &Completeness<'_>, quarter: Quarter, language: Language) -> String {
    let (counted, of, name) = (complete.counted(), complete.expected(), quarter_name(quarter));
    let mut sentences = vec![language.pick(
        format!("Số liệu tổng hợp từ báo cáo {} của {counted}/{of} cơ quan, đơn vị, địa phương.", name.vi),
        format!("The figures stand on the reports of {} of {counted}/{of} agencies.", name.en),
    )];
    let mut name = |fate: &dyn Fn(&Receipt) -> bool, vi: &str, en: &str| {
        let names: Vec<&str> = complete.with(fate).into_iter().map(|row| row.agency.name.as_str()).collect();
        if !names.is_empty() {
            sentences.push(format!("{}: {}.", language.pick(vi, en), language.list(&names)));
        }
    };
    name(&|receipt| matches!(receipt, Receipt::Missing | Receipt::Draft), "Chưa có báo cáo", "Not reported");
    name(&|receipt| matches!(receipt, Receipt::Unusable(_)), "Báo cáo chưa hợp lệ, chưa tổng hợp", "Reports not usable, not counted");
    let without: Vec<&str> = complete.agencies.iter().filter(|row| !row.has_plan).map(|row| row.agency.name.as_str()).collect();
    if !without.is_empty() {
        sentences.push(format!("{}: {}.", language.pick("Chưa có kế hoạch", "Without a plan"), language.list(&without)));
    }
    let left_out = complete.left_out.len() + complete.unreadable.len();
    if left_out > 0 {
        sentences.push(language.pick(
            format!("{left_out} mục, tệp không đọc được nên không tính."),
            format!("Entries and files that cannot be read and do not count: {left_out}."),
        ));
    }
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_left_out_and_the_rest_adds_up() {
        // 3 of 8 done, 4 open, 1 silent: 3 + 4 + 1 = 8; 3/8 = 37.5%.
        let cells =
            Cells { done_on_time: 2, done_late: 1, open_in_term: 3, open_overdue: 1, not_reported: 1, carried_out: 2, ..Cells::default() };
        assert_eq!(
            of_cells(&cells, Quarter::Q2, Language::Vietnamese),
            "8 nhiệm vụ có thời hạn: hoàn thành 3 (đúng hạn 2, quá hạn 1), chưa hoàn thành 4 (trong hạn 3, quá hạn 1), chưa có báo cáo 1 \
             (đã quá thời hạn 0); hoàn thành kế hoạch 3/8 (37,50%). 2 nhiệm vụ thường xuyên, định kỳ phải thực hiện trong quý II: đã thực hiện 2."
        );
        assert_eq!(of_cells(&Cells::default(), Quarter::Q1, Language::English), "no task owed in the period.");
    }

    #[test]
    fn unknown_money_is_not_zero() {
        let money = Money { budgeted: 2, estimate: 12_500_000, autonomous: 4_000_000, ..Money::default() };
        assert_eq!(
            of_money(&money, Language::Vietnamese),
            "2 nhiệm vụ có kinh phí: dự toán 12,5 triệu đồng, nguồn tự chủ 4 triệu đồng. Chưa nhiệm vụ nào ghi số đã chi."
        );
        let spent = Money { spent: 3_000_000, spent_stated: 1, ..money };
        assert!(of_money(&spent, Language::English).ends_with("Spent to date 3 million đồng, as 1/2 of them state."));
    }
}
