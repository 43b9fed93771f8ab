//! In which form an output goes where: told by `--format`, the file's ending, or the folder that is named.

use std::path::{Path, PathBuf};

use super::unwritten;
use crate::cli::Exit;
use crate::cli::console::Console;
use crate::edit::replace::Refused;
use crate::language::Text;

/// Where a form goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Place {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
    /// A folder with a file a table.
    Folder(PathBuf),
}

/// The forms a subcommand writes.
pub(in crate::cli) struct Forms<'a, F> {
    /// By their names on the command line.
    pub(in crate::cli) names: &'a [(&'static str, F)],
    /// By the endings of files.
    pub(in crate::cli) endings: &'a [(&'static str, F)],
    /// The one where nothing says which.
    pub(in crate::cli) usual: F,
    /// The one that a folder can hold, a file a table.
    pub(in crate::cli) apart: Option<F>,
}

/// Endings that people ask for, what is written in their place, and how to come by the other.
static INSTEAD: [(&str, &str, Text); 3] = [
    (
        "pdf",
        "docx",
        Text::fixed("ghi .docx hoặc .html, rồi mở ra và lưu thành PDF", "write .docx or .html, then open it and save it as PDF"),
    ),
    ("doc", "docx", Text::fixed("ghi .docx", "write .docx")),
    ("xls", "xlsx", Text::fixed("ghi .xlsx", "write .xlsx")),
];

/// The form of a name.
pub(super) fn form_of<F: Copy>(name: &str, forms: &Forms<'_, F>, console: &Console) -> Result<F, Exit> {
    if let Some((_, form)) = forms.names.iter().find(|(known, _)| *known == name) {
        return Ok(*form);
    }
    let names: Vec<&str> = forms.names.iter().map(|(name, _)| *name).collect();
    console.error(&Text::new(
        format!("không có định dạng `{name}`; có: {}", names.join(", ")),
        format!("there is no format `{name}`; there is: {}", names.join(", ")),
    ));
    Err(Exit::Usage)
}

/// The form of a path, and whether it is a file or a folder.
pub(super) fn settle<F: Copy + PartialEq>(
    path: &Path,
    named: Option<F>,
    one_table: bool,
    forms: &Forms<'_, F>,
    console: &Console,
) -> Result<(F, Place), Exit> {
    let shown = path.display();
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    let of_ending = ending.as_deref().and_then(|ending| forms.endings.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)));
    let is_apart = named.is_some() && named == forms.apart;
    // A path that ends in a separator names a folder, whether or not it is there; `Path` forgets the separator.
    let ends_in_separator = path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    if path.is_dir() || ends_in_separator || is_apart && ending.is_none() && !one_table {
        if is_apart && (path.is_dir() || !path.exists()) {
            return Ok((named.unwrap_or(forms.usual), Place::Folder(path.to_path_buf())));
        }
        if path.is_file() {
            console.error(&Text::new(
                format!("`{shown}` là tệp, ở chỗ cần một thư mục cho các bảng"),
                format!("`{shown}` is a file, where a folder for the tables belongs"),
            ));
            console.hint(&Text::fixed("chọn tên khác, hoặc thêm đuôi .csv", "choose another name, or add the ending .csv"));
            return Err(Exit::Usage);
        }
        if path.exists() && !path.is_dir() {
            return Err(unwritten(path, &Refused::NoFile.words(), console));
        }
        console.error(&Text::new(format!("`{shown}` là thư mục, không phải tệp"), format!("`{shown}` is a folder, not a file")));
        console.hint(&match forms.apart.and_then(|apart| forms.names.iter().find(|(_, form)| *form == apart)) {
            Some((name, _)) => Text::new(
                format!("nêu tên tệp; thư mục chỉ nhận --format {name}, mỗi bảng một tệp"),
                format!("name a file; a folder takes --format {name} only, a file a table"),
            ),
            None => Text::fixed("nêu tên tệp", "name a file"),
        });
        return Err(Exit::Usage);
    }
    match (named, of_ending.copied()) {
        (Some(named), Some((ending, form))) if named != form => {
            let name = forms.names.iter().find(|(_, form)| *form == named).map_or("", |(name, _)| *name);
            console.error(&Text::new(
                format!("--format {name} trái với đuôi tệp .{ending} của `{shown}`"),
                format!("--format {name} contradicts the ending .{ending} of `{shown}`"),
            ));
            console.hint(&Text::fixed("bỏ --format, hoặc đổi đuôi tệp", "leave out --format, or change the file's ending"));
            Err(Exit::Usage)
        }
        (Some(form), _) | (None, Some((_, form))) if path.file_name().is_some() => Ok((form, Place::File(path.to_path_buf()))),
        _ => {
            let endings: Vec<String> = forms.endings.iter().map(|(ending, _)| format!(".{ending}")).collect();
            let endings = endings.join(", ");
            console.error(&Text::new(
                format!("đuôi tệp của `{shown}` không cho biết định dạng nào"),
                format!("the ending of `{shown}` tells no format"),
            ));
            let writes = |wanted: &str| forms.endings.iter().any(|(known, _)| *known == wanted);
            let instead = INSTEAD
                .iter()
                .find(|(own, wanted, _)| ending.as_deref().is_some_and(|ending| ending.eq_ignore_ascii_case(own)) && writes(wanted));
            console.hint(&instead.map_or_else(
                || {
                    Text::new(
                        format!("dùng một đuôi tệp: {endings}; hoặc thêm --format"),
                        format!("use one of the endings {endings}; or add --format"),
                    )
                },
                |(_, _, hint)| hint.clone(),
            ));
            Err(Exit::Usage)
        }
    }
}

/// The folder an output goes into must be there: a typing error must not grow a tree of folders.
pub(super) fn there(place: &Place, console: &Console) -> Result<(), Exit> {
    let (Place::File(path) | Place::Folder(path)) = place else { return Ok(()) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.is_dir() {
        return Ok(());
    }
    let folder = folder.display();
    console.error(&Text::new(format!("không có thư mục `{folder}` để ghi vào"), format!("there is no folder `{folder}` to write into")));
    console.hint(&Text::fixed("tạo thư mục ấy rồi chạy lại", "make that folder and run again"));
    Err(Exit::Usage)
}
