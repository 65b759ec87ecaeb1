import { isEditable, partAt, type SourceFile } from "../../model/source-file.ts";
import { applyEdits, type Edit } from "../../model/text.ts";
import { readCells, type WrittenCell } from "./cells.ts";
import { readNotebook } from "./index.ts";

/** Edits of the joined text by the cell they lie in, with spans inside it. */
export function editsByCell(file: SourceFile, edits: readonly Edit[]): Map<number, Edit[]> {
  const byCell = new Map<number, Edit[]>();
  for (const { span, text } of edits) {
    const part = partAt(file, span.start);
    if (part === null) continue;
    const local = { span: { start: span.start - part.start, end: span.end - part.start }, text };
    byCell.set(part.cell, [...(byCell.get(part.cell) ?? []), local]);
  }
  return byCell;
}

/**
 * The JSON of a notebook after edits of its joined text: the strings of changed lines are written anew, every other unit
 * stays. `json` is without a byte order mark. Null where the result would not read as what was asked for.
 */
export function writeNotebook(file: SourceFile, json: string, edits: readonly Edit[]): string | null {
  const expected = applyEdits(file.text, edits);
  if (expected === undefined || !edits.every((it) => isEditable(file, it.span))) return null;
  const byCell = editsByCell(file, edits);
  // A file of ASCII alone was written by somebody who escapes the rest.
  const quoted = /[^\0-\x7f]/.test(json) ? JSON.stringify : asciiString;
  const changes = readCells(json).cells.flatMap((cell): Edit[] => {
    const own = byCell.get(cell.cell);
    return own === undefined ? [] : [{ span: cell.value, text: valueAfter(cell, own, json, quoted) }];
  });
  const written = applyEdits(json, changes) ?? json;
  return readNotebook(file.uri, file.path, written).file?.text === expected ? written : null;
}

function valueAfter(cell: WrittenCell, edits: readonly Edit[], json: string, quoted: (text: string) => string): string {
  const { text, value, literals } = cell;
  const after = applyEdits(text, edits) ?? text;
  if (json[value.start] !== "[") return quoted(after);
  const [first, second] = literals;
  const last = literals.at(-1);
  if (first === undefined || last === undefined) return `[${linesOf(after).map(quoted).join(", ")}]`;
  const [from, to] = touched(cell, edits);
  const before = literals.slice(0, from);
  const behind = literals.slice(to);
  const start = sum(before);
  const changed = after.slice(start, after.length - sum(behind));
  const strings = [
    ...before.map((it) => json.slice(it.start, it.end)),
    ...linesOf(changed).map(quoted),
    ...behind.map((it) => json.slice(it.start, it.end)),
  ];
  if (strings.length === 0) return "[]";
  const between = second === undefined ? `,${json.slice(value.start + 1, first.start)}` : json.slice(first.end, second.start);
  return json.slice(value.start, first.start) + strings.join(between) + json.slice(last.end, value.end);
}

/** The literals that edits change, as a half-open range of indices; one more where the last would lose its line break. */
function touched({ literals, text }: WrittenCell, edits: readonly Edit[]): [number, number] {
  const start = Math.min(...edits.map((it) => it.span.start));
  const end = Math.max(...edits.map((it) => it.span.end));
  const ends: number[] = [];
  for (const it of literals) ends.push((ends.at(-1) ?? 0) + it.text.length);
  const found = ends.findIndex((it) => start < it);
  const from = found < 0 ? literals.length - 1 : found;
  let to = from + 1;
  while (to < literals.length && (ends[to - 1] ?? 0) < end) to++;
  if (to < literals.length && !staysLine(text, ends[to - 1] ?? 0, edits)) to++;
  return [from, to];
}

/** Whether what stands before an offset still ends with a line break after the edits. */
function staysLine(text: string, offset: number, edits: readonly Edit[]): boolean {
  return (applyEdits(text.slice(0, offset), edits) ?? "").endsWith("\n");
}

function sum(literals: readonly { readonly text: string }[]): number {
  return literals.reduce((length, it) => length + it.text.length, 0);
}

/** Lines with their ends, as notebooks list them. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function asciiString(text: string): string {
  return JSON.stringify(text).replace(/[^\0-\x7f]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
