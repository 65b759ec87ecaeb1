import type { Span } from "../../model/text.ts";

/** A paragraph, bullet or heading of a text. The span leaves out markers, indentation and line ends at both ends. */
export interface Block extends Span {
  readonly kind: "paragraph" | "bullet" | "heading" | "open-tag" | "close-tag";
  /** Heading level, nesting of a bullet (0 outermost), else 0. */
  readonly depth: number;
  /** Title of a heading, name of a tag. */
  readonly title: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.{1,300}?)[ \t#]*$/;
const BULLET = /^([ \t]*)(?:[-*+•‣▪◦–]|\d{1,3}[.)]|[a-zA-Z][.)]|[(（]\d{1,3}[)）]|[①-⑳])[ \t]+/u;
const TAG = /^[ \t]*<(\/?)([A-Za-z][\w.:-]{0,60})(?:\s[^<>]{0,200})?>[ \t]*$/;
const TABLE = /^[ \t]*\|.*\|[ \t]*$/;
const RULE = /^[ \t]*(?:[-*_=~][ \t]*){3,}$/;
/** A line that is nothing but a short bold or capital title: `**Rules**`, `OUTPUT FORMAT:`. */
const BOLD_TITLE = /^[ \t]*(?:\*\*|__)([^*_]{2,80})(?:\*\*|__):?[ \t]*$/;
const CAPITAL_TITLE = /^[ \t]*((?:[\p{Lu}\d&/-]{2,}[ \t]*){1,6}):?[ \t]*$/u;
/** What stands between these tags shows something; it instructs nobody. */
const EXAMPLE_TAG =
  /^(?:.*[-_.:])?(?:examples?|samples?|few_?shots?|demonstrations?|good|bad|input|output|documents?|context|transcript|conversation|code|data|quote|template|schema|env|user_?query|diff)$/i;
const EXAMPLE_TITLE =
  /^(?:\W*)(?:few-?shot )?(?:examples?|sample (?:input|output|response|conversation|dialogue)|beispiele?|exemples?|ejemplos?|exemplos?|例|示例)\b/i;

/**
 * Cuts a text into blocks line by line. Fenced code, tables, quotations, rules and examples are left out.
 * Linear; every pattern is anchored and bounded.
 */
export function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open = null as (Span & { kind: "paragraph" | "bullet"; depth: number }) | null;
  let fence: string | null = null;
  const examples: string[] = [];
  let exampleHeading = 0;
  const close = () => {
    if (open) blocks.push({ ...open, title: "" });
    open = null;
  };
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
      continue;
    }
    if (mark !== undefined) {
      close();
      fence = mark;
      continue;
    }
    const tag = line.length <= 300 ? TAG.exec(line) : null;
    if (tag) {
      close();
      const [, slash, name = ""] = tag;
      if (slash === "" && (examples.length > 0 || EXAMPLE_TAG.test(name))) examples.push(name);
      else if (slash === "/" && examples.length > 0) examples.length = Math.max(0, examples.lastIndexOf(name));
      else if (examples.length === 0) blocks.push({ kind: slash === "/" ? "close-tag" : "open-tag", depth: 0, title: name, start, end });
      continue;
    }
    if (examples.length > 0) continue;
    const heading = titleOf(line);
    if (heading) {
      close();
      if (exampleHeading > 0 && heading.depth > exampleHeading) continue;
      exampleHeading = EXAMPLE_TITLE.test(heading.title) ? heading.depth : 0;
      blocks.push({ kind: "heading", ...heading, start, end });
      continue;
    }
    if (exampleHeading > 0) continue;
    if (line.trim() === "" || /^[ \t]*>/.test(line) || TABLE.test(line) || RULE.test(line)) {
      close();
      continue;
    }
    const bullet = BULLET.exec(line);
    const indentation = line.length - line.trimStart().length;
    const from: number = start + (bullet ? bullet[0].length : indentation);
    const to = start + line.trimEnd().length;
    if (bullet) {
      close();
      open = { start: from, end: to, kind: "bullet", depth: depthOf(bullet[1] ?? "") };
    } else if (open !== null) open = extend(open, to);
    else open = { start: from, end: to, kind: "paragraph", depth: 0 };
  }
  close();
  return blocks.filter((it) => it.end > it.start);
}

/** Text between fences, without the marks; an open fence runs to the end. */
export function fencesIn(text: string): Span[] {
  const fences: Span[] = [];
  let open: { readonly mark: string; readonly start: number } | null = null;
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const mark = FENCE.exec(line)?.[1];
    if (open === null) {
      if (mark !== undefined) open = { mark, start: Math.min(end + 1, text.length) };
    } else if (mark?.startsWith(open.mark) && line.trim() === mark) {
      fences.push({ start: open.start, end: Math.max(open.start, start) });
      open = null;
    }
  }
  if (open !== null) fences.push({ start: open.start, end: text.length });
  return fences.filter((it) => it.end > it.start);
}

function extend<Part extends Span>(part: Part, end: number): Part {
  return { ...part, end };
}

function titleOf(line: string): { depth: number; title: string } | null {
  if (line.length > 320) return null;
  const heading = HEADING.exec(line);
  if (heading) return { depth: heading[1]?.length ?? 1, title: heading[2] ?? "" };
  const bold = BOLD_TITLE.exec(line);
  // A bold sentence is a sentence that shouts; a bold title has no full stop and few words.
  if (bold?.[1] && !/[.!?]$/.test(bold[1]) && bold[1].split(/\s+/).length <= 6) return { depth: 6, title: bold[1] };
  const capitals = CAPITAL_TITLE.exec(line);
  return capitals?.[1] && /\p{Lu}{3}/u.test(capitals[1]) && !/\b(?:NEVER|NOT|MUST|ALWAYS|DO)\b/.test(capitals[1])
    ? { depth: 6, title: capitals[1].trim() }
    : null;
}

function depthOf(indentation: string): number {
  const columns = [...indentation].reduce((sum, it) => sum + (it === "\t" ? 4 : 1), 0);
  return Math.floor(columns / 2);
}

function* linesOf(text: string): Generator<Span> {
  let start = 0;
  while (start <= text.length) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    yield { start, end: end > start && text[end - 1] === "\r" ? end - 1 : end };
    if (feed < 0) return;
    start = feed + 1;
  }
}
