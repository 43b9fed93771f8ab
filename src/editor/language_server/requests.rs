//! The table of requests: the name of each in the protocol, and the function that answers it.

use lsp_server::ErrorCode;
use lsp_types::{TextDocumentPositionParams, Uri};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::scene::Scene;
use super::server::Server;
use super::{actions, completion, definition, formatting, hints, hover, references, rename, symbols};

/// Why a request is not answered.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) code: ErrorCode,
    /// What an editor shows.
    pub(super) message: String,
}

impl Failure {
    /// A request that cannot be done, and why: shown to the person who asked.
    pub(super) fn refused(message: impl Into<String>) -> Self {
        Self { code: ErrorCode::RequestFailed, message: message.into() }
    }
}

/// A request's function.
pub(super) type Handler = fn(&Server, &Value) -> Result<Value, Failure>;

/// Every request that is answered.
static REQUESTS: [(&str, Handler); 11] = [
    ("textDocument/hover", |server, params| at(server, params, |scene, at, _| Ok(hover::answer(scene, at)))),
    ("textDocument/completion", |server, params| at(server, params, |scene, at, _| Ok(completion::answer(scene, at)))),
    ("textDocument/definition", |server, params| at(server, params, |scene, at, _| Ok(definition::answer(scene, at)))),
    ("textDocument/references", |server, params| at(server, params, |scene, at, params| Ok(references::answer(scene, at, params)))),
    ("textDocument/documentHighlight", |server, params| at(server, params, |scene, at, _| Ok(references::highlights(scene, at)))),
    ("textDocument/prepareRename", |server, params| at(server, params, |scene, at, _| rename::prepare(scene, at))),
    ("textDocument/rename", |server, params| at(server, params, rename::answer)),
    ("textDocument/codeAction", |server, params| of(server, params, |scene, params| Ok(actions::answer(scene, params)))),
    ("textDocument/formatting", |server, params| of(server, params, |scene, _| Ok(formatting::answer(scene)))),
    ("textDocument/documentSymbol", |server, params| of(server, params, |scene, _| Ok(symbols::answer(scene)))),
    ("textDocument/inlayHint", |server, params| of(server, params, |scene, params| Ok(hints::answer(scene, params)))),
];

/// The function that answers a request.
pub(super) fn handler(method: &str) -> Option<Handler> {
    REQUESTS.iter().find(|(name, _)| *name == method).map(|(_, handler)| *handler)
}

/// Reads a part of what came with a request.
pub(super) fn part<T: DeserializeOwned>(params: &Value, key: &str) -> Option<T> {
    serde_json::from_value(params.get(key)?.clone()).ok()
}

/// Answers a request about a document; `null` for one that is nothing of ours.
fn of<T: Serialize>(
    server: &Server,
    params: &Value,
    answer: impl FnOnce(&Scene<'_>, &Value) -> Result<T, Failure>,
) -> Result<Value, Failure> {
    let uri: Option<Uri> = params.get("textDocument").and_then(|document| part(document, "uri"));
    let Some(uri) = uri else {
        return Err(Failure { code: ErrorCode::InvalidParams, message: "textDocument.uri is missing".to_owned() });
    };
    let Some(scene) = Scene::of(server, &uri) else { return Ok(Value::Null) };
    let answer = answer(&scene, params)?;
    serde_json::to_value(answer).map_err(|error| Failure { code: ErrorCode::InternalError, message: error.to_string() })
}

/// Answers a request about a place in a document.
fn at<T: Serialize>(
    server: &Server,
    params: &Value,
    answer: impl FnOnce(&Scene<'_>, usize, &Value) -> Result<T, Failure>,
) -> Result<Value, Failure> {
    let place: TextDocumentPositionParams =
        serde_json::from_value(params.clone()).map_err(|error| Failure { code: ErrorCode::InvalidParams, message: error.to_string() })?;
    of(server, params, |scene, params| answer(scene, scene.byte(place.position), params))
}
