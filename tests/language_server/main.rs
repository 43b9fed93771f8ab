//! The language server through its protocol: an editor in the same process, over every request and everything that goes wrong between them.

mod answers;
mod changes;
mod client;
mod findings;
mod real;
mod robust;
mod streams;
#[path = "../support/mod.rs"]
mod support;
