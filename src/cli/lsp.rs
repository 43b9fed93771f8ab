//! `cchc lsp`: the language server, over standard input and output.

use std::path::PathBuf;

use chrono::NaiveDate;
use lsp_server::Connection;

use super::console::Console;
use super::strictness::Strictness;
use super::words::{self, say};
use super::{Exit, day, today};
use crate::editor::language_server::{self, Ended, Settings};
use crate::language::{Language, Text};

/// Serves an editor.
#[derive(clap::Args)]
#[command(help_template = words::template(), next_help_heading = say("Tùy chọn", "Options"), after_help = say(
    "Trình soạn thảo tự chạy lệnh này, không gõ tay. Cách cài cho VS Code, Neovim, Helix: docs/editors.md",
    "Editors run this by themselves. How to set up VS Code, Neovim, Helix: docs/editors.md",
))]
pub(super) struct Args {
    #[arg(long, hide = true, help = say("Qua đầu vào, đầu ra chuẩn: luôn luôn như vậy", "Over standard input and output: always so"))]
    stdio: bool,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say(
        "Coi hôm nay là ngày này (như 31/05/2021), để tính còn bao nhiêu ngày",
        "Take this day (such as 2021-05-31) for today, to tell how many days are left",
    ))]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    strictness: Strictness,
}

pub(super) fn run(args: &Args, language: Option<Language>, console: &Console) -> Exit {
    let levels = match args.strictness.levels(console) {
        Ok(levels) => levels,
        Err(exit) => return exit,
    };
    let set = || Language::from_code(&std::env::var("CCHC_LANG").ok()?);
    let settings = Settings { today, as_of: args.as_of, language: language.or_else(set), levels, cache: cache_folder() };
    let (connection, threads) = Connection::stdio();
    let ended = language_server::serve(&connection, settings);
    // The threads end when nothing can be sent any more.
    drop(connection);
    match ended {
        Ok(Ended::Asked) => {
            let _ = threads.join();
            Exit::Done
        }
        Ok(Ended::Abandoned) => Exit::Denied,
        Err(error) => {
            console.error(&Text::new(format!("trình soạn thảo ngắt kết nối: {error:#}"), format!("the editor went away: {error:#}")));
            Exit::Denied
        }
    }
}

/// Where programs of this user may keep what they can make again.
fn cache_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder =
        if cfg!(windows) { set("LOCALAPPDATA") } else { set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache"))) };
    folder.map(|folder| folder.join("cchc").join("editor"))
}
