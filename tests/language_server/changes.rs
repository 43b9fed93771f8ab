//! What changes texts: another id everywhere, quick fixes, the canonical layout.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, applied};

const PLAN: &str = "agencies/so-a/2021/plan.toml";
const Q1: &str = "agencies/so-a/2021/q1.toml";
const Q2: &str = "agencies/so-a/2021/q2.toml";

fn with_more(name: &str) -> Client {
    let root = crate::client::base(name);
    fs::create_dir_all(root.join("amendments")).expect("the folder is made");
    let amendment = "[amendment]\nnumber = \"09/QĐ-UBND\"\nissued = 2021-05-01\n\n[[change]]\nagency = \"so-a\"\ntask = \"SA-03\"\ndue = 2021-09-30\n\n[[withdraw]]\nagency = \"tp-sen\"\ntask = \"SA-03\"\n";
    fs::write(root.join("amendments/01.toml"), amendment).expect("it is written");
    let manifest = fs::read_to_string(root.join("cchc.toml")).expect("it is there");
    let exception = "\n[[exception]]\nrule = \"evidence-missing\"\nat = \"so-a/2021/q2#SA-03\"\nreason = \"x\"\n";
    fs::write(root.join("cchc.toml"), manifest + exception).expect("it is written");
    Client::open_folder(&root, &json!({}))
}

#[test]
fn a_task_is_renamed_everywhere_and_nowhere_else() {
    let mut client = with_more("rename");
    client.open(PLAN);
    client.open(Q2);
    // What was not saved is renamed too.
    client.type_over(Q2, "[difficulty.KK-01]", "[difficulty.KK-02]\ntasks = [\"SA-03\"]\n\n[difficulty.KK-01]");
    let before = client.ask_at("textDocument/prepareRename", PLAN, "[task.SA|-03]", &json!({})).expect("it may be renamed");
    assert_eq!((&before["placeholder"], client.held(PLAN, &before["range"])), (&json!("SA-03"), "SA-03".to_owned()));
    let edit = client.ask_at("textDocument/rename", PLAN, "[task.SA|-03]", &json!({ "newName": "SA-33" })).expect("it is renamed");
    let changed = client.changed(&edit);
    assert_eq!(changed.keys().collect::<Vec<_>>(), [PLAN, Q1, Q2, "amendments/01.toml", "cchc.toml"]);
    assert!(changed[PLAN].contains("[task.SA-33]") && !changed[PLAN].contains("SA-03"));
    assert!(changed[Q2].matches("SA-33").count() == 3 && !changed[Q2].contains("SA-03"), "{}", changed[Q2]);
    assert!(changed["amendments/01.toml"].contains("agency = \"so-a\"\ntask = \"SA-33\""));
    assert!(changed["amendments/01.toml"].contains("agency = \"tp-sen\"\ntask = \"SA-03\""), "another agency's task of that name stays");
    assert!(changed["cchc.toml"].contains("at = \"so-a/2021/q2#SA-33\""));
    let open = edit["documentChanges"].as_array().expect("changes").iter().find(|change| change["textDocument"]["uri"] == client.uri(Q2));
    assert_eq!(open.map(|change| &change["textDocument"]["version"]), Some(&json!(2)), "of an open document the version is said");
}

#[test]
fn a_rename_that_would_do_harm_is_refused_in_words() {
    let mut client = Client::of_base("rename-refused");
    client.open(PLAN);
    let (longest, longer, prose) = ("A".repeat(64), "A".repeat(65), "Tuyên truyền ".repeat(400));
    client.ask_at("textDocument/rename", PLAN, "[task.SA|-03]", &json!({ "newName": longest })).expect("it is no longer than an id may be");
    for (mark, new, words) in [
        ("[task.SA|-03]", longer.as_str(), "mã dài nhất 64 ký tự, mã này dài 65"),
        ("[task.SA|-03]", prose.as_str(), "Tuyên truyền…` không dùng được"),
        ("[task.SA|-03]", "SA-04", "mã `SA-04` đã có ở `agencies/so-a/2021/plan.toml`"),
        ("[task.SA|-03]", "SA 33", "mã chỉ gồm chữ không dấu"),
        ("[task.SA|-03]", "", "mã chỉ gồm chữ không dấu"),
        ("[task.SA|-03]", "SYT-Đ", "mã chỉ gồm chữ không dấu"),
        ("implements = [\"2.|1\"]", "2.7", "mã này do Tỉnh đặt"),
    ] {
        let refused = client.ask_at("textDocument/rename", PLAN, mark, &json!({ "newName": new })).expect_err("refused");
        assert!(refused.contains(words), "{refused}");
    }
    assert!(client.ask_at("textDocument/prepareRename", PLAN, "support = [\"so-|noi", &json!({})).is_err());
    client.open(Q2);
    client.type_over(Q2, "percent = 73", "percent = = 73");
    let refused = client.ask_at("textDocument/rename", PLAN, "[task.SA|-03]", &json!({ "newName": "SA-33" })).expect_err("refused");
    assert!(refused.contains("`agencies/so-a/2021/q2.toml` đang sai cú pháp"), "{refused}");
}

