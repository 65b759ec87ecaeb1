import type { Hole } from "../../model/document.ts";
import type { SourceFile } from "../../model/source-file.ts";
import { overlaps, type Span } from "../../model/text.ts";
import type { Companions } from "../format.ts";
import { type Declaration, declarationsOf, type ReadPrompt } from "./declarations.ts";

/** A variable of a prompt file: where it is declared and where its tags name it. Another file is named by `uri`. */
export interface Variable {
  readonly name: string;
  /** Settings, loops and assignments that bring it; empty where only code does. */
  readonly declarations: readonly Declaration[];
  readonly uses: readonly VariableUse[];
}

/** The name itself, inside its tag. */
export interface VariableUse extends Span {
  readonly hole: Hole;
}

/** Names of one prompt are another prompt's too where one run fills both. */
const SHARED = new Set(["crew", "promptfoo"]);

/** Words of the template languages that stand where names do. */
const WORDS = new Set(
  (
    "if elif else elsif elseif unless case when for in not and or is as end each with list set assign range define None null nil true false True False " +
    "defined undefined none loop forloop this ctx typeof recursive ignore missing only contains blank empty eq ne lt gt le ge index len print"
  ).split(" "),
);
/** More names than these in one tag are an expression that nobody navigates. */
const MOST_NAMES = 40;

/**
 * The variables of a prompt file in the order of their first use. A name that a loop brings is another variable inside the loop
 * than outside. Declared names that no tag uses come last.
 */
export function variablesOf(file: SourceFile, read: ReadPrompt, companions: Companions = () => undefined): Variable[] {
  const declared = declarationsOf(file, read, companions);
  const local = declared.filter((it) => it.scope !== undefined);
  const groups = new Map<string, { name: string; declarations: Declaration[]; uses: VariableUse[] }>();
  const groupOf = (key: string, name: string, declarations: () => Declaration[]) => {
    let group = groups.get(key);
    if (group === undefined) {
      group = { name, declarations: declarations(), uses: [] };
      groups.set(key, group);
    }
    return group;
  };
  const several = read.prompts.length > 1 && !SHARED.has(read.format);
  const seen = new Set<string>();
  for (const [index, prompt] of read.prompts.entries()) {
    const scope = several ? `${index} ` : "";
    const ofPrompt = (name: string) =>
      declared.filter((it) => it.scope === undefined && it.name === name && (!several || it.uri !== undefined || overlaps(it, prompt)));
    for (const hole of prompt.holes) {
      if (hole.uri !== undefined || hole.role === "include" || seen.has(`${hole.start} ${hole.end}`)) continue;
      seen.add(`${hole.start} ${hole.end}`);
      for (const { name, start, end } of namesIn(file.text, hole)) {
        const loop = local.findLast((it) => it.name === name && it.scope !== undefined && it.scope.start <= start && end <= it.scope.end);
        const key = loop === undefined ? `${scope}${name}` : `at ${loop.start}`;
        groupOf(key, name, () => (loop === undefined ? ofPrompt(name) : [loop])).uses.push({ start, end, hole });
      }
    }
    for (const { name } of declared)
      if (!groups.has(`${scope}${name}`) && ofPrompt(name).length > 0) groupOf(`${scope}${name}`, name, () => ofPrompt(name));
  }
  for (const loop of local) groupOf(`at ${loop.start}`, loop.name, () => [loop]);
  return [...groups.values()].toSorted((a, b) => Number(a.uses.length === 0) - Number(b.uses.length === 0));
}

/** Names of variables in a tag: not members, filters, helpers, literals or keywords. */
function namesIn(source: string, { start, end, name, filter }: Hole): (Span & { readonly name: string })[] {
  const tag = source.slice(start, Math.min(end, start + 2000));
  if (/^(?:\$\{|\{(?![{%#]))/.test(tag)) return pathIn(tag, start, name);
  if (!/^(?:\{\{|\{%|<%)/.test(tag)) return [];
  const isStatement = tag.startsWith("{%");
  const found: (Span & { readonly name: string })[] = [];
  const marked = /\{\{[^"']{0,200}\$/.test(tag);
  let isFirst = true;
  // Strings go by as one token each, so that no word of theirs is a name.
  for (const match of tag.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[$@]?[A-Za-z_]\w*/gs)) {
    const [token] = match;
    if (token[0] === '"' || token[0] === "'") continue;
    const before = tag.slice(Math.max(0, match.index - 20), match.index);
    const after = tag.slice(match.index + token.length, match.index + token.length + 20);
    const first = isFirst;
    isFirst = false;
    // The keyword of a statement; `#each`, `/if`, `>part`; a helper before its arguments.
    if (first && (isStatement || /[/>!]\s*$/.test(before) || token === filter)) continue;
    const isMember = /[\w)\]@]\s*\.$/.test(before);
    if (isMember || /\|\s*$/.test(before) || /^\s*=(?!=)/.test(after) || /^\s*\(/.test(after) || /\bis\s+(?:not\s+)?$/.test(before))
      continue;
    const isMarked = token.startsWith("$");
    const bare = token.replace(/^[$@]/, "");
    if (WORDS.has(bare) || token.startsWith("@") || (marked && !isMarked)) continue;
    const from = start + match.index + (token.length - bare.length);
    found.push({ name: bare, start: from, end: from + bare.length });
    if (found.length >= MOST_NAMES) break;
  }
  // A target of a loop is declared there, not used.
  const targets = isStatement ? /^\{%[-+]?\s*for\s+[^{}]{1,200}?\s+in\s/.exec(tag)?.[0].length : undefined;
  return targets === undefined ? found : found.filter((it) => it.start >= start + targets);
}

/** `{name}`, `{user.name}`, `${input:name:hint}`: languages whose tag is one path. */
function pathIn(tag: string, start: number, path: string): (Span & { readonly name: string })[] {
  const at = tag.indexOf(path);
  const part = /^(input:)?([A-Za-z_][\w-]*)/.exec(path);
  if (at < 0 || part === null) return [];
  const from = start + at + (part[1]?.length ?? 0);
  return [{ name: part[2] ?? path, start: from, end: from + (part[2]?.length ?? 0) }];
}
