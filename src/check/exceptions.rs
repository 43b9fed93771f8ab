//! Entries let off a rule by the manifest's `[[exception]]`: which findings they hide, and what is wrong with the exceptions themselves.
//!
//! An exception hides a finding and changes no figure. One that hides nothing, or no longer holds, is a finding of its own.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::levels::Levels;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::load::Outline;
use crate::model::manifest::Exception;
use crate::source::{FileId, Sources};

/// An exception that hides no finding.
pub(super) static UNUSED: Rule = Rule {
    code: "C0112",
    name: "exception-unused",
    level: Level::Warn,
    summary: Text::fixed("ngoại lệ không khớp với lỗi nào", "an exception that matches no finding"),
    why: Text::fixed(
        "Ngoại lệ thừa sẽ che một lỗi khác xảy ra sau này ở đúng chỗ đó.",
        "A leftover exception would hide the next fault in the same place.",
    ),
    example: "[[exception]]\nrule = \"evidence-missing\"\nat = \"so-y-te/2021/q2#SYT-04\"   # SYT-04 đã có tài liệu kiểm chứng\nreason = \"Văn bản lưu bản giấy tại Văn thư\"",
    fix: Text::fixed("Xóa ngoại lệ, hoặc sửa `rule`, `at` cho đúng.", "Delete the exception, or correct its `rule` or `at`."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// An exception whose last day has passed.
pub(super) static EXPIRED: Rule = Rule {
    code: "C0113",
    name: "exception-expired",
    level: Level::Warn,
    summary: Text::fixed("ngoại lệ đã hết hạn", "an exception past its last day"),
    why: Text::fixed(
        "Quá ngày `until`, ngoại lệ không còn tác dụng và lỗi mà nó che hiện trở lại.",
        "Past its `until` it hides nothing any more, and what it hid is shown again.",
    ),
    example: "[[exception]]\nrule = \"evidence-missing\"\nat = \"so-y-te/2021/q2#SYT-04\"\nreason = \"Chờ cấp bản sao\"\nuntil = 2021-06-30",
    fix: Text::fixed(
        "Sửa lỗi rồi xóa ngoại lệ, hoặc gia hạn `until` nếu lý do vẫn còn.",
        "Mend the fault and delete the exception, or move `until` if the reason still holds.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Takes away the findings that an exception in force on `today` hides, and adds those about exceptions, from which others may let off.
pub(super) fn apply(exceptions: &[Exception], findings: &mut Vec<Finding>, sources: &Sources, levels: &Levels, today: NaiveDate) {
    if exceptions.is_empty() {
        return;
    }
    let mut applied = Applied { rules: super::catalogue(), outlines: Outlines { sources, read: HashMap::new() }, levels, today };
    let of_exceptions = |exception: &&Exception| [&UNUSED, &EXPIRED].into_iter().any(|rule| is_of(exception, rule));
    let (last, first): (Vec<&Exception>, Vec<&Exception>) = exceptions.iter().partition(of_exceptions);
    let mut told = applied.apply(&first, findings);
    let more = applied.apply(&last, &mut told);
    findings.extend(told.into_iter().chain(more));
}

/// Whether an exception names a rule.
fn is_of(exception: &Exception, rule: &Rule) -> bool {
    exception.rule.value == rule.name || exception.rule.value == rule.code
}

/// What exceptions are applied with.
struct Applied<'a> {
    rules: Vec<&'static Rule>,
    outlines: Outlines<'a>,
    levels: &'a Levels,
    today: NaiveDate,
}

impl Applied<'_> {
    /// Takes away the findings that one of `exceptions` hides; gives back what is wrong with the exceptions.
    fn apply(&mut self, exceptions: &[&Exception], findings: &mut Vec<Finding>) -> Vec<Finding> {
        let today = self.today;
        let expired = |exception: &Exception| exception.until.as_ref().filter(|until| until.value < today).map(|until| until.value);
        let mut used = vec![false; exceptions.len()];
        let mut seen: Vec<Vec<String>> = vec![Vec::new(); exceptions.len()];
        let outlines = &mut self.outlines;
        let mut by_rule: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, exception) in exceptions.iter().enumerate() {
            by_rule.entry(&exception.rule.value).or_default().push(index);
        }
        findings.retain(|finding| {
            let mut hidden = false;
            let named = [finding.rule.name, finding.rule.code].into_iter().filter_map(|rule| by_rule.get(rule));
            for &index in named.flatten() {
                let exception = exceptions[index];
                let (file, entry) = exception.target();
                let path = short(outlines.sources.path(finding.place.file));
                let in_file = path == short(file);
                if in_file && entry.is_none_or(|entry| outlines.names(finding).iter().any(|name| name == entry)) {
                    used[index] = true;
                    hidden |= expired(exception).is_none();
                } else if in_file || seen[index].len() < MOST_SEEN {
                    let names = outlines.names(finding);
                    let place = names.first().map_or_else(|| path.to_owned(), |entry| format!("{path}#{entry}"));
                    if !seen[index].contains(&place) {
                        seen[index].push(place);
                    }
                }
            }
            !hidden
        });
        let mut told = Vec::new();
        for (index, exception) in exceptions.iter().enumerate() {
            let Some(rule) = self.rules.iter().find(|rule| is_of(exception, rule)) else { continue };
            if let Some(until) = expired(exception) {
                told.push(lapsed(exception, rule, until, used[index]));
            } else if !used[index] && self.levels.of(rule) != Level::Allow {
                told.push(unused(exception, rule, &seen[index]));
            }
        }
        told
    }
}

/// How many places a rule is found at are looked through for what an exception most likely meant.
const MOST_SEEN: usize = 200;

/// A path as exceptions write it: `so-y-te/2021/q2`, without the folder and the ending that documents of agencies share.
fn short(path: &str) -> &str {
    let path = path.strip_suffix(".toml").unwrap_or(path);
    // What lies elsewhere below that folder is named whole: without it, it may be the name of another file.
    path.strip_prefix("agencies/").filter(|inside| inside.split('/').count() == 3).unwrap_or(path)
}

/// The outlines of the files that exceptions touch, each read once.
struct Outlines<'a> {
    sources: &'a Sources,
    read: HashMap<FileId, Outline>,
}

