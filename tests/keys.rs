//! The vocabulary against `docs/format.md`, whose tables have every key there is, none that is not, and need what is needed; and against the
//! loader, which misses a key where the vocabulary needs it and only there.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use cchc::load;
use cchc::model::kind::DocumentKind;
use cchc::model::vocabulary::{KINDS, Key, Kind, Need, Shape, Table};

mod support;

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

/// A file of every kind in a workspace of its own.
const PLACES: [(&str, &str); 9] = [
    ("manifest", "cchc.toml"),
    ("provincial-plan", "bundle/plan.toml"),
    ("register", "bundle/agencies.toml"),
    ("catalogue", "bundle/indicators.toml"),
    ("agency-plan", "agencies/so-y-te/2021/plan.toml"),
    ("report", "agencies/so-y-te/2021/q2.toml"),
    ("amendment", "amendments/01.toml"),
    ("receipts", "receipts/2021.toml"),
    ("synthesis", "syntheses/2021/q2.toml"),
];

/// What the loader finds in files made of the vocabulary's own examples, without the keys at these paths.
fn faults(kind: &Kind, without: &[Vec<&str>]) -> Vec<&'static str> {
    let folder = support::scratch(Path::new("keys")).expect("a folder");
    for (name, place) in PLACES {
        let own = Kind::named(name).expect("it is a kind");
        let mut text = String::new();
        write(own.table, "", &mut Vec::new(), if own.name == kind.name { without } else { &[] }, &mut text);
        let path = folder.join(place);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text.replace("[\"tinh-mau-2021\"]", "[\"bundle\"]")).expect("it can be written");
    }
    let loaded = load::workspace(&folder, &load::Overlay::default()).expect("the folder is there");
    loaded.findings.iter().map(|finding| finding.rule.code).collect()
}

/// Writes every key of a table with its example; `header` is the table's own.
fn write(table: &Table, header: &str, path: &mut Vec<&'static str>, without: &[Vec<&str>], text: &mut String) {
    let left_out = |path: &[&str], key: &Key| {
        // A report is of a quarter or of the year's end.
        let other = path == ["report"] && key.name == "closing";
        other || without.iter().any(|own| own.split_last().is_some_and(|(name, above)| *name == key.name && above == path))
    };
    let keys = || table.keys.iter();
    for key in keys().filter(|key| !left_out(path, key) && !has_header(key.shape)) {
        let _ = writeln!(text, "{} = {}", key.name, inline(key, path, without));
    }
    let below: Vec<&'static Key> = keys().filter(|key| !left_out(path, key) && has_header(key.shape)).collect();
    for key in below {
        let name = if header.is_empty() { key.name.to_owned() } else { format!("{header}.{}", key.name) };
        path.push(key.name);
        match key.shape {
            Shape::Tables(inner) => {
                let _ = writeln!(text, "\n[[{name}]]");
                write(inner, &name, path, without, text);
            }
            Shape::NamedTables(_, inner) => {
                let _ = writeln!(text, "\n[{name}.X-1]");
                write(inner, &name, path, without, text);
            }
            Shape::Table(inner) => {
                let _ = writeln!(text, "\n[{name}]");
                write(inner, &name, path, without, text);
            }
            _ => {
                let _ = writeln!(text, "\n[{name}]\n{}", key.example);
            }
        }
        path.pop();
    }
}

fn has_header(shape: Shape) -> bool {
    matches!(shape, Shape::Tables(_) | Shape::NamedTables(..) | Shape::Table(_)) || shape.names().is_some()
}

/// A value within its line: of a table, all of its keys.
fn inline(key: &Key, path: &[&str], without: &[Vec<&str>]) -> String {
    let Some(table) = key.shape.table() else { return key.example.to_owned() };
    let below: Vec<&str> = path.iter().copied().chain([key.name]).collect();
    let is_there = |inner: &&Key| !without.iter().any(|own| own.split_last() == Some((&inner.name, below.as_slice())));
    let keys: Vec<String> = table.keys.iter().filter(is_there).map(|inner| format!("{} = {}", inner.name, inner.example)).collect();
    let whole = format!("{{ {} }}", keys.join(", "));
    if matches!(key.shape, Shape::InlineTables(_)) { format!("[{whole}]") } else { whole }
}

#[test]
fn the_loader_misses_what_the_vocabulary_needs_and_nothing_else() {
    const MISSING: &str = "L0102";
    let whole = Kind::named("manifest").expect("it is a kind");
    assert_eq!(faults(whole, &[]), [""; 0], "the examples of the vocabulary are sound");
    let mut wrong = Vec::new();
    for kind in KINDS {
        let mut keys: Vec<(Vec<&'static str>, &'static Key)> = Vec::new();
        each(kind.table, &mut Vec::new(), &mut |path, key| keys.push((path.to_vec(), key)));
        // Without its first table a file is of no kind.
        for (path, key) in keys.iter().filter(|(path, _)| !path.is_empty()) {
            let with = |name: &'static str| path.iter().copied().chain([name]).collect::<Vec<_>>();
            let (without, misses) = match key.need {
                Need::Required => (vec![with(key.name)], true),
                Need::Optional => (vec![with(key.name)], false),
                // All of them at once.
                Need::OneOf => {
                    let others = keys.iter().filter(|(above, other)| above == path && other.need == Need::OneOf);
                    (others.map(|(_, other)| with(other.name)).collect(), true)
                }
            };
            if faults(kind, &without).contains(&MISSING) != misses {
                let name = with(key.name).join(".");
                wrong.push(format!("{}: the loader {} {name}", kind.name, if misses { "does not miss" } else { "misses" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
            let is_first = path.is_empty() && kind.kind == DocumentKind::from_header(key.name).unwrap_or(DocumentKind::Reserved);
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

fn each(table: &'static Table, path: &mut Vec<&'static str>, tell: &mut impl FnMut(&[&'static str], &'static Key)) {
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
