//! Documents of the workspace put on the disk: a new one, or a new text for one that is there; why not, where that cannot be.

use std::path::Path;

use super::Exit;
use super::console::Console;
use crate::edit::replace::{self, Refused};
use crate::language::Text;

/// Makes a document at a path below `root` where nothing is.
pub(super) fn create(root: &Path, path: &str, text: &str, console: &Console) -> Result<(), Exit> {
    replace::create(root, &root.join(path), text).map_err(|refused| {
        let why = refused.words();
        console.error(&Text::new(format!("không tạo được `{path}`: {}", why.vi), format!("cannot make `{path}`: {}", why.en)));
        Exit::Nothing
    })
}

/// Says that a document cannot take a change and stay what it is otherwise: it is written in an unusual way.
pub(super) fn unchangeable(path: &str, console: &Console) -> Exit {
    console.error(&Text::new(
        format!("`{path}` viết khác với cách thường dùng, không thêm vào được mà giữ nguyên phần còn lại: giữ nguyên cả tệp"),
        format!("`{path}` is written in an unusual way and cannot be added to without changing the rest: it stays as it is"),
    ));
    console.hint(&Text::new(
        format!("trình bày lại tệp ấy bằng cchc fmt {path}, hoặc sửa bằng tay"),
        format!("lay it out with cchc fmt {path}, or change it by hand"),
    ));
    Exit::Denied
}

/// Puts a new text in the place of a document below `root` (of a file on its own: none) that said `before`.
pub(super) fn write(root: Option<&Path>, file: &Path, path: &str, before: &str, text: &str, console: &Console) -> Result<(), Exit> {
    replace::replace(root, file, before, text).map_err(|refused| unwritten(path, &refused, console))
}

/// The same of a document of which only a part is changed: what stands before its text stays too.
pub(super) fn change(root: &Path, path: &str, before: &str, text: &str, console: &Console) -> Result<(), Exit> {
    replace::amend(Some(root), &root.join(path), before, text).map_err(|refused| unwritten(path, &refused, console))
}

/// Says why a document was not written.
pub(super) fn unwritten(path: &str, refused: &Refused, console: &Console) -> Exit {
    let why = refused.words();
    console.error(&Text::new(format!("không ghi được `{path}`: {}", why.vi), format!("cannot write `{path}`: {}", why.en)));
    Exit::Nothing
}
