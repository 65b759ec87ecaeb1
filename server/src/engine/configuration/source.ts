import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { parse as parseToml, TomlError } from "smol-toml";
import type { Problem } from "../../model/document.ts";
import type { Span } from "../../model/text.ts";

export type KeyPath = readonly (string | number)[];

/** Configuration as it stands in a file, with the way back to the file. */
export interface ConfigurationSource {
  readonly value: unknown;
  /** Where a value stands, or the key that holds it; the nearest enclosing one where it cannot be told. */
  locate(path: KeyPath, side: "key" | "value"): Span | null;
  readonly problems: readonly Problem[];
}

/** Names of files that may hold the configuration, the stronger first. */
export const CONFIGURATION_FILES = ["prompt-hygiene.json", "pyproject.toml", "package.json"] as const;

/** In the folder of a project: it promises that what its prompts are, and what answers them, changes only on purpose. */
export const PROMPT_LOCK = ".prompt-lock.json";

/** Reads a configuration file by its name. Null: the file is not about us. */
export function readSource(name: string, text: string): ConfigurationSource | null {
  if (name.endsWith(".toml")) return tomlSource(text);
  return jsonSource(text, name === "package.json" ? ["prompt-hygiene"] : []);
}

function jsonSource(text: string, base: KeyPath): ConfigurationSource | null {
  const errors: ParseError[] = [];
  // Before this many brackets nobody writes by hand; the parser recurses.
  const deep = nesting(text) > 200;
  const tree = deep ? undefined : parseTree(text, errors, { allowTrailingComma: true, disallowComments: base.length > 0 });
  const node = tree && findNodeAtLocation(tree, [...base]);
  if (base.length > 0 && node === undefined) return null;
  // The first one alone: the others are mostly what it makes of the rest.
  const problems = errors
    .slice(0, 1)
    .map(({ error, offset, length }) => problem(`No JSON: ${lower(printParseErrorCode(error))}`, { start: offset, end: offset + length }));
  if (deep) problems.push(problem("Nested more than 200 deep: not read", { start: 0, end: 0 }));
  return {
    value: node === undefined ? {} : getNodeValue(node),
    locate: (path, side) => (tree === undefined ? null : locateNode(tree, [...base, ...path], side)),
    problems,
  };
}

function nesting(text: string): number {
  let [depth, most] = [0, 0];
  for (const unit of text) {
    if (unit === "{" || unit === "[") most = Math.max(most, ++depth);
    else if (unit === "}" || unit === "]") depth--;
  }
  return most;
}

function locateNode(tree: Node, path: (string | number)[], side: "key" | "value"): Span | null {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? tree : findNodeAtLocation(tree, path.slice(0, length));
    if (node === undefined) continue;
    const key = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
    const shown = (side === "key" || length < path.length) && key !== undefined ? key : node;
    return { start: shown.offset, end: shown.offset + shown.length };
  }
  return null;
}

const TABLE = "tool.prompt-hygiene";

function tomlSource(text: string): ConfigurationSource | null {
  if (!text.includes("prompt-hygiene")) return null;
  try {
    const tool = (parseToml(text) as { tool?: { "prompt-hygiene"?: unknown } }).tool;
    const value = tool?.["prompt-hygiene"];
    return value === undefined ? null : { value, locate: (path) => locateToml(text, path), problems: [] };
  } catch (error) {
    const at = error instanceof TomlError ? lineSpan(text, error.line - 1) : null;
    const message = error instanceof TomlError ? (error.message.split("\n")[0] ?? "") : "Cannot be read";
    return { value: {}, locate: () => at, problems: [problem(message, at)] };
  }
}

/** The line that sets the path, or the header of its table: the parser keeps no positions. */
function locateToml(text: string, path: KeyPath): Span | null {
  const wanted = [...TABLE.split("."), ...path.filter((it) => typeof it === "string")];
  let table: readonly string[] = [];
  let best: { readonly span: Span; readonly depth: number } | null = null;
  let start = 0;
  for (const line of text.split("\n")) {
    const span = { start, end: start + line.trimEnd().length };
    start += line.length + 1;
    const header = /^\s*\[{1,2}([^\]]{1,200})\]/.exec(line)?.[1];
    const key = header === undefined ? /^\s*([A-Za-z0-9_."' /-]{1,200}?)\s*=/.exec(line)?.[1] : undefined;
    if (header !== undefined) table = keysOf(header);
    const here = header !== undefined ? table : key !== undefined ? [...table, ...keysOf(key)] : null;
    if (here?.every((it, index) => it === wanted[index]) && here.length > (best?.depth ?? 1)) best = { span, depth: here.length };
  }
  return best?.span ?? null;
}

function keysOf(dotted: string): string[] {
  return [...dotted.matchAll(/"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)/g)].map((it) => it[1] ?? it[2] ?? it[3] ?? "");
}

function lineSpan(text: string, line: number): Span {
  const lines = text.split("\n");
  const start = lines.slice(0, line).reduce((sum, it) => sum + it.length + 1, 0);
  return { start, end: start + (lines[line] ?? "").trimEnd().length };
}

function problem(message: string, span: Span | null): Problem {
  return { code: "config", severity: "error", message, span };
}

/** `CloseBraceExpected` as words. */
function lower(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
