//! The number of a document that is not written as official documents' numbers are.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::{Language, Text, is_placeholder};
use crate::level::Level;
use crate::model::checked::Checked;
use crate::model::document_number::{Slip, alike, respelt, slips};
use crate::source::Located;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0114",
    name: "document-number-malformed",
    level: Level::Warn,
    summary: Text::fixed("số, ký hiệu văn bản viết chưa đúng thể thức", "a document's number is not written as such numbers are"),
    why: Text::fixed(
        "Văn bản được tìm, đối chiếu bằng số, ký hiệu: viết khác đi một dấu cách hay một chữ hoa là không tìm thấy văn bản ấy. \
         Ký hiệu do từng cơ quan đặt thì không xét, chỉ xét phần nghị định quy định.",
        "A document is looked up by its number: one blank or one capital letter off, and it is not found. What each body coins for itself \
         is not judged, only what the decree lays down.",
    ),
    example: "number = \"5 / BC-SYT\"      # viết đúng: \"05/BC-SYT\"\nnumber = \"12/TTR-SYT\"      # viết đúng: \"12/TTr-SYT\"\nnumber = \"45/CV-UBND-VX\"   # công văn không ghi tên loại: \"45/UBND-VX\"",
    fix: Text::fixed(
        "Ghi số, dấu / rồi ký hiệu, không có dấu cách: \"45/BC-SYT\". Số dưới 10 thêm số 0 ở trước; tên loại giữ chữ hoa, chữ thường: TTr, CTr, QyĐ.",
        "Write the number, a slash, then the sign, without blanks: \"45/BC-SYT\". A number below 10 takes a zero before it; a type's code keeps its capitals and small letters: TTr, CTr, QyĐ.",
    ),
    basis: Text::fixed(
        "Nghị định 30/2020/NĐ-CP, Phụ lục I (số, ký hiệu văn bản) và Phụ lục III (chữ viết tắt tên loại văn bản)",
        "Decree 30/2020/NĐ-CP, annex I (a document's number and sign) and annex III (codes of the types)",
    ),
};

/// Checks every number of a document.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let workspace = checked.workspace();
    for bundle in &workspace.bundles {
        findings.extend([Some(&bundle.plan.number), bundle.plan.replaces.as_ref()].into_iter().flatten().filter_map(malformed));
    }
    for plan in &workspace.plans {
        findings.extend(plan.number.as_ref().and_then(malformed));
        // A basis that is no plan of the province at all is another fault, told in full there.
        let in_force = checked.bundle_for(plan.file, plan.year).map(|bundle| bundle.plan.number.value.as_str());
        let basis = plan.basis.as_ref().filter(|basis| in_force.is_none_or(|number| alike(&basis.value, number)));
        findings.extend(basis.and_then(malformed));
    }
    for report in &workspace.reports {
        findings.extend(report.number.as_ref().and_then(malformed));
        let evidence = report.progress.iter().flat_map(|entry| &entry.evidence);
        findings.extend(evidence.filter_map(|evidence| evidence.number.as_ref()).filter_map(malformed));
    }
    findings.extend(workspace.amendments.iter().filter_map(|amendment| malformed(&amendment.number)));
}

fn malformed(number: &Located<String>) -> Option<Finding> {
    let written = number.value.as_str();
    // One that only keeps a place is a fault of the text, told there.
    if is_placeholder(written) {
        return None;
    }
    let slips = slips(written);
    if slips.is_empty() {
        return None;
    }
    let said = Text::each(|language| {
        let said: Vec<String> = slips.iter().map(|slip| words(*slip).in_language(language).to_owned()).collect();
        said.join("; ")
    });
    let finding = Finding::new(
        &RULE,
        number.place,
        Text::new(
            format!("số, ký hiệu văn bản “{written}” viết chưa đúng thể thức"),
            format!("the document number “{written}” is not written as such numbers are"),
        ),
    )
    .label(said);
    // What TOML would have to escape is no sign that is met.
    let right = respelt(written).filter(|right| !right.text.contains(['"', '\\']) && !right.text.contains(char::is_control));
    Some(match right {
        Some(right) => {
            let text = format!("\"{}\"", right.text);
            let help = if right.certain {
                Text::new(format!("viết là {text}"), format!("write {text}"))
            } else {
                Text::new(
                    format!("có phải là {text}? Xem lại trên văn bản rồi ghi cho đúng"),
                    format!("is it {text}? Look at the document itself and write it so"),
                )
            };
            let finding = finding.help(help);
            if right.certain { finding.fix(number.place, text) } else { finding }
        }
        None => finding.help(Text::fixed(
            "ghi như trên văn bản: số, dấu / rồi ký hiệu, ví dụ \"45/BC-SYT\"",
            "write it as on the document: the number, a slash, then the sign, such as \"45/BC-SYT\"",
        )),
    })
}

fn words(slip: Slip) -> Text {
    match slip {
        Slip::Unreadable => Text::fixed("phải có số, dấu / rồi đến ký hiệu", "must be a number, a slash, then a sign"),
        Slip::Blanks => Text::fixed("thừa dấu cách", "has extra blanks"),
        Slip::Dash => Text::fixed("dùng dấu gạch khác thay cho dấu -", "has another line in place of a hyphen"),
        Slip::End => Text::fixed("thừa dấu ở cuối", "has a mark too many at its end"),
        Slip::ExtraZero => Text::fixed("thừa số 0 ở trước", "has a zero too many before it"),
        Slip::Bar(code) => Text::new(format!("tên loại có lẽ là {code}"), format!("the type's code is {code}, most likely")),
        Slip::Small => Text::fixed("tên cơ quan viết chữ thường", "the issuer is in small letters"),
        Slip::LeadingZero => Text::fixed("số dưới 10 phải thêm số 0 ở trước", "a number below 10 takes a zero before it"),
        Slip::Case(code) => Text::each(|language: Language| {
            language.pick(
                format!("tên loại văn bản viết tắt là {code} (đúng chữ hoa, chữ thường)"),
                format!("the type's code is {code} (in these capitals and small letters)"),
            )
        }),
        Slip::NoCode => {
            Text::fixed("công văn không ghi tên loại (bỏ “CV”)", "an official letter (công văn) carries no type code: leave CV out")
        }
    }
}