fn actions(client: &mut Client, file: &str, only: &[&str]) -> Vec<Value> {
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
    let context = if only.is_empty() { json!({ "diagnostics": [] }) } else { json!({ "diagnostics": [], "only": only }) };
    client.ask_of("textDocument/codeAction", file, &json!({ "range": all, "context": context })).as_array().expect("actions").clone()
}

#[test]
fn a_finding_beyond_doubt_is_mended_with_one_key() {
    let mut client = Client::of_base("fix");
    client.open(Q2);
    client.type_over(Q2, "submitted = 2021-06-15", "submitted = \"15/06/2021\"");
    client.type_over(Q2, "percent = 73", "percnt = 73   ");
    let offered = actions(&mut client, Q2, &[]);
    let preferred: Vec<&Value> = offered.iter().filter(|action| action["isPreferred"] == true).collect();
    assert!(preferred.len() >= 2, "{offered:?}");
    let date = preferred.iter().find(|action| action["diagnostics"][0]["code"] == "L0103").expect("the date");
    assert!(client.changed(&date["edit"])[Q2].contains("submitted = 2021-06-15\n"));
    let all = actions(&mut client, Q2, &["source.fixAll"]);
    assert_eq!(all.len(), 1, "{all:?}");
    let mended = &client.changed(&all[0]["edit"])[Q2];
    assert_eq!(*mended, fs::read_to_string(client.root().join(Q2)).expect("it is there"), "all is as it was");
    assert!(actions(&mut client, Q2, &["refactor"]).is_empty());
}

#[test]
fn what_cannot_all_be_mended_together_is_mended_as_far_as_it_goes() {
    let mut client = Client::of_base("fix-one-by-one");
    client.open(Q2);
    // Both are taken for `percent`, and a key stands once.
    client.type_over(Q2, "percent = 73", "percnt = 73\npercet = 74");
    client.type_over(Q2, "submitted = 2021-06-15", "submitted = \"15/06/2021\"");
    let text = client.text(Q2).to_owned();
    let all = actions(&mut client, Q2, &["source.fixAll"]);
    assert_eq!(all.len(), 1, "{:?}", client.found[Q2]);
    let expected = text.replace("\"15/06/2021\"", "2021-06-15").replace("percnt", "percent");
    assert_eq!(client.changed(&all[0]["edit"])[Q2], expected);
}

#[test]
fn lines_to_paste_go_where_they_belong() {
    let mut client = Client::of_base("paste");
    client.open(Q2);
    client.type_over(Q2, "[progress.SA-04]\nresult = \"Đã khảo sát 150 phiếu\"\ncarried-out = true\n\n", "");
    let entry = actions(&mut client, Q2, &["quickfix"]).into_iter().find(|action| action["diagnostics"][0]["code"] == "C0302");
    let text = client.changed(&entry.expect("an entry is offered")["edit"])[Q2].clone();
    assert!(text.find("[progress.SA-04]").is_some_and(|at| at < text.find("[difficulty.").expect("it is there")), "{text}");
    client.open(Q1);
    client.type_over(Q1, "evidence = [{ number = \"05/BB-SA\", date = 2021-03-02, title = \"Biên bản hội nghị\" }]\n", "");
    let evidence = actions(&mut client, Q1, &["quickfix"]).into_iter().find(|action| action["diagnostics"][0]["code"] == "C0311");
    let text = client.changed(&evidence.expect("evidence is offered")["edit"])[Q1].clone();
    assert!(text.contains("completed = 2021-03-02\nevidence = [{ number = \"…\", date = 2021-03-02 }]\n"), "{text}");
}

/// The file after the first action that a code has there.
fn mended(client: &mut Client, file: &str, code: &str) -> String {
    let offered = actions(client, file, &["quickfix"]);
    let action = offered.iter().find(|action| action["diagnostics"][0]["code"] == code);
    client.changed(&action.unwrap_or_else(|| panic!("{code} has one: {offered:?}"))["edit"])[file].clone()
}

