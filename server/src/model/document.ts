import type { PromptText } from "./prompt-text.ts";
import type { Location, Span } from "./text.ts";

/**
 * What every reader produces and every rule reads: one shape for a Python service, a notebook and a `.prompty` file.
 * Plain data: it crosses workers and caches. Ids hold a path, a qualified name, a slot and an ordinal, never a line.
 */
export interface Document {
  readonly uri: string;
  readonly path: string;
  /** Format of a prompt file (`skill`, `prompty`) or language of a source file (`python`): a row of the table that read it. */
  readonly format: string;
  readonly kind: "code" | "prompt" | "dataset";
  readonly context: Context;
  /** How a suppression may be written here; null where every comment would reach the model. */
  readonly comment: CommentStyle | null;
  /** Which agent loads this file by itself, when; null for files that code loads. */
  readonly loading: Loading | null;
  readonly prompts: readonly Prompt[];
  readonly calls: readonly Call[];
  readonly retrievals: readonly Retrieval[];
  readonly tools: readonly Tool[];
  readonly datasets: readonly Dataset[];
  /** Embedding models by collection, where a client's construction names both; absent where there are none. */
  readonly embeddings?: readonly EmbeddingUse[];
  readonly problems: readonly Problem[];
}

/** What a file is for. The engine shifts grades by it. */
export type Context = "server" | "app" | "script" | "notebook" | "test" | "eval" | "sample";

export interface CommentStyle {
  /** `#`, `//`, `<!--`, `{#`, `{{!`. */
  readonly open: string;
  /** Null when the comment runs to the end of the line. */
  readonly close: string | null;
}

export interface Loading {
  /** "Claude Code", "GitHub Copilot", "Cursor". */
  readonly agent: string;
  readonly when: "always" | "on-demand" | "by-glob";
  /** For people: what decides when, and what is sent with it. */
  readonly note: string;
  /** Globs of the files with which it is sent. */
  readonly globs?: readonly string[];
  /** Characters of the whole file, and of values of its front matter, beyond which the agent cuts or refuses it. */
  readonly limits?: { readonly characters?: number; readonly fields?: { readonly [key: string]: number } };
}

export interface Problem {
  readonly code: "parse" | "read" | "config" | "suppression" | "budget" | "internal";
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly span: Span | null;
}

// ── prompts ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Messages that are sent together: a prompt file, or what one call is given. */
export interface Prompt extends Span {
  readonly id: string;
  /** What people call it: a file's title, a variable, an agent's name. */
  readonly name: string | null;
  readonly messages: readonly Message[];
  readonly holes: readonly Hole[];
  /** The model this prompt names in its own file; for code see the call. */
  readonly model: ModelMention | null;
  /** Parameters the file sets beside the model: `temperature`, `max_tokens`, by their slot. */
  readonly slots: Slots;
  /** Ids of tools sent along. */
  readonly tools: readonly string[];
  /** Text of a response schema that is sent along. */
  readonly schema: PromptText | null;
  /** Images that are seen to be sent along. */
  readonly images?: readonly ImagePart[];
  /** Of a template: stretches of the file that are sent on some runs only. */
  readonly arms?: readonly Arm[];
  /** The call that sends it, if it stands in code. */
  readonly call: string | null;
}

/** What stands behind a condition of a template, up to its next branch, or in a loop. */
export interface Arm extends Span {
  readonly role: "condition" | "loop";
  /** Equal for the arms of one condition, of which one is sent at most. */
  readonly block: number;
  /** Sent when no other arm is. */
  readonly otherwise: boolean;
}

/** An image in a message. */
export interface ImagePart extends Span {
  /** How finely the model is to look, as the call says it; null where it does not, or computes it. */
  readonly detail: string | null;
  /** Pixels, where the image itself is written into the code. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly conditional: boolean;
  readonly repeated: boolean;
}

export type Role = "system" | "user" | "assistant" | "tool" | "unknown";

export interface Message extends Span {
  readonly role: Role;
  readonly text: PromptText;
  /** Few-shot example: data that shows, not an instruction. */
  readonly example: boolean;
  /** Sent on some runs only: stands in a branch or behind a condition of the template. */
  readonly conditional: boolean;
  /** Sent once per element of something: stands in a loop. */
  readonly repeated: boolean;
}

/** A value spliced into a prompt. `start` and `end` cover it with its delimiters. */
export interface Hole extends Span {
  /** Path of the variable (`user.name`), or the source of the expression, at most 80 units. */
  readonly name: string;
  /** Another file than the document's own. */
  readonly uri?: string;
  readonly fallback: string | null;
  readonly filter: string | null;
  /** What fills it, where that stands in another file than the hole; `part` where only a part of it is sent. */
  readonly given?: Location & { readonly part?: true };
  /** Values are spliced in; the rest decides what is sent. */
  readonly role: "value" | "condition" | "loop" | "include";
  /** What a condition or a loop decides about: from its tag to the next branch or its end. */
  readonly body?: Span;
}

export interface ModelMention extends Span {
  /** As it is written: `gpt-4o`, `azure/my-deployment`. Null when it is computed. */
  readonly id: string | null;
  readonly uri?: string;
}

/** What a value may be: where it comes from, or what its order hangs on. */
export type LabelName =
  | "personal"
  | "record"
  | "unredacted"
  | "untrusted"
  | "tool-output"
  | "retrieved"
  | "answer"
  | "clock"
  | "random"
  | "unordered"
  | "completion-order"
  | "growing"
  | "secret";

