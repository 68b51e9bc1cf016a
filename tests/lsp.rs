//! A scripted editor session over standard input and output.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

use std::fs;
use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

const DRAFT: &str = "# Storm at Brindle\n\n\u{201c}A \u{1f6a2} sank,\u{201d} officials said. The storm killed 12 people in Brindle on Saturday.\n";
const WIRE: &str = "The storm killed 19 people in Brindle on Saturday, police said.\n";

/// A client that talks to the server.
struct Editor {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    requests: i32,
    /// What the server sent that nobody has asked for yet.
    heard: Vec<Message>,
}

impl Editor {
    fn start(folder: &Path) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_gainsay"))
            // editors that can reach a server in several ways name this one
            .args(["lsp", "--stdio", "--today", "2019-03-03"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (input, output) = (server.stdin.take().unwrap(), BufReader::new(server.stdout.take().unwrap()));
        let mut editor = Self { server, input, output, requests: 0, heard: Vec::new() };
        let answer = editor.ask("initialize", json!({"capabilities": {}, "workspaceFolders": [{"uri": uri(folder, ""), "name": "x"}]}));
        assert_eq!(answer["capabilities"]["hoverProvider"], true);
        editor.tell("initialized", json!({}));
        editor
    }

    fn tell(&mut self, method: &str, params: Value) {
        Message::Notification(Notification::new(method.to_owned(), params)).write(&mut self.input).unwrap();
        self.input.flush().unwrap();
    }

    /// Sends a request and waits for its answer.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let id = self.requests.into();
        Message::Request(Request::new(self.requests.into(), method.to_owned(), params)).write(&mut self.input).unwrap();
        self.input.flush().unwrap();
        loop {
            match Message::read(&mut self.output).unwrap().expect("the server goes on") {
                Message::Response(response) if response.id == id => return json!(response).get("result").cloned().unwrap_or(Value::Null),
                other => self.heard.push(other),
            }
        }
    }

