//! An editor, as far as tests need one: it opens documents, types into them, asks, and keeps what it is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use cchc::check::Levels;
use cchc::editor::language_server::{Ended, Settings, serve};
use cchc::source::{SourceFile, Unit};
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

use crate::support::{copy, scratch};

/// An editor with the server in a thread of its own.
pub(crate) struct Client {
    connection: Connection,
    server: Option<JoinHandle<anyhow::Result<Ended>>>,
    root: PathBuf,
    unit: Unit,
    texts: BTreeMap<String, (i32, String)>,
    next: i32,
    /// What was last published, by the file's path from the root.
    pub(crate) found: BTreeMap<String, Vec<Value>>,
    /// How often something was published.
    pub(crate) published: usize,
    /// What the server asked.
    pub(crate) asked: Vec<Request>,
    /// What it answered at the beginning.
    pub(crate) began: Value,
}

/// The workspace of three files that most cases begin with, in a folder of its own.
pub(crate) fn base(name: &str) -> PathBuf {
    let root = scratch(&Path::new("language-server").join(name)).expect("the folder is free");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &root).expect("the base is copied");
    root
}

/// Settings of a day in July 2021, with a shelf of the test's own.
pub(crate) fn settings(root: &Path) -> Settings {
    Settings {
        today: || "2021-07-01".parse().expect("a date"),
        as_of: None,
        language: None,
        levels: Levels::default(),
        cache: Some(root.with_extension("shelf")),
    }
}

impl Client {
    /// An editor that has the base open in a folder named after the test.
    pub(crate) fn of_base(name: &str) -> Self {
        Self::open_folder(&base(name), &json!({}))
    }

    /// An editor that has a folder open; `more` is laid over what it says of itself.
    pub(crate) fn open_folder(root: &Path, more: &Value) -> Self {
        let mut params = json!({
            "processId": null,
            "capabilities": {
                "general": { "positionEncodings": ["utf-16"] },
                "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } },
                "workspace": {
                    "didChangeWatchedFiles": { "dynamicRegistration": true },
                    "workspaceEdit": { "documentChanges": true },
                },
            },
            "workspaceFolders": [{ "uri": uri(root), "name": "x" }],
        });
        merge(&mut params, more);
        let mut client = Self::begin(root, params);
        client.notify("initialized", json!({}));
        client.settle();
        client
    }

    /// An editor that has said `initialize` and nothing else.
    pub(crate) fn begin(root: &Path, params: Value) -> Self {
        let (connection, theirs) = Connection::memory();
        let settings = settings(root);
        let server = std::thread::spawn(move || serve(&theirs, settings));
        let mut client = Self {
            connection,
            server: Some(server),
            root: root.to_path_buf(),
            unit: Unit::Utf16,
            texts: BTreeMap::new(),
            next: 0,
            found: BTreeMap::new(),
            published: 0,
            asked: Vec::new(),
            began: Value::Null,
        };
        client.began = client.ask("initialize", params).expect("it begins");
        client.unit = match client.began.pointer("/capabilities/positionEncoding").and_then(Value::as_str) {
            Some("utf-8") => Unit::Byte,
            Some("utf-32") => Unit::Character,
            _ => Unit::Utf16,
        };
        client
    }

    /// The address of a file of the folder.
    pub(crate) fn uri(&self, file: &str) -> String {
        uri(&self.root.join(file))
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn notify(&self, method: &str, params: Value) {
        self.send(Message::Notification(Notification::new(method.to_owned(), params)));
    }

    pub(crate) fn send(&self, message: Message) {
        self.connection.sender.send(message).expect("the server listens");
    }

    /// Sends a request and does not wait.
    pub(crate) fn post(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Message::Request(Request::new(id.clone(), method.to_owned(), params)));
        id
    }

