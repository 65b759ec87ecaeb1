import type { Call, Problem, Retrieval, Slot } from "../model/document.ts";
import type { Call as CodeCall } from "../model/program.ts";
import { LineIndex, partAt } from "../model/source-file.ts";
import { calleeText } from "../recognise/sites.ts";
import { explain, type WhyStep } from "../recognise/why.ts";
import type { Thing } from "../resolve/thing.ts";
import type { ReadFile } from "./read.ts";

/** Why a call on a line is, or is not, seen as a model call or retrieval. Plain data. */
export interface WhyRow {
  readonly line: number;
  readonly callee: string;
  /** Null for a call that is neither. */
  readonly seen: {
    readonly kind: "call" | "retrieval";
    readonly sdk: string;
    readonly via: string;
    readonly confidence: Call["confidence"];
  } | null;
  /** For a call that is neither: what the catalogue knows it to make or to set up, as a client of an SDK. */
  readonly makes: { readonly type: string; readonly sdk: string } | null;
  /** What the receiver resolved to, in words; what made and configured it first. */
  readonly trail: readonly string[];
  /** For a seen call the slots that were read; `computed` where the value is not. */
  readonly slots: { readonly [name: string]: string };
  /** An entry of `wrappers` that would make it seen; null where nothing says which module it is from. */
  readonly wrapper: { readonly module: string; readonly member: string } | null;
}

/** Why there can be nothing to say of a line: it is none of the file, or of the cell. */
export function noSuchLine({ file }: ReadFile, { line, cell }: { readonly line: number; readonly cell: number | null }): Problem | null {
  const part = file.parts.find((it) => it.cell === cell);
  const say = (message: string): Problem => ({ code: "read", severity: "error", message, span: null });
  if (cell !== null && part === undefined) return say(`Cell ${cell} holds no code that is read; cells count from 0`);
  const lines = new LineIndex(part === undefined ? file.text : file.text.slice(part.start, part.end)).lineCount;
  if (line >= 1 && line <= lines) return null;
  return say(`There is no line ${line}: ${part === undefined ? "the file" : `cell ${cell}`} has ${lines}, counted from 1`);
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
      const { steps, missing } = explain(call, facts);
      const makes = madeBy(call, facts);
      return {
        line: wanted,
        callee: calleeText(call.callee),
        seen: null,
        makes,
        trail: [...steps.map((it) => mask(stepText(it))), ...(makes === null ? callableText(facts.things.of(call.callee)) : [])],
        slots: {},
        // An SDK that is known has its entries; what they lack is no wrapper.
        wrapper: missing === null || facts.things.catalogue.knows(missing.module) ? null : missing,
      };
    }),
  ];
}

/** What a call is, in words. */
export function verdictOf({ seen, makes }: WhyRow): string {
  if (seen !== null) return `${seen.kind === "call" ? "model call" : "retrieval"} of ${seen.sdk}`;
  return makes === null ? "not a model call, not a retrieval" : `makes ${makes.type}: the calls on it are looked at where they stand`;
}

function seenRow(it: Call | Retrieval, told: (offset: number) => string, mask: (text: string) => string): Omit<WhyRow, "line"> {
  const model = it.kind === "call" && it.model?.id != null ? [`model ${it.model.id}`] : [];
  return {
    callee: it.callee,
    makes: null,
    seen: { kind: it.kind, sdk: it.sdk, via: it.via, confidence: it.confidence },
    trail: [...it.hops.map((hop) => `${hop.message} (${told(hop.start)})`), ...model],
    slots: Object.fromEntries(Object.entries(it.slots).map(([name, slot]) => [name, mask(written(slot))])),
    wrapper: null,
  };
}

/** An SDK's object that comes out of this very call. */
function madeBy(call: CodeCall, facts: NonNullable<ReadFile["facts"]>): WhyRow["makes"] {
  for (const it of facts.things.of(call)) {
    const { type, sdk, settings } = it.kind === "made" ? it : { type: "", sdk: "", settings: [] };
    if (settings.some((setting) => setting.call === call)) return { type, sdk };
  }
  return null;
}

function written(slot: Slot): string {
  if (slot.state !== "set") return slot.state;
  return [...new Set(slot.values.map((it) => (it.constant === undefined ? "computed" : JSON.stringify(it.constant))))]
    .join(" or ")
    .slice(0, 80);
}

function stepText({ source, resolved, reason }: WhyStep): string {
  return `${source}: ${resolved.length > 0 ? resolved.join(", or ") : (reason ?? "not known")}`;
}

/** What is called is seen, and still no model call: what that means. */
function callableText(things: readonly Thing[]): string[] {
  const inner = things.map((it) => (it.kind === "foreign" ? it.thing : it));
  if (inner.some((it) => it.kind === "callable"))
    return ["a function of the project: what it calls is read where it stands, and no model call was found there"];
  if (inner.some((it) => it.kind === "path")) return ["no entry of the catalogue knows it as a model call or retrieval"];
  return inner.some((it) => it.kind === "made") ? ["an object that is known, but not this member as a model call or retrieval"] : [];
}
