//! `docs/format.md` against the vocabulary: its tables have every key there is, none that is not, and need what is needed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cchc::model::vocabulary::{KINDS, Key, Kind, Need, Shape, Table};

/// Where the page tells of which kinds, by its headings.
const SECTIONS: [(&str, &[&str]); 8] = [
    ("## 3. ", &["manifest"]),
    ("### Kế hoạch của Tỉnh", &["provincial-plan"]),
    ("### Danh bạ và danh mục chỉ tiêu", &["register", "catalogue"]),
    ("## 5. ", &["agency-plan"]),
    ("## 7. ", &["report"]),
    ("## 8. ", &["amendment"]),
    ("## 9. ", &["receipts", "synthesis"]),
    ("## 10. ", &[]),
];

/// A key as the page has it: its kind, its path, and the need the page gives where it gives one.
struct Told {
    kind: &'static Kind,
    path: Vec<String>,
    need: Option<Need>,
}

#[test]
fn the_page_of_the_format_has_every_key_and_no_other() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md")).expect("the page is there");
    let (told, mut wrong) = read(&page);
    for own in &told {
        let path = texts(&own.path);
        let key = own.kind.key(&texts(&with_names(own.kind, &own.path))).expect("it was found while reading");
        if own.need.is_some_and(|need| need != key.need) {
            wrong.push(format!("{}: the page says {:?} of {}, the vocabulary {:?}", own.kind.name, own.need, path.join("."), key.need));
        }
    }
    let names: BTreeSet<(&str, String)> = told.iter().map(|own| (own.kind.name, own.path.join("."))).collect();
    for kind in KINDS {
        each(kind.table, &mut Vec::new(), &mut |path, key| {
            let is_first = path.is_empty()
                && kind.kind == cchc::model::kind::DocumentKind::from_header(key.name).unwrap_or(cchc::model::kind::DocumentKind::Reserved);
            let of_added = kind.name == "amendment" && path == ["add"] && !matches!(key.name, "agency" | "task" | "year");
            let name: Vec<&str> = path.iter().copied().chain([key.name]).collect();
            let below = format!("{}.", name.join("."));
            let is_told = names.iter().any(|(own, told)| *own == kind.name && (*told == name.join(".") || told.starts_with(&below)));
            if !is_first && !of_added && !is_told && !is_in_line(&page, key, path) {
                wrong.push(format!("{}: the page does not have {}", kind.name, name.join(".")));
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(told.len() > 120, "only {} keys were read", told.len());
}

/// Tables so small that the row of the key they belong to tells their keys.
fn is_in_line(page: &str, key: &Key, path: &[&str]) -> bool {
    let Some(table) = path.last().filter(|table| ["evidence", "targets", "difficulty", "tasks"].contains(table)) else { return false };
    let row = page.lines().find(|line| line.starts_with(&format!("| `{table}`")) || line.starts_with(&format!("| `[{table}.")));
    row.is_some_and(|row| row.contains(&format!("`{}`", key.name)))
}

fn each<'t>(table: &'static Table, path: &mut Vec<&'t str>, tell: &mut impl FnMut(&[&str], &'static Key)) {
    for key in table.keys {
        tell(path, key);
        // What an added task has is a planned task's.
        if let Some(inner) = key.shape.table().filter(|_| path.first() != Some(&"add")) {
            path.push(key.name);
            each(inner, path, tell);
            path.pop();
        }
    }
}

/// Reads the tables of the page; what is no key is told.
fn read(page: &str) -> (Vec<Told>, Vec<String>) {
    let (mut told, mut wrong) = (Vec::new(), Vec::new());
    let (mut kinds, mut context): (Vec<&'static Kind>, Vec<String>) = (Vec::new(), Vec::new());
    let lines: Vec<&str> = page.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("##") {
            kinds = SECTIONS
                .iter()
                .find(|(heading, _)| line.starts_with(heading))
                .map_or_else(Vec::new, |(_, names)| names.iter().map(|name| Kind::named(name).expect("it is a kind")).collect());
        }
        if !line.starts_with('|') || line.starts_with("|--") || kinds.is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let is_head = lines.get(at + 1).is_some_and(|next| next.starts_with("|--"));
        let names: Vec<&str> = cells[0].split('`').skip(1).step_by(2).collect();
        if is_head {
            context = names.first().map_or_else(Vec::new, |name| path_of(name));
            continue;
        }
        // A table that tells something else has no keys in its first column.
        if !cells[0].starts_with('`') {
            continue;
        }
        let need = if cells.len() < 5 { None } else { need(cells[2]) };
        let tables: Vec<Vec<String>> = match cells[0] {
            all if all.contains("cả ba bảng") => ["change", "withdraw", "add"].map(|table| vec![table.to_owned()]).to_vec(),
            _ => vec![context.clone()],
        };
        for base in tables {
            let mut table = base.clone();
            let of_keys = cells[0].starts_with("`[") && names.iter().any(|name| !name.starts_with(['[', '"']));
            for name in names.iter().filter(|name| !name.starts_with('"')) {
                let path = if name.starts_with('[') {
                    table = path_of(name);
                    table.clone()
                } else if let Some(name) = name.strip_prefix('…') {
                    table = vec!["calendar".to_owned(), "deadlines".to_owned()];
                    joined(&table, &[name])
                } else {
                    let parts: Vec<&str> = name.split('.').collect();
                    let (last, above) = parts.split_last().expect("a name");
                    if !above.is_empty() {
                        let inner = joined(&base, above);
                        let is_inner = kinds.iter().any(|kind| kind.table(&texts(&with_names(kind, &inner))).is_some());
                        table = if is_inner { inner } else { above.iter().map(|part| (*part).to_owned()).collect() };
                    }
                    joined(&table, &[last])
                };
                match kinds
                    .iter()
                    .find(|kind| kind.key(&texts(&with_names(kind, &path))).is_some_and(|key| key.name == path[path.len() - 1]))
                {
                    Some(kind) => {
                        // The need of such a row is its keys'.
                        let need = need.filter(|_| !of_keys || !name.starts_with('['));
                        told.push(Told { kind, path, need });
                    }
                    // The levels of rules are under rules' names, of which one is a word of its own.
                    None if path.ends_with(&["warnings".to_owned()]) => {}
                    None => wrong.push(format!("line {}: no kind has {}", at + 1, path.join("."))),
                }
            }
            if cells[0].starts_with("`[") && names.len() == 1 {
                context = table;
            }
        }
    }
    (told, wrong)
}

/// `[task.MÃ]` and `[[task.assign]]` as paths.
fn path_of(header: &str) -> Vec<String> {
    header.trim_matches(['[', ']']).split('.').filter(|part| *part != "MÃ" && *part != "…").map(str::to_owned).collect()
}

/// A path with a name where people give one.
fn with_names(kind: &Kind, path: &[String]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for (at, part) in path.iter().enumerate() {
        whole.push(part.clone());
        let is_named = kind.key(&texts(&whole)).is_some_and(|key| matches!(key.shape, Shape::NamedTables(..)));
        if is_named && at + 1 < path.len() {
            whole.push("*".to_owned());
        }
    }
    whole
}

fn joined(table: &[String], more: &[&str]) -> Vec<String> {
    table.iter().cloned().chain(more.iter().map(|part| (*part).to_owned())).collect()
}

fn texts(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

fn need(cell: &str) -> Option<Need> {
    match cell {
        "có" => Some(Need::Required),
        "một trong" => Some(Need::OneOf),
        "–" => Some(Need::Optional),
        _ => None,
    }
}
