/** gainsay in VS Code: starts `gainsay lsp` and leaves the rest to the protocol. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { LANGUAGES, Settings, start, trouble } from "./server";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("gainsay.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration("gainsay") ? restart() : undefined)),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  // one that never started cannot be stopped
  await running?.stop().catch(() => undefined);
}

async function restart(): Promise<void> {
  await deactivate();
  const settings = read();
  const { command, args } = start(settings);
  client = new LanguageClient(
    "gainsay",
    "gainsay",
    { command, args },
    { documentSelector: LANGUAGES.flatMap((language) => ["file", "untitled"].map((scheme) => ({ scheme, language }))) },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    await vscode.window.showErrorMessage(trouble(settings, error instanceof Error ? error.message : String(error)));
  }
}

function read(): Settings {
  const settings = vscode.workspace.getConfiguration("gainsay");
  return { path: settings.get("path", "gainsay"), arguments: settings.get<string[]>("arguments", []) };
}
