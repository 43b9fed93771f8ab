//! A plan whose basis is not the province's plan of its year.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Text, is_placeholder};
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::document_number::{alike, slips};
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0120",
    name: "basis-not-in-force",
    level: Level::Deny,
    summary: Text::fixed("căn cứ không phải là kế hoạch của Tỉnh năm đó", "the basis is not the province's plan of the year"),
    why: Text::fixed(
        "Kế hoạch của Tỉnh được gọi bằng số và ngày, không chỉ bằng năm: cùng một năm có thể có bản trước và bản thay thế, \
         nhiệm vụ ở hai bản không chắc giống nhau.",
        "The province's plan is known by its number and date, not by its year alone: one year may have a plan and another that replaces it, \
         and their tasks need not be the same.",
    ),
    example: "[agency-plan]\nbasis = \"161/KH-UBND\"   # kế hoạch này đã được thay bằng kế hoạch khác",
    fix: Text::fixed(
        "Ghi số kế hoạch của Tỉnh đang có hiệu lực (xem `cchc plan list`); kế hoạch lập theo bản cũ thì rà lại nhiệm vụ theo bản mới.",
        "Write the number of the province's plan in force (see `cchc plan list`); a plan made from the earlier one is to be compared with the new.",
    ),
    basis: Text::fixed(
        "kế hoạch của Tỉnh, phần tổ chức thực hiện: cơ quan căn cứ kế hoạch của Tỉnh xây dựng kế hoạch của mình",
        "the province's plan, on implementation: agencies make their own plans on the basis of it",
    ),
};

/// Checks the basis of every plan.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for plan in &workspace.plans {
        let (Some(basis), Some(bundle)) = (&plan.basis, checked.bundle_for(plan.file, plan.year)) else { continue };
        let number = &bundle.plan.number.value;
        // The plan in force, only misspelt here or in the bundle, is a finding about the spelling.
        let misspelt = || alike(&basis.value, number) && !(slips(&basis.value).is_empty() && slips(number).is_empty());
        // One that is left blank, or only keeps the place, is a finding as such.
        if basis.value != *number && !misspelt() && !is_placeholder(&basis.value) {
            findings.push(finding(bundle, basis, workspace.bundles.iter().filter(|other| other.plan.year != plan.year)));
        }
    }
}

fn finding<'a>(bundle: &Bundle, basis: &Located<String>, mut others: impl Iterator<Item = &'a Bundle>) -> Finding {
    let (plan, written) = (&bundle.plan, basis.value.as_str());
    let (number, year) = (&plan.number.value, plan.year);
    let replaced = plan.replaces.as_ref().filter(|replaced| alike(written, &replaced.value));
    let other = others.find(|other| alike(written, &other.plan.number.value));
    let title = if replaced.is_some() {
        Text::each(|language| {
            let issued = language.date(plan.issued.value);
            language.pick(
                format!("căn cứ là {written}, đã được thay bằng kế hoạch {number} ngày {issued}"),
                format!("the basis is {written}, which was replaced by plan {number} of {issued}"),
            )
        })
    } else if let Some(other) = other {
        let of = other.plan.year;
        Text::new(
            format!("căn cứ là {written}, kế hoạch của Tỉnh năm {of}, không phải của năm {year}"),
            format!("the basis is {written}, the province's plan for {of}, not for {year}"),
        )
    } else if is_slip(written, number) {
        Text::new(
            format!("căn cứ “{written}” viết chưa đúng số kế hoạch của Tỉnh năm {year}"),
            format!("the basis “{written}” misspells the number of the province's plan for {year}"),
        )
    } else {
        Text::new(
            format!("căn cứ “{written}” không phải là số kế hoạch của Tỉnh năm {year}"),
            format!("the basis “{written}” is not the number of the province's plan for {year}"),
        )
    };
    let label = Text::each(|language| {
        let issued = language.date(plan.issued.value);
        language.pick(format!("kế hoạch năm {year} là {number} ngày {issued}"), format!("the plan for {year} is {number} of {issued}"))
    });
    let text = format!("\"{number}\"");
    let mut finding = Finding::new(&RULE, basis.place, title).label(label);
    if let Some(replaced) = replaced {
        finding = finding.related(replaced.place, Text::fixed("bản được thay thế", "the plan that was replaced"));
    } else {
        finding = finding.related(plan.number.place, Text::fixed("số kế hoạch của Tỉnh", "the number of the province's plan"));
    }
    let help = if replaced.is_some() {
        Text::new(
            format!("rà lại nhiệm vụ theo kế hoạch {number}, rồi ghi basis = {text}"),
            format!("compare the tasks with plan {number}, then write basis = {text}"),
        )
    } else {
        Text::new(format!("ghi basis = {text}"), format!("write basis = {text}"))
    };
    let finding = finding.help(help);
    let sound = !number.contains(['"', '\\']);
    if replaced.is_none() && other.is_none() && sound && is_slip(written, number) { finding.fix(basis.place, text) } else { finding }
}

/// Whether two numbers differ in capitals, blanks or one letter: with another digit it could be another document.
fn is_slip(written: &str, number: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    alike(written, number) || digits(written) == digits(number) && strsim::osa_distance(written, number) == 1
}
