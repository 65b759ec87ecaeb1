import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar, visit } from "yaml";
import { type PromptText, PromptTextBuilder, plainText } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";
import { type DataFile, type DataNode, type DataProblem, DEEPEST, type Entry } from "./node.ts";
import { readScalar, type ScalarPlace } from "./yaml-scalar.ts";

/**
 * Reads a YAML document, or the part of a file that is one (front matter). Broken YAML is a problem at its place; what
 * the parser made of the rest is read.
 */
export function readYaml(source: string, part: Span = { start: 0, end: source.length }): DataFile {
  const text = source.slice(part.start, part.end);
  const tooDeep = nestingProblem(text, part.start);
  if (tooDeep !== null) return { root: null, problems: [tooDeep] };
  // Several documents in one file: the first is read, the others only reported by whoever needs them.
  const document = parseDocument(text, { keepSourceTokens: true, uniqueKeys: false, strict: true, logLevel: "silent", version: "1.2" });
  const problems: DataProblem[] = [];
  for (const { code, message, pos } of document.errors) {
    if (code === "MULTIPLE_DOCS") continue;
    const sentence = (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:?$/, "");
    const start = Math.min(part.start + pos[0], part.end);
    problems.push({ message: `YAML: ${sentence}`, span: { start, end: Math.min(Math.max(part.start + pos[1], start), part.end) } });
  }
  const shared = new Set<string>();
  visit(document, { Alias: (_, alias) => void shared.add(alias.source) });
  const reader = new YamlReader(source, part.start, problems, shared);
  const root = document.contents === null ? null : reader.node(document.contents as Node, false, 0);
  return { root, problems };
}

/** The parser goes down one call per bracket: what nests beyond reason is not handed to it. */
function nestingProblem(text: string, base: number): DataProblem | null {
  let [depth, indentation, lineStart] = [0, 0, true];
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === "\n") {
      lineStart = true;
      indentation = 0;
    } else if (lineStart && (unit === " " || unit === "-" || unit === "?")) {
      indentation++;
    } else {
      lineStart = false;
      if (unit === "[" || unit === "{") depth++;
      else if ((unit === "]" || unit === "}") && depth > 0) depth--;
    }
    if (depth > 1000 || indentation > 2000)
      return { message: "YAML: nested too deeply to be read", span: { start: base + at, end: base + at + 1 } };
  }
  return null;
}

class YamlReader {
  private readonly source: string;
  private readonly base: number;
  private readonly problems: DataProblem[];
  private readonly anchors = new Map<string, DataNode>();
  /** Anchors that an alias names: their text stands in several places, so it is read but not written. */
  private readonly shared: ReadonlySet<string>;
  private tooDeep = false;

  constructor(source: string, base: number, problems: DataProblem[], shared: ReadonlySet<string>) {
    this.shared = shared;
    this.source = source;
    this.base = base;
    this.problems = problems;
  }

  node(node: Node, inFlow: boolean, depth: number): DataNode | null {
    const span = this.span(node);
    if (depth > DEEPEST) {
      if (!this.tooDeep) this.problems.push({ message: "YAML: nested too deeply to be read", span });
      this.tooDeep = true;
      return null;
    }
    const read = this.read(node, span, inFlow, depth);
    if (read !== null && "anchor" in node && node.anchor !== undefined) this.anchors.set(node.anchor, read);
    return read;
  }

  private read(node: Node, span: Span, inFlow: boolean, depth: number): DataNode | null {
    if (isAlias(node)) return this.alias(node, span);
    if (isScalar(node)) return this.scalar(node, span, inFlow);
    if (isSeq(node)) {
      const items = node.items.map((it) => this.node(it as Node, inFlow || node.flow === true, depth + 1));
      return { kind: "list", ...span, items: items.filter((it) => it !== null) };
    }
    if (isMap(node)) return { kind: "record", ...span, entries: this.entries(node.items, inFlow || node.flow === true, depth) };
    return null;
  }

  private entries(pairs: readonly Pair[], inFlow: boolean, depth: number): Entry[] {
    const entries: Entry[] = [];
    for (const { key, value } of pairs) {
      if (!isScalar(key)) continue;
      const keySpan = this.span(key);
      const read = value === null || value === undefined ? null : this.node(value as Node, inFlow, depth + 1);
      const end = read === null ? keySpan.end : Math.max(read.end, keySpan.end);
      const entry = { key: String(key.value), keySpan, start: keySpan.start, end };
      entries.push({ ...entry, value: read ?? { kind: "scalar", value: null, start: end, end } });
    }
    return entries;
  }

  /** The text stands elsewhere. */
  private alias(node: Alias, span: Span): DataNode | null {
    const target = this.anchors.get(node.source);
    if (target === undefined || target.kind !== "text") return target?.kind === "scalar" ? { ...target, ...span } : null;
    return { kind: "text", ...span, text: target.text };
  }

  private scalar(node: Scalar, span: Span, inFlow: boolean): DataNode {
    const { value, srcToken } = node;
    if (typeof value !== "string") {
      if (typeof value === "number" || typeof value === "boolean" || value === null) return { kind: "scalar", ...span, value };
      return { kind: "text", ...span, text: plainText(this.source, span, "fixed") };
    }
    const style = STYLES[node.type ?? "PLAIN"] ?? "plain";
    const indentation = srcToken !== undefined && "indent" in srcToken ? srcToken.indent : 0;
    const place: ScalarPlace = { style, ...span, inFlow, indentation };
    const text = readScalar(this.source, place);
    // The parser is the judge of what a scalar says; where we differ the text is read as a whole and cannot be written.
    if (text.value !== value) return { kind: "text", ...span, text: whole(value, span) };
    return { kind: "text", ...span, text: node.anchor !== undefined && this.shared.has(node.anchor) ? fixed(text) : text };
  }

  private span(node: Node): Span {
    const [start, end] = node.range ?? [0, 0];
    return { start: this.base + start, end: this.base + end };
  }
}

const STYLES: { readonly [type: string]: ScalarPlace["style"] } = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function fixed(text: PromptText): PromptText {
  return { ...text, pieces: text.pieces.map((it) => ({ ...it, host: "fixed" })) };
}

function whole(value: string, span: Span): PromptText {
  const builder = new PromptTextBuilder();
  if (value !== "") builder.escape(value, span, "fixed");
  return builder.build();
}
