//! A Chromium, driven over its debugging pipe: <https://chromedevtools.github.io/devtools-protocol/>. Messages are JSON, a NUL after each.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// How long an answer may take, on a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(2);
/// What it is called on the path.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The program, where there is one.
pub fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("GAINSAY_CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name))).find(|program| program.is_file())
}

pub struct Browser {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    session: Option<String>,
    calls: u64,
    /// What the page wrote to its console or threw.
    pub complaints: Vec<String>,
}

impl Browser {
    /// Starts it with a profile of its own in this folder.
    pub fn start(program: &Path, folder: &Path) -> Self {
        // the pipe is on descriptors 3 and 4
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 1>/dev/null 2>/dev/null"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"])
            .args(["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, from) = channel();
        let mut answers = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while answers.read_until(0, &mut message).is_ok_and(|bytes| bytes > 0) {
                let value = serde_json::from_slice(message.strip_suffix(&[0]).unwrap_or(&message));
                if value.is_ok_and(|value| sender.send(value).is_err()) {
                    return;
                }
                message.clear();
            }
        });
        let to = child.stdin.take().unwrap();
        let mut browser = Self { child, to, from, session: None, calls: 0, complaints: Vec::new() };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let session = browser.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        browser.session = Some(session["sessionId"].as_str().unwrap().to_owned());
        for domain in ["Page.enable", "Runtime.enable", "Accessibility.enable"] {
            browser.call(domain, json!({}));
        }
        browser.call("Emulation.setDeviceMetricsOverride", json!({"width": 1000, "height": 900, "deviceScaleFactor": 1, "mobile": false}));
        browser
    }

    /// Calls a method and waits for its answer.
    #[expect(clippy::needless_pass_by_value, reason = "what is given is made at the call")]
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.calls += 1;
        let mut message = json!({"id": self.calls, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(message.to_string().as_bytes()).and_then(|()| self.to.write_all(&[0])).and_then(|()| self.to.flush()).unwrap();
        loop {
            let answer = self.next();
            if answer["id"] == json!(self.calls) {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    fn next(&mut self) -> Value {
        let answer = self.from.recv_timeout(PATIENCE).expect("the browser answers");
        if answer["method"] == "Runtime.exceptionThrown" || answer["method"] == "Runtime.consoleAPICalled" {
            self.complaints.push(answer["params"].to_string());
        }
        answer
    }

    /// Opens a file and waits until it is there.
    pub fn open(&mut self, path: &Path) {
        self.call("Page.navigate", json!({"url": format!("file://{}", path.display())}));
        self.loaded();
    }

    /// Waits until a page is there.
    pub fn loaded(&mut self) {
        while self.next()["method"] != "Page.loadEventFired" {}
    }

    pub fn evaluate(&mut self, expression: &str) -> Value {
        let answer = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    #[track_caller]
    pub fn number(&mut self, expression: &str) -> i64 {
        self.evaluate(expression).as_i64().unwrap()
    }

    #[track_caller]
    pub fn text(&mut self, expression: &str) -> String {
        self.evaluate(expression).as_str().unwrap().to_owned()
    }

    /// Clicks in the middle of an element, as a mouse does.
    pub fn click(&mut self, selector: &str) {
        let place = format!(
            "(() => {{ const e = document.querySelector('{selector}'); e.scrollIntoView({{block: 'center', behavior: 'instant'}}); \
             const r = e.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; }})()"
        );
        let place = self.evaluate(&place);
        for kind in ["mousePressed", "mouseReleased"] {
            self.call("Input.dispatchMouseEvent", json!({"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1}));
        }
    }

    /// Chooses an entry of a list.
    pub fn choose(&mut self, select: &str, value: &str) {
        self.evaluate(&format!(
            "(() => {{ const e = document.querySelector('select[name={select}]'); e.value = '{value}'; e.dispatchEvent(new Event('input', {{bubbles: true}})); }})()"
        ));
    }

    /// Presses a key.
    pub fn press(&mut self, key: &str, code: u32, text: &str) {
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let code_name = if key == " " { "Space" } else { key };
        for kind in [down, "keyUp"] {
            let text = if kind == "keyUp" { "" } else { text };
            self.call("Input.dispatchKeyEvent", json!({"type": kind, "key": key, "code": code_name, "windowsVirtualKeyCode": code, "text": text}));
        }
    }

    /// Prints the page into a file.
    pub fn print(&mut self, path: &Path) {
        let answer = self.call("Page.printToPDF", json!({"printBackground": true}));
        std::fs::write(path, base64(answer["data"].as_str().unwrap())).unwrap();
    }

    /// Leaves a picture of the page.
    pub fn picture(&mut self, path: &Path) {
        let answer = self.call("Page.captureScreenshot", json!({"format": "png", "captureBeyondViewport": true}));
        std::fs::write(path, base64(answer["data"].as_str().unwrap())).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<usize> = text.chars().filter_map(|letter| LETTERS.find(letter)).collect();
    let bits = |four: &[usize]| four.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - four.len()));
    digits.chunks(4).flat_map(|four| bits(four).to_be_bytes().into_iter().skip(5).take(four.len() - 1)).collect()
}
