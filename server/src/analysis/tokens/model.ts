/** A number of tokens with what it is worth. */
export interface Count {
  readonly tokens: number;
  readonly exact: boolean;
  /** Relative error of an estimate (0.15 is 15 %); 0 when exact. */
  readonly error: number;
  /** Counting was cut at its budget; a later question may have the exact number. */
  readonly pending: boolean;
  /** Nobody has measured this tokenizer: the count of another stands in for it, and the error is a guess. */
  readonly evidence?: "none";
}

/** How much a hole can bring, as far as the code says. */
export interface HoleBound {
  /** Fewest and most, in `unit`s. */
  readonly least: number;
  readonly most: number;
  readonly unit: "characters" | "tokens";
  /** For people, behind the figure: `at most 4,000 characters`, `k 6 of 1,000 tokens`. */
  readonly words: string;
  /** `chunks`: so many chunks of so much. */
  readonly how: "cut" | "written" | "chunks";
}

/** What one call spends of its model's window. One object that lens, hover, status bar, rules, CLI and report show. */
export interface Budget {
  readonly parts: readonly BudgetPart[];
  /** Tokens of all text that is sent at every run, without the frames of messages and the reply. */
  readonly known: Count;
  /** `known` and what branches and bounded holes add at least. */
  readonly atLeast: number;
  /** `known` and the most that branches and bounded holes add; null when a part has no bound. Holes by characters are estimates. */
  readonly atMost: number | null;
  /** Reply reserve in tokens; null when the call sets none. */
  readonly reply: number | null;
  /** Limit of the input in tokens; null when the model is unknown. */
  readonly limit: number | null;
  /** (known + reply) / window, or known / limit of the input where that is more; 0 to 1 and over; null when the model is unknown. */
  readonly fill: number | null;
  /** The same for `atMost`. */
  readonly fillAtMost: number | null;
  readonly omitted: Omitted;
}

/** What `known` leaves out, though the model may be sent it. */
export interface Omitted {
  /** Values that are filled in at run time, by name, each once. */
  readonly holes: readonly string[];
  /** Tokens of text that stands in branches, if all of it were sent. */
  readonly branches: number;
  /** Some text is sent once for each element of something. */
  readonly loops: boolean;
  /** Tools whose definition stands nowhere that can be read. */
  readonly tools: number;
  /** Tokens that the provider adds around messages and tools, about. */
  readonly frames: number;
  /** Images whose cost cannot be told. */
  readonly images: number;
}

export interface BudgetPart {
  readonly name: string;
  /** `history`: turns of a conversation that are filled in. */
  readonly kind: "system" | "user" | "assistant" | "tool" | "tools" | "schema" | "examples" | "images" | "history" | "hole" | "overhead";
  /** Null for a hole. */
  readonly count: Count | null;
  /** Of a hole: most tokens that it brings, where something bounds it, and what does. */
  readonly bound?: { readonly tokens: number; readonly exact: boolean; readonly words: string };
  /** Stands in a branch or a loop: not in `known`. */
  readonly sometimes?: boolean;
}
