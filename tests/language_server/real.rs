//! A client nobody here wrote: pytest-lsp, with what VS Code, Neovim and Emacs can do.

use std::path::Path;
use std::process::Command;

use crate::support::{copy, scratch};

#[test]
#[ignore = "needs pytest-lsp: CCHC_PYTHON names a Python that has it"]
fn pytest_lsp_is_content() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = scratch(Path::new("language-server/real")).expect("the folder is free");
    copy(&root.join("examples/dong-thap-2021"), &workspace).expect("the example is copied");
    let python = std::env::var_os("CCHC_PYTHON").unwrap_or_else(|| "python3".into());
    let output = Command::new(python)
        .args(["-m", "pytest", "-q", "-p", "no:cacheprovider"])
        .arg(root.join("tests/editor"))
        .env("CCHC_PROGRAM", env!("CARGO_BIN_EXE_cchc"))
        .env("CCHC_WORKSPACE", &workspace)
        .env("XDG_CACHE_HOME", workspace.with_extension("cache"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("Python runs; CCHC_PYTHON names another");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains(" passed"), "{said}");
    println!("{said}");
}
