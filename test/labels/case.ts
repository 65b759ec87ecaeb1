import type { LabelName } from "../../server/src/model/document.ts";

export type Host = "python" | "typescript";

/** An expression that is a source of a label, with one that looks like it and is none. */
export interface SourceRow {
  readonly label: LabelName;
  readonly host: Host;
  /** Lines before everything. */
  readonly head: string;
  /** Parameters of the function that asks, without the types. */
  readonly parameters: string;
  readonly source: string;
  /** What the first hop must hold. */
  readonly named: string;
  /** A twin: no source of this label. */
  readonly clean: string;
  /** What takes the label away on the way; `%` is the source. */
  readonly cleaned: string;
  /** Only where whole collections go. */
  readonly ordered?: true;
}

/** How a value gets from its source to the call. `%` is the source, `@` what is sent in the end. */
export interface ShapeRow {
  readonly title: string;
  readonly host: Host;
  /** Before the function. */
  readonly above?: string;
  /** Lines of the function. */
  readonly body: readonly string[];
  /** The expression that is sent. */
  readonly sent: string;
  /** Another file of the project. */
  readonly file?: { readonly path: string; readonly text: string };
  /** Keeps the order of a collection. */
  readonly keepsOrder: boolean;
}

/** The call that ends it. `@` is the expression, already inside a string where one is needed. */
export interface SinkRow {
  readonly host: Host;
  readonly lines: readonly string[];
}
