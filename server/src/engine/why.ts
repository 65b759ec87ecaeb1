import type { Call, Retrieval, Slot } from "../model/document.ts";
import { LineIndex, partAt } from "../model/source-file.ts";
import type { CodeFacts } from "../recognise/facts.ts";
import { calleeText } from "../recognise/sites.ts";
import type { Thing } from "../resolve/thing.ts";
import type { ReadFile } from "./read.ts";

/** Why a call on a line is, or is not, seen as a model call or retrieval. Plain data. */
export interface WhyRow {
  readonly line: number;
  readonly callee: string;
  /** Null for a call that is neither. */
  readonly seen: { readonly kind: "call" | "retrieval"; readonly sdk: string; readonly via: string; readonly confidence: string } | null;
  /** What the receiver resolved to, in words; what made and configured it first. */
  readonly trail: readonly string[];
  /** For a seen call the slots that were read; `computed` where the value is not. */
  readonly slots: { readonly [name: string]: string };
  /** An entry of `wrappers` that would make it seen; null where nothing says which module it is from. */
  readonly wrapper: { readonly module: string; readonly member: string } | null;
}

/** Rows of one line (from 1; of a notebook inside the cell), outermost call first. Nothing for a prompt file: it calls nobody. */
export function whyOf(
  { file, document, facts }: ReadFile,
  { line: wanted, cell }: { readonly line: number; readonly cell: number | null },
  mask: (text: string) => string,
): WhyRow[] {
  const part = file.parts.find((it) => it.cell === cell);
  if (facts === null || (cell !== null && part === undefined)) return [];
  const index = new LineIndex(file.text);
  const first = part === undefined ? 0 : index.positionAt(part.start).line;
  const at = (offset: number) => index.positionAt(offset).line + 1;
  const line = wanted + first;
  if (part !== undefined && line > at(part.end)) return [];
  const told = (offset: number) => {
    const own = partAt(file, offset);
    if (own === null) return `line ${at(offset)}`;
    return `${own.cell === cell ? "" : `cell ${own.cell}, `}line ${at(offset) - index.positionAt(own.start).line}`;
  };
  const touches = (span: { readonly start: number; readonly end: number }) => at(span.start) <= line && line <= at(span.end);
  const sites = [...document.calls, ...document.retrievals].filter(touches);
  const known = new Set(sites.map((it) => it.start));
  const unseen = facts.bindings.sites.filter(({ call }) => !known.has(call.start) && at(call.callee.end) === line);
  return [
    ...sites.map((it): WhyRow => ({ ...seenRow(it, told, mask), line: at(it.start) - first })),
    ...unseen.map(({ call }): WhyRow => {
      const things = facts.things.of(call.callee);
      const path = things.find((it) => it.kind === "path");
      const member = path?.members.join(".") ?? "";
      return {
        line: wanted,
        callee: calleeText(call.callee),
        seen: null,
        trail:
          things.length === 0
            ? ["nothing in this file or its imports says what it is"]
            : things.map((it) => `resolves to ${spoken(it, facts)}`),
        slots: {},
        wrapper: path === undefined || member === "" ? null : { module: path.module, member },
      };
    }),
  ];
}

function seenRow(it: Call | Retrieval, told: (offset: number) => string, mask: (text: string) => string): Omit<WhyRow, "line"> {
  const model = it.kind === "call" && it.model?.id != null ? [`model ${it.model.id}`] : [];
  return {
    callee: it.callee,
    seen: { kind: it.kind, sdk: it.sdk, via: it.via, confidence: it.confidence },
    trail: [...it.hops.map((hop) => `${hop.message} (${told(hop.start)})`), ...model],
    slots: Object.fromEntries(Object.entries(it.slots).map(([name, slot]) => [name, mask(written(slot))])),
    wrapper: null,
  };
}

function written(slot: Slot): string {
  if (slot.state !== "set") return slot.state;
  return [...new Set(slot.values.map((it) => (it.constant === undefined ? "computed" : JSON.stringify(it.constant))))]
    .join(" or ")
    .slice(0, 80);
}

function spoken(thing: Thing, facts: CodeFacts): string {
  switch (thing.kind) {
    case "path":
      return `${[thing.module, ...thing.members].join(".")}, which no entry of the catalogue knows as a model call or retrieval`;
    case "made":
      return `${[thing.type, ...thing.path].join(".")} of ${thing.sdk}, which is neither a model call nor a retrieval`;
    case "instance":
      return `an object of the class ${thing.class.name}`;
    case "class":
      return `the class ${thing.class.name}`;
    case "callable":
      return `the function ${thing.func.name}, which is read where it stands`;
    case "foreign":
      return `${spoken(thing.thing, facts)}, in another file`;
    case "held":
      return "a value that is no function";
  }
}
