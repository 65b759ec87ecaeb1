/** The server as a web worker: every file and asset comes from the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from "vscode-languageserver/browser";
import { Workspace } from "../engine/workspace.ts";
import { rules } from "../rules/index.ts";
import { remoteHost } from "./remote-host.ts";
import { serve } from "./server.ts";
import { VERSION } from "./version.ts";

// The types of a page stand in for those of a worker: what is used here, sending and receiving, is the same.
const scope = globalThis as unknown as Worker;
const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
const host = remoteHost(connection);

serve(connection, {
  version: VERSION,
  history: null,
  pages: { rules, asset: host.asset },
  createWorkspace: (root) => new Workspace({ host, rules, root, version: VERSION, today: new Date().toISOString().slice(0, 10) }),
});
