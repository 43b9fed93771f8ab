//! The documentation that is held against the code: `docs/rules.md` is the catalogue of rules, no more and no less.
//!
//! `CCHC_BLESS=1 cargo test --test docs` writes it anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

mod support;

use cchc::check::{RETIRED, catalogue};
use cchc::diagnostic::rule::Rule;
use cchc::language::Text;
use cchc::level::Level;

/// The groups of codes, as the page heads them.
const GROUPS: [(&str, Text); 8] = [
    ("L00", Text::fixed("Cả tệp", "Whole files")),
    ("L01", Text::fixed("Khóa và giá trị", "Keys and values")),
    ("L02", Text::fixed("Lời văn", "Text")),
    ("C01", Text::fixed("Tham chiếu và tài liệu", "References and documents")),
    ("C02", Text::fixed("Kế hoạch", "Plans")),
    ("C03", Text::fixed("Tiến độ và ngày tháng", "Progress and dates")),
    ("C04", Text::fixed("Tiền", "Money")),
    ("C05", Text::fixed("Chỉ tiêu", "Indicators")),
];

#[test]
fn the_page_of_rules_is_the_catalogue() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let page = page();
    if std::env::var_os("CCHC_BLESS").is_some() {
        fs::write(&path, &page).expect("docs/rules.md can be written");
    }
    let written = fs::read_to_string(&path).expect("docs/rules.md is there; CCHC_BLESS=1 writes it");
    assert_eq!(written, page, "docs/rules.md is not the catalogue; CCHC_BLESS=1 cargo test --test docs writes it anew");
}

/// What the README tells a clerk to type is sound, by the strictest check there is.
#[test]
fn the_walk_through_of_the_readme_is_sound() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README is there");
    let mut blocks = readme.split("```toml\n").skip(1).map(|block| block.split("```").next().unwrap_or_default());
    let (plan, report) = (blocks.next().expect("a plan"), blocks.next().expect("a report"));
    let folder = support::scratch(Path::new("readme")).expect("a folder");
    let run = |arguments: &[&str]| support::program(&folder).args(arguments).output().expect("the program runs");
    for typed in ["init --agency thanh-tra-tinh thu", "-C thu derive", "-C thu open --quarter 1"] {
        assert!(readme.contains(&format!("cchc {typed}")), "the README does not say cchc {typed}");
        assert!(run(&typed.split(' ').collect::<Vec<_>>()).status.success(), "cchc {typed}");
    }
    let year = folder.join("thu/agencies/thanh-tra-tinh/2021");
    fs::write(year.join("plan.toml"), plan).expect("the plan can be written");
    fs::write(year.join("q1.toml"), report).expect("the report can be written");
    let checked = run(&["-C", "thu", "validate", "--strict"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let status = String::from_utf8(run(&["-C", "thu", "status", "--quarter", "1", "--as-of", "2021-03-20"]).stdout).expect("UTF-8");
    assert!(readme.contains(status.trim()), "the README does not show:\n{status}");
    // And the mistake that is shown gives the one finding that is shown.
    fs::write(year.join("q1.toml"), report.replace("completed = 2021-02-24", "completed = \"24/2/2021\"")).expect("it can be written");
    let shown = String::from_utf8(run(&["-C", "thu", "validate"]).stdout).expect("UTF-8");
    assert!(readme.contains(shown.trim()), "the README does not show:\n{shown}");
}

#[test]
fn every_rule_is_in_a_group_and_says_all_it_must() {
    for rule in catalogue() {
        assert!(GROUPS.iter().any(|(code, _)| rule.code.starts_with(code)), "{} is in no group", rule.code);
        for text in [&rule.summary, &rule.why, &rule.fix, &rule.basis] {
            assert!(!text.vi.trim().is_empty() && !text.en.trim().is_empty(), "{} lacks words", rule.code);
        }
        assert!(!rule.example.trim().is_empty(), "{} has no example", rule.code);
        let name = rule.name;
        assert!(
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{name} is no name for [rules]"
        );
    }
}

fn page() -> String {
    let mut page = String::from(HEAD);
    let rules = catalogue();
    for (group, title) in &GROUPS {
        let _ = writeln!(page, "\n## {} · {}\n\n{TABLE}", title.vi, title.en);
        for rule in rules.iter().filter(|rule| rule.code.starts_with(group)) {
            let (code, anchor) = (rule.code, anchor(rule));
            let _ = writeln!(
                page,
                "| [{code}](#{anchor}) | `{}` | {} | {} | {} |",
                rule.name,
                word(rule.level),
                rule.summary.vi,
                rule.summary.en
            );
        }
    }
    let _ = writeln!(page, "\n## Mã đã thôi dùng · Retired codes\n");
    if RETIRED.is_empty() {
        page.push_str("Chưa có mã nào. Mã đã thôi dùng sẽ ở lại đây và không bao giờ được cấp cho quy tắc khác. *None yet. A retired code stays here and is never given to another rule.*\n");
    }
    for (code, name, fate) in RETIRED {
        let _ = writeln!(page, "- {code} `{name}`: {} *{}*", fate.vi, fate.en);
    }
    let _ = writeln!(page, "\n## Từng quy tắc · Each rule");
    for rule in &rules {
        let _ = write!(page, "\n{}", entry(rule));
    }
    page
}

const TABLE: &str = "| mã | tên | mặc định | là gì | what |\n|---|---|---|---|---|";

const HEAD: &str = "# Các quy tắc của `cchc validate`

*Every rule of `cchc validate`. Trang này do phép thử `tests/docs.rs` viết ra từ chính chương trình; đừng sửa tay. This page is written by a test from the program itself.*

Mức mặc định: `deny` là lỗi (mã kết thúc 1), `warn` là cảnh báo, `allow` là tắt. Đổi mức trong `[rules]` của `cchc.toml`, hoặc bằng `--allow`, `--warn`, `--deny`; miễn một chỗ bằng `[[exception]]` ([format.md](format.md#3-cchctoml)).
Mức chỉ quyết định cái gì được in và mã kết thúc; **không quy tắc nào, không mức nào đổi một con số**. Trong dòng lệnh: `cchc explain C0201`.

*Levels decide what is shown and how the command ends, never a figure. Set them in `[rules]`, or with `--allow`, `--warn`, `--deny`; let off one entry with `[[exception]]`.*
";

fn anchor(rule: &Rule) -> String {
    format!("{}-{}", rule.code.to_lowercase(), rule.name)
}

fn word(level: Level) -> &'static str {
    Level::ALL.iter().find(|(_, known)| *known == level).map_or("", |(word, _)| word)
}

fn entry(rule: &Rule) -> String {
    let both = |text: &Text| format!("{} *{}*", text.vi, text.en);
    format!(
        "### {} {}\n\n{}\n\n- **Vì sao · Why**: {}\n- **Cách sửa · Fix**: {}\n- **Căn cứ · Rests on**: {}\n\n```toml\n{}\n```\n",
        rule.code,
        rule.name,
        both(&rule.summary),
        both(&rule.why),
        both(&rule.fix),
        both(&rule.basis),
        rule.example,
    )
}
