/** The server as a process: over Node's message channel for VS Code, over standard streams for every other editor. */
import { fileURLToPath } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { Workspace } from "../engine/workspace.ts";
import { gitHistory } from "../host/git.ts";
import { nodeHost } from "../host/node.ts";
import { rules } from "../rules/index.ts";
import { remoteHost, splitHost } from "./remote-host.ts";
import { serve } from "./server.ts";
import { VERSION } from "./version.ts";

// Without an argument it speaks over standard streams, as `prompt-hygiene lsp` does.
if (!process.argv.some((it) => /^--(?:node-ipc|stdio|socket|pipe)\b/.test(it))) process.argv.push("--stdio");

const connection = createConnection(ProposedFeatures.all);
const local = nodeHost((name) => fileURLToPath(new URL(`assets/${name}`, import.meta.url)));
const remote = remoteHost(connection);

serve(connection, {
  version: VERSION,
  history: gitHistory(),
  pages: { rules, asset: local.asset },
  createWorkspace: (root, remoteSchemes) =>
    new Workspace({
      host: splitHost(local, remote, remoteSchemes),
      rules,
      root,
      version: VERSION,
      today: new Date().toISOString().slice(0, 10),
    }),
});
