import { parser } from "@lezer/markdown";
import type { Message, Prompt } from "../model/document.ts";
import { toSource } from "../model/prompt-text.ts";
import type { Span } from "../model/text.ts";
import type { Region } from "./format.ts";

/** What the editor shows of a prompt's inside: pure functions from what was read, with offsets in the file. */

export interface OutlineSymbol extends Span {
  readonly kind: "prompt" | "message" | "section" | "hole";
  readonly name: string;
  /** Shown beside the name: a role, a filter. */
  readonly detail: string;
  /** What is selected when the symbol is chosen; inside `start` to `end`. */
  readonly selection: Span;
  readonly children: readonly OutlineSymbol[];
}

export interface Fold extends Span {
  readonly kind: "comment" | "region" | null;
}

interface OutlineInput {
  readonly prompts: readonly Prompt[];
  readonly regions?: readonly Region[];
}

/** Prompts where a file has several, messages where a prompt has several, then sections; holes hang at the deepest of them. */
export function outlineOf({ prompts }: OutlineInput): OutlineSymbol[] {
  const several = prompts.length > 1;
  return prompts.flatMap((prompt) => {
    const children =
      prompt.messages.length > 1
        ? prompt.messages.map((it) => messageSymbol(it, prompt))
        : prompt.messages.flatMap((it) => contentsOf(it, prompt));
    if (!several) return children;
    const { start, end } = prompt;
    const name = prompt.name ?? prompt.id.slice(prompt.id.lastIndexOf("#") + 1);
    return [{ kind: "prompt" as const, name, detail: "", start, end, selection: { start, end: start }, children }];
  });
}

/** Front matter, comments, messages, sections, fenced code, and what conditions and loops decide about. Only spans over lines. */
export function foldsOf(source: string, { prompts, regions = [] }: OutlineInput): Fold[] {
  const folds: Fold[] = [];
  for (const { kind, start, end } of regions) {
    if (kind === "comment") folds.push({ start, end, kind: "comment" });
    else if (kind === "header" && start === 0) folds.push({ start, end, kind: "region" });
  }
  for (const prompt of prompts) {
    for (const { body } of prompt.holes) if (body !== undefined) folds.push({ ...body, kind: null });
    for (const message of prompt.messages) {
      if (prompt.messages.length > 1) folds.push({ start: message.start, end: message.end, kind: "region" });
      const { sections, code } = structureOf(message.text.value);
      for (const span of [...sections, ...code]) {
        const place = toSource(message.text, span);
        if (place !== null && place.uri === undefined) folds.push({ start: place.start, end: place.end, kind: null });
      }
    }
  }
  return folds
    .filter(({ start, end }) => source.slice(start, end).trimEnd().includes("\n"))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function messageSymbol(message: Message, prompt: Prompt): OutlineSymbol {
  const { start, end, role, text } = message;
  const line = /\S[^\n]{0,59}/.exec(text.value)?.[0].trimEnd().replaceAll("\uFFFC", "…") ?? "";
  return { kind: "message", name: role, detail: line, start, end, selection: { start, end: start }, children: contentsOf(message, prompt) };
}

interface Open {
  readonly depth: number;
  readonly symbol: OutlineSymbol & { readonly children: OutlineSymbol[] };
}

/** Sections inside each other by depth; a hole belongs to the section it stands in. */
function contentsOf({ text }: Message, prompt: Prompt): OutlineSymbol[] {
  const roots: OutlineSymbol[] = [];
  const open: Open[] = [];
  const sections = structureOf(text.value).sections.flatMap((it) => {
    const [place, heading] = [toSource(text, it), toSource(text, it.heading)];
    return place === null || heading === null || place.uri !== undefined
      ? []
      : [{ ...it, place, selection: { start: heading.start, end: heading.end } }];
  });
  const holes = text.pieces.flatMap((piece) => {
    const hole = piece.hole === undefined || piece.uri !== undefined ? undefined : prompt.holes[piece.hole];
    return hole === undefined ? [] : [{ at: piece.at, hole }];
  });
  const close = (before: (it: Open) => boolean) => {
    while (open.length > 0 && !before(open.at(-1) as Open)) open.pop();
  };
  let next = 0;
  const addHoles = (until: number) => {
    for (let it = holes[next]; it !== undefined && it.at < until; it = holes[++next]) {
      const { hole } = it;
      close(({ symbol }) => hole.start < symbol.end);
      const span = { start: hole.start, end: hole.end };
      (open.at(-1)?.symbol.children ?? roots).push({
        kind: "hole",
        name: hole.name,
        detail: hole.filter ?? "",
        ...span,
        selection: span,
        children: [],
      });
    }
  };
  for (const { title, depth, place, selection, start } of sections) {
    addHoles(start);
    close((it) => it.depth < depth && place.start < it.symbol.end);
    const symbol = {
      kind: "section" as const,
      name: title,
      detail: "",
      start: place.start,
      end: place.end,
      selection,
      children: [] as OutlineSymbol[],
    };
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ depth, symbol });
  }
  addHoles(text.value.length + 1);
  return roots;
}

