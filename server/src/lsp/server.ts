import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { INITIAL_CONFIGURATION } from "../engine/configuration/initial.ts";
import { CONFIGURATION_FILES, PROMPT_LOCK } from "../engine/configuration/source.ts";
import type { History } from "../engine/history.ts";
import { canonical } from "../engine/uri.ts";
import { codeActions, fixAll, resolveAction } from "./actions.ts";
import { serveBudget } from "./budget-view.ts";
import { Diagnostics } from "./diagnostics.ts";
import type { CreateWorkspace } from "./folders.ts";
import { serveGuards } from "./guards.ts";
import { hover } from "./hover.ts";
import { lenses } from "./lens.ts";
import { restoreLocked, updateLock } from "./lock.ts";
import { NOTEBOOK_SYNC } from "./notebooks.ts";
import { PROMPT_FILE_CAPABILITIES, servePromptFiles, variableHover } from "./prompt-files.ts";
import {
  CODE_GLOB,
  type EditResult,
  FIX_ALL_KIND,
  type FileParams,
  type FixAllResult,
  type InitializationOptions,
  NOTIFICATIONS,
  PROMPT_GLOBS,
  PROMPT_LITERALS,
  REQUESTS,
  SOURCE,
  type StatusParams,
  type SuppressParams,
  type WhyAnswer,
  type WhyParams,
} from "./protocol.ts";
import { redactions } from "./redaction.ts";
import { type Pages, rulePages } from "./rule-pages.ts";
import { Session } from "./session.ts";
import { serveModels } from "./set-model.ts";
import { fetchSettings, SECTION } from "./settings.ts";
import { status } from "./status.ts";
import { suppressFinding } from "./suppress.ts";
import { whyHere } from "./why.ts";
import { WorkspaceDiagnostics } from "./workspace-diagnostics.ts";

/** Milliseconds in which changes of files on disk are gathered into one. */
const GATHERING = 100;
const UNWATCHED = /\/(?:node_modules|\.git|\.venv|__pycache__)\//;

export interface ServerOptions {
  /** Makes the product for one folder; the second argument says which schemes only the client can read. */
  readonly createWorkspace: (root: string, remoteSchemes: () => readonly string[]) => ReturnType<CreateWorkspace>;
  readonly pages: Pages;
  readonly version: string;
  /** Git, where there may be one. */
  readonly history: History | null;
}

/**
 * Speaks the protocol for the product: translation and scheduling, no knowledge of rules. The same over a pipe, standard
 * streams and a worker.
 */
