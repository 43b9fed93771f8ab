//! An editor that talks to `cchc lsp` over its pipes, as real ones do.

use std::io::{BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context as _, Result, bail};
use cchc::source::{SourceFile, Unit};
use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};

/// The editor and its server.
pub(crate) struct Client {
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    next: i32,
}

/// A document it has open.
pub(crate) struct Document {
    pub(crate) uri: String,
    pub(crate) text: String,
    version: i32,
}

impl Client {
    /// Starts the server over a folder, and waits until it has read all of it.
    pub(crate) fn start(folder: &Path) -> Result<Self> {
        let mut server = Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(["lsp", "--as-of", "2021-07-01"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("starting cchc lsp")?;
        let (to, from) = (server.stdin.take().context("its input")?, server.stdout.take().context("its output")?);
        let mut client = Self { server, to, from: BufReader::new(from), next: 0 };
        let folders = json!([{ "uri": uri(folder), "name": "province" }]);
        client.ask("initialize", json!({ "processId": null, "capabilities": {}, "workspaceFolders": folders }))?;
        client.tell("initialized", json!({}))?;
        client.settle()?;
        Ok(client)
    }

    fn send(&mut self, message: &Message) -> Result<()> {
        message.write(&mut self.to)?;
        Ok(self.to.flush()?)
    }

    fn receive(&mut self) -> Result<Message> {
        Message::read(&mut self.from)?.context("the server is gone")
    }

    fn tell(&mut self, method: &str, params: Value) -> Result<()> {
        self.send(&Message::Notification(Notification::new(method.to_owned(), params)))
    }

    /// Asks, and waits for the answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value> {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(&Message::Request(Request::new(id.clone(), method.to_owned(), params)))?;
        loop {
            if let Message::Response(response) = self.receive()?
                && response.id == id
            {
                match response.response_result {
                    Ok(value) => return Ok(value),
                    Err(error) => bail!("{method}: {}", error.message),
                }
            }
        }
    }

    /// Waits until everything sent so far was taken in, checked and published.
    pub(crate) fn settle(&mut self) -> Result<()> {
        let nowhere = json!({ "textDocument": { "uri": "file:///nowhere.toml" }, "position": { "line": 0, "character": 0 } });
        self.ask("textDocument/hover", nowhere).map(drop)
    }

    /// Opens a file.
    pub(crate) fn open(&mut self, path: &Path) -> Result<Document> {
        let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        let document = Document { uri: uri(path), text, version: 1 };
        let item = json!({ "uri": document.uri, "languageId": "toml", "version": 1, "text": document.text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }))?;
        self.settle()?;
        Ok(document)
    }

    /// Replaces some bytes of a document, as one keystroke does.
    pub(crate) fn put(&mut self, document: &mut Document, at: usize, over: usize, new: &str) -> Result<()> {
        let range = json!({ "start": document.place(at), "end": document.place(at + over) });
        document.version += 1;
        document.text.replace_range(at..at + over, new);
        let changed = json!({ "uri": document.uri, "version": document.version });
        self.tell("textDocument/didChange", json!({ "textDocument": changed, "contentChanges": [{ "range": range, "text": new }] }))
    }

    /// Waits until something is published of a document.
    pub(crate) fn published(&mut self, document: &Document) -> Result<()> {
        loop {
            if let Message::Notification(told) = self.receive()?
                && told.method == "textDocument/publishDiagnostics"
                && told.params["uri"] == document.uri
            {
                return Ok(());
            }
        }
    }

    /// Says goodbye.
    pub(crate) fn leave(mut self) -> Result<()> {
        self.ask("shutdown", Value::Null)?;
        self.tell("exit", Value::Null)?;
        let status = self.server.wait()?;
        anyhow::ensure!(status.success(), "the server ended with {status}");
        Ok(())
    }
}

impl Document {
    /// Where a byte is.
    pub(crate) fn place(&self, byte: usize) -> Value {
        let (line, character) = SourceFile::new(String::new(), self.text.clone()).line_and_column(byte, Unit::Utf16);
        json!({ "line": line, "character": character })
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
