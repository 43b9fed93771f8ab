//! A beginning, or a submission for approval, that cannot be: after the report was submitted, a beginning after the submission, or many years ago.

use chrono::{Datelike, NaiveDate};

use crate::check::reported::{Entry, Reported, WrongDay, meant_start, told_until};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::model::quarter_report::Progress;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0317",
    name: "started-implausible",
    level: Level::Deny,
    summary: Text::fixed("ngày bắt đầu hoặc ngày trình không thể có", "a day of beginning, or of submission for approval, that cannot be"),
    why: Text::fixed(
        "Báo cáo không thể biết trước một việc chưa bắt đầu, chưa trình, và không thể trình sản phẩm trước khi bắt đầu làm; ngày cách năm báo cáo hơn 5 năm thường do gõ nhầm năm.",
        "A report cannot know what has not begun or was not submitted for approval yet, and no product is submitted before work on it begins; a day more than 5 years before the report year mostly has its year mistyped.",
    ),
    example: "[report]\nsubmitted = 2021-03-15\n\n[progress.SYT-05]\nstarted = 2021-04-01",
    fix: Text::fixed(
        "Sửa ngày ấy; chưa bắt đầu, chưa trình thì xóa dòng ấy.",
        "Correct the day; if work has not begun, or nothing was submitted up, delete the line.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Nothing that is still reported began, or was submitted up, more than this many years before the report year: the five of a programme.
const LONGEST: i32 = 5;

/// What is wrong with one of the two days.
enum Wrong<'a> {
    /// It comes after another day, called so.
    After(&'a Located<NaiveDate>, Text),
    /// It lies years before the report year.
    LongBefore,
}

/// Checks every day of beginning and of submission up, the first that is wrong of an entry; not where the day of completion, or a day that
/// should not be there beside it, is told already.
pub(in crate::check) fn check(reported: &Reported<'_>, findings: &mut Vec<Finding>) {
    for &entry in reported.entries {
        if entry.said.started.is_none() && entry.said.awaiting_approval.is_none() {
            continue;
        }
        let started = entry.said.started.as_ref().and_then(|started| Some(("started", started, wrong_start(reported, entry, started)?)));
        let awaiting = || {
            let awaiting = entry.said.awaiting_approval.as_ref().filter(|_| entry.said.completed.is_none())?;
            Some(("awaiting-approval", awaiting, wrong_submission(reported, entry, awaiting)?))
        };
        let Some((key, day, wrong)) = started.or_else(awaiting) else { continue };
        let told = reported.wrong_day(reported.report, entry.said, entry);
        // A completion outside the year says nothing of the order of two other days.
        let may_differ = matches!(wrong, Wrong::After(..)) && told == Some(WrongDay::OutsideYear);
        if told.is_some() && !may_differ {
            continue;
        }
        findings.push(finding(reported, entry, key, day, wrong));
    }
}

fn wrong_start<'a>(reported: &Reported<'a>, entry: Entry<'a>, started: &Located<NaiveDate>) -> Option<Wrong<'a>> {
    if let Some(sent) = reported.sent.filter(|sent| started.value > told_until(reported.report, sent)) {
        return Some(Wrong::After(sent, SENT));
    }
    // A submission that lies too far back is itself what is wrong.
    let awaiting = entry.said.awaiting_approval.as_ref().filter(|awaiting| !is_far(reported, awaiting));
    if let Some(awaiting) = awaiting.filter(|awaiting| started.value > awaiting.value) {
        return Some(Wrong::After(awaiting, Text::fixed("ngày trình", "the day it was submitted for approval")));
    }
    is_long_before(reported, entry, started, |said| said.started.as_ref()).then_some(Wrong::LongBefore)
}

fn wrong_submission<'a>(reported: &Reported<'a>, entry: Entry<'a>, awaiting: &Located<NaiveDate>) -> Option<Wrong<'a>> {
    match reported.sent.filter(|sent| awaiting.value > told_until(reported.report, sent)) {
        Some(sent) => Some(Wrong::After(sent, SENT)),
        None => is_long_before(reported, entry, awaiting, |said| said.awaiting_approval.as_ref()).then_some(Wrong::LongBefore),
    }
}

/// Whether a day lies years before the report year, and no report before stated the same.
fn is_long_before<'a>(
    reported: &Reported<'a>,
    entry: Entry<'a>,
    day: &Located<NaiveDate>,
    of: impl Fn(&'a Progress) -> Option<&'a Located<NaiveDate>>,
) -> bool {
    let repeats = || reported.earlier(entry).any(|(_, said)| of(said).is_some_and(|other| other.value == day.value));
    is_far(reported, day) && reported.year_holds && !repeats()
}

fn is_far(reported: &Reported<'_>, day: &Located<NaiveDate>) -> bool {
    day.value.year() < reported.report.year - LONGEST
}

const SENT: Text = Text::fixed("ngày gửi báo cáo", "the day the report was submitted");

fn finding(reported: &Reported<'_>, entry: Entry<'_>, key: &str, day: &Located<NaiveDate>, wrong: Wrong<'_>) -> Finding {
    let (id, report) = (&entry.said.task.value, reported.report);
    let what = match key {
        "started" => Text::fixed("bắt đầu", "was started"),
        _ => Text::fixed("trình", "was submitted for approval"),
    };
    let title = |than: &dyn Fn(Language) -> String| {
        Text::each(|language| {
            let (what, on, than) = (what.in_language(language), language.date(day.value), than(language));
            language.pick(format!("`{id}` {what} ngày {on}, {than}"), format!("`{id}` {what} on {on}, {than}"))
        })
    };
    let (finding, meant) = match wrong {
        Wrong::After(other, called) => {
            let than = |language: Language| {
                let (called, other) = (called.in_language(language), language.date(other.value));
                language.pick(format!("sau {called} {other}"), format!("after {called}, {other}"))
            };
            let finding = Finding::new(&RULE, day.place, title(&than))
                .label(Text::new(format!("sau {}", called.vi), format!("after {}", called.en)))
                .related(other.place, called.clone());
            (finding, meant_start(day.value, other.value))
        }
        Wrong::LongBefore => {
            let year = report.year;
            let than = |language: Language| {
                language.pick(format!("quá xa năm báo cáo {year}"), format!("too long before the report year, {year}"))
            };
            let finding = Finding::new(&RULE, day.place, title(&than))
                .label(Text::new(format!("hơn {LONGEST} năm trước"), format!("more than {LONGEST} years before")))
                .related(report.year_place, Text::fixed("năm báo cáo", "the report year"));
            let until = reported.sent.map_or(reported.cut_off, |sent| sent.value);
            (finding, [year, year - 1].into_iter().filter_map(|year| day.value.with_year(year)).find(|meant| *meant <= until))
        }
    };
    match (meant, key) {
        (Some(meant), _) => {
            finding.help(Text::fixed("gõ nhầm năm thì sửa thành:", "if the year is a slip, write:")).paste(format!("{key} = {meant}"))
        }
        (None, "started") => finding.help(Text::fixed(
            "sửa một trong hai ngày; việc chưa bắt đầu thì xóa dòng `started`",
            "correct one of the two days; if work has not begun, delete the line `started`",
        )),
        (None, _) => finding.help(Text::fixed(
            "sửa một trong hai ngày; chưa trình thì xóa dòng `awaiting-approval`",
            "correct one of the two days; if it has not been submitted for approval, delete the line `awaiting-approval`",
        )),
    }
}
