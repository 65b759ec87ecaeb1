import type { Problem } from "../model/document.ts";
import { plainText } from "../model/prompt-text.ts";
import type { Span } from "../model/text.ts";
import type { DataNode, Entry } from "./data/node.ts";
import { readYaml } from "./data/yaml.ts";

export interface FrontMatter {
  /** With its fences and the line end after them; empty when the file has none. */
  readonly span: Span;
  readonly root: DataNode | null;
  readonly problems: readonly Problem[];
}

/** Settings between two lines of three dashes at the very beginning, or behind blank lines where the loader skips them. Without the second line there are none. */
export function readFrontMatter(source: string, { lenient = false, blanksBefore = false } = {}): FrontMatter {
  const none = { span: { start: 0, end: 0 }, root: null, problems: [] };
  const opening = (blanksBefore ? /^\s{0,1000}?---[ \t]{0,40}\r?\n/ : /^---[ \t]{0,40}\r?\n/).exec(source);
  if (opening === null) return none;
  const start = opening[0].length;
  const closing = /^---[ \t]*(?:\r?\n|$)/gm;
  closing.lastIndex = start;
  const end = closing.exec(source);
  if (end === null) {
    const looksLikeSettings = /^[A-Za-z_][\w-]*:/.test(source.slice(start));
    if (!looksLikeSettings) return none;
    const message = "Front matter is never closed: add a line of three dashes";
    return { ...none, problems: [{ code: "parse", severity: "warning", message, span: { start: 0, end: 3 } }] };
  }
  const inner = { start, end: end.index };
  const { root, problems } = readYaml(source, inner);
  if (lenient && problems.length > 0)
    return { span: { start: 0, end: end.index + end[0].length }, root: readLines(source, inner), problems: [] };
  return {
    span: { start: 0, end: end.index + end[0].length },
    root,
    problems: problems.map(({ message, span }) => ({ code: "parse", severity: "warning", message, span })),
  };
}

/** `key: value` a line, as lenient agents read what strict YAML refuses: `globs: *.ts, *.tsx`. */
function readLines(source: string, { start, end }: Span): DataNode {
  const entries: Entry[] = [];
  for (const match of source.slice(start, end).matchAll(/^([A-Za-z][\w-]{0,63}):[ \t]{0,40}([^\r\n]*)/gm)) {
    const [line, key = "", rest = ""] = match;
    const from = start + match.index;
    const value = rest.trim();
    const span = { start: from + line.length - rest.length, end: from + line.length - rest.length + value.length };
    const node: DataNode =
      value === "true" || value === "false"
        ? { kind: "scalar", ...span, value: value === "true" }
        : { kind: "text", ...span, text: plainText(source, span, "fixed") };
    entries.push({ key, keySpan: { start: from, end: from + key.length }, start: from, end: span.end, value: node });
  }
  return { kind: "record", start, end, entries };
}