impl Outlines<'_> {
    /// What a finding's place may be called in an exception.
    fn names(&mut self, finding: &Finding) -> Vec<String> {
        if !finding.about.is_empty() {
            return finding.about.clone();
        }
        let file = finding.place.file;
        let outline = self.read.entry(file).or_insert_with(|| Outline::of(self.sources.file(file)));
        outline.names_at(finding.place).map(str::to_owned).collect()
    }
}

/// The place an exception most likely means: the only one in its file, or else the nearest by its letters.
fn meant<'a>(exception: &Exception, seen: &'a [String]) -> Option<&'a str> {
    let file = short(exception.target().0);
    let mut in_file = seen.iter().filter(|place| place.split('#').next() == Some(file));
    match (in_file.next(), in_file.next()) {
        (Some(only), None) => Some(only),
        _ => nearest(&exception.at.value, seen.iter().map(String::as_str)),
    }
}

fn unused(exception: &Exception, rule: &Rule, seen: &[String]) -> Finding {
    let (name, at) = (rule.name, &exception.at.value);
    let finding = Finding::new(
        &UNUSED,
        exception.at.place,
        Text::new(
            format!("ngoại lệ cho `{name}` ở `{at}` không khớp với lỗi nào"),
            format!("the exception for `{name}` at `{at}` matches no finding"),
        ),
    )
    .label(Text::fixed("ở đây không có lỗi ấy", "no such finding here"));
    finding.help(match meant(exception, seen) {
        Some(meant) => Text::new(
            format!("lỗi ấy có ở \"{meant}\": sửa `at`, hoặc xóa ngoại lệ này"),
            format!("there is one at \"{meant}\": correct `at`, or delete this exception"),
        ),
        None => Text::new(
            "lỗi đã sửa xong thì xóa ngoại lệ này; `at` viết như \"so-y-te/2021/q2#SYT-04\", cả tệp thì bỏ phần sau dấu #",
            "if the fault is mended, delete this exception; `at` is written as \"so-y-te/2021/q2#SYT-04\", without the # part for a whole file",
        ),
    })
}

fn lapsed(exception: &Exception, rule: &Rule, until: NaiveDate, still: bool) -> Finding {
    let place = exception.until.as_ref().map_or(exception.at.place, |until| until.place);
    let (name, at) = (rule.name, &exception.at.value);
    let day = |language: Language| language.date(until);
    Finding::new(
        &EXPIRED,
        place,
        Text::each(|language| {
            let until = day(language);
            language.pick(
                format!("ngoại lệ cho `{name}` ở `{at}` đã hết hạn ngày {until}"),
                format!("the exception for `{name}` at `{at}` expired on {until}"),
            )
        }),
    )
    .label(Text::fixed("không còn tác dụng", "no longer in force"))
    .help(if still {
        Text::fixed(
            "sửa lỗi rồi xóa ngoại lệ, hoặc gia hạn `until` nếu lý do vẫn còn",
            "mend the fault and delete the exception, or move `until` if the reason still holds",
        )
    } else {
        Text::fixed("ở đó không còn lỗi ấy: xóa ngoại lệ này", "the fault is no longer there: delete this exception")
    })
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_file_has_one_name() {
        assert_eq!(short("agencies/so-y-te/2021/q2.toml"), "so-y-te/2021/q2");
        assert_eq!(short("so-y-te/2021/q2"), "so-y-te/2021/q2");
        assert_eq!(short("amendments/01.toml"), "amendments/01");
        assert_eq!(short("agencies/amendments/01.toml"), "agencies/amendments/01", "not that of an amendment");
    }
}
