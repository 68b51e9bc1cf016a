// Without an editor: the server is started as the extension starts it, and asked over the protocol that the extension's client speaks.
// GAINSAY names the program; where there is none, what needs it is skipped.

const test = require("node:test");
const assert = require("node:assert");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { spawn } = require("node:child_process");
const { pathToFileURL } = require("node:url");
const rpc = require("vscode-languageserver-protocol/node");
const { LANGUAGES, start, trouble } = require("../out/server.js");
const manifest = require("../package.json");

test("the program is what the settings say", () => {
  assert.deepStrictEqual(start({ path: " ", arguments: [] }), { command: "gainsay", args: ["lsp"] });
  assert.deepStrictEqual(start({ path: "/opt/g", arguments: ["--rules", "desk"] }), { command: "/opt/g", args: ["lsp", "--rules", "desk"] });
  assert.match(trouble({ path: "g", arguments: [] }, "ENOENT"), /g: ENOENT.*gainsay\.path/);
});

test("the manifest wakes the extension for every language that it reads", () => {
  assert.deepStrictEqual(manifest.activationEvents, LANGUAGES.map((language) => `onLanguage:${language}`));
  assert.ok(fs.existsSync(path.join(__dirname, "..", manifest.main)));
});

test("a draft is marked, and the mark offers what mends it", { skip: process.env.GAINSAY ? false : "GAINSAY names no program" }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gainsay-"));
  const { command, args } = start({ path: process.env.GAINSAY, arguments: ["--no-config"] });
  const server = spawn(command, args, { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createProtocolConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  const marked = new Promise((resolve) => connection.onNotification(rpc.PublishDiagnosticsNotification.type, resolve));
  connection.listen();
  const root = pathToFileURL(folder).href;
  const hello = await connection.sendRequest(rpc.InitializeRequest.type, { processId: process.pid, rootUri: root, capabilities: {}, workspaceFolders: null });
  assert.ok(hello.capabilities.codeActionProvider && hello.capabilities.hoverProvider);
  await connection.sendNotification(rpc.InitializedNotification.type, {});
  const uri = `${root}/draft.md`;
  const text = "Of those, 1,141 of 2,480 (52 percent) agreed.\n";
  await connection.sendNotification(rpc.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "markdown", version: 1, text } });
  const { diagnostics } = await marked;
  assert.ok(diagnostics.length > 0 && diagnostics.every((one) => one.code === "percent-of-counts"), JSON.stringify(diagnostics));
  const actions = await connection.sendRequest(rpc.CodeActionRequest.type, { textDocument: { uri }, range: diagnostics[0].range, context: { diagnostics } });
  assert.ok(JSON.stringify(actions).includes("46 percent"), JSON.stringify(actions));
  await connection.sendRequest(rpc.ShutdownRequest.type);
  await connection.sendNotification(rpc.ExitNotification.type);
  assert.strictEqual(await new Promise((resolve) => server.once("exit", resolve)), 0);
  connection.dispose();
  fs.rmSync(folder, { recursive: true });
});
