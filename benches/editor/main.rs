//! How long someone who types waits: `cchc lsp` over its pipes, in the synthetic province of 175 agencies.
//!
//! ```text
//! cargo bench --bench editor                          # 100 keystrokes of each kind
//! CCHC_BENCH_ROUNDS=500 cargo bench --bench editor
//! ```
//!
//! A keystroke is a `didChange` of one letter; what is timed is until the findings it changes are published, or, where it changes none, until
//! the server has judged it and answers. Behind each keystroke the whole province is judged, so that what other files have is told too.
//! Times are of this machine and this minute. The target, 50 ms at the 95th percentile, is printed for people to judge; nothing fails.

mod client;
#[path = "../shared/mod.rs"]
#[allow(dead_code, reason = "each benchmark takes what it needs")]
mod shared;

use std::env;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result};
use client::{Client, Document};
use serde_json::json;
use shared::spread::milliseconds;
use shared::synthetic;

/// Environment variable: how many keystrokes of each kind.
const ROUNDS: &str = "CCHC_BENCH_ROUNDS";

/// How long one may wait at the 95th percentile, in milliseconds.
const TARGET: f64 = 50.0;

fn main() -> ExitCode {
    match bench() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("editor: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn bench() -> Result<()> {
    let rounds: usize = match env::var(ROUNDS) {
        Ok(text) => text.parse().ok().filter(|rounds| *rounds > 0).with_context(|| format!("{ROUNDS}={text}: not a number of rounds"))?,
        Err(_) => 100,
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-province");
    synthetic::ensure(&folder).with_context(|| format!("making {}", folder.display()))?;
    let start = Instant::now();
    let mut client = Client::start(&folder)?;
    let opened = milliseconds(start.elapsed());
    let agency = folder.join("agencies/so-y-te/2021");
    let (mut report, mut plan) = (client.open(&agency.join("q2.toml"))?, client.open(&agency.join("plan.toml"))?);
    let mut rows = vec![
        ("a letter of a sentence in a report", letters(&mut client, &mut report, "result = \"", rounds)?),
        ("a letter of a name in a plan", letters(&mut client, &mut plan, "name = \"", rounds)?),
        ("a fault that comes and goes in a report", faults(&mut client, &mut report, rounds)?),
        ("a fault that comes and goes in a plan", faults(&mut client, &mut plan, rounds)?),
    ];
    let implements = plan.text.find("implements = [\"").context("a plan implements something")? + "implements = [\"".len();
    let header = report.text.find("[progress.").context("a report has an entry")? + "[progress.".len();
    for (name, method, document, at) in [
        ("hover over a provincial task", "textDocument/hover", &plan, implements),
        ("completion of a provincial task", "textDocument/completion", &plan, implements),
        ("completion of an entry", "textDocument/completion", &report, header),
        ("references of a provincial task", "textDocument/references", &plan, implements),
        ("hints of a report", "textDocument/inlayHint", &report, header),
    ] {
        rows.push((name, asked(&mut client, method, document, at, rounds)?));
    }
    client.leave()?;
    if cfg!(debug_assertions) {
        println!("built without optimisation: these figures say nothing");
    }
    println!("\nprovince: {} agencies · opened in {opened:.0} ms · {rounds} of each\n", synthetic::AGENCIES);
    println!("{:44}{:>8}{:>8}{:>8}   target p95 ≤ {TARGET:.0}", "ms", "p50", "p95", "most");
    for (name, times) in rows {
        let [half, most, all] = [0.5, 0.95, 1.0].map(|share| percentile(&times, share));
        println!("{name:44}{half:>8.1}{most:>8.1}{all:>8.1}   {}", if most <= TARGET { "within" } else { "above" });
    }
    println!("\nworkspace: {}", folder.display());
    Ok(())
}

/// The time below which a share of times lies.
fn percentile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a few hundred")]
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// Letters typed one after the other behind the first `mark`, which change no finding.
fn letters(client: &mut Client, document: &mut Document, mark: &str, rounds: usize) -> Result<Vec<f64>> {
    let at = document.text.find(mark).with_context(|| format!("there is `{mark}`"))? + mark.len();
    let mut times = Vec::with_capacity(rounds);
    for round in 0..rounds {
        let start = Instant::now();
        if round % 2 == 0 {
            client.put(document, at, 0, "ế")?;
        } else {
            client.put(document, at, "ế".len(), "")?;
        }
        client.settle()?;
        times.push(milliseconds(start.elapsed()));
    }
    Ok(times)
}

/// A letter too many in the header's year, and away again: the whole document stops and starts to be understood.
fn faults(client: &mut Client, document: &mut Document, rounds: usize) -> Result<Vec<f64>> {
    let at = document.text.find("year = ").context("there is a year")? + "year = ".len();
    let mut times = Vec::with_capacity(rounds);
    for round in 0..rounds {
        let start = Instant::now();
        if round % 2 == 0 {
            client.put(document, at, 0, "x")?;
        } else {
            client.put(document, at, 1, "")?;
        }
        client.published(document)?;
        times.push(milliseconds(start.elapsed()));
        client.settle()?;
    }
    Ok(times)
}

/// A request over and over.
fn asked(client: &mut Client, method: &str, document: &Document, at: usize, rounds: usize) -> Result<Vec<f64>> {
    let params = json!({
        "textDocument": { "uri": document.uri },
        "position": document.place(at),
        "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 60, "character": 0 } },
        "context": { "includeDeclaration": true },
    });
    let mut times = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let start = Instant::now();
        client.ask(method, params.clone())?;
        times.push(milliseconds(start.elapsed()));
    }
    Ok(times)
}
