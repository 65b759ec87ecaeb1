import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { z } from "zod";
import { assets } from "../../scripts/assets.ts";
import type { Host } from "../../server/src/engine/host.ts";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { memoryHost } from "../../server/src/host/memory.ts";
import type { InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { serve } from "../../server/src/lsp/server.ts";
import { replace, toSource } from "../../server/src/model/prompt-text.ts";
import { rules } from "../../server/src/rules/index.ts";
import { defineRule, type Rule } from "../../server/src/rules/rule.ts";

export const ROOT = "file:///app";

/** What VS Code says of itself, as far as the server asks. */
export const VSCODE: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
  textDocument: {
    diagnostic: { relatedDocumentSupport: false },
    codeAction: { resolveSupport: { properties: ["edit"] }, dataSupport: true },
  },
};

/** A rule small enough to reckon with: the word "please" can go safely, the word "never" cannot. */
export const politeness = defineRule({
  id: "instructions/please",
  summary: "A model needs no please",
  profile: "recommended",
  grades: { word: "warning" },
  confidence: "medium",
  since: "next",
  fixable: "always",
  options: z.object({}),
  on: "prompt",
  *check(prompt) {
    for (const { text } of prompt.messages) {
      for (const found of text.value.matchAll(/please |never /g)) {
        const span = { start: found.index, end: found.index + found[0].length };
        const place = toSource(text, span);
        const edit = replace(text, span, "");
        if (place === null || edit === null) continue;
        const safety = found[0] === "please " ? "safe" : "unsafe";
        const { uri, ...inFile } = place;
        yield {
          grade: "word",
          span: inFile,
          ...(uri === undefined ? {} : { uri }),
          message: `1 word too many: "${found[0].trim()}"`,
          unnecessary: true,
          fixes: [{ title: "Delete the word", safety, edits: [edit] }],
        };
      }
    }
  },
});

interface Options {
  readonly files?: { readonly [path: string]: string };
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  readonly settings?: object;
  readonly rules?: readonly Rule[];
  /** What is put into `files` or taken out later is on disk then. */
  readonly live?: true;
}

/** A client as an editor would be one, on two streams to a real server on the real engine. */
export class Editor {
  readonly connection: ProtocolConnection;
  settings: object;
  refreshes = 0;
  readonly log: string[] = [];
  readonly registered: string[] = [];
  private readonly documents = new Map<string, TextDocument>();

  static async start(options: Options = {}): Promise<Editor> {
    const editor = new Editor(options);
    editor.initialized = await editor.initialize(options);
    return editor;
  }

  initialized!: InitializeResult;

  private constructor({ files = {}, settings = {}, rules: chosen = rules, live }: Options) {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const asset: Host["asset"] = async (name) => assets.get(name)?.() ?? Promise.reject(new Error(`no asset ${name}`));
    const now = () => memoryHost(ROOT, files, asset);
    const host: Host = live ? { read: (it) => now().read(it), stat: (it) => now().stat(it), list: (it) => now().list(it), asset } : now();
    serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
      version: "0",
      history: null,
      pages: { rules: chosen, asset: host.asset },
      createWorkspace: (root) => new Workspace({ host, rules: chosen, root, version: "0" }),
    });
    this.settings = settings;
    this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    this.connection.onRequest(
      RegistrationRequest.type,
      ({ registrations }) => void this.registered.push(...registrations.map((it) => it.method)),
    );
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => void this.refreshes++);
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => void this.log.push(message));
    this.connection.listen();
    onTestFinished(() => this.connection.dispose());
  }

  private async initialize({
    capabilities = VSCODE,
    initializationOptions = { commands: true, scanOnRequest: true },
  }: Options): Promise<InitializeResult> {
    const workspaceFolders = [{ uri: ROOT, name: "app" }];
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: ROOT,
      capabilities,
      initializationOptions,
      workspaceFolders,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async open(path: string, text: string): Promise<string> {
    const uri = `${ROOT}/${path}`;
    this.documents.set(uri, TextDocument.create(uri, "", 1, text));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "plaintext", version: 1, text },
    });
    return uri;
  }

  /** Replaces the only occurrence of `before`. */
  async type(uri: string, before: string, after: string): Promise<void> {
    const document = this.document(uri);
    const at = document.getText().indexOf(before);
    if (at < 0) throw new Error(`${before} is not in ${uri}`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + before.length) };
    const contentChanges = [{ range, text: after }];
    TextDocument.update(document, contentChanges, document.version + 1);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: document.version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === "full" ? report.items : [];
  }

  /** Position of the first character of `text`. */
  at(uri: string, text: string) {
    const document = this.document(uri);
    const offset = document.getText().indexOf(text);
    if (offset < 0) throw new Error(`${text} is not in ${uri}`);
    return document.positionAt(offset);
  }

  /** Text that a range covers. */
  covered(uri: string, range: Diagnostic["range"]): string {
    return this.document(uri).getText(range);
  }

  /** What the open files become by an edit, by path; new files too. */
  applied(edit: WorkspaceEdit | undefined | null): { [path: string]: string } {
    const result: { [path: string]: string } = {};
    for (const change of edit?.documentChanges ?? []) {
      if (!("edits" in change)) continue;
      const document = this.documents.get(change.textDocument.uri) ?? TextDocument.create(change.textDocument.uri, "", 0, "");
      result[change.textDocument.uri.slice(ROOT.length + 1)] = TextDocument.applyEdits(document, change.edits as TextEdit[]);
    }
    return result;
  }

  private document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }
}

/** Waits until something holds, as long as a slow machine may take. */
export async function until<Value>(read: () => Value | undefined | false, what: string): Promise<Value> {
  for (const begun = Date.now(); Date.now() - begun < 10_000; ) {
    const value = read();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`still waiting for ${what}`);
}
