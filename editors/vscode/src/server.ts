/** How the server is started, and for which texts: all that can be said of it without an editor. */

export interface Settings {
  /** A name on the path, or a path. */
  path: string;
  arguments: string[];
}

export interface Start {
  command: string;
  args: string[];
}

/** The languages of the editor whose texts are read. */
export const LANGUAGES = ["markdown", "plaintext", "html"];

export function start(settings: Settings): Start {
  return { command: settings.path.trim() || "gainsay", args: ["lsp", ...settings.arguments] };
}

/** What is said where the program does not start. */
export function trouble(settings: Settings, reason: string): string {
  const { command } = start(settings);
  return `gainsay did not start (${command}: ${reason}). Install it with "cargo install", or name it in the setting gainsay.path.`;
}
