//! Functional cases.
fn main() {}
