//! What findings cost: finding them and showing them, in one process.
//!
//! ```text
//! cargo bench --bench findings                          # 11 rounds
//! CCHC_BENCH_ROUNDS=40 cargo bench --bench findings
//! ```
//!
//! Two tables:
//!
//! - On the synthetic province **with faults** ([`faults`]: more than 10,000 findings): loading it, checking it, and drawing all of it by each
//!   face, each face beside the check. The target is that showing costs no more than finding. `terminal` draws what people get, the first
//!   hundred; `terminal, all` is `--limit 0`.
//! - Each rule of `check` alone on one thread, with its share of all of them: on the **sound** province, dearest first, and beside it on
//!   the one with faults, where a rule also pays for its words. Here is where to look when `validate` has become slower.
//!
//! Load and check use all cores, as they do in `cchc`. Times are medians of this machine and this minute; the ratio is of medians. Nothing
//! fails for being slow: the target is printed for people to judge.

mod faults;
#[path = "../shared/mod.rs"]
mod shared;

use std::env;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use cchc::check::{self, Levels};
use cchc::diagnostic::rule::Rule;
use cchc::diagnostic::{FACES, Sheet};
use cchc::language::Language;
use cchc::level::Level;
use cchc::load::{self, Overlay};
use cchc::model::checked::Checked;
use chrono::NaiveDate;
use shared::spread::{Spread, milliseconds};
use shared::synthetic;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Environment variable: how many rounds to run.
const ROUNDS: &str = "CCHC_BENCH_ROUNDS";

/// How many findings there must be for the ratios to mean something.
const FINDINGS: usize = 10_000;

/// How many times the check a face may take.
const TIMES_CHECK: f64 = 1.0;

/// As many findings as `validate` draws unless told otherwise.
const DRAWN: usize = 100;

fn main() -> ExitCode {
    match bench() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("findings: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn bench() -> Result<()> {
    let rounds: usize = match env::var(ROUNDS) {
        Ok(text) => text.parse().ok().filter(|rounds| *rounds > 0).with_context(|| format!("{ROUNDS}={text}: not a number of rounds"))?,
        Err(_) => 11,
    };
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (sound, spoilt) = (scratch.join("bench-province"), scratch.join("bench-findings"));
    let made_by = synthetic::ensure(&sound).with_context(|| format!("making {}", sound.display()))?;
    faults::ensure(&sound, &made_by, &spoilt).with_context(|| format!("making {}", spoilt.display()))?;
    if cfg!(debug_assertions) {
        println!("built without optimisation: these figures say nothing");
    }
    faces(&spoilt, rounds)?;
    rules(&sound, &spoilt, rounds)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 1, 15).unwrap_or_default()
}

/// How long a piece of work takes, and what it gives.
fn timed<T>(times: &mut Vec<f64>, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = black_box(work());
    times.push(milliseconds(start.elapsed()));
    done
}

