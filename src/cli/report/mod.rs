//! `cchc report`: roll-ups of a period, of one province ([`one`]) or of several ([`provinces`]).

mod args;
mod list;
mod one;
mod period;
mod provinces;
mod target;

use std::path::PathBuf;

pub(super) use self::args::Args;
use super::Exit;
use super::console::Console;

pub(super) fn run(args: &Args, roots: &[PathBuf], console: &mut Console) -> Exit {
    if args.list {
        console.print(&list::list(console.language));
        return Exit::Done;
    }
    let made = match roots {
        [] if args.name == provinces::NAME => provinces::make(args, &[PathBuf::from(".")], console),
        roots if roots.len() > 1 || args.name == provinces::NAME => provinces::make(args, roots, console),
        roots => one::make(args, roots.first().map(PathBuf::as_path), console),
    };
    match made {
        Ok(exit) | Err(exit) => exit,
    }
}
