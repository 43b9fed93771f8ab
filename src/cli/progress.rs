//! What a command that takes more than a second is at, on standard error, where a person watches: one line, drawn over and taken away
//! before anything else is said. A pipe, a file and a machine that builds see nothing of it.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::language::{Language, Text};

/// How long a command may take before anybody wonders.
const QUIET: Duration = Duration::from_secs(1);

/// How often the line is drawn anew.
const STEP: Duration = Duration::from_millis(250);

/// What a command is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Files are read.
    Read,
    /// Rules are run.
    Check,
    /// Figures are added up.
    RollUp,
    /// An output is written.
    Write,
}

impl Stage {
    fn words(self) -> Text {
        match self {
            Self::Read => Text::fixed("đang đọc các tệp", "reading the files"),
            Self::Check => Text::fixed("đang kiểm tra", "checking"),
            Self::RollUp => Text::fixed("đang tổng hợp", "rolling up"),
            Self::Write => Text::fixed("đang ghi", "writing"),
        }
    }
}

/// The line; it goes away when this is dropped.
pub(super) struct Progress {
    stages: Option<Sender<Stage>>,
    drawing: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts to watch; none where nobody would see it.
    pub(super) fn start(stage: Stage, language: Language) -> Option<Self> {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var("TERM").is_ok_and(|terminal| terminal == "dumb");
        if !is_watched(std::io::stderr().is_terminal(), is_dumb, is_set("CI")) {
            return None;
        }
        let (stages, told) = mpsc::channel();
        let drawing = std::thread::spawn(move || {
            let since = Instant::now();
            let mut stage = stage;
            let mut drawn = false;
            loop {
                match told.recv_timeout(if drawn { STEP } else { QUIET.saturating_sub(since.elapsed()) }) {
                    Ok(next) => stage = next,
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if let Some(line) = line(stage, since.elapsed(), language) {
                    let mut err = std::io::stderr().lock();
                    // Whoever watched is gone: that stops no command.
                    let _ = write!(err, "\r{line}\u{1b}[K").and_then(|()| err.flush());
                    drawn = true;
                }
            }
            if drawn {
                let mut err = std::io::stderr().lock();
                let _ = write!(err, "\r\u{1b}[K").and_then(|()| err.flush());
            }
        });
        Some(Self { stages: Some(stages), drawing: Some(drawing) })
    }

    /// Goes on to another stage.
    pub(super) fn at(&self, stage: Stage) {
        if let Some(stages) = &self.stages {
            let _ = stages.send(stage);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        // Closing the channel ends the thread, which takes the line away first.
        self.stages = None;
        if let Some(drawing) = self.drawing.take() {
            let _ = drawing.join();
        }
    }
}

/// Whether a person sees the line, and their terminal can take it away again.
fn is_watched(is_terminal: bool, is_dumb: bool, is_built: bool) -> bool {
    is_terminal && !is_dumb && !is_built
}

/// The line after some time; none in the first second.
fn line(stage: Stage, elapsed: Duration, language: Language) -> Option<String> {
    let words = stage.words();
    let words = words.in_language(language);
    (elapsed >= QUIET).then(|| format!("{words}… {} {}", elapsed.as_secs(), language.pick("giây", "s")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_person_at_a_terminal_sees_it() {
        assert!(is_watched(true, false, false));
        for (is_terminal, is_dumb, is_built) in [(false, false, false), (true, true, false), (true, false, true)] {
            assert!(!is_watched(is_terminal, is_dumb, is_built));
        }
    }

    #[test]
    fn nothing_in_the_first_second() {
        let at = |milliseconds| line(Stage::Check, Duration::from_millis(milliseconds), Language::Vietnamese);
        assert_eq!(at(999), None);
        assert_eq!(at(1000).as_deref(), Some("đang kiểm tra… 1 giây"));
        assert_eq!(line(Stage::Write, Duration::from_millis(2900), Language::English).as_deref(), Some("writing… 2 s"));
    }
}