    /// The next diagnostics for a document.
    fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        loop {
            let at = self.heard.iter().position(
                |message| matches!(message, Message::Notification(note) if note.method == "textDocument/publishDiagnostics" && note.params["uri"] == uri),
            );
            if let Some(Message::Notification(note)) = at.map(|at| self.heard.remove(at)) {
                return note.params["diagnostics"].as_array().unwrap().clone();
            }
            let next = Message::read(&mut self.output).unwrap().expect("the server goes on");
            self.heard.push(next);
        }
    }

    fn open(&mut self, uri: &str, text: &str) {
        self.tell("textDocument/didOpen", json!({"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}}));
    }

    fn change(&mut self, uri: &str, text: &str) {
        self.tell("textDocument/didChange", json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": text}]}));
    }

    fn stop(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.server.wait().unwrap().success());
    }
}

impl Drop for Editor {
    /// A test that fails leaves no server behind.
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn uri(folder: &Path, name: &str) -> String {
    format!("file://{}", folder.join(name).display()).replace(' ', "%20").replace('\u{2019}', "%E2%80%99")
}

fn workspace(config: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("the wires")).unwrap();
    fs::write(folder.path().join("the wires/agency\u{2019}s.md"), WIRE).unwrap();
    fs::write(folder.path().join("gainsay.toml"), config).unwrap();
    folder
}

const CONFIG: &str = "[severity]\nfigure-without-source = \"off\"\n\n[[source]]\npath = \"the wires/\"\nrole = \"source\"\ndate = 2019-03-02\n";

#[test]
fn a_draft_is_checked_while_it_is_written() {
    let folder = workspace(CONFIG);
    let mut editor = Editor::start(folder.path());
    let (draft, wire) = (uri(folder.path(), "draft.md"), uri(folder.path(), "the wires/agency\u{2019}s.md"));
    editor.open(&draft, DRAFT);
    let found = editor.diagnostics(&draft);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((&found[0]["code"], &found[0]["severity"]), (&json!("death-tolls-differ"), &json!(1)));
    // columns are UTF-16 code units: the ship takes two
    assert_eq!(found[0]["range"], json!({"start": {"line": 2, "character": 46}, "end": {"line": 2, "character": 55}}));
    let related = &found[0]["relatedInformation"][0];
    assert_eq!((&related["location"]["uri"], &related["message"]), (&json!(wire), &json!("19")));

    let hover = editor.ask("textDocument/hover", json!({"textDocument": {"uri": draft}, "position": {"line": 2, "character": 48}}));
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("**12**") && text.contains("- counts: people") && text.contains("(kill)"), "{text}");
    let nothing = editor.ask("textDocument/hover", json!({"textDocument": {"uri": draft}, "position": {"line": 0, "character": 0}}));
    assert_eq!(nothing, Value::Null);

    editor.change(&draft, &DRAFT.replace("12 people", "19 people"));
    assert_eq!(editor.diagnostics(&draft), Vec::<Value>::new());
    editor.stop();
}

#[test]
fn actions_open_the_other_side_and_allow_the_conflict() {
    let folder = workspace(CONFIG);
    let mut editor = Editor::start(folder.path());
    let (draft, wire) = (uri(folder.path(), "draft.md"), uri(folder.path(), "the wires/agency\u{2019}s.md"));
    editor.open(&draft, DRAFT);
    let place = json!({"start": {"line": 2, "character": 48}, "end": {"line": 2, "character": 48}});
    let actions = editor.ask("textDocument/codeAction", json!({"textDocument": {"uri": draft}, "range": place, "context": {"diagnostics": []}}));
    let titles: Vec<&str> = actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap()).collect();
    let fix = "Fix: write \u{201c}19\u{201d} for \u{201c}12\u{201d}";
    assert_eq!(titles, [fix, "Open the other side: 19 in the wires/agency\u{2019}s.md, line 1", "Allow death-tolls-differ here (write the reason)"]);
    let change = &actions[0]["edit"]["changes"][&draft][0];
    assert_eq!((&change["newText"], &change["range"]["start"]["character"]), (&json!("19"), &json!(46)));

    editor.ask("workspace/executeCommand", json!({"command": actions[1]["command"]["command"], "arguments": actions[1]["command"]["arguments"]}));
    let shown = editor.heard.iter().find_map(|message| match message {
        Message::Request(request) if request.method == "window/showDocument" => Some(&request.params),
        _ => None,
    });
    assert_eq!(shown.unwrap()["uri"], json!(wire));

    // the edit, applied, allows the conflict
    let edit = &actions[2]["edit"]["changes"][&draft][0];
    assert_eq!(edit["range"]["start"], json!({"line": 2, "character": 0}));
    let mut lines: Vec<String> = DRAFT.split_inclusive('\n').map(ToOwned::to_owned).collect();
    let written = edit["newText"].as_str().unwrap().replace("because -->", "because the wire counts the harbour too -->");
    lines.insert(2, written);
    editor.diagnostics(&draft);
    editor.change(&draft, &lines.concat());
    assert_eq!(editor.diagnostics(&draft), Vec::<Value>::new());
    // and is reported once it allows nothing
    editor.change(&draft, &lines.concat().replace("12 people", "19 people"));
    let found = editor.diagnostics(&draft);
    assert!(found[0]["message"].as_str().unwrap().contains("nothing of the kind is there"), "{found:?}");
    editor.stop();
}

#[test]
fn a_bad_configuration_is_said_and_open_documents_are_checked_all_the_same() {
    let folder = workspace("fail-no = 1\n");
    let mut editor = Editor::start(folder.path());
    let (draft, wire) = (uri(folder.path(), "draft.md"), uri(folder.path(), "the wires/agency\u{2019}s.md"));
    editor.open(&draft, DRAFT);
    editor.open(&wire, WIRE);
    while editor.diagnostics(&draft).is_empty() {}
    assert!(editor.heard.iter().any(|message| matches!(message, Message::Notification(note) if note.method == "window/showMessage")));
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": wire}}));
    while !editor.diagnostics(&draft).is_empty() {}
    let unknown = editor.ask("textDocument/definition", json!({}));
    assert_eq!(unknown, Value::Null);
    editor.stop();
}
