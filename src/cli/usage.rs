//! The command line's own errors, in the reader's language.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::Exit;
use super::console::Console;
use super::words::say;
use crate::diagnostic::suggest::nearest;
use crate::language::{Language, Text};

/// Shows help, the version or what is wrong with the words of the command.
pub(super) fn show(error: &Error, language: Language) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let mut console = Console::new(language, "auto");
        let shown = error.render().ansi().to_string();
        console.print(&shown.replace("[OPTIONS]", say("[TÙY CHỌN]", "[OPTIONS]")));
        return if console.failed() { Exit::Nothing } else { Exit::Done };
    }
    let console = Console::new(language, "auto");
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let shown = error.render().to_string().replace("[OPTIONS]", say("[TÙY CHỌN]", "[OPTIONS]"));
        console.note(&Text::same(shown.trim_end().to_owned()));
        return Exit::Usage;
    }
    console.error(&what(error));
    if let Some(meant) =
        told(error, ContextKind::SuggestedArg).or_else(|| nearest_command(error)).or_else(|| told(error, ContextKind::SuggestedValue))
    {
        console.hint(&Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")));
    }
    console.hint(&Text::fixed("xem trợ giúp: thêm --help", "see the help: add --help"));
    Exit::Usage
}

/// The command most like the one typed.
fn nearest_command(error: &Error) -> Option<String> {
    let ContextValue::Strings(some) = error.get(ContextKind::SuggestedSubcommand)? else {
        return told(error, ContextKind::SuggestedSubcommand);
    };
    let typed = told(error, ContextKind::InvalidSubcommand).unwrap_or_default();
    // The parser has the best last.
    nearest(&typed, some.iter().map(String::as_str)).map(str::to_owned).or_else(|| some.last().cloned())
}

fn what(error: &Error) -> Text {
    let arg = told(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = told(error, ContextKind::InvalidValue).unwrap_or_default();
    let valid = told(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => {
            Text::new(format!("`{arg}` là thừa"), format!("`{arg}` is one word too many"))
        }
        ErrorKind::UnknownArgument => Text::new(format!("không có tùy chọn `{arg}`"), format!("there is no option `{arg}`")),
        ErrorKind::InvalidSubcommand => {
            let name = told(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            Text::new(format!("không có lệnh `{name}`"), format!("there is no command `{name}`"))
        }
        ErrorKind::MissingSubcommand => Text::fixed("thiếu tên lệnh", "a command is missing"),
        ErrorKind::InvalidValue if value.is_empty() => Text::new(format!("`{arg}` cần một giá trị"), format!("`{arg}` needs a value")),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string);
            let (vi, en) = match (valid, reason) {
                (Some(valid), _) => (format!("; chỉ nhận: {valid}"), format!("; it takes: {valid}")),
                (None, Some(reason)) => (format!(": {reason}"), format!(": {reason}")),
                (None, None) => (String::new(), String::new()),
            };
            Text::new(
                format!("giá trị `{value}` của `{arg}` không dùng được{vi}"),
                format!("the value `{value}` of `{arg}` cannot be used{en}"),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = told(error, ContextKind::PriorArg).unwrap_or_default();
            if other.is_empty() || other == arg {
                return Text::new(format!("`{arg}` ghi hai lần"), format!("`{arg}` is given twice"));
            }
            Text::new(format!("`{arg}` không đi cùng `{other}`"), format!("`{arg}` cannot go with `{other}`"))
        }
        ErrorKind::MissingRequiredArgument => Text::new(format!("thiếu {arg}"), format!("{arg} is missing")),
        ErrorKind::TooManyValues => Text::new(format!("`{value}` thừa ở `{arg}`"), format!("`{value}` is one too many for `{arg}`")),
        _ => Text::same(error.render().to_string().trim().to_owned()),
    }
}

fn told(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(one) => Some(one.clone()),
        ContextValue::Strings(some) if !some.is_empty() => Some(some.join(", ")),
        _ => None,
    }
}
