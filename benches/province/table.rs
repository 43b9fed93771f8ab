//! The tables: medians with their spread, and the paired ratios beside their targets.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::measure::Run;
use crate::shared::spread::{Spread, milliseconds};

/// How many times the floor a program may take.
const TIMES_FLOOR: f64 = 1.5;

/// How many megabytes a program may hold at once.
const MEGABYTES: f64 = 100.0;

/// What was read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Province {
    bytes: u32,
    files: usize,
    agencies: usize,
}

impl Province {
    /// Reads what the floor printed: bytes and files.
    pub(crate) fn read(output: &str, agencies: usize) -> Result<Self> {
        let mut words = output.split_whitespace();
        let (bytes, files) = (words.next().and_then(|word| word.parse().ok()), words.next().and_then(|word| word.parse().ok()));
        let (bytes, files) = bytes.zip(files).with_context(|| format!("the floor printed no two numbers: {output}"))?;
        Ok(Self { bytes, files, agencies })
    }
}

/// The runs of one program, one a round.
pub(crate) struct Series {
    /// Its name in the tables.
    pub(crate) name: &'static str,
    /// Its runs, round by round.
    pub(crate) runs: Vec<Run>,
}

/// A measure of a run.
type Measure = fn(&Run) -> f64;

/// Every measure with its name and unit.
const MEASURES: [(&str, Measure); 3] = [
    ("wall, ms", |run| milliseconds(run.wall)),
    ("CPU, ms", |run| milliseconds(run.cpu)),
    ("peak memory, MB", |run| f64::from(run.peak) * 1024.0 / 1e6),
];

/// The tables; the first of `series` is the floor.
pub(crate) fn shown(province: &Province, series: &[Series]) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut text, province, series);
    text
}

fn write(text: &mut String, province: &Province, series: &[Series]) -> std::fmt::Result {
    let Some((floor, others)) = series.split_first() else { return Ok(()) };
    let cores = std::thread::available_parallelism().map_or_else(|_| "?".to_owned(), |cores| cores.to_string());
    let megabytes = f64::from(province.bytes) / 1e6;
    let Province { files, agencies, .. } = province;
    writeln!(
        text,
        "\n{megabytes:.2} MB · {files} files · {agencies} agencies · {cores} cores · {} rounds after a warm-up",
        floor.runs.len()
    )?;
    if cfg!(debug_assertions) {
        writeln!(text, "built without optimisation: these figures say nothing")?;
    }

    write!(text, "\n{:16}", "median (min–max)")?;
    for (title, _) in MEASURES {
        write!(text, "{title:>26}")?;
    }
    for one in series {
        write!(text, "\n{:16}", one.name)?;
        for (_, measure) in MEASURES {
            write!(text, "{:>26}", Spread::of(one.runs.iter().map(measure)).to_string())?;
        }
    }

    let target = format!("target ≤ {TIMES_FLOOR:.1}");
    writeln!(text, "\n\n{:16}{:>26}{target:>14}{:>26}{target:>14}{:>14}", "same round", "wall", "CPU", format!("≤ {MEGABYTES:.0} MB"))?;
    for one in others {
        write!(text, "{:16}", format!("{}/{}", one.name, floor.name))?;
        for (_, measure) in &MEASURES[..2] {
            let pairs = one.runs.iter().zip(&floor.runs).map(|(run, floor)| measure(run) / measure(floor));
            let Spread { median, least, most } = Spread::of(pairs);
            write!(text, "{:>26}{:>14}", format!("{median:.2} ({least:.2}–{most:.2})"), verdict(median, TIMES_FLOOR))?;
        }
        let (_, memory) = MEASURES[2];
        writeln!(text, "{:>14}", verdict(Spread::of(one.runs.iter().map(memory)).most, MEGABYTES))?;
    }
    Ok(())
}

fn verdict(value: f64, target: f64) -> &'static str {
    if value <= target { "within" } else { "ABOVE" }
}
