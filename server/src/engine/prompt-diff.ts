import { type Change, compareUnits, type Stated } from "../analysis/instructions/compare.ts";
import type { Services } from "../analysis/services.ts";
import type { Prompt } from "../model/document.ts";
import { toSource } from "../model/prompt-text.ts";
import type { ReadFile } from "./read.ts";
import { Presenter } from "./report.ts";

/** A file that was read, with what may be asked of it. */
export interface Revised {
  readonly read: ReadFile;
  readonly services: Services;
}

export interface PromptDiff {
  readonly before: string;
  readonly after: string;
  readonly prompts: readonly ComparedPrompt[];
  /** Nothing that a model reads has changed. */
  readonly equal: boolean;
}

export interface ComparedPrompt {
  readonly name: string | null;
  readonly tokens: { readonly before: number; readonly after: number };
  /** The counts are no estimates. */
  readonly exact: boolean;
  readonly changes: readonly PromptChange[];
}

/** Texts are masked, one line, at most 300 units; lines count from 1. */
export interface PromptChange extends Pick<Change, "kind" | "detail"> {
  readonly before: Sentence | null;
  readonly after: Sentence | null;
}

export interface Sentence {
  readonly text: string;
  readonly line: number;
  readonly section: string | null;
  readonly tokens: number;
}

const LONGEST = 300;

/** Compares the prompts of two revisions of a file, or of two files: by their place in the code, else in their order. */
export function diffOf(before: Revised, after: Revised, mask: (text: string) => string): PromptDiff {
  const prompts = paired(before.read.document.prompts, after.read.document.prompts)
    .map(([one, other]) => compared(one, other, before, after, mask))
    .filter((it) => it.changes.length > 0 || it.tokens.before !== it.tokens.after);
  return { before: before.read.file.path, after: after.read.file.path, prompts, equal: prompts.length === 0 };
}

function paired(before: readonly Prompt[], after: readonly Prompt[]): [Prompt | null, Prompt | null][] {
  const keyOf = ({ id }: Prompt) => id.slice(id.indexOf("#") + 1);
  const waiting = new Map(before.map((it) => [keyOf(it), it]));
  const rows = after.map((it): [Prompt | null, Prompt | null] => {
    const found = waiting.get(keyOf(it)) ?? null;
    if (found) waiting.delete(keyOf(it));
    return [found, it];
  });
  const left = [...waiting.values()];
  // A function that was renamed has the one prompt that nobody else claims.
  return [
    ...rows.map(([one, other]): [Prompt | null, Prompt | null] => [one ?? left.shift() ?? null, other]),
    ...left.map((it): [Prompt, null] => [it, null]),
  ];
}

function compared(
  one: Prompt | null,
  other: Prompt | null,
  before: Revised,
  after: Revised,
  mask: (text: string) => string,
): ComparedPrompt {
  const [old, now] = [stated(one, before, mask), stated(other, after, mask)];
  const changes = compareUnits(old, now).map(({ kind, detail, before: from, after: to }) => ({
    kind,
    detail,
    before: from === null ? null : (old[from]?.sentence ?? null),
    after: to === null ? null : (now[to]?.sentence ?? null),
  }));
  const [was, is] = [counted(one, before), counted(other, after)];
  return {
    name: other?.name ?? one?.name ?? null,
    tokens: { before: was.tokens, after: is.tokens },
    exact: was.exact && is.exact,
    changes,
  };
}

function counted(prompt: Prompt | null, { services }: Revised): { tokens: number; exact: boolean } {
  if (prompt === null) return { tokens: 0, exact: true };
  const call = services.callOf(prompt);
  const counts = prompt.messages.map((it) => services.tokens(it.text, services.model(call?.model ?? prompt.model, call?.vendor)));
  return { tokens: counts.reduce((sum, it) => sum + it.tokens, 0), exact: counts.every((it) => it.exact) };
}

function stated(prompt: Prompt | null, { read, services }: Revised, mask: (text: string) => string): (Stated & { sentence: Sentence })[] {
  if (prompt === null) return [];
  const presenter = new Presenter(read.file, read.file.text);
  const { units, sections } = services.instructions(prompt);
  return units.map((unit) => {
    const source = prompt.messages[unit.message]?.text;
    const text = source?.value.slice(unit.start, unit.end) ?? "";
    const place = source && toSource(source, unit);
    const shown = mask(text).replace(/\s+/g, " ").replaceAll("\uFFFC", "{…}");
    return {
      unit,
      text,
      sentence: {
        text: shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST - 1)}…`,
        // A text that was taken from another file is shown where this one takes it.
        line: presenter.place(place && place.uri === undefined ? place : prompt).range.start.line,
        section: sections[unit.section]?.title ?? null,
        tokens: unit.tokens,
      },
    };
  });
}

const SIGNS: { readonly [Kind in Change["kind"]]: string } = {
  added: "+",
  removed: "-",
  reworded: "~",
  moved: ">",
  emphasis: "!",
  limit: "#",
  polarity: "±",
};

export function signOf(kind: Change["kind"]): string {
  return SIGNS[kind];
}

/** One change as lines of plain text: a sign, the kind, and the sentence before and after. */
function changeLines({ kind, detail, before, after }: PromptChange): readonly { readonly sign: string; readonly text: string }[] {
  const head = { sign: SIGNS[kind], text: `${kind}${detail === null ? "" : ` (${detail})`}${placeOf(before, after)}` };
  const old = before === null || kind === "moved" ? [] : [{ sign: "-", text: before.text }];
  const now = after === null ? [] : [{ sign: kind === "moved" ? " " : "+", text: after.text }];
  return [head, ...old, ...now];
}

function placeOf(before: Sentence | null, after: Sentence | null): string {
  const [from, to] = [before?.line, after?.line];
  if (from === undefined || to === undefined) return `, line ${to ?? from}`;
  return from === to ? `, line ${to}` : `, line ${from} → ${to}`;
}

export function tokenWords({ tokens: { before, after }, exact }: ComparedPrompt): string {
  const delta = after - before;
  return `${exact ? "" : "~"}${before} → ${after} tokens (${delta > 0 ? "+" : ""}${delta})`;
}

/** The comparison as a page. Text of the prompts stands in code spans, so that none of it is Markdown. */
export function diffPage(diff: PromptDiff, title: string): string {
  const code = (text: string) => {
    const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map((it) => it[0].length)) + 1);
    return `${fence} ${text} ${fence}`;
  };
  const parts = diff.prompts.map((prompt) => {
    const rows = prompt.changes.map((change) => {
      const [head, ...rest] = changeLines(change);
      return `- **${head?.text}**\n${rest.map((it) => `  - ${it.sign.trim() === "" ? "" : `${it.sign === "-" ? "was" : "is"} `}${code(it.text)}\n`).join("")}`;
    });
    return `## ${prompt.name === null ? "Prompt" : code(prompt.name)}\n\n${tokenWords(prompt)}\n\n${rows.join("")}`;
  });
  return `# ${title}\n\n${diff.equal ? "No instruction has changed.\n" : parts.join("\n")}`;
}
