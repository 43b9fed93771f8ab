//! `--open`: shows a file with whatever program the system has for it. That there is none is no failure: the path is said.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::super::console::Console;
use super::ledger::state_folder;
use crate::language::Text;

/// The system's opener.
const OPENER: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// How long an opener is watched for failing: some stay as long as the program they start.
const PATIENCE: Duration = Duration::from_secs(2);

/// Shows `path`, or says where it is.
pub(crate) fn open(path: &Path, console: &Console) {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let quiet = Command::new(OPENER).arg(&path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let failed = match quiet {
        Ok(mut opener) => {
            let since = Instant::now();
            loop {
                match opener.try_wait() {
                    // Windows' own says 1 whatever happens.
                    Ok(Some(status)) => break !status.success() && !cfg!(windows),
                    Ok(None) if since.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(20)),
                    Ok(None) | Err(_) => break false,
                }
            }
        }
        Err(_) => true,
    };
    if failed {
        let path = path.display();
        console.note(&Text::new(
            format!("không mở được bằng `{OPENER}`; hãy tự mở tệp: {path}"),
            format!("`{OPENER}` cannot open it; open the file yourself: {path}"),
        ));
    }
}

/// Where a page that is only looked at is put: always the same file for the same report, in the user's own folder, which others cannot
/// read into or lay links in; the system's temporary folder where there is none.
pub(crate) fn own_page(name: &str) -> PathBuf {
    let folder = state_folder().map(|folder| folder.join("pages")).filter(|folder| std::fs::create_dir_all(folder).is_ok());
    folder.unwrap_or_else(std::env::temp_dir).join(name)
}
