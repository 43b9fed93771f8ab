//! What `cchc import` says: why it refuses, what it passed over, and what it changed.

use anstyle::{AnsiColor, Style};

use crate::cli::Exit;
use crate::cli::console::Console;
use crate::cli::told::{self, NAMED, VALUE};
use crate::document::form::{Form, Value};
use crate::edit::form::Subject;
use crate::edit::form::change::{Changes, Lapsed};
use crate::edit::form::fault::{Fault, quoted};
use crate::edit::form::filled::{Matched, Overwritten};
use crate::language::{Language, Text, at_a_glance, printable};
use crate::model::period::quarter_name;
use crate::wrap::wrap;

/// How many faults are told one by one; whoever has more has one of another kind.
const SHOWN: usize = 100;

/// Prints what is wrong and that nothing was written.
pub(super) fn refuse(file: &str, faults: &[Fault], console: &mut Console) -> Exit {
    let language = console.language;
    let width = Console::width().unwrap_or(usize::MAX);
    let (error, todo) = (language.pick("lỗi", "error"), language.pick("cách làm", "what to do"));
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let mut shown = String::new();
    for fault in faults.iter().take(SHOWN) {
        let at = fault.at.as_ref().map(|at| format!("{}: ", at.in_language(language))).unwrap_or_default();
        let lines = wrap(&printable(&format!("{error}: {at}{}", fault.what.in_language(language))), width, "     ");
        let first = lines.join("\n");
        shown.push_str(&if console.styled() { first.replacen(error, &format!("{red}{error}{red:#}"), 1) } else { first });
        shown.push('\n');
        if let Some(help) = &fault.help {
            let line = printable(&format!("{todo}: {}", help.in_language(language))).into_owned();
            shown.push_str("  ");
            shown.push_str(&wrap(&line, width.saturating_sub(2), "  ").join("\n  "));
            shown.push('\n');
        }
    }
    console.print(&shown);
    let count = faults.len();
    if count > SHOWN {
        let rest = count - SHOWN;
        console.note(&Text::new(format!("… và {rest} chỗ khác"), format!("… and {rest} more")));
    }
    console.note(&Text::new(
        format!("chưa ghi gì: {count} chỗ phải sửa trong `{file}`"),
        format!("nothing was written: {count} {} to mend in `{file}`", if count == 1 { "place" } else { "places" }),
    ));
    Exit::Denied
}

/// Says what of the file was not read, and of what the file says nothing.
pub(super) fn remark(form: &Form, matched: &Matched, console: &Console) {
    if !matched.foreign.is_empty() {
        let names: Vec<String> = matched.foreign.iter().map(|name| format!("“{name}”")).collect();
        let names = names.join(", ");
        console.note(&Text::new(
            format!("không đọc trang ngoài biểu mẫu: {names}"),
            format!("sheets that are none of the form's were not read: {names}"),
        ));
    }
    remark_outside(&matched.outside, console);
    if !matched.commented.is_empty() {
        let count = matched.commented.len();
        console.note(&Text::each(|language| {
            let named: Vec<&str> = matched.commented.iter().take(NAMED).map(|at| at.in_language(language)).collect();
            let (named, more) = (named.join(", "), if count > NAMED { ", …" } else { "" });
            language.pick(
                format!("không đọc lời ghi chú (comment) gắn vào ô: {named}{more}"),
                format!("comments tied to cells were not read: {named}{more}"),
            )
        }));
    }
    let count = matched.absent.len();
    if count > 0 {
        let named: Vec<&str> = matched.absent.iter().take(5).map(|(_, key)| key.as_str()).collect();
        let (named, more) = (named.join(", "), if count > 5 { ", …" } else { "" });
        let rows: usize = form.sheets.iter().map(|sheet| sheet.rows.len()).sum();
        console.note(&Text::new(
            format!("tệp không có {count} trong {rows} dòng của biểu mẫu, giữ nguyên như báo cáo đang ghi: {named}{more}"),
            format!("the file lacks {count} of the form's {rows} rows, which stay as the report has them: {named}{more}"),
        ));
    }
}

/// Says what stands outside the form's rows.
fn remark_outside(outside: &[Overwritten], console: &Console) {
    for own in outside.iter().take(NAMED) {
        let now = quoted(&own.now);
        console.note(&Text::each(|language| {
            let at = own.at.in_language(language);
            language.pick(
                format!("ngoài các dòng của biểu mẫu, không đọc: {at} ghi {now}"),
                format!("outside the form's rows, not read: {at} says {now}"),
            )
        }));
    }
    let count = outside.len();
    if count > NAMED {
        let rest = count - NAMED;
        console.note(&Text::new(format!("… và {rest} ô khác ngoài biểu mẫu"), format!("… and {rest} more cells outside the form")));
    }
}

/// Says which given cells were changed, since that is not taken.
pub(super) fn remark_overwritten(overwritten: &[Overwritten], console: &Console) {
    for own in overwritten.iter().take(NAMED) {
        let now = quoted(&own.now);
        console.note(&Text::each(|language| {
            let at = own.at.in_language(language);
            match (own.now.trim().is_empty(), language) {
                (true, Language::Vietnamese) => format!("ô xám, không nhập: {at} đã bị xóa"),
                (true, Language::English) => format!("a grey cell, not taken: {at} was cleared"),
                (false, Language::Vietnamese) => format!("ô xám, không nhập: {at} nay ghi {now}"),
                (false, Language::English) => format!("a grey cell, not taken: {at} now says {now}"),
            }
        }));
    }
    let count = overwritten.len();
    if count > NAMED {
        let rest = count - NAMED;
        console.note(&Text::new(format!("… và {rest} ô xám khác"), format!("… and {rest} more grey cells")));
    }
    if count > 0 {
        console.hint(&Text::fixed(
            "nội dung có sẵn thì sửa ở kế hoạch hoặc bộ dữ liệu của tỉnh, rồi xuất lại biểu mẫu",
            "what the form gives is changed in the plan or the province's bundle; then make the form anew",
        ));
    }
}

