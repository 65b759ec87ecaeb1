/**
 * What client and server say to each other beyond the protocol itself. Plain types and names: the only file of the server
 * that the client imports. Positions and ranges are those of the protocol (0-based lines, UTF-16 columns).
 */

export { holdsOne, mayHoldPrompts } from "./prefilter.ts";
export { CODE_GLOB, PROMPT_GLOBS, PROMPT_LITERALS } from "./selector.ts";

export const SOURCE = "prompt-hygiene";
export const FIX_ALL_KIND = "source.fixAll.prompt-hygiene";
export const CONFIGURATION_FILE = "prompt-hygiene.json";

/** Commands of the client that the server's lenses and code actions name. An editor that lacks one is never given it. */
export const COMMANDS = {
  scanWorkspace: "prompt-hygiene.scanWorkspace",
  fixAll: "prompt-hygiene.fixAll",
  explainRule: "prompt-hygiene.explainRule",
  restartServer: "prompt-hygiene.restartServer",
  showOutput: "prompt-hygiene.showOutput",
  createConfiguration: "prompt-hygiene.createConfiguration",
  redactSelection: "prompt-hygiene.redactSelection",
  redactFile: "prompt-hygiene.redactFile",
  restoreRedacted: "prompt-hygiene.restoreRedacted",
  /** Arguments: `SuppressParams` without a reason, which the user is asked for. */
  suppress: "prompt-hygiene.suppress",
  updateLock: "prompt-hygiene.updateLock",
  restoreLocked: "prompt-hygiene.restoreLocked",
  whyHere: "prompt-hygiene.whyHere",
  comparePrompt: "prompt-hygiene.comparePrompt",
  rewriteSelection: "prompt-hygiene.rewriteSelection",
  tableOfGuards: "prompt-hygiene.guards.table",
  refreshGuards: "prompt-hygiene.guards.refresh",
  sortGuards: "prompt-hygiene.guards.sort",
  filterGuards: "prompt-hygiene.guards.filter",
  exportGuards: "prompt-hygiene.guards.export",
  /** Argument: an item of the view. */
  deleteGuard: "prompt-hygiene.guards.delete",
  /** Arguments: uri, position; none for the cursor. Opens the panel. */
  showBreakdown: "prompt-hygiene.showBreakdown",
  /** Arguments as above. */
  setModel: "prompt-hygiene.setModel",
  tokenMap: "prompt-hygiene.tokenMap",
} as const;

/** Requests of the client, by method. */
export const REQUESTS = {
  /** `ScanParams` -> `ScanSummary`. Findings arrive as partial results of `workspace/diagnostic`. */
  scan: "promptHygiene/scan",
  /** `FileParams` -> `FixAllResult`. Safe fixes only. */
  fixAll: "promptHygiene/fixAll",
  /** `SuppressParams` -> `EditResult`. */
  suppress: "promptHygiene/suppress",
  /** `FileParams` -> `EditResult`: the lock file with this file's prompts as they are. */
  updateLock: "promptHygiene/updateLock",
  /** `FileParams` -> `EditResult`: this file with the text that is locked. */
  restoreLocked: "promptHygiene/restoreLocked",
  /** `RedactParams` -> `RedactResult`. */
  redact: "promptHygiene/redact",
  /** `RestoreParams` -> `RestoreResult`. */
  restore: "promptHygiene/restore",
  /** `StatusParams` -> `Status | null`. */
  status: "promptHygiene/status",
  /** `WhyParams` -> `Breakdown | null`: of the prompt or call at a place. */
  breakdown: "promptHygiene/breakdown",
  /** `FileParams` -> `TokenMap | null`. */
  tokenMap: "promptHygiene/tokenMap",
  /** `WhyParams` -> `ModelChoices | null`. */
  models: "promptHygiene/models",
  /** `SetModelParams` -> `EditResult`. */
  setModel: "promptHygiene/setModel",
  /** `WhyParams` -> `WhyAnswer | null`. */
  why: "promptHygiene/why",
  /** `GuardsParams` -> `GuardsAnswer`: every guard of the workspace. */
  guards: "promptHygiene/guards",
  /** `GuardsExportParams` -> `{text}`. */
  exportGuards: "promptHygiene/guards/export",
  /** `GuardPlace` -> `EditResult`: deletes one guard. */
  deleteGuard: "promptHygiene/guards/delete",
  /** `CompareParams` -> `CompareAnswer`. */
  compare: "promptHygiene/compare",
  /** `{ruleId}` -> `RulePage | null`. */
  rulePage: "promptHygiene/rulePage",
  /** no parameters -> `RuleEntry[]`, in the order of their ids. */
  rules: "promptHygiene/rules",
  /** no parameters -> `{text}`: a commented configuration file to start from. */
  initialConfiguration: "promptHygiene/initialConfiguration",
} as const;