    /// Sends a request and waits for its answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        let id = self.post(method, params);
        self.answer(&id)
    }

    /// Waits for an answer, and keeps whatever comes before it.
    pub(crate) fn answer(&mut self, id: &RequestId) -> Result<Value, String> {
        loop {
            let message = self.connection.receiver.recv_timeout(std::time::Duration::from_secs(60)).expect("the server answers");
            match message {
                Message::Response(Response { id: of, response_result }) if of == *id => {
                    return response_result.map_err(|error| format!("{} {}", error.code, error.message));
                }
                other => self.take(other),
            }
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Notification(told) if told.method == "textDocument/publishDiagnostics" => {
                self.published += 1;
                let uri = told.params["uri"].as_str().expect("an address").to_owned();
                let root = self.uri("");
                let file = uri.strip_prefix(&root).map_or(uri.clone(), |file| file.trim_start_matches('/').to_owned());
                self.found.insert(file, told.params["diagnostics"].as_array().expect("a list").clone());
            }
            Message::Request(request) => self.asked.push(request),
            Message::Notification(_) | Message::Response(_) => {}
        }
    }

    /// Waits until everything sent so far was taken in, checked and published.
    pub(crate) fn settle(&mut self) {
        let nowhere = json!({ "textDocument": { "uri": "file:///nowhere.toml" }, "position": { "line": 0, "character": 0 } });
        self.ask("textDocument/hover", nowhere).expect("nothing is no fault");
    }

    /// Opens a file of the folder as the disk has it.
    pub(crate) fn open(&mut self, file: &str) {
        let text = fs::read_to_string(self.root.join(file)).expect("the file is there");
        self.open_as(file, &text);
    }

    /// Opens a file of the folder with a text that was not saved.
    pub(crate) fn open_as(&mut self, file: &str, text: &str) {
        self.texts.insert(file.to_owned(), (1, text.to_owned()));
        let document = json!({ "uri": self.uri(file), "languageId": "toml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
        self.settle();
    }

    /// Types `new` in place of the first `old` of an open document.
    pub(crate) fn type_over(&mut self, file: &str, old: &str, new: &str) {
        self.type_on(file, old, new);
        self.settle();
    }

    /// The same without waiting for anything.
    pub(crate) fn type_on(&mut self, file: &str, old: &str, new: &str) {
        let text = self.text(file).to_owned();
        let at = text.find(old).unwrap_or_else(|| panic!("`{old}` stands in {file}"));
        let range = json!({ "start": self.place(file, at), "end": self.place(file, at + old.len()) });
        let version = self.texts[file].0 + 1;
        self.texts.insert(file.to_owned(), (version, text.replacen(old, new, 1)));
        let document = json!({ "uri": self.uri(file), "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [{ "range": range, "text": new }] }));
    }

    pub(crate) fn close(&mut self, file: &str) {
        self.texts.remove(file);
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": self.uri(file) } }));
        self.settle();
    }

    /// The text of an open document.
    pub(crate) fn text(&self, file: &str) -> &str {
        &self.texts[file].1
    }

    fn place(&self, file: &str, byte: usize) -> Value {
        let (line, character) = SourceFile::new(String::new(), self.text(file).to_owned()).line_and_column(byte, self.unit);
        json!({ "line": line, "character": character })
    }

    /// What a range of an open document holds.
    pub(crate) fn held(&self, file: &str, range: &Value) -> String {
        let source = SourceFile::new(String::new(), self.text(file).to_owned());
        let at = |end: &str| {
            let number = |key: &str| usize::try_from(range[end][key].as_u64().expect("a number")).expect("small");
            source.byte_at(number("line"), number("character"), self.unit)
        };
        self.text(file)[at("start")..at("end")].to_owned()
    }

    /// Asks about the place where the `|` of `mark` is: the rest of it stands in the document.
    pub(crate) fn ask_at(&mut self, method: &str, file: &str, mark: &str, more: &Value) -> Result<Value, String> {
        let before = mark.find('|').expect("a mark");
        let needle = mark.replacen('|', "", 1);
        let at = self.text(file).find(&needle).unwrap_or_else(|| panic!("`{needle}` stands in {file}")) + before;
        let mut params = json!({ "textDocument": { "uri": self.uri(file) }, "position": self.place(file, at) });
        merge(&mut params, more);
        self.ask(method, params)
    }

    /// Asks about a whole document.
    pub(crate) fn ask_of(&mut self, method: &str, file: &str, more: &Value) -> Value {
        let mut params = json!({ "textDocument": { "uri": self.uri(file) } });
        merge(&mut params, more);
        self.ask(method, params).expect("it answers")
    }

    /// The hover at a mark.
    pub(crate) fn hover(&mut self, file: &str, mark: &str) -> String {
        let answer = self.ask_at("textDocument/hover", file, mark, &json!({})).expect("it answers");
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// What may be written at a mark.
    pub(crate) fn complete(&mut self, file: &str, mark: &str) -> Vec<Value> {
        let answer = self.ask_at("textDocument/completion", file, mark, &json!({})).expect("it answers");
        answer["items"].as_array().cloned().unwrap_or_default()
    }

    /// The codes published of a file.
    pub(crate) fn codes(&self, file: &str) -> Vec<String> {
        let found = self.found.get(file).into_iter().flatten();
        found.map(|one| one["code"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The texts of files after changes, by their path from the root.
    pub(crate) fn changed(&self, edit: &Value) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        let changes = edit["documentChanges"].as_array().expect("changes of documents");
        for change in changes {
            let uri = change["textDocument"]["uri"].as_str().expect("an address");
            let file = uri.strip_prefix(&self.uri("")).expect("a file of the folder").trim_start_matches('/').to_owned();
            let text = self
                .texts
                .get(&file)
                .map_or_else(|| fs::read_to_string(self.root.join(&file)).expect("the file is there"), |(_, text)| text.clone());
            texts.insert(file, applied(&text, change["edits"].as_array().expect("edits"), self.unit));
        }
        texts
    }

    /// Says goodbye, and how the session ended.
    pub(crate) fn leave(mut self) -> Ended {
        self.ask("shutdown", Value::Null).expect("it shuts down");
        self.notify("exit", Value::Null);
        self.joined()
    }

    /// How the session ended, once the editor has gone without a word.
    pub(crate) fn joined(mut self) -> Ended {
        let server = self.server.take().expect("it runs");
        drop(self.connection);
        server.join().expect("no panic").expect("no fault")
    }
}

/// A text with edits applied, as an editor does: all of them to the text as it is.
pub(crate) fn applied(text: &str, edits: &[Value], unit: Unit) -> String {
    let source = SourceFile::new(String::new(), text.to_owned());
    let at = |place: &Value| {
        let number = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("small");
        source.byte_at(number("line"), number("character"), unit)
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| (at(&edit["range"]["start"]), at(&edit["range"]["end"]), edit["newText"].as_str().expect("a text")))
        .collect();
    edits.sort_unstable();
    let mut new = text.to_owned();
    for (start, end, text) in edits.into_iter().rev() {
        new.replace_range(start..end, text);
    }
    new
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn merge(into: &mut Value, more: &Value) {
    match (into, more) {
        (Value::Object(into), Value::Object(more)) => {
            for (key, value) in more {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, more) => *into = more.clone(),
    }
}
