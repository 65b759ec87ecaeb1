/** What is known of one model. Plain data; generated columns and our own, each dated in the table's header. */
export interface ModelInfo {
  /** Canonical id: `gpt-4o-2024-08-06`. */
  readonly id: string;
  /** Who trained it: `openai`, `anthropic`, `google`. */
  readonly vendor: string;
  readonly family: string | null;
  /** Whole window in tokens. */
  readonly window: number;
  /** Limit of the input alone, where it is smaller than the window. */
  readonly inputLimit: number | null;
  /** Longest reply in tokens. */
  readonly outputLimit: number | null;
  readonly tokenizer: TokenizerId;
  /** What the API does when prompt and reply do not fit. */
  readonly overflow: "reject" | "stop" | "truncate" | null;
  /** The id names one fixed snapshot, or whatever the vendor serves today. */
  readonly pinned: boolean | null;
  /** For a moving id: the newest snapshot it may be pinned to; null where none will last. */
  readonly pinTo: string | null;
  readonly reasoning: boolean;
  /**
   * Sampling parameters by slot (`topP`), by key where only one spelling is meant (`max_tokens`), or two slots that exclude
   * each other (`temperature+topP`), where a dated source says so. A name without an entry is unknown: say nothing.
   */
  readonly parameters: { readonly [parameter: string]: ParameterSupport };
  /** USD per million tokens. */
  readonly price: { readonly input: number; readonly output: number; readonly cachedInput: number | null } | null;
  /** Fewest tokens that prompt caching takes. */
  readonly cacheMinimum: number | null;
  /** Its vendor shuts it down, or has: the day, where one is announced, and what the vendor names instead, where we know that model. */
  readonly deprecated: { readonly on: string | null; readonly replacement: string | null } | null;
  /** Published figure of how much context is used well, with its benchmark. */
  readonly effective: { readonly tokens: number; readonly benchmark: string; readonly date: string } | null;
  /** Two sources agree on window and limits. */
  readonly certain: boolean;
  /** Set by the user's configuration. */
  readonly custom: boolean;
}

export interface ParameterSupport {
  /** `rejected`: the API answers 400. `ignored`: it is dropped. `fixed`: only this value is taken. */
  readonly support: "accepted" | "rejected" | "ignored" | "fixed" | "renamed";
  readonly value?: number;
  readonly instead?: string;
  /** `rejected`: only where the value is a record of this `type`; `instead` is the one to take. */
  readonly type?: string;
  /** `fixed`: values from here on are taken too. */
  readonly least?: number;
  /** Holds only at these reasoning efforts, `default` standing for none set; absent means at every one. */
  readonly efforts?: readonly string[];
  /** Holds only for these APIs of the vendor. */
  readonly apis?: readonly string[];
  /** Page and date of the fact. */
  readonly source: string;
}

export type TokenizerId =
  | "o200k_base"
  | "cl100k_base"
  | "p50k_base"
  | "r50k_base"
  | "claude"
  | "claude-4.7"
  | "gemini"
  | "llama"
  | "mistral"
  | "qwen"
  | "deepseek"
  | "cohere"
  | "unknown";
