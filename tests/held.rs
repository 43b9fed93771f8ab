//! The law of a workspace that stays in memory: whatever is typed, made or deleted in it, what is found is what a fresh load of the same
//! texts finds, at the same places, with the same words and edits.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::check::{self, Levels};
use cchc::diagnostic::Diagnostic;
use cchc::load::{self, Held, Loaded, Overlay};
use cchc::model::checked::Checked;
use chrono::NaiveDate;
use proptest::prelude::*;
use support::{copy, scratch};

fn today() -> NaiveDate {
    "2021-07-01".parse().expect("a date")
}

/// A workspace of three agencies with a bundle of its own.
fn base(name: &str) -> PathBuf {
    let root = scratch(&Path::new("held").join(name)).expect("the folder is free");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &root).expect("the base is copied");
    root
}

/// Everything a person sees of findings, and the edits they carry.
fn told(checked: &Checked, diagnostics: &[Diagnostic]) -> Vec<String> {
    let sources = &checked.workspace().sources;
    let tell = |diagnostic: &Diagnostic| {
        let finding = &diagnostic.finding;
        let place = |place| format!("{}:{:?}", sources.path(place), 0);
        let related: Vec<_> =
            finding.related.iter().map(|other| (sources.path(other.place.file), other.place.start, &other.label)).collect();
        format!(
            "{} {}..{} {} {:?} {:?} {:?} {:?} {:?} {related:?} {:?} {:?}",
            place(finding.place.file),
            finding.place.start,
            finding.place.end,
            finding.rule.code,
            diagnostic.level,
            finding.title,
            finding.label,
            finding.help,
            finding.paste,
            finding.about,
            finding.fix.iter().map(|edit| (edit.place.start, edit.place.end, &edit.text)).collect::<Vec<_>>(),
        )
    };
    diagnostics.iter().map(tell).collect()
}

/// All that counts of the model, in its own order.
fn counted(checked: &Checked) -> Vec<String> {
    let workspace = checked.workspace();
    let plans = workspace.plans.iter().map(|plan| format!("{} {} {:?}", workspace.sources.path(plan.file), plan.year, plan.tasks));
    let reports = workspace.reports.iter().map(|report| {
        let rows: Vec<_> = report
            .in_period
            .iter()
            .map(|figure| checked.bundle(report.year).and_then(|bundle| bundle.indicator_of(figure)).map(|row| &row.id))
            .collect();
        format!("{} {:?} {rows:?} {:?}", workspace.sources.path(report.file), report.slot, report.progress)
    });
    let unusable = workspace.unusable.iter().map(|file| format!("{file:?}"));
    plans.chain(reports).chain(unusable).chain([format!("{} files", workspace.files_read)]).collect()
}

fn judged(loaded: Loaded) -> (Checked, Vec<String>) {
    let (checked, diagnostics) = check::check(loaded, Levels::default(), today());
    let told = told(&checked, &diagnostics);
    (checked, told)
}

/// What a person does to a file.
#[derive(Clone, Debug)]
enum Act {
    /// Types `text` in place of what stands from one share of the file to a little behind it.
    Type { at: usize, over: usize, text: &'static str },
    /// Takes out a line.
    Cut(usize),
    /// Writes a line twice.
    Twice(usize),
    /// Closes it without saving: the disk's text counts again.
    Close,
    /// Deletes it from the disk.
    Delete,
    /// Puts it back as it was.
    Restore,
}

const TYPED: [&str; 14] = [
    "",
    "x",
    "\"",
    "[",
    "]\n",
    "\n",
    " = ",
    "ế",
    "e\u{302}\u{301}",
    "𝕏",
    "999",
    "\nimplements = [\"9.9\"]\n",
    "\n[progress.SA-77]\nresult = \"x\"\n",
    "so-zz",
];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0_usize..1000, 0_usize..12, 0..TYPED.len()).prop_map(|(at, over, text)| Act::Type { at, over, text: TYPED[text] }),
        2 => (0_usize..100).prop_map(Act::Cut),
        1 => (0_usize..100).prop_map(Act::Twice),
        1 => Just(Act::Close),
        1 => Just(Act::Delete),
        1 => Just(Act::Restore),
    ]
}

