//! Where an output goes: standard output, a file, or a folder with a file a table; and in which form, told by `--format` or the file's
//! ending.
//!
//! A file that is there is replaced only if this program wrote it and nobody touched it since ([`ledger`]), or with `--force`; a form only
//! by a form. To let a subcommand write files, flatten [`Wanted`] into its own, [`Aim::at`] before anything is read, and hand the bytes to
//! [`Aim::deliver`] or [`Aim::deliver_into`].

mod ledger;
pub(super) mod opener;
mod place;

use std::fs;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use self::ledger::{Ledger, Standing};
pub(super) use self::place::{Forms, Place};
use self::place::{form_of, settle, there};
use super::Exit;
use super::console::Console;
use super::words::say;
use crate::document::{Document, Table};
use crate::edit::form::filled;
use crate::edit::replace::{put, standing};
use crate::language::{Language, Text};
use crate::write::{self, Format, Options};

/// Where an output is to go.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = say("Tùy chọn", "Options"))]
pub(super) struct Wanted {
    #[arg(short = 'o', long = "output", value_name = say("TỆP", "FILE"), help = say(
        "Ghi vào tệp này, định dạng theo đuôi tệp; - là in ra màn hình",
        "Write to this file, in the format of its ending; - prints",
    ))]
    pub(super) output: Option<PathBuf>,
    #[arg(long, requires = "output", help = say(
        "Ghi đè cả tệp không phải do cchc ghi, hoặc đã bị sửa sau đó",
        "Overwrite even a file that cchc did not write, or that was changed since",
    ))]
    force: bool,
}

/// What a report's files in a folder are.
const TABLE: (&str, &str) = ("bảng", "table");

/// A form and where it goes.
#[derive(Clone, Debug)]
pub(super) struct Aim<F> {
    /// The form.
    pub(super) form: F,
    /// Where it goes.
    pub(super) place: Place,
    name: &'static str,
    ending: &'static str,
    force: bool,
}

