//! `cchc explain`: a rule's page, or the table of rules.

use unicode_width::UnicodeWidthStr as _;

use super::Exit;
use super::console::Console;
use super::words::{self, say};
use crate::check::{RETIRED, catalogue};
use crate::diagnostic::rule::{Part, Rule};
use crate::diagnostic::suggest::nearest;
use crate::language::{Language, Text};
use crate::level::Level;
use crate::wrap::wrap;

/// Explains a rule.
#[derive(clap::Args)]
#[command(help_template = words::template())]
pub(super) struct Args {
    #[arg(value_name = say("MÃ", "CODE"), help_heading = say("Đối số", "Arguments"), help = say(
        "Mã hoặc tên quy tắc (C0201, obligation-not-derived); bỏ trống thì liệt kê tất cả",
        "A rule's code or name (C0201, obligation-not-derived); all of them when left out",
    ))]
    code: Option<String>,
}

/// Where a rule's name stands in the list.
const INDENT: usize = 14;

/// How narrow the column of what a rule is about gets.
const COLUMN: usize = 24;

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let rules = catalogue();
    let language = console.language;
    let Some(asked) = &args.code else {
        let width = Console::width().unwrap_or(usize::MAX);
        let lines: Vec<String> = rules.iter().flat_map(|rule| line(rule, language, width)).collect();
        console.print(&format!("{}\n", lines.join("\n")));
        return Exit::Done;
    };
    let found = rules.iter().find(|rule| rule.code.eq_ignore_ascii_case(asked) || rule.name == asked);
    if let Some(rule) = found {
        console.print(&page(rule, language, Console::width().unwrap_or(usize::MAX)));
        return Exit::Done;
    }
    if let Some((code, name, fate)) = RETIRED.iter().find(|(code, name, _)| code.eq_ignore_ascii_case(asked) || name == asked) {
        console.note(&Text::each(|language| {
            let fate = fate.in_language(language);
            language.pick(format!("{code} {name} đã thôi dùng: {fate}"), format!("{code} {name} is retired: {fate}"))
        }));
        return Exit::Done;
    }
    console.error(&Text::new(format!("không có quy tắc `{asked}`"), format!("there is no rule `{asked}`")));
    let names: Vec<&str> = rules.iter().flat_map(|rule| [rule.code, rule.name]).collect();
    console.hint(&match nearest(asked, names.iter().copied()) {
        Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
        None => Text::fixed("xem mọi quy tắc: cchc explain", "see every rule: cchc explain"),
    });
    Exit::Usage
}

/// A rule's row; what it is about wraps in its column, or under the rule's name where the window leaves that column no room.
fn line(rule: &Rule, language: Language, width: usize) -> Vec<String> {
    let summary = rule.summary.in_language(language);
    let head = format!("{}  {:<5}  {:<34} ", rule.code, word(rule.level), rule.name);
    let beside = width.saturating_sub(head.width());
    if beside >= COLUMN {
        let mut lines = wrap(summary, beside, "");
        let hang = " ".repeat(head.width());
        lines.iter_mut().enumerate().for_each(|(at, line)| line.insert_str(0, if at == 0 { &head } else { &hang }));
        return lines;
    }
    let under = wrap(summary, width.saturating_sub(INDENT), "").into_iter().map(|line| " ".repeat(INDENT) + &line);
    std::iter::once(head.trim_end().to_owned()).chain(under).collect()
}

/// A rule's page: what, why, an example, the fix, and what it rests on.
fn page(rule: &Rule, language: Language, width: usize) -> String {
    let mut page = format!("{} {} ({} {})\n", rule.code, rule.name, language.pick("mặc định:", "default:"), word(rule.level));
    for (heading, part) in rule.page() {
        // What is to be typed stays on its line.
        let (indent, lines) = match part {
            Part::Words(words) => ("  ", wrap(words.in_language(language), width.saturating_sub(2), "")),
            Part::Lines(lines) => ("    ", lines.lines().map(str::to_owned).collect()),
        };
        for line in ["", heading.in_language(language)] {
            page.push_str(line);
            page.push('\n');
        }
        for line in &lines {
            page.extend([indent, line, "\n"]);
        }
    }
    page
}

fn word(level: Level) -> &'static str {
    Level::ALL.iter().find(|(_, known)| *known == level).map_or("", |(word, _)| word)
}
