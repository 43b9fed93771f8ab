//! A document that names an agency outside the days the register gives it.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::amendment::Alteration;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0119",
    name: "agency-out-of-existence",
    level: Level::Warn,
    summary: Text::fixed("cơ quan chưa thành lập hoặc đã hết hoạt động", "an agency not yet, or no longer, in existence"),
    why: Text::fixed(
        "Danh bạ ghi ngày bắt đầu và kết thúc hoạt động của từng cơ quan; văn bản nêu cơ quan ngoài khoảng ấy thường do ghi nhầm mã. \
         Ngày đem so là ngày của chính văn bản; văn bản không có ngày thì so theo năm.",
        "The register has the days between which each agency existed; a document that names one outside them mostly has the wrong id. \
         The day compared is the document's own; of a document without one, its year.",
    ),
    example: "# danh bạ: [[agency]] id = \"tx-sen\", until = 2020-10-31\nsupport = [\"tx-sen\"]   # kế hoạch ban hành ngày 25/12/2020",
    fix: Text::fixed(
        "Ghi mã của cơ quan hoạt động vào ngày đó, hoặc sửa ngày của văn bản; danh bạ sai thì sửa `from`, `until`.",
        "Write the id of the agency that existed on that day, or correct the document's date; if the register is wrong, its `from` or `until`.",
    ),
    basis: Text::fixed("danh bạ cơ quan trong bộ dữ liệu của Tỉnh", "the register of agencies in the province's bundle"),
};

/// Checks every agency that plans, reports, amendments and receipts name.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    let bounded = |bundle: &&Bundle| bundle.agencies.iter().any(|agency| agency.from.is_some() || agency.until.is_some());
    for bundle in workspace.bundles.iter().filter(bounded) {
        let year = bundle.plan.year;
        for plan in workspace.plans.iter().filter(|plan| plan.year == year) {
            let on = plan.issued.as_ref().map(|issued| issued.value);
            let support = plan.tasks.iter().flat_map(|task| &task.support);
            findings.extend(support.chain([&plan.agency]).filter_map(|named| outside(bundle, named, on)));
        }
        for report in workspace.reports.iter().filter(|report| report.year == year) {
            findings.extend(outside(bundle, &report.agency, report.submitted.as_ref().map(|submitted| submitted.value)));
        }
        for amendment in &workspace.amendments {
            for change in amendment.changes.iter().filter(|change| change.year == year) {
                let added = match &change.what {
                    Alteration::Add(task) => task.support.as_slice(),
                    Alteration::Withdraw | Alteration::Replace { .. } => &[],
                };
                let on = Some(amendment.issued.value);
                findings.extend(added.iter().chain([&change.agency]).filter_map(|named| outside(bundle, named, on)));
            }
        }
        for receipts in workspace.receipts.iter().filter(|receipts| receipts.year == year) {
            findings.extend(receipts.rows.iter().filter_map(|row| outside(bundle, &row.agency, Some(row.on.value))));
        }
    }
}

/// An agency that was not there on the document's day. A day of a far-off year is mistyped, and told of elsewhere: then the year is compared.
fn outside(bundle: &Bundle, named: &Located<String>, on: Option<NaiveDate>) -> Option<Finding> {
    let agency = bundle.agency(&named.value)?;
    let year = bundle.plan.year;
    let on = on.filter(|on| (year - 1..=year + 1).contains(&on.year()));
    let (from, until) = (agency.from.as_ref(), agency.until.as_ref());
    let there = match on {
        Some(on) => agency.exists_on(on),
        None => agency.exists_in(year),
    };
    if there {
        return None;
    }
    let early = from.is_some_and(|from| on.map_or(from.value.year() > year, |on| on < from.value));
    let bound = if early { from } else { until }?;
    let name = &agency.name;
    let title = Text::each(|language| {
        let bound = language.date(bound.value);
        let (vi, en) = match on {
            Some(on) => (format!("ngày {}", language.date(on)), format!("on {}", language.date(on))),
            None => (format!("năm {year}"), format!("in {year}")),
        };
        if early {
            language.pick(
                format!("{vi} chưa có {name}: cơ quan này có từ ngày {bound}"),
                format!("{name} did not exist yet {en}: it exists from {bound}"),
            )
        } else {
            language.pick(
                format!("{vi} không còn {name}: cơ quan này có đến hết ngày {bound}"),
                format!("{name} no longer existed {en}: it existed until {bound}"),
            )
        }
    });
    Some(
        Finding::new(&RULE, named.place, title)
            .label(if early {
                Text::fixed("chưa có cơ quan này", "did not exist yet")
            } else {
                Text::fixed("không còn cơ quan này", "no longer existed")
            })
            .related(
                bound.place,
                if early {
                    Text::fixed("theo danh bạ, có từ ngày này", "according to the register, from this day")
                } else {
                    Text::fixed("theo danh bạ, có đến hết ngày này", "according to the register, until this day")
                },
            )
            .help(Text::fixed(
                "ghi mã của cơ quan hoạt động vào lúc đó (xem `cchc plan show --agencies`), hoặc sửa ngày của văn bản",
                "write the id of an agency that existed then (see `cchc plan show --agencies`), or correct the document's date",
            )),
    )
}
