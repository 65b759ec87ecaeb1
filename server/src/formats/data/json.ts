import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { type PromptText, PromptTextBuilder } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";
import { type DataFile, type DataNode, type DataProblem, DEEPEST } from "./node.ts";

/** Reads JSON with comments and trailing commas. What is broken is a problem at its place; the rest is read. */
export function readJson(source: string): DataFile {
  return readJsonAt(source, 0);
}

/** Reads a text that stands at `base` in its file. */
export function readJsonAt(text: string, base: number): DataFile {
  const deep = tooDeep(text);
  if (deep >= 0)
    return {
      root: null,
      problems: [{ message: "JSON: nested too deeply to be read", span: { start: base + deep, end: base + deep + 1 } }],
    };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const problems: DataProblem[] = errors.slice(0, 20).map(({ error, offset, length }) => ({
    message: `JSON: ${printParseErrorCode(error).replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)}`,
    span: { start: base + offset, end: base + Math.min(text.length, offset + length) },
  }));
  return { root: tree === undefined ? null : toNode(text, base, tree), problems };
}

/** Offset at which brackets nest beyond what is read, or -1. */
function tooDeep(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') {
      at++;
      while (at < text.length && text[at] !== '"' && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1;
    } else if (unit === "[" || unit === "{") depth++;
    else if (unit === "]" || unit === "}") depth--;
    if (depth > DEEPEST) return at;
  }
  return -1;
}

function toNode(text: string, base: number, node: Node): DataNode | null {
  const span = { start: base + node.offset, end: base + node.offset + node.length };
  switch (node.type) {
    case "string":
      return { kind: "text", ...span, text: readJsonString(text, { start: node.offset, end: node.offset + node.length }, base) };
    case "number":
    case "boolean":
      return { kind: "scalar", ...span, value: node.value };
    case "null":
      return { kind: "scalar", ...span, value: null };
    case "array":
      return { kind: "list", ...span, items: (node.children ?? []).map((it) => toNode(text, base, it)).filter((it) => it !== null) };
    case "object": {
      const entries = (node.children ?? []).flatMap((property) => {
        const [key, child] = property.children ?? [];
        const value = child === undefined ? null : toNode(text, base, child);
        if (key === undefined || value === null) return [];
        const keySpan = { start: base + key.offset, end: base + key.offset + key.length };
        return [{ key: String(key.value), keySpan, start: keySpan.start, end: value.end, value }];
      });
      return { kind: "record", ...span, entries };
    }
    default:
      return null;
  }
}

const ESCAPES: { readonly [letter: string]: string } = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\", "/": "/" };

/** The text of a string literal; `span` covers its quotes in `source`, `base` is added to every place. */
export function readJsonString(source: string, span: Span, base = 0): PromptText {
  const builder = new PromptTextBuilder();
  const closed = span.end - span.start > 1 && source[span.end - 1] === '"';
  const to = closed ? span.end - 1 : span.end;
  let [at, chunk] = [span.start + 1, span.start + 1];
  const place = (start: number, end: number) => ({ start: base + start, end: base + end });
  while (at < to) {
    if (source[at] !== "\\") {
      at++;
      continue;
    }
    if (at > chunk) builder.verbatim(source.slice(chunk, at), place(chunk, at), "json");
    const letter = source[at + 1] ?? "";
    const digits = letter === "u" ? /^[0-9a-fA-F]{4}/.exec(source.slice(at + 2, at + 6))?.[0] : undefined;
    const end = Math.min(to, at + 2 + (digits?.length ?? 0));
    builder.escape(
      digits === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(digits, 16)),
      place(at, end),
      "json",
    );
    at = chunk = end;
  }
  if (to > chunk) builder.verbatim(source.slice(chunk, to), place(chunk, to), "json");
  return builder.build();
}

/** Spans of the comments, which the tree leaves out. */
export function jsonComments(source: string): Span[] {
  const scanner = createScanner(source, false);
  const spans: Span[] = [];
  while (true) {
    const token = scanner.scan();
    if (token === END_OF_FILE) return spans;
    if (token === LINE_COMMENT || token === BLOCK_COMMENT)
      spans.push({ start: scanner.getTokenOffset(), end: scanner.getTokenOffset() + scanner.getTokenLength() });
  }
}

// `SyntaxKind` is a const enum, which a bundler that sees one file at a time cannot read.
const [LINE_COMMENT, BLOCK_COMMENT, END_OF_FILE] = [12, 13, 17];
