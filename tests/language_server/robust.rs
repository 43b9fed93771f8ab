//! Editors in a hurry, out of order, and of other habits: nothing they send ends the session but `exit`.

use cchc::editor::language_server::Ended;
use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};

use crate::client::{Client, base};

const PLAN: &str = "agencies/so-a/2021/plan.toml";

#[test]
fn a_session_ends_as_it_is_asked_to() {
    assert_eq!(Client::of_base("ends").leave(), Ended::Asked);
    let client = Client::of_base("exits");
    client.notify("exit", Value::Null);
    assert_eq!(client.joined(), Ended::Abandoned, "without shutdown");
    assert_eq!(Client::of_base("vanishes").joined(), Ended::Abandoned, "the editor is gone");
}

#[test]
fn what_nobody_knows_is_refused_and_nothing_else_happens() {
    let mut client = Client::of_base("unknown");
    assert!(client.ask("textDocument/nonsense", json!({})).expect_err("unknown").starts_with("-32601"));
    assert!(client.ask("textDocument/hover", json!({ "position": 3 })).expect_err("odd").starts_with("-32602"));
    assert!(client.ask("textDocument/hover", Value::Null).expect_err("odd").starts_with("-32602"));
    assert!(client.ask("initialize", json!({})).expect_err("twice").starts_with("-32600"));
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.notify("textDocument/didChange", json!({ "textDocument": 3 }));
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": "file:///never/opened.toml" } }));
    client.open(PLAN);
    assert!(client.hover(PLAN, "\"1.|1\"").contains("Tuyên truyền"));
    client.ask("shutdown", Value::Null).expect("it shuts down");
    assert!(client.ask("textDocument/hover", json!({})).expect_err("too late").starts_with("-32600"));
}

#[test]
fn documents_elsewhere_are_nothing_of_ours() {
    let mut client = Client::of_base("elsewhere");
    for uri in ["untitled:Untitled-1", "file:///nowhere/x.toml", "git:/x.toml?ref", "file:///%FF%FE.toml"] {
        let document = json!({ "uri": uri, "languageId": "toml", "version": 1, "text": "[report" });
        client.notify("textDocument/didOpen", json!({ "textDocument": document }));
        let asked = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 3 } });
        client.ask("textDocument/hover", asked.clone()).expect("no fault");
        client.ask("textDocument/completion", asked).expect("no fault");
    }
}

#[test]
fn requests_before_initialize_wait_for_it() {
    let root = base("early");
    let (connection, theirs) = lsp_server::Connection::memory();
    let settings = crate::client::settings(&root);
    let server = std::thread::spawn(move || cchc::editor::language_server::serve(&theirs, settings));
    let send = |message: Message| connection.sender.send(message).expect("it listens");
    send(Message::Request(Request::new(RequestId::from(1), "textDocument/hover".to_owned(), json!({}))));
    let refused = connection.receiver.recv().expect("an answer");
    assert!(serde_json::to_string(&refused).expect("json").contains("-32002"), "{refused:?}");
    send(Message::Notification(Notification::new("exit".to_owned(), Value::Null)));
    assert_eq!(server.join().expect("no panic").expect("no fault"), Ended::Abandoned);
}

#[test]
fn a_request_taken_back_is_not_answered() {
    let mut client = Client::of_base("cancel");
    client.open(PLAN);
    // The server is busy with a change while both come in.
    client.type_on(PLAN, "Biên bản", "Biên bản họp");
    let asked = json!({ "textDocument": { "uri": client.uri(PLAN) }, "position": { "line": 8, "character": 16 } });
    let ids: Vec<RequestId> = (0..40).map(|_| client.post("textDocument/references", asked.clone())).collect();
    let last = ids.last().expect("there are some").clone();
    client.notify("$/cancelRequest", json!({ "id": 45 }));
    client.notify("$/cancelRequest", json!({ "id": "never" }));
    for id in &ids {
        match client.answer(id) {
            Ok(_) => {}
            Err(refused) => assert!(refused.starts_with("-32800"), "{refused}"),
        }
    }
    assert_eq!(last, *ids.last().expect("there are some"));
}

#[test]
fn text_that_does_not_parse_is_still_understood() {
    let mut client = Client::of_base("broken");
    client.open(PLAN);
    client.open("agencies/so-a/2021/q2.toml");
    client.type_over(PLAN, "product = \"Tin, bài\"", "product = \"Tin, bài");
    assert!(client.codes(PLAN).contains(&"L0003".to_owned()));
    assert!(client.hover(PLAN, "[\"1.|1\"]").contains("Tuyên truyền"), "an id above the break");
    assert!(client.hover("agencies/so-a/2021/q2.toml", "[progress.SA-0|3]").contains("Rà soát thủ tục"), "the plan is as it was");
    let offered = client.complete(PLAN, "implements = [\"|2.2\"");
    assert!(!offered.is_empty(), "and so is what may be written below it");
}

#[test]
fn every_place_of_every_document_can_be_asked_about() {
    let mut client = Client::of_base("everywhere");
    let files = [
        PLAN,
        "agencies/so-a/2021/q1.toml",
        "agencies/so-a/2021/q2.toml",
        "cchc.toml",
        "bundle/plan.toml",
        "bundle/agencies.toml",
        "bundle/indicators.toml",
    ];
    for file in files {
        client.open(file);
        let lines = client.text(file).lines().count();
        for line in (0..lines + 2).step_by(3) {
            for character in [0, 1, 7, 15, 900] {
                let asked = json!({ "textDocument": { "uri": client.uri(file) }, "position": { "line": line, "character": character } });
                for method in ["hover", "completion", "definition", "prepareRename", "documentHighlight"] {
                    // A refusal says why; a fault of ours would say -32603.
                    if let Err(refused) = client.ask(&format!("textDocument/{method}"), asked.clone()) {
                        assert!(refused.starts_with("-32803"), "{method} at {line}:{character} of {file}: {refused}");
                    }
                }
            }
        }
    }
}

#[test]
fn columns_are_counted_as_agreed() {
    for (offered, agreed) in [
        (json!(["utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-32", "utf-16"]), "utf-16"),
        (json!([]), "utf-16"),
        (json!(["utf-32"]), "utf-32"),
    ] {
        let root = base("columns");
        let mut client = Client::open_folder(&root, &json!({ "capabilities": { "general": { "positionEncodings": offered } } }));
        assert_eq!(client.began["capabilities"]["positionEncoding"], agreed);
        client.open(PLAN);
        // Before the id stand composed and decomposed letters and one beyond the basic plane, on its own line.
        client.type_over(
            PLAN,
            "implements = [\"1.1\"]",
            "targets = [{ at-least = 1, indicator = \"Sở e\u{302}\u{301}𝕏\" }, { indicator = \"ho-so-dung-han\" }]\nimplements = [\"1.1\"]",
        );
        let found = client.found[PLAN].iter().find(|one| one["code"] == "C0103").expect("an unknown indicator").clone();
        assert_eq!(client.held(PLAN, &found["range"]), "\"Sở e\u{302}\u{301}𝕏\"", "{agreed}");
        assert!(client.hover(PLAN, "indicator = \"ho-so-|dung-han").contains("hồ sơ"), "{agreed}");
    }
}
