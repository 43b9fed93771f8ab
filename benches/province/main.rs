//! How fast `cchc` is on a whole province, as the people who run it feel it: whole processes, from `exec` to exit.
//!
//! ```text
//! cargo bench --bench province                          # 15 rounds
//! CCHC_BENCH_ROUNDS=40 cargo bench --bench province
//! ```
//!
//! It makes a province of 175 agencies (875 files, some 9 MB; [`shared::synthetic`]) under cargo's own folder for such things, once, and then
//! runs three programs over it, one after the other, round after round:
//!
//! - **floor**: this very binary with `--floor DIR`: walk, read, parse and drop, on all cores, and nothing else ([`floor`]). Nothing that
//!   reads the same files with the same parser can do better.
//! - **validate**: `cchc validate`.
//! - **report**: `cchc report --quarter 2 --no-revision` (without git, whose speed is not ours).
//!
//! How to read it. The second table is the one to quote: the ratio of two runs of the *same round*, so that a busy machine slows both,
//! and of those ratios the median. `1.30` means reading, checking and reporting cost 30% on top of parsing. Absolute times are of this
//! machine and this minute; when the floor's own minimum and maximum lie far apart, the machine was busy: close things and run it again.
//! CPU time is user and system time of all threads: it shows work that more cores would hide from the wall clock.
//!
//! Nothing fails for being slow: targets are printed beside the figures, for people to judge. A program that does not succeed does fail
//! the benchmark, with what it printed: the time of a run that went wrong means nothing.

mod floor;
mod measure;
#[path = "../shared/mod.rs"]
mod shared;
mod table;

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use measure::Run;
use shared::synthetic;
use table::{Province, Series};

/// Environment variable: how many rounds to run.
const ROUNDS: &str = "CCHC_BENCH_ROUNDS";

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let done = match (arguments.next(), arguments.next()) {
        (Some(asked), Some(folder)) if asked == "--floor" => floor::run(Path::new(&folder)),
        // Cargo's own `--bench`, a filter, or nothing at all.
        _ => bench(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("province: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn bench() -> Result<()> {
    let rounds: usize = match env::var(ROUNDS) {
        Ok(text) => text.parse().ok().filter(|rounds| *rounds > 0).with_context(|| format!("{ROUNDS}={text}: not a number of rounds"))?,
        Err(_) => 15,
    };
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = scratch.join("bench-province");
    let written = scratch.join("bench-province-output.txt");
    synthetic::ensure(&folder).with_context(|| format!("making {}", folder.display()))?;

    let cchc = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
        command.arg("-C").arg(&folder).args(arguments);
        command
    };
    let mut floor = Command::new(env::current_exe().context("finding this program's own file")?);
    floor.arg("--floor").arg(&folder);
    let mut programs = [
        ("floor", floor, Vec::new()),
        ("validate", cchc(&["validate"]), Vec::new()),
        ("report", cchc(&["report", "--quarter", "2", "--no-revision"]), Vec::new()),
    ];

    let mut province = Province::default();
    for (name, command, _) in &mut programs {
        let (_, output) = succeed(name, command, &written)?;
        if *name == "floor" {
            province = Province::read(&output, synthetic::AGENCIES)?;
        }
    }
    for round in 0..rounds {
        // Each goes first in a third of the rounds: who runs after whom is nobody's advantage.
        for turn in 0..programs.len() {
            let index = (round + turn) % programs.len();
            let (name, command, runs) = &mut programs[index];
            runs.push(succeed(name, command, &written)?.0);
        }
    }
    let series = programs.map(|(name, _, runs)| Series { name, runs });
    print!("{}", table::shown(&province, &series));
    println!("\nworkspace: {}", folder.display());
    Ok(())
}

/// Runs a program to its end; one that fails ends the benchmark, with the beginning of what it printed.
fn succeed(name: &str, command: &mut Command, written: &Path) -> Result<(Run, String)> {
    let (run, status, output) = measure::run(command, written).with_context(|| format!("running {name}"))?;
    if !status.success() {
        let printed: Vec<&str> = output.lines().take(40).collect();
        bail!("{name} failed ({status}); {command:?} printed:\n{}", printed.join("\n"));
    }
    Ok((run, output))
}
