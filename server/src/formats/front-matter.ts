import type { Problem } from "../model/document.ts";
import type { Span } from "../model/text.ts";
import type { DataNode } from "./data/node.ts";
import { readYaml } from "./data/yaml.ts";

export interface FrontMatter {
  /** With its fences and the line end after them; empty when the file has none. */
  readonly span: Span;
  readonly root: DataNode | null;
  readonly problems: readonly Problem[];
}

/** Settings between two lines of three dashes at the very beginning. Without the second line there are none. */
export function readFrontMatter(source: string, lenient = false): FrontMatter {
  const none = { span: { start: 0, end: 0 }, root: null, problems: [] };
  const opening = /^---[ \t]{0,40}\r?\n/.exec(source);
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
  const { root, problems } = readYaml(source, { start, end: end.index });
  return {
    span: { start: 0, end: end.index + end[0].length },
    root,
    problems: lenient ? [] : problems.map(({ message, span }) => ({ code: "parse", severity: "warning", message, span })),
  };
}
