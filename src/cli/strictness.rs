//! `--allow`, `--warn`, `--deny` and `--strict`: the levels a command line sets over the manifest's.

use super::Exit;
use super::console::Console;
use super::words::say;
use crate::check::{Levels, WARNINGS, catalogue};
use crate::diagnostic::suggest::nearest;
use crate::language::Text;
use crate::level::Level;

/// How strict a run is.
#[derive(clap::Args)]
#[command(next_help_heading = say("Mức độ", "Levels"))]
pub(super) struct Strictness {
    #[arg(short = 'A', long, value_name = say("QUY-TẮC", "RULE"), help = say(
        "Tắt quy tắc này (mã hoặc tên); nêu được nhiều lần",
        "Allow this rule (its code or name); may be given again",
    ))]
    allow: Vec<String>,
    #[arg(short = 'W', long, value_name = say("QUY-TẮC", "RULE"), help = say("Coi quy tắc này là cảnh báo", "Warn of this rule"))]
    warn: Vec<String>,
    #[arg(short = 'D', long, value_name = say("QUY-TẮC", "RULE"), help = say(
        "Coi quy tắc này là lỗi; `warnings` là mọi cảnh báo",
        "Deny this rule; `warnings` is every warning",
    ))]
    deny: Vec<String>,
    #[arg(long, help = say("Coi mọi cảnh báo là lỗi: dùng trước khi gửi báo cáo", "Deny every warning: the check before a submission"))]
    strict: bool,
}

impl Strictness {
    /// The levels set; of several for one rule the strictest holds. A rule nobody knows is refused.
    pub(super) fn levels(&self, console: &Console) -> Result<Levels, Exit> {
        let rules = catalogue();
        let named = [(&self.allow, Level::Allow), (&self.warn, Level::Warn), (&self.deny, Level::Deny)];
        let mut set = Vec::new();
        for (name, level) in named.into_iter().flat_map(|(names, level)| names.iter().map(move |name| (name, level))) {
            if name != WARNINGS && !rules.iter().any(|rule| rule.name == name || rule.code == name) {
                console.error(&Text::new(format!("không có quy tắc `{name}`"), format!("there is no rule `{name}`")));
                let known: Vec<&str> = rules.iter().flat_map(|rule| [rule.code, rule.name]).chain([WARNINGS]).collect();
                console.hint(&match nearest(name, known.iter().copied()) {
                    Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
                    None => Text::fixed("xem mọi quy tắc: cchc explain", "see every rule: cchc explain"),
                });
                return Err(Exit::Usage);
            }
            set.push((name.clone(), level));
        }
        Ok(Levels::new(set, self.strict))
    }
}