#[test]
fn what_a_row_lacks_is_put_into_that_row() {
    let mut client = with_more("paste-row");
    client.open("cchc.toml");
    client.type_over("cchc.toml", "reason = \"x\"\n", "");
    let text = client.text("cchc.toml").to_owned();
    assert_eq!(mended(&mut client, "cchc.toml", "L0102"), format!("{text}reason = \"…\"\n"));
    let amendment = "amendments/01.toml";
    client.open(amendment);
    client.type_over(amendment, "agency = \"tp-sen\"\n", "");
    let text = client.text(amendment).to_owned();
    assert_eq!(mended(&mut client, amendment, "L0102"), text.replace("[[withdraw]]\n", "[[withdraw]]\nagency = \"…\"\n"));
}

#[test]
fn what_a_table_in_braces_lacks_is_put_into_its_braces() {
    let mut client = Client::of_base("paste-braces");
    client.open(Q1);
    client.type_over(Q1, "date = 2021-03-02, title", "title");
    let text = client.text(Q1).to_owned();
    let expected = text.replace("title = \"Biên bản hội nghị\" }", "title = \"Biên bản hội nghị\", date = 2021-01-15 }");
    assert_eq!(mended(&mut client, Q1, "L0102"), expected);
}

#[test]
fn the_layout_is_that_of_fmt() {
    let mut client = Client::of_base("format");
    client.open(Q2);
    let sound = client.ask_of("textDocument/formatting", Q2, &json!({ "options": { "tabSize": 2, "insertSpaces": true } }));
    let text = client.text(Q2).to_owned();
    let expected = cchc::edit::format::format(&text).expect("it parses");
    assert_eq!(applied(&text, sound.as_array().expect("edits"), cchc::source::Unit::Utf16), expected);
    client.type_over(Q2, "percent = 73", "percent    =   73");
    let text = client.text(Q2).to_owned();
    let edits = client.ask_of("textDocument/formatting", Q2, &json!({ "options": {} }));
    assert_eq!(
        applied(&text, edits.as_array().expect("edits"), cchc::source::Unit::Utf16),
        cchc::edit::format::format(&text).expect("it parses")
    );
    client.type_over(Q2, "percent    =   73", "percent = = 73");
    assert_eq!(
        client.ask_of("textDocument/formatting", Q2, &json!({ "options": {} })),
        Value::Null,
        "what does not parse is left as it is"
    );
}

#[test]
fn what_is_none_of_ours_keeps_its_layout() {
    let mut client = Client::of_base("format-others");
    for (file, text) in [
        ("pyproject.toml", "[tool.ruff]\nline-length=120\n"),
        ("Cargo.toml", "[workspace]\nmembers=['a']\n"),
        ("khao-sat/01.toml", "[survey]\na='x'\n"),
    ] {
        client.open_as(file, text);
        assert_eq!(client.ask_of("textDocument/formatting", file, &json!({ "options": {} })), Value::Null, "{file}");
    }
}

/// Every kind of end of a line, in each unit: what an editor applies is what `cchc` would write.
#[test]
fn line_ends_of_windows_are_laid_out_and_mended_whole() {
    for (number, encoding) in ["utf-8", "utf-16", "utf-32"].into_iter().enumerate() {
        let root = crate::client::base(&format!("line-ends-{number}"));
        let mut client = Client::open_folder(&root, &json!({ "capabilities": { "general": { "positionEncodings": [encoding] } } }));
        let unit = [cchc::source::Unit::Byte, cchc::source::Unit::Utf16, cchc::source::Unit::Character][number];
        let sound = fs::read_to_string(root.join(Q2)).expect("it is there");
        client.open_as(Q2, &sound.replace('\n', "\r\n").replace("percent = 73", "percent   =73"));
        let text = client.text(Q2).to_owned();
        let edits = client.ask_of("textDocument/formatting", Q2, &json!({ "options": {} }));
        let expected = cchc::edit::format::format(&text).expect("it parses");
        assert_eq!(applied(&text, edits.as_array().expect("edits"), unit), expected);
        client.type_over(Q2, "percent   =73", "percent = 73");
        let offered = actions(&mut client, Q2, &["quickfix"]);
        let mend = offered.iter().find(|action| action["diagnostics"][0]["code"] == "L0006").expect("it is offered");
        assert_eq!(client.changed(&mend["edit"])[Q2], sound);
        let all = actions(&mut client, Q2, &["source.fixAll"]);
        assert_eq!(client.changed(&all[0]["edit"])[Q2], sound);
    }
}
