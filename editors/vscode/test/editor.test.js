// In VS Code itself: the extension is put into code-server, which is VS Code for a browser, and a headless Chromium writes in it.
// GAINSAY names the program, GAINSAY_CODE_SERVER the module out/node/entry.js of the package code-server, and GAINSAY_CHROMIUM the browser;
// what needs them is skipped where one of them is missing.

const test = require("node:test");
const assert = require("node:assert");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { spawn } = require("node:child_process");

const { GAINSAY, GAINSAY_CODE_SERVER, GAINSAY_CHROMIUM } = process.env;
const missing = Object.entries({ GAINSAY, GAINSAY_CODE_SERVER, GAINSAY_CHROMIUM }).filter(([, value]) => !value).map(([name]) => name);
const DRAFT = "# Storm\n\nThe storm killed 12 people in Brindle on Saturday.\n";
const WIRE = "The storm killed 19 people in Brindle on Saturday, police said.\n";
const CONTROL = 2;
const CONFIG = '[severity]\nfigure-without-source = "off"\n\n[[source]]\npath = "wires/"\nrole = "source"\n';

/** A page of a browser, over its debugging pipe. */
class Page {
  constructor(program, profile) {
    this.calls = 0;
    this.waiting = new Map();
    const args = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--window-size=1200,800", `--user-data-dir=${profile}`];
    this.process = spawn(program, args, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    let rest = "";
    this.process.stdio[4].on("data", (bytes) => {
      const messages = (rest + bytes).split("\0");
      rest = messages.pop();
      for (const message of messages.map((text) => JSON.parse(text))) this.waiting.get(message.id)?.(message);
    });
  }

  call(method, params = {}) {
    const id = ++this.calls;
    const answer = new Promise((resolve, reject) =>
      this.waiting.set(id, (message) => (message.error ? reject(new Error(`${method}: ${message.error.message}`)) : resolve(message.result))),
    );
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.session }) + "\0");
    return answer;
  }

  async open(url) {
    const { targetId } = await this.call("Target.createTarget", { url });
    this.session = (await this.call("Target.attachToTarget", { targetId, flatten: true })).sessionId;
  }

  async evaluate(expression) {
    return (await this.call("Runtime.evaluate", { expression, returnByValue: true })).result.value;
  }

  /** Waits until an expression holds, trying what makes it hold now and then, and says what the page shows where it never does. */
  async until(expression, attempt = async () => undefined) {
    for (let tries = 0; tries < 600; tries++) {
      if (await this.evaluate(`Boolean(${expression})`)) return;
      if (tries % 20 === 0) await attempt();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail(`${expression} never held: ${await this.evaluate("document.body.innerText.slice(0, 2000)")}`);
  }

  async press(key, code, keyCode, modifiers = 0) {
    for (const type of ["rawKeyDown", "keyUp"]) {
      await this.call("Input.dispatchKeyEvent", { type, key, code, modifiers, windowsVirtualKeyCode: keyCode });
    }
  }

  async picture(file) {
    const { data } = await this.call("Page.captureScreenshot", { format: "png" });
    fs.writeFileSync(file, Buffer.from(data, "base64"));
  }
}

/** Where a server says that it listens. */
function listening(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (bytes) => (said += bytes));
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const address = said.match(/listening on (http:\/\/[\d.:]+)/);
      if (address) resolve(address[1]);
    });
    server.once("exit", () => reject(new Error(said)));
  });
}

test("a draft is marked in the editor, and its quick fix is written", { skip: missing.length > 0 && `not set: ${missing.join(", ")}` }, async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "gainsay-code-"));
  const put = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  };
  put("desk/draft.md", DRAFT);
  put("desk/wires/agency.md", WIRE);
  put("desk/gainsay.toml", CONFIG);
  put("data/User/settings.json", JSON.stringify({ "gainsay.path": GAINSAY, "workbench.startupEditor": "none", "telemetry.telemetryLevel": "off" }));
  fs.mkdirSync(path.join(root, "extensions"));
  fs.cpSync(path.join(__dirname, ".."), path.join(root, "extensions", "gainsay"), { recursive: true });
  const options = ["--auth", "none", "--bind-addr", "127.0.0.1:0", "--disable-workspace-trust", "--disable-telemetry", "--disable-update-check"];
  const folders = ["--user-data-dir", path.join(root, "data"), "--extensions-dir", path.join(root, "extensions")];
  const server = spawn(process.execPath, [GAINSAY_CODE_SERVER, ...options, ...folders], { env: { ...process.env, HOME: root }, stdio: ["ignore", "pipe", "pipe"] });
  const page = new Page(GAINSAY_CHROMIUM, path.join(root, "profile"));
  try {
    const address = await listening(server);
    const draft = path.join(root, "desk", "draft.md");
    const payload = JSON.stringify([["openFile", `vscode-remote://${new URL(address).host}${draft}`]]);
    await page.open(`${address}/?folder=${encodeURIComponent(path.join(root, "desk"))}&payload=${encodeURIComponent(payload)}`);
    await page.until("document.querySelector('.monaco-editor .squiggly-error')");
    if (process.env.GAINSAY_SCREENSHOTS) await page.picture(path.join(process.env.GAINSAY_SCREENSHOTS, "vscode.png"));
    // the next problem, its quick fixes, the first of them, and to the disk
    await page.evaluate("document.querySelector('.monaco-editor textarea, .monaco-editor .native-edit-context').focus()");
    await page.press("F8", "F8", 119);
    await page.until("document.querySelector('.monaco-editor .marker-widget')?.innerText.includes('death-tolls-differ')");
    await page.press("Escape", "Escape", 27);
    // while the editor still closes the problem it takes no other key
    const fixes = "document.querySelector('.action-widget')?.innerText.includes('Fix: write')";
    await page.until(fixes, () => page.press(".", "Period", 190, CONTROL));
    if (process.env.GAINSAY_SCREENSHOTS) await page.picture(path.join(process.env.GAINSAY_SCREENSHOTS, "vscode-fix.png"));
    await page.press("Enter", "Enter", 13);
    await page.until("!document.querySelector('.monaco-editor .squiggly-error')");
    await page.press("s", "KeyS", 83, CONTROL);
    const wanted = DRAFT.replace("12 people", "19 people");
    const saved = () => fs.readFileSync(draft, "utf8");
    for (let tries = 0; tries < 200 && saved() !== wanted; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.strictEqual(saved(), wanted);
  } finally {
    page.process.kill();
    server.kill();
    await Promise.all([page.process, server].map((child) => child.exitCode ?? new Promise((resolve) => child.once("exit", resolve))));
    fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
});