/** What the server tells unasked. */
export const NOTIFICATIONS = {
  /** no parameters. Counts of tokens that were marked `~` because they took long are whole: ask again. */
  counted: "promptHygiene/counted",
} as const;

/** Requests of a server that cannot reach the files itself: in the browser and in virtual workspaces. */
export const FILE_REQUESTS = {
  /** `{uri}` -> `Bytes`; fails with a message for people. */
  read: "promptHygiene/files/read",
  /** `{uri}` -> `{kind, size} | null`. */
  stat: "promptHygiene/files/stat",
  /** `{uri}` -> `{name, kind}[]`. */
  list: "promptHygiene/files/list",
  /** `{name}` -> `Bytes`: a file that ships with the extension. */
  asset: "promptHygiene/files/asset",
} as const;

/** Bytes as they are where messages are cloned (a worker); as base64 where they are written as JSON (a process). */
export type Bytes = Uint8Array | string;

/** What a client says of itself when it starts the server; an editor that knows nothing of this sends none. */
export interface InitializationOptions {
  /** It has the commands of `COMMANDS`. */
  readonly commands?: boolean;
  /** It asks for scans by `REQUESTS.scan`; else `workspace/diagnostic` itself scans. */
  readonly scanOnRequest?: boolean;
  /** For clients that cannot be asked for settings. */
  readonly settings?: Settings;
  /** Address under which the editor shows a rule's page, to be followed by the rule's id. */
  readonly rulePages?: string;
  /** Ids of languages whose outline and folds the editor makes itself. */
  readonly outlined?: readonly string[];
  /** Schemes of files that only the client can read, through `FILE_REQUESTS`. */
  readonly remoteSchemes?: readonly string[];
}

/** Settings `promptHygiene.*` that the server reads. */
export interface Settings {
  readonly enable?: boolean;
  readonly profile?: "recommended" | "strict" | "all";
  readonly defaultModel?: string;
  readonly minimumConfidence?: "low" | "medium" | "high";
  readonly codeLens?: { readonly enable?: boolean };
  readonly hover?: { readonly enable?: boolean };
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface FileParams {
  readonly uri: string;
}

export interface ScanParams {
  /** Folders or files; empty means every folder of the workspace. */
  readonly uris: readonly string[];
  /** Progress of the protocol is sent for it. */
  readonly workDoneToken: string;
}

export interface ScanSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Files that could not be read or analysed in full. */
  readonly problems: number;
  readonly cancelled: boolean;
}

export interface FixAllResult {
  /** A `WorkspaceEdit` of the protocol; null when nothing is safe to fix. */
  readonly edit: unknown;
  readonly fixed: number;
  /** Findings that remain because their fix wants a person. */
  readonly remaining: number;
}

export interface SuppressParams {
  readonly uri: string;
  readonly fingerprint: string;
  readonly reason: string;
}

export interface EditResult {
  readonly edit: unknown;
  /** Why there is no edit, for people. */
  readonly failure: string | null;
}

/** A text of the client, open in the server or not. Offsets are UTF-16. */
export interface RedactParams {
  readonly text: string;
  /** Its ending says how values are read; nothing is looked for there. */
  readonly path: string;
  /** Null for the whole text. */
  readonly selection: { readonly start: number; readonly end: number } | null;
  /** Tokens given out before, with their values. */
  readonly known: { readonly [token: string]: string };
}

export interface RedactResult {
  /** What the text stands for: the selection, widened to the values that reach out of it. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly replaced: number;
  /** How many of which kind, for people. */
  readonly counts: string;
  readonly known: RedactParams["known"];
}

export interface RestoreParams {
  readonly text: string;
  readonly known: RedactParams["known"];
}

export interface RestoreResult {
  readonly text: string;
}

export interface StatusParams {
  readonly uri: string;
  readonly selection: { readonly start: Place; readonly end: Place };
}