/// Says which suggestions were left as they were and are not taken, since the quarter before says something else by now.
pub(super) fn remark_lapsed(lapsed: &[Lapsed], console: &Console) {
    for own in lapsed.iter().take(NAMED) {
        let Lapsed { at, entry, said, now } = own;
        console.note(&Text::each(|language| {
            let (at, said) = (at.in_language(language), said.shown(language));
            match (now.as_ref().map(|now| now.shown(language)), language) {
                (Some(now), Language::Vietnamese) => {
                    format!("số gợi ý đã cũ, không nhập: {at} ({entry}) để nguyên {said}, mà quý trước nay là {now}")
                }
                (Some(now), Language::English) => {
                    format!("an old suggestion, not taken: {at} ({entry}) was left at {said}, and the quarter before now says {now}")
                }
                (None, Language::Vietnamese) => {
                    format!("số gợi ý đã cũ, không nhập: {at} ({entry}) để nguyên {said}, mà quý trước nay không còn số ấy")
                }
                (None, Language::English) => {
                    format!(
                        "an old suggestion, not taken: {at} ({entry}) was left at {said}, and the quarter before has no such figure now"
                    )
                }
            }
        }));
    }
    let count = lapsed.len();
    if count > NAMED {
        let rest = count - NAMED;
        console.note(&Text::new(format!("… và {rest} số gợi ý khác"), format!("… and {rest} more suggestions")));
    }
    if count > 0 {
        console.hint(&Text::fixed(
            "báo cáo chưa có số ấy: ghi bằng cchc set, hoặc xuất biểu mẫu mới rồi điền",
            "the report has no such figure yet: put it in with cchc set, or make a new form and fill that in",
        ));
    }
}

/// Says that nothing changes.
pub(super) fn say_nothing(path: &str, is_there: bool, console: &Console) {
    console.note(&if is_there {
        Text::new(
            format!("không có gì thay đổi: `{path}` đã ghi đúng như biểu mẫu"),
            format!("nothing changes: `{path}` says what the form says"),
        )
    } else {
        Text::new(format!("biểu mẫu chưa điền gì, nên không tạo `{path}`"), format!("nothing was filled in, so `{path}` is not made"))
    });
}

/// Prints what is replaced and what is taken out: what a person should look at twice.
pub(super) fn list(changes: &Changes, console: &mut Console) {
    let language = console.language;
    let width = Console::width().unwrap_or(usize::MAX);
    let mut shown = String::new();
    for edit in changes.edits.iter().filter(|edit| edit.before != Value::Nothing) {
        let at = edit.at.in_language(language);
        let of = if edit.entry.is_empty() { String::new() } else { format!("{}, ", edit.entry) };
        let (column, before) = (edit.column.in_language(language), brief(&edit.before, language));
        let said = match &edit.after {
            Value::Nothing => language.pick(format!("bỏ {before}"), format!("{before} is taken out")),
            after => format!("{before} → {}", brief(after, language)),
        };
        let line = printable(&format!("{at}: {of}{column}: {said}")).into_owned();
        shown.push_str(&wrap(&line, width, "    ").join("\n"));
        shown.push('\n');
    }
    console.print(&shown);
}

/// A value as a line of a list has it.
fn brief(value: &Value, language: Language) -> String {
    let words = at_a_glance(&value.shown(language), VALUE);
    if matches!(value, Value::Text(_)) { format!("“{words}”") } else { words }
}

/// Says what was written, or would be.
pub(super) fn conclude(subject: &Subject<'_>, changes: &Changes, path: &str, is_dry: bool, console: &Console) {
    let count = |of: fn(&Value, &Value) -> bool| changes.edits.iter().filter(|edit| of(&edit.before, &edit.after)).count();
    let new = count(|before, _| *before == Value::Nothing);
    let gone = count(|before, after| *before != Value::Nothing && *after == Value::Nothing);
    let changed = changes.edits.len() - new - gone;
    let name = quarter_name(subject.quarter);
    let (agency, year) = (&subject.agency.name, subject.year());
    console.note(&Text::new(
        format!("{agency}, {} năm {year}: {new} ô điền mới, {changed} ô sửa, {gone} ô bỏ trống", name.vi),
        format!("{agency}, {} of {year}: {new} filled in, {changed} changed, {gone} cleared", name.en),
    ));
    let suggested = changes.edits.iter().filter(|edit| edit.is_suggested).count();
    if suggested > 0 {
        console.note(&Text::new(
            format!("trong đó {suggested} số là gợi ý từ quý trước, để nguyên"),
            format!("of these, {suggested} as the form suggested from the quarter before"),
        ));
    }
    if let Some(day) = changes.unsent() {
        told::say_unsent(day, console);
    }
    console.note(&if is_dry {
        Text::new(
            format!("chưa ghi gì; bỏ --dry-run để ghi vào `{path}`"),
            format!("nothing was written; without --dry-run this goes into `{path}`"),
        )
    } else {
        Text::new(format!("đã ghi `{path}`; xem lại bằng: cchc validate"), format!("wrote `{path}`; look it over with: cchc validate"))
    });
}
