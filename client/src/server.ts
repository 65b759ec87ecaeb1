import { Disposable, EventEmitter, type ExtensionContext, env, type LogOutputChannel, type Uri, window, workspace } from "vscode";
import { type BaseLanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from "vscode-languageclient";
import type { Bytes, InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { answerFileRequests } from "./files.ts";
import { schemes, selector } from "./selection.ts";

/** What differs between desktop and browser. */
export interface Platform {
  createClient(options: LanguageClientOptions): Promise<BaseLanguageClient>;
  /** Bytes as messages to the server can hold them. */
  encode(bytes: Uint8Array): Bytes;
  /** Schemes of files that the server reads without us. */
  readonly localSchemes: readonly string[];
}

export type ServerState = "stopped" | "starting" | "running" | "failed";

/** The language server's life. Nothing of it exists before somebody needs it. */
export class Server extends Disposable {
  private readonly context: ExtensionContext;
  private readonly platform: Platform;
  private readonly changes = new EventEmitter<ServerState>();
  private starting: Promise<BaseLanguageClient> | null = null;
  private output: LogOutputChannel | null = null;
  private current: ServerState = "stopped";
  readonly onDidChangeState = this.changes.event;

  constructor(context: ExtensionContext, platform: Platform) {
    super(() => void this.stop());
    this.context = context;
    this.platform = platform;
  }

  get state(): ServerState {
    return this.current;
  }

  get channel(): LogOutputChannel {
    this.output ??= window.createOutputChannel("Prompt Hygiene", { log: true });
    return this.output;
  }

  /** Starts it if need be. Rejects when it cannot be started; the next call tries again. */
  client(): Promise<BaseLanguageClient> {
    this.starting ??= this.start().catch((error: unknown) => {
      this.starting = null;
      this.enter("failed");
      throw error;
    });
    return this.starting;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.client();
  }

  async stop(): Promise<void> {
    const { starting } = this;
    this.starting = null;
    if (starting === null) return;
    try {
      const client = await starting;
      await client.dispose();
    } catch {
      // It never ran, or went before us: either way it is gone.
    }
    this.enter("stopped");
  }

  private async start(): Promise<BaseLanguageClient> {
    this.enter("starting");
    const client = await this.platform.createClient(this.options());
    answerFileRequests(client, this.context.extensionUri, this.platform.encode);
    await client.start();
    this.enter("running");
    return client;
  }

  private options(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = {
      commands: true,
      scanOnRequest: true,
      // What VS Code's own Markdown and JSON support shows.
      outlined: ["markdown", "prompt", "instructions", "chatagent", "skill", "json", "jsonc"],
      rulePages: `${env.uriScheme}://${this.context.extension.id}/rule/`,
      remoteSchemes: schemes().filter((it) => it !== "untitled" && !this.platform.localSchemes.includes(it)),
    };
    return {
      documentSelector: [
        ...selector().map(({ scheme, pattern }) => ({ scheme: scheme ?? "file", pattern: String(pattern) })),
        { notebook: "jupyter-notebook", language: "python" },
      ],
      outputChannel: this.channel,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    };
  }

  private enter(state: ServerState): void {
    this.current = state;
    this.changes.fire(state);
  }
}

/** Workspace folders that the server can walk. */
export function folders(): readonly Uri[] {
  return (workspace.workspaceFolders ?? []).map((it) => it.uri);
}
