//! A level or an exception for a rule that does not exist.

use crate::check::WARNINGS;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;
use crate::model::checked::Checked;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0104",
    name: "unknown-rule",
    level: Level::Deny,
    summary: Text::fixed("cchc.toml nêu một quy tắc không có", "the manifest names a rule that does not exist"),
    why: Text::fixed(
        "Tên quy tắc gõ sai thì mức độ hay ngoại lệ đặt cho nó không có tác dụng.",
        "With a misspelt name the level or the exception set for it has no effect.",
    ),
    example: "[rules]\ncordination-missing = \"deny\"",
    fix: Text::fixed("Ghi tên hoặc mã quy tắc như `cchc explain` liệt kê.", "Write the rule's name or code as `cchc explain` lists them."),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// Checks the manifest's `[rules]` and exceptions.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    let rules = crate::check::catalogue();
    let manifest = &checked.workspace().manifest;
    let excepted = manifest.exceptions.iter().map(|exception| &exception.rule);
    for named in manifest.rules.iter().map(|(named, _)| named).filter(|named| named.value != WARNINGS).chain(excepted) {
        if rules.iter().any(|rule| rule.name == named.value || rule.code == named.value) {
            continue;
        }
        let finding = Finding::new(
            &RULE,
            named.place,
            Text::new(format!("không có quy tắc `{}`", named.value), format!("there is no rule `{}`", named.value)),
        )
        .label(Text::fixed("quy tắc lạ", "unknown rule"));
        findings.push(finding.help(match nearest(&named.value, rules.iter().map(|rule| rule.name)) {
            Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
            None => Text::fixed("xem các quy tắc bằng `cchc explain`", "see the rules with `cchc explain`"),
        }));
    }
}
