//! What is published: as one types, in other files too, and always what `validate` finds.

use std::collections::BTreeMap;
use std::fs;

use cchc::check::{Levels, check};
use cchc::load::{self, Overlay};
use serde_json::json;

use crate::client::Client;

const PLAN: &str = "agencies/so-a/2021/plan.toml";
const Q1: &str = "agencies/so-a/2021/q1.toml";
const Q2: &str = "agencies/so-a/2021/q2.toml";

/// The codes `validate` finds for the same texts, by file.
fn validated(client: &Client, overlay: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    let overlay: Overlay = overlay.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
    let loaded = load::workspace(client.root(), &overlay).expect("the manifest is there");
    let (checked, diagnostics) = check(loaded, Levels::default(), "2021-07-01".parse().expect("a date"));
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let file = checked.workspace().sources.path(diagnostic.finding.place.file).to_owned();
        found.entry(file).or_default().push(diagnostic.finding.rule.code.to_owned());
    }
    found
}

fn told(client: &Client) -> BTreeMap<String, Vec<String>> {
    let files = client.found.keys().map(|file| (file.clone(), client.codes(file)));
    files.filter(|(_, codes)| !codes.is_empty()).collect()
}

#[test]
fn a_letter_is_judged_at_once_and_in_other_files_too() {
    let mut client = Client::of_base("letter");
    client.open(PLAN);
    assert_eq!(client.codes(PLAN), [""; 0]);
    client.type_over(PLAN, "[task.SA-04]", "[task.SA-44]");
    assert_eq!(told(&client), validated(&client, &[(PLAN, client.text(PLAN))]));
    assert!(client.codes(Q2).contains(&"C0109".to_owned()), "the second quarter speaks of a task no plan has: {:?}", told(&client));
    client.type_over(PLAN, "[task.SA-44]", "[task.SA-04]");
    assert_eq!(told(&client), BTreeMap::new(), "and is sound again");
}

#[test]
fn unsaved_text_counts_until_it_is_closed() {
    let mut client = Client::of_base("unsaved");
    client.open(Q2);
    client.type_over(Q2, "percent = 73", "percent = 730");
    assert_eq!(told(&client), validated(&client, &[(Q2, client.text(Q2))]));
    assert_eq!(client.codes(Q2), ["L0104"]);
    client.close(Q2);
    assert_eq!(told(&client), BTreeMap::new(), "the disk's text is sound");
}

#[test]
fn a_finding_says_all_that_validate_says() {
    let mut client = Client::of_base("whole");
    client.open(PLAN);
    client.type_over(PLAN, "implements = [\"2.1\"]", "implements = [\"2.9\"]");
    let unknown = client.found[PLAN].iter().find(|one| one["code"] == "C0102").expect("an unknown task");
    assert_eq!(unknown["severity"], 1);
    assert_eq!(unknown["source"], "cchc");
    assert_eq!(client.held(PLAN, &unknown["range"]), "\"2.9\"");
    let page = unknown["codeDescription"]["href"].as_str().expect("the rule's page");
    let page = fs::read_to_string(page.strip_prefix("file://").expect("a file")).expect("it was written");
    assert!(page.starts_with("# C0102 unknown-task\n") && page.contains("## Cách sửa"), "{page}");
    assert!(unknown["message"].as_str().is_some_and(|message| message.contains("cách sửa: ")), "{unknown}");
}

#[test]
fn what_belongs_to_a_finding_is_linked() {
    let mut client = Client::of_base("related");
    client.open(Q2);
    client.open_as("agencies/so-a/2021/q2-moi.toml", client.text(Q2).to_owned().as_str());
    let twice = client.found["agencies/so-a/2021/q2-moi.toml"].iter().find(|one| one["code"] == "C0105").expect("a duplicate");
    let other = &twice["relatedInformation"][0]["location"];
    assert_eq!(other["uri"], client.uri(Q2));
}

#[test]
fn files_that_change_on_the_disk_are_read_again() {
    let mut client = Client::of_base("disk");
    client.open(PLAN);
    assert!(client.asked.iter().any(|request| request.method == "client/registerCapability"), "it asks to hear of files");
    let change = |client: &mut Client, file: &str, kind: u8| {
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": client.uri(file), "type": kind }] }));
        client.settle();
    };
    let path = client.root().join(Q2);
    let text = fs::read_to_string(&path).expect("it is there");
    fs::write(&path, text.replace("percent = 73", "percent = 730")).expect("it is written");
    change(&mut client, Q2, 2);
    assert_eq!(told(&client), validated(&client, &[]));
    assert_eq!(client.codes(Q2), ["L0104"]);
    fs::remove_file(&path).expect("it is deleted");
    change(&mut client, Q2, 3);
    assert_eq!(told(&client), validated(&client, &[]));
    fs::write(&path, text).expect("it is put back");
    change(&mut client, Q2, 1);
    assert_eq!(told(&client), BTreeMap::new());
}

