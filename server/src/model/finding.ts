import type { Edit, Location, Span } from "./text.ts";

export type Severity = "error" | "warning" | "info";
export type Confidence = "high" | "medium" | "low";

/** What the engine hands out: a report of a rule with severity, identity and place. Plain data. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly grade: string;
  readonly confidence: Confidence;
  /** 16 hexadecimal digits: stable while the masked line and the prompt's identity stay. */
  readonly fingerprint: string;
  readonly uri: string;
  readonly path: string;
  readonly span: Span;
  /** One line, at most 120 units, values masked. */
  readonly message: string;
  /** The figures behind the message. */
  readonly data: { readonly [name: string]: string | number | boolean | null };
  /** The way of a value into the prompt, source first. */
  readonly flow: readonly Related[];
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Shown faded: text that can go. */
  readonly unnecessary: boolean;
  /** Of findings of one rule with the same words here, a report of many files keeps the first. */
  readonly once?: string;
}

export interface Related extends Location {
  readonly message: string;
}

/**
 * Several fixes of one finding exclude each other. `safe`: no text that a model receives changes and the program does the
 * same, except that a certain error of the API goes away. No edit of prompt text is ever safe.
 */
export interface Fix {
  readonly title: string;
  readonly safety: "safe" | "unsafe";
  readonly edits: readonly (Edit & { readonly uri: string })[];
}