/// The files of a workspace, and some that it does not have.
fn files(root: &Path) -> Vec<String> {
    let mut files: Vec<String> = walkdir::WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(root).expect("below the root").to_string_lossy().into_owned())
        .collect();
    files.extend(["agencies/so-a/2021/q3.toml".to_owned(), "agencies/so-new/2021/plan.toml".to_owned(), "amendments/zz.toml".to_owned()]);
    files
}

fn floor(text: &str, at: usize) -> usize {
    cchc::source::floor_char(text, at)
}

/// The text after an act; none where the file is to be read from the disk.
fn after(act: &Act, text: &str) -> Option<String> {
    let line = |number: usize| {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        (number % lines.len().max(1), lines)
    };
    match act {
        Act::Type { at, over, text: typed } => {
            let start = floor(text, text.len() * at / 1000);
            let end = floor(text, start + over).max(start);
            Some(format!("{}{typed}{}", &text[..start], &text[end..]))
        }
        Act::Cut(number) => {
            let (cut, lines) = line(*number);
            Some(lines.iter().enumerate().filter(|(index, _)| *index != cut).map(|(_, line)| *line).collect())
        }
        Act::Twice(number) => {
            let (twice, lines) = line(*number);
            Some(lines.iter().enumerate().flat_map(|(index, line)| [*line].repeat(1 + usize::from(index == twice))).collect())
        }
        Act::Close | Act::Delete | Act::Restore => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_held_is_what_a_fresh_load_gives(acts in proptest::collection::vec((0_usize..100, act()), 1..14)) {
        let root = base("law");
        let files = files(&root);
        let before: BTreeMap<&String, Vec<u8>> = files.iter().filter_map(|file| Some((file, fs::read(root.join(file)).ok()?))).collect();
        let mut overlay = Overlay::new();
        let (mut held, loaded) = Held::open(&root, overlay.clone()).expect("the manifest is there");
        let mut checked = judged(loaded).0;
        for (index, act) in acts {
            let file = &files[index % files.len()];
            let path = root.join(file);
            let on_disk = fs::read_to_string(&path).ok();
            let text = overlay.get(file).cloned().or(on_disk).unwrap_or_default();
            match &act {
                Act::Delete if file != load::MANIFEST => drop(fs::remove_file(&path)),
                Act::Restore => if let Some(bytes) = before.get(file) {
                    fs::create_dir_all(path.parent().expect("below the root")).expect("the folder is made");
                    fs::write(&path, bytes).expect("the file is put back");
                },
                _ => {}
            }
            let text = after(&act, &text);
            // An editor asks in between, when something is broken too.
            let model = check::seal(held.with_good(checked.unseal())).unseal();
            let loaded = match (text, &act) {
                (Some(text), _) => {
                    overlay.insert(file.clone(), text.clone());
                    held.put(model, file, Some(text))
                }
                (None, Act::Close) => {
                    overlay.remove(file);
                    held.put(model, file, None)
                }
                (None, _) => held.read_again(model, file),
            };
            let (kept, found) = judged(loaded.expect("the manifest is there"));
            let fresh = load::workspace(&root, &overlay).expect("the manifest is there");
            let (anew, expected) = judged(fresh);
            prop_assert_eq!(found, expected, "after {:?} in {}", &act, file);
            prop_assert!(counted(&kept) == counted(&anew), "the model differs after {:?} in {}", &act, file);
            checked = kept;
        }
    }
}

#[test]
fn what_does_not_parse_is_as_it_was_when_it_did() {
    let root = base("good");
    let (mut held, loaded) = Held::open(&root, Overlay::new()).expect("the manifest is there");
    let path = "agencies/so-a/2021/plan.toml";
    let file = loaded.workspace.sources.find(path).expect("the base has it");
    let has_plan = |workspace: &cchc::model::workspace::Workspace| workspace.plans.iter().any(|plan| plan.file == file);
    assert!(has_plan(&loaded.workspace) && !held.has_good());
    let text = loaded.workspace.sources.file(file).text.clone();
    let broken = held.put(loaded.workspace, path, Some(format!("{text}\n[task.\""))).expect("the manifest is there");
    assert!(!has_plan(&broken.workspace) && held.has_good());
    let meant = held.with_good(broken.workspace);
    assert!(has_plan(&meant), "the plan of before stands in");
    let mended = held.put(meant, path, Some(text)).expect("the manifest is there");
    assert!(has_plan(&mended.workspace) && !held.has_good());
}
