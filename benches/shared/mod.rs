//! What the benchmarks share: the synthetic province, and how measurements are summed up.

mod chance;
pub(crate) mod spread;
pub(crate) mod synthetic;
mod words;