/// Loading, checking and showing the province with faults.
fn faces(folder: &Path, rounds: usize) -> Result<()> {
    let rules = check::catalogue();
    let mut shown: Vec<(String, usize, usize)> =
        FACES.iter().enumerate().map(|(index, face)| (face.name.to_owned(), index, DRAWN)).collect();
    shown.insert(1, (format!("{}, all", FACES[0].name), 0, usize::MAX));
    let (mut loading, mut checking, mut count) = (Vec::new(), Vec::new(), 0);
    let mut showing: Vec<(Vec<f64>, usize)> = vec![(Vec::new(), 0); shown.len()];
    for round in 0..=rounds {
        let loaded = timed(&mut loading, || load::workspace(folder, &Overlay::default()))?;
        let (checked, diagnostics) = timed(&mut checking, || check::check(loaded, Levels::default(), today()));
        count = diagnostics.len();
        let sources = &checked.workspace().sources;
        let files: Vec<&str> = sources.paths().collect();
        for ((_, face, limit), (times, bytes)) in shown.iter().zip(&mut showing) {
            let limit = Some(*limit);
            let sheet = Sheet {
                diagnostics: &diagnostics,
                sources,
                checked: &files,
                rules: &rules,
                language: Language::Vietnamese,
                styled: false,
                width: None,
                limit,
            };
            *bytes = timed(times, || (FACES[*face].render)(&sheet)).len();
        }
        // The first round warms the disk's and the processor's caches.
        if round == 0 {
            loading.clear();
            checking.clear();
            for (times, _) in &mut showing {
                times.clear();
            }
        }
    }
    ensure!(count > FINDINGS, "only {count} findings were planted");

    let (loading, checking) = (Spread::of(loading.into_iter()), Spread::of(checking.into_iter()));
    println!("\nprovince with faults: {} agencies · {count} findings · {rounds} rounds after a warm-up\n", synthetic::AGENCIES);
    println!("{:16}{:>26}{:>10}{:>10}{:>14}", "", "ms, median (min–max)", "MB", "/check", format!("target ≤ {TIMES_CHECK:.1}"));
    println!("{:16}{:>26}", "load", loading.to_string());
    println!("{:16}{:>26}", "check", checking.to_string());
    for ((name, ..), (times, bytes)) in shown.into_iter().zip(showing) {
        let spread = Spread::of(times.into_iter());
        let ratio = spread.median / checking.median;
        let megabytes = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6;
        let verdict = if ratio <= TIMES_CHECK { "within" } else { "ABOVE" };
        println!("{name:16}{:>26}{megabytes:>10.2}{ratio:>10.2}{verdict:>14}", spread.to_string());
    }
    println!("\nworkspace: {}", folder.display());
    Ok(())
}

/// What each rule costs: on the sound province, and where it has much to say.
fn rules(sound: &Path, spoilt: &Path, rounds: usize) -> Result<()> {
    let check =
        |folder: &Path| Ok::<_, anyhow::Error>(check::check(load::workspace(folder, &Overlay::default())?, Levels::default(), today()));
    let ((sound, found), (spoilt, planted)) = (check(sound)?, check(spoilt)?);
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    let cost = |code: &str| (cost(&sound, code, rounds), cost(&spoilt, code, rounds));
    // The rules of `load` cost nothing here: they were found while files were read.
    let rules = check::catalogue().into_iter().filter(|rule| check::is_in_a_table(rule));
    let mut costs: Vec<(&Rule, (f64, f64))> = alone.install(|| rules.map(|rule| (rule, cost(rule.code))).collect());
    let beside = alone.install(|| cost("beside"));
    costs.sort_by(|one, other| other.1.0.total_cmp(&one.1.0));
    let on = || costs.iter().filter(|(rule, _)| rule.level != Level::Allow);
    let total = |of: fn(&(f64, f64)) -> f64| on().map(|(_, cost)| of(cost)).sum::<f64>();
    let (all, all_spoilt) = (total(|cost| cost.0), total(|cost| cost.1));

    println!("\nevery rule alone on one thread · {rounds} rounds after a warm-up\n");
    println!("{:44}{:>24}{:>24}", "ms, median, and share", "sound province", "with faults");
    let share = |cost: f64, all: f64| format!("{cost:.3} {:>6.1}%", 100.0 * cost / all);
    for (rule, (cost, spoilt)) in &costs {
        let name = if rule.level == Level::Allow { format!("{} (off by default)", rule.name) } else { rule.name.to_owned() };
        println!("{:8}{name:36}{:>24}{:>24}", rule.code, share(*cost, all), share(*spoilt, all_spoilt));
    }
    println!("{:44}{:>24}{:>24}", "reports beside their plans, in each C03 one", share(beside.0, all), share(beside.1, all_spoilt));
    println!("{:44}{:>24}{:>24}", "all that are on by default", share(all, all), share(all_spoilt, all_spoilt));
    println!("{:44}{:>24}{:>24}", "findings", found.len(), planted.len());
    Ok(())
}

fn cost(checked: &Checked, code: &str, rounds: usize) -> f64 {
    let mut times = Vec::new();
    for _ in 0..=rounds {
        timed(&mut times, || check::alone(checked, code));
    }
    Spread::of(times.drain(1..)).median
}
