import type { Json } from "../../model/document.ts";
import type { PromptText } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";

/** What YAML and JSON have in common: one reader of chat messages serves both. */
export type DataNode = RecordNode | ListNode | TextNode | ScalarNode;

export interface RecordNode extends Span {
  readonly kind: "record";
  readonly entries: readonly Entry[];
}

/** `start` to `end` runs from the key to the end of the value. */
export interface Entry extends Span {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: DataNode;
}

export interface ListNode extends Span {
  readonly kind: "list";
  readonly items: readonly DataNode[];
}

export interface TextNode extends Span {
  readonly kind: "text";
  readonly text: PromptText;
}

export interface ScalarNode extends Span {
  readonly kind: "scalar";
  readonly value: number | boolean | null;
}

export interface DataProblem {
  readonly message: string;
  readonly span: Span;
}

export interface DataFile {
  readonly root: DataNode | null;
  readonly problems: readonly DataProblem[];
}

/** Nodes inside each other; deeper input is reported and left out. */
export const DEEPEST = 100;

/** The value of a key; the last one wins, as in the parsers of both languages. */
export function get(node: DataNode | null | undefined, ...path: readonly string[]): DataNode | null {
  let at: DataNode | null = node ?? null;
  for (const key of path) at = at?.kind === "record" ? (at.entries.findLast((it) => it.key === key)?.value ?? null) : null;
  return at;
}

export function textOf(node: DataNode | null | undefined): string | null {
  return node?.kind === "text" ? node.text.value : null;
}

export function itemsOf(node: DataNode | null | undefined): readonly DataNode[] {
  return node?.kind === "list" ? node.items : [];
}

export function entriesOf(node: DataNode | null | undefined): readonly Entry[] {
  return node?.kind === "record" ? node.entries : [];
}

export function jsonOf(node: DataNode): Json {
  switch (node.kind) {
    case "record":
      return Object.fromEntries(node.entries.map((it) => [it.key, jsonOf(it.value)]));
    case "list":
      return node.items.map(jsonOf);
    case "text":
      return node.text.value;
    case "scalar":
      return node.value;
  }
}