impl<F: Copy + PartialEq> Aim<F> {
    /// Tells the form and the place, before anything is read. `one_table`: whether only one table is asked for.
    ///
    /// # Errors
    /// Says what contradicts what, or what is not there.
    pub(super) fn at(wanted: &Wanted, named: Option<&str>, one_table: bool, forms: &Forms<'_, F>, console: &Console) -> Result<Self, Exit> {
        let named = named.map(|name| form_of(name, forms, console)).transpose()?;
        let (form, place) = match wanted.output.as_deref() {
            None => (named.unwrap_or(forms.usual), Place::Stdout),
            Some(path) if path == Path::new("-") => (named.unwrap_or(forms.usual), Place::Stdout),
            Some(path) => settle(path, named, one_table, forms, console)?,
        };
        there(&place, console)?;
        let of = |table: &[(&'static str, F)]| table.iter().find(|(_, known)| *known == form).map_or("", |(name, _)| *name);
        Ok(Self { form, place, name: of(forms.names), ending: of(forms.endings), force: wanted.force })
    }

    /// The same form to a file of this program's own, which nobody else writes.
    pub(super) fn into_own_file(self, path: PathBuf) -> Self {
        Self { place: Place::File(path), force: true, ..self }
    }

    /// Whether it is printed.
    pub(super) fn is_printed(&self) -> bool {
        self.place == Place::Stdout
    }

    /// Prints bytes or writes the file, and says what was written.
    ///
    /// # Errors
    /// Says why nothing was written.
    pub(super) fn deliver(&self, bytes: &[u8], is_text: bool, console: &mut Console) -> Result<(), Exit> {
        match &self.place {
            Place::Stdout if is_unreadable(is_text, std::io::stdout().is_terminal()) => {
                let name = self.name;
                console.error(&Text::new(
                    format!("`{name}` không phải văn bản, không in ra màn hình được"),
                    format!("`{name}` is no text and cannot be shown on a terminal"),
                ));
                let ending = self.ending;
                console.hint(&Text::new(format!("ghi ra tệp: -o TÊN.{ending}"), format!("write it to a file: -o NAME.{ending}")));
                Err(Exit::Usage)
            }
            Place::Stdout => {
                console.print_bytes(bytes, is_text);
                Ok(())
            }
            Place::File(path) => {
                let written = self.write(&[(path.clone(), bytes)], console)?;
                let (path, name) = (path.display(), self.name);
                console.note(&Text::each(|language| {
                    let size = size(bytes.len(), language);
                    if written == 0 {
                        language.pick(
                            format!("`{path}` đã đúng như vậy, không phải ghi ({name}, {size})"),
                            format!("`{path}` says just that already, nothing written ({name}, {size})"),
                        )
                    } else {
                        language.pick(format!("đã ghi `{path}` ({name}, {size})"), format!("wrote `{path}` ({name}, {size})"))
                    }
                }));
                Ok(())
            }
            Place::Folder(_) => self.deliver_into(&[("table".to_owned(), bytes.to_vec())], TABLE, console),
        }
    }

    /// Writes files into the folder, named and without their ending, each whole or not at all, and none if one of them may not be written.
    /// `what` each is, in Vietnamese and in English. Files of an earlier run that this one does not have are named and left alone.
    ///
    /// # Errors
    /// Says why nothing, or not all, was written.
    pub(super) fn deliver_into(&self, files: &[(String, Vec<u8>)], what: (&str, &str), console: &Console) -> Result<(), Exit> {
        let Place::Folder(folder) = &self.place else { return Err(Exit::Usage) };
        if !folder.is_dir()
            && let Err(error) = fs::create_dir(folder)
        {
            let folder = folder.display();
            console.error(&Text::new(
                format!("không tạo được thư mục `{folder}`: {error}"),
                format!("cannot make the folder `{folder}`: {error}"),
            ));
            return Err(Exit::Nothing);
        }
        let files: Vec<(PathBuf, &[u8])> =
            files.iter().map(|(name, bytes)| (folder.join(format!("{name}.{}", self.ending)), bytes.as_slice())).collect();
        let written = self.write(&files, console)?;
        let (count, shown, name) = (files.len(), folder.display(), self.name);
        let (changed_vi, changed_en) = if written == count {
            (String::new(), String::new())
        } else {
            (format!(", {written} có thay đổi"), format!(", {written} changed"))
        };
        console.note(&Text::new(
            format!("đã ghi {count} {} vào `{shown}` ({name}{changed_vi})", what.0),
            format!("wrote {count} {}{} into `{shown}` ({name}{changed_en})", what.1, if count == 1 { "" } else { "s" }),
        ));
        let left: Vec<String> = Ledger::open().left_in(folder, &files.iter().map(|(path, _)| path.as_path()).collect::<Vec<_>>());
        if !left.is_empty() {
            let left = left.join(", ");
            console.note(&Text::new(
                format!("còn trong thư mục, từ lần ghi trước: {left}"),
                format!("still in the folder, from an earlier run: {left}"),
            ));
        }
        Ok(())
    }

    /// Writes files after all of them were found to be ours or new; how many were not so already.
    fn write(&self, files: &[(PathBuf, &[u8])], console: &Console) -> Result<usize, Exit> {
        let mut ledger = Ledger::open();
        let mut due = Vec::new();
        for (path, bytes) in files {
            let now = match standing(path) {
                Ok(None) => None,
                Ok(Some(_)) => Some(fs::read(path).map_err(|error| unwritten(path, &Text::same(error.to_string()), console))?),
                Err(refused) => return Err(unwritten(path, &refused.words(), console)),
            };
            match &now {
                Some(now) if now == bytes => continue,
                Some(now) if !self.force && is_form(now) && !is_form(bytes) => return Err(refuse_form(path, console)),
                Some(now) if !self.force => refuse_foreign(path, ledger.standing(path, now), console)?,
                _ => {}
            }
            due.push((path, *bytes, now));
        }
        let mut outcome = Ok(due.len());
        for (path, bytes, now) in &due {
            if let Err(refused) = put(path, bytes, |found| found == now.as_deref()) {
                outcome = Err(unwritten(path, &refused.words(), console));
                break;
            }
            ledger.record(path, bytes);
        }
        // What was written before one failed is ours all the same.
        ledger.keep();
        outcome
    }
}

impl Aim<Format> {
    /// Writes a document, or the one table of it that is asked for.
    ///
    /// # Errors
    /// Says why nothing was written.
    pub(super) fn deliver_document(&self, document: &Document, table: Option<&str>, console: &mut Console) -> Result<(), Exit> {
        let (width, styled) = if self.is_printed() { (Console::width(), console.styled()) } else { (None, false) };
        let options = Options { language: console.language, width, styled, table: table.map(str::to_owned) };
        let refused = |refused: write::Refused, console: &Console| {
            console.error(&refused.words());
            Exit::Usage
        };
        if self.form == Format::Csv && Table::of(document).next().is_none() {
            let report = document.name;
            console.error(&Text::new(
                format!("báo cáo `{report}` chỉ có lời văn, không có bảng nào để ghi ra csv"),
                format!("report `{report}` is words only and has no table that csv could hold"),
            ));
            console.hint(&Text::fixed("dùng docx, html hoặc markdown", "take docx, html or markdown"));
            return Err(Exit::Usage);
        }
        if let Place::Folder(_) = self.place {
            let tables = write::tables(document, self.form, &options).map_err(|why| refused(why, console))?;
            return self.deliver_into(&tables, TABLE, console);
        }
        let bytes = write::write(document, self.form, &options).map_err(|why| refused(why, console))?;
        self.deliver(&bytes, self.form.is_text(), console)
    }
}

/// Whether a file is a form that agencies fill in: one still to be sent is not to give way to a report of the same name.
fn is_form(bytes: &[u8]) -> bool {
    filled::open(bytes).is_ok_and(|given| filled::identity(&given).is_ok())
}

fn refuse_form(path: &Path, console: &Console) -> Exit {
    let path = path.display();
    console.error(&Text::new(
        format!("tệp `{path}` là biểu mẫu để cơ quan điền, nên không ghi đè bằng thứ khác"),
        format!("`{path}` is a form that an agency fills in, so nothing else is written over it"),
    ));
    console.hint(&Text::fixed("chọn tên khác, hoặc thêm --force để ghi đè", "choose another name, or add --force to overwrite it"));
    Exit::Denied
}

fn refuse_foreign(path: &Path, standing: Standing, console: &Console) -> Result<(), Exit> {
    let path = path.display();
    match standing {
        Standing::Ours => return Ok(()),
        Standing::Changed => console.error(&Text::new(
            format!("tệp `{path}` đã được sửa sau khi cchc ghi, nên không ghi đè"),
            format!("`{path}` was changed after cchc wrote it, so it is not overwritten"),
        )),
        Standing::Unknown => console.error(&Text::new(
            format!("tệp `{path}` đã có và không phải do cchc ghi, nên không ghi đè"),
            format!("`{path}` is there and cchc did not write it, so it is not overwritten"),
        )),
    }
    console.hint(&Text::fixed("chọn tên khác, hoặc thêm --force để ghi đè", "choose another name, or add --force to overwrite it"));
    Err(Exit::Denied)
}

fn unwritten(path: &Path, why: &Text, console: &Console) -> Exit {
    let path = path.display();
    console.error(&Text::each(|language| {
        let why = why.in_language(language);
        language.pick(format!("không ghi được `{path}`: {why}"), format!("cannot write `{path}`: {why}"))
    }));
    Exit::Nothing
}

/// Whether bytes would only garble a screen.
fn is_unreadable(is_text: bool, is_terminal: bool) -> bool {
    !is_text && is_terminal
}

/// A file's size as people say it: `412 byte`, `12,3 KB`, `1,0 MB`.
fn size(bytes: usize, language: Language) -> String {
    if bytes < 1000 {
        return format!("{bytes} {}", language.pick("byte", if bytes == 1 { "byte" } else { "bytes" }));
    }
    let tenths = |unit: usize| (bytes + unit / 20) / (unit / 10);
    let (tenths, unit) = if tenths(1000) < 10_000 { (tenths(1000), "KB") } else { (tenths(1_000_000), "MB") };
    format!("{}{}{} {unit}", tenths / 10, language.pick(',', '.'), tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_round_to_a_tenth() {
        for (bytes, vi, en) in [
            (0, "0 byte", "0 bytes"),
            (1, "1 byte", "1 byte"),
            (999, "999 byte", "999 bytes"),
            (1000, "1,0 KB", "1.0 KB"),
            (12_349, "12,3 KB", "12.3 KB"),
            (12_350, "12,4 KB", "12.4 KB"),
            (999_949, "999,9 KB", "999.9 KB"),
            (999_950, "1,0 MB", "1.0 MB"),
        ] {
            assert_eq!((size(bytes, Language::Vietnamese).as_str(), size(bytes, Language::English).as_str()), (vi, en));
        }
    }

    #[test]
    fn only_what_is_no_text_is_kept_off_a_terminal() {
        assert!(is_unreadable(false, true));
        assert!(!is_unreadable(true, true) && !is_unreadable(false, false) && !is_unreadable(true, false));
    }
}