export function serve(connection: Connection, { createWorkspace, pages, version, history }: ServerOptions): void {
  const session: Session = new Session(connection, (root) => createWorkspace(root, () => session.client.remoteSchemes ?? []));
  const diagnostics = new Diagnostics(session);
  const workspaceDiagnostics = new WorkspaceDiagnostics(session, diagnostics);
  let parameters: InitializeParams;

  connection.onInitialize((given): InitializeResult => {
    parameters = given;
    const { capabilities } = given;
    const options: unknown = given.initializationOptions;
    session.client = typeof options === "object" && options !== null ? (options as InitializationOptions) : {};
    session.supports = {
      documentChanges: capabilities.workspace?.workspaceEdit?.documentChanges === true,
      createFile: capabilities.workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
      resolveEdit: capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
    };
    session.files.listen(connection);
    const pulls = capabilities.textDocument?.diagnostic !== undefined;
    if (pulls) diagnostics.servePull(capabilities.workspace?.diagnostics?.refreshSupport === true);
    else diagnostics.servePush();
    workspaceDiagnostics.serve();
    session.onMoved = (uri) => workspaceDiagnostics.moved(uri);
    session.onCounted = () => {
      // A client that is going away may refuse; there is nobody left to tell.
      if (capabilities.workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
      if (session.client.commands) connection.sendNotification(NOTIFICATIONS.counted).catch(() => {});
    };
    session.setFolders(foldersOf(given));
    return {
      serverInfo: { name: SOURCE, version },
      capabilities: {
        positionEncoding: "utf-16",
        notebookDocumentSync: NOTEBOOK_SYNC,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND], resolveProvider: true },
        hoverProvider: true,
        ...PROMPT_FILE_CAPABILITIES,
        codeLensProvider: { resolveProvider: false },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(pulls ? { diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true } } : {}),
      },
    };
  });

  connection.onInitialized(async () => {
    connection.console.info(`Prompt Hygiene ${version}, ${pages.rules.length} rules`);
    await readSettings();
    const { workspace } = parameters.capabilities;
    if (workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(async () =>
        session.setFolders(((await connection.workspace.getWorkspaceFolders()) ?? []).map((it) => it.uri)),
      );
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watched = [
        CODE_GLOB,
        ...PROMPT_GLOBS,
        ...new Set(PROMPT_LITERALS.map((it) => it.files)),
        `**/{${CONFIGURATION_FILES.join(",")},${PROMPT_LOCK},.gitignore,.ignore}`,
      ];
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watched.map((globPattern) => ({ globPattern })),
      });
    }
  });

  async function readSettings(pushed?: unknown): Promise<void> {
    const asks = parameters.capabilities.workspace?.configuration === true;
    session.configure(await fetchSettings(connection, asks, pushed ?? session.client.settings));
  }

  connection.onDidChangeConfiguration(async ({ settings }) => readSettings((settings as { [SECTION]?: unknown } | null)?.[SECTION]));
  const gathered = new Map<string, FileEvent>();
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const first = gathered.size === 0;
    for (const change of changes) {
      const uri = canonical(change.uri);
      // A file that came a moment ago is new however often it was written since.
      const isNew = gathered.get(uri)?.type === FileChangeType.Created && change.type === FileChangeType.Changed;
      if (!UNWATCHED.test(uri) && !isNew) gathered.set(uri, change);
    }
    // An installation of packages or a change of branch comes as thousands of events.
    if (first && gathered.size > 0) setTimeout(() => void filesChanged(), GATHERING);
  });
  async function filesChanged(): Promise<void> {
    const changes = [...gathered.values()];
    const uris = [...gathered.keys()];
    gathered.clear();
    const what = changes.every((it) => it.type === FileChangeType.Changed) ? "content" : undefined;
    for (const workspace of session.folders.workspaces) workspace.invalidate(uris, what);
    session.invalidate();
    await workspaceDiagnostics.changed(changes);
  }

  connection.onHover(async ({ textDocument, position }, token) => {
    const analysis = await session.analysis(textDocument.uri, token);
    if (analysis === null || !session.settings.hover.enable) return null;
    return (await variableHover(analysis, position, session)) ?? hover(analysis, position);
  });
  connection.onCodeLens(async ({ textDocument }, token) => {
    const analysis = await session.analysis(textDocument.uri, token);
    return analysis === null || !session.settings.codeLens.enable ? [] : lenses(analysis, session.client.commands === true);
  });
  connection.onCodeAction(async (asked, token) => {
    const analysis = await session.analysis(asked.textDocument.uri, token);
    return analysis === null ? [] : codeActions(analysis, asked, session);
  });
  connection.onCodeActionResolve((action) => resolveAction(action, session));

  connection.onRequest(REQUESTS.status, async (asked: StatusParams, token) => {
    const analysis = await session.analysis(asked.uri, token);
    return analysis && status(analysis, asked);
  });
  connection.onRequest(REQUESTS.fixAll, async ({ uri }: FileParams, token): Promise<FixAllResult> => {
    const analysis = await session.analysis(uri, token);
    return analysis === null ? { edit: null, fixed: 0, remaining: 0 } : fixAll(analysis, session);
  });
  connection.onRequest(REQUESTS.suppress, async ({ uri, fingerprint, reason }: SuppressParams, token): Promise<EditResult> => {
    const analysis = await session.analysis(uri, token);
    return analysis === null ? NOT_OPEN : suppressFinding(analysis, fingerprint, reason, session);
  });
  connection.onRequest(REQUESTS.updateLock, async ({ uri }: FileParams, token): Promise<EditResult> => {
    const analysis = await session.analysis(uri, token);
    return analysis === null ? NOT_OPEN : updateLock(analysis, session.folders.of(analysis.uri), session);
  });
  connection.onRequest(REQUESTS.restoreLocked, async ({ uri }: FileParams, token): Promise<EditResult> => {
    const analysis = await session.analysis(uri, token);
    return analysis === null ? NOT_OPEN : restoreLocked(analysis, session);
  });
  connection.onRequest(REQUESTS.why, async (asked: WhyParams, token): Promise<WhyAnswer | null> => {
    const analysis = await session.analysis(asked.uri, token);
    return analysis && whyHere(analysis, asked, session.folders.of(analysis.uri));
  });
  connection.onRequest(REQUESTS.initialConfiguration, () => ({ text: INITIAL_CONFIGURATION }));
  servePromptFiles(connection, session);
  serveBudget(connection, session);
  serveModels(connection, session);
  serveGuards(connection, session, history, () => new Date().toISOString().slice(0, 10));
  redactions(connection);
  rulePages(connection, pages);
  connection.listen();
}

const NOT_OPEN: EditResult = { edit: null, failure: "The file is not open" };

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return workspaceFolders.map((it) => it.uri);
  return rootUri === null || rootUri === undefined ? [] : [rootUri];
}