interface Section extends Span {
  readonly title: string;
  readonly depth: number;
  readonly heading: Span;
}

const LONGEST = 1_000_000;

/** Models read headings beside tags that a browser would take for a block of HTML. */
const MARKDOWN = parser.configure({ remove: ["HTMLBlock"] });

interface Found {
  readonly title: string;
  /** Level of a heading; null for a tag, which brings its own end. */
  readonly level: number | null;
  readonly heading: Span;
  end: number | null;
}

/** Headings, and tags that are alone on their lines, outside of code; offsets in the text. A section runs to the next of its depth. */
export function structureOf(text: string): { sections: Section[]; code: Span[] } {
  if (text.length > LONGEST) return { sections: [], code: [] };
  const { headings, code } = headingsOf(text);
  const found = [...headings, ...tagsOf(text, code)].sort((a, b) => a.heading.start - b.heading.start);
  return { sections: nest(found, text.length), code };
}

function headingsOf(text: string): { headings: Found[]; code: Span[] } {
  const headings: Found[] = [];
  const code: Span[] = [];
  MARKDOWN.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name === "FencedCode" || name === "CodeBlock") {
        code.push({ start: from, end: to });
        return false;
      }
      const level = /^(?:ATXHeading|SetextHeading)([1-6])$/.exec(name)?.[1];
      if (level === undefined) return undefined;
      const line = text.slice(from, to).split("\n")[0] ?? "";
      const title = line
        .replace(/^[#\s]{1,20}/, "")
        .slice(0, 120)
        .replace(/\s{1,20}#{1,20}\s{0,20}$/, "")
        .trim();
      if (title !== "")
        headings.push({ title: title.replaceAll("\uFFFC", "…"), level: Number(level), heading: { start: from, end: to }, end: null });
      return false;
    },
  });
  return { headings, code };
}

/** Tags with an end; one that is never closed is no section. */
function tagsOf(text: string, code: readonly Span[]): Found[] {
  const tags: Found[] = [];
  const open = new Map<string, Found[]>();
  let next = 0;
  for (const match of text.matchAll(/^[ \t]{0,8}<(\/?)([A-Za-z][\w-]{0,63})(?:\s[^<>\n]{0,200})?>[ \t]{0,8}$/gm)) {
    const [line, slash, name = ""] = match;
    const heading = { start: match.index, end: match.index + line.length };
    while ((code[next]?.end ?? text.length) < heading.start) next++;
    if ((code[next]?.start ?? text.length) <= heading.start) continue;
    if (slash === "/") {
      const tag = open.get(name)?.pop();
      if (tag !== undefined) tag.end = heading.end;
      continue;
    }
    const tag: Found = { title: `<${name}>`, level: null, heading, end: null };
    tags.push(tag);
    open.set(name, [...(open.get(name) ?? []).slice(-100), tag]);
  }
  return tags.filter((it) => it.end !== null);
}

/** One sweep: a stack holds what is open. Ten depths a tag leave room for the headings inside it. */
function nest(found: readonly Found[], length: number): Section[] {
  const sections: (Section & { end: number })[] = [];
  const open: { readonly section: Section & { end: number }; readonly isTag: boolean; readonly limit: number }[] = [];
  let tags = 0;
  const pop = (end: number) => {
    const top = open.pop();
    if (top === undefined) return;
    if (top.isTag) tags--;
    else top.section.end = Math.min(end, top.limit);
  };
  for (const { title, level, heading, end } of found) {
    const { start } = heading;
    for (let top = open.at(-1); top !== undefined && top.limit <= start; top = open.at(-1)) pop(start);
    const depth = level === null ? 10 * (tags + 1) : 10 * tags + level;
    if (level !== null)
      for (let top = open.at(-1); top !== undefined && !top.isTag && top.section.depth >= depth; top = open.at(-1)) pop(start);
    const limit = Math.min(open.findLast((it) => it.isTag)?.limit ?? length, end ?? length);
    const section = { title, depth, start, end: limit, heading };
    sections.push(section);
    if (open.length >= 200) continue;
    open.push({ section, isTag: level === null, limit });
    if (level === null) tags++;
  }
  return sections;
}