// ── calls ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type SlotName =
  | "prompt"
  | "system"
  | "model"
  | "temperature"
  | "topP"
  | "samplingTopK"
  | "presencePenalty"
  | "frequencyPenalty"
  | "seed"
  | "maxTokens"
  | "reasoning"
  | "timeout"
  | "tools"
  | "toolChoice"
  | "format"
  | "identity"
  | "stream"
  | "stop"
  | "baseUrl"
  | "dropParameters"
  | "retries"
  | "cache"
  | "betas"
  | "memory"
  | "query"
  | "topK"
  | "threshold"
  | "filter"
  | "order"
  | "chunkSize"
  | "embedding"
  | "dimension"
  | "searchParameters"
  | "exact"
  | "rerank"
  | "fusion"
  | "rewriting"
  | "freshness"
  | "tenant";

export type Slots = { readonly [Name in SlotName]?: Slot };

/** `unknown`: a spread or something computed may hold it. A name without an entry in `Slots` is absent. */
export type Slot =
  | { readonly state: "set"; readonly values: readonly SlotValue[] }
  | { readonly state: "absent" }
  | { readonly state: "unknown" };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One value a slot may have; several where branches disagree. The span is that of the value's expression. */
export interface SlotValue extends Span {
  readonly uri?: string;
  /** Source of the expression, at most 120 units. */
  readonly source: string;
  /** The value, if it can be read; undefined when it is computed. In records only the readable keys stand. */
  readonly constant?: Json;
  /** The record was read only in part, or a spread may hold more. */
  readonly partial?: boolean;
  /** Keyword or key that gives the slot here (`max_tokens`); null for a positional argument. */
  readonly key: (Span & { readonly name: string }) | null;
  /** What to delete so that the argument and its comma are gone; null when it is not an argument of the call itself. */
  readonly removal: Span | null;
}

export type Via = "direct" | "framework" | "implicit" | "raw-http" | "decorated" | "wrapper";

/** One step of a resolution, for hover and `why`. */
export interface Hop extends Span {
  readonly uri?: string;
  readonly message: string;
}

interface Site extends Span {
  readonly id: string;
  readonly via: Via;
  /** Catalogue entry: `openai`, `langchain`. */
  readonly sdk: string;
  /** As written, at most 80 units: `client.chat.completions.create`. */
  readonly callee: string;
  readonly calleeSpan: Span;
  /**
   * `shape`: known by its path or arguments alone; never raises a finding about absence. `unconfirmed`: its entry was written from
   * memory; no finding above info rests on it.
   */
  readonly confidence: "resolved" | "unconfirmed" | "shape";
  readonly slots: Slots;
  /** Qualified name of the function around it; empty at the top level. */
  readonly function: string;
  /** Where a further argument may be written; null in half-typed code. `record`: inside the options object. */
  readonly insert: Insertion | null;
  readonly awaited: boolean;
  readonly inAsync: boolean;
  /** Loops around the call, inside its function. */
  readonly loops: number;
  readonly hops: readonly Hop[];
}

export interface Insertion {
  readonly at: number;
  readonly comma: boolean;
  /** `name=value` of a call or `name: value` of a record. */
  readonly style: "keyword" | "record";
}

/** A model call. */
export interface Call extends Site {
  readonly kind: "call";
  /** API the arguments are for, when the SDK has several: `chat.completions`, `responses`, `messages`, `embeddings`. */
  readonly api: string;
  /** Who really answers: the SDK's vendor, or the one behind `base_url`; null when it cannot be told. */
  readonly vendor: string | null;
  readonly model: ModelMention | null;
  /** What the vendor or the SDK makes every answer be; left out where nothing certain binds it. */
  readonly output?: OutputSchema;
  /** Ids of the prompts it sends. */
  readonly prompts: readonly string[];
  readonly tools: readonly string[];
}

/** A schema that an answer cannot depart from. The span is that of the value given for it. */
export interface OutputSchema extends Span {
  readonly fields: readonly OutputField[];
}

export interface OutputField {
  readonly name: string;
  /** The only values it may have; null where it is open. */
  readonly values: readonly string[] | null;
}

/** A query of an index, a store, a search engine or a database. */
export interface Retrieval extends Site {
  readonly kind: "retrieval";
  /** `sql`, `rows`, `web` for a search engine of somebody else's; else the way to the member. */
  readonly api: string;
  /** The statement, if it is SQL: a hole is an opaque expression. */
  readonly sql: PromptText | null;
  /** Id of the call that the result reaches in this file. */
  readonly flowsInto: string | null;
}

export interface Tool extends Span {
  readonly id: string;
  readonly name: string | null;
  readonly description: PromptText | null;
  readonly parameters: readonly ToolParameter[];
  /** Characters of the definition as it is sent, for an estimate of its tokens. */
  readonly definition: PromptText | null;
  /** Sent only once the model has searched for it. */
  readonly deferred?: true;
}

export interface ToolParameter extends Span {
  readonly name: string;
  readonly description: string | null;
  readonly type: string | null;
}

/** A store's client for a collection, and what it embeds with. The span is that of the model's id. */
export interface EmbeddingUse extends Span {
  readonly uri?: string;
  /** Catalogue entry. */
  readonly store: string;
  readonly collection: string;
  /** Where the collection lies, as the construction says it: a folder, an address; null where it says nothing. */
  readonly location: string | null;
  readonly model: string;
  /** Length that is asked for; null for the model's own. */
  readonly dimensions: number | null;
  /** The construction. */
  readonly call: Span;
  /** Line behind the imports of its file, where a constant may be declared. */
  readonly constantAt: number;
}

/** Rows for fine-tuning or evaluation. Its rows are prompts of the document, up to the cap. */
export interface Dataset extends Span {
  readonly id: string;
  readonly shape: "chat" | "completion" | "preference" | "conversation";
  readonly rows: number;
  /** Rows that were read; fewer than `rows` when a cap was met. */
  readonly read: number;
}
