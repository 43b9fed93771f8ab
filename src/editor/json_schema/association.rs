//! Which file has which schema, as editors' own files say it: `.taplo.toml` for Taplo (Even Better TOML), `.tombi.toml` for Tombi.
//!
//! Both names begin with a point, so that no command takes them for documents. Both tools lay files out too when asked: what they are told of
//! it here is what `cchc fmt` does.

use super::seal::sealed;
use super::{Known, schema};
use crate::language::Language;
use crate::model::bundle::Bundle;
use crate::model::vocabulary::{KINDS, Kind};

/// Where the schemas lie in a workspace.
pub const FOLDER: &str = ".cchc/schemas";

/// Every file that makes editors know a workspace, by its path: the schemas, then the associations. `folders` are those of the bundles that
/// lie in the workspace.
pub fn files(bundles: &[Bundle], folders: &[String], language: Language) -> Vec<(String, String)> {
    let known = Known::of(bundles, language);
    let mut files: Vec<(String, String)> = KINDS.into_iter().map(|kind| (path(kind), schema(kind, &known, language))).collect();
    files.push((".taplo.toml".to_owned(), taplo(folders, language)));
    files.push((".tombi.toml".to_owned(), tombi(folders, language)));
    files
}

fn path(kind: &Kind) -> String {
    format!("{FOLDER}/{}.json", kind.name)
}

/// The kinds with patterns of the paths their files lie at; of those of bundles in the workspace's own folders only.
fn associated(folders: &[String]) -> impl Iterator<Item = (&'static Kind, String)> {
    KINDS.into_iter().filter_map(move |kind| {
        let patterns: Vec<String> = if kind.is_of_bundle() {
            folders.iter().flat_map(|folder| kind.paths.iter().map(move |path| format!("\"{folder}/{path}\""))).collect()
        } else {
            kind.paths.iter().map(|path| format!("\"{path}\"")).collect()
        };
        (!patterns.is_empty()).then(|| (kind, patterns.join(", ")))
    })
}

fn taplo(folders: &[String], language: Language) -> String {
    let mut body = String::from(
        "\n[formatting]\nalign_comments = false\narray_auto_collapse = false\narray_auto_expand = false\ncolumn_width = 10000\nindent_string = \"    \"\n",
    );
    for (kind, patterns) in associated(folders) {
        let (name, path) = (kind.name, path(kind));
        body.extend(["\n[[rule]]\nname = \"", name, "\"\ninclude = [", &patterns, "]\n"]);
        body.extend(["\n[rule.schema]\npath = \"", &path, "\"\nenabled = true\n"]);
    }
    sealed(&body, 0, |seal| format!("# {seal}"), language)
}

fn tombi(folders: &[String], language: Language) -> String {
    let mut body =
        String::from("toml-version = \"v1.0.0\"\n\n[format.rules]\nindent-width = 4\nline-width = 255\ntrailing-comment-space-width = 3\n");
    for (kind, patterns) in associated(folders) {
        body.extend(["\n[[schemas]]\npath = \"", &path(kind), "\"\ninclude = [", &patterns, "]\n"]);
    }
    sealed(&body, 0, |seal| format!("# {seal}"), language)
}
