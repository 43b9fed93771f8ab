//! The two streams: documents and findings on standard output, summaries and errors on standard error.

use std::cell::RefCell;
use std::io::{ErrorKind, IsTerminal as _, Write as _};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::progress::{Progress, Stage};
use crate::language::{Language, Text, printable};

/// Where a command speaks.
pub(super) struct Console {
    /// The language it speaks.
    pub(super) language: Language,
    choice: ColorChoice,
    failed: bool,
    left_alone: bool,
    progress: RefCell<Option<Progress>>,
}

impl Console {
    pub(super) fn new(language: Language, color: &str) -> Self {
        let choice = match color {
            "always" => ColorChoice::Always,
            "never" => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        Self { language, choice, failed: false, left_alone: false, progress: RefCell::new(None) }
    }

    /// Whether standard output may be coloured.
    pub(super) fn styled(&self) -> bool {
        match self.choice {
            ColorChoice::Auto => AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
            choice => choice != ColorChoice::Never,
        }
    }

    /// The columns of the terminal: `COLUMNS`, or what it says of itself; none when the output is piped.
    pub(super) fn width() -> Option<usize> {
        let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
        if set.is_some() {
            return set;
        }
        if !std::io::stdout().is_terminal() {
            return None;
        }
        terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).or(Some(80))
    }

    /// Tells a person who waits what the command is at, until anything else is said.
    pub(super) fn stage(&self, stage: Stage) {
        let mut progress = self.progress.borrow_mut();
        match progress.as_ref() {
            Some(progress) => progress.at(stage),
            None => *progress = Progress::start(stage, self.language),
        }
    }

    /// Prints to standard output. A reader that went away is no fault; a disk that fails is.
    pub(super) fn print(&mut self, text: &str) {
        self.print_bytes(text.as_bytes(), true);
    }

    /// Prints text, or bytes that are none, to standard output.
    pub(super) fn print_bytes(&mut self, bytes: &[u8], is_text: bool) {
        self.progress.replace(None);
        let choice = if is_text { self.choice } else { ColorChoice::AlwaysAnsi };
        let mut out = AutoStream::new(std::io::stdout().lock(), choice);
        let Err(error) = out.write_all(bytes).and_then(|()| out.flush()) else { return };
        if error.kind() == ErrorKind::BrokenPipe {
            self.left_alone = true;
        } else {
            self.failed = true;
            self.error(&Text::new(format!("không ghi được kết quả: {error}"), format!("cannot write the output: {error}")));
        }
    }

    /// Prints a line to standard error.
    pub(super) fn note(&self, text: &Text) {
        self.say(&printable(text.in_language(self.language)));
    }

    /// Prints what stopped the command to standard error.
    pub(super) fn error(&self, text: &Text) {
        let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        let word = self.language.pick("lỗi", "error");
        self.say(&format!("{style}{word}{style:#}: {}", printable(text.in_language(self.language))));
    }

    /// Prints what to do next to standard error.
    pub(super) fn hint(&self, text: &Text) {
        let word = self.language.pick("cách làm", "what to do");
        self.say(&format!("  {word}: {}", printable(text.in_language(self.language))));
    }

    fn say(&self, line: &str) {
        self.progress.replace(None);
        let mut err = AutoStream::new(std::io::stderr().lock(), self.choice);
        // Nobody is left to tell when standard error itself fails.
        let _ = writeln!(err, "{line}");
    }

    /// Whether nobody reads standard output any more.
    pub(super) fn is_left_alone(&self) -> bool {
        self.left_alone
    }

    /// Whether the output could not be written.
    pub(super) fn failed(&self) -> bool {
        self.failed
    }
}
