import { type ExtensionContext, Uri, workspace } from "vscode";
import { type Api, start } from "./start.ts";

/** The browser: the server is a worker, and every file comes from here. */
export function activate(context: ExtensionContext): Api {
  return start(context, {
    createClient: async (options) => {
      const { LanguageClient } = await import("vscode-languageclient/browser");
      return new LanguageClient("promptHygiene", "Prompt Hygiene", await createWorker(context.extensionUri), options);
    },
    encode: (bytes) => bytes,
    localSchemes: [],
  });
}

/** Read and started from memory: an editor refuses workers by the address of a remote extension. */
async function createWorker(extension: Uri): Promise<Worker> {
  const source = await workspace.fs.readFile(Uri.joinPath(extension, "dist/worker.js"));
  const address = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: "text/javascript" }));
  // The address stays: where the editor is itself in a worker, the new one asks for it only later.
  return new Worker(address, { name: "prompt-hygiene" });
}
