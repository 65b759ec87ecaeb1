import type { SourceFile } from "../../model/source-file.ts";
import type { Span } from "../../model/text.ts";
import type { FormatRow } from "../format.ts";
import { templateOf } from "../result.ts";
import { TEMPLATE_LANGUAGES, type TemplateName } from "../template/languages.ts";
import { HEADER_KEYS } from "./header-keys.ts";
import type { Variable } from "./variables.ts";

export interface Completion {
  readonly kind: "key" | "variable";
  readonly label: string;
  /** What is written in place of `span`. */
  readonly text: string;
  readonly detail: string;
  /** The word that is being typed. */
  readonly span: Span;
}

/** Only so much before the cursor is looked at. */
const REACH = 300;

/** Keys of the front matter, or names inside a tag that is being typed. */
export function completionsAt(file: SourceFile, row: FormatRow, variables: readonly Variable[], at: number): Completion[] {
  const line = lineBefore(file.text, at);
  if (!row.noHeader && isInHeader(file.text, at)) return keysAt(file.text, row, line, at);
  return namesAt(file, row, variables, line, at);
}

function lineBefore(source: string, at: number): string {
  const from = Math.max(at - REACH, source.lastIndexOf("\n", at - 1) + 1);
  return source.slice(from, at);
}

/** Behind the first fence and not yet behind a second one. */
function isInHeader(source: string, at: number): boolean {
  const opening = /^\s{0,200}?---[ \t]{0,40}\r?\n/.exec(source)?.[0].length;
  if (opening === undefined || at < opening) return false;
  const before = source.slice(opening, Math.min(at, opening + 20_000));
  return !/^---[ \t]{0,40}\r?$/m.test(before.slice(0, before.lastIndexOf("\n") + 1)) && at - opening <= 20_000;
}

function keysAt(source: string, { id }: FormatRow, line: string, at: number): Completion[] {
  const keys = HEADER_KEYS[id];
  if (keys === undefined || !/^[A-Za-z-]{0,40}$/.test(line)) return [];
  const after = /^\w*[ \t]*:/.test(source.slice(at, at + 60)) ? "" : ": ";
  const end = source.slice(0, at + 20_000).search(/\n---[ \t]{0,40}\r?(?:\n|$)/);
  const header = source.slice(0, end < 0 ? at : end);
  const present = new Set([...header.matchAll(/^([A-Za-z][\w-]{0,60}):/gm)].map((it) => it[1]));
  return Object.entries(keys)
    .filter(([key]) => !present.has(key))
    .map(([key, detail]) => ({ kind: "key", label: key, text: `${key}${after}`, detail, span: { start: at - line.length, end: at } }));
}

function namesAt(file: SourceFile, row: FormatRow, variables: readonly Variable[], line: string, at: number): Completion[] {
  const template = templateOf(row, file.text);
  const typed = template === null ? null : typedName(template, line);
  if (typed === null) return [];
  const span = { start: at - typed.length, end: at };
  const mark = template === "semantic-kernel" ? "$" : "";
  const offered = new Map<string, Completion>();
  for (const { name, declarations, uses } of variables) {
    // The word that is being typed is no variable yet.
    if (declarations.length === 0 && uses.every((it) => it.start <= at && at <= it.end)) continue;
    const scope = declarations.length === 1 ? declarations[0]?.scope : undefined;
    if (scope !== undefined && (at < scope.start || at > scope.end)) continue;
    offered.set(name, { kind: "variable", label: name, text: mark + name, detail: declarations[0]?.kind ?? "variable", span });
  }
  return [...offered.values()];
}

/** The word at the end of the line, where a name may stand in a tag that is open there; else null. */
function typedName(name: TemplateName, line: string): string | null {
  const language = TEMPLATE_LANGUAGES[name];
  if ("pattern" in language) {
    if (name === "arguments") return null;
    const found = (name === "dollar" ? /\$\{(?:input:)?([A-Za-z_]\w{0,63})?$/ : /(?<![{$])\{([A-Za-z_]\w{0,63})?$/).exec(line);
    return found === null ? null : (found[1] ?? "");
  }
  let inside: { readonly text: string; readonly open: string } | null = null;
  for (const { open, close, kind } of language.delimiters) {
    const from = line.lastIndexOf(open);
    if (from < 0 || line.includes(close, from)) continue;
    if (kind === "comment") return null;
    if (inside === null || open.length > inside.open.length) inside = { text: line.slice(from + open.length), open };
  }
  if (inside === null) return null;
  const { text, open } = inside;
  const word = (name === "semantic-kernel" ? /\$?(?:[A-Za-z_]\w{0,63})?$/ : /(?:[A-Za-z_]\w{0,63})?$/).exec(text)?.[0] ?? "";
  const before = text.slice(0, text.length - word.length);
  // In a string, behind a dot or a bar, or where the keyword of a statement stands.
  if ((before.match(/"/g)?.length ?? 0) % 2 === 1 || (before.match(/'/g)?.length ?? 0) % 2 === 1) return null;
  if (/[.|]\s*$/.test(before) || /[#/>^!]$/.test(before.trimEnd())) return null;
  return open === "{%" && !/^[-+]?\s*\w+\s/.test(before) ? null : word;
}
