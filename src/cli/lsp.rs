//! `cchc lsp`: the language server, over standard input and output.

use std::io::{self, BufReader, Stdin};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use lsp_server::{Connection, Message};

use super::console::Console;
use super::strictness::Strictness;
use super::words::{self, say};
use super::{Exit, day, today};
use crate::editor::language_server::wire::{self, Received};
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
    let Streams { connection, writer, broken } = Streams::open();
    let ended = language_server::serve(&connection, settings);
    // The writer ends when nothing can be sent any more.
    drop(connection);
    let since = Instant::now();
    while !writer.is_finished() && since.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(5));
    }
    if let Some(why) = broken.get() {
        console.error(&Text::each(|language| {
            let ended = language.pick("không hiểu trình soạn thảo gửi gì nên dừng", "what the editor sends cannot be followed any more");
            format!("{ended}: {}", why.in_language(language))
        }));
        return Exit::Denied;
    }
    match ended {
        Ok(Ended::Asked) => Exit::Done,
        Ok(Ended::Abandoned) => Exit::Denied,
        Err(error) => {
            console.error(&Text::new(format!("trình soạn thảo ngắt kết nối: {error:#}"), format!("the editor went away: {error:#}")));
            Exit::Denied
        }
    }
}

/// How long an editor that takes its time may read the last answers.
const PATIENCE: Duration = Duration::from_secs(5);

/// The editor at the other end of the two streams.
struct Streams {
    connection: Connection,
    /// Writes what is sent; it ends when the connection does.
    writer: JoinHandle<()>,
    /// Why nothing more could be read, where the stream did not end by itself; known before the connection ends.
    broken: Arc<OnceLock<Text>>,
}

impl Streams {
    /// Begins to read and to write, each in a thread of its own: what comes in is taken while something is worked out.
    fn open() -> Self {
        let (connection, theirs) = Connection::memory();
        let broken = Arc::new(OnceLock::new());
        let Connection { sender, receiver } = theirs;
        let why = Arc::clone(&broken);
        thread::spawn(move || {
            let mut input = BufReader::new(io::stdin());
            while let Some(message) = next(&mut input, &why) {
                let is_last = matches!(&message, Message::Notification(told) if told.method == "exit");
                if sender.send(message).is_err() || is_last {
                    break;
                }
            }
        });
        let writer = thread::spawn(move || {
            let _ = receiver.into_iter().try_for_each(|message| message.write(&mut io::stdout().lock()));
        });
        Self { connection, writer, broken }
    }
}

/// The next message; what is none is answered at once.
fn next(input: &mut BufReader<Stdin>, broken: &OnceLock<Text>) -> Option<Message> {
    loop {
        match wire::read(input) {
            Ok(Some(Received::Message(message))) => return Some(message),
            Ok(Some(Received::Refused(answer))) => wire::write(&mut io::stdout().lock(), &answer).ok()?,
            Ok(None) => return None,
            Err(why) => {
                let _ = broken.set(why);
                return None;
            }
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
