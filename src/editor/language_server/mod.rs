//! The language server (`cchc lsp`): what `validate` finds as one types, and what an id means wherever it stands.
//!
//! It is the same engine: texts that editors have open lie over the disk's, [`load`](crate::load) reads again what changed, every rule runs
//! over the whole, and what is published is what `validate` prints for the same texts. Messages are handled one after the other; what the
//! editor sent meanwhile is taken in before anything is checked, so that no letter waits for the check of the one before.
//!
//! A request is a file here with `answer(&Scene, …)`, its `mod` line, its row in [`requests::REQUESTS`] and what it is in
//! [`capabilities`]. What kind of id stands where is the table of [`mention`]; what is told of an id is [`about`].

mod about;
mod actions;
mod capabilities;
mod changes;
mod completion;
mod cursor;
mod definition;
mod desk;
mod document;
mod formatting;
mod hints;
mod holder;
mod hover;
mod mention;
mod position;
mod publish;
mod references;
mod rename;
mod requests;
mod scene;
mod server;
mod settings;
mod shelf;
mod symbols;
mod sync;
mod tree;
mod unfinished;
mod uri;
pub mod wire;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::{Result, anyhow};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::json;

use server::Server;
use settings::Client;
pub use settings::Settings;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The editor said `shutdown`, then `exit`.
    Asked,
    /// It said `exit` without, or went away.
    Abandoned,
}

/// Serves one editor until it leaves.
///
/// # Errors
/// When the editor cannot be written to any more.
pub fn serve(connection: &Connection, settings: Settings) -> Result<Ended> {
    let Ok((id, params)) = connection.initialize_start() else { return Ok(Ended::Abandoned) };
    let (client, encoding) = Client::of(&params);
    let answer = json!({
        "capabilities": capabilities::of(&encoding),
        "serverInfo": { "name": "cchc", "version": env!("CARGO_PKG_VERSION") },
    });
    send(connection, Response::new_ok(id, answer))?;
    let mut session = Session { connection, server: Server::new(settings, client), inbox: VecDeque::new(), asked: false };
    session.run()
}

/// One editor's session.
struct Session<'c> {
    connection: &'c Connection,
    server: Server,
    /// What the editor sent and nobody has looked at.
    inbox: VecDeque<Message>,
    /// Whether the editor said `shutdown`.
    asked: bool,
}

impl Session<'_> {
    fn run(&mut self) -> Result<Ended> {
        loop {
            if self.inbox.is_empty() {
                // Nothing waits: the time to check what changed.
                self.guarded(Server::settle);
                self.flush()?;
                let Ok(message) = self.connection.receiver.recv() else { return Ok(Ended::Abandoned) };
                self.inbox.push_back(message);
            }
            while let Ok(message) = self.connection.receiver.try_recv() {
                self.inbox.push_back(message);
            }
            self.cancel()?;
            match self.inbox.pop_front() {
                Some(Message::Request(request)) => self.request(request)?,
                Some(Message::Notification(told)) if told.method == "exit" => {
                    return Ok(if self.asked { Ended::Asked } else { Ended::Abandoned });
                }
                Some(Message::Notification(told)) => self.notification(told)?,
                Some(Message::Response(_)) | None => {}
            }
        }
    }

    /// Takes out requests that were taken back before anybody looked at them.
    fn cancel(&mut self) -> Result<()> {
        let is_cancel = |message: &Message| matches!(message, Message::Notification(told) if told.method == "$/cancelRequest");
        while let Some(at) = self.inbox.iter().position(is_cancel) {
            let Some(Message::Notification(told)) = self.inbox.remove(at) else { continue };
            let id = match told.params.get("id") {
                Some(serde_json::Value::String(id)) => RequestId::from(id.clone()),
                Some(number) => match number.as_i64().and_then(|number| i32::try_from(number).ok()) {
                    Some(number) => RequestId::from(number),
                    None => continue,
                },
                None => continue,
            };
            let is_it = |message: &Message| matches!(message, Message::Request(request) if request.id == id);
            // Only what came before it: an editor may use a number again.
            if let Some(at) = self.inbox.iter().take(at).position(is_it) {
                self.inbox.remove(at);
                send(self.connection, Response::new_err(id, ErrorCode::RequestCanceled as i32, "cancelled".to_owned()))?;
            }
        }
        Ok(())
    }

    fn request(&mut self, request: Request) -> Result<()> {
        let Request { id, method, params } = request;
        if self.asked {
            let said = format!("`{method}` after shutdown");
            return send(self.connection, Response::new_err(id, ErrorCode::InvalidRequest as i32, said));
        }
        let response = match method.as_str() {
            "shutdown" => {
                self.asked = true;
                Response::new_ok(id, serde_json::Value::Null)
            }
            "initialize" => Response::new_err(id, ErrorCode::InvalidRequest as i32, "initialized already".to_owned()),
            method => match requests::handler(method) {
                None => Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("no request `{method}`")),
                Some(handler) => {
                    let answer = self.guarded(|server| {
                        server.settle();
                        handler(server, &params)
                    });
                    match answer {
                        Some(Ok(result)) => Response::new_ok(id, result),
                        Some(Err(failure)) => Response::new_err(id, failure.code as i32, failure.message),
                        None => Response::new_err(id, ErrorCode::InternalError as i32, format!("`{method}` broke off")),
                    }
                }
            },
        };
        self.flush()?;
        send(self.connection, response)
    }

    fn notification(&mut self, told: Notification) -> Result<()> {
        if !self.asked {
            self.guarded(|server| sync::take(server, &told.method, told.params));
        }
        self.flush()
    }

    /// Runs `work`; a fault of ours ends that piece of work and not the session.
    fn guarded<T>(&mut self, work: impl FnOnce(&mut Server) -> T) -> Option<T> {
        catch_unwind(AssertUnwindSafe(|| work(&mut self.server))).ok()
    }

    /// Sends what there is to be told.
    fn flush(&mut self) -> Result<()> {
        for message in self.server.outbox.drain(..) {
            self.connection.sender.send(message).map_err(|_| anyhow!("the editor is gone"))?;
        }
        Ok(())
    }
}

fn send(connection: &Connection, response: Response) -> Result<()> {
    connection.sender.send(Message::Response(response)).map_err(|_| anyhow!("the editor is gone"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_ours_ends_that_piece_of_work_and_not_the_session() {
        let (connection, _editor) = Connection::memory();
        let settings = Settings {
            today: || chrono::NaiveDate::MIN,
            as_of: None,
            language: None,
            levels: crate::check::Levels::default(),
            cache: None,
        };
        let server = Server::new(settings, Client::default());
        let mut session = Session { connection: &connection, server, inbox: VecDeque::new(), asked: false };
        assert_eq!(session.guarded(|_| -> usize { panic!("planted") }), None);
        assert_eq!(session.guarded(|server| server.outbox.len()), Some(0), "what comes after is done");
    }
}