/** What the status bar shows of the selection, or of the prompt or call at the cursor. */
export interface Status {
  readonly text: string;
  /** Markdown. */
  readonly detail: string;
  /** Where the breakdown can be asked for; null for a selection. */
  readonly place: Place | null;
  /** The window is nearly full, or does not hold it. */
  readonly level: "warning" | "error" | null;
}

/** What one request spends of its model's window, and what that costs, as a page shows it. */
export interface Breakdown {
  readonly uri: string;
  readonly place: Place;
  /** Name of the prompt, or what the call is written as. */
  readonly title: string;
  readonly model: string | null;
  readonly window: number | null;
  readonly windowText: string;
  /** Of all that is sent at every run, with the reply that is kept. */
  readonly total: string;
  readonly fill: string | null;
  readonly level: Status["level"];
  readonly reply: number | null;
  /** All parts in a line, for who cannot see the bar. */
  readonly summary: string;
  readonly parts: readonly BreakdownPart[];
  readonly cost: readonly { readonly name: string; readonly value: string }[];
  readonly notes: readonly string[];
}

export interface BreakdownPart {
  readonly name: string;
  /** `system`, `user`, `tools`, `hole`, `reply` ... */
  readonly kind: string;
  /** Null for what is filled in. */
  readonly tokens: number | null;
  /** Of what is filled in the most, where something bounds it. */
  readonly atMost: number | null;
  /** Sent at every run, as it stands. */
  readonly certain: boolean;
  readonly text: string;
  readonly note: string;
}

/** Tokens of the lines of a file that belong to prompts. `shade`: 0 to 3, by the longest line. */
export interface TokenMap {
  readonly lines: readonly { readonly line: number; readonly tokens: number; readonly shade: number }[];
}

export interface ModelChoices {
  /** Window in tokens, prices in US dollars per million. */
  readonly models: readonly {
    readonly id: string;
    readonly vendor: string;
    readonly window: number;
    readonly input: number | null;
    readonly output: number | null;
  }[];
  readonly current: string | null;
  /** Where a choice is kept; `code`: it stands in the call, and nobody edits it there but people. */
  readonly where: "front matter" | "configuration" | "code";
}

export interface SetModelParams extends WhyParams {
  readonly model: string;
}

export interface WhyParams {
  readonly uri: string;
  readonly position: Place;
}

/** Lines of text for people; none where no call begins. Values of personal data are starred. */
export interface WhyAnswer {
  readonly lines: readonly string[];
}

export interface RulePage {
  readonly ruleId: string;
  readonly markdown: string;
}

export interface RuleEntry {
  readonly id: string;
  readonly summary: string;
}

/** What a diagnostic carries of its finding that the protocol has no field for; code actions find the finding again by it. */
export interface DiagnosticData {
  readonly fingerprint: string;
  readonly grade: string;
  readonly confidence: "high" | "medium" | "low";
  /** The figures behind the message. */
  readonly figures: { readonly [name: string]: string | number | boolean | null };
}

export interface GuardsParams {
  /** The user trusts this workspace: git may be asked for the age of lines. */
  readonly trusted: boolean;
}

export interface GuardsExportParams extends GuardsParams {
  readonly format: "csv" | "json" | "markdown";
}

/** A guard as the server saw it: another text at these offsets is refused. */
export interface GuardPlace {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** One line, with personal values starred. */
  readonly text: string;
}

/** One defensive instruction. */
export interface Guard extends GuardPlace {
  /** Document or cell that shows it. */
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
  /** Relative to its workspace folder. */
  readonly path: string;
  /** What it is about: `format`, `honesty`, `scope` ... */
  readonly about: string;
  readonly tokens: number;
  readonly reasoned: boolean;
  /** `path:line` of the other one. */
  readonly twin: string | null;
  readonly contradicts: string | null;
  readonly echo: boolean;
  readonly commit: string | null;
  /** Day of its last change, as an ISO date. */
  readonly date: string | null;
  readonly days: number | null;
}

export interface GuardsAnswer {
  readonly guards: readonly Guard[];
  /** "15 guards, 141 tokens: 12 without a reason, ..." */
  readonly summary: string;
}

export interface CompareParams {
  readonly uri: string;
  readonly revision: string;
  readonly trusted: boolean;
}

export interface CompareAnswer {
  /** Markdown; null where nothing can be compared. */
  readonly page: string | null;
  readonly failure: string | null;
}
