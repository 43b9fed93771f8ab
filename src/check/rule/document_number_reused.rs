//! Two documents of one agency and year, or two amendments, with one number.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::amendment::Amendment;
use crate::model::checked::Checked;
use crate::model::period::quarter_name;
use crate::model::quarter_report::Slot;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0117",
    name: "document-number-reused",
    level: Level::Warn,
    summary: Text::fixed("hai văn bản mang cùng một số", "two documents with one number"),
    why: Text::fixed(
        "Trong một năm, mỗi văn bản của cơ quan có một số riêng; trùng số thường do chép tệp của kỳ trước mà quên sửa. \
         Sang năm khác thường đánh số lại từ đầu, nên chỉ so văn bản ban hành trong cùng một năm.",
        "Within a year each document of an agency has a number of its own; the same number twice mostly means that the last period's file \
         was copied. Numbers usually begin anew each year, so only documents issued in the same year are compared.",
    ),
    example: "# q1.toml: number = \"45/BC-SYT\"\n# q2.toml: number = \"45/BC-SYT\"",
    fix: Text::fixed("Ghi đúng số trên từng văn bản.", "Write the number that is on each document."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// A number, the day of its document, and what messages call that.
struct Numbered<'a> {
    number: &'a Located<String>,
    on: Option<NaiveDate>,
    slot: Option<Slot>,
}

/// Compares the plan and the reports that count of every agency and year, and the amendments.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for report in &workspace.reports {
        let (agency, year) = (report.agency.value.as_str(), report.year);
        let counted = |slot: Slot| checked.report(agency, year, slot);
        // Of two files that are the same report only the one that counts is compared: that there are two is a finding of its own.
        if counted(report.slot).is_none_or(|counted| counted.file != report.file) {
            continue;
        }
        let Some(own) = numbered(report.number.as_ref(), report.submitted.as_ref(), Some(report.slot)) else { continue };
        let plan = checked.plan(agency, year).and_then(|plan| numbered(plan.number.as_ref(), plan.issued.as_ref(), None));
        let earlier = Slot::ALL.into_iter().filter(|slot| *slot < report.slot).filter_map(counted);
        let earlier = earlier.filter_map(|earlier| numbered(earlier.number.as_ref(), earlier.submitted.as_ref(), Some(earlier.slot)));
        if let Some(first) = plan.into_iter().chain(earlier).find(|earlier| are_one(earlier, &own)) {
            let (this, that) = (name(own.slot), name(first.slot));
            let text = &own.number.value;
            let title = Text::new(
                format!("{} mang số {text}, trùng số của {}", this.vi, that.vi),
                format!("{} has the number {text}, which is that of {}", this.en, that.en),
            );
            findings.push(reused(own.number, first.number, title).help(Text::fixed(
                "ghi đúng số trên từng văn bản; nếu tệp này chép từ tệp kia thì xem lại cả những dòng khác",
                "write the number that is on each document; if this file was copied from the other, look through its other lines too",
            )));
        }
    }
    let amendments = &workspace.amendments;
    for (index, amendment) in amendments.iter().enumerate() {
        let same_issuer = |other: &Option<String>| match (other, &amendment.issuer) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let same_year = |earlier: &Amendment| earlier.issued.value.year() == amendment.issued.value.year();
        let mut earlier = amendments[..index].iter().filter(|earlier| earlier.number.value == amendment.number.value);
        if let Some(first) = earlier.find(|earlier| same_issuer(&earlier.issuer) && same_year(earlier)) {
            let (text, path) = (&amendment.number.value, workspace.sources.path(first.file));
            let title = Text::new(
                format!("văn bản điều chỉnh mang số {text}, trùng số của văn bản ở `{path}`"),
                format!("the amendment has the number {text}, which is that of the one at `{path}`"),
            );
            findings.push(reused(&amendment.number, &first.number, title).help(Text::fixed(
                "ghi đúng số trên từng văn bản; nếu chỉ là một văn bản thì gộp vào một tệp",
                "write the number that is on each document; if they are one document, put them into one file",
            )));
        }
    }
}

fn numbered<'a>(number: Option<&'a Located<String>>, on: Option<&Located<NaiveDate>>, slot: Option<Slot>) -> Option<Numbered<'a>> {
    Some(Numbered { number: number?, on: on.map(|on| on.value), slot })
}

/// Whether two documents carry one number though both, as far as is known, are of one calendar year.
fn are_one(one: &Numbered<'_>, other: &Numbered<'_>) -> bool {
    let years_apart = matches!((one.on, other.on), (Some(one), Some(other)) if one.year() != other.year());
    one.number.value == other.number.value && !years_apart
}

/// What a document is called: a report by its quarter, or else the plan.
fn name(slot: Option<Slot>) -> Text {
    match slot {
        None => Text::fixed("kế hoạch", "the plan"),
        Some(Slot::Quarter(quarter)) => {
            let of = quarter_name(quarter);
            Text::new(format!("báo cáo {}", of.vi), format!("the {} report", of.en))
        }
        Some(Slot::Closing) => Text::fixed("báo cáo tình trạng đến 31/12", "the closing report"),
    }
}

fn reused(number: &Located<String>, first: &Located<String>, title: Text) -> Finding {
    Finding::new(&RULE, number.place, title)
        .label(Text::fixed("trùng số", "the same number"))
        .related(first.place, Text::fixed("đã dùng ở đây", "used here"))
}
