//! Embeds every folder of `plans/` in the binary: another province adds a folder, no code.

use std::{env, fmt::Write as _, fs, io, path::Path};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    let out = env::var("OUT_DIR").expect("cargo names the output folder");
    println!("cargo::rerun-if-changed=plans");

    let mut table = String::from("&[\n");
    for bundle in sorted(&Path::new(&root).join("plans"))? {
        if !bundle.is_dir() {
            continue;
        }
        writeln!(table, "    ({:?}, &[", name(&bundle)).expect("a string takes every write");
        for file in sorted(&bundle)? {
            if file.extension().is_some_and(|ending| ending == "toml") {
                writeln!(table, "        ({:?}, include_str!({:?})),", name(&file), file.display().to_string())
                    .expect("a string takes every write");
            }
        }
        table.push_str("    ]),\n");
    }
    table.push(']');
    fs::write(Path::new(&out).join("bundles.rs"), table)
}

fn sorted(folder: &Path) -> io::Result<Vec<std::path::PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
