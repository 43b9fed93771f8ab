//! The language of the command line itself, settled before anything is parsed: help and usage errors speak it too.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::language::{Language, Text};
use crate::load;

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Settles the language: `--lang`, then `CCHC_LANG`, then the manifest's, then Vietnamese.
pub(super) fn settle(args: &[OsString]) -> Language {
    let language = option(args, "--lang")
        .and_then(|code| Language::from_code(&code))
        .or_else(|| Language::from_code(&std::env::var("CCHC_LANG").ok()?))
        .or_else(|| {
            let root = option(args, "--root").or_else(|| option(args, "-C")).map(PathBuf::from);
            load::language_of(&load::find_root(&super::start(root.as_deref()))?)
        })
        .unwrap_or_default();
    *LANGUAGE.get_or_init(|| language)
}

/// The one of the two in the settled language.
pub(super) fn say(vi: &'static str, en: &'static str) -> &'static str {
    LANGUAGE.get().copied().unwrap_or_default().pick(vi, en)
}

/// A text in the settled language.
pub(super) fn of(text: &Text) -> String {
    text.in_language(LANGUAGE.get().copied().unwrap_or_default()).to_owned()
}

/// The layout of every help page.
pub(super) fn template() -> &'static str {
    say(
        "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}",
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    )
}

/// `cchc help set` as `cchc set --help`.
pub(super) fn with_help(mut args: Vec<OsString>) -> Vec<OsString> {
    if args.get(1).is_some_and(|first| first == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    args
}

/// How often one of an option's names begins a word before `--`.
pub(super) fn times(args: &[OsString], names: &[&str]) -> usize {
    let words = args.iter().skip(1).map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--");
    let begins = |arg: &str, name: &str| match arg.strip_prefix(name) {
        Some(rest) => rest.is_empty() || rest.starts_with('=') || !name.starts_with("--"),
        None => false,
    };
    words.filter(|arg| names.iter().any(|name| begins(arg, name))).count()
}

/// The value of an option, as far as it can be told before parsing.
fn option(args: &[OsString], name: &str) -> Option<String> {
    let mut args = args.iter().map(|arg| arg.to_string_lossy()).skip(1);
    while let Some(arg) = args.next() {
        if arg == "--" {
            return None;
        }
        if arg == name {
            return args.next().map(std::borrow::Cow::into_owned);
        }
        if let Some(value) = arg.strip_prefix(name) {
            match value.strip_prefix('=') {
                Some(value) => return Some(value.to_owned()),
                None if !name.starts_with("--") => return Some(value.to_owned()),
                None => {}
            }
        }
    }
    None
}
