//! `gainsay lsp`: an editor server over standard input and output.
//!
//! Open documents are checked on every change against the sources of `gainsay.toml`, or among themselves where it names none.
//! Offers diagnostics with the other sides as related information, what was understood of a figure on hover, and actions to allow
//! a conflict and to open its other side.

mod action;
mod desk;
mod place;
mod wire;

use std::path::PathBuf;
use std::time::Duration;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    CodeActionParams, CodeActionProviderCapability, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, ExecuteCommandOptions,
    ExecuteCommandParams, HoverParams, HoverProviderCapability, MessageType, ServerCapabilities, ShowDocumentParams, ShowMessageParams,
    TextDocumentSyncCapability, TextDocumentSyncKind,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::BAD;
use crate::args::Settings;
use crate::output::Output;
use desk::Desk;

/// The command that opens the other side of a conflict.
const OPEN: &str = "gainsay.open";
/// A change is checked after a pause of so many milliseconds.
const PAUSE: Duration = Duration::from_millis(60);

pub fn run(settings: &Settings, output: &Output) -> u8 {
    let (connection, threads) = wire::connection();
    let served = serve(&connection, settings, output);
    drop(connection);
    let joined = threads.join();
    match (served, joined) {
        (Ok(()), Ok(())) => 0,
        // what ended the connection says more than that it has ended
        (_, Err(error)) => fail(&error.to_string(), output),
        (Err(reason), Ok(())) => fail(&reason, output),
    }
}

fn fail(reason: &str, output: &Output) -> u8 {
    output.error(&format!("the editor's connection failed: {reason}"), Some("`gainsay lsp` is started by an editor; docs/editors.md says how."));
    BAD
}

fn serve(connection: &Connection, settings: &Settings, output: &Output) -> Result<(), String> {
    let capabilities = ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Simple(true)),
        execute_command_provider: Some(ExecuteCommandOptions { commands: vec![OPEN.to_owned()], ..ExecuteCommandOptions::default() }),
        ..ServerCapabilities::default()
    };
    let capabilities = serde_json::to_value(capabilities).map_err(|error| error.to_string())?;
    let asked = connection.initialize(capabilities).map_err(|error| error.to_string())?;
    if let Some(root) = root(&asked) {
        // names in reports are relative to the workspace, and so is the search for gainsay.toml
        let _ = std::env::set_current_dir(root);
    }
    let mut server = Server { connection, desk: Desk::open(settings, output), requests: 0, is_stale: true };
    if server.desk.is_without_config() {
        server.say(MessageType::ERROR, "gainsay.toml has mistakes and was not used; run `gainsay config` to see them");
    }
    server.work(settings, output)
}

/// The workspace, as the editor gives it.
fn root(asked: &Value) -> Option<PathBuf> {
    let uri = asked.pointer("/workspaceFolders/0/uri").or_else(|| asked.get("rootUri"))?.as_str()?;
    place::path_of(uri)
}

struct Server<'c> {
    connection: &'c Connection,
    desk: Desk,
    requests: i32,
    is_stale: bool,
}

impl Server<'_> {
    fn work(&mut self, settings: &Settings, output: &Output) -> Result<(), String> {
        loop {
            let message = if self.is_stale {
                self.connection.receiver.recv_timeout(PAUSE).map_err(|error| error.is_timeout())
            } else {
                self.connection.receiver.recv().map_err(|_| false)
            };
            match message {
                Err(true) => self.publish(),
                Err(false) => return Ok(()),
                Ok(Message::Request(request)) => {
                    if self.connection.handle_shutdown(&request).map_err(|error| error.to_string())? {
                        return Ok(());
                    }
                    self.answer(request);
                }
                Ok(Message::Notification(notification)) => self.note(notification, settings, output),
                Ok(Message::Response(_)) => {}
            }
        }
    }

    fn note(&mut self, notification: Notification, settings: &Settings, output: &Output) {
        match notification.method.as_str() {
            "textDocument/didOpen" => {
                if let Some(params) = read::<DidOpenTextDocumentParams>(notification.params) {
                    self.desk.write(params.text_document.uri.as_str(), params.text_document.text);
                }
            }
            "textDocument/didChange" => {
                if let Some(mut params) = read::<DidChangeTextDocumentParams>(notification.params)
                    && let Some(change) = params.content_changes.pop()
                {
                    self.desk.write(params.text_document.uri.as_str(), change.text);
                }
            }
            "textDocument/didClose" => {
                if let Some(params) = read::<DidCloseTextDocumentParams>(notification.params) {
                    self.desk.close(params.text_document.uri.as_str());
                }
            }
            // sources, rules and the configuration are read again when something is saved
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" | "workspace/didChangeConfiguration" => self.desk.reload(settings, output),
            _ => return,
        }
        self.is_stale = true;
    }

    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        if self.is_stale {
            self.publish();
        }
        match method.as_str() {
            "textDocument/hover" => self.reply(id, params, |desk, params: HoverParams| {
                let at = params.text_document_position_params;
                json!(desk.hover(at.text_document.uri.as_str(), at.position))
            }),
            "textDocument/codeAction" => {
                self.reply(id, params, |desk, params: CodeActionParams| json!(desk.actions(params.text_document.uri.as_str(), params.range)));
            }
            "workspace/executeCommand" => self.execute(id, params),
            _ => self.send(Message::Response(Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("{method} is not offered")))),
        }
    }

    fn reply<P: DeserializeOwned>(&self, id: RequestId, params: Value, answer: impl FnOnce(&Desk, P) -> Value) {
        let response = match serde_json::from_value(params) {
            Ok(params) => Response::new_ok(id, answer(&self.desk, params)),
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        };
        self.send(Message::Response(response));
    }

    /// Opens the other side of a conflict: the editor is asked to show it.
    fn execute(&mut self, id: RequestId, params: Value) {
        let wanted = read::<ExecuteCommandParams>(params).filter(|params| params.command == OPEN);
        let shown = wanted.and_then(|mut params| read::<ShowDocumentParams>(params.arguments.pop()?));
        let Some(shown) = shown else {
            return self.send(Message::Response(Response::new_err(id, ErrorCode::InvalidParams as i32, format!("only {OPEN} with a place is offered"))));
        };
        self.requests += 1;
        self.send(Message::Request(Request::new(self.requests.into(), "window/showDocument".to_owned(), shown)));
        self.send(Message::Response(Response::new_ok(id, Value::Null)));
    }

    fn publish(&mut self) {
        self.is_stale = false;
        for params in self.desk.check() {
            self.send(Message::Notification(Notification::new("textDocument/publishDiagnostics".to_owned(), params)));
        }
    }

    fn say(&self, typ: MessageType, message: &str) {
        self.send(Message::Notification(Notification::new("window/showMessage".to_owned(), ShowMessageParams { typ, message: message.to_owned() })));
    }

    /// An editor that has gone away is told nothing more; the loop ends by itself.
    fn send(&self, message: Message) {
        let _ = self.connection.sender.send(message);
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}
