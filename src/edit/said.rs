//! What a report says of a task in words, as the next report's file and form and an editor show it; its result is the agency's own words.

use crate::language::Language;
use crate::model::quarter_report::Progress;

/// The state, part by part: completed or how far, waiting for approval, carried out or not, money spent. None where it says nothing of these.
pub fn in_words(said: &Progress, language: Language) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(completed) = &said.completed {
        let day = language.date(completed.value);
        parts.push(language.pick(format!("hoàn thành {day}"), format!("completed on {day}")));
    } else if let Some(percent) = &said.percent {
        parts.push(format!("{}%", percent.value));
    }
    if let Some(awaiting) = &said.awaiting_approval {
        let day = language.date(awaiting.value);
        parts.push(language.pick(format!("đã trình {day}, chờ ban hành"), format!("sent up on {day}, waiting for approval")));
    }
    if let Some(carried_out) = &said.carried_out {
        let (vi, en) = if carried_out.value { ("đã thực hiện", "carried out") } else { ("chưa thực hiện", "not carried out") };
        parts.push(language.pick(vi, en).to_owned());
    }
    if said.arisen.as_ref().is_some_and(|arisen| !arisen.value) {
        parts.push(language.pick("không phát sinh", "nothing arose").to_owned());
    }
    if let Some(spent) = &said.spent_to_date {
        let spent = language.integer(spent.value);
        parts.push(language.pick(format!("đã chi {spent} đồng"), format!("{spent} đồng spent")));
    }
    parts
}
