import type { ExtensionContext } from "vscode";
import { type Api, start } from "./start.ts";

/** Desktop and remote: the server is a process of its own. */
export function activate(context: ExtensionContext): Api {
  return start(context, {
    // Loaded with the first file that is worth reading: a repository without prompts pays for nothing.
    createClient: async (options) => {
      const { LanguageClient, TransportKind } = await import("vscode-languageclient/node");
      const module = context.asAbsolutePath("dist/server.js");
      const run = { module, transport: TransportKind.ipc };
      return new LanguageClient(
        "promptHygiene",
        "Prompt Hygiene",
        { run, debug: { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } } },
        options,
      );
    },
    // Messages to a process are written as JSON.
    encode: (bytes) => Buffer.from(bytes).toString("base64"),
    localSchemes: ["file"],
  });
}