#[test]
fn a_file_that_does_not_exist_yet_counts() {
    let mut client = Client::of_base("new");
    let file = "agencies/so-a/2021/q3.toml";
    client.open_as(file, "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = 4\n");
    assert_eq!(told(&client), validated(&client, &[(file, client.text(file))]));
    assert!(client.codes(file).contains(&"C0106".to_owned()), "it lies in another quarter's place: {:?}", told(&client));
    client.close(file);
    assert_eq!(told(&client), BTreeMap::new());
}

#[test]
fn the_manifest_and_the_bundle_are_texts_too() {
    let mut client = Client::of_base("heads");
    client.open("bundle/plan.toml");
    client.type_over("bundle/plan.toml", "id = \"2.2\"", "id = \"2.7\"");
    assert_eq!(told(&client), validated(&client, &[("bundle/plan.toml", client.text("bundle/plan.toml"))]));
    assert!(client.codes(PLAN).contains(&"C0102".to_owned()));
    client.type_over("bundle/plan.toml", "id = \"2.7\"", "id = \"2.2\"");
    assert_eq!(told(&client), BTreeMap::new());
    client.open("cchc.toml");
    client.type_over("cchc.toml", "plan-missing = \"allow\"", "plan-missing = \"warn\"");
    assert_eq!(told(&client), validated(&client, &[("cchc.toml", client.text("cchc.toml"))]));
    assert_eq!(client.found.values().flatten().filter(|one| one["severity"] == 2).count(), 3, "three agencies have no plan");
    client.type_over("cchc.toml", "plans = [\"bundle\"]", "plans = [\"bundel\"]");
    assert_eq!(told(&client), validated(&client, &[("cchc.toml", client.text("cchc.toml"))]));
}

#[test]
fn only_what_changed_is_told_again() {
    let mut client = Client::of_base("again");
    client.open(PLAN);
    client.open(Q1);
    let before = client.published;
    client.type_over(Q1, "Đã tổ chức", "Đã tổ  chức");
    assert_eq!(client.published, before, "a blank in a sentence changes no finding");
    client.type_over(Q1, "percent = 40", "percent = 400");
    assert_eq!(client.published, before + 1);
}

#[test]
fn a_burst_of_letters_is_judged_once() {
    let mut client = Client::of_base("burst");
    client.open(Q1);
    let before = client.published;
    for (old, new) in [("percent = 40", "percent = 400"), ("percent = 400", "percent = 4000"), ("percent = 4000", "percent = 40000")] {
        client.type_on(Q1, old, new);
    }
    client.settle();
    assert!(client.published <= before + 3);
    let finding = &client.found[Q1][0];
    assert_eq!(client.held(Q1, &finding["range"]), "40000");
}

#[test]
fn a_file_alone_is_judged_alone() {
    let mut client = Client::of_base("alone");
    let outside = client.root().with_file_name("alone-file.toml");
    let uri = format!("file://{}", outside.display());
    let text = "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = 9\n";
    client.notify("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "languageId": "toml", "version": 1, "text": text } }));
    client.settle();
    assert_eq!(client.codes(&uri), ["L0104"], "{:?}", client.found);
    let other = format!("file://{}", client.root().with_file_name("Cargo.toml").display());
    client.notify(
        "textDocument/didOpen",
        json!({ "textDocument": { "uri": other, "languageId": "toml", "version": 1, "text": "[package]\nname = \"x\"\n" } }),
    );
    client.settle();
    assert_eq!(client.codes(&other), [""; 0], "a file that is none of ours is left alone");
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    client.settle();
    assert_eq!(client.codes(&uri), [""; 0]);
}

#[test]
fn words_are_in_the_language_that_is_asked_for() {
    let root = crate::client::base("language");
    let mut client = Client::open_folder(&root, &json!({ "initializationOptions": { "language": "en" } }));
    client.open(Q1);
    client.type_over(Q1, "percent = 40", "percent = 400");
    let message = client.found[Q1][0]["message"].as_str().expect("words");
    assert!(message.contains("fix: ") && !message.contains("cách sửa"), "{message}");
}
