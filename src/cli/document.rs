//! Documents of the workspace put on the disk: a new one, or a new text for one that is there; why not, where that cannot be.

use std::path::Path;

use super::Exit;
use super::console::Console;
use crate::edit::replace;
use crate::language::Text;

/// Makes a document at a path below `root` where nothing is.
pub(super) fn create(root: &Path, path: &str, text: &str, console: &Console) -> Result<(), Exit> {
    replace::create(root, &root.join(path), text).map_err(|refused| {
        let why = refused.words();
        console.error(&Text::new(format!("không tạo được `{path}`: {}", why.vi), format!("cannot make `{path}`: {}", why.en)));
        Exit::Nothing
    })
}

/// Puts a new text in the place of a document below `root` (of a file on its own: none) that said `before`.
pub(super) fn write(root: Option<&Path>, file: &Path, path: &str, before: &str, text: &str, console: &Console) -> Result<(), Exit> {
    replace::replace(root, file, before, text).map_err(|refused| {
        let why = refused.words();
        console.error(&Text::new(format!("không ghi được `{path}`: {}", why.vi), format!("cannot write `{path}`: {}", why.en)));
        Exit::Nothing
    })
}
